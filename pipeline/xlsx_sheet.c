/* SPDX-License-Identifier: ISC */
/* One worksheet (ECMA-376 part 1 s18.3): its cells with content. */
#include "xlsx.h"

enum { XLSX_ROWS = 1048576, XLSX_COLS = 16384 };

struct range {
	int r1, c1, r2, c2;
};

struct ranges {
	struct range *v;
	size_t n, cap;
};

enum value { V_NUMBER, V_SHARED, V_STRING, V_INLINE, V_BOOL, V_ERROR, V_DATE };

struct sheet {
	struct xlsx *x;
	struct doc_table *t;
	struct ranges merges, hidden_cols;
	int row, col; /* of the cell being read, from 0 */
	bool row_hidden, in_data, in_cell, in_v, in_f, in_is;
	bool has_formula, unsorted;
	enum value kind;
	const struct xlsx_xf *xf;
	struct sb v, f;
	struct xlsx_rich rich;
	int last_row, last_col; /* of the last cell kept */
};

/* --- References --- */

/* "AB12" to column and row from 0; false when it is none or out of range. */
bool
xlsx_reference(struct str s, int *row, int *col)
{
	int64_t r;
	int c = 0;
	ptrdiff_t i = 0;

	for (; i < s.len && i < 4; i++) {
		char k = (char)(s.p[i] & ~0x20);

		if (s.p[i] == '$')
			continue;
		if (k < 'A' || k > 'Z')
			break;
		c = c * 26 + (k - 'A' + 1);
	}
	if (i < s.len && s.p[i] == '$')
		i++;
	if (c == 0 || c > XLSX_COLS || !str_int(str_slice(s, i, s.len), &r) ||
	    r < 1 || r > XLSX_ROWS)
		return false;
	*row = (int)r - 1;
	*col = c - 1;
	return true;
}

static bool
range(struct str s, struct range *out)
{
	struct str first = s, last;

	last = s;
	first = str_cut(&last, S(":"));
	if (last.p == NULL)
		last = first;
	return xlsx_reference(first, &out->r1, &out->c1) &&
	       xlsx_reference(last, &out->r2, &out->c2) && out->r1 <= out->r2 &&
	       out->c1 <= out->c2;
}

/* --- A cell's start --- */

static bool
is_true(struct str s)
{
	return str_eq(s, S("1")) || str_eq(s, S("true"));
}

static void
row_start(struct sheet *s, const struct xml_element *e)
{
	struct str r = xml_attr(e, XML_NS_NONE, S("r"), NULL);
	int64_t n;

	s->row++;
	if (str_int(r, &n) && n >= 1 && n <= XLSX_ROWS)
		s->row = (int)n - 1;
	s->col = -1;
	s->row_hidden = is_true(xml_attr(e, XML_NS_NONE, S("hidden"), NULL));
}

static enum value
kind_of(struct str t)
{
	if (t.len == 0 || str_eq(t, S("n")))
		return V_NUMBER;
	if (str_eq(t, S("s")))
		return V_SHARED;
	if (str_eq(t, S("inlineStr")))
		return V_INLINE;
	if (str_eq(t, S("b")))
		return V_BOOL;
	if (str_eq(t, S("e")))
		return V_ERROR;
	return str_eq(t, S("d")) ? V_DATE : V_STRING;
}

static void
cell_start(struct sheet *s, const struct xml_element *e)
{
	const struct xml_attr *at;
	struct str t = S("");
	int row, col;
	int64_t n;
	size_t i;

	s->col++;
	if (s->row < 0)
		s->row = 0; /* a cell outside of any row */
	s->in_cell = true;
	s->in_v = s->in_f = s->in_is = s->has_formula = false;
	s->v.len = s->f.len = s->rich.text.len = 0;
	s->rich.spans.n = 0;
	s->xf = NULL;
	for (i = 0; i < e->n; i++) {
		at = &e->attrs[i];
		if (at->local.len != 1 || at->ns != XML_NS_NONE)
			continue;
		if (*at->local.p == 'r' &&
		    xlsx_reference(at->value, &row, &col)) {
			s->row = row;
			s->col = col;
		} else if (*at->local.p == 't') {
			t = at->value;
		} else if (*at->local.p == 's' && str_int(at->value, &n) &&
			   n < (int64_t)s->x->xfs.n) {
			s->xf = &s->x->xfs.v[n];
		}
	}
	s->kind = kind_of(t);
}

/* --- A cell's value --- */

