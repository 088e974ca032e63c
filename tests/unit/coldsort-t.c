/* SPDX-License-Identifier: ISC */
/* Arenas on disk, and the sort that leaves little of them in memory. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "coldsort.h"
#include "str.h"
#include "tap.h"

#define N 50000

struct line {
	struct str name;
	uint32_t n;
};

static int
by_name(const void *x, const void *y)
{
	const struct line *a = x, *b = y;
	int c = str_cmp(a->name, b->name);

	return c != 0 ? c : (a->n > b->n) - (a->n < b->n);
}

/* KiB of a line of /proc/self/status. */
static long
resident(void)
{
	FILE *fp = fopen("/proc/self/status", "re");
	char line[256];
	long kib = -1;

	while (fp != NULL && fgets(line, sizeof line, fp) != NULL)
		if (sscanf(line, "VmRSS: %ld", &kib) == 1)
			break;
	if (fp != NULL)
		fclose(fp);
	return kib;
}

static void
growing(void)
{
	struct arena a = { 0 };
	char *p, *q;
	int i, zeros = 0;

	arena_on_disk(&a);
	p = arena_alloc(&a, 100);
	memset(p, 'x', 100);
	q = arena_grow(&a, p, 100, 3 << 20);
	ok(a.file == NULL || p == q, "the newest allocation grows in place");
	for (i = 100; i < 3 << 20; i++)
		zeros += q[i] == '\0';
	is_int(zeros, (3 << 20) - 100, "what it grew by is zero");
	arena_cool(&a);
	ok(q[0] == 'x' && q[99] == 'x', "cold memory says what it said");
	arena_reset(&a);
	q = arena_alloc(&a, 200);
	ok(q[0] == '\0' && q[99] == '\0', "and is zero when it is used anew");
	arena_release(&a);
}

static void
sorting(size_t n)
{
	struct arena words = { 0 }, table = { 0 };
	struct {
		struct line *v;
		size_t n, cap;
	} all = { 0 };
	uint32_t x = 7;
	size_t i, right = 1;

	arena_on_disk(&words);
	arena_on_disk(&table);
	for (i = 0; i < n; i++) {
		x = x * 1664525 + 1013904223;
		*ARENA_PUSH(&table, &all) = (struct line) { str_printf(&words,
		    "电子档案/%u/一个名称", (x >> 8) % (N / 2)), (uint32_t)i };
	}
	coldsort(all.v, all.n, sizeof *all.v, by_name, &table, &words);
	for (i = 1; i < n; i++)
		right += by_name(&all.v[i - 1], &all.v[i]) < 0;
	is_int((long long)right, n ? (long long)n : 1, "sorted");
	arena_release(&words);
	arena_release(&table);
}

static void
memory(void)
{
	struct arena a = { 0 };
	long before = resident();
	int i;

	arena_on_disk(&a);
	for (i = 0; i < 64; i++)
		memset(arena_alloc(&a, 1 << 20), 'x', 1 << 20);
	ok(a.file == NULL || resident() - before < 16 << 10,
	    "64 MiB on disk take no 16 in memory");
	arena_release(&a);
}

int
main(void)
{
	growing();
	sorting(0);
	sorting(1);
	sorting(4096);
	sorting(4097);
	sorting(N);
	memory();
	return done();
}
