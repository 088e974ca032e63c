/* SPDX-License-Identifier: ISC */
/*
 * What one record is in a few words: the set is held as such items, never as
 * records.
 */
#ifndef SHENBAO_SET_H
#define SHENBAO_SET_H

#include "counts.h"

struct item {
	struct str kind, id, mail; /* a mail's mail is its own id */
	struct str class; /* of a mail */
	struct str from, subject; /* of a mail */
	struct str received;
	struct str company, title, recommender;
	struct str verdict, disposition, superseded_by;
	enum case_state state;
	int64_t rank; /* 0: none */
	int64_t order; /* the recommender's own, 0: none */
	double score;
	bool scored, held;
	bool disc; /* goes on the disc */
	bool decided; /* a person's decision stands */
};

/*
 * Items lie on disk (arena.h); what stays in memory are sixteen bytes a
 * record, by which one is found.
 */
struct set {
	struct arena mem, table; /* the words, the items */
	struct {
		struct item *v;
		size_t n, cap;
	} items; /* in the order of the stream */
	struct set_key *keys; /* sorted */
};

void set_init(struct set *);
void set_add(struct set *, json *record);
void set_cool(struct set *); /* see arena_cool() */

/* Once all are in: makes set_find() work, marks cases of held mails. */
void set_index(struct set *);
struct item *set_find(struct set *, struct str id); /* NULL: not there */
void set_release(struct set *);

/*
 * Held for the marking it bears: nothing of it is shown.  What is held since
 * it could not be opened, an encrypted mail, is told like any other.
 */
bool mail_is_marked(json *mail);
/* The name of the file that something is wrong with, "" for the whole mail. */
struct str mail_trouble(json *mail, json *wrong);

/* A case or region that stands: not an earlier version of another. */
bool item_counts(const struct item *);
bool item_is_case(const struct item *); /* or a region */
/*
 * On the list of the recommended: ranked, standing, not held, and going on
 * the disc, so that list and disc agree.
 */
bool item_recommended(const struct item *);

/* A field's value as text, else what was written raw. */
struct str field_text(struct arena *, json *record, const char *field);

/* Any value as one line for people: arrays by 、, numbers shortest. */
struct str value_text(struct arena *, json *value);

#endif
