/* SPDX-License-Identifier: ISC */
/*
 * A column of which every row is an answer: 序号 | 用户单位 | 合同金额 over the
 * contracts, one a row, down to their sum.  The answers stand in raw a line
 * each, and the sum, where the form has one, behind 合计：.
 */
#include "form_seat.h"

#include "fold.h"
#include "form_head.h"
#include "limit.h"

/* 合计, and 合计：1680.5万元 in one cell, but not 总计量仪器厂. */
static bool
is_sum(const struct seat *s)
{
	static const char *const words[] = {"金额合计", "合计", "总计", "小计",
	    "共计", NULL};
	struct str rest;
	size_t i;

	for (i = 0; s != NULL && words[i] != NULL; i++) {
		if (!str_starts(s->key, str_c(words[i])))
			continue;
		rest = str_slice(s->key, str_c(words[i]).len, s->key.len);
		return rest.len == 0 || str_starts(rest, S("金额")) ||
		       (rest.p[0] >= '0' && rest.p[0] <= '9');
	}
	return false;
}

/* …… in a row that stands for more of them: the form's own print. */
static bool
is_dots(struct str s)
{
	for (s = str_trim(s); s.len > 0;) {
		uint32_t r = utf8_next(&s);

		if (r != 0x2026 && r != '.' && r != 0x22ee)
			return false;
	}
	return true;
}

/* The cell that says 合计 in a row, or NULL. */
static const struct seat *
sum_of(struct walk *w, int row)
{
	const struct seat *s;
	int col;

	for (col = 0; col < w->t->cols; col = head_next(w, row, col))
		if (is_sum(s = seat_start(w, row, col)))
			return s;
	return NULL;
}

/* Does a row hold anything but its number? */
static bool
is_filled(struct walk *w, int head, int row)
{
	static const char *const numbers[] = {"序号", "编号", NULL};
	const struct seat *s, *up;
	int col;

	for (col = 0; col < w->t->cols; col = head_next(w, row, col)) {
		s = seat_start(w, row, col);
		up = seat_at(w, head, col);
		if (s != NULL && !is_dots(s->cell->text) &&
		    !(up != NULL && str_is_any(up->key, numbers)))
			return true;
	}
	return false;
}

/* 注：…… below the rows, and boxes of the form that go on in their table. */
static bool
is_beyond(struct walk *w, int row)
{
	static const char *const words[] = {"注", "备注", "说明", "填表", NULL};
	const struct seat *s = seat_start(w, row, 0);
	size_t i;
	int col;

	for (i = 0; s != NULL && words[i] != NULL; i++)
		if (str_starts(str_trim(s->cell->text), str_c(words[i])))
			return true;
	for (col = 0; col < w->t->cols; col = head_next(w, row, col))
		if (seat_is_field(seat_start(w, row, col)))
			return true;
	return false;
}

/* 序号, and no number there: what row is that? */
static bool
is_unnumbered(struct walk *w, int head, int row)
{
	const struct seat *up = seat_start(w, head, 0);
	const struct seat *s = seat_start(w, row, 0);
	int64_t n;

	return up != NULL && str_eq(up->key, S("序号")) && s != NULL &&
	       !s->empty &&
	       !str_int(fold_key(w->f->a, s->cell->text), &n);
}

/*
 * A table of as many columns and without labels comes next, and no sum has
 * been seen: its rows may be ours.
 */
static bool
goes_on(struct walk *w)
{
	const struct doc *d = w->f->doc;
	const struct doc_table *t;
	size_t i = w->block + 1, k;

	while (i < d->blocks.n && d->blocks.v[i].table == NULL &&
	       str_trim(d->blocks.v[i].para.text).len == 0)
		i++;
	if (i >= d->blocks.n || (t = d->blocks.v[i].table) == NULL ||
	    d->blocks.v[w->block].table != w->t || t->cols != w->t->cols)
		return false;
	for (k = 0; k < t->cells.n && t->cells.v[k].row == 0; k++)
		if (schema_label(w->f->spec,
			label_key(w->f->a, t->cells.v[k].text), NULL) >= 0)
			return false;
	return true;
}

