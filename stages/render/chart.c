/* SPDX-License-Identifier: ISC */
/* The board's groups: numbers in a table, bars beside them as inline SVG. */
#include "board.h"

const char board_css[] =
"*{box-sizing:border-box}"
"body{margin:0;color:#1a1f26;background:#f4f5f7;font:16px/1.6 "
"'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif}"
"header,nav,main,footer{max-width:1180px;margin:0 auto;padding:0 16px}"
"header{padding-top:20px}h1{font-size:1.6em;line-height:1.3;margin:.2em 0}"
"h2{font-size:1.15em;margin:0 0 .6em;padding-left:.5em;"
"border-left:4px solid #8a1c1c}"
".motto{display:inline-block;margin:0;padding:2px 12px;background:#8a1c1c;"
"color:#fff;border-radius:3px;font-weight:bold;letter-spacing:.1em}"
".sub{margin:.2em 0;color:#46505c}"
".draft{margin:.5em 0;padding:6px 12px;background:#fff4d6;color:#5c3d00;"
"border:1px solid #e0b84c;border-radius:3px}"
"nav{margin:10px auto;display:flex;flex-wrap:wrap;gap:4px 18px}"
"a{color:#0b4f9e}a:focus,.scroll:focus{outline:3px solid #0b4f9e}"
"section{background:#fff;border:1px solid #d9dde2;border-radius:6px;"
"padding:16px;margin:14px 0}"
".cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(178px,1fr));"
"gap:10px}"
".card{border:1px solid #d9dde2;border-top:4px solid #6b7480;"
"border-radius:4px;padding:8px 12px;display:flex;flex-direction:column}"
".card strong{font-size:1.25em;line-height:1.4}"
".label{color:#46505c}.small{color:#5a6470;font-size:.85em}"
".card.accept{border-top-color:#1b6e3c}.card.return{border-top-color:#b45309}"
".card.reject,.card.past,.card.soon{border-top-color:#b00020}"
".card.soon strong,.card.past strong{color:#b00020}"
".card.manual{border-top-color:#1f4e99}"
".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;"
"font-size:.93em}"
"th,td{border-bottom:1px solid #e2e5e9;padding:5px 8px;text-align:left;"
"vertical-align:top;overflow-wrap:anywhere}"
"th{background:#edf1f5;white-space:nowrap}"
"tbody th{background:none;font-weight:normal}"
".todo td div+div{margin-top:6px}"
"td.when,td.what,td.now{white-space:nowrap}td.now{color:#b00020;"
"font-weight:bold}.num{white-space:nowrap}"
".over{color:#b00020;font-weight:bold}.id,.done{color:#5a6470;font-size:.9em}"
".at{color:#5a6470;font-size:.9em;min-width:11em}.done{display:block}svg{display:block;width:100%;min-width:160px;height:18px}"
".bar{width:34%}.legend{margin:0 0 .6em;padding:0;list-style:none;"
"display:flex;flex-wrap:wrap;gap:2px 18px}"
".legend span{display:inline-block;width:.9em;height:.9em;margin-right:.4em;"
"vertical-align:-.1em}.k0{background:#1b6e3c}.k1{background:#b45309}"
".k2{background:#b00020}.k3{background:#1f4e99}"
"footer{color:#46505c;font-size:.88em;padding-bottom:30px}"
"dl{margin:0}dt{font-weight:bold;margin-top:.6em}dd{margin:0 0 0 1em}"
".pass{color:#1b6e3c}.fail{color:#b00020}.warn{color:#7a4b00}.manual-word{color:#1f4e99}"
"blockquote{margin:.2em 0;padding:.1em .8em;border-left:3px solid #c4cad1;"
"color:#3c4550}"
"@media(max-width:640px){body{font-size:15px}section{padding:12px}"
".cards{grid-template-columns:1fr 1fr}table.wide{min-width:680px}"
/* On a phone each thing to do is a card of its own. */
".todo,.todo tbody,.todo tr,.todo td{display:block;border:0;padding:0}"
".todo thead{display:none}.todo tr{border-bottom:1px solid #c4cad1;"
"padding:8px 0}.todo td.when,.todo td.now,.todo td.what{display:inline-block;"
"margin-right:.8em}.todo td.what{font-weight:bold}}"
"@media print{body{background:#fff;font-size:10.5pt}section{border:0;"
"padding:0;margin:10pt 0}.scroll{overflow:visible}tr,.card{break-inside:"
"avoid}nav{display:none}a{color:inherit;text-decoration:none}"
"*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";

