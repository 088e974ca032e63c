/* SPDX-License-Identifier: ISC */
/*
 * Quotas: 原则上 is for the chief; a hard one is for the recommender, who
 * names whom to drop, so that all of its cases wait for a person.  Where no
 * more of them stand than may, there is nobody to drop: that is a remark.
 */
#include "rank.h"
#include "wording.h"

struct tally {
	int64_t listed, cases, out;
};

/* What the applicant sent by itself, and no list names, nobody recommends. */
static bool
recommended(const struct filing *f)
{
	return f->office != NOBODY &&
	       (!f->direct || f->roster != NONE || f->maybe_listed);
}

static void
count(const struct rank *rk, struct tally *t)
{
	const struct filing *f;
	const struct roster *l;
	size_t i;

	for (i = 0; i < rk->index.filings.n; i++) {
		f = &rk->index.filings.v[i];
		if (f->kind != K_CASE || f->counts != i || !recommended(f))
			continue;
		t[f->office].cases++;
		t[f->office].out += !f->stands;
	}
	for (i = 0; i < rk->index.rosters.n; i++) {
		l = &rk->index.rosters.v[i];
		if (l->office != NOBODY && !l->replaced && l->peer == i)
			t[l->office].listed += (int64_t)l->nrows;
	}
}

static void
say_quota(struct rank *rk, struct filing *f, const struct tally *t)
{
	const struct office *o = &rk->offices.v[f->office];
	struct arena *a = &rk->mem;
	int64_t n = t->listed > t->cases ? t->listed : t->cases;
	bool met = o->hard && n - t->out <= o->limit;

	if (o->limit < 0 || n <= o->limit)
		return;
	say_finding(rk, f,
	    &(struct say){.code = o->hard ? "quota-hard" : "quota-soft",
		.state = met ? "fail" : NULL,
		.severity = met ? "warn" : NULL,
		.disposition = met ? "提醒" : NULL,
		.with = {{"office", o->name}, {"n", say_number(a, n)},
		    {"out", say_number(a, t->out)},
		    {"of_these", t->out == 0 ? S("") : wording(a, rk->notice,
			str_printf(a, "（其中初判不予推荐 %lld 个）",
			    (long long)t->out))},
		    {"quota", say_number(a, o->limit)}}});
}

void
quotas_count(struct rank *rk)
{
	struct tally *t = arena_array(&rk->mem, rk->offices.n + 1, sizeof *t);
	struct filing *f;
	size_t i;

	for (i = 0; i < rk->index.filings.n; i++)
		filing_judge(&rk->index, &rk->index.filings.v[i]);
	count(rk, t);
	for (i = 0; i < rk->index.filings.n; i++) {
		f = &rk->index.filings.v[i];
		if (f->kind == K_CASE && f->counts == i && f->stands &&
		    recommended(f) && !office_foreign(rk, f->office))
			say_quota(rk, f, &t[f->office]);
	}
}
