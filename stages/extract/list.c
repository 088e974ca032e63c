/* SPDX-License-Identifier: ISC */
#include "list_part.h"

#include <stdlib.h>

#include "fold.h"
#include "limit.h"
#include "same.h"

/* --- rows --- */

/* A number, where the heading says what the numbers mean. */
static bool
is_number_of(struct reader *x, const struct doc_cell *c, struct column col)
{
	const struct field_spec *f = &x->spec->fields.v[col.field];
	struct str key = fold_key(x->a, c->text);
	size_t i;
	int n = 0;

	if (f->options == NULL || col.head == NULL || utf8_count(key) > 2)
		return false;
	for (i = 0; i < f->options->n; i++)
		n += str_has(fold_key(x->a, col.head->text),
		    fold_key(x->a, f->options->v[i].name));
	return n > 1;
}

static json *
cell_json(struct reader *x, const struct doc_cell *c, struct column col)
{
	struct form f = {
	    .schema = x->s, .spec = x->spec, .a = x->a, .doc = x->d};
	struct found w = {.field = col.field,
	    .unit = col.unit,
	    .standing = STAND_CELL,
	    .block = x->block};
	struct doc_cell flat = form_flatten(x->a, c);

	w.at = doc_place(x->a, &x->d->blocks.v[x->block], x->t, c);
	if (is_number_of(x, &flat, col)) {
		struct str raw = fold_tidy(x->a, flat.text, NULL);

		form_append(x->a, &flat, col.head, '\n');
		form_answer(&f, &w, &flat, 0, flat.text.len);
		w.answer.raw = raw;
		return form_field_json(x->a, &w);
	}
	form_answer(&f, &w, &flat, 0, flat.text.len);
	/*
	 * A list names its choice, or gives a number that a note explains; a
	 * box there is part of the text.
	 */
	if (!tick_has_boxes(flat.text) &&
	    !(w.ticks.numbered && utf8_count(fold_key(x->a, flat.text)) <= 2))
		w.has_ticks = false;
	return form_field_json(x->a, &w);
}

/* 单位名称及统一社会信用代码: one cell for several fields, each its part. */
static void
set_parts(struct reader *x, json *fields, const struct doc_cell *c,
    const struct column *col)
{
	struct form f = {
	    .schema = x->s, .spec = x->spec, .a = x->a, .doc = x->d};
	struct doc_cell flat = form_flatten(x->a, c);
	struct found *w = form_add(&f, col->field, STAND_CELL, x->block);
	char key[80];
	size_t i;

	w->at = doc_place(x->a, &x->d->blocks.v[x->block], x->t, c);
	w->answer = answer_read(
	    x->a, x->s, KIND_TEXT, &flat, 0, flat.text.len);
	form_take_apart(&f, &col->parts);
	for (i = 0; i < f.found.n; i++) {
		w = &f.found.v[i];
		snprintf(key, sizeof key, "%.*s",
		    STR_ARG(x->spec->fields.v[w->field].name));
		if (w->answer.raw.len > 0 && !js_has(fields, key))
			js_set(fields, key, form_field_json(x->a, w));
	}
}

/* The ticks of a row below the options that head their columns. */
static json *
ticks_json(struct reader *x, const struct head *h, int row)
{
	struct form f = {
	    .schema = x->s, .spec = x->spec, .a = x->a, .doc = x->d};
	struct found w = {
	    .field = h->choice, .standing = STAND_CELL, .block = x->block};
	const struct options *o = x->spec->fields.v[h->choice].options;
	struct doc_cell all = {0}, name = {0}, *c;
	int col;

	for (col = 0; col < x->t->cols; col++) {
		if (h->cols[col].option == 0)
			continue;
		name.text = o->v[h->cols[col].option - 1].name;
		form_append(
		    x->a, &all, &name, all.text.len > 0 ? '\n' : '\0');
		c = doc_at(x->a, x->t, row, col);
		if (c == NULL || c->col != col || c->row != row)
			continue;
		form_append(x->a, &all, c, '\t');
		if (w.at.len == 0 && str_trim(c->text).len > 0)
			w.at =
			    doc_place(x->a, &x->d->blocks.v[x->block], x->t, c);
	}
	form_answer(&f, &w, &all, 0, all.text.len);
	/* Nothing ticked is an answer, too. */
	w.has_ticks = true;
	if (w.at.len == 0) {
		w.ticks.ticked.n = 0;
		w.ticks.unclear = false;
	}
	return form_field_json(x->a, &w);
}

static struct str
row_start(struct reader *x, int row)
{
	struct doc_cell *c;
	int col;

	for (col = 0; col < x->t->cols; col++) {
		c = doc_at(x->a, x->t, row, col);
		if (c != NULL && str_trim(c->text).len > 0)
			return fold_unspace(
			    x->a, fold_line(x->a, c->text, true, NULL));
	}
	return S("");
}

