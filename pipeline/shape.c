/* SPDX-License-Identifier: ISC */
#include "shape.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <unistd.h>

#include "fold.h"
#include "when.h"

struct walk {
	struct notice *n;
	shape_fault *fault;
	void *arg;
};

/* Where a value stands, for whoever complains about it. */
struct spot {
	json *owner;
	const char *key; /* NULL: an item */
	size_t index;
};

static void node(struct walk *, const struct shape *, json *, struct spot);
static void keys_of(struct walk *, const struct shape *, json *, struct spot);

static void
complain(struct walk *w, struct spot s, bool value, const char *what)
{
	w->fault(w->arg,
	    notice_where(w->n, s.owner, s.key, s.index, value), what);
}

/* --- words -------------------------------------------------------------- */

/* Levenshtein's distance; longer words than 63 bytes are far from all. */
static int
distance(struct str a, struct str b)
{
	int row[64], i, j, left, up;

	if (a.len > 63 || b.len > 63)
		return 99;
	for (j = 0; j <= b.len; j++)
		row[j] = j;
	for (i = 1; i <= a.len; i++) {
		left = row[0];
		row[0] = i;
		for (j = 1; j <= b.len; j++) {
			up = row[j];
			row[j] = left + (a.p[i - 1] != b.p[j - 1]);
			if (up + 1 < row[j])
				row[j] = up + 1;
			if (row[j - 1] + 1 < row[j])
				row[j] = row[j - 1] + 1;
			left = up;
		}
	}
	return row[b.len];
}

struct str
shape_nearest(struct arena *a, struct str word, const char *words)
{
	struct str rest = str_c(words), one, best = S("");
	int least = (int)word.len / 3 + 2, d;

	while (rest.p != NULL) {
		one = str_cut(&rest, S("|"));
		d = distance(word, one);
		if (d < least) {
			least = d;
			best = one;
		}
	}
	return str_dup(a, best);
}

static const char *
names_of(struct arena *a, const struct shape *keys)
{
	struct sb b = { .a = a };

	for (; keys->key != NULL; keys++)
		sb_addf(&b, "%s%s", b.len ? "|" : "", keys->key);
	return str_cstr(a, sb_str(&b));
}

static bool
is_one_of(struct str word, const char *words)
{
	struct str rest = str_c(words);

	while (rest.p != NULL)
		if (str_eq(str_cut(&rest, S("|")), word))
			return true;
	return false;
}

/* --- single values ------------------------------------------------------ */

const char *
shape_pattern(struct arena *a, struct str pattern)
{
	char text[256];
	struct str before;
	PCRE2_SIZE at;
	int code;
	pcre2_code *re = pcre2_compile((PCRE2_SPTR)pattern.p,
	    (size_t)pattern.len, PCRE2_UTF | PCRE2_UCP, &code, &at, NULL);

	if (re != NULL) {
		pcre2_code_free(re);
		return NULL;
	}
	pcre2_get_error_message(code, (PCRE2_UCHAR *)text, sizeof text);
	before = str_slice(pattern, 0, (ptrdiff_t)at);
	if (at > 30)
		before = str_slice(before, (ptrdiff_t)at - 30, before.len);
	while (before.len > 0 && (before.p[0] & 0xc0) == 0x80)
		before = str_slice(before, 1, before.len);
	return str_printf(a, "not a pattern: %s, behind “%.*s”", text,
	    STR_ARG(before)).p;
}

static const char *
label(struct arena *a, json *v)
{
	struct str s = js_text(v);

	if (!js_is(v, json_type_string))
		return "want a text";
	if (str_starts(s, S("re:")))
		return shape_pattern(a, str_slice(s, 3, s.len));
	if (fold_key(a, s).len == 0)
		return "this label has no letter in it and never matches";
	return NULL;
}

static const char *
not_empty(json *v)
{
	if (!js_is(v, json_type_string))
		return "want a text: put it in quotes if it is a number";
	return str_trim(js_text(v)).len > 0 ? NULL : "must not be empty";
}

static const char *
a_time(json *v, enum shape_type type)
{
	bool good, day = js_text(v).len == 10;
	int64_t t;

	good = when_parse(js_text(v), WHEN_CHINA, &t);
	if (type == SHAPE_DAY)
		return good ? NULL
			    : "want a date such as 2024-12-13, or a time such "
			      "as 2024-12-24T17:00:00+08:00";
	if (type == SHAPE_TIME && good && day)
		return "want the time of day, too: 2024-12-24T17:00:00+08:00";
	if (type == SHAPE_TIME)
		return good ? NULL
			    : "want a time such as 2024-12-24T17:00:00+08:00";
	return good && day ? NULL : "want a date such as 2024-12-13";
}

