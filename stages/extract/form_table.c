/* SPDX-License-Identifier: ISC */
/*
 * The geometry of forms: which cell answers which label.
 *
 * A label's answer stands to its right; below it where a whole row is
 * labels or the label takes the whole row; or in its own cell.
 */
#include "form.h"

#include "fold.h"
#include "limits.h"

#define HEADING_BYTES_MAX 90 /* 30 characters */
#define REGION_CELLS_MAX 64 /* cells that answer one label */

struct seat { /* what is known of one cell */
	const struct doc_cell *cell;
	int label; /* field, LABEL_OTHER, LABEL_NONE */
	struct str unit;
	struct str key; /* of text that is short enough for a heading */
	bool empty, answered; /* it is the answer to a label */
	bool joined; /* the second half of a label over two cells */
	bool told; /* holds labels with their answers */
	const struct doc_cell *tail; /* that second half */
};

struct walk {
	struct form *f;
	struct doc_table *t;
	size_t block;
	struct str above; /* the paragraph's heading */
	struct str banner; /* the last heading that takes a whole row */
	struct seat *seats; /* of t->cells, same order */
};

static struct seat *
seat_at(struct walk *w, int row, int col)
{
	struct doc_cell *c = row < w->t->rows && col < w->t->cols
	    ? doc_at(w->f->a, w->t, row, col) : NULL;

	return c != NULL ? &w->seats[c - w->t->cells.v] : NULL;
}

static bool
is_field(const struct seat *s)
{
	return s != NULL && s->label >= 0;
}

static bool
is_label(const struct seat *s)
{
	return s != NULL && s->label != LABEL_NONE;
}

/* Without the lines that tell how to fill the box in. */
static struct str
label_text(struct walk *w, const struct doc_cell *c)
{
	struct sb b = { .a = w->f->a };
	struct str rest = c->text, line;

	if (str_find(c->text, S("\n")) < 0)
		return c->text;
	while (rest.p != NULL) {
		line = str_trim(str_cut(&rest, S("\n")));
		if (answer_is_prompt(w->f->schema, line) && b.len > 0)
			continue;
		sb_add(&b, line);
	}
	return sb_str(&b);
}

/* The headings over a cell: paragraph, banner row, merged cells at left. */
static void
headings_of(struct walk *w, const struct doc_cell *c, struct words *out)
{
	struct seat *s;
	int col = 0;

	if (w->above.len > 0)
		words_add(w->f->a, out, w->above);
	if (w->banner.len > 0)
		words_add(w->f->a, out, w->banner);
	while (col < c->col) {
		s = seat_at(w, c->row, col);
		if (s == NULL) {
			col++;
			continue;
		}
		if (s->cell->rows > 1 && s->cell->rows >= c->rows &&
		    s->key.len > 0)
			words_add(w->f->a, out, s->key);
		col = s->cell->col + s->cell->cols;
	}
}

static void
classify(struct walk *w, struct seat *s)
{
	struct words headings = { 0 };
	struct str text = label_text(w, s->cell);
	struct label l;
	struct seat *left;

	s->label = LABEL_NONE;
	s->empty = str_trim(s->cell->text).len == 0 &&
	    s->cell->nested.n == 0;
	if (s->empty || text.len > HEADING_BYTES_MAX * 2)
		return;
	l = label_read(w->f->a, text);
	if (text.len <= HEADING_BYTES_MAX)
		s->key = l.key;
	if (l.key.len == 0 || s->cell->type == DOC_NUMBER)
		return;
	headings_of(w, s->cell, &headings);
	s->label = schema_label(w->f->spec, l.key, &headings);
	s->unit = l.unit;
	left = s->cell->col > 0
	    ? seat_at(w, s->cell->row, s->cell->col - 1) : NULL;
	if (s->label < 0 && left != NULL && left->key.len > 0) {
		/* 联系人 | 姓名 | …: the cell at its left is its heading. */
		struct words one = { 0 };
		int label;

		words_add(w->f->a, &one, left->key);
		label = schema_label(w->f->spec, l.key, &one);
		if (label >= 0 && left->label == label)
			s->label = label;
	}
}

/* Could the cell behind the two halves be their answer? */
static bool
has_answer_behind(struct walk *w, const struct doc_cell *c)
{
	struct seat *next = seat_at(w, c->row, c->col + c->cols);

	return next != NULL && !is_label(next);
}

