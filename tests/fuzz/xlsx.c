/* SPDX-License-Identifier: ISC */
/* One part, wrapped into a stored package: mutation gets past the CRC. */
#include "fuzz.h"

#include "doc.h"
#include "package.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = { 0 };
	struct str part = { (const char *)p, (ptrdiff_t)n };
	struct doc d;
	size_t i, k;

	if (xlsx_read(&a, xlsx_package(&a, part), &d) == NULL) {
		if (!utf8_valid(doc_all_text(&a, &d, 1 << 20)))
			abort();
		for (i = 0; i < d.blocks.n; i++) {
			struct doc_table *t = d.blocks.v[i].table;

			for (k = 0; t != NULL && k < t->cells.n && k < 99; k++)
				doc_place(&a, &d.blocks.v[i], t,
				    &t->cells.v[k]);
			if (t != NULL)
				doc_at(&a, t, 0, 0);
		}
	}
	arena_release(&a);
	return 0;
}
