/* SPDX-License-Identifier: ISC */
/* What both halves of fits_check() use. */
#ifndef SHENBAO_FITS_H
#define SHENBAO_FITS_H

#include "faults.h"

struct fits {
	struct notice *n;
	struct faults *f;
	json *root;
};

/* The fault is at owner[key], or at its i-th item where key is NULL. */
void fits_tell(struct fits *, json *owner, const char *key, size_t i,
    const char *what);

#define TELL(x, owner, key, i, ...)                                            \
	fits_tell((x), (owner), (key), (i),                                    \
	    str_printf(&(x)->f->mem, __VA_ARGS__).p)

/* The same as a note: no fault. */
void fits_note(struct fits *, json *owner, const char *key, size_t i,
    struct str what);

#define NOTE(x, owner, key, i, ...)                                            \
	fits_note((x), (owner), (key), (i),                                    \
	    str_printf(&(x)->f->mem, __VA_ARGS__))

/* All texts list[].key, or all keys of a map, joined by "|". */
const char *fits_names(struct fits *, json *list, const char *key);
const char *fits_keys(struct fits *, json *map);
bool fits_among(struct str word, const char *words);

/* word must be one of words; what says of what kind. */
void fits_known(struct fits *, json *owner, const char *key, size_t i,
    struct str word, const char *words, const char *what);

/* The same, and no more than a note: dead words, or a slip of the hand. */
void fits_useful(struct fits *, json *owner, const char *key, size_t i,
    struct str word, const char *words, const char *what);

/* fits_known() of every text of a list. */
void fits_all_known(struct fits *, json *list, const char *words,
    const char *what);

/* No two members of a list have the same text there. */
void fits_distinct(struct fits *, json *list, const char *key);

/* Names of the fields of a form (case, region), and the ends of periods. */
const char *fits_fields(struct fits *, const char *form);

/* What can be chosen for a field: its own list, or the pack's; NULL: any. */
json *fits_options(struct fits *, json *field);
struct str fits_option(json *options, size_t i);

/* A letter, digit or _ of a name in jq. */
bool fits_of_word(char);

/* The name at the front, cut off. */
struct str fits_word_off(struct str *);

/* What of the pack parameters.floor.x names, cut off; its last name. */
json *fits_path_off(struct fits *, struct str *, struct str *name);

/* Every .fields.NAME, .evidence.ID and $notice.KEY of a jq expression. */
void fits_expression(struct fits *, json *owner, const char *key,
    const char *fields);

/* What stands under .lookup. */
const char *fits_lookups(struct fits *);

/* Ids of chapters and papers. */
const char *fits_chapters(struct fits *);

/* What shenbao-rank(1) finds by itself. */
extern const char fits_findings[];

/* tables.yaml, letters.yaml, calendar, cities, rank, score. */
void fits_papers(struct fits *);
void fits_desk(struct fits *);

/* Rules tried on figures, once all of them compile. */
void fits_probe(struct fits *);

/* Slips of the pen that no rule of form forbids. */
void fits_slips(struct fits *);

/* What rules compare that compares as nobody means it. */
void fits_compare(struct fits *);

/* What rules look up that nobody has. */
void fits_entry(struct fits *);

/* Numbers that the quotes say otherwise than the pack. */
void fits_number(struct fits *);

/* Pieces that are each right and together do nothing, or too much. */
void fits_idle(struct fits *);

/* What was left behind of another notice, or of the draft. */
void fits_left(struct fits *);

#endif
