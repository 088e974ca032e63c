/* SPDX-License-Identifier: ISC */
#include "record.h"

#include <stdlib.h>
#include <unistd.h>

#include "disc.h"
#include "limit.h"
#include "when.h"
#include "wrong.h"

#define DISAGREE 300 /* seconds between two clocks that are believed */

/* "2" and "a.docx" within "x.zip" to what a clerk can follow. */
static void
add_wrongs(json *to, const struct run *r)
{
	json *w;

	JS_EACH(w, js_get(r->root, "wrong"))
		wrong_add(to, js_str(w, "code"), js_str(w, "at"));
	if (r->why[0] != '\0')
		wrong_add(to,
		    strcmp(r->why, "parser-answer: bomb") == 0
			? S("bomb")
			: str_c(r->why),
		    r->place);
}

/* The files of a run, each followed by what was found inside of it. */
static void
add_files(json *files, json *wrong, const struct run *r, bool top)
{
	const struct run *c;
	struct run_file *f;
	size_t i;

	add_wrongs(wrong, r);
	for (i = 0; i < r->files.n; i++) {
		f = &r->files.v[i];
		if (f->entry == NULL || (top && js_bool(f->entry, "text")))
			continue;
		if (js_bool(f->entry, "encrypted"))
			wrong_add(wrong, S("password"),
			    js_str(f->entry, "place"));
		for (c = r->child; c != NULL; c = c->next)
			if (c->of == i && c->files.n > 0)
				js_set_bool(f->entry, "opened", true);
		js_add(files, js_ref(f->entry));
		for (c = r->child; c != NULL; c = c->next)
			if (c->of == i)
				add_files(files, wrong, c, false);
	}
	if (r->files.n == 0)
		for (c = r->child; c != NULL; c = c->next)
			add_files(files, wrong, c, false);
}

static void
copy_str(json *to, json *from, const char *key)
{
	struct str s = str_slice(js_str(from, key), 0, 8192);

	js_set_or_null(to, key, utf8_first(s, 2048));
}

static void
set_body(json *rec, const struct run *r)
{
	json *body = js_obj(), *from = js_get(r->root, "body");
	int64_t n = js_int(from, "file");

	js_set_str(body, "text", js_str(from, "text"));
	if (js_get(from, "file") != NULL && n >= 0 &&
	    n < (int64_t)r->files.n && r->files.v[n].entry != NULL)
		js_set_c(body, "sha256", r->files.v[n].sha);
	else
		js_set(body, "sha256", NULL);
	js_set(rec, "body", body);
}

/*
 * The delivery clock: what our own server wrote, and where mtime is known to
 * be INTERNALDATE, only if both agree.  Nothing else counts.
 */
static void
set_clock(json *rec, json *wrong, const struct item *it,
    const struct record_rules *rules)
{
	json *root = it->root->root;
	int64_t at;
	bool proven = when_parse(js_str(root, "received"), 0, &at);
	bool agrees = !rules->mtime || it->source->kind != SOURCE_MAILDIR ||
	    llabs(at - it->mtime) <= DISAGREE;

	if (proven && agrees) {
		copy_str(rec, root, "received");
		copy_str(rec, root, "clock");
		return;
	}
	js_set(rec, "received", NULL);
	if (proven) {
		copy_str(rec, root, "clock");
		wrong_add(wrong, S("time-disagrees"), js_str(root, "received"));
	} else {
		js_set(rec, "clock", NULL);
		wrong_add(wrong, S("time-unproven"), S(""));
	}
}

static bool
holds(json *wrong, const struct run *root)
{
	json *w;

	if (root->why[0] != '\0')
		return true;
	JS_EACH(w, wrong)
		if (wrong_find(js_str(w, "code"))->hold &&
		    !str_starts(js_str(w, "code"), S("parser-")))
			return true;
	return false;
}

/* What is proven to be late for this run, then what must not be read on. */
static void
set_class(json *rec, json *wrong, const struct item *it,
    const struct record_rules *rules)
{
	static const struct str known[] = { S("bounce"), S("reply"),
		S("spam") };
	struct str said = js_str(it->root->root, "class");
	int64_t at;
	size_t i;

	js_set_c(rec, "class", "unknown");
	if (js_find(wrong, "code", S("marked-secret")) != NULL)
		js_set_c(rec, "class", "held");
	else if (when_parse(js_str(rec, "received"), 0, &at) && at > rules->at)
		js_set_c(rec, "class", "after-cut");
	else if (holds(wrong, it->root))
		js_set_c(rec, "class", "held");
	for (i = 0; i < sizeof known / sizeof *known; i++)
		if (str_eq(said, known[i]) &&
		    str_eq(js_str(rec, "class"), S("unknown")))
			js_set_str(rec, "class", said);
}

