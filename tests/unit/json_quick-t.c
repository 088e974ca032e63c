/* SPDX-License-Identifier: ISC */
/*
 * Our reader and writer of JSON against json-c's: what the quick reader takes
 * at all, json-c takes, too, and it is the same; what we write is what json-c
 * writes.  Over texts by hand and thousands that a generator spoils.
 */
#include "json_part.h"
#include "limit.h"
#include "tap.h"

#define SPOILT 60000

static struct json_tokener *tok;

/* As json_read() does without the quick reader; NULL: refused. */
static json *
by_library(struct str s)
{
	ptrdiff_t end;
	json *v;

	json_tokener_reset(tok);
	v = json_tokener_parse_ex(tok, s.p, (int)s.len);
	end = (ptrdiff_t)json_tokener_get_parse_end(tok);
	if (json_tokener_get_error(tok) != json_tokener_success ||
	    str_trim(str_slice(s, end, s.len)).len > 0) {
		js_free(v);
		return NULL;
	}
	return v;
}

static struct str
dump(json *v)
{
	return str_c(json_object_to_json_string_ext(v,
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
}

/* NULL, or what is wrong; *taken counts the texts of the quick reader. */
static const char *
differs(struct str text, int *taken)
{
	/* In a block of its own, so that a read past its end is seen. */
	char *copy = malloc(text.len > 0 ? (size_t)text.len : 1);
	struct arena a = { 0 };
	struct sb b = { .a = &a };
	const char *why = NULL;
	json *ours, *theirs;

	memcpy(copy, text.p, (size_t)text.len);
	text.p = copy;
	ours = json_quick(text);
	theirs = by_library(text);
	if (ours != NULL && theirs == NULL)
		why = "json-c refuses it";
	if (ours != NULL && theirs != NULL) {
		++*taken;
		if (!json_object_equal(ours, theirs) ||
		    !str_eq(dump(ours), dump(theirs)))
			why = "json-c reads something else";
	}
	if (theirs != NULL && why == NULL) {
		json_put(&b, theirs);
		if (!str_eq(sb_str(&b), dump(theirs)))
			why = "json-c writes something else";
	}
	js_free(ours);
	js_free(theirs);
	arena_release(&a);
	free(copy);
	return why;
}

static const char *const taken[] = { "{}", "[]", " [ ] ", "{\"a\":null}",
	"[null,true,false,0,-1,12,123456789012345678,1.5,-12.50,0.25]",
	"{\"a\":{\"b\":[{},{\"c\":\"d\"}]},\"e\":[[[]]]}",
	"{\"名\":\"广东省\\n\\\"某\\\" \\\\ 公司\\t\\b\\f\\r\\/\"}",
	"[\"\",\"\xf0\x9f\x98\x80\",\"\x7f\"]", "[1 , 2]\n",
	"{ \"a\" : 1 , \"b\" : \"x\" }" };

static const char *const left[] = { "", " ", "1", "\"a\"", "null", "[1,]",
	"[1, ]", "[,1]", "{\"a\":1,}", "{,}", "[1 2]", "[", "{", "[1", "[12",
	"{\"a\"", "{\"a\":", "{\"a\":1", "{a:1}", "{\"a\":1}}", "[]]", "[] x",
	"[01]", "[-]", "[-0]", "[-0.5]", "[.5]", "[5.]", "[1e3]", "[1.5e3]",
	"[+1]", "[1.2.3]", "[1x]", "[1234567890123456789]", "[tru]", "[nul]",
	"[truex]", "[True]", "['a']", "[\"a]", "[\"a\\]", "[\"\\x\"]",
	"[\"\\u0041\"]", "[\"\\ud800\"]", "[\"a\nb\"]", "[\"\x01\"]",
	"[\"\xff\"]", "[\"\xc0\x80\"]", "[\"\xed\xa0\x80\"]", "[\"\xe4\xb8\"]",
	"{\"a\":1,\"a\":2}", "{\"\":1}", "[{\"a\" ]", "[//\n1]", "[NaN]",
	"{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,"
	"\"i\":9,\"j\":1,\"a\":2}",
	"{\"a key that is longer than any that a record of ours has\":1}" };

static void
by_hand(void)
{
	const char *why;
	size_t i;
	int n;
	json *v;

	for (i = 0; i < sizeof taken / sizeof *taken; i++) {
		n = 0;
		why = differs(str_c(taken[i]), &n);
		ok(why == NULL && n == 1, "taken: %s %s", taken[i],
		    why ? why : "");
	}
	for (i = 0; i < sizeof left / sizeof *left; i++) {
		n = 0;
		v = json_quick(str_c(left[i]));
		why = differs(str_c(left[i]), &n);
		ok(v == NULL && why == NULL, "left to json-c: text %zu %s", i,
		    why ? why : "");
		js_free(v);
	}
}

static void
nesting(void)
{
	char text[2 * JSON_DEPTH_MAX + 8];
	const char *why = NULL;
	int n, got = 0;

	for (n = 1; n < JSON_DEPTH_MAX + 3; n++) {
		memset(text, '[', (size_t)n);
		text[n] = '1';
		memset(text + n + 1, ']', (size_t)n);
		if (why == NULL)
			why = differs((struct str) { text, 2 * n + 1 }, &got);
	}
	ok(why == NULL && got == JSON_DEPTH_MAX - 1,
	    "as deep as json-c goes and no deeper: %d %s", got,
	    why ? why : "");
}

static uint32_t seed = 1;

static uint32_t
chance(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

/* Bytes changed, left out or doubled, mostly into what JSON is made of. */
static struct str
spoil(char *to, const char *from, size_t max)
{
	static const char signs[] = "{}[],:\"\\ \n0123456789.-eEtrufalsn/\xe5";
	size_t n = strlen(from), i, k, times = 1 + chance(3);

	memcpy(to, from, n);
	while (times-- > 0) {
		i = chance((uint32_t)n);
		switch (chance(4)) {
		case 0:
			to[i] = (char)chance(256);
			break;
		case 1:
			to[i] = signs[chance(sizeof signs - 1)];
			break;
		case 2:
			memmove(to + i, to + i + 1, n - i - 1);
			n--;
			break;
		default:
			k = 1 + chance(12);
			k = i + k > n ? n - i : k;
			if (n + k >= max)
				break;
			memmove(to + i + k, to + i, n - i);
			n += k;
		}
	}
	return (struct str) { to, (ptrdiff_t)n };
}

static void
spoilt(void)
{
	static const char *const good[] = { "{\"kind\":\"case\",\"id\":\"c12\","
		"\"fields\":{\"company\":{\"value\":\"某公司\",\"raw\":\"某 公司\","
		"\"at\":\"a/b/表1 第2行\",\"steps\":[\"nfkc\"],\"doubt\":[]},"
		"\"capital\":{\"value\":680.25,\"raw\":\"６８０．２５万元\"}},"
		"\"rank\":12,\"score\":null,\"disc\":true,\"list\":false}",
		"{\"end\":{\"mails\":{\"case\":38},\"cases\":{\"accept\":0},"
		"\"records\":92,\"x\":[1,[2,[-3.5,{}]]],\"t\":\"a\\nb\\\\\"}}" };
	char text[2048];
	const char *why = NULL;
	struct str s = S("");
	int i, n = 0;

	for (i = 0; i < SPOILT && why == NULL; i++) {
		s = spoil(text, good[i % 2], sizeof text);
		why = differs(s, &n);
	}
	ok(why == NULL, "%d spoilt texts: %s %.*s", i, why ? why : "as json-c",
	    why ? (int)s.len : 0, s.p);
	ok(n > SPOILT / 50, "some of them are JSON: %d", n);
}

/* Every byte, and numbers that json-c keeps in its own ways. */
static void
written(void)
{
	static const char *const numbers[] = { "[9223372036854775807]",
		"[9223372036854775808]", "[18446744073709551615]",
		"[-9223372036854775808]", "[1e300]", "[-0]", "[1.10]" };
	struct arena a = { 0 };
	struct sb b = { .a = &a };
	char all[256];
	const char *why = NULL;
	size_t i;
	int n = 0;
	json *v;

	for (i = 0; i < 256; i++)
		all[i] = (char)i;
	v = js_arr();
	js_add(v, json_object_new_string_len(all, 256));
	js_add(v, json_object_new_double(0.1));
	json_put(&b, v);
	is_str(sb_str(&b), dump(v).p, "every byte is written as json-c does");
	js_free(v);
	for (i = 0; i < sizeof numbers / sizeof *numbers && why == NULL; i++)
		why = differs(str_c(numbers[i]), &n);
	ok(why == NULL, "numbers at the edges: %s", why ? why : "as json-c");
	arena_release(&a);
}

int
main(void)
{
	tok = json_tokener_new_ex(JSON_DEPTH_MAX);
	json_tokener_set_flags(tok,
	    JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	by_hand();
	nesting();
	spoilt();
	written();
	json_tokener_free(tok);
	return done();
}
