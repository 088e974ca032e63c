/* SPDX-License-Identifier: ISC */
#include "fill.h"

#include "set.h"

struct str
fill_in(struct arena *a, struct str s, json *vars)
{
	struct sb b = { .a = a };
	ptrdiff_t open, close;
	struct str name;
	char *key;

	while (s.len > 0) {
		open = str_find(s, S("{"));
		close = open < 0 ? -1
		    : str_find(str_slice(s, open, s.len), S("}"));
		if (close < 0)
			break;
		sb_add(&b, str_slice(s, 0, open));
		name = str_slice(s, open + 1, open + close);
		key = str_cstr(a, name);
		if (js_has(vars, key))
			sb_add(&b, value_text(a, js_get(vars, key)));
		else
			sb_add(&b, str_slice(s, open, open + close + 1));
		s = str_slice(s, open + close + 1, s.len);
	}
	sb_add(&b, s);
	return sb_str(&b);
}
