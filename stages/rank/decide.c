/* SPDX-License-Identifier: ISC */
/*
 * What people decided: decisions.yaml, and the clerk's columns of the
 * 初审情况表 as decisions.xlsx.  A decision is bound to the form that it was
 * made for; a stale or unknown one isn't applied, is listed in the end
 * record, and stops nothing.  Where two disagree, a person decides again.
 */
#include "rank.h"

#include <stdlib.h>
#include <string.h>

#include "when.h"

/* Of tables that people make by themselves. */
#define ID_HEADING "案例编号"
#define DAY 86400 /* seconds */

enum verb {
	D_NONE,
	D_PASS,
	D_FAIL,
	D_ASK,
	D_AGREE,
	D_RETURN,
	D_REJECT,
	D_ELSEWHERE,
	D_WITHDRAW
};

static const struct {
	const char *word;
	enum verb verb;
} verbs[] = {{"pass", D_PASS}, {"accept", D_PASS}, {"符合", D_PASS},
    {"通过", D_PASS}, {"合格", D_PASS}, {"同意", D_PASS}, {"予以推荐", D_PASS},
    {"拟推荐", D_PASS}, {"fail", D_FAIL}, {"不符合", D_FAIL},
    {"不通过", D_FAIL}, {"manual", D_ASK}, {"需人工核实", D_ASK},
    {"待核实", D_ASK}, {"同意初判", D_AGREE}, {"return", D_RETURN},
    {"退回", D_RETURN}, {"退回补正", D_RETURN}, {"补正", D_RETURN},
    {"reject", D_REJECT}, {"不予推荐", D_REJECT}, {"拟不予推荐", D_REJECT},
    {"不予受理", D_REJECT}, {"拟不予受理", D_REJECT},
    {"拟逾期不予受理", D_REJECT}, {"转其他渠道", D_ELSEWHERE},
    {"withdraw", D_WITHDRAW}, {"撤回", D_WITHDRAW}, {"同意撤回", D_WITHDRAW},
    {"申报人撤回", D_WITHDRAW}};

/* The state and, where it says more, severity of each verb. */
static const struct {
	const char *state, *severity, *disposition;
} effects[] = {[D_NONE] = {"manual", NULL, NULL},
    [D_PASS] = {"pass", NULL, NULL},
    [D_FAIL] = {"fail", NULL, NULL},
    [D_ASK] = {"manual", NULL, "需人工核实"},
    [D_AGREE] = {"pass", "warn", NULL},
    [D_RETURN] = {"fail", "return", "退回补正"},
    [D_REJECT] = {"fail", "reject", "拟不予推荐"},
    [D_ELSEWHERE] = {"fail", "return", "转其他渠道"},
    [D_WITHDRAW] = {"fail", "reject", "申报人撤回"}};

struct decision {
	size_t filing, nth; /* nth: as read, for a stable order */
	struct str id, rule, word, at;
	enum verb verb;
	int64_t until; /* its day's end: what comes later isn't decided */
	json *says; /* by, checked_by, basis, ... */
};

struct decisions {
	struct decision *v;
	size_t n, cap;
};

/* The first of these keys that has a text. */
static struct str
either(json *o, const char *a, const char *b, const char *c)
{
	struct str s = js_str(o, a);

	if (s.len == 0)
		s = js_str(o, b);
	return s.len > 0 || c == NULL ? s : js_str(o, c);
}

static void
stale(struct rank *rk, const struct decision *d, const char *why)
{
	json *o = js_obj();

	js_set_str(o, "case", d->id);
	js_set_str(o, "rule", d->rule);
	js_set_str(o, "at", d->at);
	js_set_c(o, "message", why);
	rank_note(rk, "decisions_stale", o);
}

static json *
says(json *src, const struct decision *d)
{
	static const char *const keys[][3] = {{"by", "经办人", NULL},
	    {"checked_by", "复核人", NULL}, {"basis", "依据", NULL},
	    {"date", "日期", "when"}, {"reason", "理由", NULL},
	    {"note", "备注", NULL}, {"evidence", "证据", NULL}};
	json *o = js_obj();
	struct str s;
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++) {
		s = either(src, keys[i][0], keys[i][1], keys[i][2]);
		if (s.len > 0)
			js_set_str(o, keys[i][0], s);
	}
	js_set_str(o, "verdict", d->word);
	js_set_str(o, "at", d->at);
	return o;
}

/* A form that isn't the one decided on: for a person again. */
static void
lapse(struct rank *rk, const struct decision *d, struct filing *f)
{
	json *o = says(NULL, d), *said;

	said = say_finding(rk, f,
	    &(struct say){
		.code = "decision-lapsed", .with = {{"other", d->id}}});
	js_set_bool(o, "lapsed", true);
	if (said != NULL)
		js_set(said, "decision", o);
	else
		js_free(o);
}

