/* SPDX-License-Identifier: ISC */
/*
 * board.html: what a chief opens at 16:30.  One page without scripts, which
 * works from a file, on a phone and on paper.  It says what the program
 * found, never what is to be decided, and holds no applicant's contacts.
 */
#include "board.h"

#include "when.h"

#define TODO_SHOWN 400 /* of 2,000; the rest stands in 交接单 */

void
board_edited(struct render *r, struct html *h)
{
	if (render_edited(r).len > 0)
		html_elem(h, "p", "draft", render_edited(r));
}

static void
header(struct render *r, struct html *h, struct arena *a)
{
	struct str office = js_str(r->desk.site, "office");

	html_open(h, "header");
	html_elem(h, "p", "motto", render_word(r, "words.motto"));
	html_open(h, "h1");
	html_text(h, js_str(r->pack, "subject"));
	html_text(h, render_word(r, "board.title"));
	html_close(h);
	html_open(h, "p");
	html_attr(h, "class", S("sub"));
	html_textf(h, "%.*s　数据截至 %.*s　%.*s", STR_ARG(js_str(r->pack,
	    "number")), STR_ARG(render_clock(r, a, r->at_text)),
	    STR_ARG(office.len ? office : js_pstr(r->pack, str_cstr(a,
		str_printf(a, "roles.%.*s.name", STR_ARG(r->role))))));
	html_close(h);
	if (!r->final)
		html_elem(h, "p", "draft", str_printf(a,
		    "%.*s：名次未定，所有判定均为系统初判，由人核实后决定。",
		    STR_ARG(render_word(r, "words.draft"))));
	board_edited(r, h);
	html_close(h);
}

static struct str
span(struct arena *a, int64_t s)
{
	if (s >= 86400)
		return str_printf(a, "%lld 天 %lld 小时", (long long)(s / 86400),
		    (long long)(s % 86400 / 3600));
	return str_printf(a, "%lld 小时 %lld 分", (long long)(s / 3600),
	    (long long)(s % 3600 / 60));
}

static void
card(struct html *h, const char *class, struct str label, struct str big,
    struct str small)
{
	html_open(h, "div");
	html_attrf(h, "class", "card %s", class);
	html_elem(h, "span", "label", label);
	html_elem(h, "strong", NULL, big);
	if (small.len > 0)
		html_elem(h, "span", "small", small);
	html_close(h);
}

static void
deadline_card(struct render *r, struct html *h, struct arena *a,
    struct str when, struct str label)
{
	int64_t t;

	if (!when_parse(when, r->zone, &t))
		return;
	card(h, t < r->at ? "past" : t - r->at < 86400 ? "soon" : "",
	    label, t < r->at ? str_printf(a, "已过 %.*s", STR_ARG(span(a,
		r->at - t))) : str_printf(a, "还剩 %.*s", STR_ARG(span(a,
		t - r->at))), when_cn(a, t, r->zone));
}

/* That of an office in between, which can only be earlier. */
static struct str
own_deadline(struct render *r)
{
	struct str own = js_str(r->desk.site, "deadline");
	int64_t mine, t;

	return when_parse(own, r->zone, &mine) &&
		when_parse(js_str(r->pack, "deadline"), r->zone, &t) && mine < t
	    ? own
	    : S("");
}

/* Lines of the register are no mails, and may tell of the same papers. */
static struct str
mails_note(struct render *r, struct arena *a)
{
	int64_t n = js_int(js_get(r->end, "mails"), "register");
	struct str name = render_name(r, "class", S("register"));

	return n == 0 ? S("每件来件均有一条记录")
		      : str_printf(a, "其中%.*s %lld 条", STR_ARG(name),
			    (long long)n);
}

