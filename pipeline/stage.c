/* SPDX-License-Identifier: ISC */
#include "stage.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sysexits.h>

#include "limit.h"
#include "log.h"
#include "progress.h"
#include "shares.h"

void
stage_open(struct stage *st, const char *name, FILE *in, FILE *out)
{
	*st = (struct stage) { .name = name, .in = in, .out = out,
		.meta = js_obj() };
	if (out != NULL)
		setvbuf(out, NULL, _IOFBF, 1 << 16);
}

void
stage_fail(struct stage *st, int status, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	if (st->status != 0)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	log_warn("%s", text);
	st->status = status;
}

/* The counts must be what we counted; the rest of it is the meta. */
static void
take_end(struct stage *st, json *end)
{
	const char *what;

	st->ended = true;
	if (!st->seals && !counts_match(&st->seen, end, &what)) {
		stage_fail(st, EX_DATAERR,
		    "stream: line %llu: the end record's %s don't add up: "
		    "records were lost or added on the way; after a filter, "
		    "pipe through 'shenbao seal'",
		    (unsigned long long)st->lines, what);
		return;
	}
	json_object_object_foreach(end, key, value)
		js_set(st->meta, key, js_ref(value));
}

/* One line without its '\n'; false at the end of input or when broken. */
static bool
read_line(struct stage *st, struct str *line)
{
	ssize_t n = getline(&st->buf, &st->cap, st->in);

	if (n < 0) {
		if (ferror(st->in))
			stage_fail(st, EX_IOERR, "stream: %s", strerror(errno));
		return false;
	}
	st->lines++;
	if (st->buf[n - 1] != '\n') {
		stage_fail(st, EX_DATAERR,
		    "stream: line %llu: cut off before its end",
		    (unsigned long long)st->lines);
		return false;
	}
	if ((size_t)n > LINE_MAX_BYTES) {
		stage_fail(st, EX_DATAERR,
		    "stream: line %llu: %zd bytes, longer than any record",
		    (unsigned long long)st->lines, n);
		return false;
	}
	*line = (struct str) { st->buf, n - 1 };
	return true;
}

static void
after_end(struct stage *st)
{
	struct str line;

	if (st->status == 0 && read_line(st, &line))
		stage_fail(st, EX_DATAERR,
		    "stream: line %llu: something follows the end record",
		    (unsigned long long)st->lines);
}

/* No more lines: where shares were joined, that is the end of the stream. */
static void
at_last(struct stage *st)
{
	const char *why;

	if (st->status != 0 || st->ends == NULL)
		return;
	if (!st->seals && (why = shares_missing(st->ends)) != NULL) {
		stage_fail(st, EX_DATAERR, "stream: %s", why);
		return;
	}
	shares_forget(st->ends);
	take_end(st, st->ends);
}

/* True: that of a share, whose place is taken by that of all of them. */
static bool
take_share(struct stage *st, json *end)
{
	const char *why;

	if (!st->joins || !js_has(end, "shards"))
		return false;
	if ((why = shares_add(&st->ends, end)) != NULL)
		stage_fail(st, EX_DATAERR, "stream: line %llu: %s",
		    (unsigned long long)st->lines, why);
	return true;
}

bool
stage_next(struct stage *st, struct rec *rec)
{
	const char *why = "not an object";
	json *end;

again:
	js_free(st->held);
	st->held = NULL;
	arena_reset(&st->scratch);
	if (st->status != 0 || st->ended)
		return false;
	if (!read_line(st, &rec->line)) {
		at_last(st);
		return false;
	}
	rec->obj = st->held = json_read(rec->line, &why);
	if (!js_is(rec->obj, json_type_object)) {
		stage_fail(st, EX_DATAERR, "stream: line %llu: %s",
		    (unsigned long long)st->lines, why);
		return false;
	}
	if ((end = js_get(rec->obj, "end")) != NULL && !js_has(rec->obj, "kind")) {
		if (take_share(st, end))
			goto again;
		take_end(st, end);
		after_end(st);
		return false;
	}
	if (!counts_add(&st->seen, rec->obj)) {
		stage_fail(st, EX_DATAERR,
		    "stream: line %llu: a record of no known kind",
		    (unsigned long long)st->lines);
		return false;
	}
	rec->kind = js_str(rec->obj, "kind");
	rec->changed = false;
	return true;
}

static void
write_line(struct stage *st, struct str line)
{
	if (st->out == NULL)
		return;
	fwrite(line.p, 1, (size_t)line.len, st->out);
	putc('\n', st->out);
}

void
stage_put_json(struct stage *st, json *obj)
{
	struct sb b = { .a = &st->text, .to = st->out };

	if (!counts_add(&st->put, obj)) {
		stage_fail(st, EX_SOFTWARE, "a record of no known kind");
		return;
	}
	/* Not in scratch: a source, or who puts many at once, resets it never. */
	arena_reset(&st->text);
	json_write(&b, obj);
	write_line(st, sb_str(&b));
	progress_tick(st->name, st->put.records);
}

void
stage_put(struct stage *st, struct rec *rec)
{
	if (rec->changed) {
		stage_put_json(st, rec->obj);
		return;
	}
	counts_add(&st->put, rec->obj);
	write_line(st, rec->line);
	progress_tick(st->name, st->put.records);
}

/* {"end":{counts, then meta}} */
static void
put_end(struct stage *st)
{
	json *whole = js_obj(), *end = counts_json(&st->put);
	struct sb b = { .a = &st->scratch };

	json_object_object_foreach(st->meta, key, value)
		if (!js_has(end, key))
			js_set(end, key, js_ref(value));
	js_set(whole, "end", end);
	json_write(&b, whole);
	write_line(st, sb_str(&b));
	js_free(whole);
}

int
stage_close(struct stage *st)
{
	if (st->in != NULL && !st->ended)
		stage_fail(st, EX_DATAERR,
		    "stream: no end record: the stage before was cut off");
	if (st->in != NULL && !st->reshapes && st->out != NULL &&
	    st->seen.records != st->put.records)
		stage_fail(st, EX_SOFTWARE, "%lld records in, %lld out",
		    (long long)st->seen.records, (long long)st->put.records);
	/* A stream with a hole gets no end, whatever can be written now. */
	if (st->status == 0 && st->out != NULL && ferror(st->out))
		stage_fail(st, EX_IOERR, "writing records: an earlier write "
		    "failed");
	if (st->status == 0 && st->out != NULL)
		put_end(st);
	if (st->out != NULL && (fflush(st->out) != 0 || ferror(st->out) ||
		fclose(st->out) != 0))
		stage_fail(st, EX_IOERR, "writing records: %s", strerror(errno));
	js_free(st->held);
	js_free(st->ends);
	js_free(st->meta);
	free(st->buf);
	arena_release(&st->scratch);
	arena_release(&st->text);
	arena_release(&st->seen.mem);
	arena_release(&st->put.mem);
	return st->status;
}
