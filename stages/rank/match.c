/* SPDX-License-Identifier: ISC */
/*
 * Which form a row of a list means: by code, else by the company's folded
 * name, else by the folded title; in the list's own mail first, then among
 * the forms of its office, then anywhere.
 */
#include "rank.h"

#define SEEN_MAX 100 /* forms of one company or title that are looked at */

enum scope { SAME_MAIL, SAME_OFFICE, ANYWHERE, SCOPES };
enum by { BY_USCC, BY_COMPANY, BY_TITLE, BYS };

struct finder {
	struct rank *rk;
	struct arena scratch;
	struct keys keys[BYS];
};

static void
finder_fill(struct finder *d, struct arena *a)
{
	struct index *ix = &d->rk->index;
	struct filing *f;
	size_t i;

	for (i = 0; i < ix->filings.n; i++) {
		f = &ix->filings.v[i];
		if (f->kind != K_CASE || f->counts != i)
			continue;
		if (f->uscc_sound)
			keys_add(a, &d->keys[BY_USCC], f->uscc, i);
		keys_add(a, &d->keys[BY_COMPANY], f->company_key, i);
		keys_add(a, &d->keys[BY_TITLE], f->title_key, i);
	}
	for (i = 0; i < BYS; i++)
		keys_sort(&d->keys[i]);
}

/*
 * Whether what agrees is enough to say that the row means the form: of
 * persons a place of work isn't, nor a name alone among all offices' forms.
 */
static bool
enough(const struct finder *d, int bits, enum scope scope)
{
	bool code = bits & 2, company = bits & 1, title = bits & (8 | 4);

	return !d->rk->persons || code ||
	       (title && (company || scope != ANYWHERE));
}

static bool
in_scope(const struct roster *l, const struct filing *f, enum scope s)
{
	if (s == SAME_MAIL)
		return str_eq(l->mail, f->mail);
	if (s == SAME_OFFICE)
		return l->office != NOBODY && l->office == f->office;
	return true;
}

/* Whether they speak of different companies, for certain. */
static bool
strangers(const struct row *w, const struct filing *f)
{
	return w->uscc_sound && f->uscc_sound && !str_eq(w->uscc, f->uscc) &&
	       !str_eq(w->company_key, f->company_key);
}

/* A bit for each thing that agrees; more significant ones first. */
static int
agreement(struct arena *a, const struct row *w, const struct filing *f)
{
	enum likeness t = facts_same_case(w->apart, f->apart)
	    ? title_likeness(a, w->title_key, f->title_key) : UNLIKE;
	int bits = 0;

	bits |= t == EQUAL ? 8 : t == NEAR ? 4 : 0;
	if (w->uscc_sound && f->uscc_sound && str_eq(w->uscc, f->uscc))
		bits |= 2;
	if (w->company_key.len > 0 && str_eq(w->company_key, f->company_key))
		bits |= 1;
	return bits;
}

/* Those of the run in this scope that agree most, into w->maybe. */
static void
best_of(struct finder *d, const struct roster *l, struct row *w,
    enum scope scope, enum by by)
{
	static const struct str none = {0};
	struct str text = by == BY_USCC	     ? (w->uscc_sound ? w->uscc : none)
			  : by == BY_COMPANY ? w->company_key
					     : w->title_key;
	const struct key *run;
	const struct filing *f;
	size_t i, seen = 0, n = keys_find(&d->keys[by], text, &run);
	int bits, top = -1;

	w->nmaybe = 0;
	for (i = 0; i < n && seen < SEEN_MAX; i++) {
		f = &d->rk->index.filings.v[run[i].of];
		if (!in_scope(l, f, scope) || strangers(w, f))
			continue;
		seen++;
		bits = agreement(&d->scratch, w, f);
		if (!enough(d, bits, scope))
			continue;
		if (bits > top)
			w->nmaybe = 0;
		if (bits >= top &&
		    w->nmaybe < sizeof w->maybe / sizeof *w->maybe)
			w->maybe[w->nmaybe++] = run[i].of;
		top = bits > top ? bits : top;
	}
}

static void
match_row(struct finder *d, struct roster *l, size_t nth)
{
	struct row *w = &l->rows[nth];
	enum scope s;
	enum by by;
	size_t i;

	arena_reset(&d->scratch);
	for (s = SAME_MAIL; s < SCOPES && w->nmaybe == 0; s++)
		for (by = BY_USCC; by < BYS && w->nmaybe == 0; by++)
			best_of(d, l, w, s, by);
	if (w->nmaybe == 1)
		w->filing = w->maybe[0];
	for (i = 0; w->nmaybe > 1 && i < w->nmaybe; i++)
		d->rk->index.filings.v[w->maybe[i]].maybe_listed = true;
}

static bool
same_kind(const struct rank *rk, int x, int y)
{
	return str_eq(rk->offices.v[x].kind, rk->offices.v[y].kind);
}

/*
 * How well a list may claim a form: the list in its own mail, then one of
 * the office that the form names.  A list of the other channel claims no
 * form that names an office: that is 多头申报, for a person.
 */
static int
claim(const struct rank *rk, const struct roster *l, const struct filing *f)
{
	if (l->replaced)
		return 0;
	if (str_eq(l->mail, f->mail))
		return 3;
	if (l->office == NOBODY || f->office == NOBODY)
		return 1;
	if (l->office == f->office)
		return 2;
	return same_kind(rk, l->office, f->office) ? 1 : 0;
}

