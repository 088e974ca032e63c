/* SPDX-License-Identifier: ISC */
#include "cell.h"

#include "when.h"

static struct str
get_n(const struct row *w, struct str arg)
{
	return js_bool(w->rec, "unnumbered")
	    ? S("") : str_printf(w->a, "%lld", (long long)w->n);
}

static struct str
get_recommender(const struct row *w, struct str arg)
{
	return render_recommender(w->r, js_str(w->rec, "recommender"));
}

/*
 * @group, the line above a run of rows: the recommender while nothing has
 * been compared; once there is an order, on which side of the line it lies.
 */
static struct str
get_group(const struct row *w, struct str arg)
{
	struct str cut = js_str(w->rec, "cut");

	return cut.len ? render_name(w->r, "cut", cut)
		       : render_recommender(w->r,
			     js_str(w->rec, "recommender"));
}

/* @field:NAME */
static struct str
get_field(const struct row *w, struct str arg)
{
	return field_text(w->a, w->rec, str_cstr(w->a, arg));
}

/* @time:PATH */
static struct str
get_time(const struct row *w, struct str arg)
{
	return render_clock(
	    w->r, w->a, js_pstr(w->rec, str_cstr(w->a, arg)));
}

/* @word:GROUP:PATH, a code of the record as the pack words it */
static struct str
get_word(const struct row *w, struct str arg)
{
	struct str group = str_cut(&arg, S(":"));
	struct str code = value_text(
	    w->a, js_path(w->rec, str_cstr(w->a, arg)));

	return code.len ? render_name(w->r, str_cstr(w->a, group), code)
			: S("");
}

/* @state: the verdict, or that another version took its place */
static struct str
get_state(const struct row *w, struct str arg)
{
	enum case_state s = case_state(w->rec);

	if (js_bool(w->rec, "held_back"))
		return render_name(w->r, "verdict", S("held"));
	return render_name(w->r, "verdict", str_c(case_state_word(s)));
}

static struct str
get_order(const struct row *w, struct str arg)
{
	json *n = js_path(w->rec, "list.n");

	return n ? value_text(w->a, n) : S("");
}

/* @evidence:CHAPTER, how many files it has */
static struct str
get_evidence(const struct row *w, struct str arg)
{
	json *e = js_get(js_get(w->rec, "evidence"), str_cstr(w->a, arg));

	if (!js_is(js_get(w->rec, "evidence"), json_type_object))
		return S("");
	return js_len(e) ? str_printf(w->a, "%zu件", js_len(e)) : S("无");
}

static struct str
get_form(const struct row *w, struct str arg)
{
	return js_pstr(w->rec, "form.name").len ? S("有") : S("");
}

static struct str
get_pledge(const struct row *w, struct str arg)
{
	json *p = js_get(w->rec, "pledge");
	json *years = js_get(p, "years");

	if (!js_bool(p, "found"))
		return js_is(p, json_type_object) ? S("无") : S("");
	if (js_bool(p, "scan"))
		return S("有（扫描件）");
	if (js_bool(p, "since_founding"))
		return S("有（自成立以来）");
	return years ? str_printf(w->a, "有（%lld年）", (long long)js_int(p, "years"))
		     : S("有（年限见原件）");
}

/* The latest answer of the office's own look-ups. */
static struct str
get_credit(const struct row *w, struct str arg)
{
	json *rows = js_path(w->rec, "lookup.credit");
	json *last = js_at(rows, js_len(rows) - 1);

	if (!js_is(rows, json_type_array))
		return S("");
	if (js_len(rows) == 0)
		return S("未查询");
	return str_printf(w->a, "%.*s\n%.*s", STR_ARG(js_str(last, "result")),
	    STR_ARG(js_str(last, "date")));
}

/* @register:COLUMN of the newest line of register.csv */
static struct str
get_register(const struct row *w, struct str arg)
{
	json *rows = js_path(w->rec, "lookup.register");

	return js_str(js_at(rows, js_len(rows) - 1), str_cstr(w->a, arg));
}

static void
one_duplicate(const struct row *w, struct sb *b, json *d)
{
	struct item *o = set_find(&w->r->set, js_str(d, "id"));
	double degree = js_num(d, "degree");

	if (b->len > 0)
		sb_addc(b, '\n');
	sb_add(b, js_str(d, "id"));
	if (o != NULL && !o->held) {
		struct str who = render_who(w->r, w->a, o);

		sb_addf(b, "（%.*s）", STR_ARG(who));
	}
	sb_addf(b, "：%.*s", STR_ARG(js_str(d, "why")));
	if (degree > 0 && degree < 1)
		sb_addf(b, "，相近度%.0f%%", degree * 100);
}

static struct str
get_duplicates(const struct row *w, struct str arg)
{
	struct sb b = { .a = w->a };
	json *d;

	JS_EACH(d, js_get(w->rec, "duplicates"))
		one_duplicate(w, &b, d);
	return sb_str(&b);
}

static struct str
get_score(const struct row *w, struct str arg)
{
	return js_get(w->rec, "score")
	    ? str_printf(w->a, "%.2f", js_num(w->rec, "score")) : S("");
}

static struct str
get_size(const struct row *w, struct str arg)
{
	int64_t n = js_int(w->rec, "size");

	if (n >= 1 << 20)
		return str_printf(w->a, "%.1f MB", (double)n / (1 << 20));
	return str_printf(w->a, "%.1f KB", (double)n / 1024);
}

