/* SPDX-License-Identifier: ISC */
/*
 * The geometry of forms: which cell answers which label.
 *
 * A label's answer stands to its right; below it where a whole row is
 * labels or the label takes the whole row; or in its own cell.
 */
#include "form_seat.h"

#include "limit.h"

/* --- the answer --- */

static bool
is_unit(struct walk *w, const struct seat *s)
{
	struct str u = label_unit(w->f->a, s->cell->text);

	return str_has(u, S("元"));
}

/* A weak label where an answer is due: 职务 | 负责人 | 手机. */
static bool
ends_answer(struct walk *w, const struct seat *s, enum field_kind k, bool first)
{
	struct seat *next;

	if (!seat_is_label(s) || s->joined)
		return false;
	if (seat_is_field(s) || !first || kind_has_shape(k))
		return true;
	next = seat_at(w, s->cell->row, s->cell->col + s->cell->cols);
	return next != NULL && !seat_is_label(next) && !next->empty;
}

/* The cells at the right of a label in one row, up to the next label. */
size_t
seats_right(struct walk *w, int row, int col, enum field_kind k,
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
		if (s->dead) {
			col = s->cell->col + s->cell->cols;
			continue;
		}
		if (ends_answer(w, s, k, n == 0))
			break;
		out[n++] = s;
		col = s->cell->col + s->cell->cols;
	}
	return n;
}

/* 第二联系人 | 某 | 手机 | …: is the next person at the left none of ours? */
static bool
is_of_another(struct walk *w, const struct seat *s)
{
	struct seat *o;
	int col = s->cell->col - 1;

	for (; col >= 0; col = o != NULL ? o->cell->col - 1 : col - 1) {
		o = seat_at(w, s->cell->row, col);
		if (!seat_is_label(o))
			continue;
		if (seat_is_field(o) && w->f->spec->fields.v[o->label].owner)
			return false;
		if (o->label == LABEL_OTHER && (str_ends(o->key, S("人")) ||
						   str_ends(o->key, S("人姓名"))))
			return true;
	}
	return false;
}

static struct found *
add(struct walk *w, const struct seat *s, const struct doc_cell *at,
    enum standing standing)
{
	struct found *to = form_add(w->f, s->label, standing, w->block);
	struct words headings = {0};
	size_t i;

	to->table = w->t;
	to->unit = s->unit;
	to->unsure =
	    words_have(&w->f->spec->fields.v[to->field].maybe, s->key);
	if (to->unsure) {
		seat_headings(w, s->cell, &headings);
		to->unsure = !schema_is_headed(
		    w->f->spec, to->field, s->key, &headings);
	}
	to->row = s->cell->row;
	to->year = label_year(w->f->a, s->cell->text);
	to->at = doc_place(w->f->a, &w->f->doc->blocks.v[w->block], w->t, at);
	if (w->f->spec->fields.v[to->field].of != NULL && is_of_another(w, s)) {
		to->owner = OWNER_OTHER;
		return to;
	}
	for (i = w->f->found.n - 1; i-- > 0 && !to->shares_row;)
		if (w->f->found.v[i].field == to->owner) {
			to->shares_row = w->f->found.v[i].table == w->t &&
					 w->f->found.v[i].row == to->row;
			break;
		}
	return to;
}

struct found *
form_found(struct walk *w, const struct seat *s, int field,
    const struct doc_cell *at)
{
	struct seat as = *s;

	as.label = field;
	return add(w, &as, at, STAND_CELL);
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

void
seats_join(struct walk *w, struct doc_cell *to, struct seat **v, size_t n,
    char sep, char first)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct doc_cell flat = form_flatten(w->f->a, v[i]->cell);

		v[i]->answered = true;
		form_append(w->f->a, to, &flat, i == 0 ? first : sep);
	}
}

