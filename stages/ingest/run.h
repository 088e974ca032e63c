/* SPDX-License-Identifier: ISC */
/*
 * One box of this stage: a message, an archive or a plain file is read in
 * it, and its answer lands in the spool.  Runs form a tree, as archives in
 * mails do; all of it lives in the item's arena.
 */
#ifndef INGEST_RUN_H
#define INGEST_RUN_H

#include "box.h"
#include "json.h"
#include "source.h"
#include "spool.h"

enum run_kind { RUN_MESSAGE, RUN_ARCHIVE, RUN_PLAIN };

struct run_file {
	struct spool_file *open;
	void *hash; /* of a file that isn't kept: EVP_MD_CTX */
	char sha[SHA256_HEX + 1];
	int64_t size;
	json *entry; /* NULL until it is whole */
};

struct item;

struct run {
	struct box_job job; /* first: the pool hands it back */
	enum run_kind kind;
	struct item *item;
	/* Where the input is: a file of the source, or in the spool. */
	const struct source *source;
	struct str file; /* of a SOURCE_FOLDER */
	struct str sha; /* "" when it is the source itself */
	/* What the box is told. */
	struct str place, path, name;
	int depth;
	/* The answer. */
	struct {
		struct run_file *v;
		size_t n, cap;
	} files;
	int current;
	int64_t unpacked, packed; /* packed: of the archive; 0: a device */
	struct sb text; /* of 'J' */
	json *root; /* NULL when the box died */
	char why[160]; /* of its death; "" when it ended well */
	/* The tree. */
	size_t of; /* number of the parent's file that was opened */
	struct run *child, *last, *next;
	struct run *queued; /* the next in the queue of jobs */
};

/* Everything that runs share. */
struct run_context {
	struct spool *spool;
	json *trusted; /* names of our own hosts */
	const char *fault; /* the spool failed: why; sticky */
};

/* The work of one mail, folder, archive. */
struct item {
	struct arena mem;
	struct run_context *ctx;
	const struct source *source;
	struct run *root;
	int pending; /* runs not yet done */
	int64_t unpacked; /* bytes out of archives so far */
	int64_t mtime, size; /* of the source's file */
	int nfiles, narchives;
	struct box_mail slow;
	struct item *next;
	void (*done)(struct run *); /* called when a run is done */
	void *owner;
};

struct run *run_new(struct item *, enum run_kind);
void run_adopt(struct run *parent, struct run *child);

#endif
