/* SPDX-License-Identifier: ISC */
/* Packages of stored parts around the one that is fuzzed. */
#ifndef SHENBAO_FUZZ_PACKAGE_H
#define SHENBAO_FUZZ_PACKAGE_H

#include "doc.h"
#include "str.h"
#include "tests/tools/docmake.h"

/* The part is the document, its styles, its numbering and its notes at once. */
static inline struct str
docx_package(struct arena *a, struct str part)
{
	struct zipmake *z = NEW(a, struct zipmake);

	z->b.a = a;
	zipmake_add(z, "_rels/.rels", S(ROOT_RELS("word/document.xml")));
	zipmake_add(z, "word/_rels/document.xml.rels", S("<Relationships xmlns='"
	    OX "package/2006/relationships'><Relationship Id='r1' Type='"
	    REL_TYPE "styles' Target='s.xml'/><Relationship Id='r2' Type='"
	    REL_TYPE "numbering' Target='n.xml'/><Relationship Id='r3' "
	    "Type='" REL_TYPE "footnotes' Target='f.xml'/></Relationships>"));
	zipmake_add(z, "word/document.xml", part);
	zipmake_add(z, "word/s.xml", part);
	zipmake_add(z, "word/n.xml", part);
	zipmake_add(z, "word/f.xml", part);
	return zipmake_end(z);
}

/* The part is the sheet, its shared strings and its styles at once. */
static inline struct str
xlsx_package(struct arena *a, struct str part)
{
	struct zipmake *z = NEW(a, struct zipmake);

	z->b.a = a;
	zipmake_add(z, "_rels/.rels", S(ROOT_RELS("xl/workbook.xml")));
	zipmake_add(z, "xl/workbook.xml", S("<workbook xmlns='" OX
	    "spreadsheetml/2006/main' xmlns:r='" OX "officeDocument/2006/"
	    "relationships'><sheets><sheet name='a' sheetId='1' r:id='r1'/>"
	    "</sheets></workbook>"));
	zipmake_add(z, "xl/_rels/workbook.xml.rels", S("<Relationships xmlns='"
	    OX "package/2006/relationships'><Relationship Id='r1' Type='"
	    REL_TYPE "worksheet' Target='s.xml'/><Relationship Id='r2' Type='"
	    REL_TYPE "sharedStrings' Target='t.xml'/><Relationship Id='r3' "
	    "Type='" REL_TYPE "styles' Target='u.xml'/></Relationships>"));
	zipmake_add(z, "xl/s.xml", part);
	zipmake_add(z, "xl/t.xml", part);
	zipmake_add(z, "xl/u.xml", part);
	return zipmake_end(z);
}

/* Asks a document for its text and every place. */
static inline void
ask_document(struct arena *a, struct doc *d)
{
	size_t i, k;

	if (!utf8_valid(doc_all_text(a, d, 1 << 20)))
		abort();
	for (i = 0; i < d->blocks.n; i++) {
		struct doc_table *t = d->blocks.v[i].table;

		for (k = 0; t != NULL && k < t->cells.n && k < 99; k++)
			doc_place(a, &d->blocks.v[i], t, &t->cells.v[k]);
		if (t != NULL)
			doc_at(a, t, 0, 0);
	}
}

static inline void
read_package(const char *(*read)(struct arena *, struct str, struct doc *),
    struct str (*package)(struct arena *, struct str), const uint8_t *p,
    size_t n)
{
	struct arena a = { 0 };
	struct str part = { (const char *)p, (ptrdiff_t)n };
	struct doc d;

	if (read(&a, package(&a, part), &d) == NULL)
		ask_document(&a, &d);
	arena_release(&a);
}

#endif
