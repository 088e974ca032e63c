/* SPDX-License-Identifier: ISC */
#include "msdoc.h"

#include <stdlib.h>

#include "cfb.h"
#include "limits.h"

#define CHARS_MAX (8u << 20) /* of a document; 400 pages hold one million */
#define CELLS_ROW_MAX 64 /* Word's own limit is 63 */
#define EDGE_NEAR 40 /* twips that two edges of one column may differ */

/* MS-DOC s2.6: the properties that change what the text says. */
enum sprm {
	SPRM_DELETED = 0x0800,
	SPRM_INSERTED = 0x0801,
	SPRM_STRIKE = 0x0837,
	SPRM_HIDDEN = 0x083c,
	SPRM_UNDERLINE = 0x2a3e,
	SPRM_PICTURE = 0x6a03,
	SPRM_SYMBOL = 0x6a09,
	SPRM_IN_TABLE = 0x2416,
	SPRM_ROW_END = 0x2417,
	SPRM_HUGE = 0x6646,
	SPRM_HUGE_OLD = 0x646b,
	SPRM_TABLE = 0xd608,
};

struct chr {
	uint32_t r;
	uint32_t fc; /* where it lies in the main stream */
};

struct run { /* character properties from fc on */
	uint32_t from, to;
	bool deleted, inserted, strike, hidden, underline;
	uint32_t symbol, picture;
};

struct para { /* paragraph properties */
	uint32_t from, to;
	bool in_table, row_end;
	struct str table; /* operand of SPRM_TABLE */
};

struct msdoc {
	struct arena *a;
	struct str main, table, data;
	struct chr *v;
	size_t n;
	struct {
		struct run *v;
		size_t n, cap;
	} runs;
	struct {
		struct para *v;
		size_t n, cap;
	} paras;
	struct doc *d;
	struct sb text; /* of the paragraph or cell in work */
	struct doc_spans spans;
	int field; /* depth of field codes */
	int codes; /* of those, still before their result */
	struct sb code;
	struct doc_table *t;
	struct {
		struct doc_cell v[CELLS_ROW_MAX];
		int n;
	} row;
	struct {
		int row, x, x2; /* cells' edges, to become columns */
		size_t cell;
		int merge;
	} *edges;
	size_t nedges, cedges;
	int nparas, ntables;
};

/* --- properties --- */

/* Bytes of a sprm's operand (MS-DOC s2.2.5.1). */
static size_t
operand(uint32_t sprm, struct str s, size_t at)
{
	switch (sprm >> 13) {
	case 0:
	case 1:
		return 1;
	case 2:
	case 4:
	case 5:
		return 2;
	case 3:
		return 4;
	case 7:
		return 3;
	default:
		if (sprm == SPRM_TABLE)
			return le16(s, at) + 1;
		return at < (size_t)s.len ? (unsigned char)s.p[at] + 1u : 1;
	}
}

static void
run_sprm(struct run *r, uint32_t sprm, struct str s, size_t at)
{
	bool on = at < (size_t)s.len && (s.p[at] & 1) != 0;

	switch (sprm) {
	case SPRM_DELETED:
		r->deleted = on;
		break;
	case SPRM_INSERTED:
		r->inserted = on;
		break;
	case SPRM_STRIKE:
		r->strike = on;
		break;
	case SPRM_HIDDEN:
		r->hidden = on;
		break;
	case SPRM_UNDERLINE:
		r->underline = at < (size_t)s.len && s.p[at] != 0;
		break;
	case SPRM_SYMBOL:
		r->symbol = le16(s, at + 2);
		break;
	case SPRM_PICTURE:
		r->picture = le32(s, at);
		break;
	}
}

static void para_props(struct msdoc *, struct para *, struct str, int depth);

