/* SPDX-License-Identifier: ISC */
/*
 * Versions: the same applicant with the same title by the same recommender.
 * The last one on time counts, until the recommender's sealed package holds
 * the case: then what lies there prevails over what comes directly.
 */
#include "rank.h"

#include <stdlib.h>

#define TITLES_MAX 200 /* an applicant with more: equal titles only */
#define SAME_TEXT 0.6

/* --- same applicant: f->group is the lowest member's number --- */

static size_t
root(struct index *ix, size_t i)
{
	while (ix->filings.v[i].group != i)
		i = ix->filings.v[i].group =
		    ix->filings.v[ix->filings.v[i].group].group;
	return i;
}

static void
unite(struct index *ix, size_t i, size_t j)
{
	i = root(ix, i);
	j = root(ix, j);
	if (i < j)
		ix->filings.v[j].group = i;
	else
		ix->filings.v[i].group = j;
}

/* A case and a region are never versions of each other. */
static struct str
kind_key(struct arena *a, const struct filing *f, struct str s)
{
	if (s.len == 0)
		return s;
	return str_printf(
	    a, "%c%.*s", f->kind == K_REGION ? 'r' : 'c', STR_ARG(s));
}

static void
unite_by_uscc(struct index *ix, struct arena *a)
{
	struct keys k = {0};
	struct filing *f;
	size_t i;

	for (i = 0; i < ix->filings.n; i++) {
		f = &ix->filings.v[i];
		if (f->uscc_sound)
			keys_add(a, &k, kind_key(a, f, f->uscc), i);
	}
	keys_sort(&k);
	for (i = 1; i < k.n; i++)
		if (str_eq(k.v[i].text, k.v[i - 1].text))
			unite(ix, k.v[i].of, k.v[i - 1].of);
}

/*
 * Those of one name whose code can't be read go to the one applicant of that
 * name; where there are several of them, nobody can say to which.
 */
static void
unite_namesakes(struct index *ix, const struct key *run, size_t n)
{
	size_t i, sound = NONE, first = NONE;

	for (i = 0; i < n; i++) {
		if (!ix->filings.v[run[i].of].uscc_sound)
			continue;
		if (sound != NONE && root(ix, run[i].of) != root(ix, sound))
			return;
		sound = run[i].of;
	}
	for (i = 0; i < n; i++) {
		if (ix->filings.v[run[i].of].uscc_sound)
			continue;
		if (sound != NONE)
			unite(ix, run[i].of, sound);
		else if (first != NONE)
			unite(ix, run[i].of, first);
		else
			first = run[i].of;
	}
}

static void
unite_by_name(struct index *ix, struct arena *a)
{
	struct keys k = {0};
	struct filing *f;
	size_t i, n;

	for (i = 0; i < ix->filings.n; i++) {
		f = &ix->filings.v[i];
		keys_add(a, &k, kind_key(a, f, f->company_key), i);
	}
	keys_sort(&k);
	for (i = 0; i < k.n; i += n) {
		n = keys_run(&k, i);
		unite_namesakes(ix, k.v + i, n);
	}
}

/* --- who recommends: the list in the same mail --- */

static void
find_packages(struct index *ix, struct arena *a)
{
	struct keys k = {0};
	const struct key *run;
	struct filing *f;
	size_t i, j, n;
	int office;

	for (i = 0; i < ix->rosters.n; i++)
		keys_add(a, &k, ix->rosters.v[i].mail, i);
	keys_sort(&k);
	for (i = 0; i < ix->filings.n; i++) {
		f = &ix->filings.v[i];
		n = keys_find(&k, f->mail, &run);
		office = n > 0 ? ix->rosters.v[run[0].of].office : NOBODY;
		for (j = 1; j < n; j++)
			if (ix->rosters.v[run[j].of].office != office)
				office = NOBODY;
		f->packed = office != NOBODY;
		if (!f->packed)
			continue;
		f->office = office;
		f->package = run[0].of;
	}
}

static void
find_senders(struct index *ix, struct keys *by_id, struct arena *a)
{
	size_t i;

	for (i = 0; i < ix->entries.n; i++)
		if (ix->entries.v[i].kind == K_MAIL &&
		    ix->entries.v[i].from.len > 0)
			keys_add(a, by_id, ix->entries.v[i].id, i);
	keys_sort(by_id);
}

static struct str
sender(const struct index *ix, const struct keys *by_id, struct str mail)
{
	const struct key *run;

	return keys_find(by_id, mail, &run) == 1
		   ? ix->entries.v[run[0].of].from
		   : S("");
}

