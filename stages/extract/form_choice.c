/* SPDX-License-Identifier: ISC */
/* Where the options of a choice stand, and their ticks. */
#include "form_seat.h"

#include "fold.h"

/* Rows below that go on with the choices of a label. */
static int
rows_of(struct walk *w, const struct seat *s, int col)
{
	int row = s->cell->row + s->cell->rows;
	struct seat *under, *right;

	for (; row < w->t->rows; row++) {
		under = seat_at(w, row, s->cell->col);
		if (under != NULL && !under->empty &&
		    !answer_is_prompt(
			w->f->schema, str_trim(under->cell->text)))
			break;
		right = NULL;
		for (int k = col; k < w->t->cols && right == NULL; k++)
			if ((right = seat_at(w, row, k)) != NULL &&
			    right->empty)
				right = NULL;
		if (right == NULL || seat_is_label(right) ||
		    !tick_has_boxes(right->cell->text))
			break;
	}
	return row - s->cell->row;
}

/* Does a text name one of the options of a label's field? */
static bool
is_option(struct walk *w, const struct seat *label, const struct seat *s)
{
	const struct options *o = w->f->spec->fields.v[label->label].options;
	struct str key;
	size_t i, k;

	if (o == NULL || s == NULL || s->empty || s->cell->text.len > 200)
		return false;
	key = fold_key(w->f->a, s->cell->text);
	for (i = 0; i < o->n; i++)
		for (k = 0; k < o->v[i].names.n; k++)
			if (str_has(key,
				fold_key(w->f->a, o->v[i].names.v[k])))
				return true;
	return false;
}

/* Is there an option, or a box, beside the label? */
static bool
offers(struct walk *w, const struct seat *label, int col)
{
	struct seat *s;

	for (; col < w->t->cols; col = s->cell->col + s->cell->cols) {
		if ((s = seat_at(w, label->cell->row, col)) == NULL)
			return false;
		if (is_option(w, label, s) || tick_has_boxes(s->cell->text))
			return true;
	}
	return false;
}

/*
 * Options side by side in a row with the ticks in the row below: their cells
 * as one text, a line a column.
 */
static bool
by_columns(struct walk *w, int row, int col, struct doc_cell *all, bool take)
{
	int marks = 0, names = 0;
	struct seat *up, *down;

	for (; col < w->t->cols; col = up->cell->col + up->cell->cols) {
		up = seat_at(w, row, col);
		down = seat_at(w, row + 1, col);
		if (up == NULL || up->cell->col != col || up->cell->rows > 1 ||
		    up->cell->row != row)
			return false;
		names += !up->empty && !tick_has_boxes(up->cell->text);
		if (down != NULL && !down->empty) {
			if (down->cell->col != col || down->key.len > 0 ||
			    !tick_has_boxes(down->cell->text))
				return false;
			marks++;
		}
		if (!take)
			continue;
		form_append(
		    w->f->a, all, up->cell, all->text.len > 0 ? '\n' : '\0');
		up->answered = true;
		if (down == NULL)
			continue;
		form_append(w->f->a, all, down->cell, '\t');
		down->answered = true;
	}
	return marks > 0 && names > 1;
}

static bool
grid(struct walk *w, struct seat *s, int row, int col)
{
	struct doc_cell all = {0};
	struct found *to;

	if (!by_columns(w, row, col, &all, false))
		return false;
	by_columns(w, row, col, &all, true);
	to = form_found(w, s, s->label, seat_at(w, row, col)->cell);
	form_answer(w->f, to, &all, 0, all.text.len);
	return true;
}

/* 是 or 否, or ☑是 □否, and nothing else; -1: another word. */
static int
yes_or_no(struct walk *w, const struct seat *s)
{
	struct str key = fold_key(w->f->a, s->cell->text);
	struct ticks t;

	if (tick_has_boxes(s->cell->text)) {
		t = tick_read(w->f->a, NULL, s->cell);
		key = t.ticked.n == 1 ? t.ticked.v[0] : S("");
	}

	return str_eq(key, S("是")) ? 1 : str_eq(key, S("否")) ? 0 : -1;
}

/*
 * 是 and 否 beside the options, under 是否申报: boxes that are ticked or not.
 * Only where each row has one of them.
 */
static bool
says_yes_no(struct walk *w, int col, int first, int n)
{
	struct seat *v[2];
	int row, yes = 0;

	for (row = first; row < first + n; row++) {
		if (seats_right(w, row, col, KIND_CHOICES, v, 2) != 2 ||
		    tick_has_boxes(v[0]->cell->text) ||
		    yes_or_no(w, v[1]) < 0)
			return false;
		yes += yes_or_no(w, v[1]);
	}
	return yes > 0;
}

