/* SPDX-License-Identifier: ISC */
/*
 * 核对表: what the list, the form, the evidence and the disc say of the same
 * case, wherever two of them differ, and what to do about it.
 */
#include "fold.h"
#include "rows.h"

static json *
line(struct render *r, const char *kind, const struct item *it, struct str id)
{
	json *o = js_obj();

	js_set_c(o, "what", kind);
	js_set_str(o, "id", id);
	if (it != NULL) {
		js_set_str(o, "recommender", it->recommender);
		js_set_str(o, "company", it->company);
		js_set_str(o, "title", it->title);
	}
	return o;
}

static void
put(struct render *r, struct arena *a, struct rows_sink *sink, json *o,
    struct str on_list, struct str on_form, const char *todo)
{
	js_set_str(o, "on_list", on_list);
	js_set_str(o, "on_form", on_form);
	js_set_c(o, "todo", todo);
	rows_put(r, a, sink, o);
}

/* Letters, digits and ideographs only: what people mean by the same name. */
static bool
same(struct arena *a, struct str x, struct str y, bool company)
{
	return company ? str_eq(fold_company(a, x), fold_company(a, y))
		       : str_eq(fold_title(a, x), fold_title(a, y));
}

static void
row_against_form(struct render *r, json *list, json *row, struct arena *a,
    struct rows_sink *sink)
{
	struct item *it = set_find(&r->set, js_str(row, "case"));
	struct str company = field_text(a, row, "company");
	struct str title = field_text(a, row, "case_title");
	json *o;

	if (it == NULL) {
		o = line(r, "表有书无", NULL, S(""));
		js_set_str(o, "recommender", js_str(list, "recommender"));
		js_set_str(o, "company", company);
		js_set_str(o, "title", title);
		put(r, a, sink, o,
		    str_printf(a, "第%.*s项，%.*s",
			STR_ARG(value_text(a, js_get(row, "n"))),
			STR_ARG(js_str(row, "at"))),
		    S("未见申报书"), "退推荐单位：补申报书或更正汇总表");
		return;
	}
	if (it->held)
		return;
	if (company.len && !same(a, company, it->company, true))
		put(r, a, sink, line(r, "单位名称不一致", it, it->id), company,
		    it->company, "请推荐单位确认，以申报书和执照为准");
	if (title.len && !same(a, title, it->title, false))
		put(r, a, sink, line(r, "案例名称不一致", it, it->id), title,
		    it->title, "请推荐单位确认名称");
}

/* 1, 2, 3...: gaps and doubles in a list's own numbers. */
static void
numbers(struct render *r, json *list, struct arena *a, struct rows_sink *sink)
{
	struct sb said = { .a = a };
	int64_t want = 1, n;
	bool odd = false;
	json *row, *o;

	JS_EACH(row, js_get(list, "rows")) {
		struct str s = str_trim(value_text(a, js_get(row, "n")));

		odd |= !str_int(s, &n) || n != want++;
		if (said.len > 0)
			sb_add(&said, S("、"));
		sb_add(&said, s.len ? s : S("空"));
	}
	if (!odd)
		return;
	o = line(r, "序号有缺漏或重复", NULL, S(""));
	js_set_str(o, "recommender", js_str(list, "recommender"));
	put(r, a, sink, o, sb_str(&said), S(""),
	    "请推荐单位确认推荐优先顺序");
}

static void
form_without_row(struct render *r, struct rec *rec, const struct item *it,
    struct arena *a, struct rows_sink *sink)
{
	if (js_get(js_get(rec->obj, "list"), "row") != NULL ||
	    js_get(js_get(rec->obj, "list"), "n") != NULL)
		return;
	put(r, a, sink, line(r, "书有表无", it, it->id), S("汇总表无此项"),
	    js_pstr(rec->obj, "form.name"),
	    "退推荐单位：补列汇总表或撤回申报书");
}

/* What the form's own list of annexes promises and nobody sent. */
static void
promises(struct render *r, struct rec *rec, const struct item *it,
    struct arena *a, struct rows_sink *sink)
{
	json *p;

	JS_EACH(p, js_get(rec->obj, "promised"))
		if (js_str(p, "file").len == 0)
			put(r, a, sink, line(r, "附件清单所列材料未见", it, it->id),
			    S(""), js_str(p, "name"), "请补送该附件或更正清单");
}

static void
disc(struct render *r, struct rec *rec, const struct item *it,
    struct arena *a, struct rows_sink *sink)
{
	if (!js_has(rec->obj, "disc") || item_recommended(it) ==
		js_bool(rec->obj, "disc"))
		return;
	put(r, a, sink, line(r, "表盘不一致", it, it->id),
	    item_recommended(it) ? S("列入汇总表") : S("未列入汇总表"),
	    js_bool(rec->obj, "disc") ? S("刻入光盘") : S("未刻入光盘"),
	    "核对后决定是否随盘报送");
}

void
reconcile_record(struct render *r, struct rec *rec, struct arena *a,
    struct rows_sink *sink)
{
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));
	json *row;

	if (it == NULL || it->held)
		return;
	if (str_eq(rec->kind, S("list"))) {
		JS_EACH(row, js_get(rec->obj, "rows"))
			row_against_form(r, rec->obj, row, a, sink);
		numbers(r, rec->obj, a, sink);
		return;
	}
	if (!str_eq(rec->kind, S("case")) || !item_counts(it))
		return;
	form_without_row(r, rec, it, a, sink);
	promises(r, rec, it, a, sink);
	disc(r, rec, it, a, sink);
}
