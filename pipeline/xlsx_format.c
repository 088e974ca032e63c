/* SPDX-License-Identifier: ISC */
/* Number formats: is it a date, and what does a clerk see? */
#include <math.h>

#include "xlsx.h"

/*
 * Built-in formats, those of 27-36 and 50-58 as the Chinese editions have
 * them (ECMA-376 part 1 s18.8.30).
 */
struct str
xlsx_builtin(int id)
{
	/* clang-format off */
	static const struct {
		int id;
		struct str code;
	} table[] = {
#define F(i, c) { i, { c, sizeof(c) - 1 } }
		F(1, "0"), F(2, "0.00"), F(3, "#,##0"), F(4, "#,##0.00"),
		F(9, "0%"), F(10, "0.00%"), F(14, "yyyy/m/d"),
		F(15, "d-mmm-yy"), F(16, "d-mmm"), F(17, "mmm-yy"),
		F(18, "h:mm AM/PM"), F(19, "h:mm:ss AM/PM"), F(20, "h:mm"),
		F(21, "h:mm:ss"), F(22, "yyyy/m/d h:mm"),
		F(27, "yyyy年m月"), F(28, "m月d日"), F(29, "m月d日"),
		F(30, "m-d-yy"), F(31, "yyyy年m月d日"), F(32, "h时mm分"),
		F(33, "h时mm分ss秒"), F(34, "h时mm分"), F(35, "h时mm分ss秒"),
		F(36, "yyyy年m月"), F(45, "mm:ss"), F(46, "[h]:mm:ss"),
		F(47, "mm:ss.0"), F(50, "yyyy年m月"), F(51, "m月d日"),
		F(52, "yyyy年m月"), F(53, "m月d日"), F(54, "m月d日"),
		F(55, "h时mm分"), F(56, "h时mm分ss秒"), F(57, "yyyy年m月"),
		F(58, "m月d日"),
#undef F
	};
	/* clang-format on */
	size_t i;

	for (i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].id == id)
			return table[i].code;
	return S("");
}

bool
xlsx_is_date(const struct xlsx_format *f)
{
	return f->year || f->month || f->day || f->time;
}

/* [...]: a colour, a condition, a locale, or hours beyond 24. */
static struct str
bracket(struct str *s, struct xlsx_format *f)
{
	struct str in = str_cut(s, S("]"));
	ptrdiff_t dash;

	if (s->p == NULL)
		*s = S("");
	if (str_eq_nocase(in, S("h")) || str_eq_nocase(in, S("hh")) ||
	    str_eq_nocase(in, S("m")) || str_eq_nocase(in, S("mm")) ||
	    str_eq_nocase(in, S("s")) || str_eq_nocase(in, S("ss")))
		f->time = true;
	/* [$¥-804]: a currency sign in front of a locale. */
	if (!str_starts(in, S("$")))
		return S("");
	dash = str_find(in, S("-"));
	return str_slice(in, 1, dash < 0 ? in.len : dash);
}

/* Text in quotes, or one character behind a backslash, off the front. */
static struct str
literal(struct str *s, char c)
{
	struct str out, before;

	if (c == '"') {
		out = str_cut(s, S("\""));
		if (s->p == NULL)
			*s = S("");
		return out;
	}
	if (s->len == 0)
		return S("");
	before = *s;
	utf8_next(s);
	return str_slice(before, 0, before.len - s->len);
}

static bool
date_letter(struct xlsx_format *f, char c, char next, bool *minute)
{
	switch (c | 0x20) {
	case 'y':
	case 'e':
		if ((c | 0x20) == 'e' && (next == '+' || next == '-'))
			return false;
		f->year = true;
		return true;
	case 'd':
		f->day = true;
		return true;
	case 'h':
	case 's':
		f->time = true;
		*minute = true;
		return true;
	case 'm':
		f->month = true;
		return true;
	default:
		return false;
	}
}

struct digits {
	bool seen, point, ended, odd, general;
	int before, after;
};

static void
digit_letter(struct digits *d, char c)
{
	if (d->ended) {
		d->odd = true;
		return;
	}
	d->seen = true;
	if (c == '.')
		d->point = true;
	else if (c == '0' && !d->point)
		d->before++;
	else if (d->point && c == '0')
		d->after++;
	else if (d->point || c == '?')
		d->odd = true; /* digits only where there are any */
}

/* The word for a number as it is, off the front of *s. */
static bool
general_word(struct str *s)
{
	static const struct str words[] = {{"General", 7},
	    {"G/\xe9\x80\x9a\xe7\x94\xa8\xe6\xa0\xbc\xe5\xbc\x8f", 14}};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(*s, words[i])) {
			*s = str_slice(*s, words[i].len, s->len);
			return true;
		}
	return false;
}

