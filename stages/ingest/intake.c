/* SPDX-License-Identifier: ISC */
#include "intake.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kind.h"
#include "limit.h"
#include "record.h"
#include "wrong.h"

/* --- the queue of runs --- */

static void
enqueue(struct intake *in, struct run *r)
{
	if (in->queue_last != NULL)
		in->queue_last->queued = r;
	else
		in->queue = r;
	in->queue_last = r;
}

static struct run *
dequeue(struct intake *in)
{
	struct run *r = in->queue;

	if (r != NULL && (in->queue = r->queued) == NULL)
		in->queue_last = NULL;
	return r;
}

/* --- what a run's files lead to --- */

static struct str
base_of(struct arena *a, json *entry)
{
	struct str place = js_str(entry, "place"), name = js_str(entry, "name");

	/* A member's place ends in its name, a mail part's is a number. */
	if (str_ends(place, name) && name.len > 0)
		return place;
	return str_printf(a, "%.*s/%.*s", STR_ARG(place), STR_ARG(name));
}

static struct str
path_of(struct arena *a, const struct run *r, json *entry)
{
	struct str path = js_str(entry, "path");

	/* Inside an archive of an archive, its name is a folder. */
	if (r->kind == RUN_MESSAGE && r->depth == 0)
		return S("");
	return str_printf(a, "%.*s%s%.*s", STR_ARG(path), path.len ? "/" : "",
	    STR_ARG(js_str(entry, "name")));
}

static void
open_inside(struct intake *in, struct run *r, size_t i)
{
	json *e = r->files.v[i].entry;
	struct str kind = js_str(e, "kind");
	bool mail = str_eq(kind, S("eml")) && !js_bool(e, "text");
	struct item *it = r->item;
	struct run *c;

	if (e == NULL || js_bool(e, "encrypted") || js_bool(e, "secret") ||
	    js_bool(e, "noise") || !(mail || kind_is_archive(kind, js_str(e, "name"))))
		return;
	if (it->narchives == ARCHIVES_MAX) {
		wrong_add(js_list(r->root, "wrong"), S("too-many-archives"),
		    S(""));
		return;
	}
	if (r->depth >= ARCHIVE_NEST_MAX) {
		wrong_add(js_list(r->root, "wrong"), S("archive-too-deep"),
		    js_str(e, "place"));
		return;
	}
	it->narchives++;
	c = run_new(it, mail ? RUN_MESSAGE : RUN_ARCHIVE);
	c->sha = str_c(r->files.v[i].sha);
	c->name = js_str(e, "name");
	c->place = base_of(&it->mem, e);
	c->path = path_of(&it->mem, r, e);
	c->of = i;
	c->packed = r->files.v[i].size;
	run_adopt(r, c);
	enqueue(in, c);
}

static void
run_done(struct run *r)
{
	struct intake *in = r->item->owner;
	size_t i;

	if (r->root == NULL)
		r->root = js_obj();
	for (i = 0; i < r->files.n; i++)
		open_inside(in, r, i);
	r->item->pending--;
}

/* --- records --- */

/*
 * Unique over all inputs: a clash gets a piece of the content's hash.  taken:
 * with a source that may be of another share.
 */
static void
unique_id(struct intake *in, json *rec, bool taken)
{
	struct str id = js_str(rec, "id"), sha = js_str(rec, "sha256");
	struct arena a = { 0 };
	struct str key = id;
	int n = 1;

	if (sha.len == 0)
		sha = S("copy");
	while (taken || seen_has(&in->ids, key)) {
		taken = false;
		key = str_printf(&a, "%.*s-%.12s", STR_ARG(id), sha.p);
		if (n++ > 1)
			key = str_printf(&a, "%.*s-%d", STR_ARG(key), n - 1);
	}
	seen_add(&in->ids, key);
	if (n > 1)
		js_set_str(rec, "id", key);
	arena_release(&a);
}

/*
 * The same message, kept twice.  Each copy is a row of the books, and the
 * ids of what the second holds must differ from those of the first.
 */
static void
mark_copy(struct intake *in, json *rec)
{
	struct str seed = js_str(rec, "seed");
	struct arena a = { 0 };
	uint32_t n;

	if (seed.len == 0)
		seed = js_str(rec, "sha256");
	if (seed.len == 0)
		return;
	if ((n = seen_add(&in->seeds, seed)) == 0)
		return;
	js_set_str(rec, "seed",
	    str_printf(&a, "%.*s-%u", STR_ARG(seed), n + 1));
	wrong_add(js_list(rec, "wrong"), S("same-again"), S(""));
	arena_release(&a);
}

