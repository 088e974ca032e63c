/* SPDX-License-Identifier: ISC */
/*
 * What a program writes into a pipe goes to a file, and a thread reads it
 * back behind it for the hash of the whole: one hash is slower than the
 * writing, and would hold it up.
 */
#ifndef SHENBAO_RELAY_H
#define SHENBAO_RELAY_H

#include "digest.h"

/* In bytes; the rest of what is written goes unhashed. */
struct relay_size {
	int64_t all, hash;
};

/* Tells it from the first bytes; it stays as it is where they don't. */
typedef void relay_measure(const unsigned char *head, ssize_t n,
    struct relay_size *);

struct relay; /* the hash that is being made */

/*
 * From a pipe to a file, until all bytes are there or the pipe ends.  NULL or
 * why not; the hash goes on meanwhile, of bytes that nobody may change, until
 * relay_hash().
 */
const char *relay(int from, int to, relay_measure *, struct relay **);

/*
 * Waits for the hash of the first *hashed bytes, the caller's to end, and
 * frees the relay.  NULL: they can't be read back.
 */
EVP_MD_CTX *relay_hash(struct relay *, int64_t *hashed);

#endif
