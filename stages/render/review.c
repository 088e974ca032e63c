/* SPDX-License-Identifier: ISC */
/*
 * 评审包: the recommended cases as experts read them, without a word of who
 * applies, and the sheet that comes back as scores.xlsx.  Only what
 * score.review of the pack names goes in; nothing of the evidence does.
 */
#include "cell.h"
#include "docxout.h"
#include "fill.h"
#include "limit.h"
#include "xlsxout.h"

#define COLUMNS_MAX 24
#define GROUPS_MAX 12
#define EXPERTS_MAX 30

/* One case of the sheet: the pack's columns, masked. */
struct line {
	struct str id;
	struct str *cells;
};

struct group {
	struct str name;
	json *directions; /* NULL: all that no other group has */
	struct {
		struct line *v;
		size_t n, cap;
	} lines;
};

struct review {
	json *spec;
	struct str folder;
	struct group groups[GROUPS_MAX];
	size_t ngroups;
};

static void *
begin(struct render *r)
{
	struct review *v = NEW(&r->mem, struct review);
	json *g;

	v->spec = js_path(r->pack, "score.review");
	v->folder = js_str(v->spec, "folder");
	JS_EACH(g, js_get(v->spec, "groups"))
		if (v->ngroups < GROUPS_MAX)
			v->groups[v->ngroups++] = (struct group) {
				.name = js_str(g, "name"),
				.directions = js_get(g, "directions") };
	if (v->ngroups == 0)
		v->groups[v->ngroups++] = (struct group) { .name = S("评审组") };
	return v;
}

/* The first group that names a direction of the case, or takes all. */
static struct group *
group_of(struct review *v, struct arena *a, json *record)
{
	struct str has = field_text(a, record, "directions");
	size_t i;
	json *d;

	for (i = 0; i < v->ngroups; i++) {
		JS_EACH(d, v->groups[i].directions)
			if (str_has(has, js_text(d)))
				return &v->groups[i];
		if (v->groups[i].directions == NULL)
			return &v->groups[i];
	}
	return &v->groups[v->ngroups - 1];
}

/* A field whole: a long one lies in the spool. */
static struct str
whole(struct render *r, struct arena *a, json *record, const char *name)
{
	json *f = js_get(js_get(record, "fields"), name);
	struct str bytes;

	if (js_bool(f, "cut") && r->spooled &&
	    spool_read(&r->spool, a, js_str(f, "sha256"), MIB(4), &bytes) ==
		NULL)
		return bytes;
	return field_text(a, record, name);
}

static struct str
all_texts(struct render *r, struct review *v, struct arena *a, json *record)
{
	struct sb b = { .a = a };
	json *name;

	JS_EACH(name, js_get(v->spec, "texts")) {
		sb_add(&b, whole(r, a, record, str_cstr(a, js_text(name))));
		sb_addc(&b, '\n');
	}
	return sb_str(&b);
}

static void
paragraphs(struct docxout *d, struct str text)
{
	while (text.len > 0)
		docxout_para(d, DOCX_BODY, str_cut(&text, S("\n")));
}

/* How much evidence there is, never what it is called. */
static void
evidence(struct render *r, struct docxout *d, const struct row *w)
{
	struct arena *a = w->a;
	struct sb b = { .a = a };
	struct str n;
	json *ch;

	JS_EACH(ch, js_get(r->pack, "chapters")) {
		n = cell_text(w, str_printf(a, "@evidence:%.*s",
		    STR_ARG(js_str(ch, "id"))));
		sb_addf(&b, "%s%.*s：%.*s", b.len ? "；" : "",
		    STR_ARG(js_str(ch, "title")), STR_ARG(n));
	}
	docxout_para(d, DOCX_HEAD, render_say(r, "佐证材料（已由工作人员核对，不随评审材料附送）"));
	docxout_para(d, DOCX_BODY, sb_str(&b));
}

/* A sum of money is in 万元, whatever was written. */
static struct str
fact_label(struct render *r, struct arena *a, const char *name)
{
	struct str label = render_label(r, name);
	json *f;

	JS_EACH(f, js_path(r->pack, "forms.case.fields"))
		if (str_eq(js_str(f, "name"), str_c(name)) &&
		    str_eq(js_str(f, "kind"), S("money")))
			return str_printf(a, "%.*s（万元）", STR_ARG(label));
	return label;
}

