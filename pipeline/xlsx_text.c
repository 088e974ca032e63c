/* SPDX-License-Identifier: ISC */
/* Strings (ECMA-376 part 1 s18.4): plain, rich, with phonetic runs. */
#include "xlsx.h"

void
xlsx_rich_reset(struct xlsx_rich *r)
{
	r->text.a = r->tmp;
	r->text.len = 0;
	r->spans.n = 0;
	r->run = r->base;
	r->in_t = false;
	r->depth = 0;
}

/* RRGGBB or AARRGGBB; themes are not looked into. */
static unsigned
colour(const struct xml_element *e)
{
	struct str v = xml_attr(e, XML_NS_NONE, S("rgb"), NULL);

	return doc_colour(v.len == 8 ? str_slice(v, 2, 8) : v);
}

void
xlsx_font_prop(struct xlsx_font *f, const struct xml_element *e)
{
	struct str v;
	bool has, on;

	v = xml_attr(e, XML_NS_NONE, S("val"), &has);
	on = !has || !(str_eq(v, S("0")) || str_eq(v, S("false")) ||
			 str_eq(v, S("none")));
	if (str_eq(e->local, S("b")) && on)
		f->style |= DOC_BOLD;
	else if (str_eq(e->local, S("u")) && on)
		f->style |= DOC_UNDERLINED;
	else if (str_eq(e->local, S("strike")) && on)
		f->style |= DOC_STRUCK;
	else if (str_eq(e->local, S("color")))
		f->style |= colour(e);
	else if (str_eq(e->local, S("name")) || str_eq(e->local, S("rFont")))
		f->font = glyph_font(v);
}

/* True when the element belongs to a string. */
bool
xlsx_rich_start(struct xlsx_rich *r, const struct xml_element *e)
{
	if (r->depth > 0 || str_eq(e->local, S("rPh"))) {
		r->depth++;
		return true;
	}
	if (str_eq(e->local, S("t"))) {
		r->in_t = true;
		r->t_from = (size_t)r->text.len;
		return true;
	}
	if (str_eq(e->local, S("r"))) {
		/* A run without properties has the cell's font. */
		r->run = r->base;
		return true;
	}
	if (str_eq(e->local, S("rPr"))) {
		r->run = (struct xlsx_font){0};
		return true;
	}
	xlsx_font_prop(&r->run, e);
	return false;
}

void
xlsx_rich_text(struct xlsx_rich *r, struct str s)
{
	if (r->in_t && r->depth == 0 &&
	    (size_t)(r->text.len + s.len) <= CELL_BYTES_MAX)
		sb_add(&r->text, s);
}

/* The letters of one stretch as what a font of pictures shows. */
static void
pictures(struct sb *b, struct arena *a, struct doc_spans *spans, struct str s,
    enum glyph_font font, unsigned style)
{
	struct str before;
	uint32_t c, shown;
	ptrdiff_t from;
	int tick;

	while (s.len > 0) {
		before = s;
		c = utf8_next(&s);
		from = b->len;
		if (!glyph_symbol(font, c, &tick, &shown)) {
			before.len -= s.len;
			sb_add(b, before);
		} else if (tick < 0) {
			sb_rune(b, shown);
		} else {
			sb_rune(b, tick ? 0x2611 : 0x2610);
			*ARENA_PUSH(a, spans) =
			    (struct doc_span){from, b->len, DOC_TICK | style};
		}
	}
}

void
xlsx_glyphs(struct arena *a, struct xlsx_string *s, enum glyph_font font)
{
	struct sb b = {.a = a};
	struct doc_spans spans = {0};

	if (font == FONT_TEXT)
		return;
	pictures(&b, a, &spans, s->text, font, 0);
	s->text = sb_str(&b);
	s->spans = spans;
}