static void
para_sprm(struct msdoc *x, struct para *p, uint32_t sprm, struct str s,
    size_t at, int depth)
{
	uint32_t fc;

	switch (sprm) {
	case SPRM_IN_TABLE:
		p->in_table = at < (size_t)s.len && s.p[at] != 0;
		break;
	case SPRM_ROW_END:
		p->row_end = at < (size_t)s.len && s.p[at] != 0;
		break;
	case SPRM_TABLE:
		p->table = str_slice(s, (ptrdiff_t)at + 2,
		    (ptrdiff_t)at + 1 + (ptrdiff_t)le16(s, at));
		break;
	case SPRM_HUGE:
	case SPRM_HUGE_OLD:
		/* Too much for a page: the rest lies in the data stream. */
		fc = le32(s, at);
		if (depth == 0)
			para_props(x, p, str_slice(x->data, (ptrdiff_t)fc + 2,
			    (ptrdiff_t)fc + 2 + (ptrdiff_t)le16(x->data, fc)), 1);
		break;
	}
}

static void
para_props(struct msdoc *x, struct para *p, struct str s, int depth)
{
	size_t at = 0, n;
	uint32_t sprm;

	while (at + 3 <= (size_t)s.len) {
		sprm = le16(s, at);
		n = operand(sprm, s, at + 2);
		para_sprm(x, p, sprm, s, at + 2, depth);
		at += 2 + n;
	}
}

/* One page of character properties (MS-DOC s2.9.33). */
static void
chpx_page(struct msdoc *x, struct str page)
{
	size_t n = (unsigned char)page.p[511], i, at, end;

	for (i = 0; i < n && (i + 1) * 4 + 4 + n <= 511; i++) {
		struct run *r = ARENA_PUSH(x->a, &x->runs);

		r->from = le32(page, i * 4);
		r->to = le32(page, i * 4 + 4);
		at = (unsigned char)page.p[(n + 1) * 4 + i] * 2u;
		if (at == 0 || at >= 511)
			continue;
		end = at + 1 + (unsigned char)page.p[at];
		for (at++; at + 3 <= end && end <= 511;) {
			uint32_t sprm = le16(page, at);

			run_sprm(r, sprm, page, at + 2);
			at += 2 + operand(sprm, page, at + 2);
		}
	}
}

/* One page of paragraph properties (MS-DOC s2.9.175). */
static void
papx_page(struct msdoc *x, struct str page)
{
	size_t n = (unsigned char)page.p[511], i, at, len;

	for (i = 0; i < n && (n + 1) * 4 + i * 13 < 511; i++) {
		struct para *p = ARENA_PUSH(x->a, &x->paras);

		p->from = le32(page, i * 4);
		p->to = le32(page, i * 4 + 4);
		at = (unsigned char)page.p[(n + 1) * 4 + i * 13] * 2u;
		if (at == 0 || at >= 509)
			continue;
		len = (unsigned char)page.p[at] * 2u;
		at++;
		if (len == 0) /* then the next byte counts words */
			len = (unsigned char)page.p[at++] * 2u;
		else
			len--;
		if (len < 2 || at + len > 512)
			continue;
		para_props(x, p, str_slice(page, (ptrdiff_t)at + 2,
		    (ptrdiff_t)(at + len)), 0);
	}
}

/* The pages that a table of pages names (MS-DOC s2.8.5, s2.8.6). */
static void
pages(struct msdoc *x, size_t fib, void (*page)(struct msdoc *, struct str))
{
	uint32_t fc = le32(x->main, fib), lcb = le32(x->main, fib + 4), pn;
	size_t n = lcb >= 12 ? (lcb - 4) / 8 : 0, i;
	struct str s;

	for (i = 0; i < n && i < 100000; i++) {
		pn = le32(x->table, fc + (n + 1) * 4 + i * 4) & 0x3fffff;
		s = str_slice(x->main, (ptrdiff_t)pn * 512,
		    (ptrdiff_t)pn * 512 + 512);
		if (s.len == 512)
			page(x, s);
	}
}

static int
by_from(const void *p, const void *q)
{
	uint32_t x = *(const uint32_t *)p, y = *(const uint32_t *)q;

	return x < y ? -1 : x > y;
}

