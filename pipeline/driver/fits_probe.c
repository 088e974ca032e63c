/* SPDX-License-Identifier: ISC */
/*
 * Rules about figures and days, tried on figures: jq compares whatever it is
 * given, an object or null with a number, too, so that a slip of the pen in a
 * rule fails nobody, or everybody, and no error is seen.  All of these are
 * notes: a rule may mean it so.
 */
#include <string.h>

#include "fits.h"
#include "jqrun.h"
#include "rules.h"

#define FIGURES 3 /* of a rule, varied against each other */
#define VALUES 5  /* of each: nothing to more than anybody has */

struct probe {
	struct fits *x;
	json *rule, *record;
	const char *key; /* pass or faults */
	struct jqrun *run;
	json *fields[FIGURES]; /* those that vary, their specs */
	size_t n;
	bool more; /* figures than can be varied: a sum of ten, say */
	int passed, failed, broken;
	struct str why; /* of the last error */
};

/* Does the expression speak of .name, as a whole word? */
static bool
speaks(struct str s, struct str name)
{
	struct str after;
	ptrdiff_t at;

	while ((at = str_find(s, name)) >= 0) {
		after = str_slice(s, at + name.len, s.len);
		if (at > 0 && s.p[at - 1] == '.' &&
		    (after.len == 0 ||
			strchr("abcdefghijklmnopqrstuvwxyz_0123456789",
			    after.p[0]) == NULL))
			return true;
		s = after;
	}
	return false;
}

/* What else than fields decides: it can't be made up here. */
static bool
hangs_on_more(struct str s)
{
	static const char *const others[] = {"lookup", "evidence", "delivered",
	    "credit_report", "pledge", "form", "files", "missing", "list",
	    "recommender", "unseen", "drift", "wrong", "texts", "raw", "code",
	    "promised", "marks", NULL};
	size_t i;

	for (i = 0; others[i] != NULL; i++)
		if (speaks(s, str_c(others[i])))
			return true;
	return str_has(s, S("$role"));
}

static bool
is_figure(json *f)
{
	static const char *const kinds[] = {"number", "money", "date", NULL};

	return str_is_any(js_str(f, "kind"), kinds);
}

static void
set_text(json *record, struct probe *p, json *f, struct str text)
{
	json *fields = js_sub(record, "fields"), *o = js_obj(), *list;
	const char *name = str_cstr(&p->x->f->mem, js_str(f, "name"));
	struct str kind = js_str(f, "kind");

	if (str_eq(kind, S("choices")) || str_eq(kind, S("partners"))) {
		list = js_list(o, "value");
		js_add_str(list, text);
	} else {
		js_set_str(o, "value", text);
	}
	js_list(o, "doubt");
	js_set(fields, name, o);
}

/* Per cent: a share below 1 is never judged, unit-suspect as it is. */
static double
number_of(json *f, int value)
{
	static const double numbers[] = {0, 1, 30, 1000, 1e12};
	static const double shares[] = {1, 5, 50, 95, 100};

	return str_eq(js_str(f, "unit"), S("%")) ? shares[value]
						 : numbers[value];
}

static void
set_figure(struct probe *p, json *f, int value)
{
	static const int years[] = {-100, -10, -1, 0, 100};
	json *o = js_obj();
	struct str day;

	if (str_eq(js_str(f, "kind"), S("date"))) {
		day = str_printf(&p->x->f->mem, "%04d-06-15",
		    (int)js_int(p->x->root, "year") + years[value]);
		js_set_str(o, "value", day);
		js_set_str(o, "first", day);
		js_set_str(o, "last", day);
	} else {
		js_set_num(o, "value", number_of(f, value));
	}
	if (js_bool(f, "each")) { /* a column of one row */
		json *list = js_arr();

		js_add(list, js_copy(js_get(o, "value")));
		js_set(o, "value", list);
	}
	js_list(o, "doubt");
	js_set(js_sub(p->record, "fields"),
	    str_cstr(&p->x->f->mem, js_str(f, "name")), o);
}

/* A case with an answer in every box. */
static json *
made_up(struct probe *p, json *all)
{
	json *record = js_obj(), *f, *options;

	js_set_c(record, "kind", "case");
	js_set_str(record, "at", js_str(p->x->root, "deadline"));
	p->record = record;
	JS_EACH(f, all)
	{
		options = fits_options(p->x, f);
		if (is_figure(f))
			set_figure(p, f, 1);
		else
			set_text(record, p, f,
			    js_len(options) > 0 ? fits_option(options, 0)
						: S("甲"));
	}
	return record;
}

