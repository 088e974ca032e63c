/* SPDX-License-Identifier: ISC */
#include "rank.h"

/* A rule of a set judges who is who: not the texts, files and places. */
#define RAW_MAX 300

static bool
heavy(const char *key)
{
	static const char *const keys[] = {"files", "sketch", "findings",
	    "lookup", "wrong", "drift", "marks", "evidence", NULL};

	return str_is_any(str_c(key), keys);
}

static json *
slim_fields(json *fields)
{
	json *out = js_obj();

	if (fields != NULL) {
		json_object_object_foreach(
		    fields, key, value) if (js_str(value, "raw").len <= RAW_MAX)
		    js_set(out, key, js_ref(value));
	}
	return out;
}

struct str
set_rules_slim(struct rank *rk, struct arena *a, json *record)
{
	struct sb b = {.a = a};
	json *o;

	if (rk->rules == NULL || rules_count(rk->rules, true) == 0 ||
	    js_get(record, "form") == NULL)
		return S("");
	o = js_obj();
	json_object_object_foreach(record, key, value)
	{
		if (strcmp(key, "fields") == 0)
			js_set(o, key, slim_fields(value));
		else if (!heavy(key))
			js_set(o, key, js_ref(value));
	}
	json_write(&b, o);
	js_free(o);
	return sb_str(&b);
}

/* What the record will say when it is written, as far as rank knows. */
static json *
slim_read(struct rank *rk, struct arena *a, struct filing *f)
{
	const char *why;
	struct str line;
	json *r;

	if (!store_get(&rk->store, a, f->slim_off, f->slim_len, &line) ||
	    (r = json_read(line, &why)) == NULL)
		return NULL;
	filing_keys(rk, f, r);
	js_set_str(r, "verdict", f->verdict);
	return r;
}

/* One rule's members: key, filing, its part as text. */
struct met {
	size_t filing;
	struct str part;
};

struct group {
	struct keys keys; /* of: a number in v */
	struct met *v;
	size_t n, cap;
};

static void
collect(struct rank *rk, struct arena *a, struct group *m, size_t rule,
    size_t filing, json *record, json *keys)
{
	struct filing *f = &rk->index.filings.v[filing];
	struct sb b = {.a = a};
	json *part, *key;

	say_rule(rk, f, rules_alone(rk->rules, rule, record, keys));
	if (!js_is(keys, json_type_array) || js_len(keys) == 0)
		return;
	part = rules_part(rk->rules, rule, record);
	json_write(&b, part);
	js_free(part);
	*ARENA_PUSH(a, m) = (struct met){filing, sb_str(&b)};
	JS_EACH(key, keys)
	keys_add(a, &m->keys, str_dup(a, js_text(key)), m->n - 1);
}

static void
judge(struct rank *rk, struct group *m, size_t rule, const struct key *run,
    size_t n)
{
	json *parts = js_arr(), *out, *one;
	const char *why;
	size_t i;

	for (i = 0; i < n; i++)
		js_add(parts, json_read(m->v[run[i].of].part, &why));
	out = rules_group(rk->rules, rule, run->text, parts);
	JS_EACH(one, out)
	if (one_i < n)
		say_rule(rk, &rk->index.filings.v[m->v[run[one_i].of].filing],
		    js_ref(js_get(one, "finding")));
	js_free(out);
	js_free(parts);
}

static void
judge_groups(struct rank *rk, struct group *m, size_t rule)
{
	size_t i, n;

	keys_sort(&m->keys);
	for (i = 0; i < m->keys.n; i += n) {
		n = keys_run(&m->keys, i);
		judge(rk, m, rule, m->keys.v + i, n);
	}
}

void
set_rules_run(struct rank *rk)
{
	size_t i, r, n = rk->rules ? rules_count(rk->rules, true) : 0;
	struct group *m = arena_array(&rk->mem, n, sizeof *m);
	struct arena keep = {0}, scratch = {0};
	json *record, *keys;
	struct filing *f;

	for (i = 0; i < rk->index.filings.n && n > 0; i++) {
		f = &rk->index.filings.v[i];
		arena_reset(&scratch);
		if (f->counts != i || f->slim_len == 0 ||
		    (record = slim_read(rk, &scratch, f)) == NULL)
			continue;
		keys = rules_keys(rk->rules, record);
		for (r = 0; r < n; r++)
			if (rules_at(rk->rules, true, r)
				->kinds[f->kind == K_REGION])
				collect(rk, &keep, &m[r], r, i, record,
				    js_at(keys, r));
		js_free(keys);
		js_free(record);
	}
	for (r = 0; r < n; r++)
		judge_groups(rk, &m[r], r);
	arena_release(&keep);
	arena_release(&scratch);
}
