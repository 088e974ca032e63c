/* SPDX-License-Identifier: ISC */
/* What stands in a region: marks, texts, options with their numbers. */
#include "tick.h"

#include "fold.h"

/* One character that counts. */
struct glyph {
	uint32_t r; /* folded: ASCII for full-width, lower case */
	uint32_t typed;
	ptrdiff_t at, end;
	enum tick_gap gap;
	bool struck;
	unsigned style; /* of enum doc_style */
};

struct lexer {
	struct tick_reading *to;
	struct str text;
	struct glyph *v;
	size_t n;
	bool letters; /* R and £: a symbol font was lost */
	bool boxed;   /* numbers stand in front of boxes */
	int line;
};

static unsigned
style_at(const struct doc_cell *c, ptrdiff_t at)
{
	unsigned style = 0;
	size_t i;

	for (i = 0; i < c->spans.n; i++)
		if (at >= c->spans.v[i].from && at < c->spans.v[i].to)
			style |= c->spans.v[i].style;
	return style;
}

static uint32_t
folded(uint32_t r)
{
	if (r >= 0xff01 && r <= 0xff5e)
		r -= 0xfee0;
	if (r >= 'A' && r <= 'Z')
		r += 'a' - 'A';
	return r;
}

static bool
is_space(uint32_t r)
{
	return r <= ' ' || r == 0xa0 || r == 0x3000 ||
	       (r >= 0x2000 && r <= 0x200a) || r == '_' || r == 0xff3f;
}

static enum tick_gap
wider(enum tick_gap g, uint32_t r)
{
	enum tick_gap n = r == '\n'			   ? TICK_LINE
			  : r == '\t'			   ? TICK_CELL
			  : r == 0x3000 || g >= TICK_BLANK ? TICK_FAR
							   : TICK_BLANK;

	return n > g ? n : g;
}

static void
glyphs(struct lexer *x, const struct doc_cell *c)
{
	struct str rest = c->text;
	enum tick_gap gap = TICK_LINE;
	uint32_t r;

	x->v = arena_array(x->to->a, (size_t)rest.len + 1, sizeof *x->v);
	while (rest.len > 0) {
		ptrdiff_t at = c->text.len - rest.len;

		r = utf8_next(&rest);
		if (fold_is_invisible(r))
			continue;
		if (is_space(r)) {
			gap = wider(gap, r);
			continue;
		}
		x->v[x->n++] = (struct glyph){folded(r), r, at,
		    c->text.len - rest.len, gap, false, style_at(c, at)};
		x->v[x->n - 1].struck =
		    (x->v[x->n - 1].style & DOC_STRUCK) != 0;
		gap = TICK_NEAR;
		if (r == 0xa3 || r == 0xa8)
			x->letters = true;
	}
}

/* --- what stands at a place --- */

/* Glyphs that a name covers at i; 0 when it doesn't stand there. */
static size_t
name_at(const struct lexer *x, size_t i, struct str name)
{
	size_t from = i;

	while (name.len > 0) {
		uint32_t r = utf8_next(&name);

		if (is_space(r))
			continue;
		if (i >= x->n || x->v[i].r != folded(r) ||
		    (i > from && x->v[i].gap >= TICK_CELL))
			return 0;
		i++;
	}
	return i - from;
}

/* The longest name of an option at i. */
static size_t
option_at(const struct lexer *x, size_t i, int *option)
{
	size_t o, k, n, best = 0;

	for (o = 0; x->to->options != NULL && o < x->to->options->n; o++)
		for (k = 0; k < x->to->options->v[o].names.n; k++) {
			n = name_at(x, i, x->to->options->v[o].names.v[k]);
			if (n > best) {
				best = n;
				*option = (int)o;
			}
		}
	return best;
}

/* A number at i: 3, ③, 三, 12, 十二.  Glyphs taken; 0: none. */
static size_t
number_at(const struct lexer *x, size_t i, int *number)
{
	uint32_t next =
	    i + 1 < x->n && x->v[i + 1].gap == TICK_NEAR ? x->v[i + 1].r : 0;
	uint32_t r = x->v[i].r;

	if ((*number = tick_digit_of(r)) == 0)
		return 0;
	if (r >= '1' && r <= '9' && next >= '0' && next <= '9') {
		*number = *number * 10 + (int)(next - '0');
		return 2;
	}
	if (r == 0x5341 && fold_is_han(next) && tick_digit_of(next) > 0 &&
	    tick_digit_of(next) < 10) {
		*number += tick_digit_of(next);
		return 2;
	}
	return 1;
}

static uint32_t
closing(uint32_t r)
{
	switch (r) {
	case '(':
		return ')';
	case '[':
		return ']';
	case 0x3010:
		return 0x3011;
	case 0x3014:
		return 0x3015;
	}
	return 0;
}

