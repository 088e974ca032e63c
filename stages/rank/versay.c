/* SPDX-License-Identifier: ISC */
/* What the record says of its versions, and what a person must look at. */
#include "rank.h"

/* Of more versions the newest are named: each would name all the others. */
#define NAMED_MAX 50

static const char *
word(enum version v)
{
	static const char *const words[] = {[V_ONLY] = "only",
	    [V_COUNTS] = "counts",
	    [V_SUPERSEDED] = "superseded",
	    [V_LATE] = "late",
	    [V_UNPROVEN] = "unproven"};

	return words[v];
}

static void
set_keys(struct rank *rk, struct filing *f, size_t place)
{
	struct filing *v = rk->index.filings.v;
	json *ids = js_list(filing_set(f), "versions"), *o;
	size_t i = 0;

	if (f->nversions > NAMED_MAX)
		i = f->nversions - NAMED_MAX;
	for (; i < f->nversions; i++)
		js_add_str(ids, v[f->versions[i]].id);
	o = js_sub(filing_set(f), "version");
	js_set_int(o, "n", (int64_t)place + 1);
	js_set_int(o, "of", (int64_t)f->nversions);
	js_set_c(o, "state", word(f->version));
	js_set_str(o, "counts", v[f->counts].id);
	if (f->version == V_SUPERSEDED)
		js_set_str(filing_set(f), "superseded_by", v[f->counts].id);
}

/* Two that came at once with other bytes: which one is meant? */
static void
say_ties(struct rank *rk, struct filing *f, struct filing *best)
{
	const struct entry *x = &rk->index.entries.v[f->entry];
	const struct entry *y = &rk->index.entries.v[best->entry];

	if (f == best || f->version != V_SUPERSEDED || !x->timed || !y->timed ||
	    x->when != y->when || f->packed != best->packed ||
	    str_eq(f->form_sha, best->form_sha))
		return;
	say_finding(rk, best,
	    &(struct say){.code = "version-tie",
		.with = {{"other", f->id}, {"own_form", best->form_name},
		    {"other_form", f->form_name}}});
}

static void
say_package(struct rank *rk, struct filing *f, struct filing *best)
{
	const struct entry *x = &rk->index.entries.v[f->entry];
	const struct entry *y = &rk->index.entries.v[best->entry];

	if (!best->packed || f->packed || !x->timed || !y->timed ||
	    x->when <= y->when || str_eq(f->form_sha, best->form_sha))
		return;
	say_finding(rk, best,
	    &(struct say){
		.code = "version-package", .with = {{"other", f->id}}});
}

/* Its recommender sent it anew: what lay in the package isn't what counts. */
static void
say_again(struct rank *rk, struct filing *f, struct filing *best)
{
	if (f == best || !best->again || !f->packed || f->again ||
	    f->version != V_SUPERSEDED || str_eq(f->form_sha, best->form_sha))
		return;
	say_finding(rk, best,
	    &(struct say){.code = "version-again",
		.with = {{"office", office_name(rk, best->office)},
		    {"other", f->id}}});
}

/* The same case by a way that the notice doesn't know. */
static void
say_way(struct rank *rk, struct filing *f, struct filing *best)
{
	if (f == best || f->way.len == 0 || str_eq(f->way, best->way))
		return;
	say_finding(rk, best,
	    &(struct say){.code = "other-way",
		.with = {{"who", f->way}, {"other", f->id}}});
}

static void
say_one(struct rank *rk, struct filing *f)
{
	struct filing *best = &rk->index.filings.v[f->counts];

	say_ties(rk, f, best);
	say_package(rk, f, best);
	say_again(rk, f, best);
	say_way(rk, f, best);
	if (f->version == V_LATE)
		say_finding(rk, f,
		    &(struct say){
			.code = "version-late", .with = {{"other", best->id}}});
	if (f->version == V_UNPROVEN) {
		say_finding(rk, f, &(struct say){.code = "version-unproven"});
		say_finding(
		    rk, best, &(struct say){.code = "version-unproven"});
	}
	if (f != best && !str_eq(f->title_key, best->title_key))
		say_finding(rk, best,
		    &(struct say){.code = "version-title",
			.field = "case_title",
			.with = {{"row", f->title}, {"form", best->title}}});
}

void
versions_say(struct rank *rk)
{
	struct filing *f;
	size_t i, k;

	for (i = 0; i < rk->index.filings.n; i++) {
		f = &rk->index.filings.v[i];
		for (k = 0; k < f->nversions && f->versions[k] != i; k++)
			;
		if (f->nversions < 2)
			continue;
		set_keys(rk, f, k);
		say_one(rk, f);
	}
}
