/* SPDX-License-Identifier: ISC */
/* Runs: what their properties say of the text (ECMA-376 part 1 s17.3.2). */
#include "docx.h"

/* ST_OnOff: without a value it is on. */
bool
docx_is_on(struct str v, bool has)
{
	return !has || !(str_eq(v, S("0")) || str_eq(v, S("false")) ||
			   str_eq(v, S("off")) || str_eq(v, S("none")));
}

static void
set(struct docx_run *r, unsigned bit, bool on)
{
	r->style = on ? r->style | bit : r->style & ~bit;
}

void
docx_run_prop(struct docx *x, struct docx_run *r, enum docx_tok tok,
    const struct xml_element *e)
{
	const struct docx_style *st;
	struct str v;
	bool has;

	v = xml_attr(e, XML_NS_W, S("val"), &has);
	switch (tok) {
	case D_VANISH:
		r->hidden = docx_is_on(v, has);
		break;
	case D_STRIKE:
		set(r, DOC_STRUCK, docx_is_on(v, has));
		break;
	case D_BOLD:
		set(r, DOC_BOLD, docx_is_on(v, has));
		break;
	case D_UNDERLINE:
		set(r, DOC_UNDERLINED, docx_is_on(v, has));
		break;
	case D_COLOUR:
		r->style &= ~(unsigned)DOC_COLOURS;
		r->style |= doc_colour(v);
		break;
	case D_HIGHLIGHT:
		set(r, DOC_COLOURED, docx_is_on(v, has));
		break;
	case D_FONTS:
		r->font = glyph_font(xml_attr(e, XML_NS_W, S("ascii"), NULL));
		if (r->font == FONT_TEXT)
			r->font =
			    glyph_font(xml_attr(e, XML_NS_W, S("hAnsi"), NULL));
		break;
	case D_RSTYLE:
		st = docx_style(x, v);
		if (st != NULL) {
			/* Toggle properties (s17.7.3): on twice is off. */
			r->style ^= st->style & DOC_STRUCK;
			r->style |= st->style & ~(unsigned)DOC_STRUCK;
			r->hidden ^= st->hidden;
		}
		break;
	default:
		break;
	}
}

/* w:sym: a code of a font. */
void
docx_sym(struct docx *x, const struct xml_element *e)
{
	struct str code = xml_attr(e, XML_NS_W, S("char"), NULL);
	enum glyph_font before = x->run.font;
	struct sb b = {.a = x->tmp};
	char buf[9] = {0};

	if (code.len == 0 || code.len > 8)
		return;
	memcpy(buf, code.p, (size_t)code.len);
	x->run.font = glyph_font(xml_attr(e, XML_NS_W, S("font"), NULL));
	sb_rune(&b, (uint32_t)strtoul(buf, NULL, 16));
	docx_put(x, sb_str(&b), 0);
	x->run.font = before;
}
