/* SPDX-License-Identifier: ISC */
/*
 * Amounts as people write them: 5,000,000  1.2亿  3千万  伍佰万  一亿二千万.
 *
 * An amount is exact: a whole number of 1e-8 of the unit.
 */
#ifndef NORMALIZE_NUMERAL_H
#define NORMALIZE_NUMERAL_H

#include "str.h"

#define AMOUNT_ONE ((__int128)100000000)

struct amount {
	__int128 n; /* in 1e-8 */
	int scale; /* power of the last 万 (4) or 亿 (8, 12), 0: none */
	bool chinese; /* Chinese numerals in it */
};

enum scan {
	SCAN_NONE, /* no amount stands here; s is untouched */
	SCAN_OK, /* one was cut off the front of s */
	SCAN_UNCLEAR, /* one stands here but could mean several: 三五百, 5,00 */
};

/* The amount at the front of s.  s is plain text without blanks. */
enum scan amount_scan(struct str *s, struct amount *);

/* n / AMOUNT_ONE / 10^shift as the nearest double. */
double amount_double(__int128 n, int shift);

/*
 * A short whole number of a date at the front of s: ASCII digits, or
 * 二〇二四 digit by digit, or 十二, 三十一, 廿四.  *digits is how many digits
 * were written, or would be in ASCII.  False: none there.
 */
bool numeral_scan(struct str *s, int *n, int *digits);

/* The value of one Chinese digit (一 壹 〇 零 两 ...), -1 for all else. */
int numeral_digit(uint32_t);

#endif
