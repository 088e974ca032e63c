/* SPDX-License-Identifier: ISC */
#include "numeral.h"

#include <stdlib.h>

#define DIGITS_MAX 20 /* more than any budget; keeps __int128 from overflow */
#define AMOUNT_MAX ((__int128)1 << 110)

int
numeral_digit(uint32_t r)
{
	static const uint32_t v[][3] = { { 0x3007, 0x96f6, 0x25cb },
		{ 0x4e00, 0x58f9, 0x5f0c }, { 0x4e8c, 0x8d30, 0x8cb3 },
		{ 0x4e09, 0x53c1, 0x53c4 }, { 0x56db, 0x8086, 0 },
		{ 0x4e94, 0x4f0d, 0 }, { 0x516d, 0x9646, 0x9678 },
		{ 0x4e03, 0x67d2, 0 }, { 0x516b, 0x634c, 0 },
		{ 0x4e5d, 0x7396, 0 } };
	int i;

	if (r == 0x4e24 || r == 0x5169) /* 两 兩 */
		return 2;
	for (i = 0; i < 10; i++)
		if (r != 0 && (r == v[i][0] || r == v[i][1] || r == v[i][2]))
			return i;
	return -1;
}

/* The power of ten of 十 百 千 万 亿, 0 for all else. */
static int
multiplier(uint32_t r)
{
	switch (r) {
	case 0x5341: /* 十 */
	case 0x62fe: /* 拾 */
		return 1;
	case 0x767e: /* 百 */
	case 0x4f70: /* 佰 */
		return 2;
	case 0x5343: /* 千 */
	case 0x4edf: /* 仟 */
		return 3;
	case 0x4e07: /* 万 */
	case 0x842c: /* 萬 */
	case 'w':
	case 'W':
		return 4;
	case 0x4ebf: /* 亿 */
	case 0x5104: /* 億 */
		return 8;
	}
	return 0;
}

