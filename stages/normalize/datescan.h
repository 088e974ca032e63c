/* SPDX-License-Identifier: ISC */
/* One date at the front of a text; date.c makes values of them. */
#ifndef NORMALIZE_DATESCAN_H
#define NORMALIZE_DATESCAN_H

#include "readers.h"

enum got {
	GOT_NONE, /* no date stands here; the text is untouched */
	GOT_DATE,
	GOT_AMBIGUOUS, /* 03/04/2024, 24.12.01 */
	GOT_IMPOSSIBLE, /* 2024-02-30 */
};

struct scanned {
	struct date date;
	bool two_digit; /* 24年12月 */
	bool incomplete; /* 2024年  月  日: a blank not filled in */
	bool timed; /* a time of day or weekday was let by */
	bool rough; /* 年底, 上半年, 中旬: exact only as far as date says */
	uint32_t sep; /* what parted year and month, 0x5e74 for 年 */
};

/*
 * The date at the front of s.  base (may be NULL) is the first date of a
 * period, from which a second one takes what it leaves out: 11月, 31日.
 */
enum got date_scan(struct str *s, const struct date *base, struct scanned *);

/* 至今, 目前, 持续进行 at the front of s, cut off. */
bool date_scan_open(struct str *s);

/* The sign between two dates at the front of s, cut off: 至 到 - — ~. */
bool date_scan_to(struct str *s);

/* One of the words at the front of s, cut off. */
bool scan_word(struct str *s, const char *const *words);
void scan_blanks(struct str *s);

#endif
