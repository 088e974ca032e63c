/* SPDX-License-Identifier: ISC */
/* What Word 97 says of characters and paragraphs, by their place. */
#include <stdio.h>
#include <stdlib.h>

#include "msdoc_part.h"

/* MS-DOC s2.6: the properties that change what the text says. */
enum sprm {
	SPRM_DELETED = 0x0800,
	SPRM_INSERTED = 0x0801,
	SPRM_BOLD = 0x0835,
	SPRM_STRIKE = 0x0837,
	SPRM_HIDDEN = 0x083c,
	SPRM_LIST_LEVEL = 0x260a,
	SPRM_HIGHLIGHT = 0x2a0c,
	SPRM_UNDERLINE = 0x2a3e,
	SPRM_COLOUR_OLD = 0x2a42,
	SPRM_STRIKE_TWICE = 0x2a53,
	SPRM_LIST = 0x460b,
	SPRM_STYLE = 0x4a30,
	SPRM_FONT = 0x4a4f,
	SPRM_FONT_OTHER = 0x4a51,
	SPRM_PICTURE = 0x6a03,
	SPRM_SYMBOL = 0x6a09,
	SPRM_COLOUR = 0x6870,
	SPRM_IN_TABLE = 0x2416,
	SPRM_ROW_END = 0x2417,
	SPRM_INNER_CELL = 0x244b,
	SPRM_INNER_ROW = 0x244c,
	SPRM_LEVEL = 0x6649,
	SPRM_HUGE = 0x6646,
	SPRM_HUGE_OLD = 0x646b,
	SPRM_TABLE = 0xd608,
};

/*
 * Each page of properties can name the same ones, and a style itself: what
 * all of them take is bounded, not what each may hold.
 */
#define SPRMS_MAX 50000000 /* applied, half a second; a form has some thousand */

static bool
goes_on(struct msdoc *x)
{
	if (x->sprms++ < SPRMS_MAX)
		return true;
	doc_warn(x->a, x->d, "cut", S("sprm"));
	return false;
}

/* Bytes of a sprm's operand (MS-DOC s2.2.5.1). */
static size_t
operand(uint32_t sprm, struct str s, size_t at)
{
	switch (sprm >> 13) {
	case 0:
	case 1:
		return 1;
	case 2:
	case 4:
	case 5:
		return 2;
	case 3:
		return 4;
	case 7:
		return 3;
	default:
		if (sprm == SPRM_TABLE)
			return le16(s, at) + 1;
		return at < (size_t)s.len ? (unsigned char)s.p[at] + 1u : 1;
	}
}

static unsigned char
byte(struct str s, size_t at)
{
	return at < (size_t)s.len ? (unsigned char)s.p[at] : 0;
}

/* ToggleOperand: on, off, or as the style says, or not as it says. */
static bool
toggled(bool before, unsigned char v)
{
	return v == 0x80 ? before : v == 0x81 ? !before : v != 0;
}

static void
set(struct look *l, unsigned bit, bool on)
{
	l->style = on ? l->style | bit : l->style & ~bit;
}

/* Ico: the sixteen colours of old. */
static unsigned
old_colour(unsigned char ico)
{
	static const char *const rgb[] = {"", "000000", "0000ff", "00ffff",
	    "00ff00", "ff00ff", "ff0000", "ffff00", "ffffff", "000080",
	    "008080", "008000", "800080", "800000", "808000", "808080",
	    "c0c0c0"};

	return ico < sizeof rgb / sizeof *rgb ? doc_colour(str_c(rgb[ico])) : 0;
}

/* COLORREF: red, green, blue; the fourth says "automatic". */
static unsigned
colour(struct str s, size_t at)
{
	char rgb[7];

	if (byte(s, at + 3) != 0)
		return 0;
	snprintf(rgb, sizeof rgb, "%02x%02x%02x", byte(s, at), byte(s, at + 1),
	    byte(s, at + 2));
	return doc_colour(str_c(rgb));
}

static enum glyph_font
font_at(struct msdoc *x, uint32_t n)
{
	return n < x->fonts.n ? x->fonts.v[n] : FONT_TEXT;
}

/* What changes the letters, or stands for one. */
static void
letter_sprm(struct msdoc *x, struct look *l, uint32_t sprm, struct str s,
    size_t at)
{
	switch (sprm) {
	case SPRM_FONT:
		l->font = font_at(x, le16(s, at));
		break;
	case SPRM_FONT_OTHER:
		if (l->font == FONT_TEXT)
			l->font = font_at(x, le16(s, at));
		break;
	case SPRM_SYMBOL:
		l->font = font_at(x, le16(s, at));
		l->symbol = le16(s, at + 2);
		break;
	case SPRM_PICTURE:
		l->picture = le32(s, at);
		l->pictured = true;
		break;
	}
}

