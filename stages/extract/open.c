/* SPDX-License-Identifier: ISC */
/* Bytes of any known kind as a document. */
#include "read.h"

#include "desk.h"
#include "fold.h"
#include "limit.h"
#include "markup.h"
#include "msdoc.h"
#include "pdf.h"
#include "xml.h"
#include "zipdir.h"

/* --- OFD (GB/T 33190): pages of XML in a ZIP --- */

struct ofd {
	struct sb out;
	bool text;
};

static bool
ofd_start(void *arg, const struct xml_element *e)
{
	struct ofd *o = arg;

	o->text = str_eq(e->local, S("TextCode"));
	return true;
}

static bool
ofd_end(void *arg, enum xml_ns ns, struct str local)
{
	struct ofd *o = arg;

	(void)ns;
	if (str_eq(local, S("TextCode")))
		sb_addc(&o->out, '\n');
	o->text = false;
	return true;
}

static bool
ofd_text(void *arg, struct str s)
{
	struct ofd *o = arg;

	if (o->text)
		sb_add(&o->out, s);
	return true;
}

static const char *
open_ofd(struct arena *a, struct str bytes, struct doc *d)
{
	static const struct xml_sax sax = {ofd_start, ofd_end, ofd_text};
	struct ofd o = {.out.a = a};
	struct zipdir z;
	const char *why = zipdir_open(a, bytes, &z);
	struct str part;
	size_t i;
	int pages = 0;

	if (why != NULL)
		return why;
	for (i = 0; i < z.n; i++) {
		if (!str_ends(z.v[i].name, S("Content.xml")))
			continue;
		if ((why = zipdir_read(a, &z, i, ZIP_PART_MAX, &part)) != NULL)
			return why;
		pages++;
		if ((why = xml_parse(a, part, &sax, &o)) != NULL)
			return why;
	}
	why = text_read(a, sb_str(&o.out), d);
	d->pages = pages;
	return why;
}

/* --- what converters make: text with pages; tables drawn with | --- */

static const char *
open_pdf_text(struct arena *a, struct str bytes, struct doc *d, bool *scan)
{
	struct str s = text_decode(a, bytes, NULL);

	*scan = fold_key(a, utf8_first(s, 4000)).len < 12;
	return text_read(a, s, d);
}

struct grid {
	struct arena *a;
	struct doc *d;
	struct doc_table *t;
	int tables, paras;
};

/* A line "|a  |b  |" is a row; its cells go on below while the row does. */
static void
grid_row(struct grid *g, struct str line)
{
	struct str rest = str_slice(line, 1, line.len), cell;
	struct doc_block *b;
	int col = 0;

	if (g->t == NULL) {
		b = ARENA_PUSH(g->a, &g->d->blocks);
		b->table = g->t = NEW(g->a, struct doc_table);
		g->t->ordinal = ++g->tables;
	}
	while (rest.p != NULL && col < TABLE_COLS_MAX) {
		cell = str_cut(&rest, S("|"));
		if (rest.p == NULL && str_trim(cell).len == 0)
			break;
		{
			struct doc_cell *c = ARENA_PUSH(g->a, &g->t->cells);

			c->text = str_trim(cell);
			c->row = g->t->rows;
			c->col = col++;
			c->rows = c->cols = 1;
		}
	}
	g->t->rows++;
	if (col > g->t->cols)
		g->t->cols = col;
}

static void
grid_para(struct grid *g, struct str line)
{
	struct doc_block *b;

	g->t = NULL;
	if (line.len == 0)
		return;
	b = ARENA_PUSH(g->a, &g->d->blocks);
	b->para.text = line;
	b->para.row = ++g->paras;
	b->para.rows = b->para.cols = 1;
}

static const char *
open_word_text(struct arena *a, struct str bytes, struct doc *d)
{
	struct grid g = {.a = a, .d = d};
	struct str rest = text_decode(a, bytes, NULL), line;

	d->kind = "text";
	while (rest.p != NULL) {
		line = str_trim(str_cut(&rest, S("\n")));
		if (line.len > 1 && line.p[0] == '|')
			grid_row(&g, line);
		else
			grid_para(&g, line);
	}
	return NULL;
}

bool
paper_is_picture(struct str kind)
{
	static const char *const v[] = {
	    "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", NULL};

	return str_is_any(kind, v);
}

