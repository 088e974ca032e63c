/* SPDX-License-Identifier: ISC */
#include "msdoc.h"

#include <stdlib.h>

#include "limit.h"
#include "msdoc_part.h"

#define CHARS_MAX (8u << 20) /* of a document; 400 pages hold one million */
#define EDGE_NEAR 40	     /* twips that two edges of one column may differ */

/* --- the text, from its pieces (MS-DOC s2.4.1) --- */

static uint32_t
ansi(unsigned char c)
{
	static const uint16_t v[] = {0x20ac, 0x81, 0x201a, 0x192, 0x201e,
	    0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d,
	    0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
	    0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178};

	return c >= 0x80 && c < 0xa0 ? v[c - 0x80] : c;
}

static void
piece(struct msdoc *x, uint32_t fc, size_t chars)
{
	bool narrow = (fc & 0x40000000) != 0;
	size_t i, at = fc & 0x3fffffff;

	if (narrow)
		at /= 2;
	for (i = 0; i < chars && x->n < CHARS_MAX; i++) {
		struct chr *c = &x->v[x->n];

		if (at + 2 > (size_t)x->main.len)
			return;
		c->fc = (uint32_t)at;
		c->r = narrow ? ansi((unsigned char)x->main.p[at])
			      : le16(x->main, at);
		at += narrow ? 1 : 2;
		if (c->r >= 0xdc00 && c->r < 0xe000 && x->n > 0 &&
		    x->v[x->n - 1].r >= 0xd800 && x->v[x->n - 1].r < 0xdc00) {
			x->v[x->n - 1].r = 0x10000 +
					   ((x->v[x->n - 1].r - 0xd800) << 10) +
					   (c->r - 0xdc00);
			c->r = 0; /* the second half says nothing more */
		}
		x->n++;
	}
}

static const char *
pieces(struct msdoc *x)
{
	size_t at = le32(x->main, 0x1a2), end = at + le32(x->main, 0x1a6);
	size_t n, i, all, len = (size_t)x->table.len;

	while (at < end && at < len && x->table.p[at] == 1)
		at += 3 + le16(x->table, at + 1);
	if (at + 9 > len || x->table.p[at] != 2)
		return "truncated";
	n = (le32(x->table, at + 1) - 4) / 12;
	at += 5;
	if (n > len / 12)
		return "truncated";
	all = le32(x->table, at + n * 4);
	if (all > CHARS_MAX)
		all = CHARS_MAX;
	x->v = arena_array(x->a, all + 1, sizeof *x->v);
	for (i = 0; i < n; i++) {
		uint32_t from = le32(x->table, at + i * 4);
		uint32_t to = le32(x->table, at + i * 4 + 4);

		if (to <= from || to > all || x->n + (to - from) > all)
			break;
		piece(
		    x, le32(x->table, at + (n + 1) * 4 + i * 8 + 2), to - from);
	}
	return x->n > 0 ? NULL : "truncated";
}

/* --- paragraphs, cells, rows --- */

static struct doc_cell
take_text(struct msdoc *x)
{
	struct doc_cell c = {.rows = 1, .cols = 1};

	c.text = sb_str(&x->text);
	c.spans = x->spans;
	x->text = (struct sb){.a = x->a};
	x->spans = (struct doc_spans){0};
	return c;
}

static void end_table(struct msdoc *x);

static void character(struct msdoc *, size_t);

/* The text boxes anchored in the paragraph before. */
static void
put_boxes(struct msdoc *x)
{
	size_t i, k, from, to;

	x->where = DOC_TEXTBOX;
	for (i = 0; i < x->nboxes; i++) {
		if (!msdoc_box(x, x->boxes[i], &from, &to))
			continue;
		for (k = from; k < to; k++)
			character(x, k);
	}
	x->nboxes = 0;
	x->where = DOC_BODY;
}

static void
end_para(struct msdoc *x)
{
	struct doc_block *b;

	if (x->t != NULL)
		end_table(x);
	if (x->where == DOC_BODY)
		x->nparas++;
	if (x->text.len > 0) {
		b = ARENA_PUSH(x->a, &x->d->blocks);
		b->para = take_text(x);
		b->para.row = x->nparas;
		b->where = x->where;
	}
	if (x->where == DOC_BODY)
		put_boxes(x);
}

static void
end_cell(struct msdoc *x)
{
	if (x->row.n < CELLS_ROW_MAX)
		x->row.v[x->row.n++] = take_text(x);
	else
		take_text(x);
}

