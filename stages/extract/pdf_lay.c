/* SPDX-License-Identifier: ISC */
/* Words into cells, words into lines, and lines that were one again. */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>

#include "fold.h"

#define ODD_MIN 3 /* letters: two may be in names */
#define FAR_BELOW 3.0 /* of a line's height: no line of the same text */
#define PAD_MAX 8.0 /* points between a cell's edge and its text */

/* --- widths, in em: a Han character is one, others about a half --- */

static double
width(uint32_t r)
{
	return r >= 0x2e80 || (r >= 0x2500 && r < 0x2700) ? 1 : 0.5;
}

static double
units(struct str s)
{
	double n = 0;

	while (s.len > 0)
		n += width(utf8_next(&s));
	return n;
}

static double
em_of(const struct pdf_word *w)
{
	double n = units(w->text), high = (w->box.y1 - w->box.y0);

	/*
	 * A narrow letter's width says little, a line's height more.  Less
	 * than a point nobody can read: it is a box without a width.
	 */
	return fmax(1, n >= 2 ? fmin((w->box.x1 - w->box.x0) / n, high)
			      : high / 1.3);
}

/* --- into cells --- */

static bool
covers(const struct pdf_box *b, double x, double y)
{
	return x >= b->x0 && x < b->x1 && y >= b->y0 && y < b->y1;
}

/* The smallest cell at a point: tables may hold or overlap each other. */
static struct pdf_face *
face_at(struct pdf_page *p, double x, double y)
{
	struct pdf_face *best = NULL;
	size_t i, k;

	for (i = 0; i < p->grids.n; i++) {
		struct pdf_grid *g = p->grids.v[i];

		if (g->frame || !covers(&g->box, x, y))
			continue;
		for (k = 0; k < g->faces.n; k++) {
			struct pdf_face *f = &g->faces.v[k];

			if (covers(&f->box, x, y) &&
			    (best == NULL || pdf_area(&f->box) <
				pdf_area(&best->box)))
				best = f;
		}
	}
	return best;
}

/*
 * Cuts a word at a place, where its letters' widths say; what lies beyond is
 * a word of its own, at the end of the page's.
 */
static void
cut(struct arena *a, struct pdf_page *p, size_t i, double x)
{
	struct pdf_word *w = &p->words.v[i], rest = *w;
	double n = units(w->text), at = w->box.x0, wide;
	struct str s = w->text, before = s;

	while (s.len > 0) {
		before = s;
		wide = width(utf8_next(&s)) * (w->box.x1 - w->box.x0) / n;
		if (at + wide / 2 >= x)
			break;
		at += wide;
		before = s;
	}
	if (before.p == w->text.p || before.len == 0)
		return;
	rest.text = before;
	rest.box.x0 = w->box.x1 = at;
	w->text.len = before.p - w->text.p;
	*ARENA_PUSH(a, &p->words) = rest;
}

/*
 * pdftotext takes what stands close for one word, even across a line: what
 * lies beyond the cell is cut off.
 */
static void
seat(struct arena *a, struct pdf_page *p, size_t i)
{
	struct pdf_word *w = &p->words.v[i];
	double em = em_of(w);

	w->in = face_at(p, w->box.x0 + fmin(em, w->box.x1 - w->box.x0) / 2,
	    (w->box.y0 + w->box.y1) / 2);
	if (w->in != NULL && w->box.x1 > w->in->box.x1 + 0.3 * em) {
		w->doubt = "converted";
		cut(a, p, i, w->in->box.x1);
	}
}

/* --- what is struck out, or of another colour --- */

static void
strike(struct arena *a, struct pdf_page *p, size_t i)
{
	struct pdf_word *w = &p->words.v[i];
	double em = em_of(w), high = w->box.y1 - w->box.y0;
	size_t k;

	for (k = 0; k < p->across.n; k++) {
		const struct pdf_line *l = &p->across.v[k];

		if (l->rules || l->at < w->box.y0 + 0.35 * high ||
		    l->at > w->box.y0 + 0.68 * high ||
		    l->to < w->box.x0 + em / 3 || l->from > w->box.x1 - em / 3)
			continue;
		if (l->to < w->box.x1 - em / 3) {
			cut(a, p, i, l->to);
			w = &p->words.v[i];
		}
		if (l->from > w->box.x0 + em / 3)
			cut(a, p, i, l->from);
		else
			w->style |= DOC_STRUCK;
		return;
	}
}

