/* SPDX-License-Identifier: ISC */
/*
 * The books of a stream: what its end record says, recounted by whoever
 * writes or reads it.  See shenbao-record(5).
 */
#ifndef SHENBAO_COUNTS_H
#define SHENBAO_COUNTS_H

#include "json.h"

enum case_state {
	CASE_ACCEPT,
	CASE_RETURN,
	CASE_REJECT,
	CASE_MANUAL,
	CASE_SUPERSEDED,
	CASE_UNJUDGED, /* before validate */
	CASE_STATES
};

struct class_count {
	struct str name;
	int64_t n;
};

struct counts {
	struct arena mem;
	struct {
		struct class_count *v;
		size_t n, cap;
	} mails; /* by class, sorted by name */
	int64_t cases[CASE_STATES], regions[CASE_STATES];
	int64_t lists, rows, records;
};

/* The keys of counts in an end record, in their order; NULL ends them. */
extern const char *const count_keys[];

/* Counts one record; false when its kind isn't one of the four. */
bool counts_add(struct counts *, json *record);

/* The object of the end record; keys in a fixed order. */
json *counts_json(const struct counts *);

/* True when an end object says the same; *what names the first that differs. */
bool counts_match(const struct counts *, json *end, const char **what);

/* The state of a case or region, and its word. */
enum case_state case_state(json *record);
const char *case_state_word(enum case_state);

#endif