static void
plain(struct sheet *s, struct doc_cell *c, struct str text)
{
	struct xlsx_string str = {.text = str_dup(s->x->a, text)};

	if (s->xf != NULL)
		xlsx_glyphs(s->x->a, &str, s->xf->font.font);
	c->text = str.text;
	c->spans = str.spans;
}

static void
shared(struct sheet *s, struct doc_cell *c, struct str v)
{
	struct xlsx_string str;
	int64_t n;

	if (!str_int(v, &n) || n >= (int64_t)s->x->strings.n) {
		c->doubt = "cut";
		doc_warn(s->x->a, s->x->doc, "bad-xml",
		    S("index of a shared string"));
		return;
	}
	str = s->x->strings.v[n];
	if (s->xf != NULL && str.spans.n == 0)
		xlsx_glyphs(s->x->a, &str, s->xf->font.font);
	c->text = str.text;
	c->spans = str.spans;
}

static void
number(struct sheet *s, struct doc_cell *c, struct str v)
{
	const struct xlsx_format *f = s->xf != NULL ? &s->xf->format : NULL;
	char buf[64] = {0}, *end;
	bool lost;

	v = str_trim(v);
	if (v.len == 0)
		return;
	memcpy(buf, v.p,
	    (size_t)v.len < sizeof buf ? (size_t)v.len : sizeof buf - 1);
	c->number = strtod(buf, &end);
	if (*end != '\0' || end == buf) {
		plain(s, c, v);
		return;
	}
	c->type = DOC_NUMBER;
	if (f != NULL && xlsx_is_date(f)) {
		c->text = xlsx_date(s->x->a, c->number, f, s->x->date1904);
		if (c->text.len > 0) {
			c->type = DOC_DATE;
			return;
		}
	}
	c->text = xlsx_number(s->x->a, v, c->number, f, &lost);
	if (lost)
		c->doubt = "digits-lost";
}

/* TRUE and FALSE, which a format may show as a checkbox. */
static void
tick(struct sheet *s, struct doc_cell *c, bool set)
{
	c->type = DOC_BOOL;
	c->number = set;
	c->text = set ? S("\xe2\x98\x91") : S("\xe2\x98\x90");
	*ARENA_PUSH(s->x->a, &c->spans) =
	    (struct doc_span){0, c->text.len, DOC_TICK};
}

static void
value(struct sheet *s, struct doc_cell *c)
{
	struct str v = sb_str(&s->v), f = sb_str(&s->f);
	struct xlsx_string str;

	switch (s->kind) {
	case V_NUMBER:
		number(s, c, v);
		break;
	case V_SHARED:
		shared(s, c, v);
		break;
	case V_INLINE:
		str = xlsx_rich_done(&s->rich);
		c->text = str.text;
		c->spans = str.spans;
		break;
	case V_BOOL:
		tick(s, c, is_true(v));
		break;
	case V_ERROR:
		c->type = DOC_ERROR;
		c->doubt = "formula-error";
		plain(s, c, v);
		break;
	case V_DATE:
	case V_STRING:
		plain(s, c, v);
		break;
	}
	/* WPS keeps a picture in a cell as a formula of this name. */
	if ((f.len > 0 && str_has(f, S("DISPIMG("))) ||
	    (str_starts(c->text, S("=")) && str_has(c->text, S("DISPIMG(")))) {
		c->text = S("");
		c->type = DOC_TEXT;
		c->doubt = "picture";
	} else if (s->has_formula && c->text.len == 0 && s->v.len == 0 &&
		   s->kind != V_STRING) {
		c->doubt = "no-cached-value";
	}
}

static bool
is_hidden(const struct sheet *s)
{
	size_t i;

	if (s->row_hidden)
		return true;
	for (i = 0; i < s->hidden_cols.n; i++)
		if (s->col >= s->hidden_cols.v[i].c1 &&
		    s->col <= s->hidden_cols.v[i].c2)
			return true;
	return false;
}

