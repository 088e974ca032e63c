/* SPDX-License-Identifier: ISC */
#include "doc.h"

#include <stdlib.h>

#include "limit.h"

void
doc_warn(struct arena *a, struct doc *d, const char *code, struct str detail)
{
	struct doc_warning *w;
	size_t i;

	for (i = 0; i < d->warnings.n; i++)
		if (strcmp(d->warnings.v[i].code, code) == 0 &&
		    str_eq(d->warnings.v[i].detail, detail))
			return;
	/* A thousand warnings tell no more than these. */
	if (d->warnings.n >= DOC_WARNINGS_MAX)
		return;
	w = ARENA_PUSH(a, &d->warnings);
	w->code = code;
	w->detail = str_dup(a, detail);
}

void
doc_aside(struct arena *a, struct doc_blocks *v, struct sb *line,
    enum doc_where where)
{
	struct doc_block *b;

	if (str_trim(sb_str(line)).len > 0) {
		b = ARENA_PUSH(a, v);
		b->para = (struct doc_cell){
		    .text = sb_str(line), .rows = 1, .cols = 1};
		b->where = where;
	}
	*line = (struct sb){.a = a};
}

void
doc_asides(struct arena *a, struct doc *d, const struct doc_blocks *v)
{
	size_t i;

	for (i = 0; i < v->n && d->blocks.n < DOC_BLOCKS_MAX; i++)
		*ARENA_PUSH(a, &d->blocks) = v->v[i];
	if (i < v->n)
		doc_warn(a, d, "cut", S("headers, footers and notes"));
}

unsigned
doc_colour(struct str v)
{
	int c, i, hi = 0, lo = 255;

	if (v.len != 6)
		return 0;
	for (i = 0; i < 3; i++) {
		char buf[3] = {v.p[i * 2], v.p[i * 2 + 1], '\0'};

		c = (int)strtol(buf, NULL, 16);
		hi = c > hi ? c : hi;
		lo = c < lo ? c : lo;
	}
	if (hi - lo <= 24 && lo >= 0xf0)
		return DOC_WHITE;
	if (hi - lo <= 24)
		return lo >= 0x50 && hi <= 0xe8 ? DOC_GREY : 0;
	return hi >= 0x60 ? DOC_COLOURED : 0;
}

static void
fill(struct doc_table *t, struct doc_cell *c)
{
	int r, k;

	for (r = c->row; r < c->row + c->rows && r < t->rows; r++)
		for (k = c->col; k < c->col + c->cols && k < t->cols; k++)
			if (t->grid[(size_t)r * t->cols + k] == NULL)
				t->grid[(size_t)r * t->cols + k] = c;
}

/* By row then column, without a grid: for tables that are mostly empty. */
static struct doc_cell *
search(struct doc_table *t, int row, int col)
{
	size_t lo = 0, hi = t->cells.n, mid, i;
	struct doc_cell *c;

	if (t->tallest == 0)
		for (i = 0; i < t->cells.n; i++)
			if (t->cells.v[i].rows > t->tallest)
				t->tallest = t->cells.v[i].rows;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		c = &t->cells.v[mid];
		if (c->row < row || (c->row == row && c->col <= col))
			lo = mid + 1;
		else
			hi = mid;
	}
	while (lo-- > 0) {
		c = &t->cells.v[lo];
		if (c->row <= row - t->tallest)
			break;
		if (row >= c->row && row < c->row + c->rows && col >= c->col &&
		    col < c->col + c->cols)
			return c;
	}
	return NULL;
}

struct doc_cell *
doc_at(struct arena *a, struct doc_table *t, int row, int col)
{
	size_t i;

	if (row < 0 || col < 0 || row >= t->rows || col >= t->cols)
		return NULL;
	if ((size_t)t->rows * (size_t)t->cols > DOC_GRID_MAX)
		return search(t, row, col);
	if (t->grid == NULL) {
		t->grid = arena_array(
		    a, (size_t)t->rows * t->cols, sizeof(struct doc_cell *));
		for (i = 0; i < t->cells.n; i++)
			fill(t, &t->cells.v[i]);
	}
	return t->grid[(size_t)row * t->cols + col];
}

/* --- Places --- */

/* Column letters: 0 is A, 26 is AA. */
static void
column(struct sb *b, int col)
{
	char buf[8];
	int n = 0;

	for (col++; col > 0 && n < 7; col = (col - 1) / 26)
		buf[n++] = (char)('A' + (col - 1) % 26);
	while (n > 0)
		sb_addc(b, buf[--n]);
}

