/* SPDX-License-Identifier: ISC */
/*
 * The intake: each source becomes one item, its runs are put into boxes as
 * places get free, and its record goes out in the order of the sources.
 */
#ifndef INGEST_INTAKE_H
#define INGEST_INTAKE_H

#include "run.h"
#include "seen.h"
#include "stage.h"

struct intake {
	struct run_context ctx;
	struct stage *st;
	struct boxes *boxes;
	int64_t at; /* what arrived later isn't judged */
	bool mtime; /* mtime is INTERNALDATE: cross-check with it */
	int window; /* items under way before we wait */
	/* private */
	struct item *first, *last; /* in order, not yet put out */
	int nitems;
	size_t nadded; /* so far */
	struct run *queue, *queue_last;
	struct seen ids; /* given out */
	struct seen seeds; /* contents of messages */
};

/* Takes the source of a number in; may put out records of earlier ones. */
void intake_add(struct intake *, const struct sources *, size_t);
/* A record that needs no reading: a line of the register.  Takes it over. */
void intake_record(struct intake *, json *rec);
/* Until everything is put out. */
void intake_finish(struct intake *);
void intake_free(struct intake *);

#endif
