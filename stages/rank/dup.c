/* SPDX-License-Identifier: ISC */
/*
 * The same case twice: by another recommender, by another channel, under
 * another name.  Candidates are found by equal keys and, for texts, by bands
 * of the MinHash sketch, so the work stays near linear; however exact, both
 * go to a person and neither is dropped.
 */
#include "rank.h"
#include "wording.h"

#include <stdlib.h>

/*
 * 21 bands of 3 slots: two texts of Jaccard .6 share one with probability
 * 1 - (1 - .6^3)^21 = .994; those of .16 with .08, and are then compared.
 */
#define BANDS 21
#define BAND_SLOTS 3
#define RUN_MAX 50 /* of a longer run each meets only its next WINDOW */
#define WINDOW 8
#define LISTED_MAX 10 /* duplicates named on one record */
#define SIMILAR 0.6
#define TITLE_RUNES_MIN 8 /* shorter titles are anybody's */
#define TITLE_RUN_MAX 8
#define PROOF_RUN_MAX 5 /* a file that more cases share proves nothing */

enum why {
	W_USCC = 1,
	W_NAME = 2,
	W_TITLE = 4,
	W_NEAR = 8,
	W_TEXT = 16,
	W_PROOF = 32,
	W_OTHER = 64
};

struct pair {
	size_t i, j;
	unsigned why;
	size_t proofs;
	double text; /* < 0: not known */
};

struct pairs {
	struct pair *v;
	size_t n, cap;
};

struct finder {
	struct rank *rk;
	struct arena a;
	struct pairs pairs;
	double similar;
	size_t title_run, proof_run;
};

double
sketch_likeness(const uint32_t *x, const uint32_t *y)
{
	int i, same = 0;

	for (i = 0; i < SKETCH_SLOTS; i++)
		same += x[i] == y[i];
	return (double)same / SKETCH_SLOTS;
}

static void
pair_add(struct finder *d, size_t i, size_t j, unsigned why, size_t proofs)
{
	const struct filing *v = d->rk->index.filings.v;

	if (i == j || v[i].counts == v[j].counts)
		return;
	*ARENA_PUSH(&d->a, &d->pairs) =
	    (struct pair){i < j ? i : j, i < j ? j : i, why, proofs, -1};
}

/* Each of a run with each; of a long one with its neighbours only. */
static void
pair_run(struct finder *d, const struct key *run, size_t n, unsigned why)
{
	size_t i, j, reach = n > RUN_MAX ? WINDOW : n;

	for (i = 0; i < n; i++)
		for (j = i + 1; j < n && j <= i + reach; j++)
			pair_add(d, run[i].of, run[j].of, why, why == W_PROOF);
}

static void
pair_keys(struct finder *d, struct keys *k, size_t run_max, unsigned why)
{
	size_t i, n;

	keys_sort(k);
	for (i = 0; i < k->n; i += n) {
		n = keys_run(k, i);
		if (n > 1 && (run_max == 0 || n <= run_max))
			pair_run(d, k->v + i, n, why);
	}
}

/* What counts and isn't somebody's earlier version. */
static bool
takes_part(const struct filing *f, size_t self)
{
	return f->kind == K_CASE && f->counts == self;
}

/* --- by who and what --- */

/* A direction's name as a title, or another to choose, tells no case. */
static bool
telling(const struct rank *rk, struct str title)
{
	json *d, *s;

	if (utf8_count(title) < TITLE_RUNES_MIN ||
	    rk->index.facts.title_chosen)
		return false;
	JS_EACH(d, js_get(rk->notice, "directions"))
	{
		if (str_has(js_str(d, "name"), title))
			return false;
		JS_EACH(s, js_get(d, "synonyms"))
		if (str_has(js_text(s), title))
			return false;
	}
	return true;
}