/* _x000D_ and the like: ST_Xstring (s22.9.2.19). */
static void
unescape(struct sb *b, size_t from)
{
	ptrdiff_t i, k = (ptrdiff_t)from;
	uint32_t r;
	char hex[5] = {0};
	struct sb one;
	char room[8];

	for (i = k; i < b->len; i++) {
		if (b->p[i] != '_' || b->len - i < 7 || b->p[i + 1] != 'x' ||
		    b->p[i + 6] != '_' ||
		    strspn(memcpy(hex, b->p + i + 2, 4),
			"0123456789abcdefABCDEF") != 4) {
			b->p[k++] = b->p[i];
			continue;
		}
		r = (uint32_t)strtoul(hex, NULL, 16);
		i += 6;
		if (r == '\r' || (r < 0x20 && r != '\n' && r != '\t'))
			continue;
		one = (struct sb){.a = b->a, .p = room, .cap = sizeof room};
		sb_rune(&one, r);
		memcpy(b->p + k, room, (size_t)one.len);
		k += one.len;
	}
	b->len = k;
}

void
xlsx_rich_end(struct xlsx_rich *r, struct str local)
{
	struct sb b = {.a = r->tmp};
	struct str s;

	if (r->depth > 0) {
		r->depth--;
		return;
	}
	if (!r->in_t || !str_eq(local, S("t")))
		return;
	r->in_t = false;
	s = str_slice(sb_str(&r->text), (ptrdiff_t)r->t_from, r->text.len);
	if (s.len > 6 && memchr(s.p, '_', (size_t)s.len) != NULL)
		unescape(&r->text, r->t_from);
	if (r->run.font != FONT_TEXT) {
		s = str_dup(r->tmp, str_slice(sb_str(&r->text),
					(ptrdiff_t)r->t_from, r->text.len));
		r->text.len = (ptrdiff_t)r->t_from;
		b = r->text;
		pictures(&b, r->tmp, &r->spans, s, r->run.font, r->run.style);
		r->text = b;
	} else if (r->run.style != 0 && r->text.len > (ptrdiff_t)r->t_from) {
		*ARENA_PUSH(r->tmp, &r->spans) = (struct doc_span){
		    (ptrdiff_t)r->t_from, r->text.len, r->run.style};
	}
}

struct xlsx_string
xlsx_rich_done(struct xlsx_rich *r)
{
	struct xlsx_string s = {.text = str_dup(r->a, sb_str(&r->text))};
	size_t i;

	for (i = 0; i < r->spans.n; i++)
		*ARENA_PUSH(r->a, &s.spans) = r->spans.v[i];
	return s;
}

/* --- The table of shared strings --- */

struct reader {
	struct xlsx *x;
	struct xlsx_rich rich;
	bool in_si;
};

static bool
on_start(void *ctx, const struct xml_element *e)
{
	struct reader *r = ctx;

	if (e->ns != XML_NS_S)
		return true;
	if (str_eq(e->local, S("si"))) {
		xlsx_rich_reset(&r->rich);
		r->in_si = true;
	} else if (r->in_si) {
		xlsx_rich_start(&r->rich, e);
	}
	return true;
}

static bool
on_end(void *ctx, enum xml_ns ns, struct str local)
{
	struct reader *r = ctx;

	if (ns != XML_NS_S || !r->in_si)
		return true;
	if (str_eq(local, S("si"))) {
		r->in_si = false;
		if (r->x->strings.n == XLSX_STRINGS_MAX) {
			doc_warn(
			    r->x->a, r->x->doc, "cut", S("shared strings"));
			return false;
		}
		*ARENA_PUSH(r->x->tmp, &r->x->strings) =
		    xlsx_rich_done(&r->rich);
	} else {
		xlsx_rich_end(&r->rich, local);
	}
	return true;
}

static bool
on_text(void *ctx, struct str s)
{
	struct reader *r = ctx;

	if (r->in_si)
		xlsx_rich_text(&r->rich, s);
	return true;
}

const char *
xlsx_strings(struct xlsx *x, struct str xml)
{
	static const struct xml_sax sax = {on_start, on_end, on_text};
	struct reader r = {.x = x, .rich = {.a = x->a, .tmp = x->tmp}};
	const char *why = xml_parse(x->tmp, xml, &sax, &r);

	return why == xml_stopped ? NULL : why;
}
