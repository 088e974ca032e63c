/* SPDX-License-Identifier: ISC */
#include "columns.h"

#include <stdlib.h>

#include "limit.h"

#define EDGE_NEAR 60 /* twips: edges of one column, 1 mm apart */

struct places {
	int *v;
	size_t n;
};

static int
by_number(const void *p, const void *q)
{
	int x = *(const int *)p, y = *(const int *)q;

	return x < y ? -1 : x > y;
}

/* The edges of all rows, each once, from the left. */
static struct places
all_places(struct arena *a, const struct edge *edges, size_t cells)
{
	struct places p = {arena_array(a, cells * 2, sizeof(int)), 0};
	size_t i, n = 0;

	for (i = 0; i < cells; i++) {
		p.v[n++] = edges[i].x;
		p.v[n++] = edges[i].x2;
	}
	qsort(p.v, n, sizeof *p.v, by_number);
	for (i = 0; i < n; i++)
		if (p.n == 0 || p.v[i] > p.v[p.n - 1] + EDGE_NEAR)
			p.v[p.n++] = p.v[i];
	return p;
}

/* The edge at a place: the last that isn't behind it. */
static int
place_of(const struct places *p, int x)
{
	size_t lo = 0, hi = p->n, mid;

	while (lo + 1 < hi) {
		mid = lo + (hi - lo) / 2;
		if (p->v[mid] <= x)
			lo = mid;
		else
			hi = mid;
	}
	return (int)lo;
}

static bool
is_blank(const struct doc_cell *c)
{
	return c->nested.n == 0 && str_trim(c->text).len == 0;
}

/*
 * Does each row say of all its cells where they end, from left to right?
 * Where there is text there is room for it: some programs number the edges.
 */
static bool
is_measured(const struct doc_table *t, const struct edge *e)
{
	size_t i;

	for (i = 0; i < t->cells.n; i++)
		if (!e[i].known || e[i].x2 <= e[i].x ||
		    (e[i].x2 <= e[i].x + EDGE_NEAR &&
			!is_blank(&t->cells.v[i])) ||
		    (i > 0 && t->cells.v[i].row == t->cells.v[i - 1].row &&
			e[i].x < e[i - 1].x2))
			return false;
	return true;
}

static bool
measure(struct arena *a, struct doc_table *t, const struct edge *e)
{
	struct places p;
	struct doc_cell *c;
	size_t i;

	if (!is_measured(t, e))
		return false;
	p = all_places(a, e, t->cells.n);
	if (p.n > TABLE_COLS_MAX + 1)
		return false;
	for (i = 0; i < t->cells.n; i++) {
		c = &t->cells.v[i];
		c->col = place_of(&p, e[i].x);
		c->cols = place_of(&p, e[i].x2) - c->col;
	}
	t->cols = (int)p.n - 1;
	return true;
}

static void
count(struct doc_table *t)
{
	struct doc_cell *c = t->cells.v;
	size_t i;

	t->cols = 1;
	for (i = 0; i < t->cells.n; i++, c++) {
		c->col = i > 0 && c[-1].row == c->row ? c[-1].col + 1 : 0;
		c->cols = 1;
		if (c->col + 1 > t->cols)
			t->cols = c->col + 1;
	}
}

/* LibreOffice writes the text of all of a merged cell into each of it. */
static bool
says_nothing(const struct doc_cell *c, const struct doc_cell *of)
{
	return is_blank(c) ||
	       (c->nested.n == 0 && str_eq(c->text, of->text));
}

/* The cell that c goes on from, and is none of its own then; or NULL. */
static struct doc_cell *
merge_into(struct doc_cell *c, const struct edge *e, struct doc_cell *left,
    struct doc_cell *up)
{
	if (e->left && left != NULL && says_nothing(c, left)) {
		if (left->row == c->row)
			left->cols = c->col + c->cols - left->col;
		return left;
	}
	if (e->up && up != NULL && up->row + up->rows == c->row &&
	    says_nothing(c, up)) {
		up->rows++;
		return up;
	}
	return NULL;
}

static void
merge(struct arena *a, struct doc_table *t, const struct edge *e)
{
	struct doc_cell **above = arena_array(a, (size_t)t->cols,
	    sizeof(struct doc_cell *));
	struct doc_cell *out = t->cells.v, *left = NULL, *c, *into;
	int row = -1;
	size_t i;

	for (i = 0; i < t->cells.n; i++) {
		c = &t->cells.v[i];
		if (c->row != row)
			left = NULL;
		row = c->row;
		if (c->cols == 0)
			continue; /* too narrow to hold anything */
		into = merge_into(c, &e[i], left, above[c->col]);
		if (into == NULL) {
			*out = *c;
			into = above[c->col] = out++;
		}
		left = into;
	}
	t->cells.n = (size_t)(out - t->cells.v);
}

void
columns_place(struct arena *a, struct doc_table *t, const struct edge *e)
{
	if (t->cells.n == 0)
		return;
	if (!measure(a, t, e))
		count(t);
	merge(a, t, e);
}
