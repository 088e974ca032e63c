/* SPDX-License-Identifier: ISC */
/* The document: paragraphs and tables of all pages, in order. */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>

struct building {
	struct arena *a;
	struct doc *d;
	struct pdf *pdf;
	struct pdf_grids parts; /* of the table that may go on: a page each */
	double width; /* of the page in work */
	double left, right; /* edges of the text of pages as wide */
	int tables, paras;
};

/* --- a table of its parts --- */

struct shape { /* of one part, in rows and columns of the table */
	struct pdf_grid *g;
	int rows;
};

static struct shape
shape(struct arena *a, struct pdf_grid *g, const struct pdf_steps *xs)
{
	struct pdf_steps ys = {0};
	size_t i;

	for (i = 0; i < g->faces.n; i++) {
		*ARENA_PUSH(a, &ys) = g->faces.v[i].box.y0;
		*ARENA_PUSH(a, &ys) = g->faces.v[i].box.y1;
	}
	pdf_settle(&ys);
	for (i = 0; i < g->faces.n; i++) {
		struct pdf_face *f = &g->faces.v[i];

		f->row = (int)pdf_step_of(&ys, f->box.y0);
		f->rows = (int)pdf_step_of(&ys, f->box.y1) - f->row;
		f->col = (int)pdf_step_of(xs, f->box.x0);
		f->cols = (int)pdf_step_of(xs, f->box.x1) - f->col;
	}
	return (struct shape){g, (int)ys.n - 1};
}

/* The k-th cell that begins in a row, or NULL. */
static struct pdf_face *
nth_of_row(struct pdf_grid *g, int row, size_t k)
{
	size_t i;

	for (i = 0; i < g->faces.n; i++)
		if (g->faces.v[i].row == row && k-- == 0)
			return &g->faces.v[i];
	return NULL;
}

/* How many of its first rows the first page's heading has, too. */
static int
repeated(const struct shape *first, const struct shape *s)
{
	const struct pdf_face *f, *g;
	bool filled;
	size_t k;
	int row;

	for (row = 0; row + 1 < s->rows && row + 1 < first->rows; row++) {
		filled = false;
		for (k = 0; (f = nth_of_row(first->g, row, k)) != NULL; k++) {
			g = nth_of_row(s->g, row, k);
			if (g == NULL || g->col != f->col ||
			    g->cols != f->cols || !str_eq(f->text, g->text))
				return row;
			filled |= f->text.len > 0;
		}
		if (!filled || nth_of_row(s->g, row, k) != NULL)
			return row;
	}
	return row;
}

/*
 * The cell that ends at the foot of a part, over the same columns; it may
 * have begun pages before.
 */
static struct pdf_face *
above(const struct shape *up, const struct pdf_face *f)
{
	size_t i;

	for (i = 0; i < up->g->faces.n; i++) {
		struct pdf_face *g = &up->g->faces.v[i];

		if (g->rows > 0 && g->row + g->rows == up->rows &&
		    g->col == f->col && g->cols == f->cols)
			return g->into != NULL ? g->into : g;
	}
	return NULL;
}

/*
 * A text that breaks off in a sentence which another, as wide, goes on with:
 * that holds a sign which no heading or label does.
 */
static bool
breaks_off(struct str s, struct str next)
{
	static const char *const ends[] = {
	    "。", "；", "：", "！", "？", "）", "”", ".", ")", NULL};
	static const char *const signs[] = {"。", "，", "；", NULL};
	struct str line = str_cut(&next, S("\n")), last = s;

	while (str_find(last, S("\n")) >= 0)
		str_cut(&last, S("\n"));
	return utf8_count(s) >= 40 && last.len > 3 &&
	       !str_has_any(str_slice(last, last.len - 3, last.len), ends) &&
	       str_has_any(line, signs);
}

/*
 * Is its first row the rest of the row at the other page's foot?  Then it is
 * one row high, parted alike, and its label stays behind.
 */