static struct tick_token *
token(struct lexer *x, enum tick_token_type type, size_t i)
{
	struct tick_token *t = ARENA_PUSH(x->to->a, &x->to->tokens);

	if (x->v[i].gap == TICK_LINE && x->to->tokens.n > 1)
		x->line++;
	t->type = type;
	t->gap = x->v[i].gap;
	t->line = x->line;
	t->option = -1;
	t->marked = -1;
	return t;
}

/* Two marks on one spot are one: a tick typed over or beside its box. */
static void
put_mark(struct lexer *x, size_t i, enum mark m)
{
	struct tick_token *last =
	    x->to->tokens.n > 0 ? &x->to->tokens.v[x->to->tokens.n - 1] : NULL;
	enum tick_gap most =
	    m != MARK_OFF && last != NULL && last->mark == MARK_OFF ? TICK_BLANK
								    : TICK_NEAR;

	if (last != NULL && last->type == TICK_MARK && x->v[i].gap <= most) {
		if (m != MARK_OFF)
			last->mark = m;
		return;
	}
	token(x, TICK_MARK, i)->mark = m;
}

/* （C）: the letter of an option, and nothing else. */
static bool
is_only_in(const struct lexer *x, size_t i, size_t j, uint32_t close)
{
	return j == i + 1 && j + 1 < x->n && x->v[j + 1].r == close;
}

/*
 * （√） [ ] 【3】: a bracket that holds a mark, nothing, or numbers.  The
 * glyphs it takes, 0 when it holds something else.
 */
static size_t
bracket_at(struct lexer *x, size_t i)
{
	uint32_t close = closing(x->v[i].r);
	int m = -1, was = (int)x->to->numbers.n, number;
	size_t j, n;

	if (close == 0)
		return 0;
	for (j = i + 1; j < x->n && j < i + 14 && x->v[j].r != close; j++) {
		uint32_t r = x->v[j].r;
		int k = tick_mark_of(x->v[j].typed);

		if (k >= 0)
			m = m == MARK_ON ? m : k;
		else if (r == 'x' || r == 'v')
			m = MARK_ON;
		else if ((n = number_at(x, j, &number)) > 0 &&
			 (!(r >= 'a' && r <= 'i') ||
			     is_only_in(x, i, j, close))) {
			*ARENA_PUSH(x->to->a, &x->to->numbers) = number;
			j += n - 1;
		} else if (r != 0x3001 && r != ',' && r != ';' && r != '.')
			break;
	}
	if (j >= x->n || x->v[j].r != close ||
	    (m >= 0 && (int)x->to->numbers.n > was)) {
		x->to->numbers.n = (size_t)was;
		return 0;
	}
	if (m < 0 && (int)x->to->numbers.n == was) {
		if (j == i + 1 && x->v[i].r == '[' && x->v[j].gap == TICK_NEAR)
			return 0;
		m = MARK_OFF;
	}
	if (m >= 0)
		put_mark(x, i, (enum mark)m);
	return j - i + 1;
}

/* 3. 3- 3— 3、 3) 3: */
static bool
ends_number(uint32_t r)
{
	return r == '.' || r == '-' || r == 0x2014 || r == 0x3001 || r == ')' ||
	       r == ':';
}

/* "3." "(3)" "③" and something behind it in the line: glyphs taken. */
static size_t
numeral_at(const struct lexer *x, size_t i, int *number)
{
	bool open = closing(x->v[i].r) != 0;
	size_t j = i + (open ? 1 : 0), digits;

	if (j >= x->n || (digits = number_at(x, j, number)) == 0)
		return 0;
	j += digits;
	if (open && j < x->n && x->v[j].r == closing(x->v[i].r))
		j++;
	else if (!open && j < x->n && ends_number(x->v[j].r))
		j++;
	if (j >= x->n || x->v[j].gap == TICK_LINE)
		return 0;
	if (x->v[j].gap >= TICK_FAR && x->v[i].r < 0x100 && j == i + digits)
		return 0;
	return j - i;
}

/* One that numbers the option behind it. */
static size_t
numbering_at(const struct lexer *x, size_t i, int *number)
{
	size_t n = numeral_at(x, i, number);
	int option;

	return n > 0 && option_at(x, i + n, &option) > 0 ? n : 0;
}

/* Has an option been named? */
static bool
named_any(const struct lexer *x)
{
	size_t i;

	for (i = 0; i < x->to->tokens.n; i++)
		if (x->to->tokens.v[i].option >= 0)
			return true;
	return false;
}

/*
 * 1□ 甲  2☑ 乙: the number of an option, in front of its box.  Only where the
 * first has one: else 甲 1□  乙 2☑ would part its boxes from their options.
 */
static size_t
number_before_box(struct lexer *x, size_t i)
{
	int number, option;
	size_t n = numeral_at(x, i, &number), j = i + n;

	if (n == 0 || (i > 0 && x->v[i].gap == TICK_NEAR &&
			  x->v[i - 1].r != ':') ||
	    x->v[j].gap > TICK_BLANK || tick_mark_of(x->v[j].typed) < 0 ||
	    j + 1 >= x->n || option_at(x, j + 1, &option) == 0 ||
	    (!x->boxed && named_any(x)))
		return 0;
	x->boxed = true;
	x->v[j].gap = x->v[i].gap;
	return n;
}