static void
count(struct probe *p, jv out)
{
	switch (jv_get_kind(out)) {
	case JV_KIND_TRUE:
		p->passed++;
		break;
	case JV_KIND_FALSE:
		p->failed++;
		break;
	case JV_KIND_ARRAY:
		if (strcmp(p->key, "faults") != 0)
			break;
		if (jv_array_length(jv_copy(out)) == 0)
			p->passed++;
		else
			p->failed++;
		break;
	case JV_KIND_INVALID: /* for a person, in the night, too */
		p->broken++;
		break;
	default:
		break;
	}
	jv_free(out);
}

/* All figures of the rule against each other. */
static void
try_all(struct probe *p)
{
	size_t i, k, tries = 1, rest;

	p->passed = p->failed = p->broken = 0;
	for (i = 0; i < p->n; i++)
		tries *= VALUES;
	for (k = 0; k < tries; k++) {
		for (i = 0, rest = k; i < p->n; i++, rest /= VALUES)
			set_figure(p, p->fields[i], (int)(rest % VALUES));
		count(p,
		    jqrun_one(p->run, &p->x->f->mem,
			jqrun_value(p->record), &p->why));
	}
}

/* A span of days may lie between those that were tried. */
static bool
only_days(const struct probe *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (!str_eq(js_str(p->fields[i], "kind"), S("date")))
			return false;
	return true;
}

static void
say(struct probe *p, struct str where)
{
	struct fits *x = p->x;
	struct str label = js_text(js_at(js_get(p->fields[0], "labels"), 0));
	const char *what = NULL;

	if (p->passed > 0 && p->failed == 0)
		what = "it passes with all of them";
	else if (p->failed > 0 && p->passed == 0 && !only_days(p) &&
	    !p->more)
		what = "it fails with all of them";
	else if (p->broken > 0 && p->passed + p->failed == 0)
		what = str_printf(&x->f->mem, "none could be judged: %.*s",
		    STR_ARG(p->why)).p;
	if (what != NULL)
		NOTE(x, p->rule, p->key, 0,
		    "tried with many values of “%.*s”%.*s: %s",
		    STR_ARG(label), STR_ARG(where), what);
}

/* The choice that the rule goes by, or NULL. */
static json *
choice_of(struct probe *p, json *all, struct str text)
{
	json *f;

	JS_EACH(f, all)
		if (js_len(fits_options(p->x, f)) > 0 &&
		    speaks(text, js_str(f, "name")))
			return f;
	return NULL;
}

static void
each_option(struct probe *p, json *choice)
{
	json *options = fits_options(p->x, choice);
	struct str one;
	size_t i;

	if (choice == NULL) {
		try_all(p);
		say(p, S(""));
		return;
	}
	for (i = 0; i < js_len(options); i++) {
		one = fits_option(options, i);
		set_text(p->record, p, choice, one);
		try_all(p);
		say(p, str_printf(&p->x->f->mem, ", %.*s",
		    STR_ARG(one)));
	}
}

static bool
needed(json *rule, struct str name)
{
	return js_holds(js_get(rule, "needs"), name);
}

/*
 * null <= 5 holds: what a rule compares and doesn't need passes unanswered.
 * Rules that speak of null, or of another value, mean it so.
 */
static void
without_answer(struct probe *p, struct str text)
{
	struct str manual = js_str(p->rule, "manual");
	struct str applies = js_str(p->rule, "applies"), name;
	json *fields = js_get(p->record, "fields");
	struct fits *x = p->x;
	size_t i;

	if (str_has(text, S("null")) || str_has(text, S("//")))
		return;
	for (i = 0; i < p->n; i++) {
		name = js_str(p->fields[i], "name");
		if (needed(p->rule, name) || speaks(manual, name) ||
		    speaks(applies, name))
			continue;
		p->passed = p->failed = 0;
		js_set(fields, str_cstr(&x->f->mem, name), NULL);
		count(p, jqrun_one(p->run, &x->f->mem,
		    jqrun_value(p->record), &p->why));
		if (p->passed > 0)
			NOTE(x, p->rule, p->key, 0, "it passes without an "
			    "answer to “%.*s”, too: name %.*s among needs",
			    STR_ARG(js_text(js_at(
				js_get(p->fields[i], "labels"), 0))),
			    STR_ARG(name));
	}
}

