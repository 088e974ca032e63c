/* SPDX-License-Identifier: ISC */
#include "datescan.h"

#include "numeral.h"
#include "when.h"

#define YEAR_SIGN 0x5e74u
#define PIVOT 50 /* 49 is 2049, 50 is 1950; always with a doubt */

void
scan_blanks(struct str *s)
{
	while (s->len > 0 && (s->p[0] == ' ' || s->p[0] == '\n'))
		*s = str_slice(*s, 1, s->len);
}

bool
scan_word(struct str *s, const char *const *words)
{
	const char *w;
	ptrdiff_t n;

	for (; (w = *words) != NULL; words++) {
		for (n = 0; n < s->len && w[n] != '\0' && w[n] == s->p[n]; n++)
			;
		if (w[n] == '\0') {
			*s = str_slice(*s, n, s->len);
			return true;
		}
	}
	return false;
}

static bool
scan_one(struct str *s, const char *word)
{
	const char *const words[] = { word, NULL };

	return scan_word(s, words);
}

/* A sign that may part the numbers of one date; 0 for all else. */
static uint32_t
separator(struct str *s)
{
	struct str ahead = *s;
	uint32_t r;

	scan_blanks(&ahead);
	if (ahead.len == 0)
		return 0;
	r = utf8_next(&ahead);
	if (r == 0xb7 || r == 0x3002) /* 2024·12, 2024。12 */
		r = '.';
	else if (r >= 0x2010 && r <= 0x2013)
		r = '-';
	if (r != '.' && r != '/' && r != '-' && r != YEAR_SIGN)
		return 0;
	scan_blanks(&ahead);
	*s = ahead;
	return r;
}

/* A number of at most two digits that isn't the front of a longer one. */
static bool
short_number(struct str *s, int *n)
{
	struct str at = *s;
	int digits;

	scan_blanks(&at);
	if (!numeral_scan(&at, n, &digits) || digits > 2)
		return false;
	*s = at;
	return true;
}

static enum got
check(const struct date *d)
{
	if (d->year < 1900 || d->year > 2099 || d->month > 12 || d->day < 0 ||
	    d->month < 0 || (d->day > 0 &&
		!when_valid_date(d->year, d->month, d->day)))
		return GOT_IMPOSSIBLE;
	return GOT_DATE;
}

/* A number stands for a day only where nothing else is counted by it. */
static bool
ends_number(struct str s)
{
	static const char *const after[] = { " ", "\n", "(", "（", ",", "，",
		"、", "。", ".", "/", "-", "~", "—", "–", "至", "到", "起", ")",
		"）", ";", "；", "T", NULL };

	return s.len == 0 || scan_word(&s, after);
}

/* 24日 after a month; sep is the sign that must stand between, 0: none. */
static void
scan_day(struct str *s, uint32_t sep, struct scanned *out)
{
	static const char *const day[] = { "日", "号", NULL };
	struct str at = *s;
	int n;

	if (sep != 0 && separator(&at) != sep)
		return;
	if (!short_number(&at, &n)) {
		scan_blanks(&at);
		if (scan_word(&at, day)) {
			out->incomplete = true;
			*s = at;
		}
		return;
	}
	if (!ends_number(at)) {
		if (!scan_word(&at, day))
			return;
	} else {
		struct str ahead = at;

		scan_blanks(&ahead);
		if (scan_word(&ahead, day))
			at = ahead;
	}
	out->date.day = n ? n : -1; /* 0 is no day of any month */
	*s = at;
}

/* 12月24日 after 年. */
static void
scan_month(struct str *s, struct scanned *out)
{
	struct str at = *s;
	int n;
	uint32_t sep;

	scan_blanks(&at);
	if (scan_one(&at, "元月")) {
		n = 1;
	} else if (short_number(&at, &n)) {
		scan_blanks(&at);
		if (!scan_one(&at, "月份") && !scan_one(&at, "月")) {
			if (!ends_number(at))
				return;
			sep = at.len > 0 && (at.p[0] == '.' || at.p[0] == '/')
			    ? (uint32_t)at.p[0] : 0;
			out->date.month = n ? n : 13;
			*s = at;
			if (sep != 0)
				scan_day(s, sep, out);
			return;
		}
	} else if (scan_one(&at, "月")) {
		out->incomplete = true;
		*s = at;
		scan_day(s, 0, out);
		return;
	} else {
		return;
	}
	out->date.month = n ? n : 13; /* 0 is no month */
	*s = at;
	scan_day(s, 0, out);
}

