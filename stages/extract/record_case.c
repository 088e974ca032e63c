/* SPDX-License-Identifier: ISC */
/* The record of a case or region: its form, its files, what they say. */
#include <sysexits.h>

#include "chapter.h"
#include "parcel.h"
#include "sketch.h"

#define COMPANY_MIN 4 /* characters; a shorter name is none */

struct trust
item_trust(struct works *w, struct parcel *p, const struct item *it)
{
	return (struct trust){.a = &p->a,
	    .spool = &w->spool,
	    .place = str_printf(&p->a, "%.*s/%.*s",
		STR_ARG(js_str(p->mail, "id")), STR_ARG(it->place))};
}

/* A name over two lines, whose end is all that was read. */
static bool
is_end(json *names, struct str key)
{
	json *v;

	JS_EACH(v, names)
	if (str_ends(key, js_text(v)))
		return true;
	return false;
}

/*
 * A paper of a case that names companies, and none of them its applicant; the
 * folder that it lies in is not its word.
 */
static void
mark_foreign(struct works *w, struct parcel *p, const struct item *it,
    const struct one_case *c, json *file)
{
	struct trust t = item_trust(w, p, it);
	json *names;

	if (it == c->form || utf8_count(c->company_key) < COMPANY_MIN ||
	    whose_says(it, c->company_key))
		return;
	names = trust_names(&t, js_get(it->answer, "companies"));
	if (js_len(names) > 0 && !is_end(names, c->company_key))
		js_set(file, "names", names);
	else
		js_free(names);
}

void
mark_codes(struct trust *t, const struct item *it, json *file)
{
	json *codes = js_get(it->answer, "usccs");

	if (js_len(codes) > 0 && chapter_any(it->file))
		js_set(file, "usccs", trust_names(t, codes));
}

/* A file as a case names it. */
static json *
case_file(struct works *w, struct parcel *p, const struct item *it,
    const struct one_case *c)
{
	static const char *const keys[] = {"name", "sha256", "size", "kind",
	    "place", "role", "chapter", "parts", "pages", "scan", "unread", "wrong"};
	struct trust t = item_trust(w, p, it);
	json *o = js_obj(), *v;
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		if ((v = js_get(it->file, keys[i])) != NULL)
			js_set(o, keys[i], js_ref(v));
	mark_codes(&t, it, o);
	mark_foreign(w, p, it, c, o);
	return o;
}

static bool
is_empty(const struct item *it)
{
	return str_eq(it->paper.kind, S("empty"));
}

static json *
evidence(struct works *w, struct parcel *p, int n)
{
	json *o = js_obj();
	struct str id, at;
	size_t i, k;

	for (i = 0; i < w->schema.chapters.n; i++) {
		id = w->schema.chapters.v[i].id;
		js_list(o, id.p);
		for (k = 0; k < p->n; k++)
			if (item_is_of(&p->items[k], n) &&
			    !is_empty(&p->items[k]) &&
			    chapter_has(p->items[k].file, id, &at))
				js_add_str(js_list(o, id.p), p->items[k].sha);
	}
	return o;
}

/* The better of two pledges: one that says it, then one that can be read. */
static bool
is_better(json *new, json *old)
{
	if (old == NULL)
		return new != NULL;
	if (js_bool(new, "found") != js_bool(old, "found"))
		return js_bool(new, "found");
	return !js_bool(new, "scan") && js_bool(old, "scan");
}

static json *
pledge_of(struct works *w, struct parcel *p, int n, json *own)
{
	json *best = NULL, *x;
	struct trust t = item_trust(w, p, p->cases.v[n].form);
	size_t i;

	if (own != NULL) {
		best = trust_pledge(&t, own);
		js_set_str(best, "sha256", p->cases.v[n].form->sha);
	}
	for (i = 0; i < p->n; i++) {
		struct item *it = &p->items[i];
		bool behind = it == p->cases.v[n].form;

		if (!item_is_of(it, n) || is_empty(it) ||
		    (it->role == ROLE_FORM && !behind))
			continue;
		t = item_trust(w, p, it);
		x = trust_pledge(&t, js_get(it->answer, "pledge"));
		/* A paper of its own stands before the form's small print. */
		if (x != NULL &&
		    (is_better(x, best) || (!behind &&
			str_eq(js_str(best, "sha256"),
			    p->cases.v[n].form->sha))) &&
		    (js_bool(x, "found") || best == NULL)) {
			js_set_str(x, "sha256", it->sha);
			js_free(best);
			best = x;
		} else {
			js_free(x);
		}
	}
	return best;
}

