/* SPDX-License-Identifier: ISC */
/*
 * Messages: the same parts however the bytes are cut, when they were
 * delivered, what their subjects say.
 *
 * USES: stages/ingest/mime.c stages/ingest/leaf.c stages/ingest/part.c
 * USES: stages/ingest/header.c stages/ingest/words.c stages/ingest/decode.c
 * USES: stages/ingest/clock.c
 */
#include "fuzz.h"

#include "stages/ingest/clock.h"
#include "stages/ingest/mime.h"

/* As message.c asks of a header. */
static void
ask_header(struct sb *log, const struct fields *f)
{
	static json *trusted;
	struct instant t = { 0 };
	struct str host = S("");
	bool bad = false;

	if (trusted == NULL) {
		trusted = js_arr();
		js_add_str(trusted, S("mx.gdei.example"));
	}
	if (!utf8_valid(words_decode(log->a, field_get(f, "Subject"), &bad)))
		abort();
	if (clock_received(f, trusted, &t, &host) ||
	    clock_date(field_get(f, "Date"), &t))
		sb_addf(log, "%lld %d %.*s\n", (long long)t.at, t.zone,
		    STR_ARG(host));
}

static void
on_part(void *log, struct mime_part *p)
{
	if (!utf8_valid(p->name) || !utf8_valid(p->type))
		abort();
	if (p->fields != NULL)
		ask_header(log, p->fields);
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
