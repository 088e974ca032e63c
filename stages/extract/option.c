/* SPDX-License-Identifier: ISC */
#include "option.h"

#include "fold.h"

#define SHORT_BYTES_MIN 12 /* 4 characters: 安全 is of all of them */

/* Are the characters of x in y, in that order? */
static bool
is_shorter(struct str x, struct str y)
{
	uint32_t r = x.len > 0 ? utf8_next(&x) : 0;

	while (r != 0 && y.len > 0)
		if (utf8_next(&y) == r)
			r = x.len > 0 ? utf8_next(&x) : 0;
	return r == 0;
}

static bool
shortens(struct arena *a, const struct option_spec *o, struct str key)
{
	size_t i;

	for (i = 0; i < o->names.n; i++)
		if (is_shorter(key, fold_key(a, o->names.v[i])))
			return true;
	return false;
}

int
option_of(
    struct arena *a, const struct options *o, struct str text, bool *shortened)
{
	struct str key = fold_key(a, text);
	int found = 0;
	size_t i;

	*shortened = false;
	for (i = 0; i < o->n; i++)
		if (words_have(&o->v[i].names, fold_unspace(a, str_trim(text))))
			return (int)i + 1;
	if (key.len < SHORT_BYTES_MIN)
		return 0;
	for (i = 0; i < o->n; i++) {
		if (!shortens(a, &o->v[i], key))
			continue;
		if (found > 0)
			return 0;
		found = (int)i + 1;
	}
	*shortened = found > 0;
	return found;
}
