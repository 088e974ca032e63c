/* SPDX-License-Identifier: ISC */
/*
 * What another notice, or the draft of new-notice, left in a pack: days from
 * before the notice was issued, brackets to be filled in, years gone by.
 */
#include <string.h>

#include "fits.h"
#include "when.h"

/* A day of the calendar that had passed when the notice came out. */
static void
gone(struct fits *x, json *owner, const char *key)
{
	struct str issued = js_str(x->root, "issued");
	struct str at = js_str(owner, key);

	if (issued.len == 10 && at.len >= 10 &&
	    str_cmp(str_slice(at, 0, 10), issued) < 0)
		TELL(x, owner, key, 0,
		    "%.10s lies before the notice was issued, %.*s", at.p,
		    STR_ARG(issued));
}

static void
days(struct fits *x)
{
	json *c = js_get(x->root, "calendar"), *m;

	gone(x, c, "report_by");
	gone(x, js_get(c, "correction"), "until");
	JS_EACH(m, js_get(c, "milestones"))
		gone(x, m, "at");
}

/* 【…】 as a whole is what new-notice writes where something is wanted. */
static void
bracket(struct fits *x, json *owner, const char *key, size_t i, struct str s)
{
	if (str_starts(s, S("【")) && str_ends(s, S("】")))
		fits_note(x, owner, key, i, str_printf(&x->f->mem,
		    "%.*s: still to be filled in", STR_ARG(s)));
}

/* The year of the first 2024年 or 〔2024〕; 0: none. */
static int64_t
year_in(struct str s)
{
	struct str rest;
	int64_t year;
	ptrdiff_t i;

	for (i = 0; i + 4 <= s.len; i++) {
		rest = str_slice(s, i + 4, s.len);
		if (s.p[i] == '2' && str_int(str_slice(s, i, i + 4), &year) &&
		    (str_starts(rest, S("年")) || str_starts(rest, S("〕"))))
			return year;
	}
	return 0;
}

static void
old_year(struct fits *x, json *owner, const char *key, size_t i, struct str s)
{
	int64_t year = year_in(s), now = js_int(x->root, "year");

	if (year > 0 && year < now)
		fits_note(x, owner, key, i, str_printf(&x->f->mem,
		    "speaks of %lld, the notice is of %lld: another notice's "
		    "words?", (long long)year, (long long)now));
}

/* A number at the front of s, cut off, and the sign behind it. */
static bool
number_and(struct str *s, const char *sign, int64_t *n)
{
	ptrdiff_t i = 0;

	while (i < s->len && s->p[i] >= '0' && s->p[i] <= '9')
		i++;
	if (i == 0 || !str_int(str_slice(*s, 0, i), n))
		return false;
	*s = str_slice(*s, i, s->len);
	if (!str_starts(*s, str_c(sign)))
		return false;
	*s = str_slice(*s, (ptrdiff_t)strlen(sign), s->len);
	return true;
}

/* 17:00, or 5时, 5时30分, 5点半, at the front, as minutes; -1: neither. */
static int64_t
clock_at(struct str s)
{
	int64_t h, m = 0;
	struct str rest = s;

	if (number_and(&rest, ":", &h) ||
	    (rest = s, number_and(&rest, "：", &h)))
		return number_and(&rest, "", &m) && m < 60 ? h * 60 + m : -1;
	rest = s;
	if (!number_and(&rest, "时", &h) &&
	    (rest = s, !number_and(&rest, "点", &h)))
		return -1;
	s = rest;
	rest = s;
	if (str_starts(s, S("半")))
		m = 30;
	else if (!number_and(&rest, "分", &m))
		m = 0;
	return h * 60 + m;
}

/* The same behind 上午, 中午, 下午 or 晚上. */
static int64_t
hour_at(struct str s)
{
	static const char *const words[] = {"上午", "中午", "下午", "晚上",
	    "晚", NULL};
	bool late = false;
	int64_t t;
	size_t i;

	for (i = 0; words[i] != NULL; i++)
		if (str_starts(s, str_c(words[i]))) {
			s = str_slice(s, str_c(words[i]).len, s.len);
			late = i >= 2;
			break;
		}
	t = clock_at(s);
	if (t >= 24 * 60)
		return -1;
	return late && t >= 0 && t < 12 * 60 ? t + 12 * 60 : t;
}