static void
one_rule(struct probe *p, json *all, jv args)
{
	struct str text = js_str(p->rule, p->key), why;
	json *f;
	int line;

	if (text.len == 0 || hangs_on_more(text))
		return;
	p->n = 0;
	p->more = false;
	JS_EACH(f, all) {
		if (!is_figure(f) || !speaks(text, js_str(f, "name")))
			continue;
		if (p->n < FIGURES)
			p->fields[p->n++] = f;
		else
			p->more = true;
	}
	if (p->n == 0)
		return;
	p->run = jqrun_new(&p->x->f->mem, text, args, &why, &line);
	if (p->run == NULL)
		return;
	p->record = made_up(p, all);
	each_option(p, choice_of(p, all, text));
	without_answer(p, text);
	js_free(p->record);
	jqrun_free(p->run);
}

/* What kind of value an expression makes of an input; INVALID: of none. */
static jv_kind
yields(struct probe *p, const char *key, json *input, jv args)
{
	struct arena *mem = &p->x->f->mem;
	struct str why;
	jv_kind kind;
	int line;
	jv out;

	p->run = jqrun_new(mem, js_str(p->rule, key), args, &why, &line);
	if (p->run == NULL)
		return JV_KIND_INVALID;
	out = jqrun_one(p->run, mem, jqrun_value(input), &why);
	kind = jv_get_kind(out);
	jv_free(out);
	jqrun_free(p->run);
	return kind;
}

/* An answer, a list, a record where yes or no is asked. */
static void
yes_or_no(struct probe *p, json *all, const char *key, jv args)
{
	static const char *const signs[] = {"==", "!=", "<", ">", "any(",
	    "all(", "test(", "| not", "contains", "startswith", "endswith",
	    "IN(", "has(", "true", "false", NULL};
	struct str text = js_str(p->rule, key);
	jv_kind kind;

	if (text.len == 0 || str_has_any(text, signs))
		return;
	p->record = made_up(p, all);
	kind = yields(p, key, p->record, args);
	js_free(p->record);
	if (kind == JV_KIND_STRING || kind == JV_KIND_NUMBER ||
	    kind == JV_KIND_ARRAY || kind == JV_KIND_OBJECT)
		NOTE(p->x, p->rule, key, 0, "it yields neither true nor "
		    "false; is a comparison missing, or = meant to be ==?");
}

/* fails: … > 2 of a rule over a set, where ids are asked. */
static void
ids(struct probe *p, const char *key, jv args)
{
	json *group = js_obj();
	jv_kind kind;

	js_set_c(group, "key", "1");
	js_list(group, "cases");
	kind = js_str(p->rule, key).len > 0 ? yields(p, key, group, args)
					    : JV_KIND_INVALID;
	js_free(group);
	if (kind != JV_KIND_ARRAY && kind != JV_KIND_INVALID)
		NOTE(p->x, p->rule, key, 0, "it yields no list: if … then "
		    "[.cases[].id] else [] end");
}

void
fits_probe(struct fits *x)
{
	static const char *const asked[] = {"applies", "pass", "manual", NULL};
	size_t i;

	json *all = js_path(x->root, "forms.case.fields"), *rule;
	struct probe p = {.x = x};
	jv args = jv_object();

	args = jv_object_set(args, jv_string("notice"), jqrun_value(x->root));
	args = jv_object_set(args, jv_string("role"), jv_string("province"));
	JS_EACH(rule, js_get(x->root, "rules"))
	{
		p.rule = rule;
		if (str_eq(js_str(rule, "scope"), S("set"))) {
			ids(&p, "fails", args);
			ids(&p, "doubtful", args);
		}
		if (js_has(rule, "scope") &&
		    !str_eq(js_str(rule, "scope"), S("record")))
			continue;
		for (i = 0; asked[i] != NULL; i++)
			yes_or_no(&p, all, asked[i], args);
		p.key = js_has(rule, "pass") ? "pass" : "faults";
		one_rule(&p, all, args);
	}
	jv_free(args);
}
