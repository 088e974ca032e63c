/* SPDX-License-Identifier: ISC */
/*
 * The order.  A city's priority is its own and cities can't be compared, so
 * without experts' marks the cases stay grouped by recommender; marks give a
 * draft (征求意见稿); only order.csv, the meeting's order, is final.
 */
#include "rank.h"

#include <stdlib.h>

#include "when.h"

#define DAY 86400 /* seconds */

static struct rank *ordering; /* qsort hands its comparer nothing else */

static const struct entry *
entry_of(const struct filing *f)
{
	return &ordering->index.entries.v[f->entry];
}

static int
by_number(int64_t x, int64_t y)
{
	return x < y ? -1 : x > y;
}

/* The pack's order; who names nobody stands last. */
static int
by_office(int x, int y)
{
	return by_number(
	    x == NOBODY ? INT32_MAX : x, y == NOBODY ? INT32_MAX : y);
}

/* Its place on its list; who is on none stands behind. */
static int
by_priority(const struct filing *x, const struct filing *y)
{
	const struct row *a, *b;
	int c;

	if (x->roster == NONE || y->roster == NONE)
		return by_number(x->roster == NONE, y->roster == NONE);
	a = &ordering->index.rosters.v[x->roster].rows[x->row];
	b = &ordering->index.rosters.v[y->roster].rows[y->row];
	c = by_number(a->order, b->order);
	if (c == 0 && x->roster == y->roster)
		c = by_number((int64_t)x->row, (int64_t)y->row);
	return c;
}

static int
by_time(const struct entry *x, const struct entry *y)
{
	if (x->timed != y->timed)
		return x->timed ? -1 : 1;
	return x->timed ? by_number(x->when, y->when) : 0;
}

enum tie { T_PLACE, T_SCORE, T_OFFICE, T_PRIORITY, T_TIME, T_ID, TIES };

static const char *const tie_words[TIES] = {
    "final", "score", "recommender", "priority", "received", "id"};

/*
 * The rules in the order in which they are asked, and which one decided.
 * With marks a recommender's number breaks ties, its name does not.
 */
static int
compare(const struct filing *x, const struct filing *y, enum tie *why)
{
	bool marks = ordering->scores_used;
	int c;

	*why = T_PLACE;
	if ((c = by_number(x->place ? x->place : INT64_MAX,
		 y->place ? y->place : INT64_MAX)) != 0)
		return c;
	*why = T_SCORE;
	if (marks && x->scored != y->scored)
		return x->scored ? -1 : 1;
	if (marks && x->scored && x->score != y->score)
		return x->score > y->score ? -1 : 1;
	*why = T_TIME;
	if (ordering->first_come && !(marks && x->scored) &&
	    (c = by_time(entry_of(x), entry_of(y))) != 0)
		return c;
	*why = T_OFFICE;
	if ((!marks || !x->scored) &&
	    (c = by_office(x->office, y->office)) != 0)
		return c;
	*why = T_PRIORITY;
	if ((c = by_priority(x, y)) != 0)
		return c;
	*why = T_TIME;
	if ((c = by_time(entry_of(x), entry_of(y))) != 0)
		return c;
	*why = T_ID;
	return entry_order(entry_of(x), entry_of(y));
}

static bool
ranked(const struct filing *f)
{
	return f->kind == K_CASE && f->stands && f->counts_here;
}

static int
cmp_entry(const void *a, const void *b)
{
	const struct entry *x = &ordering->index.entries.v[*(const size_t *)a];
	const struct entry *y = &ordering->index.entries.v[*(const size_t *)b];
	const struct filing *f, *g;
	enum tie why;
	int c;

	if (x->kind != y->kind)
		return by_number(x->kind, y->kind);
	if (x->kind == K_MAIL)
		return entry_order(x, y);
	if (x->kind == K_LIST) {
		if ((c = by_office(x->office, y->office)) == 0)
			c = by_time(x, y);
		return c != 0 ? c : entry_order(x, y);
	}
	f = &ordering->index.filings.v[x->body];
	g = &ordering->index.filings.v[y->body];
	if (ranked(f) != ranked(g))
		return ranked(f) ? -1 : 1;
	return compare(f, g, &why);
}

/* How many this office may hand on; -1: it has no such number. */
static int64_t
cut_line(const struct rank *rk, const struct filing *f)
{
	json *quota = js_get(rk->notice, "quota");
	struct str total = js_str(rk->does, "quota");
	json *v;

	/* Who hears from companies has the quota of its own office. */
	if (total.len == 0)
		return rk->from_offices || f->office == NOBODY
			   ? -1
			   : rk->offices.v[f->office].limit;
	v = js_get(quota, json_object_get_string(js_get(rk->does, "quota")));
	return js_is(v, json_type_int) ? json_object_get_int64(v) : -1;
}

/*
 * The side of the line, NULL where none is drawn.  Once a meeting has placed
 * some, what it did not place isn't within, however few they are.
 */
static const char *
side(const struct rank *rk, const struct filing *f, int64_t place, int64_t line)
{
	if (rk->order_used && f->place == 0)
		return "below";
	if ((!rk->scores_used && !rk->order_used) || line < 0)
		return NULL;
	return place <= line ? "above" : "below";
}

static void
set_rank(struct rank *rk, struct filing *f, struct filing *before, int64_t rank,
    int64_t *places)
{
	bool each = js_str(rk->does, "quota").len == 0;
	enum tie why;

	f->rank = rank;
	f->rank_place = ++places[f->office + 1];
	f->cut = side(rk, f, each ? f->rank_place : rank, cut_line(rk, f));
	if (before != NULL) {
		compare(before, f, &why);
		f->after_by = tie_words[why];
	}
}

