/* SPDX-License-Identifier: ISC */
/* The events of one part of a DOCX, and what each does. */
#include "docx.h"

/*
 * While a start is handled, x->depth is that of the parent: stack[0] stands
 * for the document, the new element will be stack[x->depth + 1].
 */
static struct docx_elem *
parent(struct docx *x)
{
	return &x->stack[x->depth];
}

static bool
inside(const struct docx *x, enum docx_tok tok)
{
	return x->stack[x->depth].tok == tok;
}

static struct str
val(const struct xml_element *e, bool *has)
{
	return xml_attr(e, XML_NS_W, S("val"), has);
}

static void
skip_it(struct docx *x)
{
	x->skip = x->depth + 1;
	x->skip_deleted = x->deleted_text = false;
}

/* --- Runs --- */

static void
run_start(struct docx *x)
{
	x->run = x->flow != NULL ? x->flow->para : (struct docx_run){0};
	if (x->box_state >= 0) {
		docx_put_tick(x, x->box_state == 1);
		x->box_state = -1;
	}
}

/* --- Content controls --- */

static void
sdt_content_start(struct docx *x, struct docx_elem *e)
{
	unsigned bits = x->sdt > 0 ? x->stack[x->sdt].bits : 0;

	e->acted = true;
	e->bits = (uint8_t)bits;
	if ((bits & SDT_PROMPT) != 0)
		x->prompt++;
	if ((bits & SDT_BOX) != 0) {
		x->box++;
		x->box_unsaid = (bits & SDT_UNSAID) != 0;
		x->box_state =
		    x->box_unsaid ? -1 : (bits & SDT_CHECKED) != 0;
	}
}

static void
sdt_content_end(struct docx *x, const struct docx_elem *e)
{
	if ((e->bits & SDT_PROMPT) != 0)
		x->prompt--;
	if ((e->bits & SDT_BOX) == 0)
		return;
	if (x->box_state >= 0)
		docx_put_tick(x, x->box_state == 1);
	x->box_state = -1;
	x->box_unsaid = false;
	x->box--;
}

/* A value of ST_OnOff; programs write others, too. */
static bool
is_onoff(struct str v)
{
	static const char *const words[] = {
	    "0", "1", "true", "false", "on", "off", NULL};

	return str_is_any(v, words);
}

static void
sdt_prop(struct docx *x, enum docx_tok tok, const struct xml_element *e)
{
	struct str v;
	bool has;

	if (x->sdt == 0)
		return;
	if (tok == D_PLACEHOLDER && inside(x, D_SDTPR)) {
		v = val(e, &has);
		if (docx_is_on(v, has))
			x->stack[x->sdt].bits |= SDT_PROMPT;
	} else if (tok == D_BOX && inside(x, D_SDTPR)) {
		x->stack[x->sdt].bits |= SDT_BOX;
	} else if (tok == D_BOX_CHECKED && inside(x, D_BOX)) {
		v = xml_attr(e, XML_NS_W14, S("val"), &has);
		if (has && !is_onoff(v))
			x->stack[x->sdt].bits |= SDT_UNSAID;
		else if (docx_is_on(v, has))
			x->stack[x->sdt].bits |= SDT_CHECKED;
	}
}

/* --- Properties of cells and rows --- */

static int
clamped(struct docx *x, struct str v, int lo, int hi)
{
	int64_t n;

	if (str_int(v, &n) && n >= lo && n <= hi)
		return (int)n;
	doc_warn(x->a, x->doc, "cut", S("span of a cell"));
	return str_int(v, &n) && n > hi ? hi : lo;
}

static void
cell_prop(struct docx *x, enum docx_tok tok, const struct xml_element *e)
{
	struct docx_flow *f = x->flow;
	bool has, start;
	struct str v;

	if (!inside(x, D_TCPR) || f == NULL || !f->cell || x->flat > 0)
		return;
	v = val(e, &has);
	start = has && str_eq(v, S("restart"));
	if (tok == D_GRIDSPAN)
		f->span = clamped(x, v, 1, TABLE_COLS_MAX);
	else if (tok == D_VMERGE)
		f->vmerge = start ? MERGE_START : MERGE_GOES_ON;
	else if (tok == D_HMERGE)
		f->hmerge = start ? MERGE_START : MERGE_GOES_ON;
	else if (tok == D_CELLDEL)
		f->deleted = true;
	else if (tok == D_CELLINS)
		f->doubt = "tracked-change";
}

