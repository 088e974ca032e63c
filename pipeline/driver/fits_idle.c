/* SPDX-License-Identifier: ISC */
/*
 * Pieces of a pack that are each right and together do nothing, or too much:
 * a table of the desk that no case can match, a quota that nobody said is
 * hard, the finding of rank beside the rule that takes its place.
 */
#include <string.h>

#include "fits.h"
#include "when.h"

/* key: {项目名称: case_titel}: no row would ever match, and nobody know. */
static void
desk_keys(struct fits *x)
{
	json *all = js_get(x->root, "tables_on_desk"), *keys;
	const char *fields = fits_fields(x, "case");

	if (!js_is(all, json_type_object))
		return;
	json_object_object_foreach(all, name, table) {
		(void)name;
		keys = js_get(table, "key");
		if (!js_is(keys, json_type_object))
			continue;
		json_object_object_foreach(keys, column, field)
			if (!str_has(js_text(field), S(".")))
				fits_known(x, keys, column, 0, js_text(field),
				    fields, "field in forms.yaml");
	}
}

static void
quotas(struct fits *x)
{
	json *quota = js_get(x->root, "quota");
	json *hard = js_get(x->root, "quota_hard");

	if (!js_is(quota, json_type_object) ||
	    !js_is(hard, json_type_object))
		return;
	json_object_object_foreach(quota, key, n) {
		(void)n;
		if (!js_has(hard, key))
			NOTE(x, quota, key, 0, "“%s” does not stand in "
			    "quota_hard: it counts as 原则上", key);
	}
}

/* A file has one chapter: a word of two gives it to the first. */
static void
chapter_words(struct fits *x)
{
	static const char *const lists[] = {"chapters", "papers", NULL};
	struct sb seen = {.a = &x->f->mem};
	json *c, *w;
	size_t i;

	for (i = 0; lists[i] != NULL; i++)
		JS_EACH(c, js_get(x->root, lists[i]))
			JS_EACH(w, js_get(c, "words")) {
				if (fits_among(js_text(w),
					str_cstr(&x->f->mem, sb_str(&seen))))
					NOTE(x, js_get(c, "words"), NULL, w_i,
					    "“%.*s” is a word of another "
					    "chapter, too, and a file has one",
					    STR_ARG(js_text(w)));
				sb_addf(&seen, "|%.*s", STR_ARG(js_text(w)));
			}
}

/* A chapter that no rule asks for and no table shows: who would miss it? */
static void
chapters_asked(struct fits *x)
{
	static const char *const asks[][2] = {{".evidence.", ""},
	    {"@evidence:", ""}, {"\"lacks\":\"", "\""}, {"\\\"", "\\\""}};
	struct sb b = {.a = &x->f->mem};
	const char *id;
	bool asked;
	size_t i;
	json *c;

	json_write(&b, js_get(x->root, "rules"));
	json_write(&b, js_get(x->root, "tables"));
	JS_EACH(c, js_get(x->root, "chapters")) {
		id = str_cstr(&x->f->mem, js_str(c, "id"));
		asked = false;
		for (i = 0; i < sizeof asks / sizeof *asks; i++)
			asked |= str_has(sb_str(&b), str_printf(&x->f->mem,
			    "%s%s%s", asks[i][0], id, asks[i][1]));
		if (!asked)
			NOTE(x, c, "id", 0, "no rule asks for %s, and no table "
			    "shows it: a rule with lacks: %s says where it is "
			    "missing", id, id);
	}
}

/* --- offices --- */

/* A kind that no type's channels name, where they name others. */
static void
kinds(struct fits *x)
{
	struct sb b = {.a = &x->f->mem};
	struct str kind;
	json *o, *c;

	JS_EACH(o, js_get(x->root, "applicant_types"))
		JS_EACH(c, js_get(o, "channels"))
			sb_addf(&b, "%.*s|", STR_ARG(js_text(c)));
	JS_EACH(o, js_get(x->root, "recommenders")) {
		kind = js_str(o, "kind");
		if (b.len > 0 && !str_eq(kind, S("direct")))
			fits_useful(x, o, "kind", 0, kind,
			    str_cstr(&x->f->mem, sb_str(&b)),
			    "kind among the channels of applicant_types");
	}
}

/* 河源, whose office was forgotten, where other cities have theirs. */
static void
cities(struct fits *x)
{
	const char *seats = fits_names(x, js_get(x->root, "recommenders"),
	    "city");
	json *all = js_path(x->root, "cities.cities"), *c;
	size_t missing = 0;

	JS_EACH(c, all)
		missing += !fits_among(js_str(c, "name"), seats);
	JS_EACH(c, all)
		if (missing < js_len(all) / 2 + 1 &&
		    !fits_among(js_str(c, "name"), seats))
			NOTE(x, c, "name", 0, "%.*s has no office among "
			    "recommenders", STR_ARG(js_str(c, "name")));
}

