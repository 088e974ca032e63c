/* SPDX-License-Identifier: ISC */
#include "rules.h"

#include <stdio.h>
#include <sysexits.h>

#include "limit.h"
#include "log.h"
#include "needs.h"
#include "rules_prog.h"

static struct str
word(json *def, const char *key, const char *otherwise)
{
	struct str s = js_str(def, key);

	return s.len > 0 ? s : str_c(otherwise);
}

static struct rule
rule_of(json *def)
{
	struct rule r = { .def = def };
	json *kinds = js_get(def, "kinds");

	r.id = js_str(def, "id");
	r.severity = word(def, "severity", "return");
	r.disposition = js_str(def, "disposition");
	r.set = str_eq(js_str(def, "scope"), S("set"));
	r.kinds[0] = kinds == NULL || js_holds(kinds, S("case"));
	r.kinds[1] = js_holds(kinds, S("region"));
	return r;
}

static void
collect(struct rules *r)
{
	json *def;
	struct entry *e;

	JS_EACH(def, js_get(r->notice->root, "rules"))
	{
		if (!js_is(def, json_type_object) ||
		    (js_has(def, "roles") &&
			!str_eq(r->role, S("*")) &&
			!js_holds(js_get(def, "roles"), r->role)))
			continue;
		if (str_eq(js_str(def, "scope"), S("rank")))
			e = ARENA_PUSH(&r->mem, &r->words);
		else if (str_eq(js_str(def, "scope"), S("set")))
			e = ARENA_PUSH(&r->mem, &r->sets);
		else
			e = ARENA_PUSH(&r->mem, &r->records);
		e->rule = rule_of(def);
	}
}

static json *
required(struct notice *n, const char *kind)
{
	json *fields = js_get(js_get(js_get(n->root, "forms"), kind), "fields");
	json *out = js_arr(), *f, *one;

	JS_EACH(f, fields)
	{
		if (!js_bool(f, "required"))
			continue;
		one = js_obj();
		/* A period asked in one box is kept as its two ends. */
		js_set_str(one, "name",
		    str_eq(js_str(f, "kind"), S("period"))
			? str_printf(&n->mem, "%.*s_start",
			      STR_ARG(js_str(f, "name")))
			: js_str(f, "name"));
		js_set_str(one, "label",
		    field_label(n->root, str_c(kind), js_str(f, "name")));
		js_add(out, one);
	}
	return out;
}

/* The members of a list by their names; NULL: they have none. */
static json *
by_name(json *list)
{
	json *out = NULL, *v;
	struct str name;

	if (!js_is(list, json_type_array))
		return NULL;
	JS_EACH(v, list)
	{
		if ((name = js_str(v, "name")).len == 0)
			continue;
		out = out != NULL ? out : js_obj();
		js_set(out, json_object_get_string(js_get(v, "name")),
		    js_ref(v));
	}
	return out;
}

static void
prepare_named(json *root)
{
	json *all = js_obj(), *one;

	json_object_object_foreach(root, key, value)
		if ((one = by_name(value)) != NULL)
			js_set(all, key, one);
	js_set(root, "named", all);
}

void
rules_prepare(struct notice *n)
{
	json *all;

	if (js_has(n->root, "required"))
		return;
	prepare_named(n->root);
	all = js_obj();
	js_set(all, "case", required(n, "case"));
	js_set(all, "region", required(n, "region"));
	js_set(n->root, "required", all);
}

struct rules *
rules_new(struct notice *n, struct str role, rules_fault *fault, void *arg)
{
	struct arena mem = { 0 };
	struct rules *r = NEW(&mem, struct rules);
	jv args = jv_object();

	r->mem = mem;
	r->notice = n;
	r->role = str_dup(&r->mem, role);
	rules_prepare(n);
	args = jv_object_set(args, jv_string("notice"), jqrun_value(n->root));
	args = jv_object_set(args, jv_string("role"),
	    jv_string_sized(role.p ? role.p : "", (int)role.len));
	r->args = args;
	collect(r);
	rules_see(r);
	if (!rules_compile(r, fault, arg)) {
		rules_free(r);
		return NULL;
	}
	return r;
}