/* --- Revisions --- */

static void
inserted(struct docx *x, struct docx_elem *e)
{
	doc_warn(x->a, x->doc, "tracked-changes", S(""));
	if (inside(x, D_RPR))
		return;
	if (inside(x, D_TRPR)) {
		if (x->grid != NULL && x->flat == 0)
			x->grid->row_inserted = true;
		return;
	}
	e->acted = true;
	x->inserted++;
}

static void
deleted(struct docx *x)
{
	if (inside(x, D_RPR)) {
		/* Of a paragraph's mark: pPr/rPr/del. */
		if (x->depth > 0 && x->stack[x->depth - 1].tok == D_PPR &&
		    x->flow != NULL)
			x->flow->mark_deleted = true;
		return;
	}
	if (inside(x, D_TRPR)) {
		if (x->grid != NULL && x->flat == 0)
			x->grid->row_deleted = true;
		return;
	}
	skip_it(x);
	x->skip_deleted = true;
}

/* --- Elements --- */

static void
note_start(struct docx *x, const struct xml_element *e)
{
	struct str type = xml_attr(e, XML_NS_W, S("type"), NULL);

	/* Separators are lines, not notes. */
	if (type.len > 0 && !str_eq(type, S("normal")))
		skip_it(x);
}

static void
textbox_start(struct docx *x, struct docx_elem *e)
{
	if (x->flow == NULL)
		return;
	e->acted = true;
	/* The drawing around it was counted, but is no picture. */
	x->flow->pictures -= x->flow->pictures > 0;
	docx_flow_push(x, x->flow->cell, DOC_TEXTBOX);
}

static void
textbox_end(struct docx *x)
{
	struct docx_flow *f = x->flow, *up = f->up;
	struct docx_sink *l = &up->later;
	struct doc_cell c = {0};
	size_t i, at;

	if (!f->cell) {
		docx_flow_pop(x);
		return;
	}
	docx_store(x, &c);
	if (c.text.len > 0) {
		if (l->text.len > 0)
			sb_addc(&l->text, '\n');
		at = (size_t)l->text.len;
		sb_add(&l->text, c.text);
		for (i = 0; i < c.spans.n; i++)
			*ARENA_PUSH(x->tmp, &l->spans) =
			    (struct doc_span){c.spans.v[i].from + (ptrdiff_t)at,
				c.spans.v[i].to + (ptrdiff_t)at,
				c.spans.v[i].style};
	}
	for (i = 0; i < f->nested.n; i++)
		*ARENA_PUSH(x->a, &up->nested) = f->nested.v[i];
	if (f->doubt != NULL && up->doubt == NULL)
		up->doubt = f->doubt;
	docx_flow_pop(x);
}

/* What stands for a character, or only tells something. */
static void
character(struct docx *x, enum docx_tok tok, const struct xml_element *e)
{
	if (tok == D_ALTCHUNK)
		doc_warn(x->a, x->doc, "alt-chunk", S(""));
	else if (tok == D_SUBDOC)
		doc_warn(x->a, x->doc, "external-content", S("subDoc"));
	else if (tok == D_COMMENT)
		doc_warn(x->a, x->doc, "comments", S(""));
	if ((tok == D_COMMENT || tok == D_NOTEREF) && x->flow != NULL)
		x->flow->notes++;
	else if (tok == D_DRAWING && x->flow != NULL)
		x->flow->pictures++;
	else if (tok == D_CONTROL && x->flow != NULL)
		x->flow->doubt = "picture"; /* ActiveX: its state is binary */
	else if (!inside(x, D_R))
		return; /* w:tab of w:tabs, for one */
	else if (tok == D_TAB)
		docx_put(x, S("\t"), 0);
	else if (tok == D_BR)
		docx_put(x, S("\n"), 0);
	else if (tok == D_HYPHEN)
		docx_put(x, S("-"), 0);
	else if (tok == D_SYM)
		docx_sym(x, e);
}

