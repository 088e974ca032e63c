/* SPDX-License-Identifier: ISC */
/*
 * Time: seconds since 1970-01-01T00:00:00Z and their ISO 8601 text.  No
 * time zone data is read: every time that counts carries its offset.
 */
#ifndef SHENBAO_WHEN_H
#define SHENBAO_WHEN_H

#include "str.h"

#define WHEN_CHINA (8 * 3600) /* China has one offset and no summer time */

/* Days from 1970-01-01 of a civil date (proleptic Gregorian). */
int64_t when_days(int year, int month, int day);
void when_civil(int64_t days, int *year, int *month, int *day);
bool when_valid_date(int year, int month, int day);

/*
 * ISO 8601: "2024-12-24", "...T17:00", "...T17:00:00", then "Z", "+08:00",
 * "+0800" or nothing, which means zone seconds east.  A date alone is its
 * first second.  False when it isn't one.
 */
bool when_parse(struct str, int zone, int64_t *out);

/* "2024-12-24T17:00:00+08:00" */
struct str when_iso(struct arena *, int64_t, int zone);
/* "2024-12-24" */
struct str when_date(struct arena *, int64_t, int zone);
/* "2024年12月24日 17:00" */
struct str when_cn(struct arena *, int64_t, int zone);

/*
 * "Now": the text of --at, else SOURCE_DATE_EPOCH, else the clock.  Only for
 * a main().  False when the text isn't a time.
 */
bool when_now(const char *at, int64_t *out);

#endif
