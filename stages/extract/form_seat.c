/* SPDX-License-Identifier: ISC */
/* What each cell of a form's table is: label, half a label, heading. */
#include "form_seat.h"

#include "fold.h"

struct seat *
seat_at(struct walk *w, int row, int col)
{
	struct doc_cell *c = row < w->t->rows && col < w->t->cols
				 ? doc_at(w->f->a, w->t, row, col)
				 : NULL;

	return c != NULL ? &w->seats[c - w->t->cells.v] : NULL;
}

struct seat *
seat_start(struct walk *w, int row, int col)
{
	struct seat *s = seat_at(w, row, col);

	return s != NULL && s->cell->row == row && s->cell->col == col ? s
								       : NULL;
}

bool
seat_is_field(const struct seat *s)
{
	return s != NULL && s->label >= 0;
}

bool
seat_is_label(const struct seat *s)
{
	return s != NULL && s->label != LABEL_NONE;
}

/* Without the lines that tell how to fill the box in. */
static struct str
label_text(struct walk *w, const struct doc_cell *c)
{
	struct sb b = {.a = w->f->a};
	struct str rest = c->text, line;

	/* 起止 over 年月 is a label, though 年月 alone is a prompt. */
	if (str_find(c->text, S("\n")) < 0 ||
	    schema_label(w->f->spec, label_key(w->f->a, c->text), NULL) !=
		LABEL_NONE)
		return c->text;
	while (rest.p != NULL) {
		line = str_trim(str_cut(&rest, S("\n")));
		if (answer_is_prompt(w->f->schema, line) && b.len > 0)
			continue;
		sb_add(&b, line);
	}
	return sb_str(&b);
}

/* 法定代表人, 联系人: does a text ask for a person with things of his own? */
static bool
is_owner(struct walk *w, struct str key)
{
	int field = schema_label(w->f->spec, key, NULL);

	return field >= 0 && field < (int)w->f->spec->fields.n &&
	       w->f->spec->fields.v[field].owner;
}

/* Once a row: each of its cells asks, and a row may have 1,024. */
static void
find_tall(struct walk *w, int row)
{
	struct seat *s;
	int col = 0;

	if (w->tall.row == row + 1)
		return;
	w->tall.row = row + 1;
	w->tall.n = 0;
	while (col < w->t->cols) {
		s = seat_at(w, row, col);
		if (s != NULL && s->cell->rows > 1)
			*ARENA_PUSH(w->f->a, &w->tall) = s;
		col = s != NULL ? s->cell->col + s->cell->cols : col + 1;
	}
}

void
seat_headings(struct walk *w, const struct doc_cell *c, struct words *out)
{
	struct seat *s;
	int owner = -1;
	size_t i, before = 0;

	for (i = 0; i < w->above.n; i++)
		words_add(w->f->a, out, w->above.v[i]);
	if (w->banner.len > 0)
		words_add(w->f->a, out, w->banner);
	scope_headings(w, c, out);
	find_tall(w, c->row);
	for (i = 0; i < w->tall.n; i++) {
		s = w->tall.v[i];
		if (s->cell->col >= c->col)
			break;
		if (s->cell->rows < c->rows || s->key.len == 0)
			continue;
		/* 法定代表人 | 张三 | 联系人 | …: the first is told. */
		if (is_owner(w, s->key)) {
			if (owner >= 0 && owner < s->cell->col)
				out->n = before;
			before = out->n;
			owner = s->cell->col + s->cell->cols;
		}
		words_add(w->f->a, out, s->key);
	}
}

/* Lines of a cell behind its first that number something: 1.… 2.… */
static int
numbered_lines(struct str text)
{
	struct str rest = text, line;
	int n = 0;

	str_cut(&rest, S("\n"));
	while (rest.p != NULL) {
		line = str_trim(str_cut(&rest, S("\n")));
		n += line.len > 3 &&
		     ((line.p[0] >= '0' && line.p[0] <= '9') ||
			 str_starts(line, S("（")) || line.p[0] == '(' ||
			 (unsigned char)line.p[0] == 0xe2);
	}
	return n;
}

/* Where what a label's cell says besides the label begins, or -1. */
static ptrdiff_t
behind_label(struct str text)
{
	ptrdiff_t line = str_find(text, S("\n")), open = str_find(text, S("（"));

	if (open < 0)
		open = str_find(text, S("("));
	return line < 0 || (open >= 0 && open < line) ? open : line;
}

