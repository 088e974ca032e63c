/* SPDX-License-Identifier: ISC */
/*
 * Answers: what somebody wrote into a box, without what the form itself
 * printed there.
 */
#ifndef EXTRACT_ANSWER_H
#define EXTRACT_ANSWER_H

#include "doc.h"
#include "schema.h"

#define ANSWER_DOUBTS 8

struct answer {
	struct str raw; /* empty: nothing was written */
	const char *doubt[ANSWER_DOUBTS];
	size_t ndoubt;
	bool cut_away; /* struck, grey or prompting text was left out */
	struct str unit; /* that such text told of a sum */
};

void answer_doubt(struct answer *, const char *code); /* once each */

/*
 * The answer in bytes [from, to) of a cell.  Kinds of several lines keep
 * theirs.
 */
struct answer answer_read(struct arena *, const struct schema *,
    enum field_kind, const struct doc_cell *, ptrdiff_t from, ptrdiff_t to);

/* Whether a line can be a caption in another language: Case title. */
bool answer_is_caption(struct str line);

/* Whether a line is an instruction that the form prints. */
bool answer_is_prompt(const struct schema *, struct str line);

#endif
