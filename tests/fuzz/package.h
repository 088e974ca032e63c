/* SPDX-License-Identifier: ISC */
/* Packages of stored parts around the one that is fuzzed. */
#ifndef SHENBAO_FUZZ_PACKAGE_H
#define SHENBAO_FUZZ_PACKAGE_H

#include "str.h"
#include "tests/tools/docmake.h"

static inline struct str
docx_package(struct arena *a, struct str part)
{
	struct zipmake *z = NEW(a, struct zipmake);

	z->b.a = a;
	zipmake_add(z, "_rels/.rels", S(ROOT_RELS("word/document.xml")));
	zipmake_add(z, "word/document.xml", part);
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

#endif
