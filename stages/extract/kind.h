/* SPDX-License-Identifier: ISC */
/* What a paper is: by what it says first, then by what it is called. */
#ifndef EXTRACT_KIND_H
#define EXTRACT_KIND_H

#include "doc.h"
#include "schema.h"

enum what {
	WHAT_UNKNOWN,
	WHAT_FORM,
	WHAT_REGION,
	WHAT_LIST,
	WHAT_OTHER_FORM, /* clearly of another notice */
	WHAT_PLEDGE,
	WHAT_INDEX,
	WHAT_AUTHORIZATION,
	WHAT_CREDIT,
	WHAT_EVIDENCE,
	WHATS
};

/* "form", "other-form", "evidence" ... */
const char *what_word(enum what);
enum what what_of(struct str word);

#define KIND_LINES 48 /* lines from the top that tell what a paper is */

struct head_lines { /* its first lines that aren't empty, tidied */
	struct str v[KIND_LINES];
	size_t n;
};

void head_lines(struct arena *, const struct doc *, struct head_lines *);

/* A marking of secrecy near the top, NULL-terminated or empty. */
struct str marking_of(struct arena *, const struct schema *, const struct doc *,
    const struct head_lines *);

/* The title of a form among the first lines: whose is it? */
enum title { TITLE_NONE, TITLE_OWN, TITLE_MAYBE, TITLE_OTHER };
enum title form_title(struct arena *, const struct schema *,
    const struct words *titles, const struct head_lines *);

/* The year in a title, or alone above or below it; 0 without one. */
int form_title_year(struct arena *, const struct schema *,
    const struct words *titles, const struct head_lines *);

/*
 * Which chapter or paper of the pack, by the first lines, then the name, then
 * the folders.  NULL: none.
 */
const struct chapter_spec *chapter_of(struct arena *, const struct schema *,
    const struct head_lines *, struct str name, struct str path);

/* 请提供营业执照 asks for a paper, and heads none. */
bool kind_asks(struct str key);

/* By the name alone: form, list, region, or WHAT_UNKNOWN. */
enum what what_by_name(struct arena *, const struct schema *, struct str name);

/*
 * Was it printed from a form?  Of a table in a PDF only the words are left:
 * labels that stand alone.
 */
bool kind_is_printed(
    struct arena *, const struct form_spec *, const struct doc *);

#endif
