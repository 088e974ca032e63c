/* SPDX-License-Identifier: ISC */
#include "tally.h"

#include <stdlib.h>

#include "cell.h"

static struct tally_row *
row_of(struct render *r, struct tally_group *g, struct str key)
{
	struct tally_row *row;
	size_t i;

	for (i = 0; i < g->n; i++)
		if (str_eq(g->v[i].key, key))
			return &g->v[i];
	row = ARENA_PUSH(&r->mem, g);
	row->key = row->name = str_dup(&r->mem, key);
	return row;
}

static void
count(struct tally_row *row, enum case_state s)
{
	row->n[s]++;
	row->total++;
}

void
tally_begin(struct render *r, struct tally *t)
{
	struct tally_row *row;
	json *v;
	char *quota;

	*t = (struct tally) { 0 };
	JS_EACH(v, js_get(r->pack, "recommenders")) {
		row = row_of(r, &t->recommenders, js_str(v, "code"));
		row->name = js_str(v, "name");
		quota = str_cstr(&r->mem, js_str(v, "quota"));
		row->quota = js_int(js_get(r->pack, "quota"), quota);
		row->hard = js_bool(js_get(r->pack, "quota_hard"), quota);
	}
	JS_EACH(v, js_get(r->pack, "directions"))
		row_of(r, &t->directions, js_str(v, "name"));
	JS_EACH(v, js_get(r->pack, "applicant_types"))
		row_of(r, &t->types, js_str(v, "name"));
}

/* A choice that isn't one value of the list is told apart, not guessed. */
static struct str
choice(json *record, const char *field)
{
	json *v = js_get(js_get(js_get(record, "fields"), field), "value");

	if (js_is(v, json_type_array)) {
		if (js_len(v) == 0)
			return S("未勾选");
		if (js_len(v) > 1)
			return S("多选");
		v = js_at(v, 0);
	}
	return js_text(v).len ? js_text(v) : S("未能判定");
}

struct str
finding_name(struct render *r, json *finding)
{
	json *rule;
	struct str s = S("");

	JS_EACH(rule, js_get(r->pack, "rules"))
		if (str_eq(js_str(rule, "id"), js_str(finding, "rule")))
			s = js_str(rule, "title");
	if (s.len == 0)
		s = js_str(finding, "title");
	if (s.len == 0)
		s = js_str(finding, "quote");
	return s.len ? s : js_str(finding, "rule");
}

static void
reasons(struct render *r, struct tally *t, json *record, enum case_state s)
{
	struct tally_row *row;
	json *f;

	JS_EACH(f, js_get(record, "findings")) {
		/* A hint that asks for a look at each case is no problem. */
		if (!finding_open(f) ||
		    (str_eq(js_str(f, "state"), S("manual")) &&
			str_eq(js_str(f, "severity"), S("warn"))))
			continue;
		row = row_of(r, &t->reasons, js_str(f, "rule"));
		if (row->total == 0)
			row->name = str_dup(&r->mem, finding_name(r, f));
		count(row, s);
	}
}

void
tally_add(struct render *r, struct tally *t, struct rec *rec)
{
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));

	if (str_eq(rec->kind, S("mail")))
		t->mails++;
	if (it == NULL || !item_is_case(it))
		return;
	t->state[it->state]++;
	if (!item_counts(it))
		return;
	t->cases++;
	count(row_of(r, &t->recommenders, it->recommender.len
		? it->recommender : render_word(r, "words.no_recommender")),
	    it->state);
	if (str_eq(it->kind, S("case")) && !it->held) {
		count(row_of(r, &t->directions, choice(rec->obj, "directions")),
		    it->state);
		count(row_of(r, &t->types, choice(rec->obj, "applicant_type")),
		    it->state);
		reasons(r, t, rec->obj, it->state);
		t->judged++;
	}
}

static int
by_frequency(const void *x, const void *y)
{
	const struct tally_row *a = x, *b = y;

	if (a->total != b->total)
		return a->total < b->total ? 1 : -1;
	return str_cmp(a->key, b->key);
}

void
tally_end(struct tally *t)
{
	if (t->reasons.n > 0)
		qsort(t->reasons.v, t->reasons.n, sizeof *t->reasons.v,
		    by_frequency);
}

struct tally_row
tally_sum(const struct tally_group *g)
{
	struct tally_row all = { .name = S("合计") };
	size_t i;
	int k;

	for (i = 0; i < g->n; i++) {
		for (k = 0; k < CASE_SUPERSEDED; k++)
			all.n[k] += g->v[i].n[k];
		all.total += g->v[i].total;
	}
	return all;
}
