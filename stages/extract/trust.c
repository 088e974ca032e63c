/* SPDX-License-Identifier: ISC */
#include "trust.h"

#include <stdio.h>

#include "limit.h"

#define CODE_BYTES_MAX 48
#define LIST_MAX 64	   /* items of a list in a field */
#define TEXT_BYTES_MAX 600 /* of a message or a label */
#define DOUBTS_MAX 16
#define NAMES_KEPT 8 /* of a paper; one that names more is nobody's own */

static struct str
text(struct arena *a, struct str s, ptrdiff_t max)
{
	struct str cut = s;

	if (cut.len > max) {
		cut.len = max;
		while (
		    cut.len > 0 && ((unsigned char)s.p[cut.len] & 0xc0) == 0x80)
			cut.len--;
	}
	return utf8_valid(cut) ? cut : utf8_clean(a, cut);
}

/* [a-z0-9:-]+ as codes are. */
static bool
is_code(struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++) {
		char c = s.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
			(c >= 'A' && c <= 'Z') || c == '-' || c == ':' ||
			c == '.' || c == ' '))
			return false;
	}
	return s.len > 0 && s.len <= CODE_BYTES_MAX;
}

static json *
codes(json *from)
{
	json *a = js_arr(), *v;

	JS_EACH(v, from)
	if (is_code(js_text(v)) && js_len(a) < DOUBTS_MAX)
		js_add_str(a, js_text(v));
	return a;
}

static json *
texts(struct trust *t, json *from)
{
	json *a = js_arr(), *v;

	JS_EACH(v, from)
	if (js_is(v, json_type_string) && js_len(a) < LIST_MAX)
		js_add_str(a, text(t->a, js_text(v), TEXT_BYTES_MAX));
	return a;
}

static void
set_place(struct trust *t, json *to, json *from)
{
	struct str at = js_str(from, "at");

	if (at.len == 0) {
		js_set(to, "at", NULL);
		return;
	}
	js_set_str(to, "at",
	    str_printf(t->a, "%.*s/%.*s", STR_ARG(t->place),
		STR_ARG(text(t->a, at, TEXT_BYTES_MAX))));
}

/* Long text is cut; the whole of it goes to the spool. */
static void
set_raw(struct trust *t, json *to, struct str raw)
{
	struct str sha = {0};
	const char *why;

	if (!utf8_valid(raw))
		raw = utf8_clean(t->a, raw);
	if (raw.len <= FIELD_BYTES_MAX) {
		js_set_str(to, "raw", raw);
		return;
	}
	why = spool_store(t->spool, t->a, raw, &sha);
	if (why != NULL && t->why == NULL)
		t->why = why;
	js_set_str(to, "raw", text(t->a, raw, FIELD_BYTES_MAX));
	js_set_bool(to, "cut", true);
	js_set_str(to, "sha256", sha);
	js_set_int(to, "length", utf8_count(raw));
}

static json *
field(struct trust *t, json *from)
{
	json *o = js_obj();
	struct str type = js_str(from, "type"), unit = js_str(from, "unit");

	js_set(o, "value", NULL);
	set_raw(t, o, js_str(from, "raw"));
	set_place(t, o, from);
	js_set(o, "doubt", codes(js_get(from, "doubt")));
	if (js_has(from, "same"))
		js_set_str(o, "same",
		    text(t->a, js_str(from, "same"), FIELD_BYTES_MAX));
	if (js_has(from, "ticked")) {
		js_set(o, "ticked",
		    js_get(from, "ticked") != NULL
			? texts(t, js_get(from, "ticked"))
			: NULL);
		js_set(o, "options", texts(t, js_get(from, "options")));
	}
	if (unit.len > 0)
		js_set_str(o, "unit", text(t->a, unit, CODE_BYTES_MAX));
	if (js_has(from, "others"))
		js_set(o, "others", texts(t, js_get(from, "others")));
	if (str_eq(type, S("number")) || str_eq(type, S("date"))) {
		js_set_str(o, "type", type);
		js_set_num(o, "number", js_num(from, "number"));
	}
	return o;
}

static bool
is_known(const struct form_spec *f, const char *key)
{
	struct str name = str_c(key), stem;
	size_t i;

	for (i = 0; i < f->fields.n; i++) {
		stem = f->fields.v[i].name;
		if (str_eq(stem, name))
			return true;
		/* A period is kept as its two ends. */
		if (f->fields.v[i].kind == KIND_PERIOD &&
		    str_starts(name, stem) &&
		    (str_eq(str_slice(name, stem.len, name.len), S("_start")) ||
			str_eq(str_slice(name, stem.len, name.len), S("_end"))))
			return true;
	}
	return false;
}

json *
trust_fields(struct trust *t, const struct form_spec *f, json *from)
{
	json *o = js_obj();

	if (!js_is(from, json_type_object))
		return o;
	json_object_object_foreach(from, key,
	    value) if (is_known(f, key) && js_is(value, json_type_object))
	    js_set(o, key, field(t, value));
	return o;
}

json *
trust_rows(struct trust *t, const struct form_spec *f, json *from)
{
	struct arena mem = {0}, *keep = t->a;
	json *a = js_arr(), *v, *row;

	t->a = &mem;
	JS_EACH(v, from)
	{
		if (js_len(a) >= LIST_ROWS_MAX)
			break;
		arena_reset(&mem);
		row = js_obj();
		js_set_str(
		    row, "n", text(t->a, js_str(v, "n"), CODE_BYTES_MAX));
		js_set(row, "fields", trust_fields(t, f, js_get(v, "fields")));
		set_place(t, row, v);
		js_set(row, "case", NULL);
		js_tight(row);
		js_add(a, row);
		/* A list of thousands isn't kept twice. */
		json_object_array_put_idx(from, v_i, NULL);
	}
	arena_release(&mem);
	t->a = keep;
	return a;
}

