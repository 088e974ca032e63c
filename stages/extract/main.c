/* SPDX-License-Identifier: ISC */
/* extract: which document is what, and what its boxes say, raw. */
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "cache.h"
#include "log.h"
#include "notice.h"
#include "opts.h"
#include "parcel.h"
#include "recall.h"

static const char usage[] = "shenbao extract --notice DIR --spool DIR "
			    "[--jobs N] [--cache DIR] < records";

static struct notice notice; /* for as long as the process lives */
static struct works w;

/* Mails in work at once: enough to keep all boxes busy behind a slow one. */
#define FLYING_PER_JOB 16

int
main(int argc, char *argv[])
{
	struct stage st;
	struct opts o;
	struct rec rec;
	const char *why;

	log_name("shenbao-extract");
	opts_parse(&o, "nsjc", usage, argc, argv);
	notice_load(&notice, o.notice);
	if ((why = schema_init(&w.schema, &notice)) != NULL)
		log_die(EX_CONFIG, "%s", why);
	if ((why = spool_open(&w.spool, o.spool, true)) != NULL)
		log_die(EX_NOINPUT, "--spool %s: %s", o.spool, why);
	recall_open(&w, &notice, o.cache);
	if ((w.boxes = boxes_new(o.jobs, &why)) == NULL)
		log_die(EX_OSERR, "%s", why);

	stage_open(&st, "extract", stdin, stdout);
	st.reshapes = true;
	w.stage = &st;
	while (stage_next(&st, &rec)) {
		if (!str_eq(rec.kind, S("mail"))) {
			stage_fail(&st, EX_DATAERR,
			    "stream: a %.*s record: "
			    "extract reads what ingest writes",
			    STR_ARG(rec.kind));
			break;
		}
		parcel_start(&w, js_ref(rec.obj));
		parcel_flush(&w);
		while (w.flying > (size_t)o.jobs * FLYING_PER_JOB) {
			/* What all wait for may wait for the slow lane. */
			if (!boxes_step(w.boxes))
				boxes_finish(w.boxes);
			parcel_flush(&w);
		}
	}
	boxes_finish(w.boxes);
	parcel_flush(&w);
	boxes_free(w.boxes);
	cache_close(w.cache);
	spool_close(&w.spool);
	return stage_close(&st);
}
