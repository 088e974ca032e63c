/* SPDX-License-Identifier: ISC */
/* What the letters of symbol fonts look like. */
#ifndef SHENBAO_GLYPH_H
#define SHENBAO_GLYPH_H

#include "str.h"

enum glyph_font {
	FONT_TEXT, /* any other */
	FONT_WINGDINGS,
	FONT_WINGDINGS2,
	FONT_WEBDINGS,
	FONT_SYMBOL,
	FONT_MARLETT,
};

enum glyph_font glyph_font(struct str name);

/*
 * What a symbol font shows for a code: *tick is 1 or 0 for a box or tick, set
 * or not, else -1 and *shown the character.  False for codes not known.
 */
bool glyph_symbol(enum glyph_font, uint32_t code, int *tick, uint32_t *shown);

/* What a list draws before its items. */
enum glyph_box {
	GLYPH_NO_BOX,
	GLYPH_UNSET,
	GLYPH_SET,
	GLYPH_TICK, /* alone (Wingdings FC, Wingdings 2 50): a usual bullet */
};

enum glyph_box glyph_bullet(enum glyph_font, uint32_t code);

/* May a checkbox control show this for its own state? */
bool glyph_is_box(uint32_t);

#endif
