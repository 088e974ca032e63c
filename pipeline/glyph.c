/* SPDX-License-Identifier: ISC */
/*
 * Fonts whose letters are pictures.  A tick made in one is only a code like
 * F0FE and the font's name; which picture that is, is known by nobody but
 * the font.
 */
#include "glyph.h"

enum glyph_font
glyph_font(struct str name)
{
	static const struct {
		const char *name;
		enum glyph_font font;
	} fonts[] = {{"Wingdings", FONT_WINGDINGS},
	    {"Wingdings 2", FONT_WINGDINGS2}, {"Webdings", FONT_WEBDINGS},
	    {"Symbol", FONT_SYMBOL}, {"Marlett", FONT_MARLETT}};
	size_t i;

	if (name.len < 6 || name.len > 11 || (unsigned char)*name.p > 0x7f)
		return FONT_TEXT;
	for (i = 0; i < sizeof fonts / sizeof *fonts; i++)
		if (str_eq_nocase(name, str_c(fonts[i].name)))
			return fonts[i].font;
	return FONT_TEXT;
}

enum { SET = 1, UNSET = 2 };

/* clang-format off */
static const struct symbol {
	unsigned char font, code;
	uint32_t shown; /* a code point, or SET or UNSET */
} symbols[] = {
	/* Wingdings */
	{ FONT_WINGDINGS, 0x52, SET }, /* a sun; meant as Wingdings 2's R */
	{ FONT_WINGDINGS, 0x6c, 0x25cf }, { FONT_WINGDINGS, 0x6d, 0x274d },
	{ FONT_WINGDINGS, 0x6e, 0x25a0 }, { FONT_WINGDINGS, 0x6f, UNSET },
	{ FONT_WINGDINGS, 0x70, UNSET }, { FONT_WINGDINGS, 0x71, UNSET },
	{ FONT_WINGDINGS, 0x72, UNSET }, { FONT_WINGDINGS, 0x75, 0x25c6 },
	{ FONT_WINGDINGS, 0x78, SET }, { FONT_WINGDINGS, 0xa1, 0x25cb },
	{ FONT_WINGDINGS, 0xa2, 0x25cb }, { FONT_WINGDINGS, 0xa3, 0x25cb },
	{ FONT_WINGDINGS, 0xa4, 0x25c9 }, { FONT_WINGDINGS, 0xa5, 0x25ce },
	{ FONT_WINGDINGS, 0xa7, 0x25aa }, { FONT_WINGDINGS, 0xa8, UNSET },
	{ FONT_WINGDINGS, 0xab, 0x2605 }, { FONT_WINGDINGS, 0xd8, 0x27a2 },
	{ FONT_WINGDINGS, 0xdf, 0x2190 }, { FONT_WINGDINGS, 0xe0, 0x2192 },
	{ FONT_WINGDINGS, 0xfb, 0x2717 }, { FONT_WINGDINGS, 0xfc, SET },
	{ FONT_WINGDINGS, 0xfd, SET }, { FONT_WINGDINGS, 0xfe, SET },
	/* Wingdings 2 */
	{ FONT_WINGDINGS2, 0x2a, UNSET }, { FONT_WINGDINGS2, 0x4f, 0x2717 },
	{ FONT_WINGDINGS2, 0x50, SET }, { FONT_WINGDINGS2, 0x51, SET },
	{ FONT_WINGDINGS2, 0x52, SET }, { FONT_WINGDINGS2, 0x53, SET },
	{ FONT_WINGDINGS2, 0x54, SET }, { FONT_WINGDINGS2, 0xa1, 0x25a0 },
	{ FONT_WINGDINGS2, 0xa2, 0x25a0 }, { FONT_WINGDINGS2, 0xa3, UNSET },
	{ FONT_WINGDINGS2, 0xa4, UNSET }, { FONT_WINGDINGS2, 0xa5, UNSET },
	{ FONT_WINGDINGS2, 0x30, UNSET }, { FONT_WINGDINGS2, 0x97, 0x25cf },
	{ FONT_WINGDINGS2, 0x99, 0x25cb },
	/* Webdings */
	{ FONT_WEBDINGS, 0x61, SET }, { FONT_WEBDINGS, 0x63, UNSET },
	{ FONT_WEBDINGS, 0x67, 0x25a0 }, { FONT_WEBDINGS, 0x6e, 0x25cf },
	{ FONT_WEBDINGS, 0x72, 0x2717 },
	/* Symbol */
	{ FONT_SYMBOL, 0xa3, 0x2264 }, { FONT_SYMBOL, 0xb3, 0x2265 },
	{ FONT_SYMBOL, 0xb1, 0xb1 }, { FONT_SYMBOL, 0xb4, 0xd7 },
	{ FONT_SYMBOL, 0xb7, 0x2022 }, { FONT_SYMBOL, 0xb8, 0xf7 },
	{ FONT_SYMBOL, 0xd6, 0x221a },
	/* Marlett */
	{ FONT_MARLETT, 0x61, SET }, { FONT_MARLETT, 0x62, SET },
};
/* clang-format on */

bool
glyph_symbol(enum glyph_font font, uint32_t code, int *tick, uint32_t *shown)
{
	size_t i;

	/* Symbol fonts live at U+F000 and, by old habit, at U+0000. */
	if (code >= 0xf000 && code <= 0xf0ff)
		code -= 0xf000;
	*tick = -1;
	if (font == FONT_TEXT || code > 0xff)
		return false;
	for (i = 0; i < sizeof symbols / sizeof *symbols; i++) {
		if (symbols[i].font != font || symbols[i].code != code)
			continue;
		*shown = symbols[i].shown;
		if (*shown == SET || *shown == UNSET)
			*tick = *shown == SET;
		return true;
	}
	return false;
}

/* What a checkbox control may show for its own state. */
bool
glyph_is_box(uint32_t r)
{
	return (r >= 0x2610 && r <= 0x2612) || r == 0x25a0 || r == 0x25a1 ||
	       r == 0x221a || (r >= 0x2713 && r <= 0x2718) || r == 0x25cb ||
	       r == 0x25cf || r == 0x25c9 || r == 0x25ef || r == 0x2b1c ||
	       r == 0x1f5f9 || r == 0x2714 || (r >= 0xf000 && r <= 0xf0ff);
}

enum glyph_box
glyph_bullet(enum glyph_font font, uint32_t c)
{
	uint32_t shown;
	int tick;

	if (glyph_symbol(font, c, &tick, &shown))
		return tick < 0 ? GLYPH_NO_BOX
		       : (c & 0xff) == 0xfc || (c & 0xff) == 0x50
			   ? GLYPH_TICK
		       : tick ? GLYPH_SET
			      : GLYPH_UNSET;
	if (c == 0x2610 || c == 0x25a1)
		return GLYPH_UNSET;
	if (c == 0x221a || c == 0x2713 || c == 0x2714)
		return GLYPH_TICK;
	return c == 0x2611 || c == 0x2612 ? GLYPH_SET : GLYPH_NO_BOX;
}