/* A note over the columns, a sum, a signature. */
static bool
ends_rows(struct reader *x, int row)
{
	return x->s->ends != NULL &&
	       pattern_matches(x->s->ends, row_start(x, row));
}

/* The number that Word draws in a cell where nothing is written; 0: none. */
static unsigned
drawn_number(const struct doc_cell *c)
{
	return c->spans.n == 1 && str_trim(c->text).len == 0
		   ? c->spans.v[0].style >> DOC_ITEM_SHIFT
		   : 0;
}

/*
 * A value that a merged cell holds for several rows is each row's, unless it
 * is what tells the rows apart; a company may have several cases.
 */
static bool
counts_for(const struct reader *x, const struct doc_cell *c, int row, int col,
    struct column k)
{
	if (c == NULL || c->col != col ||
	    (str_trim(c->text).len == 0 && c->doubt == NULL &&
		drawn_number(c) == 0))
		return false;
	return c->row == row ||
	       (k.field < (int)x->spec->fields.n &&
		   (!x->spec->fields.v[k.field].required ||
		       x->spec->fields.v[k.field].kind == KIND_COMPANY));
}

static bool
is_heading_again(struct reader *x, const struct head *h, int row)
{
	struct head again = {.row = row, .rows = 1};

	list_score_head(x, &again);
	return again.whole && again.score * 2 >= h->score;
}

/* What numbers a column: 3, （3）, ③; 0: it is something else. */
static int
column_number(struct str key)
{
	struct str rest = key;
	uint32_t r = rest.len > 0 ? utf8_next(&rest) : 0;
	int n = 0;

	if (rest.len == 0 && r >= 0x2460 && r <= 0x2473)
		return (int)(r - 0x2460) + 1;
	for (; key.len > 0 && key.p[0] >= '0' && key.p[0] <= '9' && n < 100;
	     key = str_slice(key, 1, key.len))
		n = n * 10 + key.p[0] - '0';
	return key.len == 0 ? n : 0;
}

/*
 * A row of headings that numbers the columns: 1 | 2 | 3, 栏次 | 1 | 2, and
 * 甲 | 乙 | 1 | 2 of statistics, or stems and branches alone.
 */
static bool
is_numbers(struct reader *x, int row)
{
	static const char *const stubs[] = {"甲", "乙", "丙", "丁", "戊", "己",
	    "庚", "辛", "壬", "癸", "子", "丑", "寅", "卯", "辰", "巳", "午",
	    "未", "申", "酉", "戌", "亥", NULL};
	struct doc_cell *c;
	struct str key;
	int col, stub = 0, n = 0, all = 0;

	for (col = 0; col < x->t->cols; col++) {
		c = doc_at(x->a, x->t, row, col);
		if (c == NULL || c->col != col || c->row != row ||
		    str_trim(c->text).len == 0)
			continue;
		key = fold_key(x->a, c->text);
		if (column_number(key) == n + 1)
			n++;
		else if (n > 0 ||
			 !((all == 0 && (str_eq(key, S("栏次")) ||
					    str_eq(key, S("列次")) ||
					    str_eq(key, S("栏号")) ||
					    str_eq(key, S("列号")))) ||
			     (stub == all && stubs[stub] != NULL &&
				 str_eq(key, str_c(stubs[stub++])))))
			return false;
		all++;
	}
	return (n > 1 || stub == all) && all > 2;
}

/* The field of the first choice that a row's heading names, or -1. */
static int
group_field(struct reader *x, const struct doc_cell *c)
{
	struct str key = fold_key(x->a, c->text);
	size_t i, k;
	int n;

	for (i = 0; i < x->spec->fields.n; i++) {
		const struct options *o = x->spec->fields.v[i].options;

		for (k = 0, n = 0; o != NULL && k < o->n; k++)
			n += str_has(key, fold_key(x->a, o->v[k].name));
		if (n == 1)
			return (int)i;
	}
	return -1;
}

/* The only cell of a row that says something; NULL: there are more, or none. */
static struct doc_cell *
lone_cell(struct reader *x, int row)
{
	struct doc_cell *c, *only = NULL;
	int col;

	for (col = 0; col < x->t->cols; col++) {
		c = doc_at(x->a, x->t, row, col);
		if (c == NULL || c == only || str_trim(c->text).len == 0)
			continue;
		if (only != NULL)
			return NULL;
		only = c;
	}
	return only;
}

/* A row with nothing but an option: what it says holds for those below. */
static bool
is_group(struct reader *x, int row)
{
	struct doc_cell *only = lone_cell(x, row);

	if (only == NULL || only->row != row || only->text.len > 150 ||
	    group_field(x, only) < 0)
		return false;
	x->group = only;
	return true;
}