/* The deadline's day, with another hour than the deadline's. */
static void
other_hour(struct fits *x, json *owner, const char *key, struct str behind)
{
	int64_t said = hour_at(behind), t;

	if (said < 0 ||
	    !when_parse(js_str(x->root, "deadline"), WHEN_CHINA, &t))
		return;
	t = (t + WHEN_CHINA) % 86400 / 60;
	if (said != t)
		fits_note(x, owner, key, 0, str_printf(&x->f->mem,
		    "speaks of %02lld:%02lld, the deadline is at %02lld:%02lld",
		    (long long)said / 60, (long long)said % 60,
		    (long long)t / 60, (long long)t % 60));
}

/* A sentence with days, none of which is the deadline's. */
static void
other_day(struct fits *x, json *owner, const char *key)
{
	struct str s = js_str(owner, key), at, day;
	struct str said = { 0 }, deadline = js_str(x->root, "deadline");
	int64_t y, m, d, t;
	ptrdiff_t i;

	if (!when_parse(deadline, WHEN_CHINA, &t))
		return;
	for (i = 0; i < s.len; i++) {
		at = str_slice(s, i, s.len);
		if (s.p[i] != '2' || !number_and(&at, "年", &y) || y < 1000 ||
		    !number_and(&at, "月", &m) || !number_and(&at, "日", &d))
			continue;
		day = str_printf(&x->f->mem, "%04lld-%02lld-%02lld",
		    (long long)y, (long long)m, (long long)d);
		if (str_eq(day, str_slice(deadline, 0, 10))) {
			other_hour(x, owner, key, at);
			return;
		}
		said = day;
	}
	if (said.len > 0)
		fits_note(x, owner, key, 0, str_printf(&x->f->mem,
		    "speaks of %.*s, the deadline is %.10s", STR_ARG(said),
		    deadline.p));
}

/* A disc that bears another year in its name. */
static void
other_volume(struct fits *x)
{
	json *disc = js_get(x->root, "disc");
	struct str s = js_str(disc, "volume");
	int64_t year, now = js_int(x->root, "year");
	ptrdiff_t i;

	for (i = 0; i + 4 <= s.len; i++)
		if (now > 0 && str_starts(str_slice(s, i, s.len), S("20")) &&
		    str_int(str_slice(s, i, i + 4), &year) && year != now)
			fits_note(x, disc, "volume", 0, str_printf(&x->f->mem,
			    "bears %lld, the notice is of %lld",
			    (long long)year, (long long)now));
}

/* What is said of the deadline, and what the discs are called. */
static void
stale(struct fits *x)
{
	json *rule;

	other_day(x, x->root, "deadline_quote");
	JS_EACH(rule, js_get(x->root, "rules"))
		if (str_eq(js_str(rule, "id"), S("deadline")))
			other_day(x, rule, "quote");
	other_volume(x);
}

typedef void look(struct fits *, json *, const char *, size_t, struct str);

/* Every text below a mapping or a list. */
static void
walk(struct fits *x, json *v, look *f)
{
	json *one;

	if (js_is(v, json_type_object)) {
		json_object_object_foreach(v, key, value) {
			if (js_is(value, json_type_string))
				f(x, v, key, 0, js_text(value));
			else
				walk(x, value, f);
		}
		return;
	}
	JS_EACH(one, v)
		if (js_is(one, json_type_string))
			f(x, v, NULL, one_i, js_text(one));
		else
			walk(x, one, f);
}

void
fits_left(struct fits *x)
{
	/* Letters put 【…】 before their subjects: that is theirs. */
	static const char *const papers[] = { "letters", "tables", "score" };
	size_t i;

	days(x);
	if (!js_is(x->root, json_type_object))
		return;
	stale(x);
	json_object_object_foreach(x->root, key, value) {
		if (js_is(value, json_type_string))
			bracket(x, x->root, key, 0, js_text(value));
		else if (strcmp(key, "letters") != 0 &&
		    strcmp(key, "tables") != 0 && strcmp(key, "forms") != 0)
			walk(x, value, bracket);
	}
	for (i = 0; i < sizeof papers / sizeof *papers; i++)
		walk(x, js_get(x->root, papers[i]), old_year);
}