/* "申报方向\n1.…\n2.…（填序号）" with a short answer at its right. */
static void
listing_label(struct walk *w, struct seat *s)
{
	ptrdiff_t at = behind_label(s->cell->text);
	struct seat *r = seat_at(w, s->cell->row, s->cell->col + s->cell->cols);
	struct words headings = {0};
	struct label l;
	struct ticks t;
	int field;

	if (seat_is_label(s) || at <= 0 || at > HEADING_BYTES_MAX ||
	    r == NULL || r->empty || r->cell->text.len > 60)
		return;
	l = label_read(w->f->a, str_slice(s->cell->text, 0, at));
	seat_headings(w, s->cell, &headings);
	field = schema_label(w->f->spec, l.key, &headings);
	if (field < 0 ||
	    (w->f->spec->fields.v[field].kind != KIND_CHOICE &&
		w->f->spec->fields.v[field].kind != KIND_CHOICES) ||
	    tick_has_boxes(s->cell->text))
		return;
	if (numbered_lines(s->cell->text) < 2) {
		/* 1.…；2.… on a line of their own. */
		t = tick_read(
		    w->f->a, w->f->spec->fields.v[field].options, s->cell);
		if (t.options.n < 2 || !t.numbered)
			return;
	}
	s->label = field;
	s->lists = true;
}

/* 财务状况（万元） | 营业收入: the unit of a heading over several rows. */
static struct str
unit_at_left(struct walk *w, const struct doc_cell *c)
{
	struct str unit = {0};
	int col = 0;

	while (col < c->col) {
		struct seat *s = seat_at(w, c->row, col);

		if (s == NULL) {
			col++;
			continue;
		}
		if (s->cell->rows > 1 && s->cell->rows > c->rows)
			unit = label_read(w->f->a, s->cell->text).unit;
		col = s->cell->col + s->cell->cols;
	}
	return str_has(unit, S("元")) ? unit : (struct str){0};
}

/* Between a label and its answer: a colon in a cell of its own. */
static bool
is_colon(const struct doc_cell *c)
{
	struct str s = str_trim(c->text);

	return s.len > 0 && s.len <= 3 && label_colon(utf8_next(&s)) &&
	       s.len == 0;
}

static void
classify(struct walk *w, struct seat *s)
{
	struct words headings = {0};
	struct str text = label_text(w, s->cell);
	struct label l;
	struct seat *left;

	s->label = LABEL_NONE;
	s->dead |= is_colon(s->cell);
	s->empty = s->dead ||
	    (str_trim(s->cell->text).len == 0 && s->cell->nested.n == 0);
	if (s->empty || text.len > HEADING_BYTES_MAX * 2)
		return;
	l = label_read(w->f->a, text);
	if (text.len <= HEADING_BYTES_MAX)
		s->key = l.key;
	if (l.key.len == 0 || s->cell->type == DOC_NUMBER)
		return;
	seat_headings(w, s->cell, &headings);
	s->unit = l.unit.len > 0 ? l.unit : unit_at_left(w, s->cell);
	/* 联系人/手机 asks for two, though 联系人手机 is one. */
	if (label_parts(w->f->a, w->f->spec, l.core, &headings, &s->parts) ||
	    label_parts_noted(w->f->a, w->f->spec, text, l.key, &headings,
		&s->parts)) {
		s->label = label_first(&s->parts);
		return;
	}
	s->label = schema_label(w->f->spec, l.key, &headings);
	left = s->cell->col > 0 ? seat_at(w, s->cell->row, s->cell->col - 1)
				: NULL;
	if (left != NULL && left->key.len > 0) {
		/* 联系人 | 姓名 | …: the cell at its left is its heading. */
		struct words one = {0};
		int label;

		words_add(w->f->a, &one, left->key);
		label = schema_label(w->f->spec, l.key, &one);
		if (label >= 0 && label != s->label && left->label == label)
			s->label = label;
	}
}

/* Could the cell behind the two halves be their answer? */
static bool
has_answer_behind(struct walk *w, const struct doc_cell *c)
{
	struct seat *next = seat_at(w, c->row, c->col + c->cols);

	return next != NULL && !seat_is_label(next);
}