static void
case_paper(struct render *r, struct review *v, const struct group *g,
    const struct row *w, const struct needles *own)
{
	static const double widths[] = { 25, 75 };
	struct arena *a = w->a;
	struct str id = js_str(w->rec, "id"), cells[2], path, bytes, s;
	const char *why;
	struct docxout d;
	json *name;

	docxout_begin(&d, a);
	docxout_para(&d, DOCX_MARK, str_printf(a, "案例编号：%.*s　　%.*s",
	    STR_ARG(id), STR_ARG(js_str(v->spec, "mark"))));
	render_mark_edited(r, &d);
	docxout_para(&d, DOCX_TITLE, mask_text(&r->mask, own, a,
	    field_text(a, w->rec, "case_title")));
	docxout_table(&d, NULL, widths, 2);
	JS_EACH(name, js_get(v->spec, "facts")) {
		cells[0] = fact_label(r, a, str_cstr(a, js_text(name)));
		cells[1] = mask_text(&r->mask, own, a, field_text(a, w->rec,
		    str_cstr(a, js_text(name))));
		docxout_row(&d, cells);
	}
	docxout_table_end(&d);
	JS_EACH(name, js_get(v->spec, "texts")) {
		s = whole(r, a, w->rec, str_cstr(a, js_text(name)));
		docxout_para(&d, DOCX_HEAD, render_label(r, str_cstr(a,
		    js_text(name))));
		s = mask_text(&r->mask, own, a, s);
		paragraphs(&d, s.len > 0 ? s : render_say(r, "（申报书未填写）"));
	}
	evidence(r, &d, w);
	bytes = docxout_end(&d, id, r->at_text, &why);
	path = str_printf(a, "%.*s/%.*s/案例材料/%.*s.docx",
	    STR_ARG(v->folder), STR_ARG(out_name(a, g->name, 30)),
	    STR_ARG(out_name(a, id, 60)));
	if (why != NULL)
		out_fail(&r->out, path, why);
	out_put(&r->out, path, bytes);
}

static void
record(struct render *r, void *state, struct rec *rec, struct arena *a)
{
	struct review *v = state;
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));
	struct row w = { .r = r, .a = a, .rec = rec->obj, .item = it };
	struct needles own;
	struct group *g;
	struct line *l;
	struct str s;
	json *c;

	if (!r->review || it == NULL || !item_recommended(it))
		return;
	g = group_of(v, a, rec->obj);
	own = mask_own(&r->mask, a, rec->obj, all_texts(r, v, a, rec->obj));
	l = ARENA_PUSH(&r->mem, &g->lines);
	l->id = str_dup(&r->cold, it->id);
	l->cells = arena_array(&r->cold, COLUMNS_MAX, sizeof *l->cells);
	JS_EACH(c, js_get(v->spec, "columns")) {
		if (c_i == COLUMNS_MAX)
			break;
		s = mask_text(&r->mask, &own, a, cell_text(&w,
		    js_str(c, "from")));
		l->cells[c_i] = str_dup(&r->cold, s);
	}
	case_paper(r, v, g, &w, &own);
}

/* --- the sheet --- */

static void
fixed(struct xlsxout_column *c, const char *heading, double width)
{
	*c = (struct xlsxout_column) { .heading = str_c(heading),
		.width = width, .centre = true };
}

static void
marks(struct render *r, struct xlsxout_column *cols, size_t *n)
{
	static struct str choices[] = { S("否"), S("是") };
	double max = js_num(js_get(r->pack, "score"), "max");
	json *c;

	JS_EACH(c, js_path(r->pack, "score.criteria")) {
		if (*n + 4 >= COLUMNS_MAX * 2)
			break;
		fixed(&cols[*n], "", 11);
		cols[*n].heading = js_str(c, "name");
		cols[*n].max = js_num(c, "max");
		cols[(*n)++].clerk = true;
	}
	fixed(&cols[*n], "总分", 9);
	cols[*n].max = max > 0 ? max : 100;
	cols[(*n)++].clerk = true;
	fixed(&cols[*n], "是否回避", 9);
	cols[*n].choices = choices;
	cols[*n].nchoices = 2;
	cols[(*n)++].clerk = true;
	fixed(&cols[*n], "评审意见", 24);
	cols[(*n)++].clerk = true;
}

