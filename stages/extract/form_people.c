/* SPDX-License-Identifier: ISC */
/*
 * People by their role below a row of headings: 姓名 | 职务 | 手机 with a row
 * for 法定代表人 and one for 联系人, or a column for each of them.
 */
#include "form_head.h"

/* The person's field whose label a row holds in some column, or -1. */
static int
role_of(struct walk *w, int row, struct seat **role)
{
	struct seat *s;
	int col;

	for (col = 0; col < w->t->cols; col = head_next(w, row, col)) {
		s = seat_start(w, row, col);
		if (seat_is_field(s) &&
		    w->f->spec->fields.v[s->label].owner) {
			*role = s;
			return s->label;
		}
	}
	return -1;
}

void
people_row(struct walk *w, const struct head *h, int row)
{
	struct words headings = {0};
	struct seat *role = NULL, *up, *s;
	int col, owner = role_of(w, row, &role), field;
	struct found *to;

	if (owner < 0)
		return;
	words_add(w->f->a, &headings, role->key);
	for (col = 0; col < w->t->cols; col = head_next(w, h->row, col)) {
		up = seat_start(w, h->row, col);
		s = seat_start(w, row, col);
		if (up == NULL || s == NULL || s == role)
			continue;
		field = schema_label(w->f->spec, up->key, &headings);
		if (field < 0)
			continue;
		to = form_found(w, up, field, s->cell);
		to->owner = field == owner ? -1 : owner;
		to->shares_row = false;
		form_answer(w->f, to, s->cell, 0, s->cell->text.len);
	}
}

bool
people_rows(struct walk *w, const struct head *h)
{
	struct seat *role;
	int r;

	for (r = h->row + 1; r <= h->row + h->below; r++)
		if (role_of(w, r, &role) >= 0)
			return true;
	return false;
}

/* Does a row below belong to somebody by its first cell, and ask nothing? */
static bool
is_somebodys(struct walk *w, const struct head *h, int row)
{
	struct seat *s = seat_start(w, row, h->from);
	int col;

	if (s == NULL || s->empty || s->cell->text.len > HEAD_CELL_BYTES ||
	    (seat_is_field(s) && !w->f->spec->fields.v[s->label].owner))
		return false;
	for (col = head_next(w, row, h->from); col < w->t->cols;
	     col = head_next(w, row, col))
		if (seat_is_field(seat_start(w, row, col)))
			return false;
	return true;
}

int
people_below(struct walk *w, const struct head *h)
{
	struct seat *s = seat_start(w, h->row, h->from);
	int col, n = 0, of = 0;

	if (s == NULL || seat_is_field(s))
		return 0;
	for (col = h->from; col < w->t->cols; col = head_next(w, h->row, col)) {
		s = seat_start(w, h->row, col);
		of += seat_is_field(s) &&
		      w->f->spec->fields.v[s->label].of != NULL;
	}
	while (of > 1 && n < h->below && is_somebodys(w, h, h->row + 1 + n))
		n++;
	return n;
}

/* 人员 | 法定代表人 | 联系人 over 姓名 | … | …: a person a column. */
static int
person_column(struct walk *w, const struct head *h, int col)
{
	struct words headings = {0};
	struct seat *up = seat_start(w, h->row, col), *s;
	int r, n = 0, field;

	if (!seat_is_field(up) || !w->f->spec->fields.v[up->label].owner)
		return 0;
	words_add(w->f->a, &headings, up->key);
	for (r = h->row + 1; r <= h->row + h->below; r++) {
		if ((s = seat_start(w, r, 0)) == NULL)
			continue;
		field = schema_label(w->f->spec, s->key, &headings);
		/* Another person's row is nothing to ask of this one. */
		n += field >= 0 && (field == up->label ||
				       !w->f->spec->fields.v[field].owner);
	}
	return n;
}

static void
person(struct walk *w, const struct head *h, int col)
{
	struct words headings = {0};
	struct seat *up = seat_start(w, h->row, col), *s, *is;
	struct found *to;
	int r, field;

	words_add(w->f->a, &headings, up->key);
	for (r = h->row + 1; r <= h->row + h->below; r++) {
		s = seat_start(w, r, 0);
		is = seat_start(w, r, col);
		if (s == NULL || is == NULL ||
		    (field = schema_label(w->f->spec, s->key, &headings)) < 0)
			continue;
		to = form_found(w, s, field, is->cell);
		to->owner = field == up->label ? -1 : up->label;
		to->shares_row = false;
		form_answer(w->f, to, is->cell, 0, is->cell->text.len);
	}
}

bool
people_columns(struct walk *w, const struct head *h)
{
	int col, n = 0, r;

	for (col = head_next(w, h->row, 0); col < w->t->cols;
	     col = head_next(w, h->row, col))
		n |= person_column(w, h, col) > 1;
	if (n == 0)
		return false;
	for (col = head_next(w, h->row, 0); col < w->t->cols;
	     col = head_next(w, h->row, col))
		if (person_column(w, h, col) > 0)
			person(w, h, col);
	for (r = h->row; r <= h->row + h->below; r++)
		head_kill_row(w, r, 0);
	return true;
}
