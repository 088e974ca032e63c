/* SPDX-License-Identifier: ISC */
#include "json_part.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <err.h>

#include "limit.h"

/* The members of all objects in a text that has been read: colons. */
static size_t
members_in(struct str s)
{
	bool quoted = false;
	size_t n = 0;
	ptrdiff_t i;

	for (i = 0; i < s.len; i++) {
		if (quoted && s.p[i] == '\\')
			i++;
		else if (s.p[i] == '"')
			quoted = !quoted;
		else
			n += !quoted && s.p[i] == ':';
	}
	return n;
}

static size_t
members_of(json *v)
{
	size_t n = 0;
	json *e;

	if (js_is(v, json_type_object)) {
		json_object_object_foreach(v, key, member) {
			(void)key;
			n += 1 + members_of(member);
		}
		return n;
	}
	JS_EACH(e, v)
		n += members_of(e);
	return n;
}

json *
json_read(struct str s, const char **why)
{
	static struct json_tokener *tok;
	ptrdiff_t end;
	json *v;

	if (tok == NULL) {
		tok = json_tokener_new_ex(JSON_DEPTH_MAX);
		if (tok == NULL)
			errx(EX_OSERR, "out of memory");
		json_tokener_set_flags(tok,
		    JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	}
	json_tokener_reset(tok);
	if (s.len > INT32_MAX - 1) {
		*why = "longer than 2 GiB";
		return NULL;
	}
	if ((v = json_quick(s)) != NULL)
		return v;
	/* json-c lets surrogates pass (RFC 3629 s3 doesn't). */
	if (!utf8_valid(s)) {
		*why = "invalid UTF-8";
		return NULL;
	}
	v = json_tokener_parse_ex(tok, s.p, (int)s.len);
	end = (ptrdiff_t)json_tokener_get_parse_end(tok);
	/* A bare number ends only where something follows it. */
	if (json_tokener_get_error(tok) == json_tokener_continue)
		v = json_tokener_parse_ex(tok, "", 1);
	if (json_tokener_get_error(tok) != json_tokener_success) {
		*why = json_tokener_error_desc(json_tokener_get_error(tok));
		/* json-c's reset forgets half a surrogate: it would go on. */
		json_tokener_free(tok);
		tok = NULL;
		return NULL;
	}
	if (str_trim(str_slice(s, end, s.len)).len > 0) {
		json_object_put(v);
		*why = "something follows the value";
		return NULL;
	}
	/* RFC 8259 s4: who takes it chooses one; json-c the last. */
	if (members_in(s) != members_of(v)) {
		json_object_put(v);
		*why = "a key twice in one object";
		return NULL;
	}
	if (v == NULL)
		*why = "null";
	return v;
}

void
json_write(struct sb *b, json *v)
{
	json_put(b, v);
}

bool
js_is(json *v, json_type t)
{
	return v != NULL && json_object_is_type(v, t);
}

json *
js_get(json *o, const char *key)
{
	json *v = NULL;

	if (js_is(o, json_type_object))
		json_object_object_get_ex(o, key, &v);
	return v;
}

bool
js_has(json *o, const char *key)
{
	return js_is(o, json_type_object) &&
	    json_object_object_get_ex(o, key, NULL);
}

json *
js_path(json *o, const char *dotted)
{
	struct str rest = str_c(dotted), part;
	char key[128];

	while (o != NULL && rest.p != NULL) {
		part = str_cut(&rest, S("."));
		if (part.len >= (ptrdiff_t)sizeof key)
			return NULL;
		memcpy(key, part.p, part.len);
		key[part.len] = '\0';
		o = js_get(o, key);
	}
	return o;
}

struct str
js_text(json *v)
{
	if (!js_is(v, json_type_string))
		return S("");
	return (struct str) { json_object_get_string(v),
		json_object_get_string_len(v) };
}

struct str
js_str(json *o, const char *key)
{
	return js_text(js_get(o, key));
}

struct str
js_pstr(json *o, const char *dotted)
{
	return js_text(js_path(o, dotted));
}

double
js_num(json *o, const char *key)
{
	json *v = js_get(o, key);

	return js_is(v, json_type_double) || js_is(v, json_type_int)
	    ? json_object_get_double(v) : 0;
}

int64_t
js_int(json *o, const char *key)
{
	json *v = js_get(o, key);

	return js_is(v, json_type_double) || js_is(v, json_type_int)
	    ? json_object_get_int64(v) : 0;
}

bool
js_bool(json *o, const char *key)
{
	json *v = js_get(o, key);

	return js_is(v, json_type_boolean) && json_object_get_boolean(v);
}

size_t
js_len(json *v)
{
	if (js_is(v, json_type_array))
		return json_object_array_length(v);
	if (js_is(v, json_type_object))
		return (size_t)json_object_object_length(v);
	return 0;
}

json *
js_at(json *a, size_t i)
{
	return i < js_len(a) && js_is(a, json_type_array)
	    ? json_object_array_get_idx(a, i) : NULL;
}

json *
js_find(json *array, const char *key, struct str says)
{
	json *o;

	JS_EACH(o, array)
		if (str_eq(js_str(o, key), says))
			return o;
	return NULL;
}

bool
js_holds(json *array, struct str text)
{
	json *one;

	JS_EACH(one, array)
		if (str_eq(js_text(one), text))
			return true;
	return false;
}

static json *
have(json *v)
{
	if (v == NULL)
		errx(EX_OSERR, "out of memory");
	return v;
}

json *
js_obj(void)
{
	return have(json_object_new_object());
}

json *
js_arr(void)
{
	/* Most stay short; json-c's own would have 32 places. */
	return have(json_object_new_array_ext(4));
}

json *
js_new_str(struct str s)
{
	return have(json_object_new_string_len(s.p ? s.p : "", (int)s.len));
}

json *
js_new_num(double d)
{
	char text[32];
	int digits;

	if (!isfinite(d))
		return NULL;
	if (d == floor(d) && fabs(d) < 1e15)
		return have(json_object_new_int64((int64_t)d));
	for (digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, d);
		if (strtod(text, NULL) == d)
			break;
	}
	return have(json_object_new_double_s(d, text));
}

