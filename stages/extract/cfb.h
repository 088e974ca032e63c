/* SPDX-License-Identifier: ISC */
/* Compound files (MS-CFB) that lie whole in memory: their streams by name. */
#ifndef EXTRACT_CFB_H
#define EXTRACT_CFB_H

#include "str.h"

struct cfb {
	struct arena *a;
	struct str bytes;
	uint32_t sector, mini; /* sizes */
	uint32_t cutoff;       /* smaller streams live in the mini stream */
	uint32_t *fat, *minifat;
	size_t nfat, nminifat;
	struct str dir, ministream;
	bool cut; /* a stream that was asked for is not whole */
};

/* NULL, or "not-a-cfb", "truncated". */
const char *cfb_open(struct arena *, struct str bytes, struct cfb *);

/* A stream by its name (ASCII); false when there is none. */
bool cfb_stream(struct cfb *, const char *name, struct str *out);

/* Little-endian numbers; 0 outside of s. */
uint32_t le16(struct str, size_t at);
uint32_t le32(struct str, size_t at);

#endif
