/* SPDX-License-Identifier: ISC */
/*
 * Ruled lines of a page as tables: lines that touch are one table, their
 * places its steps, and cells what no line divides.
 */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>

#include "limit.h"

#define GAP 2.5 /* pieces of a line, and lines that meet */
#define WIDTH_MIN 40.0 /* less is a tick box or an ornament */
#define HEIGHT_MIN 9.0

/* --- pieces joined --- */

static int
by_at(const void *p, const void *q)
{
	const struct pdf_line *a = p, *b = q;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->from > b->from) - (a->from < b->from);
}

static int
by_from(const void *p, const void *q)
{
	const struct pdf_line *a = p, *b = q;

	return (a->from > b->from) - (a->from < b->from);
}

static void
join_pieces(struct pdf_lines *l)
{
	struct pdf_line *v = l->v;
	size_t i, k, from, n = 0;

	if (l->n == 0)
		return;
	qsort(v, l->n, sizeof *v, by_at);
	for (from = 0; from < l->n; from = k) {
		double at = v[from].at;
		size_t first = n;

		for (k = from; k < l->n && v[k].at - at <= GAP; k++)
			;
		qsort(v + from, k - from, sizeof *v, by_from);
		for (i = from; i < k; i++) {
			if (n > first && v[i].from <= v[n - 1].to + GAP) {
				v[n - 1].to = fmax(v[n - 1].to, v[i].to);
				continue;
			}
			v[n] = v[i];
			v[n++].at = at;
		}
	}
	l->n = n;
}

/* --- lines that touch --- */

struct sets { /* of the lines: first those across, then those down */
	size_t *up, n;
};

static size_t
top(struct sets *s, size_t i)
{
	while (s->up[i] != i)
		i = s->up[i] = s->up[s->up[i]];
	return i;
}

static bool
touch(const struct pdf_line *h, const struct pdf_line *v)
{
	return h->at >= v->from - GAP && h->at <= v->to + GAP &&
	       v->at >= h->from - GAP && v->at <= h->to + GAP;
}

static struct sets
sets_of(struct arena *a, const struct pdf_page *p)
{
	struct sets s = {.n = p->across.n + p->down.n};
	size_t i, k;

	s.up = arena_array(a, s.n + 1, sizeof *s.up);
	for (i = 0; i < s.n; i++)
		s.up[i] = i;
	for (i = 0; i < p->across.n; i++)
		for (k = 0; k < p->down.n; k++)
			if (touch(&p->across.v[i], &p->down.v[k]))
				s.up[top(&s, i)] = top(&s, p->across.n + k);
	return s;
}

/* --- steps: where lines lie --- */

static int
by_value(const void *p, const void *q)
{
	const double *a = p, *b = q;

	return (*a > *b) - (*a < *b);
}

void
pdf_settle(struct pdf_steps *s)
{
	size_t i, n = 0;

	if (s->n > 0)
		qsort(s->v, s->n, sizeof *s->v, by_value);
	for (i = 0; i < s->n; i++)
		if (n == 0 || s->v[i] - s->v[n - 1] > PDF_SNAP)
			s->v[n++] = s->v[i];
	s->n = n;
}

