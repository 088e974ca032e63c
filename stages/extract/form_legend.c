/* SPDX-License-Identifier: ISC */
/* 申报方向：（ 3 ）, where what 3 means stands elsewhere in the form. */
#include "form.h"

#include "fold.h"

#define LEGEND_BYTES_MAX 3000 /* all options with their numbers */

/* （ 3 ）, 03, C: a number and nothing else; 0: it is more than that. */
static int
number_of(struct arena *a, struct str s)
{
	struct str key = fold_key(a, s);
	ptrdiff_t i;
	int n = 0;

	if (key.len > 2)
		return 0;
	if (key.len == 1 && key.p[0] >= 'a' && key.p[0] <= 'i')
		return key.p[0] - 'a' + 1;
	for (i = 0; i < key.len && key.p[i] >= '0' && key.p[i] <= '9'; i++)
		n = n * 10 + key.p[i] - '0';
	return i == key.len ? n : 0;
}

/* Does a text say what the numbers of options mean? */
static bool
is_legend(struct form *f, const struct options *o, const struct doc_cell *c)
{
	struct ticks t;

	if (c->text.len < 20 || c->text.len > LEGEND_BYTES_MAX ||
	    tick_has_boxes(c->text))
		return false;
	t = tick_read(f->a, o, c);
	return t.options.n > 1 && t.numbered;
}

static const struct doc_cell *
legend_of(struct form *f, const struct options *o)
{
	const struct doc_block *b;
	size_t i, k;

	for (i = 0; i < f->doc->blocks.n; i++) {
		b = &f->doc->blocks.v[i];
		if (b->table == NULL && is_legend(f, o, &b->para))
			return &b->para;
		for (k = 0; b->table != NULL && k < b->table->cells.n; k++)
			if (is_legend(f, o, &b->table->cells.v[k]))
				return &b->table->cells.v[k];
	}
	return NULL;
}

bool
form_by_legend(struct form *f, struct found *w, const struct options *o,
    const struct doc_cell *part)
{
	int n = o != NULL ? number_of(f->a, part->text) : 0;
	const struct doc_cell *legend = n > 0 ? legend_of(f, o) : NULL;

	if (legend == NULL)
		return false;
	w->ticks = tick_legend(f->a, o, legend, n);
	return true;
}