/* What stands behind a year: 年12月24日  .12.24  -12-24  /12. */
static void
scan_rest(struct str *s, struct scanned *out)
{
	struct str at = *s;
	int n;
	uint32_t sep = separator(&at);

	if (sep == YEAR_SIGN) {
		out->sep = sep;
		*s = at;
		scan_one(s, "度");
		scan_month(s, out);
		return;
	}
	if (sep == 0 || !short_number(&at, &n))
		return;
	out->sep = sep;
	out->date.month = n ? n : 13;
	*s = at;
	if (scan_one(&at, "月份") || scan_one(&at, "月")) {
		*s = at;
		scan_day(s, 0, out);
	} else {
		scan_day(s, sep, out);
	}
}

/* 20241224 and 202412. */
static enum got
compact(int n, int digits, struct scanned *out)
{
	struct date *d = &out->date;

	if (digits == 8) {
		*d = (struct date) { n / 10000, n / 100 % 100, n % 100, 0 };
		return d->month == 0 || d->day == 0 ? GOT_IMPOSSIBLE : check(d);
	}
	*d = (struct date) { n / 100, n % 100, 0, 0 };
	if (d->month == 0 || check(d) != GOT_DATE)
		return GOT_AMBIGUOUS; /* 241224, 991231 */
	/* 200812 may be 2008-12 or 20-08-12. */
	n = d->year % 100;
	return d->year >= 2001 && n <= 12 && d->month <= 31 ? GOT_AMBIGUOUS
							    : GOT_DATE;
}

/* 12/24/2024, 24.12.2024; also 24.12.01, which could be anything. */
static enum got
year_last(struct str *s, int first, struct scanned *out)
{
	struct str at = *s;
	int second, year, digits;
	uint32_t sep = separator(&at);

	if (sep == 0 || sep == YEAR_SIGN || !short_number(&at, &second))
		return GOT_NONE;
	if (separator(&at) != sep || !numeral_scan(&at, &year, &digits)) {
		*s = at;
		return GOT_AMBIGUOUS; /* 24.12 */
	}
	*s = at;
	if (digits != 4)
		return GOT_AMBIGUOUS;
	if (first > 12 && second > 12)
		return GOT_IMPOSSIBLE;
	if (first <= 12 && second <= 12 && first != second)
		return GOT_AMBIGUOUS;
	out->sep = sep;
	out->date = first > 12 ? (struct date) { year, second, first, 0 }
			       : (struct date) { year, first, second, 0 };
	return first == 0 || second == 0 ? GOT_IMPOSSIBLE : check(&out->date);
}

/* The second date of a period without its year: 11月, 11月30日, 12.31, 31日. */
static enum got
short_of_base(struct str *s, int n, const struct date *base,
    struct scanned *out)
{
	static const char *const day[] = { "日", "号", NULL };
	struct str at = *s;
	int m;

	scan_blanks(&at);
	out->date = *base;
	out->date.day = 0;
	if (scan_one(&at, "月份") || scan_one(&at, "月")) {
		out->date.month = n ? n : 13;
		*s = at;
		scan_day(s, 0, out);
		return check(&out->date);
	}
	if (scan_word(&at, day) && base->day > 0) {
		out->date.day = n ? n : -1;
		*s = at;
		return check(&out->date);
	}
	at = *s;
	if (separator(&at) != 0 && short_number(&at, &m) && base->month > 0) {
		out->date.month = n ? n : 13;
		out->date.day = m ? m : -1;
		*s = at;
		return check(&out->date);
	}
	/* 2024.3-11: a month where the first has no day; else who knows. */
	if (!ends_number(*s))
		return GOT_NONE;
	if (base->day != 0 || base->month == 0)
		return GOT_AMBIGUOUS;
	out->date.month = n ? n : 13;
	return check(&out->date);
}

/* 10:00, T10:00:00Z, 10时30分, 上午, 星期二 behind a date. */
static void
scan_time(struct str *s, struct scanned *out)
{
	static const char *const words[] = { "上午", "下午", "中午", "晚上",
		"晚", "AM", "PM", "am", "pm", "星期", "周", "(星期", "(周",
		"（星期", "（周", NULL };
	static const char *const unit[] = { ":", "时", "点", "分", "秒", NULL };
	struct str at = *s, last;
	int n, digits;

	scan_blanks(&at);
	if (scan_word(&at, words)) {
		last = at;
		if (at.len > 0 && (numeral_scan(&at, &n, &digits) ||
		    scan_one(&at, "日") || scan_one(&at, "天")) &&
		    (scan_one(&at, ")") || scan_one(&at, "）") || at.len == 0))
			last = at;
		at = last;
		out->timed = true;
		*s = at;
		scan_blanks(&at);
	}
	scan_one(&at, "T");
	while (numeral_scan(&at, &n, &digits) && digits <= 3) {
		last = at;
		if (!scan_word(&at, unit) &&
		    !(out->timed && scan_one(&at, "."))) {
			if (out->timed)
				*s = last;
			break;
		}
		out->timed = true;
		*s = at;
	}
	if (out->timed && (scan_one(s, "Z") || str_starts(*s, S("+08"))))
		*s = str_slice(*s, str_starts(*s, S("+08:00")) ? 6
		    : str_starts(*s, S("+0800")) ? 5 : 0, s->len);
}

