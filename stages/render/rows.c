/* SPDX-License-Identifier: ISC */
#include "rows.h"

#include "chapter.h"

void
rows_put(struct render *r, struct arena *a, struct rows_sink *sink, json *o)
{
	struct row w = { .r = r, .a = a, .rec = o,
		.item = set_find(&r->set, js_str(o, "id")) };

	sink->put(sink, &w);
	js_free(o);
}

static void
put_record(struct render *r, struct rec *rec, struct arena *a,
    struct rows_sink *sink, const struct item *it)
{
	struct row w = { .r = r, .a = a, .rec = rec->obj, .item = it };

	sink->put(sink, &w);
}

/* Its id, and nothing else of what it holds. */
static void
put_held(struct render *r, struct arena *a, struct rows_sink *sink,
    struct str id)
{
	json *o = js_obj();

	js_set_str(o, "id", id);
	js_set_bool(o, "held_back", true);
	js_set_str(o, "what", render_name(r, "class", S("held")));
	js_set_str(o, "why", render_word(r, "words.held_text"));
	rows_put(r, a, sink, o);
}

static void
cases(struct render *r, struct rec *rec, struct arena *a,
    struct rows_sink *sink)
{
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));

	if (it == NULL || str_eq(rec->kind, S("list")))
		return;
	if (it->held)
		put_held(r, a, sink, it->id);
	else if (item_is_case(it))
		put_record(r, rec, a, sink, it);
}

static void
regions(struct render *r, struct rec *rec, struct arena *a,
    struct rows_sink *sink)
{
	if (str_eq(rec->kind, S("region")))
		cases(r, rec, a, sink);
}

static void
recommended(struct render *r, struct rec *rec, struct arena *a,
    struct rows_sink *sink)
{
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));

	if (it != NULL && item_recommended(it))
		put_record(r, rec, a, sink, it);
}

/* Those that go on to the ministry: above the line, where one is drawn. */
static void
ministry(struct render *r, struct rec *rec, struct arena *a,
    struct rows_sink *sink)
{
	if (!str_eq(js_str(rec->obj, "cut"), S("below")))
		recommended(r, rec, a, sink);
}

static void
scored(struct render *r, struct rec *rec, struct arena *a,
    struct rows_sink *sink)
{
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));

	if (it != NULL && item_counts(it) && !it->held && it->scored)
		put_record(r, rec, a, sink, it);
}

static json *
unread_row(struct render *r, json *mail, struct arena *a)
{
	json *o = js_obj();

	js_set_str(o, "id", js_str(mail, "id"));
	js_set_str(o, "received", js_str(mail, "received"));
	js_set_str(o, "from", js_str(mail, "from"));
	js_set_str(o, "subject", js_str(mail, "subject"));
	js_set_str(o, "what", render_name(r, "class", js_str(mail, "class")));
	js_set(o, "wrong", js_ref(js_get(mail, "wrong")));
	return o;
}

#define TROUBLES 3 /* files named in the row of their mail */

/* Whose trouble it is, each once; the others have rows of their own. */
static void
name_troubles(struct arena *a, json *mail, json *row)
{
	struct sb b = { .a = a };
	struct str name;
	size_t n = 0;
	json *w;

	JS_EACH(w, js_get(mail, "wrong")) {
		name = mail_trouble(mail, w);
		if (name.len == 0 || str_has(sb_str(&b), name))
			continue;
		if (n++ == TROUBLES) {
			sb_add(&b, S("等"));
			break;
		}
		sb_addf(&b, "%s%.*s", b.len ? "、" : "", STR_ARG(name));
	}
	js_set_str(row, "file", sb_str(&b));
}

/* A file that belongs to nothing, or that something is wrong with. */
static bool
is_stray(json *file)
{
	struct str role = js_str(file, "role");

	if (js_len(js_get(file, "wrong")) > 0)
		return true;
	return js_str(file, "of").len == 0 && !str_eq(role, S("noise")) &&
	    !str_eq(role, S("archive")) && !str_eq(role, S("body")) &&
	    !str_eq(role, S("list"));
}

static void
unread_file(struct render *r, json *mail, json *file, struct arena *a,
    struct rows_sink *sink)
{
	json *o = unread_row(r, mail, a);

