/* SPDX-License-Identifier: ISC */
/*
 * shenbao blank: the form and the list that applicants and recommenders fill
 * in, made of the pack's forms.yaml and tables.yaml, so that what is handed
 * out and what is read are one.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "blank.h"
#include "docxout.h"
#include "io.h"
#include "log.h"
#include "notice.h"
#include "opts.h"
#include "xlsxout.h"

struct blank {
	struct arena mem;
	struct notice notice;
	json *pack;
	struct out out;
};

static struct str
label_of(json *field)
{
	struct str s = js_text(js_at(js_get(field, "labels"), 0));

	return s.len ? s : js_str(field, "name");
}

/* Boxes to tick: of a list of the pack's or the field's own. */
static struct str
boxes(struct blank *b, json *field)
{
	json *options = js_get(field, "options"), *v;
	struct sb s = { .a = &b->mem };

	if (js_is(options, json_type_string))
		options = js_get(b->pack,
		    str_cstr(&b->mem, js_text(options)));
	JS_EACH(v, options) {
		if (s.len > 0)
			sb_addc(&s, '\n');
		sb_addf(&s, "□%.*s", STR_ARG(js_is(v, json_type_object)
			? js_str(v, "name") : js_text(v)));
	}
	return sb_str(&s);
}

static struct str
answer(struct blank *b, json *field)
{
	struct str kind = js_str(field, "kind");

	if (str_starts(kind, S("choice")))
		return boxes(b, field);
	if (str_eq(kind, S("period")))
		return S("　　　　年　　月至　　　　年　　月");
	if (str_eq(kind, S("date")))
		return S("　　　　年　　月　　日");
	if (str_eq(kind, S("longtext")))
		return S("\n\n\n\n");
	return S("");
}

/*
 * What the form doesn't ask, unless the pack says so (blank): it would invite
 * what most notices exclude.
 */
static bool
is_asked(json *field, bool has_period)
{
	struct str kind = js_str(field, "kind"), name = js_str(field, "name");

	if (js_has(field, "blank"))
		return js_bool(field, "blank");
	return !str_eq(kind, S("partners")) && !str_eq(kind, S("recommender")) &&
	    !str_eq(name, S("applied_on")) &&
	    !(has_period && (str_eq(name, S("period_start")) ||
				str_eq(name, S("period_end"))));
}

/* Its label, with what its figures count in. */
static struct str
heading(struct blank *b, json *field)
{
	struct str unit = js_str(field, "unit");

	if (unit.len == 0 && str_eq(js_str(field, "kind"), S("money")))
		unit = S("万元");
	if (unit.len == 0)
		return label_of(field);
	return str_printf(&b->mem, "%.*s（%.*s）", STR_ARG(label_of(field)),
	    STR_ARG(unit));
}

#define EACH_COLUMNS 12 /* of one table; a page holds no more */
#define EACH_ROWS 5

/* Fields of which every row answers, until one that is none: their table. */
static size_t
each_rows(struct blank *b, struct docxout *d, json *fields, size_t from)
{
	double widths[EACH_COLUMNS] = { 10 };
	struct str cells[EACH_COLUMNS] = { S("序号") };
	size_t i = from, k, n = 1;

	for (; n < EACH_COLUMNS && js_bool(js_at(fields, i), "each"); i++) {
		if (!is_asked(js_at(fields, i), false))
			continue;
		widths[n] = 30;
		cells[n++] = heading(b, js_at(fields, i));
	}
	if (n == 1)
		return i;
	/* Tables with nothing between them would be one. */
	docxout_para(d, DOCX_BODY, S(""));
	docxout_table(d, cells, widths, n);
	for (k = 1; k < n; k++)
		cells[k] = S("");
	for (k = 1; k <= EACH_ROWS; k++) {
		cells[0] = str_printf(&b->mem, "%zu", k);
		docxout_row(d, cells);
	}
	docxout_table_end(d);
	docxout_para(d, DOCX_BODY, S(""));
	return i;
}

/* Boxes of two columns, until a field of which every row answers. */
static size_t
boxes_rows(struct blank *b, struct docxout *d, json *fields, size_t from,
    bool has_period)
{
	static const double widths[] = { 26, 74 };
	struct str cells[2];
	size_t i = from;
	bool open = false;

	for (; i < js_len(fields) && !js_bool(js_at(fields, i), "each"); i++) {
		if (!is_asked(js_at(fields, i), has_period))
			continue;
		if (!open)
			docxout_table(d, NULL, widths, 2);
		open = true;
		cells[0] = heading(b, js_at(fields, i));
		cells[1] = answer(b, js_at(fields, i));
		docxout_row(d, cells);
	}
	if (open)
		docxout_table_end(d);
	return i;
}

static void
form_rows(struct blank *b, struct docxout *d)
{
	json *fields = js_path(b->pack, "forms.case.fields"), *f;
	bool has_period = false;
	size_t i = 0;

	JS_EACH(f, fields)
		has_period |= str_eq(js_str(f, "kind"), S("period"));
	while (i < js_len(fields))
		i = js_bool(js_at(fields, i), "each")
		    ? each_rows(b, d, fields, i)
		    : boxes_rows(b, d, fields, i, has_period);
}

/* How much of a title the subject already says at its end: 典型案例. */
static ptrdiff_t
shared(struct str subject, struct str title)
{
	ptrdiff_t n = title.len < subject.len ? title.len : subject.len;

	while (n > 0 && !str_ends(subject, str_slice(title, 0, n)))
		n--;
	return n;
}