void
rules_free(struct rules *r)
{
	struct arena mem;
	size_t i;

	for (i = 0; i < PROGRAMS; i++)
		jqrun_free(r->programs[i]);
	for (i = 0; i < r->records.n; i++)
		jqrun_free(r->records.v[i].alone);
	for (i = 0; i < r->sets.n; i++)
		jqrun_free(r->sets.v[i].alone);
	jv_free(r->args);
	rules_unsee(r);
	mem = r->mem; /* r itself lives in it */
	arena_release(&mem);
}

static void
say(void *dir, const char *place, const char *what)
{
	log_warn("%s/%s: %s", (const char *)dir, place, what);
}

struct rules *
rules_load(struct notice *n, struct str role)
{
	struct rules *r = rules_new(n, role, say, (void *)n->dir);

	if (r == NULL)
		log_die(EX_CONFIG, "%s: the rules have faults", n->dir);
	return r;
}

size_t
rules_count(struct rules *r, bool set)
{
	return set ? r->sets.n : r->records.n;
}

const struct rule *
rules_at(struct rules *r, bool set, size_t i)
{
	return set ? &r->sets.v[i].rule : &r->records.v[i].rule;
}

/* --- findings ----------------------------------------------------------- */

static struct str
disposition(const struct rule *rule, const char *state)
{
	if (strcmp(state, "manual") != 0)
		return rule->disposition;
	return word(rule->def, "manual_disposition", "需人工核实");
}

/* Where the record says what the finding is about. */
static void
places(json *finding, json *record)
{
	json *at = js_list(finding, "at"), *need;
	struct str place;

	JS_EACH(need, js_get(finding, "fields"))
	{
		place = need_at(record, js_text(need));
		if (place.len > 0 && !js_holds(at, place))
			js_add_str(at, place);
	}
}

/* A key that is new and a literal costs json-c neither search nor copy. */
static void
add(json *o, const char *key, json *v)
{
	if (json_object_object_add_ex(o, key, v,
		JSON_C_OBJECT_ADD_KEY_IS_NEW | JSON_C_OBJECT_KEY_IS_CONSTANT) !=
	    0)
		log_die(EX_OSERR, "out of memory");
}

/*
 * Of a form that wasn't read, or not wholly, nobody can say that something is
 * missing or wrong: then a rule doesn't fail, it is for a person.
 */
static const char *
softened(const char *state, json *record)
{
	return strcmp(state, "fail") == 0 &&
		    js_pstr(record, "form.unread").len > 0 ? "manual" : state;
}

json *
rules_finding(const struct rule *rule, const char *state, struct str message,
    json *record)
{
	json *f = js_obj(), *needs = js_get(rule->def, "needs");

	state = softened(state, record);
	if (message.len > RULE_TEXT_MAX)
		message = utf8_first(message, RULE_TEXT_MAX / 4);
	add(f, "rule", js_ref(js_get(rule->def, "id")));
	add(f, "clause", js_ref(js_get(rule->def, "clause")));
	add(f, "quote", js_ref(js_get(rule->def, "quote")));
	add(f, "state", js_new_str(str_c(state)));
	add(f, "severity", js_new_str(rule->severity));
	add(f, "disposition", js_new_str(disposition(rule, state)));
	add(f, "message", js_new_str(message));
	add(f, "fields", needs ? js_copy(needs) : js_arr());
	add(f, "at", js_arr());
	add(f, "by", js_new_str(rule->set ? S("set") : S("rule")));
	places(f, record);
	return f;
}

static int
weight(json *finding)
{
	struct str s = js_str(finding, "state");

	return str_eq(s, S("fail")) ? 2 : str_eq(s, S("pass")) ? 0 : 1;
}

void
rules_add(json *record, json *finding)
{
	json *all = js_list(record, "findings"), *f;

	if (js_len(js_get(finding, "at")) == 0)
		places(finding, record);
	JS_EACH(f, all)
	{
		if (!str_eq(js_str(f, "rule"), js_str(finding, "rule")))
			continue;
		if (weight(finding) > weight(f))
			json_object_array_put_idx(all, f_i, finding);
		else
			js_free(finding);
		return;
	}
	js_add(all, finding);
}

void
rules_strip(json *record)
{
	js_set(record, "findings", js_arr());
}
