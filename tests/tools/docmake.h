/* SPDX-License-Identifier: ISC */
/*
 * For tests in C: small DOCX and XLSX packages, and the model in few words:
 *
 *	P text			a paragraph
 *	T 2x3			a table, then its cells:
 *	0,1 1x2 text		place, span (when not 1x1), text, !doubt
 *
 * with styled stretches as {struck:text}; lines are joined by " / ".
 */
#ifndef SHENBAO_DOCMAKE_H
#define SHENBAO_DOCMAKE_H

#include "doc.h"
#include "tests/tools/zipmake.h"

#define OX "http://schemas.openxmlformats.org/"
#define XMLNS_W                                                                \
	"xmlns:w='" OX "wordprocessingml/2006/main' xmlns:r='" OX              \
	"officeDocument/2006/relationships' "                                  \
	"xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' "    \
	"xmlns:mc='" OX "markup-compatibility/2006' "                          \
	"xmlns:wps='http://schemas.microsoft.com/office/word/2010/"            \
	"wordprocessingShape' xmlns:v='urn:schemas-microsoft-com:vml' "        \
	"xmlns:m='" OX "officeDocument/2006/math'"
#define REL_TYPE OX "officeDocument/2006/relationships/"
#define ROOT_RELS(target)                                                      \
	"<Relationships xmlns='" OX "package/2006/relationships'>"             \
	"<Relationship Id='r1' Type='" REL_TYPE                                \
	"officeDocument' Target='" target "'/></Relationships>"

static inline struct str
docmake_docx(struct arena *a, const char *body)
{
	struct zipmake *z = NEW(a, struct zipmake);

	z->b.a = a;
	zipmake_add(z, "_rels/.rels", S(ROOT_RELS("word/document.xml")));
	zipmake_add(z, "word/document.xml", str_printf(a,
	    "<w:document " XMLNS_W "><w:body>%s</w:body></w:document>", body));
	return zipmake_end(z);
}

/* With another part, "styles" or "numbering", and what stands within it. */
static inline struct str
docmake_with(struct arena *a, const char *part, const char *xml,
    const char *body)
{
	struct zipmake *z = NEW(a, struct zipmake);

	z->b.a = a;
	zipmake_add(z, "_rels/.rels", S(ROOT_RELS("word/document.xml")));
	zipmake_add(z, "word/_rels/document.xml.rels", str_printf(a,
	    "<Relationships xmlns='" OX "package/2006/relationships'>"
	    "<Relationship Id='r1' Type='" REL_TYPE
	    "%s' Target='%s.xml'/></Relationships>", part, part));
	zipmake_add(z, str_printf(a, "word/%s.xml", part).p,
	    str_printf(a, "<w:%s " XMLNS_W ">%s</w:%s>", part, xml, part));
	zipmake_add(z, "word/document.xml", str_printf(a,
	    "<w:document " XMLNS_W "><w:body>%s</w:body></w:document>", body));
	return zipmake_end(z);
}

static inline void
docmake_text(struct sb *b, const struct doc_cell *c)
{
	static const char *const name[] = { "struck", "prompt", "grey",
		"inserted", "underlined", "deleted", "tick", "bold",
		"coloured", "white", "ticked" };
	ptrdiff_t at = 0;
	size_t i, k;

	for (i = 0; i < c->spans.n; i++) {
		const struct doc_span *s = &c->spans.v[i];

		sb_add(b, str_slice(c->text, at, s->from));
		sb_addc(b, '{');
		for (k = 0; k < sizeof name / sizeof *name; k++)
			if ((s->style & 1u << k) != 0)
				sb_addf(b, "%s:", name[k]);
		if (s->style >> DOC_ITEM_SHIFT != 0)
			sb_addf(b, "%u:", s->style >> DOC_ITEM_SHIFT);
		sb_add(b, str_slice(c->text, s->from, s->to));
		sb_addc(b, '}');
		at = s->to;
	}
	sb_add(b, str_slice(c->text, at, c->text.len));
	if (c->doubt != NULL)
		sb_addf(b, " !%s", c->doubt);
}

static inline void
docmake_table(struct sb *b, const struct doc_table *t)
{
	size_t i, k;

	sb_addf(b, "T %dx%d%s", t->rows, t->cols, t->hidden ? " hidden" : "");
	for (i = 0; i < t->cells.n; i++) {
		const struct doc_cell *c = &t->cells.v[i];

		sb_addf(b, " / %d,%d ", c->row, c->col);
		if (c->rows != 1 || c->cols != 1)
			sb_addf(b, "%dx%d ", c->rows, c->cols);
		docmake_text(b, c);
		for (k = 0; k < c->nested.n; k++) {
			sb_add(b, S(" ("));
			docmake_table(b, c->nested.v[k]);
			sb_addc(b, ')');
		}
	}
}

static inline struct str
docmake_words(struct arena *a, const struct doc *d, const char *why)
{
	static const char *const where[] = { "", "header ", "footer ",
		"note ", "textbox " };
	struct sb b = { .a = a };
	size_t i;

	if (why != NULL)
		return str_printf(a, "(%s)", why);
	for (i = 0; i < d->blocks.n; i++) {
		if (i > 0)
			sb_add(&b, S(" / "));
		sb_add(&b, str_c(where[d->blocks.v[i].where]));
		if (d->blocks.v[i].table != NULL) {
			docmake_table(&b, d->blocks.v[i].table);
		} else {
			sb_add(&b, S("P "));
			docmake_text(&b, &d->blocks.v[i].para);
		}
	}
	return sb_str(&b);
}

#endif
