/* SPDX-License-Identifier: ISC */
#include "arena.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sysexits.h>
#include <unistd.h>

#include "io.h"

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

/*
 * On disk an arena is one stretch of addresses over a file that grows.  Its
 * room is asked for before it is used: a full disk must be an error, and no
 * SIGBUS somewhere.
 */
#define FILE_ROOM ((size_t)1 << 36) /* addresses; costs nothing */
#define FILE_STEP ((size_t)1 << 20)

struct arena_file {
	char *base;
	char *fresh; /* from here on nothing was ever written: zeros */
	int fd;
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

void
arena_on_disk(struct arena *a)
{
	struct arena_file *f = calloc(1, sizeof *f);
	void *p;

	if (f == NULL)
		err(EX_OSERR, "out of memory");
	if ((f->fd = io_nameless()) < 0) {
		free(f);
		return;
	}
	p = mmap(NULL, FILE_ROOM, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_NORESERVE, f->fd, 0);
	if (p == MAP_FAILED) {
		close(f->fd);
		free(f);
		return;
	}
	f->base = f->fresh = a->at = a->end = p;
	a->file = f;
}

void
arena_cool(struct arena *a)
{
	if (a->file != NULL && a->at > a->file->base)
		madvise(a->file->base, (size_t)(a->at - a->file->base),
		    MADV_DONTNEED);
}

/* Room for need more bytes behind a->at. */
static void
grow_file(struct arena *a, size_t need)
{
	size_t have = (size_t)(a->end - a->file->base);
	size_t more = (need + FILE_STEP - 1) / FILE_STEP * FILE_STEP;

	if (more > FILE_ROOM - have)
		errx(EX_OSERR, "out of memory: %zu bytes asked for", need);
	errno = posix_fallocate(a->file->fd, (off_t)have, (off_t)more);
	if (errno != 0)
		err(EX_OSERR, "a temporary file of %zu bytes", have + more);
	arena_cool(a);
	a->end += more;
}

void *
arena_raw(struct arena *a, size_t n)
{
	char *p;

	n = round_up(n ? n : 1);
	if (a->file != NULL && (size_t)(a->end - a->at) < n)
		grow_file(a, n);
	else if (a->file == NULL &&
	    (a->head == NULL || (size_t)(a->end - a->at) < n))
		new_block(a, n);
	p = a->at;
	a->at += n;
	if (a->file != NULL && a->at > a->file->fresh)
		a->file->fresh = a->at;
	UNPOISON(p, n);
	return p;
}

/* Zeros from p to end; what was never written need not be touched. */
static void
zero(struct arena *a, char *p, char *end, const char *fresh)
{
	if (a->file != NULL && fresh < end)
		end = fresh > p ? p + (fresh - p) : p;
	memset(p, 0, (size_t)(end - p));
}

void *
arena_alloc(struct arena *a, size_t n)
{
	const char *fresh = a->file ? a->file->fresh : NULL;
	char *p = arena_raw(a, n);

	zero(a, p, p + n, fresh);
	return p;
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
	const char *fresh = a->file ? a->file->fresh : NULL;
	char *q = p;

	if (q != NULL && q + have == a->at && (a->file != NULL ||
		(size_t)(a->end - q) >= want)) {
		if (want > have)
			arena_raw(a, want - have);
		UNPOISON(q, want);
		zero(a, q + old, q + want, fresh);
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

	if (a->file != NULL) {
		arena_cool(a);
		a->at = a->file->base;
		return;
	}
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

	if (a->file != NULL) {
		munmap(a->file->base, FILE_ROOM);
		close(a->file->fd);
		free(a->file);
	}
	for (b = a->head; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	*a = (struct arena) { 0 };
}