static void
put(struct intake *in, json *rec, bool taken)
{
	unique_id(in, rec, taken);
	mark_copy(in, rec);
	stage_put_json(in->st, rec);
	js_free(rec);
}

void
intake_record(struct intake *in, json *rec)
{
	put(in, rec, false);
}

static void
free_run(struct run *r)
{
	struct run *c;
	size_t i;

	for (i = 0; i < r->files.n; i++)
		js_free(r->files.v[i].entry);
	js_free(r->root);
	for (c = r->child; c != NULL; c = c->next)
		free_run(c);
}

static void
put_ready(struct intake *in)
{
	struct record_rules rules = { in->at, in->mtime };
	struct item *it;
	struct arena mem;

	while ((it = in->first) != NULL && it->pending == 0) {
		put(in, record_make(it, &rules), it->source->taken);
		if ((in->first = it->next) == NULL)
			in->last = NULL;
		in->nitems--;
		free_run(it->root);
		mem = it->mem;
		arena_release(&mem);
	}
}

static void
work(struct intake *in)
{
	struct run *r;

	while ((r = dequeue(in)) != NULL)
		boxes_submit(in->boxes, &r->job);
	put_ready(in);
}

/* A source that can't even be opened is a record with a reason. */
static bool
look(struct item *it)
{
	struct stat sb;
	int fd;

	if (it->source->kind == SOURCE_FOLDER)
		return true;
	fd = source_open(it->source, S(""));
	if (fd < 0 || fstat(fd, &sb) != 0) {
		snprintf(it->root->why, sizeof it->root->why, "%s",
		    errno == ENOENT ? "gone" : "unreadable");
		return false;
	}
	close(fd);
	it->mtime = sb.st_mtime;
	it->size = it->source->len >= 0 ? it->source->len : sb.st_size;
	if (it->root->kind == RUN_MESSAGE &&
	    it->size > (int64_t)MAIL_BYTES_MAX)
		snprintf(it->root->why, sizeof it->root->why, "too-large");
	return it->root->why[0] == '\0';
}

/* One run a file; they hang below a root that is no box itself. */
static void
add_folder(struct intake *in, struct item *it)
{
	const struct source *s = it->source;
	struct arena *a = &it->mem;
	struct run *r;
	size_t i;
	int fd;

	it->root->root = js_obj();
	for (i = 0; i < s->nfiles; i++) {
		struct str place = utf8_clean(a, s->files[i]);
		ptrdiff_t slash = str_rfind(place, '/');

		fd = source_open(s, s->files[i]);
		if (fd < 0) {
			wrong_add(js_list(it->root->root, "wrong"),
			    S("unreadable"), place);
			continue;
		}
		close(fd);
		r = run_new(it, RUN_PLAIN);
		r->file = s->files[i];
		r->of = i;
		r->place = place;
		r->path = str_slice(place, 0, slash);
		r->name = str_slice(place, slash + 1, place.len);
		run_adopt(it->root, r);
		r->depth = 0;
		enqueue(in, r);
	}
	it->root->kind = RUN_PLAIN;
	it->pending--;
}

static struct item *
new_item(struct intake *in, const struct sources *ss, size_t nth)
{
	struct arena mem = { 0 };
	struct item *it = NEW(&mem, struct item);
	struct source *s = NEW(&mem, struct source);

	source_at(ss, nth, &mem, s);
	it->mem = mem;
	it->ctx = &in->ctx;
	it->source = s;
	it->owner = in;
	it->slow.nth = in->nadded++;
	it->done = run_done;
	it->root = run_new(it,
	    s->kind == SOURCE_ARCHIVE || s->kind == SOURCE_DISC
		? RUN_ARCHIVE
		: RUN_MESSAGE);
	return it;
}

void
intake_add(struct intake *in, const struct sources *ss, size_t nth)
{
	struct item *it = new_item(in, ss, nth);

	if (in->last != NULL)
		in->last->next = it;
	else
		in->first = it;
	in->last = it;
	in->nitems++;
	if (!look(it)) {
		it->root->root = js_obj();
		it->pending--;
	} else if (it->source->kind == SOURCE_FOLDER) {
		add_folder(in, it);
	} else {
		it->root->name = it->source->id;
		it->root->packed = it->size;
		enqueue(in, it->root);
	}
	work(in);
	while (in->nitems > in->window) {
		/* What all wait for may itself wait for the slow lane. */
		if (!boxes_step(in->boxes))
			boxes_finish(in->boxes);
		work(in);
	}
}

void
intake_finish(struct intake *in)
{
	do {
		work(in);
		boxes_finish(in->boxes);
		put_ready(in);
	} while (in->queue != NULL);
}

void
intake_free(struct intake *in)
{
	seen_release(&in->ids);
	seen_release(&in->seeds);
}