static void
add_edge(struct msdoc *x, int left, int right, size_t cell, int merge)
{
	if (x->nedges == x->cedges) {
		x->edges =
		    arena_grow(x->a, x->edges, x->cedges * sizeof *x->edges,
			(x->cedges ? x->cedges * 2 : 64) * sizeof *x->edges);
		x->cedges = x->cedges ? x->cedges * 2 : 64;
	}
	x->edges[x->nedges].row = x->t->rows;
	x->edges[x->nedges].x = left;
	x->edges[x->nedges].x2 = right;
	x->edges[x->nedges].cell = cell;
	x->edges[x->nedges++].merge = merge;
}

/* MS-DOC s2.9.334: the cells' edges and merges stand with the row's end. */
static void
end_row(struct msdoc *x, struct str def)
{
	int i, n = def.len > 0 ? (unsigned char)def.p[0] : 0, cell = 0;
	struct doc_block *b;

	if (x->t == NULL) {
		b = ARENA_PUSH(x->a, &x->d->blocks);
		b->table = x->t = NEW(x->a, struct doc_table);
		x->t->ordinal = ++x->ntables;
		x->nedges = 0;
	}
	for (i = 0; i < x->row.n; i++) {
		struct doc_cell *c = ARENA_PUSH(x->a, &x->t->cells);
		bool known = n == x->row.n;
		uint32_t flags =
		    known ? le16(def, 1 + ((size_t)n + 1) * 2 + (size_t)i * 20)
			  : 0;

		*c = x->row.v[i];
		c->row = x->t->rows;
		add_edge(x,
		    known ? (int16_t)le16(def, 1 + (size_t)i * 2) : cell * 1000,
		    known ? (int16_t)le16(def, 3 + (size_t)i * 2)
			  : cell * 1000 + 1000,
		    x->t->cells.n - 1, (int)flags);
		cell++;
	}
	x->row.n = 0;
	x->t->rows++;
}

static int
by_number(const void *p, const void *q)
{
	return *(const int *)p - *(const int *)q;
}

static int
column(const int *v, int n, int x)
{
	int i, best = 0;

	for (i = 0; i < n; i++)
		if (abs(v[i] - x) < abs(v[best] - x))
			best = i;
	return best;
}

/* A vertically merged cell is the one above it, made longer. */
static bool
merge_up(struct doc_table *t, struct doc_cell *c)
{
	size_t i;

	for (i = (size_t)(c - t->cells.v); i-- > 0;) {
		struct doc_cell *u = &t->cells.v[i];

		if (u->col == c->col && u->rows > 0 &&
		    u->row + u->rows == c->row) {
			u->rows++;
			return true;
		}
		if (u->row + 200 < c->row)
			break;
	}
	return false;
}

static void
place_cells(struct msdoc *x, const int *at, int n)
{
	struct doc_cells out = {0};
	struct doc_cell *left = NULL;
	size_t i;

	for (i = 0; i < x->nedges; i++) {
		struct doc_cell *c = &x->t->cells.v[x->edges[i].cell];
		int flags = x->edges[i].merge;

		c->col = column(at, n, x->edges[i].x);
		c->cols = column(at, n, x->edges[i].x2) - c->col;
		if (c->cols < 1)
			c->cols = 1;
		if ((flags & 3) == 2 && left != NULL && left->row == c->row) {
			left->cols += c->cols;
			c->rows = 0; /* merged with its left neighbour */
			continue;
		}
		left = c;
		if ((flags & 0x60) == 0x20 && merge_up(x->t, c))
			c->rows = 0;
	}
	for (i = 0; i < x->t->cells.n; i++)
		if (x->t->cells.v[i].rows > 0)
			*ARENA_PUSH(x->a, &out) = x->t->cells.v[i];
	x->t->cells = out;
}

static void
end_table(struct msdoc *x)
{
	int *v = arena_array(x->a, x->nedges * 2 + 1, sizeof *v);
	int n = 0, k = 0, i;
	size_t e;

	for (e = 0; e < x->nedges; e++) {
		v[n++] = x->edges[e].x;
		v[n++] = x->edges[e].x2;
	}
	qsort(v, (size_t)n, sizeof *v, by_number);
	for (i = 0; i < n; i++)
		if (k == 0 || v[i] - v[k - 1] > EDGE_NEAR)
			v[k++] = v[i];
	if (k > TABLE_COLS_MAX)
		k = TABLE_COLS_MAX;
	x->t->cols = k > 1 ? k - 1 : 1;
	place_cells(x, v, k);
	x->t = NULL;
}

/* --- characters --- */

static void
style(struct msdoc *x, const struct run *r, ptrdiff_t from, unsigned more)
{
	unsigned s = (r->strike ? DOC_STRUCK : 0u) |
		     (r->inserted ? DOC_INSERTED : 0u) |
		     (r->underline ? DOC_UNDERLINED : 0u) | more;
	struct doc_span *last =
	    x->spans.n > 0 ? &x->spans.v[x->spans.n - 1] : NULL;

	if (s == 0)
		return;
	if (last != NULL && last->to == from && last->style == s) {
		last->to = x->text.len;
		return;
	}
	*ARENA_PUSH(x->a, &x->spans) = (struct doc_span){from, x->text.len, s};
}

