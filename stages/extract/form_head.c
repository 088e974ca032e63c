/* SPDX-License-Identifier: ISC */
/*
 * Tables with a row of headings.  Below it stand items with their answers
 * (项目 | 内容 | 说明), years (2022年 | 2023年), people by their role, or
 * records of which none is an answer (阶段 | 开始时间 | 完成时间).
 */
#include "form_head.h"

#include "fold.h"
#include "limit.h"

#define HEAD_CELLS_MIN 3

int
head_next(struct walk *w, int row, int col)
{
	struct seat *s = seat_at(w, row, col);

	return s != NULL ? s->cell->col + s->cell->cols : col + 1;
}

/* Do the cells of two rows stand under each other, and is there text? */
static bool
aligned(struct walk *w, const struct head *h, int row)
{
	struct seat *up, *down;
	int col, n = 0, head = h->row;

	for (col = h->from; col < w->t->cols; col = head_next(w, head, col)) {
		up = seat_start(w, head, col);
		down = seat_at(w, row, col);
		if (up == NULL)
			continue;
		if (down == NULL && w->t->sheet)
			continue;
		if (down == NULL || down->cell->row != row ||
		    down->cell->col != col ||
		    down->cell->cols != up->cell->cols)
			return false;
		n += !down->empty;
	}
	return n > 0;
}

/* 填写要求, 备注: the name of a column that holds no answers. */
static bool
is_aside(struct walk *w, int row, int col)
{
	struct seat *s = seat_start(w, row, col);

	return s != NULL && w->f->schema->asides != NULL &&
	       pattern_matches(w->f->schema->asides,
		   fold_key(w->f->a, s->cell->text));
}

/* 得分: what stands below is how a case is judged. */
static bool
is_marks(const struct seat *s)
{
	static const char *const words[] = {"得分", "评分", "打分", "专家评分",
	    "专家打分", "评审得分", "实际得分", NULL};

	return str_is_any(s->key, words);
}

static int
labels_below(struct walk *w, const struct head *h)
{
	int col, n = 0;

	for (col = 0; col < w->t->cols; col = head_next(w, h->row, col))
		n += seat_is_field(seat_start(w, h->row + 1, col));
	return n;
}

static bool
look(struct walk *w, int row, struct head *h)
{
	struct seat *s = seat_start(w, row, 0);
	int col, end = w->t->rows;
	bool first = true;

	*h = (struct head){.row = row};
	/* 经济指标 beside 年度 | 2022年 | 2023年 and the rows below. */
	if (s != NULL && s->cell->rows > 2 && s->key.len > 0) {
		h->from = s->cell->cols;
		end = row + s->cell->rows;
	}
	for (col = h->from; col < w->t->cols; col = head_next(w, row, col)) {
		s = seat_start(w, row, col);
		if (s == NULL || (s->empty && w->t->sheet))
			continue;
		if (s->cell->text.len > HEAD_CELL_BYTES || s->cell->rows > 1 ||
		    s->cell->nested.n > 0 || (s->empty && !first))
			return false;
		if (first)
			h->named = words_have(&w->f->schema->heads, s->key);
		else
			h->aside |= is_aside(w, row, col);
		h->marks |= is_marks(s);
		first = false;
		h->cells++;
		h->fields += seat_is_field(s);
		h->years += form_year_of(fold_key(w->f->a, s->cell->text)) > 0;
	}
	/* 采集栏 | 填写要求 | …: the second tells what the first is. */
	h->named |= h->aside && h->fields == 0 && labels_below(w, h) > 0;
	/* Heads no form's answers: rows of an inventory, by the thousand. */
	if (h->fields == 0 && h->years < 2 && !h->named && !h->marks)
		return false;
	while (row + 1 + h->below < end &&
	       w->f->steps++ < FORM_STEPS_MAX &&
	       aligned(w, h, row + 1 + h->below))
		h->below++;
	return h->cells >= (h->named ? 2 : HEAD_CELLS_MIN) && h->below > 0;
}

static void
kill(struct seat *s)
{
	if (s == NULL)
		return;
	s->dead = true;
	s->label = LABEL_NONE;
	s->parts.n = 0;
}

void
head_kill_row(struct walk *w, int row, int from)
{
	int col;

	for (col = from; col < w->t->cols; col = head_next(w, row, col))
		kill(seat_start(w, row, col));
}

/* How many rows below have a label in a column, as far as they go. */
static int
labels_in(struct walk *w, const struct head *h, int col)
{
	int r, n = 0;

	for (r = h->row + 1; r <= h->row + h->below; r++)
		n += seat_is_field(seat_start(w, r, col));
	return n;
}

/* The first column that holds at least half of the rows' labels, or -1. */
static int
label_column(struct walk *w, const struct head *h)
{
	int col;

	for (col = h->from; col < w->t->cols; col = head_next(w, h->row, col))
		if (labels_in(w, h, col) > 1 &&
		    labels_in(w, h, col) * 2 >= h->below)
			return col;
	return -1;
}

/* --- items: 项目 | 内容 | 说明, or 项目 | 甲方 | 乙方 --- */

