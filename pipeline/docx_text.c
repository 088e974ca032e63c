/* SPDX-License-Identifier: ISC */
/* Text into paragraphs and cells, with its styles. */
#include "docx.h"

static void
sink_reset(struct docx_sink *s)
{
	s->text.len = 0;
	s->spans.n = 0;
	s->newlines = 0;
}

void
docx_flow_push(struct docx *x, bool cell, enum doc_where where)
{
	struct docx_flow *f = x->free_flows, keep;

	/* Old ones are used again for the room that their text has. */
	if (f != NULL) {
		x->free_flows = f->up;
		keep = *f;
		*f = (struct docx_flow){0};
		f->sink = keep.sink;
		f->later = keep.later;
		sink_reset(&f->sink);
		sink_reset(&f->later);
	} else {
		f = NEW(x->tmp, struct docx_flow);
		f->sink.text.a = f->later.text.a = x->tmp;
	}
	f->up = x->flow;
	f->cell = cell;
	f->where = where;
	f->span = 1;
	f->run = x->run;
	x->run = (struct docx_run){0};
	x->flow = f;
}

void
docx_flow_pop(struct docx *x)
{
	struct docx_flow *f = x->flow;

	docx_field_abandon(x, f);
	x->run = f->run;
	x->flow = f->up;
	f->up = x->free_flows;
	x->free_flows = f;
}

/* A stretch of style; one that goes on from the last is joined to it. */
static void
add_span(
    struct docx *x, struct docx_sink *s, size_t from, size_t to, unsigned style)
{
	struct doc_span *last;

	if (s->spans.n > 0) {
		last = &s->spans.v[s->spans.n - 1];
		if ((size_t)last->to == from && last->style == style &&
		    last->from != last->to && (style & DOC_TICK) == 0) {
			last->to = (ptrdiff_t)to;
			return;
		}
	}
	*ARENA_PUSH(x->tmp, &s->spans) =
	    (struct doc_span){(ptrdiff_t)from, (ptrdiff_t)to, style};
}

/* Keeps the text before a place only. */
void
docx_sink_cut(struct docx_sink *s, size_t from)
{
	size_t i;

	if ((size_t)s->text.len <= from)
		return;
	s->text.len = (ptrdiff_t)from;
	for (i = s->spans.n; i-- > 0;) {
		if ((size_t)s->spans.v[i].to <= from)
			break;
		s->spans.v[i].to = (ptrdiff_t)from;
	}
	while (s->spans.n > 0 &&
	       s->spans.v[s->spans.n - 1].from >= (ptrdiff_t)from &&
	       s->spans.v[s->spans.n - 1].style != DOC_DELETED_HERE)
		s->spans.n--;
}

/* Text boxes come behind the paragraph that holds their anchor. */
static void
append_later(struct docx *x, struct docx_flow *f)
{
	struct docx_sink *s = &f->sink, *l = &f->later;
	size_t i, at;

	if (l->text.len == 0)
		return;
	if (s->text.len > 0)
		sb_addc(&s->text, '\n');
	at = (size_t)s->text.len;
	sb_add(&s->text, sb_str(&l->text));
	for (i = 0; i < l->spans.n; i++)
		add_span(x, s, (size_t)l->spans.v[i].from + at,
		    (size_t)l->spans.v[i].to + at, l->spans.v[i].style);
	sink_reset(l);
}

/* The sink's text and spans into a cell of the document. */
static void
store(struct docx *x, const struct docx_sink *s, struct doc_cell *c)
{
	size_t i;

	c->text = str_dup(x->a, sb_str(&s->text));
	if (s->spans.n == 0)
		return;
	c->spans.v = arena_array(x->a, s->spans.n, sizeof *c->spans.v);
	for (i = 0; i < s->spans.n; i++)
		c->spans.v[i] = s->spans.v[i];
	c->spans.n = c->spans.cap = s->spans.n;
}

void
docx_store(struct docx *x, struct doc_cell *c)
{
	append_later(x, x->flow);
	store(x, &x->flow->sink, c);
}

void
docx_para_start(struct docx *x)
{
	struct docx_flow *f = x->flow;
	struct doc_block *b;

	f->para = (struct docx_run){0};
	f->box = GLYPH_NO_BOX;
	f->level = f->number = 0;
	if (f->cell || f->in_para)
		return;
	if (x->doc->blocks.n >= DOC_BLOCKS_MAX) {
		doc_warn(x->a, x->doc, "cut", S("paragraphs"));
		return;
	}
	b = ARENA_PUSH(x->a, &x->doc->blocks);
	b->where = f->where;
	b->para.rows = b->para.cols = 1;
	f->block = x->doc->blocks.n - 1;
	f->in_para = true;
}

void
docx_para_end(struct docx *x)
{
	struct docx_flow *f = x->flow;

	if (f->mark_deleted) {
		/* A tracked deletion of the mark: one paragraph with the next.
		 */
		f->mark_deleted = false;
		return;
	}
	docx_field_cut(x);
	if (f->cell) {
		/* An item without text: Word draws its number all the same. */
		if (f->number > 0)
			add_span(x, &f->sink, (size_t)f->sink.text.len,
			    (size_t)f->sink.text.len,
			    (unsigned)f->number << DOC_ITEM_SHIFT);
		f->number = 0;
		append_later(x, f);
		f->sink.newlines++;
		return;
	}
	if (!f->in_para)
		return;
	/* The last one goes at once when it is empty. */
	if (f->sink.text.len == 0 && f->sink.spans.n == 0 &&
	    f->pictures == 0 && f->block + 1 == x->doc->blocks.n)
		x->doc->blocks.n--;
	else
		store(x, &f->sink, &x->doc->blocks.v[f->block].para);
	if (f->block < x->doc->blocks.n) {
		struct doc_cell *p = &x->doc->blocks.v[f->block].para;

		p->doubt = f->doubt != NULL ? f->doubt : docx_elsewhere(f, p);
	}
	f->doubt = NULL;
	f->pictures = f->notes = 0;
	sink_reset(&f->sink);
	f->in_para = false;
}

