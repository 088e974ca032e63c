/* SPDX-License-Identifier: ISC */
/*
 * Archives and disc images, read in a box from descriptor 0: each member
 * becomes a file of the answer.  Member names are text; no path of them is
 * ever opened.
 */
#ifndef INGEST_ARCHIVE_H
#define INGEST_ARCHIVE_H

#include "answer.h"

struct archive_input {
	struct str base; /* goes before the members' places, "2/\u6750\u6599.zip" */
	struct str path; /* goes before their folders */
	struct str name; /* of the archive: a .gz names its member by it */
};

void archive_read(struct box_out *, const struct archive_input *);

/* A plain file as the only file of the answer. */
void archive_plain(struct box_out *, const struct archive_input *);

/* Sets LC_CTYPE and what else libarchive looks up lazily. */
void archive_warm(void);

#endif
