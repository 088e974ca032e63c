/* SPDX-License-Identifier: ISC */
/*
 * What a rule with "lacks" can't know by itself: that what it misses may be
 * in what nobody could read, that what it found is another company's.
 */
#include "chapter.h"
#include "needs.h"
#include "rules_prog.h"

#define SHOWN 3 /* files, and whom they name */

/* The messages of what could not be looked into, each once. */
static struct str
unseen_text(struct arena *a, json *record)
{
	struct sb b = { .a = a };
	struct str s;
	json *v;

	JS_EACH(v, js_get(record, "unseen"))
	{
		s = js_str(v, "message");
		if (s.len == 0 || str_has(sb_str(&b), s))
			continue;
		sb_add(&b, b.len > 0 ? S("；") : S(""));
		sb_add(&b, s);
	}
	return sb_str(&b);
}

struct str
rule_maybe_unseen(struct arena *a, const struct rule *rule, json *record,
    struct str message)
{
	struct str chapter = js_str(rule->def, "lacks");

	if (chapter.len == 0 || js_len(js_get(record, "unseen")) == 0 ||
	    !chapter_is_empty(a, record, chapter))
		return S("");
	return str_printf(a,
	    "%.*s；另有材料未能读取（%.*s），可能在其中，请核对",
	    STR_ARG(message), STR_ARG(unseen_text(a, record)));
}

struct str
rule_foreign(struct arena *a, const struct rule *rule, json *record)
{
	struct str chapter = js_str(rule->def, "lacks"), at;
	struct sb b = { .a = a };
	json *f, *names;
	size_t n = 0;

	if (chapter.len == 0)
		return S("");
	JS_EACH(f, js_get(record, "files"))
	{
		if (!chapter_has(f, chapter, &at))
			continue;
		names = js_get(f, "names");
		if (js_len(names) == 0)
			return S("");
		if (n++ < SHOWN)
			sb_addf(&b, "%s“%.*s”写的是“%.*s”", b.len ? "，" : "",
			    STR_ARG(utf8_first(js_str(f, "name"), 40)),
			    STR_ARG(utf8_first(js_text(js_at(names, 0)), 40)));
	}
	return n == 0 ? S("")
		      : str_printf(a, "%.*s，没有写申报单位，请核对是否本案材料",
			    STR_ARG(sb_str(&b)));
}