static void
colour(struct pdf_page *p, struct pdf_word *w)
{
	size_t i;

	for (i = 0; i < p->marks.n; i++)
		if (p->marks.v[i].style != DOC_TICK &&
		    p->marks.v[i].x >= w->box.x0 - 1 &&
		    p->marks.v[i].x < w->box.x1 - 1 &&
		    p->marks.v[i].y > w->box.y0 && p->marks.v[i].y < w->box.y1)
			w->style |= p->marks.v[i].style;
}

/* --- into lines --- */

static int
by_left(const void *p, const void *q)
{
	const struct pdf_word *a = p, *b = q;

	if (a->box.x0 != b->box.x0)
		return a->box.x0 < b->box.x0 ? -1 : 1;
	return (a->nth > b->nth) - (a->nth < b->nth);
}

int
pdf_by_middle(const void *p, const void *q)
{
	const struct pdf_word *a = p, *b = q;
	double u = a->box.y0 + a->box.y1, v = b->box.y0 + b->box.y1;

	if (u != v)
		return u < v ? -1 : 1;
	return by_left(p, q);
}

struct row {
	struct pdf_word *v;
	size_t n;
	struct pdf_box box;
	double em;
	struct str text;
	struct doc_spans spans;
	const char *doubt;
};

static void
add_span(struct arena *a, struct doc_spans *to, ptrdiff_t from, ptrdiff_t end,
    unsigned style)
{
	if (style != 0)
		*ARENA_PUSH(a, to) = (struct doc_span){from, end, style};
}

static void
add_spans(struct arena *a, struct doc_spans *to, const struct doc_spans *v,
    ptrdiff_t by)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		add_span(a, to, v->v[i].from + by, v->v[i].to + by,
		    v->v[i].style);
}

static bool
is_latin(unsigned char c)
{
	return c > ' ' && c < 0x80;
}

/* What was typed as blanks between two words; cairo knows no blanks. */
static void
put_gap(struct sb *b, const struct pdf_word *l, const struct pdf_word *r,
    double em)
{
	double gap = r->box.x0 - l->box.x1;
	bool latin = is_latin((unsigned char)l->text.p[l->text.len - 1]) &&
		     is_latin((unsigned char)r->text.p[0]);
	int n = gap > 0.3 * em || latin ? (int)(gap / (0.5 * em) + 0.5) : 0;

	if (n < 1 && (latin || gap > 0.3 * em))
		n = 1;
	for (n = n > 8 ? 8 : n; n > 0; n--)
		sb_addc(b, ' ');
}

static void
write_row(struct arena *a, struct row *r)
{
	struct sb b = {.a = a};
	size_t i;

	qsort(r->v, r->n, sizeof *r->v, by_left);
	r->box = r->v[0].box;
	for (i = 0; i < r->n; i++) {
		const struct pdf_word *w = &r->v[i];

		r->em = fmax(r->em, em_of(w));
		r->box.x1 = fmax(r->box.x1, w->box.x1);
		r->box.y0 = fmin(r->box.y0, w->box.y0);
		if (w->doubt != NULL)
			r->doubt = w->doubt;
		if (i > 0)
			put_gap(&b, &r->v[i - 1], w, r->em);
		add_span(a, &r->spans, b.len, b.len + w->text.len, w->style);
		sb_add(&b, w->text);
	}
	r->text = sb_str(&b);
}

/* The part of a line that would not have been broken. */
static double
first_atom(const struct row *r)
{
	struct str s = r->text;
	double n = 0;

	if (!is_latin((unsigned char)s.p[0]))
		return r->em;
	for (; s.len > 0 && is_latin((unsigned char)*s.p);
	     s = str_slice(s, 1, s.len))
		n += 0.5;
	return n * r->em;
}

/*
 * Did the line end because the next word found no room?  A grey label and
 * the answer below it are two, a title and what is smaller or far below, too;
 * what begins on the right is set to the right.
 */
static bool
is_wrapped(
    const struct row *r, const struct row *next, double left, double right)
{
	double high = r->v[0].box.y1 - r->v[0].box.y0,
	       other = next->v[0].box.y1 - next->v[0].box.y0;

	return r->v[r->n - 1].style == next->v[0].style &&
	       other > 0.7 * high && high > 0.7 * other &&
	       next->box.y0 - r->box.y1 < FAR_BELOW * high &&
	       r->box.x0 < (left + right) / 2 &&
	       right - r->box.x1 < first_atom(next) + 0.6 * next->em;
}

/* Is the last word of a line, so far, an address of mail? */
static bool
ends_in_address(struct str s)
{
	ptrdiff_t i = s.len;

	while (i > 0 && is_latin((unsigned char)s.p[i - 1]) &&
	       s.p[i - 1] != ' ')
		if (s.p[--i] == '@')
			return true;
	return false;
}

