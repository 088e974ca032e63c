/* SPDX-License-Identifier: ISC */
#include "set.h"

#include <stdlib.h>

#include "discplan.h"

struct str
value_text(struct arena *a, json *v)
{
	struct sb b = { .a = a };
	struct str part;
	json *m;

	if (js_is(v, json_type_string))
		return js_text(v);
	if (js_is(v, json_type_boolean))
		return json_object_get_boolean(v) ? S("是") : S("否");
	if (js_is(v, json_type_object))
		return js_has(v, "value") ? value_text(a, js_get(v, "value"))
					  : S("");
	if (!js_is(v, json_type_array)) {
		if (v != NULL)
			json_write(&b, v);
		return sb_str(&b);
	}
	JS_EACH(m, v) {
		part = value_text(a, m);
		if (b.len > 0 && part.len > 0)
			sb_add(&b, S("、"));
		sb_add(&b, part);
	}
	return sb_str(&b);
}

struct str
field_text(struct arena *a, json *record, const char *field)
{
	json *f = js_get(js_get(record, "fields"), field);
	json *value = js_get(f, "value");
	struct str s = value_text(a, value);

	/* Not all the boxes again, where it is known that none is ticked. */
	if (js_is(value, json_type_array) && js_len(value) == 0 &&
	    js_is(js_get(f, "ticked"), json_type_array))
		return S("未勾选");
	return s.len > 0 ? s : js_str(f, "raw");
}

static int64_t
list_order(json *record)
{
	json *n = js_get(js_get(record, "list"), "n");
	int64_t v;

	if (js_is(n, json_type_string))
		return str_int(str_trim(js_text(n)), &v) ? v : 0;
	return n ? js_int(js_get(record, "list"), "n") : 0;
}

static bool
has_decision(json *record)
{
	return js_find(js_get(record, "findings"), "by", S("decision")) != NULL;
}

void
set_init(struct set *s)
{
	*s = (struct set) { 0 };
	arena_on_disk(&s->mem);
	arena_on_disk(&s->table);
}

void
set_cool(struct set *s)
{
	arena_cool(&s->mem);
	arena_cool(&s->table);
}

/* An archive is called by its part and its name: 2/材料.zip. */
static bool
is_at(json *file, struct str at)
{
	struct str place = js_str(file, "place"), name = js_str(file, "name");

	if (place.len == 0 || !str_starts(at, place))
		return false;
	at = str_slice(at, place.len, at.len);
	return at.len == 0 || (at.p[0] == '/' &&
	    str_eq(str_slice(at, 1, at.len), name));
}

struct str
mail_trouble(json *mail, json *wrong)
{
	json *f;

	JS_EACH(f, js_get(mail, "files"))
		if (is_at(f, js_str(wrong, "at")))
			return js_str(f, "name");
	return S("");
}

bool
mail_is_marked(json *mail)
{
	json *w, *wrong = js_get(mail, "wrong");

	if (!str_eq(js_str(mail, "class"), S("held")))
		return false;
	JS_EACH(w, wrong)
		if (str_eq(js_str(w, "code"), S("marked-secret")))
			return true;
	return js_len(wrong) == 0;
}

void
set_add(struct set *s, json *r)
{
	struct item *it = ARENA_PUSH(&s->table, &s->items);
	struct arena *a = &s->mem;
	json *score = js_get(r, "score");

	it->kind = str_dup(a, js_str(r, "kind"));
	it->id = str_dup(a, js_str(r, "id"));
	it->received = str_dup(a, js_str(r, "received"));
	it->recommender = str_dup(a, js_str(r, "recommender"));
	it->class = str_dup(a, js_str(r, "class"));
	it->held = mail_is_marked(r);
	if (str_eq(it->kind, S("mail"))) {
		it->mail = it->id;
		if (it->held)
			return;
		it->from = str_dup(a, js_str(r, "from"));
		it->subject = str_dup(a, js_str(r, "subject"));
		return;
	}
	it->mail = str_dup(a, js_str(r, "mail"));
	it->company = str_dup(a, field_text(a, r, "company"));
	it->title = str_dup(a, field_text(a, r, "case_title"));
	it->verdict = str_dup(a, js_str(r, "verdict"));
	it->disposition = str_dup(a, js_str(r, "disposition"));
	it->superseded_by = str_dup(a, js_str(r, "superseded_by"));
	it->state = case_state(r);
	it->rank = js_int(r, "rank");
	it->order = list_order(r);
	it->scored = score != NULL;
	it->score = js_num(r, "score");
	it->decided = has_decision(r);
	it->disc = discplan_wants(r);
}

struct set_key {
	uint64_t hash; /* of an id, which is looked at where two are equal */
	uint32_t i;
};

static int
by_hash(const void *x, const void *y)
{
	const struct set_key *a = x, *b = y;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->i > b->i) - (a->i < b->i);
}

struct item *
set_find(struct set *s, struct str id)
{
	size_t lo = 0, hi = s->keys ? s->items.n : 0, mid;
	uint64_t h = str_hash(id);

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (s->keys[mid].hash < h)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; s->keys && lo < s->items.n && s->keys[lo].hash == h; lo++)
		if (str_eq(s->items.v[s->keys[lo].i].id, id))
			return &s->items.v[s->keys[lo].i];
	return NULL;
}

void
set_index(struct set *s)
{
	struct item *mail;
	size_t i;

	s->keys = calloc(s->items.n + 1, sizeof *s->keys);
	if (s->keys == NULL)
		abort(); /* memory.c has said so */
	for (i = 0; i < s->items.n; i++) {
		s->keys[i].hash = str_hash(s->items.v[i].id);
		s->keys[i].i = (uint32_t)i;
		if (i % 64 == 0)
			set_cool(s);
	}
	qsort(s->keys, s->items.n, sizeof *s->keys, by_hash);
	for (i = 0; i < s->items.n; i++) {
		mail = set_find(s, s->items.v[i].mail);
		if (mail != NULL && mail->held)
			s->items.v[i].held = true;
		if (i % 64 == 0)
			set_cool(s);
	}
}

void
set_release(struct set *s)
{
	arena_release(&s->mem);
	arena_release(&s->table);
	free(s->keys);
	*s = (struct set) { 0 };
}

bool
item_is_case(const struct item *it)
{
	return str_eq(it->kind, S("case")) || str_eq(it->kind, S("region"));
}

bool
item_counts(const struct item *it)
{
	return item_is_case(it) && it->state != CASE_SUPERSEDED;
}

bool
item_recommended(const struct item *it)
{
	return str_eq(it->kind, S("case")) && item_counts(it) && !it->held &&
	    it->rank > 0 && it->disc;
}
