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

/* As it is worked on, made by source_at(). */
struct source {
	enum source_kind kind;
	struct str id; /* the unique name, not yet unique over all inputs */
	const char *path;
	int64_t from, len; /* of an mbox; len -1: the whole file */
	bool taken; /* an earlier source has this id */
	const struct str *files; /* SOURCE_FOLDER: relative paths, sorted */
	size_t nfiles;
};

struct input {
	enum source_kind kind;
	const char *path;
	struct str id;
	size_t first; /* number of its first source */
	struct {
		struct str *v;
		size_t n, cap;
	} files;
};

/*
 * As it is kept: of a message no more than its name, because there may be
 * any number of them and each box is a copy of the process.
 */
struct place {
	/*
	 * Of a message in a folder its path below the input, in names; of one
	 * in an mbox where it ends, it begins where the one before ended; of
	 * an input that is one source -1.
	 */
	int64_t at;
	uint32_t input;
	bool taken;
};

struct sources {
	struct arena mem;
	struct {
		struct input *v;
		size_t n, cap;
	} inputs;
	struct place *v;
	size_t n, cap;
	char *names; /* each with its '\0' */
	size_t used, room;
};

extern const char *const source_words[SOURCE_KINDS];

/*
 * Appends what an input holds, sorted by name.  NULL, or why the input can't
 * be read.
 */
const char *source_list(struct sources *, const char *input);

/* Marks those whose id an earlier one has; once, when all are listed. */
void sources_clash(struct sources *);

/* The source of a number, its texts in the arena or the list's. */
void source_at(const struct sources *, size_t, struct arena *, struct source *);
void sources_release(struct sources *);

/*
 * Opens a file of a source (file == "" but for folders): its descriptor, or
 * -1 with errno.  A Maildir's message that was renamed meanwhile is found
 * again by its unique name.
 */
int source_open(const struct source *, struct str file);

#endif
