/* SPDX-License-Identifier: ISC */
/*
 * Whether the pieces of a pack fit each other: names that one file uses and
 * another gives, ids that must differ, labels that would both match, rules.
 */
#include <string.h>

#include "faults.h"
#include "fold.h"
#include "rules.h"
#include "shape.h"
#include "when.h"

struct fits {
	struct notice *n;
	struct faults *f;
	json *root;
};

static void
complain(struct fits *x, json *owner, const char *key, size_t i,
    const char *what)
{
	faults_add(x->f, notice_where(x->n, owner, key, i, true), what);
}

#define TELL(x, owner, key, i, ...)                                            \
	complain((x), (owner), (key), (i), str_printf(&(x)->f->mem, __VA_ARGS__).p)

/* All texts list[].key, joined by "|". */
static const char *
names_in(struct fits *x, json *list, const char *key)
{
	struct sb b = { .a = &x->f->mem };
	json *one;

	JS_EACH(one, list)
		sb_addf(&b, "%s%.*s", b.len ? "|" : "",
		    STR_ARG(js_str(one, key)));
	return str_cstr(&x->f->mem, sb_str(&b));
}

static const char *
keys_in(struct fits *x, json *map)
{
	struct sb b = { .a = &x->f->mem };

	if (js_is(map, json_type_object)) {
		json_object_object_foreach(map, key, value) {
			(void)value;
			sb_addf(&b, "%s%s", b.len ? "|" : "", key);
		}
	}
	return str_cstr(&x->f->mem, sb_str(&b));
}

static bool
among(struct str word, const char *words)
{
	struct str rest = str_c(words);

	while (rest.p != NULL)
		if (str_eq(str_cut(&rest, S("|")), word))
			return true;
	return false;
}

/* word must be one of words; what says of what kind. */
static void
known(struct fits *x, json *owner, const char *key, size_t i, struct str word,
    const char *words, const char *what)
{
	struct str near;

	if (word.len == 0 || among(word, words))
		return;
	near = shape_nearest(&x->f->mem, word, words);
	if (near.len > 0)
		TELL(x, owner, key, i, "“%.*s”: no such %s: did you mean %.*s?",
		    STR_ARG(word), what, STR_ARG(near));
	else
		TELL(x, owner, key, i, "“%.*s”: no such %s", STR_ARG(word),
		    what);
}

static void
distinct(struct fits *x, json *list, const char *key)
{
	json *a, *b;

	JS_EACH(a, list)
	{
		JS_EACH(b, list)
		{
			if (b_i >= a_i)
				break;
			if (js_str(a, key).len > 0 &&
			    str_eq(js_str(a, key), js_str(b, key))) {
				TELL(x, a, key, 0, "“%.*s” stands here twice",
				    STR_ARG(js_str(a, key)));
				break;
			}
		}
	}
}

static void
offices(struct fits *x)
{
	json *all = js_get(x->root, "recommenders"), *o, *t, *c;
	const char *quotas = keys_in(x, js_get(x->root, "quota"));
	const char *kinds = names_in(x, all, "kind");

	distinct(x, all, "code");
	distinct(x, all, "name");
	JS_EACH(o, all)
		known(x, o, "quota", 0, js_str(o, "quota"), quotas,
		    "quota in notice.yaml");
	JS_EACH(t, js_get(x->root, "applicant_types"))
		JS_EACH(c, js_get(t, "channels"))
			known(x, js_get(t, "channels"), NULL, c_i, js_text(c),
			    kinds, "kind of recommender");
	known(x, x->root, "role", 0, js_str(x->root, "role"),
	    keys_in(x, js_get(x->root, "roles")), "role");
}

static void
quotas(struct fits *x)
{
	json *hard = js_get(x->root, "quota_hard");
	const char *all = keys_in(x, js_get(x->root, "quota"));

	if (!js_is(hard, json_type_object))
		return;
	json_object_object_foreach(hard, key, value) {
		(void)value;
		known(x, hard, key, 0, str_c(key), all, "quota");
	}
}

