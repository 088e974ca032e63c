/* SPDX-License-Identifier: ISC */
/*
 * 核对: lists against forms.  Each difference is a line of the list's 核对表
 * and, where a form is concerned, a finding of the form; both are shown.
 */
#include "rank.h"
#include "wording.h"

#include "fold.h"

#include <stdlib.h>

struct str
office_name(const struct rank *rk, int office)
{
	return office == NOBODY ? S("（未识别）") : rk->offices.v[office].name;
}

/* One difference, on both. */
static void
say_both(struct rank *rk, struct roster *l, size_t row, size_t filing,
    const struct say *say)
{
	say_recon(rk, l, row, filing, say);
	say_finding(rk, &rk->index.filings.v[filing], say);
}

/* --- a row and its form --- */

static void
differs(struct rank *rk, struct roster *l, size_t row, const char *code,
    const char *field, struct str in_row, struct str in_form)
{
	struct row *w = &l->rows[row];

	say_both(rk, l, row, w->filing,
	    &(struct say){.code = code,
		.field = field,
		.at = w->at,
		.since = &rk->index.entries.v[l->entry],
		.with = {{"row", in_row}, {"form", in_form}}});
}

static void
compare_title(struct rank *rk, struct roster *l, size_t row)
{
	struct row *w = &l->rows[row];
	struct filing *f = &rk->index.filings.v[w->filing];
	enum likeness t;

	if (w->title_key.len == 0 || str_eq(w->title_key, f->title_key))
		return;
	t = title_likeness(&rk->mem, w->title_key, f->title_key);
	differs(rk, l, row, t == UNLIKE ? "title-differs" : "title-near",
	    "case_title", w->title, f->title);
}

/* Words that take the recommendation back, or leave it open. */
static bool
takes_back(struct str key)
{
	static const char *const words[] = {"撤回", "撤销", "退出", "放弃",
	    "取消", "不再", "不推荐", "不予", "不同意", "不符合", "暂不",
	    "暂缓", "候补", "备选", "待定", NULL};
	size_t i;

	for (i = 0; words[i] != NULL; i++)
		if (str_has(key, str_c(words[i])))
			return true;
	return false;
}

/* An opinion is told only where it isn't in favour; any remark is. */
static void
show_remarks(struct rank *rk, struct roster *l, size_t row)
{
	struct row *w = &l->rows[row];
	struct str key = fold_key(&rk->mem, w->remark);

	if (takes_back(fold_key(&rk->mem, w->opinion)))
		differs(rk, l, row, "row-doubted", NULL, w->opinion, S(""));
	else if (takes_back(key))
		differs(rk, l, row, "row-doubted", NULL, w->remark, S(""));
	else if (key.len > 0 && !str_eq(key, S("无")))
		differs(rk, l, row, "row-remark", NULL, w->remark, S(""));
}

/* What the pack asks in both, such as a sum or a mark. */
static void
compare_facts(struct rank *rk, struct roster *l, size_t row)
{
	const struct facts *x = &rk->index.facts;
	struct row *w = &l->rows[row];
	struct filing *f = &rk->index.filings.v[w->filing];
	size_t i;

	for (i = 0; i < x->n; i++)
		if (facts_differ(&x->v[i], w->facts[i], f->facts[i]))
			say_both(rk, l, row, w->filing,
			    &(struct say){.code = "field-differs",
				.field = x->v[i].name,
				.at = w->at,
				.since = &rk->index.entries.v[l->entry],
				.with = {{"label", x->v[i].label},
				    {"row", w->facts[i]},
				    {"form", f->facts[i]}}});
}

static void
compare_row(struct rank *rk, struct roster *l, size_t row)
{
	struct row *w = &l->rows[row];
	struct filing *f = &rk->index.filings.v[w->filing];
	struct arena *a = &rk->mem;

	if (w->company_key.len > 0 && !str_eq(w->company_key, f->company_key))
		differs(rk, l, row, "company-differs", "company", w->company,
		    f->company);
	if (w->uscc.len > 0 &&
	    !str_eq(fold_key(a, w->uscc), fold_key(a, f->uscc)))
		differs(rk, l, row, "uscc-differs", "uscc", w->uscc, f->uscc);
	compare_title(rk, l, row);
	if (w->directions.len > 0 && f->directions.len > 0 &&
	    !str_eq(fold_key(a, w->directions), fold_key(a, f->directions)))
		differs(rk, l, row, "direction-differs", "directions",
		    w->directions, f->directions);
	if (l->office != NOBODY && f->form_office != NOBODY && f->form_says &&
	    l->office != f->form_office && l == &rk->index.rosters.v[f->roster])
		differs(rk, l, row, "recommender-differs", NULL,
		    office_name(rk, l->office),
		    office_name(rk, f->form_office));
	compare_facts(rk, l, row);
	show_remarks(rk, l, row);
}

/*
 * Whether the list only serves to find 多头申报 here: its office is of a kind
 * that the role doesn't rank.
 */
