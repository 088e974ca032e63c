/* SPDX-License-Identifier: ISC */
/*
 * No memory ends a stage with status 71 and a word, whoever asked for it:
 * libjq and GLib would abort, others follow a null pointer.  A program may
 * put its own malloc() before libc's (its manual, "Replacing malloc"), and
 * libraries then call it, too.  A sanitizer brings a malloc of its own.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>

#include "log.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OTHER_MALLOC
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define OTHER_MALLOC
#endif

#if !defined(OTHER_MALLOC)

void *malloc(size_t);
void *calloc(size_t, size_t);
void *realloc(void *, size_t);
void *aligned_alloc(size_t, size_t);
int posix_memalign(void **, size_t, size_t);

/* What stands behind ours: libc's, or one that was preloaded. */
#define NEXT(f, ret, ...)                                                      \
	static ret (*next)(__VA_ARGS__);                                       \
	if (next == NULL)                                                      \
		next = (ret(*)(__VA_ARGS__))dlsym(RTLD_NEXT, f)

static void *
have(void *p)
{
	if (p == NULL)
		log_no_memory();
	return p;
}

void *
malloc(size_t n)
{
	NEXT("malloc", void *, size_t);

	return have(next(n));
}

void *
calloc(size_t n, size_t size)
{
	NEXT("calloc", void *, size_t, size_t);

	return have(next(n, size));
}

/* realloc(p, 0) frees, and has nothing to give. */
void *
realloc(void *p, size_t n)
{
	NEXT("realloc", void *, void *, size_t);

	p = next(p, n);
	return n > 0 ? have(p) : p;
}

void *
aligned_alloc(size_t align, size_t n)
{
	NEXT("aligned_alloc", void *, size_t, size_t);

	return have(next(align, n));
}

int
posix_memalign(void **p, size_t align, size_t n)
{
	NEXT("posix_memalign", int, void **, size_t, size_t);
	int rc = next(p, align, n);

	if (rc == ENOMEM)
		log_no_memory();
	return rc;
}

#endif
