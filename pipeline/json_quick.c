/* SPDX-License-Identifier: ISC */
/*
 * json-c's tokener goes through a state machine for each byte and makes a
 * copy of each key: three quarters of what a stage of the pipe costs.  This
 * reader makes the same values of what it knows well and refuses all else,
 * which then takes the long way; tests compare the two.
 */
#include "json_part.h"

#include <stdlib.h>
#include <sysexits.h>

#include "limit.h"
#include "log.h"

#define KEYS 1024 /* distinct keys that are kept; a record has some 200 */
#define KEY_LEN 32 /* longer ones are copied by json-c */
#define INT_DIGITS 18 /* fit in 64 bits whatever they are */
#define LARGE KIB(256)

struct quick {
	const char *p, *end;
	int depth;
	bool large; /* a list of thousands of rows: memory counts */
	struct sb text; /* of a string with escapes */
	struct arena mem;
};

static json *value(struct quick *);

static json *
have(json *v)
{
	if (v == NULL)
		log_die(EX_OSERR, "out of memory");
	return v;
}

static void
blanks(struct quick *q)
{
	while (q->p < q->end && (*q->p == ' ' || *q->p == '\n' ||
	    *q->p == '\t' || *q->p == '\r'))
		q->p++;
}

static bool
take(struct quick *q, char c)
{
	blanks(q);
	if (q->p == q->end || *q->p != c)
		return false;
	q->p++;
	return true;
}

static struct str
stretch(struct quick *q)
{
	const char *from = q->p;

	q->p += json_plain(from, q->end - from);
	return (struct str) { from, q->p - from };
}

/* One escape; false: \u, or none that there is. */
static bool
escape(struct quick *q)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at;

	if (++q->p >= q->end || *q->p == '\0' ||
	    (at = strchr(from, *q->p)) == NULL)
		return false;
	sb_addc(&q->text, to[at - from]);
	q->p++;
	return true;
}

/*
 * A string behind its quote.  Where it has no escapes it is a stretch of the
 * line, else it lives until the next one.
 */
static bool
string(struct quick *q, struct str *s)
{
	*s = stretch(q);
	if (q->p < q->end && *q->p == '\\') {
		q->text.len = 0;
		sb_add(&q->text, *s);
		do {
			if (!escape(q))
				return false;
			sb_add(&q->text, stretch(q));
		} while (q->p < q->end && *q->p == '\\');
		*s = sb_str(&q->text);
	}
	return q->p < q->end && *q->p++ == '"';
}

static bool
is_digit(const struct quick *q)
{
	return q->p < q->end && *q->p >= '0' && *q->p <= '9';
}

static bool
digits(struct quick *q, int64_t *n)
{
	const char *from = q->p;

	for (*n = 0; is_digit(q) && q->p - from < INT_DIGITS; q->p++)
		*n = *n * 10 + (*q->p - '0');
	return q->p > from && !is_digit(q);
}

/* 0, 12, -3.50; "-0", "-0.5" and exponents are rare. */
static json *
number(struct quick *q)
{
	const char *from = q->p;
	char text[2 * INT_DIGITS + 4];
	bool zero;
	int64_t n, part;

	q->p += *from == '-';
	zero = q->p < q->end && *q->p == '0';
	if (!digits(q, &n) || (zero && q->p - from > 1))
		return NULL;
	if (q->p < q->end && *q->p == '.') {
		q->p++;
		if (!digits(q, &part))
			return NULL;
		part = q->p - from;
		memcpy(text, from, (size_t)part);
		text[part] = '\0';
		return have(json_object_new_double_s(strtod(text, NULL), text));
	}
	/* What follows a number (an exponent, say) is for others to refuse. */
	return have(json_object_new_int64(*from == '-' ? -n : n));
}

static bool
word(struct quick *q, struct str s)
{
	if (q->end - q->p < s.len || memcmp(q->p, s.p, (size_t)s.len) != 0)
		return false;
	q->p += s.len;
	return true;
}

/* Any value, null as well; false: none that we know. */
static bool
item(struct quick *q, json **v)
{
	*v = NULL;
	blanks(q);
	return word(q, S("null")) || (*v = value(q)) != NULL;
}