static const char *const colours[] = { "#1b6e3c", "#b45309", "#b00020",
	"#1f4e99" };

static void
rect(struct html *h, double x, double width, const char *colour)
{
	html_open(h, "rect");
	html_attrf(h, "x", "%.2f", x);
	html_attr(h, "y", S("2"));
	html_attrf(h, "width", "%.2f", width);
	html_attr(h, "height", S("14"));
	html_attr(h, "fill", str_c(colour));
	html_close(h);
}

/* A bar of the states, as long as its share of max; inline SVG. */
static void
bar(struct html *h, const struct tally_row *t, int64_t max)
{
	double x = 0, width;
	int i;

	html_open(h, "svg");
	html_attr(h, "viewBox", S("0 0 100 18"));
	html_attr(h, "preserveAspectRatio", S("none"));
	html_attr(h, "aria-hidden", S("true")); /* the numbers stand beside */
	for (i = 0; i < CASE_SUPERSEDED && max > 0; i++) {
		width = 100.0 * (double)t->n[i] / (double)max;
		if (t->n[i] > 0)
			rect(h, x, width, colours[i]);
		x += width;
	}
	if (t->quota > 0 && t->quota <= max) {
		html_open(h, "line");
		html_attrf(h, "x1", "%.2f", 100.0 * t->quota / max);
		html_attrf(h, "x2", "%.2f", 100.0 * t->quota / max);
		html_attr(h, "y1", S("0"));
		html_attr(h, "y2", S("18"));
		html_attr(h, "stroke", S("#1a1f26"));
		html_attr(h, "vector-effect", S("non-scaling-stroke"));
		html_attr(h, "stroke-width", S("2"));
		html_close(h);
	}
	html_close(h);
}

static void
number(struct html *h, int64_t n)
{
	html_open(h, "td");
	html_attr(h, "class", S("num"));
	html_textf(h, "%lld", (long long)n);
	html_close(h);
}

static void
quota(struct html *h, const struct tally_row *t)
{
	html_open(h, "td");
	if (t->quota == 0) {
		html_attr(h, "class", S("num"));
		html_text(h, S("—"));
	} else {
		html_attrf(h, "class", "num%s", t->total > t->quota ? " over"
								    : "");
		html_textf(h, "%s%lld%s", t->hard ? "≤ " : "原则上 ≤ ",
		    (long long)t->quota, t->total > t->quota ? "，超出" : "");
	}
	html_close(h);
}

static void
group_row(struct html *h, const struct tally_row *t, int64_t max, bool quotas)
{
	int i;

	html_open(h, "tr");
	html_open(h, "th");
	html_attr(h, "scope", S("row"));
	html_text(h, t->name);
	html_close(h);
	number(h, t->total);
	if (quotas)
		quota(h, t);
	for (i = 0; i < CASE_SUPERSEDED; i++)
		number(h, t->n[i]);
	html_open(h, "td");
	html_attr(h, "class", S("bar"));
	bar(h, t, max);
	html_close(h);
	html_close(h);
}

static void
legend(struct render *r, struct html *h)
{
	int i;

	html_open(h, "ul");
	html_attr(h, "class", S("legend"));
	for (i = 0; i < CASE_SUPERSEDED; i++) {
		html_open(h, "li");
		html_open(h, "span");
		html_attrf(h, "class", "k%d", i);
		html_close(h);
		html_text(h, render_name(r, "verdict",
		    str_c(case_state_word(i))));
		html_close(h);
	}
	html_close(h);
}

