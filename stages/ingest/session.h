/* SPDX-License-Identifier: ISC */
/*
 * A disc that was burnt in several sessions: each has descriptors of its own,
 * and the last one's folders name what is left of the earlier ones, by sectors
 * counted from the disc's begin.  libarchive looks for the first only.
 */
#ifndef INGEST_SESSION_H
#define INGEST_SESSION_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct session {
	int64_t at; /* its first sector; 0 for the only one */
	int64_t end; /* byte behind its volume; 0: no ISO 9660 here */
	int64_t image; /* sectors in all */
};

/* The last session of the image behind descriptor 0, which stays in place. */
void session_find(struct session *);

/*
 * In n bytes that were read from position at, puts the last session's
 * descriptors where the first one's stand.
 */
void session_show(const struct session *, char *p, ssize_t n, int64_t at);

/* Whether behind it lies more than zeros and repair data. */
bool session_more(const struct session *);

#endif
