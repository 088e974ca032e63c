/* SPDX-License-Identifier: ISC */
/*
 * MinHash of a text: 64 numbers of 32 bits that two texts share in the
 * proportion in which they share 4-grams of characters (Broder 1997).
 */
#ifndef EXTRACT_SKETCH_H
#define EXTRACT_SKETCH_H

#include "str.h"

#define SKETCH_N 64
#define SKETCH_GRAM 4

/*
 * Of less than this two texts of one trade share too much by chance: a
 * sentence of 简介 in which only the name of a product differs.
 */
#define SKETCH_LEAST 40

/* 512 hex digits; empty for a text of less than SKETCH_LEAST characters. */
struct str sketch_text(struct arena *, struct str text);

#endif
