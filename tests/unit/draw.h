/* SPDX-License-Identifier: ISC */
/* Forms drawn in tests: tables cell by cell, read with a pack's labels. */
#ifndef TESTS_DRAW_H
#define TESTS_DRAW_H

#include "stages/extract/form.h"

#include <stdlib.h>

#include "tap.h"

static struct arena a;
static struct schema schema;
static struct doc d;

/*
 * A table by rows of cells: '|' ends a cell, '~' in front of a cell takes one
 * column more each, '^' goes on with the cell above.
 */
static struct doc_table *
table(const char *const *rows, bool sheet)
{
	struct doc_block *b = ARENA_PUSH(&a, &d.blocks);
	struct doc_table *t = b->table = NEW(&a, struct doc_table);
	struct str rest, s;
	size_t i;

	t->ordinal = 1;
	t->sheet = sheet;
	for (; *rows != NULL; rows++) {
		int col = 0;

		for (rest = str_c(*rows); rest.p != NULL;) {
			struct doc_cell c = {
			    .row = t->rows, .col = col, .rows = 1, .cols = 1};

			s = str_cut(&rest, S("|"));
			if (rest.p == NULL && s.len == 0)
				break;
			for (; str_starts(s, S("~")); c.cols++)
				s = str_slice(s, 1, s.len);
			col += c.cols;
			if (str_eq(s, S("^"))) {
				for (i = t->cells.n; i-- > 0;)
					if (t->cells.v[i].col == c.col)
						break;
				t->cells.v[i].rows++;
				continue;
			}
			c.text = s;
			if (!sheet || s.len > 0)
				*ARENA_PUSH(&a, &t->cells) = c;
		}
		t->rows++;
		if (col > t->cols)
			t->cols = col;
	}
	return t;
}

static void
para(const char *text)
{
	struct doc_block *b = ARENA_PUSH(&a, &d.blocks);

	b->para.text = str_c(text);
	b->para.row = (int)d.blocks.n;
	b->para.rows = b->para.cols = 1;
}

static struct form form;
static json *fields;

static void
read_form(void)
{
	js_free(fields);
	form_scan(&a, &schema, &schema.cases, &d, &form);
	fields = form_fields(&form);
	d = (struct doc){0};
}

static void
want(const char *name, const char *raw, const char *what)
{
	json *f = js_get(fields, name);

	if (f == NULL)
		is_str(S("(absent)"), raw, what);
	else
		is_str(js_str(f, "raw"), raw, what);
}

static bool
doubts(const char *name, const char *code)
{
	json *v;

	JS_EACH(v, js_get(js_get(fields, name), "doubt"))
	if (str_eq(js_text(v), str_c(code)))
		return true;
	return false;
}

/* The nth option that was ticked for a field. */
static inline struct str
ticked(const char *name, int nth)
{
	return js_text(
	    js_at(js_get(js_get(fields, name), "ticked"), (size_t)nth));
}

static void
draw_begin(const char *pack)
{
	const char *top = getenv("TOP"), *why;
	static struct notice n;

	notice_load(
	    &n, str_printf(&a, "%s/config/%s", top ? top : ".", pack).p);
	why = schema_init(&schema, &n);
	if (!ok(why == NULL, "the pack's labels"))
		printf("# %s\n", why);
}

#endif
