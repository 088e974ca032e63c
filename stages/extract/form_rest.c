/* SPDX-License-Identifier: ISC */
/* The rest of a long answer that was broken off at the end of a page. */
#include "form_seat.h"

#define REST_BYTES_MIN 60 /* 20 characters: less is a note or a signature */
#define REST_BYTES_MAX 65536 /* each part copies those before it */
#define REST_BLOCKS_MAX 4 /* （接上页） and blank lines between two tables */

void
rest_add(struct walk *w, struct found *to, const struct doc_cell *c)
{
	struct doc_cell flat = form_flatten(w->f->a, c);
	struct answer more = answer_read(w->f->a, w->f->schema, KIND_LONGTEXT,
	    &flat, 0, flat.text.len);
	size_t i;

	if (more.raw.len == 0)
		return;
	if (to->answer.raw.len + more.raw.len > REST_BYTES_MAX) {
		answer_doubt(&to->answer, "cut");
		return;
	}
	to->answer.raw = str_printf(w->f->a, "%.*s%s%.*s",
	    STR_ARG(to->answer.raw),
	    str_ends(to->answer.raw, S("。")) ? "\n" : "", STR_ARG(more.raw));
	for (i = 0; i < more.ndoubt; i++)
		answer_doubt(&to->answer, more.doubt[i]);
}

struct found *
rest_of(struct walk *w, const struct seat *s)
{
	size_t i = w->f->found.n;

	if (w->f->spec->fields.v[s->label].kind != KIND_LONGTEXT ||
	    !(str_has(s->cell->text, S("续）")) ||
		str_has(s->cell->text, S("续)")) ||
		str_has(s->cell->text, S("接上"))))
		return NULL;
	while (i-- > 0)
		if (w->f->found.v[i].field == s->label &&
		    w->f->found.v[i].answer.raw.len > 0)
			return &w->f->found.v[i];
	return NULL;
}

/* Does no label of a table stand below a row, above another? */
static bool
nothing_since(const struct doc_table *t, int row, int end)
{
	size_t i;

	for (i = 0; i < t->cells.n; i++)
		if (t->cells.v[i].col == 0 && t->cells.v[i].row > row &&
		    t->cells.v[i].row < end &&
		    str_trim(t->cells.v[i].text).len > 0)
			return false;
	return true;
}

void
rest_unlabelled(struct walk *w, int row, size_t before)
{
	struct seat *s = seat_start(w, row, 0), *r;
	struct found *last;
	bool here;

	if (w->f->found.n == 0 || s == NULL || !s->empty || s->dead ||
	    (r = seat_at(w, row, s->cell->cols)) == NULL || r->answered ||
	    r->cell->row != row || r->cell->text.len < REST_BYTES_MIN ||
	    seat_is_label(r) || r->cell->col + r->cell->cols < w->t->cols)
		return;
	last = &w->f->found.v[w->f->found.n - 1];
	here = last->table == w->t;
	if (last->table == NULL || last->answer.raw.len == 0 ||
	    w->f->spec->fields.v[last->field].kind != KIND_LONGTEXT ||
	    (!here && (w->f->found.n != before ||
			  last->block + REST_BLOCKS_MAX < w->block)) ||
	    !nothing_since(
		last->table, last->row, here ? row : last->table->rows))
		return;
	rest_add(w, last, r->cell);
	r->answered = true;
}