/* 单位 | 名称 | …: two cells that are a label only together. */
static void
join_halves(struct walk *w, struct seat *s)
{
	struct seat *r = seat_at(w, s->cell->row, s->cell->col + s->cell->cols);
	struct words headings = { 0 };
	struct label l;
	int label;

	/* 移动 | 电话: the second half may be a label of its own. */
	if (r == NULL || s->empty || r->empty ||
	    (is_field(r) && (is_label(s) || s->cell->rows > 1)) ||
	    r->key.len == 0 || s->joined || r->cell->row != s->cell->row ||
	    s->cell->text.len > 24 || r->cell->text.len > 24 ||
	    (is_label(s) && !has_answer_behind(w, r->cell)))
		return;
	l = label_read(w->f->a, str_printf(w->f->a, "%.*s%.*s",
	    STR_ARG(s->cell->text), STR_ARG(r->cell->text)));
	headings_of(w, s->cell, &headings);
	label = schema_label(w->f->spec, l.key, &headings);
	if (label < 0)
		return;
	s->label = label;
	s->unit = l.unit;
	s->tail = r->cell;
	r->joined = true;
	r->label = LABEL_NONE;
}

/* Does a cell take its whole row (but for empty places)? */
static bool
is_alone(struct walk *w, const struct seat *s)
{
	struct seat *o;
	int col;

	for (col = 0; col < w->t->cols; col++) {
		o = seat_at(w, s->cell->row, col);
		if (o != NULL && o != s && (!o->empty || !w->t->sheet))
			return false;
	}
	return true;
}

/* A label over its whole row; in a sheet, over at least half of it. */
static bool
is_over(struct walk *w, const struct seat *s)
{
	return is_alone(w, s) &&
	    (!w->t->sheet || s->cell->cols * 2 >= w->t->cols);
}

/* A row in which every cell is a label: the answers stand below. */
static bool
is_header_row(struct walk *w, int row)
{
	int col, labels = 0, fields = 0;
	struct seat *s, *below;

	for (col = 0; col < w->t->cols;) {
		s = seat_at(w, row, col);
		if (s == NULL || s->empty || s->cell->row != row) {
			/* Nothing but empty places may follow. */
			if (s != NULL && !s->empty && s->cell->row != row &&
			    labels == 0) {
				col = s->cell->col + s->cell->cols;
				continue;
			}
			for (; col < w->t->cols; col++) {
				s = seat_at(w, row, col);
				if (s != NULL && !s->empty)
					return false;
			}
			break;
		}
		if (!is_label(s)) {
			/* A section's name at the left may span the rows. */
			if (labels == 0 && s->cell->rows > 1 &&
			    s->key.len > 0) {
				col = s->cell->col + s->cell->cols;
				continue;
			}
			return false;
		}
		below = seat_at(w, row + s->cell->rows, col);
		if (is_field(below) && below->cell->col == s->cell->col)
			return false;
		labels++;
		fields += is_field(s);
		col = s->cell->col + s->cell->cols;
	}
	return labels >= 2 && fields >= 1;
}

/* --- the answer --- */

static bool
is_unit(struct walk *w, const struct seat *s)
{
	struct str u = label_unit(w->f->a, s->cell->text);

	return str_has(u, S("元"));
}

/* A weak label where an answer is due: 职务 | 负责人 | 手机. */
static bool
ends_answer(struct walk *w, const struct seat *s, bool first)
{
	struct seat *next;

	if (!is_label(s) || s->joined)
		return false;
	if (is_field(s) || !first)
		return true;
	next = seat_at(w, s->cell->row, s->cell->col + s->cell->cols);
	return next != NULL && !is_label(next) && !next->empty;
}

/* The cells at the right of a label in one row, up to the next label. */
static size_t
cells_right(struct walk *w, int row, int col, struct seat **out, size_t max)
{
	struct seat *s;
	size_t n = 0;

	while (col < w->t->cols && n < max) {
		s = seat_at(w, row, col);
		if (s == NULL) {
			col++;
			continue;
		}
		if (ends_answer(w, s, n == 0))
			break;
		out[n++] = s;
		col = s->cell->col + s->cell->cols;
	}
	return n;
}