/* What the group says, where the row itself doesn't. */
static void
from_group(struct reader *x, json *fields)
{
	struct column col = {0};
	char key[80];

	if (x->group == NULL)
		return;
	col.field = group_field(x, x->group);
	snprintf(key, sizeof key, "%.*s",
	    STR_ARG(x->spec->fields.v[col.field].name));
	if (!js_has(fields, key))
		js_set(fields, key, cell_json(x, x->group, col));
}

/* 上述案例按推荐优先顺序排列。 below the rows: a sentence by itself. */
static bool
is_note(struct reader *x, int row)
{
	struct doc_cell *only = lone_cell(x, row);

	return only != NULL && str_ends(str_trim(only->text), S("。"));
}

static struct str
order_of(struct reader *x, const struct doc_cell *c)
{
	unsigned n = drawn_number(c);

	return n > 0 ? str_printf(x->a, "%u", n)
		     : fold_tidy(x->a, c->text, NULL);
}

struct record { /* one row of the list, or two */
	json *o, *fields;
	const struct doc_cell *first;
	bool known; /* something that is required is there */
};

static void
read_cells(
    struct reader *x, const struct column *cols, int row, struct record *to)
{
	const struct form_spec *f = x->spec;
	struct doc_cell *c;
	char key[80];
	int col;

	for (col = 0; col < x->t->cols; col++) {
		c = doc_at(x->a, x->t, row, col);
		if (cols[col].field < 0 ||
		    !counts_for(x, c, row, col, cols[col]))
			continue;
		if (to->first == NULL && c->row == row)
			to->first = c;
		if (cols[col].field == (int)f->fields.n) {
			js_set_str(to->o, "n", order_of(x, c));
			continue;
		}
		snprintf(key, sizeof key, "%.*s",
		    STR_ARG(f->fields.v[cols[col].field].name));
		if (cols[col].parts.n > 0)
			set_parts(x, to->fields, c, &cols[col]);
		else
			js_set(to->fields, key, cell_json(x, c, cols[col]));
		to->known |= c->row == row && str_trim(c->text).len > 0 &&
			     f->fields.v[cols[col].field].required;
	}
}

/* Does what a row must have stand in the row above, merged downwards? */
static bool
goes_on(struct reader *x, const struct head *h, int row)
{
	const struct doc_cell *c;
	int col;

	for (col = 0; col < x->t->cols; col++) {
		if (h->cols[col].field < 0 ||
		    h->cols[col].field == (int)x->spec->fields.n ||
		    !x->spec->fields.v[h->cols[col].field].required)
			continue;
		c = doc_at(x->a, x->t, row, col);
		if (c != NULL && c->row < row)
			return true;
	}
	return false;
}

/* 负责人 and 联系人 in two lines of one case: what they say otherwise. */
static void
second_line(json *before, json *fields)
{
	json *first;

	json_object_object_foreach(fields, key, again)
	{
		first = js_get(before, key);
		if (first != NULL && js_str(again, "raw").len > 0 &&
		    !str_eq(js_str(first, "raw"), js_str(again, "raw")))
			js_add_str(js_list(first, "doubt"), S("two-values"));
	}
}

static void
read_row(struct reader *x, const struct head *h, int row)
{
	struct record r = {.o = js_obj(), .fields = js_obj()};
	char key[80];

	js_set_str(r.o, "n", S(""));
	read_cells(x, h->cols, row, &r);
	if (h->lower != NULL && row + 1 < x->t->rows)
		read_cells(x, h->lower, row + 1, &r);
	if (h->choice >= 0) {
		snprintf(key, sizeof key, "%.*s",
		    STR_ARG(x->spec->fields.v[h->choice].name));
		js_set(r.fields, key, ticks_json(x, h, row));
	}
	from_group(x, r.fields);
	same_row(x->a, x->spec, r.fields, x->before);
	js_set(r.o, "fields", r.fields);
	js_set_str(r.o, "at",
	    doc_place(x->a, &x->d->blocks.v[x->block], x->t, r.first));
	js_set(r.o, "case", NULL);
	if (r.known) {
		js_tight(r.o);
		js_add(x->rows, r.o);
		x->before = r.fields;
	} else {
		if (x->before != NULL && goes_on(x, h, row))
			second_line(x->before, r.fields);
		js_free(r.o);
	}
}

static void
warn(struct reader *x, const char *code, const char *message)
{
	json *w = js_obj();

	js_set_c(w, "code", code);
	js_set_c(w, "message", message);
	js_add(x->wrong, w);
}

