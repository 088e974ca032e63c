/* SPDX-License-Identifier: ISC */
#include "companies.h"

#include "fold.h"
#include "schema.h"

#define NAMES_MAX 80 /* named in a paper */

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

	while (at > 0 && n++ < 34) {
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
