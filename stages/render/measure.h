/* SPDX-License-Identifier: ISC */
/*
 * How wide a text is and how many lines it takes, in half-ems: an ideograph
 * is two, a Latin letter one.  Spreadsheets don't grow rows for wrapped text
 * that a program wrote, so heights are ours to compute.
 */
#ifndef SHENBAO_MEASURE_H
#define SHENBAO_MEASURE_H

#include "str.h"

/* Half-ems of one line's worth of text; '\n' counts nothing. */
int measure_width(struct str);

/*
 * Lines of the text in a column of so many half-ems: ideographs break
 * anywhere, Latin words only where they don't fit a line.  At least 1.
 */
int measure_lines(struct str, double column);

/* The front of s that takes at most so many lines. */
struct str measure_cut(struct str, double column, int lines);

#endif
