/* SPDX-License-Identifier: ISC */
/* One sum at the front of a text, with the words that go with it. */
#ifndef NORMALIZE_SUM_H
#define NORMALIZE_SUM_H

#include "numeral.h"

enum bound { BOUND_NONE, BOUND_LOW, BOUND_HIGH };

struct sum {
	struct amount n;
	bool minus;
	bool yuan; /* 元 was said */
	bool unclear; /* the digits can be read in several ways */
	bool about; /* 约, 余, 左右 */
	enum bound bound; /* 不足 is high, 以上 is low */
};

/* Cuts a sum off the front of s, which has no blanks.  False: none there. */
bool sum_scan(struct str *s, struct sum *);

/* 余, 左右, 以上 at the front of s into the sum; false: none of them. */
bool sum_scan_after(struct str *s, struct sum *);

/* The word for a currency that isn't ours, anywhere in s; "" without one. */
struct str sum_foreign(struct str s);

/* The sign of a range at the front of s, cut off. */
bool sum_scan_to(struct str *s);

#endif