/* A sheet that was saved as text. */
static const char *
open_csv(struct arena *a, struct str s, struct doc *d)
{
	struct doc_table *t = NEW(a, struct doc_table);
	struct csv csv;
	json *row;
	size_t i;

	csv_open(&csv, s);
	while (t->rows < TABLE_ROWS_MAX && (row = csv_next(&csv, a)) != NULL) {
		for (i = 0; i < js_len(row) && i < TABLE_COLS_MAX; i++)
			*ARENA_PUSH(a, &t->cells) = (struct doc_cell){
			    .text = str_dup(a, js_text(js_at(row, i))),
			    .row = t->rows,
			    .col = (int)i,
			    .rows = 1,
			    .cols = 1};
		if ((int)i > t->cols)
			t->cols = (int)i;
		t->rows++;
		js_free(row);
	}
	t->sheet = true;
	t->ordinal = 1;
	d->kind = "xlsx";
	ARENA_PUSH(a, &d->blocks)->table = t;
	return NULL;
}

/* 汇总表.xls that is text with tabs, as systems write it. */
static bool
is_tabbed_sheet(struct str name, struct str s)
{
	static const char *const ends[] = {".xls", ".et", ".tsv", ".xlsx", NULL};
	int i;

	for (i = 0; ends[i] != NULL; i++)
		if (str_ends_nocase(name, str_c(ends[i])))
			return str_has(str_cut(&s, S("\n")), S("\t"));
	return false;
}

/* A web page under another name, whose first bytes didn't say so. */
static const char *
open_text(
    struct arena *a, const struct paper *p, struct str bytes, struct doc *d)
{
	struct str s = text_decode(a, bytes, NULL), head;

	if (str_starts(s, S("\xef\xbb\xbf")))
		s = str_slice(s, 3, s.len);
	head = str_trim(str_slice(s, 0, 4000));
	if (str_eq_nocase(str_slice(head, 0, 13), S("MIME-Version:")) &&
	    str_has(head, S("multipart/related")))
		return mht_read(a, bytes, d);
	if (str_starts(head, S("<")) &&
	    (str_has(head, S("<html")) || str_has(head, S("<HTML")) ||
		str_has(head, S("<table")) || str_has(head, S("<TABLE"))))
		return html_read(a, s, d);
	if (str_ends_nocase(p->name, S(".csv")) || is_tabbed_sheet(p->name, s))
		return open_csv(a, s, d);
	return text_read(a, s, d);
}

const char *
paper_open(struct arena *a, const struct paper *p, struct str bytes,
    struct doc *d, bool *scan)
{
	struct str k = p->kind;

	*scan = paper_is_picture(k);
	if (*scan) {
		d->pages = 1;
		return NULL;
	}
	if (bytes.len == 0)
		return p->converted ? NULL : "empty";
	if (str_eq(k, S("docx")))
		return docx_read(a, bytes, d);
	if ((str_eq(k, S("doc")) || str_eq(k, S("wps"))) && !p->converted)
		return msdoc_read(a, bytes, d);
	if (str_eq(k, S("xlsx")) ||
	    ((str_eq(k, S("xls")) || str_eq(k, S("et")) ||
		 str_eq(k, S("ods"))) &&
		p->converted))
		return xlsx_read(a, bytes, d);
	if (str_eq(k, S("pdf")) && p->ruled)
		return pdf_read(a, bytes, d);
	if (str_eq(k, S("pdf")) && p->converted)
		return open_pdf_text(a, bytes, d, scan);
	if (p->converted && str_starts(bytes, S("PK\3\4")))
		return docx_read(a, bytes, d);
	if (p->converted)
		return open_word_text(a, bytes, d);
	if (str_eq(k, S("odt")))
		return odt_read(a, bytes, d);
	if (str_eq(k, S("mht")))
		return mht_read(a, bytes, d);
	if (str_eq(k, S("html")))
		return html_read(a, text_decode(a, bytes, NULL), d);
	if (str_eq(k, S("rtf")))
		return rtf_read(a, bytes, d);
	if (str_eq(k, S("xml")) && sheetxml_is(bytes))
		return sheetxml_read(a, bytes, d);
	if (str_eq(k, S("ofd")))
		return open_ofd(a, bytes, d);
	if (str_eq(k, S("txt")) || str_eq(k, S("csv")))
		return open_text(a, p, bytes, d);
	return "unread-type";
}
