/* SPDX-License-Identifier: ISC */
/*
 * The geometry of forms: which cell answers which label.
 *
 * A label's answer stands to its right; below it where a whole row is
 * labels or the label takes the whole row; or in its own cell.
 */
#include "form_seat.h"

#include "fold.h"
#include "limits.h"

#define REGION_CELLS_MAX 64 /* cells that answer one label */

/* --- the answer --- */

static bool
is_unit(struct walk *w, const struct seat *s)
{
	struct str u = label_unit(w->f->a, s->cell->text);

	return str_has(u, S("元"));
}

/* Kinds whose answers can't be words, as those of other labels are. */
static bool
has_shape(enum field_kind k)
{
	return k == KIND_MONEY || k == KIND_NUMBER || k == KIND_DATE ||
	       k == KIND_PERIOD || k == KIND_USCC || k == KIND_PHONE ||
	       k == KIND_MOBILE || k == KIND_EMAIL;
}

/* A weak label where an answer is due: 职务 | 负责人 | 手机. */
static bool
ends_answer(struct walk *w, const struct seat *s, enum field_kind k, bool first)
{
	struct seat *next;

	if (!seat_is_label(s) || s->joined)
		return false;
	if (seat_is_field(s) || !first || has_shape(k))
		return true;
	next = seat_at(w, s->cell->row, s->cell->col + s->cell->cols);
	return next != NULL && !seat_is_label(next) && !next->empty;
}

/* The cells at the right of a label in one row, up to the next label. */
static size_t
cells_right(struct walk *w, int row, int col, enum field_kind k,
    struct seat **out, size_t max)
{
	struct seat *s;
	size_t n = 0;

	while (col < w->t->cols && n < max) {
		s = seat_at(w, row, col);
		if (s == NULL) {
			col++;
			continue;
		}
		if (ends_answer(w, s, k, n == 0))
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
	size_t i;

	to->table = w->t;
	to->unit = s->unit;
	to->row = s->cell->row;
	to->at = doc_place(w->f->a, &w->f->doc->blocks.v[w->block], w->t, at);
	for (i = w->f->found.n - 1; i-- > 0 && !to->shares_row;)
		if (w->f->found.v[i].field == to->owner) {
			to->shares_row = w->f->found.v[i].table == w->t &&
					 w->f->found.v[i].row == to->row;
			break;
		}
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
answer_of(
    struct walk *w, struct seat **v, size_t n, struct str *unit, bool money)
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
	return is != NULL			       ? is
	       : n > 0 && !(money && is_unit(w, v[0])) ? v[0]
						       : NULL;
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
			if ((right = seat_at(w, row, k)) != NULL &&
			    right->empty)
				right = NULL;
		if (right == NULL || seat_is_label(right) ||
		    !tick_has_boxes(right->cell->text))
			break;
	}
	return row - s->cell->row;
}

/*
 * Options side by side with the ticks in the row below: their cells as one
 * text, a line a column.  False when it isn't like that.
 */
static bool
by_columns(struct walk *w, struct seat *s, int col, struct doc_cell *all)
{
	int row = s->cell->row, marks = 0, names = 0, c;
	struct seat *up, *down;

	for (c = col; c < w->t->cols; c++) {
		up = seat_at(w, row, c);
		down = seat_at(w, row + 1, c);
		if (up == NULL || up->cell->col != c || up->cell->rows > 1)
			return false;
		names += !up->empty && !tick_has_boxes(up->cell->text);
		if (down == NULL || down->empty)
			continue;
		if (down->cell->col != c || !tick_has_boxes(down->cell->text) ||
		    down->key.len > 0)
			return false;
		marks++;
	}
	if (marks == 0 || names < 2)
		return false;
	for (c = col; c < w->t->cols; c++) {
		up = seat_at(w, row, c);
		down = seat_at(w, row + 1, c);
		form_append(w->f->a, all, up->cell, c > col ? '\n' : '\0');
		up->answered = true;
		if (down == NULL)
			continue;
		form_append(w->f->a, all, down->cell, '\t');
		down->answered = true;
	}
	return true;
}