/* +08:00, with signs of ASCII. */
static const char *
a_zone(json *v)
{
	struct str s = js_text(v);

	if (s.len == 6 && (s.p[0] == '+' || s.p[0] == '-') && s.p[3] == ':' &&
	    strspn(s.p + 1, "0123456789") == 2 &&
	    strspn(s.p + 4, "0123456789") == 2)
		return NULL;
	return "want a zone such as \"+08:00\", in ASCII quotes";
}

/* ECMA-119 7.1.1: 1 to 32 d-characters. */
static const char *
a_volume(json *v)
{
	struct str s = js_text(v);
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if (!(s.p[i] >= 'A' && s.p[i] <= 'Z') &&
		    !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '_')
			break;
	return s.len > 0 && s.len <= 24 && i == s.len
	    ? NULL
	    : "want 1 to 24 of A to Z, 0 to 9 and _: discs bear it as a name";
}

static const char *
a_number(json *v, bool share)
{
	double d;

	if (!js_is(v, json_type_int) && !js_is(v, json_type_double))
		return "want a number";
	d = json_object_get_double(v);
	if (share && (d < 0 || d > 1))
		return "want a number from 0 to 1";
	return d >= 0 ? NULL : "want a number that is not below zero";
}

static const char *
a_word(struct arena *a, json *v, const char *words)
{
	struct str near;

	if (is_one_of(js_text(v), words))
		return NULL;
	near = shape_nearest(a, js_text(v), words);
	if (near.len > 0)
		return str_printf(a, "“%.*s”: did you mean %.*s?",
		    STR_ARG(js_text(v)), STR_ARG(near)).p;
	return str_printf(a, "want one of %s", words).p;
}

/* NULL, or what is wrong with a value that is neither list nor map. */
static const char *
single(struct arena *a, const struct shape *s, json *v)
{
	switch (s->type) {
	case SHAPE_TEXT:
		return js_is(v, json_type_string) ? NULL
		    : "want a text: put it in quotes if it is a number";
	case SHAPE_LINE:
		return not_empty(v);
	case SHAPE_INT:
		return js_is(v, json_type_int) && json_object_get_int64(v) >= 0
		    ? NULL : "want a whole number";
	case SHAPE_COUNT:
		return js_is(v, json_type_int) && json_object_get_int64(v) > 0
		    ? NULL : "want a number of at least 1";
	case SHAPE_BOOL:
		return js_is(v, json_type_boolean) ? NULL
						   : "want true or false";
	case SHAPE_NUMBER:
	case SHAPE_SHARE:
		return a_number(v, s->type == SHAPE_SHARE);
	case SHAPE_DATE:
	case SHAPE_TIME:
	case SHAPE_DAY:
		return a_time(v, s->type);
	case SHAPE_ZONE:
		return a_zone(v);
	case SHAPE_VOLUME:
		return a_volume(v);
	case SHAPE_PATTERN:
		return js_is(v, json_type_string)
		    ? shape_pattern(a, js_text(v)) : "want a pattern";
	case SHAPE_JQ:
		return js_is(v, json_type_string) ||
			js_is(v, json_type_boolean)
		    ? NULL : "want a jq expression: put it in quotes";
	case SHAPE_WORD:
		return a_word(a, v, s->words);
	default:
		return NULL;
	}
}

/* --- lists and maps ----------------------------------------------------- */

static const char *
item(struct arena *a, const struct shape *s, json *v)
{
	if (s->type == SHAPE_LABELS)
		return label(a, v);
	if (s->type == SHAPE_PATTERNS)
		return js_is(v, json_type_string)
		    ? shape_pattern(a, js_text(v)) : "want a pattern";
	if (s->type == SHAPE_WORDS)
		return a_word(a, v, s->words);
	if (s->type == SHAPE_DATES)
		return a_time(v, SHAPE_DATE);
	return not_empty(v);
}

static void
items(struct walk *w, const struct shape *s, json *v, struct spot at)
{
	const char *why;
	json *one;

	if (js_is(v, json_type_string) && s->type == SHAPE_OPTIONS)
		return;
	if (!js_is(v, json_type_array)) {
		complain(w, at, true, "want a list: [a, b], or lines with -");
		return;
	}
	if (s->needed && js_len(v) == 0)
		complain(w, at, true, "must not be empty");
	JS_EACH(one, v)
		if ((why = item(&w->n->mem, s, one)) != NULL)
			complain(w, (struct spot) { v, NULL, one_i }, true,
			    why);
}

