/* SPDX-License-Identifier: ISC */
/*
 * What the rules can see of a record, by the names in their expressions: a
 * name is a word anywhere; ".fields.NAME.MEMBER" names of that field only
 * that member, if no other expression has NAME in another way.
 */
#include <stdio.h>

#include "rules_prog.h"

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_';
}

static ptrdiff_t
word_end(struct str s, ptrdiff_t i)
{
	while (i < s.len && is_word(s.p[i]))
		i++;
	return i;
}

/* $x reads nothing of the record, but {$x} and [$x] in a pattern do. */
static bool
is_variable(struct str s, ptrdiff_t from)
{
	ptrdiff_t i = from - 2;

	if (from == 0 || s.p[from - 1] != '$')
		return false;
	while (i >= 0 && strchr(" \t\n", s.p[i]) != NULL)
		i--;
	return i < 0 || strchr("{[,", s.p[i]) == NULL;
}

/* NAME of .fields.NAME.MEMBER: where that ends; else 0. */
static ptrdiff_t
member_end(struct str s, ptrdiff_t from, ptrdiff_t to)
{
	ptrdiff_t end;

	if (!str_ends(str_slice(s, 0, from), S(".fields.")) || to >= s.len ||
	    s.p[to] != '.')
		return 0;
	end = word_end(s, to + 1);
	return end > to + 1 ? end : 0;
}

static void
add_words(struct rules *r, struct str s)
{
	ptrdiff_t from, to, end;

	for (from = 0; from < s.len; from = to + (to == from)) {
		if ((to = word_end(s, from)) == from || is_variable(s, from))
			continue;
		end = member_end(s, from, to);
		g_hash_table_add(r->words_named, str_cstr(&r->mem,
		    str_slice(s, from, end > 0 ? end : to)));
	}
}

static bool
goes_through(struct str s)
{
	static const struct str v[] = { S(".fields["), S("to_entries"),
		S("with_entries"), S("map_values"), S("keys"), S("getpath"),
		S("paths"), S(".."), S(".fields | .["), S("tojson"),
		S(".fields|.[") };
	size_t i;

	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (str_has(s, v[i]))
			return true;
	return false;
}

/* .[$x], .["rd_" + $year], .["rd_\($year)"]: a name that is made up. */
static bool
makes_names(struct str s)
{
	ptrdiff_t at, end;

	while ((at = str_find(s, S(".["))) >= 0) {
		s = str_trim(str_slice(s, at + 2, s.len));
		if (s.len == 0 || s.p[0] == '$' || s.p[0] == '(')
			return s.len > 0;
		if (s.p[0] != '"')
			continue;
		s = str_slice(s, 1, s.len);
		if ((end = str_find(s, S("\""))) < 0 ||
		    str_has(str_slice(s, 0, end), S("\\(")))
			return true;
		s = str_trim(str_slice(s, end + 1, s.len));
		if (!str_starts(s, S("]")))
			return true;
	}
	return false;
}

static void
see(struct rules *r, struct entries *all)
{
	static const char *const jq[] = { "applies", "manual", "manual_message",
		"pass", "message", "faults", "doubts", "by", "fails",
		"doubtful" };
	struct str s;
	size_t i, k;

	for (i = 0; i < all->n; i++)
		for (k = 0; k < sizeof jq / sizeof *jq; k++) {
			s = js_str(all->v[i].rule.def, jq[k]);
			add_words(r, s);
			r->any_field |= goes_through(s) || makes_names(s);
		}
}

void
rules_see(struct rules *r)
{
	r->words_named = g_hash_table_new(g_str_hash, g_str_equal);
	r->keys = g_hash_table_new(g_str_hash, g_str_equal);
	g_hash_table_add(r->words_named, (char *)"kind");
	see(r, &r->records);
	see(r, &r->sets);
}

