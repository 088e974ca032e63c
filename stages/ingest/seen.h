/* SPDX-License-Identifier: ISC */
/*
 * What came by, and how often: the ids given out, the contents taken in.  Of
 * a text no more is kept than half of its SHA-256, 20 bytes with the count,
 * however many mails there are: two texts whose halves are equal nobody finds.
 */
#ifndef INGEST_SEEN_H
#define INGEST_SEEN_H

#include <stdint.h>

#include "str.h"

struct seen_slot {
	uint32_t key[4];
	uint32_t n; /* 0: free */
};

struct seen { /* all-zero is empty */
	struct seen_slot *v; /* open addressing */
	size_t n, cap;
};

bool seen_has(const struct seen *, struct str);
/* How often it came before; now once more. */
uint32_t seen_add(struct seen *, struct str);
void seen_release(struct seen *);

#endif
