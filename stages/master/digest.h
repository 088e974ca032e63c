/* SPDX-License-Identifier: ISC */
/* SHA-256 of a descriptor's stretches, on as many threads as help. */
#ifndef SHENBAO_DIGEST_H
#define SHENBAO_DIGEST_H

#include <openssl/evp.h>

#include "spool.h"

/* They end the process where libcrypto has no memory or no SHA-256. */
EVP_MD_CTX *digest_new(void);
void digest_add(EVP_MD_CTX *, const void *, size_t);
void digest_end(EVP_MD_CTX *, char sha[SHA256_HEX + 1]); /* frees it */

/* Adds a stretch; false (errno) when it can't be read. */
bool digest_stretch(EVP_MD_CTX *, int fd, int64_t at, int64_t size);

#define SHA256_BYTES 32

struct extent {
	int64_t at, size;
	uint32_t of; /* the owner's */
	bool shared; /* the same as the one in front of it: not hashed */
	bool read; /* there is a hash */
	unsigned char sha[SHA256_BYTES];
};

/*
 * Fills in all hashes and, unless it is NULL, that of one more, the whole.
 * busy: so many cores are not ours.  said: tells on a terminal how far it is.
 */
void extents_hash(int fd, struct extent *, size_t n, struct extent *whole,
    int busy, const char *said);

const char *digest_hex(const unsigned char[SHA256_BYTES],
    char sha[SHA256_HEX + 1]);
bool digest_is(const unsigned char[SHA256_BYTES], struct str hex);

#endif
