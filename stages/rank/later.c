/* SPDX-License-Identifier: ISC */
/*
 * Papers that came by a mail of their own after the form was there, and that
 * name its applicant.  They are none of the case's, so no rule has seen them;
 * where rules judge such papers, its verdict waits for a person.
 */
#include "rank.h"

#define SHOWN 3
#define ASK "需人工核实"

static bool
is_judged(struct rank *rk, struct str chapter)
{
	json *rule;

	JS_EACH(rule, js_get(rk->notice, "rules"))
	if (str_eq(js_str(rule, "lacks"), chapter) &&
	    !str_eq(chapter, S("index")))
		return true;
	return false;
}

/* Said where something is missing that may lie there. */
static bool
is_told(const struct filing *f, struct str chapter)
{
	return js_find(f->overrides, "chapter", chapter) != NULL;
}

static bool
has_bytes(json *record, struct str sha256)
{
	return js_find(js_get(record, "files"), "sha256", sha256) != NULL;
}

/* Those of one mail, from v[from] on: a finding, if any are the case's. */
static void
say_mail(struct rank *rk, struct filing *f, json *record,
    const struct wanted *w, size_t from, size_t to)
{
	const struct loose *v = rk->loose.v;
	struct sb b = {.a = &rk->mem};
	struct str last = S("");
	bool judged = false;
	size_t i, n = 0;

	for (i = from; i < to; i++) {
		if (!loose_is_of(rk, &v[i], w) ||
		    is_told(f, v[i].chapter) || has_bytes(record, v[i].sha256))
			continue;
		judged |= is_judged(rk, v[i].chapter);
		if (str_eq(last, v[i].sha256))
			continue; /* another part of it */
		last = v[i].sha256;
		if (n++ < SHOWN)
			sb_addf(&b, "%s“%.*s”", b.len ? "、" : "",
			    STR_ARG(utf8_first(v[i].name, NAME_RUNES)));
	}
	if (n == 0)
		return;
	if (n > SHOWN)
		sb_addf(&b, "等 %zu 件", n);
	say_finding(rk, f, &(struct say){.code = "paper-later",
	    .severity = judged ? "return" : NULL,
	    .disposition = judged ? ASK : NULL,
	    .since = &rk->index.entries.v[v[from].entry],
	    .at = rk->index.entries.v[v[from].entry].id,
	    .with = {{"row", str_printf(&rk->mem, "%.*s中有%.*s",
		STR_ARG(loose_holder(rk, &v[from])), STR_ARG(sb_str(&b)))}}});
}

static bool
has_any(struct rank *rk, const struct wanted *w)
{
	size_t i;

	for (i = 0; i < rk->loose.n; i++)
		if (loose_is_of(rk, &rk->loose.v[i], w))
			return true;
	return false;
}

static void
say_all(struct rank *rk, struct filing *f, struct arena *scratch)
{
	const struct entry *e = &rk->index.entries.v[f->entry];
	struct wanted w = wanted(scratch, f);
	size_t i, from;
	json *record;

	w.after = e;
	if (!has_any(rk, &w) || (record = rank_reread(rk, scratch, e)) == NULL)
		return;
	for (from = 0; from < rk->loose.n; from = i) {
		for (i = from; i < rk->loose.n &&
		    rk->loose.v[i].entry == rk->loose.v[from].entry; i++)
			;
		say_mail(rk, f, record, &w, from, i);
	}
	js_free(record);
}

void
later_say(struct rank *rk)
{
	struct arena scratch = {0};
	size_t i;

	for (i = 0; i < rk->index.filings.n && rk->loose.n > 0; i++) {
		arena_reset(&scratch);
		if (rk->index.filings.v[i].counts == i)
			say_all(rk, &rk->index.filings.v[i], &scratch);
	}
	arena_release(&scratch);
}