static size_t
columns(struct render *r, struct review *v, struct xlsxout_column *cols)
{
	size_t n = 2;
	json *c;

	fixed(&cols[0], "专家代号", 10);
	fixed(&cols[1], "案例编号", 17);
	JS_EACH(c, js_get(v->spec, "columns")) {
		if (c_i == COLUMNS_MAX)
			break;
		cols[n++] = (struct xlsxout_column) {
			.heading = js_str(c, "heading"),
			.width = js_num(c, "width") > 0 ? js_num(c, "width")
							: 12,
			.centre = str_eq(js_str(c, "align"), S("centre")) };
	}
	marks(r, cols, &n);
	return n;
}

/* One sheet of one expert: each case a row, the marks to be filled in. */
static void
sheet(struct arena *cold, struct review *v, struct xlsxout *x,
    const struct group *g, struct str expert, const struct xlsxout_look *look,
    const struct xlsxout_column *cols, size_t n)
{
	struct xlsxout_sheet *s = xlsxout_sheet(x, look, cols, n);
	struct str cells[COLUMNS_MAX * 2];
	size_t i, k, own = js_len(js_get(v->spec, "columns"));

	for (i = 0; i < g->lines.n; i++) {
		for (k = 0; k < n; k++)
			cells[k] = S("");
		cells[0] = expert;
		cells[1] = g->lines.v[i].id;
		for (k = 0; k < own && k < COLUMNS_MAX; k++)
			cells[2 + k] = g->lines.v[i].cells[k];
		xlsxout_row(s, cells, NULL);
		ARENA_COOL(cold, i);
	}
}

static void
workbook(struct render *r, struct review *v, const struct group *g,
    size_t nth)
{
	struct xlsxout_column *cols = arena_array(&r->mem, COLUMNS_MAX * 2,
	    sizeof *cols);
	size_t n = columns(r, v, cols);
	struct str title = str_printf(&r->mem, "%.*s专家评分表（%.*s）",
	    STR_ARG(js_str(r->pack, "subject")), STR_ARG(g->name));
	struct xlsxout *x = xlsxout_new(&r->out, str_printf(&r->mem,
	    "%.*s/%.*s/评分表.xlsx", STR_ARG(v->folder),
	    STR_ARG(out_name(&r->mem, g->name, 30))), title,
	    js_str(r->desk.site, "office"), r->at);
	int64_t i, experts = js_int(v->spec, "experts");
	struct xlsxout_look look = { .title = title, .freeze = 2,
		.notes = js_str(v->spec, "notes") };
	struct str expert;

	if (render_edited(r).len > 0)
		look.notes = str_printf(&r->mem, "%.*s\n%.*s",
		    STR_ARG(render_edited(r)), STR_ARG(look.notes));
	experts = experts < 1 ? 1 : experts > EXPERTS_MAX ? EXPERTS_MAX
							 : experts;
	for (i = 1; i <= experts; i++) {
		expert = str_printf(&r->mem, "%zu-%02lld", nth + 1,
		    (long long)i);
		look.name = str_printf(&r->mem, "专家%.*s", STR_ARG(expert));
		look.lines = str_printf(&r->mem, "专家代号：%.*s　　　　　　签字：　　　　　　　　　　　　日期：　　　年　　月　　日",
		    STR_ARG(expert));
		sheet(&r->cold, v, x, g, expert, &look, cols, n);
	}
	xlsxout_close(x);
}

static void
end(struct render *r, void *state, struct arena *a)
{
	struct review *v = state;
	size_t i;

	for (i = 0; r->review && i < v->ngroups; i++)
		if (v->groups[i].lines.n > 0)
			workbook(r, v, &v->groups[i], i);
}

const struct paper review_paper = { "review", begin, record, end };