/* The last member that starts at or before fc; members of one size. */
static const void *
find(const void *v, size_t n, size_t size, uint32_t fc)
{
	size_t lo = 0, hi = n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (*(const uint32_t *)((const char *)v + mid * size) <= fc)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > 0 ? (const char *)v + (lo - 1) * size : NULL;
}

static const struct run *
run_at(struct msdoc *x, uint32_t fc)
{
	static const struct run none;
	const struct run *r =
	    find(x->runs.v, x->runs.n, sizeof *r, fc);

	return r != NULL && fc < r->to ? r : &none;
}

static const struct para *
para_at(struct msdoc *x, uint32_t fc)
{
	static const struct para none;
	const struct para *p =
	    find(x->paras.v, x->paras.n, sizeof *p, fc);

	return p != NULL && fc < p->to ? p : &none;
}

/* --- the text, from its pieces (MS-DOC s2.4.1) --- */

static uint32_t
ansi(unsigned char c)
{
	static const uint16_t v[] = { 0x20ac, 0x81, 0x201a, 0x192, 0x201e,
		0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
		0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d,
		0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153,
		0x9d, 0x17e, 0x178 };

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
	uint32_t at = le32(x->main, 0x1a2), end = at + le32(x->main, 0x1a6);
	size_t n, i, all;

	while (at < end && at < (uint32_t)x->table.len && x->table.p[at] == 1)
		at += 3 + le16(x->table, at + 1);
	if (at + 9 > (uint32_t)x->table.len || x->table.p[at] != 2)
		return "truncated";
	n = (le32(x->table, at + 1) - 4) / 12;
	at += 5;
	if (n > (size_t)x->table.len / 12)
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
		piece(x, le32(x->table, at + (n + 1) * 4 + i * 8 + 2),
		    to - from);
	}
	return x->n > 0 ? NULL : "truncated";
}

/* --- paragraphs, cells, rows --- */

static struct doc_cell
take_text(struct msdoc *x)
{
	struct doc_cell c = { .rows = 1, .cols = 1 };

	c.text = sb_str(&x->text);
	c.spans = x->spans;
	x->text = (struct sb) { .a = x->a };
	x->spans = (struct doc_spans) { 0 };
	return c;
}

static void
end_table(struct msdoc *x);

static void
end_para(struct msdoc *x)
{
	struct doc_block *b;

	if (x->t != NULL)
		end_table(x);
	x->nparas++;
	if (x->text.len == 0)
		return;
	b = ARENA_PUSH(x->a, &x->d->blocks);
	b->para = take_text(x);
	b->para.row = x->nparas;
}

static void
end_cell(struct msdoc *x)
{
	if (x->row.n < CELLS_ROW_MAX)
		x->row.v[x->row.n++] = take_text(x);
	else
		take_text(x);
}

static void
add_edge(struct msdoc *x, int left, int right, size_t cell, int merge)
{
	if (x->nedges == x->cedges) {
		x->edges = arena_grow(x->a, x->edges,
		    x->cedges * sizeof *x->edges,
		    (x->cedges ? x->cedges * 2 : 64) * sizeof *x->edges);
		x->cedges = x->cedges ? x->cedges * 2 : 64;
	}
	x->edges[x->nedges].row = x->t->rows;
	x->edges[x->nedges].x = left;
	x->edges[x->nedges].x2 = right;
	x->edges[x->nedges].cell = cell;
	x->edges[x->nedges++].merge = merge;
}

/* MS-DOC s2.9.334: the cells' edges and merges stand with the row's end. */
static void
end_row(struct msdoc *x, struct str def)
{
	int i, n = def.len > 0 ? (unsigned char)def.p[0] : 0, cell = 0;
	struct doc_block *b;

	if (x->t == NULL) {
		b = ARENA_PUSH(x->a, &x->d->blocks);
		b->table = x->t = NEW(x->a, struct doc_table);
		x->t->ordinal = ++x->ntables;
		x->nedges = 0;
	}
	for (i = 0; i < x->row.n; i++) {
		struct doc_cell *c = ARENA_PUSH(x->a, &x->t->cells);
		bool known = n == x->row.n;
		uint32_t flags = known ? le16(def,
		    1 + ((size_t)n + 1) * 2 + (size_t)i * 20) : 0;

		*c = x->row.v[i];
		c->row = x->t->rows;
		add_edge(x, known ? (int16_t)le16(def, 1 + (size_t)i * 2)
				  : cell * 1000,
		    known ? (int16_t)le16(def, 3 + (size_t)i * 2)
			  : cell * 1000 + 1000,
		    x->t->cells.n - 1, (int)flags);
		cell++;
	}
	x->row.n = 0;
	x->t->rows++;
}

