/* SPDX-License-Identifier: ISC */
#include "companies.h"

#include "fold.h"
#include "schema.h"

#define NAMES_MAX 80 /* named in a paper */
#define CODES_MAX 8
#define CODE_LEN 18

static bool
of_name(uint32_t r)
{
	return fold_is_han(r) || r == 0xff08 || r == 0xff09 || r == '(' ||
	       r == ')' || (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z');
}

/* Where the name that ends at to starts. */
static ptrdiff_t
name_start(struct str s, ptrdiff_t to)
{
	ptrdiff_t at = to, prev;
	int n = 0;

	while (at > 0 && n++ < COMPANY_RUNES_MAX) {
		struct str r;

		for (prev = at - 1;
		     prev > 0 && ((unsigned char)s.p[prev] & 0xc0) == 0x80;
		     prev--)
			;
		r = str_slice(s, prev, at);
		if (!of_name(utf8_next(&r)))
			break;
		at = prev;
	}
	return at;
}

json *
companies_in(struct arena *a, struct str text)
{
	json *list = js_arr();
	struct words seen = {0};
	struct str rest = text, key;
	ptrdiff_t at, to, base = 0;

	while ((at = str_find(rest, S("公司"))) >= 0 && seen.n < NAMES_MAX) {
		to = base + at + S("公司").len;
		key = fold_company(a, str_slice(text, name_start(text, to), to));
		if (utf8_count(key) >= 6 && !words_have(&seen, key)) {
			words_add(a, &seen, key);
			js_add_str(list, key);
		}
		base = to;
		rest = str_slice(text, base, text.len);
	}
	return list;
}

/* A character of a code, half or full width; else 0. */
static char
of_code(uint32_t r)
{
	if (r >= 0xff01 && r <= 0xff5e)
		r -= 0xff01 - '!';
	return (r >= '0' && r <= '9') || (r >= 'A' && r <= 'Z') ? (char)r : 0;
}

json *
usccs_in(struct arena *a, struct str text)
{
	json *list = js_arr();
	struct words seen = {0};
	char buf[CODE_LEN], c;
	struct str code = {buf, CODE_LEN};
	bool end = false;
	int n = 0;

	while (!end && seen.n < CODES_MAX) {
		end = text.len == 0;
		c = end ? 0 : of_code(utf8_next(&text));
		if (c != 0) {
			if (n < CODE_LEN)
				buf[n] = c;
			n++;
			continue;
		}
		if (n == CODE_LEN && !words_have(&seen, code)) {
			words_add(a, &seen, str_dup(a, code));
			js_add_str(list, code);
		}
		n = 0;
	}
	return list;
}
