/* SPDX-License-Identifier: ISC */
/* DOCX: which parts are read, in which order. */
#include "docx.h"

/* One part as text; what is wrong with it is a warning. */
static const char *
read_part(struct docx *x, int part, enum doc_where where)
{
	struct str xml;
	const char *why = opc_read(x->opc, part, &xml);

	if (why == NULL)
		why = docx_body(x, xml, where);
	if (why != NULL)
		doc_warn(x->a, x->doc, why, x->opc->zip.v[part].name);
	return why;
}

void
docx_part(struct docx *x, const char *type, const struct xml_sax *sax,
    void *ctx)
{
	const struct opc_rel *rel = opc_rel_of(x->rels, type);
	struct str xml;

	if (rel != NULL && opc_read(x->opc, rel->part, &xml) == NULL)
		xml_parse(x->tmp, xml, sax, ctx);
}

static void
read_all_of(struct docx *x, const char *type, enum doc_where where)
{
	const struct opc_rel *r;
	size_t i, k;

	for (i = 0; i < x->rels->n; i++) {
		r = &x->rels->v[i];
		if (r->part < 0 || r->part == x->opc->main ||
		    !str_eq(r->type, str_c(type)))
			continue;
		for (k = 0; k < i; k++)
			if (x->rels->v[k].part == r->part)
				break;
		if (k == i)
			read_part(x, r->part, where);
	}
}

/*
 * Paragraphs without a word or picture go; those with words are numbered as a
 * clerk counts.
 */
static void
number_paragraphs(struct doc *d)
{
	int n[DOC_TEXTBOX + 1] = {0};
	struct doc_block *b;
	size_t i, k = 0;

	for (i = 0; i < d->blocks.n; i++) {
		b = &d->blocks.v[i];
		if (b->table == NULL && str_trim(b->para.text).len == 0 &&
		    b->para.spans.n == 0) {
			if (b->para.doubt == NULL)
				continue;
			b->para.row = n[b->where];
		} else if (b->table == NULL) {
			b->para.row = n[b->where]++;
		}
		d->blocks.v[k++] = *b;
	}
	d->blocks.n = k;
}

/* docProps/app.xml: how many pages the program that saved it counted. */
struct app {
	bool pages;
	struct doc *doc;
};

static bool
app_start(void *ctx, const struct xml_element *e)
{
	struct app *app = ctx;

	app->pages = str_eq(e->local, S("Pages"));
	return true;
}

static bool
app_end(void *ctx, enum xml_ns ns, struct str local)
{
	((struct app *)ctx)->pages = false;
	return true;
}

static bool
app_text(void *ctx, struct str s)
{
	struct app *app = ctx;
	int64_t n;

	if (app->pages && str_int(str_trim(s), &n) && n < 100000)
		app->doc->pages = (int)n;
	return true;
}

static void
read_properties(struct opc *o, struct doc *d)
{
	static const struct xml_sax sax = {app_start, app_end, app_text};
	const struct opc_rel *r;
	struct app app = {.doc = d};
	struct str xml;

	r = opc_rel_of(&o->root, "extended-properties");
	if (r == NULL)
		r = opc_rel_of(&o->root, "extendedProperties");
	if (r != NULL && opc_read(o, r->part, &xml) == NULL)
		xml_parse(o->a, xml, &sax, &app);
}

static const char *
read_document(struct docx *x)
{
	const char *why;
	size_t found;

	docx_words_index(x);
	why = read_part(x, x->opc->main, DOC_BODY);
	found = x->doc->blocks.n;
	if (why != NULL && found == 0)
		return why;
	read_all_of(x, "header", DOC_HEADER);
	read_all_of(x, "footer", DOC_FOOTER);
	read_all_of(x, "footnotes", DOC_NOTE);
	read_all_of(x, "endnotes", DOC_NOTE);
	number_paragraphs(x->doc);
	opc_warnings(x->a, x->opc, x->rels, x->doc);
	read_properties(x->opc, x->doc);
	return NULL;
}

const char *
docx_read(struct arena *a, struct str bytes, struct doc *d)
{
	struct arena tmp = {0};
	struct opc_rels rels = {0};
	struct opc opc;
	struct docx *x;
	const char *why;

	*d = (struct doc){.kind = "docx"};
	why = opc_open(&tmp, bytes, &opc);
	if (why == NULL && (strcmp(opc_kind(&opc), "xlsx") == 0 ||
			       strcmp(opc_kind(&opc), "pptx") == 0))
		why = "no-main-part"; /* of this kind */
	if (why == NULL) {
		opc_rels(&opc, opc.main, &rels);
		x = NEW(&tmp, struct docx);
		x->a = a;
		x->tmp = &tmp;
		x->doc = d;
		x->opc = &opc;
		x->rels = &rels;
		why = read_document(x);
	}
	arena_release(&tmp);
	return why;
}
