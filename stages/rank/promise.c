/* SPDX-License-Identifier: ISC */
/*
 * 附件清单: what a form says it brings, against what came.  A file that
 * nobody could tell a chapter, a link, a form half read may hold the rest:
 * then it is for a person.
 */
#include "rank.h"

#include "fold.h"

/* A shorter name says nothing of itself; in bytes, four characters. */
#define NAME_MIN 12
#define PROMISES_SHOWN 12 /* of one form; the rest is counted */

/* The name without its ending. */
static struct str
stem(struct str name)
{
	ptrdiff_t i;

	for (i = name.len - 1; i > 0 && name.len - i <= 6; i--)
		if (name.p[i] == '.')
			return str_slice(name, 0, i);
	return name;
}

static bool
alike(struct str a, struct str b)
{
	return a.len >= NAME_MIN && b.len >= NAME_MIN &&
	       (str_has(a, b) || str_has(b, a));
}

static bool
file_is(struct arena *a, json *file, struct str key)
{
	return alike(key, fold_key(a, stem(js_str(file, "name")))) ||
	       alike(key, fold_key(a, js_str(file, "title")));
}

static bool
has_file(struct arena *a, json *record, struct str key)
{
	json *f;

	JS_EACH(f, js_get(record, "files"))
	if (file_is(a, f, key))
		return true;
	return false;
}

/* The pledge and the credit report may stand in the form itself. */
static bool
has_chapter(struct arena *a, json *record, struct str chapter)
{
	char *key = str_cstr(a, chapter);

	if (js_len(js_get(js_get(record, "evidence"), key)) > 0)
		return true;
	return str_eq(chapter, S("pledge")) &&
	       js_bool(js_get(record, "pledge"), "found");
}

static bool
is_unsorted(json *record)
{
	json *f;

	if (js_len(js_get(record, "wrong")) > 0)
		return true;
	JS_EACH(f, js_get(record, "files"))
	if (js_len(js_get(f, "wrong")) > 0 ||
	    (!str_eq(js_str(f, "role"), S("form")) &&
		!str_eq(js_str(f, "role"), S("annex")) &&
		js_str(f, "chapter").len == 0))
		return true;
	return false;
}

void
promises_take(struct index *ix, struct filing *f, json *record)
{
	struct arena scratch = {0};
	struct promise *p;
	struct str chapter, raw, key;
	json *v;

	JS_EACH(v, js_get(record, "promised"))
	{
		chapter = js_str(v, "chapter");
		raw = js_str(v, "raw");
		key = fold_key(&scratch, raw);
		/* "其他" alone is nothing that could be looked for. */
		if ((chapter.len == 0 && key.len < NAME_MIN) ||
		    (chapter.len > 0 &&
			has_chapter(&scratch, record, chapter)) ||
		    has_file(&scratch, record, key))
			continue;
		p = ARENA_PUSH(&ix->mem, &f->promised);
		p->raw = str_dup(&ix->mem, utf8_first(raw, 60));
		p->at = str_dup(&ix->mem, js_str(v, "at"));
		p->chapter = str_dup(&ix->mem, chapter);
		p->lack = chapter.len == 0		     ? LACK_NAMED
			  : js_len(js_get(v, "doubt")) > 0 ? LACK_MAYBE
							   : LACK_SURE;
	}
	f->unsorted = is_unsorted(record);
	arena_release(&scratch);
}

/*
 * LACK_SURE: its chapter is empty, and all that came was told a chapter.
 * LACK_NAMED: no chapter can be told, only no file bears the name.
 */
static const struct {
	const char *state, *severity, *disposition;
} lacks[] = {[LACK_SURE] = {NULL, NULL, NULL},
    [LACK_MAYBE] = {"manual", NULL, "需人工核实"},
    [LACK_NAMED] = {"manual", "warn", "提醒"}};

/* All of one kind in one line. */
static void
say_some(struct rank *rk, struct filing *f, enum lack lack)
{
	struct sb b = {.a = &rk->mem};
	struct str at = S("");
	size_t i, n = 0;

	for (i = 0; i < f->promised.n; i++) {
		const struct promise *p = &f->promised.v[i];

		if (p->lack != lack)
			continue;
		at = at.len > 0 ? at : p->at;
		if (n++ >= PROMISES_SHOWN)
			continue;
		sb_addf(&b, "%s%.*s", b.len ? "、" : "", STR_ARG(p->raw));
	}
	if (n > PROMISES_SHOWN)
		sb_addf(&b, "等 %zu 项", n);
	if (n > 0)
		say_finding(rk, f,
		    &(struct say){.code = "evidence-promised",
			.state = lacks[lack].state,
			.severity = lacks[lack].severity,
			.disposition = lacks[lack].disposition,
			.at = at,
			.with = {{"raw", sb_str(&b)}}});
}

/* What isn't sorted may be what is missing. */
static void
soften(struct filing *f)
{
	size_t i;

	for (i = 0; i < f->promised.n; i++)
		if (f->promised.v[i].lack == LACK_SURE)
			f->promised.v[i].lack = LACK_MAYBE;
}

void
promises_say(struct rank *rk)
{
	struct keys mails = {0};
	const struct key *run;
	struct filing *f;
	size_t i, n;

	for (i = 0; i < rk->index.entries.n; i++)
		if (rk->index.entries.v[i].elsewhere)
			keys_add(&rk->mem, &mails, rk->index.entries.v[i].id, i);
	keys_sort(&mails);
	for (i = 0; i < rk->index.filings.n; i++) {
		f = &rk->index.filings.v[i];
		if (f->counts != i || f->promised.n == 0)
			continue;
		n = keys_find(&mails, f->mail, &run);
		if (f->unsorted || n > 0 || f->unread)
			soften(f);
		say_some(rk, f, LACK_SURE);
		say_some(rk, f, LACK_MAYBE);
		say_some(rk, f, LACK_NAMED);
	}
}
