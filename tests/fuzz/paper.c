/* SPDX-License-Identifier: ISC */
/*
 * What a box does with a paper of any kind but OOXML: opens it, reads it as
 * form, list or evidence, answers.  The first byte, a figure, names the kind.
 *
 * USES: stages/extract/[a-l]*.c stages/extract/[n-z]*.c
 * USES: stages/extract/markup.c stages/extract/mht.c stages/extract/msdoc*.c
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

static const struct schema *
pack(void)
{
	static struct notice notice;
	static struct schema schema;
	const char *top = getenv("TOP");
	char dir[4096];

	snprintf(dir, sizeof dir, "%s/config/guangdong-2024",
	    top != NULL ? top : ".");
	notice_load(&notice, dir);
	if (schema_init(&schema, &notice) != NULL)
		abort();
	return &schema;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const struct schema *schema;
	struct arena a = { 0 };
	struct paper paper;
	struct str bytes;
	struct sb b = { .a = &a };
	json *answer;

	if (schema == NULL)
		schema = pack();
	if (n == 0)
		return 0;
	paper = kinds[(uint8_t)(*p - '0') % (sizeof kinds / sizeof *kinds)];
	paper.name = S("a");
	bytes = (struct str) { (const char *)p + 1, (ptrdiff_t)n - 1 };
	if (str_eq(paper.kind, S("odt")))
		bytes = odt_package(&a, bytes);
	answer = paper_read(&a, schema, &paper, bytes);
	json_write(&b, answer);
	js_free(answer);
	if (!utf8_valid(sb_str(&b)))
		abort();
	arena_release(&a);
	return 0;
}