static struct found *
add(struct walk *w, const struct seat *s, const struct doc_cell *at,
    enum standing standing)
{
	struct found *to = form_add(w->f, s->label, standing, w->block);

	to->table = w->t;
	to->unit = s->unit;
	to->at = doc_place(w->f->a, &w->f->doc->blocks.v[w->block], w->t, at);
	return to;
}

static enum field_kind
kind_of(struct walk *w, const struct seat *s)
{
	return w->f->spec->fields.v[s->label].kind;
}

/* Digits or signs in boxes of their own, and 2024 | 年 | 12 | 月. */
static bool
in_pieces(enum field_kind k, struct seat **v, size_t n)
{
	size_t i, shorts = 0, filled = 0;

	if (n < 2)
		return false;
	for (i = 0; i < n; i++) {
		struct str s = str_trim(v[i]->cell->text);

		filled += s.len > 0;
		shorts += s.len > 0 && utf8_count(s) <= 4;
	}
	switch (k) {
	case KIND_PERIOD:
		return filled > 1;
	case KIND_USCC:
	case KIND_MOBILE:
		return filled > 3 && shorts == filled;
	case KIND_DATE:
		return filled > 2 && shorts == filled;
	default:
		return false;
	}
}

/* The answer's cell among those at the right; the unit beside it. */
static const struct seat *
answer_of(struct walk *w, struct seat **v, size_t n, struct str *unit,
    bool money)
{
	const struct seat *is = NULL;
	size_t i;

	for (i = 0; i < n; i++) {
		if (v[i]->empty)
			continue;
		if (money && is_unit(w, v[i])) {
			*unit = label_unit(w->f->a, v[i]->cell->text);
			if (is != NULL)
				break;
			continue;
		}
		if (is == NULL)
			is = v[i];
		if (!money)
			break;
	}
	return is != NULL ? is : n > 0 && !(money && is_unit(w, v[0]))
	    ? v[0] : NULL;
}

static void
join(struct walk *w, struct doc_cell *to, struct seat **v, size_t n, char sep,
    char first)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct doc_cell flat = form_flatten(w->f->a, v[i]->cell);

		v[i]->answered = true;
		form_append(w->f->a, to, &flat, i == 0 ? first : sep);
	}
}

/* Rows below that go on with the choices of a label. */
static int
rows_of(struct walk *w, const struct seat *s, int col)
{
	int row = s->cell->row + s->cell->rows;
	struct seat *under, *right;

	for (; row < w->t->rows; row++) {
		under = seat_at(w, row, s->cell->col);
		if (under != NULL && !under->empty)
			break;
		right = NULL;
		for (int k = col; k < w->t->cols && right == NULL; k++)
			if ((right = seat_at(w, row, k)) != NULL && right->empty)
				right = NULL;
		if (right == NULL || is_label(right) ||
		    !tick_has_boxes(right->cell->text))
			break;
	}
	return row - s->cell->row;
}

/* A choice: all cells at the right, in all rows of the label. */
static void
choice(struct walk *w, struct seat *s, int col)
{
	struct seat *v[REGION_CELLS_MAX];
	struct doc_cell all = { 0 };
	const struct doc_cell *first = NULL;
	struct found *to;
	int r, rows = rows_of(w, s, col);
	size_t n;

	for (r = 0; r < rows; r++) {
		n = cells_right(w, s->cell->row + r, col, v, REGION_CELLS_MAX);
		if (n > 0 && v[0]->cell->row != s->cell->row + r)
			continue; /* a merged cell was read in its first row */
		if (n > 0 && first == NULL)
			first = v[0]->cell;
		join(w, &all, v, n, '\t', r == 0 ? '\0' : '\n');
	}
	to = add(w, s, first != NULL ? first : s->cell, STAND_CELL);
	if (first != NULL && all.text.len == first->text.len) {
		all.type = first->type;
		all.number = first->number;
	}
	form_answer(w->f, to, &all, 0, all.text.len);
}

