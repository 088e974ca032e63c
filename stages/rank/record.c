/* SPDX-License-Identifier: ISC */
/* A record as it is written: as it was read, with what rank found. */
#include "rank.h"

#include <sysexits.h>

#include "verdict.h"

static void
set_list(struct rank *rk, const struct filing *f, json *r)
{
	const struct roster *l;
	const struct row *w;
	json *o;

	js_set(r, "list", NULL);
	if (f->roster == NONE)
		return;
	l = &rk->index.rosters.v[f->roster];
	w = &l->rows[f->row];
	o = js_sub(r, "list");
	js_set_str(o, "id", l->id);
	js_set_int(o, "row", (int64_t)f->row);
	js_set(o, "n", NULL);
	if (w->n > 0)
		js_set_int(o, "n", w->n);
	else if (w->shown_n.len > 0)
		js_set_str(o, "n", w->shown_n);
}

static void
set_office(struct rank *rk, const struct filing *f, json *r)
{
	js_set(r, "recommender", NULL);
	if (f->office != NOBODY)
		js_set_str(r, "recommender", rk->offices.v[f->office].code);
	js_set(r, "recommender_from", NULL);
	if (f->office != NOBODY)
		js_set_str(r, "recommender_from",
		    f->office_from.len ? f->office_from : S("form"));
}

static void
set_rank(struct rank *rk, const struct filing *f, json *r)
{
	const struct row *w;
	json *in;

	js_set(r, "rank", NULL);
	js_set(r, "rank_in", NULL);
	if (f->rank == 0)
		return;
	js_set_int(r, "rank", f->rank);
	in = js_sub(r, "rank_in");
	js_set(in, "recommender", NULL);
	if (f->office != NOBODY)
		js_set_str(in, "recommender", rk->offices.v[f->office].code);
	js_set(in, "n", NULL);
	if (f->roster != NONE) {
		w = &rk->index.rosters.v[f->roster].rows[f->row];
		js_set(in, "n", w->n > 0 ? js_new_num((double)w->n) : NULL);
	}
	js_set_int(in, "place", f->rank_place);
	if (f->cut != NULL)
		js_set_c(r, "cut", f->cut);
	if (f->after_by != NULL)
		js_set_c(r, "after_by", f->after_by);
	/* An office that hears from companies hands on what its meeting placed. */
	if (rk->order_final && f->place == 0 && !rk->from_offices)
		js_set_bool(r, "disc", false);
}

/* Set only where there is something to say. */
static const char *const some[] = {"version", "changes_from", "cut", "after_by",
    "order", "disc", "scores", "score_own"};

bool
key_is_gone(struct str key)
{
	size_t i;

	for (i = 0; i < sizeof some / sizeof *some; i++)
		if (str_eq(key, str_c(some[i])))
			return true;
	return false;
}

/* All keys of rank's, whether found or not, in one order. */
void
filing_keys(struct rank *rk, const struct filing *f, json *r)
{
	static const char *const arrays[] = {
	    "versions", "changes", "duplicates"};
	size_t i;

	for (i = 0; i < sizeof some / sizeof *some; i++)
		json_object_object_del(r, some[i]);
	set_office(rk, f, r);
	set_list(rk, f, r);
	set_rank(rk, f, r);
	js_set(r, "score", NULL);
	js_set(r, "superseded_by", NULL);
	for (i = 0; i < sizeof arrays / sizeof *arrays; i++)
		js_set(r, arrays[i], js_arr());
	if (f->set == NULL)
		return;
	json_object_object_foreach(f->set, key, value)
	    js_set(r, key, js_ref(value));
}

/* What others and people say of the record's own findings. */
static void
override(json *findings, json *overrides)
{
	json *o, *f;

	JS_EACH(o, overrides)
	{
		f = js_at(findings, (size_t)js_int(o, "nth"));
		if (!js_is(f, json_type_object))
			continue;
		if (js_bool(o, "lack"))
			lack_set(f, o);
		else
			decision_set(f, o);
	}
}

