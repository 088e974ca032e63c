/* SPDX-License-Identifier: ISC */
/*
 * What lies on top of a sheet: checkboxes and option buttons (form controls,
 * kept in a VML part) and text boxes (in a DrawingML part).  Each goes into
 * the cell that it lies on, because that is where a clerk sees it.
 */
#include "xlsx.h"

/* Excel's usual row, when the heights of rows aren't known: in pixels. */
#define ROW_PIXELS 18

#define UNDER_MAX 40 /* rows and columns that a picture is looked at for */

struct shape {
	int row, col, offset; /* offset: from the column's left edge */
	int last_row, last_col; /* of a picture */
	bool control, set;    /* a tick with its label, or only text */
	bool picture; /* or drawn, without a word */
	int64_t id;
	struct str text;
};

struct reader {
	struct xlsx *x;
	struct {
		struct shape *v;
		size_t n, cap;
	} found;
	struct shape now;
	struct sb text, number;
	bool in_shape, in_text, in_number;
	bool known;	 /* a control that is read, or a text box */
	struct str last; /* the element whose text is a number */
	int depth, shape_depth;
	int from, to; /* depth of xdr:from and xdr:to that we are in */
	bool drawn, stands_in; /* a picture; what shows a control elsewhere */
};

static bool
is(struct str s, const char *name)
{
	return str_eq(s, str_c(name));
}

static void
put(struct reader *r)
{
	r->in_shape = false;
	if (!(r->known || r->drawn) || r->stands_in ||
	    r->found.n >= XLSX_SHAPES_MAX)
		return;
	r->now.text = str_dup(r->x->tmp, str_trim(sb_str(&r->text)));
	r->now.picture = r->drawn && r->now.text.len == 0;
	if (r->now.control || r->now.picture || r->now.text.len > 0)
		*ARENA_PUSH(r->x->tmp, &r->found) = r->now;
}

static void
begin(struct reader *r)
{
	r->now = (struct shape){
	    .row = -1, .col = -1, .last_row = -1, .last_col = -1};
	r->text.len = 0;
	r->in_shape = true;
	r->known = r->drawn = r->stands_in = false;
	r->shape_depth = r->depth;
}

/* --- VML: [MS-OI29500], ECMA-376 part 4 s19.4 --- */

/* "left col, offset, top row, offset, right col, offset, bottom row, ..." */
static void
anchor(struct reader *r, struct str s)
{
	int64_t v[8] = {0};
	int n;

	for (n = 0; n < 8 && s.p != NULL; n++)
		if (!str_int(str_trim(str_cut(&s, S(","))), &v[n]))
			return;
	if (n < 8 || v[2] >= TABLE_ROWS_MAX || v[0] >= TABLE_COLS_MAX)
		return;
	r->now.col = (int)v[0];
	r->now.offset = (int)v[1];
	r->now.row = (int)v[2];
	/* Often drawn across a line: the row that holds more of it. */
	if (v[6] > v[2] && ROW_PIXELS - v[3] < v[7])
		r->now.row++;
	if (v[6] > v[2] + 1)
		r->now.row = (int)(v[2] + v[6]) / 2;
}

/* _x0000_s1025: the number by which the sheet names a control. */
static void
shape_id(struct reader *r, struct str id)
{
	ptrdiff_t i = id.len;

	while (i > 0 && id.p[i - 1] >= '0' && id.p[i - 1] <= '9')
		i--;
	if (!str_int(str_slice(id, i, id.len), &r->now.id))
		r->now.id = 0;
}

static bool
vml_start(void *ctx, const struct xml_element *e)
{
	struct reader *r = ctx;
	struct str type;

	r->depth++;
	if (e->ns == XML_NS_V && is(e->local, "shape")) {
		begin(r);
		shape_id(r, xml_attr(e, XML_NS_NONE, S("id"), NULL));
	}
	if (!r->in_shape)
		return true;
	if (e->ns == XML_NS_V && is(e->local, "textbox")) {
		r->in_text = true;
	} else if (is(e->local, "ClientData")) {
		type = xml_attr(e, XML_NS_NONE, S("ObjectType"), NULL);
		r->known = r->now.control =
		    is(type, "Checkbox") || is(type, "Radio");
	} else if (is(e->local, "Anchor") || is(e->local, "Checked")) {
		r->in_number = true;
		r->number.len = 0;
	}
	return true;
}

