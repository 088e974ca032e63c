/* SPDX-License-Identifier: ISC */
#include "parcel.h"

#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "convert.h"
#include "io.h"
#include "limit.h"
#include "log.h"
#include "recall.h"

static struct works *works; /* of the one run; boxes know only their job */

/* --- the child --- */

static void
work(struct box_job *job, struct box_out *out)
{
	struct item *it = (struct item *)job;
	struct arena a = {0};
	struct sb b = {.a = &a};
	struct str bytes;
	const char *why = io_read_all(0, &a, DOC_BYTES_MAX, &bytes);
	json *answer =
	    why == NULL
		? paper_read(&a, &works->schema, &it->paper, bytes)
		: paper_unread(&a, &works->schema, &it->paper, S("too-large"));

	json_write(&b, answer);
	box_put_long(out, 'J', sb_str(&b));
}

/* --- the parent --- */

static int
input(struct box_job *job)
{
	struct item *it = (struct item *)job;
	int fd = spool_fd(&works->spool, it->sha), out;

	if (fd < 0 || !it->paper.converted)
		return fd;
	out = convert_start(it->paper.ruled ? S("pdf-lines") : it->paper.kind,
	    fd, job->slow, &it->converter, &it->converter_why);
	close(fd);
	return out;
}

static void
end_converter(struct item *it)
{
	const char *why;

	if (it->converter > 0 && (why = convert_end(it->converter)) != NULL)
		it->converter_why = why;
	it->converter = 0;
}

static const char *
frame(struct box_job *job, char type, struct str s)
{
	struct item *it = (struct item *)job;

	if (type == BOX_AGAIN) {
		end_converter(it);
		it->converter_why = NULL;
		it->len = 0;
		return NULL;
	}
	if (type != 'J' || it->len + (size_t)s.len > ANSWER_MAX)
		return type != 'J' ? "an unknown frame" : "too long";
	if (it->len + (size_t)s.len > it->cap) {
		it->cap = (it->len + (size_t)s.len) * 2;
		if ((it->buf = realloc(it->buf, it->cap)) == NULL)
			log_die(EX_OSERR, "out of memory");
	}
	memcpy(it->buf + it->len, s.p, (size_t)s.len);
	it->len += (size_t)s.len;
	return NULL;
}

static void start(struct item *);

/*
 * A PDF that looks like a form is read a second time, by its lines; where
 * they are none, or too many, its text has to do.
 */
static bool
try_lines(struct item *it, json *answer)
{
	if (it->paper.ruled || !js_bool(answer, "ruled"))
		return false;
	it->plain = answer;
	it->paper.ruled = true;
	it->len = 0;
	it->converter_why = NULL;
	start(it);
	return true;
}

static json *
better(struct item *it, json *lines)
{
	json *plain = it->plain;

	if (plain == NULL)
		return lines;
	it->plain = NULL;
	if (js_bool(lines, "ruled") && js_get(lines, "cases") != NULL &&
	    (js_len(js_get(lines, "cases")) > 0 ||
		js_get(lines, "list") != NULL)) {
		js_free(plain);
		return lines;
	}
	js_free(lines);
	return plain;
}

/* A list that no stage would take as a record is for a person. */
static bool
too_large(const struct item *it, json *answer)
{
	json *rows = js_path(answer, "list.rows"), *row;
	size_t places = 0, each = (size_t)it->place.len +
	    (size_t)js_str(it->parcel->mail, "id").len;

	JS_EACH(row, rows)
	places += each * (1 + js_len(js_get(row, "fields")));
	return js_len(rows) > LIST_ROWS_MAX || places > LIST_PLACES_MAX;
}

static void
finish(struct item *it, json *answer)
{
	if (try_lines(it, answer))
		return;
	answer = better(it, answer);
	if (too_large(it, answer)) {
		js_free(answer);
		answer = paper_unread(&it->parcel->a, &works->schema,
		    &it->paper, S("too-large"));
	}
	it->answer = answer;
	free(it->buf);
	it->buf = NULL;
	it->len = it->cap = 0;
	it->parcel->open--;
}

