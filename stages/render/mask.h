/* SPDX-License-Identifier: ISC */
/*
 * Who an applicant is, taken out of its own words: for papers that experts
 * read.  Names of the whole set are taken out of every text, what is only
 * likely to tell (a brand, a short name) out of the case's own.
 */
#ifndef SHENBAO_MASK_H
#define SHENBAO_MASK_H

#include "json.h"

#define MASK_UNIT "某单位"
#define MASK_OTHER "（略）"

struct needle {
	struct str key; /* folded */
	const char *with;
};

struct needles {
	struct needle *v;
	size_t n, cap;
	uint64_t *fronts; /* which first two characters there are, hashed */
};

struct mask {
	struct arena words, table; /* on disk: what keys say, and needles */
	json *pack;
	struct needles all;
	size_t asked; /* how often one was looked for in them */
	struct str common; /* words that the notice itself uses, folded */
};

void mask_init(struct mask *, struct arena *, json *pack);
void mask_learn(struct mask *, json *record); /* before mask_done() */
void mask_done(struct mask *);
void mask_cool(struct mask *); /* see arena_cool() */
void mask_release(struct mask *);

/* What only this case's own texts must not show; sorted, in the arena. */
struct needles mask_own(const struct mask *, struct arena *, json *record,
    struct str texts);

/* own may be NULL. */
struct str mask_text(struct mask *, const struct needles *own,
    struct arena *, struct str);

/* mask_any.c: what needs no knowledge of the set; mask_text() does it, too. */
struct str mask_strangers(struct arena *, struct str);

#endif