static json *
credit_of(struct works *w, struct parcel *p, int n)
{
	struct trust t;
	json *o;
	size_t i;

	for (i = 0; i < p->n; i++) {
		struct item *it = &p->items[i];

		if (!item_is_of(it, n))
			continue;
		t = item_trust(w, p, it);
		o = trust_credit(&t, js_get(it->answer, "credit"));
		if (o != NULL)
			return o;
	}
	return NULL;
}

static void
put_form(json *o, const struct item *it, json *data)
{
	json *f = js_obj();
	struct str why = item_unread(it, data == NULL);

	js_set_str(f, "name", it->paper.name);
	js_set_str(f, "sha256", it->sha);
	js_set_str(f, "place", it->place);
	js_set_str(f, "kind", it->paper.kind);
	if (js_int(it->answer, "year") > 0)
		js_set_int(f, "year", js_int(it->answer, "year"));
	if (why.len > 0) {
		js_set_str(f, "unread", why);
		js_set_str(f, "unread_text", wrong_message(why));
	}
	js_set(o, "form", f);
}

static json *
case_files(struct works *w, struct parcel *p, int n)
{
	const struct one_case *c = &p->cases.v[n];
	json *a = js_arr();
	size_t i;

	js_add(a, case_file(w, p, c->form, c));
	for (i = 0; i < p->n; i++)
		if (item_is_of(&p->items[i], n) && &p->items[i] != c->form)
			js_add(a, case_file(w, p, &p->items[i], c));
	return a;
}

json *
case_json(struct works *w, struct parcel *p, int n)
{
	struct one_case *c = &p->cases.v[n];
	struct trust t = item_trust(w, p, c->form);
	const struct form_spec *spec =
	    str_eq(c->kind, S("region")) ? &w->schema.region : &w->schema.cases;
	json *o = js_obj(), *own = js_get(c->data, "pledge");
	json *fields = trust_fields(&t, spec, js_get(c->data, "fields"));

	annex_fields(w, p, n, spec, fields);
	js_set_str(o, "kind", c->kind);
	js_set_str(o, "id", c->id);
	js_set_str(o, "mail", js_str(p->mail, "id"));
	js_set(o, "received", js_ref(js_get(p->mail, "received")));
	js_set(o, "clock", js_ref(js_get(p->mail, "clock")));
	js_set(o, "recommender", NULL);
	js_set(o, "recommender_from", NULL);
	put_form(o, c->form, c->data);
	annex_form(w, p, n, js_get(o, "form"));
	js_set(o, "files", case_files(w, p, n));
	js_set(o, "evidence", evidence(w, p, n));
	js_set(o, "fields", fields);
	js_set_str(o, "sketch",
	    trust_hex(&p->a, js_str(c->data, "sketch"), SKETCH_N * 8));
	js_set(o, "unseen", unseen(p, n));
	js_set(o, "pledge", pledge_of(w, p, n, own));
	js_set(o, "credit_report", credit_of(w, p, n));
	js_set(o, "promised",
	    trust_promised(&t, &w->schema, js_get(c->data, "promised")));
	js_set(o, "drift", annex_drift(w, p, n, fields));
	js_set(o, "marks", trust_marks(js_get(c->data, "marks")));
	js_set(o, "wrong", trust_wrong(&t, js_get(c->form->answer, "wrong")));
	if (t.why != NULL)
		stage_fail(w->stage, EX_IOERR, "spool: %s", t.why);
	return o;
}