/* Codes with their words; placed: each has its place, too. */
static json *
remarks(struct trust *t, json *from, bool placed)
{
	json *a = js_arr(), *v, *o;

	JS_EACH(v, from)
	{
		if (!is_code(js_str(v, "code")) || js_len(a) >= LIST_MAX)
			continue;
		o = js_obj();
		js_set_str(o, "code", js_str(v, "code"));
		js_set_str(o, "message",
		    text(t->a, js_str(v, "message"), TEXT_BYTES_MAX));
		if (placed)
			set_place(t, o, v);
		js_add(a, o);
	}
	return a;
}

json *
trust_drift(struct trust *t, json *from)
{
	return remarks(t, from, true);
}

json *
trust_wrong(struct trust *t, json *from)
{
	return remarks(t, from, false);
}

/* An id of the pack's chapters, or NULL. */
static json *
chapter_id(const struct schema *s, struct str id)
{
	size_t i;

	for (i = 0; i < s->chapters.n; i++)
		if (str_eq(s->chapters.v[i].id, id))
			return js_new_str(id);
	return NULL;
}

json *
trust_promised(struct trust *t, const struct schema *s, json *from)
{
	json *a = js_arr(), *v, *o;

	JS_EACH(v, from)
	{
		if (js_str(v, "raw").len == 0 || js_len(a) >= LIST_MAX)
			continue;
		o = js_obj();
		js_set_str(o, "raw",
		    text(t->a, js_str(v, "raw"), TEXT_BYTES_MAX));
		set_place(t, o, v);
		js_set(o, "chapter", chapter_id(s, js_str(v, "chapter")));
		if (js_len(js_get(v, "doubt")) > 0)
			js_set(o, "doubt", codes(js_get(v, "doubt")));
		js_add(a, o);
	}
	return a;
}

json *
trust_parts(struct trust *t, const struct schema *s, json *from)
{
	json *a = js_arr(), *v, *o, *id;

	JS_EACH(v, from)
	{
		id = chapter_id(s, js_str(v, "chapter"));
		if (id == NULL || js_len(a) >= LIST_MAX) {
			js_free(id);
			continue;
		}
		o = js_obj();
		js_set(o, "chapter", id);
		set_place(t, o, v);
		js_add(a, o);
	}
	return a;
}

json *
trust_marks(json *from)
{
	json *o = js_obj();

	js_set_c(o, "seal",
	    str_eq(js_str(from, "seal"), S("hint")) ? "hint" : "unknown");
	js_set_c(o, "signature", "unknown");
	return o;
}

static void
set_text_or_null(struct trust *t, json *to, json *from, const char *key)
{
	struct str s = js_str(from, key);

	if (s.len > 0)
		js_set_str(to, key, text(t->a, s, TEXT_BYTES_MAX));
	else
		js_set(to, key, NULL);
}

static void
set_count_or_null(json *to, json *from, const char *key)
{
	if (js_is(js_get(from, key), json_type_int))
		js_set_int(to, key, js_int(from, key));
	else
		js_set(to, key, NULL);
}

json *
trust_pledge(struct trust *t, json *from)
{
	static const char *const bools[] = {"found", "since_founding", "safety",
	    "environment", "quality", "scan"};
	json *o;
	size_t i;

	if (!js_is(from, json_type_object))
		return NULL;
	o = js_obj();
	for (i = 0; i < sizeof bools / sizeof *bools; i++)
		js_set_bool(o, bools[i], js_bool(from, bools[i]));
	set_place(t, o, from);
	if (js_get(o, "at") == NULL)
		js_set_str(o, "at", t->place);
	js_set(o, "sha256", NULL);
	set_count_or_null(o, from, "years");
	set_text_or_null(t, o, from, "company");
	set_text_or_null(t, o, from, "company_key");
	set_text_or_null(t, o, from, "date");
	js_set(o, "exceptions", texts(t, js_get(from, "exceptions")));
	js_set(o, "altered", texts(t, js_get(from, "altered")));
	js_set(o, "unsaid", texts(t, js_get(from, "unsaid")));
	js_set(o, "doubt", codes(js_get(from, "doubt")));
	return o;
}

json *
trust_credit(struct trust *t, json *from)
{
	json *o;

	if (!js_is(from, json_type_object))
		return NULL;
	o = js_obj();
	js_set_bool(o, "found", js_bool(from, "found"));
	set_text_or_null(t, o, from, "company");
	set_text_or_null(t, o, from, "uscc");
	set_text_or_null(t, o, from, "date");
	set_text_or_null(t, o, from, "site");
	set_count_or_null(o, from, "bad");
	set_count_or_null(o, from, "penalties");
	js_set_str(o, "at", t->place);
	js_set(o, "doubt", codes(js_get(from, "doubt")));
	return o;
}

json *
trust_names(struct trust *t, json *from)
{
	json *a = js_arr(), *v;

	JS_EACH(v, from)
	if (js_is(v, json_type_string) && js_len(a) < NAMES_KEPT)
		js_add_str(a, text(t->a, js_text(v), TEXT_BYTES_MAX));
	return a;
}

struct str
trust_hex(struct arena *a, struct str s, ptrdiff_t digits)
{
	ptrdiff_t i;

	(void)a;
	if (s.len != digits)
		return S("");
	for (i = 0; i < s.len; i++)
		if (!(s.p[i] >= '0' && s.p[i] <= '9') &&
		    !(s.p[i] >= 'a' && s.p[i] <= 'f'))
			return S("");
	return s;
}
