/* SPDX-License-Identifier: ISC */
/*
 * Whether the pieces of a pack fit each other: names that one file uses and
 * another gives, ids that must differ, labels that would both match, rules.
 */
#include <string.h>

#include "discname.h"
#include "fits.h"
#include "fold.h"
#include "rules.h"
#include "shape.h"
#include "when.h"

/* The member of a list before the self-th that answers to a name, too. */
static json *
answers_to(struct fits *x, json *all, struct str name, size_t self)
{
	struct str folded = fold_key(&x->f->mem, name);
	json *o, *s;

	JS_EACH(o, all)
	{
		if (o_i >= self || folded.len == 0)
			return NULL;
		if (str_eq(fold_key(&x->f->mem, js_str(o, "name")), folded))
			return o;
		JS_EACH(s, js_get(o, "synonyms"))
			if (str_eq(fold_key(&x->f->mem, js_text(s)), folded))
				return o;
	}
	return NULL;
}

/* A name that two of a list answer to would find whichever comes first. */
static void
answers(struct fits *x, json *all)
{
	json *o, *s, *other;

	JS_EACH(o, all)
	{
		other = answers_to(x, all, js_str(o, "name"), o_i);
		if (other != NULL)
			TELL(x, o, "name", 0, "“%.*s” stands for %.*s already",
			    STR_ARG(js_str(o, "name")),
			    STR_ARG(js_str(other, "name")));
		JS_EACH(s, js_get(o, "synonyms"))
		{
			other = answers_to(x, all, js_text(s), o_i);
			if (other != NULL)
				TELL(x, js_get(o, "synonyms"), NULL, s_i,
				    "“%.*s” stands for %.*s already",
				    STR_ARG(js_text(s)),
				    STR_ARG(js_str(other, "name")));
		}
	}
}

/* What shenbao-master(1) would refuse in the night. */
static void
disc_papers(struct fits *x, json *names)
{
	json *one;

	JS_EACH(one, names)
		if (!disc_name_is_safe(js_text(one)) ||
		    !(str_ends(js_text(one), S(".xlsx")) ||
			str_ends(js_text(one), S(".pdf"))))
			TELL(x, names, NULL, one_i,
			    "“%.*s”: not a paper for a disc: give the name of "
			    "a table of the run, .xlsx or .pdf, without a "
			    "folder", STR_ARG(js_text(one)));
}

static void
offices(struct fits *x)
{
	json *all = js_get(x->root, "recommenders"), *o, *t, *c;
	json *roles = js_get(x->root, "roles");
	const char *quotas = fits_keys(x, js_get(x->root, "quota"));
	const char *kinds = fits_names(x, all, "kind");

	fits_distinct(x, all, "code");
	fits_known(x, x->root, "recommender_default", 0,
	    js_str(x->root, "recommender_default"),
	    str_printf(&x->f->mem, "city|%s", fits_names(x, all, "code")).p,
	    "recommender");
	answers(x, all);
	JS_EACH(o, all)
		fits_known(x, o, "quota", 0, js_str(o, "quota"), quotas,
		    "quota in notice.yaml");
	JS_EACH(t, js_get(x->root, "applicant_types"))
		JS_EACH(c, js_get(t, "channels"))
			fits_known(x, js_get(t, "channels"), NULL, c_i, js_text(c),
			    kinds, "kind of recommender");
	if (js_is(roles, json_type_object)) {
		json_object_object_foreach(roles, key, role) {
			(void)key;
			fits_all_known(x, js_get(role, "ranks"), kinds,
			    "kind of recommender");
			disc_papers(x, js_get(role, "disc_papers"));
			fits_known(x, role, "quota", 0, js_str(role, "quota"),
			    quotas, "quota in notice.yaml");
		}
	}
	fits_known(x, x->root, "role", 0, js_str(x->root, "role"),
	    fits_keys(x, js_get(x->root, "roles")), "role");
}

