/* SPDX-License-Identifier: ISC */
/*
 * Which files of a mail make a case.  A folder with a form is a case, and
 * what lies beside and below it is its evidence; where several forms lie
 * together, a paper goes to the company that it names, or to nobody.
 */
#include "fold.h"
#include "kind.h"
#include "parcel.h"

static enum what
what_is(const struct item *it)
{
	return what_of(js_str(it->answer, "what"));
}

static enum what
claim_of(const struct item *it)
{
	return what_of(js_str(it->answer, "claims"));
}

static void
add_case(
    struct parcel *p, struct item *it, json *data, size_t nth, const char *kind)
{
	struct one_case *c = ARENA_PUSH(&p->a, &p->cases);
	struct str seed = mail_seed(p->mail);

	c->form = it;
	c->data = data;
	c->kind = str_c(kind);
	c->dir = it->dir;
	seed = str_printf(&p->a, nth > 0 ? "%.*s\n%.*s\n%zu" : "%.*s\n%.*s",
	    STR_ARG(seed), STR_ARG(it->place), nth + 1);
	c->id = str_printf(&p->a, "c%.12s", sha256_hex(&p->a, seed).p);
	c->company_key =
	    fold_company(&p->a, js_pstr(data, "fields.company.raw"));
	c->brief = whose_brief(it, c->company_key);
	it->role = ROLE_FORM;
	it->of = (int)p->cases.n - 1;
}

/* Two that should be one form, where both were read for sure. */
static bool
differs(struct parcel *p, json *x, json *y)
{
	static const char *const fields[] = {
	    "case_title.raw", "uscc.raw", "investment.raw", "mobile.raw", NULL};
	struct str was, is;
	int i;

	for (i = 0; fields[i] != NULL; i++) {
		was = fold_key(&p->a, js_pstr(js_get(x, "fields"), fields[i]));
		is = fold_key(&p->a, js_pstr(js_get(y, "fields"), fields[i]));
		if (was.len > 0 && is.len > 0 && !str_eq(was, is))
			return true;
	}
	return false;
}

/* A copy of a form that we read elsewhere: a PDF beside the Word file. */
static bool
is_copy(struct parcel *p, struct item *it)
{
	size_t i, k;

	for (i = 0; i < p->n; i++) {
		struct item *o = &p->items[i];
		enum what w = what_is(o);

		if (o == it || annex_is(o) != annex_is(it) ||
		    (w != WHAT_FORM && w != WHAT_REGION) ||
		    (o->paper.converted && str_eq(o->paper.kind, S("pdf"))))
			continue;
		if (str_eq(o->dir, it->dir) &&
		    js_len(js_get(it->answer, "cases")) == 0)
			return true;
		for (k = 0; k < js_len(js_get(o->answer, "cases")); k++) {
			json *x = js_at(js_get(o->answer, "cases"), k);
			json *y = js_at(js_get(it->answer, "cases"), 0);

			if (str_eq(fold_company(
				       &p->a, js_pstr(x, "fields.company.raw")),
				fold_company(
				    &p->a, js_pstr(y, "fields.company.raw"))))
				return !(it->paper.ruled &&
					 differs(p, x, y));
		}
	}
	return false;
}

/* The very same bytes, sent twice in one mail. */
static bool
is_double(struct parcel *p, const struct item *it)
{
	const struct item *o;

	for (o = p->items; o < it; o++)
		if (o->role == ROLE_FORM && str_eq(o->sha, it->sha) &&
		    str_eq(o->dir, it->dir))
			return true;
	return false;
}

static bool
is_blank(const struct item *it)
{
	json *cases = js_get(it->answer, "cases"), *v;
	bool blank = js_len(cases) > 0;

	JS_EACH(v, cases)
	blank = blank && js_bool(v, "blank");
	return blank;
}

