/* SPDX-License-Identifier: ISC */
/*
 * A cache: what was computed before, by a key that names all it depends on,
 * under DIR/ab/abcdef...  It may be lost, damaged or full at any time and
 * changes nothing but the time that work takes:
 *
 *  - an entry carries its key and a SHA-256 of key and bytes; one that
 *    doesn't fit them is none, and the next cache_put() replaces it;
 *  - entries appear whole (temporary name, then rename), so that several runs
 *    may share a cache;
 *  - where it can't be written, that is said once and work goes on;
 *  - it keeps itself below a size, the entries longest unused go first.
 *
 * Whoever can write the folder could forge an entry: it is refused when others
 * may.  What comes out is for the caller to check like what it computed.
 */
#ifndef SHENBAO_CACHE_H
#define SHENBAO_CACHE_H

#include "spool.h"

struct cache;

/* Makes the folder if need be; max: bytes of all entries.  NULL with *why. */
struct cache *cache_open(const char *path, int64_t max, const char **why);
void cache_close(struct cache *); /* NULL is fine */

/* What was put under a key (SHA256_HEX digits); false: nothing to be used. */
bool cache_get(struct cache *, struct arena *, struct str key, struct str *);
void cache_put(struct cache *, struct str key, struct str bytes);

/* Removes what is over its size, and what a killed run left.  NULL, or why. */
const char *cache_collect(struct cache *, size_t *removed);

/*
 * What stands for the running program in a key: the build ids of it and of
 * the libraries that it has loaded.
 */
struct str cache_program(struct arena *);

#endif
