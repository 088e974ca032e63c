/* SPDX-License-Identifier: ISC */
#include "record.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "disc.h"
#include "limits.h"
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
	struct str s = js_str(from, key);

	if (s.len > 0)
		js_set_str(to, key, utf8_first(str_slice(s, 0, 8192), 2048));
	else
		js_set(to, key, NULL);
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

static bool
says(json *wrong, struct str code)
{
	json *w;

	JS_EACH(w, wrong)
		if (str_eq(js_str(w, "code"), code))
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
	if (says(wrong, S("marked-secret")))
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

/*
 * What identifies a source that is no message: the bytes of an archive, the
 * names and hashes of a folder's files.
 */
static void
set_hash(json *rec, struct item *it, json *files)
{
	EVP_MD_CTX *hash = EVP_MD_CTX_new();
	unsigned char md[EVP_MAX_MD_SIZE];
	int fd = it->source->kind == SOURCE_FOLDER
	    ? -1
	    : source_open(it->source, S(""));
	int64_t size = 0;
	char buf[65536];
	unsigned len;
	ssize_t n;
	json *f;

	EVP_DigestInit_ex(hash, EVP_sha256(), NULL);
	while (fd >= 0 && (n = read(fd, buf, sizeof buf)) > 0)
		EVP_DigestUpdate(hash, buf, (size_t)n);
	JS_EACH(f, files) {
		if (it->source->kind != SOURCE_FOLDER)
			break;
		snprintf(buf, sizeof buf, "%s  %.*s\n",
		    json_object_get_string(js_get(f, "sha256")),
		    STR_ARG(js_str(f, "place")));
		EVP_DigestUpdate(hash, buf, strlen(buf));
		size += js_int(f, "size");
	}
	if (fd >= 0)
		close(fd);
	else
		js_set_int(rec, "size", size);
	EVP_DigestFinal_ex(hash, md, &len);
	EVP_MD_CTX_free(hash);
	js_set_str(rec, "sha256", hex(&it->mem, md, len));
}

/* The original of what could not be taken apart. */
static void
keep_original(json *rec, struct item *it, json *files)
{
	struct spool_file *f;
	char buf[16384], sha[SHA256_HEX + 1];
	const char *why = NULL;
	int64_t size;
	ssize_t n = -1;
	bool mail = it->root->kind == RUN_MESSAGE;
	int fd = it->source->kind == SOURCE_FOLDER ||
		it->size > (int64_t)MAIL_BYTES_MAX
	    ? -1
	    : source_open(it->source, S(""));
	json *e;

	if (fd < 0)
		return;
	f = spool_begin(it->ctx->spool, &why);
	while (f != NULL && (n = read(fd, buf, sizeof buf)) > 0)
		spool_write(f, (struct str) { buf, n });
	close(fd);
	if (f != NULL)
		why = n < 0 ? strerror(errno) : spool_commit(f, sha, &size);
	if (f == NULL || why != NULL) {
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
	if (it->source->kind != SOURCE_MBOX)
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
	if (it->root->why[0] != '\0' || says(wrong, S("not-a-mail")) ||
	    says(wrong, S("utf-16")))
		keep_original(rec, it, files);
	if (it->root->kind != RUN_MESSAGE)
		set_hash(rec, it, files);
	js_set(rec, "files", files);
	set_body(rec, it->root);
	js_set(rec, "links", links ? js_ref(links) : js_arr());
	if (forwarded != NULL)
		js_set(rec, "forwarded", js_ref(forwarded));
	js_set(rec, "wrong", wrong);
	js_set(rec, "holds", js_arr());
	return rec;
}