/* Labels and answers within an answer: 联系人 | 姓名：…  电话：…. */
static bool
composite(struct walk *w, const struct seat *s, const struct seat *is)
{
	const struct field_spec *spec = &w->f->spec->fields.v[s->label];
	struct words headings = { 0 };
	struct label_hits hits = { 0 };
	struct found *to;
	size_t i, good = 0;

	if (spec->kind != KIND_PERSON && spec->kind != KIND_PHONE &&
	    spec->kind != KIND_MOBILE && spec->kind != KIND_RECOMMENDER)
		return false;
	headings_of(w, is->cell, &headings);
	if (s->key.len > 0)
		words_add(w->f->a, &headings, s->key);
	label_scan(w->f->a, w->f->spec, &headings, is->cell, false, &hits);
	for (i = 0; i < hits.n; i++)
		good += hits.v[i].field >= 0;
	if (good == 0)
		return false;
	if (str_trim(str_slice(is->cell->text, 0, hits.v[0].at)).len > 0) {
		to = add(w, s, is->cell, STAND_CELL);
		form_answer(w->f, to, is->cell, 0, hits.v[0].at);
	}
	form_inline(w->f, is->cell, w->block, w->t, &headings, false,
	    STAND_PART);
	return true;
}

static void
single(struct walk *w, struct seat *s, struct seat **v, size_t n)
{
	bool money = kind_of(w, s) == KIND_MONEY;
	struct doc_cell all = { 0 };
	struct str unit = s->unit;
	const struct seat *is;
	struct found *to;

	if (in_pieces(kind_of(w, s), v, n)) {
		join(w, &all, v, n, '\0', '\0');
		to = add(w, s, v[0]->cell, STAND_CELL);
		form_answer(w->f, to, &all, 0, all.text.len);
		return;
	}
	is = answer_of(w, v, n, &unit, money);
	if (is == NULL) {
		add(w, s, s->cell, STAND_CELL)->unit = unit;
		return;
	}
	((struct seat *)is)->answered = true;
	if (composite(w, s, is))
		return;
	to = add(w, s, is->cell, STAND_CELL);
	to->unit = unit;
	all = form_flatten(w->f->a, is->cell);
	form_answer(w->f, to, &all, 0, all.text.len);
}

static void
answer_right(struct walk *w, struct seat *s, int col)
{
	struct seat *v[REGION_CELLS_MAX];
	enum field_kind k = kind_of(w, s);

	if (k == KIND_CHOICE || k == KIND_CHOICES)
		choice(w, s, col);
	else
		single(w, s, v, cells_right(
		    w, s->cell->row, col, v, REGION_CELLS_MAX));
}

static void
answer_below(struct walk *w, struct seat *s)
{
	struct seat *b = seat_at(w, s->cell->row + s->cell->rows, s->cell->col);

	if (b == NULL || (is_field(b) && !b->answered) ||
	    b->cell->col != s->cell->col)
		add(w, s, s->cell, STAND_CELL);
	else
		single(w, s, &b, 1);
}

/* --- cells that hold label and answer --- */

/* "案例简介（不超过500字）\n……": the first line is the label. */
static bool
first_line_label(struct walk *w, struct seat *s)
{
	ptrdiff_t at = str_find(s->cell->text, S("\n"));
	struct words headings = { 0 };
	struct label l;
	struct seat as = *s;
	struct found *to;
	struct doc_cell flat;

	if (at <= 0 || at > HEADING_BYTES_MAX * 2)
		return false;
	l = label_read(w->f->a, str_slice(s->cell->text, 0, at));
	headings_of(w, s->cell, &headings);
	as.label = schema_label(w->f->spec, l.key, &headings);
	as.unit = l.unit;
	if (as.label < 0)
		return false;
	to = add(w, &as, s->cell, STAND_INLINE);
	flat = form_flatten(w->f->a, s->cell);
	form_answer(w->f, to, &flat, at + 1, flat.text.len);
	return true;
}

static void
inline_cell(struct walk *w, struct seat *s)
{
	struct words headings = { 0 };
	struct label_hits hits = { 0 };
	struct doc_cell flat;

	if (s->empty || s->answered || s->joined || is_label(s))
		return;
	headings_of(w, s->cell, &headings);
	flat = form_flatten(w->f->a, s->cell);
	label_scan(w->f->a, w->f->spec, &headings, &flat, false, &hits);
	if ((hits.n == 0 || hits.v[0].at > 6 || hits.v[0].field < 0) &&
	    (s->told = first_line_label(w, s)))
		return;
	s->told = form_inline(w->f, &flat, w->block, w->t, &headings, true,
		      STAND_INLINE) > 0;
}