static void
look_sprm(struct msdoc *x, struct look *l, uint32_t sprm, struct str s,
    size_t at, int depth)
{
	unsigned char v = byte(s, at);

	switch (sprm) {
	case SPRM_STYLE: /* of a run; a style is no other one's */
		if (depth == 0)
			msdoc_style_chars(x, l, (int)le16(s, at), 1);
		break;
	case SPRM_DELETED:
		l->deleted = v != 0;
		break;
	case SPRM_INSERTED:
		set(l, DOC_INSERTED, v != 0);
		break;
	case SPRM_STRIKE:
	case SPRM_STRIKE_TWICE:
		set(l, DOC_STRUCK, toggled((l->style & DOC_STRUCK) != 0, v));
		break;
	case SPRM_BOLD:
		set(l, DOC_BOLD, toggled((l->style & DOC_BOLD) != 0, v));
		break;
	case SPRM_HIDDEN:
		l->hidden = toggled(l->hidden, v);
		break;
	case SPRM_UNDERLINE:
		set(l, DOC_UNDERLINED, v != 0);
		break;
	case SPRM_COLOUR_OLD:
		l->style = (l->style & ~(unsigned)DOC_COLOURS) | old_colour(v);
		break;
	case SPRM_COLOUR:
		l->style = (l->style & ~(unsigned)DOC_COLOURS) | colour(s, at);
		break;
	case SPRM_HIGHLIGHT:
		set(l, DOC_COLOURED, v != 0);
		break;
	default:
		letter_sprm(x, l, sprm, s, at);
	}
}

void
msdoc_chars(struct msdoc *x, struct look *l, struct str s, int depth)
{
	size_t at = 0;
	uint32_t sprm;

	while (at + 3 <= (size_t)s.len && goes_on(x)) {
		sprm = le16(s, at);
		look_sprm(x, l, sprm, s, at + 2, depth);
		at += 2 + operand(sprm, s, at + 2);
	}
}

/* Where a paragraph stands among tables. */
static void
table_sprm(struct para *p, uint32_t sprm, struct str s, size_t at)
{
	bool on = byte(s, at) != 0;

	switch (sprm) {
	case SPRM_IN_TABLE:
		p->level = !on ? 0 : p->level > 0 ? p->level : 1;
		break;
	case SPRM_LEVEL:
		if (le32(s, at) > 0)
			p->level = le32(s, at) < NEST_MAX ? (int)le32(s, at)
							  : NEST_MAX;
		break;
	case SPRM_ROW_END:
		p->row_end = on;
		break;
	case SPRM_INNER_CELL:
		p->inner_cell = on;
		break;
	case SPRM_INNER_ROW:
		p->inner_row = on;
		break;
	case SPRM_TABLE:
		p->table = str_slice(s, (ptrdiff_t)at + 2,
		    (ptrdiff_t)at + 1 + (ptrdiff_t)le16(s, at));
		break;
	}
}

static void
para_sprm(struct msdoc *x, struct para *p, uint32_t sprm, struct str s,
    size_t at, int depth)
{
	uint32_t fc;

	switch (sprm) {
	case SPRM_LIST:
		p->list = (int)le16(s, at);
		break;
	case SPRM_LIST_LEVEL:
		p->list_level = byte(s, at) % LIST_LEVELS;
		break;
	case SPRM_HUGE:
	case SPRM_HUGE_OLD:
		/* Too much for a page: the rest lies in the data stream. */
		fc = le32(s, at);
		if (depth == 0)
			msdoc_paras(x, p,
			    str_slice(x->data, (ptrdiff_t)fc + 2,
				(ptrdiff_t)fc + 2 +
				    (ptrdiff_t)le16(x->data, fc)),
			    1);
		break;
	default:
		table_sprm(p, sprm, s, at);
	}
}

void
msdoc_paras(struct msdoc *x, struct para *p, struct str s, int depth)
{
	size_t at = 0;
	uint32_t sprm;

	while (at + 3 <= (size_t)s.len && goes_on(x)) {
		sprm = le16(s, at);
		para_sprm(x, p, sprm, s, at + 2, depth);
		at += 2 + operand(sprm, s, at + 2);
	}
}