static const char *
bind(struct rank *rk, struct decision *d, struct str sha)
{
	struct filing *v = rk->index.filings.v;
	size_t i;

	for (i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_eq(d->word, str_c(verbs[i].word)))
			d->verb = verbs[i].verb;
	/* To fail the letter's own line is to let the applicant withdraw. */
	if (d->verb == D_FAIL && str_eq(d->rule, S("withdrawn")))
		d->verb = D_WITHDRAW;
	if (d->id.len == 0)
		return "没有写案例编号，未采用";
	if ((d->filing = index_find(&rk->index, d->id)) == NONE)
		return "没有这个案例编号，未采用";
	if (d->verb == D_NONE)
		return "看不懂结论，未采用";
	if (js_str(d->says, "by").len == 0)
		return "没有写经办人，未采用";
	if (v[d->filing].version == V_SUPERSEDED) {
		lapse(rk, d, &v[v[d->filing].counts]);
		return "该案例已有新的版本，决定失效，须重新决定";
	}
	if (sha.len > 0 && !str_eq_nocase(sha, v[d->filing].form_sha)) {
		lapse(rk, d, &v[d->filing]);
		return "申报书已变化（SHA-256 不符），决定失效，须重新决定";
	}
	return NULL;
}

/* YAML may take a hash of digits for a number: then it is another one. */
static struct str
bound_to(struct arena *a, json *src)
{
	json *v = js_get(src, "form_sha256");

	if (v == NULL)
		return either(src, "sha256", "申报书SHA-256", NULL);
	return str_dup(a, str_c(json_object_get_string(v)));
}

static void
take(struct rank *rk, struct decisions *all, json *src, struct str at)
{
	struct arena *a = &rk->mem;
	struct decision d = {.at = at, .nth = all->n};
	const char *why;

	d.id = str_dup(a, either(src, "case", ID_HEADING, "id"));
	d.rule = str_dup(a, either(src, "rule", "规则", NULL));
	d.word =
	    str_dup(a, str_trim(either(src, "verdict", "state", "核实意见")));
	if (d.word.len == 0)
		d.word = str_dup(a, either(src, "结论", "意见", NULL));
	d.says = says(src, &d);
	d.until = INT64_MAX;
	if (when_parse(js_str(d.says, "date"), WHEN_CHINA, &d.until) &&
	    js_str(d.says, "date").len == 10)
		d.until += DAY;
	why = bind(rk, &d, bound_to(&rk->mem, src));
	if (why != NULL) {
		stale(rk, &d, why);
		js_free(d.says);
		return;
	}
	*ARENA_PUSH(a, all) = d;
}

static void
read_yaml(struct rank *rk, struct decisions *all)
{
	const char *why;
	json *tree = desk_yaml(&rk->desk, "decisions.yaml", &why), *one, *list;
	struct decision bad = {.at = S("decisions.yaml")};

	if (why != NULL)
		stale(rk, &bad, why);
	list = js_is(tree, json_type_array) ? tree : js_get(tree, "decisions");
	if (tree != NULL && !js_is(list, json_type_array))
		stale(rk, &bad, "其中没有决定的列表，未采用");
	JS_EACH(one, list)
	take(rk, all, one,
	    str_printf(&rk->mem, "decisions.yaml 第%zu条", one_i + 1));
	js_free(tree);
}

/* What the pack's own sheet heads the case's number with: 项目编号. */
static const char *
heading_of_id(struct rank *rk)
{
	json *book, *sheet, *column;
	struct str heading = {0};
	bool back;

	JS_EACH(book, js_path(rk->notice, "tables.books"))
	JS_EACH(sheet, js_get(book, "sheets"))
	{
		back = false;
		JS_EACH(column, js_get(sheet, "columns"))
		{
			back |= str_eq(
			    js_str(column, "heading"), S("核实意见"));
			if (str_eq(js_str(column, "from"), S("id")))
				heading = js_str(column, "heading");
		}
		if (back && heading.len > 0)
			return str_cstr(&rk->mem, heading);
	}
	return ID_HEADING;
}

static void
read_sheet(struct rank *rk, struct decisions *all)
{
	struct decision bad = {.at = S("decisions.xlsx")};
	const char *heading = heading_of_id(rk), *why;
	json *rows, *row;

	rows = desk_table_headed(&rk->desk, "decisions", heading, &why);
	if (js_len(rows) == 0 && strcmp(heading, ID_HEADING) != 0) {
		js_free(rows);
		rows = desk_table_headed(
		    &rk->desk, "decisions", heading = ID_HEADING, &why);
	}
	if (rows == NULL) {
		stale(rk, &bad, why);
		return;
	}
	JS_EACH(row, rows)
	{
		if (js_str(row, "核实意见").len == 0)
			continue;
		if (strcmp(heading, ID_HEADING) != 0)
			js_set_str(row, ID_HEADING, js_str(row, heading));
		take(rk, all, row, str_dup(&rk->mem, js_str(row, "_at")));
	}
	js_free(rows);
}