/* --- forms -------------------------------------------------------------- */

struct taken {
	struct str key, field;
};

struct labels {
	struct taken *v;
	size_t n, cap;
};

static void
one_label(struct fits *x, struct labels *seen, json *f, json *list, size_t i)
{
	struct str text = js_text(js_at(list, i)), key;
	struct taken *t;
	size_t k;

	if (str_starts(text, S("re:")))
		return;
	key = fold_key(&x->f->mem, text);
	for (k = 0; k < seen->n; k++) {
		if (!str_eq(seen->v[k].key, key))
			continue;
		if (str_eq(seen->v[k].field, js_str(f, "name")))
			return;
		TELL(x, list, NULL, i,
		    "label “%.*s”: field %.*s has it too: give it to one, or "
		    "to both under `in` with different sections",
		    STR_ARG(text), STR_ARG(seen->v[k].field));
		return;
	}
	t = ARENA_PUSH(&x->f->mem, seen);
	*t = (struct taken) { key, js_str(f, "name") };
}

static void
fields(struct fits *x, json *all)
{
	struct labels seen = { 0 };
	const char *names = names_in(x, all, "name");
	json *f, *options;
	size_t i;

	distinct(x, all, "name");
	JS_EACH(f, all)
	{
		for (i = 0; i < js_len(js_get(f, "labels")); i++)
			one_label(x, &seen, f, js_get(f, "labels"), i);
		known(x, f, "of", 0, js_str(f, "of"), names, "field here");
		options = js_get(f, "options");
		if (js_is(options, json_type_string) &&
		    !js_is(js_get(x->root, str_cstr(&x->f->mem,
					       js_text(options))),
			json_type_array))
			TELL(x, f, "options", 0,
			    "“%.*s”: no such list in notice.yaml",
			    STR_ARG(js_text(options)));
	}
}

/* --- rules -------------------------------------------------------------- */

/* What stands in a record beside its fields, and what normalize makes. */
static const char *const beside =
    "id|kind|mail|received|clock|recommender|recommender_from|form|files|"
    "evidence|texts|sketch|pledge|credit_report|drift|marks|wrong|lookup|at|"
    "delivered|missing|findings|verdict|disposition|rank|score|list|versions|"
    "superseded_by|duplicates|disc|fields|from|key|cases|case|direct";

static const char *
field_names(struct fits *x, bool region)
{
	struct sb b = { .a = &x->f->mem };

	sb_addf(&b, "period_start|period_end|%s",
	    names_in(x, js_path(x->root, region ? "forms.region.fields"
						: "forms.case.fields"),
		"name"));
	return str_cstr(&x->f->mem, sb_str(&b));
}

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* Every .fields.NAME of an expression is a field's name. */
static void
used_fields(struct fits *x, json *rule, const char *key, const char *names)
{
	struct str rest = js_str(rule, key), name;
	ptrdiff_t n;

	for (;;) {
		str_cut(&rest, S(".fields."));
		if (rest.p == NULL)
			return;
		for (n = 0; n < rest.len && is_name(rest.p[n]); n++)
			;
		name = str_slice(rest, 0, n);
		known(x, rule, key, 0, name, names, "field in forms.yaml");
	}
}

static bool
of_kind(json *rule, struct str kind)
{
	json *kinds = js_get(rule, "kinds"), *k;

	if (kinds == NULL)
		return str_eq(kind, S("case"));
	JS_EACH(k, kinds)
		if (str_eq(js_text(k), kind))
			return true;
	return false;
}

