/* SPDX-License-Identifier: ISC */
#include "validate.h"

#include "fold.h"
#include "when.h"

/* The numbers in the text, at most n; false where one is too long. */
static int
numbers(struct str s, int *out, int n)
{
	int got = 0, digits = 0;
	ptrdiff_t i;

	for (i = 0; i < s.len; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';

		if (!digit) {
			digits = 0;
			continue;
		}
		if (digits == 0) {
			if (got == n)
				return got;
			out[got++] = 0;
		}
		if (++digits > 4)
			return 0;
		out[got - 1] = out[got - 1] * 10 + (s.p[i] - '0');
	}
	return got;
}

bool
stamp_read(struct str s, int64_t *first, int64_t *last)
{
	struct arena a = { 0 };
	int v[6] = { 0 }, n;
	bool evening;

	s = fold_plain(&a, s, NULL);
	if (when_parse(s, WHEN_CHINA, first)) {
		*last = *first + (s.len == 10 ? 86399 : 0);
		arena_release(&a);
		return true;
	}
	n = numbers(s, v, 6);
	evening = str_has(s, S("下午")) || str_has(s, S("晚"));
	arena_release(&a);
	if (n < 3 || !when_valid_date(v[0], v[1], v[2]) || v[0] < 1990)
		return false;
	if (evening && n > 3 && v[3] < 12)
		v[3] += 12;
	if (v[3] > 23 || v[4] > 59 || v[5] > 59)
		return false;
	*first = when_days(v[0], v[1], v[2]) * 86400 - WHEN_CHINA + v[3] * 3600 +
	    v[4] * 60 + v[5];
	/* No time: the whole day; an hour alone: all of it. */
	*last = *first + (n == 3 ? 86399 : n == 4 ? 3599 : 0);
	return true;
}
