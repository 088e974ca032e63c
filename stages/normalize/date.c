/* SPDX-License-Identifier: ISC */
/* Dates and periods as values: ISO 8601, as exact as they were written. */
#include "datescan.h"

#include "fold.h"
#include "numeral.h"
#include "when.h"

/* Days from 1970-01-01 of Excel's day 0, its 1900-02-29 allowed for. */
#define SERIAL_EPOCH (-25569)
#define SERIAL_MIN 20000 /* 1954 */
#define SERIAL_MAX 73050 /* 2099 */

struct str
date_text(struct arena *a, struct date d)
{
	/* Sorts behind every date, so that rules may compare as text. */
	if (d.open)
		return S("present");
	if (d.month == 0)
		return str_printf(a, "%04d", d.year);
	if (d.day == 0)
		return str_printf(a, "%04d-%02d", d.year, d.month);
	return str_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* Words before a date that change nothing about it. */
static void
lead_in(struct value *v, struct str *s)
{
	static const char *const words[] = { "成立于", "始建于", "创立于",
		"自从", "开始于", "始于", "起于", "从", "自", "于", "在",
		"日期", "时间", "起止时间", "建设周期", "项目周期", "建设期",
		"实施周期", "实施时间", "成立时间", "已于", "开始时间",
		"开始日期", "起始时间", "开始", "起始", "起", NULL };
	static const char *const planned[] = { "预计", "计划于", "计划",
		"拟于", "拟", "预期", NULL };
	static const char *const about[] = { "大约", "约", "大概", NULL };

	*s = value_unlabel(v, *s);
	scan_blanks(s);
	if (scan_word(s, words))
		scan_blanks(s);
	if (scan_word(s, planned))
		value_step(v, "planned");
	if (scan_word(s, about))
		value_doubt(v, "approximate");
	scan_word(s, words);
	scan_blanks(s);
}

static bool
has_digit(struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* 20个月 at the front of s, cut off; 一年 where it is said to be no date. */
static bool
how_long(struct str *s, bool said)
{
	static const char *const unit[] = { "个月", "个工作日", "工作日", "天",
		"周", "个自然月", NULL };
	static const char *const date_unit[] = { "年", "月", NULL };
	struct str at = *s;
	int n, digits;

	if (!numeral_scan(&at, &n, &digits) || digits > 3)
		return false;
	scan_blanks(&at);
	if (!scan_word(&at, unit) && !(said && scan_word(&at, date_unit)))
		return false;
	*s = at;
	return true;
}

/* 共20个月, 为期一年, 已成立22年 at the front of s, cut off. */
static bool
duration(struct str *s)
{
	static const char *const before[] = { "共计", "合计", "总计", "历时",
		"为期", "共", "约", "工期", "周期", "已", "成立", "距今", NULL };
	struct str at = *s;
	bool said = false; /* else 24年 may be another date */

	while (scan_word(&at, before))
		said = true;
	scan_blanks(&at);
	if (at.len == s->len || !how_long(&at, said))
		return false;
	*s = at;
	return true;
}

/* What a bracket behind a date may hold: words, or how long it takes. */
static bool
is_note(struct str s)
{
	static const char *const open[] = { "(", "（", NULL };

	scan_word(&s, open);
	return !has_digit(s) || (duration(&s) && s.len == 0);
}

/* 、2023 and no more than that, or one more such year: 2022、2023、2024. */
static bool
other_year(struct str s)
{
	static const char *const signs[] = { "年度", "年", "、", "，", ",", "和",
		"及", "与", NULL };
	int64_t year;
	bool parted = false;

	while (scan_word(&s, signs))
		parted = true;
	return parted && s.len >= 4 && str_int(str_slice(s, 0, 4), &year) &&
	    year > 1900 && year < 2100 &&
	    (s.len == 4 || other_year(str_slice(s, 4, s.len)));
}

/* Another date outside of brackets: 2010年设立, 2024年3月变更. */
static bool
other_date(struct str s)
{
	struct scanned c;
	struct str at, said;
	int depth = 0;
	uint32_t r;

	while (s.len > 0) {
		at = s;
		if (depth == 0 && (s.p[0] == '1' || s.p[0] == '2') &&
		    date_scan(&at, NULL, &c) == GOT_DATE && !c.two_digit) {
			said = str_slice(s, 0, s.len - at.len);
			if (c.date.month > 0 || str_ends(said, S("年")))
				return true;
		}
		r = utf8_next(&s);
		depth += (r == '(' || r == 0xff08) - (r == ')' || r == 0xff09);
	}
	return false;
}

/* What is left behind a date: nothing, harmless words, or a doubt. */
static void
left_over(struct value *v, struct str s)
{
	static const char *const harmless[] = { "起", "开始", "启动", "始",
		"止", "为止", "结束", "完成", "竣工", "投产", "建成", "开工",
		"正式", "上线运行", "上线", "运行", "立项", "验收", "完工",
		"截止", "投入使用", "投入运行", "全年", "年度", "期间", "成立",
		"并", "，", ",", "。", "；", ";", ".", "、", "“", "”", "月",
		"日", "年", "度", "内", NULL };
	static const char *const about[] = { "左右", "前后", "之前", "以前",
		"前", "之后", "以后", "后", NULL };
	ptrdiff_t close;

	for (scan_blanks(&s); s.len > 0; scan_blanks(&s)) {
		if (scan_word(&s, harmless) || duration(&s))
			continue;
		if (scan_word(&s, about)) {
			value_doubt(v, "approximate");
			continue;
		}
		if (str_starts(s, S("(")) || str_starts(s, S("（"))) {
			close = str_find(s, S(")"));
			if (close < 0)
				close = str_find(s, S("）"));
			if (close >= 0 && is_note(str_slice(s, 0, close))) {
				value_step(v, "note");
				s = str_slice(s, close, s.len);
				utf8_next(&s);
				continue;
			}
		}
		value_doubt(v, "extra-text");
		return;
	}
}

static void
settle(struct value *v, enum got got, const struct scanned *c)
{
	if (got == GOT_NONE || got == GOT_AMBIGUOUS ||
	    got == GOT_IMPOSSIBLE) {
		value_doubt(v, got == GOT_NONE ? "not-a-date"
		    : got == GOT_AMBIGUOUS ? "ambiguous" : "impossible-date");
		value_null(v);
		return;
	}
	if (c->two_digit)
		value_doubt(v, "two-digit-year");
	if (c->incomplete)
		value_doubt(v, "incomplete");
	if (c->timed)
		value_step(v, "time-dropped");
	if (c->rough)
		value_step(v, "less-exact");
	value_step(v, "date");
	value_str(v, date_text(v->a, c->date));
	if (value_has_doubt(v, "two-values"))
		value_null(v);
}

void
date_bounds(struct value *v)
{
	struct str d = v->is.str;
	int64_t year, month = 12, end;
	int y, m, day;

	if (v->is.kind != DATUM_STR)
		return;
	if ((d.len != 4 && d.len != 7) ||
	    !str_int(str_slice(d, 0, 4), &year)) {
		value_extra_str(v, "first", d);
		value_extra_str(v, "last", d);
		return;
	}
	if (d.len == 7)
		str_int(str_slice(d, 5, 7), &month);
	end = when_days((int)year + (month == 12), (int)month % 12 + 1, 1) - 1;
	when_civil(end, &y, &m, &day);
	value_extra_str(v, "first", str_printf(v->a, "%.*s%s", STR_ARG(d),
	    d.len == 4 ? "-01-01" : "-01"));
	value_extra_str(v, "last", date_text(v->a, (struct date) { y, m, day,
	    false }));
}

static int
date_cmp(const struct date *a, const struct date *b)
{
	if (a->year != b->year)
		return a->year - b->year;
	if (a->month == 0 || b->month == 0)
		return 0; /* as far as is said */
	if (a->month != b->month)
		return a->month - b->month;
	return a->day == 0 || b->day == 0 ? 0 : a->day - b->day;
}

/* The second date of a period, or 至今; s stands behind the first. */
static enum got
second_date(struct value *v, struct str *s, const struct scanned *first,
    struct scanned *out)
{
	enum got got;

	*out = (struct scanned) { 0 };
	if (date_scan_open(s)) {
		out->date.open = true;
		return GOT_DATE;
	}
	lead_in(v, s);
	got = date_scan(s, &first->date, out);
	/* 24年3月至11月: the second has its year from the first. */
	if (first->two_digit && out->sep == 0)
		out->two_digit = true;
	return got;
}

/*
 * A text with two dates.  What is wrong with either is a doubt about both:
 * they were read from one text.
 */
static void
read_period(struct value *v, struct str rest, enum got got,
    const struct scanned *first, enum date_part part)
{
	struct scanned second;
	enum got got2 = second_date(v, &rest, first, &second);

	value_step(v, "split");
	if (got2 == GOT_NONE) {
		left_over(v, rest);
		settle(v, part == DATE_END ? GOT_NONE : got, first);
		value_doubt(v, "missing-end");
		return;
	}
	left_over(v, rest);
	if (got == GOT_DATE && got2 == GOT_DATE && !second.date.open &&
	    date_cmp(&second.date, &first->date) < 0) {
		value_doubt(v, "reversed");
		value_null(v);
		return;
	}
	if (part == DATE_END)
		settle(v, got2, &second);
	else
		settle(v, got, first);
}

static void
read_serial(struct value *v, double number)
{
	struct date d = { 0 };
	int64_t whole = (int64_t)number;

	if ((double)whole != number)
		value_step(v, "time-dropped");
	when_civil(whole + SERIAL_EPOCH, &d.year, &d.month, &d.day);
	value_step(v, "serial");
	value_str(v, date_text(v->a, d));
}

/*
 * A number in a sheet: a year, 20241224, 202412, or a serial without its
 * format.  2024.1 may have been 2024.10: the sheet drops the zero.
 */
static bool
read_number(struct value *v, double n)
{
	if (n >= SERIAL_MIN && n <= SERIAL_MAX) {
		read_serial(v, n);
		return true;
	}
	if (n > 1900 && n < 2100 && n != (int)n) {
		double tenth = n * 10;

		if (tenth - (double)(int64_t)(tenth + 0.5) < 1e-6 &&
		    tenth - (double)(int64_t)(tenth + 0.5) > -1e-6 &&
		    (int64_t)(tenth + 0.5) % 10 == 1) {
			value_doubt(v, "ambiguous");
			return true;
		}
	}
	return false;
}

/* A form's 年  月  日 with nothing filled in. */
static bool
is_blank_form(struct arena *a, struct str s)
{
	struct str key = fold_key(a, s);

	return str_eq(key, S("年月日")) || str_eq(key, S("年月")) ||
	    str_eq(key, S("年月至年月")) || str_eq(key, S("年")) ||
	    str_eq(key, S("年月日至年月日")) || str_eq(key, S("至"));
}

/* 开始2024年3月 结束2024年11月: the word that parts the two. */
static bool
word_between(struct str *s, const struct date *first)
{
	static const char *const signs[] = { "，", ",", "；", ";", "、", NULL };
	static const char *const ends[] = { "结束", "完成", "终止", "截止",
		"截至", "竣工", "止", NULL };
	static const char *const more[] = { "时间", "日期", "年月", "：", ":",
		"于", NULL };
	static const char *const starts[] = { "开始", "启动", "开工", "起",
		"立项", NULL };
	static const char *const planned[] = { "预计", "计划于", "计划", "拟于",
		"拟", "预期", NULL };
	struct str at = *s, date;
	struct scanned second = { 0 };
	bool started;

	scan_blanks(&at);
	started = scan_word(&at, starts);
	scan_blanks(&at);
	started = scan_word(&at, signs) && started;
	scan_blanks(&at);
	/* 2023年3月开始，2024年11月完成 has it behind the date. */
	if (!scan_word(&at, ends) && !started)
		return false;
	do
		scan_blanks(&at);
	while (scan_word(&at, more));
	date = at;
	scan_word(&date, planned);
	if (!date_scan_open(&date) &&
	    date_scan(&date, first, &second) == GOT_NONE)
		return false;
	*s = at;
	return true;
}

/* 8个月（2024.1～2024.8）: what the bracket behind how long it takes says. */
static struct str
behind_duration(struct value *v, struct str s)
{
	struct str at = s;

	scan_blanks(&at);
	if (!duration(&at) && !how_long(&at, false))
		return s;
	at = str_trim(at);
	if (!(str_starts(at, S("(")) && str_ends(at, S(")"))) &&
	    !(str_starts(at, S("（")) && str_ends(at, S("）"))))
		return s;
	utf8_next(&at);
	at.len -= str_ends(at, S(")")) ? 1 : 3;
	value_step(v, "note");
	return at;
}

void
date_read(struct value *v, struct str raw, enum date_part part,
    struct serial serial, bool *was_period)
{
	bool none, period = false;
	struct scanned first = { 0 };
	struct str s;
	enum got got;

	if (was_period == NULL)
		was_period = &none;
	*was_period = false;
	if (value_no_answer(v, raw))
		return;
	if (is_blank_form(v->a, raw)) {
		value_step(v, "no-answer");
		return;
	}
	if (serial.given && read_number(v, serial.number))
		return;
	s = behind_duration(v, value_plain(v, value_unruled(v, raw)));
	lead_in(v, &s);
	if (part == DATE_END && date_scan_open(&s)) {
		first.date.open = true;
		left_over(v, s);
		settle(v, GOT_DATE, &first);
		return;
	}
	got = date_scan(&s, NULL, &first);
	if (got == GOT_NONE && part != DATE_ALONE && date_scan_to(&s) &&
	    (got = date_scan(&s, NULL, &first)) != GOT_NONE)
		value_doubt(v, "missing-start"); /* 至2024年11月 */
	else if (got != GOT_NONE)
		period = date_scan_to(&s) || word_between(&s, &first.date);
	*was_period = period;
	if (period && part != DATE_ALONE) {
		read_period(v, s, got, &first, part);
	} else if (period) {
		value_doubt(v, "two-values");
	} else {
		if (got != GOT_NONE)
			left_over(v, s);
		if (value_has_doubt(v, "extra-text") &&
		    (other_date(s) || other_year(s)))
			value_doubt(v, "two-values");
		settle(v, got, &first);
	}
}
