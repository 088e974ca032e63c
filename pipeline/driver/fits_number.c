/* SPDX-License-Identifier: ISC */
/*
 * Numbers that stand in two places: the sentence of the notice that a rule
 * quotes, and the key of the pack that it compares with.  Next year one of
 * them is changed.
 */
#include <math.h>

#include "fits.h"
#include "fold.h"

#define NUMBERS 16 /* of a sentence */

struct numbers {
	double v[NUMBERS];
	size_t n;
};

static void
put(struct numbers *to, double v)
{
	if (to->n < NUMBERS)
		to->v[to->n++] = v;
}

/* 1,000.5 at the front of s, cut off. */
static double
figure_off(struct str *s)
{
	double v = 0, part = 1;
	bool point = false;
	ptrdiff_t i;

	for (i = 0; i < s->len; i++) {
		char c = s->p[i];

		if (c >= '0' && c <= '9') {
			v = v * 10 + (c - '0');
			part *= point ? 10 : 1;
		} else if (c == '.' && !point) {
			point = true;
		} else if (c != ',') {
			break;
		}
	}
	*s = str_slice(*s, i, s->len);
	return v / part;
}

/* 2024年, 2023、2024, but not 2000万元. */
static bool
is_year(double v, struct str behind)
{
	static const char *const signs[] = {"年", "、", "-", "—", "至", NULL};
	size_t i;

	for (i = 0; signs[i] != NULL; i++)
		if (v >= 2000 && v < 2100 &&
		    str_starts(behind, str_c(signs[i])))
			return true;
	return false;
}

/* 500万元 is 500, 2亿元 20000: sums are in 万元.  words: 三, too. */
static struct numbers
numbers_of(struct fits *x, struct str text, bool words)
{
	static const char *const digits[] = {"零", "一", "二", "三", "四", "五",
	    "六", "七", "八", "九", "十", NULL};
	struct str s = fold_plain(&x->f->mem, text, NULL);
	struct numbers all = {.n = 0};
	double v;
	size_t i;

	while (s.len > 0) {
		if (s.p[0] >= '0' && s.p[0] <= '9') {
			v = figure_off(&s);
			if (!is_year(v, s))
				put(&all,
				    str_starts(s, S("亿")) ? v * 10000 : v);
			continue;
		}
		if (words && str_starts(s, S("两")))
			put(&all, 2);
		for (i = 0; words && digits[i] != NULL; i++)
			if (str_starts(s, str_c(digits[i])))
				put(&all, (double)i);
		utf8_next(&s);
	}
	return all;
}

/* The same, or the same in months, days, 元 or a share of one. */
static bool
is_said(const struct numbers *all, double v)
{
	static const double times[] = {1, 12, 10000, 100, 365};
	size_t i, k;

	for (i = 0; i < all->n; i++)
		for (k = 0; k < sizeof times / sizeof *times; k++)
			if (fabs(all->v[i] * times[k] - v) < 1e-6 ||
			    fabs(v * times[k] - all->v[i]) < 1e-6)
				return true;
	return false;
}

/* The numbers of the pack that an expression names. */
static struct numbers
numbers_named(struct fits *x, struct str s)
{
	struct numbers all = {.n = 0};
	struct str name;
	json *v;

	for (;;) {
		str_cut(&s, S("$notice."));
		if (s.p == NULL)
			return all;
		v = fits_path_off(x, &s, &name);
		if ((js_is(v, json_type_int) || js_is(v, json_type_double)) &&
		    !str_eq(name, S("year")))
			put(&all, json_object_get_double(v));
	}
}

/* The first of some numbers that is none of others; NAN: all are. */
static double
unsaid(const struct numbers *some, const struct numbers *others)
{
	size_t i;

	for (i = 0; i < some->n; i++)
		if (!is_said(others, some->v[i]))
			return some->v[i];
	return NAN;
}

/* quote: 不低于500万元, and $notice.parameters.least is 50. */
static void
compared(struct fits *x, json *rule, const char *key)
{
	struct numbers said = numbers_of(x, js_str(rule, "quote"), false);
	struct numbers all = numbers_of(x, js_str(rule, "quote"), true);
	struct numbers have = numbers_named(x, js_str(rule, key));
	double is = unsaid(&have, &all), was = unsaid(&said, &have);

	if (!isnan(is) && !isnan(was))
		NOTE(x, rule, key, 0, "compares with %g of the pack, and the "
		    "quote says %g", is, was);
}

/* 不超过 8 个, and no office has eight. */
static void
quotas(struct fits *x, json *rule)
{
	static const char *const words[] = {"不超过", "不得超过", "至多", NULL};
	struct numbers have = {.n = 0};
	struct str s, quote = fold_unspace(&x->f->mem,
	    fold_plain(&x->f->mem, js_str(rule, "quote"), NULL));
	json *quota = js_get(x->root, "quota");
	double v;
	size_t i;

	if (!js_is(quota, json_type_object))
		return;
	json_object_object_foreach(quota, key, n) {
		(void)key;
		put(&have, json_object_get_double(n));
	}
	for (i = 0; words[i] != NULL && have.n < NUMBERS; i++)
		for (s = quote;;) {
			str_cut(&s, str_c(words[i]));
			if (s.p == NULL)
				break;
			if (s.len == 0 || s.p[0] < '0' || s.p[0] > '9')
				continue;
			v = figure_off(&s);
			if (!is_said(&have, v))
				NOTE(x, rule, "quote", 0, "says %g, and no "
				    "quota of notice.yaml is that", v);
		}
}

/* The model of the pledge and the years that rules ask for. */
static void
pledge(struct fits *x)
{
	json *o = js_path(x->root, "forms.pledge");
	struct numbers said = numbers_of(x, js_str(o, "model"), true);
	int64_t years = js_int(x->root, "pledge_years");

	if (years > 0 && said.n > 0 && !is_said(&said, (double)years))
		NOTE(x, o, "model", 0, "speaks of other years than "
		    "pledge_years, %lld", (long long)years);
}

void
fits_number(struct fits *x)
{
	static const char *const asked[] = {"pass", "faults", NULL};
	json *rule;
	struct str id;
	size_t i;

	pledge(x);
	JS_EACH(rule, js_get(x->root, "rules")) {
		for (i = 0; asked[i] != NULL; i++)
			compared(x, rule, asked[i]);
		id = js_str(rule, "id");
		if (str_eq(id, S("quota-soft")) || str_eq(id, S("quota-hard")))
			quotas(x, rule);
	}
}
