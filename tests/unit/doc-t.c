/* SPDX-License-Identifier: ISC */
/* The model itself: grid, places, all text, plain text. */
#include "doc.h"
#include "limit.h"
#include "tap.h"

static struct arena a;

static struct doc_cell *
add(struct doc_table *t, int row, int col, int rows, int cols, struct str s)
{
	struct doc_cell *c = ARENA_PUSH(&a, &t->cells);

	*c = (struct doc_cell) { .text = s, .row = row, .col = col,
		.rows = rows, .cols = cols };
	if (row + rows > t->rows)
		t->rows = row + rows;
	if (col + cols > t->cols)
		t->cols = col + cols;
	return c;
}

/*
 *	a a b
 *	c d .
 *	c . e
 */
static struct doc_table *
table(void)
{
	struct doc_table *t = NEW(&a, struct doc_table);

	t->ordinal = 2;
	add(t, 0, 0, 1, 2, S("a"));
	add(t, 0, 2, 1, 1, S("b"));
	add(t, 1, 0, 2, 1, S("c"));
	add(t, 1, 1, 1, 1, S("d"));
	add(t, 2, 2, 1, 1, S("e"));
	return t;
}

static struct str
seen(struct doc_table *t)
{
	struct sb b = { .a = &a };
	struct doc_cell *c;
	int r, k;

	for (r = -1; r <= t->rows; r++)
		for (k = -1; k <= t->cols; k++) {
			c = doc_at(&a, t, r, k);
			sb_add(&b, c != NULL ? c->text : S("."));
		}
	return sb_str(&b);
}

static void
grid(void)
{
	struct doc_table *t = table(), *big = table();

	is_str(seen(t), ".....""." "aab" "." "." "cd." "." "." "c.e" "."
	    ".....", "the cell that covers a place");
	add(big, 99999, 1000, 1, 1, S("z"));
	is_str(doc_at(&a, big, 2, 0)->text, "c", "... of a huge sheet");
	is_str(doc_at(&a, big, 99999, 1000)->text, "z", "... far down");
	ok(doc_at(&a, big, 500, 0) == NULL && big->grid == NULL,
	    "... without a grid");
}

static void
places(void)
{
	struct doc_table *t = table(), *in = NEW(&a, struct doc_table);
	struct doc_block b = { .table = t }, p = { 0 };

	is_str(doc_place(&a, &b, t, &t->cells.v[3]), "表2 第2行 第2列",
	    "a cell");
	is_str(doc_place(&a, &b, NULL, NULL), "表2", "a table");
	in->within = t;
	add(in, 0, 1, 1, 1, S("x"));
	*ARENA_PUSH(&a, &t->cells.v[3].nested) = in;
	is_str(doc_place(&a, &b, in, &in->cells.v[0]),
	    "表2 第2行 第2列 内表1 第1行 第2列", "a nested one");
	p.para.row = 11;
	is_str(doc_place(&a, &p, NULL, NULL), "第12段", "a paragraph");
	p.where = DOC_HEADER;
	is_str(doc_place(&a, &p, NULL, &p.para), "页眉 第12段",
	    "... of a header");
	t->sheet = true;
	t->name = S("汇总表");
	t->cells.v[0].row = 6;
	t->cells.v[0].col = 3;
	is_str(doc_place(&a, &b, NULL, &t->cells.v[0]), "工作表“汇总表” D7",
	    "a sheet's");
	t->cells.v[0].col = 26 + 26 * 26;
	is_str(doc_place(&a, &b, NULL, &t->cells.v[0]),
	    "工作表“汇总表” AAA7", "... far right");
}

static void
all_text(void)
{
	struct doc d = { 0 };

	ARENA_PUSH(&a, &d.blocks)->para.text = S("申报");
	ARENA_PUSH(&a, &d.blocks)->table = table();
	is_str(doc_all_text(&a, &d, 100), "申报\na\tb\nc\td\ne", "whole");
	is_str(doc_all_text(&a, &d, 5), "申", "cut between characters");
	is_str(doc_all_text(&a, &d, 0), "", "cut to nothing");
}

static void
plain_text(void)
{
	struct doc d;

	ok(text_read(&a, S("a\r\n\n  b\n\f\fc"), &d) == NULL, "text is read");
	is_int((long long)d.blocks.n, 3, "three lines with text");
	is_str(d.blocks.v[0].para.text, "a", "no CR");
	is_int(d.blocks.v[1].para.row, 2, "the line's number");
	is_str(d.blocks.v[2].para.text, "c", "no form feed");
	is_int(d.pages, 2, "which counts pages");
}

static void
warnings(void)
{
	struct doc d = { 0 };
	int i;

	doc_warn(&a, &d, "macros", S("x"));
	doc_warn(&a, &d, "macros", S("x"));
	doc_warn(&a, &d, "macros", S("y"));
	is_int((long long)d.warnings.n, 2, "each thing is told once");
	for (i = 0; i < 1000; i++)
		doc_warn(&a, &d, "cut", str_printf(&a, "%d", i));
	is_int((long long)d.warnings.n, DOC_WARNINGS_MAX, "not without end");
}

int
main(void)
{
	grid();
	places();
	all_text();
	plain_text();
	warnings();
	arena_release(&a);
	return done();
}
