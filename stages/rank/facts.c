/* SPDX-License-Identifier: ISC */
/*
 * Fields of the pack's own that form and list both ask for, and those that
 * tell one case from another where titles alone don't: rank.apart.
 */
#include "rank.h"

#include "fold.h"

#include <math.h>
#include <stdlib.h>

/* Rows and forms are compared by these anyway, or they differ without harm. */
static bool
is_fact(struct str name, struct str kind)
{
	static const char *const others[] = {"case_title", "company", "uscc",
	    "directions", "remark", "opinion", NULL};
	static const char *const kinds[] = {"money", "number", "date",
	    "choice", "choices", NULL};

	return str_is_any(kind, kinds) && !str_is_any(name, others);
}

void
facts_load(struct facts *x, struct arena *a, json *notice)
{
	json *form = js_path(notice, "forms.case.fields"), *f;
	json *list = js_path(notice, "forms.list.fields");
	struct fact *fact;
	struct str name;
	bool apart;

	x->apart = js_path(notice, "rank.apart");
	JS_EACH(f, form)
	{
		name = js_str(f, "name");
		apart = js_holds(x->apart, name);
		if (js_find(list, "name", name) == NULL ||
		    (!apart && !is_fact(name, js_str(f, "kind"))))
			continue;
		fact = ARENA_PUSH(a, x);
		fact->name = str_cstr(a, name);
		fact->label = js_text(js_at(js_get(f, "labels"), 0));
		fact->sum = str_eq(js_str(f, "kind"), S("money"));
		x->in_list |= apart;
	}
	x->title_chosen = js_has(js_find(form, "name", S("case_title")),
	    "options");
}

/* What a field says where nothing about it is in doubt; else nothing. */
static struct str
sure(struct arena *a, json *fields, const char *name)
{
	json *field = js_get(fields, name), *v = js_get(field, "value");

	if (v == NULL || js_len(js_get(field, "doubt")) > 0)
		return S("");
	return js_is(v, json_type_string) || js_is(v, json_type_array)
	    ? index_shown(a, fields, name)
	    : str_c(str_cstr(a, str_c(json_object_get_string(v))));
}

struct str *
facts_take(const struct facts *x, struct arena *a, json *fields)
{
	struct str *v = arena_array(a, x->n, sizeof *v);
	size_t i;

	for (i = 0; i < x->n; i++)
		v[i] = sure(a, fields, x->v[i].name);
	return v;
}

struct str
facts_apart(const struct facts *x, struct arena *a, json *fields, bool row)
{
	struct sb b = {.a = a};
	json *name;

	if (row && !x->in_list)
		return (struct str) {0};
	JS_EACH(name, x->apart)
	{
		sb_add(&b, fold_key(a, index_shown(a, fields,
		    str_cstr(a, js_text(name)))));
		sb_addc(&b, '\n');
	}
	return b.len > 0 ? sb_str(&b) : S("");
}

bool
facts_same_case(struct str x, struct str y)
{
	return x.p == NULL || y.p == NULL || str_eq(x, y);
}

/* 1861 of a list is the form's 1860.5. */
static bool
same_sum(struct str x, struct str y)
{
	double p = strtod(x.p, NULL), q = strtod(y.p, NULL);
	bool rounded = p == floor(p) || q == floor(q);

	return fabs(p - q) <= (rounded ? 0.5 : 0);
}

bool
facts_differ(const struct fact *fact, struct str x, struct str y)
{
	return x.len > 0 && y.len > 0 && !str_eq(x, y) &&
	       !(fact->sum && same_sum(x, y));
}