bool
office_foreign(const struct rank *rk, int office)
{
	json *kinds = js_get(rk->does, "ranks");

	if (office == NOBODY || rk->joint || kinds == NULL)
		return false;
	return !js_holds(kinds, rk->offices.v[office].kind);
}

static void
missing_form(struct rank *rk, struct roster *l, size_t row)
{
	struct row *w = &l->rows[row];

	if (w->company_key.len == 0 && w->uscc.len == 0 &&
	    w->title_key.len == 0) {
		say_recon(rk, l, row, NONE,
		    &(struct say){.code = "row-empty",
			.with = {
			    {"n", say_number(&rk->mem, (int64_t)row + 1)}}});
		return;
	}
	say_recon(rk, l, row, NONE,
	    &(struct say){.code = office_foreign(rk, l->office)
				      ? "row-other-channel"
				      : "row-without-form",
		.at = w->at,
		.with = {{"company", w->company}, {"title", w->title}}});
}

static void
ambiguous(struct rank *rk, struct roster *l, size_t row)
{
	struct row *w = &l->rows[row];
	size_t i;

	for (i = 0; i < w->nmaybe; i++)
		say_both(rk, l, row, w->maybe[i],
		    &(struct say){.code = "row-ambiguous",
			.at = w->at,
			.with = {{"n", w->shown_n}, {"company", w->company}}});
}

/* The row belongs to a form that goes by another office's list. */
static void
crossing(struct rank *rk, struct roster *l, size_t row)
{
	struct row *w = &l->rows[row];
	struct filing *f = &rk->index.filings.v[w->filing];
	struct arena *a = &rk->mem;
	struct str office = office_name(rk, l->office);
	bool same = title_likeness(a, w->title_key, f->title_key) == EQUAL;
	struct str list = wording(a, rk->notice, S("推荐汇总表"));
	struct str why = wording(a, rk->notice,
	    same ? S("所列为同一案例") : S("所列为同一申报单位的案例"));

	say_both(rk, l, row, w->filing,
	    &(struct say){.code = "duplicate",
		.at = w->at,
		.since = &rk->index.entries.v[l->entry],
		.with = {{"other", str_printf(a, "%.*s%.*s（序号 %.*s）",
				       STR_ARG(office), STR_ARG(list),
				       STR_ARG(w->shown_n))},
		    {"why", why}}});
	channels_say(rk, f, l->office, w->uscc_sound ? w->uscc : S(""), same);
}

static void
check_row(struct rank *rk, struct roster *l, size_t row)
{
	struct row *w = &l->rows[row];
	struct filing *f;

	if (w->nmaybe > 1) {
		ambiguous(rk, l, row);
		return;
	}
	if (w->filing == NONE) {
		missing_form(rk, l, row);
		return;
	}
	f = &rk->index.filings.v[w->filing];
	if (f->roster != NONE && &rk->index.rosters.v[f->roster] == l) {
		compare_row(rk, l, row);
		if (f->row != row)
			say_both(rk, l, row, w->filing,
			    &(struct say){.code = "row-repeated",
				.at = w->at,
				.with = {{"n", w->shown_n}}});
	} else if (l->office != f->office && l->office != NOBODY) {
		crossing(rk, l, row);
	}
}

/* --- the list in itself --- */

static int
cmp_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static void
say_n(struct rank *rk, struct roster *l, size_t row, const char *code,
    struct str n)
{
	say_recon(
	    rk, l, row, NONE, &(struct say){.code = code, .with = {{"n", n}}});
}

/* 3, 3–5 */
static struct str
span(struct arena *a, int64_t from, int64_t to)
{
	return from == to
		   ? say_number(a, from)
		   : str_printf(a, "%lld–%lld", (long long)from, (long long)to);
}

static void
check_numbers(struct rank *rk, struct roster *l)
{
	int64_t *v = arena_array(&rk->mem, l->nrows, sizeof *v), next = 1;
	size_t i, n = 0;

	for (i = 0; i < l->nrows; i++)
		if (l->rows[i].n > 0)
			v[n++] = l->rows[i].n;
		else
			say_n(rk, l, i, "number-missing",
			    say_number(&rk->mem, (int64_t)i + 1));
	for (i = 1; i < l->nrows; i++)
		if (l->rows[i].n > 0 && l->rows[i].n < l->rows[i - 1].order) {
			say_n(rk, l, i, "number-order", l->rows[i].shown_n);
			break;
		}
	if (n > 0)
		qsort(v, n, sizeof *v, cmp_number);
	for (i = 0; i < n; i++) {
		if (v[i] > next)
			say_n(rk, l, NONE, "number-gap",
			    span(&rk->mem, next, v[i] - 1));
		next = v[i] + 1;
	}
}

