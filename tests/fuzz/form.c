/* SPDX-License-Identifier: ISC */
/*
 * What a box answers of a document: form, list or evidence.  HTML, as the
 * shortest way to paragraphs and tables; how others are opened is paper.c's.
 *
 * USES: stages/extract/[a-l]*.c stages/extract/[n-z]*.c
 * USES: stages/extract/markup.c stages/extract/mht.c stages/extract/msdoc*.c
 */
#include "fuzz.h"

#include "stages/extract/read.h"
#include "str.h"

/* A column whose every row answers: this notice's forms have none. */
static void
add_column(struct notice *n)
{
	const char *why;
	json *f = json_read(S("{\"name\":\"contracts\",\"kind\":\"money\","
	    "\"each\":true,\"labels\":[\"合同金额\"]}"), &why);

	js_add(js_path(n->root, "forms.case.fields"), f);
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
	add_column(&notice);
	if (schema_init(&schema, &notice) != NULL)
		abort();
	return &schema;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const struct schema *schema;
	struct arena a = { 0 };
	struct paper paper = { .kind = S("html"), .name = S("a") };
	struct sb b = { .a = &a };
	json *answer;

	if (schema == NULL)
		schema = pack();
	answer = paper_read(&a, schema, &paper,
	    (struct str) { (const char *)p, (ptrdiff_t)n });
	json_write(&b, answer);
	js_free(answer);
	if (!utf8_valid(sb_str(&b)))
		abort();
	arena_release(&a);
	return 0;
}
