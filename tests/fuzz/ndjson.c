/* SPDX-License-Identifier: ISC */
/* A line of the stream: what is read is written so that it is read again. */
#include "fuzz.h"

#include "json.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = { 0 };
	struct sb b = { .a = &a }, again = { .a = &a };
	const char *why;
	json *v = json_read((struct str) { (const char *)p, (ptrdiff_t)n },
	    &why), *w;

	if (v != NULL) {
		json_write(&b, v);
		if (!utf8_valid(sb_str(&b)) ||
		    str_has(sb_str(&b), S("\n")))
			abort();
		w = json_read(sb_str(&b), &why);
		if (w == NULL)
			abort();
		json_write(&again, w);
		if (!str_eq(sb_str(&b), sb_str(&again)))
			abort();
		js_free(w);
	}
	js_free(v);
	arena_release(&a);
	return 0;
}
