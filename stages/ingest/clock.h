/* SPDX-License-Identifier: ISC */
/*
 * When a mail was delivered: what our own MTA wrote on top, and nothing else.
 */
#ifndef INGEST_CLOCK_H
#define INGEST_CLOCK_H

#include "header.h"
#include "json.h"

struct instant {
	int64_t at; /* seconds since 1970 */
	int zone; /* seconds east, as written */
};

/* A date of RFC 5322 s3.3 or s4.3; false when it isn't one. */
bool clock_date(struct str, struct instant *);

/*
 * The time of the topmost Received field that one of our hosts wrote (names
 * in the array trusted).  *host is that host.  False when there is none, or
 * when it holds no date.
 */
bool clock_received(
    const struct fields *, json *trusted, struct instant *, struct str *host);

#endif