/* --- applying --- */

/* Changes a finding; what it was stays readable, and can be taken back. */
void
decision_set(json *finding, json *change)
{
	static const char *const keys[] = {
	    "state", "severity", "disposition", "by"};
	json *before = js_obj(), *d = js_copy(js_get(change, "decision"));
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++) {
		js_set(before, keys[i], js_copy(js_get(finding, keys[i])));
		if (js_get(change, keys[i]) != NULL)
			js_set(
			    finding, keys[i], js_copy(js_get(change, keys[i])));
	}
	js_set(finding, "was", js_copy(js_get(before, "state")));
	js_set(d, "before", before);
	js_set(finding, "decision", d);
}

static json *
change_of(const struct decision *d, enum verb verb, json *decision)
{
	json *c = js_obj();

	js_set_c(c, "state", effects[verb].state);
	if (effects[verb].severity != NULL)
		js_set_c(c, "severity", effects[verb].severity);
	if (effects[verb].disposition != NULL)
		js_set_c(c, "disposition", effects[verb].disposition);
	js_set_c(c, "by", "decision");
	js_set(c, "decision", js_copy(decision));
	if (verb == D_REJECT && str_has(d->word, S("不予受理")))
		js_set_c(c, "disposition", "拟不予受理");
	return c;
}

/* To the record when it is written, to what is added at once. */
static void
change_finding(struct rank *rk, struct filing *f, size_t i, json *change)
{
	struct brief *b = &f->found.v[i];
	json *o, *after = js_obj();

	f->judged = false;
	if (b->added) {
		o = js_at(f->add, b->nth);
		decision_set(o, change);
		brief_read(&rk->index, b, o);
		js_free(change);
		js_free(after);
		return;
	}
	js_set_str(after, "rule", brief_rule(&rk->index, b));
	js_set_c(after, "severity", brief_severity(b));
	js_set_str(after, "disposition", brief_disposition(&rk->index, b));
	json_object_object_foreach(change, key, value)
	    js_set(after, key, js_ref(value));
	brief_read(&rk->index, b, after);
	js_free(after);
	if (f->overrides == NULL)
		f->overrides = js_arr();
	js_set_int(change, "nth", (int64_t)b->nth);
	js_add(f->overrides, change);
}

static bool
is_later(struct str time, const struct decision *d)
{
	int64_t t;

	return when_parse(time, WHEN_CHINA, &t) && t >= d->until;
}

/* A rule's finding about look-ups, or papers, of which one came later. */
static bool
rests_on_later(struct rank *rk, const struct decision *d, size_t nth)
{
	const struct filing *f = &rk->index.filings.v[d->filing];
	struct arena a = {0};
	json *record, *finding, *path, *row;
	bool later;

	record = rank_reread(rk, &a, &rk->index.entries.v[f->entry]);
	finding = js_at(js_get(record, "findings"), nth);
	later = is_later(js_str(finding, "since"), d); /* a part that joined */
	JS_EACH(path, js_get(finding, "fields"))
	if (str_starts(js_text(path), S("lookup.")))
		JS_EACH(row, js_path(record, str_cstr(&a, js_text(path))))
			later |= is_later(js_str(row, "on"), d);
	js_free(record);
	arena_release(&a);
	return later;
}

/* Nobody decides what came after the day: it stands, and that is said. */
static bool
came_later(struct rank *rk, const struct decision *d, enum verb verb, size_t i)
{
	struct filing *f = &rk->index.filings.v[d->filing];
	const struct brief *b = &f->found.v[i];

	if (verb != D_PASS || d->until == INT64_MAX || brief_is(b, "pass"))
		return false;
	if (b->added ? !is_later(js_str(js_at(f->add, b->nth), "since"), d)
		     : !rests_on_later(rk, d, b->nth))
		return false;
	say_finding(rk, f,
	    &(struct say){.code = "decision-earlier",
		.with = {{"when", js_str(d->says, "date")}}});
	return true;
}

static bool
on_rule(struct rank *rk, const struct decision *d, enum verb verb)
{
	struct filing *f = &rk->index.filings.v[d->filing];
	bool found = false;
	size_t i;

	for (i = 0; i < f->found.n; i++) {
		if (!str_eq(brief_rule(&rk->index, &f->found.v[i]), d->rule))
			continue;
		if (verb != D_AGREE && !came_later(rk, d, verb, i))
			change_finding(rk, f, i, change_of(d, verb, d->says));
		found = true;
	}
	return found;
}