static void
cards(struct render *r, struct html *h, struct arena *a)
{
	struct tally *t = r->tally;
	int i;

	html_open(h, "section");
	html_attr(h, "aria-label", S("概况"));
	html_elem(h, "h2", NULL, S("概况"));
	html_open(h, "div");
	html_attr(h, "class", S("cards"));
	deadline_card(r, h, a, own_deadline(r), S("本单位收件截止"));
	deadline_card(r, h, a, js_str(r->pack, "deadline"), S("材料送达截止"));
	deadline_card(r, h, a, js_pstr(r->pack, "calendar.report_by"),
	    render_say(r, "报部截止"));
	card(h, "", S("来件"), str_printf(a, "%lld 件", (long long)t->mails),
	    mails_note(r, a));
	card(h, "", render_say(r, "申报案例"), str_printf(a, "%lld 个",
	    (long long)t->cases), str_printf(a, "另有被取代的旧版本 %lld 个",
	    (long long)t->state[CASE_SUPERSEDED]));
	for (i = 0; i < CASE_SUPERSEDED; i++)
		card(h, case_state_word(i), render_name(r, "verdict",
		    str_c(case_state_word(i))), str_printf(a, "%lld 个",
		    (long long)t->state[i]), S(""));
	html_close(h);
	html_close(h);
}

void
board_table(struct render *r, struct html *h, const char *caption,
    const char *class, const char *const *heads, int n)
{
	int i;

	html_open(h, "div");
	html_attr(h, "class", S("scroll"));
	html_attr(h, "role", S("region"));
	html_attr(h, "tabindex", S("0"));
	html_attr(h, "aria-label", render_say(r, caption));
	html_open(h, "table");
	if (class != NULL)
		html_attr(h, "class", str_c(class));
	html_open(h, "thead");
	html_open(h, "tr");
	for (i = 0; i < n; i++) {
		html_open(h, "th");
		html_attr(h, "scope", S("col"));
		html_text(h, render_say(r, heads[i]));
		html_close(h);
	}
	html_close(h);
	html_close(h);
	html_open(h, "tbody");
}

void
board_table_end(struct html *h)
{
	html_close(h);
	html_close(h);
	html_close(h);
}

static void
todo_whose(struct html *h, struct arena *a, const struct todo *t)
{
	html_lines(h, t->company);
	if (t->company.len > 0)
		html_void(h, "br");
	if (t->is_case) {
		html_link(h, str_printf(a, "初审说明/%.*s.html",
		    STR_ARG(out_name(a, t->id, 60))), t->id);
	} else {
		html_elem(h, "span", "id", t->id);
	}
}

/* One decision for several cases: too many of one recommender's. */
static bool
same_matter(const struct todo *x, const struct todo *y)
{
	return x->is_case && y->is_case && x->recommender.len > 0 &&
	       x->due == y->due && x->kind == y->kind &&
	       str_eq(x->recommender, y->recommender) &&
	       str_eq(x->text, y->text) && str_eq(x->done, y->done);
}

static void
todo_row(struct render *r, struct html *h, struct arena *a,
    const struct todo *t, size_t n)
{
	size_t i;

	html_open(h, "tr");
	html_elem(h, "td", t->due == INT64_MIN ? "now" : "when",
	    todo_due(r, a, t));
	html_elem(h, "td", "what", todo_what(r, t->kind));
	html_elem(h, "td", NULL, render_recommender(r, t->recommender));
	html_open(h, "td");
	for (i = 0; i < n; i++) {
		html_open(h, "div");
		todo_whose(h, a, &t[i]);
		html_close(h);
	}
	html_close(h);
	html_open(h, "td");
	html_text(h, t->text);
	if (t->done.len > 0)
		html_elem(h, "span", "done", t->done);
	html_close(h);
	html_close(h);
}

