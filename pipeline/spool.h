/* SPDX-License-Identifier: ISC */
/*
 * The spool: files by their SHA-256, under DIR/ab/abcdef...  A file appears
 * whole (temporary name, then rename) and is never changed.  Folders 0700,
 * files 0600 whatever the umask.  Reasons are static or strerror() text.
 */
#ifndef SHENBAO_SPOOL_H
#define SHENBAO_SPOOL_H

#include "str.h"

#define SHA256_HEX 64

struct spool {
	int dir; /* descriptor of the folder */
};

struct spool_file; /* one being written */

/* NULL, or why not.  create: makes the folder when it isn't there. */
const char *spool_open(struct spool *, const char *path, bool create);
void spool_close(struct spool *);

/* A new file; NULL with *why when it can't be made. */
struct spool_file *spool_begin(struct spool *, const char **why);

/* Errors stick and are told by spool_commit(). */
void spool_write(struct spool_file *, struct str);

/*
 * Names the file by its hash and frees it.  NULL, or why not (nothing is
 * left behind).  sha: SHA256_HEX + 1 bytes, may be NULL; size may be NULL.
 */
const char *spool_commit(struct spool_file *, char *sha, int64_t *size);
void spool_abort(struct spool_file *); /* NULL is fine */

/* Stores bytes in one go; the hash as a str in the arena. */
const char *spool_store(
    struct spool *, struct arena *, struct str bytes, struct str *sha);

/* A descriptor to read a file, -1 (errno) when it isn't there. */
int spool_fd(struct spool *, struct str sha);

/* A whole file of at most max bytes, or why not. */
const char *spool_read(struct spool *, struct arena *, struct str sha,
    size_t max, struct str *out);

/* Makes all that was written so far safe on disk. */
const char *spool_sync(struct spool *);

/* SHA-256 of bytes as lower-case hex. */
struct str sha256_hex(struct arena *, struct str);

/* The same of what is left of a descriptor; NULL, or why not. */
const char *sha256_fd(struct arena *, int fd, struct str *out);

#endif