/* One page of character properties (MS-DOC s2.9.33). */
static void
chpx_page(struct msdoc *x, struct str page)
{
	size_t n = (unsigned char)page.p[511], i, at, end;

	for (i = 0; i < n && (n + 1) * 4 + i < 511; i++) {
		struct run *r = ARENA_PUSH(x->a, &x->runs);

		r->from = le32(page, i * 4);
		r->to = le32(page, i * 4 + 4);
		at = (unsigned char)page.p[(n + 1) * 4 + i] * 2u;
		if (at == 0 || at >= 511)
			continue;
		end = at + 1 + (unsigned char)page.p[at];
		r->props = str_slice(page, (ptrdiff_t)at + 1,
		    (ptrdiff_t)(end < 511 ? end : 511));
	}
}

/* One page of paragraph properties (MS-DOC s2.9.175). */
static void
papx_page(struct msdoc *x, struct str page)
{
	size_t n = (unsigned char)page.p[511], i, at, len;

	for (i = 0; i < n && (n + 1) * 4 + i * 13 < 511; i++) {
		struct para *p = ARENA_PUSH(x->a, &x->paras);

		p->from = le32(page, i * 4);
		p->to = le32(page, i * 4 + 4);
		at = (unsigned char)page.p[(n + 1) * 4 + i * 13] * 2u;
		if (at == 0 || at >= 509)
			continue;
		len = (unsigned char)page.p[at] * 2u;
		at++;
		if (len == 0) /* then the next byte counts words */
			len = (unsigned char)page.p[at++] * 2u;
		else
			len--;
		if (len < 2 || at + len > 512)
			continue;
		p->style = (int)le16(page, at);
		msdoc_style_para(x, p, p->style, 0);
		msdoc_paras(x, p,
		    str_slice(page, (ptrdiff_t)at + 2, (ptrdiff_t)(at + len)),
		    0);
	}
}

/* The pages that a table of pages names (MS-DOC s2.8.5, s2.8.6). */
static void
pages(struct msdoc *x, size_t fib, void (*page)(struct msdoc *, struct str))
{
	uint32_t fc = le32(x->main, fib), lcb = le32(x->main, fib + 4), pn;
	size_t n = lcb >= 12 ? (lcb - 4) / 8 : 0, i;
	struct str s;

	/* Each is named once. */
	for (i = 0; i < n && i < (size_t)x->main.len / 512; i++) {
		pn = le32(x->table, fc + (n + 1) * 4 + i * 4) & 0x3fffff;
		s = str_slice(
		    x->main, (ptrdiff_t)pn * 512, (ptrdiff_t)pn * 512 + 512);
		if (s.len == 512)
			page(x, s);
	}
}

int
msdoc_by_first(const void *p, const void *q)
{
	uint32_t x = *(const uint32_t *)p, y = *(const uint32_t *)q;

	return x < y ? -1 : x > y;
}

/* The last member that starts at or before fc; members of one size. */
static const void *
find(const void *v, size_t n, size_t size, uint32_t fc)
{
	size_t lo = 0, hi = n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (*(const uint32_t *)((const char *)v + mid * size) <= fc)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > 0 ? (const char *)v + (lo - 1) * size : NULL;
}

/* Of a paragraph's style; a whole heading that is bold says nothing. */
static struct look
ground(struct msdoc *x, int style)
{
	struct look l = {0};

	msdoc_style_chars(x, &l, style, 0);
	l.style &= DOC_STRUCK | DOC_GREY;
	l.symbol = 0;
	l.pictured = false;
	return l;
}

const struct look *
msdoc_look(struct msdoc *x, uint32_t fc, int style)
{
	const struct run *r = find(x->runs.v, x->runs.n, sizeof *r, fc);

	if (r != NULL && fc >= r->to)
		r = NULL;
	if (x->last.run == r && x->last.style == style)
		return &x->last.look;
	x->last.run = r;
	x->last.style = style;
	x->last.look = ground(x, style);
	if (r != NULL)
		msdoc_chars(x, &x->last.look, r->props, 0);
	return &x->last.look;
}

const struct para *
msdoc_para(struct msdoc *x, uint32_t fc)
{
	static const struct para none;
	const struct para *p = find(x->paras.v, x->paras.n, sizeof *p, fc);

	return p != NULL && fc < p->to ? p : &none;
}

void
msdoc_props(struct msdoc *x)
{
	x->last.style = -1;
	pages(x, 0xfa, chpx_page);
	pages(x, 0x102, papx_page);
	if (x->runs.n > 0)
		qsort(x->runs.v, x->runs.n, sizeof *x->runs.v, msdoc_by_first);
	if (x->paras.n > 0)
		qsort(x->paras.v, x->paras.n, sizeof *x->paras.v, msdoc_by_first);
}
