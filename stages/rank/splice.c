/* SPDX-License-Identifier: ISC */
/*
 * Reading and writing a record of 8 KB by json-c costs as much as all else;
 * here its text is cut at the commas of its outermost object.  The line was
 * read as strict JSON when it came in, so brackets and quotes are sound.
 */
#include "rank.h"

struct member {
	struct str key, value; /* as they stand in the line */
};

struct members {
	struct member *v;
	size_t n, cap;
};

/* Behind the string that begins at p. */
static const char *
skip_string(const char *p, const char *end)
{
	for (p++; p < end && *p != '"'; p++)
		if (*p == '\\')
			p++;
	return p + 1;
}

/* The comma or bracket behind the value that begins at p. */
static const char *
skip_value(const char *p, const char *end)
{
	int depth = 0;

	while (p < end) {
		if (*p == '"') {
			p = skip_string(p, end);
			continue;
		}
		if (depth == 0 && (*p == ',' || *p == '}'))
			break;
		depth += *p == '{' || *p == '[';
		depth -= *p == '}' || *p == ']';
		p++;
	}
	return p < end ? p : end;
}

static const char *
skip_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
		p++;
	return p;
}

/* Of the object in a line that is JSON. */
static void
members_of(struct arena *a, struct str line, struct members *m)
{
	const char *p = line.p, *end = line.p + line.len, *from;
	struct member *one;

	p = skip_blanks(p, end) + 1;
	for (;;) {
		p = skip_blanks(p, end);
		if (p >= end || *p != '"')
			return;
		one = ARENA_PUSH(a, m);
		from = p + 1;
		p = skip_string(p, end);
		one->key = (struct str){from, p - 1 - from};
		p = skip_blanks(p, end) + 1; /* the colon */
		from = skip_blanks(p, end);
		p = skip_value(from, end);
		one->value = str_trim((struct str){from, p - from});
		if (p >= end || *p != ',')
			return;
		p++;
	}
}

static void
put_key(struct sb *b, struct str key)
{
	sb_add(b, b->len > 0 ? S(",\"") : S("{\""));
	sb_add(b, key);
	sb_add(b, S("\":"));
}

/* The array as it stands, and what is added. */
static void
put_findings(struct sb *b, struct str array, json *added)
{
	struct str inner = str_trim(str_slice(array, 1, array.len - 1));
	bool any = inner.len > 0;
	json *f;

	sb_addc(b, '[');
	sb_add(b, inner);
	JS_EACH(f, added)
	{
		if (any)
			sb_addc(b, ',');
		json_write(b, f);
		any = true;
	}
	sb_addc(b, ']');
}

/* A key with an escape in it may be one of ours in disguise. */
static bool
plain(struct arena *a, const struct members *m, bool *findings)
{
	size_t i;

	*findings = false;
	for (i = 0; i < m->n; i++) {
		if (str_has(m->v[i].key, S("\\")))
			return false;
		if (!str_eq(m->v[i].key, S("findings")))
			continue;
		if (*findings || !str_starts(m->v[i].value, S("[")))
			return false;
		*findings = true;
	}
	return true;
}

bool
splice_line(
    struct arena *a, struct str line, json *keys, json *added, struct str *out)
{
	struct sb b = {.a = a};
	struct members m = {0};
	json *left = js_obj();
	const char *key;
	bool findings;
	size_t i;

	members_of(a, line, &m);
	if (!plain(a, &m, &findings)) {
		js_free(left);
		return false;
	}
	json_object_object_foreach(keys, name, value)
	    js_set(left, name, js_ref(value));
	for (i = 0; i < m.n; i++) {
		key = str_cstr(a, m.v[i].key);
		if (!js_has(keys, key) && key_is_gone(m.v[i].key))
			continue;
		put_key(&b, m.v[i].key);
		if (str_eq(m.v[i].key, S("findings")))
			put_findings(&b, m.v[i].value, added);
		else if (js_has(keys, key))
			json_write(&b, js_get(keys, key));
		else
			sb_add(&b, m.v[i].value);
		json_object_object_del(left, key);
	}
	if (!findings) {
		put_key(&b, S("findings"));
		put_findings(&b, S("[]"), added);
	}
	json_object_object_foreach(left, rest, more)
	{
		put_key(&b, str_c(rest));
		json_write(&b, more);
	}
	sb_addc(&b, '}');
	*out = sb_str(&b);
	js_free(left);
	return true;
}
