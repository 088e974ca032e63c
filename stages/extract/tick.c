/* SPDX-License-Identifier: ISC */
/* What the marks of a region come to: which options are chosen. */
#include "tick.h"

#include "fold.h"

static struct str
name_of(const struct tick_reading *x, const struct tick_token *t)
{
	struct str s;

	if (t->option >= 0)
		return x->options->v[t->option].name;
	s = fold_tidy(x->a, t->text, NULL);
	while (str_ends(s, S("；")) || str_ends(s, S("、")) ||
	       str_ends(s, S("。")) || str_ends(s, S("，")))
		s = str_slice(s, 0, s.len - 3);
	while (s.len > 0 && (s.p[s.len - 1] == '_' || s.p[s.len - 1] == ';' ||
				s.p[s.len - 1] == ' '))
		s = str_slice(s, 0, s.len - 1);
	return s;
}

static void
choose(
    const struct tick_reading *x, struct words *to, const struct tick_token *t)
{
	struct str s = name_of(x, t);

	if (s.len > 0 && !words_have(to, s))
		words_add(x->a, to, s);
}

static struct ticks
unclear(struct ticks out, const char *doubt)
{
	out.seen = out.unclear = true;
	out.doubt = doubt;
	out.ticked.n = 0;
	return out;
}

/* A number in the box against the numbers of the options. */
static struct ticks
by_number(struct tick_reading *x, struct ticks out)
{
	size_t i, k, found = 0;

	for (k = 0; k < x->numbers.n; k++)
		for (i = 0; i < x->tokens.n; i++)
			if (x->tokens.v[i].type == TICK_TEXT &&
			    x->tokens.v[i].number == x->numbers.v[k] &&
			    x->tokens.v[i].option >= 0) {
				choose(x, &out.ticked, &x->tokens.v[i]);
				found++;
				break;
			}
	if (found != x->numbers.n)
		return unclear(out, "tick-number");
	out.seen = true;
	return out;
}

/* □甲 乙 □丙: the box of one is lost, or it was the tick. */
static bool
lacks_box(const struct tick_reading *x)
{
	const struct tick_token *t, *o, *end = x->tokens.v + x->tokens.n;
	int boxed = 0, bare = 0;

	for (t = x->tokens.v; t < end; t++) {
		if (t->type != TICK_TEXT || t->option < 0 || t->struck)
			continue;
		for (o = x->tokens.v; o < end; o++)
			if (o->option == t->option && o->marked >= 0)
				break;
		boxed += t->marked >= 0;
		bare += o == end;
	}
	return boxed > 1 && bare == 1;
}

static struct ticks
by_marks(struct tick_reading *x, struct ticks out)
{
	const char *doubt = NULL;
	bool struck = false, on = false;
	size_t i;

	out.seen = true;
	if (!tick_sides(&x->tokens, &doubt))
		return unclear(out, doubt);
	for (i = 0; i < x->tokens.n; i++) {
		const struct tick_token *t = &x->tokens.v[i];

		if (t->type != TICK_TEXT)
			continue;
		struck |= t->struck && t->option >= 0;
		if (t->marked != MARK_ON &&
		    (t->marked >= 0 || t->option < 0 ||
			(t->style & DOC_TICKED) == 0))
			continue;
		if (t->struck)
			return unclear(out, "struck-and-ticked");
		on = true;
		choose(x, &out.ticked, t);
	}
	if (!on && struck)
		return unclear(out, "struck-or-ticked");
	if (!on && lacks_box(x))
		return unclear(out, "tick-lost");
	return out;
}

/*
 * No box, but some of the options underlined, bold or coloured, which is what
 * a form may ask for: chosen, for a person to confirm.
 */
static bool
by_style(struct tick_reading *x, struct ticks *out)
{
	static const unsigned styles[] = {
	    DOC_UNDERLINED, DOC_COLOURED, DOC_BOLD};
	size_t i, k, all, set;

	for (k = 0; k < sizeof styles / sizeof *styles; k++) {
		all = set = 0;
		for (i = 0; i < x->tokens.n; i++)
			if (x->tokens.v[i].option >= 0) {
				all++;
				set += (x->tokens.v[i].style & styles[k]) != 0;
			}
		if (set == 0 || set == all)
			continue;
		for (i = 0; i < x->tokens.n; i++)
			if (x->tokens.v[i].option >= 0 &&
			    (x->tokens.v[i].style & styles[k]) != 0)
				choose(x, &out->ticked, &x->tokens.v[i]);
		out->seen = true;
		out->doubt = "tick-style";
		return true;
	}
	return false;
}