static void
maps(struct walk *w, const struct shape *s, json *v, struct spot at)
{
	json *one;

	if (!js_is(v, json_type_array)) {
		complain(w, at, true, "want a list, each member with -");
		return;
	}
	if (s->needed && js_len(v) == 0)
		complain(w, at, true, "must not be empty");
	JS_EACH(one, v)
		keys_of(w, s->keys, one, (struct spot) { v, NULL, one_i });
}

static void
free_keys(struct walk *w, const struct shape *s, json *v, struct spot at)
{
	if (!js_is(v, json_type_object)) {
		complain(w, at, true, "want keys with values below it");
		return;
	}
	json_object_object_foreach(v, key, value)
		node(w, s->keys, value, (struct spot) { v, key, 0 });
}

static void
node(struct walk *w, const struct shape *s, json *v, struct spot at)
{
	const char *why;

	if (v == NULL) {
		if (s->needed || (!s->null && s->type != SHAPE_ANY))
			complain(w, at, true, "must have a value");
		return;
	}
	switch (s->type) {
	case SHAPE_OFF_OR_MAP:
		if (js_is(v, json_type_boolean) && !json_object_get_boolean(v))
			break;
		/* fallthrough */
	case SHAPE_MAP:
		keys_of(w, s->keys, v, at);
		break;
	case SHAPE_MAPS:
		maps(w, s, v, at);
		break;
	case SHAPE_FREE:
		free_keys(w, s, v, at);
		break;
	case SHAPE_TEXTS:
	case SHAPE_OPTIONS:
	case SHAPE_DATES:
	case SHAPE_WORDS:
	case SHAPE_LABELS:
	case SHAPE_PATTERNS:
		items(w, s, v, at);
		break;
	default:
		if ((why = single(&w->n->mem, s, v)) != NULL)
			complain(w, at, true, why);
	}
}

/* A list that a form's field names as its options, or whether it is open. */
static bool
is_options(struct notice *n, struct str key)
{
	json *forms = js_get(n->root, "forms"), *f;

	if (str_ends(key, S("_open")))
		key.len -= 5;

	if (!js_is(forms, json_type_object))
		return false;
	json_object_object_foreach(forms, name, form) {
		(void)name;
		JS_EACH(f, js_get(form, "fields"))
			if (str_eq(js_str(f, "options"), key))
				return true;
	}
	return false;
}

static bool
is_file(struct notice *n, const char *key)
{
	return access(str_printf(&n->mem, "%s/%s.yaml", n->dir, key).p,
		   F_OK) == 0;
}

static void
unknown_key(struct walk *w, const struct shape *keys, json *v, char *key)
{
	struct arena *a = &w->n->mem;
	const char *all = names_of(a, keys);
	struct str near;

	if (v == w->n->root && is_options(w->n, str_c(key)))
		return;
	if (v == w->n->root && is_file(w->n, key)) {
		w->fault(w->arg, str_printf(a, "%s.yaml:1:1", key).p,
		    "no such file in a pack: see shenbao-notice(5)");
		return;
	}
	near = shape_nearest(a, str_c(key), all);
	complain(w, (struct spot) { v, key, 0 }, false,
	    near.len > 0
		? str_printf(a, "no such key: did you mean %.*s?",
		      STR_ARG(near)).p
		: v == w->n->root
		? "no such key here: what only rules name stands under "
		  "parameters, see shenbao-notice(5)"
		: str_printf(a, "no such key here, but %s", all).p);
}

/* These are files of their own. */
static bool
is_plain(const struct shape *s)
{
	return strcmp(s->key, "forms") != 0 &&
	    strcmp(s->key, "rules") != 0 && strcmp(s->key, "tables") != 0;
}

static void
keys_of(struct walk *w, const struct shape *keys, json *v, struct spot at)
{
	const struct shape *s;

	if (!js_is(v, json_type_object)) {
		complain(w, at, true, "want keys with values below it");
		return;
	}
	json_object_object_foreach(v, key, value) {
		for (s = keys; s->key != NULL; s++)
			if (strcmp(s->key, key) == 0)
				break;
		if (s->key == NULL)
			unknown_key(w, keys, v, key);
		else
			node(w, s, value, (struct spot) { v, key, 0 });
	}
	for (s = keys; s->key != NULL; s++)
		if (s->needed && !js_has(v, s->key))
			complain(w, at, false,
			    str_printf(&w->n->mem, "%s%s is missing", s->key,
				v == w->n->root && !is_plain(s) ? ".yaml"
								: "").p);
}

void
shape_check(struct notice *n, const struct shape *keys, shape_fault *fault,
    void *arg)
{
	struct walk w = { n, fault, arg };

	keys_of(&w, keys, n->root, (struct spot) { n->root, "id", 0 });
}
