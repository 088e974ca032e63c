/* SPDX-License-Identifier: ISC */
/*
 * HTML as programs save it: text, line ends, tables with spans.  What isn't
 * understood is skipped; nothing is fetched or run.
 */
#include <stdio.h>
#include <stdlib.h>

#include "fold.h"
#include "glyph.h"
#include "markup.h"

#define OPEN_MAX 64 /* elements that change the text in them */

struct element {
	char name[12];
	unsigned style;
	bool hidden;
	enum glyph_font font;
};

struct html {
	struct build b;
	struct arena *a;
	int skip;   /* within script, style, head's title */
	bool blank; /* a blank is due */
	struct element open[OPEN_MAX];
	int depth;
};

static uint32_t
entity(struct str name)
{
	static const struct {
		const char *name;
		uint32_t r;
	} v[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'},
	    {"nbsp", 0xa0}, {"ensp", ' '}, {"emsp", 0x3000}, {"middot", 0xb7},
	    {"times", 0xd7}, {"ldquo", 0x201c}, {"rdquo", 0x201d},
	    {"mdash", 0x2014}, {"ndash", 0x2013}, {"hellip", 0x2026},
	    {"radic", 0x221a}};
	char text[12] = {0};
	size_t i;
	long n;

	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (str_eq(name, str_c(v[i].name)))
			return v[i].r;
	if (name.len < 2 || name.p[0] != '#' || name.len > 9)
		return 0;
	memcpy(text, name.p + 1, (size_t)name.len - 1);
	n = text[0] == 'x' || text[0] == 'X' ? strtol(text + 1, NULL, 16)
					     : strtol(text, NULL, 10);
	return n >= ' ' && n <= 0x10ffff && !(n >= 0xd800 && n < 0xe000)
		   ? (uint32_t)n
		   : 0;
}

/* All that the open elements say. */
static unsigned
style_of(const struct html *h)
{
	return h->depth > 0 ? h->open[h->depth - 1].style : 0;
}

static bool
is_hidden(const struct html *h)
{
	return h->depth > 0 && h->open[h->depth - 1].hidden;
}

/* A letter of a symbol font is what that shows. */
static void
put(struct html *h, uint32_t r)
{
	enum glyph_font font =
	    h->depth > 0 ? h->open[h->depth - 1].font : FONT_TEXT;
	unsigned style = style_of(h);
	uint32_t shown;
	int tick;

	if (glyph_symbol(font, r, &tick, &shown)) {
		r = tick < 0 ? shown : tick ? 0x2611 : 0x2610;
		style |= tick < 0 ? 0 : DOC_TICK;
	}
	build_rune(&h->b, r, style);
}

static void
text(struct html *h, struct str s)
{
	if (is_hidden(h)) {
		if (h->skip == 0 && str_trim(s).len > 0)
			doc_warn(h->a, h->b.d, "hidden-content", S(""));
		return;
	}
	while (s.len > 0 && h->skip == 0) {
		uint32_t r = utf8_next(&s), e;
		ptrdiff_t semi;

		if (r == ' ' || r == '\n' || r == '\r' || r == '\t') {
			h->blank = true;
			continue;
		}
		if (r == '&' &&
		    (semi = str_find(str_slice(s, 0, 12), S(";"))) > 0 &&
		    (e = entity(str_slice(s, 0, semi))) != 0) {
			r = e;
			s = str_slice(s, semi + 1, s.len);
		}
		if (h->blank)
			build_rune(&h->b, ' ', style_of(h));
		h->blank = false;
		put(h, r);
	}
}

/* --- attributes (HTML 13.1.2.3) --- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

/* What stands in front of a blank, or of a sign that ends it. */
static struct str
take_word(struct str *s, const char *ends)
{
	struct str word = *s;
	ptrdiff_t n = 0;

	while (n < s->len && !is_blank(s->p[n]) &&
	       (s->p[n] == '\0' || strchr(ends, s->p[n]) == NULL))
		n++;
	*s = str_slice(*s, n, s->len);
	return str_slice(word, 0, n);
}