/* A line of its own: what a person says of the whole. */
static void
add_decision(struct rank *rk, const struct decision *d)
{
	struct filing *f = &rk->index.filings.v[d->filing];
	json *said, *c;
	struct str reason = either(d->says, "reason", "note", NULL);
	struct str by = js_str(d->says, "by");

	said = say_finding(rk, f,
	    &(struct say){.code = "decision",
		.state = effects[d->verb].state,
		.with = {{"why", str_printf(&rk->mem, "%.*s%s%.*s（%.*s）",
				     STR_ARG(d->word), reason.len ? "：" : "",
				     STR_ARG(reason), STR_ARG(by))}}});
	if (said == NULL)
		return;
	c = change_of(d, d->verb, d->says);
	decision_set(said, c);
	json_object_object_del(said, "was");
	brief_read(&rk->index, &f->found.v[f->found.n - 1], said);
	f->judged = false;
	js_free(c);
}

/*
 * Of the whole case: what stands against it is decided too.  A return drops
 * only what would reject, a rejection nothing.
 */
static void
on_whole(struct rank *rk, const struct decision *d)
{
	struct filing *f = &rk->index.filings.v[d->filing];
	const struct brief *b;
	bool lighter;
	size_t i;

	for (i = 0; i < f->found.n; i++) {
		b = &f->found.v[i];
		lighter = strcmp(brief_severity(b), "warn") == 0 ||
			  brief_is(b, "pass");
		if (lighter ||
		    str_eq(brief_rule(&rk->index, b), S("decision-lapsed")))
			continue;
		if ((d->verb == D_PASS ||
			((d->verb == D_RETURN || d->verb == D_ELSEWHERE) &&
			    strcmp(brief_severity(b), "reject") == 0)) &&
		    !came_later(rk, d, D_PASS, i))
			change_finding(rk, f, i, change_of(d, D_PASS, d->says));
	}
	add_decision(rk, d);
}

/* --- where two disagree --- */

static bool
contradict(const struct decision *x, const struct decision *y)
{
	bool bad_x = x->verb == D_FAIL || x->verb == D_RETURN ||
		     x->verb == D_REJECT || x->verb == D_ELSEWHERE ||
		     x->verb == D_WITHDRAW;

	if (x->rule.len > 0 && y->rule.len > 0)
		return str_eq(x->rule, y->rule) && x->verb != y->verb;
	if (x->rule.len == 0 && y->rule.len == 0)
		return x->verb != y->verb;
	if (x->rule.len == 0)
		return contradict(y, x);
	return bad_x && y->verb == D_PASS;
}

static void
disagree(struct rank *rk, const struct decision *x, const struct decision *y)
{
	struct filing *f = &rk->index.filings.v[x->filing];

	stale(rk, y, "与另一处决定不一致，均未采用，须重新决定");
	say_finding(rk, f,
	    &(struct say){.code = "decisions-differ",
		.with = {
		    {"why", str_printf(&rk->mem, "%.*s 为“%.*s”，%.*s 为“%.*s”",
				STR_ARG(x->at), STR_ARG(x->word),
				STR_ARG(y->at), STR_ARG(y->word))}}});
}

static void
apply(struct rank *rk, const struct decision *v, size_t n)
{
	bool *void_ = arena_array(&rk->mem, n, sizeof *void_);
	size_t i, j;

	for (i = 0; i < n; i++)
		for (j = i + 1; j < n; j++)
			if (contradict(&v[i], &v[j])) {
				disagree(rk, &v[i], &v[j]);
				void_[i] = void_[j] = true;
			}
	for (i = 0; i < n; i++)
		if (!void_[i] && v[i].rule.len > 0 &&
		    !on_rule(rk, &v[i], v[i].verb))
			stale(rk, &v[i], "该案例没有这条规则的结论，未采用");
	for (i = 0; i < n; i++)
		if (!void_[i] && v[i].rule.len == 0)
			on_whole(rk, &v[i]);
}

static int
cmp_decision(const void *a, const void *b)
{
	const struct decision *x = a, *y = b;

	if (x->filing != y->filing)
		return x->filing < y->filing ? -1 : 1;
	return x->nth < y->nth ? -1 : x->nth > y->nth;
}

void
decisions_apply(struct rank *rk)
{
	struct decisions all = {0};
	size_t i, n;

	js_list(rk->meta, "decisions_stale");
	read_yaml(rk, &all);
	read_sheet(rk, &all);
	if (all.n > 0)
		qsort(all.v, all.n, sizeof *all.v, cmp_decision);
	for (i = 0; i < all.n; i += n) {
		for (n = 1;
		     i + n < all.n && all.v[i + n].filing == all.v[i].filing;
		     n++)
			;
		apply(rk, all.v + i, n);
	}
	for (i = 0; i < all.n; i++)
		js_free(all.v[i].says);
}
