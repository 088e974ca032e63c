/* SPDX-License-Identifier: ISC */
/*
 * JSON values, by json-c in strict mode with checked UTF-8; objects keep the
 * order in which keys were added.  Stages use json-c's types through these
 * helpers, which never fail on a missing key: absence reads as "", 0, false
 * or NULL, so that a record made by a stranger needs no ladder of checks.
 */
#ifndef SHENBAO_JSON_H
#define SHENBAO_JSON_H

#include <json-c/json.h>

#include "str.h"

typedef struct json_object json;

/* One value, nothing behind it.  NULL with *why (static text) when not. */
json *json_read(struct str, const char **why);

/* Appends the value as one line's worth of compact JSON, without '\n'. */
void json_write(struct sb *, json *);

/* Reading.  The text belongs to the value. */
json *js_get(json *obj, const char *key); /* NULL: absent or null */
bool js_has(json *obj, const char *key); /* present, even if null */
json *js_path(json *obj, const char *dotted); /* "fields.uscc.value" */
struct str js_str(json *obj, const char *key); /* "" unless a string */
struct str js_pstr(json *obj, const char *dotted);
struct str js_text(json *string); /* of the value itself */
double js_num(json *obj, const char *key); /* 0 unless a number */
int64_t js_int(json *obj, const char *key);
bool js_bool(json *obj, const char *key);
size_t js_len(json *array_or_object); /* 0 for all else and NULL */
json *js_at(json *array, size_t); /* NULL past the end */
bool js_is(json *, json_type);

/* The first object of a list whose member says so; NULL: none does. */
json *js_find(json *array, const char *key, struct str says);
bool js_holds(json *array, struct str text); /* is a text one of a list's? */

/* For each member of an array; v is a json *, NULL members included. */
#define JS_EACH(v, array)                                                      \
	for (size_t v##_i = 0, v##_n = js_is((array), json_type_array)         \
		 ? js_len(array) : 0;                                          \
	     v##_i < v##_n && ((v = js_at((array), v##_i)), true); v##_i++)

/* Writing.  Every setter takes over the value's reference. */
json *js_obj(void);
json *js_arr(void);
json *js_new_str(struct str); /* must be UTF-8 */
json *js_new_num(double); /* shortest text that reads back the same */
void js_set(json *obj, const char *key, json *); /* NULL sets null */
void js_set_str(json *obj, const char *key, struct str);
void js_set_c(json *obj, const char *key, const char *);
/* null where the text is empty */
void js_set_or_null(json *obj, const char *key, struct str);
void js_set_num(json *obj, const char *key, double);
void js_set_int(json *obj, const char *key, int64_t);
void js_set_bool(json *obj, const char *key, bool);
void js_add(json *array, json *);
void js_add_str(json *array, struct str);
json *js_copy(json *); /* deep */
json *js_ref(json *); /* one more reference */
void js_free(json *); /* one reference less; NULL is fine */
/* In half the memory, for one of thousands that are kept. */
void js_tight(json *);

/* obj[key] as an object or array, made when absent; borrowed. */
json *js_sub(json *obj, const char *key);
json *js_list(json *obj, const char *key);

#endif