/* The notice's own form, left beside one that was filled in. */
static bool
is_left_over(struct parcel *p, const struct item *it)
{
	size_t i;

	for (i = 0; is_blank(it) && i < p->n; i++)
		if (what_is(&p->items[i]) == what_is(it) &&
		    annex_is(&p->items[i]) == annex_is(it) &&
		    !is_blank(&p->items[i]))
			return true;
	return false;
}

static void
add_cases(struct parcel *p, struct item *it, enum what w)
{
	json *cases = js_get(it->answer, "cases");
	size_t k;

	for (k = 0; k < js_len(cases); k++)
		add_case(p, it, js_at(cases, k), k,
		    w == WHAT_REGION ? "region" : "case");
}

static void
find_forms(struct parcel *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		struct item *it = &p->items[i];
		enum what w = what_is(it);

		if (w == WHAT_LIST) {
			it->role = ROLE_LIST;
			*ARENA_PUSH(&p->a, &p->lists) = it;
		}
		if ((w != WHAT_FORM && w != WHAT_REGION) || is_double(p, it) ||
		    (str_eq(it->paper.kind, S("pdf")) && is_copy(p, it)))
			continue;
		if (is_left_over(p, it)) {
			it->role = ROLE_BLANK_FORM;
			continue;
		}
		if (annex_is(it))
			it->role = ROLE_ANNEX;
		else
			add_cases(p, it, w);
	}
}

/* A file that calls itself a form and can't be read is a case of its own. */
static void
find_claims(struct parcel *p)
{
	size_t i, k, near;

	for (i = 0; i < p->n; i++) {
		struct item *it = &p->items[i];
		enum what claim = claim_of(it);

		if (claim != WHAT_FORM && claim != WHAT_REGION)
			continue;
		for (k = near = 0; k < p->cases.n && near == 0; k++)
			near += (str_eq(p->cases.v[k].dir, it->dir) ||
				    p->cases.n == 1) &&
				whose_other(p, it, &p->cases.v[k], false)
					.len == 0;
		if (near == 0)
			add_case(p, it, NULL, 0,
			    claim == WHAT_REGION ? "region" : "case");
	}
}

/* --- whose evidence --- */

/* Parts of two folders that are the same, from the front. */
static int
shared(struct str x, struct str y)
{
	struct str p, q;
	int n = 0;

	while (x.p != NULL && y.p != NULL && x.len > 0 && y.len > 0) {
		p = str_cut(&x, S("/"));
		q = str_cut(&y, S("/"));
		if (!str_eq(p, q))
			break;
		n++;
	}
	return n;
}

/* It names the case's company; an unread form is known by its own name. */
static bool
names(const struct item *it, const struct one_case *c)
{
	return whose_named(it, c->company_key) ||
	       (c->data == NULL && it->key.prefix.len > 0 &&
		   str_eq(it->key.prefix, c->form->key.prefix) &&
		   str_eq(it->dir, c->dir));
}

/* One name; where a name couldn't be read, one code. */
static bool
same_company(struct parcel *p, const struct one_case *x,
    const struct one_case *y)
{
	struct str u = fold_key(&p->a, js_pstr(x->data, "fields.uscc.raw"));

	if (!str_eq(x->kind, y->kind))
		return false;
	if (x->company_key.len > 0 && y->company_key.len > 0)
		return str_eq(x->company_key, y->company_key);
	return u.len == 18 &&
	       str_eq(u, fold_key(&p->a,
			     js_pstr(y->data, "fields.uscc.raw")));
}

/* Of several the first, when they are one company's: then all have it. */
static int
share(struct parcel *p, struct item *it, const bool *may)
{
	int first = -1;
	size_t i, n = 0;

	for (i = 0; i < p->cases.n; i++) {
		if (!may[i])
			continue;
		if (n++ == 0)
			first = (int)i;
		else if (!same_company(p, &p->cases.v[first], &p->cases.v[i]))
			return -1;
	}
	if (n > 1) {
		it->also = arena_array(&p->a, p->cases.n, sizeof *it->also);
		memcpy(it->also, may, p->cases.n * sizeof *may);
	}
	return first;
}

