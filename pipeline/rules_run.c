/* SPDX-License-Identifier: ISC */
#include <stdio.h>

#include "limit.h"
#include "log.h"
#include "needs.h"
#include "rules_prog.h"

/* Answers as text; the values come from libjq and are its own. */
static struct str
text_of(struct arena *a, jv v)
{
	struct str s = S("");

	if (jv_get_kind(v) == JV_KIND_STRING)
		s = str_dup(a, (struct str) { jv_string_value(v),
			jv_string_length_bytes(jv_copy(v)) });
	jv_free(v);
	return s;
}

static jv
item(jv array, int i)
{
	if (jv_get_kind(array) != JV_KIND_ARRAY)
		return jv_invalid();
	return jv_array_get(jv_copy(array), i);
}

/* A message that broke falls back to the quote. */
static struct str
told(struct arena *a, const struct rule *rule, jv message, const char *lead)
{
	struct str s = text_of(a, message);

	if (s.len > 0)
		return s;
	return str_printf(a, "%s“%.*s”", lead,
	    STR_ARG(js_str(rule->def, "quote")));
}

struct result {
	const char *state;
	struct str message;
};

static struct result
broken(struct arena *a, const struct rule *rule, const char *what,
    struct str detail)
{
	/* What jq says is for who keeps the pack, not for a clerk. */
	if (detail.len > 0)
		log_warn("rule %.*s: %.*s", STR_ARG(rule->id),
		    STR_ARG(utf8_first(detail, 200)));
	return (struct result) { "manual", str_printf(a,
	    "规则 %.*s %s（“%.*s”），未能判断，请对照原件人工核对，"
	    "并请维护人员检查通知配置", STR_ARG(rule->id), what,
	    STR_ARG(utf8_first(js_str(rule->def, "quote"), 30))) };
}

/* [texts] joined by ；; false when it is anything else. */
static bool
joined(struct arena *a, jv list, struct str *out)
{
	struct sb b = { .a = a };
	bool good = jv_get_kind(list) == JV_KIND_ARRAY;
	int i, n = good ? jv_array_length(jv_copy(list)) : 0;
	jv v;

	for (i = 0; i < n; i++) {
		v = jv_array_get(jv_copy(list), i);
		good &= jv_get_kind(v) == JV_KIND_STRING;
		sb_add(&b, b.len > 0 ? S("；") : S(""));
		sb_add(&b, text_of(a, v));
	}
	jv_free(list);
	*out = sb_str(&b);
	return good;
}

/* ["b",[faults],[doubts]] */
static struct result
faults_and_doubts(struct arena *a, const struct rule *rule, jv answer)
{
	struct str faults, doubts;

	if (!joined(a, item(answer, 1), &faults))
		return broken(a, rule, "的 faults 不是一个字符串数组", S(""));
	if (!joined(a, item(answer, 2), &doubts))
		return broken(a, rule, "的 doubts 不是一个字符串数组", S(""));
	if (faults.len > 0 && doubts.len > 0)
		faults = str_printf(a, "%.*s" RULES_ALSO "%.*s", STR_ARG(faults),
		    STR_ARG(doubts));
	if (faults.len > 0)
		return (struct result) { "fail", faults };
	if (doubts.len > 0)
		return (struct result) { "manual", doubts };
	return (struct result) { "pass", S("符合") };
}

static struct str
unknown(struct arena *a, struct rules *r, const struct rule *rule,
    json *record)
{
	struct sb b = { .a = a };
	struct str why, own = js_str(rule->def, "unknown");
	bool rejects = str_eq(js_str(rule->def, "severity"), S("reject"));
	json *need;

	JS_EACH(need, js_get(rule->def, "needs"))
	{
		why = need_missing(a, r->notice->root, record, js_text(need));
		/* Nobody is rejected for a box that was left empty. */
		if (why.len == 0 && rejects)
			why = need_unticked(a, r->notice->root, record,
			    js_text(need));
		if (why.len == 0)
			continue;
		if (own.len > 0)
			return own;
		sb_add(&b, b.len > 0 ? S("；") : S(""));
		sb_add(&b, why);
	}
	return sb_str(&b);
}

