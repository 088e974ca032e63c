/* SPDX-License-Identifier: ISC */
/* Names and texts of strangers: decoded, cleaned, folded, put on a disc. */
#include "fuzz.h"

#include "discname.h"
#include "fold.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = { 0 };
	struct str s = { (const char *)p, (ptrdiff_t)n }, t;

	t = text_decode(&a, s, NULL);
	if (!utf8_valid(t) || !utf8_valid(utf8_clean(&a, s)))
		abort();
	if (!utf8_valid(fold_plain(&a, t, NULL)) ||
	    !utf8_valid(fold_company(&a, t)) ||
	    !utf8_valid(fold_title(&a, t)) || !utf8_valid(fold_key(&a, t)))
		abort();
	utf8_first(t, 5);
	arena_release(&a);
	return 0;
}