static void
property(struct docx *x, enum docx_tok tok, const struct xml_element *e)
{
	struct str v;
	bool has;

	switch (tok) {
	case D_GRIDSPAN:
	case D_VMERGE:
	case D_HMERGE:
	case D_CELLDEL:
	case D_CELLINS:
		cell_prop(x, tok, e);
		return;
	case D_GRIDBEFORE:
		if (inside(x, D_TRPR) && x->grid != NULL && x->flat == 0)
			x->grid->col =
			    clamped(x, val(e, NULL), 0, TABLE_COLS_MAX - 1);
		return;
	case D_PSTYLE:
		if (inside(x, D_PPR) && x->flow != NULL)
			x->flow->para = docx_para_style(x, val(e, NULL));
		return;
	case D_LEVEL:
		if (x->flow != NULL)
			x->flow->level =
			    clamped(x, val(e, NULL), 0, DOCX_LEVELS - 1);
		return;
	case D_NUMID:
		if (x->flow != NULL && x->depth > 0 &&
		    x->stack[x->depth - 1].tok == D_PPR)
			docx_list_item(x, val(e, NULL));
		return;
	case D_PLACEHOLDER:
	case D_BOX:
	case D_BOX_CHECKED:
		sdt_prop(x, tok, e);
		return;
	default:
		break;
	}
	if (tok >= D_VANISH && tok <= D_RSTYLE) {
		if (parent(x)->acted && inside(x, D_RPR))
			docx_run_prop(x, &x->run, tok, e);
		return;
	}
	v = val(e, &has);
	docx_field_prop(x, tok, v, has);
}

/* Of AlternateContent one branch is read: the first that gives text. */
static void
branch_start(struct docx *x, struct docx_elem *e)
{
	e->saved = x->produced;
	if (inside(x, D_ALTERNATE) && parent(x)->acted)
		skip_it(x);
}

static void
text_start(struct docx *x, const struct xml_element *el, struct docx_elem *e)
{
	e->acted =
	    !str_eq(xml_attr(el, XML_NS_XML, S("space"), NULL), S("preserve"));
	e->saved = x->flow != NULL ? (size_t)x->flow->sink.text.len : 0;
}

/* Tables, and what is built like them. */
static void
block_start(struct docx *x, enum docx_tok tok, const struct xml_element *el,
    struct docx_elem *e)
{
	switch (tok) {
	case D_P:
		if (x->flow != NULL)
			docx_para_start(x);
		break;
	case D_TBL:
		docx_table_start(x);
		break;
	case D_TR:
		docx_row_start(x);
		break;
	case D_TC:
		e->acted = docx_cell_start(x);
		break;
	case D_TEXTBOX:
		textbox_start(x, e);
		break;
	case D_NOTE:
		note_start(x, el);
		break;
	default:
		break;
	}
}

static void
structure(struct docx *x, enum docx_tok tok, const struct xml_element *el,
    struct docx_elem *e)
{
	switch (tok) {
	case D_R:
		run_start(x);
		break;
	case D_RPR:
		e->acted = inside(x, D_R);
		break;
	case D_T:
		text_start(x, el, e);
		break;
	case D_SDT:
		e->saved = x->sdt;
		x->sdt = x->depth + 1;
		break;
	case D_SDTCONTENT:
		sdt_content_start(x, e);
		break;
	case D_CHOICE:
	case D_FALLBACK:
		branch_start(x, e);
		break;
	case D_FIELD:
		docx_field_char(
		    x, xml_attr(el, XML_NS_W, S("fldCharType"), NULL));
		break;
	case D_FLDSIMPLE:
		docx_field_simple_start(
		    x, xml_attr(el, XML_NS_W, S("instr"), NULL));
		break;
	case D_INS:
		inserted(x, e);
		break;
	case D_DEL:
		deleted(x);
		break;
	case D_SKIP:
		skip_it(x);
		break;
	default:
		block_start(x, tok, el, e);
		break;
	}
}

