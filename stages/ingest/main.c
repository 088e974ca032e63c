/* SPDX-License-Identifier: ISC */
/* shenbao-ingest: what arrived, when, from whom, holding which files. */
#include <stdio.h>
#include <sysexits.h>

#include "archive.h"
#include "desk.h"
#include "intake.h"
#include "log.h"
#include "notice.h"
#include "opts.h"
#include "register.h"
#include "share.h"
#include "source.h"
#include "unwrap.h"
#include "when.h"

#define USAGE                                                                  \
	"shenbao ingest --notice DIR [--desk DIR] --spool DIR [--at TIME] "    \
	"[--jobs N] [--shard K/N] INPUT..."

/* "2/3": the second of three shares.  False when it isn't that. */
static bool
parse_shard(const char *text, size_t *k, size_t *n)
{
	struct str rest = str_c(text), first = str_cut(&rest, S("/"));
	int64_t a, b;

	*k = 0;
	*n = 1;
	if (text == NULL)
		return true;
	if (rest.p == NULL || !str_int(first, &a) || !str_int(rest, &b) ||
	    a < 1 || b < 1 || a > b)
		return false;
	*k = (size_t)a - 1;
	*n = (size_t)b;
	return true;
}

static void
list_inputs(struct sources *ss, const struct opts *o)
{
	const char *why;
	int i;

	if (o->ninputs == 0)
		log_die(EX_USAGE, "no input named");
	for (i = 0; i < o->ninputs; i++)
		if ((why = source_list(ss, o->inputs[i])) != NULL)
			log_die(EX_NOINPUT, "%s: %s", o->inputs[i], why);
	sources_clash(ss);
}

/* What later stages are told of this run. */
static void
set_meta(struct stage *st, const struct opts *o, struct notice *notice,
    struct desk *desk)
{
	struct arena a = { 0 };

	js_set_str(st->meta, "at", when_iso(&a, o->at, WHEN_CHINA));
	js_set_str(st->meta, "notice", js_str(notice->root, "id"));
	js_set_str(st->meta, "notice_sha256", notice->sha256);
	js_set_str(st->meta, "role", desk_role(desk, notice->root));
	arena_release(&a);
}

/* Later stages must know that this is but a share, and rank that all came. */
static void
set_shard(struct stage *st, size_t k, size_t n)
{
	if (n == 1)
		return;
	js_set_int(st->meta, "shard", (int64_t)k + 1);
	js_set_int(st->meta, "shards", (int64_t)n);
}

static void
run(struct intake *in, const struct sources *ss, const struct opts *o,
    struct desk *desk)
{
	struct arena a = { 0 };
	struct source s;
	size_t i, k, n;
	const char *why;

	if (!parse_shard(o->shard, &k, &n))
		log_die(EX_USAGE, "--shard %s: not of the form K/N", o->shard);
	set_shard(in->st, k, n);
	for (i = 0; i < ss->n && in->ctx.fault == NULL; i++) {
		source_at(ss, i, &a, &s);
		if (share_of(&s, n) == k)
			intake_add(in, ss, i);
		arena_reset(&a);
	}
	arena_release(&a);
	intake_finish(in);
	/* The register is no source: it goes with the first share. */
	if (k == 0 && (why = register_records(desk, in)) != NULL)
		log_die(EX_CONFIG, "%s", why);
}

int
main(int argc, char *argv[])
{
	struct opts o = { 0 };
	struct notice notice;
	struct desk desk;
	struct spool spool;
	struct stage st;
	struct sources ss = { 0 };
	struct intake in = { .st = &st };
	const char *why;

	log_name("shenbao-ingest");
	opts_parse(&o, "nds@jkI", USAGE, argc, argv);
	notice_load(&notice, o.notice);
	if ((why = desk_open(&desk, o.desk)) != NULL)
		log_die(EX_CONFIG, "%s: %s", o.desk, why);
	list_inputs(&ss, &o);
	if ((why = spool_open(&spool, o.spool, true)) != NULL)
		log_die(EX_CANTCREAT, "%s: %s", o.spool, why);
	archive_warm();
	cms_warm();
	if ((in.boxes = boxes_new(o.jobs, &why)) == NULL)
		log_die(EX_OSERR, "%s", why);
	stage_open(&st, "ingest", NULL, stdout);
	set_meta(&st, &o, &notice, &desk);
	in.ctx = (struct run_context) { .spool = &spool,
		.trusted = js_get(desk.site, "trusted_hosts") };
	in.at = o.at;
	in.mtime = str_eq(js_str(desk.site, "mtime"), S("internaldate"));
	in.window = o.jobs * 16;
	run(&in, &ss, &o, &desk);
	if (in.ctx.fault != NULL || (why = spool_sync(&spool)) != NULL)
		log_die(EX_IOERR, "%s: %s", o.spool,
		    in.ctx.fault ? in.ctx.fault : why);
	intake_free(&in);
	boxes_free(in.boxes);
	spool_close(&spool);
	desk_close(&desk);
	notice_release(&notice);
	sources_release(&ss);
	return stage_close(&st);
}