/* A choice, a list: all cells at the right, in all rows of the label. */
static void
choice(struct walk *w, struct seat *s, int col)
{
	struct seat *v[REGION_CELLS_MAX];
	struct doc_cell all = {0};
	const struct doc_cell *first = NULL;
	struct found *to;
	int r, rows = rows_of(w, s, col);
	size_t n;

	if (rows == 2 && by_columns(w, s, col, &all)) {
		to = add(w, s, seat_at(w, s->cell->row, col)->cell, STAND_CELL);
		form_answer(w->f, to, &all, 0, all.text.len);
		return;
	}
	for (r = 0; r < rows; r++) {
		n = cells_right(w, s->cell->row + r, col, KIND_CHOICES, v,
		    REGION_CELLS_MAX);
		if (n > 0 && v[0]->cell->row != s->cell->row + r)
			continue; /* a merged cell was read in its first row */
		if (n > 0 && first == NULL)
			first = v[0]->cell;
		join(w, &all, v, n, '\t', r == 0 ? '\0' : '\n');
	}
	if (s->lists)
		form_append(w->f->a, &all, s->cell, '\n');
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
	struct words headings = {0};
	struct label_hits hits = {0};
	struct found *to;
	size_t i, good = 0;

	if (spec->kind != KIND_PERSON && spec->kind != KIND_PHONE &&
	    spec->kind != KIND_MOBILE && spec->kind != KIND_RECOMMENDER)
		return false;
	seat_headings(w, is->cell, &headings);
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
	form_inline(
	    w->f, is->cell, w->block, w->t, &headings, false, STAND_PART);
	return true;
}

/* Does a word of an answer suit a kind of field? */
static bool
suits(enum field_kind k, struct str word)
{
	ptrdiff_t digits = 0, i;
	bool at = false;

	for (i = 0; i < word.len; i++) {
		digits += word.p[i] >= '0' && word.p[i] <= '9';
		at |= word.p[i] == '@';
	}
	switch (k) {
	case KIND_EMAIL:
		return at;
	case KIND_MOBILE:
		return digits == 11 && word.p[0] == '1' && !at;
	case KIND_PHONE:
		return digits >= 7 && !at;
	default:
		return digits < 3 && !at;
	}
}

/* 张三 13800000000: the words for each of two fields. */
static void
pair(struct walk *w, const struct seat *s, const struct seat *is)
{
	int fields[2] = {s->label, s->also};
	struct found *to[2];
	struct str text = fold_plain(w->f->a, is->cell->text, NULL), word;
	struct seat as = *s;
	int i, got[2] = {0, 0};

	for (i = 0; i < 2; i++) {
		as.label = fields[i];
		to[i] = add(w, &as, is->cell, STAND_CELL);
		/* The second add may move the first. */
		to[0] = &w->f->found.v[w->f->found.n - 1 - (size_t)i];
	}
	while (text.len > 0) {
		ptrdiff_t n = 0;

		while (n < text.len && strchr(" \t\n/,;", text.p[n]) == NULL &&
		       !str_starts(str_slice(text, n, text.len), S("、")) &&
		       !str_starts(str_slice(text, n, text.len), S("，")))
			n++;
		word = str_slice(text, 0, n);
		text = str_slice(text,
		    n + (n < text.len && (unsigned char)text.p[n] >= 0x80 ? 3
									  : 1),
		    text.len);
		if (word.len == 0)
			continue;
		i = suits(w->f->spec->fields.v[fields[0]].kind, word) &&
			    (got[0] == 0 ||
				!suits(
				    w->f->spec->fields.v[fields[1]].kind, word))
			? 0
			: 1;
		if (got[i]++ == 0 &&
		    suits(w->f->spec->fields.v[fields[i]].kind, word))
			to[i]->answer.raw = word;
		else
			answer_doubt(&to[i]->answer, "two-values");
	}
}

