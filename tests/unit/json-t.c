/* SPDX-License-Identifier: ISC */
/* JSON reading: strict, whole, bare values too. */
#include "json.h"
#include "tap.h"

static bool
reads(const char *text)
{
	const char *why = NULL;
	json *v = json_read(str_c(text), &why);

	js_free(v);
	return v != NULL;
}

int
main(void)
{
	struct arena a = { 0 };
	struct sb b = { .a = &a };
	const char *why;
	json *v;

	ok(reads("4"), "a bare number");
	ok(reads("\"x\""), "a bare string");
	ok(reads(" {\"a\":[1,2]} "), "blanks around");
	ok(!reads("{\"a\":1} x"), "something behind is refused");
	ok(!reads("4 5"), "two numbers are refused");
	ok(!reads("{\"a\":1"), "a cut object is refused");
	ok(!reads("['a']"), "single quotes are refused");
	ok(!reads("{\"a\":\"\xff\"}"), "bytes that aren't UTF-8 are refused");
	ok(!reads("\"\xed\xbb\xbf\""), "nor are surrogates UTF-8");
	ok(!reads("[\"\\ud800\\u00zz\"]"), "half a surrogate, broken off");
	v = json_read(S("\"\\u4e00\""), &why);
	is_str(js_text(v), "一", "... leaves nothing behind for the next");
	js_free(v);
	ok(!reads("{\"a\":1,\"a\":1}") && !reads("[{\"b\":{\"a\":\"\\u0041\"}},"
	    "{\"b\":[{\"k\":1,\"\\u006b\":null}]}]"),
	    "a key twice is refused, however it is written");
	ok(reads("{\"a\":{\"a\":\"\\\":\\u0022:\"},\"b\":[\":\",null]}"),
	    "colons in strings are no keys");
	ok(!reads("[01]"), "a leading zero is refused");
	v = json_read(S("{\"b\":1.10,\"a\":\"/\",\"n\":null}"), &why);
	json_write(&b, v);
	is_str(sb_str(&b), "{\"b\":1.10,\"a\":\"/\",\"n\":null}",
	    "order, numbers and slashes come back as they were");
	ok(js_has(v, "n") && js_get(v, "n") == NULL, "null is there and is null");
	is_str(js_str(v, "none"), "", "an absent key reads as empty");
	js_free(v);
	v = json_read(S("{\"b\":{\"c\":1},\"a\":[{},{\"d\":2}]}"), &why);
	js_tight(v);
	js_set_int(js_at(js_get(v, "a"), 1), "e", 3);
	b.len = 0;
	json_write(&b, v);
	is_str(sb_str(&b), "{\"b\":{\"c\":1},\"a\":[{},{\"d\":2,\"e\":3}]}",
	    "made tight it is the same, and takes more keys");
	js_free(v);
	v = js_new_num(0.1 + 0.2);
	is_str(str_c(json_object_to_json_string(v)), "0.30000000000000004",
	    "the shortest text that reads back");
	js_free(v);
	v = json_read(S("[1, \"b\", {\"k\": \"b\"}, {\"k\": \"c\", \"n\": 7}]"),
	    &why);
	ok(js_int(js_find(v, "k", S("c")), "n") == 7, "an object by a member");
	ok(js_find(v, "k", S("d")) == NULL && js_find(NULL, "k", S("c")) == NULL,
	    "or none");
	ok(js_holds(v, S("b")) && !js_holds(v, S("c")), "a text of a list");
	js_free(v);
	arena_release(&a);
	return done();
}
