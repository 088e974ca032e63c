/* SPDX-License-Identifier: ISC */
/*
 * The shape of a pack: which keys stand where and what they hold, as tables
 * (shape_pack.c), and the walk that compares a pack with them.
 */
#ifndef SHENBAO_SHAPE_H
#define SHENBAO_SHAPE_H

#include "notice.h"

enum shape_type {
	SHAPE_ANY, /* another program's business */
	SHAPE_TEXT,
	SHAPE_LINE, /* a text that isn't empty */
	SHAPE_TEXTS, /* a list of texts */
	SHAPE_OPTIONS, /* a list of texts, or the name of one */
	SHAPE_INT,
	SHAPE_COUNT, /* at least one */
	SHAPE_NUMBER, /* 5.5 */
	SHAPE_SHARE, /* 0.6: from 0 to 1 */
	SHAPE_BOOL,
	SHAPE_DATE, /* 2024-12-13 */
	SHAPE_DATES,
	SHAPE_TIME, /* 2024-12-24T17:00:00+08:00 */
	SHAPE_DAY, /* a date, or a time */
	SHAPE_ZONE, /* +08:00 */
	SHAPE_VOLUME, /* of a disc: A to Z, 0 to 9 and _ */
	SHAPE_PATTERN, /* PCRE2 */
	SHAPE_PATTERNS,
	SHAPE_LABELS, /* words, or re: and a pattern */
	SHAPE_JQ, /* rules_new() looks into it */
	SHAPE_WORD, /* one of `words` */
	SHAPE_WORDS, /* a list of them */
	SHAPE_MAP, /* keys of `keys` */
	SHAPE_MAPS, /* a list of such */
	SHAPE_FREE, /* any key, each value by keys[0] */
	SHAPE_OFF_OR_MAP, /* false, or keys of `keys` */
};

struct shape {
	const char *key; /* NULL ends a table */
	enum shape_type type;
	bool needed; /* absent or null is a fault */
	bool null; /* null is a value */
	const struct shape *keys;
	const char *words; /* "a|b|c" */
};

/* What the whole pack looks like. */
extern const struct shape shape_pack[];

/* Of its files, in shape_papers.c. */
extern const struct shape shape_tables[], shape_letters[], shape_calendar[],
    shape_cities[], shape_rank[], shape_score[];

/* place is "file:line:column". */
typedef void shape_fault(void *arg, const char *place, const char *what);

void shape_check(struct notice *, const struct shape *keys, shape_fault *,
    void *arg);

/* The word of a "|" list that is nearest to a misspelt one; empty: none. */
struct str shape_nearest(struct arena *, struct str word, const char *words);

/* Why a PCRE2 pattern (UTF) doesn't compile; NULL when it does. */
const char *shape_pattern(struct arena *, struct str pattern);

#endif
