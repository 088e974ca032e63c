/* SPDX-License-Identifier: ISC */
#include "recall.h"

#include "cache.h"
#include "convert.h"
#include "limit.h"
#include "log.h"

void
recall_open(struct works *w, const struct notice *n, const char *dir)
{
	struct sb b = {.a = &w->mem};
	const char *why;

	if (dir == NULL)
		return;
	w->cache = cache_open(dir, CACHE_BYTES_MAX, &why);
	if (w->cache == NULL) {
		log_warn("--cache %s: %s: goes on without", dir, why);
		return;
	}
	sb_add(&b, cache_program(&w->mem));
	sb_addf(&b, "pack %.*s\n", STR_ARG(n->sha256));
	w->version = sb_str(&b);
}

/* Each with its length, so that no two keys are of the same text. */
static void
add(struct sb *b, struct str s)
{
	sb_addf(b, "%td:", s.len);
	sb_add(b, s);
}

static struct str
key_of(struct works *w, struct item *it)
{
	struct arena *a = &it->parcel->a;
	struct sb b = {.a = a};

	add(&b, w->version);
	add(&b, it->sha);
	add(&b, it->paper.ruled ? S("pdf-lines") : it->paper.kind);
	add(&b, it->paper.name);
	add(&b, it->paper.path);
	add(&b, it->paper.converted ? convert_version(a, it->paper.kind)
				    : S(""));
	return sha256_hex(a, sb_str(&b));
}

static bool
is_kept(json *answer)
{
	return js_is(answer, json_type_object) && !js_bool(answer, "unread");
}

json *
recall(struct works *w, struct item *it)
{
	struct arena a = {0};
	struct str bytes;
	const char *why;
	json *answer = NULL;

	if (w->cache == NULL)
		return NULL;
	if (cache_get(w->cache, &a, key_of(w, it), &bytes) &&
	    bytes.len <= (ptrdiff_t)ANSWER_MAX)
		answer = json_read(bytes, &why);
	arena_release(&a);
	if (is_kept(answer))
		return answer;
	js_free(answer);
	return NULL;
}

void
recall_keep(struct works *w, struct item *it, json *answer, struct str bytes)
{
	if (w->cache != NULL && is_kept(answer))
		cache_put(w->cache, key_of(w, it), bytes);
}
