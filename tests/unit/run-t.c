/* SPDX-License-Identifier: ISC */
/*
 * What the parent keeps of a box's answer: nothing of a first try that died.
 *
 * USES: stages/ingest/[a-ln-z]*.c stages/ingest/me*.c stages/ingest/mi*.c
 */
#include "tap.h"

#include "stages/ingest/run.h"

static int pending;

static void
on_done(struct run *r)
{
	pending--;
}

static const char *
frame(struct run *r, char type, const char *payload)
{
	return r->job.frame(&r->job, type, str_c(payload));
}

/* One file that comes whole. */
static const char *
one_file(struct run *r, const char *bytes)
{
	const char *why = frame(r, 'S', "0");

	if (why == NULL)
		why = frame(r, 'D', bytes);
	if (why == NULL)
		why = frame(r, 'E', "{\"n\":0,\"name\":\"a.txt\"}");
	return why;
}

/* 65 MiB out of so many bytes. */
static const char *
much(struct item *it, int64_t packed)
{
	struct run *r = run_new(it, RUN_ARCHIVE);
	struct str mib = { arena_alloc(&it->mem, 1 << 20), 1 << 20 };
	const char *why = NULL;
	int i;

	r->packed = packed;
	frame(r, 'X', "0"); /* hashed, not kept */
	for (i = 0; i < 65 && why == NULL; i++)
		why = r->job.frame(&r->job, 'D', mib);
	r->job.done(&r->job, why);
	return why ? why : "";
}

int
main(void)
{
	char dir[] = "/tmp/shenbao-t.XXXXXX";
	struct spool spool;
	struct run_context ctx = { .spool = &spool };
	struct item it = { .ctx = &ctx, .done = on_done };
	struct run *r;

	if (!ok(mkdtemp(dir) != NULL && spool_open(&spool,
		str_printf(&it.mem, "%s/spool", dir).p, true) == NULL, "a spool"))
		return done();
	r = run_new(&it, RUN_ARCHIVE);
	is_str(str_c(one_file(r, "first try") ? "bad" : ""), "", "a file");
	ok(frame(r, BOX_AGAIN, "") == NULL, "then the box dies");
	is_str(str_c(one_file(r, "abc") ? "bad" : ""), "",
	    "in the slow lane the same file");
	frame(r, 'J', "{}");
	r->job.done(&r->job, NULL);
	is_int((int)r->files.n, 1, "is one file");
	is_int((int)r->files.v[0].size, 3, "of the second try's size");
	is_int((int)r->unpacked, 3, "and nothing else was unpacked");
	is_int(pending, -1, "told once");
	is_str(str_c(much(&it, 1000)), "bomb", "65 MiB of a kilobyte");
	is_str(str_c(much(&it, 66000)), "", "what deflate can do is none");
	is_str(str_c(much(&it, 0)), "", "nor is a device");
	js_free(r->files.v[0].entry);
	js_free(r->root);
	spool_close(&spool);
	arena_release(&it.mem);
	if (system(str_printf(&it.mem, "rm -r %s", dir).p) != 0)
		return 1;
	arena_release(&it.mem);
	return done();
}
