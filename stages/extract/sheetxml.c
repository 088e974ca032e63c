/* SPDX-License-Identifier: ISC */
/*
 * Excel's XML of 2003, which web systems still write and call .xls: sheets of
 * rows and cells; what is left out is said by an index.
 */
#include "limit.h"
#include "markup.h"
#include "xml.h"

#define DIGITS_EXACT 15 /* of a number, in a spreadsheet */

struct sheets {
	struct build b;
	struct str type; /* of the data in work */
	ptrdiff_t digits;
	bool data;
};

/* An index goes on only; nothing is written over. */
static int
number(const struct xml_element *e, struct str local, int least)
{
	int64_t n;
	size_t i;

	for (i = 0; i < e->n; i++)
		if (str_eq(e->attrs[i].local, local) &&
		    str_int(e->attrs[i].value, &n) && n > least &&
		    n <= TABLE_ROWS_MAX)
			return (int)n;
	return least;
}

static struct build_table *
table(struct sheets *x)
{
	return x->b.depth > 0 ? &x->b.table[x->b.depth - 1] : NULL;
}

static void
begin_data(struct sheets *x, const struct xml_element *e)
{
	size_t i;

	x->data = true;
	x->digits = 0;
	x->type = S("");
	for (i = 0; i < e->n; i++)
		if (str_eq(e->attrs[i].local, S("Type")))
			x->type = str_eq(e->attrs[i].value, S("Number"))
				      ? S("Number")
				  : str_eq(e->attrs[i].value, S("DateTime"))
				      ? S("DateTime")
				      : S("");
}

static bool
on_start(void *arg, const struct xml_element *e)
{
	struct sheets *x = arg;
	struct build_table *t = table(x);

	if (str_eq(e->local, S("Table")) && t == NULL) {
		build_table(&x->b);
	} else if (str_eq(e->local, S("Row")) && t != NULL) {
		t->row = number(e, S("Index"), t->row + 2) - 2;
		build_row(&x->b);
	} else if (str_eq(e->local, S("Cell")) && t != NULL) {
		build_cell_end(&x->b);
		t->col = number(e, S("Index"), t->col + 1) - 1;
		build_cell(&x->b, 1 + number(e, S("MergeDown"), 0),
		    1 + number(e, S("MergeAcross"), 0));
	} else if (str_eq(e->local, S("Data")) && t != NULL && t->in_cell) {
		begin_data(x, e);
	}
	return true;
}

static bool
on_end(void *arg, enum xml_ns ns, struct str local)
{
	struct sheets *x = arg;
	struct build_table *t = table(x);

	(void)ns;
	if (str_eq(local, S("Data"))) {
		if (x->digits > DIGITS_EXACT && t != NULL)
			t->cell.doubt = "digits-lost";
		x->data = false;
	} else if (str_eq(local, S("Cell"))) {
		build_cell_end(&x->b);
	} else if (str_eq(local, S("Table"))) {
		build_table_end(&x->b);
	}
	return true;
}

static bool
on_text(void *arg, struct str s)
{
	struct sheets *x = arg;

	while (x->data && s.len > 0) {
		uint32_t r = utf8_next(&s);

		/* 2008-05-01T00:00:00.000 */
		if (r == 'T' && x->type.len == S("DateTime").len)
			x->data = false;
		else
			build_rune(&x->b, r, 0);
		x->digits += x->type.len == S("Number").len && r >= '0' &&
			     r <= '9';
	}
	return true;
}

bool
sheetxml_is(struct str bytes)
{
	return str_has(str_slice(bytes, 0, 4096),
	    S("urn:schemas-microsoft-com:office:spreadsheet"));
}

const char *
sheetxml_read(struct arena *a, struct str bytes, struct doc *d)
{
	static const struct xml_sax sax = {on_start, on_end, on_text};
	struct sheets x = {0};
	const char *why;

	build_begin(&x.b, a, d, "xls");
	if ((why = xml_parse(a, bytes, &sax, &x)) != NULL)
		doc_warn(a, d, why, S(""));
	build_end(&x.b);
	return d->blocks.n == 0 ? why : NULL;
}
