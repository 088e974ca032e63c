/* SPDX-License-Identifier: ISC */
#include "period.h"

#include "apply.h"

static bool
answered(json *field)
{
	return str_trim(js_str(field, "raw")).len > 0;
}

static bool
has_code(json *field, const char *member, struct str code)
{
	json *c;

	JS_EACH (c, js_get(field, member))
		if (str_eq(js_text(c), code))
			return true;
	return false;
}

static void
add_code(json *field, const char *member, struct str code)
{
	if (!has_code(field, member, code))
		js_add_str(js_list(field, member), code);
}

static char *
with_end(struct arena *a, struct str name, const char *end)
{
	return str_cstr(a, str_printf(a, "%.*s_%s", STR_ARG(name), end));
}

static void
set_none(json *field)
{
	js_set(field, "value", NULL);
	json_object_object_del(field, "first");
	json_object_object_del(field, "last");
}

/* A copy of what the reader of the form gave, for the other half. */
static json *
bare_copy(json *field)
{
	json *copy = js_copy(field);

	set_none(copy);
	return copy;
}

/* The box held one date: a year is its own period, all else lacks its end. */
static void
single(json *start, json *end)
{
	struct str value = js_str(start, "value");

	if (value.len == 4) {
		add_code(start, "steps", S("whole-year"));
		add_code(end, "steps", S("whole-year"));
		return;
	}
	if (value.len > 0)
		add_code(start, "doubt", S("missing-end"));
	if (str_eq(js_str(end, "value"), S("present")))
		return;
	set_none(end);
	if (answered(end) && !has_code(end, "steps", S("no-answer")))
		add_code(end, "doubt", S("missing-end"));
}

void
period_split(const struct spec *s, const struct field_spec *spec, json *fields,
    struct str name, struct arena *a)
{
	char *key = str_cstr(a, name);
	char *first = with_end(a, name, "start");
	char *last = with_end(a, name, "end");
	json *start = js_get(fields, key), *end;

	if (answered(js_get(fields, first)) || answered(js_get(fields, last))) {
		/* Asked in three boxes: the two stand, this one is told of. */
		apply_field(s, spec, start, DATE_START, a);
		set_none(start);
		if (answered(start))
			add_code(start, "doubt", S("two-values"));
		return;
	}
	start = js_ref(start);
	end = bare_copy(start);
	apply_field(s, spec, start, DATE_START, a);
	apply_field(s, spec, end, DATE_END, a);
	if (!has_code(start, "steps", S("split")))
		single(start, end);
	json_object_object_del(fields, key);
	js_set(fields, first, start);
	js_set(fields, last, end);
}

/* Both were read from one box, and it held one date. */
static bool
one_date(json *start, json *end)
{
	return js_str(start, "value").len > 0 &&
	    str_eq(js_str(start, "value"), js_str(end, "value")) &&
	    str_eq(js_str(start, "at"), js_str(end, "at")) &&
	    str_eq(js_str(start, "raw"), js_str(end, "raw")) &&
	    !has_code(start, "steps", S("split")) &&
	    !has_code(start, "doubt", S("missing-start"));
}

/* As far as both say: 2024 is not before 2024-03. */
static bool
reversed(struct str start, struct str end)
{
	ptrdiff_t n = start.len < end.len ? start.len : end.len;

	return str_cmp(str_slice(start, 0, n), str_slice(end, 0, n)) > 0;
}

/*
 * Gives key its value from the other box, whose answer holds both ends.  An
 * empty box keeps its own raw and at; one that the form lacks gets both.
 */
static void
fill(const struct spec *s, const struct form_spec *form, json *fields,
    json *from, const char *key, enum date_part part, struct arena *a)
{
	static const struct field_spec date = { .kind = KIND_DATE };
	static const char *const taken[] = { "value", "first", "last", "steps",
		"doubt" };
	const struct field_spec *spec = form_field(form, key);
	json *copy = bare_copy(from), *empty = js_get(fields, key);
	size_t i;

	/* Doubts about the text stay: it is the same text. */
	apply_field(s, spec ? spec : &date, copy, part, a);
	add_code(copy, "steps", S("other-box"));
	if (!js_is(empty, json_type_object)) {
		js_set(fields, key, copy);
		return;
	}
	for (i = 0; i < sizeof taken / sizeof *taken; i++)
		if (js_has(copy, taken[i]))
			js_set(empty, taken[i],
			    js_ref(js_get(copy, taken[i])));
	js_free(copy);
}

void
period_pair(const struct spec *s, const struct form_spec *form, json *fields,
    struct str name, struct arena *a)
{
	bool is_end = str_ends(name, S("_end"));
	struct str base = str_slice(name, 0, name.len - (is_end ? 4 : 6));
	char *first, *last;
	json *start, *end;

	if (!is_end && !str_ends(name, S("_start")))
		return;
	first = with_end(a, base, "start");
	last = with_end(a, base, "end");
	start = js_get(fields, first);
	end = js_get(fields, last);
	if (one_date(start, end))
		single(start, end);
	if (answered(start) && !answered(end) &&
	    has_code(start, "steps", S("split")))
		fill(s, form, fields, start, last, DATE_END, a);
	else if (answered(end) && !answered(start) &&
	    has_code(end, "steps", S("split")))
		fill(s, form, fields, end, first, DATE_START, a);
	start = js_get(fields, first);
	end = js_get(fields, last);
	if (js_str(start, "value").len > 0 && js_str(end, "value").len > 0 &&
	    reversed(js_str(start, "value"), js_str(end, "value"))) {
		add_code(start, "doubt", S("reversed"));
		add_code(end, "doubt", S("reversed"));
	}
}