/* The step that a line lies on. */
size_t
pdf_step_of(const struct pdf_steps *s, double at)
{
	size_t lo = 0, hi = s->n - 1, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (at > (s->v[mid] + s->v[mid + 1]) / 2)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* --- cells --- */

struct mesh {
	struct pdf_steps xs, ys;
	size_t cols, rows;
	bool *right, *below; /* a line at that side of the square */
	int *face; /* of the square, from 1 */
	int faces;
};

static void
rule(struct mesh *m, const struct pdf_line *l, bool down)
{
	const struct pdf_steps *along = down ? &m->ys : &m->xs;
	size_t k = pdf_step_of(down ? &m->xs : &m->ys, l->at), i;

	for (i = 0; k > 0 && i + 1 < along->n; i++) {
		double middle = (along->v[i] + along->v[i + 1]) / 2;

		if (middle < l->from || middle > l->to)
			continue;
		if (down)
			m->right[i * m->cols + k - 1] = true;
		else
			m->below[(k - 1) * m->cols + i] = true;
	}
}

/* All squares that no line parts from this one. */
static void
flood(struct mesh *m, size_t *todo, size_t start)
{
	size_t n = 0, at, r, c;
	int id = ++m->faces;

	todo[n++] = start;
	m->face[start] = id;
#define VISIT(to, open)                                                        \
	if ((open) && m->face[to] == 0) {                                      \
		m->face[to] = id;                                              \
		todo[n++] = (to);                                              \
	}
	while (n > 0) {
		at = todo[--n];
		r = at / m->cols;
		c = at % m->cols;
		VISIT(at + 1, c + 1 < m->cols && !m->right[at])
		VISIT(at - 1, c > 0 && !m->right[at - 1])
		VISIT(at + m->cols, r + 1 < m->rows && !m->below[at])
		VISIT(at - m->cols, r > 0 && !m->below[at - m->cols])
	}
#undef VISIT
}

/* The rectangle of one face from a square to the right, then down. */
static void
cut_face(struct arena *a, struct mesh *m, struct pdf_grid *g, size_t at,
    int page)
{
	size_t r0 = at / m->cols, c0 = at % m->cols, r, c, c1 = c0;
	int id = m->face[at];
	struct pdf_face *f;

	while (c1 < m->cols && m->face[r0 * m->cols + c1] == id)
		c1++;
	for (r = r0; r < m->rows; r++) {
		for (c = c0; c < c1 && m->face[r * m->cols + c] == id; c++)
			;
		if (c < c1)
			break;
		for (c = c0; c < c1; c++)
			m->face[r * m->cols + c] = -id;
	}
	f = ARENA_PUSH(a, &g->faces);
	f->box = (struct pdf_box){
	    m->xs.v[c0], m->ys.v[r0], m->xs.v[c1], m->ys.v[r]};
	f->page = page;
	f->row = id; /* until its rows are known: which face it is of */
}

/* A face of two rectangles has a line missing, or one too many. */
static void
mark_odd(struct arena *a, struct pdf_grid *g, int faces)
{
	int *parts = arena_array(a, (size_t)faces + 1, sizeof *parts);
	size_t i;

	for (i = 0; i < g->faces.n; i++)
		parts[g->faces.v[i].row]++;
	for (i = 0; i < g->faces.n; i++)
		if (parts[g->faces.v[i].row] > 1)
			g->faces.v[i].doubt = "converted";
}

static void
cells(struct arena *a, struct mesh *m, struct pdf_grid *g, int page)
{
	size_t i, n = m->rows * m->cols;
	size_t *todo = arena_array(a, n, sizeof *todo);

	for (i = 0; i < n; i++)
		if (m->face[i] == 0)
			flood(m, todo, i);
	for (i = 0; i < n; i++)
		if (m->face[i] > 0)
			cut_face(a, m, g, i, page);
	mark_odd(a, g, m->faces);
	for (i = 0; i < g->faces.n; i++)
		g->faces.v[i].grid = g;
}

static struct pdf_line *
line(const struct pdf_page *p, size_t i)
{
	return i < p->across.n ? &p->across.v[i] : &p->down.v[i - p->across.n];
}

/* Lines that stick out are the edge of a table that is open at its sides. */
static bool
grid_of(struct arena *a, struct pdf_page *p, struct sets *s, size_t set,
    int page)
{
	struct mesh m = {0};
	struct pdf_grid *g;
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct pdf_line *l = line(p, i);
		bool down = i >= p->across.n;
		struct pdf_steps *at = down ? &m.xs : &m.ys;
		struct pdf_steps *ends = down ? &m.ys : &m.xs;

		if (top(s, i) != set)
			continue;
		*ARENA_PUSH(a, at) = l->at;
		*ARENA_PUSH(a, ends) = l->from;
		*ARENA_PUSH(a, ends) = l->to;
	}
	pdf_settle(&m.xs);
	pdf_settle(&m.ys);
	if (m.xs.n == 2 && m.ys.n == 2 &&
	    m.xs.v[1] - m.xs.v[0] <= PDF_TICK_MAX &&
	    m.ys.v[1] - m.ys.v[0] <= PDF_TICK_MAX) {
		*ARENA_PUSH(a, &p->marks) =
		    (struct pdf_mark){(m.xs.v[0] + m.xs.v[1]) / 2,
			(m.ys.v[0] + m.ys.v[1]) / 2, DOC_TICK};
		*ARENA_PUSH(a, &p->inks) = (struct pdf_ink){
		    {m.xs.v[0], m.ys.v[0], m.xs.v[1], m.ys.v[1]}, true, false};
	}
	if (m.xs.n < 2 || m.ys.n < 2 ||
	    m.xs.v[m.xs.n - 1] - m.xs.v[0] < WIDTH_MIN ||
	    m.ys.v[m.ys.n - 1] - m.ys.v[0] < HEIGHT_MIN)
		return true;
	if (m.xs.n > PDF_STEPS_MAX || m.ys.n > PDF_STEPS_MAX)
		return false;
	m.cols = m.xs.n - 1;
	m.rows = m.ys.n - 1;
	m.right = arena_array(a, m.rows * m.cols, sizeof *m.right);
	m.below = arena_array(a, m.rows * m.cols, sizeof *m.below);
	m.face = arena_array(a, m.rows * m.cols, sizeof *m.face);
	for (i = 0; i < s->n; i++)
		if (top(s, i) == set) {
			rule(&m, line(p, i), i >= p->across.n);
			line(p, i)->rules = true;
		}
	g = NEW(a, struct pdf_grid);
	g->box = (struct pdf_box){
	    m.xs.v[0], m.ys.v[0], m.xs.v[m.cols], m.ys.v[m.rows]};
	cells(a, &m, g, page);
	*ARENA_PUSH(a, &p->grids) = g;
	return true;
}

