/* SPDX-License-Identifier: ISC */
/*
 * On which side of its text does a box stand?  Each mark votes by what it
 * touches; the whole answer must agree.
 */
#include "tick.h"

static bool
same_line(const struct tick_token *x, const struct tick_token *y)
{
	return x->line == y->line;
}

/* The text beside a mark on its line; NULL: a mark, or nothing. */
static struct tick_token *
beside(struct tick_tokens *t, size_t i, bool left)
{
	struct tick_token *n;

	if (left ? i == 0 : i + 1 == t->n)
		return NULL;
	n = &t->v[left ? i - 1 : i + 1];
	return n->type == TICK_TEXT && same_line(n, &t->v[i]) ? n : NULL;
}

/* A sign that parts two items, where a text ends or begins. */
static bool
is_parted(struct str s, bool (*where)(struct str, struct str))
{
	static const char *const signs[] = {"；", ";", "，", ",", "、", "。",
	    "/", NULL};
	int i;

	for (i = 0; signs[i] != NULL; i++)
		if (where(s, str_c(signs[i])))
			return true;
	return false;
}

/* □甲 √乙 □丙: a line that a mark begins and a text ends, or the reverse. */
static int
edges(struct tick_tokens *t, size_t i)
{
	size_t from = i, to = i;
	bool begins, ends;

	while (from > 0 && same_line(&t->v[from - 1], &t->v[i]))
		from--;
	while (to + 1 < t->n && same_line(&t->v[to + 1], &t->v[i]))
		to++;
	begins = t->v[from].type == TICK_MARK;
	ends = t->v[to].type == TICK_MARK;
	return begins - ends;
}

/* > 0: it belongs to the text on its right; < 0: to the left. */
static int
vote(struct tick_tokens *t, size_t i)
{
	struct tick_token *l = beside(t, i, true), *r = beside(t, i, false);

	if (l == NULL || r == NULL)
		return (r != NULL) - (l != NULL);
	/* "甲；√ 乙": what ends the item in front says more than a gap. */
	if (is_parted(l->text, str_ends) != is_parted(r->text, str_starts))
		return is_parted(l->text, str_ends) ? 1 : -1;
	if (t->v[i].gap != r->gap)
		return t->v[i].gap > r->gap ? 1 : -1;
	if (edges(t, i) != 0)
		return edges(t, i);
	/* An introduction such as 请选择： is no option. */
	if ((l->option < 0) != (r->option < 0))
		return l->option < 0 ? 1 : -1;
	return 0;
}

/* ×: not chosen beside √, else nobody can say. */
static bool
settle_crosses(struct tick_tokens *t, const char **doubt)
{
	bool on = false, cross = false;
	size_t i;

	for (i = 0; i < t->n; i++)
		if (t->v[i].type == TICK_MARK) {
			on |= t->v[i].mark == MARK_ON;
			cross |= t->v[i].mark == MARK_CROSS;
		}
	if (cross && !on) {
		*doubt = "tick-cross";
		return false;
	}
	for (i = 0; cross && i < t->n; i++)
		if (t->v[i].mark == MARK_CROSS)
			t->v[i].mark = MARK_OFF;
	return true;
}

/* The only option of the line of token i; NULL: none, or several. */
static struct tick_token *
only_of_line(struct tick_tokens *t, size_t i)
{
	struct tick_token *one = NULL;
	size_t from = i, k;
	int texts = 0, marks = 0;

	while (from > 0 && same_line(&t->v[from - 1], &t->v[i]))
		from--;
	for (k = from; k < t->n && same_line(&t->v[k], &t->v[i]); k++) {
		if (t->v[k].type == TICK_MARK) {
			marks++;
			continue;
		}
		/* The same option named twice is one; notes don't count. */
		if (one != NULL && t->v[k].option >= 0 &&
		    t->v[k].option == one->option)
			continue;
		if (one != NULL && one->option >= 0 && t->v[k].option < 0)
			continue;
		if (one != NULL && one->option < 0 && t->v[k].option >= 0 &&
		    texts == 1) {
			one = &t->v[k];
			continue;
		}
		one = &t->v[k];
		texts++;
	}
	return texts == 1 && marks == 1 ? one : NULL;
}

/* "☑甲、乙 □丙": the mark may stand for both. */
static bool
shares(struct tick_tokens *t, size_t text)
{
	const struct tick_token *n = text + 1 < t->n ? &t->v[text + 1] : NULL;

	return n != NULL && n->type == TICK_TEXT && n->joined &&
	       n->option >= 0 && t->v[text].option >= 0 &&
	       n->option != t->v[text].option && same_line(n, &t->v[text]);
}

static bool
give(struct tick_tokens *t, size_t i, bool right, bool has_off,
    const char **doubt)
{
	struct tick_token *to = only_of_line(t, i);

	if (to == NULL) {
		to = beside(t, i, !right);
		if (to != NULL && right && has_off && t->v[i].mark == MARK_ON &&
		    shares(t, (size_t)(to - t->v))) {
			*doubt = "tick-shared";
			return false;
		}
	}
	if (to == NULL) {
		*doubt = "tick-orphan";
		return t->v[i].mark == MARK_OFF;
	}
	if (to->marked >= 0 && to->marked != (int)t->v[i].mark) {
		*doubt = "tick-twice";
		return false;
	}
	to->marked = (int)t->v[i].mark;
	return true;
}

bool
tick_sides(struct tick_tokens *t, const char **doubt)
{
	int right = 0, left = 0, v;
	bool off = false, undecided = false;
	size_t i;

	if (!settle_crosses(t, doubt))
		return false;
	for (i = 0; i < t->n; i++) {
		if (t->v[i].type != TICK_MARK)
			continue;
		off |= t->v[i].mark == MARK_OFF;
		if (only_of_line(t, i) != NULL)
			continue;
		v = vote(t, i);
		right += v > 0;
		left += v < 0;
		undecided |= v == 0 && t->v[i].mark == MARK_ON;
	}
	if ((right > 0 && left > 0) || (right + left == 0 && undecided)) {
		*doubt = "tick-side";
		return false;
	}
	for (i = 0; i < t->n; i++)
		if (t->v[i].type == TICK_MARK &&
		    !give(t, i, left == 0, off, doubt))
			return false;
	*doubt = NULL;
	return true;
}