static bool
is_rest(const struct shape *up, const struct shape *s, int row)
{
	struct pdf_face *f, *g;
	bool empty = true;
	size_t k;

	if (row + 1 > s->rows)
		return false;
	f = nth_of_row(s->g, row, 0);
	g = f != NULL ? above(up, f) : NULL;
	if (g != NULL && f->rows == 1 && f->text.len > 0 &&
	    nth_of_row(s->g, row, 1) == NULL)
		return breaks_off(g->text, f->text);
	for (k = 0; (f = nth_of_row(s->g, row, k)) != NULL; k++) {
		g = above(up, f);
		if (f->rows != 1 || g == NULL ||
		    (k == 0 && (f->text.len > 0 || g->text.len == 0)))
			return false;
		empty &= f->text.len == 0;
	}
	return k > 1 || (k == 1 && empty);
}

static void
join_text(struct arena *a, struct pdf_face *to, const struct pdf_face *rest)
{
	struct sb b = {.a = a};
	struct doc_span *span;
	size_t i;

	if (rest->text.len == 0)
		return;
	if (to->text.len == 0 || rest->doubt != NULL)
		to->doubt = "converted";
	sb_add(&b, to->text);
	if (str_ends(to->text, S("。")))
		sb_addc(&b, '\n');
	for (i = 0; i < rest->spans.n; i++) {
		span = ARENA_PUSH(a, &to->spans);
		*span = rest->spans.v[i];
		span->from += b.len;
		span->to += b.len;
	}
	sb_add(&b, rest->text);
	to->text = sb_str(&b);
}

/*
 * A cell over a page's end is one; the face that goes on is no cell any more.
 * How many rows of this part are none of the table's.
 */
static int
join_over(struct arena *a, const struct shape *up, struct shape *s, int row)
{
	bool rest = is_rest(up, s, row);
	struct pdf_face *f, *g;
	size_t k;

	for (k = 0; (f = nth_of_row(s->g, row, k)) != NULL; k++) {
		g = above(up, f);
		if (rest) {
			join_text(a, g, f);
			f->into = g;
		} else if (g != NULL && f->text.len == 0 &&
			   (g->rows > 1 || f->rows > 1)) {
			g->rows += f->rows;
			f->into = g;
		}
	}
	return row + rest;
}

static int
by_place(const void *p, const void *q)
{
	const struct doc_cell *a = p, *b = q;

	return a->row != b->row ? a->row - b->row : a->col - b->col;
}

static struct doc_table *table_of(
    struct building *, struct pdf_grids parts, struct doc_table *within);

static void
put_cell(struct building *x, struct doc_table *t, struct pdf_face *f, int row)
{
	struct pdf_page *p = &x->pdf->v[f->page - 1];
	struct doc_cell *c = ARENA_PUSH(x->a, &t->cells);
	size_t i, at = t->cells.n - 1;

	*c = (struct doc_cell){.text = f->text,
	    .spans = f->spans,
	    .row = row,
	    .col = f->col,
	    .rows = f->rows,
	    .cols = f->cols,
	    .doubt = f->doubt,
	    .page = f->page};
	for (i = 0; i < p->grids.n; i++)
		if (p->grids.v[i]->within == f && !p->grids.v[i]->frame) {
			struct pdf_grids one = {&p->grids.v[i], 1, 1};
			struct doc_table *in = table_of(x, one, t);

			in->ordinal = (int)t->cells.v[at].nested.n + 1;
			*ARENA_PUSH(x->a, &t->cells.v[at].nested) = in;
		}
}

