/* SPDX-License-Identifier: ISC */
/* Element names to tokens. */
#include "docx.h"

/* clang-format off */
static const struct word {
	struct str name;
	enum docx_tok tok;
} words[] = {
#define W(n, t) { { n, sizeof(n) - 1 }, t }
	W("p", D_P), W("r", D_R), W("t", D_T), W("b", D_BOLD),
	W("u", D_UNDERLINE),
	W("tc", D_TC), W("tr", D_TR), W("br", D_BR), W("cr", D_BR),
	W("rt", D_SKIP),
	W("rPr", D_RPR), W("pPr", D_PPR), W("tab", D_TAB), W("tbl", D_TBL),
	W("sdt", D_SDT), W("sym", D_SYM), W("ins", D_INS), W("del", D_DEL),
	W("tcPr", D_TCPR), W("trPr", D_TRPR), W("pict", D_DRAWING),
	W("ptab", D_TAB),
	W("color", D_COLOUR), W("highlight", D_HIGHLIGHT),
	W("sdtPr", D_SDTPR),
	W("vMerge", D_VMERGE), W("hMerge", D_HMERGE), W("rFonts", D_FONTS),
	W("rStyle", D_RSTYLE), W("pStyle", D_PSTYLE), W("ilvl", D_LEVEL),
	W("numId", D_NUMID), W("vanish", D_VANISH),
	W("strike", D_STRIKE), W("ddList", D_FFLIST), W("moveTo", D_INS),
	W("result", D_FFRESULT), W("object", D_DRAWING),
	W("subDoc", D_SUBDOC),
	W("fldChar", D_FIELD), W("dstrike", D_STRIKE),
	W("cellDel", D_CELLDEL), W("cellIns", D_CELLINS),
	W("checked", D_FFCHECKED),
	W("default", D_FFDEFAULT), W("delText", D_SKIP),
	W("drawing", D_DRAWING), W("endnote", D_NOTE),
	W("gridSpan", D_GRIDSPAN), W("moveFrom", D_DEL),
	W("checkBox", D_FFCHECKBOX), W("altChunk", D_ALTCHUNK),
	W("footnote", D_NOTE),
	W("instrText", D_INSTR), W("fldSimple", D_FLDSIMPLE),
	W("listEntry", D_FFENTRY),
	W("rPrChange", D_SKIP), W("pPrChange", D_SKIP),
	W("sdtContent", D_SDTCONTENT), W("gridBefore", D_GRIDBEFORE),
	W("tcPrChange", D_SKIP), W("trPrChange", D_SKIP),
	W("txbxContent", D_TEXTBOX), W("tblPrChange", D_SKIP),
	W("tblPrExChange", D_SKIP), W("sectPrChange", D_SKIP),
	W("noBreakHyphen", D_HYPHEN), W("showingPlcHdr", D_PLACEHOLDER),
	W("tblGridChange", D_SKIP), W("delInstrText", D_SKIP),
	W("numberingChange", D_SKIP), W("commentReference", D_COMMENT),
	W("footnoteReference", D_NOTEREF), W("endnoteReference", D_NOTEREF),
	W("control", D_CONTROL),
#undef W
};
/* clang-format on */

enum { WORDS = sizeof words / sizeof *words };

static inline unsigned
hash(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	return (p[0] * 7u + p[s.len - 1] * 31u + p[s.len / 2] * 3u +
		   (unsigned)s.len * 13u) %
	       DOCX_WORD_SLOTS;
}

void
docx_words_index(struct docx *x)
{
	unsigned h;
	size_t i;

	for (i = 0; i < WORDS; i++) {
		for (h = hash(words[i].name); x->slot[h] != 0;)
			h = (h + 1) % DOCX_WORD_SLOTS;
		x->slot[h] = (unsigned char)(i + 1);
	}
}

static enum docx_tok
word_of_others(enum xml_ns ns, struct str s)
{
	switch (ns) {
	case XML_NS_MC:
		if (str_eq(s, S("AlternateContent")))
			return D_ALTERNATE;
		if (str_eq(s, S("Choice")))
			return D_CHOICE;
		return str_eq(s, S("Fallback")) ? D_FALLBACK : D_OTHER;
	case XML_NS_W14:
		if (str_eq(s, S("checkbox")))
			return D_BOX;
		return str_eq(s, S("checked")) ? D_BOX_CHECKED : D_OTHER;
	case XML_NS_M:
		if (str_eq(s, S("t")))
			return D_MT;
		return str_eq(s, S("r")) ? D_R : D_OTHER;
	default:
		return D_OTHER;
	}
}

enum docx_tok
docx_word(const struct docx *x, enum xml_ns ns, struct str s)
{
	const struct word *w;
	unsigned h;
	ptrdiff_t i;

	if (ns != XML_NS_W)
		return word_of_others(ns, s);
	for (h = hash(s); x->slot[h] != 0; h = (h + 1) % DOCX_WORD_SLOTS) {
		w = &words[x->slot[h] - 1];
		if (w->name.len != s.len)
			continue;
		for (i = 0; i < s.len && w->name.p[i] == s.p[i]; i++)
			;
		if (i == s.len)
			return w->tok;
	}
	return D_OTHER;
}
