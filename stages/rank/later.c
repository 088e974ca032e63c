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

struct later { /* papers of one mail, as they are told */
	struct sb names;
	size_t n;
};

enum paper { NOT_HIS, UNJUDGED, JUDGED };

/* The parts of one paper lie side by side; *to: behind the last. */
static enum paper
paper_at(struct rank *rk, const struct filing *f, json *record,
    const struct wanted *w, size_t from, size_t *to)
{
	const struct loose *v = rk->loose.v;
	enum paper is = NOT_HIS;
	size_t i, end = *to;

	for (i = from; i < end && str_eq(v[i].sha256, v[from].sha256); i++) {
		if (!loose_is_of(rk, &v[i], w) || is_told(f, v[i].chapter))
			continue;
		if (is_judged(rk, v[i].chapter))
			is = JUDGED;
		else if (is != JUDGED)
			is = UNJUDGED;
	}
	*to = i;
	return is != NOT_HIS && has_bytes(record, v[from].sha256) ? NOT_HIS : is;
}

/* Those that rules judge, or the others. */
static void
name_those(struct rank *rk, const struct filing *f, json *record,
    const struct wanted *w, size_t from, size_t to, enum paper which,
    struct later *l)
{
	size_t i, next;

	for (i = from; i < to; i = next) {
		next = to;
		if (paper_at(rk, f, record, w, i, &next) == which &&
		    l->n++ < SHOWN)
			sb_addf(&l->names, "%s“%.*s”", l->names.len ? "、" : "",
			    STR_ARG(utf8_first(rk->loose.v[i].name, NAME_RUNES)));
	}
}

/* Those of one mail, from v[from] on: a finding, if any are the case's. */
static void
say_mail(struct rank *rk, struct filing *f, json *record,
    const struct wanted *w, size_t from, size_t to)
{
	const struct loose *v = rk->loose.v;
	struct later l = {.names = {.a = &rk->mem}};
	bool judged;

	name_those(rk, f, record, w, from, to, JUDGED, &l);
	judged = l.n > 0;
	name_those(rk, f, record, w, from, to, UNJUDGED, &l);
	if (l.n == 0)
		return;
	if (l.n > SHOWN)
		sb_addf(&l.names, "等 %zu 件", l.n);
	say_finding(rk, f, &(struct say){.code = "paper-later",
	    .severity = judged ? "return" : NULL,
	    .disposition = judged ? ASK : NULL,
	    .since = &rk->index.entries.v[v[from].entry],
	    .at = rk->index.entries.v[v[from].entry].id,
	    .with = {{"row", str_printf(&rk->mem, "%.*s中有%.*s",
		STR_ARG(loose_holder(rk, &v[from])),
		STR_ARG(sb_str(&l.names)))}}});
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
