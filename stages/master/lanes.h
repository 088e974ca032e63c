/* SPDX-License-Identifier: ISC */
/*
 * SHA-256 (FIPS 180-4) of many files at once.  One hash is a chain that no
 * second core or wider register makes shorter; sixteen of different files
 * fill a vector register.  Where the processor has no instructions for
 * SHA-256 that is four to six times what libcrypto does for one.
 */
#ifndef SHENBAO_LANES_H
#define SHENBAO_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LANES 16
#define LANE_BLOCK 64 /* bytes; FIPS 180-4 5.2.1 */

struct lanes {
	uint32_t h[8][LANES];
};

/* Whether they are faster than one after the other here. */
bool lanes_help(void);

/* The initial value, FIPS 180-4 5.3.3, for one lane. */
void lanes_begin(struct lanes *, size_t lane);

/* So many blocks of each lane; all of p are valid, whoever needs them. */
void lanes_add(struct lanes *, const unsigned char *const p[LANES],
    size_t blocks);

void lanes_end(const struct lanes *, size_t lane, unsigned char sha[32]);

/*
 * The end of a message of so many bytes (FIPS 180-4 5.1.1) behind its last n
 * < LANE_BLOCK ones at p, where there is room for two blocks; their number.
 */
size_t lanes_pad(unsigned char *p, size_t n, uint64_t bytes);

#endif
