/* SPDX-License-Identifier: ISC */
/* The tokenizer: balanced events, valid UTF-8, nothing of a DOCTYPE. */
#include "fuzz.h"

#include "limit.h"
#include "xml.h"

static int depth;

static bool
start(void *ctx, const struct xml_element *e)
{
	size_t i;

	(void)ctx;
	if (++depth > XML_DEPTH_MAX || e->n > XML_ATTRS_MAX)
		abort();
	for (i = 0; i < e->n; i++)
		if (!utf8_valid(e->attrs[i].value))
			abort();
	return true;
}

static bool
end(void *ctx, enum xml_ns ns, struct str local)
{
	(void)ctx, (void)ns, (void)local;
	if (--depth < 0)
		abort();
	return true;
}

static bool
text(void *ctx, struct str s)
{
	(void)ctx;
	if (!utf8_valid(s))
		abort();
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const struct xml_sax sax = { start, end, text };
	struct arena a = { 0 };
	const char *why;

	depth = 0;
	why = xml_parse(&a, (struct str) { (const char *)p, (ptrdiff_t)n },
	    &sax, NULL);
	if (why == NULL && depth != 0)
		abort();
	arena_release(&a);
	return 0;
}