static void
items(struct walk *w, const struct head *h, int labels)
{
	const struct seat *up = seat_start(w, h->row, labels);
	struct str name = up != NULL ? up->key : S(""), key;
	int col, r, answer = -1, end = h->row + 1 + h->below;
	bool units;

	for (col = head_next(w, h->row, labels); col < w->t->cols;
	     col = head_next(w, h->row, col)) {
		struct seat *s = seat_start(w, h->row, col);

		key = s != NULL ? s->key : S("");
		if (key.len > 0 && str_eq(key, name)) {
			answer = -1; /* 项目 | 内容 | 项目 | 内容 */
			continue;
		}
		/* 计量单位: the units belong to the answers. */
		units = key.len <= 12 && str_ends(key, S("单位"));
		if (labels_in(w, h, col) * 2 >= h->below ||
		    (units && answer >= 0))
			continue;
		if (answer < 0 && !is_aside(w, h->row, col) &&
		    !(units && scope_is_units(w, h->row + 1, end, col))) {
			answer = col;
			continue;
		}
		scope_units_beside(w, h->row + 1, end, labels, col);
		for (r = h->row + 1; r < end; r++)
			kill(seat_start(w, r, col));
	}
	for (col = h->from; col < labels; col = head_next(w, h->row, col))
		for (r = h->row + 1; r <= h->row + h->below; r++)
			kill(seat_start(w, r, col));
	head_kill_row(w, h->row, h->from);
}

/* --- years --- */

/* The column of the year before the notice's, else of the last one. */
static int
year_column(struct walk *w, const struct head *h)
{
	int col, best = -1, most = 0, y;

	for (col = 0; col < w->t->cols; col = head_next(w, h->row, col)) {
		struct seat *s = seat_start(w, h->row, col);

		y = s != NULL
			? form_year_of(fold_key(w->f->a, s->cell->text))
			: 0;
		if (y > most &&
		    (w->f->schema->year == 0 || y < w->f->schema->year)) {
			most = y;
			best = col;
		}
	}
	return best;
}

/* Rows below that go on with the years: no column of theirs holds a label. */
static int
years_below(struct walk *w, const struct head *h)
{
	struct seat *s;
	int col, r;

	for (r = h->row + 1; r <= h->row + h->below; r++)
		for (col = 0; col < w->t->cols;
		     col = head_next(w, h->row, col)) {
			s = seat_start(w, h->row, col);
			if (s != NULL &&
			    form_year_of(
				fold_key(w->f->a, s->cell->text)) > 0 &&
			    seat_is_label(seat_start(w, r, col)))
				return r - h->row - 1;
		}
	return h->below;
}

/* Reads what fields ask of single years; how many rows of a year those are. */
static int
each_year(struct walk *w, const struct head *h, bool read)
{
	int col, n = 0;

	for (col = h->from; col < w->t->cols; col = head_next(w, h->row, col))
		n += form_year_column(w, h->row, h->below, h->from, col, read);
	return n;
}

/* Are the rows below a year's figures, and one of them ours? */
static bool
is_years(struct walk *w, struct head *h, int labels)
{
	int below = h->below;

	if (h->years < 2)
		return false;
	h->below = years_below(w, h);
	if (h->below > 0 && (labels >= 0 || labels_in(w, h, h->from) > 0 ||
				each_year(w, h, false) > 0))
		return true;
	h->below = below;
	return false;
}

static bool
heads_year(struct walk *w, const struct head *h, int col)
{
	struct seat *s = seat_start(w, h->row, col);

	return s != NULL && form_year_of(fold_key(w->f->a, s->cell->text)) > 0;
}

/* 指标 | 计量单位 | 2023年 | 2024年: whatever a row asks for, in its unit. */
static void
year_units(struct walk *w, const struct head *h)
{
	int col, c, end = h->row + 1 + h->below;

	for (col = h->from; col < w->t->cols; col = head_next(w, h->row, col)) {
		if (heads_year(w, h, col) ||
		    !scope_is_units(w, h->row + 1, end, col))
			continue;
		for (c = h->from; c < w->t->cols; c = head_next(w, h->row, c))
			if (c != col && !heads_year(w, h, c))
				scope_units_beside(w, h->row + 1, end, c, col);
	}
}

static void
years(struct walk *w, const struct head *h, int labels)
{
	int col, r, best = year_column(w, h), end = h->row + 1 + h->below;

	year_units(w, h);
	each_year(w, h, true);
	for (col = h->from; col < w->t->cols; col = head_next(w, h->row, col)) {
		struct seat *s = seat_start(w, h->row, col);

		/* 指标 | 单位 | 2023年 */
		if (col == best || s == NULL ||
		    (!heads_year(w, h, col) &&
			!(labels >= 0 && col > labels &&
			    scope_is_units(w, h->row + 1, end, col))))
			continue;
		for (r = h->row + 1; r <= h->row + h->below; r++)
			kill(seat_start(w, r, col));
	}
	head_kill_row(w, h->row, h->from);
}

/* --- one row of answers, or records --- */