/*
 * Into a box, unless an earlier run read the same.  Of a picture, and of what
 * is empty, nothing is read but its name, which needs no box.
 */
static void
start(struct item *it)
{
	json *answer = paper_is_picture(it->paper.kind) ||
		str_eq(it->paper.kind, S("empty"))
	    ? paper_read(&it->parcel->a, &works->schema, &it->paper, S(""))
	    : recall(works, it);

	if (answer != NULL)
		finish(it, answer);
	else
		boxes_submit(works->boxes, &it->job);
}

/* What our own reader could not read is given to the converter. */
static bool
try_converter(struct item *it, json *answer)
{
	json *first = js_at(js_get(answer, "wrong"), 0);

	if (it->paper.converted || !convert_knows(it->paper.kind) ||
	    !js_bool(answer, "unread") ||
	    str_eq(js_str(first, "code"), S("password")))
		return false;
	it->len = 0;
	it->paper.converted = true;
	start(it);
	return true;
}

/* A converter that had the fast lane's time may have the slow one's. */
static bool
try_slow(struct item *it)
{
	if (it->job.slow || it->converter_why == NULL ||
	    strcmp(it->converter_why, "converter-timeout") != 0)
		return false;
	boxes_again(works->boxes, &it->job, it->converter_why);
	return true;
}

static void
done(struct box_job *job, const char *why)
{
	struct item *it = (struct item *)job;
	struct arena *a = &it->parcel->a;
	struct str bytes = {it->buf, (ptrdiff_t)it->len};
	const char *bad = NULL;
	json *answer = NULL;

	end_converter(it);
	if (try_slow(it))
		return;
	if (why == NULL && it->converter_why != NULL && it->paper.converted)
		why = it->converter_why;
	if (why != NULL && strcmp(why, "converter-failed") == 0 &&
	    js_bool(it->file, "locked"))
		why = "password";
	if (why == NULL) {
		answer = json_read(bytes, &bad);
		if (!js_is(answer, json_type_object))
			why = "parser-answer";
		else
			recall_keep(works, it, answer, bytes);
	}
	if (why == NULL && try_converter(it, answer)) {
		js_free(answer);
		return;
	}
	if (why != NULL) {
		js_free(answer);
		answer = paper_unread(
		    a, &works->schema, &it->paper, str_dup(a, str_c(why)));
	}
	finish(it, answer);
}

/* --- which files are opened --- */

struct str
mail_seed(json *mail)
{
	struct str seed = js_str(mail, "seed");

	return seed.len > 0 ? seed : js_str(mail, "sha256");
}

static struct str
dir_of(struct str place)
{
	ptrdiff_t i;

	for (i = place.len; i-- > 0;)
		if (place.p[i] == '/')
			return str_slice(place, 0, i);
	for (i = place.len; i-- > 0;)
		if (place.p[i] == '.')
			return str_slice(place, 0, i);
	return S("");
}

static bool
is_archive(struct item *it)
{
	static const char *const v[] = {"zip", "7z", "rar", "tar", "gz", "bz2",
	    "xz", "iso", "eml", "tnef", "msg", NULL};

	return str_is_any(it->paper.kind, v) || js_bool(it->file, "opened");
}

/* What programs leave behind, and what a mail's signature drags along. */
static bool
is_noise(struct item *it)
{
	struct str n = it->paper.name;

	return js_bool(it->file, "noise") || js_bool(it->file, "wrapper") ||
	       str_eq(n, S(".DS_Store")) || str_eq(n, S("Thumbs.db")) ||
	       str_eq(n, S("desktop.ini")) || str_starts(n, S("~$")) ||
	       str_starts(n, S("._")) || str_has(it->place, S("__MACOSX/"));
}

/*
 * A package without the marks of a document that calls itself one was not
 * opened as an archive: its reader says what is the matter.
 */
