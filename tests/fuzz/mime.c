/* SPDX-License-Identifier: ISC */
/*
 * Messages: the same parts however the bytes are cut.
 *
 * USES: stages/ingest/mime.c stages/ingest/leaf.c stages/ingest/part.c
 * USES: stages/ingest/header.c stages/ingest/words.c stages/ingest/decode.c
 * USES: stages/ingest/clock.c
 */
#include "fuzz.h"

#include "stages/ingest/mime.h"

static void
on_part(void *log, struct mime_part *p)
{
	if (!utf8_valid(p->name) || !utf8_valid(p->type))
		abort();
	sb_addf(log, "%.*s %.*s\n", STR_ARG(p->place), STR_ARG(p->name));
}

static void
on_data(void *log, struct mime_part *p, struct str bytes)
{
	(void)p;
	sb_add(log, bytes);
}

static void
on_end(void *log, struct mime_part *p)
{
	sb_addf(log, ".%.*s\n", STR_ARG(p->place));
}

static void
on_warn(void *log, const char *code, struct str place)
{
	(void)log, (void)code, (void)place;
}

static struct str
events(struct arena *a, struct str mail, ptrdiff_t block)
{
	struct sb log = { .a = a };
	struct mime_handler h = { &log, on_part, on_data, on_end, on_warn };
	struct mime *m = mime_new(&h, (struct mime_within) { .prefix = S("") });
	ptrdiff_t i;

	for (i = 0; i < mail.len; i += block)
		mime_feed(m, str_slice(mail, i, i + block));
	mime_close(m);
	return sb_str(&log);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = { 0 };
	struct str mail = { (const char *)p, (ptrdiff_t)n };

	if (!str_eq(events(&a, mail, 1 << 20), events(&a, mail, 7)))
		abort();
	arena_release(&a);
	return 0;
}
