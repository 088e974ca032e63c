/* SPDX-License-Identifier: ISC */
/*
 * The stage loop: NDJSON records in, records out, an end record last.
 *
 *	stage_open(&st, "normalize", stdin, stdout);
 *	while (stage_next(&st, &rec)) {
 *		... change rec.obj, set rec.changed ...
 *		stage_put(&st, &rec);
 *	}
 *	return stage_close(&st);
 *
 * A record is data whatever it holds; only a broken stream stops a stage:
 * a line that is no JSON object of a known kind, a last line without '\n',
 * no end record, counts that don't add up, anything behind the end.  Then
 * stage_next() returns false, no end record is written, and stage_close()
 * returns EX_DATAERR (65).  A record that isn't changed is forwarded byte
 * for byte.
 *
 * A stream whose end record has "shard" and "shards" is a share (ingest
 * --shard).  A stage that joins takes the streams of all shares, one behind
 * the other, and hands on one stream with one end record.
 *
 * The end record is {"end":{counts..., meta...}}: the meta keys (at, notice,
 * role, edited, ...) are set by ingest and handed on by everyone.
 */
#ifndef SHENBAO_STAGE_H
#define SHENBAO_STAGE_H

#include <stdio.h>

#include "counts.h"

struct rec {
	json *obj;
	struct str kind; /* "mail", "case", "region", "list" */
	struct str line; /* as read, without '\n'; lives until the next one */
	bool changed;
};

struct stage {
	const char *name;
	FILE *in, *out; /* in == NULL: a source; out == NULL: a sink */
	struct arena scratch; /* reset by stage_next() */
	struct counts seen, put;
	json *meta; /* of the end record, without the counts; never NULL */
	bool reshapes; /* may put another number than it read: extract */
	bool seals; /* accept counts that don't add up: shenbao seal */
	bool joins; /* shares, one behind the other: rank, shenbao seal */
	int status; /* sticky; 0 or a sysexits code */
	bool ended;
	/* private */
	struct arena text; /* of the record being written */
	char *buf;
	size_t cap;
	json *ends; /* of shares, summed up */
	json *held;
	uint64_t lines;
};

void stage_open(struct stage *, const char *name, FILE *in, FILE *out);
bool stage_next(struct stage *, struct rec *);
void stage_put(struct stage *, struct rec *);
void stage_put_json(struct stage *, json *); /* a new record; borrowed */

/*
 * Writes the end record, flushes and closes out.  The exit status: 0, 65
 * (broken stream), 74 (could not write).
 */
int stage_close(struct stage *);

/* Where a stage stops for its own reason: keeps the first status. */
void stage_fail(struct stage *, int status, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
