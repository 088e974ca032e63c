/* SPDX-License-Identifier: ISC */
#include "msdoc.h"

#include "limit.h"
#include "msdoc_part.h"
#include "wordfield.h"

#define CHARS_MAX (8u << 20) /* of a document; 400 pages hold one million */

/* --- the text, from its pieces (MS-DOC s2.4.1) --- */

static uint32_t
ansi(unsigned char c)
{
	static const uint16_t v[] = {0x20ac, 0x81, 0x201a, 0x192, 0x201e,
	    0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d,
	    0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
	    0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178};

	return c >= 0x80 && c < 0xa0 ? v[c - 0x80] : c;
}

static void
piece(struct msdoc *x, uint32_t fc, size_t chars)
{
	bool narrow = (fc & 0x40000000) != 0;
	size_t i, at = fc & 0x3fffffff;

	if (narrow)
		at /= 2;
	for (i = 0; i < chars && x->n < CHARS_MAX; i++) {
		struct chr *c = &x->v[x->n];

		if (at + (narrow ? 1 : 2) > (size_t)x->main.len)
			return;
		c->fc = (uint32_t)at;
		c->r = narrow ? ansi((unsigned char)x->main.p[at])
			      : le16(x->main, at);
		at += narrow ? 1 : 2;
		if (c->r >= 0xdc00 && c->r < 0xe000 && x->n > 0 &&
		    x->v[x->n - 1].r >= 0xd800 && x->v[x->n - 1].r < 0xdc00) {
			x->v[x->n - 1].r = 0x10000 +
					   ((x->v[x->n - 1].r - 0xd800) << 10) +
					   (c->r - 0xdc00);
			c->r = 0; /* the second half says nothing more */
		}
		x->n++;
	}
}

static bool
is_mark(uint32_t r)
{
	return r == 7 || r == '\r' || r == '\f';
}

/* MS-DOC s2.4.2: a paragraph's properties are those of its last character. */
static void
find_marks(struct msdoc *x)
{
	size_t i = x->n;

	while (i-- > 0)
		x->v[i].mark = i + 1 == x->n || is_mark(x->v[i].r)
				   ? x->v[i].fc
				   : x->v[i + 1].mark;
}

static const char *
pieces(struct msdoc *x)
{
	size_t at = le32(x->main, 0x1a2), end = at + le32(x->main, 0x1a6);
	size_t n, i, all, len = (size_t)x->table.len;

	while (at < end && at < len && x->table.p[at] == 1)
		at += 3 + le16(x->table, at + 1);
	if (at + 9 > len || x->table.p[at] != 2)
		return "truncated";
	n = (le32(x->table, at + 1) - 4) / 12;
	at += 5;
	if (n > len / 12)
		return "truncated";
	all = le32(x->table, at + n * 4);
	if (all > CHARS_MAX)
		all = CHARS_MAX;
	x->v = arena_array(x->a, all + 1, sizeof *x->v);
	for (i = 0; i < n; i++) {
		uint32_t from = le32(x->table, at + i * 4);
		uint32_t to = le32(x->table, at + i * 4 + 4);

		if (to <= from || to > all || x->n + (to - from) > all)
			break;
		piece(
		    x, le32(x->table, at + (n + 1) * 4 + i * 8 + 2), to - from);
	}
	if (x->n == 0)
		return "truncated";
	find_marks(x);
	if (x->n < le32(x->table, at + n * 4))
		doc_warn(x->a, x->d, x->n == CHARS_MAX ? "cut" : "truncated",
		    S("text"));
	return NULL;
}

/* --- paragraphs --- */

static void character(struct msdoc *, size_t);

/* The text boxes anchored in the paragraph before. */
static void
put_boxes(struct msdoc *x)
{
	size_t i, k;

	x->where = DOC_TEXTBOX;
	for (i = 0; i < x->due.n; i++)
		for (k = x->due.v[i]->from; k < x->due.v[i]->to; k++)
			character(x, k);
	x->due.n = 0;
	x->where = DOC_BODY;
}

