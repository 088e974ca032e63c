/* SPDX-License-Identifier: ISC */
/* Tables of a DOCX (ECMA-376 part 1 s17.4) onto a grid. */
#include "docx.h"

/* Old ones are used again: a file can hold millions of empty tables. */
static struct docx_grid *
new_grid(struct docx *x)
{
	struct docx_grid *g = x->free_grids;
	int *owner;

	if (g == NULL)
		return NEW(x->tmp, struct docx_grid);
	x->free_grids = g->up;
	owner = g->owner;
	*g = (struct docx_grid){.owner = owner};
	if (owner != NULL)
		memset(owner, 0, TABLE_COLS_MAX * sizeof *owner);
	return g;
}

/* Which cell goes on below: only where cells are merged at all. */
static void
set_owner(struct docx *x, struct docx_grid *g, const struct docx_flow *f)
{
	int i, cell = f->vmerge != MERGE_NONE ? (int)g->table->cells.n : 0;

	if (g->owner == NULL && cell == 0)
		return;
	if (g->owner == NULL)
		g->owner =
		    arena_array(x->tmp, TABLE_COLS_MAX, sizeof *g->owner);
	for (i = 0; i < f->span; i++)
		g->owner[g->col + i] = cell;
}

void
docx_table_start(struct docx *x)
{
	struct docx_grid *g;
	struct doc_block *b;

	if (x->flow == NULL)
		return;
	if (x->nest == TABLE_NEST_MAX) {
		x->flat++;
		doc_warn(x->a, x->doc, "cut", S("nested tables"));
		return;
	}
	if (x->doc->blocks.n >= DOC_BLOCKS_MAX || x->cells >= DOC_CELLS_MAX) {
		x->flat++;
		doc_warn(x->a, x->doc, "cut", S("tables"));
		return;
	}
	x->nest++;
	g = new_grid(x);
	g->up = x->grid;
	g->row = -1;
	g->table = NEW(x->a, struct doc_table);
	if (x->flow->cell) {
		g->table->within = x->grid != NULL ? x->grid->table : NULL;
		*ARENA_PUSH(x->a, &x->flow->nested) = g->table;
	} else {
		g->table->ordinal = ++x->tables;
		b = ARENA_PUSH(x->a, &x->doc->blocks);
		b->table = g->table;
		b->where = x->flow->where;
	}
	x->grid = g;
}

void
docx_table_end(struct docx *x)
{
	struct docx_grid *g = x->grid;

	if (x->flat > 0) {
		x->flat--;
		return;
	}
	if (g == NULL)
		return;
	g->table->rows = g->row + 1;
	x->grid = g->up;
	g->up = x->free_grids;
	x->free_grids = g;
	x->nest--;
}

void
docx_row_start(struct docx *x)
{
	struct docx_grid *g = x->grid;

	if (g == NULL || x->flat > 0)
		return;
	g->row++;
	g->col = 0;
	g->row_deleted = g->row_inserted = g->row_changed = false;
}

void
docx_row_end(struct docx *x)
{
	struct docx_grid *g = x->grid;

	if (g == NULL || x->flat > 0)
		return;
	if (g->row_deleted)
		g->row--;
	g->row_inserted = false;
}

bool
docx_cell_start(struct docx *x)
{
	if (x->grid == NULL || x->flat > 0)
		return false;
	if (x->grid->row < 0)
		x->grid->row = 0;
	docx_flow_push(x, true, x->flow->where);
	return true;
}

/* The cell above that this one carries on, or NULL. */
static struct doc_cell *
merged_with(struct docx_grid *g, const struct docx_flow *f)
{
	struct doc_cell *c;
	int k;

	if (f->hmerge == MERGE_GOES_ON && g->table->cells.n > 0) {
		c = &g->table->cells.v[g->table->cells.n - 1];
		if (c->row == g->row && c->col + c->cols == g->col) {
			c->cols += f->span;
			return c;
		}
	}
	if (f->vmerge != MERGE_GOES_ON || g->owner == NULL ||
	    (k = g->owner[g->col]) == 0)
		return NULL;
	c = &g->table->cells.v[k - 1];
	if (c->row + c->rows == g->row) {
		c->rows++;
		return c;
	}
	/* A cell of several columns may be carried on in pieces. */
	return c->row + c->rows == g->row + 1 ? c : NULL;
}

/* What is no text, and may yet be the answer or its tick. */
const char *
docx_elsewhere(const struct docx_flow *f, const struct doc_cell *c)
{
	if (f->pictures > 0)
		return "picture";
	return f->notes > 0 && str_trim(c->text).len == 0 ? "note" : NULL;
}

static void
new_cell(struct docx *x, struct docx_grid *g, struct docx_flow *f)
{
	struct doc_cell *c;

	if (++x->cells > DOC_CELLS_MAX) {
		doc_warn(x->a, x->doc, "cut", S("cells"));
		return;
	}
	c = ARENA_PUSH(x->a, &g->table->cells);
	c->row = g->row;
	c->col = g->col;
	c->rows = 1;
	c->cols = f->span;
	docx_store(x, c);
	c->doubt = f->doubt;
	c->nested = f->nested;
	if (c->doubt == NULL && g->row_changed)
		c->doubt = "tracked-change";
	if (c->doubt == NULL && c->nested.n == 0)
		c->doubt = docx_elsewhere(f, c);
	set_owner(x, g, f);
}

void
docx_cell_end(struct docx *x)
{
	struct docx_grid *g = x->grid;
	struct docx_flow *f = x->flow;
	struct doc_cell *c;

	if (g->col + f->span > TABLE_COLS_MAX || g->row >= TABLE_ROWS_MAX) {
		doc_warn(x->a, x->doc, "cut", S("columns or rows"));
		if (g->col >= TABLE_COLS_MAX || g->row >= TABLE_ROWS_MAX) {
			docx_flow_pop(x);
			return;
		}
		f->span = TABLE_COLS_MAX - g->col;
	}
	if (!g->row_deleted && !f->deleted) {
		c = merged_with(g, f);
		if (c == NULL)
			new_cell(x, g, f);
		else if (str_trim(sb_str(&f->sink.text)).len > 0)
			c->doubt = "hidden"; /* Word doesn't show this text */
		if (g->col + f->span > g->table->cols)
			g->table->cols = g->col + f->span;
		g->col += f->span;
	} else {
		if (f->sink.text.len > 0)
			doc_warn(x->a, x->doc, "tracked-changes", S(""));
		/* What follows moves up into its place. */
		g->row_changed = true;
	}
	docx_flow_pop(x);
}