static void
skip_blanks(struct str *s)
{
	while (s->len > 0 && is_blank(*s->p))
		*s = str_slice(*s, 1, s->len);
}

static struct str
take_value(struct str *s)
{
	char quote;

	skip_blanks(s);
	if (!str_starts(*s, S("=")))
		return S("");
	*s = str_slice(*s, 1, s->len);
	skip_blanks(s);
	quote = s->len > 0 ? *s->p : ' ';
	if (quote != '"' && quote != '\'')
		return take_word(s, "");
	*s = str_slice(*s, 1, s->len);
	return str_cut(s, quote == '"' ? S("\"") : S("'"));
}

/* An attribute's value; false: the tag has no such attribute. */
static bool
attribute(struct str tag, const char *name, struct str *value)
{
	struct str rest = tag, key;

	take_word(&rest, "/");
	while (rest.len > 0) {
		skip_blanks(&rest);
		if (str_starts(rest, S("/")))
			rest = str_slice(rest, 1, rest.len);
		key = take_word(&rest, "/=");
		*value = take_value(&rest);
		if (str_eq_nocase(key, str_c(name)))
			return true;
	}
	*value = S("");
	return false;
}

/* How many rows or columns a cell spans. */
static int
span(struct str tag, const char *name)
{
	struct str value;
	int n = 0;

	attribute(tag, name, &value);
	for (; value.len > 0 && *value.p >= '0' && *value.p <= '9' && n < 1000;
	     value = str_slice(value, 1, value.len))
		n = n * 10 + *value.p - '0';
	return n > 0 ? n : 1;
}

static bool
is(const char *name, const char *const *v)
{
	for (; *v != NULL; v++)
		if (strcmp(name, *v) == 0)
			return true;
	return false;
}

static void
table_tag(struct html *h, const char *name, bool end, struct str tag)
{
	if (strcmp(name, "table") == 0)
		end ? build_table_end(&h->b) : build_table(&h->b);
	else if (strcmp(name, "tr") == 0 && !end)
		build_row(&h->b);
	else if (end)
		build_cell_end(&h->b);
	else
		build_cell(
		    &h->b, span(tag, "rowspan"), span(tag, "colspan"));
	h->blank = false;
}

/* The first font of <font face="A, B"> or style="font-family:'A',B". */
static enum glyph_font
font_of(struct str s, enum glyph_font otherwise)
{
	struct str style, name;
	ptrdiff_t at;

	attribute(s, "style", &style);
	at = str_find(style, S("font-family"));
	if (at >= 0) {
		name = str_slice(style, at + 11, style.len);
		str_cut(&name, S(":"));
		name = str_cut(&name, S(";"));
	} else if (!attribute(s, "face", &name)) {
		return otherwise;
	}
	name = str_trim(str_cut(&name, S(",")));
	if (str_starts(name, S("'")) || str_starts(name, S("\"")))
		name = str_slice(name, 1, name.len - 1);
	return glyph_font(name);
}

/* What an element's style says: hidden, struck, white. */
static void
open_element(struct html *h, const char *name, struct str s)
{
	static const char *const strikes[] = {"s", "strike", "del", NULL};
	/* Often left open: kept only where they say something. */
	static const char *const loose[] = {"p", "td", "tr", "option", NULL};
	struct element *e, below = {0};
	struct str style, value;

	if (h->depth == OPEN_MAX)
		return;
	e = &h->open[h->depth];
	if (h->depth > 0)
		below = h->open[h->depth - 1];
	*e = below;
	snprintf(e->name, sizeof e->name, "%s", name);
	if (is(name, strikes))
		e->style |= DOC_STRUCK;
	e->font = font_of(s, below.font);
	attribute(s, "style", &style);
	style = fold_unspace(h->a, style);
	if (str_has(style, S("line-through")))
		e->style |= DOC_STRUCK;
	if (str_has(style, S("color:white")) || str_has(style, S("color:#fff")) ||
	    str_has(style, S("color:#FFF")))
		if (!str_has(style, S("background")))
			e->style |= DOC_WHITE;
	if (str_has(style, S("display:none")) ||
	    str_has(style, S("mso-hide:all")) ||
	    str_has(style, S("visibility:hidden")) ||
	    attribute(s, "hidden", &value))
		e->hidden = true;
	/* Of a list to choose from only what was chosen was said. */
	if (strcmp(name, "option") == 0 && !attribute(s, "selected", &value))
		e->hidden = true;
	if (e->hidden != below.hidden || e->style != below.style ||
	    e->font != below.font ||
	    !is(name, loose))
		h->depth++;
}