static int
by_number(const void *p, const void *q)
{
	return *(const int *)p - *(const int *)q;
}

static int
column(const int *v, int n, int x)
{
	int i, best = 0;

	for (i = 0; i < n; i++)
		if (abs(v[i] - x) < abs(v[best] - x))
			best = i;
	return best;
}

/* A vertically merged cell is the one above it, made longer. */
static bool
merge_up(struct doc_table *t, struct doc_cell *c)
{
	size_t i;

	for (i = (size_t)(c - t->cells.v); i-- > 0;) {
		struct doc_cell *u = &t->cells.v[i];

		if (u->col == c->col && u->rows > 0 &&
		    u->row + u->rows == c->row) {
			u->rows++;
			return true;
		}
		if (u->row + 200 < c->row)
			break;
	}
	return false;
}

static void
place_cells(struct msdoc *x, const int *at, int n)
{
	struct doc_cells out = { 0 };
	struct doc_cell *left = NULL;
	size_t i;

	for (i = 0; i < x->nedges; i++) {
		struct doc_cell *c = &x->t->cells.v[x->edges[i].cell];
		int flags = x->edges[i].merge;

		c->col = column(at, n, x->edges[i].x);
		c->cols = column(at, n, x->edges[i].x2) - c->col;
		if (c->cols < 1)
			c->cols = 1;
		if ((flags & 3) == 2 && left != NULL && left->row == c->row) {
			left->cols += c->cols;
			c->rows = 0; /* merged with its left neighbour */
			continue;
		}
		left = c;
		if ((flags & 0x60) == 0x20 && merge_up(x->t, c))
			c->rows = 0;
	}
	for (i = 0; i < x->t->cells.n; i++)
		if (x->t->cells.v[i].rows > 0)
			*ARENA_PUSH(x->a, &out) = x->t->cells.v[i];
	x->t->cells = out;
}

static void
end_table(struct msdoc *x)
{
	int *v = arena_array(x->a, x->nedges * 2 + 1, sizeof *v);
	int n = 0, k = 0, i;
	size_t e;

	for (e = 0; e < x->nedges; e++) {
		v[n++] = x->edges[e].x;
		v[n++] = x->edges[e].x2;
	}
	qsort(v, (size_t)n, sizeof *v, by_number);
	for (i = 0; i < n; i++)
		if (k == 0 || v[i] - v[k - 1] > EDGE_NEAR)
			v[k++] = v[i];
	if (k > TABLE_COLS_MAX)
		k = TABLE_COLS_MAX;
	x->t->cols = k > 1 ? k - 1 : 1;
	place_cells(x, v, k);
	x->t = NULL;
}

/* --- characters --- */

static void
style(struct msdoc *x, const struct run *r, ptrdiff_t from, unsigned more)
{
	unsigned s = (r->strike ? DOC_STRUCK : 0u) |
	    (r->inserted ? DOC_INSERTED : 0u) |
	    (r->underline ? DOC_UNDERLINED : 0u) | more;
	struct doc_span *last = x->spans.n > 0
	    ? &x->spans.v[x->spans.n - 1] : NULL;

	if (s == 0)
		return;
	if (last != NULL && last->to == from && last->style == s) {
		last->to = x->text.len;
		return;
	}
	*ARENA_PUSH(x->a, &x->spans) =
	    (struct doc_span) { from, x->text.len, s };
}