bool
finding_open(json *f)
{
	struct str state = js_str(f, "state");

	return str_eq(state, S("fail")) || str_eq(state, S("manual"));
}

struct str
finding_todo(json *f)
{
	struct str s = js_str(f, "todo");
	bool said = str_ends(js_str(f, "message"), s);

	return said || str_eq(s, S("无需处理")) ? S("") : s;
}

bool
rule_everywhere(json *rule)
{
	return js_bool(rule, "manual") &&
	    str_eq(js_str(rule, "severity"), S("warn"));
}

bool
finding_everywhere(struct render *r, json *f)
{
	json *rule;

	JS_EACH(rule, js_get(r->pack, "rules"))
		if (str_eq(js_str(rule, "id"), js_str(f, "rule")))
			return rule_everywhere(rule);
	return false;
}

static void
one_finding(const struct row *w, struct sb *b, json *f, int n)
{
	struct str clause = js_str(f, "clause");

	if (b->len > 0)
		sb_addc(b, '\n');
	sb_addf(b, "%d. ", n);
	if (str_eq(js_str(f, "state"), S("manual")))
		sb_add(b, S("【需核实】"));
	else if (str_eq(js_str(f, "severity"), S("warn")))
		sb_add(b, S("【提醒】"));
	sb_add(b, js_str(f, "message"));
	if (finding_todo(f).len > 0)
		sb_addf(b, "，%.*s", STR_ARG(finding_todo(f)));
	if (clause.len > 0)
		sb_addf(b, "（%.*s）", STR_ARG(clause));
}

/*
 * What stands against a case, one finding a line; "" when nothing does.  What
 * is asked of every case stands once, below the table.
 */
static struct str
get_problems(const struct row *w, struct str arg)
{
	struct sb b = { .a = w->a };
	json *f;
	int n = 0;

	if (js_bool(w->rec, "held_back"))
		return render_word(w->r, "words.held_text");
	JS_EACH(f, js_get(w->rec, "findings"))
		if (finding_open(f) && !finding_everywhere(w->r, f))
			one_finding(w, &b, f, ++n);
	JS_EACH(f, js_get(w->rec, "wrong")) {
		if (str_has(sb_str(&b), js_str(f, "message")))
			continue; /* a rule said it */
		if (b.len > 0)
			sb_addc(&b, '\n');
		sb_addf(&b, "%d. %.*s", ++n, STR_ARG(js_str(f, "message")));
	}
	return sb_str(&b);
}

struct str
cell_advice(const struct row *w)
{
	struct str superseded = js_str(w->rec, "superseded_by");
	struct str d = js_str(w->rec, "disposition");

	if (js_bool(w->rec, "held_back"))
		return render_name(w->r, "advice", S("held"));
	if (superseded.len > 0)
		return str_printf(w->a, "已由新版本 %.*s 取代", STR_ARG(superseded));
	return d.len ? d : render_name(w->r, "advice", js_str(w->rec, "verdict"));
}

static struct str
get_advice(const struct row *w, struct str arg)
{
	return cell_advice(w);
}

/* @messages:PATH, the messages of an array of {"code","message","at"} */
static struct str
get_messages(const struct row *w, struct str arg)
{
	struct sb b = { .a = w->a };
	json *m;

	JS_EACH(m, js_path(w->rec, str_cstr(w->a, arg))) {
		if (b.len > 0)
			sb_add(&b, S("；"));
		sb_add(&b, js_str(m, "message").len ? js_str(m, "message")
						    : js_str(m, "code"));
	}
	return sb_str(&b);
}

static const struct {
	const char *name;
	struct str (*get)(const struct row *, struct str arg);
} getters[] = {
	{ "n", get_n },
	{ "field", get_field },
	{ "recommender", get_recommender },
	{ "group", get_group },
	{ "time", get_time },
	{ "word", get_word },
	{ "state", get_state },
	{ "order", get_order },
	{ "evidence", get_evidence },
	{ "form", get_form },
	{ "pledge", get_pledge },
	{ "credit", get_credit },
	{ "register", get_register },
	{ "duplicates", get_duplicates },
	{ "score", get_score },
	{ "size", get_size },
	{ "problems", get_problems },
	{ "advice", get_advice },
	{ "messages", get_messages },
};

#define NGETTERS (sizeof getters / sizeof *getters)

static size_t
find_getter(struct str name)
{
	size_t i;

	for (i = 0; i < NGETTERS; i++)
		if (str_eq(name, str_c(getters[i].name)))
			break;
	return i;
}

static struct str
one_source(const struct row *w, struct str source)
{
	struct str name;
	size_t i;

	if (!str_starts(source, S("@")))
		return source.len ? value_text(w->a,
		    js_path(w->rec, str_cstr(w->a, source))) : S("");
	source = str_slice(source, 1, source.len);
	name = str_cut(&source, S(":"));
	i = find_getter(name);
	return i < NGETTERS ? getters[i].get(w, source) : S("");
}

struct str
cell_text(const struct row *w, struct str source)
{
	struct str found = S("");

	while (source.p != NULL && found.len == 0)
		found = one_source(w, str_trim(str_cut(&source, S("|"))));
	return found;
}
