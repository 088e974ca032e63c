/* SPDX-License-Identifier: ISC */
/* Labels that the pack doesn't know, where a label should be: drift. */
#include "form_seat.h"

#include "fold.h"

/*
 * 知识产权 over its rows of 名称 | 编号 | 日期: things of three parts or five,
 * where a question has its answer beside it.
 */
static bool
is_record(struct walk *w, const struct seat *s)
{
	struct seat *o, *heading = NULL;
	int col, n = 0;

	for (col = 0; col < w->t->cols; col = o->cell->col + o->cell->cols) {
		o = seat_at(w, s->cell->row, col);
		if (o == NULL || (seat_is_label(o) && o->cell->rows == 1))
			return false;
		if (n == 0 && o->cell->rows > 1)
			heading = o;
		else
			n++;
	}
	return heading != NULL && n % 2 == 1 && n > 1;
}

/* Could it ask for something? */
static bool
asks(struct walk *w, const struct seat *s)
{
	return !s->empty && !s->answered && !s->joined && !s->told &&
	       !s->dead && !s->banner && !seat_is_label(s) && s->key.len > 0 &&
	       s->key.len <= 36 && s->cell->rows == 1 &&
	       label_unit(w->f->a, s->cell->text).len == 0 &&
	       !tick_has_boxes(s->cell->text) && !is_record(w, s) &&
	       !words_have(&w->f->schema->heads, s->key);
}

/* Could the cell at its right answer it? */
static bool
answers(const struct seat *s, const struct seat *right)
{
	return right != NULL && !seat_is_label(right) && !right->answered &&
	       !right->told && right->cell->row == s->cell->row;
}

/* At least two characters, and half of all, are Chinese. */
static bool
is_chinese(struct str text)
{
	ptrdiff_t han = 0, all = 0;

	while (text.len > 0) {
		uint32_t c = utf8_next(&text);

		all += c > ' ';
		han += fold_is_han(c);
	}
	return han >= 2 && han * 2 >= all;
}

void
form_stranger(struct walk *w, const struct seat *s)
{
	struct seat *r = seat_at(w, s->cell->row, s->cell->col + s->cell->cols),
		    *left = s->cell->col > 0
				? seat_at(w, s->cell->row, s->cell->col - 1)
				: NULL;
	struct stranger *to;

	if (!asks(w, s) || !answers(s, r) || !is_chinese(s->cell->text))
		return;
	/* 负责人 | 张三: whoever it is, it is his name. */
	if (seat_is_label(left) && left->cell->rows == 1)
		return;
	to = ARENA_PUSH(w->f->a, &w->f->strangers);
	to->text = fold_line(w->f->a, s->cell->text, true, NULL);
	to->at =
	    doc_place(w->f->a, &w->f->doc->blocks.v[w->block], w->t, s->cell);
	to->block = w->block;
	to->filled = !r->empty;
	r->answered = true;
}
