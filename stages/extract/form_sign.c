/* SPDX-License-Identifier: ISC */
/*
 * 推荐单位意见 | 同意推荐。 某市工业和信息化局（盖章）: the office that signs its
 * opinion, where no box asks for its name.
 */
#include "form_seat.h"

#include "fold.h"

/* The field whose office signs in the box of a label, or -1. */
static int
signer_of(const struct form *f, struct str key)
{
	size_t i;

	for (i = 0; key.len > 0 && i < f->spec->fields.n; i++)
		if (words_have(&f->spec->fields.v[i].signs, key))
			return (int)i;
	return -1;
}

/* The one line of a cell that is an office's name and no more. */
static bool
find_line(struct form *f, int field, const struct doc_cell *c,
    ptrdiff_t *from, ptrdiff_t *to)
{
	struct str rest = c->text, line;
	struct answer answer;
	int office, found = -1;
	ptrdiff_t at;

	while (rest.p != NULL) {
		at = c->text.len - rest.len;
		line = str_cut(&rest, S("\n"));
		if (line.len == 0 || line.len > HEADING_BYTES_MAX)
			continue;
		answer = answer_read(f->a, f->schema,
		    f->spec->fields.v[field].kind, c, at, at + line.len);
		office = form_office(f->schema, fold_key(f->a, answer.raw));
		if (office < 0)
			continue;
		if (found >= 0 && office != found)
			return false;
		found = office;
		*from = at;
		*to = at + line.len;
	}
	return found >= 0;
}

void
form_signed(struct walk *w, const struct seat *s)
{
	int field = signer_of(w->f, s->key);
	const struct doc_cell *c = s->cell;
	struct seat *at[2];
	ptrdiff_t from, to;
	struct found *is;
	int i;

	if (field < 0)
		return;
	at[0] = seat_at(w, c->row, c->col + c->cols);
	at[1] = seat_at(w, c->row + c->rows, c->col);
	for (i = 0; i < 2; i++) {
		if (at[i] == NULL || seat_is_label(at[i]) ||
		    !find_line(w->f, field, at[i]->cell, &from, &to))
			continue;
		is = form_found(w, s, field, at[i]->cell);
		is->standing = STAND_PART;
		form_answer(w->f, is, at[i]->cell, from, to);
		return;
	}
}