static void
by_names(struct finder *d)
{
	struct keys applicant = {0}, company = {0}, title = {0};
	struct index *ix = &d->rk->index;
	struct filing *f;
	size_t i;

	for (i = 0; i < ix->filings.n; i++) {
		f = &ix->filings.v[i];
		if (!takes_part(f, i))
			continue;
		keys_add(
		    &d->a, &applicant, str_printf(&d->a, "%zu", f->group), i);
		keys_add(&d->a, &company, f->company_key, i);
		if (telling(d->rk, f->title_key))
			keys_add(&d->a, &title, f->title_key, i);
	}
	pair_keys(d, &applicant, 0, W_OTHER);
	pair_keys(d, &company, 0, W_NAME);
	pair_keys(d, &title, d->title_run, W_TITLE);
}

static void
by_proofs(struct finder *d)
{
	struct index *ix = &d->rk->index;
	struct keys k = {0};
	struct filing *f;
	size_t i, j;

	for (i = 0; i < ix->filings.n; i++) {
		f = &ix->filings.v[i];
		for (j = 0; takes_part(f, i) && j < f->nproofs; j++)
			keys_add(&d->a, &k,
			    (struct str){
				(char *)&f->proofs[j], sizeof f->proofs[j]},
			    i);
	}
	pair_keys(d, &k, d->proof_run, W_PROOF);
}

/* --- by text --- */

struct band {
	uint32_t slot[BAND_SLOTS];
	uint32_t of;
};

static int
cmp_band(const void *a, const void *b)
{
	const struct band *x = a, *y = b;
	int i;

	for (i = 0; i < BAND_SLOTS; i++)
		if (x->slot[i] != y->slot[i])
			return x->slot[i] < y->slot[i] ? -1 : 1;
	return x->of < y->of ? -1 : x->of > y->of;
}

static void
text_run(struct finder *d, const struct band *run, size_t n)
{
	const struct filing *v = d->rk->index.filings.v;
	size_t i, j, reach = n > RUN_MAX ? WINDOW : n;

	for (i = 0; i < n; i++)
		for (j = i + 1; j < n && j <= i + reach; j++)
			if (sketch_likeness(v[run[i].of].sketch,
				v[run[j].of].sketch) >= d->similar)
				pair_add(d, run[i].of, run[j].of, W_TEXT, 0);
}

static void
by_text(struct finder *d)
{
	struct index *ix = &d->rk->index;
	struct band *v = arena_array(&d->a, ix->filings.n, sizeof *v);
	size_t b, i, n, run;

	for (b = 0; b < BANDS; b++) {
		for (i = n = 0; i < ix->filings.n; i++) {
			if (!ix->filings.v[i].sketched ||
			    !takes_part(&ix->filings.v[i], i))
				continue;
			memcpy(v[n].slot,
			    ix->filings.v[i].sketch + b * BAND_SLOTS,
			    sizeof v[n].slot);
			v[n++].of = (uint32_t)i;
		}
		if (n > 0)
			qsort(v, n, sizeof *v, cmp_band);
		for (i = 0; i < n; i += run) {
			for (run = 1;
			     i + run < n && memcmp(v[i].slot, v[i + run].slot,
						sizeof v[i].slot) == 0;
			     run++)
				;
			if (run > 1)
				text_run(d, v + i, run);
		}
	}
}

/* --- pairs, with all that speaks for them --- */

static int
cmp_pair(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->i != y->i)
		return x->i < y->i ? -1 : 1;
	if (x->j != y->j)
		return x->j < y->j ? -1 : 1;
	return x->why < y->why ? -1 : x->why > y->why;
}

static void
merge(struct pairs *p)
{
	size_t i, n = 0;

	if (p->n > 0)
		qsort(p->v, p->n, sizeof *p->v, cmp_pair);
	for (i = 0; i < p->n; i++) {
		if (n > 0 && p->v[n - 1].i == p->v[i].i &&
		    p->v[n - 1].j == p->v[i].j) {
			p->v[n - 1].why |= p->v[i].why;
			p->v[n - 1].proofs += p->v[i].proofs;
		} else {
			p->v[n++] = p->v[i];
		}
	}
	p->n = n;
}

