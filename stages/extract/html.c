/* SPDX-License-Identifier: ISC */
/*
 * HTML as programs save it: text, line ends, tables with spans.  What isn't
 * understood is skipped; nothing is fetched or run.
 */
#include <stdlib.h>

#include "markup.h"

struct html {
	struct build b;
	int skip;   /* within script, style, head's title */
	bool blank; /* a blank is due */
	unsigned style;
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

static void
text(struct html *h, struct str s)
{
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
			build_rune(&h->b, ' ', h->style);
		h->blank = false;
		build_rune(&h->b, r, h->style);
	}
}

static int
number_of(struct str tag, const char *attr)
{
	ptrdiff_t at = str_find(tag, str_c(attr)), i;
	int n = 0;

	if (at < 0)
		return 1;
	i = at + (ptrdiff_t)strlen(attr);
	while (i < tag.len && strchr(" =\"'", tag.p[i]) != NULL)
		i++;
	for (; i < tag.len && tag.p[i] >= '0' && tag.p[i] <= '9' && n < 1000;
	     i++)
		n = n * 10 + tag.p[i] - '0';
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
		build_cell(&h->b, number_of(tag, "rowspan"),
		    number_of(tag, "colspan"));
	h->blank = false;
}

static void
tag(struct html *h, struct str s)
{
	static const char *const lines[] = {"p", "div", "br", "h1", "h2", "h3",
	    "h4", "h5", "h6", "li", "ul", "ol", "body", "section", "dt", "dd",
	    "dl", "hr", NULL};
	static const char *const tables[] = {"table", "tr", "td", "th", NULL};
	static const char *const hidden[] = {"script", "style", "title", NULL};
	static const char *const struck[] = {"s", "strike", "del", NULL};
	char name[12] = {0};
	bool end = s.len > 0 && s.p[0] == '/';
	ptrdiff_t i, k = 0;

	for (i = end ? 1 : 0; i < s.len && k < 11; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
			break;
		name[k++] = c;
	}
	if (is(name, hidden)) {
		h->skip = end ? 0 : 1;
	} else if (is(name, tables)) {
		table_tag(h, name, end, s);
	} else if (is(name, lines)) {
		build_line(&h->b);
		h->blank = false;
	} else if (is(name, struck)) {
		h->style = end ? 0 : DOC_STRUCK;
	}
}

const char *
html_read(struct arena *a, struct str rest, struct doc *d)
{
	struct html h = {0};
	ptrdiff_t at, end;

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