/* The last of that name, and what was left open in it. */
static void
close_element(struct html *h, const char *name)
{
	int i;

	for (i = h->depth; i-- > 0;)
		if (strcmp(h->open[i].name, name) == 0) {
			h->depth = i;
			return;
		}
}

/* <input>: a box that is ticked or not, or what was typed. */
static void
input(struct html *h, struct str s)
{
	struct str type, value, has;

	if (is_hidden(h) || h->skip > 0)
		return;
	attribute(s, "type", &type);
	attribute(s, "value", &value);
	if (str_eq_nocase(type, S("checkbox")) ||
	    str_eq_nocase(type, S("radio")))
		build_rune(&h->b, attribute(s, "checked", &has) ? 0x2611 : 0x2610,
		    DOC_TICK);
	else if (type.len == 0 || str_eq_nocase(type, S("text")) ||
		 str_eq_nocase(type, S("tel")) ||
		 str_eq_nocase(type, S("email")) ||
		 str_eq_nocase(type, S("number")) ||
		 str_eq_nocase(type, S("date")))
		text(h, value);
}

static void
name_of(struct str s, char name[12])
{
	ptrdiff_t i, k = 0;

	for (i = 0; i < s.len && k < 11; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
			break;
		name[k++] = c;
	}
}

static void
tag(struct html *h, struct str s)
{
	static const char *const lines[] = {"p", "div", "br", "h1", "h2", "h3",
	    "h4", "h5", "h6", "li", "ul", "ol", "body", "section", "dt", "dd",
	    "dl", "hr", NULL};
	static const char *const tables[] = {"table", "tr", "td", "th", NULL};
	static const char *const blocks[] = {
	    "p", "td", "tr", "div", "table", NULL};
	static const char *const skipped[] = {"script", "style", "title", NULL};
	static const char *const styled[] = {"s", "strike", "del", "span",
	    "font", "p", "div", "td", "tr", "option", NULL};
	char name[12] = {0};
	bool end = s.len > 0 && s.p[0] == '/';

	name_of(end ? str_slice(s, 1, s.len) : s, name);
	if (end && is(name, styled))
		close_element(h, name);
	/* What the next one ends, though nothing says so. */
	if (is(name, blocks))
		close_element(h, "p");
	if (strcmp(name, "option") == 0 || strcmp(name, "select") == 0)
		close_element(h, "option");
	if (is(name, skipped)) {
		h->skip = end ? 0 : 1;
	} else if (is(name, tables)) {
		table_tag(h, name, end, s);
	} else if (is(name, lines)) {
		build_line(&h->b);
		h->blank = false;
	} else if (strcmp(name, "input") == 0) {
		input(h, s);
	}
	if (!end && is(name, styled))
		open_element(h, name, s);
}

const char *
html_read(struct arena *a, struct str rest, struct doc *d)
{
	struct html h = {0};
	ptrdiff_t at, end;

	h.a = a;
	build_begin(&h.b, a, d, "html");
	while (rest.len > 0) {
		at = str_find(rest, S("<"));
		if (at < 0)
			at = rest.len;
		text(&h, str_slice(rest, 0, at));
		rest = str_slice(rest, at, rest.len);
		if (rest.len == 0)
			break;
		if (str_starts(rest, S("<!--"))) {
			end = str_find(rest, S("-->"));
			rest = str_slice(
			    rest, end < 0 ? rest.len : end + 3, rest.len);
			continue;
		}
		end = str_find(rest, S(">"));
		if (end < 0)
			end = rest.len - 1;
		tag(&h, str_slice(rest, 1, end));
		rest = str_slice(rest, end + 1, rest.len);
	}
	build_end(&h.b);
	return NULL;
}