/* What stands before the labels of a box: of the fields that they don't name. */
static void
leading(struct walk *w, const struct seat *s, const struct doc_cell *c,
    const struct label_hits *hits)
{
	struct label_parts rest = {.n = 0};
	struct seat as = *s;
	size_t k;
	int i, from = 0;

	for (i = 0; i < s->parts.n; i++) {
		/* 邮编：… takes one of those that are no field of ours. */
		for (k = s->parts.field[i] < 0 ? (size_t)from : 0;
		     k < hits->n && hits->v[k].field != s->parts.field[i]; k++)
			;
		if (k == hits->n)
			rest.field[rest.n++] = s->parts.field[i];
		else if (s->parts.field[i] < 0)
			from = (int)k + 1;
	}
	if (s->parts.n > 0)
		as.label = label_first(&rest);
	if (as.label < 0)
		return;
	form_answer(w->f, add(w, &as, c, STAND_CELL), c, 0, hits->v[0].at);
	if (rest.n > 1)
		form_take_apart(w->f, &rest);
}

/* Labels and answers within an answer: 联系人 | 姓名：…  电话：…. */
static bool
composite(struct walk *w, const struct seat *s, const struct seat *is)
{
	const struct field_spec *spec = &w->f->spec->fields.v[s->label];
	struct words headings = {0};
	struct label_hits hits = {0};
	size_t i, good = 0;

	if (s->parts.n == 0 && spec->kind != KIND_PERSON &&
	    spec->kind != KIND_PHONE && spec->kind != KIND_MOBILE &&
	    spec->kind != KIND_RECOMMENDER)
		return false;
	seat_headings(w, is->cell, &headings);
	if (s->key.len > 0)
		words_add(w->f->a, &headings, s->key);
	label_scan(w->f->a, w->f->spec, &headings, is->cell, false, &hits);
	for (i = 0; i < hits.n; i++)
		good += hits.v[i].field >= 0;
	if (good == 0 && (hits.n == 0 || s->parts.n == 0))
		return false;
	if (str_trim(str_slice(is->cell->text, 0, hits.v[0].at)).len > 0)
		leading(w, s, is->cell, &hits);
	form_inline(w->f, is->cell, w->block, w->t, &headings, false,
	    s->parts.n > 0 ? STAND_CELL : STAND_PART);
	return true;
}

