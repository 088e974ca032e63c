/* SPDX-License-Identifier: ISC */
/*
 * What rules compare, and with what: whole fields, days that are written in
 * no way that sorts.  jq takes all of it without a word.
 */
#include <string.h>

#include "fits.h"
#include "when.h"

/* The comparison that s begins with, cut off; false: none. */
static bool
compares(struct str *s)
{
	static const char *const signs[] = {"==", "!=", "<=", ">=", "<", ">",
	    NULL};
	struct str at = str_trim_front(*s);
	size_t i;

	for (i = 0; signs[i] != NULL; i++)
		if (str_starts(at, str_c(signs[i]))) {
			*s = str_trim_front(str_slice(
			    at, (ptrdiff_t)strlen(signs[i]), at.len));
			return true;
		}
	return false;
}

/* .fields.user != .fields.company: objects, with their places. */
static void
whole_fields(struct fits *x, json *rule, const char *key)
{
	static const struct str word = S(".fields.");
	struct str s = js_str(rule, key), name;
	ptrdiff_t at, n;

	while ((at = str_find(s, word)) >= 0) {
		s = str_slice(s, at + word.len, s.len);
		for (n = 0; n < s.len && fits_of_word(s.p[n]); n++)
			;
		name = str_slice(s, 0, n);
		s = str_slice(s, n, s.len);
		if (!compares(&s) || str_starts(s, S("null")))
			continue;
		NOTE(x, rule, key, 0, ".fields.%.*s is the field with all that "
		    "is known of it; its answer is .fields.%.*s.value",
		    STR_ARG(name), STR_ARG(name));
		return;
	}
}

/* by: .fields.uscc: with its place, which no two cases share. */
static void
key_of_set(struct fits *x, json *rule)
{
	struct str s = js_str(rule, "by"), name;

	for (;;) {
		str_cut(&s, S(".fields."));
		if (s.p == NULL)
			return;
		name = fits_word_off(&s);
		if (!str_starts(s, S(".")) && !str_starts(s, S("?")))
			NOTE(x, rule, "by", 0, ".fields.%.*s is the field with "
			    "its place, and no two cases share it; its answer "
			    "is .fields.%.*s.value", STR_ARG(name),
			    STR_ARG(name));
	}
}

/* --- days --- */

static bool
digits(struct str s, ptrdiff_t from, ptrdiff_t n)
{
	ptrdiff_t i;

	if (s.len < from + n)
		return false;
	for (i = from; i < from + n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

/* 2025-06-01 17:00, 2025-06-01T17:00: not as times of the record are. */
static bool
is_odd_time(struct str s)
{
	int64_t t;

	if (!digits(s, 8, 2) || !digits(s, 11, 2))
		return !str_has(s, S(" ")) && !when_parse(s, WHEN_CHINA, &t);
	return s.len != 25 || s.p[10] != 'T' ||
	       !when_parse(s, WHEN_CHINA, &t);
}

/* 2025年6月1日, 2025/6/1, 2025-6-1, 2025-06-31: no texts that sort as days. */
static bool
is_odd_day(struct str s)
{
	static const char *const signs[] = {"年", "-", "/", ".", NULL};
	int64_t year, month, day;
	bool parted = false;
	size_t i;

	if (!digits(s, 0, 4) || (s.p[0] != '1' && s.p[0] != '2'))
		return false;
	for (i = 0; signs[i] != NULL; i++)
		parted |= str_starts(str_slice(s, 4, s.len), str_c(signs[i]));
	if (!parted || s.len > 26)
		return false;
	if (s.len > 10)
		return is_odd_time(s);
	if (s.p[4] != '-' || !digits(s, 5, 2) ||
	    (s.len != 7 &&
		(s.len != 10 || s.p[7] != '-' || !digits(s, 8, 2))))
		return true;
	str_int(str_slice(s, 0, 4), &year);
	str_int(str_slice(s, 5, 7), &month);
	day = 1;
	if (s.len == 10)
		str_int(str_slice(s, 8, 10), &day);
	return !when_valid_date((int)year, (int)month, (int)day);
}

static struct str
odd_day(struct fits *x, struct str s)
{
	return str_printf(&x->f->mem,
	    "“%.*s”: days are compared as 2025-06-01%s", STR_ARG(s),
	    s.len > 10 ? ", times as 2025-06-01T17:00:00+08:00" : "");
}

/* ... <= "2025-6-1" */
static void
days_compared(struct fits *x, json *rule, const char *key)
{
	struct str s = js_str(rule, key), word;

	while (s.len > 0) {
		if (!compares(&s)) {
			s = str_slice(s, 1, s.len);
			continue;
		}
		if (!str_starts(s, S("\"")))
			continue;
		s = str_slice(s, 1, s.len);
		word = str_cut(&s, S("\""));
		if (is_odd_day(word))
			fits_note(x, rule, key, 0, odd_day(x, word));
	}
}

/* ５００ */
static bool
is_wide_number(struct str s)
{
	uint32_t c = s.len > 0 ? utf8_next(&s) : 0;

	return c >= 0xff10 && c <= 0xff19;
}

static void
parameters(struct fits *x, json *o)
{
	json *v;

	JS_EACH(v, o)
		parameters(x, v);
	if (!js_is(o, json_type_object))
		return;
	json_object_object_foreach(o, key, value) {
		if (js_is(value, json_type_string) &&
		    is_odd_day(js_text(value)))
			fits_note(x, o, key, 0, odd_day(x, js_text(value)));
		else if (js_is(value, json_type_string) &&
		    is_wide_number(js_text(value)))
			NOTE(x, o, key, 0, "“%.*s” is text, and no number: "
			    "write plain digits", STR_ARG(js_text(value)));
		else
			parameters(x, value);
	}
}

void
fits_compare(struct fits *x)
{
	static const char *const asked[] = {"applies", "pass", "manual",
	    "faults", "doubts", NULL};
	json *rule;
	size_t i;

	JS_EACH(rule, js_get(x->root, "rules")) {
		for (i = 0; asked[i] != NULL; i++) {
			whole_fields(x, rule, asked[i]);
			days_compared(x, rule, asked[i]);
		}
		key_of_set(x, rule);
	}
	parameters(x, js_get(x->root, "parameters"));
}