/* 是 or 否 behind an option, or in the cell beside it; -1: neither. */
static int
says(struct tick_reading *x, size_t i)
{
	const struct tick_token *next = &x->tokens.v[i + 1];
	struct str key;

	if (i + 1 == x->tokens.n || next->type != TICK_TEXT ||
	    next->option >= 0 || next->gap != TICK_CELL)
		return tick_says(x->tokens.v[i].text);
	key = fold_key(x->a, next->text);
	return str_eq(key, S("是")) ? 1 : str_eq(key, S("否")) ? 0 : -1;
}

/* 甲：否 乙：是: what is said behind every option; false: nothing is. */
static bool
by_words(struct tick_reading *x, struct ticks *out)
{
	size_t i, all = 0, said = 0;

	for (i = 0; i < x->tokens.n; i++) {
		const struct tick_token *t = &x->tokens.v[i];

		if (t->option < 0)
			continue;
		all++;
		said += says(x, i) >= 0;
		if (says(x, i) == 1 && !t->struck)
			choose(x, &out->ticked, t);
	}
	if (said < all)
		*out = unclear(*out, "no-marks");
	return out->seen = said > 0 && all > 1;
}

/* No box at all: what isn't meant was struck out or deleted. */
static struct ticks
by_what_is_left(struct tick_reading *x, struct ticks out)
{
	struct ticks said = out;
	size_t i, all = 0, struck = 0;

	if (by_words(x, &said))
		return said;
	for (i = 0; i < x->tokens.n; i++) {
		const struct tick_token *t = &x->tokens.v[i];

		if (t->type != TICK_TEXT || t->option < 0)
			continue;
		all++;
		struck += t->struck;
		if (!t->struck)
			choose(x, &out.ticked, t);
	}
	if (all == 0)
		return out;
	if (struck == 0 && all > 1) {
		out.ticked.n = 0;
		if (by_style(x, &out))
			return out;
		for (i = 0; i < x->tokens.n; i++)
			if (x->tokens.v[i].option >= 0)
				choose(x, &out.ticked, &x->tokens.v[i]);
	}
	out.seen = true;
	if (struck == 0 && out.ticked.n > 1 && out.ticked.n == x->options->n)
		return unclear(out, "no-marks");
	return out;
}

struct ticks
tick_legend(struct arena *a, const struct options *o,
    const struct doc_cell *legend, int number)
{
	struct tick_reading x = {.a = a, .options = o};
	struct ticks out = {0};
	size_t i;

	tick_lex(&x, legend);
	out.seen = out.numbered = true;
	for (i = 0; i < x.tokens.n; i++) {
		const struct tick_token *t = &x.tokens.v[i];

		if (t->type != TICK_TEXT || t->option < 0)
			continue;
		choose(&x, &out.options, t);
		if (t->number == number)
			choose(&x, &out.ticked, t);
	}
	if (out.ticked.n != 1)
		return unclear(out, "tick-number");
	return out;
}

struct ticks
tick_read(
    struct arena *a, const struct options *o, const struct doc_cell *region)
{
	struct tick_reading x = {.a = a, .options = o};
	struct ticks out = {0};
	bool marks = false, numbered = false;
	size_t i;

	tick_lex(&x, region);
	for (i = 0; i < x.tokens.n; i++) {
		const struct tick_token *t = &x.tokens.v[i];

		marks |= t->type == TICK_MARK;
		numbered |= t->number > 0;
		if (t->type == TICK_TEXT && t->option >= 0)
			choose(&x, &out.options, t);
	}
	out.numbered = numbered;
	if (x.numbers.n > 0 && numbered)
		return by_number(&x, out);
	if (x.numbers.n > 0 && !marks && out.options.n == 0 && o != NULL &&
	    x.tokens.n == 0)
		return unclear(out, "tick-number");
	return marks ? by_marks(&x, out) : by_what_is_left(&x, out);
}