/* Of these, those that it names. */
static size_t
name_them(struct parcel *p, const struct item *it, bool *may)
{
	size_t i, n = 0;

	for (i = 0; i < p->cases.n; i++)
		n += may[i] = may[i] && names(it, &p->cases.v[i]);
	return n;
}

/* Else those whose short name it bears, else all. */
static void
call_them(struct parcel *p, const struct item *it, bool *may)
{
	bool *called = arena_array(&p->a, p->cases.n, sizeof *called);
	size_t i, n = 0;

	for (i = 0; i < p->cases.n; i++)
		n += called[i] = may[i] && whose_called(p, it, &p->cases.v[i]);
	if (n > 0)
		memcpy(may, called, p->cases.n * sizeof *may);
}

/* The one case among those that lie nearest; by name where several do. */
static int
owner_of(struct parcel *p, struct item *it)
{
	bool *near = arena_array(&p->a, p->cases.n, sizeof *near);
	bool *named = arena_array(&p->a, p->cases.n, sizeof *named);
	int most = -1, n, count = 0, only = -1;
	size_t i;

	for (i = 0; i < p->cases.n; i++)
		if ((n = shared(p->cases.v[i].dir, it->dir)) > most)
			most = n;
	for (i = 0; i < p->cases.n; i++) {
		near[i] = named[i] =
		    shared(p->cases.v[i].dir, it->dir) == most;
		if (near[i] && count++ == 0)
			only = (int)i;
	}
	if (count > 1 && name_them(p, it, named) > 0)
		return share(p, it, named);
	if (count > 1) {
		call_them(p, it, near);
		return share(p, it, near);
	}
	if (count == 0 ||
	    (it->stranger = whose_other(
		 p, it, &p->cases.v[only], most > 0)).len == 0)
		return only;
	memset(named, 1, p->cases.n);
	return name_them(p, it, named) > 0 ? share(p, it, named) : -1;
}

bool
item_is_of(const struct item *it, int n)
{
	return it->of == n || (it->also != NULL && it->also[n]);
}

static void
set_role(struct item *it)
{
	switch (what_is(it)) {
	case WHAT_PLEDGE:
		it->role = ROLE_PLEDGE;
		break;
	case WHAT_INDEX:
		it->role = ROLE_INDEX;
		break;
	case WHAT_AUTHORIZATION:
		it->role = ROLE_AUTHORIZATION;
		break;
	case WHAT_OTHER_FORM:
		it->role = ROLE_OTHER_FORM;
		break;
	default:
		if (js_bool(it->answer, "unread"))
			it->role = ROLE_UNREAD;
		break;
	}
}

/* A table of a form that isn't here is a case: nobody must overlook it. */
static void
find_owners(struct parcel *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->items[i].role == ROLE_ANNEX)
			p->items[i].of = owner_of(p, &p->items[i]);
	for (i = 0; i < p->n; i++)
		if (p->items[i].role == ROLE_ANNEX && p->items[i].of < 0)
			add_cases(p, &p->items[i], WHAT_FORM);
	for (i = 0; i < p->n; i++) /* there may be more cases now */
		if (p->items[i].role == ROLE_ANNEX)
			p->items[i].of = owner_of(p, &p->items[i]);
}

void
group_files(struct parcel *p)
{
	size_t i;

	whose_keys(p);
	find_forms(p);
	whose_known(p);
	find_claims(p);
	find_owners(p);
	for (i = 0; i < p->n; i++) {
		struct item *it = &p->items[i];

		if (it->answer == NULL || it->role == ROLE_FORM ||
		    it->role == ROLE_LIST || it->role == ROLE_BLANK_FORM ||
		    it->role == ROLE_ANNEX)
			continue;
		set_role(it);
		if (it->role != ROLE_OTHER_FORM)
			it->of = owner_of(p, it);
	}
}