void
rules_unsee(struct rules *r)
{
	GHashTableIter i;
	void *key;

	g_hash_table_iter_init(&i, r->keys);
	while (g_hash_table_iter_next(&i, NULL, &key))
		jv_free(*(jv *)key);
	g_hash_table_destroy(r->keys);
	g_hash_table_destroy(r->words_named);
}

static bool
named(struct rules *r, const char *word)
{
	return g_hash_table_contains(r->words_named, word);
}

/* Is this member of a field named, by itself or of this field? */
static bool
sees(struct rules *r, const char *field, bool whole, const char *member)
{
	char both[256];
	int n;

	if (whole)
		return named(r, member) || (strcmp(member, "at") != 0 &&
					       strcmp(member, "steps") != 0);
	n = snprintf(both, sizeof both, "%s.%s", field, member);
	return n >= (int)sizeof both || named(r, both);
}

#define KEYS_KEPT 1000

/* Names recur in every record: libjq makes and hashes each once. */
static jv
key_of(struct rules *r, const char *name)
{
	jv *key = g_hash_table_lookup(r->keys, name);

	if (key == NULL && g_hash_table_size(r->keys) >= KEYS_KEPT)
		return jv_string(name);
	if (key == NULL) {
		key = NEW(&r->mem, jv);
		*key = jv_string(name);
		g_hash_table_insert(r->keys,
		    str_cstr(&r->mem, str_c(name)), key);
	}
	return jv_copy(*key);
}

/* As jqrun_value(), with kept keys. */
static jv
whole_value(struct rules *r, json *v)
{
	json *item;
	jv out;

	if (js_is(v, json_type_array)) {
		out = jv_array_sized((int)js_len(v));
		JS_EACH(item, v)
			out = jv_array_append(out, whole_value(r, item));
		return out;
	}
	if (!js_is(v, json_type_object))
		return jqrun_value(v);
	out = jv_object();
	json_object_object_foreach(v, key, value)
		out = jv_object_set(out, key_of(r, key),
		    whole_value(r, value));
	return out;
}

/* A field as the rules see it; false: not at all. */
static bool
field_seen(struct rules *r, const char *name, json *field, jv *out)
{
	bool whole = r->any_field || named(r, name), any = whole;

	if (!js_is(field, json_type_object)) {
		*out = jqrun_value(field);
		return true;
	}
	*out = jv_object();
	json_object_object_foreach(field, key, value) {
		if (!sees(r, name, whole, key))
			continue;
		*out = jv_object_set(*out, key_of(r, key), whole_value(r, value));
		any = true;
	}
	return any;
}

static jv
fields_seen(struct rules *r, json *fields)
{
	jv out = jv_object(), one;

	json_object_object_foreach(fields, name, field) {
		if (field_seen(r, name, field, &one))
			out = jv_object_set(out, key_of(r, name), one);
		else
			jv_free(one);
	}
	return out;
}

/* Files are many and say much of themselves that no rule asks. */
static jv
files_seen(struct rules *r, json *files)
{
	jv out = jv_array_sized((int)js_len(files)), one;
	json *file;

	JS_EACH(file, files)
	{
		if (!js_is(file, json_type_object)) {
			out = jv_array_append(out, jqrun_value(file));
			continue;
		}
		one = jv_object();
		json_object_object_foreach(file, key, value)
			if (named(r, key))
				one = jv_object_set(one, key_of(r, key),
				    jqrun_value(value));
		out = jv_array_append(out, one);
	}
	return out;
}

static jv
member_seen(struct rules *r, const char *key, json *value)
{
	if (strcmp(key, "fields") == 0 && js_is(value, json_type_object))
		return fields_seen(r, value);
	if (strcmp(key, "files") == 0 && js_is(value, json_type_array))
		return files_seen(r, value);
	return whole_value(r, value);
}

jv
rules_input(struct rules *r, json *record)
{
	jv out = jv_object();

	json_object_object_foreach(record, key, value)
		if (named(r, key))
			out = jv_object_set(out, key_of(r, key),
			    member_seen(r, key, value));
	return out;
}