static void
end_para(struct msdoc *x)
{
	struct doc_block *b;
	struct doc_cell c;

	msdoc_enter(x, 0);
	if (x->where == DOC_BODY)
		x->nparas++;
	c = msdoc_take(x);
	if (c.text.len > 0 && x->d->blocks.n >= DOC_BLOCKS_MAX) {
		doc_warn(x->a, x->d, "cut", S("paragraphs"));
	} else if (c.text.len > 0) {
		b = ARENA_PUSH(x->a, &x->d->blocks);
		b->para = c;
		b->para.row = x->nparas;
		b->where = x->where;
	}
	x->begun = false;
	if (x->where == DOC_BODY)
		put_boxes(x);
}

/* --- characters --- */

/* A letter of a symbol font is what that shows. */
static void
put_letter(struct msdoc *x, uint32_t r, const struct look *l, unsigned more)
{
	uint32_t shown;
	int tick;

	if (!glyph_symbol(l->font, r, &tick, &shown))
		msdoc_put(x, r, l->style | more);
	else if (tick >= 0)
		msdoc_put(x, tick ? 0x2611 : 0x2610, l->style | DOC_TICK);
	else
		msdoc_put(x, shown, l->style | more);
}

/* What is not to be seen is told; it says nothing. */
static void
put(struct msdoc *x, uint32_t r, const struct look *l, unsigned more)
{
	struct flow *f = &x->flow[x->level];
	const char *why = l->deleted			  ? "tracked-change"
			  : (l->style & DOC_INSERTED) != 0 ? "tracked-change"
			  : l->hidden && r > ' '	  ? "hidden"
							  : NULL;

	if (why != NULL && f->doubt == NULL)
		f->doubt = why;
	if (why != NULL)
		doc_warn(x->a, x->d,
		    l->hidden ? "hidden-content" : "tracked-changes", S(""));
	if (!l->deleted && !l->hidden)
		put_letter(x, r, l, more);
}

static bool
is_code(const struct msdoc *x, const char *word)
{
	return wordfield_is(sb_str(&x->code), word);
}

static void
put_dropped(struct msdoc *x, const struct look *l)
{
	struct str s = msdoc_dropped(x, l->picture);
	size_t i;

	for (i = 0; i + 2 <= (size_t)s.len; i += 2)
		put(x, le16(s, i), l, 0);
}

/* The code of a field is whole: what Word draws of it without a result. */
static void
end_code(struct msdoc *x, const struct look *l)
{
	struct drawn d = {.font = l->font};
	struct look as = *l;

	if (--x->codes > 0 || x->drawn > 0 ||
	    !wordfield_draws(x->a, sb_str(&x->code), &d))
		return;
	as.font = d.font;
	if (d.tick >= 0)
		put(x, d.tick ? 0x2611 : 0x2610, &as, DOC_TICK);
	while (d.text.len > 0)
		put(x, utf8_next(&d.text), &as, d.style);
	x->drawn = x->field;
}

/* Fields (MS-DOC s2.8.25): the code is out, its result is text. */
static bool
field_char(struct msdoc *x, uint32_t r, const struct look *l)
{
	if (r == 0x13) {
		x->field++;
		x->codes++;
		x->code = (struct sb){.a = x->a};
		return true;
	}
	if (r == 0x14 && x->codes > 0) {
		end_code(x, l);
		return true;
	}
	if (r == 0x15) {
		if (x->field > 0 && x->codes == x->field)
			end_code(x, l);
		if (x->drawn == x->field)
			x->drawn = 0;
		x->field -= x->field > 0;
		return true;
	}
	if (x->drawn > 0)
		return true;
	if (x->codes == 0)
		return false;
	if (r == 1 && l->pictured && is_code(x, "FORMCHECKBOX"))
		put(x, msdoc_ticked(x, l->picture) ? 0x2611 : 0x2610, l,
		    DOC_TICK);
	else if (r == 1 && l->pictured && is_code(x, "FORMDROPDOWN"))
		put_dropped(x, l);
	else if (r >= ' ')
		sb_rune(&x->code, r);
	return true;
}

static void
mark(struct msdoc *x, uint32_t r, const struct para *p)
{
	bool inner = p->level > 1 && r != 7;

	if (p->level == 0) { /* a cell's mark outside of tables, too */
		end_para(x);
		return;
	}
	if (r == 7 || (inner && (p->inner_cell || p->inner_row)))
		msdoc_enter(x, inner ? p->level : 1);
	if (inner ? p->inner_row : r == 7 && p->row_end)
		msdoc_row_end(x, p->table);
	else if (inner ? p->inner_cell : r == 7)
		msdoc_cell_end(x);
	else
		msdoc_put(x, '\n', 0);
	x->begun = false;
}