/* A text in one line; of a sheet's number all of its digits. */
static void
put_line(struct walk *w, struct found *to, const struct seat *s, struct sb *b)
{
	static const char *const digits = "0123456789.,- ";
	const struct doc_cell *c = s->cell;
	struct doc_cell flat = form_flatten(w->f->a, c);
	struct answer one = answer_read(w->f->a, w->f->schema,
	    w->f->spec->fields.v[to->field].kind, &flat, 0, flat.text.len);
	struct str raw = one.raw, line;
	ptrdiff_t from = b->len;
	size_t i;

	if (c->type == DOC_NUMBER &&
	    strspn(str_cstr(w->f->a, raw), digits) == (size_t)raw.len)
		raw = str_printf(w->f->a, "%.15g", c->number);
	while (raw.p != NULL) {
		line = str_trim(str_cut(&raw, S("\n")));
		if (line.len > 0 && b->len > from)
			sb_addc(b, ' ');
		sb_add(b, line);
	}
	for (i = 0; i < one.ndoubt; i++)
		answer_doubt(&to->answer, one.doubt[i]);
}

/* One row of the column; false: it is none, the column has ended. */
static bool
take_row(struct walk *w, struct found *to, const struct seat *head, int row,
    bool *summed, struct sb *b)
{
	const struct seat *s = seat_start(w, row, head->cell->col);
	const struct seat *over = seat_at(w, row, head->cell->col);

	if (s == NULL && over != NULL && over->cell->row < row)
		return true; /* it belongs to several rows */
	if ((s == NULL && over != NULL) || is_beyond(w, row))
		return false;
	if (sum_of(w, row) != NULL) {
		*summed = true;
		if (s != NULL && !s->empty &&
		    !(is_sum(s) && s->cell->col == 0)) {
			sb_add(b, S("\n合计："));
			put_line(w, to, s, b);
		}
		return true;
	}
	if (!is_filled(w, head->cell->row, row))
		return true;
	if (*summed || is_unnumbered(w, head->cell->row, row))
		answer_doubt(&to->answer, "rows-unclear");
	if (b->len > 0)
		sb_addc(b, '\n');
	if (s == NULL || is_dots(s->cell->text))
		answer_doubt(&to->answer, "rows-unclear");
	else
		put_line(w, to, s, b);
	return true;
}

/* 2025年 over a whole row, and figures of the column below it. */
static bool
figures_below(struct walk *w, const struct seat *head, int row)
{
	const struct seat *s;
	struct str text;

	for (; row < w->t->rows && w->f->steps++ < FORM_STEPS_MAX; row++) {
		if (is_beyond(w, row))
			return false;
		s = seat_start(w, row, head->cell->col);
		text = s != NULL ? fold_key(w->f->a, s->cell->text) : S("");
		if (head->cell->col > 0 && text.len > 0 &&
		    text.p[0] >= '0' && text.p[0] <= '9')
			return true;
	}
	return false;
}

static int
take_column(struct walk *w, const struct seat *head)
{
	struct found *to = form_found(w, head, head->label, head->cell);
	int first = head->cell->row + head->cell->rows, row;
	struct sb b = {.a = w->f->a};
	bool summed = false;

	to->owner = -1;
	to->shares_row = false;
	for (row = first; row < w->t->rows && w->f->steps++ < FORM_STEPS_MAX;
	     row++)
		if (!take_row(w, to, head, row, &summed, &b))
			break;
	if (w->f->steps >= FORM_STEPS_MAX)
		answer_doubt(&to->answer, "cut");
	if (!summed &&
	    (row == w->t->rows ? goes_on(w) : figures_below(w, head, row)))
		answer_doubt(&to->answer, "rows-unclear");
	to->answer.raw = sb_str(&b);
	return row - head->cell->row - 1;
}

/* 合同金额 | 300: a box beside its answer heads nothing. */
static bool
heads(struct walk *w, const struct seat *s)
{
	struct seat *right = seat_at(w, s->cell->row,
	    s->cell->col + s->cell->cols);
	struct seat *left = s->cell->col > 0
				? seat_at(w, s->cell->row, s->cell->col - 1)
				: NULL;
	struct seat *below = seat_at(w, s->cell->row + s->cell->rows,
	    s->cell->col);

	return (left != NULL || right != NULL) && below != NULL &&
	       !seat_is_label(below) && below->cell->col == s->cell->col &&
	       (right == NULL || (right->key.len > 0 &&
				     (right->key.p[0] < '0' ||
					 right->key.p[0] > '9')));
}

int
form_each(struct walk *w, int row)
{
	const struct form_spec *spec = w->f->spec;
	struct seat *s;
	int col, n, most = 0;

	for (col = 0; col < w->t->cols; col = head_next(w, row, col)) {
		s = seat_start(w, row, col);
		if (!seat_is_field(s) || !spec->fields.v[s->label].each ||
		    !heads(w, s))
			continue;
		n = take_column(w, s);
		most = n > most ? n : most;
	}
	return most;
}