static void
todo_list(struct render *r, struct html *h, struct arena *a)
{
	static const char *const heads[] = { "到期", "事项", "推荐单位",
		"申报单位、编号", "内容" };
	struct todos *t = r->todos;
	size_t i, n, shown = t->all.n < TODO_SHOWN ? t->all.n : TODO_SHOWN;

	html_open(h, "section");
	html_open(h, "h2");
	html_textf(h, "现在需要人决定或办理的（%zu 项，先到期者在前）", t->all.n);
	html_close(h);
	if (t->all.n == 0)
		html_elem(h, "p", NULL, S("没有待办事项。"));
	else
		board_table(r, h, "待办事项", "todo", heads, 5);
	for (i = 0; i < shown; i += n) {
		for (n = 1; i + n < shown; n++)
			if (!same_matter(&t->all.v[i], &t->all.v[i + n]))
				break;
		todo_row(r, h, a, &t->all.v[i], n);
	}
	if (t->all.n > 0)
		board_table_end(h);
	if (t->all.n > TODO_SHOWN)
		html_elem(h, "p", NULL, str_printf(a,
		    "此处列出前 %d 项，全部 %zu 项见交接单。", TODO_SHOWN,
		    t->all.n));
	html_close(h);
}

static void
mails(struct render *r, struct html *h)
{
	static const char *const heads[] = { "来件类别", "件数" };
	json *by_class = js_get(r->end, "mails");
	struct str name;

	html_open(h, "section");
	html_elem(h, "h2", NULL, S("来件账目"));
	board_table(r, h, "来件账目", NULL, heads, 2);
	if (by_class != NULL) {
		json_object_object_foreach(by_class, key, value) {
			name = render_name(r, "class", str_c(key));
			html_open(h, "tr");
			html_elem(h, "td", NULL, name);
			html_open(h, "td");
			html_attr(h, "class", S("num"));
			html_textf(h, "%lld",
			    (long long)json_object_get_int64(value));
			html_close(h);
			html_close(h);
		}
	}
	board_table_end(h);
	html_open(h, "p");
	html_textf(h, "合计 %lld 件，与记录数一致；逐件原因见《初审情况表》附页“未识别材料”。",
	    (long long)r->tally->mails);
	html_close(h);
	html_close(h);
}

static void
paper(struct html *h, struct str file)
{
	if (file.len == 0)
		return;
	html_link(h, file, file);
}

/* The books beside the board; those in folders are for others. */
static void
papers(struct render *r, struct html *h)
{
	json *book;

	html_open(h, "nav");
	html_attr(h, "aria-label", S("表格"));
	JS_EACH(book, js_path(r->pack, "tables.books"))
		if (render_wants(r, book) &&
		    !str_has(js_str(book, "file"), S("/")))
			paper(h, js_str(book, "file"));
	paper(h, render_word(r, "stats.file"));
	paper(h, S("索引目录.html"));
	html_close(h);
}

static void *
begin(struct render *r)
{
	return NULL;
}

static void
record(struct render *r, void *state, struct rec *rec, struct arena *a)
{
}

static void
end(struct render *r, void *state, struct arena *a)
{
	struct html h;
	struct arena mem = { 0 };

	html_begin(&h, &mem, str_printf(&mem, "%.*s%.*s",
	    STR_ARG(js_str(r->pack, "subject")),
	    STR_ARG(render_word(r, "board.title"))), board_css);
	header(r, &h, &mem);
	papers(r, &h);
	html_open(&h, "main");
	cards(r, &h, &mem);
	todo_list(r, &h, &mem);
	board_groups(r, &h);
	board_since(r, &h, &mem);
	mails(r, &h);
	html_close(&h);
	html_open(&h, "footer");
	html_textf(&h, "%.*s。本页由程序 %s 按通知配置 %.*s 生成，不含申报人联系方式。",
	    STR_ARG(render_word(r, "words.motto")), VERSION,
	    STR_ARG(str_slice(r->notice.sha256, 0, 12)));
	html_close(&h);
	out_put(&r->out, S("board.html"), html_end(&h));
	arena_release(&mem);
}

const struct paper board_paper = { "board", begin, record, end };