/* all: rows without a case too, so that a missing city is seen. */
static void
group(struct render *r, struct html *h, const char *title,
    const struct tally_group *g, bool quotas, bool all)
{
	const char *heads[] = { "", "合计", "推荐名额", "初判符合", "退回补正",
		"不符合", "需核实", "分布" };
	struct tally_row whole;
	int64_t max = 0;
	size_t i;

	for (i = 0; i < g->n; i++) {
		max = g->v[i].total > max ? g->v[i].total : max;
		if (quotas && g->v[i].quota <= 20 && g->v[i].quota > max)
			max = g->v[i].quota;
	}
	html_open(h, "section");
	html_elem(h, "h2", NULL, render_say(r, title));
	legend(r, h);
	heads[0] = title;
	if (!quotas)
		memmove(heads + 2, heads + 3, 5 * sizeof *heads);
	board_table(r, h, title, "wide", heads, quotas ? 8 : 7);
	for (i = 0; i < g->n; i++)
		if (all || g->v[i].total > 0)
			group_row(h, &g->v[i], max, quotas);
	if (all) {
		whole = tally_sum(g);
		group_row(h, &whole, 0, quotas); /* no bar, no quota */
	}
	board_table_end(h);
	html_close(h);
}

#define MANY 5 /* of fewer, all may well have the same fault */

/* What holds of everybody is rather a rule or a form that is written wrong. */
static void
of_everybody(struct render *r, struct html *h, const struct tally *t)
{
	struct arena a = { 0 };
	size_t i;

	for (i = 0; i < t->reasons.n && t->judged >= MANY; i++)
		if (t->reasons.v[i].total == t->judged)
			html_elem(h, "p", NULL, str_printf(&a,
			    "“%.*s”对全部 %lld 件都成立，请先核对规则"
			    "和申报表栏目的配置是否写错。",
			    STR_ARG(t->reasons.v[i].name),
			    (long long)t->judged));
	arena_release(&a);
}

void
board_groups(struct render *r, struct html *h)
{
	struct tally *t = r->tally;

	group(r, h, "推荐单位", &t->recommenders, true, true);
	if (render_asks(r, "directions"))
		group(r, h, render_heading(r, "directions", "申报方向"),
		    &t->directions, false, true);
	if (js_has(r->pack, "applicant_types") &&
	    render_asks(r, "applicant_type"))
		group(r, h, render_heading(r, "applicant_type", "企业类型"),
		    &t->types, false, true);
	if (t->reasons.n > 0)
		group(r, h, "存在问题（按出现次数）", &t->reasons, false, false);
	of_everybody(r, h, t);
}

/* One case that is new, gone, or judged otherwise than before. */
static void
change(struct render *r, struct html *h, const struct item *was,
    const struct item *is)
{
	const struct item *it = is ? is : was;
	struct str before = was ? render_name(r, "verdict",
	    str_c(case_state_word(was->state))) : S("—");
	struct str now = is ? render_name(r, "verdict",
	    str_c(case_state_word(is->state))) : S("不再出现");

	html_open(h, "tr");
	html_elem(h, "td", NULL, it->held ? S("") : render_who(r, &r->cold, it));
	html_elem(h, "td", "id", it->id);
	html_elem(h, "td", NULL, before);
	html_elem(h, "td", NULL, now);
	html_close(h);
}

static int64_t
changes(struct render *r, struct html *h)
{
	struct item *is, *was;
	int64_t n = 0;
	size_t i;

	for (i = 0; i < r->set.items.n; i++) {
		is = &r->set.items.v[i];
		if (i % 64 == 0)
			render_cool(r);
		was = set_find(&r->old, is->id);
		if (!item_is_case(is) ||
		    (was != NULL && was->state == is->state))
			continue;
		if (h != NULL)
			change(r, h, was, is);
		n++;
	}
	for (i = 0; i < r->old.items.n; i++) {
		was = &r->old.items.v[i];
		if (i % 64 == 0)
			render_cool(r);
		if (!item_is_case(was) || set_find(&r->set, was->id) != NULL)
			continue;
		if (h != NULL)
			change(r, h, was, NULL);
		n++;
	}
	return n;
}

void
board_since(struct render *r, struct html *h, struct arena *a)
{
	static const char *const heads[] = { "申报单位", "案例编号", "上次",
		"本次" };
	int64_t n = changes(r, NULL);

	html_open(h, "section");
	html_elem(h, "h2", NULL, S("与上次运行相比"));
	if (r->since.len == 0) {
		html_elem(h, "p", NULL, S("没有可比较的上次运行。"));
	} else {
		html_elem(h, "p", NULL, str_printf(a,
		    "上次运行：%.*s，变化 %lld 项。", STR_ARG(r->since),
		    (long long)n));
		if (n > 0) {
			board_table(r, h, "变化", NULL, heads, 4);
			changes(r, h);
			board_table_end(h);
		}
	}
	html_close(h);
}
