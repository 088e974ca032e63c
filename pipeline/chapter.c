/* SPDX-License-Identifier: ISC */
#include "chapter.h"

bool
chapter_has(json *file, struct str id, struct str *at)
{
	json *part;

	*at = S("");
	if (id.len > 0 && str_eq(js_str(file, "chapter"), id))
		return true;
	JS_EACH(part, js_get(file, "parts"))
		if (str_eq(js_str(part, "chapter"), id)) {
			*at = js_str(part, "at");
			return true;
		}
	return false;
}

bool
chapter_any(json *file)
{
	return js_str(file, "chapter").len > 0 ||
	    js_len(js_get(file, "parts")) > 0;
}