static void
cell_end(struct sheet *s)
{
	struct doc_cell c = {
	    .row = s->row, .col = s->col, .rows = 1, .cols = 1};

	s->in_cell = false;
	value(s, &c);
	if (c.text.len == 0 && c.doubt == NULL)
		return;
	if (c.row >= TABLE_ROWS_MAX || c.col >= TABLE_COLS_MAX ||
	    s->x->cells >= DOC_CELLS_MAX) {
		doc_warn(s->x->a, s->x->doc, "cut", s->t->name);
		return;
	}
	if (c.doubt == NULL && is_hidden(s)) {
		c.doubt = "hidden";
		doc_warn(s->x->a, s->x->doc, "hidden-content", s->t->name);
	}
	if (c.spans.n == 0 && s->xf != NULL && s->xf->font.style != 0 &&
	    c.text.len > 0)
		*ARENA_PUSH(s->x->a, &c.spans) =
		    (struct doc_span){0, c.text.len, s->xf->font.style};
	s->x->cells++;
	if (c.row < s->last_row ||
	    (c.row == s->last_row && c.col <= s->last_col))
		s->unsorted = true;
	s->last_row = c.row;
	s->last_col = c.col;
	*ARENA_PUSH(s->x->a, &s->t->cells) = c;
}

/* --- Events --- */

static void
hidden_columns(struct sheet *s, const struct xml_element *e)
{
	int64_t min, max;

	if (is_true(xml_attr(e, XML_NS_NONE, S("hidden"), NULL)) &&
	    str_int(xml_attr(e, XML_NS_NONE, S("min"), NULL), &min) &&
	    str_int(xml_attr(e, XML_NS_NONE, S("max"), NULL), &max) &&
	    min >= 1 && max <= XLSX_COLS && s->hidden_cols.n < XLSX_HIDDEN_MAX)
		*ARENA_PUSH(s->x->tmp, &s->hidden_cols) =
		    (struct range){0, (int)min - 1, 0, (int)max - 1};
}

static void
control(struct sheet *s, const struct xml_element *e)
{
	struct xlsx_control c = {
	    .rel = str_dup(s->x->tmp, xml_attr(e, XML_NS_R, S("id"), NULL))};

	if (str_int(xml_attr(e, XML_NS_NONE, S("shapeId"), NULL), &c.shape) &&
	    s->x->controls.n < XLSX_SHAPES_MAX)
		*ARENA_PUSH(s->x->tmp, &s->x->controls) = c;
}

static bool
is(struct str local, char c)
{
	return local.len == 1 && *local.p == c;
}

static void
inline_start(struct sheet *s)
{
	s->in_is = true;
	s->rich.base = s->xf != NULL ? s->xf->font : (struct xlsx_font){0};
	xlsx_rich_reset(&s->rich);
}

static void
in_cell_start(struct sheet *s, const struct xml_element *e)
{
	if (s->in_is)
		xlsx_rich_start(&s->rich, e);
	else if (is(e->local, 'v'))
		s->in_v = true;
	else if (is(e->local, 'f'))
		s->in_f = s->has_formula = true;
	else if (str_eq(e->local, S("is")))
		inline_start(s);
}

static bool
on_start(void *ctx, const struct xml_element *e)
{
	struct sheet *s = ctx;
	struct range r;

	if (e->ns != XML_NS_S)
		return true;
	if (s->in_cell)
		in_cell_start(s, e);
	else if (is(e->local, 'c') && s->in_data)
		cell_start(s, e);
	else if (str_eq(e->local, S("row")) && s->in_data)
		row_start(s, e);
	else if (str_eq(e->local, S("sheetData")))
		s->in_data = true;
	else if (str_eq(e->local, S("col")))
		hidden_columns(s, e);
	else if (str_eq(e->local, S("control")))
		control(s, e);
	else if (str_eq(e->local, S("mergeCell")) &&
		 range(xml_attr(e, XML_NS_NONE, S("ref"), NULL), &r) &&
		 s->merges.n < XLSX_MERGES_MAX)
		*ARENA_PUSH(s->x->tmp, &s->merges) = r;
	return true;
}

static bool
on_end(void *ctx, enum xml_ns ns, struct str local)
{
	struct sheet *s = ctx;

	if (ns != XML_NS_S)
		return true;
	if (!s->in_cell) {
		if (str_eq(local, S("sheetData")))
			s->in_data = false;
		return true;
	}
	if (is(local, 'c'))
		cell_end(s);
	else if (is(local, 'v') && !s->in_is)
		s->in_v = false;
	else if (str_eq(local, S("is")))
		s->in_is = false;
	else if (s->in_is)
		xlsx_rich_end(&s->rich, local);
	else if (is(local, 'f'))
		s->in_f = false;
	return true;
}

static bool
on_text(void *ctx, struct str text)
{
	struct sheet *s = ctx;

	if (!s->in_cell)
		return true;
	if (s->in_is)
		xlsx_rich_text(&s->rich, text);
	else if (s->in_v && (size_t)(s->v.len + text.len) <= CELL_BYTES_MAX)
		sb_add(&s->v, text);
	else if (s->in_f && (size_t)(s->f.len + text.len) <= CELL_BYTES_MAX)
		sb_add(&s->f, text);
	return true;
}