static struct doc_table *
table_of(struct building *x, struct pdf_grids parts, struct doc_table *within)
{
	struct doc_table *t = NEW(x->a, struct doc_table);
	struct shape *s = arena_array(x->a, parts.n, sizeof *s);
	int *skip = arena_array(x->a, parts.n, sizeof *skip);
	struct pdf_steps xs = {0};
	size_t i, k;

	t->within = within;
	for (i = 0; i < parts.n; i++)
		for (k = 0; k < parts.v[i]->faces.n; k++) {
			*ARENA_PUSH(x->a, &xs) = parts.v[i]->faces.v[k].box.x0;
			*ARENA_PUSH(x->a, &xs) = parts.v[i]->faces.v[k].box.x1;
		}
	pdf_settle(&xs);
	for (i = 0; i < parts.n; i++) {
		s[i] = shape(x->a, parts.v[i], &xs);
		if (i > 0)
			skip[i] = join_over(x->a, &s[i - 1], &s[i],
			    repeated(&s[0], &s[i]));
	}
	for (i = 0; i < parts.n; i++) {
		for (k = 0; k < parts.v[i]->faces.n; k++) {
			struct pdf_face *f = &parts.v[i]->faces.v[k];

			if (f->into == NULL && f->rows > 0 && f->cols > 0 &&
			    f->row >= skip[i])
				put_cell(x, t, f, t->rows + f->row - skip[i]);
		}
		t->rows += s[i].rows - skip[i];
	}
	t->cols = (int)xs.n - 1;
	if (t->cells.n > 0)
		qsort(t->cells.v, t->cells.n, sizeof *t->cells.v, by_place);
	return t;
}

static void
end_table(struct building *x)
{
	struct doc_table *t;

	if (x->parts.n == 0)
		return;
	t = table_of(x, x->parts, NULL);
	t->ordinal = ++x->tables;
	x->parts = (struct pdf_grids){0};
	ARENA_PUSH(x->a, &x->d->blocks)->table = t;
}

/* --- text around tables --- */

/* Order between columns of text is a guess: it is told as a doubt. */
static void
put_texts(struct building *x, const struct pdf_texts *v, int page,
    enum doc_where where)
{
	struct doc_block *b;
	size_t i;

	for (i = 0; i < v->n; i++) {
		b = ARENA_PUSH(x->a, &x->d->blocks);
		b->where = where;
		b->para.text = v->v[i].text;
		b->para.spans = v->v[i].spans;
		b->para.row = x->paras++;
		b->para.rows = v->v[i].lines;
		b->para.cols = 1;
		b->para.doubt = "converted";
		b->para.page = page;
	}
}

/* The edges of all pages as wide: a cover's lines are short. */
static void
find_edges(struct building *x, const struct pdf_page *like)
{
	const struct pdf_page *p;
	size_t i;

	if (x->right > 0 && fabs(like->width - x->width) <= 1)
		return;
	x->width = like->width;
	x->left = 1e6;
	x->right = 0;
	for (p = x->pdf->v; p < x->pdf->v + x->pdf->n; p++) {
		if (fabs(p->width - like->width) > 1)
			continue;
		for (i = 0; i < p->words.n; i++) {
			x->left = fmin(x->left, p->words.v[i].box.x0);
			x->right = fmax(x->right, p->words.v[i].box.x1);
		}
		for (i = 0; i < p->grids.n; i++)
			x->right = fmax(x->right, p->grids.v[i]->box.x1);
	}
}

/* The words of a page that stand in no table, above a height, laid out. */
static struct pdf_texts
texts_above(struct building *x, struct pdf_page *p, size_t *from, double y)
{
	struct pdf_words w = {p->words.v + *from, 0, 0};
	struct pdf_texts out = {0};

	while (*from < p->words.n &&
	       (w.v[w.n].box.y0 + w.v[w.n].box.y1) / 2 < y) {
		w.n++;
		++*from;
	}
	pdf_lay(x->a, &w, x->left, x->right, &out);
	return out;
}

/* "第 3 页 共 5 页", "- 3 -": no text that ends a table. */
static bool
is_folio(struct str s)
{
	uint32_t r;

	while (s.len > 0) {
		r = utf8_next(&s);
		if (!(r <= '9' && r != '(' && r != ')') && r != 0x7b2c &&
		    r != 0x9875 && r != 0x5171 && r != 0x2014 && r != 0x2013)
			return false;
	}
	return true;
}

