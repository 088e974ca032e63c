/* SPDX-License-Identifier: ISC */
/* The mail record of an item whose runs are all done. */
#ifndef INGEST_RECORD_H
#define INGEST_RECORD_H

#include "run.h"

struct record_rules {
	int64_t at; /* later ones are class after-cut */
	bool mtime; /* cross-check Received with mtime */
};

json *record_make(struct item *, const struct record_rules *);

#endif