static void
set_head(json *rec, const struct item *it)
{
	static const char *const keys[] = { "sent", "from", "to", "subject",
		"message_id" };
	json *root = it->root->root;
	size_t i;

	js_set_c(rec, "kind", "mail");
	js_set_str(rec, "id", it->source->id);
	js_set_c(rec, "source", source_words[it->source->kind]);
	copy_str(rec, root, "sha256");
	if (js_str(root, "seed").len > 0)
		copy_str(rec, root, "seed");
	js_set_int(rec, "size", it->size);
	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		copy_str(rec, root, keys[i]);
}

/* A folder is known by the names and hashes of its files. */
static void
set_folder_hash(json *rec, struct item *it, json *files)
{
	struct sb b = { .a = &it->mem };
	int64_t size = 0;
	json *f;

	JS_EACH(f, files) {
		sb_addf(&b, "%.*s  %.*s\n", STR_ARG(js_str(f, "sha256")),
		    STR_ARG(js_str(f, "place")));
		size += js_int(f, "size");
	}
	js_set_int(rec, "size", size);
	js_set_str(rec, "sha256", sha256_hex(&it->mem, sb_str(&b)));
}

/* An archive by its bytes; none where it can't be read. */
static void
set_archive_hash(json *rec, struct item *it)
{
	int fd = source_open(it->source, S(""));
	struct str sha;

	if (fd < 0)
		return;
	if (sha256_fd(&it->mem, fd, &sha) == NULL)
		js_set_str(rec, "sha256", sha);
	close(fd);
}

/* The source's own bytes, of an mbox no other message's; false with errno. */
static bool
copy_source(const struct source *s, int fd, struct spool_file *to)
{
	int64_t left = s->len >= 0 ? s->len : INT64_MAX;
	char buf[16384];
	ssize_t n = 1;

	if (lseek(fd, s->from, SEEK_SET) < 0)
		return false;
	while (left > 0 && n > 0) {
		n = read(fd, buf, left < (int64_t)sizeof buf ? (size_t)left
							     : sizeof buf);
		spool_write(to, (struct str) { buf, n > 0 ? n : 0 });
		left -= n;
	}
	return n >= 0;
}

/* The original of what could not be taken apart. */
static void
keep_original(json *rec, json *wrong, struct item *it, json *files)
{
	struct spool_file *f;
	char sha[SHA256_HEX + 1];
	const char *why = NULL;
	int64_t size;
	bool mail = it->root->kind == RUN_MESSAGE, whole;
	int fd = it->source->kind == SOURCE_FOLDER ||
		it->size > (int64_t)MAIL_BYTES_MAX
	    ? -1
	    : source_open(it->source, S(""));
	json *e;

	if (fd < 0)
		return;
	f = spool_begin(it->ctx->spool, &why);
	whole = f != NULL && copy_source(it->source, fd, f);
	close(fd);
	if (f != NULL && !whole) {
		spool_abort(f);
		wrong_add(wrong, S("unreadable"), S(""));
		return;
	}
	if (f == NULL || (why = spool_commit(f, sha, &size)) != NULL) {
		it->ctx->fault = why;
		return;
	}
	e = js_obj();
	js_set_str(e, "name", mail ? S("原始邮件.eml") : it->source->id);
	js_set_c(e, "sha256", sha);
	js_set_int(e, "size", size);
	js_set_c(e, "place", "");
	js_set_c(e, "kind", mail ? "eml" : "unknown");
	js_set_bool(e, "original", true);
	js_add(files, e);
	js_set_c(rec, "sha256", sha);
}

json *
record_make(struct item *it, const struct record_rules *rules)
{
	json *rec = js_obj(), *files = js_arr(), *wrong = js_arr();
	json *links = js_get(it->root->root, "links");
	json *forwarded = js_get(it->root->root, "forwarded");

	set_head(rec, it);
	add_files(files, wrong, it->root, true);
	disc_check(it, wrong);
	set_clock(rec, wrong, it, rules);
	set_class(rec, wrong, it, rules);
	if (it->root->why[0] != '\0' ||
	    js_find(wrong, "code", S("not-a-mail")) != NULL ||
	    js_find(wrong, "code", S("utf-16")) != NULL)
		keep_original(rec, wrong, it, files);
	if (it->source->kind == SOURCE_FOLDER)
		set_folder_hash(rec, it, files);
	else if (it->root->kind != RUN_MESSAGE)
		set_archive_hash(rec, it);
	js_set(rec, "files", files);
	set_body(rec, it->root);
	js_set(rec, "links", links ? js_ref(links) : js_arr());
	if (forwarded != NULL)
		js_set(rec, "forwarded", js_ref(forwarded));
	js_set(rec, "wrong", wrong);
	js_set(rec, "holds", js_arr());
	return rec;
}