static __int128
power(int n)
{
	__int128 p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

static bool
is_digit(struct str s, ptrdiff_t i)
{
	return i < s.len && s.p[i] >= '0' && s.p[i] <= '9';
}

/*
 * 1234  1,234,567.89 at the front of s.  A comma must part groups of three
 * all through, else nobody knows what 5,00 or 1,2000 was meant to be.
 */
static enum scan
arabic(struct str *s, __int128 *n)
{
	ptrdiff_t i = 0, run = 0;
	int commas = 0, places = 0, digits = 0;
	bool bad = false;

	if (!is_digit(*s, 0))
		return SCAN_NONE;
	*n = 0;
	for (; is_digit(*s, i) || (i < s->len && s->p[i] == ',' &&
		 is_digit(*s, i + 1)); i++) {
		if (s->p[i] == ',') {
			bad = bad || run > 3 || (commas > 0 && run != 3);
			commas++;
			run = 0;
			continue;
		}
		run++;
		if (++digits <= DIGITS_MAX)
			*n = *n * 10 + (s->p[i] - '0');
	}
	bad = bad || (commas > 0 && run != 3) || digits > DIGITS_MAX;
	*n *= AMOUNT_ONE;
	if (i < s->len && s->p[i] == '.' && is_digit(*s, i + 1)) {
		for (i++; is_digit(*s, i); i++)
			if (++places <= 8)
				*n += (s->p[i] - '0') * power(8 - places);
		if (i < s->len && s->p[i] == '.')
			bad = true; /* 1.234.567 */
	}
	*s = str_slice(*s, i, s->len);
	return bad ? SCAN_UNCLEAR : SCAN_OK;
}

/* A run of Chinese digits at the front of s, read digit by digit. */
static int
chinese_run(struct str *s, __int128 *n, bool *zero)
{
	struct str ahead = *s;
	int count = 0, d;

	*n = 0;
	while (ahead.len > 0 && count < DIGITS_MAX &&
	    (d = numeral_digit(utf8_next(&ahead))) >= 0) {
		*n = *n * 10 + d;
		*zero = *zero || (d == 0 && count > 0);
		count++;
		*s = ahead;
	}
	return count;
}

/*
 * Chinese digits with 点 and decimals.  Two digits without a zero are "three
 * to five" (三五万), not thirty-five.
 */
static enum scan
chinese(struct str *s, __int128 *n, int *count)
{
	struct str ahead;
	__int128 part;
	bool zero = false;
	int places;

	*count = chinese_run(s, n, &zero);
	*n *= AMOUNT_ONE;
	if (*count == 0)
		return SCAN_NONE;
	if (str_starts(*s, S("点"))) {
		ahead = str_slice(*s, 3, s->len);
		places = chinese_run(&ahead, &part, &zero);
		if (places > 8)
			return SCAN_UNCLEAR;
		if (places > 0) {
			*n += part * power(8 - places);
			*s = ahead;
		}
	}
	return *count >= DIGITS_MAX || (*count == 2 && !zero) ? SCAN_UNCLEAR
							      : SCAN_OK;
}

static bool
take_zero(struct str *s)
{
	struct str ahead = *s;

	if (s->len == 0 || numeral_digit(utf8_next(&ahead)) != 0)
		return false;
	*s = ahead;
	return true;
}

/* A multiplier with a power of from to to off the front of s, else 0. */
static int
take_multiplier(struct str *s, int from, int to)
{
	struct str ahead = *s;
	int p = s->len > 0 ? multiplier(utf8_next(&ahead)) : 0;

	if (p < from || p > to)
		return 0;
	*s = ahead;
	return p;
}

/*
 * True when digits below a multiplier leave open what they count: 一千五 is
 * 1500 to most people, 1005 to some; 三万五 likewise; 3万50000 is neither.
 * above: the multiplier's power, 99: there is none.
 */
static bool
trails(__int128 n, int above, bool zero)
{
	if (above >= 99 || n == 0)
		return false;
	return n >= power(above) * AMOUNT_ONE || (above > 1 && !zero &&
	    n < power(above - 1) * AMOUNT_ONE);
}

/*
 * What stands before a 万 or 亿: 1,200.5  二千三百零五  5百  一二〇.  *bridged:
 * a 零 stood in front of it.
 */
static enum scan
section(struct str *s, bool later, struct amount *out, bool *bridged)
{
	int prev = 99, p, count;
	bool unclear = false, some = false, zero;
	enum scan got;
	__int128 n;

	out->n = 0;
	*bridged = later && take_zero(s);
	while (s->len > 0) {
		zero = some && take_zero(s);
		count = 1;
		if ((got = arabic(s, &n)) == SCAN_NONE)
			got = chinese(s, &n, &count);
		else
			count = 0;
		if (got == SCAN_NONE) {
			/* 十五 is 一十五; 百 alone is no number. */
			if ((p = take_multiplier(s, 1, 1)) == 0)
				break;
			n = AMOUNT_ONE;
		} else {
			p = take_multiplier(s, 1, 3);
		}
		out->chinese = out->chinese || count > 0;
		some = true;
		unclear = unclear || got == SCAN_UNCLEAR ||
		    (p > 0 && (p >= prev || count > 1 || n >= power(2) *
			AMOUNT_ONE)) ||
		    (p == 0 && trails(n, prev, zero));
		out->n += n * power(p);
		prev = p;
		if (p == 0)
			break;
	}
	return !some ? SCAN_NONE : unclear ? SCAN_UNCLEAR : SCAN_OK;
}

enum scan
amount_scan(struct str *s, struct amount *out)
{
	struct amount part = { 0 };
	bool unclear = false, zero;
	int prev = 99, p, q;
	enum scan got;
	struct str at = *s;

	*out = part;
	while ((got = section(&at, prev < 99, &part, &zero)) != SCAN_NONE) {
		p = take_multiplier(&at, 4, 8);
		if (p > 0 && (q = take_multiplier(&at, 8, 8)) > 0) /* 万亿 */
			p += q;
		unclear = unclear || got == SCAN_UNCLEAR || p >= prev || p > 12;
		if (p > 12 || part.n > AMOUNT_MAX / power(p))
			return SCAN_UNCLEAR;
		part.n *= power(p);
		unclear = unclear || trails(part.n, prev, zero);
		out->n += part.n;
		out->scale = p > 0 ? p : out->scale;
		out->chinese = out->chinese || part.chinese;
		*s = at;
		prev = p;
		if (p == 0)
			return unclear ? SCAN_UNCLEAR : SCAN_OK;
	}
	if (prev == 99)
		return SCAN_NONE;
	return unclear ? SCAN_UNCLEAR : SCAN_OK;
}

double
amount_double(__int128 n, int shift)
{
	char text[64];
	int i = sizeof text;
	bool minus = n < 0;

	if (minus)
		n = -n;
	text[--i] = '\0';
	/* n e-(8+shift): decimal to the end, so that strtod rounds once. */
	i -= snprintf(NULL, 0, "e-%d", 8 + shift);
	snprintf(text + i, sizeof text - (size_t)i, "e-%d", 8 + shift);
	do {
		text[--i] = (char)('0' + (int)(n % 10));
		n /= 10;
	} while (n > 0);
	if (minus)
		text[--i] = '-';
	return strtod(text + i, NULL);
}

/* 十二, 二十, 三十一, 廿四, 卅 at the front of s: 1 to 99. */
static bool
tens(struct str *s, int *n)
{
	struct str at = *s, ahead;
	uint32_t r = utf8_next(&at);
	int d = numeral_digit(r);

	if (r == 0x5eff || r == 0x5345) { /* 廿 卅 */
		*n = r == 0x5eff ? 20 : 30;
	} else if (multiplier(r) == 1) {
		*n = 10;
	} else if (d >= 0 && at.len > 0 &&
	    multiplier((ahead = at, utf8_next(&ahead))) == 1) {
		*n = d ? d * 10 : 10; /* cheques write 零壹拾 */
		at = ahead;
	} else {
		return false;
	}
	ahead = at;
	if (ahead.len > 0 && (d = numeral_digit(utf8_next(&ahead))) >= 0) {
		*n += d;
		at = ahead;
	}
	*s = at;
	return true;
}

bool
numeral_scan(struct str *s, int *n, int *digits)
{
	struct str at = *s, ahead;
	int d;

	*n = *digits = 0;
	if (s->len == 0)
		return false;
	for (; is_digit(at, 0); at = str_slice(at, 1, at.len)) {
		if (++*digits > 9)
			return false;
		*n = *n * 10 + (at.p[0] - '0');
	}
	if (*digits > 0) {
		*s = at;
		return true;
	}
	if (tens(&at, n)) {
		*digits = 2;
		*s = at;
		return true;
	}
	/* 二O二四 with a letter, as many keyboards give it. */
	for (ahead = at; at.len > 0; at = ahead) {
		uint32_t r = utf8_next(&ahead);

		d = *digits > 0 && (r == 'O' || r == 'o') ? 0
							  : numeral_digit(r);
		if (d < 0 || ++*digits > 9)
			break;
		*n = *n * 10 + d;
	}
	if (*digits == 0 || *digits > 9)
		return false;
	*s = at;
	return true;
}