static bool
on_start(void *ctx, const struct xml_element *el)
{
	struct docx *x = ctx;
	struct docx_elem *e = &x->stack[x->depth + 1];
	enum docx_tok tok;

	if (x->skip > 0) {
		x->depth++;
		if (x->skip_deleted && (str_eq(el->local, S("delText")) ||
					   str_eq(el->local, S("t")) ||
					   str_eq(el->local, S("sym"))))
			x->deleted_text = true;
		return true;
	}
	if (*el->memo == 0)
		*el->memo = 1u + docx_word(x, el->ns, el->local);
	tok = (enum docx_tok)(*el->memo - 1);
	*e = (struct docx_elem){.tok = (uint8_t)tok};
	if (tok >= D_PROPERTIES)
		property(x, tok, el);
	else if (tok >= D_STRUCTURE)
		structure(x, tok, el, e);
	else if (tok >= D_CHARACTERS)
		character(x, tok, el);
	x->depth++;
	return true;
}

/* w:t without xml:space="preserve": white space at both ends is layout. */
static void
trim_end(struct docx *x, const struct docx_elem *e)
{
	struct docx_sink *s;
	ptrdiff_t len;

	if (!e->acted || x->flow == NULL)
		return;
	s = &x->flow->sink;
	len = s->text.len;
	while (len > (ptrdiff_t)e->saved &&
	       (s->text.p[len - 1] == ' ' || s->text.p[len - 1] == '\n' ||
		   s->text.p[len - 1] == '\t'))
		len--;
	docx_sink_cut(s, (size_t)len);
}

static struct str
trim_start(struct str s)
{
	while (s.len > 0 && (*s.p == ' ' || *s.p == '\n' || *s.p == '\t'))
		s = str_slice(s, 1, s.len);
	return s;
}

static bool
on_text(void *ctx, struct str s)
{
	struct docx *x = ctx;
	struct docx_elem *e = &x->stack[x->depth];

	if (x->skip > 0)
		return true;
	switch (e->tok) {
	case D_T:
		if (e->acted && x->flow != NULL &&
		    (size_t)x->flow->sink.text.len == e->saved)
			s = trim_start(s);
		docx_put(x, s, 0);
		break;
	case D_MT:
		docx_put(x, s, 0);
		break;
	case D_INSTR:
		if (x->field != NULL && !x->field->result)
			sb_add(&x->field->instr, s);
		break;
	default:
		break;
	}
	return true;
}

static void
structure_end(struct docx *x, const struct docx_elem *e)
{
	switch (e->tok) {
	case D_T:
		trim_end(x, e);
		break;
	case D_P:
		if (x->flow != NULL)
			docx_para_end(x);
		break;
	case D_TBL:
		docx_table_end(x);
		break;
	case D_TR:
		docx_row_end(x);
		break;
	case D_TC:
		if (e->acted)
			docx_cell_end(x);
		break;
	case D_TEXTBOX:
		if (e->acted)
			textbox_end(x);
		break;
	case D_SDT:
		x->sdt = e->saved;
		break;
	case D_SDTCONTENT:
		sdt_content_end(x, e);
		break;
	case D_CHOICE:
		if (x->produced != e->saved)
			parent(x)->acted = true;
		break;
	case D_FLDSIMPLE:
		docx_field_simple_end(x);
		break;
	case D_INS:
		if (e->acted)
			x->inserted--;
		break;
	default:
		break;
	}
}

static bool
on_end(void *ctx, enum xml_ns ns, struct str local)
{
	struct docx *x = ctx;
	const struct docx_elem *e = &x->stack[x->depth--];

	if (x->skip == 0) {
		if (e->tok != D_OTHER)
			structure_end(x, e);
	} else if (x->skip == x->depth + 1) {
		x->skip = 0;
		if (x->skip_deleted && x->deleted_text)
			docx_deleted_here(x);
	}
	return true;
}

const char *
docx_body(struct docx *x, struct str xml, enum doc_where where)
{
	static const struct xml_sax sax = {on_start, on_end, on_text};
	const char *why;

	x->depth = x->skip = x->sdt = 0;
	x->stack[0] = (struct docx_elem){0};
	x->prompt = x->inserted = x->box = x->flat = x->nest = 0;
	x->box_state = -1;
	x->grid = x->free_grids = NULL;
	x->field = NULL;
	x->flow = NULL;
	docx_flow_push(x, false, where);
	why = xml_parse(x->tmp, xml, &sax, x);
	/* Broken off in the middle: what was read up to there is kept. */
	while (why != NULL && x->depth > 0)
		on_end(x, XML_NS_NONE, S(""));
	docx_flow_pop(x);
	return why;
}
