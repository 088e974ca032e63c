/* SPDX-License-Identifier: ISC */
/*
 * 初审说明/ID.html: why the program says of one case what it says, from the
 * finding back to clause, value and place.  Contacts stay in the form.
 */
#include "board.h"
#include "cell.h"
#include "needs.h"
#include "todo.h"

static void *
begin(struct render *r)
{
	return NULL;
}

static void
pair(struct render *r, struct html *h, const char *label, struct str text)
{
	if (text.len == 0)
		return;
	html_open(h, "tr");
	html_open(h, "th");
	html_attr(h, "scope", S("row"));
	html_text(h, render_say(r, label));
	html_close(h);
	html_elem(h, "td", NULL, text);
	html_close(h);
}

static struct str
joined(struct arena *a, json *list, struct str sep)
{
	struct sb b = { .a = a };
	json *v;

	JS_EACH(v, list) {
		if (b.len > 0)
			sb_add(&b, sep);
		sb_add(&b, value_text(a, v));
	}
	return sb_str(&b);
}

/* A mail as a mail program lists it; its name in the mailbox last. */
static struct str
the_mail(struct render *r, struct arena *a, struct str id)
{
	struct item *mail = set_find(&r->set, id);
	struct str who, subject;

	if (mail == NULL || mail->held)
		return id;
	who = todo_writer(r, mail->from);
	subject = todo_subject(r, mail->subject);
	if (who.len + subject.len == 0)
		return id;
	return str_printf(a, "%.*s%.*s（来件编号 %.*s）", STR_ARG(who),
	    STR_ARG(subject), STR_ARG(id));
}

static void
facts(struct render *r, struct html *h, json *c, const struct row *w)
{
	struct arena *a = w->a;
	json *delivered = js_get(c, "delivered");

	html_open(h, "section");
	html_elem(h, "h2", NULL, S("基本情况"));
	html_open(h, "table");
	html_open(h, "tbody");
	pair(r, h, "案例编号", js_str(c, "id"));
	pair(r, h, "流水号", render_serial(r, a, js_str(c, "id")));
	pair(r, h, "申报单位", field_text(a, c, "company"));
	pair(r, h, "推荐单位", cell_text(w, S("@recommender")));
	pair(r, h, "推荐序", cell_text(w, S("@order")));
	pair(r, h, "系统初判", cell_text(w, S("@state")));
	pair(r, h, "处理建议", cell_advice(w));
	pair(r, h, "来件", the_mail(r, a, js_str(c, "mail")));
	pair(r, h, "来件时间", cell_text(w, S("@time:received")));
	pair(r, h, "时间依据", js_str(c, "clock"));
	pair(r, h, "送达时间", js_str(delivered, "text"));
	pair(r, h, "送达依据", js_str(delivered, "proof"));
	pair(r, h, "各版本", joined(a, js_get(c, "versions"), S("、")));
	pair(r, h, "重复申报", cell_text(w, S("@duplicates")));
	html_close(h);
	html_close(h);
	html_close(h);
}

/* 3.2/name: the number of a part, which no mail program shows; the name. */
static struct str
without_part(struct str at)
{
	struct str rest = at, part = str_cut(&rest, S("/"));
	ptrdiff_t i;

	for (i = 0; i < part.len; i++)
		if (part.p[i] != '.' && (part.p[i] < '0' || part.p[i] > '9'))
			return at;
	return rest.len > 0 ? rest : at;
}

/* Where in the mail: the page says once, above, which mail it is. */
static struct str
place(json *c, struct str at)
{
	struct str mail = js_str(c, "mail");

	if (mail.len > 0 && at.len > mail.len && str_starts(at, mail) &&
	    at.p[mail.len] == '/')
		return without_part(str_slice(at, mail.len + 1, at.len));
	return at;
}

static struct str
places(struct arena *a, json *c, json *list)
{
	struct sb b = { .a = a };
	json *v;

	JS_EACH(v, list) {
		if (b.len > 0)
			sb_addc(&b, '\n');
		sb_add(&b, place(c, js_text(v)));
	}
	return sb_str(&b);
}

/* 【不符合】, 【需人工核实】, 【符合】; of what is no fault 【提醒】. */
static void
state_word(struct render *r, struct html *h, json *f)
{
	struct str state = js_str(f, "state");
	struct str word = render_name(r, "finding", state);
	struct str class = str_eq(state, S("manual")) ? S("manual-word") : state;

	if (str_eq(state, S("fail")) &&
	    str_eq(js_str(f, "severity"), S("warn"))) {
		word = render_name(r, "severity", S("warn"));
		class = S("warn");
	}
	html_open(h, "span");
	html_attr(h, "class", class);
	html_textf(h, "【%.*s】", STR_ARG(word));
	html_close(h);
}

static void
finding(struct render *r, struct html *h, json *c, json *f, struct arena *a)
{
	struct str at = places(a, c, js_get(f, "at"));
	struct str quote = js_str(f, "quote");
	json *d = js_get(f, "decision");

	html_open(h, "dt");
	state_word(r, h, f);
	html_text(h, js_str(f, "message").len ? js_str(f, "message") : quote);
	html_close(h);
	html_open(h, "dd");
	if (quote.len > 0) {
		html_open(h, "blockquote");
		html_textf(h, "%.*s：%.*s", STR_ARG(js_str(f, "clause")),
		    STR_ARG(quote));
		html_close(h);
	}
	html_textf(h, "%.*s，如不符合：%.*s", STR_ARG(finding_name(r, f)),
	    STR_ARG(js_str(f, "disposition").len ? js_str(f, "disposition")
		: render_name(r, "severity", js_str(f, "severity"))));
	if (at.len > 0) {
		html_void(h, "br");
		html_lines(h, at);
	}
	if (finding_todo(f).len > 0)
		html_elem(h, "p", NULL, finding_todo(f));
	if (d != NULL)
		html_elem(h, "p", NULL, str_printf(a,
		    "人工决定：%.*s，经办 %.*s，复核 %.*s",
		    STR_ARG(js_str(d, "basis")), STR_ARG(js_str(d, "by")),
		    STR_ARG(js_str(d, "checked_by"))));
	html_close(h);
}

