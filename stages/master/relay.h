/* SPDX-License-Identifier: ISC */
/*
 * What a program writes into a pipe goes to a file and, on a thread of its
 * own, into a hash, so that the hash costs no time.
 */
#ifndef SHENBAO_RELAY_H
#define SHENBAO_RELAY_H

#include "digest.h"

/* How many bytes to hash, seeing the first ones; the rest goes unhashed. */
typedef int64_t relay_until(const unsigned char *head, ssize_t n);

/*
 * From a pipe to a file, to its end.  NULL or why not.  *md is the hash of
 * the first *hashed bytes, the caller's to end.
 */
const char *relay(int from, int to, relay_until *, EVP_MD_CTX **md,
    int64_t *hashed);

#endif