static struct str
kind_by_name(struct item *it)
{
	static const struct {
		const char *end, *kind;
	} v[] = {{".docx", "docx"}, {".docm", "docx"}, {".xlsx", "xlsx"},
	    {".xlsm", "xlsx"}, {".ofd", "ofd"}, {".ods", "ods"},
	    {".odt", "odt"}, {".pptx", "pptx"}};
	struct str kind = it->paper.kind;
	size_t i;

	if (js_bool(it->file, "opened") ||
	    (!str_eq(kind, S("zip")) && !str_eq(kind, S("unknown"))))
		return kind;
	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (str_ends_nocase(it->paper.name, str_c(v[i].end)))
			return str_c(v[i].kind);
	return kind;
}

static struct item *
item_init(struct parcel *p, size_t i, json *file)
{
	struct item *it = &p->items[i];
	struct str kind = js_str(file, "kind");

	*it = (struct item){.parcel = p, .file = file, .of = -1};
	it->job = (struct box_job){
	    work, frame, done, input, .mail = &p->slow, .nth = i};
	it->paper.kind = kind.len > 0 ? kind : js_str(file, "type");
	it->paper.name = js_str(file, "name");
	it->paper.path = js_str(file, "path");
	it->paper.undrawn = js_bool(file, "undrawn");
	it->paper.kind = kind_by_name(it);
	/* Word's old format is read here first, by a converter if need be. */
	it->paper.converted = convert_knows(it->paper.kind) &&
			      !str_eq(it->paper.kind, S("doc")) &&
			      !str_eq(it->paper.kind, S("wps"));
	it->sha = js_str(file, "sha256");
	it->place = js_str(file, "place");
	it->dir = dir_of(it->place);
	it->role = is_noise(it)     ? ROLE_NOISE
		   : is_archive(it) ? ROLE_ARCHIVE
				    : ROLE_EVIDENCE;
	return it;
}

static void
open_item(struct works *w, struct item *it)
{
	struct arena *a = &it->parcel->a;
	struct str code = js_str(it->file, "unread");
	int fd;

	if (it->role != ROLE_EVIDENCE)
		return;
	if (code.len == 0 && js_bool(it->file, "encrypted"))
		code = S("password");
	if (code.len == 0 && (fd = spool_fd(&w->spool, it->sha)) < 0)
		code = S("gone");
	else if (code.len == 0)
		close(fd);
	if (code.len > 0) {
		it->answer = paper_unread(a, &w->schema, &it->paper, code);
		return;
	}
	it->parcel->open++;
	start(it);
}

/* Mails whose files are nobody's application. */
static bool
stays_closed(struct str class)
{
	static const char *const v[] = {
	    "reply", "bounce", "spam", "register", "after-cut", "held", NULL};

	return str_is_any(class, v);
}

void
parcel_start(struct works *w, json *mail)
{
	struct parcel *p = calloc(1, sizeof *p);
	json *files = js_get(mail, "files"), *f;

	if (p == NULL)
		log_die(EX_OSERR, "out of memory");
	works = w;
	p->mail = mail;
	p->slow.nth = w->started++;
	*(w->last != NULL ? &w->last->next : &w->first) = p;
	w->last = p;
	w->flying++;
	p->n = js_len(files);
	p->items = arena_array(&p->a, p->n + 1, sizeof *p->items);
	p->open = 1; /* until all are submitted */
	JS_EACH(f, files)
	item_init(p, f_i, f);
	if (!stays_closed(js_str(mail, "class")))
		for (size_t i = 0; i < p->n; i++)
			open_item(w, &p->items[i]);
	p->open--;
}

static void
release(struct parcel *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		js_free(p->items[i].answer);
		js_free(p->items[i].plain);
	}
	js_free(p->mail);
	arena_release(&p->a);
	free(p);
}

void
parcel_flush(struct works *w)
{
	struct parcel *p;

	while ((p = w->first) != NULL && p->open == 0) {
		if (!stays_closed(js_str(p->mail, "class")))
			group_files(p);
		record_put(w, p);
		w->first = p->next;
		if (w->first == NULL)
			w->last = NULL;
		w->flying--;
		release(p);
	}
}
