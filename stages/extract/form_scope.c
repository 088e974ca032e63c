/* SPDX-License-Identifier: ISC */
/*
 * What holds for a part of a table: two sections side by side under their
 * headings, a unit that is said once for all sums below it.
 */
#include "form_seat.h"

#include "fold.h"

#define HALF_KEY_BYTES 36 /* 12 characters */
#define UNIT_BYTES_MAX 18 /* 6 characters: 人民币万元 */

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

static void
take_note(struct walk *w, struct str text)
{
	struct str unit = label_unit_note(w->f->a, text);

	if (unit.len == 0)
		return;
	if (w->note_unit.len > 0 && !str_eq(w->note_unit, unit))
		w->note_unclear = true;
	w->note_unit = unit;
}

/* 注：表中金额单位均为万元, above the table or anywhere in it. */
void
scope_note_units(struct walk *w)
{
	size_t i;

	for (i = w->block; i-- > 0 && w->f->doc->blocks.v[i].table == NULL;)
		take_note(w, w->f->doc->blocks.v[i].para.text);
	for (i = 0; i < w->t->cells.n; i++)
		take_note(w, w->t->cells.v[i].text);
	if (w->note_unclear)
		w->note_unit = S("");
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
	if (!seat_is_alone(w, s) ||
	    label_unit_note(w->f->a, s->cell->text).len > 0)
		return false;
	unit = label_read(w->f->a, s->cell->text).unit;
	w->part_unit = str_has(unit, S("元")) ? unit : S("");
	return false;
}

/* The nearest that is said: for the section, the table, in a note. */
static struct str
unit_here(const struct walk *w)
{
	return w->part_unit.len > 0 ? w->part_unit
	       : w->unit.len > 0    ? w->unit
				    : w->note_unit;
}

static bool
is_sum(const struct walk *w, int field)
{
	return field >= 0 && w->f->spec->fields.v[field].kind == KIND_MONEY;
}

/* A sum whose label says no unit has the one that was said above it. */
void
scope_give_unit(struct walk *w, struct seat *s)
{
	s->said = unit_here(w);
	if (is_sum(w, s->label) && s->unit.len == 0 && s->parts.n == 0)
		s->unit = s->said;
}

void
scope_give_units(struct walk *w, const struct seat *s, size_t n)
{
	struct found *to;

	for (; n < w->f->found.n; n++) {
		to = &w->f->found.v[n];
		if (is_sum(w, to->field) && to->unit.len == 0)
			to->unit = s->said;
	}
}

/* Is a column one of units, 万元 or 人, and nothing as long as an answer? */
bool
scope_is_units(struct walk *w, int row, int end, int col)
{
	struct seat *s;
	int n = 0;

	for (; row < end; row++) {
		s = seat_start(w, row, col);
		if (s == NULL || s->empty)
			continue;
		if (s->cell->text.len > UNIT_BYTES_MAX)
			return false;
		n += label_unit(w->f->a, s->cell->text).len > 0;
	}
	return n > 0;
}

/* 注册资本 | 500 | 单位：万元: what a column without answers says of them. */
void
scope_units_beside(struct walk *w, int row, int end, int labels, int col)
{
	struct seat *s, *label;
	struct str unit;

	for (; row < end; row++) {
		s = seat_start(w, row, col);
		label = seat_start(w, row, labels);
		if (s == NULL || label == NULL || label->unit.len > 0)
			continue;
		unit = label_unit(w->f->a, s->cell->text);
		label->unit = unit.len > 0
				  ? unit
				  : label_read(w->f->a, s->cell->text).unit;
	}
}