/* A blank was lost where a line broke between two words, not within one. */
static bool
lost_blank(const struct row *r, const struct row *next)
{
	return !ends_in_address(r->text) && is_latin((unsigned char)r->text.p[r->text.len - 1]) &&
	       is_latin((unsigned char)next->text.p[0]) && r->n > 1;
}

/* The words from i on that stand on one line. */
static struct row
row_at(struct arena *a, struct pdf_words *w, size_t i)
{
	const struct pdf_box *f = &w->v[i].box, *g = f;
	struct row r = {.v = w->v + i};

	while (i + r.n < w->n && (g->y0 + g->y1 - f->y0 - f->y1) / 2 <=
				     0.5 * (f->y1 - f->y0)) {
		r.n++;
		g = &w->v[i + r.n - (i + r.n == w->n)].box;
	}
	if (r.n == 0)
		r.n = 1;
	write_row(a, &r);
	return r;
}

void
pdf_lay(struct arena *a, struct pdf_words *w, double left, double right,
    struct pdf_texts *out)
{
	struct row last = {0}, r;
	struct pdf_text *t = NULL;
	struct sb b = {.a = a};
	double pad = PAD_MAX;
	size_t i;

	if (w->n > 0)
		qsort(w->v, w->n, sizeof *w->v, pdf_by_middle);
	for (i = 0; i < w->n; i++)
		pad = fmax(0, fmin(pad, w->v[i].box.x0 - left));
	for (i = 0; i < w->n; i += r.n, last = r) {
		r = row_at(a, w, i);
		if (t == NULL || !is_wrapped(&last, &r, left, right - pad)) {
			b = (struct sb){.a = a};
			t = ARENA_PUSH(a, out);
		} else if (lost_blank(&last, &r)) {
			sb_addc(&b, ' ');
		}
		add_spans(a, &t->spans, &r.spans, b.len);
		sb_add(&b, r.text);
		t->text = sb_str(&b);
		t->lines++;
		if (r.doubt != NULL)
			t->doubt = r.doubt;
	}
}

/* --- cells --- */

static int
by_face(const void *p, const void *q)
{
	const struct pdf_word *a = p, *b = q;

	/* Which cell comes first doesn't matter: each is written apart. */
	if (a->in != b->in)
		return (uintptr_t)a->in < (uintptr_t)b->in ? -1 : 1;
	return pdf_by_middle(p, q);
}

static void
write_face(struct arena *a, struct pdf_face *f, struct pdf_words w)
{
	struct pdf_texts lines = {0};
	struct sb b = {.a = a};
	size_t i;

	pdf_lay(a, &w, f->box.x0, f->box.x1, &lines);
	for (i = 0; i < lines.n; i++) {
		if (i > 0)
			sb_addc(&b, '\n');
		add_spans(a, &f->spans, &lines.v[i].spans, b.len);
		sb_add(&b, lines.v[i].text);
		if (lines.v[i].doubt != NULL)
			f->doubt = lines.v[i].doubt;
	}
	f->text = sb_str(&b);
}

/* A cell with a drawn box may be ticked there: nobody can tell by its text. */
static void
mark_drawn(struct pdf_page *p)
{
	struct pdf_face *f;
	size_t i;

	for (i = 0; i < p->marks.n; i++)
		if (p->marks.v[i].style == DOC_TICK &&
		    (f = face_at(p, p->marks.v[i].x, p->marks.v[i].y)) != NULL)
			f->doubt = "converted";
}

/* Where letters came out as others, what has none may have lost them. */
static void
distrust(struct pdf_page *p)
{
	size_t i, k;

	for (i = 0; p->odd >= ODD_MIN && i < p->grids.n; i++)
		for (k = 0; k < p->grids.v[i]->faces.n; k++)
			p->grids.v[i]->faces.v[k].doubt = "converted";
}

/* Afterwards only the words that stand in no cell are left. */
void
pdf_fill(struct arena *a, struct pdf_page *p)
{
	struct pdf_words *w = &p->words;
	size_t i, k, free_ones;

	for (i = 0; i < w->n; i++) { /* grows */
		seat(a, p, i);
		strike(a, p, i);
		colour(p, &w->v[i]);
	}
	if (w->n > 0)
		qsort(w->v, w->n, sizeof *w->v, by_face);
	for (free_ones = 0; free_ones < w->n && w->v[free_ones].in == NULL;)
		free_ones++;
	for (i = free_ones; i < w->n; i = k) {
		for (k = i; k < w->n && w->v[k].in == w->v[i].in; k++)
			;
		write_face(a, w->v[i].in,
		    (struct pdf_words){w->v + i, k - i, k - i});
	}
	w->n = free_ones;
	mark_drawn(p);
	distrust(p);
}
