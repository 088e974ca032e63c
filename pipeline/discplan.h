/* SPDX-License-Identifier: ISC */
/*
 * What lies on the discs and where: a function of the records alone, so that
 * the index catalogs (render) and the image (master) agree.
 *
 *	电子档案/03_佛山/001_公司/0_申报书/01_申报表.docx
 *	        recommender  case   chapter  file
 *
 * Cases come in the order of rank.  A case is never split over two discs.
 */
#ifndef SHENBAO_DISCPLAN_H
#define SHENBAO_DISCPLAN_H

#include "json.h"

/* Chapters with a digit of their own: 0 is the form, 9 the rest. */
#define DISC_CHAPTERS 8

struct disc_file {
	struct str path; /* on the disc */
	struct str sha256; /* in the spool */
	int64_t size;
	struct str name; /* as it came */
	struct str chapter; /* title of the folder */
	struct str mail; /* that brought it, "": the case's */
	struct str place; /* in that mail */
	struct str unread; /* "" or the code of why nobody looked into it */
};

struct disc_case {
	struct str id, company, title, recommender;
	struct str mail; /* its id */
	struct str folder; /* path on the disc */
	int volume; /* from 1 */
	int64_t bytes; /* in whole sectors */
	int folders; /* its own and its chapters' */
	struct {
		struct disc_file *v;
		size_t n, cap;
	} files;
};

struct disc_medium {
	const char *id, *name;
	int64_t bytes;
};

struct discplan {
	struct arena mem, table; /* on disk: the words, the cases */
	size_t found; /* the last one that was asked for */
	json *notice;
	struct {
		struct disc_case *v;
		size_t n, cap;
	} cases;
	const struct disc_medium *medium;
	int volumes; /* >= 1 once done, unless there is a fault */
	int repair; /* percent of repair data that go behind each volume */
	struct str fault; /* "" or why there are no discs */
};

void discplan_init(struct discplan *, json *notice);
void discplan_free(struct discplan *);
void discplan_cool(struct discplan *); /* see arena_cool() */

/* Whether a record goes on the disc: its own "disc", else: accepted. */
bool discplan_wants(json *record);

/* Takes a case in; all others are passed over. */
void discplan_add(struct discplan *, json *record);

/*
 * Chooses the medium (the pack's disc.capacity in bytes, or disc.media: cd,
 * dvd, bd or auto: the smallest that holds all, else as many of the largest
 * as it takes) and gives each case its volume, which has no more folders than
 * ISO 9660 can number.  False with fault: the pack
 * wants no disc of this role, or a case is larger than a disc.
 */
bool discplan_done(struct discplan *, struct str role);

/*
 * The case of an id, NULL when it isn't on the discs.  Those that are asked
 * for in the order of the records are found at once.
 */
const struct disc_case *discplan_case(struct discplan *, struct str id);

/* The file of a case by its hash and name, NULL when it isn't there. */
const struct disc_file *discplan_file(
    const struct disc_case *, struct str sha256, struct str name);

#endif