	js_set_str(o, "what", js_str(file, "of").len
		? render_say(r, "所属案例的文件") : S("未识别的文件"));
	js_set_str(o, "file", js_str(file, "name"));
	js_set_str(o, "place", js_str(file, "place"));
	js_set_str(o, "case", js_str(file, "of"));
	js_set(o, "size", js_ref(js_get(file, "size")));
	js_set(o, "wrong", js_ref(js_get(file, "wrong")));
	if (js_len(js_get(file, "wrong")) == 0)
		js_set_str(o, "why", render_say(r, chapter_any(file)
			? "佐证材料，未归入任何案例"
			: "不是申报书、汇总表或可归类的佐证材料"));
	rows_put(r, a, sink, o);
}

static void
unread_link(struct render *r, json *mail, json *link, struct arena *a,
    struct rows_sink *sink)
{
	json *o = unread_row(r, mail, a);
	struct str until = js_str(link, "expires");

	js_set_c(o, "what", "网盘或超大附件链接");
	js_set_str(o, "file", js_str(link, "url"));
	js_set(o, "wrong", NULL);
	js_set_str(o, "why", until.len
		? str_printf(a, "材料未随邮件送达，链接于 %.*s 失效，请尽快联系发件人补送",
		      STR_ARG(until))
		: S("材料未随邮件送达，链接有效期不明，请尽快联系发件人补送"));
	rows_put(r, a, sink, o);
}

/* The cases that its papers were joined to, each once. */
static struct str
joined_to(struct arena *a, json *mail)
{
	struct sb b = { .a = a };
	json *f;

	JS_EACH(f, js_get(mail, "files"))
		if (js_bool(f, "joined") &&
		    !str_has(sb_str(&b), js_str(f, "of")))
			sb_addf(&b, "%s%.*s", b.len ? "、" : "",
			    STR_ARG(js_str(f, "of")));
	return sb_str(&b);
}

static struct str
why_without_form(struct render *r, struct arena *a, json *mail)
{
	struct str ids = joined_to(a, mail);

	return ids.len > 0
		? str_printf(a, "分封报送的材料，系统已归入 %.*s，请核对",
		      STR_ARG(ids))
		: render_name(r, "class_why", js_str(mail, "class"));
}

/* Every mail that holds no case or list, every file that is part of none. */
static void
unread(struct render *r, struct rec *rec, struct arena *a,
    struct rows_sink *sink)
{
	json *mail = rec->obj, *v, *o;

	if (!str_eq(rec->kind, S("mail")))
		return;
	if (mail_is_marked(mail)) {
		put_held(r, a, sink, js_str(mail, "id"));
		return;
	}
	JS_EACH(v, js_get(mail, "links"))
		unread_link(r, mail, v, a, sink);
	/* A line of the register is how a package came, not material. */
	if (str_eq(js_str(mail, "class"), S("register")))
		return;
	if (js_len(js_get(mail, "holds")) == 0) {
		o = unread_row(r, mail, a);
		if (js_len(js_get(mail, "wrong")) == 0)
			js_set_str(o, "why", why_without_form(r, a, mail));
		name_troubles(a, mail, o);
		rows_put(r, a, sink, o);
	} else if (js_len(js_get(mail, "wrong")) > 0) {
		o = unread_row(r, mail, a);
		js_set_str(o, "what",
		    render_say(r, "邮件（含案例或汇总表）"));
		name_troubles(a, mail, o);
		rows_put(r, a, sink, o);
	}
	JS_EACH(v, js_get(mail, "files"))
		if (is_stray(v))
			unread_file(r, mail, v, a, sink);
}

/* One row a file of each case: the case's columns and the file's. */
static void
files(struct render *r, struct rec *rec, struct arena *a,
    struct rows_sink *sink)
{
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));
	json *f, *o;

	if (it == NULL || !item_is_case(it) || it->held)
		return;
	JS_EACH(f, js_get(rec->obj, "files")) {
		o = js_copy(f);
		js_set_str(o, "id", it->id);
		js_set_str(o, "company", render_who(r, a, it));
		js_set_str(o, "title", it->title);
		if (!js_has(o, "mail"))
			js_set_str(o, "mail", it->mail);
		js_set_str(o, "recommender", it->recommender);
		rows_put(r, a, sink, o);
	}
}

static const struct rows_source sources[] = {
	{ "recommended", recommended, NULL },
	{ "ministry", ministry, NULL },
	{ "cases", cases, NULL },
	{ "regions", regions, NULL },
	{ "scored", scored, NULL },
	{ "unread", unread, NULL },
	{ "files", files, NULL },
	{ "reconcile", reconcile_record, NULL },
	{ "handover", NULL, handover_end },
};

const struct rows_source *
rows_source(struct str name)
{
	size_t i;

	for (i = 0; i < sizeof sources / sizeof *sources; i++)
		if (str_eq(name, str_c(sources[i].name)))
			return &sources[i];
	return NULL;
}