/* 单位 | 名称 | …: two cells that are a label only together. */
static void
join_halves(struct walk *w, struct seat *s)
{
	struct seat *r = seat_at(w, s->cell->row, s->cell->col + s->cell->cols);
	struct words headings = {0};
	struct label l;
	int label;

	/* 移动 | 电话: the second half may be a label of its own. */
	if (r == NULL || s->empty || r->empty ||
	    (seat_is_field(r) && (seat_is_label(s) || s->cell->rows > 1)) ||
	    r->key.len == 0 || s->joined || r->cell->row != s->cell->row ||
	    s->cell->text.len > 24 || r->cell->text.len > 24 ||
	    (seat_is_label(s) && !has_answer_behind(w, r->cell)))
		return;
	l = label_read(
	    w->f->a, str_printf(w->f->a, "%.*s%.*s", STR_ARG(s->cell->text),
			 STR_ARG(r->cell->text)));
	seat_headings(w, s->cell, &headings);
	label = schema_label(w->f->spec, l.key, &headings);
	/* 4.2 | 是否上云: an answer that reads like the label's number. */
	if (label < 0 || (!seat_is_label(s) && label == r->label))
		return;
	s->label = label;
	s->unit = l.unit;
	s->tail = r->cell;
	r->joined = true;
	r->label = LABEL_NONE;
}

/* The cell below, as wide, that a label in several rows may go on in. */
static struct seat *
next_part(struct walk *w, const struct seat *s, int row, int end)
{
	struct seat *d = seat_at(w, row, s->cell->col);

	return d != NULL && d->cell->row == row &&
		       d->cell->col == s->cell->col &&
		       d->cell->cols == s->cell->cols && !d->empty &&
		       d->cell->text.len <= 30 && row + d->cell->rows <= end
		   ? d
		   : NULL;
}

/* 从业 over 人数, both beside one answer: a label in two rows, or more. */
static void
join_below(struct walk *w, struct seat *s)
{
	int row = s->cell->row + s->cell->rows, end, label, to = row;
	struct seat *d, *r;
	struct words headings = {0};
	struct str text = s->cell->text;
	struct label l;

	r = seat_at(w, s->cell->row, s->cell->col + s->cell->cols);
	if (r == NULL || s->empty || text.len > 30 || s->joined ||
	    r->cell->row != s->cell->row)
		return;
	end = r->cell->row + r->cell->rows;
	seat_headings(w, s->cell, &headings);
	for (; (d = next_part(w, s, row, end)) != NULL;) {
		text = str_printf(w->f->a, "%.*s%.*s", STR_ARG(text),
		    STR_ARG(d->cell->text));
		row += d->cell->rows;
		l = label_read(w->f->a, text);
		label = schema_label(w->f->spec, l.key, &headings);
		if (label < 0)
			continue;
		s->label = label;
		s->unit = l.unit;
		to = row;
	}
	for (row = s->cell->row + s->cell->rows; row < to;
	     row += d->cell->rows) {
		d = seat_at(w, row, s->cell->col);
		d->joined = true;
		d->label = LABEL_NONE;
	}
}

bool
seat_is_alone(struct walk *w, const struct seat *s)
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

bool
seat_is_over(struct walk *w, const struct seat *s)
{
	struct seat *d = seat_at(w, s->cell->row + s->cell->rows, s->cell->col);

	if (!seat_is_alone(w, s) ||
	    (w->t->sheet && s->cell->cols * 2 < w->t->cols))
		return false;
	/* 联合申报单位, not answered, over 提交时间 | 2024年…: not its answer. */
	return !w->t->sheet || s->cell->cols == w->t->cols || d == NULL ||
	       d->empty || seat_is_alone(w, d);
}

bool
seat_header_row(struct walk *w, int row)
{
	int col, labels = 0, fields = 0;
	struct seat *s, *below, *right;

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
		if (!seat_is_label(s)) {
			/* A section's name at the left may span the rows. */
			if (labels == 0 && s->cell->rows > 1 &&
			    s->key.len > 0) {
				col = s->cell->col + s->cell->cols;
				continue;
			}
			return false;
		}
		/* 联系人, over two rows, beside 姓名 | 手机 and theirs. */
		right = seat_at(w, row, col + s->cell->cols);
		if (labels == 0 && s->cell->rows > 1 && right != NULL &&
		    right->cell->rows == 1 && seat_is_label(right)) {
			col = right->cell->col;
			continue;
		}
		below = seat_at(w, row + s->cell->rows, col);
		if (seat_is_field(below) && below->cell->col == s->cell->col)
			return false;
		labels++;
		fields += seat_is_field(s);
		col = s->cell->col + s->cell->cols;
	}
	return labels >= 2 && fields >= 1;
}

/* 单位性质：国有控股: a label with its answer. */
static bool
answers_itself(struct walk *w, struct str text)
{
	struct str ascii = text, label = str_cut(&text, S("：")),
		   other = str_cut(&ascii, S(":"));

	if (other.len < label.len) {
		label = other;
		text = ascii;
	}
	return label.len <= HEADING_BYTES_MAX && str_trim(text).len > 0 &&
	       schema_label(w->f->spec, label_key(w->f->a, label), NULL) !=
		   LABEL_NONE;
}

