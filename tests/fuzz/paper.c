/* SPDX-License-Identifier: ISC */
/*
 * Opens a paper of any kind but OOXML.  The first byte, a figure, names the
 * kind; what is answered of a document is form.c's.
 *
 * USES: stages/extract/open.c stages/extract/cfb.c stages/extract/msdoc*.c
 * USES: stages/extract/rtf*.c stages/extract/html.c stages/extract/markup.c
 * USES: stages/extract/columns.c
 * USES: stages/extract/mht.c stages/extract/odt.c stages/extract/sheetxml.c
 * USES: stages/extract/pdf*.c stages/extract/tick*.c stages/extract/option.c
 * USES: stages/extract/schema.c stages/extract/pattern.c
 * USES: stages/extract/label*.c
 */
#include "fuzz.h"

#include "package.h"
#include "stages/extract/read.h"

static const struct paper kinds[] = {
	{ .kind = S("doc") },
	{ .kind = S("rtf") },
	{ .kind = S("html") },
	{ .kind = S("mht") },
	{ .kind = S("odt") },
	{ .kind = S("xml") },
	{ .kind = S("csv") },
	{ .kind = S("pdf"), .converted = true },
	{ .kind = S("pdf"), .ruled = true, .converted = true },
	{ .kind = S("doc"), .converted = true },
};

static struct str
odt_package(struct arena *a, struct str part)
{
	struct zipmake *z = NEW(a, struct zipmake);

	z->b.a = a;
	zipmake_add(z, "content.xml", part);
	zipmake_add(z, "styles.xml", part);
	return zipmake_end(z);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = { 0 };
	struct paper paper;
	struct str bytes;
	struct doc d = { 0 };
	bool scan;

	if (n == 0)
		return 0;
	paper = kinds[(uint8_t)(*p - '0') % (sizeof kinds / sizeof *kinds)];
	bytes = (struct str) { (const char *)p + 1, (ptrdiff_t)n - 1 };
	if (str_eq(paper.kind, S("odt")))
		bytes = odt_package(&a, bytes);
	if (paper_open(&a, &paper, bytes, &d, &scan) == NULL)
		ask_document(&a, &d);
	arena_release(&a);
	return 0;
}