/* The table's grid is there, since its heading was found. */
static int
read_rows(struct reader *x, const struct head *h)
{
	struct arena mem = {0};
	int row = h->row + h->rows;

	x->before = NULL;
	x->a = &mem;
	for (; row < x->t->rows; row++) {
		arena_reset(&mem);
		if (ends_rows(x, row)) {
			struct str s = row_start(x, row);

			if (str_starts(s, S("合计")) ||
			    str_starts(s, S("总计")) ||
			    str_starts(s, S("共计")))
				js_set_str(x->out, "totals",
				    str_printf(x->a, "%.*s", STR_ARG(s)));
			/* A sum may stand between; a note or signature ends. */
			if (!str_starts(s, S("小计")))
				break;
			continue;
		}
		if (!is_group(x, row) && !is_numbers(x, row) &&
		    !is_note(x, row) &&
		    !is_heading_again(x, h, row)) {
			read_row(x, h, row);
			row += h->lower != NULL;
		}
	}
	arena_release(&mem);
	x->a = x->keep;
	return row;
}

/* --- what stands around the rows --- */

/* Labels of the head in rows [from, to): with colons, or cell by cell. */
static void
read_around(struct reader *x, struct form *f, int from, int to)
{
	struct doc_table part = *x->t;
	size_t i;

	part.cells.v = NULL;
	part.cells.n = part.cells.cap = 0;
	part.grid = NULL;
	for (i = 0; i < x->t->cells.n; i++)
		if (x->t->cells.v[i].row >= from && x->t->cells.v[i].row < to &&
		    str_trim(x->t->cells.v[i].text).len > 0)
			*ARENA_PUSH(x->a, &part.cells) = x->t->cells.v[i];
	if (part.cells.n > 0)
		form_table(f, x->block, &part, S(""));
}

static void
read_table(struct reader *x, struct form *f)
{
	struct head h = list_head(x);
	int end;

	if (!h.whole)
		return;
	if (x->t->hidden && x->shown) {
		warn(x, "hidden-sheet-left",
		    "隐藏的工作表中还有一张汇总表，未采用，请核对");
		return;
	}
	list_options(x, &h);
	if (x->t->hidden)
		warn(x, "hidden-sheet",
		    "汇总表在隐藏的工作表中，请核对是否有效");
	read_around(x, f, 0, h.row);
	end = read_rows(x, &h);
	read_around(x, f, end, x->t->rows);
}

int
list_score(struct arena *a, const struct schema *s, const struct doc *d)
{
	struct reader x = {
	    .a = a, .keep = a, .s = s, .d = d, .spec = &s->list};
	struct head h;
	int best = 0;
	size_t i;

	for (i = 0; i < d->blocks.n; i++) {
		x.block = i;
		if ((x.t = d->blocks.v[i].table) == NULL || x.t->cells.n == 0)
			continue;
		h = list_head(&x);
		if (h.whole && h.score > best)
			best = h.score;
	}
	return best;
}

struct doc
list_without(struct arena *a, const struct schema *s, const struct doc *d)
{
	struct reader x = {
	    .a = a, .keep = a, .s = s, .d = d, .spec = &s->list};
	struct doc out = *d;
	size_t i;

	out.blocks.v = arena_array(a, d->blocks.n, sizeof *out.blocks.v);
	for (i = out.blocks.n = 0; i < d->blocks.n; i++) {
		x.block = i;
		x.t = d->blocks.v[i].table;
		if (x.t == NULL || x.t->cells.n == 0 || !list_head(&x).whole)
			out.blocks.v[out.blocks.n++] = d->blocks.v[i];
	}
	return out;
}

/* Is there a list that a clerk sees? */
static bool
is_shown(struct reader *x)
{
	size_t i;

	for (i = 0; i < x->d->blocks.n; i++) {
		x->block = i;
		x->t = x->d->blocks.v[i].table;
		if (x->t != NULL && !x->t->hidden && x->t->cells.n > 0 &&
		    list_head(x).whole)
			return true;
	}
	return false;
}

json *
list_read(struct arena *a, const struct schema *s, const struct doc *d)
{
	struct reader x = {
	    .a = a, .keep = a, .s = s, .d = d, .spec = &s->list};
	struct form f = {
	    .schema = s, .spec = &s->head, .a = a, .doc = d, .to = d->blocks.n};
	size_t i;

	x.shown = is_shown(&x);
	x.out = js_obj();
	js_set(x.out, "totals", NULL);
	x.rows = js_list(x.out, "rows");
	x.wrong = js_list(x.out, "wrong");
	for (i = 0; i < d->blocks.n; i++) {
		x.block = i;
		x.t = d->blocks.v[i].table;
		if (x.t == NULL)
			form_inline(&f, &d->blocks.v[i].para, i, NULL, NULL,
			    true, STAND_INLINE);
		else if (x.t->cells.n > 0)
			read_table(&x, &f);
	}
	js_set(x.out, "fields", form_fields(&f));
	if (js_len(x.rows) == 0)
		warn(&x, "list-empty", "汇总表中没有读到任何一行案例");
	return x.out;
}