/* Read whole and written whole. */
static void
write_whole(struct rank *rk, struct stage *st, const struct entry *e)
{
	struct filing *f = &rk->index.filings.v[e->body];
	json *r = rank_reread(rk, &st->scratch, e), *findings, *one;
	struct str verdict;

	if (r == NULL)
		return;
	filing_keys(rk, f, r);
	if (!js_is(js_get(r, "findings"), json_type_array))
		js_set(r, "findings", js_arr());
	findings = js_get(r, "findings");
	override(findings, f->overrides);
	JS_EACH(one, f->add)
	js_add(findings, js_ref(one));
	verdict_set(r);
	verdict = js_str(r, "verdict");
	if (!str_eq(verdict, f->verdict))
		stage_fail(st, EX_SOFTWARE,
		    "%.*s: ranked as %.*s, written as %.*s", STR_ARG(f->id),
		    STR_ARG(f->verdict), STR_ARG(verdict));
	own_score(rk, &st->scratch, r);
	stage_put_json(st, r);
	js_free(r);
}

/*
 * Most records only get keys and findings: their bytes are kept, which is
 * five times as fast.  For the books a few keys are enough.
 */
static bool
write_spliced(struct rank *rk, struct stage *st, const struct entry *e)
{
	struct filing *f = &rk->index.filings.v[e->body];
	struct rec rec = {0};
	struct str line;
	json *keys;
	bool good;

	if (f->undone || f->overrides != NULL || rk->own != NULL)
		return false;
	if (!store_get(&rk->store, &st->scratch, e->off, e->len, &line))
		return true;
	keys = js_obj();
	filing_keys(rk, f, keys);
	js_set_str(keys, "verdict", f->verdict);
	js_set_str(keys, "disposition", f->disposition);
	good = splice_line(&st->scratch, line, keys, f->add, &rec.line);
	if (good) {
		js_set_c(keys, "kind", f->kind == K_REGION ? "region" : "case");
		rec.obj = keys;
		stage_put(st, &rec);
	}
	js_free(keys);
	return good;
}

static void
write_filing(struct rank *rk, struct stage *st, const struct entry *e)
{
	if (!write_spliced(rk, st, e))
		write_whole(rk, st, e);
}

static void
write_roster(struct rank *rk, struct stage *st, const struct entry *e)
{
	struct roster *l = &rk->index.rosters.v[e->body];
	json *r = rank_reread(rk, &st->scratch, e), *row;
	size_t filing;

	if (r == NULL)
		return;
	JS_EACH(row, js_get(r, "rows"))
	{
		if (!js_is(row, json_type_object))
			continue;
		filing = l->rows[row_i].filing;
		js_set(row, "case", NULL);
		if (filing != NONE)
			js_set_str(row, "case", rk->index.filings.v[filing].id);
	}
	js_set(r, "recon", js_ref(l->recon));
	js_set(r, "superseded_by", NULL);
	if (l->replaced)
		js_set_str(r, "superseded_by", rk->index.rosters.v[l->by].id);
	stage_put_json(st, r);
	js_free(r);
}

/* Whose its files now are. */
static void
write_part(struct rank *rk, struct stage *st, const struct entry *e)
{
	json *mail = rank_reread(rk, &st->scratch, e);

	if (mail == NULL)
		return;
	joined_mark(rk, e, mail);
	stage_put_json(st, mail);
	js_free(mail);
}

/* Most mails aren't changed: their bytes go on, counted by their class. */
static void
write_mail(struct rank *rk, struct stage *st, const struct entry *e)
{
	struct rec rec = {.kind = S("mail")};

	if (e->njoins > 0) {
		write_part(rk, st, e);
		return;
	}
	rec.obj = js_obj();
	js_set_str(rec.obj, "kind", rec.kind);
	js_set_str(rec.obj, "class", e->class);
	if (store_get(&rk->store, &st->scratch, e->off, e->len, &rec.line))
		stage_put(st, &rec);
	js_free(rec.obj);
}

void
record_write(struct rank *rk, struct stage *st, const struct entry *e)
{
	if (e->kind == K_MAIL)
		write_mail(rk, st, e);
	else if (e->kind == K_LIST)
		write_roster(rk, st, e);
	else
		write_filing(rk, st, e);
}
