/* SPDX-License-Identifier: ISC */
/*
 * manifest-sha256.txt as BagIt (RFC 8493 2.1.3) and sha256sum have it: hash,
 * two blanks, path; CR and LF in a path as %0D and %0A.
 */
#ifndef SHENBAO_MANIFEST_H
#define SHENBAO_MANIFEST_H

#include "str.h"

struct manifest_line {
	struct str path, sha256;
};

struct manifest {
	struct manifest_line *v; /* sorted by path */
	size_t n, cap;
	struct arena *words; /* NULL, or what is cooled while it is read */
};

void manifest_add(struct arena *, struct manifest *, struct str path, struct str sha256);
void manifest_sort(struct manifest *);
/* Writes one. */
void manifest_line(struct sb *, struct str path, struct str sha256);

/* NULL, or why the text isn't one; in the arena is nothing but the lines. */
const char *manifest_read(struct arena *, struct str text, struct manifest *);
const struct manifest_line *manifest_find(const struct manifest *, struct str path);

#endif