static void
findings(struct render *r, struct html *h, json *c, bool open,
    const char *title, struct arena *a)
{
	json *f;
	int n = 0;

	JS_EACH(f, js_get(c, "findings"))
		n += finding_open(f) == open;
	html_open(h, "section");
	html_open(h, "h2");
	html_textf(h, "%s（%d 项）", title, n);
	html_close(h);
	if (n > 0)
		html_open(h, "dl");
	JS_EACH(f, js_get(c, "findings"))
		if (finding_open(f) == open && !finding_everywhere(r, f))
			finding(r, h, c, f, a);
	JS_EACH(f, js_get(c, "findings"))
		if (finding_open(f) == open && finding_everywhere(r, f))
			finding(r, h, c, f, a);
	if (n > 0)
		html_close(h);
	html_close(h);
}

static bool
is_contact(struct render *r, const char *name)
{
	return js_holds(js_path(r->pack, "tables.contacts"), str_c(name));
}

/* What is doubtful, in words. */
static struct str
doubts(struct arena *a, json *codes)
{
	struct sb b = { .a = a };
	json *v;

	JS_EACH(v, codes) {
		if (b.len > 0)
			sb_add(&b, S("、"));
		sb_add(&b, doubt_words(js_text(v)));
	}
	return sb_str(&b);
}

static void
field(struct render *r, struct html *h, json *c, const char *name, json *f,
    struct arena *a)
{
	bool hide = is_contact(r, name);
	struct str raw = js_str(f, "raw");

	html_open(h, "tr");
	html_open(h, "th");
	html_attr(h, "scope", S("row"));
	html_text(h, render_label(r, name));
	html_close(h);
	html_elem(h, "td", NULL, hide ? render_say(r, "（见申报书）")
				      : value_text(a, js_get(f, "value")));
	html_elem(h, "td", NULL, hide ? S("") : utf8_count(raw) > 200
		? str_printf(a, "%.*s……", STR_ARG(utf8_first(raw, 200))) : raw);
	html_elem(h, "td", "at", place(c, js_str(f, "at")));
	html_elem(h, "td", NULL, doubts(a, js_get(f, "doubt")));
	html_close(h);
}

static void
fields(struct render *r, struct html *h, json *c, struct arena *a)
{
	static const char *const heads[] = { "栏目", "规范值", "原文", "位置",
		"疑点" };
	json *all = js_get(c, "fields");

	if (!js_is(all, json_type_object))
		return;
	html_open(h, "section");
	html_elem(h, "h2", NULL, render_say(r, "申报书各栏"));
	board_table(r, h, "申报书各栏", "wide", heads, 5);
	json_object_object_foreach(all, key, value)
		field(r, h, c, key, value, a);
	board_table_end(h);
	html_close(h);
}

/* What is different from the version before. */
static void
versions(struct render *r, struct html *h, json *c, struct arena *a)
{
	static const char *const heads[] = { "栏目", "原版本", "本版本" };
	json *changes = js_get(c, "changes"), *v;

	if (js_len(changes) == 0)
		return;
	html_open(h, "section");
	html_elem(h, "h2", NULL, S("与前一版本的差异"));
	board_table(r, h, "与前一版本的差异", NULL, heads, 3);
	JS_EACH(v, changes) {
		char *name = str_cstr(a, js_str(v, "field"));
		bool hide = is_contact(r, name);

		html_open(h, "tr");
		html_elem(h, "td", NULL, render_label(r, name));
		html_elem(h, "td", NULL, hide ? S("（略）")
			: value_text(a, js_get(v, "from")));
		html_elem(h, "td", NULL, hide ? S("（略）")
			: value_text(a, js_get(v, "to")));
		html_close(h);
	}
	board_table_end(h);
	html_close(h);
}

static void
record(struct render *r, void *state, struct rec *rec, struct arena *a)
{
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));
	struct row w = { .r = r, .a = a, .rec = rec->obj, .item = it };
	struct html h;

	if (it == NULL || !item_is_case(it) || it->held)
		return;
	html_begin(&h, a, str_printf(a, "初审说明 %.*s", STR_ARG(it->id)),
	    board_css);
	html_open(&h, "header");
	html_elem(&h, "p", "motto", render_word(r, "words.motto"));
	html_elem(&h, "h1", NULL, it->title.len ? it->title : it->id);
	board_edited(r, &h);
	html_close(&h);
	html_open(&h, "nav");
	html_attr(&h, "aria-label", S("返回"));
	html_link(&h, S("../board.html"), S("返回看板"));
	if (item_counts(it))
		html_link(&h, str_printf(a, "../索引目录/%.*s.html",
		    STR_ARG(out_name(a, it->id, 60))), S("索引目录"));
	html_close(&h);
	html_open(&h, "main");
	facts(r, &h, rec->obj, &w);
	findings(r, &h, rec->obj, true, "存在问题", a);
	versions(r, &h, rec->obj, a);
	fields(r, &h, rec->obj, a);
	findings(r, &h, rec->obj, false, "已符合", a);
	html_close(&h);
	out_put(&r->out, str_printf(a, "初审说明/%.*s.html",
	    STR_ARG(out_name(a, it->id, 60))), html_end(&h));
}

static void
end(struct render *r, void *state, struct arena *a)
{
}

const struct paper page_paper = { "page", begin, record, end };
