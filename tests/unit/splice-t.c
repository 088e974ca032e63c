/* SPDX-License-Identifier: ISC */
/*
 * A record's line with keys set: json-c, which reads and writes the whole,
 * must come to the same.
 * USES: stages/rank/splice.c
 */
#include "tap.h"

#include "../../stages/rank/rank.h"

static struct arena a;

bool
key_is_gone(struct str key)
{
	return str_eq(key, S("cut")) || str_eq(key, S("order"));
}

/* The long way. */
static json *
whole(struct str line, json *keys, json *added)
{
	const char *why;
	json *r = json_read(line, &why), *f;

	json_object_object_del(r, "cut");
	json_object_object_del(r, "order");
	JS_EACH(f, added)
	js_add(js_list(r, "findings"), js_ref(f));
	js_list(r, "findings");
	json_object_object_foreach(keys, key, value)
	    js_set(r, key, js_ref(value));
	return r;
}

static void
same(const char *line, const char *keys, const char *added, const char *what)
{
	const char *why = "";
	json *k = json_read(str_c(keys), &why),
	     *f = json_read(str_c(added), &why);
	json *want = whole(str_c(line), k, f), *got = NULL;
	struct str out = S("");
	bool good = splice_line(&a, str_c(line), k, f, &out);

	if (good)
		got = json_read(out, &why);
	if (!ok(good && json_object_equal(got, want), "%s", what))
		printf("# %.*s (%s)\n# %s\n", STR_ARG(out), why,
		    json_object_to_json_string(want));
	js_free(k);
	js_free(f);
	js_free(want);
	js_free(got);
}

static void
refused(const char *line, const char *what)
{
	json *k = js_obj();
	struct str out;

	ok(!splice_line(&a, str_c(line), k, NULL, &out), "%s", what);
	js_free(k);
}

int
main(void)
{
	const char *f = "[{\"rule\":\"a\"},{\"rule\":\"b\"}]";

	same("{}", "{}", "[]", "nothing");
	same("{}", "{\"rank\":1}", f, "an empty record");
	same("{\"a\":1,\"rank\":null,\"z\":[]}", "{\"rank\":7}", "[]",
	    "in place");
	same("{\"cut\":\"above\",\"a\":1,\"order\":{\"x\":[1]}}", "{}", "[]",
	    "what is no longer said goes");
	same("{\"cut\":\"above\"}", "{\"cut\":\"below\"}", "[]",
	    "unless it is said");
	same("{\"findings\":[]}", "{}", f, "the first findings");
	same("{\"findings\":[{\"x\":\"]\"}],\"b\":2}", "{\"c\":3}", f,
	    "further findings");
	same("{\"a\":\"}\\\",\\\\\",\"b\":{\"c\":\"{[\",\"rank\":1},"
	     "\"rank\":2}",
	    "{\"rank\":3}", "[]", "brackets and quotes inside of strings");
	same(" { \"a\" : [ 1 , 2 ] , \"findings\" : [ 1 ] , \"rank\" : 5 } ",
	    "{\"rank\":3}", f, "blanks everywhere");
	same("{\"名\":\"值，“”\",\"rank\":-1.5e3}", "{\"b\":\"中\"}", f,
	    "Chinese, numbers");
	refused("{\"r\\u0061nk\":1}", "a key with an escape");
	refused("{\"findings\":{}}", "findings that are no array");
	refused("{\"findings\":[],\"findings\":[]}", "findings twice");
	arena_release(&a);
	return done();
}
