/* SPDX-License-Identifier: ISC */
/* One document can hold several forms: where each of them ends. */
#include "form.h"

#include "fold.h"

int
form_score(const struct form *f)
{
	int n = 0;
	size_t i, k;

	for (i = 0; i < f->spec->fields.n; i++)
		for (k = 0; k < f->found.n; k++)
			if (f->found.v[k].field == (int)i &&
			    f->found.v[k].standing != STAND_PART) {
				n++;
				break;
			}
	return n;
}

bool
form_has(const struct form *f, const char *name)
{
	int field = schema_field(f->spec, str_c(name));
	size_t k;

	for (k = 0; k < f->found.n; k++)
		if (f->found.v[k].field == field)
			return true;
	return false;
}

/* Does the table at a block begin another form: most of it asked before? */
static bool
begins_again(const struct form *f, size_t from, size_t block)
{
	int all = 0, again = 0;
	size_t i, k;

	for (i = 0; i < f->found.n; i++) {
		const struct found *w = &f->found.v[i];

		if (w->block != block || w->standing < STAND_INLINE)
			continue;
		all++;
		for (k = 0; k < i; k++)
			if (f->found.v[k].field == w->field &&
			    f->found.v[k].block >= from &&
			    f->found.v[k].block < block &&
			    f->found.v[k].standing >= STAND_INLINE)
				break;
		again += k < i;
	}
	return again >= 6 && again * 10 >= all * 6;
}

/* A form's title in a paragraph, or in two: 典型案例 over 申 报 表. */
static bool
is_title(const struct form *f, size_t i, size_t end)
{
	const struct doc_block *b = &f->doc->blocks.v[i];
	struct str key = fold_key(f->a, b->para.text), next = S("");

	if (b->table != NULL || b->para.text.len == 0 || b->para.text.len >= 200)
		return false;
	if (i + 1 < end && b[1].table == NULL && b[1].para.text.len < 200)
		next = fold_key(f->a, b[1].para.text);
	return words_within(&f->schema->form_titles, key).len > 0 ||
	       (next.len > 0 &&
		   words_within(&f->schema->form_titles,
		       str_printf(f->a, "%.*s%.*s", STR_ARG(key),
			   STR_ARG(next))).len > 0);
}

/* Back to the cover of the form whose table stands at a block. */
static size_t
cover_of(const struct form *f, size_t after, size_t block)
{
	size_t i, first = after;

	for (i = after; i < block; i++) {
		if (f->doc->blocks.v[i].table != NULL)
			first = i;
		else if (is_title(f, i, block))
			return i;
	}
	return first > after ? first : after;
}

static void
part(struct form *f, struct form *to, size_t from, size_t end)
{
	size_t i;

	*to = *f;
	to->from = from;
	to->to = end;
	to->found.v = NULL;
	to->found.n = to->found.cap = 0;
	to->strangers.v = NULL;
	to->strangers.n = to->strangers.cap = 0;
	for (i = 0; i < f->found.n; i++)
		if (f->found.v[i].block >= from && f->found.v[i].block < end)
			*ARENA_PUSH(f->a, &to->found) = f->found.v[i];
	for (i = 0; i < f->strangers.n; i++)
		if (f->strangers.v[i].block >= from &&
		    f->strangers.v[i].block < end)
			*ARENA_PUSH(f->a, &to->strangers) = f->strangers.v[i];
}

struct forms
form_split(struct form *f)
{
	struct forms out = {0};
	size_t i, from = 0, last = 0, start;

	for (i = 0; i < f->doc->blocks.n; i++) {
		if (f->doc->blocks.v[i].table == NULL)
			continue;
		if (begins_again(f, from, i)) {
			start = cover_of(f, last + 1, i);
			part(f, ARENA_PUSH(f->a, &out), from, start);
			from = start;
		}
		last = i;
	}
	part(f, ARENA_PUSH(f->a, &out), from, f->doc->blocks.n);
	return out;
}