/* One section of a format code. */
static void
section(struct arena *a, struct str s, struct xlsx_format *f)
{
	struct sb pre = {.a = a}, post = {.a = a};
	struct digits d = {0};
	struct str lit, before;
	bool minute = false;
	char c, prev = 0;

	while (s.len > 0) {
		if (general_word(&s)) {
			d.seen = d.ended = d.general = true;
			continue;
		}
		before = s;
		c = *s.p;
		s = str_slice(s, 1, s.len);
		if (c == '[') {
			lit = bracket(&s, f);
		} else if (c == '"' || c == '\\' || c == '!') {
			if (c == '!' && d.seen)
				prev = ','; /* 0!.0, shows tenths of 10,000 */
			lit = literal(&s, c);
		} else if (c == '_' || c == '*') {
			literal(&s, '\\');
			continue;
		} else if (strchr("0#?.,", c) != NULL) {
			digit_letter(&d, c);
			prev = c;
			continue;
		} else if (c == '%') {
			f->percent = true;
			d.ended = true;
			continue;
		} else if (c == 'A' && str_starts(s, S("M/PM"))) {
			s = str_slice(s, 4, s.len);
			continue;
		} else if (date_letter(f, c, s.len > 0 ? *s.p : 0, &minute)) {
			continue;
		} else if (c == '@' || c == '/' || c == 'E') {
			d.odd = true;
			continue;
		} else {
			utf8_next(&before);
			lit = (struct str){s.p - 1, before.p - s.p + 1};
			s = before;
		}
		d.ended |= d.seen && lit.len > 0;
		sb_add(d.seen ? &post : &pre, lit);
	}
	/* m is a minute where only a time stands beside it. */
	if (f->month && minute && !f->year && !f->day)
		f->month = false;
	f->scaled = d.seen && prev == ',';
	f->plain = d.odd || !d.seen || f->scaled;
	f->decimals = d.general ? -1 : d.after;
	f->zeros = d.before;
	f->prefix = sb_str(&pre);
	f->suffix = sb_str(&post);
}

struct xlsx_format
xlsx_format(struct arena *a, struct str code)
{
	struct xlsx_format f = {.decimals = -1};
	bool quoted = false;
	ptrdiff_t i;

	if (code.len == 0 || str_eq_nocase(code, S("General")) ||
	    str_eq(code, S("@"))) {
		f.plain = true;
		return f;
	}
	/* The first section is for positive numbers; the rest is not read. */
	for (i = 0; i < code.len; i++) {
		if (code.p[i] == '"')
			quoted = !quoted;
		else if (code.p[i] == '\\')
			i++;
		else if (code.p[i] == ';' && !quoted)
			break;
	}
	section(a, str_slice(code, 0, i), &f);
	return f;
}

/* --- Dates --- */

/* Days since 1970-01-01 as year, month, day of the Gregorian calendar. */
static void
civil(int64_t days, int *y, int *m, int *d)
{
	int64_t z = days + 719468, era, doe, yoe, doy, mp;

	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

struct str
xlsx_date(
    struct arena *a, double serial, const struct xlsx_format *f, bool date1904)
{
	struct sb b = {.a = a};
	int64_t day, second;
	int y, m, d;

	/* 9999-12-31 is 2958465; NaN fails both. */
	if (!(serial >= 0 && serial < 2958466))
		return S("");
	if (date1904)
		serial += 1462;
	day = (int64_t)floor(serial);
	second = (int64_t)llround((serial - (double)day) * 86400);
	if (second >= 86400) {
		second -= 86400;
		day++;
	}
	/* Excel believes in a 29 February 1900, which is day 60. */
	civil(day - 25569 + (day < 60), &y, &m, &d);
	if (day == 60) {
		m = 2;
		d = 29;
	}
	if (f->day || (f->month && !f->year))
		sb_addf(&b, "%04d-%02d-%02d", y, m, d);
	else if (f->month)
		sb_addf(&b, "%04d-%02d", y, m);
	else if (f->year)
		sb_addf(&b, "%04d", y);
	if (f->time) {
		if (b.len > 0)
			sb_addc(&b, 'T');
		sb_addf(&b, "%02d:%02d:%02d", (int)(second / 3600),
		    (int)(second / 60 % 60), (int)(second % 60));
	}
	return sb_str(&b);
}

/* --- Numbers --- */

/* Fifteen digits, as many as Excel keeps, and never an exponent. */
static struct str
general(struct arena *a, double v)
{
	char buf[400], digits[32];
	struct sb b = {.a = a};
	const char *p;
	int exp, n, i;

	if (!isfinite(v))
		return S("");
	snprintf(buf, sizeof buf, "%.14e", v);
	p = buf + (*buf == '-');
	for (n = 0; *p != 'e'; p++)
		if (*p != '.')
			digits[n++] = *p;
	exp = (int)strtol(p + 1, NULL, 10);
	while (n > 1 && digits[n - 1] == '0')
		n--;
	if (*buf == '-' && v != 0)
		sb_addc(&b, '-');
	if (exp < 0)
		sb_add(&b, S("0."));
	for (i = exp; i < -1; i++)
		sb_addc(&b, '0');
	for (i = 0; i < n || i <= exp; i++) {
		if (exp >= 0 && i == exp + 1)
			sb_addc(&b, '.');
		sb_addc(&b, i < n ? digits[i] : '0');
	}
	return sb_str(&b);
}

/* A run of digits as it is stored: no need to go by a double. */
static bool
is_plain_integer(struct str s)
{
	ptrdiff_t i;

	if (s.len == 0 || s.len > 15 || (s.len > 1 && *s.p == '0'))
		return false;
	for (i = 0; i < s.len; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

struct str
xlsx_number(struct arena *a, struct str stored, double v,
    const struct xlsx_format *f, bool *lost)
{
	struct sb b = {.a = a};

	/* Shown in thousands: a clerk sees another number. */
	*lost = fabs(v) >= 1e15 || (f != NULL && f->scaled);
	if (*lost || f == NULL || f->plain || fabs(v) > 1e14) {
		if (is_plain_integer(stored))
			return str_dup(a, stored);
		return general(a, v);
	}
	if (v < 0)
		sb_addc(&b, '-');
	sb_add(&b, f->prefix);
	v = fabs(v) * (f->percent ? 100 : 1);
	if (f->decimals < 0)
		sb_add(&b, general(a, v));
	else
		sb_addf(&b, "%0*.*f",
		    f->zeros + (f->decimals > 0) + f->decimals, f->decimals, v);
	if (f->percent)
		sb_addc(&b, '%');
	sb_add(&b, f->suffix);
	return sb_str(&b);
}
