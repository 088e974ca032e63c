/* SPDX-License-Identifier: ISC */
#include "msdoc.h"

#include "limit.h"
#include "msdoc_part.h"

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

		if (at + 2 > (size_t)x->main.len)
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
	return x->n > 0 ? NULL : "truncated";
}

/* --- paragraphs --- */

static void character(struct msdoc *, size_t);

/* The text boxes anchored in the paragraph before. */
static void
put_boxes(struct msdoc *x)
{
	size_t i, k, from, to;

	x->where = DOC_TEXTBOX;
	for (i = 0; i < x->nboxes; i++) {
		if (!msdoc_box(x, x->boxes[i], &from, &to))
			continue;
		for (k = from; k < to; k++)
			character(x, k);
	}
	x->nboxes = 0;
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
	if (c.text.len > 0) {
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
has_code(const struct msdoc *x, const char *word)
{
	return str_has(sb_str(&x->code), str_c(word));
}

static void
put_dropped(struct msdoc *x, const struct look *l)
{
	struct str s = msdoc_dropped(x, l->picture);
	size_t i;

	for (i = 0; i + 2 <= (size_t)s.len; i += 2)
		put(x, le16(s, i), l, 0);
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
		x->codes--;
		return true;
	}
	if (r == 0x15) {
		if (x->field > 0 && x->codes == x->field)
			x->codes--;
		x->field -= x->field > 0;
		return true;
	}
	if (x->codes == 0)
		return false;
	if (r == 1 && l->pictured && has_code(x, "FORMCHECKBOX"))
		put(x, msdoc_ticked(x, l->picture) ? 0x2611 : 0x2610, l,
		    DOC_TICK);
	else if (r == 1 && l->pictured && has_code(x, "FORMDROPDOWN"))
		put_dropped(x, l);
	else if (r >= ' ')
		sb_rune(&x->code, r);
	return true;
}

static void
mark(struct msdoc *x, uint32_t r, const struct para *p)
{
	bool inner = p->level > 1 && r != 7;

	if (r == 7 || (inner && (p->inner_cell || p->inner_row)))
		msdoc_enter(x, inner ? p->level : 1);
	if (inner ? p->inner_row : r == 7 && p->row_end)
		msdoc_row_end(x, p->table);
	else if (inner ? p->inner_cell : r == 7)
		msdoc_cell_end(x);
	else if (p->level > 0)
		msdoc_put(x, '\n', 0);
	else
		end_para(x);
	x->begun = false;
}

static void
character(struct msdoc *x, size_t i)
{
	const struct chr *c = &x->v[i];
	const struct para *p = msdoc_para(x, c->fc);
	const struct look *l = msdoc_look(x, c->fc, p->style);

	if (!x->begun) {
		msdoc_enter(x, p->level);
		msdoc_item(x, p);
		x->begun = true;
	}
	if (c->r == 7 || c->r == '\r' || c->r == '\f') {
		x->field = x->codes = 0;
		mark(x, c->r, p);
		return;
	}
	if (field_char(x, c->r, l) || c->r == 0)
		return;
	if (l->symbol != 0 && (c->r == '(' || c->r < ' ')) {
		put(x, l->symbol, l, DOC_TICK);
		return;
	}
	if (c->r == 8 && x->nboxes < sizeof x->boxes / sizeof *x->boxes)
		x->boxes[x->nboxes++] = i;
	if (c->r == '\v')
		put(x, '\n', l, 0);
	else if (c->r == 0x1e)
		put(x, '-', l, 0);
	else if (c->r >= ' ' || c->r == '\t')
		put(x, c->r >= 0xd800 && c->r < 0xe000 ? 0xfffd : c->r, l, 0);
}

const char *
msdoc_read(struct arena *a, struct str bytes, struct doc *d)
{
	struct msdoc *x = NEW(a, struct msdoc);
	struct cfb c;
	const char *why = cfb_open(a, bytes, &c);
	uint32_t flags;
	size_t i, all;

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
	if ((why = pieces(x)) != NULL)
		return why;
	msdoc_styles(x);
	msdoc_props(x);
	msdoc_lists(x);
	/* The story of the main text; notes and headers follow it. */
	all = le32(x->main, 0x4c);
	for (i = 0; i < x->n && i < all; i++)
		character(x, i);
	end_para(x);
	return NULL;
}
