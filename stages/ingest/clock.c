/* SPDX-License-Identifier: ISC */
#include "clock.h"

#include "when.h"

/* The next word: letters, or digits, or one other byte; blanks, comments go. */
static struct str
token(struct str *s)
{
	ptrdiff_t i = 0, from;
	struct str word;
	int depth = 0;
	char c;

	for (; i < s->len; i++) {
		c = s->p[i];
		if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		else if (depth == 0 && c != ' ' && c != '\t')
			break;
	}
	from = i;
	while (i < s->len && s->p[i] >= '0' && s->p[i] <= '9')
		i++;
	if (i == from)
		while (i < s->len && ((s->p[i] | 0x20) >= 'a' &&
					 (s->p[i] | 0x20) <= 'z'))
			i++;
	if (i == from && i < s->len)
		i++;
	word = (struct str) { s->p + from, i - from };
	*s = str_slice(*s, i, s->len);
	return word;
}

static bool
number(struct str *s, int *out)
{
	int64_t v;

	if (!str_int(token(s), &v) || v > 99999)
		return false;
	*out = (int)v;
	return true;
}

static int
month_of(struct str word)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	int m;

	if (word.len < 3)
		return 0;
	for (m = 0; m < 12; m++)
		if (str_eq_nocase(str_slice(word, 0, 3),
			(struct str) { names + m * 3, 3 }))
			return m + 1;
	return 0;
}

/*
 * "+0800", or a name of RFC 5322 s4.3.  "CST" is left out: the RFC means
 * Chicago, a mailer here means China, and a guess proves nothing.
 */
static bool
zone_of(struct str *s, int *zone)
{
	static const struct {
		const char *name;
		int hours;
	} names[] = { { "EST", -5 }, { "EDT", -4 }, { "CDT", -5 },
		{ "MST", -7 }, { "MDT", -6 }, { "PST", -8 },
		{ "PDT", -7 }, { "UT", 0 }, { "GMT", 0 }, { "UTC", 0 },
		{ "Z", 0 } };
	struct str sign = token(s), digits;
	int64_t v;
	size_t i;

	if (str_eq(sign, S("+")) || str_eq(sign, S("-"))) {
		digits = token(s);
		if (digits.len != 4 || !str_int(digits, &v) || v % 100 > 59 ||
		    v > 1459)
			return false;
		*zone = (int)(v / 100 * 3600 + v % 100 * 60);
		if (sign.p[0] == '-')
			*zone = -*zone;
		return true;
	}
	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_nocase(sign, str_c(names[i].name))) {
			*zone = names[i].hours * 3600;
			return true;
		}
	return false;
}

/* "16:59:58", seconds may be absent. */
static bool
time_of(struct str *s, int *hour, int *minute, int *second)
{
	struct str rest;

	*second = 0;
	if (!number(s, hour) || !str_eq(token(s), S(":")) ||
	    !number(s, minute))
		return false;
	rest = *s;
	if (str_eq(token(&rest), S(":"))) {
		*s = rest;
		if (!number(s, second))
			return false;
	}
	return *hour < 24 && *minute < 60 && *second <= 60;
}

bool
clock_date(struct str s, struct instant *out)
{
	int day, month, year, hour, minute, second;
	struct str rest, word;

	rest = s;
	word = token(&rest);
	if (word.len >= 3 && (word.p[0] | 0x20) >= 'a') {
		/* The day of the week is not worth checking. */
		s = rest;
		if (str_eq(token(&rest), S(",")))
			s = rest;
	}
	if (!number(&s, &day))
		return false;
	rest = s;
	if (str_eq(token(&rest), S("-"))) /* 24-Dec-2024 is seen */
		s = rest;
	month = month_of(token(&s));
	rest = s;
	if (str_eq(token(&rest), S("-")))
		s = rest;
	if (month == 0 || !number(&s, &year))
		return false;
	if (year < 100) /* s4.3 */
		year += year < 50 ? 2000 : 1900;
	else if (year < 1000)
		year += 1900;
	if (!when_valid_date(year, month, day) ||
	    !time_of(&s, &hour, &minute, &second) || !zone_of(&s, &out->zone))
		return false;
	out->at = when_days(year, month, day) * 86400 + hour * 3600 +
	    minute * 60 + second - out->zone;
	return true;
}

/* The word behind "by" outside of comments (RFC 5321 s4.4). */
static struct str
by_host(struct str s)
{
	int depth = 0;
	ptrdiff_t i = 0, from;
	bool by = false;

	while (i < s.len) {
		if (s.p[i] == '(')
			depth++;
		else if (s.p[i] == ')' && depth > 0)
			depth--;
		if (depth > 0 || strchr(" \t()", s.p[i]) != NULL) {
			i++;
			continue;
		}
		for (from = i; i < s.len && strchr(" \t(;", s.p[i]) == NULL;)
			i++;
		if (i == from)
			return S("");
		if (by)
			return str_slice(s, from, i);
		by = str_eq_nocase(str_slice(s, from, i), S("by"));
	}
	return S("");
}

static bool
is_trusted(struct str host, json *trusted)
{
	json *t;

	if (str_ends(host, S(".")))
		host.len--;
	JS_EACH(t, trusted)
		if (host.len > 0 && str_eq_nocase(host, js_text(t)))
			return true;
	return false;
}

/* What stands behind the last ";". */
static struct str
after_semicolon(struct str s)
{
	ptrdiff_t at = str_rfind(s, ';');

	return at >= 0 ? str_slice(s, at + 1, s.len) : S("");
}

bool
clock_received(const struct fields *f, json *trusted, struct instant *out,
    struct str *host)
{
	struct str v;
	size_t i;

	for (i = 0; i < f->n; i++) {
		if (!str_eq_nocase(f->v[i].name, S("Received")))
			continue;
		v = f->v[i].value;
		*host = by_host(v);
		/* The first of ours decides: what is below may be forged. */
		if (is_trusted(*host, trusted))
			return clock_date(after_semicolon(v), out);
	}
	return false;
}
