/* SPDX-License-Identifier: ISC */
/*
 * The folder of the run being made.  Every file goes through here: mode
 * 0600, folders 0700, listed with its SHA-256 for run.json.  The first error
 * sticks; publishing syncs the file system once, so files are not synced one
 * by one.
 */
#ifndef SHENBAO_OUT_H
#define SHENBAO_OUT_H

#include <stdio.h>

#include "str.h"

#define OUT_OTHERS 16

struct out {
	struct arena *a;
	const char *root;
	bool over; /* a file that is there is replaced */
	FILE *list; /* a temporary file: there may be a million of them */
	FILE *others[OUT_OTHERS]; /* what other processes list */
	int nothers;
	struct str why; /* "PATH: reason" of the first error, or empty */
};

/*
 * path is relative; its folders are made.  One that begins with a dot is no
 * paper of the run and isn't listed.
 */
void out_put(struct out *, struct str path, struct str bytes);

/* The same of what a descriptor holds, which is closed. */
void out_copy(struct out *, struct str path, int fd);

/* A new file for writing, or NULL with the reason kept; then out_list(). */
FILE *out_open(struct out *, struct str path);

/*
 * A file that comes in pieces, of which the last may be the only one.  What
 * is held between two pieces is nothing.
 */
#define OUT_PIECE ((ptrdiff_t)1 << 16) /* worth a write of its own */

struct out_pieces {
	struct out *out;
	struct str path;
	FILE *fp;
};

void out_piece(struct out_pieces *, struct str bytes);
void out_last(struct out_pieces *, struct str bytes);

/* Lists a file that something else wrote below the root. */
void out_list(struct out *, struct str path);

/*
 * A list, by its number, for another process to keep what it writes: made
 * before it starts; there, all that follows goes on it.  Here, out_later()
 * stands for the next file on it, whenever that will be written.
 */
int out_other(struct out *);
void out_keep(struct out *, int other);
bool out_kept(struct out *); /* at its end; false with the reason kept */
void out_later(struct out *, int other);

void out_fail(struct out *, struct str path, const char *why);

/* The size of a file below the root, -1: it isn't there. */
int64_t out_size(struct out *, struct str path);

/* All files so far as JSON objects with commas between, in order of writing. */
void out_listing(struct out *, FILE *to);

/*
 * A name that every file system takes: separators, reserved signs, controls
 * and direction marks become '_', at most max code points, never empty.
 */
struct str out_name(struct arena *, struct str, ptrdiff_t max);

#endif
