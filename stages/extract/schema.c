/* SPDX-License-Identifier: ISC */
#include "schema.h"

#include <stdlib.h>

#include "fold.h"
#include "label.h"
#include "wording.h"

/* What the readers of the pack share; the first fault stays. */
struct loader {
	struct schema *s;
	struct notice *n;
	const char *why;
};

static void
fault(
    struct loader *l, json *owner, const char *key, size_t i, const char *what)
{
	if (l->why == NULL)
		l->why = str_printf(&l->s->mem, "%s: %s",
		    notice_where(l->n, owner, key, i, true), what)
			     .p;
}

void
words_add(struct arena *a, struct words *w, struct str s)
{
	*ARENA_PUSH(a, w) = s;
}

bool
words_have(const struct words *w, struct str key)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		if (str_eq(w->v[i], key))
			return true;
	return false;
}

struct str
words_within(const struct words *w, struct str key)
{
	struct str best = {0};
	size_t i;

	for (i = 0; i < w->n; i++)
		if (w->v[i].len > best.len && str_has(key, w->v[i]))
			best = w->v[i];
	return best;
}

ptrdiff_t
words_weight(const struct words *w, struct str key)
{
	ptrdiff_t sum = 0;
	size_t i;

	for (i = 0; i < w->n; i++)
		if (str_has(key, w->v[i]))
			sum += w->v[i].len;
	return sum;
}

static void
load_keys(struct loader *l, struct words *w, json *list)
{
	json *v;

	JS_EACH(v, list)
	if (js_text(v).len > 0)
		words_add(&l->s->mem, w, fold_key(&l->s->mem, js_text(v)));
}

static struct pattern *
load_pattern(struct loader *l, json *owner, const char *key, size_t i,
    struct str s, unsigned flags)
{
	const char *why = NULL;
	struct pattern *p;

	if (s.len == 0)
		return NULL;
	if ((p = pattern_new(&l->s->mem, s, flags, &why)) == NULL)
		fault(l, owner, key, i, why);
	return p;
}

/* A member that must be there. */
static struct pattern *
need_pattern(struct loader *l, json *owner, const char *key)
{
	if (js_str(owner, key).len == 0)
		fault(l, owner, NULL, 0,
		    str_printf(&l->s->mem, "%s is missing: want a pattern", key)
			.p);
	return load_pattern(l, owner, key, 0, js_str(owner, key), 0);
}

static void
load_patterns(struct loader *l, struct patterns *p, json *list, unsigned flags)
{
	json *v;

	JS_EACH(v, list)
	*ARENA_PUSH(&l->s->mem, p) =
	    load_pattern(l, list, NULL, v_i, js_text(v), flags);
}

/* --- options --- */

static void
load_option(struct loader *l, struct options *o, json *v)
{
	struct option_spec *to = ARENA_PUSH(&l->s->mem, o);
	json *w;

	to->name = js_is(v, json_type_string) ? js_text(v) : js_str(v, "name");
	words_add(&l->s->mem, &to->names, to->name);
	JS_EACH(w, js_get(v, "synonyms"))
	words_add(&l->s->mem, &to->names, js_text(w));
}

static const struct options *
load_options(struct loader *l, json *field)
{
	json *v = js_get(field, "options"), *list = v;
	struct options *o;

	if (v == NULL)
		return NULL;
	if (js_is(v, json_type_string))
		list = js_get(l->n->root, json_object_get_string(v));
	if (!js_is(list, json_type_array)) {
		fault(l, field, "options", 0,
		    "want a list, or the name of one in notice.yaml");
		return NULL;
	}
	o = NEW(&l->s->mem, struct options);
	JS_EACH(v, list)
	load_option(l, o, v);
	return o;
}

/* --- labels --- */

struct label_rule {
	int field;
	struct pattern *in, *outside;
};

static void
add_label(struct loader *l, struct form_spec *f, json *list, size_t i,
    struct label_rule rule)
{
	struct arena *a = &l->s->mem;
	struct str s = js_text(js_at(list, i)), key;
	struct label_spec *to;

	if (str_starts(s, S("re:"))) {
		to = ARENA_PUSH(a, &f->whole);
		s = str_slice(s, 3, s.len);
		to->whole = load_pattern(l, list, NULL, i, s, PATTERN_WHOLE);
		*ARENA_PUSH(a, &f->texts) = s;
	} else {
		key = label_key(a, s);
		if (key.len == 0) {
			fault(l, list, NULL, i, "an empty label");
			return;
		}
		to = ARENA_PUSH(a, &f->exact);
		to->key = key;
	}
	to->field = rule.field;
	to->in = rule.in;
	to->outside = rule.outside;
}

static void
add_labels(
    struct loader *l, struct form_spec *f, json *list, struct label_rule rule)
{
	size_t i;

