/* SPDX-License-Identifier: ISC */
/* XLSX: the workbook and its parts. */
#include "xlsx.h"

struct sheet_entry {
	struct str name, rel;
	bool hidden;
};

struct workbook {
	struct xlsx *x;
	struct {
		struct sheet_entry *v;
		size_t n, cap;
	} sheets;
};

static bool
on_start(void *ctx, const struct xml_element *e)
{
	struct workbook *w = ctx;
	struct sheet_entry *s;
	struct str v;

	if (e->ns != XML_NS_S)
		return true;
	if (str_eq(e->local, S("workbookPr"))) {
		v = xml_attr(e, XML_NS_NONE, S("date1904"), NULL);
		w->x->date1904 = str_eq(v, S("1")) || str_eq(v, S("true"));
	} else if (str_eq(e->local, S("sheet")) &&
		   w->sheets.n <= XLSX_SHEETS_MAX) {
		s = ARENA_PUSH(w->x->tmp, &w->sheets);
		s->name =
		    str_dup(w->x->a, xml_attr(e, XML_NS_NONE, S("name"), NULL));
		s->rel =
		    str_dup(w->x->tmp, xml_attr(e, XML_NS_R, S("id"), NULL));
		v = xml_attr(e, XML_NS_NONE, S("state"), NULL);
		s->hidden =
		    str_eq(v, S("hidden")) || str_eq(v, S("veryHidden"));
	}
	return true;
}

static bool
on_end(void *ctx, enum xml_ns ns, struct str local)
{
	return true;
}

/* A part by its type, or by where it always lies when no relation names it. */
static void
read_side(struct xlsx *x, const struct opc_rels *rels, const char *type,
    const char *usual, const char *(*read)(struct xlsx *, struct str))
{
	const struct opc_rel *r = opc_rel_of(rels, type);
	int part = r != NULL ? r->part : opc_part(x->opc, str_c(usual));
	struct str xml;
	const char *why;

	if (part < 0)
		return;
	if ((why = opc_read(x->opc, part, &xml)) == NULL)
		why = read(x, xml);
	if (why != NULL)
		doc_warn(x->a, x->doc, why, x->opc->zip.v[part].name);
}

/* What hangs on a sheet: shapes, comments, things outside. */
static void
sheet_parts(struct xlsx *x, int part, struct doc_table *t)
{
	struct opc_rels rels;
	size_t i;

	opc_rels(x->opc, part, &rels);
	xlsx_shapes(x, &rels, t);
	opc_warnings(x->a, x->opc, &rels, x->doc);
	for (i = 0; i < rels.n; i++)
		if (str_eq(rels.v[i].type, S("comments")))
			doc_warn(x->a, x->doc, "comments", S(""));
}

/* One part, shown as many sheets: no program writes that. */
static bool
is_read(const struct opc_rels *rels, const struct sheet_entry *first,
    const struct sheet_entry *s, int part)
{
	const struct opc_rel *r;

	for (; first < s; first++) {
		r = opc_rel_by_id(rels, first->rel);
		if (r != NULL && r->part == part)
			return true;
	}
	return false;
}

static const char *
read_sheet(struct xlsx *x, const struct opc_rels *rels,
    const struct sheet_entry *first, int ordinal)
{
	const struct sheet_entry *s = &first[ordinal - 1];
	const struct opc_rel *r = opc_rel_by_id(rels, s->rel);
	struct doc_table *t;
	struct doc_block *b;
	struct str xml;
	const char *why;

	if (r == NULL || r->part < 0) {
		doc_warn(x->a, x->doc, "no-part", s->name);
		return NULL;
	}
	if (is_read(rels, first, s, r->part)) {
		doc_warn(x->a, x->doc, "duplicate-part", s->name);
		return NULL;
	}
	/* Charts and dialogues have no cells. */
	if (!str_eq(r->type, S("worksheet")))
		return NULL;
	t = NEW(x->a, struct doc_table);
	t->sheet = true;
	t->ordinal = ordinal;
	t->name = s->name;
	t->hidden = s->hidden;
	b = ARENA_PUSH(x->a, &x->doc->blocks);
	b->table = t;
	if (s->hidden)
		doc_warn(x->a, x->doc, "hidden-content", s->name);
	if ((why = opc_read(x->opc, r->part, &xml)) == NULL)
		why = xlsx_sheet(x, xml, t);
	if (why != NULL)
		doc_warn(x->a, x->doc, why, s->name);
	sheet_parts(x, r->part, t);
	return why;
}

static const char *
read_workbook(struct xlsx *x)
{
	static const struct xml_sax sax = {on_start, on_end, NULL};
	struct workbook w = {.x = x};
	struct opc_rels rels;
	struct str xml;
	const char *why, *first = NULL;
	size_t i, good = 0;

	if ((why = opc_read(x->opc, x->opc->main, &xml)) != NULL ||
	    (why = xml_parse(x->tmp, xml, &sax, &w)) != NULL)
		return why;
	opc_rels(x->opc, x->opc->main, &rels);
	read_side(
	    x, &rels, "sharedStrings", "xl/sharedStrings.xml", xlsx_strings);
	read_side(x, &rels, "styles", "xl/styles.xml", xlsx_styles);
	for (i = 0; i < w.sheets.n && i < XLSX_SHEETS_MAX; i++) {
		why = read_sheet(x, &rels, w.sheets.v, (int)i + 1);
		good += why == NULL;
		if (first == NULL)
			first = why;
	}
	if (i < w.sheets.n)
		doc_warn(x->a, x->doc, "cut", S("sheets"));
	opc_warnings(x->a, x->opc, &rels, x->doc);
	return good == 0 && x->cells == 0 ? first : NULL;
}

const char *
xlsx_read(struct arena *a, struct str bytes, struct doc *d)
{
	struct arena tmp = {0};
	struct opc opc;
	struct xlsx *x;
	const char *why;

	*d = (struct doc){.kind = "xlsx"};
	why = opc_open(&tmp, bytes, &opc);
	if (why == NULL && (strcmp(opc_kind(&opc), "docx") == 0 ||
			       strcmp(opc_kind(&opc), "pptx") == 0))
		why = "no-main-part"; /* of this kind */
	if (why == NULL) {
		x = NEW(&tmp, struct xlsx);
		x->a = a;
		x->tmp = &tmp;
		x->doc = d;
		x->opc = &opc;
		why = read_workbook(x);
	}
	arena_release(&tmp);
	return why;
}
