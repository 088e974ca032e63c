/* SPDX-License-Identifier: ISC */
#include "wordfield.h"

#include <stdlib.h>

#include "doc.h"

bool
wordfield_is(struct str s, const char *name)
{
	struct str n = str_c(name);

	s = str_trim(s);
	return s.len >= n.len && str_eq_nocase(str_slice(s, 0, n.len), n) &&
	       (s.len == n.len || s.p[n.len] == ' ' || s.p[n.len] == '\\');
}

/* --- EQ: \o\ac(□,√) lays one character over another --- */

enum { TICKS = 1, BOXES = 2, RINGS = 4 };

static int
kind_of(uint32_t r)
{
	if (r == 0x221a || (r >= 0x2713 && r <= 0x2718) || r == 0xd7 ||
	    r == 0x2611 || r == 0x2612 || r == 0x25a0)
		return TICKS;
	if (r == 0x25a1 || r == 0x2610 || r == 0x25fb || r == 0x53e3)
		return BOXES;
	if (r == 0x25cb || r == 0x25ef || r == 0x25b3 || r == 0x25c7)
		return RINGS;
	return 0;
}

/* What stands behind the bracket that closes the next one. */
static struct str
behind_bracket(struct str s)
{
	uint32_t r;
	int depth = 0;

	while (s.len > 0) {
		r = utf8_next(&s);
		depth += (r == '(') - (r == ')');
		if (r == ')' && depth <= 0)
			break;
	}
	return s;
}

/*
 * Arguments without switches, brackets and commas; a fraction as 1/2.  What
 * an overlay raises over another (\o\ad(\s\up 9(lai),赖)) is how to read it.
 */
static struct str
eq_text(struct arena *a, struct str s, bool overlay, int *kinds)
{
	struct sb b = {.a = a};
	bool fraction = false;
	uint32_t r;
	int depth = 0;

	*kinds = 0;
	while (s.len > 0) {
		r = utf8_next(&s);
		if (r == '\\') {
			/* A switch, or a character made literal. */
			if (s.len > 0 && (*s.p == ',' || *s.p == '(' ||
					     *s.p == ')' || *s.p == '\\')) {
				sb_rune(&b, utf8_next(&s));
				continue;
			}
			if (overlay && str_starts_nocase(s, S("up"))) {
				s = behind_bracket(s);
				continue;
			}
			fraction = s.len > 0 && (*s.p == 'f' || *s.p == 'F');
			while (s.len > 0 && *s.p != '(' && *s.p != '\\')
				utf8_next(&s);
			continue;
		}
		depth += (r == '(') - (r == ')');
		if (fraction && depth > 0 && (r == ',' || r == ';'))
			sb_rune(&b, '/');
		if (r == '(' || r == ')' ||
		    (depth > 0 && (r == ',' || r == ';')) || r == ' ')
			continue;
		if (depth > 0)
			*kinds |= kind_of(r);
		sb_rune(&b, r);
	}
	return sb_str(&b);
}

static bool
draw_eq(struct arena *a, struct str s, struct drawn *d)
{
	struct str text;
	bool overlay = str_has_nocase(s, S("\\o")) ||
		       str_has_nocase(s, S("\\x"));
	struct sb b = {.a = a};
	uint32_t r;
	int kinds;

	text = eq_text(a, str_slice(s, 2, s.len), overlay, &kinds);
	if (overlay && (kinds & TICKS) != 0 && utf8_count(text) <= 3) {
		d->tick = 1;
		return true;
	}
	if (overlay && (kinds & BOXES) != 0 && utf8_count(text) == 1) {
		d->tick = 0;
		return true;
	}
	/* The ring around a circled figure is no part of the text. */
	while (text.len > 0) {
		r = utf8_next(&text);
		if (!overlay || (kind_of(r) & (RINGS | BOXES)) == 0)
			sb_rune(&b, r);
	}
	d->text = sb_str(&b);
	return true;
}

/* SYMBOL 254 \f Wingdings (s17.16.5.66). */
static bool
draw_symbol(struct arena *a, struct str s, struct drawn *d)
{
	struct str code, font = str_trim(str_slice(s, 6, s.len));
	struct sb b = {.a = a};
	ptrdiff_t at;
	long n;

	code = str_cut(&font, S(" "));
	n = strtol(str_cstr(a, code), NULL, str_starts(code, S("0x")) ? 16 : 10);
	if (n <= 0 || n > 0x10ffff)
		return true;
	if (font.p != NULL && (at = str_find(font, S("\\f"))) >= 0) {
		font = str_trim(str_slice(font, at + 2, font.len));
		if (str_starts(font, S("\"")))
			font = str_slice(font, 1, font.len);
		if ((at = str_find(font, S("\""))) >= 0)
			font = str_slice(font, 0, at);
		d->font = glyph_font(str_trim(font));
	}
	sb_rune(&b, (uint32_t)n);
	d->text = sb_str(&b);
	return true;
}

/* MACROBUTTON NoMacro [text to click at]: a prompt of old templates. */
static bool
draw_button(struct str s, struct drawn *d)
{
	s = str_trim(str_slice(s, 11, s.len));
	str_cut(&s, S(" "));
	d->text = str_trim(s);
	d->style = DOC_PROMPT;
	return true;
}

bool
wordfield_draws(struct arena *a, struct str instruction, struct drawn *d)
{
	struct str s = str_trim(instruction);

	d->tick = -1;
	d->text = S("");
	d->style = 0;
	if (wordfield_is(s, "EQ"))
		return draw_eq(a, s, d);
	if (wordfield_is(s, "SYMBOL"))
		return draw_symbol(a, s, d);
	return wordfield_is(s, "MACROBUTTON") && draw_button(s, d);
}
