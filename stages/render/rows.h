/* SPDX-License-Identifier: ISC */
/*
 * Which rows a table has: tables.yaml names a source, the source turns each
 * record into none, one or many rows.
 */
#ifndef SHENBAO_ROWS_H
#define SHENBAO_ROWS_H

#include "cell.h"

struct rows_sink {
	void (*put)(struct rows_sink *, struct row *);
};

struct rows_source {
	const char *name;
	/* Either may be NULL. */
	void (*record)(struct render *, struct rec *, struct arena *,
	    struct rows_sink *);
	void (*end)(struct render *, struct arena *, struct rows_sink *);
};

/* NULL when there is none of that name. */
const struct rows_source *rows_source(struct str name);

/* In reconcile.c: list against form against evidence against disc. */
void reconcile_record(struct render *, struct rec *, struct arena *,
    struct rows_sink *);

/* In handover.c: what the next shift must know. */
void handover_end(struct render *, struct arena *, struct rows_sink *);

/* Hands a made-up row on and frees it. */
void rows_put(struct render *, struct arena *, struct rows_sink *, json *);

#endif
