/* SPDX-License-Identifier: ISC */
/* Sorts a large array of an arena on disk in little memory. */
#ifndef SHENBAO_COLDSORT_H
#define SHENBAO_COLDSORT_H

#include "arena.h"

typedef int coldsort_order(const void *, const void *);

/*
 * n members of size bytes at v, an array of the arena table, like qsort(3);
 * what members point at lies in words.  Takes as much room again in table, and
 * cools both while it works.
 */
void coldsort(void *v, size_t n, size_t size, coldsort_order *,
    struct arena *table, struct arena *words);

#endif
