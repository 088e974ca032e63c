/* SPDX-License-Identifier: ISC */
/* What the inputs hold: every message, folder, archive, image, by name. */
#ifndef INGEST_SOURCE_H
#define INGEST_SOURCE_H

#include "str.h"

enum source_kind {
	SOURCE_MAILDIR,
	SOURCE_MBOX,
	SOURCE_EML,
	SOURCE_FOLDER, /* also a single document */
	SOURCE_ARCHIVE,
	SOURCE_DISC,
	SOURCE_KINDS
};

struct source {
	enum source_kind kind;
	struct str id; /* the unique name, not yet unique over all inputs */
	const char *path;
	int64_t from, len; /* of an mbox; len -1: the whole file */
	bool taken; /* an earlier source has this id */
	struct {
		struct str *v; /* SOURCE_FOLDER: relative paths, sorted */
		size_t n, cap;
	} files;
};

struct sources {
	struct arena mem;
	struct source *v;
	size_t n, cap;
};

extern const char *const source_words[SOURCE_KINDS];

/*
 * Appends what an input holds, sorted by name.  NULL, or why the input can't
 * be read.
 */
const char *source_list(struct sources *, const char *input);

/* Marks those whose id an earlier one has; once, when all are listed. */
void sources_clash(struct sources *);

/*
 * Opens a file of a source (file == "" but for folders): its descriptor, or
 * -1 with errno.  A Maildir's message that was renamed meanwhile is found
 * again by its unique name.
 */
int source_open(const struct source *, struct str file);

#endif