static void
complete(struct finder *d, struct pair *p)
{
	const struct filing *x = &d->rk->index.filings.v[p->i];
	const struct filing *y = &d->rk->index.filings.v[p->j];
	enum likeness t = facts_same_case(x->apart, y->apart)
	    ? title_likeness(&d->a, x->title_key, y->title_key) : UNLIKE;

	p->why &= ~(unsigned)W_OTHER;
	if (x->uscc_sound && y->uscc_sound && str_eq(x->uscc, y->uscc))
		p->why |= W_USCC;
	if (x->group == y->group && !(p->why & W_USCC))
		p->why |= W_NAME;
	if (t == EQUAL && x->group == y->group)
		p->why |= W_TITLE;
	if (t == NEAR)
		p->why |= W_NEAR;
	if (x->sketched && y->sketched)
		p->text = sketch_likeness(x->sketch, y->sketch);
	if (p->text >= d->similar)
		p->why |= W_TEXT;
}

/*
 * One applicant with two different cases isn't the same case twice; what
 * they share of evidence is their licence.
 */
static bool
same_case(const struct rank *rk, const struct pair *p)
{
	const struct filing *v = rk->index.filings.v;
	unsigned weak = W_NEAR;

	if (v[p->i].group == v[p->j].group)
		return p->why & (W_TITLE | W_NEAR | W_TEXT);
	/* Persons share a place of work, and with other codes a name. */
	if (rk->persons)
		weak |= W_NAME;
	if (rk->persons && v[p->i].uscc_sound && v[p->j].uscc_sound)
		weak |= W_TITLE;
	return p->why & ~weak;
}

static double
degree(const struct rank *rk, const struct pair *p)
{
	const struct filing *x = &rk->index.filings.v[p->i];
	const struct filing *y = &rk->index.filings.v[p->j];
	size_t fewer = x->nproofs < y->nproofs ? x->nproofs : y->nproofs;
	double d = p->text, share;

	if (x->group == y->group && (p->why & W_TITLE))
		return 1;
	share = p->proofs > 0 ? (double)p->proofs / (double)fewer : -1;
	return share > d ? share : d;
}

static void
part(struct sb *b, struct str text)
{
	if (b->len > 0)
		sb_add(b, S("、"));
	sb_add(b, text);
}

static struct str
reason(struct rank *rk, const struct pair *p)
{
	struct sb b = {.a = &rk->mem};

	if (p->why & W_USCC)
		part(&b, wording(&rk->mem, rk->notice,
		    S("统一社会信用代码相同")));
	if (p->why & W_NAME)
		part(&b, wording(&rk->mem, rk->notice, S("单位名称相同")));
	if (p->why & W_TITLE)
		part(&b, wording(&rk->mem, rk->notice, S("案例名称相同")));
	if (p->why & W_NEAR)
		part(&b, wording(&rk->mem, rk->notice, S("案例名称相近")));
	if (p->why & W_TEXT)
		part(&b, str_printf(&rk->mem, "正文相似度 %.0f%%",
			     p->text * 100));
	if (p->why & W_PROOF)
		part(&b, str_printf(&rk->mem, "相同佐证 %zu 份", p->proofs));
	return sb_str(&b);
}

static json *
codes(unsigned why)
{
	static const struct {
		unsigned bit;
		const char *word;
	} all[] = {{W_USCC, "uscc"}, {W_NAME, "company"}, {W_TITLE, "title"},
	    {W_NEAR, "title-near"}, {W_TEXT, "text"}, {W_PROOF, "evidence"}};
	json *a = js_arr();
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (why & all[i].bit)
			js_add_str(a, str_c(all[i].word));
	return a;
}

/* A filing as people speak of it: who recommends it, and its id. */
static struct str
called(struct rank *rk, const struct filing *o)
{
	return o->office == NOBODY ? o->id
	    : str_printf(&rk->mem, "%.*s推荐的 %.*s",
		  STR_ARG(office_name(rk, o->office)), STR_ARG(o->id));
}