void
seat_banner(struct walk *w, const struct seat *s)
{
	if (!seat_is_field(s) && !s->empty && !s->answered &&
	    s->cell->text.len <= BANNER_BYTES_MAX && seat_is_alone(w, s) &&
	    !answers_itself(w, s->cell->text))
		w->banner = fold_key(w->f->a, s->cell->text);
}

/* 联系人 over a row 姓名 | … | 职务 | …: a section's name, not a label. */
static bool
heads_below(struct walk *w, const struct seat *s)
{
	struct words headings = {0};
	struct seat *d, *r;
	int row = s->cell->row + s->cell->rows, col, n = 0, label;
	/* Else it may be a label beside an empty place: it must tell more. */
	bool tells = s->cell->cols == w->t->cols;

	if (!seat_is_label(s) || !seat_is_alone(w, s) ||
	    (s->label >= 0 &&
		w->f->spec->fields.v[s->label].kind == KIND_LONGTEXT &&
		s->cell->cols < 2))
		return false;
	words_add(w->f->a, &headings, s->key);
	for (col = 0; col < w->t->cols; col = d->cell->col + d->cell->cols) {
		d = seat_at(w, row, col);
		if (d == NULL)
			break;
		label = schema_label(w->f->spec, d->key, &headings);
		if (label >= 0) {
			r = seat_at(w, row, d->cell->col + d->cell->cols);
			n += r != NULL;
			tells |= schema_label(w->f->spec, d->key, NULL) != label;
		} else if (n == 0) {
			return false;
		}
	}
	return n > 0 && tells;
}

/* How many labels stand in the tables within a cell. */
static int
labels_within(struct walk *w, const struct doc_cell *c)
{
	size_t i, k;
	int n = 0;

	for (i = 0; i < c->nested.n; i++) {
		const struct doc_table *t = c->nested.v[i];

		for (k = 0; k < t->cells.n && t->cols > 1; k++)
			n += t->cells.v[k].text.len <= HEADING_BYTES_MAX &&
			     schema_label(w->f->spec,
				 label_key(w->f->a, t->cells.v[k].text),
				 NULL) >= 0;
	}
	return n;
}

/* 案例情况 | [案例名称 | …]: beside or above a form of its own, no question. */
static bool
heads_nested(struct walk *w, const struct seat *s)
{
	struct seat *r = seat_at(w, s->cell->row, s->cell->col + s->cell->cols);

	if (!seat_is_field(s))
		return false;
	return labels_within(w, s->cell) > 1 ||
	       (r != NULL && str_trim(r->cell->text).len == 0 &&
		   labels_within(w, r->cell) > 1);
}

/* A sheet may have its only cells far below: rows without any cost nothing. */
static void
count_rows(struct walk *w)
{
	const struct doc_cell *c;
	size_t i;
	int row;

	w->cells = arena_array(
	    w->f->a, (size_t)w->t->rows + 1, sizeof *w->cells);
	for (i = 0; i < w->t->cells.n; i++) {
		c = &w->t->cells.v[i];
		if (c->row >= w->t->rows)
			continue;
		w->cells[c->row]++;
		if (c->rows < w->t->rows - c->row)
			w->cells[c->row + c->rows]--;
	}
	for (row = 1; row < w->t->rows; row++)
		w->cells[row] += w->cells[row - 1];
}

void
seat_all(struct walk *w)
{
	size_t i;

	count_rows(w);
	for (i = 0; i < w->t->cells.n; i++) {
		struct seat *s = &w->seats[i];

		s->cell = &w->t->cells.v[i];
		s->label = LABEL_NONE;
		s->empty =
		    str_trim(s->cell->text).len == 0 && s->cell->nested.n == 0;
		if (s->cell->text.len <= HEADING_BYTES_MAX)
			s->key = label_key(w->f->a, s->cell->text);
	}
	scope_halves(w);
	scope_unit_above(w);
	scope_note_units(w);
	for (i = 0; i < w->t->cells.n; i++) {
		struct seat *s = &w->seats[i];

		classify(w, s);
		if (s->banner || heads_below(w, s) || heads_nested(w, s)) {
			s->label = LABEL_NONE;
			s->banner = true;
		}
		scope_give_unit(w, s);
		if (!scope_take_unit(w, s))
			seat_banner(w, s);
	}
	for (i = 0; i < w->t->cells.n; i++) {
		join_halves(w, &w->seats[i]);
		join_below(w, &w->seats[i]);
		listing_label(w, &w->seats[i]);
	}
	w->banner = S("");
}