/* A column of notes beside the answers is none of them. */
static size_t
without_notes(struct walk *w, struct seat **v, size_t n)
{
	while (n > 1 && !v[n - 1]->empty &&
	       answer_is_prompt(w->f->schema, str_trim(v[n - 1]->cell->text)))
		n--;
	return n;
}

static void
single(struct walk *w, struct seat *s, struct seat **v, size_t n)
{
	bool money = kind_of(w, s) == KIND_MONEY;
	struct doc_cell all = {0};
	struct str unit = s->unit;
	const struct seat *is;
	struct found *to;

	n = without_notes(w, v, n);
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
	if (s->also >= 0) {
		pair(w, s, is);
		return;
	}
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

	if (kind_is_chosen(k) || k == KIND_PROMISED)
		choice(w, s, col);
	else
		single(w, s, v,
		    cells_right(w, s->cell->row, col, k, v, REGION_CELLS_MAX));
}

static void
answer_below(struct walk *w, struct seat *s)
{
	struct seat *b = seat_at(w, s->cell->row + s->cell->rows, s->cell->col);

	if (b == NULL || (seat_is_field(b) && !b->answered) ||
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
	struct words headings = {0};
	struct label l;
	struct seat as = *s;
	struct found *to;
	struct doc_cell flat;

	if (at <= 0 || at > HEADING_BYTES_MAX * 2)
		return false;
	l = label_read(w->f->a, str_slice(s->cell->text, 0, at));
	seat_headings(w, s->cell, &headings);
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
	struct words headings = {0};
	struct label_hits hits = {0};
	struct doc_cell flat;

	if (s->empty || s->answered || s->joined || seat_is_label(s))
		return;
	seat_headings(w, s->cell, &headings);
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

	if (s->empty || s->answered || s->joined || s->told ||
	    seat_is_label(s) || s->key.len == 0 || s->key.len > 36 ||
	    label_unit(w->f->a, s->cell->text).len > 0 || r == NULL ||
	    seat_is_label(r) || r->answered || r->told ||
	    r->cell->row != s->cell->row || s->cell->rows > 1 ||
	    tick_has_boxes(s->cell->text))
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
	to->at =
	    doc_place(w->f->a, &w->f->doc->blocks.v[w->block], w->t, s->cell);
	to->block = w->block;
	to->filled = !r->empty;
	r->answered = true;
}

/* --- the walk --- */

/* 联系人, over a row of 姓名 | 手机 and their answers: a section's name. */
static bool
heads_rows(const struct seat *s, const struct seat *right)
{
	return right != NULL && seat_is_label(right) &&
	       right->cell->row == s->cell->row &&
	       s->cell->rows > right->cell->rows;
}

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
		if (header && heads_rows(s, right))
			continue;
		if (header || (right == NULL && !w->t->sheet) ||
		    next >= w->t->cols || seat_is_over(w, s))
			answer_below(w, s);
		else if (!seat_is_field(right) || right->cell->row < row)
			answer_right(w, s, next);
	}
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
form_table(
    struct form *f, size_t block, struct doc_table *t, struct str heading)
{
	struct walk w = {.f = f, .t = t, .block = block, .above = heading};
	size_t i = 0;
	int row;

	if (t->cells.n == 0)
		return;
	w.seats = arena_array(f->a, t->cells.n, sizeof *w.seats);
	seat_all(&w);
	for (row = 0; row < t->rows; row++) {
		size_t from = i;

		row_labels(&w, row, seat_header_row(&w, row));
		for (; i < t->cells.n && t->cells.v[i].row == row; i++)
			;
		for (size_t k = from; k < i; k++) {
			if (!seat_is_field(&w.seats[k]) &&
			    w.seats[k].key.len > 0 && !w.seats[k].answered &&
			    seat_is_alone(&w, &w.seats[k]))
				w.banner = w.seats[k].key;
			inline_cell(&w, &w.seats[k]);
			nested_tables(&w, &w.seats[k]);
		}
		for (size_t k = from; k < i; k++)
			stranger(&w, &w.seats[k]);
	}
}
