/* SPDX-License-Identifier: ISC */
/* The order of a table's cells: by row, then by column. */
#include "xlsx.h"

/* By row, column and, for twins, size: qsort() keeps no order of its own. */
static int
by_place(const void *va, const void *vb)
{
	const struct doc_cell *a = va, *b = vb;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	if (a->col != b->col)
		return a->col < b->col ? -1 : 1;
	if (a->rows != b->rows)
		return a->rows < b->rows ? -1 : 1;
	return (a->cols > b->cols) - (a->cols < b->cols);
}

void
xlsx_sort(struct doc_table *t)
{
	const struct doc_cell *c;
	size_t i;

	for (i = 1; i < t->cells.n; i++)
		if (by_place(&t->cells.v[i - 1], &t->cells.v[i]) > 0) {
			qsort(t->cells.v, t->cells.n, sizeof *t->cells.v,
			    by_place);
			break;
		}
	for (i = 0; i < t->cells.n; i++) {
		c = &t->cells.v[i];
		t->rows = c->row >= t->rows ? c->row + 1 : t->rows;
		t->cols = c->col >= t->cols ? c->col + 1 : t->cols;
	}
}

size_t
xlsx_at(const struct doc_cells *cells, size_t n, int row, int col)
{
	struct doc_cell key = {.row = row, .col = col};
	size_t lo = 0, hi = n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (by_place(&cells->v[mid], &key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}
