/* SPDX-License-Identifier: ISC */
#include "counts.h"

const char *const count_keys[] = { "mails", "cases", "regions", "lists",
	"rows", "records", NULL };

static const char *const words[CASE_STATES] = { "accept", "return", "reject",
	"manual", "superseded", "unjudged" };

const char *
case_state_word(enum case_state s)
{
	return words[s];
}

enum case_state
case_state(json *record)
{
	struct str verdict = js_str(record, "verdict");
	int i;

	if (js_str(record, "superseded_by").len > 0)
		return CASE_SUPERSEDED;
	for (i = 0; i < CASE_SUPERSEDED; i++)
		if (str_eq(verdict, str_c(words[i])))
			return i;
	return CASE_UNJUDGED;
}

static void
count_mail(struct counts *c, struct str class)
{
	struct class_count *v = c->mails.v;
	size_t i, at;

	for (at = 0; at < c->mails.n; at++) {
		if (str_eq(v[at].name, class)) {
			v[at].n++;
			return;
		}
		if (str_cmp(v[at].name, class) > 0)
			break;
	}
	ARENA_PUSH(&c->mem, &c->mails);
	v = c->mails.v;
	for (i = c->mails.n - 1; i > at; i--)
		v[i] = v[i - 1];
	v[at] = (struct class_count) { str_dup(&c->mem, class), 1 };
}

bool
counts_add(struct counts *c, json *r)
{
	struct str kind = js_str(r, "kind");

	if (str_eq(kind, S("mail"))) {
		count_mail(c, js_str(r, "class").len ? js_str(r, "class")
						     : S("unknown"));
	} else if (str_eq(kind, S("case"))) {
		c->cases[case_state(r)]++;
	} else if (str_eq(kind, S("region"))) {
		c->regions[case_state(r)]++;
	} else if (str_eq(kind, S("list"))) {
		c->lists++;
		c->rows += (int64_t)js_len(js_get(r, "rows"));
	} else {
		return false;
	}
	c->records++;
	return true;
}

static json *
states(const int64_t n[CASE_STATES])
{
	json *o = js_obj();
	int i;

	for (i = 0; i < CASE_STATES; i++)
		if (i != CASE_UNJUDGED || n[i] > 0)
			js_set_int(o, words[i], n[i]);
	return o;
}

json *
counts_json(const struct counts *c)
{
	json *end = js_obj(), *mails = js_obj();
	struct arena a = { 0 };
	size_t i;

	for (i = 0; i < c->mails.n; i++)
		js_set_int(mails, str_cstr(&a, c->mails.v[i].name),
		    c->mails.v[i].n);
	js_set(end, "mails", mails);
	js_set(end, "cases", states(c->cases));
	js_set(end, "regions", states(c->regions));
	js_set_int(end, "lists", c->lists);
	js_set_int(end, "rows", c->rows);
	js_set_int(end, "records", c->records);
	arena_release(&a);
	return end;
}

bool
counts_match(const struct counts *c, json *end, const char **what)
{
	json *want = counts_json(c);
	bool same = true;
	size_t i;

	for (i = 0; count_keys[i] != NULL && same; i++) {
		*what = count_keys[i];
		same = json_object_equal(
		    js_get(want, *what), js_get(end, *what));
	}
	js_free(want);
	return same;
}
