/* SPDX-License-Identifier: ISC */
/*
 * Figures of several years: 指标 | 2022年 | 2023年, or 年度 | 营业收入 over
 * 2022年 | … and 2023年 | ….  A field that asks for 2022年营业收入 has its
 * answer where that row and that column meet.
 */
#include "form_seat.h"

#include "fold.h"

#define YEARS_MIN 2
#define ANY_YEAR 2099 /* what says this, too, asks for no year of its own */

int
form_year_of(struct str key)
{
	int y = 0, i;

	if (key.len < 4 || (!str_starts(key, S("20"))))
		return 0;
	for (i = 0; i < 4; i++) {
		if (key.p[i] < '0' || key.p[i] > '9')
			return 0;
		y = y * 10 + key.p[i] - '0';
	}
	key = str_slice(key, 4, key.len);
	return key.len == 0 || str_eq(key, S("年")) || str_eq(key, S("年度"))
		   ? y
		   : 0;
}

static int
year_at(struct walk *w, int row, int col)
{
	struct seat *s = seat_start(w, row, col);

	return s != NULL ? form_year_of(fold_key(w->f->a, s->cell->text)) : 0;
}

/* The field of a year's figure in one of the ways to say it. */
static int
said(struct walk *w, struct str key, int year, int way)
{
	static const char *const front[] = {"%d年%.*s", "%d年度%.*s"};
	struct arena *a = w->f->a;
	struct str text = way < 2
			      ? str_printf(a, front[way], year, STR_ARG(key))
			      : str_printf(a, "%.*s%d年", STR_ARG(key), year);

	return schema_label(w->f->spec, label_key(a, text), NULL);
}

/* The field that asks for this year's figure, and no other's; LABEL_NONE. */
static int
field_of(struct walk *w, const struct seat *s, int year)
{
	struct str key = s->key;
	int way, field;

	if (str_starts(key, S("其中")))
		key = str_slice(key, S("其中").len, key.len);
	for (way = 0; way < 3 && key.len > 0; way++) {
		field = said(w, key, year, way);
		if (field >= 0 && said(w, key, ANY_YEAR, way) != field)
			return field;
	}
	return LABEL_NONE;
}

static void
put_cell(struct walk *w, const struct seat *label, int field,
    const struct doc_cell *cell)
{
	struct found *to = form_found(w, label, field, cell);
	struct doc_cell flat = form_flatten(w->f->a, cell);

	to->owner = -1;
	to->shares_row = false;
	form_answer(w->f, to, &flat, 0, flat.text.len);
}

static void
put(struct walk *w, const struct seat *label, int field, struct seat *is)
{
	put_cell(w, label, field, is->cell);
	is->answered = true;
}

/* A sheet has no cell where nothing was typed: that box is blank. */
static void
put_blank(struct walk *w, const struct seat *label, int field, int row, int col)
{
	struct doc_cell *cell = NEW(w->f->a, struct doc_cell);

	*cell = (struct doc_cell){.row = row, .col = col, .rows = 1, .cols = 1};
	put_cell(w, label, field, cell);
}

/* What a row says at its front that a year's field asks for, or NULL. */
static struct seat *
asked(struct walk *w, int row, int from, int col, int year, int *field)
{
	struct seat *s;
	int c;

	for (c = from; c < col; c++)
		if ((s = seat_start(w, row, c)) != NULL &&
		    (*field = field_of(w, s, year)) >= 0)
			return s;
	return NULL;
}

int
form_year_column(struct walk *w, int row, int below, int from, int col,
    bool read)
{
	int r, field, n = 0, year = year_at(w, row, col);
	struct seat *s, *is;

	for (r = row + 1; year > 0 && r <= row + below; r++) {
		if ((s = asked(w, r, from, col, year, &field)) == NULL)
			continue;
		n++;
		if (!read)
			continue;
		if ((is = seat_start(w, r, col)) != NULL)
			put(w, s, field, is);
		else if (seat_at(w, r, col) == NULL)
			put_blank(w, s, field, r, col);
		else
			continue;
		s->told = true;
	}
	return n;
}

/* Rows below that begin with a year each. */
static int
year_rows(struct walk *w, int row)
{
	int n = 0;

	while (row + 1 + n < w->t->rows && year_at(w, row + 1 + n, 0) > 0)
		n++;
	return n >= YEARS_MIN ? n : 0;
}

int
form_year_rows(struct walk *w, int row)
{
	int n = year_rows(w, row), r, col, field, found = 0;
	struct seat *s, *is;

	for (r = row + 1; r <= row + n; r++)
		for (col = 1; col < w->t->cols; col++) {
			s = seat_start(w, row, col);
			is = seat_start(w, r, col);
			if (s == NULL || is == NULL ||
			    (field = field_of(w, s, year_at(w, r, 0))) < 0)
				continue;
			put(w, s, field, is);
			found++;
		}
	return found > 0 ? n : 0;
}

/* 近三年营业收入: of which years, the boxes beside it say. */
static struct str
without_span(struct str key)
{
	static const char *const spans[] = {"最近三年", "近三年", "近3年",
	    "前三年", "最近两年", "近两年", "近2年", "前两年", NULL};
	int i;

	for (i = 0; spans[i] != NULL; i++)
		if (str_starts(key, str_c(spans[i])))
			return str_slice(key, str_c(spans[i]).len, key.len);
	return key;
}

static void
put_year(struct walk *w, struct seat *s, int col, int field)
{
	struct seat *is = seat_start(w, s->cell->row + 1, col);

	if (field < 0)
		return;
	if (is != NULL)
		put(w, s, field, is);
	else
		put_blank(w, s, field, s->cell->row + 1, col);
}

/* The years beside a cell, from col on; the last before the notice's. */
static int
years_from(struct walk *w, int row, int col, int *last)
{
	int n = 0, y, best = 0;

	for (*last = col; (y = year_at(w, row, col)) > 0; n++) {
		if (y > best &&
		    (w->f->schema->year == 0 || y < w->f->schema->year)) {
			best = y;
			*last = col;
		}
		col += seat_at(w, row, col)->cell->cols;
	}
	return n;
}

void
form_years_beside(struct walk *w, int row)
{
	struct seat *s;
	int col, from, last, n;

	for (col = 0; col < w->t->cols; col++) {
		s = seat_start(w, row, col);
		if (s == NULL || s->cell->rows != 2 || s->key.len == 0)
			continue;
		from = col + s->cell->cols;
		if ((n = years_from(w, row, from, &last)) < YEARS_MIN)
			continue;
		put_year(w, s, last, schema_label(w->f->spec,
		    without_span(s->key), NULL));
		for (; n > 0; n--) {
			put_year(w, s, from,
			    field_of(w, s, year_at(w, row, from)));
			s->dead = seat_start(w, row, from)->dead = true;
			from += seat_at(w, row, from)->cell->cols;
		}
	}
}
