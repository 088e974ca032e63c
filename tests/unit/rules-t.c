/* SPDX-License-Identifier: ISC */
#include "jqrun.h"
#include "needs.h"
#include "rules.h"
#include "tap.h"

static struct arena mem;
static struct sb said;

static void
hear(void *arg, const char *place, const char *what)
{
	(void)arg;
	sb_addf(&said, "%s: %s;", place, what);
}

static json *
parse(const char *text)
{
	const char *why = NULL;
	json *v = json_read(str_c(text), &why);

	if (v == NULL)
		printf("# %s: %s\n", why, text);
	return v;
}

/* A pack of one rule, in JSON. */
static struct rules *
rules_of(struct notice *n, const char *rule)
{
	*n = (struct notice) { .root = js_obj() };
	said = (struct sb) { .a = &mem };
	js_set(n->root, "limit", parse("2"));
	js_set(n->root, "harmless_doubts", parse("[\"tracked-change\"]"));
	js_set(n->root, "forms", parse("{\"case\":{\"fields\":[{\"name\":\"a\","
				       "\"labels\":[\"甲栏\"]}]}}"));
	js_set(n->root, "rules", parse(rule));
	return rules_new(n, S("province"), hear, NULL);
}

/* "state: message" of the first rule on a record. */
static struct str
first(const char *rule, const char *record)
{
	struct notice n;
	struct rules *r = rules_of(&n, rule);
	json *rec = parse(record), *f;
	struct str out;

	if (r == NULL) {
		js_free(rec);
		notice_release(&n);
		return sb_str(&said);
	}
	rules_run(r, rec, &mem);
	f = js_at(js_get(rec, "findings"), 0);
	out = str_printf(&mem, "%.*s: %.*s", STR_ARG(js_str(f, "state")),
	    STR_ARG(js_str(f, "message")));
	js_free(rec);
	rules_free(r);
	notice_release(&n);
	return out;
}

#define RULE(rest) "[{\"id\":\"r\",\"quote\":\"原文\",\"severity\":\"return\"," rest "}]"
#define FIELD(v) "{\"kind\":\"case\",\"fields\":{\"a\":" v "}}"

static void
three_states(void)
{
	static const char over[] = RULE("\"needs\":[\"a\"],"
	    "\"pass\":\".fields.a.value <= $notice.limit\","
	    "\"message\":\"现为 \\\\(.fields.a.value)，“限” \\\"2\\\"\"");

	is_str(first(over, FIELD("{\"value\":2}")), "pass: 符合", "passes");
	is_str(first(over, FIELD("{\"value\":3}")),
	    "fail: 现为 3，“限” \"2\"", "fails with its message");
	is_str(first(over, FIELD("{\"value\":null,\"raw\":\"三\","
				 "\"at\":\"m/1/表1 第2行\"}")),
	    "manual: 请核对“甲栏”（表1 第2行）：填写内容未能读懂，原文“三”",
	    "null is for a person");
	is_str(first(over, "{\"kind\":\"case\",\"fields\":{}}"),
	    "manual: 请核对“甲栏”：没有填写，或没有读出", "absent is");
	is_str(first(over, FIELD("{\"value\":1,\"doubt\":[\"range\"]}")),
	    "manual: 请核对“甲栏”：写的是范围", "in doubt is");
	is_str(first(over, FIELD("{\"value\":1,"
				 "\"doubt\":[\"tracked-change\"]}")),
	    "pass: 符合", "a harmless doubt isn't");
}

static void
broken_rules(void)
{
	ok(str_starts(first(RULE("\"pass\":\".x\",\"message\":\"m\""),
	       FIELD("{}")), S("manual: 规则 r 既没有")), "null from pass");
	ok(str_starts(first(RULE("\"pass\":\"empty\",\"message\":\"m\""),
	       FIELD("{}")), S("manual: ")), "nothing from pass");
	ok(str_starts(first(RULE("\"pass\":\"true, true\",\"message\":\"m\""),
	       FIELD("{}")), S("manual: ")), "two from pass");
	ok(str_starts(first("[{\"id\":\"r\",\"pass\":\"empty\"},"
			    "{\"id\":\"s\",\"pass\":\"true, true\"}]",
	       FIELD("{}")), S("manual: 规则 r 既没有")),
	    "nor does another rule's answer stand for it");
	is_str(first("[{\"id\":\"r\",\"kinds\":[\"region\"]},"
		     "{\"id\":\"s\",\"pass\":\".fields.a.value == null and "
		     "(.fields.a | .raw) == 1\"}]",
	    FIELD("{\"raw\":1}")), "pass: 符合",
	    "a field met in two ways is there wholly");
	ok(str_starts(first(RULE("\"pass\":\"error(\\\"x\\\")\""), FIELD("{}")),
	       S("manual: 规则 r 运行出错")), "an error");
	is_str(first(RULE("\"pass\":\"false\",\"message\":\"\\\\(.a|keys)\""),
	    FIELD("{}")), "fail: 不符合“原文”",
	    "a message that breaks leaves the failure");
	ok(str_starts(first(RULE("\"pass\":\"def f: f; f\""), FIELD("{}")),
	       S("manual: 规则 r 运行超时")), "an endless rule is stopped");
	is_str(first(RULE("\"applies\":\"false\",\"pass\":\"false\","
			  "\"needs\":[\"a\"]"), FIELD("{}")),
	    "pass: 不适用", "does not apply");
	ok(str_starts(first(RULE("\"applies\":\"null\",\"pass\":\"true\""),
	       FIELD("{}")), S("manual: ")), "nor is that guessed");
}