static bool
vml_end(void *ctx, enum xml_ns ns, struct str local)
{
	struct reader *r = ctx;

	if (r->in_shape && is(local, "textbox"))
		r->in_text = false;
	else if (r->in_number && is(local, "Anchor"))
		anchor(r, sb_str(&r->number));
	else if (r->in_number && is(local, "Checked"))
		r->now.set = is(str_trim(sb_str(&r->number)), "1");
	else if (r->in_shape && r->depth == r->shape_depth)
		put(r);
	r->in_number = false;
	r->depth--;
	return true;
}

static bool
on_text(void *ctx, struct str s)
{
	struct reader *r = ctx;

	if (r->in_number && r->number.len < 1000)
		sb_add(&r->number, s);
	else if (r->in_text && r->text.len < (ptrdiff_t)KIB(64))
		sb_add(&r->text, s);
	return true;
}

/* --- DrawingML: xdr:twoCellAnchor, ECMA-376 part 1 s20.5 --- */

static bool
dml_start(void *ctx, const struct xml_element *e)
{
	struct reader *r = ctx;

	r->depth++;
	if (is(e->local, "twoCellAnchor") || is(e->local, "oneCellAnchor"))
		begin(r);
	else if (is(e->local, "from"))
		r->from = r->depth;
	else if (is(e->local, "to"))
		r->to = r->depth;
	else if (is(e->local, "txBody"))
		r->known = true;
	else if (is(e->local, "pic") || is(e->local, "sp") ||
		 is(e->local, "cxnSp"))
		r->drawn = true;
	else if (is(e->local, "compatExt"))
		r->stands_in = true;
	if (e->ns == XML_NS_A && is(e->local, "t"))
		r->in_text = true;
	r->in_number = (r->from > 0 && r->depth == r->from + 1) ||
		       (r->to > 0 && r->depth == r->to + 1);
	r->number.len = 0;
	return true;
}

/* xdr:row and xdr:col, of the corner that we are in. */
static void
corner(struct reader *r, struct str local)
{
	int *row = r->to > 0 ? &r->now.last_row : &r->now.row;
	int *col = r->to > 0 ? &r->now.last_col : &r->now.col;
	int64_t n;

	if (!str_int(str_trim(sb_str(&r->number)), &n))
		return;
	if (is(local, "row") && n < TABLE_ROWS_MAX)
		*row = (int)n;
	else if (is(local, "col") && n < TABLE_COLS_MAX)
		*col = (int)n;
}

static bool
dml_end(void *ctx, enum xml_ns ns, struct str local)
{
	struct reader *r = ctx;

	if (r->in_number)
		corner(r, local);
	r->in_number = false;
	if (r->depth == r->from)
		r->from = 0;
	if (r->depth == r->to)
		r->to = 0;
	if (ns == XML_NS_A && is(local, "t"))
		r->in_text = false;
	else if (ns == XML_NS_A && is(local, "p") && r->text.len > 0)
		sb_addc(&r->text, '\n');
	if (r->in_shape && r->depth == r->shape_depth)
		put(r);
	r->depth--;
	return true;
}

/* --- What says a control's state: x14:formControlPr, [MS-XLSX] 2.6.39 --- */

static bool
state_start(void *ctx, const struct xml_element *e)
{
	struct shape *s = ctx;

	if (is(e->local, "formControlPr"))
		s->set = is(xml_attr(e, XML_NS_NONE, S("checked"), NULL),
		    "Checked");
	return true;
}

static bool
ignore_end(void *ctx, enum xml_ns ns, struct str local)
{
	return true;
}

/* Excel goes by it, and leaves what the VML says to older ones. */
static void
states(struct reader *r, const struct opc_rels *rels)
{
	static const struct xml_sax sax = {state_start, ignore_end, NULL};
	const struct xlsx_control *c;
	const struct opc_rel *rel;
	struct str xml;
	size_t i, k;

	for (i = 0; i < r->x->controls.n && i < XLSX_SHAPES_MAX; i++) {
		c = &r->x->controls.v[i];
		for (k = 0; k < r->found.n && r->found.v[k].id != c->shape; k++)
			;
		rel = opc_rel_by_id(rels, c->rel);
		if (k < r->found.n && r->found.v[k].control && rel != NULL &&
		    is(rel->type, "ctrlProp") &&
		    opc_read(r->x->opc, rel->part, &xml) == NULL)
			xml_parse(r->x->tmp, xml, &sax, &r->found.v[k]);
	}
}

/* --- Into the cells --- */

static int
by_place(const void *va, const void *vb)
{
	const struct shape *a = va, *b = vb;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	if (a->col != b->col)
		return a->col < b->col ? -1 : 1;
	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	return str_cmp(a->text, b->text);
}

