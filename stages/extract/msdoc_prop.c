/* SPDX-License-Identifier: ISC */
/* What Word 97 keeps beside the text: properties by place, text boxes. */
#include <stdlib.h>

#include "msdoc_part.h"

/* MS-DOC s2.6: the properties that change what the text says. */
enum sprm {
	SPRM_DELETED = 0x0800,
	SPRM_INSERTED = 0x0801,
	SPRM_STRIKE = 0x0837,
	SPRM_HIDDEN = 0x083c,
	SPRM_UNDERLINE = 0x2a3e,
	SPRM_PICTURE = 0x6a03,
	SPRM_SYMBOL = 0x6a09,
	SPRM_IN_TABLE = 0x2416,
	SPRM_ROW_END = 0x2417,
	SPRM_HUGE = 0x6646,
	SPRM_HUGE_OLD = 0x646b,
	SPRM_TABLE = 0xd608,
};

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

static void
run_sprm(struct run *r, uint32_t sprm, struct str s, size_t at)
{
	bool on = at < (size_t)s.len && (s.p[at] & 1) != 0;

	switch (sprm) {
	case SPRM_DELETED:
		r->deleted = on;
		break;
	case SPRM_INSERTED:
		r->inserted = on;
		break;
	case SPRM_STRIKE:
		r->strike = on;
		break;
	case SPRM_HIDDEN:
		r->hidden = on;
		break;
	case SPRM_UNDERLINE:
		r->underline = at < (size_t)s.len && s.p[at] != 0;
		break;
	case SPRM_SYMBOL:
		r->symbol = le16(s, at + 2);
		break;
	case SPRM_PICTURE:
		r->picture = le32(s, at);
		break;
	}
}

static void para_props(struct msdoc *, struct para *, struct str, int depth);

static void
para_sprm(struct msdoc *x, struct para *p, uint32_t sprm, struct str s,
    size_t at, int depth)
{
	uint32_t fc;

	switch (sprm) {
	case SPRM_IN_TABLE:
		p->in_table = at < (size_t)s.len && s.p[at] != 0;
		break;
	case SPRM_ROW_END:
		p->row_end = at < (size_t)s.len && s.p[at] != 0;
		break;
	case SPRM_TABLE:
		p->table = str_slice(s, (ptrdiff_t)at + 2,
		    (ptrdiff_t)at + 1 + (ptrdiff_t)le16(s, at));
		break;
	case SPRM_HUGE:
	case SPRM_HUGE_OLD:
		/* Too much for a page: the rest lies in the data stream. */
		fc = le32(s, at);
		if (depth == 0)
			para_props(x, p,
			    str_slice(x->data, (ptrdiff_t)fc + 2,
				(ptrdiff_t)fc + 2 +
				    (ptrdiff_t)le16(x->data, fc)),
			    1);
		break;
	}
}

static void
para_props(struct msdoc *x, struct para *p, struct str s, int depth)
{
	size_t at = 0, n;
	uint32_t sprm;

	while (at + 3 <= (size_t)s.len) {
		sprm = le16(s, at);
		n = operand(sprm, s, at + 2);
		para_sprm(x, p, sprm, s, at + 2, depth);
		at += 2 + n;
	}
}

/* One page of character properties (MS-DOC s2.9.33). */
static void
chpx_page(struct msdoc *x, struct str page)
{
	size_t n = (unsigned char)page.p[511], i, at, end;

	for (i = 0; i < n && (i + 1) * 4 + 4 + n <= 511; i++) {
		struct run *r = ARENA_PUSH(x->a, &x->runs);

		r->from = le32(page, i * 4);
		r->to = le32(page, i * 4 + 4);
		at = (unsigned char)page.p[(n + 1) * 4 + i] * 2u;
		if (at == 0 || at >= 511)
			continue;
		end = at + 1 + (unsigned char)page.p[at];
		for (at++; at + 3 <= end && end <= 511;) {
			uint32_t sprm = le16(page, at);

			run_sprm(r, sprm, page, at + 2);
			at += 2 + operand(sprm, page, at + 2);
		}
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
		para_props(x, p,
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

	for (i = 0; i < n && i < 100000; i++) {
		pn = le32(x->table, fc + (n + 1) * 4 + i * 4) & 0x3fffff;
		s = str_slice(
		    x->main, (ptrdiff_t)pn * 512, (ptrdiff_t)pn * 512 + 512);
		if (s.len == 512)
			page(x, s);
	}
}

static int
by_from(const void *p, const void *q)
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

const struct run *
msdoc_run(struct msdoc *x, uint32_t fc)
{
	static const struct run none;
	const struct run *r = find(x->runs.v, x->runs.n, sizeof *r, fc);

	return r != NULL && fc < r->to ? r : &none;
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
	pages(x, 0xfa, chpx_page);
	pages(x, 0x102, papx_page);
	if (x->runs.n > 0)
		qsort(x->runs.v, x->runs.n, sizeof *x->runs.v, by_from);
	if (x->paras.n > 0)
		qsort(x->paras.v, x->paras.n, sizeof *x->paras.v, by_from);
}

/* --- text boxes --- */

#define FSPA 26	  /* bytes, MS-DOC s2.9.92 */
#define FTXBXS 22 /* MS-DOC s2.9.105 */

/* The shape anchored at a character (MS-DOC s2.8.31); 0: none. */
static uint32_t
shape_at(struct msdoc *x, size_t cp)
{
	uint32_t fc = le32(x->main, 0x1da), lcb = le32(x->main, 0x1de);
	size_t n = lcb >= 4 + FSPA ? (lcb - 4) / (4 + FSPA) : 0, i;

	for (i = 0; i < n && i < 10000; i++)
		if (le32(x->table, fc + i * 4) == cp)
			return le32(x->table, fc + (n + 1) * 4 + i * FSPA);
	return 0;
}

/* Where the story of text boxes starts, in characters. */
static size_t
boxes_start(struct msdoc *x)
{
	size_t n = 0, at;

	for (at = 0x4c; at <= 0x60; at += 4)
		n += le32(x->main, at);
	return n;
}

bool
msdoc_box(struct msdoc *x, size_t cp, size_t *from, size_t *to)
{
	uint32_t fc = le32(x->main, 0x25a), lcb = le32(x->main, 0x25e);
	uint32_t shape = shape_at(x, cp);
	size_t n = lcb >= 4 + FTXBXS ? (lcb - 4) / (4 + FTXBXS) : 0, i;
	size_t start = boxes_start(x);

	for (i = 0; shape != 0 && i < n && i < 10000; i++) {
		if (le32(x->table, fc + (n + 1) * 4 + i * FTXBXS + 14) != shape)
			continue;
		*from = start + le32(x->table, fc + i * 4);
		*to = start + le32(x->table, fc + i * 4 + 4);
		return *from < *to && *to <= x->n;
	}
	return false;
}