void
js_set(json *o, const char *key, json *v)
{
	if (json_object_object_add(o, key, v) != 0)
		errx(EX_OSERR, "out of memory");
}

void
js_set_str(json *o, const char *key, struct str s)
{
	js_set(o, key, js_new_str(s));
}

void
js_set_c(json *o, const char *key, const char *s)
{
	js_set(o, key, s ? js_new_str(str_c(s)) : NULL);
}

void
js_set_or_null(json *o, const char *key, struct str s)
{
	js_set(o, key, s.len > 0 ? js_new_str(s) : NULL);
}

void
js_set_num(json *o, const char *key, double d)
{
	js_set(o, key, js_new_num(d));
}

void
js_set_int(json *o, const char *key, int64_t n)
{
	js_set(o, key, have(json_object_new_int64(n)));
}

void
js_set_bool(json *o, const char *key, bool b)
{
	js_set(o, key, have(json_object_new_boolean(b)));
}

void
js_add(json *a, json *v)
{
	if (json_object_array_add(a, v) != 0)
		errx(EX_OSERR, "out of memory");
}

void
js_add_str(json *a, struct str s)
{
	js_add(a, js_new_str(s));
}

json *
js_copy(json *v)
{
	json *copy = NULL;

	if (v != NULL && json_object_deep_copy(v, &copy, NULL) != 0)
		errx(EX_OSERR, "out of memory");
	return copy;
}

json *
js_ref(json *v)
{
	return v ? json_object_get(v) : NULL;
}

void
js_free(json *v)
{
	json_object_put(v);
}

/* A third of its places stays free: below that the table would grow. */
void
json_trim(json *o)
{
	struct lh_table *t = json_object_get_object(o);
	int size = t->count + t->count / 2 + 2;

	if (size < t->size && lh_table_resize(t, size) != 0)
		have(NULL);
}

void
js_tight(json *v)
{
	const struct lh_entry *e;
	json *one;

	if (js_is(v, json_type_object)) {
		json_trim(v);
		for (e = json_object_get_object(v)->head; e; e = e->next)
			js_tight((json *)e->v);
	}
	JS_EACH(one, v)
	js_tight(one);
}

json *
js_sub(json *o, const char *key)
{
	json *v = js_get(o, key);

	if (!js_is(v, json_type_object))
		js_set(o, key, v = js_obj());
	return v;
}

json *
js_list(json *o, const char *key)
{
	json *v = js_get(o, key);

	if (!js_is(v, json_type_array))
		js_set(o, key, v = js_arr());
	return v;
}
