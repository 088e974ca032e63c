/* SPDX-License-Identifier: ISC */
/*
 * 核对表: what the list, the form, the evidence and the disc say of the same
 * case, wherever two of them differ, and what to do about it.  rank has
 * compared them; here its lines and findings become rows.
 */
#include "rows.h"

static struct str
named(struct arena *a, struct str company, struct str title)
{
	if (company.len == 0 || title.len == 0)
		return company.len ? company : title;
	return str_printf(a, "%.*s\n《%.*s》", STR_ARG(company),
	    STR_ARG(title));
}

static void
put(struct render *r, struct arena *a, struct rows_sink *sink, json *o,
    const struct item *it)
{
	if (it != NULL && !it->held) {
		js_set_str(o, "id", it->id);
		if (js_str(o, "on_form").len == 0)
			js_set_str(o, "on_form",
			    named(a, it->company, it->title));
		if (js_str(o, "recommender").len == 0)
			js_set_str(o, "recommender", it->recommender);
	}
	rows_put(r, a, sink, o);
}

/* A line of rank's: {"n","row","case","code","message","todo"}. */
static void
list_line(struct render *r, json *list, json *line, struct arena *a,
    struct rows_sink *sink)
{
	json *o = js_obj(), *row = NULL;

	if (js_get(line, "row") != NULL)
		row = js_at(js_get(list, "rows"),
		    (size_t)js_int(line, "row"));
	js_set(o, "n", js_ref(js_get(line, "n")));
	js_set_str(o, "recommender", js_str(list, "recommender"));
	js_set_str(o, "text", js_str(line, "message"));
	js_set_str(o, "todo", js_str(line, "todo"));
	js_set_str(o, "on_list", named(a, field_text(a, row, "company"),
	    field_text(a, row, "case_title")));
	put(r, a, sink, o, set_find(&r->set, js_str(line, "case")));
}

/* A form that says neither company nor title is called by its file. */
static struct str
unread_form(struct render *r, json *record, const struct item *it,
    struct arena *a)
{
	json *form = js_get(record, "form");
	struct str name = js_str(form, "name");
	struct str why = js_str(form, "unread_text");

	if (it->company.len > 0 || it->title.len > 0 || name.len == 0)
		return S("");
	if (why.len == 0)
		why = render_say(r, "未读出申报单位和案例名称");
	return str_printf(a, "%.*s\n（%.*s）", STR_ARG(name), STR_ARG(why));
}

static void
case_line(struct render *r, json *record, const struct item *it,
    struct str text, struct str todo, struct arena *a, struct rows_sink *sink)
{
	json *o = js_obj();

	js_set_str(o, "on_form", unread_form(r, record, it, a));
	js_set_str(o, "text", text);
	js_set_str(o, "todo", todo);
	put(r, a, sink, o, it);
}

/* What only a case knows: no row, evidence promised, the same case twice. */
static bool
is_reconciling(struct render *r, struct str rule)
{
	return js_holds(js_path(r->pack, "tables.reconcile"), rule);
}

/* What rank says is to be done, else what becomes of the case. */
static struct str
todo(json *finding)
{
	struct str s = js_str(finding, "todo");

	return s.len > 0 ? s : js_str(finding, "disposition");
}

static void
case_lines(struct render *r, json *record, const struct item *it,
    struct arena *a, struct rows_sink *sink)
{
	json *f;

	JS_EACH(f, js_get(record, "findings"))
		if (finding_open(f) && is_reconciling(r, js_str(f, "rule")))
			case_line(r, record, it, js_str(f, "message"),
			    todo(f), a, sink);
	if (it->disc && !item_recommended(it))
		case_line(r, record, it, render_say(r, "刻入光盘，但未列入推荐汇总表"),
		    S("核对后决定是否随盘报送"), a, sink);
}

/* Whose disc it is: that of the first case or list on it that knows. */
static struct str
sender(struct render *r, json *mail)
{
	struct item *it;
	json *id;

	JS_EACH(id, js_get(mail, "holds")) {
		it = set_find(&r->set, js_text(id));
		if (it != NULL && it->recommender.len > 0)
			return it->recommender;
	}
	return S("");
}

/* What a disc's own lists say that isn't so; ingest has compared them. */
static void
disc_lines(struct render *r, json *mail, struct arena *a,
    struct rows_sink *sink)
{
	json *w, *o;

	JS_EACH(w, js_get(mail, "wrong")) {
		if (!str_starts(js_str(w, "code"), S("manifest-")) &&
		    !str_starts(js_str(w, "code"), S("disc-")))
			continue;
		o = js_obj();
		js_set_str(o, "recommender", sender(r, mail));
		js_set_str(o, "text", str_printf(a, "光盘（%.*s）：%.*s\n%.*s",
		    STR_ARG(js_str(mail, "id")), STR_ARG(js_str(w, "message")),
		    STR_ARG(js_str(w, "at"))));
		js_set_str(o, "todo",
		    render_say(r, "请推荐单位核对光盘，更正或说明"));
		put(r, a, sink, o, NULL);
	}
}

void
reconcile_record(struct render *r, struct rec *rec, struct arena *a,
    struct rows_sink *sink)
{
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));
	json *line;

	if (it == NULL || it->held)
		return;
	if (str_eq(rec->kind, S("mail"))) {
		disc_lines(r, rec->obj, a, sink);
	} else if (str_eq(rec->kind, S("list"))) {
		JS_EACH(line, js_get(rec->obj, "recon"))
			list_line(r, rec->obj, line, a, sink);
	} else if (item_counts(it)) {
		case_lines(r, rec->obj, it, a, sink);
	}
}