static void
append(struct xlsx *x, struct doc_cell *c, const struct shape *s)
{
	struct sb b = {.a = x->a};
	ptrdiff_t at;

	/* TRUE or FALSE, of the control's own link. */
	if (s->control && c->type == DOC_BOOL) {
		c->text.len = 0;
		c->spans.n = 0;
	}
	sb_add(&b, c->text);
	if (b.len > 0)
		sb_addc(&b, s->control ? ' ' : '\n');
	if (s->control) {
		at = b.len;
		sb_rune(&b, s->set ? 0x2611 : 0x2610);
		*ARENA_PUSH(x->a, &c->spans) =
		    (struct doc_span){at, b.len, DOC_TICK};
	}
	sb_add(&b, s->text);
	c->text = sb_str(&b);
	c->type = DOC_TEXT;
}

/* The cell that a shape begins in; a new one where there is none. */
static struct doc_cell *
cell_at(struct xlsx *x, struct doc_table *t, const struct shape *s,
    struct doc_cells *fresh)
{
	struct doc_cell *c = doc_at(x->tmp, t, s->row, s->col);

	if (c == NULL && fresh->n > 0 &&
	    fresh->v[fresh->n - 1].row == s->row &&
	    fresh->v[fresh->n - 1].col == s->col)
		c = &fresh->v[fresh->n - 1];
	if (c == NULL) {
		c = ARENA_PUSH(x->tmp, fresh);
		*c = (struct doc_cell){
		    .row = s->row, .col = s->col, .rows = 1, .cols = 1};
	}
	return c;
}

/* A picture may be the tick of any cell that it touches. */
static void
mark_under(struct xlsx *x, struct doc_table *t, const struct shape *s)
{
	struct doc_cell *c;
	int row, col;

	for (row = s->row; row <= s->last_row && row < t->rows &&
	     row < s->row + UNDER_MAX; row++)
		for (col = s->col; col <= s->last_col && col < t->cols &&
		     col < s->col + UNDER_MAX; col++) {
			c = doc_at(x->tmp, t, row, col);
			if (c != NULL && c->doubt == NULL)
				c->doubt = "picture";
		}
}

/* Shapes in the order of places, so that new cells come in it, too. */
static void
place(struct xlsx *x, struct doc_table *t, struct reader *r)
{
	struct doc_cells fresh = {0};
	struct doc_cell *c;
	struct shape *s;
	size_t i;

	if (r->found.n > 1)
		qsort(r->found.v, r->found.n, sizeof *r->found.v, by_place);
	for (i = 0; i < r->found.n; i++) {
		s = &r->found.v[i];
		if (s->row < 0 || s->col < 0)
			continue;
		c = cell_at(x, t, s, &fresh);
		if (!s->picture) {
			append(x, c, s);
			continue;
		}
		mark_under(x, t, s);
		if (c->doubt == NULL)
			c->doubt = "picture";
	}
	/* The grid was made in passing, from memory that goes. */
	t->grid = NULL;
	for (i = 0; i < fresh.n; i++)
		*ARENA_PUSH(x->a, &t->cells) = fresh.v[i];
	xlsx_sort(t);
}

void
xlsx_shapes(struct xlsx *x, const struct opc_rels *rels, struct doc_table *t)
{
	static const struct xml_sax vml = {vml_start, vml_end, on_text};
	static const struct xml_sax dml = {dml_start, dml_end, on_text};
	struct reader r = {.x = x};
	const char *why;
	struct str xml;
	size_t i;
	bool old;

	r.text.a = r.number.a = x->tmp;
	for (i = 0; i < rels->n; i++) {
		old = is(rels->v[i].type, "vmlDrawing");
		if (rels->v[i].part < 0 ||
		    (!old && !is(rels->v[i].type, "drawing")))
			continue;
		why = opc_read(x->opc, rels->v[i].part, &xml);
		r.depth = r.from = r.to = 0;
		r.in_shape = r.in_text = r.in_number = false;
		if (why == NULL)
			why = xml_parse(x->tmp, xml, old ? &vml : &dml, &r);
		if (why != NULL)
			doc_warn(x->a, x->doc, why, rels->v[i].target);
	}
	states(&r, rels);
	if (r.found.n > 0)
		place(x, t, &r);
	if (opc_rel_of(rels, "comments") != NULL)
		xlsx_notes(x, opc_rel_of(rels, "comments")->part, t);
}