static bool
is_numbered(struct walk *w, const struct head *h)
{
	int r, col = 0;
	struct seat *s;

	for (r = 0; r < 2; r++) {
		s = seat_start(w, h->row + 1 + r, col);
		if (s == NULL ||
		    !str_eq(s->key, r == 0 ? S("1") : S("2")))
			return false;
	}
	return true;
}

static void
single_row(struct walk *w, const struct head *h)
{
	struct seat *s;
	int col;

	for (col = 0; col < w->t->cols; col = head_next(w, h->row, col)) {
		if ((s = seat_start(w, h->row, col)) == NULL)
			continue;
		if (!seat_is_field(s)) {
			kill(s);
			kill(seat_start(w, h->row + 1, col));
		}
		s->under = true;
	}
}

static void
records(struct walk *w, const struct head *h, bool roles)
{
	int r;

	for (r = h->row + 1; roles && r <= h->row + h->below; r++)
		people_row(w, h, r);
	for (r = h->row; r <= h->row + h->below; r++)
		head_kill_row(w, r, h->from);
}

/* Do the rows below a choice name its options? */
static bool
is_matrix(struct walk *w, const struct head *h, int col)
{
	struct seat *up = seat_start(w, h->row, col);

	return seat_is_field(up) &&
	       kind_is_chosen(w->f->spec->fields.v[up->label].kind) &&
	       form_options_below(w, up) > 1;
}

/* All that there is to choose from: what stands beside tells of options. */
static bool
lists_all(struct walk *w, const struct seat *s)
{
	const struct options *o = w->f->spec->fields.v[s->label].options;

	return o != NULL && form_options_below(w, s) == (int)o->n;
}

/* 序号 | 申报方向 | 选择 over the options, each in a row of its own. */
static bool
matrix(struct walk *w, const struct head *h)
{
	int col, r, choice = -1;

	for (col = h->from; col < w->t->cols; col = head_next(w, h->row, col))
		if (is_matrix(w, h, col)) {
			if (choice >= 0)
				return false;
			choice = col;
		}
	if (choice < 0 ||
	    (h->fields > 1 && !lists_all(w, seat_start(w, h->row, choice))))
		return false;
	for (col = h->from; col < choice; col = head_next(w, h->row, col))
		for (r = h->row; r <= h->row + h->below; r++)
			kill(seat_start(w, r, col));
	for (col = head_next(w, h->row, choice); col < w->t->cols;
	     col = head_next(w, h->row, col))
		kill(seat_start(w, h->row, col));
	seat_start(w, h->row, choice)->under = true;
	return true;
}

static bool
starts_empty(struct walk *w, int row)
{
	struct seat *s = seat_start(w, row, 0);

	return s == NULL || s->empty;
}

/* What a row heads; the rows that it takes, itself included, or 0. */
static int
head_row(struct walk *w, int row)
{
	struct head h;
	bool roles;
	int labels;

	if ((labels = form_year_rows(w, row)) > 0) {
		for (h.row = row; h.row <= row + labels; h.row++)
			head_kill_row(w, h.row, 0);
		return labels + 1;
	}
	if ((labels = form_each(w, row)) > 0) {
		for (h.row = row; h.row <= row + labels; h.row++)
			head_kill_row(w, h.row, 0);
		return labels + 1;
	}
	if (!look(w, row, &h))
		return 0;
	if (h.marks) {
		records(w, &h, false);
		return h.below + 1;
	}
	if (h.from == 0 && h.below > 1 && h.fields > 0 &&
	    (h.named || starts_empty(w, row)) && people_columns(w, &h))
		return h.below + 1;
	labels = label_column(w, &h);
	if (is_years(w, &h, labels)) {
		years(w, &h, labels);
		return h.below + 1;
	}
	if (h.named && labels >= 0 && h.below > 1 &&
	    !(h.fields > 1 && people_rows(w, &h))) {
		items(w, &h, labels);
		return h.below + 1;
	}
	if (h.fields == 0)
		return 0;
	if (!h.named && (labels = people_below(w, &h)) > 0) {
		h.below = labels;
		if (!people_rows(w, &h))
			return 0;
		records(w, &h, true);
		return h.below + 1;
	}
	if (h.below > 1 && matrix(w, &h))
		return h.below + 1;
	roles = h.named && people_rows(w, &h);
	if (h.below > 1 && (roles || h.named || is_numbered(w, &h))) {
		records(w, &h, roles);
		return h.below + 1;
	}
	if (h.from == 0 && labels_below(w, &h) == 0 &&
	    (h.fields >= HEAD_CELLS_MIN || h.named) && h.fields * 2 > h.cells) {
		single_row(w, &h);
		return 2;
	}
	return 0;
}

void
head_all(struct walk *w)
{
	int row = 0, n;

	while (row < w->t->rows && w->f->steps < FORM_STEPS_MAX) {
		form_years_beside(w, row);
		n = w->cells[row] > 0 ? head_row(w, row) : 0;
		row += n > 0 ? n : 1;
	}
	w->f->cut |= row < w->t->rows;
}
