/* SPDX-License-Identifier: ISC */
#include "rank.h"

#include <stdlib.h>

#define TITLE_RUNES 200 /* more of a title tells nothing more */
#define NEAR_DICE 0.8	/* a word exchanged in a title of twenty characters */
#define INSIDE_MIN 6	/* a shorter title is inside many others */
#define INSIDE_SHARE 0.6

/* What people put behind a title to say that it is a newer one. */
static const char *const tails[] = {"修改稿", "修订稿", "修改版", "修订版",
    "更新版", "最终版", "最终稿", "定稿", "终稿", "终版", "新版", "修改",
    "修订", "最终", "更新", "v1", "v2", "v3", "v4"};

static struct str
without_tail(struct str s)
{
	bool cut = true;
	size_t i;

	while (cut) {
		cut = false;
		for (i = 0; i < sizeof tails / sizeof *tails; i++) {
			if (!str_ends(s, str_c(tails[i])) ||
			    s.len == (ptrdiff_t)strlen(tails[i]))
				continue;
			s.len -= (ptrdiff_t)strlen(tails[i]);
			cut = true;
		}
	}
	return s;
}

/* 一期 and 二期 are two cases, however near the rest. */
static struct str
numbers(struct arena *a, struct str s)
{
	static const char han[] = "一二三四五六七八九十";
	struct sb b = {.a = a};
	struct str one;

	while (s.len > 0) {
		one = s;
		utf8_next(&s);
		one.len -= s.len;
		if ((one.len == 1 && one.p[0] >= '0' && one.p[0] <= '9') ||
		    (one.len == 3 && str_has(str_c(han), one)))
			sb_add(&b, one);
	}
	return sb_str(&b);
}

static int
cmp_u64(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* Pairs of neighbours, sorted; the result's length is *n. */
static uint64_t *
pairs(struct arena *a, struct str s, size_t *n)
{
	uint64_t *v = arena_array(a, TITLE_RUNES, sizeof *v), last, now;

	*n = 0;
	if (s.len == 0)
		return v;
	last = utf8_next(&s);
	while (s.len > 0 && *n < TITLE_RUNES) {
		now = utf8_next(&s);
		v[(*n)++] = last << 32 | now;
		last = now;
	}
	qsort(v, *n, sizeof *v, cmp_u64);
	return v;
}

/* Dice's coefficient of the two multisets of pairs. */
static double
dice(struct arena *a, struct str x, struct str y)
{
	size_t n, m, i = 0, j = 0, both = 0;
	uint64_t *p = pairs(a, x, &n), *q = pairs(a, y, &m);

	while (i < n && j < m) {
		if (p[i] == q[j]) {
			both++;
			i++;
			j++;
		} else if (p[i] < q[j]) {
			i++;
		} else {
			j++;
		}
	}
	return n + m == 0 ? 0 : 2.0 * (double)both / (double)(n + m);
}

static bool
inside(struct str small, struct str large)
{
	return utf8_count(small) >= INSIDE_MIN && str_has(large, small) &&
	       (double)small.len >= INSIDE_SHARE * (double)large.len;
}

enum likeness
title_likeness(struct arena *a, struct str x, struct str y)
{
	if (x.len == 0 || y.len == 0)
		return UNLIKE;
	x = without_tail(x);
	y = without_tail(y);
	if (str_eq(x, y))
		return EQUAL;
	if (!str_eq(numbers(a, x), numbers(a, y)))
		return UNLIKE;
	if (inside(x, y) || inside(y, x) || dice(a, x, y) >= NEAR_DICE)
		return NEAR;
	return UNLIKE;
}
