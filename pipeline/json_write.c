/* SPDX-License-Identifier: ISC */
/* Values as compact JSON, byte for byte as json-c writes them. */
#include <stdio.h>
#include <sysexits.h>

#include "json_part.h"
#include "log.h"

static void
put(struct sb *b, const char *s, ptrdiff_t n)
{
	sb_add(b, (struct str) { s, n });
}

/* RFC 8259 s7: what must be escaped, and no more. */
static void
escape(struct sb *b, unsigned char c)
{
	static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
	const char *at = c == '\0' ? NULL : strchr(from, c);

	if (at == NULL) {
		sb_addf(b, "\\u%04x", c);
		return;
	}
	sb_addc(b, '\\');
	sb_addc(b, to[at - from]);
}

static void
string(struct sb *b, const char *s, ptrdiff_t n)
{
	ptrdiff_t from = 0, to;

	sb_addc(b, '"');
	while ((to = from + json_plain(s + from, n - from)) < n) {
		put(b, s + from, to - from);
		escape(b, (unsigned char)s[to]);
		from = to + 1;
	}
	put(b, s + from, n - from);
	sb_addc(b, '"');
}

static void
array(struct sb *b, json *a)
{
	size_t i, n = json_object_array_length(a);

	sb_addc(b, '[');
	for (i = 0; i < n; i++) {
		if (i > 0)
			sb_addc(b, ',');
		json_put(b, json_object_array_get_idx(a, i));
	}
	sb_addc(b, ']');
}

static void
object(struct sb *b, json *o)
{
	const struct lh_entry *e = json_object_get_object(o)->head;
	const char *key;

	sb_addc(b, '{');
	for (; e != NULL; e = e->next) {
		key = e->k;
		string(b, key, (ptrdiff_t)strlen(key));
		sb_addc(b, ':');
		json_put(b, (json *)e->v);
		if (e->next != NULL)
			sb_addc(b, ',');
	}
	sb_addc(b, '}');
}

static void
integer(struct sb *b, json *v)
{
	char text[24];
	int n = snprintf(text, sizeof text, "%lld",
	    (long long)json_object_get_int64(v));

	put(b, text, n);
}

/* Numbers with a point keep the text that they had; json-c has it. */
static void
other(struct sb *b, json *v)
{
	const char *s = json_object_to_json_string_ext(v,
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);

	if (s == NULL)
		log_die(EX_OSERR, "out of memory");
	put(b, s, (ptrdiff_t)strlen(s));
}

void
json_put(struct sb *b, json *v)
{
	switch (json_object_get_type(v)) {
	case json_type_null:
		put(b, "null", 4);
		break;
	case json_type_string:
		string(b, json_object_get_string(v),
		    json_object_get_string_len(v));
		break;
	case json_type_object:
		object(b, v);
		break;
	case json_type_array:
		array(b, v);
		break;
	case json_type_int:
		/* Past 63 bits json-c knows more than it gives out. */
		if (json_object_get_int64(v) == INT64_MAX)
			other(b, v);
		else
			integer(b, v);
		break;
	default:
		other(b, v);
	}
}