/* MS-DOC s2.9.78: the state of a check box, in the data stream. */
static bool
box_is_set(struct msdoc *x, uint32_t at)
{
	uint32_t head = le16(x->data, at + 4), bits, res, name;

	bits = le16(x->data, at + head + 4);
	res = bits >> 2 & 0x1f;
	if (res != 25)
		return res != 0;
	name = le16(x->data, at + head + 10);
	return le16(x->data, at + head + 10 + 2 + name * 2 + 2) != 0;
}

static bool
has_code(const struct msdoc *x, const char *word)
{
	return str_has(sb_str(&x->code), str_c(word));
}

static void
put(struct msdoc *x, uint32_t r, const struct run *run, unsigned more)
{
	ptrdiff_t from = x->text.len;

	if (x->text.len >= (ptrdiff_t)CELL_BYTES_MAX || run->deleted ||
	    run->hidden)
		return;
	sb_rune(&x->text, r);
	style(x, run, from, more);
}

/* Fields (MS-DOC s2.8.25): the code is out, its result is text. */
static bool
field_char(struct msdoc *x, uint32_t r, const struct run *run)
{
	if (r == 0x13) {
		x->field++;
		x->codes++;
		x->code = (struct sb){.a = x->a};
		return true;
	}
	if (r == 0x14 && x->codes > 0) {
		x->codes--;
		return true;
	}
	if (r == 0x15) {
		if (x->field > 0 && x->codes == x->field)
			x->codes--;
		x->field -= x->field > 0;
		return true;
	}
	if (x->codes == 0)
		return false;
	if (r == 1 && run->picture != 0 && has_code(x, "FORMCHECKBOX"))
		put(x, box_is_set(x, run->picture) ? 0x2611 : 0x2610, run,
		    DOC_TICK);
	else if (r >= ' ')
		sb_rune(&x->code, r);
	return true;
}

static void
mark(struct msdoc *x, const struct chr *c)
{
	const struct para *p = msdoc_para(x, c->fc);

	if (c->r == 7 && p->row_end)
		end_row(x, p->table);
	else if (c->r == 7)
		end_cell(x);
	else if (p->in_table)
		put(x, '\n', msdoc_run(x, c->fc), 0);
	else
		end_para(x);
}

static void
character(struct msdoc *x, size_t i)
{
	const struct chr *c = &x->v[i];
	const struct run *run = msdoc_run(x, c->fc);

	if (c->r == 7 || c->r == '\r' || c->r == '\f') {
		x->field = x->codes = 0;
		mark(x, c);
		return;
	}
	if (field_char(x, c->r, run) || c->r == 0)
		return;
	if (run->symbol != 0 && (c->r == '(' || c->r < ' ')) {
		put(x, run->symbol, run, DOC_TICK);
		return;
	}
	if (c->r == 8 && x->nboxes < sizeof x->boxes / sizeof *x->boxes)
		x->boxes[x->nboxes++] = i;
	if (c->r == '\v')
		put(x, '\n', run, 0);
	else if (c->r == 0x1e)
		put(x, '-', run, 0);
	else if (c->r >= ' ' || c->r == '\t')
		put(x, c->r >= 0xd800 && c->r < 0xe000 ? 0xfffd : c->r, run, 0);
}

const char *
msdoc_read(struct arena *a, struct str bytes, struct doc *d)
{
	struct msdoc x = {.a = a, .d = d, .text.a = a, .code.a = a};
	struct cfb c;
	const char *why = cfb_open(a, bytes, &c);
	uint32_t flags;
	size_t i, all;

	*d = (struct doc){.kind = "doc"};
	if (why != NULL)
		return why;
	if (!cfb_stream(&c, "WordDocument", &x.main) ||
	    le16(x.main, 0) != 0xa5ec)
		return "no-main-part";
	flags = le16(x.main, 0x0a);
	if ((flags & 0x0100) != 0)
		return "password";
	if (!cfb_stream(&c, flags & 0x0200 ? "1Table" : "0Table", &x.table))
		return "no-main-part";
	if (!cfb_stream(&c, "Data", &x.data))
		x.data = S("");
	if ((why = pieces(&x)) != NULL)
		return why;
	msdoc_props(&x);
	/* The story of the main text; notes and headers follow it. */
	all = le32(x.main, 0x4c);
	for (i = 0; i < x.n && i < all; i++)
		character(&x, i);
	end_para(&x);
	return NULL;
}