static void
rule_names(struct fits *x, json *rule)
{
	static const char *const keys[] = { "applies", "pass", "message",
		"manual", "manual_message", "faults", "doubts", "by" };
	bool region = of_kind(rule, S("region")) &&
	    !of_kind(rule, S("case"));
	const char *names = field_names(x, region);
	json *need;
	struct str head, rest;
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		used_fields(x, rule, keys[i], names);
	JS_EACH(need, js_get(rule, "needs"))
	{
		rest = js_text(need);
		if (str_starts(rest, S(".")))
			rest = str_slice(rest, 1, rest.len);
		else if (!str_has(rest, S("."))) {
			known(x, js_get(rule, "needs"), NULL, need_i, rest,
			    names, "field in forms.yaml");
			continue;
		}
		head = str_cut(&rest, S("."));
		known(x, js_get(rule, "needs"), NULL, need_i, head, beside,
		    "part of a record");
	}
}

/* A rule that could never say anything, or whose keys exclude each other. */
static void
rule_form(struct fits *x, json *rule)
{
	struct str scope = js_str(rule, "scope");
	bool set = str_eq(scope, S("set"));
	bool record = !set && !str_eq(scope, S("rank"));

	if (record && !js_has(rule, "pass") && !js_has(rule, "faults") &&
	    !js_has(rule, "manual") && !js_has(rule, "needs"))
		TELL(x, rule, "id", 0,
		    "nothing to judge by: give pass, faults, manual or needs");
	if (set && !js_has(rule, "fails") && !js_has(rule, "doubtful"))
		TELL(x, rule, "id", 0,
		    "a rule of scope set wants fails or doubtful: a jq "
		    "expression that gives the ids");
	if (js_has(rule, "pass") && js_has(rule, "faults"))
		TELL(x, rule, "faults", 0,
		    "pass stands here already: use one of both");
	if (record && js_has(rule, "pass") && !js_has(rule, "message"))
		TELL(x, rule, "pass", 0,
		    "message is missing: what is said when it does not pass");
	if (record && js_has(rule, "manual") &&
	    !js_has(rule, "manual_message"))
		TELL(x, rule, "manual", 0, "manual_message is missing");
	if (!set && (js_has(rule, "fails") || js_has(rule, "by")))
		TELL(x, rule, "id", 0, "by and fails want scope: set");
}

static void
rules(struct fits *x)
{
	json *all = js_get(x->root, "rules"), *rule, *r;
	json *roles = js_get(x->root, "roles");
	const char *known_roles = keys_in(x, roles);
	struct rules *made;

	distinct(x, all, "id");
	JS_EACH(rule, all)
	{
		rule_names(x, rule);
		rule_form(x, rule);
		JS_EACH(r, js_get(rule, "roles"))
			known(x, js_get(rule, "roles"), NULL, r_i, js_text(r),
			    known_roles, "role");
	}
	/* Every rule, whichever roles run it: rules_new() takes those of "*". */
	made = rules_new(x->n, S("*"), faults_add, x->f);
	if (made != NULL)
		rules_free(made);
}

static void
dates(struct fits *x)
{
	int64_t issued, deadline;

	if (when_parse(js_str(x->root, "issued"), WHEN_CHINA, &issued) &&
	    when_parse(js_str(x->root, "deadline"), WHEN_CHINA, &deadline) &&
	    deadline < issued)
		TELL(x, x->root, "deadline", 0,
		    "the deadline lies before the notice's own date (issued)");
	if (js_int(x->root, "directions_max") <
	    js_int(x->root, "directions_min"))
		TELL(x, x->root, "directions_max", 0,
		    "less than directions_min");
}

void
fits_check(struct notice *n, struct faults *f)
{
	struct fits x = { n, f, n->root };

	distinct(&x, js_get(n->root, "directions"), "name");
	distinct(&x, js_get(n->root, "applicant_types"), "name");
	distinct(&x, js_get(n->root, "chapters"), "id");
	offices(&x);
	quotas(&x);
	dates(&x);
	fields(&x, js_path(n->root, "forms.case.fields"));
	fields(&x, js_path(n->root, "forms.region.fields"));
	fields(&x, js_path(n->root, "forms.list.fields"));
	fields(&x, js_path(n->root, "forms.list.head"));
	rules(&x);
}
