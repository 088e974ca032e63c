/* SPDX-License-Identifier: ISC */
#include "shares.h"
#include "counts.h"

#include <string.h>

/* Numbers, or objects of numbers. */
static void
add_up(json *sum, const char *key, json *n)
{
	json *o;

	if (js_is(n, json_type_object)) {
		o = js_sub(sum, key);
		json_object_object_foreach(n, name, value)
			add_up(o, name, value);
		return;
	}
	js_set_int(sum, key, js_int(sum, key) + json_object_get_int64(n));
}

static bool
is_count(const char *key)
{
	return str_is_any(str_c(key), count_keys);
}

static const char *
compare(json *sum, json *end)
{
	json_object_object_foreach(end, key, value)
		if (strcmp(key, "shard") != 0 && !is_count(key) &&
		    !json_object_equal(js_get(sum, key), value))
			return "shares of different runs: their end records "
			       "don't agree; run all with the same --at, pack "
			       "and desk";
	return NULL;
}

static json *
without_shard(json *end)
{
	json *sum = js_obj();

	json_object_object_foreach(end, key, value)
		if (strcmp(key, "shard") != 0 && !is_count(key))
			js_set(sum, key, js_ref(value));
	return sum;
}

const char *
shares_add(json **sum, json *end)
{
	const char *why;
	json *seen, *k;
	size_t i;

	if (*sum == NULL)
		*sum = without_shard(end);
	else if ((why = compare(*sum, end)) != NULL)
		return why;
	seen = js_list(*sum, "shard");
	JS_EACH(k, seen)
		if (json_object_get_int64(k) == js_int(end, "shard"))
			return "the same share twice";
	js_add(seen, js_ref(js_get(end, "shard")));
	for (i = 0; count_keys[i] != NULL; i++)
		if (js_has(end, count_keys[i]))
			add_up(*sum, count_keys[i], js_get(end, count_keys[i]));
	return NULL;
}

const char *
shares_missing(json *sum)
{
	if ((int64_t)js_len(js_get(sum, "shard")) == js_int(sum, "shards"))
		return NULL;
	return "shares are missing: the streams of all of --shard 1/N to N/N "
	       "are needed, one behind the other";
}

void
shares_forget(json *end)
{
	json_object_object_del(end, "shard");
	json_object_object_del(end, "shards");
}
