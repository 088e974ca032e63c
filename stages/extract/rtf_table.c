/* SPDX-License-Identifier: ISC */
/*
 * Tables of RTF: a row's cells end in \cell.  Columns are counted, and
 * measured by the right edges of the cells once a table is whole; of a row's
 * definition what goes on from the row above is known, too.
 */
#include <stdlib.h>

#include "rtf_part.h"

#define EDGE_NEAR 60 /* twips: edges of one column, 1 mm apart */

static void
begin_cell(struct rtf *x)
{
	if (!x->at[x->open].row) {
		build_row(&x->b);
		x->at[x->open].cells = 0;
	}
	if (!x->at[x->open].cell) {
		build_cell(&x->b, 1, 1);
		x->at[x->open].cells++;
	}
	x->at[x->open].row = x->at[x->open].cell = true;
}

/* --- columns by where they end --- */

/* The column of a table that ends at an edge. */
static int
column_at(const struct edges *all, int edge)
{
	size_t i = 0;

	while (i + 1 < all->n && all->v[i] + EDGE_NEAR < edge)
		i++;
	return (int)i;
}

static int
compare_edges(const void *x, const void *y)
{
	int p = *(const int *)x, q = *(const int *)y;

	return p < q ? -1 : p > q;
}

/* The edges of all rows, each once, from the left. */
static struct edges
all_edges(struct rtf *x)
{
	struct edges all = {0};
	size_t i, k, n = 0;

	for (i = 0; i < x->rows.n; i++)
		for (k = 0; k < x->rows.v[i].n; k++)
			*ARENA_PUSH(x->a, &all) = x->rows.v[i].v[k];
	if (all.n > 0)
		qsort(all.v, all.n, sizeof *all.v, compare_edges);
	for (i = 0; i < all.n; i++)
		if (n == 0 || all.v[i] > all.v[n - 1] + EDGE_NEAR)
			all.v[n++] = all.v[i];
	all.n = n;
	return all;
}

/* Does each row's definition say of all its cells where they end? */
static bool
is_measured(const struct rtf *x, const struct doc_table *t)
{
	size_t i;

	for (i = 0; i < t->cells.n; i++)
		if ((size_t)t->cells.v[i].row >= x->rows.n ||
		    (size_t)t->cells.v[i].col >=
			x->rows.v[t->cells.v[i].row].n)
			return false;
	for (i = 0; i < x->rows.n; i++)
		for (size_t k = 1; k < x->rows.v[i].n; k++)
			if (x->rows.v[i].v[k] <=
			    x->rows.v[i].v[k - 1] + EDGE_NEAR)
				return false;
	return t->cells.n > 0;
}

/* A cell of a shorter row is as wide as what stands above and below it. */
static void
measure(struct rtf *x)
{
	struct doc_table *t = x->b.table[0].t;
	struct edges all = all_edges(x), *row;
	struct doc_cell *c;
	size_t i;
	int nth;

	if (all.n <= TABLE_COLS_MAX && is_measured(x, t)) {
		for (i = 0; i < t->cells.n; i++) {
			c = &t->cells.v[i];
			row = &x->rows.v[c->row];
			nth = c->col;
			c->col = nth == 0 ? 0
					  : column_at(&all, row->v[nth - 1]) + 1;
			c->cols = column_at(&all, row->v[nth]) + 1 - c->col;
		}
		t->cols = (int)all.n;
	}
	x->rows.n = 0;
}

void
rtf_close_tables(struct rtf *x, int level)
{
	for (; x->open > level; x->open--) {
		if (x->open == 1)
			measure(x);
		build_table_end(&x->b);
	}
}

/* A cell of the table at a level, 0: none. */
static void
open_cell(struct rtf *x, int level)
{
	rtf_close_tables(x, level);
	while (x->open < level) {
		if (x->open > 0)
			begin_cell(x);
		build_table(&x->b);
		x->open++;
		x->at[x->open].row = x->at[x->open].cell = false;
	}
	if (level > 0)
		begin_cell(x);
}

/* Text goes to the cell of a paragraph that is in one. */
void
rtf_place(struct rtf *x)
{
	open_cell(x, x->level);
}

static void
end_cell(struct rtf *x, int level)
{
	int nth;

	open_cell(x, level);
	build_cell_end(&x->b);
	x->at[level].cell = false;
	nth = x->at[level].cells - 1;
	if (level == 1 && nth >= 0 && nth < x->defined && x->up[nth])
		build_cell_up(&x->b);
}

static void
end_row(struct rtf *x, int level)
{
	struct edges *e;
	int i;

	rtf_close_tables(x, level);
	x->at[level].row = x->at[level].cell = false;
	if (level > 1 || x->open < 1)
		return;
	e = ARENA_PUSH(x->a, &x->rows);
	*e = (struct edges){0};
	for (i = 0; i < x->defined; i++)
		*ARENA_PUSH(x->a, e) = x->edge[i];
}

/* Words that say what the cells of a row are; of the outermost table only. */
bool
rtf_row_word(struct rtf *x, struct str w, int n)
{
	if (str_eq(w, S("trowd"))) {
		x->defined = 0;
		x->goes_up = false;
	} else if (str_eq(w, S("clvmrg"))) {
		x->goes_up = true;
	} else if (str_eq(w, S("cellx"))) {
		if (x->defined < TABLE_COLS_MAX) {
			x->edge[x->defined] = n;
			x->up[x->defined++] = x->goes_up;
		}
		x->goes_up = false;
	} else {
		return false;
	}
	return true;
}

/* Words that say which table a paragraph, a cell, a row is in. */
bool
rtf_table_word(struct rtf *x, struct str w, int n)
{
	int inner = x->level > 1 ? x->level : 2;

	if (str_eq(w, S("pard")))
		x->level = rtf_now(x)->bullet ? x->level : rtf_now(x)->base;
	else if (str_eq(w, S("intbl")))
		x->level = x->level > 1 ? x->level : 1;
	else if (str_eq(w, S("itap")) && n > 0)
		x->level = n < BUILD_NEST_MAX ? n : BUILD_NEST_MAX;
	else if (str_eq(w, S("cell")))
		end_cell(x, 1);
	else if (str_eq(w, S("row")))
		end_row(x, 1);
	else if (str_eq(w, S("nestcell")))
		end_cell(x, inner);
	else if (str_eq(w, S("nestrow")))
		end_row(x, inner);
	else
		return false;
	return true;
}
