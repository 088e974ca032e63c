/* SPDX-License-Identifier: ISC */
/*
 * What holds for a part of a table: two sections side by side under their
 * headings, a unit that is said once for all sums below it.
 */
#include "form_seat.h"

#include "fold.h"

#define HALF_KEY_BYTES 36 /* 12 characters */

/* --- sections side by side: 申报单位 | 申报案例 over 名称 | … | 名称 | … --- */

/*
 * Does a cell head a section as wide as itself: below it a narrower label
 * with its answer, which the heading explains or which is beside a question?
 */
static bool
heads_half(struct walk *w, const struct seat *s)
{
	const struct form_spec *spec = w->f->spec;
	struct seat *label = seat_at(w, s->cell->row + 1, s->cell->col), *next;
	struct words one = {0};
	int below;

	if (label == NULL || label->cell->row != s->cell->row + 1 ||
	    label->cell->col != s->cell->col || label->key.len == 0 ||
	    label->cell->cols >= s->cell->cols)
		return false;
	words_add(w->f->a, &one, s->key);
	below = schema_label(spec, label->key, &one);
	next = seat_at(w, label->cell->row, label->cell->col + label->cell->cols);
	if (below == LABEL_NONE || next == NULL ||
	    next->cell->col + next->cell->cols > s->cell->col + s->cell->cols ||
	    schema_label(spec, next->key, &one) != LABEL_NONE)
		return false;
	return schema_label(spec, s->key, NULL) != LABEL_NONE ||
	       schema_label(spec, label->key, NULL) != below;
}

static bool
is_halves(struct walk *w, int row)
{
	struct seat *s;
	int col, n = 0;

	for (col = 0; col < w->t->cols; col += s->cell->cols) {
		s = seat_at(w, row, col);
		if (s == NULL || s->cell->row != row || s->cell->col != col ||
		    s->cell->rows != 1 || s->cell->cols < 2 ||
		    s->key.len == 0 || s->key.len > HALF_KEY_BYTES ||
		    !heads_half(w, s))
			return false;
		n++;
	}
	return n > 1;
}

/* The next row that one cell takes whole; the table's end. */
static int
next_banner(struct walk *w, int row)
{
	struct seat *s;

	for (; row < w->t->rows; row++) {
		s = seat_at(w, row, 0);
		if (s != NULL && s->cell->cols == w->t->cols)
			break;
	}
	return row;
}

void
scope_halves(struct walk *w)
{
	struct seat *s;
	int row, col;

	for (row = 0; row + 1 < w->t->rows && w->nhalves < HALVES_MAX; row++) {
		if (!is_halves(w, row))
			continue;
		w->halves[w->nhalves].row = row;
		w->halves[w->nhalves++].to = next_banner(w, row + 1);
		for (col = 0; col < w->t->cols; col += s->cell->cols) {
			s = seat_at(w, row, col);
			s->banner = true;
		}
	}
}

void
scope_headings(struct walk *w, const struct doc_cell *c, struct words *out)
{
	struct seat *s;
	int i;

	for (i = 0; i < w->nhalves; i++)
		if (c->row > w->halves[i].row && c->row < w->halves[i].to &&
		    (s = seat_at(w, w->halves[i].row, c->col)) != NULL)
			words_add(w->f->a, out, s->key);
}

/* --- units --- */

/* （单位：万元） in the paragraph above the table. */
void
scope_unit_above(struct walk *w)
{
	const struct doc_block *b;
	size_t i = w->block;

	while (i-- > 0) {
		b = &w->f->doc->blocks.v[i];
		if (b->table != NULL)
			return;
		if (str_trim(b->para.text).len == 0)
			continue;
		w->unit = label_unit_line(w->f->a, b->para.text);
		return;
	}
}

static bool
has_label_before(struct walk *w, const struct seat *s)
{
	int col;

	for (col = 0; col < s->cell->col; col++)
		if (seat_is_field(seat_at(w, s->cell->row, col)))
			return true;
	return false;
}

/* 单位：万元 in a corner, 二、经济指标（万元） over its rows. */
bool
scope_take_unit(struct walk *w, const struct seat *s)
{
	struct str unit;

	if (s->empty || seat_is_field(s) || s->cell->text.len > BANNER_BYTES_MAX)
		return false;
	unit = label_unit_line(w->f->a, s->cell->text);
	if (unit.len > 0 && !has_label_before(w, s)) {
		w->unit = unit;
		return true;
	}
	if (!seat_is_alone(w, s))
		return false;
	unit = label_read(w->f->a, s->cell->text).unit;
	w->part_unit = str_has(unit, S("元")) ? unit : S("");
	return false;
}

/* A sum whose label says no unit has the one that was said above it. */
void
scope_give_unit(struct walk *w, struct seat *s)
{
	if (s->label >= 0 && s->unit.len == 0 && s->parts.n == 0 &&
	    w->f->spec->fields.v[s->label].kind == KIND_MONEY)
		s->unit = w->part_unit.len > 0 ? w->part_unit : w->unit;
}