/*
 * A form that comes by itself from the mailbox that sent its recommender's
 * list is the recommender's, too: a correction, or a part of the package.
 */
static void
find_again(struct index *ix, struct arena *a)
{
	struct keys by_id = {0}, lists = {0};
	const struct key *run;
	struct filing *f;
	struct str from;
	size_t i, j, n;
	int office;

	find_senders(ix, &by_id, a);
	for (i = 0; i < ix->rosters.n; i++) {
		from = sender(ix, &by_id, ix->rosters.v[i].mail);
		if (from.len > 0 && ix->rosters.v[i].office != NOBODY)
			keys_add(a, &lists, from, i);
	}
	keys_sort(&lists);
	for (i = 0; i < ix->filings.n; i++) {
		f = &ix->filings.v[i];
		from = sender(ix, &by_id, f->mail);
		if (f->packed || f->direct || from.len == 0)
			continue;
		n = keys_find(&lists, from, &run);
		for (j = 0; j < n && !f->packed; j++) {
			office = ix->rosters.v[run[j].of].office;
			if (f->office != NOBODY && f->office != office)
				continue;
			f->office = office;
			f->packed = f->again = true;
		}
	}
}

/* --- which of the versions counts --- */

bool
entry_on_time(const struct rank *rk, const struct entry *e)
{
	return e->timed &&
	       (!rk->dated || e->when < rk->deadline ||
		   (rk->inclusive && e->when == rk->deadline));
}

static bool
on_time(const struct rank *rk, const struct filing *f)
{
	return entry_on_time(rk, &rk->index.entries.v[f->entry]);
}

static bool
timed(const struct rank *rk, const struct filing *f)
{
	return rk->index.entries.v[f->entry].timed;
}

/* What two that came at once call themselves: 初稿 before 最终版. */
static int
age(struct str name)
{
	static const char *const old[] = {
	    "初稿", "草稿", "旧版", "旧稿", "作废", "原件"};
	static const char *const new[] = {
	    "最终", "终稿", "定稿", "终版", "更正", "修改", "新版"};
	size_t i;
	int n = 0;

	for (i = 0; i < sizeof old / sizeof *old; i++)
		n -= str_has(name, str_c(old[i]));
	for (i = 0; i < sizeof new / sizeof *new; i++)
		n += str_has(name, str_c(new[i]));
	return n < 0 ? -1 : n > 0;
}

static struct rank *comparing; /* qsort hands its comparer nothing else */

static int
cmp_time(const void *a, const void *b)
{
	size_t i = *(const size_t *)a, j = *(const size_t *)b;
	const struct filing *v = comparing->index.filings.v;
	const struct entry *x = &comparing->index.entries.v[v[i].entry];
	const struct entry *y = &comparing->index.entries.v[v[j].entry];

	if (x->timed != y->timed)
		return x->timed ? -1 : 1;
	if (x->timed && x->when != y->when)
		return x->when < y->when ? -1 : 1;
	if (age(v[i].form_name) != age(v[j].form_name))
		return age(v[i].form_name) < age(v[j].form_name) ? -1 : 1;
	return i < j ? -1 : i > j;
}

/* Better is on time, then unproven, then late; of equals the later one. */
static size_t
choose(struct rank *rk, const size_t *v, size_t n, bool packed)
{
	size_t i, best = NONE;
	int grade, top = -1;
	struct filing *f;

	for (i = 0; i < n; i++) {
		f = &rk->index.filings.v[v[i]];
		if (packed && !f->packed)
			continue;
		grade = on_time(rk, f) ? 2 : timed(rk, f) ? 0 : 1;
		if (grade >= top) {
			top = grade;
			best = v[i];
		}
	}
	return best;
}

static enum version
version_of(struct rank *rk, const struct filing *f, const struct filing *best,
    bool packed)
{
	if (f == best)
		return V_COUNTS;
	if (packed && !f->packed)
		return V_SUPERSEDED;
	if (!timed(rk, f))
		return f->form_sha.len > 0 &&
			       str_eq(f->form_sha, best->form_sha)
			   ? V_SUPERSEDED
			   : V_UNPROVEN;
	return on_time(rk, best) && !on_time(rk, f) ? V_LATE : V_SUPERSEDED;
}