static bool
are_folios(const struct pdf_texts *v)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (!is_folio(v->v[i].text))
			return false;
	return true;
}

/* Does the table of the page before go on in this one? */
static bool
goes_on(const struct building *x, const struct pdf_grid *g, int page)
{
	const struct pdf_grid *up;

	if (x->parts.n == 0)
		return false;
	up = x->parts.v[x->parts.n - 1];
	return up->faces.v[0].page == page - 1 &&
	       fabs(up->box.x0 - g->box.x0) < PDF_SNAP &&
	       fabs(up->box.x1 - g->box.x1) < PDF_SNAP;
}

static void
put_page(struct building *x, struct pdf_page *p, int page)
{
	struct pdf_texts texts;
	size_t i, from = 0;
	bool head;

	find_edges(x, p);
	if (p->words.n > 0)
		qsort(p->words.v, p->words.n, sizeof *p->words.v,
		    pdf_by_middle);
	for (i = 0; i < p->grids.n; i++) {
		struct pdf_grid *g = p->grids.v[i];

		if (g->frame || g->within != NULL)
			continue;
		texts = texts_above(x, p, &from, g->box.y0);
		head = goes_on(x, g, page) && are_folios(&texts);
		if (!head)
			end_table(x);
		put_texts(x, &texts, page, head ? DOC_FOOTER : DOC_BODY);
		*ARENA_PUSH(x->a, &x->parts) = g;
	}
	texts = texts_above(x, p, &from, 1e9);
	if (!are_folios(&texts))
		end_table(x);
	put_texts(x, &texts, page, x->parts.n > 0 ? DOC_FOOTER : DOC_BODY);
	texts = (struct pdf_texts){0};
	pdf_lay(x->a, &p->margin, x->left, x->right, &texts);
	put_texts(x, &texts, page, DOC_FOOTER);
}

/* --- both programs' output --- */

static bool
has_tables(const struct pdf *pdf)
{
	size_t i, k;

	for (i = 0; i < pdf->n; i++)
		for (k = 0; k < pdf->v[i].grids.n; k++)
			if (pdf->v[i].grids.v[k]->faces.n > 1)
				return true;
	return false;
}

const char *
pdf_read(struct arena *a, struct str s, struct doc *d)
{
	ptrdiff_t from = str_find(s, S("<doc>")), to;
	struct building x = {.a = a, .d = d};
	struct pdf pdf = {0};
	const char *why;
	size_t i;

	*d = (struct doc){.kind = "pdf"};
	to = str_find(s, S("</doc>"));
	if (from < 0 || to < from)
		return "bad-xml";
	why = pdf_read_words(a, str_slice(s, from, to + 6), &pdf);
	if (why != NULL)
		return why;
	s = str_slice(s, to, s.len);
	if ((from = str_find(s, S("<?xml "))) < 0 || pdf.n == 0)
		return "bad-xml";
	why = pdf_read_lines(a, str_slice(s, from, s.len), &pdf);
	if (why != NULL)
		return why;
	for (i = 0; i < pdf.n; i++) {
		pdf_turn(&pdf.v[i]);
		if (!pdf_find_grids(a, &pdf.v[i], (int)i + 1))
			return "cut";
	}
	if (!has_tables(&pdf))
		return "no-lines";
	x.pdf = &pdf;
	for (i = 0; i < pdf.n; i++) {
		pdf_ticks(a, &pdf.v[i]);
		pdf_fill(a, &pdf.v[i]);
	}
	pdf_margins(a, &pdf);
	for (i = 0; i < pdf.n; i++)
		put_page(&x, &pdf.v[i], (int)i + 1);
	end_table(&x);
	d->pages = (int)pdf.n;
	return NULL;
}
