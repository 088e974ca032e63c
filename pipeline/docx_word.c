/* SPDX-License-Identifier: ISC */
/* Element names to tokens. */
#include "docx.h"

/* By length, so that few names have to be compared. */
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
	W("color", D_COLOUR), W("sdtPr", D_SDTPR),
	W("vMerge", D_VMERGE), W("hMerge", D_HMERGE), W("rFonts", D_FONTS),
	W("rStyle", D_RSTYLE), W("vanish", D_VANISH),
	W("strike", D_STRIKE), W("ddList", D_FFLIST), W("moveTo", D_INS),
	W("result", D_FFRESULT), W("object", D_DRAWING),
	W("subDoc", D_SUBDOC),
	W("fldChar", D_FIELD), W("dstrike", D_STRIKE),
	W("cellDel", D_CELLDEL), W("checked", D_FFCHECKED),
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
#undef W
};

enum { WORDS = sizeof words / sizeof *words };

void
docx_words_index(struct docx *x)
{
	size_t len, i = 0;

	for (len = 0; len < sizeof x->first; len++) {
		while (i < WORDS && (size_t)words[i].name.len < len)
			i++;
		x->first[len] = (unsigned char)i;
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
	size_t i;

	if (ns != XML_NS_W)
		return word_of_others(ns, s);
	if ((size_t)s.len >= sizeof x->first)
		return D_OTHER;
	for (i = x->first[s.len]; i < WORDS && words[i].name.len == s.len; i++)
		if (memcmp(words[i].name.p, s.p, (size_t)s.len) == 0)
			return words[i].tok;
	return D_OTHER;
}