/* A label that we don't know, where a label should be: drift. */
static void
stranger(struct walk *w, const struct seat *s)
{
	struct seat *r = seat_at(w, s->cell->row, s->cell->col + s->cell->cols);
	struct stranger *to;
	struct str rest = s->cell->text;
	ptrdiff_t han = 0, all = 0;

	if (s->empty || s->answered || s->joined || s->told || is_label(s) ||
	    s->key.len == 0 || s->key.len > 36 || r == NULL || is_label(r) ||
	    r->answered || r->told || r->cell->row != s->cell->row ||
	    s->cell->rows > 1 || tick_has_boxes(s->cell->text))
		return;
	while (rest.len > 0) {
		uint32_t c = utf8_next(&rest);

		all += c > ' ';
		han += fold_is_han(c);
	}
	if (han < 2 || han * 2 < all)
		return;
	to = ARENA_PUSH(w->f->a, &w->f->strangers);
	to->text = fold_line(w->f->a, s->cell->text, true, NULL);
	to->at = doc_place(w->f->a, &w->f->doc->blocks.v[w->block], w->t,
	    s->cell);
	to->block = w->block;
	to->filled = !r->empty;
	r->answered = true;
}

/* --- the walk --- */

static void
row_labels(struct walk *w, int row, bool header)
{
	struct seat *s, *right;
	int col, next;

	for (col = 0; col < w->t->cols; col = next) {
		s = seat_at(w, row, col);
		next = s == NULL ? col + 1 : s->cell->col + s->cell->cols;
		if (s == NULL || s->cell->row != row || s->cell->col != col ||
		    s->label < 0 || s->answered)
			continue;
		if (s->tail != NULL)
			next = s->tail->col + s->tail->cols;
		right = seat_at(w, row, next);
		if (header || (right == NULL && !w->t->sheet) ||
		    next >= w->t->cols || is_over(w, s))
			answer_below(w, s);
		else if (!is_field(right) || right->cell->row < row)
			answer_right(w, s, next);
	}
}

static void
classify_all(struct walk *w)
{
	size_t i;

	for (i = 0; i < w->t->cells.n; i++) {
		struct seat *s = &w->seats[i];

		s->cell = &w->t->cells.v[i];
		s->label = LABEL_NONE;
		s->empty = str_trim(s->cell->text).len == 0 &&
		    s->cell->nested.n == 0;
		if (s->cell->text.len <= HEADING_BYTES_MAX)
			s->key = label_key(w->f->a, s->cell->text);
	}
	for (i = 0; i < w->t->cells.n; i++) {
		struct seat *s = &w->seats[i];

		classify(w, s);
		if (!is_field(s) && s->key.len > 0 && is_alone(w, s))
			w->banner = s->key;
	}
	for (i = 0; i < w->t->cells.n; i++)
		join_halves(w, &w->seats[i]);
}

static void
nested_tables(struct walk *w, const struct seat *s)
{
	size_t i;

	if (s->answered)
		return;
	for (i = 0; i < s->cell->nested.n; i++)
		form_table(w->f, w->block, s->cell->nested.v[i],
		    s->key.len > 0 ? s->key : w->above);
}

void
form_table(struct form *f, size_t block, struct doc_table *t,
    struct str heading)
{
	struct walk w = { .f = f, .t = t, .block = block, .above = heading };
	size_t i = 0;
	int row;

	if (t->cells.n == 0)
		return;
	w.seats = arena_array(f->a, t->cells.n, sizeof *w.seats);
	classify_all(&w);
	w.banner = S("");
	for (row = 0; row < t->rows; row++) {
		size_t from = i;

		row_labels(&w, row, is_header_row(&w, row));
		for (; i < t->cells.n && t->cells.v[i].row == row; i++)
			;
		for (size_t k = from; k < i; k++) {
			if (!is_field(&w.seats[k]) && w.seats[k].key.len > 0 &&
			    !w.seats[k].answered && is_alone(&w, &w.seats[k]))
				w.banner = w.seats[k].key;
			inline_cell(&w, &w.seats[k]);
			nested_tables(&w, &w.seats[k]);
		}
		for (size_t k = from; k < i; k++)
			stranger(&w, &w.seats[k]);
	}
}