	for (i = 0; i < js_len(list); i++)
		add_label(l, f, list, i, rule);
}

static enum field_kind
load_kind(struct loader *l, json *field)
{
	enum field_kind kind = KIND_TEXT;

	if (!field_kind_named(js_str(field, "kind"), &kind))
		fault(l, field, "kind", 0, "no kind of field");
	return kind;
}

static void
load_field(struct loader *l, struct form_spec *f, json *v)
{
	struct arena *a = &l->s->mem;
	int n = (int)f->fields.n;
	struct field_spec *to = ARENA_PUSH(a, &f->fields);
	struct label_rule rule = {.field = n};
	json *in;

	to->name = js_str(v, "name");
	to->label = js_text(js_at(js_get(v, "labels"), 0));
	to->kind = load_kind(l, v);
	to->options = load_options(l, v);
	to->required = js_bool(v, "required");
	to->asked = js_bool(v, "blank");
	to->owner = js_bool(v, "owner");
	to->each = js_bool(v, "each");
	to->of = js_str(v, "of").len ? str_cstr(a, js_str(v, "of")) : NULL;
	if (to->name.len == 0)
		fault(l, v, NULL, 0, "a field without a name");
	rule.outside =
	    load_pattern(l, v, "outside", 0, js_str(v, "outside"), 0);
	JS_EACH(in, js_get(v, "in"))
	{
		struct label_rule r = {.field = n};

		r.in =
		    load_pattern(l, in, "section", 0, js_str(in, "section"), 0);
		add_labels(l, f, js_get(in, "labels"), r);
	}
	add_labels(l, f, js_get(v, "labels"), rule);
	add_labels(l, f, js_get(v, "maybe"), rule);
	load_keys(l, &f->fields.v[n].maybe, js_get(v, "maybe"));
	load_keys(l, &f->fields.v[n].signs, js_get(v, "signs"));
}

/* By key; what is bound to a heading first, else as the pack orders it. */
static int
by_key(const void *x, const void *y)
{
	const struct label_spec *p = x, *q = y;
	int c = str_cmp(p->key, q->key);

	if (c != 0)
		return c;
	if ((p->in != NULL) != (q->in != NULL))
		return p->in != NULL ? -1 : 1;
	c = (p->field < 0) - (q->field < 0);
	return c != 0 ? c : p->field - q->field;
}

/* The list of evidence is read like a field and is none of the record's. */
static void
load_promised(struct loader *l, struct form_spec *f, json *labels)
{
	struct field_spec *to;

	if (js_len(labels) == 0)
		return;
	to = ARENA_PUSH(&l->s->mem, &f->fields);
	to->name = S("");
	to->label = js_text(js_at(labels, 0));
	to->kind = KIND_PROMISED;
	add_labels(l, f, labels,
	    (struct label_rule){.field = (int)f->fields.n - 1});
}

static void
load_form(struct loader *l, struct form_spec *f, const char *name, json *fields,
    json *other)
{
	json *v;

	f->name = name;
	if (js_len(fields) == 0)
		fault(l, js_get(l->n->root, "forms"), NULL, 0,
		    str_printf(&l->s->mem, "%s has no fields", name).p);
	JS_EACH(v, fields)
	load_field(l, f, v);
	if (other != NULL)
		load_promised(l, f,
		    js_path(l->n->root, "forms.promised"));
	add_labels(l, f, other, (struct label_rule){.field = LABEL_OTHER});
	f->any = pattern_any(
	    &l->s->mem, f->texts.v, f->texts.n, PATTERN_WHOLE);
	if (f->exact.n > 0)
		qsort(f->exact.v, f->exact.n, sizeof *f->exact.v, by_key);
}

static bool
applies(const struct label_spec *l, const struct words *headings)
{
	size_t i;
	bool in = l->in == NULL;

	for (i = 0; headings != NULL && i < headings->n; i++) {
		if (!in && pattern_matches(l->in, headings->v[i]))
			in = true;
		if (l->outside != NULL &&
		    pattern_matches(l->outside, headings->v[i]))
			return false;
	}
	return in;
}

