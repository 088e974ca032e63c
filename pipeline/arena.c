/* SPDX-License-Identifier: ISC */
#include "arena.h"

#include <err.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(p, n) ASAN_POISON_MEMORY_REGION(p, n)
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

#define BLOCK_MIN ((size_t)64 * 1024)

struct arena_block {
	struct arena_block *next;
	size_t size; /* of data */
	alignas(max_align_t) char data[];
};

static size_t
round_up(size_t n)
{
	size_t a = alignof(max_align_t);

	if (n > PTRDIFF_MAX - a)
		errx(EX_OSERR, "out of memory: %zu bytes asked for", n);
	return (n + a - 1) & ~(a - 1);
}

static void
new_block(struct arena *a, size_t need)
{
	size_t size = need > BLOCK_MIN ? need : BLOCK_MIN;
	struct arena_block *b = malloc(sizeof *b + size);

	if (b == NULL)
		err(EX_OSERR, "out of memory");
	b->next = a->head;
	b->size = size;
	a->head = b;
	a->at = b->data;
	a->end = b->data + size;
	POISON(b->data, size);
}

void *
arena_raw(struct arena *a, size_t n)
{
	char *p;

	n = round_up(n ? n : 1);
	if (a->head == NULL || (size_t)(a->end - a->at) < n)
		new_block(a, n);
	p = a->at;
	a->at += n;
	UNPOISON(p, n);
	return p;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	return memset(arena_raw(a, n), 0, n);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > PTRDIFF_MAX / size)
		errx(EX_OSERR, "out of memory: %zu x %zu bytes", n, size);
	return arena_alloc(a, n * size);
}

void *
arena_grow(struct arena *a, void *p, size_t old, size_t new)
{
	size_t have = round_up(old ? old : 1), want = round_up(new);
	char *q = p;

	if (q != NULL && q + have == a->at &&
	    (size_t)(a->end - q) >= want) {
		UNPOISON(q, want);
		memset(q + old, 0, want - old);
		a->at = q + want;
		return q;
	}
	q = arena_raw(a, new);
	if (old != 0)
		memcpy(q, p, old);
	memset(q + old, 0, new - old);
	return q;
}

void
arena_reset(struct arena *a)
{
	struct arena_block *b, *next, *keep = NULL;

	for (b = a->head; b != NULL; b = next) {
		next = b->next;
		if (keep == NULL && b->size == BLOCK_MIN)
			keep = b;
		else
			free(b);
	}
	a->head = keep;
	a->at = a->end = NULL;
	if (keep != NULL) {
		keep->next = NULL;
		a->at = keep->data;
		a->end = keep->data + keep->size;
		POISON(keep->data, keep->size);
	}
}

void
arena_release(struct arena *a)
{
	struct arena_block *b, *next;

	for (b = a->head; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	*a = (struct arena) { 0 };
}
