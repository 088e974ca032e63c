/* SPDX-License-Identifier: ISC */
/*
 * Tables of Word 97: a cell ends where its last paragraph does, a row with a
 * paragraph of its own that says where its cells' edges are; from the edges
 * of all rows come the columns.
 */
#include "limit.h"
#include "msdoc_part.h"

#define TC 20		   /* bytes of a cell's definition (MS-DOC TC80) */

/* --- the text in work --- */

static void
style(struct msdoc *x, struct flow *f, ptrdiff_t from, unsigned s)
{
	struct doc_span *last =
	    f->spans.n > 0 ? &f->spans.v[f->spans.n - 1] : NULL;

	if (last != NULL && last->to == from && last->style == s &&
	    s >> DOC_ITEM_SHIFT == 0)
		last->to = f->text.len;
	else
		*ARENA_PUSH(x->a, &f->spans) =
		    (struct doc_span){from, f->text.len, s};
}

void
msdoc_put(struct msdoc *x, uint32_t r, unsigned s)
{
	struct flow *f = &x->flow[x->level];
	enum glyph_box box = x->box;
	ptrdiff_t from;

	if (f->text.len >= (ptrdiff_t)CELL_BYTES_MAX) {
		f->doubt = "cut";
		doc_warn(x->a, x->d, "cut", S("text of a cell"));
		return;
	}
	x->box = GLYPH_NO_BOX;
	if (box == GLYPH_TICK)
		s |= DOC_TICKED;
	else if (box != GLYPH_NO_BOX)
		msdoc_put(x, box == GLYPH_SET ? 0x2611 : 0x2610, DOC_TICK);
	s |= (unsigned)x->number << DOC_ITEM_SHIFT;
	x->number = 0;
	from = f->text.len;
	sb_rune(&f->text, r);
	if (s != 0)
		style(x, f, from, s);
}

struct doc_cell
msdoc_take(struct msdoc *x)
{
	struct flow *f = &x->flow[x->level];
	struct doc_cell c = {.rows = 1, .cols = 1};

	if (x->number > 0) /* an item without text has its number, too */
		style(x, f, f->text.len,
		    (unsigned)x->number << DOC_ITEM_SHIFT);
	x->number = 0;
	c.text = sb_str(&f->text);
	c.spans = f->spans;
	c.nested = f->nested;
	c.doubt = f->doubt;
	f->text = (struct sb){.a = x->a};
	f->spans = (struct doc_spans){0};
	f->nested = (struct doc_tables){0};
	f->doubt = NULL;
	return c;
}

void
msdoc_picture(struct msdoc *x)
{
	struct flow *f = &x->flow[x->level];

	if (f->doubt == NULL)
		f->doubt = "picture";
}

/* --- tables, their cells and rows --- */

static void
open_table(struct msdoc *x)
{
	struct flow *outer = &x->flow[x->level], *f = outer + 1;
	struct doc_block *b;

	*f = (struct flow){.text.a = x->a};
	f->t = NEW(x->a, struct doc_table);
	if (x->level++ == 0) {
		f->t->ordinal = ++x->ntables;
		if (x->d->blocks.n >= DOC_BLOCKS_MAX) {
			doc_warn(x->a, x->d, "cut", S("tables"));
			return;
		}
		b = ARENA_PUSH(x->a, &x->d->blocks);
		b->table = f->t;
		b->where = x->where;
		return;
	}
	*ARENA_PUSH(x->a, &outer->nested) = f->t;
	f->t->ordinal = (int)outer->nested.n;
	f->t->within = outer->t;
}

/* What no row's end has taken is a row, all the same. */
static void
close_table(struct msdoc *x)
{
	struct flow *f = &x->flow[x->level];

	if (f->text.len > 0 || f->nested.n > 0)
		msdoc_cell_end(x);
	if (f->row.n > 0)
		msdoc_row_end(x, S(""));
	columns_place(x->a, f->t, f->edges.v);
	x->level--;
}

void
msdoc_enter(struct msdoc *x, int level)
{
	while (x->level > level)
		close_table(x);
	while (x->level < level)
		open_table(x);
}

void
msdoc_cell_end(struct msdoc *x)
{
	struct flow *f = &x->flow[x->level];
	struct doc_cell c = msdoc_take(x);

	while (str_ends(c.text, S("\n")))
		c.text.len--;
	if (f->row.n < CELLS_ROW_MAX && ++x->ncells <= DOC_CELLS_MAX)
		*ARENA_PUSH(x->a, &f->row) = c;
	else
		doc_warn(x->a, x->d, "cut", S("cells"));
}

/*
 * MS-DOC TDefTableOperand: how many cells, their edges, their merges.  Of
 * cells merged sideways the first has horzMerge 2 or 3 and the others 1; what
 * Word 97 itself writes is 1 and then 2.
 */
static struct edge
edge_of(struct str def, size_t n, size_t i, uint32_t *first)
{
	uint32_t flags = le16(def, 1 + (n + 1) * 2 + i * TC);
	uint32_t merge = (flags & 2) != 0 ? 2 : flags & 1;
	bool left = merge != 0 && *first != 0 && merge != *first;

	if (!left)
		*first = merge;
	return (struct edge){.x = (int16_t)le16(def, 1 + i * 2),
	    .x2 = (int16_t)le16(def, 3 + i * 2),
	    .known = true,
	    .left = left,
	    .up = (flags & 0x60) == 0x20};
}

void
msdoc_row_end(struct msdoc *x, struct str def)
{
	struct flow *f = &x->flow[x->level];
	size_t n = def.len > 0 ? (unsigned char)def.p[0] : 0, i;
	bool known = n == f->row.n;
	uint32_t first = 0;

	if (f->t->rows >= TABLE_ROWS_MAX) {
		doc_warn(x->a, x->d, "cut", S("rows of a table"));
		f->row.n = 0;
		return;
	}
	for (i = 0; i < f->row.n; i++) {
		*ARENA_PUSH(x->a, &f->edges) =
		    known ? edge_of(def, n, i, &first) : (struct edge){0};
		f->row.v[i].row = f->t->rows;
		*ARENA_PUSH(x->a, &f->t->cells) = f->row.v[i];
	}
	f->row.n = 0;
	f->t->rows++;
}
