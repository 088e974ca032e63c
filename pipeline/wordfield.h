/* SPDX-License-Identifier: ISC */
/*
 * Fields that Word draws from their instruction (ECMA-376 part 1 s17.16.5):
 * no text of the file holds what they show, be it .docx, .doc or RTF.
 */
#ifndef SHENBAO_WORDFIELD_H
#define SHENBAO_WORDFIELD_H

#include "glyph.h"

struct drawn {
	int tick; /* 1 or 0: a box, set or not; else -1 */
	struct str text; /* in the arena, or of the instruction */
	enum glyph_font font; /* of the text; stays where none is named */
	unsigned style; /* of enum doc_style */
};

/* Is it a field of that name, its instruction's first word? */
bool wordfield_is(struct str instruction, const char *name);

/*
 * What a field shows without a result; false: its result is what it shows.
 * font is the run's own before.
 */
bool wordfield_draws(struct arena *, struct str instruction, struct drawn *);

#endif
