/* SPDX-License-Identifier: ISC */
#include "same.h"

#include "fold.h"

#define POINTER_BYTES_MAX 90 /* 同法定代表人（某某）, 与…相同 */

bool
same_above(struct arena *a, struct str raw)
{
	static const char *const words[] = {"同上", "同前", "〃", "″", "\"",
	    "”", "“", "''", "々", "同上栏", "同上行", "同上一行", "同上格",
	    "与上同", "与上相同", "与上一行相同", NULL};
	struct str s = raw.len <= POINTER_BYTES_MAX
			   ? fold_unspace(a, fold_plain(a, raw, NULL))
			   : S("");

	if (str_starts(s, S("(")) && str_ends(s, S(")")))
		s = str_slice(s, 1, s.len - 1);
	if (str_starts(s, S("（")) && str_ends(s, S("）")))
		s = str_slice(s, 3, s.len - 3);
	return str_is_any(s, words);
}

/* --- in a form --- */

struct pointer {
	struct str to;	 /* the label that it names; empty: above */
	struct str note; /* 刘某 of 同上（刘某） */
};

/* The bracket that ends a text apart from it. */
static void
part_note(struct str *s, struct pointer *p)
{
	ptrdiff_t close = str_ends(*s, S(")"))	 ? 1
			  : str_ends(*s, S("）")) ? 3
						  : 0;
	ptrdiff_t at = close == 1 ? str_find(*s, S("("))
				  : str_find(*s, S("（"));

	if (close == 0 || at <= 0)
		return;
	p->note = str_slice(*s, at + close, s->len - close);
	*s = str_slice(*s, 0, at);
}

static bool
read_pointer(struct arena *a, struct str raw, struct pointer *p)
{
	static const char *const tails[] = {
	    "相同", "一致", "同一人", "为同一人", "同", NULL};
	struct str s;
	int i;

	*p = (struct pointer){0};
	if (raw.len == 0 || raw.len > POINTER_BYTES_MAX)
		return false;
	s = fold_unspace(a, fold_plain(a, raw, NULL));
	if ((str_starts(s, S("(")) && str_ends(s, S(")"))))
		s = str_slice(s, 1, s.len - 1);
	else if (str_starts(s, S("（")) && str_ends(s, S("）")))
		s = str_slice(s, 3, s.len - 3);
	part_note(&s, p);
	if (same_above(a, s))
		return true;
	if (str_starts(s, S("同"))) {
		p->to = str_slice(s, 3, s.len);
		return p->to.len > 0;
	}
	if (!str_starts(s, S("与")))
		return false;
	for (i = 0; tails[i] != NULL; i++)
		if (str_ends(s, str_c(tails[i]))) {
			p->to = str_slice(s, 3, s.len - str_c(tails[i]).len);
			return p->to.len > 0;
		}
	return false;
}

static bool
is_phone(enum field_kind k)
{
	return k == KIND_PHONE || k == KIND_MOBILE;
}

static bool
same_kind(const struct form *f, int x, int y)
{
	enum field_kind p = f->spec->fields.v[x].kind,
			q = f->spec->fields.v[y].kind;

	return p == q || (is_phone(p) && is_phone(q));
}

/* Can it be asked with a pointer? A title can't, nor can a choice. */
static bool
may_point(enum field_kind k)
{
	return k == KIND_PERSON || k == KIND_COMPANY || k == KIND_ADDRESS ||
	       k == KIND_EMAIL || is_phone(k);
}

static bool
is_answer(const struct form *f, const struct found *w)
{
	struct pointer p;

	return w->answer.raw.len > 0 &&
	       !read_pointer(f->a, w->answer.raw, &p);
}

/* The last answer of the same kind before another one, in its table. */
static const struct found *
answer_above(const struct form *f, const struct found *w)
{
	const struct found *o, *best = NULL;

	for (o = f->found.v; o < w; o++)
		if (o->block == w->block && o->field != w->field &&
		    same_kind(f, o->field, w->field) && is_answer(f, o))
			best = o;
	return best;
}

static void
doubt_add(json *field, struct str code)
{
	json *list = js_get(field, "doubt"), *d;

	JS_EACH(d, list)
		if (str_eq(js_text(d), code))
			return;
	js_add_str(list, code);
}

/*
 * The answer that is meant.  Said by name, or confirmed by the name behind
 * it, it is certain; the one above is likely, for a person to look at.
 */
static void
resolve(const struct form *f, const struct found *w, json *field)
{
	const struct found *to;
	const char *doubt = NULL;
	struct pointer p;
	size_t i;
	int label;

	if (!may_point(f->spec->fields.v[w->field].kind) ||
	    !read_pointer(f->a, w->answer.raw, &p))
		return;
	if (p.to.len > 0) {
		label = schema_label(f->spec, label_key(f->a, p.to), NULL);
		if (label < 0 || label == w->field ||
		    !same_kind(f, label, w->field))
			return;
		to = form_pick(f, label, &doubt);
	} else {
		to = answer_above(f, w);
	}
	if (to == NULL || !is_answer(f, to))
		return;
	js_set_str(field, "same", to->answer.raw);
	if (doubt != NULL)
		doubt_add(field, str_c(doubt));
	for (i = 0; i < to->answer.ndoubt; i++)
		doubt_add(field, str_c(to->answer.doubt[i]));
	if (!str_eq(fold_key(f->a, p.note), fold_key(f->a, to->answer.raw)) &&
	    (p.note.len > 0 || p.to.len == 0))
		doubt_add(field, S("same-above"));
}

void
same_form(const struct form *f, json *fields)
{
	const struct found *w;
	const char *doubt;
	char key[80];
	size_t i;

	for (i = 0; i < f->spec->fields.n; i++) {
		struct str name = f->spec->fields.v[i].name;

		if ((w = form_pick(f, (int)i, &doubt)) == NULL)
			continue;
		snprintf(key, sizeof key, "%.*s",
		    (int)(name.len < 79 ? name.len : 79), name.p);
		if (js_has(fields, key))
			resolve(f, w, js_get(fields, key));
	}
}

/* --- in a list --- */

void
same_row(struct arena *a, const struct form_spec *spec, json *fields,
    json *before)
{
	json *was, *is;
	char key[80];
	size_t i;

	for (i = 0; before != NULL && i < spec->fields.n; i++) {
		const struct field_spec *s = &spec->fields.v[i];

		/* What tells the rows apart is no row's as above. */
		if (s->required && s->kind != KIND_COMPANY)
			continue;
		snprintf(key, sizeof key, "%.*s",
		    (int)(s->name.len < 79 ? s->name.len : 79), s->name.p);
		is = js_get(fields, key);
		was = js_get(before, key);
		if (is == NULL || was == NULL ||
		    !same_above(a, js_str(is, "raw")))
			continue;
		was = js_copy(was);
		js_set_str(was, "same",
		    js_has(was, "same") ? js_str(was, "same")
					: js_str(was, "raw"));
		js_set_str(was, "raw", js_str(is, "raw"));
		js_set_str(was, "at", js_str(is, "at"));
		js_set(fields, key, was);
	}
}
