/* SPDX-License-Identifier: ISC */
/* Which of the cells beside a label are its answer. */
#include "form_seat.h"

#include "fold.h"

#define LISTED_BYTES_MAX 600 /* 200 characters: more is a text */

/* Nothing but what the form itself prints there. */
static bool
only_prompts(struct walk *w, const struct seat *s)
{
	return str_trim(s->cell->text).len > 0 && s->cell->nested.n == 0 &&
	       answer_read(w->f->a, w->f->schema, KIND_TEXT, s->cell, 0,
		   s->cell->text.len)
		       .raw.len == 0;
}

/* 案例概述, two rows high, beside instructions over the answer. */
const struct seat *
seat_below_prompt(struct walk *w, const struct seat *s, const struct seat *is)
{
	struct seat *d;
	int row = is->cell->row + is->cell->rows;

	if (row >= s->cell->row + s->cell->rows || !only_prompts(w, is))
		return is;
	d = seat_at(w, row, is->cell->col);
	return d != NULL && !d->empty && !seat_is_label(d) ? d : is;
}

/* 案例简介, two rows high, beside an answer in two: the rows below the first. */
void
seats_rest(struct walk *w, const struct seat *s, const struct seat *is,
    struct doc_cell *to)
{
	struct seat *v[REGION_CELLS_MAX];
	int row = is->cell->row + is->cell->rows;
	size_t n;

	for (; row < s->cell->row + s->cell->rows; row++) {
		n = seats_right(w, row, is->cell->col, KIND_LONGTEXT, v,
		    REGION_CELLS_MAX);
		if (n == 0)
			return;
		if (v[0]->cell->row == row && !v[0]->answered)
			seats_join(w, to, v, n, '\t', '\n');
	}
}

/* What can't be part of a period, nor what follows it: 项目责任人 | 某人. */
size_t
seats_pieces(enum field_kind k, struct seat **v, size_t n)
{
	size_t i;
	ptrdiff_t j;

	for (i = 1; k == KIND_PERIOD && i < n; i++) {
		struct str s = str_trim(v[i]->cell->text);

		for (j = 0; j < s.len; j++)
			if (s.p[j] >= '0' && s.p[j] <= '9')
				break;
		if (j == s.len && utf8_count(s) > 3)
			return i;
	}
	return n;
}

/* What is written with a number, and tells no other thing apart. */
static bool
goes_with_figures(uint32_t r)
{
	static const char *const words = "年月日万亿元人民币约余名千百美个";
	struct str s = str_c(words);

	while (s.len > 0)
		if (utf8_next(&s) == r)
			return true;
	return false;
}

static bool
is_figure(struct str key)
{
	int digits = 0, others = 0;
	uint32_t r;

	while (key.len > 0) {
		r = utf8_next(&key);
		digits += r >= '0' && r <= '9';
		others += fold_is_han(r) && !goes_with_figures(r);
	}
	return digits > 0 && others < 2;
}

/*
 * Figures of which the label asks for one, and several stand beside it: which
 * is meant, nobody can say here.
 */
bool
seat_has_rivals(
    struct walk *w, const struct seat *is, struct seat **v, size_t n)
{
	struct str key, mine = fold_key(w->f->a, is->cell->text);
	size_t i;

	for (i = 0; i < n; i++) {
		key = fold_key(w->f->a, v[i]->cell->text);
		if (v[i] == is || v[i]->dead || key.len == 0 ||
		    str_eq(key, mine) ||
		    label_unit(w->f->a, v[i]->cell->text).len > 0)
			continue;
		/* 其中安全人员 | 6: what follows belongs to those words. */
		return is_figure(key);
	}
	return false;
}

bool
form_has_rivals(enum field_kind k, struct str rest)
{
	struct str line;
	ptrdiff_t i;

	while ((k == KIND_MONEY || k == KIND_NUMBER) && rest.p != NULL) {
		line = str_trim(str_cut(&rest, S("\n")));
		for (i = 0; i < line.len; i++)
			if (strchr("0123456789.,", line.p[i]) == NULL)
				break;
		if (line.len > 0 && i == line.len)
			return true;
	}
	return false;
}

/* --- sections in one cell --- */

#define SECTIONS_BARE 3 /* lines without a number that make sections */

struct sections {
	struct walk *w;
	const struct seat *s;
	struct doc_cell flat;
	enum standing standing;
	int field;	    /* of the section in work; -1: none yet */
	struct str heading; /* its line */
	ptrdiff_t from;
	size_t n;
};

/* Does a line head another section than the one in work? */
static bool
heads_section(struct sections *x, struct str line, int *field)
{
	*field = line.len <= HEADING_BYTES_MAX * 2
		     ? form_long_label(x->w->f, line)
		     : -1;
	return *field >= 0 && *field != x->field &&
	       (x->field < 0 ||
		   !form_is_within(x->w->f, x->heading, x->field, line));
}

static void
end_section(struct sections *x, ptrdiff_t to, bool take)
{
	struct found *is;

	if (x->field < 0)
		return;
	x->n++;
	if (!take)
		return;
	is = form_found(x->w, x->s, x->field, x->s->cell);
	is->standing = x->standing;
	form_answer(x->w->f, is, &x->flat, x->from < to ? x->from : to, to);
}

/* How many there are; a cell that begins otherwise has none. */
static size_t
sections(struct sections x, bool take)
{
	struct str text = x.flat.text, line;
	ptrdiff_t at, end;
	int field;

	x.field = -1;
	for (at = 0; at < text.len; at = end + 1) {
		end = str_find(str_slice(text, at, text.len), S("\n"));
		end = end < 0 ? text.len : at + end;
		line = str_slice(text, at, end);
		if (heads_section(&x, line, &field)) {
			end_section(&x, at, take);
			x.field = field;
			x.heading = line;
			x.from = end + 1;
		} else if (x.field < 0 && str_trim(line).len > 0) {
			return 0;
		}
	}
	end_section(&x, text.len, take);
	return form_is_beside(x.heading, x.heading) || x.n >= SECTIONS_BARE
		   ? x.n
		   : 0;
}

bool
seat_sections(struct walk *w, const struct seat *s, enum standing standing)
{
	struct sections x = {.w = w, .s = s, .standing = standing,
	    .flat = form_flatten(w->f->a, s->cell)};

	return sections(x, false) > 1 && sections(x, true) > 1;
}

/*
 * 单位概况 | 成立时间：…；注册资本：…, 案例内容 | 一、背景 … 二、方案 …: what a
 * box for long text lists.
 */
void
seat_listed(struct walk *w, const struct seat *is)
{
	struct words headings = {0};
	struct label_hits hits = {0};
	struct str text = is->cell->text;

	if (seat_sections(w, is, STAND_PART))
		return;
	if (text.len > LISTED_BYTES_MAX || str_has(text, S("。")))
		return;
	seat_headings(w, is->cell, &headings);
	label_scan(w->f->a, w->f->spec, &headings, is->cell, false, &hits);
	if (hits.n > 1 && str_trim(str_slice(text, 0, hits.v[0].at)).len == 0)
		form_inline(w->f, is->cell, w->block, w->t, &headings, false,
		    STAND_PART);
}