static void
yes_no(struct walk *w, struct doc_cell *all, int row, int col)
{
	struct seat *v[2];
	struct doc_cell mark = {0};

	seats_right(w, row, col, KIND_CHOICES, v, 2);
	mark.text = yes_or_no(w, v[1]) ? S("☑") : S("□");
	form_append(w->f->a, all, &mark, all->text.len > 0 ? '\n' : '\0');
	form_append(w->f->a, all, v[0]->cell, '\t');
	v[0]->answered = v[1]->answered = true;
}

int
form_options_below(struct walk *w, const struct seat *s)
{
	int first = s->cell->row + s->cell->rows, n = 0;
	struct seat *o;

	while ((o = seat_at(w, first + n, s->cell->col)) != NULL &&
	       o->cell->row == first + n && is_option(w, s, o))
		n++;
	return n;
}

/* An option a row below the label, its tick beside it. */
static bool
by_rows(struct walk *w, struct seat *s, int first)
{
	struct seat *v[REGION_CELLS_MAX];
	struct doc_cell all = {0};
	struct found *to;
	int row = first, n = form_options_below(w, s);
	bool words = false;
	size_t k;

	if (n < 2)
		return false;
	for (; row < first + n; row++) {
		if (says_yes_no(w, s->cell->col, first, n)) {
			yes_no(w, &all, row, s->cell->col);
			continue;
		}
		k = seats_right(w, row, s->cell->col, KIND_CHOICES, v,
		    REGION_CELLS_MAX);
		words |= k > 1 && yes_or_no(w, v[1]) >= 0;
		seats_join(w, &all, v, k, '\t', row == first ? '\0' : '\n');
	}
	to = form_found(w, s, s->label, seat_at(w, first, s->cell->col)->cell);
	form_answer(w->f, to, &all, 0, all.text.len);
	if (words) { /* 是 and 否, and something else */
		to->has_ticks = to->ticks.unclear = true;
		answer_doubt(&to->answer, "no-marks");
	}
	return true;
}

bool
form_grid(struct walk *w, struct seat *s)
{
	int row = s->cell->row + s->cell->rows;

	return grid(w, s, row, 0) || by_rows(w, s, row);
}

/* A label beside the options, one a row, and 是 or 否 beside each. */
static bool
by_yes_no(struct walk *w, struct seat *s, int col)
{
	int row = s->cell->row, end = row + s->cell->rows;
	struct doc_cell all = {0};
	struct seat *at;
	struct found *to;

	/* 申报方向 | 是否申报 may head them. */
	if (!is_option(w, s, seat_at(w, row, col)))
		row++;
	if (end - row < 2 || !says_yes_no(w, col, row, end - row))
		return false;
	at = seat_at(w, row, col); /* none: a sheet's empty place */
	to = form_found(w, s, s->label, (at != NULL ? at : s)->cell);
	for (; row < end; row++)
		yes_no(w, &all, row, col);
	form_answer(w->f, to, &all, 0, all.text.len);
	return true;
}

/* A choice, a list: all cells at the right, in all rows of the label. */
void
form_choice(struct walk *w, struct seat *s, int col)
{
	struct seat *v[REGION_CELLS_MAX];
	struct doc_cell all = {0};
	const struct doc_cell *first = NULL;
	struct found *to;
	int r, rows = rows_of(w, s, col);
	size_t n;

	if (kind_is_chosen(w->f->spec->fields.v[s->label].kind) &&
	    (by_yes_no(w, s, col) ||
		(rows == 2 && grid(w, s, s->cell->row, col)) ||
		(!offers(w, s, col) && by_rows(w, s, s->cell->row + s->cell->rows))))
		return;
	for (r = 0; r < rows; r++) {
		n = seats_right(w, s->cell->row + r, col, KIND_CHOICES, v,
		    REGION_CELLS_MAX);
		if (n > 0 && v[0]->cell->row != s->cell->row + r)
			continue; /* a merged cell was read in its first row */
		if (n > 0 && first == NULL)
			first = v[0]->cell;
		seats_join(w, &all, v, n, '\t', r == 0 ? '\0' : '\n');
	}
	if (s->lists)
		form_append(w->f->a, &all, s->cell, '\n');
	to = form_found(w, s, s->label, first != NULL ? first : s->cell);
	if (first != NULL && all.text.len == first->text.len) {
		all.type = first->type;
		all.number = first->number;
	}
	form_answer(w->f, to, &all, 0, all.text.len);
}
