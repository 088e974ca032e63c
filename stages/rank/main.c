/* SPDX-License-Identifier: ISC */
#include "rank.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "log.h"
#include "opts.h"
#include "stage.h"
#include "when.h"

void
rank_note(struct rank *rk, const char *list, json *item)
{
	js_add(js_list(rk->meta, list), item);
}

double
rank_option(
    const struct rank *rk, const char *part, const char *key, double otherwise)
{
	double v = js_num(js_get(rk->notice, part), key);

	return v > 0 ? v : otherwise;
}

json *
rank_reread(struct rank *rk, struct arena *a, const struct entry *e)
{
	const char *why;
	struct str line;
	json *r;

	if (!store_get(&rk->store, a, e->off, e->len, &line))
		return NULL;
	r = json_read(line, &why);
	index_undo(r);
	return r;
}

/* The title of a case is a person's name. */
static bool
of_persons(json *pack)
{
	json *f;

	JS_EACH(f, js_path(pack, "forms.case.fields"))
		if (str_eq(js_str(f, "name"), S("case_title")))
			return str_eq(js_str(f, "kind"), S("person"));
	return false;
}

/* Compiling what only validate runs would take longer than ranking. */
static bool
has_set_rules(json *notice)
{
	return js_find(js_get(notice, "rules"), "scope", S("set")) != NULL;
}

static void
load(struct rank *rk, const struct opts *o)
{
	const char *why;
	struct str deadline;

	notice_load(&rk->pack, o->notice);
	rk->notice = rk->pack.root;
	if ((why = desk_open(&rk->desk, o->desk)) != NULL)
		log_die(EX_CONFIG, "%s: %s", o->desk, why);
	rk->at = o->at;
	rk->role = desk_role(&rk->desk, rk->notice);
	rk->does = js_get(
	    js_get(rk->notice, "roles"), str_cstr(&rk->mem, rk->role));
	rk->from_offices =
	    str_eq(js_str(rk->does, "receives_from"), S("recommender"));
	rk->takes_lists = rk->from_offices &&
			  js_path(rk->notice, "forms.list") != NULL;
	rk->first_come =
	    str_eq(js_pstr(rk->notice, "rank.order"), S("received"));
	rk->persons = of_persons(rk->notice);
	rk->joint = js_has(rk->desk.site, "joint")
			? js_bool(rk->desk.site, "joint")
			: js_bool(rk->notice, "joint");
	deadline = js_str(rk->desk.site, "deadline");
	if (deadline.len == 0)
		deadline = js_str(rk->notice, "deadline");
	rk->dated = when_parse(deadline, WHEN_CHINA, &rk->deadline);
	rk->inclusive = js_bool(rk->notice, "deadline_inclusive");
	offices_read(&rk->offices, &rk->mem, rk->notice);
	facts_load(&rk->index.facts, &rk->mem, rk->notice);
	if (has_set_rules(rk->notice))
		rk->rules = rules_load(&rk->pack, rk->role);
	own_load(rk);
	if (!store_open(&rk->store))
		log_die(EX_CANTCREAT, "temporary file: %s",
		    strerror(rk->store.error));
}

static void
keep(struct rank *rk, struct stage *st, struct rec *rec)
{
	struct index *ix = &rk->index;
	struct sb b = {.a = &st->scratch};
	struct filing *f;
	struct str slim, line = rec->line;

	if (joined_undo(rk, rec->obj)) {
		json_write(&b, rec->obj);
		line = sb_str(&b);
	}
	index_add(ix, rec->obj, line, store_put(&rk->store, line),
	    &rk->offices);
	if (str_eq(rec->kind, S("mail"))) {
		withdrawals_keep(rk, rec->obj);
		loose_keep(rk, rec->obj);
		parts_keep(rk, rec->obj);
	}
	if (!str_eq(rec->kind, S("case")) && !str_eq(rec->kind, S("region")))
		return;
	loose_keep(rk, rec->obj);
	f = &ix->filings.v[ix->filings.n - 1];
	slim = set_rules_slim(rk, &st->scratch, rec->obj);
	f->slim_len = (size_t)slim.len;
	f->slim_off = store_put(&rk->store, slim);
}

/* Everything across records, each step on what the ones before found. */
static size_t *
work(struct rank *rk)
{
	index_sort(&rk->index);
	parts_join(rk);
	versions_find(rk);
	rows_match(rk);
	versions_say(rk);
	changes_find(rk);
	lacks_find(rk);
	later_say(rk);
	parts_say(rk);
	loose_say(rk);
	recon_lists(rk);
	recon_filings(rk);
	promises_say(rk);
	withdrawals_say(rk);
	duplicates_find(rk);
	quotas_count(rk);
	set_rules_run(rk);
	decisions_apply(rk);
	scores_read(rk);
	return order_make(rk);
}

static void
write_all(struct rank *rk, struct stage *st, const size_t *order)
{
	const struct entry *e;
	size_t i;

	for (i = 0; i < rk->index.entries.n && st->status == 0; i++) {
		arena_reset(&st->scratch);
		e = &rk->index.entries.v[order[i]];
		record_write(rk, st, e);
		if (rk->store.error != 0)
			stage_fail(st, EX_IOERR, "temporary file: %s",
			    strerror(rk->store.error));
	}
}

static void
rank_release(struct rank *rk)
{
	struct index *ix = &rk->index;
	size_t i;

	for (i = 0; i < ix->filings.n; i++) {
		js_free(ix->filings.v[i].set);
		js_free(ix->filings.v[i].add);
		js_free(ix->filings.v[i].overrides);
	}
	for (i = 0; i < ix->rosters.n; i++)
		js_free(ix->rosters.v[i].recon);
	store_close(&rk->store);
	if (rk->judges != NULL && rk->judges != rk->rules)
		rules_free(rk->judges);
	if (rk->rules != NULL)
		rules_free(rk->rules);
	own_free(rk);
	desk_close(&rk->desk);
	notice_release(&rk->pack);
	arena_release(&ix->mem);
	arena_release(&rk->mem);
}

int
main(int argc, char *argv[])
{
	static struct rank rk;
	struct opts o;
	struct stage st;
	struct rec rec;
	int status;

	log_name("shenbao-rank");
	opts_parse(&o, "nd@",
	    "shenbao rank --notice DIR [--desk DIR] [--at TIME]", argc, argv);
	load(&rk, &o);
	stage_open(&st, "rank", stdin, stdout);
	st.joins = true;
	rk.meta = st.meta;
	while (stage_next(&st, &rec))
		keep(&rk, &st, &rec);
	if (rk.store.error != 0)
		stage_fail(&st, EX_IOERR, "temporary file: %s",
		    strerror(rk.store.error));
	if (st.status == 0 && st.ended)
		write_all(&rk, &st, work(&rk));
	status = stage_close(&st);
	rank_release(&rk);
	return status;
}
