/* SPDX-License-Identifier: ISC */
/* What lies beside the text of Word 97: text boxes, fields of forms. */
#include <stdlib.h>

#include "msdoc_part.h"

#define FSPA 26	  /* bytes, MS-DOC s2.9.92 */
#define FTXBXS 22 /* MS-DOC s2.9.105 */

/* Members of a PLC whose data have so many bytes. */
static size_t
members(struct msdoc *x, uint32_t lcb, size_t bytes)
{
	size_t most = (size_t)x->table.len / (4 + bytes);
	size_t n = lcb >= 4 ? (lcb - 4) / (4 + bytes) : 0;

	return n < most ? n : most;
}

/* Which shape is anchored at which character (MS-DOC s2.8.31). */
static void
load_anchors(struct msdoc *x)
{
	uint32_t fc = le32(x->main, 0x1da);
	size_t n = members(x, le32(x->main, 0x1de), FSPA), i;

	for (i = 0; i < n; i++)
		*ARENA_PUSH(x->a, &x->anchors) =
		    (struct anchor){le32(x->table, fc + i * 4),
			le32(x->table, fc + (n + 1) * 4 + i * FSPA)};
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

static void
load_boxes(struct msdoc *x)
{
	uint32_t fc = le32(x->main, 0x25a);
	size_t n = members(x, le32(x->main, 0x25e), FTXBXS), i;
	size_t start = boxes_start(x), from, to, end = start;

	for (i = 0; i < n; i++) {
		from = start + le32(x->table, fc + i * 4);
		to = start + le32(x->table, fc + i * 4 + 4);
		if (from < end || from >= to || to > x->n)
			continue;
		end = to;
		*ARENA_PUSH(x->a, &x->boxes) = (struct box){
		    le32(x->table, fc + (n + 1) * 4 + i * FTXBXS + 14), from,
		    to, false};
	}
}

void
msdoc_boxes(struct msdoc *x)
{
	load_anchors(x);
	load_boxes(x);
	if (x->anchors.n > 0)
		qsort(x->anchors.v, x->anchors.n, sizeof *x->anchors.v,
		    msdoc_by_first);
	if (x->boxes.n > 0)
		qsort(x->boxes.v, x->boxes.n, sizeof *x->boxes.v, msdoc_by_first);
}

struct box *
msdoc_box(struct msdoc *x, size_t cp)
{
	uint32_t key = (uint32_t)cp;
	struct anchor *at =
	    x->anchors.n == 0 || cp > UINT32_MAX
		? NULL
		: bsearch(&key, x->anchors.v, x->anchors.n,
		      sizeof *x->anchors.v, msdoc_by_first);

	return at == NULL || x->boxes.n == 0
		   ? NULL
		   : bsearch(&at->shape, x->boxes.v, x->boxes.n,
			 sizeof *x->boxes.v, msdoc_by_first);
}

/* --- fields of forms --- */

#define RESULT_NONE 25	/* then the default holds */
#define DROP_MAX 25	/* items of a list, by the standard */

/* Where what follows a string at a place begins (MS-DOC Xstz). */
static size_t
behind(struct str s, size_t at)
{
	return at + 2 + (size_t)le16(s, at) * 2 + 2;
}

/* What was chosen, by number, and where the default stands. */
static uint32_t
result(struct msdoc *x, uint32_t at, size_t *def)
{
	size_t from = at + le16(x->data, at + 4);
	uint32_t res = le16(x->data, from + 4) >> 2 & 0x1f;

	*def = behind(x->data, from + 10);
	return res == RESULT_NONE ? le16(x->data, *def) : res;
}

bool
msdoc_ticked(struct msdoc *x, uint32_t at)
{
	size_t def;

	return result(x, at, &def) != 0;
}

/* The nth of the strings from a place on: where it, or what follows, begins. */
static size_t
nth_string(struct str s, size_t at, uint32_t nth)
{
	for (; nth > 0; nth--)
		at += 2 + (size_t)le16(s, at) * 2;
	return at;
}

struct str
msdoc_dropped(struct msdoc *x, uint32_t at)
{
	size_t p, end = at + (size_t)le32(x->data, at);
	uint32_t nth = result(x, at, &p), n, i;

	/* Behind the default: format, help, status, two macros. */
	for (p += 2, i = 0; i < 5; i++)
		p = behind(x->data, p);
	n = le16(x->data, p + 2);
	if (le16(x->data, p) != 0xffff || n > DROP_MAX || nth >= n)
		return S("");
	/* The count has two bytes or four; the items end what is here. */
	p += nth_string(x->data, p + 6, n) == end ? 6 : 8;
	p = nth_string(x->data, p, nth);
	return str_slice(x->data, (ptrdiff_t)p + 2,
	    (ptrdiff_t)(p + 2 + (size_t)le16(x->data, p) * 2));
}