/* MS-DOC s2.9.78: the state of a check box, in the data stream. */
static bool
box_is_set(struct msdoc *x, uint32_t at)
{
	uint32_t head = le16(x->data, at + 4), bits, res, name;

	bits = le16(x->data, at + head + 4);
	res = bits >> 2 & 0x1f;
	if (res != 25)
		return res != 0;
	name = le16(x->data, at + head + 10);
	return le16(x->data, at + head + 10 + 2 + name * 2 + 2) != 0;
}

static bool
has_code(const struct msdoc *x, const char *word)
{
	return str_has(sb_str(&x->code), str_c(word));
}

static void
put(struct msdoc *x, uint32_t r, const struct run *run, unsigned more)
{
	ptrdiff_t from = x->text.len;

	if (x->text.len >= (ptrdiff_t)CELL_BYTES_MAX || run->deleted ||
	    run->hidden)
		return;
	sb_rune(&x->text, r);
	style(x, run, from, more);
}

/* Fields (MS-DOC s2.8.25): the code is out, its result is text. */
static bool
field_char(struct msdoc *x, uint32_t r, const struct run *run)
{
	if (r == 0x13) {
		x->field++;
		x->codes++;
		x->code = (struct sb) { .a = x->a };
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
	if (r == 1 && run->picture != 0 && has_code(x, "FORMCHECKBOX"))
		put(x, box_is_set(x, run->picture) ? 0x2611 : 0x2610, run,
		    DOC_TICK);
	else if (r >= ' ')
		sb_rune(&x->code, r);
	return true;
}

static void
mark(struct msdoc *x, const struct chr *c)
{
	const struct para *p = para_at(x, c->fc);

	if (c->r == 7 && p->row_end)
		end_row(x, p->table);
	else if (c->r == 7)
		end_cell(x);
	else if (p->in_table)
		put(x, '\n', run_at(x, c->fc), 0);
	else
		end_para(x);
}

static void
character(struct msdoc *x, const struct chr *c)
{
	const struct run *run = run_at(x, c->fc);

	if (c->r == 7 || c->r == '\r' || c->r == '\f') {
		x->field = x->codes = 0;
		mark(x, c);
		return;
	}
	if (field_char(x, c->r, run) || c->r == 0)
		return;
	if (run->symbol != 0 && (c->r == '(' || c->r < ' ')) {
		put(x, run->symbol, run, DOC_TICK);
		return;
	}
	if (c->r == '\v')
		put(x, '\n', run, 0);
	else if (c->r == 0x1e)
		put(x, '-', run, 0);
	else if (c->r >= ' ' || c->r == '\t')
		put(x, c->r >= 0xd800 && c->r < 0xe000 ? 0xfffd : c->r, run, 0);
}

const char *
msdoc_read(struct arena *a, struct str bytes, struct doc *d)
{
	struct msdoc x = { .a = a, .d = d, .text.a = a, .code.a = a };
	struct cfb c;
	const char *why = cfb_open(a, bytes, &c);
	uint32_t flags;
	size_t i;

	*d = (struct doc) { .kind = "doc" };
	if (why != NULL)
		return why;
	if (!cfb_stream(&c, "WordDocument", &x.main) ||
	    le16(x.main, 0) != 0xa5ec)
		return "no-main-part";
	flags = le16(x.main, 0x0a);
	if ((flags & 0x0100) != 0)
		return "password";
	if (!cfb_stream(&c, flags & 0x0200 ? "1Table" : "0Table", &x.table))
		return "no-main-part";
	if (!cfb_stream(&c, "Data", &x.data))
		x.data = S("");
	if ((why = pieces(&x)) != NULL)
		return why;
	pages(&x, 0xfa, chpx_page);
	pages(&x, 0x102, papx_page);
	if (x.runs.n > 0)
		qsort(x.runs.v, x.runs.n, sizeof *x.runs.v, by_from);
	if (x.paras.n > 0)
		qsort(x.paras.v, x.paras.n, sizeof *x.paras.v, by_from);
	for (i = 0; i < x.n; i++)
		character(&x, &x.v[i]);
	end_para(&x);
	return NULL;
}
