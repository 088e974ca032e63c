/* SPDX-License-Identifier: ISC */
/*
 * Lines that an mbox quoted, ">From " and ">>From ", lose the ">" that was
 * put before them (mboxrd; RFC 4155 leaves it open).
 */
#ifndef INGEST_UNQUOTE_H
#define INGEST_UNQUOTE_H

#include <stdbool.h>

#include "str.h"

#define UNQUOTE_HELD 64 /* longer rows of ">" are nobody's quoting */

struct unquote {
	void (*put)(void *ctx, struct str);
	void *ctx;
	char held[UNQUOTE_HELD]; /* a line's start that may be quoted */
	int n, word; /* bytes of it; of these, bytes of "From " */
	bool inside; /* a line, past what could be quoting */
};

void unquote_feed(struct unquote *, struct str);
void unquote_end(struct unquote *);

#endif
