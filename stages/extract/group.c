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
	it->role = ROLE_FORM;
	it->of = (int)p->cases.n - 1;
}

/* A copy of a form that we read elsewhere: a PDF beside the Word file. */
static bool
is_copy(struct parcel *p, struct item *it)
{
	size_t i, k;

	for (i = 0; i < p->n; i++) {
		struct item *o = &p->items[i];
		enum what w = what_is(o);

		if (o == it || (w != WHAT_FORM && w != WHAT_REGION) ||
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
				return true;
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

static void
find_forms(struct parcel *p)
{
	size_t i, k;

	for (i = 0; i < p->n; i++) {
		struct item *it = &p->items[i];
		json *cases = js_get(it->answer, "cases");
		enum what w = what_is(it);

		if (w == WHAT_LIST) {
			it->role = ROLE_LIST;
			*ARENA_PUSH(&p->a, &p->lists) = it;
		}
		if ((w != WHAT_FORM && w != WHAT_REGION) || is_double(p, it) ||
		    (str_eq(it->paper.kind, S("pdf")) && is_copy(p, it)))
			continue;
		for (k = 0; k < js_len(cases); k++)
			add_case(p, it, js_at(cases, k), k,
			    w == WHAT_REGION ? "region" : "case");
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
		for (k = near = 0; k < p->cases.n; k++)
			near += str_eq(p->cases.v[k].dir, it->dir) ||
				p->cases.n == 1;
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

static bool
names(struct parcel *p, const struct item *it, const struct one_case *c)
{
	json *v;

	if (utf8_count(c->company_key) < 4)
		return false;
	if (str_has(fold_company(&p->a, it->paper.name), c->company_key) ||
	    str_has(fold_company(&p->a, it->dir), c->company_key))
		return true;
	JS_EACH(v, js_get(it->answer, "companies"))
	if (str_has(js_text(v), c->company_key))
		return true;
	return false;
}

/* The one case among those that lie nearest; by name where several do. */
static int
owner_of(struct parcel *p, const struct item *it)
{
	int best = -1, most = -1, n, count = 0, named = -1, times = 0;
	size_t i;

	for (i = 0; i < p->cases.n; i++) {
		n = shared(p->cases.v[i].dir, it->dir);
		count = n > most ? 1 : count + (n == most);
		if (n > most) {
			most = n;
			best = (int)i;
		}
	}
	if (count == 1)
		return best;
	for (i = 0; i < p->cases.n; i++)
		if (shared(p->cases.v[i].dir, it->dir) == most &&
		    names(p, it, &p->cases.v[i])) {
			named = (int)i;
			times++;
		}
	return times == 1 ? named : -1;
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

void
group_files(struct parcel *p, const struct schema *s)
{
	size_t i;

	(void)s;
	find_forms(p);
	find_claims(p);
	for (i = 0; i < p->n; i++) {
		struct item *it = &p->items[i];

		if (it->answer == NULL || it->role == ROLE_FORM ||
		    it->role == ROLE_LIST)
			continue;
		set_role(it);
		if (it->role != ROLE_OTHER_FORM)
			it->of = owner_of(p, it);
	}
}
