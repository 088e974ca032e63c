/* SPDX-License-Identifier: ISC */
/* styles.xml: number formats, fonts, and what a cell's s="" means. */
#include "xlsx.h"

struct reader {
	struct xlsx *x;
	bool fonts, xfs;
};

static int
number_attr(const struct xml_element *e, const char *name)
{
	int64_t n;

	return str_int(xml_attr(e, XML_NS_NONE, str_c(name), NULL), &n) &&
		       n < 100000
		   ? (int)n
		   : 0;
}

static void
custom(struct xlsx *x, const struct xml_element *e)
{
	struct xlsx_custom *c;

	if (x->customs.n == XLSX_FORMATS_MAX)
		return;
	c = ARENA_PUSH(x->tmp, &x->customs);
	c->id = number_attr(e, "numFmtId");
	c->code =
	    str_dup(x->a, xml_attr(e, XML_NS_NONE, S("formatCode"), NULL));
}

static void
xf(struct xlsx *x, const struct xml_element *e)
{
	struct xlsx_xf *f;
	int id = number_attr(e, "numFmtId");
	int font = number_attr(e, "fontId");
	struct str code = xlsx_builtin(id);
	size_t i;

	if (x->xfs.n == XLSX_XFS_MAX)
		return;
	f = ARENA_PUSH(x->tmp, &x->xfs);
	for (i = 0; i < x->customs.n; i++)
		if (x->customs.v[i].id == id)
			code = x->customs.v[i].code;
	f->format = xlsx_format(x->a, code);
	if ((size_t)font < x->fonts.n)
		f->font = x->fonts.v[font];
}

static bool
on_start(void *ctx, const struct xml_element *e)
{
	struct reader *r = ctx;

	if (e->ns != XML_NS_S)
		return true;
	if (str_eq(e->local, S("numFmt")))
		custom(r->x, e);
	else if (str_eq(e->local, S("fonts")))
		r->fonts = true;
	else if (str_eq(e->local, S("cellXfs")))
		r->xfs = true;
	else if (r->fonts && str_eq(e->local, S("font")) &&
		 r->x->fonts.n < XLSX_XFS_MAX)
		ARENA_PUSH(r->x->tmp, &r->x->fonts);
	else if (r->fonts && r->x->fonts.n > 0)
		xlsx_font_prop(&r->x->fonts.v[r->x->fonts.n - 1], e);
	else if (r->xfs && str_eq(e->local, S("xf")))
		xf(r->x, e);
	return true;
}

static bool
on_end(void *ctx, enum xml_ns ns, struct str local)
{
	struct reader *r = ctx;

	if (ns == XML_NS_S && str_eq(local, S("fonts")))
		r->fonts = false;
	else if (ns == XML_NS_S && str_eq(local, S("cellXfs")))
		r->xfs = false;
	return true;
}

const char *
xlsx_styles(struct xlsx *x, struct str xml)
{
	static const struct xml_sax sax = {on_start, on_end, NULL};
	struct reader r = {.x = x};

	return xml_parse(x->tmp, xml, &sax, &r);
}
