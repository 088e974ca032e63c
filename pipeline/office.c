/* SPDX-License-Identifier: ISC */
#include "office.h"

#include "fold.h"

json *
office_of(json *notice, struct str code)
{
	json *o;

	JS_EACH(o, js_get(notice, "recommenders"))
		if (code.len > 0 && str_eq(js_str(o, "code"), code))
			return o;
	return NULL;
}

/* Is this its name, to the letter? */
static bool
is_called(struct arena *a, json *o, struct str name, struct str key)
{
	json *alias;

	if (str_eq(js_str(o, "code"), name) ||
	    str_eq(fold_key(a, js_str(o, "name")), key))
		return true;
	JS_EACH(alias, js_get(o, "synonyms"))
		if (str_eq(fold_key(a, js_text(alias)), key))
			return true;
	return false;
}

json *
office_called(json *notice, struct str name)
{
	struct arena a = { 0 };
	struct str key = fold_key(&a, name), city;
	json *o, *found = NULL;
	bool several = false;

	if (key.len == 0)
		return NULL;
	JS_EACH(o, js_get(notice, "recommenders"))
		if (found == NULL && is_called(&a, o, name, key))
			found = o;
	if (found != NULL) {
		arena_release(&a);
		return found;
	}
	JS_EACH(o, js_get(notice, "recommenders"))
	{
		city = fold_key(&a, js_str(o, "city"));
		if (city.len == 0 || !str_starts(key, city))
			continue;
		several |= found != NULL;
		found = o;
	}
	arena_release(&a);
	return several ? NULL : found;
}
