/* SPDX-License-Identifier: ISC */
/*
 * 联系人：…，联系电话：… in a notice or a letter in front of the form: that is
 * who wrote it.  The form's own stands in the form.
 */
#include "form.h"

#include "fold.h"

/* The form's own title, above the table that asks for what it must have. */
static size_t
own_title(const struct form *f)
{
	const struct doc *d = f->doc;
	size_t i, title = 0, table = d->blocks.n;
	struct str key, word;

	for (i = 0; i < f->found.n; i++)
		if (f->found.v[i].table != NULL &&
		    f->spec->fields.v[f->found.v[i].field].required &&
		    f->found.v[i].block < table)
			table = f->found.v[i].block;
	for (i = 0; table < d->blocks.n && i < table; i++) {
		if (d->blocks.v[i].table != NULL ||
		    d->blocks.v[i].para.text.len > TITLE_BYTES)
			continue;
		key = fold_key(f->a, d->blocks.v[i].para.text);
		word = words_within(&f->schema->form_titles, key);
		if (word.len > 0 && str_ends(key, word))
			title = i;
	}
	return title;
}

/* The person whom a field is about, a field that others are `of`; or -1. */
static int
person_of(const struct form *f, int field)
{
	const struct field_spec *v = f->spec->fields.v;
	size_t i;

	if (v[field].of != NULL)
		return schema_field(f->spec, str_c(v[field].of));
	for (i = 0; i < f->spec->fields.n; i++)
		if (v[i].of != NULL && str_eq(v[field].name, str_c(v[i].of)))
			return field;
	return -1;
}

/* Is a person asked for below a block, and answered? */
static bool
asked_below(const struct form *f, int field, size_t block)
{
	size_t i;

	for (i = 0; i < f->found.n; i++)
		if (f->found.v[i].field == field && f->found.v[i].block > block &&
		    f->found.v[i].answer.raw.len > 0)
			return true;
	return false;
}

void
form_drop_letter(struct form *f)
{
	size_t i, n = 0, title = own_title(f);

	for (i = 0; i < f->found.n; i++) {
		const struct found *w = &f->found.v[i];
		int person = person_of(f, w->field);

		if (w->block >= title || w->table != NULL || person < 0 ||
		    !asked_below(f, person, title))
			f->found.v[n++] = *w;
	}
	f->found.n = n;
}
