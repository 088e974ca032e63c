/* SPDX-License-Identifier: ISC */
/*
 * Prints the document model of a file as JSON, for tests and for people:
 *
 *	docdump [-t] FILE		-t: only the text, as doc_all_text() has it
 *
 * A file that can't be read prints {"reason":...} and exits 65.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "doc.h"
#include "json.h"
#include "opc.h"
#include "tests/tools/read_file.h"

static void
styles(json *o, const struct doc_cell *c)
{
	static const char *const name[] = { "struck", "prompt", "grey",
		"inserted", "underlined", "deleted-here", "tick", "bold",
		"coloured", "white" };
	json *spans, *span, *names;
	size_t i, k;

	if (c->spans.n == 0)
		return;
	spans = js_list(o, "spans");
	for (i = 0; i < c->spans.n; i++) {
		span = js_obj();
		names = js_list(span, "style");
		for (k = 0; k < sizeof name / sizeof *name; k++)
			if ((c->spans.v[i].style & 1u << k) != 0)
				js_add_str(names, str_c(name[k]));
		js_set_str(span, "text", str_slice(c->text,
		    c->spans.v[i].from, c->spans.v[i].to));
		js_set_int(span, "from", c->spans.v[i].from);
		js_add(spans, span);
	}
}

static json *table(struct arena *, const struct doc_block *, struct doc_table *);

static json *
cell(struct arena *a, const struct doc_block *b, struct doc_table *t,
    struct doc_cell *c)
{
	static const char *const types[] = { "text", "number", "date", "bool",
		"error" };
	json *o = js_obj();
	size_t i;

	js_set_str(o, "at", doc_place(a, b, t, c));
	js_set_int(o, "row", c->row);
	js_set_int(o, "col", c->col);
	if (c->rows != 1)
		js_set_int(o, "rows", c->rows);
	if (c->cols != 1)
		js_set_int(o, "cols", c->cols);
	js_set_str(o, "text", c->text);
	if (c->type != DOC_TEXT)
		js_set_c(o, "type", types[c->type]);
	if (c->type == DOC_NUMBER || c->type == DOC_DATE)
		js_set_num(o, "number", c->number);
	if (c->doubt != NULL)
		js_set_c(o, "doubt", c->doubt);
	styles(o, c);
	for (i = 0; i < c->nested.n; i++)
		js_add(js_list(o, "nested"), table(a, b, c->nested.v[i]));
	return o;
}

static json *
table(struct arena *a, const struct doc_block *b, struct doc_table *t)
{
	json *o = js_obj(), *cells = js_list(o, "cells");
	size_t i;

	js_set_int(o, "rows", t->rows);
	js_set_int(o, "cols", t->cols);
	if (t->sheet)
		js_set_str(o, "name", t->name);
	if (t->hidden)
		js_set_bool(o, "hidden", true);
	for (i = 0; i < t->cells.n; i++)
		js_add(cells, cell(a, b, t, &t->cells.v[i]));
	return o;
}

static void
dump(struct arena *a, struct doc *d)
{
	static const char *const where[] = { "body", "header", "footer",
		"note", "textbox" };
	json *o = js_obj(), *blocks = js_list(o, "blocks"), *b, *w;
	struct sb out = { .a = a };
	size_t i;

	js_set_c(o, "kind", d->kind);
	if (d->pages > 0)
		js_set_int(o, "pages", d->pages);
	for (i = 0; i < d->blocks.n; i++) {
		struct doc_block *k = &d->blocks.v[i];

		b = js_obj();
		if (k->where != DOC_BODY)
			js_set_c(b, "where", where[k->where]);
		if (k->table != NULL)
			js_set(b, "table", table(a, k, k->table));
		else
			js_set(b, "para", cell(a, k, NULL, &k->para));
		js_add(blocks, b);
	}
	for (i = 0; i < d->warnings.n; i++) {
		w = js_obj();
		js_set_c(w, "code", d->warnings.v[i].code);
		js_set_str(w, "detail", d->warnings.v[i].detail);
		js_add(js_list(o, "warnings"), w);
	}
	json_write(&out, o);
	fwrite(out.p, 1, (size_t)out.len, stdout);
	putchar('\n');
	js_free(o);
}

static const char *
read_any(struct arena *a, struct str bytes, const char *name, struct doc *d)
{
	struct opc o;
	const char *why;

	if (str_ends_nocase(str_c(name), S(".txt")))
		return text_read(a, text_decode(a, bytes, NULL), d);
	why = opc_open(a, bytes, &o);
	if (why != NULL)
		return why;
	return strcmp(opc_kind(&o), "xlsx") == 0 ? xlsx_read(a, bytes, d)
						 : docx_read(a, bytes, d);
}

int
main(int argc, char *argv[])
{
	struct arena a = { 0 };
	struct str bytes;
	struct doc d = { 0 };
	const char *why;
	bool only_text = argc == 3 && strcmp(argv[1], "-t") == 0;

	if (argc != 2 + only_text)
		errx(EX_USAGE, "usage: docdump [-t] FILE");
	bytes = read_file(&a, argv[argc - 1]);
	why = read_any(&a, bytes, argv[argc - 1], &d);
	if (why != NULL)
		printf("{\"reason\":\"%s\"}\n", why);
	else if (only_text)
		puts(str_cstr(&a, doc_all_text(&a, &d, (size_t)1 << 26)));
	else
		dump(&a, &d);
	arena_release(&a);
	return why != NULL ? EX_DATAERR : 0;
}