/* A double number concerns every form that bears it. */
static void
check_doubles(struct rank *rk, struct roster *l)
{
	struct keys k = {0};
	struct arena *a = &rk->mem;
	struct say say = {.code = "number-double"};
	size_t i;
	bool twice;

	for (i = 0; i < l->nrows; i++)
		if (l->rows[i].n > 0)
			keys_add(a, &k, say_number(a, l->rows[i].n), i);
	keys_sort(&k);
	for (i = 0; i < k.n; i++) {
		twice = (i > 0 && str_eq(k.v[i].text, k.v[i - 1].text)) ||
			(i + 1 < k.n && str_eq(k.v[i].text, k.v[i + 1].text));
		if (!twice)
			continue;
		say.with[0].key = "n";
		say.with[0].text = k.v[i].text;
		say.at = l->rows[k.v[i].of].at;
		if (l->rows[k.v[i].of].filing != NONE)
			say_both(
			    rk, l, k.v[i].of, l->rows[k.v[i].of].filing, &say);
		else
			say_recon(rk, l, k.v[i].of, NONE, &say);
	}
}

/* What another list says of a row's form. */
static void
compare_peer(
    struct rank *rk, struct roster *l, size_t row, const struct roster *peer)
{
	struct row *w = &l->rows[row];
	struct str other = S("未列");
	size_t i;

	for (i = 0; i < peer->nrows; i++)
		if (peer->rows[i].filing == w->filing) {
			if (peer->rows[i].n == w->n)
				return;
			other = str_printf(&rk->mem, "序号为 %.*s",
			    STR_ARG(peer->rows[i].shown_n));
		}
	differs(rk, l, row, "lists-differ", NULL, w->shown_n, other);
}

/*
 * Another list of the office that came at the same time and says otherwise:
 * which one is its last word isn't ours to guess.
 */
static void
check_peers(struct rank *rk, struct roster *l)
{
	const struct index *ix = &rk->index;
	const struct roster *peer;
	size_t i, j, f;

	for (j = 0; j < ix->rosters.n; j++) {
		peer = &ix->rosters.v[j];
		if (peer == l || peer->peer != l->peer || peer->replaced)
			continue;
		for (i = 0; i < l->nrows; i++) {
			f = l->rows[i].filing;
			if (f != NONE && ix->filings.v[f].roster != NONE &&
			    &ix->rosters.v[ix->filings.v[f].roster] == l)
				compare_peer(rk, l, i, peer);
		}
	}
}

static void
check_list(struct rank *rk, struct roster *l)
{
	struct arena *a = &rk->mem;
	size_t i;

	if (l->replaced) {
		say_recon(
		    rk, l, NONE, NONE, &(struct say){.code = "list-replaced"});
		return;
	}
	if (l->office == NOBODY)
		say_recon(
		    rk, l, NONE, NONE, &(struct say){.code = "list-unknown"});
	for (i = 0; i < l->nrows; i++)
		check_row(rk, l, i);
	check_numbers(rk, l);
	check_doubles(rk, l);
	check_peers(rk, l);
	if (l->total >= 0 && l->total != (int64_t)l->nrows)
		say_recon(rk, l, NONE, NONE,
		    &(struct say){.code = "total-differs",
			.with = {{"total", say_number(a, l->total)},
			    {"rows", say_number(a, (int64_t)l->nrows)}}});
}

void
recon_lists(struct rank *rk)
{
	size_t i;

	for (i = 0; i < rk->index.rosters.n; i++)
		check_list(rk, &rk->index.rosters.v[i]);
}

/* --- a form without a row --- */

static bool
office_has_list(const struct rank *rk, int office, bool unread)
{
	const struct roster *l;
	size_t i;

	for (i = 0; i < rk->index.rosters.n; i++) {
		l = &rk->index.rosters.v[i];
		if (office != NOBODY && l->office == office &&
		    (!unread || (l->unread && !l->replaced)))
			return true;
	}
	return false;
}

static void
without_row(struct rank *rk, struct filing *f)
{
	int office = f->package != NONE
			 ? rk->index.rosters.v[f->package].office
			 : f->office;
	bool unread = office_has_list(rk, office, true);
	struct say say = {
		.code = office_has_list(rk, office, false) ? "form-without-row"
							   : "list-missing",
		.state = f->direct || unread ? "manual" : NULL,
		.disposition = unread ? "需人工核实" : NULL,
		.with = {{"office", office_name(rk, office)},
		    {"but", unread ? wording(&rk->mem, rk->notice,
					 S("，但推荐汇总表没有读全，请打开核对"))
				   : S("")}}};

	say_finding(rk, f, &say);
}

void
recon_filings(struct rank *rk)
{
	struct filing *f;
	size_t i;

	for (i = 0; i < rk->index.filings.n; i++) {
		f = &rk->index.filings.v[i];
		if (f->kind != K_CASE || f->counts != i)
			continue;
		if (office_foreign(rk, f->office))
			say_finding(rk, f,
			    &(struct say){.code = "other-channel",
				.with = {
				    {"office", office_name(rk, f->office)}}});
		else if (f->roster == NONE && rk->takes_lists &&
		    !f->maybe_listed)
			without_row(rk, f);
	}
}
