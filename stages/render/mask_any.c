/* SPDX-License-Identifier: ISC */
/*
 * What tells of somebody whom the set doesn't know: codes, numbers, addresses,
 * and companies by the form of their names.
 */
#include "mask.h"

#include "fold.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_token(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') ||
	       (c > ' ' && strchr("@._-:/+%?=&~", c) != NULL);
}

static bool
tells(struct str t)
{
	static const char *const signs[] = {
	    "@", "www.", "http", ".com", ".cn", ".net", ".org", NULL};
	int digits = 0, letters = 0;
	ptrdiff_t i;

	if (str_has_any(t, signs))
		return true;
	for (i = 0; i < t.len; i++) {
		digits += is_digit(t.p[i]);
		letters += (t.p[i] >= 'a' && t.p[i] <= 'z') ||
			   (t.p[i] >= 'A' && t.p[i] <= 'Z');
	}
	if (t.len == 18 && digits >= 8 && digits + letters == 18)
		return true;
	return letters == 0 &&
	       (digits >= 11 || (digits >= 10 && t.p[0] == '0'));
}

/* "138 0000 0000" and "020-8313 4272" are one number. */
static ptrdiff_t
token_end(struct str s, ptrdiff_t i)
{
	ptrdiff_t n = i, k;

	for (;; i = ++n) {
		while (n < s.len && is_token(s.p[n]))
			n++;
		for (k = i; k < n; k++)
			if (!is_digit(s.p[k]) && s.p[k] != '-')
				return n;
		if (n - i < 3 || n + 1 >= s.len || s.p[n] != ' ' ||
		    !is_digit(s.p[n + 1]))
			return n;
	}
}

static struct str
bare(struct arena *a, struct str s)
{
	struct sb b = {.a = a};
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] != ' ')
			sb_addc(&b, s.p[i]);
	return sb_str(&b);
}

static struct str
replace_tokens(struct arena *a, struct str s)
{
	struct sb b = {.a = a};
	struct str t;
	ptrdiff_t i = 0, end;

	while (i < s.len) {
		for (end = i; end < s.len && !is_token(s.p[end]); end++)
			;
		sb_add(&b, str_slice(s, i, end));
		if ((i = end) == s.len)
			break;
		end = token_end(s, i);
		t = str_slice(s, i, end);
		sb_add(&b, tells(bare(a, t)) ? S(MASK_OTHER) : t);
		i = end;
	}
	return sb_str(&b);
}

/* --- companies that nobody knows by name --- */

static bool
stops(uint32_t c)
{
	struct str marks = S("由与和为是向对在的了及给从经系被将同以");

	if (!fold_is_han(c) && !(c >= '0' && c <= '9') &&
	    !((c | 32) >= 'a' && (c | 32) <= 'z'))
		return true;
	while (marks.len > 0)
		if (utf8_next(&marks) == c)
			return true;
	return false;
}

#define NAME_MAX_RUNES 20

/* Takes back what of the name was written already. */
static void
unwrite_name(struct sb *b)
{
	ptrdiff_t at = b->len, from;
	struct str r;
	int n = 0;

	while (at > 0 && n++ < NAME_MAX_RUNES) {
		for (from = at - 1;
		     from > 0 && ((unsigned char)b->p[from] & 0xC0) == 0x80;
		     from--)
			;
		r = str_slice(sb_str(b), from, at);
		if (stops(utf8_next(&r)))
			break;
		at = from;
	}
	b->len = at;
}

static struct str
replace_companies(struct arena *a, struct str s)
{
	static const char *const ends[] = {
	    "股份有限公司", "有限责任公司", "有限公司", "集团公司"};
	struct sb b = {.a = a};
	struct str rest = s;
	uint32_t c;
	size_t i;

	if (!str_has(s, S("公司")))
		return s;
	while (rest.len > 0) {
		for (i = 0; i < sizeof ends / sizeof *ends; i++)
			if (str_starts(rest, str_c(ends[i])))
				break;
		if (i < sizeof ends / sizeof *ends) {
			unwrite_name(&b);
			sb_add(&b, S(MASK_UNIT));
			rest = str_slice(rest, str_c(ends[i]).len, rest.len);
			continue;
		}
		c = utf8_next(&rest);
		sb_rune(&b, c);
	}
	return sb_str(&b);
}

struct str
mask_strangers(struct arena *a, struct str s)
{
	return replace_companies(a, replace_tokens(a, s));
}
