/* SPDX-License-Identifier: ISC */
/*
 * The numbers of the board and the statistics: cases by recommender,
 * direction and type, and why they don't pass.  Every case or region that
 * isn't superseded counts once in each group.
 */
#ifndef SHENBAO_TALLY_H
#define SHENBAO_TALLY_H

#include "render.h"

struct tally_row {
	struct str key, name;
	int64_t n[CASE_STATES];
	int64_t total, quota; /* quota 0: none */
	bool hard;
};

struct tally_group {
	struct tally_row *v;
	size_t n, cap;
};

struct tally {
	struct tally_group recommenders, directions, types, reasons;
	int64_t state[CASE_STATES]; /* of all cases and regions */
	int64_t cases; /* that count */
	int64_t judged; /* by the rules; regions and held ones aren't */
	int64_t mails;
};

void tally_begin(struct render *, struct tally *);
void tally_add(struct render *, struct tally *, struct rec *);
/* Of a group whose rows don't overlap. */
struct tally_row tally_sum(const struct tally_group *);
void tally_end(struct tally *); /* sorts reasons by frequency */

#endif
