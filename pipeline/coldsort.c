/* SPDX-License-Identifier: ISC */
#include "coldsort.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define RUN ((size_t)4096) /* members that qsort() gets at once */
#define TURN ((size_t)64) /* members between two coolings, see ARENA_COOL */

struct job {
	char *from, *to;
	size_t n, size;
	coldsort_order *order;
	struct arena *table, *words;
};

static void
cool(struct job *j)
{
	arena_cool(j->table);
	arena_cool(j->words);
}

/* Two sorted runs, at lo and at mid, to one. */
static void
merge(struct job *j, size_t lo, size_t mid, size_t hi)
{
	size_t a = lo, b = mid, i, s = j->size;
	bool left;

	for (i = lo; i < hi; i++) {
		left = b == hi || (a < mid && j->order(j->from + a * s,
		    j->from + b * s) <= 0);
		memcpy(j->to + i * s, j->from + (left ? a++ : b++) * s, s);
		if (i % TURN == 0)
			cool(j);
	}
}

void
coldsort(void *v, size_t n, size_t size, coldsort_order *order,
    struct arena *table, struct arena *words)
{
	struct job j = { .from = v, .n = n, .size = size, .order = order,
		.table = table, .words = words };
	size_t i, run, mid, hi;
	char *swap;

	for (i = 0; i < n; i += RUN) {
		qsort(j.from + i * size, n - i < RUN ? n - i : RUN, size,
		    order);
		cool(&j);
	}
	if (n > RUN)
		j.to = arena_raw(table, n * size);
	for (run = RUN; run < n; run *= 2) {
		for (i = 0; i < n; i += 2 * run) {
			mid = n - i < run ? n : i + run;
			hi = n - i < 2 * run ? n : i + 2 * run;
			merge(&j, i, mid, hi);
		}
		swap = j.from;
		j.from = j.to;
		j.to = swap;
	}
	for (i = 0; i < n && j.from != v; i += RUN) {
		memcpy((char *)v + i * size, j.from + i * size,
		    (n - i < RUN ? n - i : RUN) * size);
		cool(&j);
	}
}
