/* SPDX-License-Identifier: ISC */
#include "action.h"

bool
action_is_of(json *row, struct str id, struct str serial)
{
	struct str who = str_trim(js_str(row, "案例编号"));

	return str_eq(who, id) || str_eq(who, serial) ||
	    str_eq(str_trim(js_str(row, "流水号")), serial);
}

bool
action_is_known(struct render *r, json *row)
{
	static const char *const words[] = { "已电话", "已发补正", "已收补正",
		"已送签", "已撤回", "已转办", NULL };
	struct str did = js_str(row, "动作");
	json *spec, *word;

	JS_EACH(spec, js_path(r->pack, "letters.letters"))
		JS_EACH(word, js_get(spec, "done"))
			if (str_has(did, js_text(word)))
				return true;
	return str_has_any(did, words);
}
