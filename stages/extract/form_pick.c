/* SPDX-License-Identifier: ISC */
/*
 * One answer a field: forms ask the same thing on the cover and in the
 * table, and for the phones of several persons.
 */
#include "form.h"

#include "fold.h"
#include "limit.h"
#include "same.h"

static bool
has_answer(const struct found *w)
{
	return w->answer.raw.len > 0 || (w->has_ticks && w->ticks.unclear);
}

/* 广东 省 佛山 市（区）: an address in the blanks that the form prints. */
static bool
is_printed(struct arena *a, struct str raw)
{
	struct str s = fold_unspace(a, fold_tidy(a, raw, NULL));

	return str_has(s, S("市（区）")) || str_has(s, S("市(区)")) ||
	       str_has(s, S("区（县）")) || str_has(s, S("区(县)")) ||
	       str_has(s, S("县（区）")) || str_has(s, S("县(区)"));
}

static struct str
digits(struct arena *a, struct str s)
{
	struct sb b = {.a = a};
	ptrdiff_t i;

	s = fold_key(a, s);
	for (i = 0; i < s.len; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			sb_addc(&b, s.p[i]);
	return sb_str(&b);
}

static const struct found *best_of(const struct form *, int field);
static bool agree(
    const struct form *, const struct found *, const struct found *);

/* Of 联系人：某 in the same line, who is another than the one picked. */
static bool
is_anothers(const struct form *f, const struct found *w)
{
	const struct found *one, *it;
	size_t i = (size_t)(w - f->found.v);

	if (w->table != NULL)
		return false;
	while (i-- > 0 && (it = &f->found.v[i])->block == w->block)
		if (it->field == w->owner)
			return it->answer.raw.len > 0 &&
			       (one = best_of(f, w->owner)) != it &&
			       !agree(f, one, it);
	return false;
}

/* A phone's number that a box for the mobile holds, too: 联系人及电话. */
static bool
is_mobiles(const struct form *f, const struct found *w)
{
	size_t i;

	if (f->spec->fields.v[w->field].kind != KIND_PHONE)
		return false;
	for (i = 0; i < f->found.n; i++)
		if (f->spec->fields.v[f->found.v[i].field].kind == KIND_MOBILE &&
		    w->answer.raw.len > 0 &&
		    str_eq(digits(f->a, w->answer.raw),
			digits(f->a, f->found.v[i].answer.raw)))
			return true;
	return false;
}

/* The more, the rather: the right person's, filled in, in the table. */
static int
weight(const struct form *f, const struct found *w)
{
	const struct field_spec *spec = &f->spec->fields.v[w->field];
	int n = (has_answer(w) ? 100 : 0) + 10 * (int)w->standing;
	int of = spec->of ? schema_field(f->spec, str_c(spec->of)) : -1;
	size_t i;

	if (w->unsure)
		n -= 150;
	/* What nobody sees was hardly meant, where there is another. */
	for (i = 0; i < w->answer.ndoubt; i++)
		if (strcmp(w->answer.doubt[i], "hidden") == 0)
			n -= 60;
	/* 2022年营业收入 | … | 2023年营业收入 | …: that of the last year. */
	if ((spec->kind == KIND_MONEY || spec->kind == KIND_NUMBER) &&
	    w->year != 0 && w->year == f->schema->year - 1)
		n += 40;
	if (is_mobiles(f, w))
		n -= 5;
	/* Blanks for 省, 市, 县 say less than an address written out. */
	if (spec->kind == KIND_ADDRESS && is_printed(f->a, w->answer.raw))
		n -= 20;
	if (of >= 0 && w->owner == of && !is_anothers(f, w))
		n += 200;
	else if (of >= 0 && w->owner != -1)
		n -= 50;
	return n;
}

int
form_office(const struct schema *s, struct str key)
{
	size_t i, k;

	for (i = 0; i < s->offices.n; i++)
		for (k = 0; k < s->offices.v[i].keys.n; k++)
			if (str_eq(s->offices.v[i].keys.v[k], key))
				return (int)i;
	return -1;
}

/* What counts of a number however it is written: 500 of 5000000.00. */
static struct str
figures(struct str s)
{
	while (s.len > 0 && s.p[s.len - 1] == '0')
		s.len--;
	while (s.len > 0 && s.p[0] == '0')
		s = str_slice(s, 1, s.len);
	return s;
}

static bool
same_ticks(const struct found *x, const struct found *y)
{
	size_t i;

	if (!x->has_ticks || !y->has_ticks || x->ticks.unclear ||
	    y->ticks.unclear)
		return true; /* what can't be compared doesn't differ */
	/* 1-国有；2-民营: says what the numbers mean and chooses nothing. */
	if ((y->ticks.numbered && y->ticks.ticked.n > 1 &&
		y->ticks.ticked.n == y->ticks.options.n))
		return true;
	for (i = 0; i < x->ticks.ticked.n; i++)
		if (!words_have(&y->ticks.ticked, x->ticks.ticked.v[i]))
			return false;
	return x->ticks.ticked.n == y->ticks.ticked.n;
}

/* Of an address, without the printed words around its blanks. */
static struct str
place_key(struct arena *a, struct str raw)
{
	static const char *const drops[] = {"（区）", "(区)", "（县）", "(县)", NULL};
	struct str s, key;
	ptrdiff_t at;
	int i;

	if (!is_printed(a, raw))
		return fold_key(a, raw);
	s = fold_unspace(a, fold_tidy(a, raw, NULL));
	for (i = 0; drops[i] != NULL; i++)
		while ((at = str_find(s, str_c(drops[i]))) >= 0)
			s = str_printf(a, "%.*s%.*s", (int)at, s.p,
			    (int)(s.len - at - str_c(drops[i]).len),
			    s.p + at + str_c(drops[i]).len);
	key = fold_key(a, s);
	if (str_ends(key, S("区县")) || str_ends(key, S("县县")) ||
	    str_ends(key, S("市县")))
		key.len -= 3;
	return key;
}

/* The title that a table holds, or nothing. */
static struct str
title_in(const struct form *f, const struct doc_table *t)
{
	const struct field_spec *s;
	size_t i;

	for (i = 0; t != NULL && i < f->found.n; i++) {
		s = &f->spec->fields.v[f->found.v[i].field];
		if (f->found.v[i].table == t && s->required &&
		    s->kind == KIND_TEXT && f->found.v[i].answer.raw.len > 0)
			return fold_key(f->a, f->found.v[i].answer.raw);
	}
	return S("");
}

/* Do two answers stand in tables of which each has a title of its own? */
static bool
of_two_projects(
    const struct form *f, const struct found *x, const struct found *y)
{
	struct str p, q;

	if (x->table == y->table)
		return false;
	p = title_in(f, x->table);
	q = title_in(f, y->table);
	return p.len > 0 && q.len > 0 && !str_eq(p, q);
}

/* Do two answers to one question agree, as far as a fold can say? */
static bool
agree(const struct form *f, const struct found *x, const struct found *y)
{
	struct arena *a = f->a;
	struct str p = fold_key(a, x->answer.raw),
		   q = fold_key(a, y->answer.raw);
	int o;

	switch (f->spec->fields.v[x->field].kind) {
	case KIND_CHOICE:
	case KIND_CHOICES:
		return same_ticks(x, y);
	case KIND_COMPANY:
		return str_eq(fold_company(a, x->answer.raw),
		    fold_company(a, y->answer.raw));
	case KIND_RECOMMENDER:
		o = form_office(f->schema, p);
		return str_eq(p, q) || (o >= 0 && o == form_office(f->schema, q));
	case KIND_PHONE:
	case KIND_MOBILE:
		return str_eq(
		    digits(a, x->answer.raw), digits(a, y->answer.raw));
	case KIND_USCC:
		/* In a sentence more may follow it. */
		return str_eq(p, q) ||
		       (p.len >= 18 && q.len >= 18 &&
			   str_eq(str_slice(p, 0, 18), str_slice(q, 0, 18)));
	case KIND_TEXT:
	case KIND_PERSON:
	case KIND_EMAIL:
		return str_eq(p, q);
	case KIND_ADDRESS:
		p = place_key(a, x->answer.raw);
		q = place_key(a, y->answer.raw);
		/* fallthrough */
	case KIND_CITY:
		return str_has(p, q) || str_has(q, p);
	case KIND_MONEY:
	case KIND_NUMBER:
		p = figures(digits(a, x->answer.raw));
		q = figures(digits(a, y->answer.raw));
		return p.len == 0 || q.len == 0 || str_eq(p, q);
	case KIND_DATE:
		p = utf8_first(digits(a, x->answer.raw), 4);
		q = utf8_first(digits(a, y->answer.raw), 4);
		return p.len < 4 || q.len < 4 || str_eq(p, q);
	default:
		/* Periods are spelt in many ways. */
		return str_eq(p, q) || !of_two_projects(f, x, y);
	}
}

/* Figures of two years, as their labels say, need not agree. */
static bool
other_year(const struct form *f, const struct found *x, const struct found *y)
{
	enum field_kind k = f->spec->fields.v[x->field].kind;

	return (k == KIND_MONEY || k == KIND_NUMBER) && x->year != 0 &&
	       y->year != 0 && x->year != y->year;
}

static const struct found *
best_of(const struct form *f, int field)
{
	const struct found *best = NULL, *w;
	int most = 0, n;
	size_t i;

	for (i = 0; i < f->found.n; i++) {
		w = &f->found.v[i];
		if (w->field == field &&
		    ((n = weight(f, w)) > most || best == NULL)) {
			best = w;
			most = n;
		}
	}
	return best;
}

/* Another person's phone, where the one asked for has told a number. */
static bool
is_none_of_his(const struct form *f, const struct found *w)
{
	const struct field_spec *spec = f->spec->fields.v;
	const struct found *other;
	size_t i;
	int of;

	if (w->owner != OWNER_OTHER)
		return false;
	of = schema_field(f->spec, str_c(spec[w->field].of));
	for (i = 0; i < f->found.n; i++) {
		other = &f->found.v[i];
		if (other->owner == of && has_answer(other) &&
		    (spec[other->field].kind == KIND_PHONE ||
			spec[other->field].kind == KIND_MOBILE))
			return true;
	}
	return false;
}

const struct found *
form_pick(const struct form *f, int field, const char **doubt)
{
	const struct found *best = best_of(f, field), *w;
	size_t i;

	if (best != NULL && is_none_of_his(f, best))
		best = NULL;
	*doubt = best != NULL && best->unsure ? "label-unsure" : NULL;
	/* The only phone stands in another person's row. */
	if (best != NULL && has_answer(best) && best->owner != -1 &&
	    (best->shares_row || best->owner == OWNER_OTHER) && f->spec->fields.v[field].of != NULL &&
	    best->owner !=
		schema_field(f->spec, str_c(f->spec->fields.v[field].of)))
		*doubt = "whose";
	for (i = 0; best != NULL && i < f->found.n; i++) {
		w = &f->found.v[i];
		if (w->field == field && w != best && has_answer(w) &&
		    has_answer(best) && !w->unsure && !other_year(f, best, w) &&
		    (w->owner == best->owner ||
			f->spec->fields.v[field].of == NULL) &&
		    !agree(f, best, w) && !is_mobiles(f, w))
			*doubt = "differs";
	}
	return best;
}

/* --- as JSON --- */

static json *
words_json(const struct words *w)
{
	json *a = js_arr();
	size_t i;

	for (i = 0; i < w->n; i++)
		js_add_str(a, w->v[i]);
	return a;
}

json *
form_field_json(struct arena *a, const struct found *w)
{
	json *o = js_obj(), *doubt;
	size_t i;

	js_set(o, "value", NULL);
	js_set_str(o, "raw", w->answer.raw);
	js_set_str(o, "at", w->at);
	doubt = js_list(o, "doubt");
	for (i = 0; i < w->answer.ndoubt; i++)
		js_add_str(doubt, str_c(w->answer.doubt[i]));
	if (w->has_ticks) {
		js_set(o, "ticked",
		    w->ticks.unclear ? NULL : words_json(&w->ticks.ticked));
		js_set(o, "options", words_json(&w->ticks.options));
	}
	if (w->unit.len > 0)
		js_set_str(o, "unit", w->unit);
	if (w->type == DOC_NUMBER || w->type == DOC_DATE) {
		js_set_c(o, "type", w->type == DOC_DATE ? "date" : "number");
		js_set_num(o, "number", w->number);
	}
	return o;
}

static json *
picked_json(struct form *f, int field)
{
	const char *doubt;
	const struct found *w = form_pick(f, field, &doubt), *other;
	json *o, *others;
	size_t i;

	if (w == NULL)
		return NULL;
	o = form_field_json(f->a, w);
	if (doubt == NULL)
		return o;
	js_add_str(js_list(o, "doubt"), str_c(doubt));
	if (strcmp(doubt, "differs") != 0)
		return o;
	others = js_list(o, "others");
	for (i = 0; i < f->found.n; i++) {
		other = &f->found.v[i];
		if (other->field == field && other != w && has_answer(other) &&
		    !other_year(f, w, other) && !agree(f, w, other) &&
		    !is_mobiles(f, other))
			js_add_str(others, utf8_first(other->answer.raw, 200));
	}
	return o;
}

/* A period asked in one box is two fields, unless they were asked apart. */
static void
set_period(json *fields, struct str name, json *whole)
{
	static const char *const ends[] = {"_start", "_end"};
	char key[80];
	int i;

	for (i = 0; i < 2; i++) {
		snprintf(key, sizeof key, "%.*s%s",
		    (int)(name.len < 60 ? name.len : 60), name.p, ends[i]);
		if (js_str(js_get(fields, key), "raw").len == 0)
			js_set(fields, key, js_copy(whole));
	}
	js_free(whole);
}

json *
form_fields(struct form *f)
{
	json *fields = js_obj(), *periods = js_obj(), *v;
	char key[80];
	size_t i;

	form_signed_on(f);
	for (i = 0; i < f->spec->fields.n; i++) {
		const struct field_spec *s = &f->spec->fields.v[i];

		if (s->kind == KIND_PROMISED ||
		    (v = picked_json(f, (int)i)) == NULL)
			continue;
		snprintf(key, sizeof key, "%.*s",
		    (int)(s->name.len < 79 ? s->name.len : 79), s->name.p);
		if (s->kind != KIND_PERIOD)
			js_set(fields, key, v);
		else
			js_set(periods, key, v);
	}
	json_object_object_foreach(periods, name, whole)
		set_period(fields, str_c(name), js_ref(whole));
	js_free(periods);
	same_form(f, fields);
	return fields;
}