static size_t
first_of(const struct label_specs *t, struct str key)
{
	size_t lo = 0, hi = t->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (str_cmp(t->v[mid].key, key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static int
find_label(
    const struct form_spec *f, struct str key, const struct words *headings)
{
	int seen = LABEL_NONE;
	size_t i;

	if (key.len == 0)
		return LABEL_NONE;
	for (i = first_of(&f->exact, key);
	     i < f->exact.n && str_eq(f->exact.v[i].key, key); i++) {
		if (applies(&f->exact.v[i], headings))
			return f->exact.v[i].field;
		if (f->exact.v[i].in == NULL)
			seen = LABEL_OTHER; /* a label, of something else */
	}
	if (seen != LABEL_NONE)
		return seen;
	i = f->any != NULL ? pattern_first(f->any, key) : 0;
	for (; seen == LABEL_NONE && i < f->whole.n; i++) {
		if (f->whole.v[i].whole == NULL ||
		    !pattern_matches(f->whole.v[i].whole, key))
			continue;
		if (applies(&f->whole.v[i], headings))
			return f->whole.v[i].field;
		seen = LABEL_OTHER;
	}
	return seen;
}

bool
schema_is_headed(const struct form_spec *f, int field, struct str key,
    const struct words *headings)
{
	size_t i;

	for (i = first_of(&f->exact, key);
	     i < f->exact.n && str_eq(f->exact.v[i].key, key); i++)
		if (f->exact.v[i].field == field &&
		    f->exact.v[i].in != NULL &&
		    applies(&f->exact.v[i], headings))
			return true;
	return false;
}

/* companyname单位名称: behind the same in another language; else "". */
static struct str
behind_gloss(struct str key)
{
	ptrdiff_t i, letters = 0;
	struct str rest;

	for (i = 0; i < key.len && key.p[i] >= 'a' && key.p[i] <= 'z'; i++)
		letters++;
	rest = str_slice(key, i, key.len);
	key = rest;
	return letters >= GLOSS_LETTERS_MIN && key.len > 0 &&
		       fold_is_han(utf8_next(&key)) ? rest : S("");
}

int
schema_label(
    const struct form_spec *f, struct str key, const struct words *headings)
{
	int label = schema_label_plain(f, key, headings);

	return label != LABEL_NONE || behind_gloss(key).len == 0
		   ? label
		   : schema_label_plain(f, behind_gloss(key), headings);
}

int
schema_label_plain(
    const struct form_spec *f, struct str key, const struct words *headings)
{
	int label = find_label(f, key, headings);
	ptrdiff_t at = str_find(key, S("的"));
	char buf[LABEL_BYTES_MAX];

	/* 申报的案例名称 is 申报案例名称. */
	if (label != LABEL_NONE || at <= 0 || key.len > LABEL_BYTES_MAX)
		return label;
	memcpy(buf, key.p, (size_t)at);
	memcpy(buf + at, key.p + at + 3, (size_t)(key.len - at - 3));
	return find_label(f, (struct str){buf, key.len - 3}, headings);
}

int
schema_field(const struct form_spec *f, struct str name)
{
	size_t i;

	for (i = 0; i < f->fields.n; i++)
		if (str_eq(f->fields.v[i].name, name))
			return (int)i;
	return -1;
}

/* --- the rest of the pack --- */

static void
load_chapters(struct loader *l, json *list, bool paper)
{
	struct chapter_spec *c;
	json *v;

	JS_EACH(v, list)
	{
		c = ARENA_PUSH(&l->s->mem, &l->s->chapters);
		c->id = js_str(v, "id");
		c->title = js_str(v, "title");
		c->paper = paper;
		load_keys(l, &c->words, js_get(v, "words"));
	}
}

static void
load_offices(struct loader *l, json *list)
{
	struct words *w;
	json *v;

	JS_EACH(v, list)
	{
		ARENA_PUSH(&l->s->mem, &l->s->offices);
		l->s->offices.v[l->s->offices.n - 1].code = js_str(v, "code");
		l->s->offices.v[l->s->offices.n - 1].city = js_str(v, "city");
		w = &l->s->offices.v[l->s->offices.n - 1].keys;
		words_add(
		    &l->s->mem, w, fold_key(&l->s->mem, js_str(v, "name")));
		load_keys(l, w, js_get(v, "synonyms"));
	}
}

static void
load_further(struct loader *l, struct pledge_spec *to, json *map)
{
	if (!js_is(map, json_type_object))
		return;
	json_object_object_foreach(map, name, said)
	{
		words_add(&l->s->mem, &to->further,
		    str_dup(&l->s->mem, str_c(name)));
		*ARENA_PUSH(&l->s->mem, &to->furthers) =
		    load_pattern(l, map, name, 0, js_text(said), 0);
	}
}

static void
load_pledge(struct loader *l, json *p)
{
	struct pledge_spec *to = &l->s->pledge;

	if (p == NULL)
		return; /* a notice that asks for no pledge */
	load_keys(l, &to->titles, js_get(p, "titles"));
	to->model = fold_key(&l->s->mem, js_str(p, "model"));
	to->sentence = need_pattern(l, p, "sentence");
	to->years = need_pattern(l, p, "years");
	to->range = need_pattern(l, p, "range");
	to->founding = need_pattern(l, p, "since_founding");
	to->safety = need_pattern(l, p, "safety");
	to->environment = need_pattern(l, p, "environment");
	to->quality = need_pattern(l, p, "quality");
	to->who = load_pattern(l, p, "who", 0, js_str(p, "who"), 0);
	load_further(l, to, js_get(p, "further"));
	load_patterns(l, &to->exceptions, js_get(p, "exceptions"), 0);
	load_patterns(l, &to->altered, js_get(p, "altered"), 0);
}

static void
load_credit(struct loader *l, json *c)
{
	struct credit_spec *to = &l->s->credit;

	if (c == NULL)
		return;
	load_keys(l, &to->titles, js_get(c, "titles"));
	load_keys(l, &to->company, js_get(c, "company"));
	load_keys(l, &to->uscc, js_get(c, "uscc"));
	load_keys(l, &to->date, js_get(c, "date"));
	to->bad = need_pattern(l, c, "bad");
	to->penalties = need_pattern(l, c, "penalties");
	to->site = load_pattern(l, c, "site", 0, js_str(c, "site"), 0);
	to->sites = load_pattern(l, c, "sites", 0, js_str(c, "sites"), 0);
}

/* The list's column of the order is looked up like a field. */
static void
load_sequence(struct loader *l, json *list)
{
	struct form_spec f = {.name = "sequence"};

	add_labels(l, &f, js_get(list, "sequence"),
	    (struct label_rule){.field = LABEL_OTHER});
	add_labels(l, &l->s->list, js_get(list, "sequence"),
	    (struct label_rule){.field = (int)l->s->list.fields.n});
	l->s->list.any = pattern_any(&l->s->mem, l->s->list.texts.v,
	    l->s->list.texts.n, PATTERN_WHOLE);
	if (l->s->list.exact.n > 0) /* else the pack has no list */
		qsort(l->s->list.exact.v, l->s->list.exact.n,
		    sizeof *l->s->list.exact.v, by_key);
	l->s->sequence = f.exact;
}

static void
load_words(struct loader *l)
{
	struct schema *s = l->s;
	json *root = l->n->root, *forms = js_get(root, "forms");

	load_keys(l, &s->form_titles, js_get(root, "form_titles"));
	load_keys(l, &s->annex_titles, js_get(root, "annex_titles"));
	load_keys(l, &s->list_titles, js_get(root, "list_titles"));
	load_keys(l, &s->region_titles, js_get(root, "region_titles"));
	load_keys(l, &s->words, js_get(root, "words"));
	load_keys(l, &s->notes, js_get(forms, "notes"));
	load_keys(l, &s->heads, js_get(forms, "heads"));
	s->asides =
	    load_pattern(l, forms, "asides", 0, js_str(forms, "asides"), 0);
	s->examples =
	    load_pattern(l, forms, "examples", 0, js_str(forms, "examples"), 0);
	s->others =
	    load_pattern(l, forms, "others", 0, js_str(forms, "others"), 0);
	s->form_word = wording(&s->mem, root, S("申报书"));
	if (str_eq(s->form_word, S("申报书")))
		s->form_word = wording(&s->mem, root, S("申报表"));
	s->year = (int)js_int(root, "year");
	s->subject = fold_key(&s->mem, js_str(root, "subject"));
	load_chapters(l, js_get(root, "chapters"), false);
	load_chapters(l, js_get(root, "papers"), true);
	load_offices(l, js_get(root, "recommenders"));
	load_patterns(l, &s->prompts, js_get(forms, "prompts"), PATTERN_WHOLE);
	load_patterns(
	    l, &s->markings, js_get(forms, "markings"), PATTERN_WHOLE);
	s->seals =
	    load_pattern(l, forms, "seals", 0, js_str(forms, "seals"), 0);
}

const char *
schema_init(struct schema *s, struct notice *n)
{
	struct loader l = {.s = s, .n = n};
	json *forms = js_get(n->root, "forms"), *list, *other;
	int i;

	*s = (struct schema){0};
	if (forms == NULL)
		return "forms.yaml: missing: want the names of the boxes";
	load_words(&l);
	other = js_get(forms, "other_labels");
	list = js_get(forms, "list");
	load_form(&l, &s->cases, "case", js_path(forms, "case.fields"), other);
	if (js_get(forms, "region") != NULL)
		load_form(&l, &s->region, "region",
		    js_path(forms, "region.fields"), other);
	/* A notice may ask for no list. */
	s->list.name = "list";
	if (list != NULL)
		load_form(&l, &s->list, "list", js_get(list, "fields"), NULL);
	s->head.name = "head";
	if (js_len(js_get(list, "head")) > 0)
		load_form(&l, &s->head, "head", js_get(list, "head"), NULL);
	load_sequence(&l, list);
	s->ends = load_pattern(&l, list, "ends", 0, js_str(list, "ends"), 0);
	load_pledge(&l, js_get(forms, "pledge"));
	load_credit(&l, js_get(forms, "credit"));
	i = schema_field(&s->cases, S("directions"));
	s->directions = i >= 0 ? s->cases.fields.v[i].options : NULL;
	return l.why;
}