static void
quotas(struct fits *x)
{
	json *hard = js_get(x->root, "quota_hard");
	const char *all = fits_keys(x, js_get(x->root, "quota"));

	if (!js_is(hard, json_type_object))
		return;
	json_object_object_foreach(hard, key, value) {
		(void)value;
		fits_known(x, hard, key, 0, str_c(key), all, "quota");
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
	const char *names = fits_names(x, all, "name");
	json *f, *options;
	size_t i;

	fits_distinct(x, all, "name");
	JS_EACH(f, all)
	{
		for (i = 0; i < js_len(js_get(f, "labels")); i++)
			one_label(x, &seen, f, js_get(f, "labels"), i);
		fits_known(x, f, "of", 0, js_str(f, "of"), names, "field here");
		if (js_bool(f, "each") && !fits_among(js_str(f, "kind"),
			"money|number|date|text|company|person|uscc"))
			TELL(x, f, "each", 0, "a column’s rows can be money, "
			    "number, date, text, company, person or uscc");
		options = js_get(f, "options");
		if (js_is(options, json_type_array))
			answers(x, options);
		if (js_len(options) == 0 && (str_eq(js_str(f, "kind"), S("choice")) ||
		    str_eq(js_str(f, "kind"), S("choices"))) &&
		    !js_is(options, json_type_string))
			TELL(x, f, "kind", 0,
			    "options is missing: what can be chosen");
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

/* What rules over the whole set don't get: it is much, or said elsewhere. */
static const char *const unseen_by_sets =
    "files|evidence|sketch|findings|lookup|wrong|drift|marks";

static bool
of_kind(json *rule, struct str kind)
{
	json *kinds = js_get(rule, "kinds");

	if (kinds == NULL)
		return str_eq(kind, S("case"));
	return js_holds(kinds, kind);
}

/* by: .uscc gives every case the key null, and judges none. */
static void
by_what(struct fits *x, json *rule)
{
	struct str s = str_trim(js_str(rule, "by"));
	ptrdiff_t n = 1;

	while (n < s.len && ((s.p[n] >= 'a' && s.p[n] <= 'z') || s.p[n] == '_'))
		n++;
	if (str_starts(s, S(".")))
		fits_known(x, rule, "by", 0, str_slice(s, 1, n), beside,
		    "part of a record: a field is .fields.NAME.value");
}

static void
rule_names(struct fits *x, json *rule)
{
	static const char *const keys[] = { "applies", "pass", "message",
		"manual", "manual_message", "faults", "doubts", "by", "fails",
		"doubtful" };
	bool region = of_kind(rule, S("region")) &&
	    !of_kind(rule, S("case"));
	const char *names = fits_fields(x, region ? "region" : "case");
	json *need;
	struct str head, rest;
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		fits_expression(x, rule, keys[i], names);
	by_what(x, rule);
	fits_known(x, rule, "lacks", 0, js_str(rule, "lacks"),
	    fits_chapters(x), "chapter or paper in notice.yaml");
	JS_EACH(need, js_get(rule, "needs"))
	{
		rest = js_text(need);
		if (str_starts(rest, S(".")))
			rest = str_slice(rest, 1, rest.len);
		else if (!str_has(rest, S("."))) {
			fits_known(x, js_get(rule, "needs"), NULL, need_i, rest,
			    names, "field in forms.yaml");
			continue;
		}
		head = str_cut(&rest, S("."));
		fits_known(x, js_get(rule, "needs"), NULL, need_i, head, beside,
		    "part of a record");
		if (str_eq(head, S("lookup")))
			fits_known(x, js_get(rule, "needs"), NULL, need_i,
			    str_cut(&rest, S(".")), fits_lookups(x),
			    "table (see tables_on_desk)");
		if (str_eq(js_str(rule, "scope"), S("set")) &&
		    fits_among(head, unseen_by_sets))
			TELL(x, js_get(rule, "needs"), NULL, need_i,
			    "a rule of scope set is not shown %.*s",
			    STR_ARG(head));
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
	if (record && js_has(rule, "pass") && js_str(rule, "message").len == 0)
		TELL(x, rule, "pass", 0,
		    "message is missing: what is said when it does not pass");
	if (record && js_has(rule, "manual") &&
	    js_str(rule, "manual_message").len == 0)
		TELL(x, rule, "manual", 0, "manual_message is missing");
	if (!set && (js_has(rule, "fails") || js_has(rule, "by")))
		TELL(x, rule, "id", 0, "by and fails want scope: set");
	if (str_eq(scope, S("rank")))
		fits_known(x, rule, "id", 0, js_str(rule, "id"), fits_findings,
		    "finding of rank (a rule of scope rank words one)");
}

static void
rules(struct fits *x)
{
	json *all = js_get(x->root, "rules"), *rule, *r;
	json *roles = js_get(x->root, "roles");
	const char *known_roles = fits_keys(x, roles);
	struct rules *made;

	fits_distinct(x, all, "id");
	JS_EACH(rule, all)
	{
		rule_names(x, rule);
		rule_form(x, rule);
		JS_EACH(r, js_get(rule, "roles"))
			fits_known(x, js_get(rule, "roles"), NULL, r_i, js_text(r),
			    known_roles, "role");
	}
	/* Every rule, whichever roles run it: rules_new() takes those of "*". */
	made = rules_new(x->n, S("*"), faults_add, x->f);
	if (made == NULL)
		return;
	rules_free(made);
	fits_probe(x);
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
	if (js_len(js_get(x->root, "directions")) > 0 &&
	    js_int(x->root, "directions_max") >
		(int64_t)js_len(js_get(x->root, "directions")))
		NOTE(x, x->root, "directions_max", 0,
		    "more than there are directions");
}

/* What tables, letters and the comparison of cases go by. */
static void
main_fields(struct fits *x, const char *name)
{
	static const char *const needed[] = { "case_title", "company" };
	json *form = js_get(js_get(x->root, "forms"), name);
	const char *names = fits_names(x, js_get(form, "fields"), "name");
	size_t i;

	for (i = 0; i < 2 && js_len(js_get(form, "fields")) > 0; i++)
		if (!fits_among(str_c(needed[i]), names))
			TELL(x, form, "fields", 0,
			    "field %s is missing: cases, and their rows on "
			    "lists, are told by it",
			    needed[i]);
}

/* Those of shenbao-extract(1) and shenbao-normalize(1). */
static const char doubts[] =
    "all-options|ambiguous|approximate|bidi|check-digit|consortium-words|"
    "control|converted|currency|cut|differs|digits-lost|district|elsewhere|"
    "extra-text|grey-text|hidden|impossible-date|incomplete|label-unsure|"
    "length|lookalike|masked|missing-end|missing-start|negative|"
    "no-area-code|no-cached-value|no-marks|no-unit|not-a-code|not-a-date|"
    "not-a-mobile|not-a-name|not-a-number|not-a-person|not-a-phone|"
    "not-an-email|number-differs|old-code|other-type|part-of-option|picture|range|reversed|rows-unclear|"
    "several|struck-and-ticked|struck-or-ticked|struck-text|suspect-domain|"
    "tick-cross|tick-lost|tick-number|tick-orphan|tick-shared|tick-side|"
    "tick-twice|ticks-unclear|tracked-change|truncated|two-digit-year|"
    "two-values|unit-suspect|unknown|unknown-city|unknown-option|"
    "unknown-recommender|unreadable|whose";

/* Every list of notice.yaml that boxes of forms can name as their options. */
static void
choosable(struct fits *x)
{
	json_object_object_foreach(x->root, key, list) {
		if (!str_eq(str_c(key), S("recommenders")) &&
		    !str_eq(str_c(key), S("rules")))
			answers(x, list);
	}
}

void
fits_check(struct notice *n, struct faults *f)
{
	struct fits x = { n, f, n->root };

	choosable(&x);
	fits_distinct(&x, js_get(n->root, "chapters"), "id");
	fits_all_known(&x, js_get(n->root, "harmless_doubts"), doubts, "doubt");
	offices(&x);
	quotas(&x);
	dates(&x);
	fields(&x, js_path(n->root, "forms.case.fields"));
	main_fields(&x, "case");
	main_fields(&x, "list");
	fields(&x, js_path(n->root, "forms.region.fields"));
	fields(&x, js_path(n->root, "forms.list.fields"));
	fields(&x, js_path(n->root, "forms.list.head"));
	rules(&x);
	fits_papers(&x);
	fits_desk(&x);
	fits_slips(&x);
	fits_entry(&x);
	fits_number(&x);
	fits_compare(&x);
	fits_idle(&x);
	fits_left(&x);
}

json *
fits_options(struct fits *x, json *field)
{
	json *o = js_get(field, "options");

	if (!js_is(o, json_type_string))
		return o;
	return js_get(x->root, str_cstr(&x->f->mem, js_text(o)));
}

struct str
fits_option(json *options, size_t i)
{
	json *o = js_at(options, i);

	return js_is(o, json_type_string) ? js_text(o) : js_str(o, "name");
}
