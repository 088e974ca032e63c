/* SPDX-License-Identifier: ISC */
/*
 * Tables of RTF: a row's cells end in \cell, and the row's definition says
 * where each does; of the outermost table it makes the columns.
 */
#include "rtf_part.h"

static void
begin_cell(struct rtf *x)
{
	if (!x->at[x->open].row)
		build_row(&x->b);
	if (!x->at[x->open].cell)
		build_cell(&x->b, 1, 1);
	x->at[x->open].row = x->at[x->open].cell = true;
}

/* Where a cell of the outermost table lies, by its row's definition. */
static struct edge
edge_of(const struct rtf *x, const struct doc_cell *c)
{
	const struct row_def *d = (size_t)c->row < x->rows.n
				      ? x->rows.v[c->row]
				      : NULL;
	struct edge e = {.x = EDGE_FIRST};

	if (d == NULL || (size_t)c->col >= d->n)
		return e;
	e = d->v[c->col];
	e.x = c->col > 0 ? d->v[c->col - 1].x2 : EDGE_FIRST;
	return e;
}

static void
place(struct rtf *x)
{
	struct doc_table *t = x->b.table[0].t;
	struct edge *e = arena_array(x->a, t->cells.n, sizeof *e);
	size_t i;

	for (i = 0; i < t->cells.n; i++)
		e[i] = edge_of(x, &t->cells.v[i]);
	columns_place(x->a, t, e);
	x->rows.n = 0;
}

void
rtf_close_tables(struct rtf *x, int level)
{
	for (; x->open > level; x->open--) {
		build_cell_end(&x->b);
		if (x->open == 1)
			place(x);
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
	open_cell(x, level);
	build_cell_end(&x->b);
	x->at[level].cell = false;
}

static void
end_row(struct rtf *x, int level)
{
	rtf_close_tables(x, level);
	x->at[level].row = x->at[level].cell = false;
	if (level == 1 && x->open == 1)
		*ARENA_PUSH(x->a, &x->rows) = x->def;
}

/* Words that say what the cells of a row are; of the outermost table only. */
bool
rtf_row_word(struct rtf *x, struct str w, int n)
{
	if (str_eq(w, S("trowd"))) {
		x->def = NEW(x->a, struct row_def);
		x->next = (struct edge){0};
	} else if (str_eq(w, S("clvmrg"))) {
		x->next.up = true;
	} else if (str_eq(w, S("clmrg"))) {
		x->next.left = true;
	} else if (str_eq(w, S("cellx"))) {
		x->next.x2 = n;
		x->next.known = true;
		if (x->def != NULL && x->def->n < TABLE_COLS_MAX)
			*ARENA_PUSH(x->a, x->def) = x->next;
		x->next = (struct edge){0};
	} else {
		return false;
	}
	return true;
}

/* Tables of a header or a note are lines; other destinations have none. */
static bool
is_aside_word(struct rtf *x, struct str w)
{
	static const char *const ends[] = {
	    "cell", "row", "nestcell", "nestrow", NULL};
	static const char *const places[] = {"pard", "intbl", "itap", NULL};

	if (str_is_any(w, ends))
		rtf_line(x);
	else if (!str_is_any(w, places))
		return false;
	return true;
}

/* Words that say which table a paragraph, a cell, a row is in. */
bool
rtf_table_word(struct rtf *x, struct str w, int n)
{
	int inner = x->level > 1 ? x->level : 2;

	if (rtf_now(x)->quiet || rtf_now(x)->where != DOC_BODY)
		return is_aside_word(x, w);
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
