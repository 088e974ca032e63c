/* SPDX-License-Identifier: ISC */
/*
 * What rules look up that nobody has: entries of a table of limits, options
 * in a list, members of fields that aren't there, columns of the desk.  jq
 * gives null, and null is less than every limit: the rule passes everybody.
 */
#include <string.h>

#include "fits.h"
#include "shape.h"

static const char *const asked[] = {"applies", "pass", "manual", "faults",
    "doubts", NULL}, *const said[] = {"message", "manual_message", NULL};

/* --- a table of limits by office, city or choice --- */

/* The words that an index can be: .lookup.office.group; NULL: any. */
static const char *
index_words(struct fits *x, struct str index)
{
	json *all = js_path(x->root, "forms.case.fields"), *f, *options;
	struct sb b = {.a = &x->f->mem};
	struct str word;
	size_t i;

	if (str_starts(index, S(".lookup.office."))) {
		index = str_slice(index, S(".lookup.office.").len, index.len);
		word = fits_word_off(&index);
		return index.len > 0 ? NULL
				     : fits_names(x,
					   js_get(x->root, "recommenders"),
					   str_cstr(&x->f->mem, word));
	}
	if (!str_starts(index, S(".fields.")))
		return NULL;
	index = str_slice(index, S(".fields.").len, index.len);
	word = fits_word_off(&index);
	if (!str_eq(index, S(".value")) && !str_eq(index, S(".value[0]")) &&
	    !str_eq(index, S(".value[]")))
		return NULL;
	f = js_find(all, "name", word);
	if (str_eq(js_str(f, "kind"), S("city")))
		return fits_names(x, js_path(x->root, "cities.cities"), "name");
	options = fits_options(x, f);
	for (i = 0; i < js_len(options); i++)
		sb_addf(&b, "%s%.*s", i > 0 ? "|" : "",
		    STR_ARG(fits_option(options, i)));
	return b.len > 0 ? str_cstr(&x->f->mem, sb_str(&b)) : NULL;
}

/* The first of words that is no key of a table; empty: all are. */
static struct str
without_entry(json *table, const char *words)
{
	struct str rest = str_c(words), word;

	while (rest.p != NULL) {
		word = str_cut(&rest, S("|"));
		if (word.len == 0)
			continue;
		bool has = false;
		json_object_object_foreach(table, key, value) {
			(void)value;
			has |= str_eq(str_c(key), word);
		}
		if (!has)
			return word;
	}
	return S("");
}

/* $notice.parameters.floor[.lookup.office.group], and a group without one. */
static void
entries(struct fits *x, json *rule, const char *key)
{
	struct str s = js_str(rule, key), index, lost;
	ptrdiff_t n, depth;
	const char *words;
	json *table;

	for (;;) {
		str_cut(&s, S("$notice."));
		if (s.p == NULL)
			return;
		table = fits_path_off(x, &s, &index);
		if (!js_is(table, json_type_object) || !str_starts(s, S("[")))
			continue;
		for (n = 1, depth = 1; n < s.len && depth > 0; n++)
			depth += (s.p[n] == '[') - (s.p[n] == ']');
		index = str_trim(str_slice(s, 1, n - 1));
		s = str_slice(s, n, s.len);
		words = index_words(x, index);
		if (words == NULL || str_starts(str_trim_front(s), S("//")))
			continue;
		lost = without_entry(table, words);
		if (lost.len == 0)
			continue;
		NOTE(x, rule, key, 0, "[%.*s] has no entry for “%.*s”: it is "
		    "null, which is less than any number",
		    STR_ARG(index), STR_ARG(lost));
		return;
	}
}

/* --- members of a field that the form doesn't have --- */

/* .fields | .patent.value: no .fields. stands before it. */
static void
members(struct fits *x, json *rule, const char *key)
{
	static const char *const ends[] = {".value", ".raw", ".doubt", NULL};
	const char *fields = fits_fields(x, "case");
	const char *regions = fits_fields(x, "region");
	struct str s = js_str(rule, key), rest, word, near;
	ptrdiff_t i, n;
	size_t k;

	for (i = 0; i + 1 < s.len; i++) {
		if (s.p[i] != '.' || (i > 0 && (fits_of_word(s.p[i - 1]) ||
						  s.p[i - 1] == ')')))
			continue;
		rest = str_slice(s, i + 1, s.len);
		word = fits_word_off(&rest);
		if (word.len == 0 || fits_among(word, fields) ||
		    fits_among(word, regions) || str_eq(word, S("value")))
			continue;
		for (k = 0; ends[k] != NULL; k++)
			if (str_starts(rest, str_c(ends[k])))
				break;
		n = ends[k] != NULL ? str_c(ends[k]).len : 0;
		if (ends[k] == NULL ||
		    (rest.len > n && (fits_of_word(rest.p[n]) ||
					 rest.p[n] == '(')))
			continue;
		near = shape_nearest(&x->f->mem, word, fields);
		NOTE(x, rule, key, 0, "“%.*s%s”: no such field in forms.yaml%s"
		    "%.*s%s", STR_ARG(word), ends[k],
		    near.len > 0 ? ": did you mean " : "", STR_ARG(near),
		    near.len > 0 ? "?" : "");
		return;
	}
}

