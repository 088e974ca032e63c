/* SPDX-License-Identifier: ISC */
#include "rank.h"

#include <stdlib.h>

void
keys_add(struct arena *a, struct keys *k, struct str text, size_t of)
{
	if (text.len > 0)
		*ARENA_PUSH(a, k) = (struct key){text, of};
}

static int
cmp_keys(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int c = str_cmp(x->text, y->text);

	return c != 0 ? c : x->of < y->of ? -1 : x->of > y->of;
}

void
keys_sort(struct keys *k)
{
	if (k->n > 0)
		qsort(k->v, k->n, sizeof *k->v, cmp_keys);
}

size_t
keys_run(const struct keys *k, size_t from)
{
	size_t n = 1;

	while (from + n < k->n && str_eq(k->v[from].text, k->v[from + n].text))
		n++;
	return n;
}

bool
key_in(struct str text, struct str key, ptrdiff_t least)
{
	return key.len >= least && str_has(text, key);
}

size_t
keys_find(const struct keys *k, struct str text, const struct key **run)
{
	size_t lo = 0, hi = k->n, mid, n = 0;

	while (lo < hi && text.len > 0) {
		mid = lo + (hi - lo) / 2;
		if (str_cmp(k->v[mid].text, text) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	*run = k->v + lo;
	while (text.len > 0 && lo + n < k->n && str_eq(k->v[lo + n].text, text))
		n++;
	return n;
}