/* --- Afterwards: order, merges, size --- */

static bool
same_place(const struct doc_cell *a, const struct doc_cell *b)
{
	return a->row == b->row && a->col == b->col;
}

/*
 * One merged range: its first cell spans it, what else lies in it is not
 * shown by Excel and goes, with a doubt on the first if it had text.
 */
static void
merge(struct sheet *s, const struct range *r, size_t n, size_t *budget)
{
	struct doc_cells *cells = &s->t->cells;
	struct doc_cell *first, *c;
	size_t i, at;

	at = xlsx_at(cells, n, r->r1, r->c1);
	if (at == n || cells->v[at].row != r->r1 || cells->v[at].col != r->c1) {
		first = ARENA_PUSH(s->x->a, cells);
		*first = (struct doc_cell){.row = r->r1, .col = r->c1};
		at = cells->n - 1;
	}
	for (i = xlsx_at(cells, n, r->r1, r->c1);
	     i < n && cells->v[i].row <= r->r2 && *budget > 0; i++, --*budget) {
		c = &cells->v[i];
		if (i == at || c->col < r->c1 || c->col > r->c2)
			continue;
		if (str_trim(c->text).len > 0 && c->rows > 0)
			cells->v[at].doubt = "hidden";
		c->rows = 0; /* to be taken out */
	}
	first = &cells->v[at];
	first->rows = r->r2 - r->r1 + 1;
	first->cols = r->c2 - r->c1 + 1;
}

static void
merge_all(struct sheet *s)
{
	struct doc_cells *cells = &s->t->cells;
	size_t i, k = 0, n = cells->n, budget = 4 * (size_t)DOC_CELLS_MAX;
	const struct range *r;

	for (i = 0; i < s->merges.n; i++) {
		r = &s->merges.v[i];
		/* Beyond all content there is nothing to span. */
		if (r->r1 < s->t->rows && r->c1 < s->t->cols)
			merge(s, r, n, &budget);
	}
	if (budget == 0)
		doc_warn(s->x->a, s->x->doc, "cut", S("merged cells"));
	for (i = 0; i < cells->n; i++)
		if (cells->v[i].rows > 0)
			cells->v[k++] = cells->v[i];
	cells->n = k;
	xlsx_sort(s->t);
	/* Ranges that overlap, which Excel refuses: the smallest counts. */
	for (i = k = 0; i < cells->n; i++)
		if (k == 0 || !same_place(&cells->v[k - 1], &cells->v[i]))
			cells->v[k++] = cells->v[i];
	cells->n = k;
}

/*
 * Rows or cells out of order.  Of two cells for one place nobody knows which
 * was meant: the first stays, with a doubt.
 */
static void
put_in_order(struct sheet *s)
{
	struct doc_cells *cells = &s->t->cells;
	size_t i, k = 0;

	for (i = 0; i < cells->n; i++)
		cells->v[i].rows = (int)i; /* the order of the file */
	xlsx_sort(s->t);
	for (i = 0; i < cells->n; i++) {
		cells->v[i].rows = 1;
		if (k > 0 && same_place(&cells->v[k - 1], &cells->v[i]))
			cells->v[k - 1].doubt = "cut";
		else
			cells->v[k++] = cells->v[i];
	}
	cells->n = k;
}

static void
finish(struct sheet *s)
{
	struct doc_table *t = s->t;
	struct doc_cell *c;
	size_t i;

	if (s->unsorted)
		put_in_order(s);
	else
		xlsx_sort(t);
	if (s->merges.n > 0)
		merge_all(s);
	for (i = 0; i < t->cells.n; i++) {
		c = &t->cells.v[i];
		if (c->rows > t->rows - c->row)
			c->rows = t->rows - c->row;
		if (c->cols > t->cols - c->col)
			c->cols = t->cols - c->col;
	}
}

const char *
xlsx_sheet(struct xlsx *x, struct str xml, struct doc_table *t)
{
	static const struct xml_sax sax = {on_start, on_end, on_text};
	struct sheet s = {.x = x, .t = t, .row = -1, .col = -1, .last_row = -1};
	const char *why;

	x->controls.n = 0;
	s.v.a = s.f.a = x->tmp;
	s.rich.a = x->a;
	s.rich.tmp = x->tmp;
	why = xml_parse(x->tmp, xml, &sax, &s);
	finish(&s);
	return why;
}
