/* SPDX-License-Identifier: ISC */
/* Directories of ZIPs, and what they lead to. */
#include "fuzz.h"

#include "limit.h"
#include "zipdir.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = { 0 };
	struct zipdir z;
	struct str out;
	size_t i;

	if (zipdir_open(&a, (struct str) { (const char *)p, (ptrdiff_t)n },
		&z) == NULL)
		for (i = 0; i < z.n && i < 64; i++) {
			if (!utf8_valid(z.v[i].name))
				abort();
			if (zipdir_read(&a, &z, i, KIB(256), &out) == NULL &&
			    out.p[out.len] != '\0')
				abort();
		}
	arena_release(&a);
	return 0;
}