/* 张三 13800000000: the words for each field that the label asks for. */
static void
share(struct walk *w, const struct seat *s, const struct doc_cell *at,
    const struct doc_cell *all)
{
	struct found *to = add(w, s, at, STAND_CELL);

	to->answer = answer_read(
	    w->f->a, w->f->schema, KIND_TEXT, all, 0, all->text.len);
	form_take_apart(w->f, &s->parts);
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

	n = seats_pieces(kind_of(w, s), v, without_notes(w, v, n));
	if (s->parts.n > 1 && (int)n == s->parts.n) {
		seats_join(w, &all, v, n, '\t', '\0');
		share(w, s, v[0]->cell, &all);
		return;
	}
	if (in_pieces(kind_of(w, s), v, n)) {
		seats_join(w, &all, v, n, '\0', '\0');
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
	is = seat_below_prompt(w, s, is);
	((struct seat *)is)->answered = true;
	if (composite(w, s, is))
		return;
	if ((to = rest_of(w, s)) != NULL) {
		rest_add(w, to, is->cell);
		return;
	}
	if (s->parts.n > 0) {
		share(w, s, is->cell, is->cell);
		return;
	}
	to = add(w, s, is->cell, STAND_CELL);
	to->unit = unit;
	all = form_flatten(w->f->a, is->cell);
	if (kind_of(w, s) == KIND_LONGTEXT)
		seats_rest(w, s, is, &all);
	form_answer(w->f, to, &all, 0, all.text.len);
	if (kind_of(w, s) == KIND_LONGTEXT)
		seat_listed(w, is);
	else if (kind_has_shape(kind_of(w, s)) && kind_of(w, s) != KIND_PERIOD &&
	    seat_has_rivals(w, is, v, n))
		answer_doubt(&to->answer, "two-values");
	form_mail_beside(w->f);
}

static void
answer_right(struct walk *w, struct seat *s, int col)
{
	struct seat *v[REGION_CELLS_MAX];
	enum field_kind k = kind_of(w, s);

	if (kind_is_chosen(k) || k == KIND_PROMISED)
		form_choice(w, s, col);
	else
		single(w, s, v,
		    seats_right(w, s->cell->row, col, k, v, REGION_CELLS_MAX));
}

/*
 * The answer below a label.  Where that row is some person's, or one of
 * several records, it may be another's.
 */
static void
single_below(struct walk *w, struct seat *s, struct seat *b)
{
	const struct field_spec *spec = &w->f->spec->fields.v[s->label];
	struct seat *first = seat_at(w, b->cell->row, 0);
	size_t before = w->f->found.n;
	int of = spec->of ? schema_field(w->f->spec, str_c(spec->of)) : -1;

	single(w, s, &b, 1);
	if (of < 0 || first == NULL || first == b || !seat_is_label(first) ||
	    first->cell->row != b->cell->row || first->label == of ||
	    w->f->found.n == before)
		return;
	answer_doubt(&w->f->found.v[w->f->found.n - 1].answer, "whose");
}

static void
answer_below(struct walk *w, struct seat *s)
{
	struct seat *b = seat_at(w, s->cell->row + s->cell->rows, s->cell->col);

	if (b == NULL || (seat_is_field(b) && !b->answered) ||
	    b->cell->col != s->cell->col)
		add(w, s, s->cell, STAND_CELL);
	else if (!kind_is_chosen(kind_of(w, s)) || !form_grid(w, s))
		single_below(w, s, b);
	/* Of a column whose rows could not be told, this is the first. */
	if (w->f->spec->fields.v[s->label].each && w->f->found.n > 0)
		answer_doubt(&w->f->found.v[w->f->found.n - 1].answer,
		    "rows-unclear");
}

/* --- cells that hold label and answer --- */

/* Behind a line that says the label in another language: Investment. */
static ptrdiff_t
behind_caption(struct str text, ptrdiff_t at)
{
	struct str rest = str_slice(text, at, text.len),
		   line = str_cut(&rest, S("\n"));

	return str_trim(rest).len > 0 && answer_is_caption(str_trim(line))
		   ? text.len - rest.len
		   : at;
}

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
	form_answer(w->f, to, &flat, behind_caption(flat.text, at + 1),
	    flat.text.len);
	return true;
}

/* 所属行业, 纺织业, 单位性质, 民营企业: lines that ask and lines that answer. */
static bool
several_lines(
    struct walk *w, const struct doc_cell *c, const struct words *headings)
{
	struct label_hits hits = {0};
	size_t i;

	label_scan(w->f->a, w->f->spec, headings, c, true, &hits);
	for (i = 0; i < hits.n; i++)
		if (hits.v[i].field < 0 ||
		    hits.v[i].field >= (int)w->f->spec->fields.n ||
		    w->f->spec->fields.v[hits.v[i].field].kind == KIND_LONGTEXT)
			return false;
	return hits.n > 1;
}

static void
inline_cell(struct walk *w, struct seat *s)
{
	struct words headings = {0};
	struct label_hits hits = {0};
	struct doc_cell flat;
	struct seat *left;
	size_t before = w->f->found.n;

	if (s->empty || s->answered || s->joined || s->told || s->dead ||
	    s->banner || seat_is_label(s))
		return;
	seat_headings(w, s->cell, &headings);
	/* 推荐单位意见 | …联系人：…: whose it is, the label beside it says. */
	left = s->cell->col > 0 ? seat_at(w, s->cell->row, s->cell->col - 1)
				: NULL;
	if (left != NULL && !left->answered && left->key.len > 0)
		words_add(w->f->a, &headings, left->key);
	/* Tables inside are walked by themselves. */
	flat = *s->cell;
	label_scan(w->f->a, w->f->spec, &headings, &flat, false, &hits);
	if ((hits.n == 0 || hits.v[0].at > 6 || hits.v[0].field < 0) &&
	    !several_lines(w, &flat, &headings))
		s->told = seat_sections(w, s, STAND_INLINE) ||
			  first_line_label(w, s);
	if (!s->told)
		s->told = form_inline(w->f, &flat, w->block, w->t, &headings,
			      true, STAND_INLINE) > 0;
	scope_give_units(w, s, before);
}