/*
 * As the notice calls its form or list: its first title, behind the subject
 * unless that is in it; what both say at the seam is said once.
 */
static struct str
title_of(struct blank *b, const char *titles, struct str otherwise)
{
	struct str subject = js_str(b->pack, "subject");
	struct str own = js_text(js_at(js_get(b->pack, titles), 0));

	if (own.len == 0)
		own = otherwise;
	if (str_has(own, subject))
		return own;
	own = str_slice(own, shared(subject, own), own.len);
	return str_printf(&b->mem, "%.*s%.*s", STR_ARG(subject), STR_ARG(own));
}

static bool
wants_pledge(json *pack)
{
	json *paper;

	JS_EACH(paper, js_get(pack, "papers"))
		if (str_eq(js_str(paper, "id"), S("pledge")))
			return true;
	return js_path(pack, "forms.pledge") != NULL;
}

static void
pledge(struct blank *b, struct docxout *d)
{
	struct str model = js_pstr(b->pack, "forms.pledge.model");

	if (!wants_pledge(b->pack))
		return;
	docxout_page(d);
	docxout_para(d, DOCX_TITLE, S("承诺"));
	docxout_para(d, DOCX_BODY, str_printf(&b->mem,
	    "我单位承诺：所报材料真实、完整%s%.*s。", model.len ? "；" : "",
	    STR_ARG(model)));
	docxout_para(d, DOCX_RIGHT, S("申报单位（盖章）：　　　　　　　　"));
	docxout_para(d, DOCX_RIGHT, S("法定代表人（签字）：　　　　　　　"));
	docxout_para(d, DOCX_RIGHT, S("日期：　　　　年　　月　　日"));
}

static void
form(struct blank *b)
{
	struct str title = title_of(b, "form_titles", S("申报表")), bytes;
	struct docxout d;
	const char *why;

	docxout_begin(&d, &b->mem);
	docxout_para(&d, DOCX_TITLE, title);
	form_rows(b, &d);
	pledge(b, &d);
	bytes = docxout_end(&d, title, js_str(b->pack, "issued"), &why);
	if (why != NULL)
		out_fail(&b->out, title, why);
	out_put(&b->out, str_printf(&b->mem, "%.*s.docx",
	    STR_ARG(out_name(&b->mem, title, 60))), bytes);
}

#define COLUMNS_MAX 32
#define ROWS 20

/* The columns of the 推荐汇总表, with drop-downs where the pack has lists. */
static void
list(struct blank *b)
{
	struct xlsxout_column *cols = arena_array(
	    &b->mem, COLUMNS_MAX, sizeof *cols);
	json *book = js_at(js_path(b->pack, "tables.books"), 0);
	json *sheet = js_at(js_get(book, "sheets"), 0), *c, *v;
	struct str empty[COLUMNS_MAX] = { 0 }, from;
	struct xlsxout_look look = { .name = S("推荐汇总表"), .freeze = 2 };
	struct xlsxout_sheet *s;
	struct xlsxout *x;
	size_t n = 0, i;
	json *names;

	JS_EACH(c, js_get(sheet, "columns")) {
		if (n == COLUMNS_MAX)
			break;
		cols[n].heading = js_str(c, "heading");
		cols[n].width = js_num(c, "width");
		from = js_str(c, "from");
		names = str_eq(from, S("@field:applicant_type"))
		    ? js_get(b->pack, "applicant_types")
		    : str_eq(from, S("@field:directions"))
		    ? js_get(b->pack, "directions") : NULL;
		cols[n].choices = arena_array(&b->mem, js_len(names) + 1,
		    sizeof *cols[n].choices);
		JS_EACH(v, names)
			cols[n].choices[cols[n].nchoices++] = js_str(v, "name");
		n++;
	}
	look.title = title_of(b, "list_titles", S("推荐汇总表"));
	look.lines = js_str(sheet, "lines");
	look.notes = S("注：按推荐优先顺序填写，序号即推荐顺序。");
	x = xlsxout_new(&b->out, str_printf(&b->mem, "%.*s.xlsx",
	    STR_ARG(out_name(&b->mem, look.title, 60))), look.title, S(""), 0);
	s = xlsxout_sheet(x, &look, cols, n);
	for (i = 0; i < ROWS; i++) {
		empty[0] = str_printf(&b->mem, "%zu", i + 1);
		xlsxout_row(s, empty, NULL);
	}
	xlsxout_close(x);
}

int
blank_main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "notice", required_argument, NULL, 'n' },
		{ "out", required_argument, NULL, 'o' },
		{ NULL, 0, NULL, 0 },
	};
	static const char usage[] = "shenbao blank --notice DIR --out DIR";
	struct blank b = { 0 };
	const char *dir = NULL;
	int c, status = 0;

	argv[0] = "blank";
	opts_help(usage, argc, argv);
	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (c == 'n')
			dir = optarg;
		else if (c == 'o')
			b.out.root = optarg;
		else
			return opts_misused(usage);
	}
	if (dir == NULL || b.out.root == NULL || optind != argc)
		return opts_misused(usage);
	umask(077);
	notice_load(&b.notice, dir);
	b.pack = b.notice.root;
	b.out.a = &b.mem;
	b.out.over = true;
	form(&b);
	/* Who applies directly makes no list. */
	if (js_path(b.pack, "forms.list") != NULL)
		list(&b);
	if (b.out.why.len > 0) {
		log_warn("%.*s", STR_ARG(b.out.why));
		status = EX_CANTCREAT;
	}
	notice_release(&b.notice);
	arena_release(&b.mem);
	return status;
}
