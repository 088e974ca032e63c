/* SPDX-License-Identifier: ISC */
/*
 * Comments (ECMA-376 part 1 s18.7): where a cell has no text, somebody may
 * have answered in one.
 */
#include "xlsx.h"

struct reader {
	struct xlsx *x;
	struct doc_table *t;
	struct doc_cells fresh;
};

static bool
on_start(void *ctx, const struct xml_element *e)
{
	struct reader *r = ctx;
	struct doc_cell *c;
	int row, col;

	if (!str_eq(e->local, S("comment")) ||
	    !xlsx_reference(
		xml_attr(e, XML_NS_NONE, S("ref"), NULL), &row, &col) ||
	    row >= r->t->rows || col >= r->t->cols ||
	    r->fresh.n >= XLSX_SHAPES_MAX)
		return true;
	c = doc_at(r->x->tmp, r->t, row, col);
	if (c == NULL) {
		c = ARENA_PUSH(r->x->tmp, &r->fresh);
		*c = (struct doc_cell){
		    .row = row, .col = col, .rows = 1, .cols = 1};
	}
	if (str_trim(c->text).len == 0 && c->doubt == NULL)
		c->doubt = "note";
	return true;
}

static bool
on_end(void *ctx, enum xml_ns ns, struct str local)
{
	return true;
}

void
xlsx_notes(struct xlsx *x, int part, struct doc_table *t)
{
	static const struct xml_sax sax = {on_start, on_end, NULL};
	struct reader r = {.x = x, .t = t};
	struct str xml;
	size_t i;

	if (part < 0 || opc_read(x->opc, part, &xml) != NULL)
		return;
	xml_parse(x->tmp, xml, &sax, &r);
	t->grid = NULL; /* from memory that goes */
	for (i = 0; i < r.fresh.n; i++)
		*ARENA_PUSH(x->a, &t->cells) = r.fresh.v[i];
	xlsx_sort(t);
}