static void
other_forms(void)
{
	is_str(first(RULE("\"manual\":\"true\",\"manual_message\":\"问\","
			  "\"pass\":\"false\""), FIELD("{}")),
	    "manual: 问", "manual comes before pass");
	is_str(first(RULE("\"faults\":\"[\\\"一\\\",\\\"二\\\"]\","
			  "\"doubts\":\"[\\\"三\\\"]\""), FIELD("{}")),
	    "fail: 一；二；另请核实：三", "all faults at once");
	is_str(first(RULE("\"faults\":\"[]\",\"doubts\":\"[\\\"三\\\"]\""),
	    FIELD("{}")), "manual: 三", "doubts alone");
	is_str(first(RULE("\"faults\":\"[]\""), FIELD("{}")), "pass: 符合",
	    "neither");
	ok(str_starts(first(RULE("\"faults\":\"[1]\""), FIELD("{}")),
	       S("manual: ")), "not texts");
}

static void
faults(void)
{
	ok(str_has(first(RULE("\"pass\":\".a |\""), FIELD("{}")),
	       S("syntax error")), "a syntax error has no rules");
	ok(str_has(first(RULE("\"pass\":\"true) or (false\""), FIELD("{}")),
	       S("a bracket closes")), "no rule escapes its brackets");
	ok(str_has(first(RULE("\"pass\":\"\\\"a\""), FIELD("{}")),
	       S("no closing quote")), "nor by a string");
	ok(str_has(first(RULE("\"pass\":\"$ENV.HOME == null\""), FIELD("{}")),
	       S("nothing but its input")), "nor sees the world");
	is_str(first(RULE("\"pass\":\"true # ) comment\""), FIELD("{}")),
	    "pass: 符合", "a comment is none of that");
}

static void
sets(void)
{
	struct notice n;
	struct rules *r = rules_of(&n, RULE("\"scope\":\"set\","
	    "\"by\":\".fields.a.value[]\",\"needs\":[\"a\"],"
	    "\"fails\":\"if (.cases|length) > 1 then [.cases[1].id] else [] end\","
	    "\"message\":\"\\\\(.key)：\\\\(.case.id)\""));
	json *x = parse("{\"id\":\"x\",\"kind\":\"case\",\"fields\":"
			"{\"a\":{\"value\":[\"k\",\"l\"],\"at\":\"p\"}}}");
	json *y = parse("{\"id\":\"y\",\"kind\":\"case\",\"fields\":"
			"{\"a\":{\"value\":null}}}");
	json *keys = rules_keys(r, x), *parts = js_arr(), *out, *f;

	is_int((long long)rules_count(r, true), 1, "a set rule");
	is_int((long long)js_len(js_at(keys, 0)), 2, "two keys");
	js_add(parts, rules_part(r, 0, x));
	js_add(parts, rules_part(r, 0, y));
	out = rules_group(r, 0, S("k"), parts);
	is_str(js_pstr(js_at(out, 0), "finding.state"), "pass", "one passes");
	is_str(js_pstr(js_at(out, 1), "finding.message"), "k：y",
	    "one fails, and is told");
	f = rules_alone(r, 0, y, js_at(keys, 0));
	is_str(js_str(f, "state"), "manual", "what it needs is missing");
	rules_add(y, f);
	rules_add(y, js_ref(js_get(js_at(out, 1), "finding")));
	is_int((long long)js_len(js_get(y, "findings")), 1, "one of a rule");
	is_str(js_str(js_at(js_get(y, "findings"), 0), "state"), "fail",
	    "the worse one");
	rules_add(x, js_ref(js_get(js_at(out, 0), "finding")));
	is_str(js_text(js_at(js_get(js_at(js_get(x, "findings"), 0), "at"), 0)),
	    "p", "the place comes from the record");
	js_free(out);
	js_free(parts);
	js_free(keys);
	js_free(x);
	js_free(y);
	rules_free(r);
	notice_release(&n);
}

int
main(void)
{
	struct sb b = { .a = &mem };

	three_states();
	broken_rules();
	other_forms();
	faults();
	sets();
	ok(jqrun_quote(&b, S("a\"\\(\"x\\(1)\")\\n")), "a quoted message");
	is_str(sb_str(&b), "\"a\\\"\\(\"x\\(1)\")\\\\n\"", "stays jq inside");
	ok(!jqrun_quote(&b, S("\\(1")), "an open one isn't");
	is_str(jqrun_impure(S(".now + now")), "now", "now is impure");
	is_str(jqrun_impure(S(".env.input | {debug: 1}")), "",
	    "as a key it isn't");
	arena_release(&mem);
	return done();
}