static void
settle(struct rank *rk, const size_t *members, size_t n)
{
	struct filing *v = rk->index.filings.v;
	size_t i, best, *all = arena_array(&rk->mem, n, sizeof *all);
	bool packed = false;

	memcpy(all, members, n * sizeof *all);
	comparing = rk;
	qsort(all, n, sizeof *all, cmp_time);
	for (i = 0; i < n; i++)
		packed |= v[all[i]].packed;
	best = choose(rk, all, n, packed);
	for (i = 0; i < n; i++) {
		v[all[i]].versions = all;
		v[all[i]].nversions = n;
		v[all[i]].counts = best;
		v[all[i]].version =
		    version_of(rk, &v[all[i]], &v[best], packed);
	}
}

/*
 * One case of one applicant, by all ways: a set of versions for each
 * recommender.  A form that names none goes with the only one there is.
 */
static void
split_by_office(struct rank *rk, const size_t *m, size_t n)
{
	struct filing *v = rk->index.filings.v;
	size_t i, j, k, *part = arena_array(&rk->mem, n, sizeof *part);
	int only = NOBODY;
	bool several = false, seen;

	for (i = 0; i < n; i++) {
		if (v[m[i]].office == NOBODY)
			continue;
		several |= only != NOBODY && only != v[m[i]].office;
		only = v[m[i]].office;
	}
	if (!several) {
		if (n > 1)
			settle(rk, m, n);
		return;
	}
	for (i = 0; i < n; i++) {
		seen = v[m[i]].office == NOBODY;
		for (j = 0; j < i; j++)
			seen |= v[m[j]].office == v[m[i]].office;
		for (j = i, k = 0; j < n && !seen; j++)
			if (v[m[j]].office == v[m[i]].office)
				part[k++] = m[j];
		if (!seen && k > 1)
			settle(rk, part, k);
	}
}

static bool
same_case(struct rank *rk, struct arena *a, const struct filing *x,
    const struct filing *y, bool thorough)
{
	enum likeness like;

	if (x->form_sha.len > 0 && str_eq(x->form_sha, y->form_sha))
		return true;
	if (!facts_same_case(x->apart, y->apart))
		return false;
	if (!thorough)
		return x->title_key.len > 0 &&
		       str_eq(x->title_key, y->title_key);
	like = title_likeness(a, x->title_key, y->title_key);
	return like == EQUAL ||
	       (like == NEAR && x->sketched && y->sketched &&
		   sketch_likeness(x->sketch, y->sketch) >= SAME_TEXT);
}

/* All of one applicant's filings, by title. */
static void
split_by_title(struct rank *rk, struct arena *a, const size_t *m, size_t n)
{
	struct filing *v = rk->index.filings.v;
	size_t i, j, k, *part = arena_array(a, n, sizeof *part);
	bool *taken = arena_array(a, n, sizeof *taken);
	bool thorough = n <= TITLES_MAX;

	for (i = 0; i < n; i++) {
		if (taken[i])
			continue;
		part[0] = m[i];
		for (j = i + 1, k = 1; j < n; j++) {
			if (taken[j] ||
			    !same_case(rk, a, &v[m[i]], &v[m[j]], thorough))
				continue;
			taken[j] = true;
			part[k++] = m[j];
		}
		split_by_office(rk, part, k);
	}
}

static int
cmp_group(const void *a, const void *b)
{
	size_t i = *(const size_t *)a, j = *(const size_t *)b;
	size_t x = comparing->index.filings.v[i].group;
	size_t y = comparing->index.filings.v[j].group;

	return x != y ? (x < y ? -1 : 1) : i < j ? -1 : i > j;
}

void
versions_find(struct rank *rk)
{
	struct index *ix = &rk->index;
	struct arena a = {0};
	size_t i, n, *m = arena_array(&rk->mem, ix->filings.n, sizeof *m);

	for (i = 0; i < ix->filings.n; i++) {
		ix->filings.v[i].group = i;
		m[i] = i;
	}
	unite_by_uscc(ix, &a);
	unite_by_name(ix, &a);
	for (i = 0; i < ix->filings.n; i++)
		ix->filings.v[i].group = root(ix, i);
	find_packages(ix, &a);
	find_again(ix, &a);
	comparing = rk;
	if (ix->filings.n > 0)
		qsort(m, ix->filings.n, sizeof *m, cmp_group);
	for (i = 0; i < ix->filings.n; i += n) {
		for (n = 1;
		     i + n < ix->filings.n &&
		     ix->filings.v[m[i]].group == ix->filings.v[m[i + n]].group;
		     n++)
			;
		arena_reset(&a);
		split_by_title(rk, &a, m + i, n);
	}
	arena_release(&a);
}