/* The first word of an answer; "a" where its length isn't that word's. */
static struct str
tag_of(struct arena *a, jv answer)
{
	static const struct {
		struct str tag;
		int length;
	} v[] = { { S("n"), 1 }, { S("f"), 2 }, { S("m"), 2 }, { S("b"), 3 },
		{ S("e"), 2 }, { S("late"), 1 } };
	struct str tag;
	size_t i;
	int n;

	if (jv_get_kind(answer) == JV_KIND_NUMBER)
		return S("y");
	tag = text_of(a, item(answer, 0));
	n = jv_get_kind(answer) == JV_KIND_ARRAY
	    ? jv_array_length(jv_copy(answer)) : 0;
	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (str_eq(v[i].tag, tag) && v[i].length == n)
			return tag;
	return S("a");
}

static struct result
said(struct rules *r, const struct rule *rule, json *record, struct arena *a,
    jv answer)
{
	struct str tag = tag_of(a, answer), why;

	if (str_eq(tag, S("n")))
		return (struct result) { "pass", S("不适用") };
	if ((why = unknown(a, r, rule, record)).len > 0)
		return (struct result) { "manual", why };
	if (str_eq(tag, S("y")))
		return (struct result) { "pass", S("符合") };
	if (str_eq(tag, S("f")))
		return (struct result) { "fail",
			told(a, rule, item(answer, 1), "不符合") };
	if (str_eq(tag, S("m")))
		return (struct result) { "manual",
			told(a, rule, item(answer, 1), "请核对") };
	if (str_eq(tag, S("b")))
		return faults_and_doubts(a, rule, answer);
	if (str_eq(tag, S("late")))
		return broken(a, rule, "运行超时", S(""));
	if (str_eq(tag, S("a")))
		return broken(a, rule, "既没有得出“是”，也没有得出“否”", S(""));
	why = text_of(a, item(answer, 1));
	return broken(a, rule, "运行出错", str_printf(a, "%.*s: %.*s",
	    STR_ARG(js_str(record, "id")), STR_ARG(why)));
}

/* A person looks first where what is missing, or there, may be another's. */
static struct result
answer_of(struct rules *r, const struct rule *rule, json *record,
    struct arena *a, jv answer)
{
	struct result got = said(r, rule, record, a, answer);
	struct str why = S("");

	if (strcmp(got.state, "fail") == 0)
		why = rule_maybe_unseen(a, rule, record, got.message);
	else if (strcmp(got.state, "pass") == 0 &&
	    !str_eq(got.message, S("不适用")))
		why = rule_foreign(a, rule, record);
	return why.len > 0 ? (struct result) { "manual", why } : got;
}

void
rules_run(struct rules *r, json *record, struct arena *a)
{
	bool region = str_eq(js_str(record, "kind"), S("region"));
	json *findings = js_list(record, "findings");
	const struct rule *rule;
	struct result got;
	jv *answers;
	size_t i;

	answers = rules_judged(r, region, a, rules_input(r, record));
	for (i = 0; i < r->records.n; i++) {
		rule = &r->records.v[i].rule;
		if (!rule->kinds[region])
			continue;
		got = answer_of(r, rule, record, a, answers[i]);
		jv_free(answers[i]);
		js_add(findings,
		    rules_finding(rule, got.state, got.message, record));
	}
}

/* --- scope: set --------------------------------------------------------- */

/* [keys], null (does not apply), or a text: why it broke. */
static json *
keys_of(struct arena *a, jv answer)
{
	struct str tag = text_of(a, item(answer, 0));

	if (str_eq(tag, S("k")))
		return jqrun_json(item(answer, 1));
	if (str_eq(tag, S("n")))
		return NULL;
	return js_new_str(str_eq(tag, S("e")) ? text_of(a, item(answer, 1))
					      : tag);
}

json *
rules_keys(struct rules *r, json *record)
{
	struct arena a = { 0 };
	json *out = js_arr();
	jv all, one;
	size_t i;

	all = rules_answers(r, PROGRAM_KEYS, &a, rules_input(r, record));
	for (i = 0; i < r->sets.n; i++) {
		one = item(all, (int)i);
		js_add(out, keys_of(&a, one));
		jv_free(one);
	}
	jv_free(all);
	arena_release(&a);
	return out;
}