/* 底, 上半年, 第四季度: true, and the date stays as exact as it is. */
static void
scan_rough(struct str *s, struct scanned *out)
{
	static const char *const words[] = { "上半年", "下半年", "年底",
		"年末", "年初", "年中", "月底", "月末", "月初", "上旬", "中旬",
		"下旬", "底", "末", "初", "第一季度", "第二季度", "第三季度",
		"第四季度", "一季度", "二季度", "三季度", "四季度", "第1季度",
		"第2季度", "第3季度", "第4季度", "1季度", "2季度", "3季度",
		"4季度", "Q1", "Q2", "Q3", "Q4", "春季", "秋季", NULL };
	struct str at = *s;

	scan_blanks(&at);
	if (scan_word(&at, words)) {
		out->rough = true;
		*s = at;
	}
}

static enum got
scan_numbers(struct str *s, const struct date *base, struct scanned *out)
{
	struct str at = *s, ahead;
	int n, digits;
	enum got got;

	if (!numeral_scan(&at, &n, &digits))
		return GOT_NONE;
	ahead = at;
	if (digits == 8 || digits == 6) {
		*s = at;
		return compact(n, digits, out);
	}
	out->date = (struct date) { .year = n };
	if (digits == 4) {
		scan_rest(&at, out);
		*s = at;
		return check(&out->date);
	}
	if (digits > 2)
		return GOT_NONE;
	if (digits == 2 && separator(&ahead) == YEAR_SIGN) {
		out->two_digit = true;
		out->date.year += n < PIVOT ? 2000 : 1900;
		scan_rest(&at, out);
		*s = at;
		return check(&out->date);
	}
	if (base != NULL) {
		got = short_of_base(&at, n, base, out);
		*s = at;
		return got;
	}
	got = year_last(&at, n, out);
	*s = at;
	return got;
}

enum got
date_scan(struct str *s, const struct date *base, struct scanned *out)
{
	struct str at = *s;
	enum got got;

	*out = (struct scanned) { 0 };
	scan_blanks(&at);
	scan_one(&at, "公元");
	got = scan_numbers(&at, base, out);
	if (got == GOT_NONE)
		return got;
	scan_rough(&at, out);
	scan_time(&at, out);
	*s = at;
	return got;
}

bool
date_scan_open(struct str *s)
{
	static const char *const words[] = { "至今", "迄今", "今后", "今",
		"目前", "现在", "当前", "现", "持续进行中", "持续进行",
		"持续至今", "持续", "长期", "进行中", "在建", "仍在进行",
		"运行中", "未定", NULL };
	static const char *const after[] = { "为止", "止", "仍在进行中",
		"仍在进行", "持续", "在建", NULL };

	scan_blanks(s);
	if (!scan_word(s, words))
		return false;
	scan_blanks(s);
	scan_word(s, after);
	return true;
}

bool
date_scan_to(struct str *s)
{
	static const char *const before[] = { "起", "开始", "启动", "始",
		"开工", "立项", NULL };
	static const char *const to[] = { "直至", "至", "到", "--", "-",
		"——", "—", "–", "―", "─", "~", "∼", "〜", "→", "➔", "一直到",
		NULL };
	struct str at = *s, ahead;

	scan_blanks(&at);
	if (scan_word(&at, before)) {
		scan_blanks(&at);
		if (at.len > 0 && at.p[0] == ',')
			at = str_slice(at, 1, at.len);
		else if (str_starts(at, S("，")))
			at = str_slice(at, 3, at.len);
	}
	/* 至今 is a word of date_scan_open(), and needs no other sign. */
	ahead = at;
	if (str_starts(ahead, S("至今")) || str_starts(ahead, S("迄今"))) {
		*s = at;
		return true;
	}
	if (!scan_word(&at, to))
		return false;
	scan_blanks(&at);
	scan_one(&at, ">");
	*s = at;
	return true;
}
