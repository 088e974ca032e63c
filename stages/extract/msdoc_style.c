/* SPDX-License-Identifier: ISC */
/* The styles and fonts of Word 97 (MS-DOC STSH, SttbfFfn). */
#include "msdoc_part.h"

#define BASE_NONE 0xfff
#define BASES_MAX 16	/* a style's, one above the other */
#define FONTS_MAX 4096
#define FONT_NAME_AT 39 /* bytes of an FFN before its name */
#define FONT_NAME_MAX 32

/* The nth set of properties (LPUpx) of a style, behind *at. */
static struct str
take_props(struct str s, size_t *at)
{
	size_t n, from;

	*at += *at & 1; /* they begin at even places */
	n = le16(s, *at);
	from = *at + 2;
	*at = from + n;
	return str_slice(s, (ptrdiff_t)from, (ptrdiff_t)(from + n));
}

/* STD; base: bytes before its name. */
static struct style
style_of(struct str s, size_t base)
{
	struct style st = {.base = BASE_NONE};
	uint32_t kind = le16(s, 2) & 0xf;
	size_t at = base + 2 + (size_t)le16(s, base) * 2 + 2;

	if (s.len == 0)
		return st;
	st.base = (int)(le16(s, 2) >> 4);
	if (kind == 1) {
		st.papx = take_props(s, &at);
		st.papx = str_slice(st.papx, 2, st.papx.len); /* its number */
	}
	if (kind == 1 || kind == 2)
		st.chpx = take_props(s, &at);
	return st;
}

static void
load_styles(struct msdoc *x)
{
	size_t at = le32(x->main, 0xa2), end = at + le32(x->main, 0xa6), n, len;
	uint32_t base = le16(x->table, at + 4), i;
	uint32_t count = le16(x->table, at + 2);

	at += 2 + le16(x->table, at);
	for (i = 0; i < count && i < STYLES_MAX && at + 2 <= end; i++) {
		len = le16(x->table, at);
		n = at + 2;
		*ARENA_PUSH(x->a, &x->styles) = style_of(
		    str_slice(x->table, (ptrdiff_t)n, (ptrdiff_t)(n + len)),
		    base);
		at = n + len + (len & 1);
	}
}

static enum glyph_font
font_of(struct str s)
{
	char name[FONT_NAME_MAX + 1];
	size_t i;
	uint32_t c;

	for (i = 0; i < FONT_NAME_MAX; i++) {
		c = le16(s, FONT_NAME_AT + i * 2);
		if (c == 0 || c > 0x7e)
			break;
		name[i] = (char)c;
	}
	name[i] = '\0';
	return glyph_font(str_c(name));
}

static void
load_fonts(struct msdoc *x)
{
	size_t at = le32(x->main, 0x112), end = at + le32(x->main, 0x116), len;
	uint32_t i, count = le16(x->table, at);

	for (at += 4, i = 0; i < count && i < FONTS_MAX && at < end; i++) {
		len = at < (size_t)x->table.len
			  ? (unsigned char)x->table.p[at]
			  : 0;
		*ARENA_PUSH(x->a, &x->fonts) = font_of(str_slice(x->table,
		    (ptrdiff_t)at + 1, (ptrdiff_t)(at + 1 + len)));
		at += 1 + len;
	}
}

void
msdoc_styles(struct msdoc *x)
{
	load_fonts(x);
	load_styles(x);
}

static const struct style *
style_at(struct msdoc *x, int n, int depth)
{
	return n >= 0 && (size_t)n < x->styles.n && depth < BASES_MAX
		   ? &x->styles.v[n]
		   : NULL;
}

void
msdoc_style_chars(struct msdoc *x, struct look *l, int n, int depth)
{
	const struct style *st = style_at(x, n, depth);

	if (st == NULL)
		return;
	msdoc_style_chars(x, l, st->base, depth + 1);
	msdoc_chars(x, l, st->chpx, depth);
}

void
msdoc_style_para(struct msdoc *x, struct para *p, int n, int depth)
{
	const struct style *st = style_at(x, n, depth);

	if (st == NULL)
		return;
	msdoc_style_para(x, p, st->base, depth + 1);
	msdoc_paras(x, p, st->papx, depth);
}
