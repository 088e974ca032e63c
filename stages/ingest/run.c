/* SPDX-License-Identifier: ISC */
#include "run.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <unistd.h>

#include "archive.h"
#include "limit.h"
#include "message.h"
#include "wrong.h"

/* --- in the box --- */

static void
work(struct box_job *job, struct box_out *out)
{
	struct run *r = (struct run *)job;
	struct message_input message = { .trusted = r->item->ctx->trusted,
		.prefix = r->place, .len = -1 };
	struct archive_input archive = { .base = r->place, .path = r->path,
		.name = r->name };

	switch (r->kind) {
	case RUN_MESSAGE:
		if (r->sha.len == 0) {
			message.from = r->source->from;
			message.len = r->source->len;
		}
		message_read(out, &message);
		break;
	case RUN_ARCHIVE:
		archive_read(out, &archive);
		break;
	case RUN_PLAIN:
		archive_plain(out, &archive);
	}
}

/* --- in the parent --- */

static int
input(struct box_job *job)
{
	struct run *r = (struct run *)job;

	return r->sha.len ? spool_fd(r->item->ctx->spool, r->sha)
			  : source_open(r->source, r->file);
}

static void
forget_open(struct run *r)
{
	size_t i;

	for (i = 0; i < r->files.n; i++) {
		spool_abort(r->files.v[i].open);
		EVP_MD_CTX_free(r->files.v[i].hash);
		r->files.v[i].open = NULL;
		r->files.v[i].hash = NULL;
	}
}

static void
forget(struct run *r)
{
	size_t i;

	forget_open(r);
	for (i = 0; i < r->files.n; i++) {
		js_free(r->files.v[i].entry);
		r->files.v[i] = (struct run_file) { 0 };
	}
	r->item->nfiles -= (int)r->files.n;
	r->files.n = 0;
	r->current = -1;
	r->text.len = 0;
	r->item->unpacked -= r->unpacked;
	r->unpacked = 0;
}

static const char *
switch_to(struct run *r, struct str payload, bool secret)
{
	const char *why = NULL;
	struct run_file *f;
	int64_t n;

	if (!str_int(payload, &n) || n > (int64_t)r->files.n)
		return "a file out of order";
	r->current = (int)n;
	if (n < (int64_t)r->files.n)
		return NULL;
	if (++r->item->nfiles > ARCHIVE_FILES_MAX)
		return "too-many-files";
	f = ARENA_PUSH(&r->item->mem, &r->files);
	if (secret) {
		f->hash = EVP_MD_CTX_new();
		if (f->hash == NULL || EVP_DigestInit_ex(f->hash,
					   EVP_sha256(), NULL) != 1)
			return "no SHA-256";
		return NULL;
	}
	f->open = spool_begin(r->item->ctx->spool, &why);
	if (f->open == NULL)
		r->item->ctx->fault = why;
	return f->open ? NULL : "the spool failed";
}

/* What a small archive becomes costs the parent hashing and writing, too. */
static bool
is_bomb(const struct run *r)
{
	return (r->item->unpacked > (int64_t)ARCHIVE_TOTAL_MAX &&
		   r->item->unpacked > r->item->size) ||
	    (r->packed > 0 && r->unpacked > (int64_t)ZIP_PART_MAX &&
		r->unpacked / ARCHIVE_RATIO_MAX > r->packed);
}

static const char *
data(struct run *r, struct str bytes)
{
	struct run_file *f;

	if (r->current < 0)
		return "bytes of no file";
	f = &r->files.v[r->current];
	if (f->open == NULL && f->hash == NULL)
		return "bytes of a closed file";
	if (r->kind == RUN_ARCHIVE) {
		r->item->unpacked += bytes.len;
		r->unpacked += bytes.len;
		if (is_bomb(r))
			return "bomb";
	}
	if (f->open != NULL)
		spool_write(f->open, bytes);
	else
		EVP_DigestUpdate(f->hash, bytes.p, (size_t)bytes.len);
	f->size += bytes.len;
	return NULL;
}

/* A string of the box's entry, if it is one and not too long. */
static void
take_str(json *to, json *from, const char *key)
{
	struct str s = js_str(from, key);

	if (s.len > 0)
		js_set_str(to, key, utf8_first(str_slice(s, 0, 4096), 1024));
}

