/* SPDX-License-Identifier: ISC */
/*
 * Packages of stored parts, so that mutation gets past the CRC.  The bytes
 * are the parts, in the order below, parted by form feeds, which XML cannot
 * hold.  A part without bytes is as usual, else the first again.
 */
#ifndef SHENBAO_FUZZ_PACKAGE_H
#define SHENBAO_FUZZ_PACKAGE_H

#include "doc.h"
#include "str.h"
#include "tests/tools/docmake.h"

struct fuzz_part {
	const char *name;
	const char *usual; /* NULL: as the first */
};

#define RELS(list)                                                             \
	"<Relationships xmlns='" OX "package/2006/relationships'>" list        \
	"</Relationships>"
#define REL(id, type, target)                                                  \
	"<Relationship Id='" id "' Type='" REL_TYPE type "' Target='" target   \
	"'/>"

/* seeds.py knows these names, and in which order they stand. */
static const struct fuzz_part docx_parts[] = {
	{ "word/document.xml", NULL },
	{ "word/styles.xml", NULL },
	{ "word/numbering.xml", NULL },
	{ "word/footnotes.xml", NULL },
	{ "word/header1.xml", NULL },
	{ "word/_rels/document.xml.rels", RELS(REL("r1", "styles", "styles.xml")
	    REL("r2", "numbering", "numbering.xml")
	    REL("r3", "footnotes", "footnotes.xml")
	    REL("r4", "header", "header1.xml")) },
	{ "docProps/app.xml", "<Properties/>" },
	{ "[Content_Types].xml", "<Types/>" },
	{ "_rels/.rels", RELS(REL("r1", "officeDocument", "word/document.xml")
	    REL("r2", "extended-properties", "docProps/app.xml")) },
};

static const struct fuzz_part xlsx_parts[] = {
	{ "xl/worksheets/sheet1.xml", NULL },
	{ "xl/sharedStrings.xml", NULL },
	{ "xl/styles.xml", NULL },
	{ "xl/drawings/drawing1.xml", NULL },
	{ "xl/drawings/vmlDrawing1.vml", NULL },
	{ "xl/comments1.xml", NULL },
	{ "xl/ctrlProps/ctrlProp1.xml", NULL },
	{ "xl/worksheets/_rels/sheet1.xml.rels",
	    RELS(REL("r1", "drawing", "../drawings/drawing1.xml")
	    REL("r2", "vmlDrawing", "../drawings/vmlDrawing1.vml")
	    REL("r3", "comments", "../comments1.xml")
	    REL("r4", "ctrlProp", "../ctrlProps/ctrlProp1.xml")) },
	{ "xl/workbook.xml", "<workbook xmlns='" OX "spreadsheetml/2006/main' "
	    "xmlns:r='" OX "officeDocument/2006/relationships'><sheets>"
	    "<sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>" },
	{ "xl/_rels/workbook.xml.rels",
	    RELS(REL("r1", "worksheet", "worksheets/sheet1.xml")
	    REL("r2", "sharedStrings", "sharedStrings.xml")
	    REL("r3", "styles", "styles.xml")) },
	{ "[Content_Types].xml", "<Types/>" },
	{ "_rels/.rels", RELS(REL("r1", "officeDocument", "xl/workbook.xml")) },
};

static inline struct str
fuzz_package(struct arena *a, const struct fuzz_part *v, size_t n,
    struct str bytes)
{
	struct zipmake *z = NEW(a, struct zipmake);
	struct str first = str_cut(&bytes, S("\f")), part = first;
	size_t i;

	z->b.a = a;
	for (i = 0; i < n; i++) {
		if (part.len == 0)
			part = v[i].usual != NULL ? str_c(v[i].usual) : first;
		zipmake_add(z, v[i].name, part);
		part = str_cut(&bytes, S("\f"));
	}
	return zipmake_end(z);
}

static inline void ask_table(struct arena *, const struct doc_block *,
    struct doc_table *);

static inline void
ask_cell(struct arena *a, const struct doc_block *b, struct doc_table *t,
    struct doc_cell *c)
{
	size_t i;

	doc_place(a, b, t, c);
	for (i = 0; i < c->nested.n; i++)
		ask_table(a, b, c->nested.v[i]);
}

#define CELLS_ASKED 99 /* of a table */

static inline void
ask_table(struct arena *a, const struct doc_block *b, struct doc_table *t)
{
	size_t i;

	for (i = 0; i < t->cells.n && i < CELLS_ASKED; i++)
		ask_cell(a, b, t, &t->cells.v[i]);
	doc_at(a, t, 0, 0);
}

/* Asks a document for its text and every place. */
static inline void
ask_document(struct arena *a, struct doc *d)
{
	struct doc_block *b;
	size_t i;

	if (!utf8_valid(doc_all_text(a, d, 1 << 20)))
		abort();
	for (i = 0; i < d->blocks.n; i++) {
		b = &d->blocks.v[i];
		if (b->table != NULL)
			ask_table(a, b, b->table);
		else
			doc_place(a, b, NULL, &b->para);
	}
}

static inline void
read_package(const char *(*read)(struct arena *, struct str, struct doc *),
    const struct fuzz_part *parts, size_t nparts, const uint8_t *p, size_t n)
{
	struct arena a = { 0 };
	struct str bytes = { (const char *)p, (ptrdiff_t)n };
	struct doc d;

	if (read(&a, fuzz_package(&a, parts, nparts, bytes), &d) == NULL)
		ask_document(&a, &d);
	arena_release(&a);
}

#endif