/* --- tables within tables --- */

static bool
holds(const struct pdf_box *out, const struct pdf_box *in)
{
	return in->x0 >= out->x0 - 1 && in->x1 <= out->x1 + 1 &&
	       in->y0 >= out->y0 - 1 && in->y1 <= out->y1 + 1;
}

static void
nest(struct pdf_page *p)
{
	size_t i, k, j;

	for (i = 0; i < p->grids.n; i++)
		for (k = 0; k < p->grids.n; k++) {
			struct pdf_grid *in = p->grids.v[i];
			struct pdf_grid *out = p->grids.v[k];

			if (i == k || !holds(&out->box, &in->box))
				continue;
			out->frame |= out->faces.n == 1;
			for (j = 0; !out->frame && j < out->faces.n; j++) {
				struct pdf_face *f = &out->faces.v[j];

				if (holds(&f->box, &in->box) &&
				    (in->within == NULL ||
					pdf_area(&f->box) <
					    pdf_area(&in->within->box)))
					in->within = f;
			}
		}
}

static int
by_top(const void *p, const void *q)
{
	const struct pdf_grid *a = *(struct pdf_grid *const *)p;
	const struct pdf_grid *b = *(struct pdf_grid *const *)q;

	if (a->box.y0 != b->box.y0)
		return a->box.y0 < b->box.y0 ? -1 : 1;
	return (a->box.x0 > b->box.x0) - (a->box.x0 < b->box.x0);
}

bool
pdf_find_grids(struct arena *a, struct pdf_page *p, int page)
{
	struct sets s;
	size_t i;

	join_pieces(&p->across);
	join_pieces(&p->down);
	if (p->across.n > PDF_RULES_MAX || p->down.n > PDF_RULES_MAX)
		return false;
	s = sets_of(a, p);
	for (i = 0; i < s.n; i++)
		if (top(&s, i) == i && !grid_of(a, p, &s, i, page))
			return false;
	if (p->grids.n > 0)
		qsort(p->grids.v, p->grids.n, sizeof *p->grids.v, by_top);
	nest(p);
	return true;
}