static void
take_flag(json *to, json *from, const char *key)
{
	if (js_bool(from, key))
		js_set_bool(to, key, true);
}

static const char *
close_file(struct run *r, struct run_file *f)
{
	unsigned char md[EVP_MAX_MD_SIZE];
	struct arena a = { 0 };
	const char *why = NULL;
	unsigned n = 0;

	if (f->open != NULL) {
		why = spool_commit(f->open, f->sha, NULL);
		if (why != NULL)
			r->item->ctx->fault = why;
	} else {
		EVP_DigestFinal_ex(f->hash, md, &n);
		memcpy(f->sha, hex(&a, md, n).p, SHA256_HEX);
		EVP_MD_CTX_free(f->hash);
		arena_release(&a);
	}
	f->open = NULL;
	f->hash = NULL;
	return why;
}

/* The entry of a file that is whole; only known keys are taken over. */
static const char *
finish_file(struct run *r, struct str payload)
{
	const char *why = NULL;
	json *in = json_read(payload, &why), *e;
	struct run_file *f;
	int64_t n;

	if (in == NULL)
		return why;
	n = js_int(in, "n");
	if (n < 0 || n >= (int64_t)r->files.n ||
	    r->files.v[n].entry != NULL) {
		js_free(in);
		return "the end of no file";
	}
	f = &r->files.v[n];
	e = f->entry = js_obj();
	take_str(e, in, "name");
	if (js_str(e, "name").len == 0)
		js_set_c(e, "name", "");
	if (f->hash != NULL)
		js_set_bool(e, "stored", false);
	if (close_file(r, f) != NULL) {
		js_free(in);
		return "the spool failed";
	}
	js_set_c(e, "sha256", f->sha);
	js_set_int(e, "size", f->size);
	take_str(e, in, "place");
	take_str(e, in, "path");
	take_str(e, in, "kind");
	take_str(e, in, "declared");
	take_str(e, in, "other_name");
	take_str(e, in, "unread");
	take_flag(e, in, "inline");
	take_flag(e, in, "wrapper");
	take_flag(e, in, "noise");
	take_flag(e, in, "encrypted");
	take_flag(e, in, "locked");
	take_flag(e, in, "undrawn");
	take_flag(e, in, "secret");
	take_flag(e, in, "body");
	take_flag(e, in, "text");
	js_free(in);
	return NULL;
}

static const char *
frame(struct box_job *job, char type, struct str payload)
{
	struct run *r = (struct run *)job;

	switch (type) {
	case BOX_AGAIN:
		forget(r);
		return NULL;
	case 'S':
	case 'X':
		return switch_to(r, payload, type == 'X');
	case 'D':
		return data(r, payload);
	case 'E':
		return finish_file(r, payload);
	case 'J':
		if (r->text.len + payload.len > (ptrdiff_t)ANSWER_MAX)
			return "too long";
		sb_add(&r->text, payload);
		return NULL;
	default:
		return "a frame of unknown type";
	}
}

static void
done(struct box_job *job, const char *why)
{
	struct run *r = (struct run *)job;

	if (why == NULL)
		r->root = json_read(sb_str(&r->text), &why);
	if (why == NULL && !js_is(r->root, json_type_object))
		why = "parser-answer: no object";
	if (why != NULL) {
		snprintf(r->why, sizeof r->why, "%s", why);
		js_free(r->root);
		r->root = NULL;
	}
	forget_open(r);
	r->item->done(r);
}

struct run *
run_new(struct item *it, enum run_kind kind)
{
	struct run *r = NEW(&it->mem, struct run);

	r->job = (struct box_job) { work, frame, done, input,
		.mail = &it->slow };
	r->kind = kind;
	r->item = it;
	r->source = it->source;
	r->place = r->path = r->name = r->sha = r->file = S("");
	r->current = -1;
	r->text.a = &it->mem;
	it->pending++;
	return r;
}

void
run_adopt(struct run *parent, struct run *child)
{
	child->depth = parent->depth + 1;
	child->job.nth = parent->job.nth * (ARCHIVE_FILES_MAX + 1) +
	    child->of + 1;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->child = child;
	parent->last = child;
}
