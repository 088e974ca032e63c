/* SPDX-License-Identifier: ISC */
/*
 * 统一社会信用代码, GB 32100-2015: 18 characters of an alphabet of 31, the
 * last one a check over the others.
 */
#include "readers.h"

#include "fold.h"

#define USCC_LEN 18
#define OLD_REGISTRATION 15 /* 工商注册号, until 2015 */
#define OLD_ORGANISATION 9 /* 组织机构代码, GB 11714 */

/* Table 2: no I, O, S, V, Z, which look like 1, 0, 5, U, 2. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

int
uscc_check(struct str code)
{
	const char *at;
	int i, sum = 0, weight = 1;

	if (code.len < USCC_LEN - 1)
		return -1;
	for (i = 0; i < USCC_LEN - 1; i++) {
		if (code.p[i] == '\0' ||
		    (at = strchr(alphabet, code.p[i])) == NULL)
			return -1;
		sum += (int)(at - alphabet) * weight;
		weight = weight * 3 % 31;
	}
	/* Remainder 0 gives 31, which is the character of 0, not none. */
	return alphabet[(31 - sum % 31) % 31];
}

struct code {
	struct str text; /* as typed, upper case */
	ptrdiff_t chars;
	bool lookalike; /* a Greek or Cyrillic letter in it */
};

struct scan_codes {
	struct arena *a;
	struct sb now;
	struct code code;
	struct {
		struct code *v;
		size_t n, cap;
	} found;
	bool cut, lowered;
};

static void
code_end(struct scan_codes *c)
{
	if (c->code.chars == 0)
		return;
	c->code.text = sb_str(&c->now);
	*ARENA_PUSH(c->a, &c->found) = c->code;
	c->code = (struct code) { 0 };
	c->now = (struct sb) { .a = c->a };
}

static bool
is_dash(uint32_t r)
{
	return r == '-' || r == '_' || r == '.' || r == 0xb7 ||
	    (r >= 0x2010 && r <= 0x2015) || r == 0x2212;
}

static bool
is_alnum(uint32_t r)
{
	return (r >= '0' && r <= '9') || (r >= 'A' && r <= 'Z') ||
	    (r >= 'a' && r <= 'z');
}

/* Runs of letters and digits; blanks and dashes inside are let by. */
static void
scan_text(struct scan_codes *c, struct str s, bool blanks_part)
{
	uint32_t r;

	while (s.len > 0) {
		r = utf8_next(&s);
		if (is_alnum(r) || fold_lookalike(r)) {
			c->lowered = c->lowered || (r >= 'a' && r <= 'z');
			c->code.lookalike |= !is_alnum(r);
			c->code.chars++;
			sb_rune(&c->now,
			    r >= 'a' && r <= 'z' ? r - 'a' + 'A' : r);
		} else if (is_dash(r) ||
		    (!blanks_part && (r == ' ' || r == '\n'))) {
			c->cut = c->cut || c->code.chars > 0;
		} else {
			code_end(c);
		}
	}
	code_end(c);
}

/* Words beside the code (18位) and the like are not codes. */
static void
drop_short(struct scan_codes *c)
{
	size_t i, n = 0;

	for (i = 0; i < c->found.n; i++)
		if (c->found.v[i].chars >= OLD_ORGANISATION)
			c->found.v[n++] = c->found.v[i];
	if (n > 0)
		c->found.n = n;
}

static void
drop_same(struct scan_codes *c)
{
	while (c->found.n > 1 && str_eq(c->found.v[c->found.n - 1].text,
	    c->found.v[0].text))
		c->found.n--;
}

/*
 * The codes of a text.  A blank may be inside a code (9144 0600 ...) or
 * between two: it parts them only where that yields whole codes.
 */
static struct scan_codes
codes_of(struct arena *a, struct str s)
{
	struct scan_codes parted = { .a = a, .now = { .a = a } };
	struct scan_codes whole = { .a = a, .now = { .a = a } };
	size_t i, full = 0;

	scan_text(&parted, s, true);
	for (i = 0; i < parted.found.n; i++)
		full += parted.found.v[i].chars == USCC_LEN;
	if (full == 0)
		scan_text(&whole, s, false);
	else
		whole = parted;
	drop_short(&whole);
	drop_same(&whole);
	return whole;
}

static bool
all_digits(struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.len > 0;
}

/* 9.14406E+17: the sheet has kept 15 digits at most. */
static bool
is_exponent(struct str s)
{
	ptrdiff_t at = str_find(s, S("E+"));

	if (at < 0)
		at = str_find(s, S("e+"));
	return at > 0 && s.p[0] >= '0' && s.p[0] <= '9' && s.len < 32;
}

static void
judge(struct value *v, struct code code)
{
	struct str outside = S("IOSVZ");
	ptrdiff_t i;

	if (code.chars == OLD_ORGANISATION ||
	    (code.chars == OLD_REGISTRATION && all_digits(code.text))) {
		value_doubt(v, "old-code");
		return;
	}
	/* Twice as long is not one code with a slip of the hand. */
	if (code.chars <= 24)
		value_str(v, code.text);
	if (code.chars != USCC_LEN) {
		value_doubt(v, "length");
		return;
	}
	for (i = 0; i < code.text.len; i++)
		code.lookalike |= memchr(outside.p, code.text.p[i],
		    (size_t)outside.len) != NULL;
	if (code.lookalike)
		value_doubt(v, "lookalike");
	else if (uscc_check(code.text) != code.text.p[USCC_LEN - 1])
		value_doubt(v, "check-digit");
}

void
uscc_read(struct value *v, struct str raw)
{
	struct scan_codes c;
	struct strs all = { 0 };
	struct str s;
	size_t i;

	if (value_no_answer(v, raw))
		return;
	s = value_plain(v, raw);
	if (is_exponent(s) || value_has_doubt(v, "digits-lost")) {
		value_doubt(v, "digits-lost");
		return;
	}
	c = codes_of(v->a, s);
	if (c.cut)
		value_step(v, "separators");
	if (c.lowered)
		value_step(v, "upper");
	if (c.found.n == 0 ||
	    (c.found.n == 1 && c.found.v[0].chars < OLD_ORGANISATION)) {
		value_doubt(v, "not-a-code");
		return;
	}
	if (c.found.n > 1) {
		for (i = 0; i < c.found.n; i++)
			strs_add(v->a, &all, c.found.v[i].text);
		value_extra_list(v, "others", all);
		value_doubt(v, "two-values");
		return;
	}
	if (c.found.v[0].text.len < s.len && !c.cut)
		value_step(v, "label");
	judge(v, c.found.v[0]);
}