json *
rules_part(struct rules *r, size_t i, json *record)
{
	json *part = js_obj(), *need;
	char key[128];
	struct str name;

	js_set_str(part, "id", js_str(record, "id"));
	js_set_str(part, "verdict", js_str(record, "verdict"));
	JS_EACH(need, js_get(r->sets.v[i].rule.def, "needs"))
	{
		name = need_name(js_text(need));
		if (name.len >= (ptrdiff_t)sizeof key)
			continue;
		memcpy(key, name.p, (size_t)name.len);
		key[name.len] = '\0';
		js_set(part, key, js_ref(need_value(record, js_text(need))));
	}
	return part;
}

static bool
has(jv ids, struct str id)
{
	jv list = item(ids, 0);
	bool found = false;
	int i, n;

	jv_free(ids);
	n = jv_get_kind(list) == JV_KIND_ARRAY ? jv_array_length(jv_copy(list))
					       : 0;
	for (i = 0; i < n && !found; i++) {
		jv v = jv_array_get(jv_copy(list), i);

		found = jv_get_kind(v) == JV_KIND_STRING &&
		    str_eq(str_c(jv_string_value(v)), id);
		jv_free(v);
	}
	jv_free(list);
	return found;
}

/* ["g",[fails],[doubtful],[messages]] for the k-th case. */
static struct result
member(struct rules *r, const struct rule *rule, struct arena *a, jv answer,
    size_t k, struct str id)
{
	struct str tag = text_of(a, item(answer, 0));
	jv messages, m;
	bool fails, doubtful;

	if (str_eq(tag, S("late")))
		return broken(a, rule, "运行超时", S(""));
	if (!str_eq(tag, S("g")))
		return broken(a, rule, "运行出错",
		    text_of(a, item(answer, 1)));
	fails = has(item(answer, 1), id);
	doubtful = !fails && has(item(answer, 2), id);
	if (!fails && !doubtful)
		return (struct result) { "pass", S("符合") };
	messages = item(answer, 3);
	m = item(messages, (int)k);
	jv_free(messages);
	return (struct result) { fails ? "fail" : "manual",
		told(a, rule, m, fails ? "不符合" : "请核对") };
}

json *
rules_group(struct rules *r, size_t i, struct str key, json *parts)
{
	const struct rule *rule = &r->sets.v[i].rule;
	json *group = js_obj(), *whole = js_obj(), *out = js_arr(), *part, *o;
	struct arena a = { 0 };
	struct result got;
	struct str id;
	jv answers, one;

	js_set_str(group, "key", key);
	js_set(group, "cases", js_ref(parts));
	js_set_int(whole, "i", (int64_t)i);
	js_set(whole, "group", group);
	answers = rules_answers(r, PROGRAM_GROUP, &a, jqrun_value(whole));
	one = item(answers, 0);
	JS_EACH(part, parts)
	{
		id = js_str(part, "id");
		got = member(r, rule, &a, one, part_i, id);
		o = js_obj();
		js_set_str(o, "id", id);
		js_set(o, "finding",
		    rules_finding(rule, got.state, got.message, NULL));
		js_add(out, o);
	}
	jv_free(one);
	jv_free(answers);
	js_free(whole);
	arena_release(&a);
	return out;
}

json *
rules_alone(struct rules *r, size_t i, json *record, json *keys)
{
	const struct rule *rule = &r->sets.v[i].rule;
	struct arena a = { 0 };
	struct result got = { "pass", S("符合") };
	struct str why;
	json *f;

	if (keys == NULL)
		got.message = S("不适用");
	else if (!js_is(keys, json_type_array))
		got = broken(&a, rule, "运行出错", js_text(keys));
	else if ((why = unknown(&a, r, rule, record)).len > 0)
		got = (struct result) { "manual", why };
	f = rules_finding(rule, got.state, got.message, record);
	arena_release(&a);
	return f;
}