static void
take_row(struct rank *rk, size_t roster, size_t nth)
{
	struct index *ix = &rk->index;
	struct roster *l = &ix->rosters.v[roster];
	struct filing *f = &ix->filings.v[l->rows[nth].filing];
	int now = claim(rk, l, f), before = 0;

	if (f->roster != NONE)
		before = claim(rk, &ix->rosters.v[f->roster], f);
	if (now <= before)
		return;
	f->roster = roster;
	f->row = nth;
}

/* --- an office's later list replaces the one before --- */

/* The rows of a list, to know another's again. */
struct known {
	struct arena mem;
	const struct roster *list;
	struct keys companies;
	size_t *has; /* of each filing: the list that had it last */
	size_t nth; /* this list, from 1 */
};

static void
known_fill(struct known *k, const struct rank *rk, size_t list)
{
	size_t i;

	arena_reset(&k->mem);
	k->companies = (struct keys){0};
	k->list = &rk->index.rosters.v[list];
	k->nth = list + 1;
	for (i = 0; i < k->list->nrows; i++) {
		const struct row *w = &k->list->rows[i];

		keys_add(&k->mem, &k->companies, w->company_key, i);
		if (w->filing != NONE)
			k->has[w->filing] = k->nth;
	}
	keys_sort(&k->companies);
}

static bool
knows_row(const struct known *k, const struct row *w)
{
	const struct key *run;
	const struct row *old;
	size_t i, n;

	if (w->filing != NONE && k->has[w->filing] == k->nth)
		return true;
	n = keys_find(&k->companies, w->company_key, &run);
	for (i = 0; i < n; i++) {
		old = &k->list->rows[run[i].of];
		if (str_eq(w->title_key, old->title_key) &&
		    facts_same_case(w->apart, old->apart))
			return true;
	}
	return false;
}

/* Half of its rows again: then it is the same list, corrected. */
static bool
repeats(const struct known *new, const struct roster *old)
{
	size_t i, again = 0;

	for (i = 0; i < old->nrows; i++)
		again += knows_row(new, &old->rows[i]);
	return again > 0 && again * 2 >= old->nrows;
}

static bool
later(const struct rank *rk, const struct roster *x, const struct roster *y)
{
	const struct entry *a = &rk->index.entries.v[x->entry];
	const struct entry *b = &rk->index.entries.v[y->entry];

	if (!a->timed || !b->timed)
		return false;
	if (entry_on_time(rk, a) != entry_on_time(rk, b))
		return entry_on_time(rk, a);
	return a->when > b->when;
}

/* y, known to k, has rows of x again: what follows for both. */
static void
replace(struct rank *rk, const struct known *k, size_t x, size_t y)
{
	struct roster *old = &rk->index.rosters.v[x];
	struct roster *new = &rk->index.rosters.v[y];
	bool after;

	if (new->office != old->office)
		return;
	after = later(rk, new, old);
	if ((!after && later(rk, old, new)) || !repeats(k, old))
		return;
	if (!after) {
		if (old->peer > new->peer)
			old->peer = new->peer;
		return;
	}
	old->replaced = true;
	if (old->by == NONE || later(rk, new, &rk->index.rosters.v[old->by]))
		old->by = y;
}

static void
replace_lists(struct rank *rk)
{
	struct index *ix = &rk->index;
	struct arena a = {0};
	struct known k = {
	    .has = arena_array(&a, ix->filings.n + 1, sizeof *k.has)};
	size_t i, j;

	for (i = 0; i < ix->rosters.n; i++)
		ix->rosters.v[i].peer = i;
	for (j = 0; j < ix->rosters.n; j++) {
		if (ix->rosters.v[j].office == NOBODY)
			continue;
		known_fill(&k, rk, j);
		for (i = 0; i < ix->rosters.n; i++)
			if (i != j)
				replace(rk, &k, i, j);
	}
	arena_release(&k.mem);
	arena_release(&a);
}

/* The row decides who recommends; a form's own words come second. */
static void
name_offices(struct rank *rk)
{
	struct index *ix = &rk->index;
	struct filing *f;
	struct roster *l;
	size_t i;

	for (i = 0; i < ix->filings.n; i++) {
		f = &ix->filings.v[i];
		if (f->roster == NONE) {
			f->office = f->form_office;
			continue;
		}
		l = &ix->rosters.v[f->roster];
		if (l->office == NOBODY)
			continue;
		f->office = l->office;
		f->office_from = S("list");
	}
}

void
rows_match(struct rank *rk)
{
	struct finder d = {.rk = rk};
	struct arena a = {0};
	struct index *ix = &rk->index;
	size_t i, j;

	finder_fill(&d, &a);
	for (i = 0; i < ix->rosters.n; i++)
		for (j = 0; j < ix->rosters.v[i].nrows; j++)
			match_row(&d, &ix->rosters.v[i], j);
	replace_lists(rk);
	for (i = 0; i < ix->rosters.n; i++)
		for (j = 0; j < ix->rosters.v[i].nrows; j++)
			if (ix->rosters.v[i].rows[j].filing != NONE)
				take_row(rk, i, j);
	name_offices(rk);
	arena_release(&a);
	arena_release(&d.scratch);
}