/* --- forms --- */

static void
units(struct fits *x, json *fields)
{
	static const char *const sums[] = {"元", "万", "亿", NULL};
	static const char *const amounts[] = {"金额", "收入", "费用", "价值",
	    "投资", "资金", "经费", "销售额", "投资额", "总额", NULL};
	static const char *const shares[] = {"百分", "％", "percent", NULL};
	struct str kind, unit;
	json *f;

	JS_EACH(f, fields)
	{
		kind = js_str(f, "kind");
		unit = js_str(f, "unit");
		if (unit.len == 0 && str_eq(kind, S("number")) &&
		    str_ends_any(js_text(js_at(js_get(f, "labels"), 0)),
			amounts))
			NOTE(x, f, "kind", 0, "kind: money is for sums: it "
			    "knows 350万元 and 3500000元 as the same");
		if (unit.len == 0)
			continue;
		if (str_eq(kind, S("money")) && !str_has_any(unit, sums))
			TELL(x, f, "unit", 0, "want 元, 万元, 亿元 or another "
			    "of a sum’s units");
		if (!str_eq(kind, S("number")))
			continue;
		if (str_has_any(unit, shares))
			NOTE(x, f, "unit", 0, "per cent are “%%”");
		if (str_ends(unit, S("元")) && !str_has(unit, S("/")))
			NOTE(x, f, "unit", 0, "kind: money is for sums: it "
			    "knows 350万元 and 3500000元 as the same");
	}
}

static bool
asks_recommender(json *fields)
{
	return js_find(fields, "kind", S("recommender")) != NULL;
}

/* Nothing says whose a case is, or which paper the list of an office is. */
static void
whose(struct fits *x)
{
	json *roles = js_get(x->root, "roles");
	bool lists = js_len(js_get(x->root, "list_titles")) > 0;

	if (!lists && js_str(x->root, "recommender_default").len == 0 &&
	    !asks_recommender(js_path(x->root, "forms.case.fields")))
		NOTE(x, x->root, "recommenders", 0, "neither a list nor the "
		    "form names who recommends: recommender_default is missing");
	if (lists || !js_is(roles, json_type_object) ||
	    js_len(js_path(x->root, "forms.list.fields")) == 0)
		return;
	json_object_object_foreach(roles, key, role)
		if (str_eq(js_str(role, "receives_from"), S("recommender")))
			NOTE(x, roles, key, 0, "receives from recommenders, "
			    "and list_titles names no list of theirs");
}

/* --- rules, days, discs --- */

/* Two projects may be allowed; rank asks about the second all the same. */
static void
two_cases(struct fits *x)
{
	json *off = js_path(x->root, "rank.findings.two-cases");
	json *rule, *own = NULL;

	JS_EACH(rule, js_get(x->root, "rules")) {
		if (str_eq(js_str(rule, "id"), S("two-cases")))
			return;
		if (str_eq(js_str(rule, "by"), S(".fields.uscc.value")) ||
		    str_eq(js_str(rule, "by"), S(".fields.company.value")))
			own = own ? own : rule;
	}
	if (own != NULL && off == NULL)
		NOTE(x, own, "by", 0, "rank asks about every second case of "
		    "an applicant, too: where that is allowed, say findings: "
		    "{two-cases: false} in rank.yaml");
}

static void
correction(struct fits *x)
{
	json *c = js_path(x->root, "calendar.correction");
	int64_t until, deadline;

	if (when_parse(js_str(c, "until"), WHEN_CHINA, &until) &&
	    when_parse(js_str(x->root, "deadline"), WHEN_CHINA, &deadline) &&
	    until < deadline)
		NOTE(x, c, "until", 0, "lies before the deadline itself");
}

/* A name that no table of the run has: the disc would lack it in silence. */
static void
disc_papers(struct fits *x)
{
	const char *books = str_printf(&x->f->mem, "%s|%.*s",
	    fits_names(x, js_path(x->root, "tables.books"), "file"),
	    STR_ARG(js_pstr(x->root, "tables.stats.file"))).p;
	json *roles = js_get(x->root, "roles"), *one, *list;

	if (!js_is(roles, json_type_object))
		return;
	json_object_object_foreach(roles, key, role) {
		(void)key;
		list = js_get(role, "disc_papers");
		JS_EACH(one, list)
			if (str_ends(js_text(one), S(".xlsx")))
				fits_useful(x, list, NULL, one_i, js_text(one),
				    books, "table in tables.yaml");
	}
}

void
fits_idle(struct fits *x)
{
	desk_keys(x);
	quotas(x);
	chapter_words(x);
	chapters_asked(x);
	kinds(x);
	cities(x);
	units(x, js_path(x->root, "forms.case.fields"));
	units(x, js_path(x->root, "forms.list.fields"));
	whose(x);
	two_cases(x);
	correction(x);
	disc_papers(x);
}