/* Is there more than white space?  Quick where the first byte tells. */
static bool
has_text(struct str s)
{
	unsigned char c = (unsigned char)*s.p;

	if (c > 0x20 && c != 0xc2 && c != 0xe3)
		return true;
	return str_trim(s).len > 0;
}

/* A paragraph's text that belongs to no paragraph, by a broken file. */
static bool
can_put(struct docx *x, struct str s)
{
	if (x->flow == NULL || (!x->flow->cell && !x->flow->in_para))
		return false;
	if (docx_field_hides(x))
		return false;
	if (x->run.hidden) {
		if (has_text(s)) {
			x->flow->doubt = "hidden";
			doc_warn(x->a, x->doc, "hidden-content", S(""));
		}
		return false;
	}
	return true;
}

static void
put(struct docx *x, struct str s, unsigned style)
{
	struct docx_sink *k = &x->flow->sink;
	enum glyph_box box = x->flow->box;
	size_t from;

	x->flow->box = GLYPH_NO_BOX;
	if (box == GLYPH_TICK) {
		style |= DOC_TICKED;
	} else if (box != GLYPH_NO_BOX) {
		put(x,
		    box == GLYPH_SET ? S("\xe2\x98\x91") : S("\xe2\x98\x90"),
		    DOC_TICK);
	}
	style |= (unsigned)x->flow->number << DOC_ITEM_SHIFT;
	x->flow->number = 0;
	if ((size_t)(k->text.len + s.len) > CELL_BYTES_MAX) {
		x->flow->doubt = "cut";
		doc_warn(x->a, x->doc, "cut", S("text of a cell"));
		return;
	}
	if (k->text.len > 0)
		for (; k->newlines > 0; k->newlines--)
			sb_addc(&k->text, '\n');
	k->newlines = 0;
	from = (size_t)k->text.len;
	sb_add(&k->text, s);
	style |= x->run.style;
	if (x->prompt > 0)
		style |= DOC_PROMPT;
	if (x->inserted > 0 || (x->grid != NULL && x->grid->row_inserted)) {
		style |= DOC_INSERTED;
		if (x->flow->doubt == NULL)
			x->flow->doubt = "tracked-change";
	}
	if (style != 0)
		add_span(x, k, from, (size_t)k->text.len, style);
}

/* Letters of a symbol font, one by one. */
static void
put_symbols(struct docx *x, struct str s, unsigned style)
{
	struct str before;
	uint32_t r, shown;
	char buf[8];
	struct sb b = {.a = x->tmp, .p = buf, .cap = sizeof buf};
	int tick;

	while (s.len > 0) {
		before = s;
		r = utf8_next(&s);
		if (!glyph_symbol(x->run.font, r, &tick, &shown)) {
			before.len -= s.len;
			put(x, before, style);
		} else if (tick >= 0) {
			put(x, tick ? S("\xe2\x98\x91") : S("\xe2\x98\x90"),
			    style | DOC_TICK);
		} else {
			b.len = 0;
			sb_rune(&b, shown);
			put(x, sb_str(&b), style);
		}
	}
}

/* What a checkbox control shows is said by its state, not by its glyph. */
static void
put_without_boxes(struct docx *x, struct str s, unsigned style)
{
	struct str before;

	while (s.len > 0) {
		uint32_t r;

		before = s;
		r = utf8_next(&s);
		if (glyph_is_box(r) && x->box_unsaid) {
			put(x, r == 0x2610 || r == 0x25a1 ? S("\xe2\x98\x90")
							  : S("\xe2\x98\x91"),
			    style | DOC_TICK);
			continue;
		}
		if (glyph_is_box(r) || x->run.font != FONT_TEXT)
			continue;
		before.len -= s.len;
		put(x, before, style);
	}
}

void
docx_put(struct docx *x, struct str s, unsigned style)
{
	if (s.len == 0 || !can_put(x, s))
		return;
	x->produced += has_text(s);
	if (x->box > 0)
		put_without_boxes(x, s, style);
	else if (x->run.font != FONT_TEXT)
		put_symbols(x, s, style);
	else
		put(x, s, style);
}

void
docx_put_tick(struct docx *x, bool set)
{
	struct str s = set ? S("\xe2\x98\x91") : S("\xe2\x98\x90");

	if (!can_put(x, s))
		return;
	x->produced++;
	put(x, s, DOC_TICK);
}

void
docx_deleted_here(struct docx *x)
{
	struct docx_sink *s;

	doc_warn(x->a, x->doc, "tracked-changes", S(""));
	if (x->flow == NULL || (!x->flow->cell && !x->flow->in_para))
		return;
	s = &x->flow->sink;
	add_span(
	    x, s, (size_t)s->text.len, (size_t)s->text.len, DOC_DELETED_HERE);
	if (x->flow->doubt == NULL)
		x->flow->doubt = "tracked-change";
}