/* What is drawn is a text box, or nobody can read it. */
static void
drawing(struct msdoc *x, struct box *box)
{
	if (box == NULL && x->where == DOC_BODY)
		msdoc_picture(x);
	if (box == NULL || box->met)
		return;
	box->met = true;
	*ARENA_PUSH(x->a, &x->due) = box;
}

static void
character(struct msdoc *x, size_t i)
{
	const struct chr *c = &x->v[i];
	const struct para *p = msdoc_para(x, c->mark);
	const struct look *l = msdoc_look(x, c->fc, p->style);

	if (!x->begun) {
		msdoc_enter(x, p->level);
		msdoc_item(x, p);
		x->begun = true;
	}
	if (is_mark(c->r)) {
		x->field = x->codes = x->drawn = 0;
		mark(x, c->r, p);
		return;
	}
	if (field_char(x, c->r, l) || c->r == 0)
		return;
	if (l->symbol != 0 && (c->r == '(' || c->r < ' ')) {
		put(x, l->symbol, l, 0);
		return;
	}
	if (c->r == 8 || (c->r == 1 && l->pictured))
		drawing(x, c->r == 8 ? msdoc_box(x, i) : NULL);
	if (c->r == '\v')
		put(x, '\n', l, 0);
	else if (c->r == 0x1e)
		put(x, '-', l, 0);
	else if (c->r >= ' ' || c->r == '\t')
		put(x, c->r >= 0xd800 && c->r < 0xe000 ? 0xfffd : c->r, l, 0);
}

/* --- stories: what stands apart from the main text (MS-DOC s2.3) --- */

static void
story(struct msdoc *x, size_t from, size_t to, enum doc_where where)
{
	x->where = where;
	for (; from < to && from < x->n; from++)
		character(x, from);
	end_para(x);
}

/* Six separators of notes; six of each section, footers among them. */
static void
headers(struct msdoc *x, size_t start)
{
	static const bool footer[] = {false, false, true, true, false, true};
	size_t fc = le32(x->main, 0xf2), n = le32(x->main, 0xf6) / 4, i;
	size_t from, to, end = 0;

	for (i = 6; i + 1 < n && fc + i * 4 < (size_t)x->table.len; i++) {
		from = le32(x->table, fc + i * 4);
		to = le32(x->table, fc + i * 4 + 4);
		if (from < end || to <= from || to > le32(x->main, 0x54))
			continue;
		end = to;
		story(x, start + from, start + to,
		    footer[i % 6] ? DOC_FOOTER : DOC_HEADER);
	}
}

static void
stories(struct msdoc *x)
{
	size_t text = le32(x->main, 0x4c), notes = le32(x->main, 0x50);
	size_t heads = le32(x->main, 0x54), end;

	story(x, 0, text, DOC_BODY);
	headers(x, text + notes);
	story(x, text, text + notes, DOC_NOTE);
	end = text + notes + heads + le32(x->main, 0x58) + le32(x->main, 0x5c);
	story(x, end, end + le32(x->main, 0x60), DOC_NOTE);
}

const char *
msdoc_read(struct arena *a, struct str bytes, struct doc *d)
{
	struct msdoc *x = NEW(a, struct msdoc);
	struct cfb c;
	const char *why = cfb_open(a, bytes, &c);
	uint32_t flags;

	*d = (struct doc){.kind = "doc"};
	if (why != NULL)
		return why;
	x->a = x->code.a = x->flow[0].text.a = a;
	x->d = d;
	if (!cfb_stream(&c, "WordDocument", &x->main) ||
	    le16(x->main, 0) != 0xa5ec)
		return "no-main-part";
	flags = le16(x->main, 0x0a);
	if ((flags & 0x0100) != 0)
		return "password";
	if (!cfb_stream(&c, flags & 0x0200 ? "1Table" : "0Table", &x->table))
		return "no-main-part";
	if (!cfb_stream(&c, "Data", &x->data))
		x->data = S("");
	if (c.cut)
		doc_warn(a, d, "truncated", S(""));
	if ((why = pieces(x)) != NULL)
		return why;
	msdoc_styles(x);
	msdoc_props(x);
	msdoc_lists(x);
	msdoc_boxes(x);
	stories(x);
	return NULL;
}
