/* SPDX-License-Identifier: ISC */
/* The heading of a list: which column asks for what. */
#include "list_part.h"

#include "fold.h"
#include "label.h"
#include "option.h"

#define HEAD_ROWS_MAX 3 /* a heading of three rows is the highest seen */
#define HEAD_AT_MAX 40	/* rows above it: title, office, notes */
#define LABELS_KEPT 1024 /* cells: headings are near the top */

/* A heading may have three rows: a cell is asked for its label six times. */
static struct label
label_of(struct reader *x, const struct doc_cell *c)
{
	size_t i = (size_t)(c - x->t->cells.v);

	if (x->labels_of != x->t) {
		x->labels_of = x->t;
		x->labels = arena_array(
		    x->keep, LABELS_KEPT, sizeof *x->labels);
	}
	if (i >= LABELS_KEPT)
		return label_read(x->a, c->text);
	if (x->labels[i] == NULL) {
		x->labels[i] = NEW(x->keep, struct label);
		*x->labels[i] = label_read(x->keep, c->text);
	}
	return *x->labels[i];
}

/* One column's label from its cells of the heading, upper ones as context. */
static struct column
column_of(struct reader *x, int row, int rows, int col)
{
	struct words above = {0};
	struct column c = {.field = -1};
	struct doc_cell *cell, *last = NULL;
	struct label_parts parts;
	struct label l;
	int r, field;

	for (r = row; r < row + rows; r++) {
		cell = doc_at(x->a, x->t, r, col);
		if (cell == NULL || cell == last || cell->text.len > 300 ||
		    str_trim(cell->text).len == 0)
			continue;
		if (cell->col != col)
			cell = cell->row + cell->rows > r && cell->col < col
				   ? cell
				   : NULL;
		if (cell == NULL)
			continue;
		c.head = last = cell;
		l = label_of(x, cell);
		field = label_parts(x->a, x->spec, l.core, &above, &parts) ||
				label_parts_noted(x->a, x->spec, cell->text,
				    l.key, &above, &parts)
			    ? label_first(&parts)
			    : schema_label(x->spec, l.key, &above);
		/* A merged heading counts for its first column only. */
		if (field >= 0 && (cell->col == col || cell->cols == 1)) {
			c.field = field;
			c.parts = parts;
			c.unit = l.unit;
		} else if (field == LABEL_NONE && l.key.len > 0 &&
			   cell->cols == 1) {
			c.field = -1;
		}
		if (l.key.len > 0)
			words_add(x->a, &above, l.key);
	}
	return c;
}

static void
mark_have(const struct column *c, bool *have)
{
	int i;

	have[c->field] = true;
	for (i = 0; i < c->parts.n; i++)
		if (c->parts.field[i] >= 0)
			have[c->parts.field[i]] = true;
}

/* 序号 counts rows where 推荐优先顺序 stands beside it, which comes later. */
static bool
yields(struct reader *x, struct head *h, int later)
{
	struct column *c = h->cols;

	if (c[later].field != (int)x->spec->fields.n)
		return false;
	while (c->field != h->cols[later].field)
		c++;
	if (c == &h->cols[later] ||
	    !str_eq(label_of(x, c->head).key, S("序号")))
		return false;
	c->field = -1;
	return true;
}

void
list_score_head(struct reader *x, struct head *h)
{
	size_t n = x->spec->fields.n, i;
	bool *have = arena_array(x->a, n + 1, sizeof *have);
	int c;

	h->cols = arena_array(x->a, (size_t)x->t->cols, sizeof *h->cols);
	for (c = 0; c < x->t->cols; c++) {
		h->cols[c] = column_of(x, h->row, h->rows, c);
		if (h->cols[c].field < 0)
			continue;
		if (have[h->cols[c].field] && !yields(x, h, c))
			h->cols[c].field = -1; /* the first of two counts */
		else
			mark_have(&h->cols[c], have);
	}
	h->whole = true;
	for (i = 0; i < n; i++)
		if (have[i])
			h->score++;
		else if (x->spec->fields.v[i].required)
			h->whole = false;
	h->score += have[n];
}