static void
say_duplicate(struct rank *rk, const struct pair *p, size_t self, size_t other)
{
	struct filing *f = &rk->index.filings.v[self];
	struct filing *o = &rk->index.filings.v[other];
	json *list = js_list(filing_set(f), "duplicates"), *d;
	double deg = degree(rk, p);
	struct str why = reason(rk, p);

	if (js_len(list) >= LISTED_MAX)
		return;
	d = js_obj();
	js_set_str(d, "id", o->id);
	js_set_str(d, "why", why);
	js_set(d, "degree", deg < 0 ? NULL : js_new_num(deg));
	js_set(d, "text", p->text < 0 ? NULL : js_new_num(p->text));
	js_set(d, "codes", codes(p->why));
	js_add(list, d);
	say_finding(rk, f,
	    &(struct say){.code = "duplicate",
		.since = &rk->index.entries.v[o->entry],
		.with = {{"other", called(rk, o)}, {"why", why}}});
}

static void
say_two_cases(struct rank *rk, size_t self, size_t other)
{
	struct filing *o = &rk->index.filings.v[other];

	say_finding(rk, &rk->index.filings.v[self],
	    &(struct say){.code = "two-cases",
		.field = "uscc",
		.since = &rk->index.entries.v[o->entry],
		.with = {{"other", str_printf(&rk->mem, "%.*s《%.*s》",
				       STR_ARG(o->id), STR_ARG(o->title))}}});
}

/* A type of applicant that may choose its channel, by the pack. */
static bool
may_choose(const struct rank *rk, struct str type)
{
	json *t;

	JS_EACH(t, js_get(rk->notice, "applicant_types"))
	if (str_eq(js_str(t, "name"), type))
		return js_len(js_get(t, "channels")) > 1;
	return false;
}

/*
 * That the applicant came by both is certain; whether it is the same case
 * is a person's to say, and then all of it is.
 */
void
channels_say(
    struct rank *rk, struct filing *f, int other, struct str uscc, bool same)
{
	const struct office *v = rk->offices.v;

	if (f->office == NOBODY || other == NOBODY ||
	    str_eq(v[f->office].kind, v[other].kind) ||
	    !may_choose(rk, f->type) || !f->uscc_sound ||
	    !str_eq(f->uscc, uscc))
		return;
	say_finding(rk, f,
	    &(struct say){.code = "both-channels",
		.state = same ? "manual" : NULL,
		.field = "applicant_type",
		.with = {{"row", v[f->office].name}, {"form", v[other].name}}});
}

static void
say_pair(struct rank *rk, const struct pair *p)
{
	struct filing *x = &rk->index.filings.v[p->i];
	struct filing *y = &rk->index.filings.v[p->j];
	bool same = same_case(rk, p);

	if (same) {
		say_duplicate(rk, p, p->i, p->j);
		say_duplicate(rk, p, p->j, p->i);
	} else if (x->group == y->group) {
		say_two_cases(rk, p->i, p->j);
		say_two_cases(rk, p->j, p->i);
	}
	channels_say(rk, x, y->office, y->uscc_sound ? y->uscc : S(""), same);
	channels_say(rk, y, x->office, x->uscc_sound ? x->uscc : S(""), same);
}

void
duplicates_find(struct rank *rk)
{
	struct finder d = {.rk = rk};
	size_t i;

	d.similar = rank_option(rk, "rank", "similar", SIMILAR);
	d.title_run = (size_t)rank_option(
	    rk, "rank", "title_shared_max", TITLE_RUN_MAX);
	d.proof_run = (size_t)rank_option(
	    rk, "rank", "evidence_shared_max", PROOF_RUN_MAX);
	by_names(&d);
	by_proofs(&d);
	by_text(&d);
	merge(&d.pairs);
	for (i = 0; i < d.pairs.n; i++) {
		complete(&d, &d.pairs.v[i]);
		say_pair(rk, &d.pairs.v[i]);
	}
	arena_release(&d.a);
}