/* --- choices in lists --- */

static bool
is_option(json *options, struct str text)
{
	size_t i;

	for (i = 0; i < js_len(options); i++)
		if (str_eq(fits_option(options, i), text))
			return true;
	return false;
}

/* Behind .fields.NAME.value: IN("甲"), index("甲"), contains(["甲"]), == ["甲"]. */
static struct str
listed_off(struct str *s)
{
	static const char *const heads[] = {"IN(", "index(", "inside([",
	    "contains([", "== [", "!= [", "any(. == ", "any(.[]; . == ",
	    "all(. == ", NULL};
	struct str at = str_trim_front(*s);
	size_t i;

	if (str_starts(at, S("[]")))
		at = str_trim_front(str_slice(at, 2, at.len));
	if (str_starts(at, S("|")))
		at = str_trim_front(str_slice(at, 1, at.len));
	for (i = 0; heads[i] != NULL; i++)
		if (str_starts(at, str_c(heads[i]))) {
			at = str_slice(at, str_c(heads[i]).len, at.len);
			return str_cut(&at,
			    strchr(heads[i], '[') != NULL &&
				    strstr(heads[i], "[]") == NULL
				? S("]")
				: S(")"));
		}
	return S("");
}

/* What stands in quotes behind == or !=; empty: nothing like that. */
static struct str
compared_with(struct str s)
{
	s = str_trim_front(s);
	if (!str_starts(s, S("==")) && !str_starts(s, S("!=")))
		return S("");
	s = str_trim_front(str_slice(s, 2, s.len));
	if (!str_starts(s, S("\"")))
		return S("");
	s = str_slice(s, 1, s.len);
	return str_cut(&s, S("\""));
}

/* A list is never one text, and a text no list. */
static void
of_kind(struct fits *x, json *rule, const char *key, json *f, struct str s)
{
	bool list = str_eq(js_str(f, "kind"), S("choices")), with;

	s = str_trim_front(s);
	if (!str_starts(s, S("==")) && !str_starts(s, S("!=")))
		return;
	s = str_trim_front(str_slice(s, 2, s.len));
	with = str_starts(s, S("["));
	if (list && str_starts(s, S("\"")))
		NOTE(x, rule, key, 0, "the answer to %.*s is a list: compare "
		    "it with [\"…\"], or ask index(\"…\")",
		    STR_ARG(js_str(f, "name")));
	else if (!list && with)
		NOTE(x, rule, key, 0, "the answer to %.*s is one text, and no "
		    "list", STR_ARG(js_str(f, "name")));
}

/* "大专院校", where the list says 高等院校. */
static void
choosable(struct fits *x, json *rule, const char *key, json *f,
    struct str word)
{
	if (word.len > 0 && !is_option(fits_options(x, f), word))
		NOTE(x, rule, key, 0,
		    "“%.*s” is none of what can be chosen for %.*s",
		    STR_ARG(word), STR_ARG(js_str(f, "name")));
}

static void
choices(struct fits *x, json *rule, const char *key)
{
	json *all = js_path(x->root, "forms.case.fields"), *f;
	struct str s = js_str(rule, key), listed;

	for (;;) {
		str_cut(&s, S(".fields."));
		if (s.p == NULL)
			return;
		f = js_find(all, "name", fits_word_off(&s));
		if (js_len(fits_options(x, f)) == 0 ||
		    !str_starts(s, S(".value")))
			continue;
		s = str_slice(s, S(".value").len, s.len);
		of_kind(x, rule, key, f, s);
		choosable(x, rule, key, f, compared_with(s));
		for (listed = listed_off(&s); listed.len > 0;) {
			str_cut(&listed, S("\""));
			if (listed.p == NULL)
				break;
			choosable(x, rule, key, f, str_cut(&listed, S("\"")));
		}
	}
}

/* .contracts.value < 500: a list of rows, which is more than any number. */
static void
rows(struct fits *x, json *rule, const char *key, json *f)
{
	static const char *const before[] = {"<", "=", ">", "+", "*", NULL};
	struct str all = js_str(rule, key), s = all, head;
	struct str word = str_printf(&x->f->mem, ".%.*s.value",
	    STR_ARG(js_str(f, "name")));

	for (;;) {
		head = str_cut(&s, word);
		if (s.p == NULL)
			return;
		head = str_trim(str_slice(all, 0, head.p + head.len - all.p));
		if (str_ends(head, S(".fields")))
			head = str_trim(str_slice(head, 0, head.len - 7));
		s = str_trim_front(s);
		if (!str_ends_any(head, before) &&
		    (s.len == 0 || strchr("<>=!+-*/", s.p[0]) == NULL ||
			str_starts(s, S("//"))))
			continue;
		NOTE(x, rule, key, 0, "the answer to %.*s is a list, an item a "
		    "row: (%.*s | add), or length, or any(...)",
		    STR_ARG(js_str(f, "name")), STR_ARG(word));
		return;
	}
}

/* --- columns of the desk, chapters --- */