static struct head
find_head(struct reader *x)
{
	struct head best = {0}, h;
	int row, rows;

	for (row = 0; row < x->t->rows && row < HEAD_AT_MAX; row++)
		for (rows = 1;
		     rows <= HEAD_ROWS_MAX && row + rows <= x->t->rows;
		     rows++) {
			h = (struct head){.row = row, .rows = rows};
			list_score_head(x, &h);
			/* The tightest: titles above are not part of it. */
			if (h.whole &&
			    (h.score > best.score ||
				(h.score == best.score && h.rows < best.rows)))
				best = h;
		}
	return best;
}

/* 序号, two rows high, beside 申报单位 … over 案例名称 … */
static bool
is_band(struct reader *x, int row, struct head *h)
{
	struct doc_cell *order = doc_at(x->a, x->t, row, 0),
			*first = doc_at(x->a, x->t, row + 2, 0);
	struct head low = {.row = row + 1, .rows = 1};
	size_t n = x->spec->fields.n, i;
	bool have;
	int c;

	if (order == NULL || order->rows != 2 || order->row != row ||
	    first == NULL || first->rows != 2 || first->row != row + 2)
		return false;
	*h = (struct head){.row = row, .rows = 1};
	list_score_head(x, h);
	list_score_head(x, &low);
	if (h->cols[0].field != (int)n || h->whole || low.whole)
		return false;
	for (i = 0; i < n; i++) {
		have = false;
		for (c = 0; c < x->t->cols; c++)
			have |= h->cols[c].field == (int)i ||
				low.cols[c].field == (int)i;
		if (!have && x->spec->fields.v[i].required)
			return false;
	}
	low.cols[0].field = -1;
	h->rows = 2;
	h->score += low.score;
	h->lower = low.cols;
	return h->whole = true;
}

static struct head
find_band(struct reader *x)
{
	struct head h = {0};
	int row;

	for (row = 0; row + 2 < x->t->rows && row < HEAD_AT_MAX; row++)
		if (is_band(x, row, &h))
			return h;
	return (struct head){0};
}

struct head
list_head(struct reader *x)
{
	struct head h = find_head(x);

	return h.whole ? h : find_band(x);
}

/*
 * Options that head columns, each once.  Shortened names count where at least
 * half of the options are there.
 */
static bool
mark_options_of(struct reader *x, struct head *h, int field)
{
	const struct options *o = x->spec->fields.v[field].options;
	bool shortened, any = false, *have;
	int c, n = 0;

	if (o == NULL)
		return false;
	have = arena_array(x->a, o->n + 1, sizeof *have);
	for (c = 0; c < x->t->cols; c++) {
		struct column *col = &h->cols[c];

		col->option = 0;
		if ((col->field >= 0 && col->field != field) ||
		    col->head == NULL)
			continue;
		col->option =
		    option_of(x->a, o, col->head->text, &shortened);
		if (col->option > 0 && have[col->option])
			return false;
		have[col->option] = true;
		any |= shortened;
		n += col->option > 0;
	}
	return n > 1 && (!any || n * 2 >= (int)o->n);
}

/* The field whose options head columns of their own, or -1. */
static int
mark_options(struct reader *x, struct head *h)
{
	size_t i;
	int c;

	for (i = 0; i < x->spec->fields.n; i++) {
		if (!mark_options_of(x, h, (int)i))
			continue;
		for (c = 0; c < x->t->cols; c++)
			if (h->cols[c].option > 0)
				h->cols[c].field = -1;
		return (int)i;
	}
	for (c = 0; c < x->t->cols; c++)
		h->cols[c].option = 0;
	return -1;
}

/* A row of options below the heading of a choice is part of the heading. */
static void
take_options(struct reader *x, struct head *h)
{
	struct head more = {.row = h->row, .rows = h->rows + 1};

	if (h->rows == HEAD_ROWS_MAX || h->row + more.rows > x->t->rows)
		return;
	list_score_head(x, &more);
	if (more.whole && mark_options(x, &more) >= 0)
		*h = more;
}

void
list_options(struct reader *x, struct head *h)
{
	h->choice = -1;
	if (h->lower != NULL)
		return;
	take_options(x, h);
	h->choice = mark_options(x, h);
}
