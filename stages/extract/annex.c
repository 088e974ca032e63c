/* SPDX-License-Identifier: ISC */
/*
 * Tables of a form in files of their own: a workbook of figures beside the
 * Word form.  What the form leaves open is read from them; where both answer
 * and differ, a person is asked.
 */
#include "fold.h"
#include "parcel.h"

bool
annex_is(const struct item *it)
{
	return js_bool(it->answer, "annex") &&
	       js_len(js_get(it->answer, "cases")) == 1;
}

static json *
data_of(const struct item *it)
{
	return js_at(js_get(it->answer, "cases"), 0);
}

/* One answer more for a field that has one: the same, or a doubt. */
static void
compare(struct parcel *p, json *have, json *more)
{
	struct str was = js_str(have, "raw"), is = js_str(more, "raw");

	if (is.len == 0 ||
	    str_eq(fold_key(&p->a, was), fold_key(&p->a, is)))
		return;
	js_add_str(js_list(have, "doubt"), S("differs"));
	js_add_str(js_list(have, "others"), is);
}

/* Does it name another company than the form? */
static bool
is_another(struct parcel *p, const struct one_case *c, json *more)
{
	struct str key = fold_company(&p->a, js_pstr(more, "company.raw"));

	return key.len > 0 && c->company_key.len > 0 &&
	       !str_has(key, c->company_key) && !str_has(c->company_key, key);
}

static void
add_fields(struct parcel *p, json *fields, json *more, bool another)
{
	json_object_object_foreach(more, name, field)
	{
		json *have = js_get(fields, name);

		if (another)
			js_add_str(js_list(field, "doubt"), S("whose"));

		if (have == NULL || (js_str(have, "raw").len == 0 &&
					!js_has(have, "ticked")))
			js_set(fields, name, js_ref(field));
		else
			compare(p, have, field);
	}
}

/* Those that are no PDF come first: a print only fills in what they lack. */
void
annex_fields(struct works *w, struct parcel *p, int n,
    const struct form_spec *spec, json *fields)
{
	struct trust t;
	json *more;
	size_t i;
	int print;

	for (print = 0; print < 2; print++)
		for (i = 0; i < p->n; i++) {
			struct item *it = &p->items[i];

			if (it->role != ROLE_ANNEX || !item_is_of(it, n) ||
			    str_eq(it->paper.kind, S("pdf")) != (print == 1))
				continue;
			t = item_trust(w, p, it);
			more = trust_fields(
			    &t, spec, js_get(data_of(it), "fields"));
			add_fields(p, fields, more,
			    is_another(p, &p->cases.v[n], more));
			js_free(more);
		}
}

void
annex_form(struct works *w, struct parcel *p, int n, json *form)
{
	struct str why;
	int64_t year;
	size_t i;

	for (i = 0; i < p->n; i++) {
		const struct item *it = &p->items[i];

		if (it->role != ROLE_ANNEX || !item_is_of(it, n))
			continue;
		year = js_int(it->answer, "year");
		if (year > 0 && year != w->schema.year)
			js_set_int(form, "year", year);
		why = item_unread(it, false);
		if (why.len > 0 && !js_has(form, "unread")) {
			js_set_str(form, "unread", why);
			js_set_str(form, "unread_text", wrong_message(why));
		}
	}
}

/* A box that the form lacks is none that is missing, where an annex has it. */
static void
add_drift(json *to, json *from, json *fields, bool own)
{
	json *v;

	JS_EACH(v, from)
	{
		bool lacks = str_eq(js_str(v, "code"), S("row-missing"));
		struct str name = js_str(v, "name");

		if (lacks && (!own || js_get(fields, name.p) != NULL))
			continue;
		js_add(to, js_ref(v));
	}
}

json *
annex_drift(struct works *w, struct parcel *p, int n, json *fields)
{
	struct item *form = p->cases.v[n].form;
	json *all = js_arr(), *own = js_get(p->cases.v[n].data, "drift"), *o;
	struct trust t;
	size_t i;

	t = item_trust(w, p, form);
	add_drift(all, own, fields, true);
	o = trust_drift(&t, all);
	js_free(all);
	for (i = 0; i < p->n; i++) {
		struct item *it = &p->items[i];
		json *few, *part, *v;

		if (it->role != ROLE_ANNEX || !item_is_of(it, n))
			continue;
		t = item_trust(w, p, it);
		few = js_arr();
		add_drift(few, js_get(data_of(it), "drift"), fields, false);
		part = trust_drift(&t, few);
		JS_EACH(v, part)
		js_add(o, js_ref(v));
		js_free(few);
		js_free(part);
	}
	return o;
}