/* The cell of the outer table that holds this one. */
static const struct doc_cell *
holder(const struct doc_table *t, int *nth)
{
	const struct doc_cell *c;
	size_t i, k;

	for (i = 0; i < t->within->cells.n; i++) {
		c = &t->within->cells.v[i];
		for (k = 0; k < c->nested.n; k++)
			if (c->nested.v[k] == t) {
				*nth = (int)k + 1;
				return c;
			}
	}
	return NULL;
}

static void
table_place(struct sb *b, const struct doc_table *t)
{
	const struct doc_cell *c;
	int nth = t->ordinal;

	if (t->sheet) {
		sb_addf(b, "工作表“%.*s”", STR_ARG(t->name));
		return;
	}
	if (t->within == NULL) {
		sb_addf(b, "表%d", t->ordinal);
		return;
	}
	table_place(b, t->within);
	c = holder(t, &nth);
	if (c != NULL)
		sb_addf(b, " 第%d行 第%d列", c->row + 1, c->col + 1);
	sb_addf(b, " 内表%d", nth);
}

struct str
doc_place(struct arena *a, const struct doc_block *block,
    const struct doc_table *t, const struct doc_cell *c)
{
	static const char *const where[] = {
	    "", "页眉", "页脚", "脚注", "文本框"};
	struct sb b = {.a = a};

	if (c == NULL && block != NULL && block->table == NULL)
		c = &block->para;
	if (c != NULL && c->page > 0)
		sb_addf(&b, "第%d页 ", c->page);
	if (block != NULL && block->where != DOC_BODY)
		sb_addf(&b, "%s ", where[block->where]);
	if (t == NULL && block != NULL)
		t = block->table;
	if (t == NULL) {
		if (c != NULL)
			sb_addf(&b, "第%d段", c->row + 1);
		return sb_str(&b);
	}
	table_place(&b, t);
	if (c != NULL && t->sheet) {
		sb_addc(&b, ' ');
		column(&b, c->col);
		sb_addf(&b, "%d", c->row + 1);
	} else if (c != NULL) {
		sb_addf(&b, " 第%d行 第%d列", c->row + 1, c->col + 1);
	}
	return sb_str(&b);
}

/* --- All text --- */

static void
table_text(struct sb *b, const struct doc_table *t, ptrdiff_t max)
{
	const struct doc_cell *c;
	size_t i, k;

	for (i = 0; i < t->cells.n && b->len < max; i++) {
		c = &t->cells.v[i];
		if (i > 0)
			sb_addc(b, c->row != c[-1].row ? '\n' : '\t');
		sb_add(b, c->text);
		for (k = 0; k < c->nested.n; k++) {
			sb_addc(b, '\n');
			table_text(b, c->nested.v[k], max);
		}
	}
}

struct str
doc_all_text(struct arena *a, const struct doc *d, size_t max)
{
	struct sb b = {.a = a};
	struct str s;
	size_t i;

	for (i = 0; i < d->blocks.n && (size_t)b.len < max; i++) {
		if (i > 0)
			sb_addc(&b, '\n');
		if (d->blocks.v[i].table != NULL)
			table_text(&b, d->blocks.v[i].table, (ptrdiff_t)max);
		else
			sb_add(&b, d->blocks.v[i].para.text);
	}
	s = sb_str(&b);
	if ((size_t)s.len <= max)
		return s;
	/* Not in the middle of a character. */
	s.len = (ptrdiff_t)max;
	while (s.len > 0 && (s.p[s.len] & 0xc0) == 0x80)
		s.len--;
	return s;
}

/* --- Plain text --- */

const char *
text_read(struct arena *a, struct str utf8, struct doc *d)
{
	struct doc_block *b;
	struct str line;
	bool paged = str_has(utf8, S("\f"));
	int n = 0;

	*d = (struct doc){.kind = "text"};
	while (utf8.p != NULL) {
		line = str_cut(&utf8, S("\n"));
		if (str_ends(line, S("\r")))
			line.len--;
		/* A form feed is a page's end, as pdftotext writes it. */
		while (str_starts(line, S("\f"))) {
			d->pages++;
			line = str_slice(line, 1, line.len);
		}
		n++;
		if (str_trim(line).len == 0)
			continue;
		b = ARENA_PUSH(a, &d->blocks);
		b->para.text = str_dup(a, line);
		b->para.row = n - 1;
		b->para.rows = b->para.cols = 1;
		b->para.page = paged ? d->pages + 1 : 0;
	}
	return NULL;
}