/* Every column that a table of the pack names. */
static const char *
columns_of(struct fits *x, json *table)
{
	return str_printf(&x->f->mem, "%s|%s|%.*s",
	    fits_keys(x, js_get(table, "key")),
	    fits_keys(x, js_get(table, "columns")),
	    STR_ARG(js_str(table, "sort"))).p;
}

/* .["产品名"], where the table has 产品名称: null, as if nobody were there. */
static void
columns(struct fits *x, json *rule, const char *key)
{
	json *tables = js_get(x->root, "tables_on_desk");
	struct str s = js_str(rule, key), word, near;
	struct sb b = {.a = &x->f->mem};

	if (!js_is(tables, json_type_object))
		return;
	json_object_object_foreach(tables, name, table)
		if (str_has(s, str_printf(&x->f->mem, ".lookup.%s", name)))
			sb_addf(&b, "%s|", columns_of(x, table));
	if (b.len == 0 || str_has(s, S(".lookup.register")) ||
	    str_has(s, S(".lookup.actions")))
		return;
	for (;;) {
		str_cut(&s, S("[\""));
		if (s.p == NULL)
			return;
		word = str_cut(&s, S("\"]"));
		if (fits_among(word, str_cstr(&x->f->mem, sb_str(&b))))
			continue;
		near = shape_nearest(&x->f->mem, word,
		    str_cstr(&x->f->mem, sb_str(&b)));
		if (near.len > 0)
			NOTE(x, rule, key, 0, "“%.*s” is no column that "
			    "tables_on_desk names: did you mean %.*s?",
			    STR_ARG(word), STR_ARG(near));
	}
}

/* .agrees == ["企业名称"]: columns of the key, or never the same. */
static void
agreed(struct fits *x, json *rule, const char *key, json *table)
{
	struct str s = js_str(rule, key), list;

	for (;;) {
		str_cut(&s, S(".agrees"));
		if (s.p == NULL)
			return;
		for (list = str_cut(&s, S("]"));;) {
			str_cut(&list, S("\""));
			if (list.p == NULL)
				break;
			fits_useful(x, rule, key, 0, str_cut(&list, S("\"")),
			    fits_keys(x, js_get(table, "key")),
			    "column of the key in tables_on_desk");
		}
	}
}

/* any(.lookup.banned[]; .agree == …): a word that no row has. */
static void
members_of_rows(struct fits *x, json *rule, const char *key, const char *name,
    json *table)
{
	struct str s = js_str(rule, key), rest;
	struct str word = str_printf(&x->f->mem, ".lookup.%s", name);

	for (;;) {
		str_cut(&s, word);
		if (s.p == NULL)
			return;
		if (s.len == 0 || fits_of_word(s.p[0]))
			continue;
		for (rest = s; rest.len > 0 &&
		     strchr("[](); |", rest.p[0]) != NULL;)
			rest = str_slice(rest, 1, rest.len);
		if (!str_starts(rest, S(".")) || !str_starts(s, S("[")))
			continue;
		rest = str_slice(rest, 1, rest.len);
		fits_useful(x, rule, key, 0, fits_word_off(&rest),
		    str_printf(&x->f->mem, "on|age|agrees|lookup|fields|%s",
		    columns_of(x, table)).p, "member of a row");
	}
}

static void
tables(struct fits *x, json *rule, const char *key)
{
	json *all = js_get(x->root, "tables_on_desk");

	if (!js_is(all, json_type_object))
		return;
	json_object_object_foreach(all, name, table) {
		if (!str_has(js_str(rule, key), str_printf(&x->f->mem,
			".lookup.%s", name)))
			continue;
		agreed(x, rule, key, table);
		members_of_rows(x, rule, key, name, table);
	}
}

/* lacks: usage, over a rule that looks at another chapter. */
static void
lacked(struct fits *x, json *rule)
{
	struct str lacks = js_str(rule, "lacks"), own, s;
	bool other = false;
	size_t i;

	if (lacks.len == 0)
		return;
	own = str_printf(&x->f->mem, ".evidence.%.*s", STR_ARG(lacks));
	for (i = 0; asked[i] != NULL; i++) {
		s = js_str(rule, asked[i]);
		if (str_has(s, own))
			return;
		other |= str_has(s, S(".evidence."));
	}
	if (other)
		NOTE(x, rule, "lacks", 0, "%.*s: the rule itself looks at "
		    "another chapter", STR_ARG(lacks));
}

void
fits_entry(struct fits *x)
{
	json *rule, *f, *all = js_path(x->root, "forms.case.fields");
	size_t i;

	JS_EACH(rule, js_get(x->root, "rules")) {
		lacked(x, rule);
		for (i = 0; asked[i] != NULL; i++) {
			entries(x, rule, asked[i]);
			members(x, rule, asked[i]);
			choices(x, rule, asked[i]);
			columns(x, rule, asked[i]);
			tables(x, rule, asked[i]);
			JS_EACH(f, all)
				if (js_bool(f, "each"))
					rows(x, rule, asked[i], f);
		}
		for (i = 0; said[i] != NULL; i++)
			members(x, rule, said[i]);
	}
}