/* --- the walk --- */

/*
 * 行业, the last of its row, over 2967, which answers 职工 at its left: what
 * belongs to the label beside it is no answer to the one above.
 */
static bool
below_is_taken(struct walk *w, const struct seat *s)
{
	struct seat *d = seat_at(w, s->cell->row + s->cell->rows, s->cell->col);
	struct seat *left = d != NULL && d->cell->col > 0
				? seat_at(w, d->cell->row, d->cell->col - 1)
				: NULL;

	return seat_is_field(left) && left->cell->row == d->cell->row &&
	       !left->under;
}

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
		    s->label < 0 || s->answered || s->dead)
			continue;
		if (s->under) {
			answer_below(w, s);
			continue;
		}
		if (s->tail != NULL)
			next = s->tail->col + s->tail->cols;
		right = seat_at(w, row, next);
		if (header && heads_rows(s, right))
			continue;
		if (!header && right == NULL && s->cell->col > 0 &&
		    below_is_taken(w, s)) {
			add(w, s, s->cell, STAND_CELL);
			continue;
		}
		if (header || (right == NULL && !w->t->sheet) ||
		    next >= w->t->cols || seat_is_over(w, s))
			answer_below(w, s);
		else if (!seat_is_field(right) || right->cell->row < row)
			answer_right(w, s, next);
	}
}

static void table_under(struct form *, size_t block, struct doc_table *,
    const struct words *above);

/* 联系人情况 | [姓名 | 手机 …]: all that heads a cell heads its tables. */
static void
nested_tables(struct walk *w, const struct seat *s)
{
	struct words above = {0};
	struct seat *left;
	size_t i;

	if (s->answered || s->cell->nested.n == 0)
		return;
	seat_headings(w, s->cell, &above);
	left = s->cell->col > 0 ? seat_at(w, s->cell->row, s->cell->col - 1)
				: NULL;
	if (left != NULL && left->key.len > 0)
		words_add(w->f->a, &above, left->key);
	if (s->key.len > 0)
		words_add(w->f->a, &above, s->key);
	for (i = 0; i < s->cell->nested.n; i++)
		table_under(w->f, w->block, s->cell->nested.v[i], &above);
}

static void
table_under(struct form *f, size_t block, struct doc_table *t,
    const struct words *above)
{
	struct walk w = {.f = f, .t = t, .block = block, .above = *above};
	size_t i = 0, before = f->found.n;
	int row;

	if (t->cells.n == 0)
		return;
	if (t->cells.n > FORM_CELLS_MAX - f->cells) {
		f->cut = true;
		return;
	}
	f->cells += t->cells.n;
	w.seats = arena_array(f->a, t->cells.n, sizeof *w.seats);
	seat_all(&w);
	head_all(&w);
	for (row = 0; row < t->rows && form_goes_on(f); row++) {
		size_t from = i;

		if (w.cells[row] == 0)
			continue;
		rest_unlabelled(&w, row, before);
		row_labels(&w, row, seat_header_row(&w, row));
		for (; i < t->cells.n && t->cells.v[i].row == row; i++)
			;
		for (size_t k = from; k < i; k++) {
			seat_banner(&w, &w.seats[k]);
			inline_cell(&w, &w.seats[k]);
			nested_tables(&w, &w.seats[k]);
			form_signed(&w, &w.seats[k]);
		}
		for (size_t k = from; k < i; k++)
			form_stranger(&w, &w.seats[k]);
	}
}

void
form_table(
    struct form *f, size_t block, struct doc_table *t, struct str heading)
{
	struct words above = {0};

	if (heading.len > 0)
		words_add(f->a, &above, heading);
	table_under(f, block, t, &above);
}