static bool
items(struct quick *q, json *a)
{
	json *v;

	if (take(q, ']'))
		return true;
	do {
		if (!item(q, &v))
			return false;
		if (json_object_array_add(a, v) != 0)
			have(NULL);
	} while (take(q, ','));
	return take(q, ']');
}

/* --- keys: the same some hundred in every record ------------------------ */

struct key {
	char text[KEY_LEN];
	unsigned long hash; /* json-c's */
};

/* Its one copy, for ever; NULL: too long, or there are too many. */
static const struct key *
known(struct str s, const struct lh_table *t)
{
	static struct key keys[KEYS];
	static size_t n;
	uint32_t h = 2166136261u; /* FNV-1a */
	size_t i;
	ptrdiff_t k;

	if (s.len == 0 || s.len >= KEY_LEN)
		return NULL;
	for (k = 0; k < s.len; k++)
		h = (h ^ (unsigned char)s.p[k]) * 16777619u;
	for (i = h % KEYS; keys[i].text[0] != '\0'; i = (i + 1) % KEYS)
		if (memcmp(keys[i].text, s.p, (size_t)s.len) == 0 &&
		    keys[i].text[s.len] == '\0')
			return &keys[i];
	if (n >= KEYS / 2)
		return NULL;
	n++;
	memcpy(keys[i].text, s.p, (size_t)s.len);
	keys[i].hash = lh_get_hash(t, keys[i].text);
	return &keys[i];
}

static bool
is_there(struct lh_table *t, const struct key *k)
{
	const struct lh_entry *e;

	if (t->count <= 8) { /* their only copies: no need to compare text */
		for (e = t->head; e != NULL; e = e->next)
			if (e->k == k->text)
				return true;
		return false;
	}
	return lh_table_lookup_entry_w_hash(t, k->text, k->hash) != NULL;
}

static bool
member(struct quick *q, json *o)
{
	struct lh_table *t = json_object_get_object(o);
	const struct key *k;
	struct str s;
	json *v;

	if (!take(q, '"') || !string(q, &s) || (k = known(s, t)) == NULL ||
	    is_there(t, k) || !take(q, ':') || !item(q, &v))
		return false;
	if (lh_table_insert_w_hash(t, k->text, v, k->hash,
		JSON_C_OBJECT_ADD_CONSTANT_KEY) != 0)
		have(NULL);
	return true;
}

static bool
members(struct quick *q, json *o)
{
	if (take(q, '}'))
		return true;
	do {
		if (!member(q, o))
			return false;
	} while (take(q, ','));
	return take(q, '}');
}

static json *
nested(struct quick *q)
{
	bool object = *q->p++ == '{', good = false;
	json *v = have(object ? json_object_new_object()
			      : json_object_new_array_ext(4));

	if (++q->depth < JSON_DEPTH_MAX)
		good = object ? members(q, v) : items(q, v);
	q->depth--;
	if (good && object && q->large)
		json_trim(v);
	if (good)
		return v;
	json_object_put(v);
	return NULL;
}

/* Any value but null, which is no json *. */
static json *
value(struct quick *q)
{
	struct str s;

	if (q->p == q->end)
		return NULL;
	if (*q->p == '"') {
		q->p++;
		return string(q, &s) ? have(json_object_new_string_len(s.p,
		    (int)s.len)) : NULL;
	}
	if (*q->p == '{' || *q->p == '[')
		return nested(q);
	if (*q->p == '-' || is_digit(q))
		return number(q);
	if (word(q, S("true")))
		return have(json_object_new_boolean(true));
	if (word(q, S("false")))
		return have(json_object_new_boolean(false));
	return NULL;
}

json *
json_quick(struct str s)
{
	struct quick q = { .p = s.p, .end = s.p + s.len,
		.large = s.len > LARGE };
	json *v = NULL;

	q.text.a = &q.mem;
	blanks(&q);
	/* The whole line at a stride; what isn't UTF-8 is json-c's to refuse. */
	if (s.len > 0 && utf8_valid(s) && q.p < q.end &&
	    (*q.p == '{' || *q.p == '['))
		v = value(&q);
	blanks(&q);
	if (q.p != q.end) {
		json_object_put(v);
		v = NULL;
	}
	arena_release(&q.mem);
	return v;
}
