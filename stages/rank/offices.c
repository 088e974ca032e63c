/* SPDX-License-Identifier: ISC */
#include "rank.h"

static void
read_quota(struct office *o, json *notice)
{
	struct arena a = {0};
	const char *key = str_cstr(&a, o->quota);
	json *limit = js_get(js_get(notice, "quota"), key);

	o->limit = js_is(limit, json_type_int) || js_is(limit, json_type_double)
		       ? json_object_get_int64(limit)
		       : -1;
	o->hard = js_bool(js_get(notice, "quota_hard"), key);
	arena_release(&a);
}

void
offices_read(struct offices *all, struct arena *a, json *notice)
{
	struct office *o;
	json *r;

	JS_EACH(r, js_get(notice, "recommenders"))
	{
		o = ARENA_PUSH(a, all);
		o->code = js_str(r, "code");
		o->name = js_str(r, "name");
		o->city = js_str(r, "city");
		o->kind = js_str(r, "kind");
		o->quota = js_str(r, "quota");
		read_quota(o, notice);
	}
}

int
offices_find(const struct offices *all, struct str code)
{
	size_t i;

	for (i = 0; i < all->n && code.len > 0; i++)
		if (str_eq(all->v[i].code, code))
			return (int)i;
	return NOBODY;
}
