/* SPDX-License-Identifier: ISC */
/*
 * Which share of the work a source belongs to.  Copies of a message must be
 * in one share, because copies are told by who sees both (mark_copy() in
 * intake.c): so the share is drawn by what copies have in common and a look
 * at the header tells, the length without the field X-TUID (seed.h).
 */
#ifndef INGEST_SHARE_H
#define INGEST_SHARE_H

#include "source.h"

/* From 0 to n - 1; a source that can't be opened is of share 0. */
size_t share_of(const struct source *, size_t n);

#endif