/* --- order.csv --- */

static void
order_fault(struct rank *rk, json *row, const char *why)
{
	json *o = js_obj();

	js_set_str(o, "case", js_str(row, "案例编号"));
	js_set_str(o, "at", js_str(row, "_at"));
	js_set_c(o, "message", why);
	rank_note(rk, "order_faults", o);
}

static const char *
take_place(struct rank *rk, json *row, struct keys *taken)
{
	size_t i = index_find(&rk->index, js_str(row, "案例编号"));
	const struct key *run;
	struct str place;
	struct filing *f;
	int64_t n;

	if (!str_int(js_str(row, "名次"), &n) || n <= 0)
		return "名次不是正整数，未采用";
	if (i == NONE)
		return "没有这个案例编号，未采用";
	f = &rk->index.filings.v[i];
	if (f->version == V_SUPERSEDED)
		return "该案例已有新的版本，未采用";
	if (!ranked(f))
		return "该案例系统初判不予推荐或不在本单位排序之列，须先有人工"
		       "决定，未采用";
	if (f->place != 0)
		return "该案例列了两次，以前一次为准";
	place = say_number(&rk->mem, n); /* 01 is 1 */
	keys_sort(taken);
	if (keys_find(taken, place, &run) > 0)
		return "名次重复，以前一个为准";
	keys_add(&rk->mem, taken, place, i);
	f->place = n;
	js_set(filing_set(f), "order", js_copy(row));
	json_object_object_del(js_get(f->set, "order"), "案例编号");
	/* The papers list what is accepted: one of the placed would be missing. */
	return str_eq(f->verdict, S("accept")) ? NULL
	    : "该案例系统初判不是符合，须先有人工决定，名次才能作准";
}

/* A meeting can't have placed what came after its day. */
static bool
knew_all(struct rank *rk, int64_t until)
{
	const struct entry *e;
	const struct filing *f;
	bool all = true;
	json *row;
	size_t i;

	for (i = 0; i < rk->index.filings.n; i++) {
		f = &rk->index.filings.v[i];
		e = &rk->index.entries.v[f->entry];
		if (!ranked(f) || f->place != 0 || !e->timed || e->when < until)
			continue;
		row = js_obj();
		js_set_str(row, "案例编号", f->id);
		js_set_c(row, "_at", "order");
		order_fault(
		    rk, row, "该案例在排序之后送达，不在其内，须重新确定排序");
		js_free(row);
		all = false;
	}
	return all;
}

static void
read_order(struct rank *rk)
{
	struct keys taken = {0};
	int64_t day, until = INT64_MIN;
	const char *why;
	json *rows = desk_table_headed(&rk->desk, "order", "案例编号", &why),
	     *row, *o;
	bool sound = true;

	if (rows == NULL) {
		o = js_obj();
		js_set_c(o, "at", "order");
		js_set_c(o, "message", why);
		rank_note(rk, "order_faults", o);
		return;
	}
	JS_EACH(row, rows)
	{
		if ((why = take_place(rk, row, &taken)) != NULL) {
			order_fault(rk, row, why);
			sound = false;
		}
		if (when_parse(js_str(row, "日期"), WHEN_CHINA, &day) &&
		    day + DAY > until)
			until = day + DAY;
	}
	if (taken.n > 0 && until != INT64_MIN)
		sound &= knew_all(rk, until);
	rk->order_used = taken.n > 0;
	rk->order_final = taken.n > 0 && sound;
	js_free(rows);
}

static void
set_meta(struct rank *rk)
{
	json *ties = js_arr();

	js_set_c(rk->meta, "order", rk->order_final ? "final" : "draft");
	js_set_bool(rk->meta, "order_final", rk->order_final);
	js_set_c(rk->meta, "order_by",
	    rk->order_used    ? "final"
	    : rk->scores_used ? "score"
	    : rk->first_come  ? "received"
			      : "recommender");
	if (rk->order_used)
		js_add_str(ties, S("final"));
	if (rk->scores_used)
		js_add_str(ties, S("score"));
	if (rk->first_come)
		js_add_str(ties, S("received"));
	if (!rk->scores_used)
		js_add_str(ties, S("recommender"));
	js_add_str(ties, S("priority"));
	if (!rk->first_come)
		js_add_str(ties, S("received"));
	js_add_str(ties, S("id"));
	js_set(rk->meta, "ties", ties);
}

size_t *
order_make(struct rank *rk)
{
	struct index *ix = &rk->index;
	size_t i, *v = arena_array(&rk->mem, ix->entries.n, sizeof *v);
	int64_t *places =
	    arena_array(&rk->mem, rk->offices.n + 1, sizeof *places);
	struct filing *f, *before = NULL;
	int64_t rank = 0;

	for (i = 0; i < ix->filings.n; i++) {
		f = &ix->filings.v[i];
		filing_judge(&rk->index, f);
		f->counts_here = !office_foreign(rk, f->office);
	}
	for (i = 0; i < ix->entries.n; i++)
		v[i] = i;
	ordering = rk;
	read_order(rk);
	if (ix->entries.n > 0)
		qsort(v, ix->entries.n, sizeof *v, cmp_entry);
	for (i = 0; i < ix->entries.n; i++) {
		if (ix->entries.v[v[i]].kind != K_CASE)
			continue;
		f = &ix->filings.v[ix->entries.v[v[i]].body];
		if (!ranked(f))
			continue;
		set_rank(rk, f, before, ++rank, places);
		before = f;
	}
	set_meta(rk);
	return v;
}
