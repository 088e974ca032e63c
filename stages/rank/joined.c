/* SPDX-License-Identifier: ISC */
/*
 * A case with the papers of another mail.  Its record is put together as
 * extract would have, had they come by one mail; the rules then judge it anew.
 * What it was before stays in joined, so that it can be taken back.
 */
#include "rank.h"

#include "chapter.h"
#include "verdict.h"

#define SHOWN 3 /* papers named in a message; the rest is counted */

static const char *const sums[] = {"pledge", "credit_report", "evidence"};
#define NSUMS (sizeof sums / sizeof *sums)

static void
judge(struct rank *rk, json *record)
{
	struct arena scratch = {0};

	if (rk->judges == NULL)
		rk->judges = rk->rules != NULL
				 ? rk->rules
				 : rules_load(&rk->pack, rk->role);
	rules_strip(record);
	rules_run(rk->judges, record, &scratch);
	verdict_set(record);
	arena_release(&scratch);
}

/* What was there before the first of them. */
static void
remember(json *record, struct str mail)
{
	json *joined, *before;
	size_t i;

	if (js_get(record, "joined") == NULL) {
		js_set(record, "joined", js_obj());
		before = js_sub(js_get(record, "joined"), "before");
		for (i = 0; i < NSUMS; i++)
			js_set(before, sums[i], js_copy(js_get(record, sums[i])));
	}
	joined = js_get(record, "joined");
	js_add_str(js_list(joined, "mails"), mail);
}

/* A paper of its own stands before the form's small print. */
static void
take_pledge(json *record, json *new)
{
	json *old = js_get(record, "pledge");
	bool own = str_eq(
	    js_str(old, "sha256"), js_pstr(record, "form.sha256"));

	if (new != NULL && (old == NULL || (js_bool(new, "found") &&
	    (own || !js_bool(old, "found")))))
		js_set(record, "pledge", js_copy(new));
}

static void
take_chapters(json *record, json *file)
{
	struct str at;

	if (str_eq(js_str(file, "kind"), S("empty")))
		return;
	json_object_object_foreach(js_get(record, "evidence"), id, all)
	    if (chapter_has(file, str_c(id), &at))
		js_add_str(all, js_str(file, "sha256"));
}

static void
take_file(json *record, json *mail, json *file)
{
	static const char *const keys[] = {"name", "sha256", "size", "kind",
	    "place", "role", "chapter", "parts", "pages", "scan", "wrong",
	    "usccs"};
	json *o;
	size_t i;

	if (js_find(js_get(record, "files"), "sha256", js_str(file, "sha256")) !=
	    NULL)
		return; /* the same bytes are there */
	o = js_obj();
	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		if (js_has(file, keys[i]))
			js_set(o, keys[i], js_copy(js_get(file, keys[i])));
	js_set_str(o, "mail", js_str(mail, "id"));
	js_set_str(o, "received", js_str(mail, "received"));
	js_add(js_list(record, "files"), o);
	take_chapters(record, file);
	take_pledge(record, js_get(file, "pledge"));
	if (js_get(record, "credit_report") == NULL)
		js_set(record, "credit_report",
		    js_copy(js_get(file, "credit_report")));
}

/* What the rules now say otherwise came with that mail. */
static void
date_news(json *record, json *old, struct str received)
{
	json *f, *was;

	JS_EACH(f, js_get(record, "findings"))
	{
		was = js_find(old, "rule", js_str(f, "rule"));
		if (str_eq(js_str(was, "message"), js_str(f, "message")) &&
		    str_eq(js_str(was, "state"), js_str(f, "state"))) {
			if (js_has(was, "since"))
				js_set_str(f, "since", js_str(was, "since"));
			continue;
		}
		js_set_str(f, "since", received);
	}
}

static void
say(struct rank *rk, struct filing *f, const struct entry *e, json *mail,
    const size_t *files, size_t n)
{
	struct sb b = {.a = &rk->mem};
	size_t i;

	for (i = 0; i < n && i < SHOWN; i++)
		sb_addf(&b, "%s“%.*s”", b.len ? "、" : "",
		    STR_ARG(utf8_first(js_str(js_at(js_get(mail, "files"),
		    files[i]), "name"), NAME_RUNES)));
	if (n > SHOWN)
		sb_addf(&b, "等 %zu 件", n);
	say_finding(rk, f, &(struct say){.code = "parts-joined",
	    .since = e,
	    .at = e->id,
	    .with = {{"row", str_printf(&rk->mem, "%.*s中的%.*s",
		STR_ARG(mail_shown(rk, e, js_str(mail, "subject"))),
		STR_ARG(sb_str(&b)))}}});
}

/* Its line in the store is a new one; what was read of it is read again. */
static void
put_back(struct rank *rk, struct filing *f, json *record, struct arena *a)
{
	struct entry *e = &rk->index.entries.v[f->entry];
	struct sb b = {.a = a};
	struct str slim;

	json_write(&b, record);
	e->off = store_put(&rk->store, sb_str(&b));
	e->len = b.len;
	slim = set_rules_slim(rk, a, record);
	f->slim_off = store_put(&rk->store, slim);
	f->slim_len = (size_t)slim.len;
	filing_read(&rk->index, f, record);
}

void
filing_join(struct rank *rk, struct filing *f, const struct entry *e, json *mail,
    const size_t *files, size_t n)
{
	struct arena a = {0};
	json *record = rank_reread(rk, &a, &rk->index.entries.v[f->entry]), *old;
	size_t i;

	if (record == NULL) {
		arena_release(&a);
		return;
	}
	remember(record, js_str(mail, "id"));
	for (i = 0; i < n; i++)
		take_file(record, mail, js_at(js_get(mail, "files"), files[i]));
	old = js_ref(js_get(record, "findings"));
	judge(rk, record);
	date_news(record, old, js_str(mail, "received"));
	js_free(old);
	put_back(rk, f, record, &a);
	say(rk, f, e, mail, files, n);
	js_free(record);
	arena_release(&a);
}

/* --- taken back: the stream comes from an earlier rank --- */

static bool
undo_case(struct rank *rk, json *record)
{
	json *joined = js_get(record, "joined"), *left = js_arr(), *f;
	size_t i;

	JS_EACH(f, js_get(record, "files"))
	if (!js_has(f, "mail"))
		js_add(left, js_ref(f));
	js_set(record, "files", left);
	for (i = 0; i < NSUMS; i++)
		js_set(record, sums[i],
		    js_copy(js_path(joined, str_cstr(&rk->mem, str_printf(
			&rk->mem, "before.%s", sums[i])))));
	js_set(record, "joined", NULL); /* keeps its place */
	judge(rk, record);
	return true;
}

bool
joined_undo(struct rank *rk, json *record)
{
	bool any = false;
	json *f;

	if (js_get(record, "joined") != NULL)
		return undo_case(rk, record);
	JS_EACH(f, js_get(record, "files"))
	{
		if (!js_bool(f, "joined"))
			continue;
		js_set(f, "of", NULL);
		json_object_object_del(f, "joined");
		any = true;
	}
	return any;
}

void
joined_mark(const struct rank *rk, const struct entry *e, json *mail)
{
	const struct join *j = rk->joins.v + e->joins;
	size_t i;
	json *f;

	for (i = 0; i < e->njoins; i++) {
		f = js_at(js_get(mail, "files"), j[i].file);
		if (js_bool(f, "joined"))
			continue; /* of versions that share it the first */
		js_set_str(f, "of", rk->index.filings.v[j[i].filing].id);
		js_set_bool(f, "joined", true);
	}
}