/* B on a line of its own. */
static bool
is_line(const struct lexer *x, size_t i)
{
	return (i == 0 || x->v[i].gap == TICK_LINE) &&
	       (i + 1 == x->n || x->v[i + 1].gap == TICK_LINE);
}

/* 选择：D at the end of a line. */
static bool
is_told(const struct lexer *x, size_t i)
{
	return i > 0 && x->v[i - 1].r == ':' &&
	       (i + 1 == x->n || x->v[i + 1].gap == TICK_LINE);
}

/* A lone number, written where one is asked for: glyphs taken. */
static size_t
lone_number(struct lexer *x, size_t i)
{
	int n;
	size_t digits = number_at(x, i, &n), j = i + digits;
	bool alone =
	    digits > 0 &&
	    (!(x->v[i].r >= 'a' && x->v[i].r <= 'i') || is_line(x, i) ||
		is_told(x, i)) &&
	    (j == x->n || x->v[j].gap != TICK_NEAR || closing(x->v[j].r) != 0 ||
		x->v[j].r == 0x3001 || x->v[j].r == ',') &&
	    (x->v[i].gap != TICK_NEAR || x->v[i - 1].r == ':' ||
		x->v[i - 1].r == 0x3001 || x->v[i - 1].r == ',');

	if (!alone)
		return 0;
	*ARENA_PUSH(x->to->a, &x->to->numbers) = n;
	/* A column of numbers: what follows begins the line. */
	if (j < x->n && x->v[j].gap < x->v[i].gap)
		x->v[j].gap = x->v[i].gap;
	return digits;
}

/* An R for ☑ where £ or ¨ stands for □; 口 for □ before an option. */
static int
letter_mark(const struct lexer *x, size_t i)
{
	int option;

	if (x->letters && x->v[i].typed == 'R' && i + 1 < x->n &&
	    fold_is_han(x->v[i + 1].r))
		return MARK_ON;
	if (x->v[i].r == 0x53e3 && i + 1 < x->n &&
	    (i == 0 || x->v[i].gap != TICK_NEAR ||
		tick_mark_of(x->v[i - 1].typed) >= 0) &&
	    option_at(x, i + 1, &option) > 0)
		return MARK_OFF;
	return -1;
}

static bool
extends(const struct lexer *x, const struct tick_token *t, size_t i)
{
	if (x->to->tokens.n == 0 || t->type != TICK_TEXT ||
	    x->v[i].gap >= TICK_CELL)
		return false;
	/* Without known options a gap parts two of them. */
	return t->option >= 0 || x->v[i].gap < TICK_FAR;
}

/* skip: glyphs of the number in front, which begin the line. */
static void
add_text(
    struct lexer *x, size_t i, size_t skip, size_t n, int option, int number)
{
	struct tick_token *t =
	    x->to->tokens.n > 0 ? &x->to->tokens.v[x->to->tokens.n - 1] : NULL;

	if (option < 0 && t != NULL && extends(x, t, i)) {
		t->text.len = x->text.p + x->v[i + n - 1].end - t->text.p;
		return;
	}
	t = token(x, TICK_TEXT, i);
	i += skip;
	t->option = option;
	t->number = number > 0	  ? number
		    : option >= 0 ? (int)(x->v[i].style >> DOC_ITEM_SHIFT)
				  : 0;
	t->struck = x->v[i].struck;
	t->style = x->v[i].style;
	t->joined =
	    x->v[i].gap == TICK_NEAR ||
	    (i > 0 && (x->v[i - 1].r == 0x3001 || x->v[i - 1].r == '/'));
	t->text = str_slice(x->text, x->v[i].at, x->v[i + n - 1].end);
}

static size_t
step(struct lexer *x, size_t i)
{
	int m = tick_mark_of(x->v[i].typed), option = -1, number = 0;
	size_t n, k;

	if (i > 0 && i + 1 < x->n &&
	    tick_is_times(x->v[i - 1].typed, x->v[i].typed, x->v[i + 1].typed))
		m = -1;
	else if (m < 0)
		m = letter_mark(x, i);
	if (m >= 0) {
		put_mark(x, i, (enum mark)m);
		return 1;
	}
	if ((n = number_before_box(x, i)) > 0)
		return n;
	k = numbering_at(x, i, &number);
	if ((n = option_at(x, i + k, &option)) > 0) {
		add_text(x, i, k, n, option, number);
		return k + n;
	}
	if ((n = bracket_at(x, i)) > 0)
		return n;
	if ((n = lone_number(x, i)) > 0)
		return n;
	add_text(x, i, 0, 1, -1, 0);
	return 1;
}

void
tick_lex(struct tick_reading *to, const struct doc_cell *region)
{
	struct lexer x = {.to = to, .text = region->text};
	size_t i;

	glyphs(&x, region);
	for (i = 0; i < x.n;)
		i += step(&x, i);
}
