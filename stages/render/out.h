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

struct out_file {
	struct str path, sha256;
	int64_t size;
};

struct out {
	struct arena *a;
	const char *root;
	bool over; /* a file that is there is replaced */
	struct {
		struct out_file *v;
		size_t n, cap;
	} files;
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

/* Lists a file that something else wrote below the root. */
void out_list(struct out *, struct str path);

void out_fail(struct out *, struct str path, const char *why);

/* By path, for a listing that doesn't depend on the order of writing. */
void out_sort(struct out *);

/*
 * A name that every file system takes: separators, reserved signs, controls
 * and direction marks become '_', at most max code points, never empty.
 */
struct str out_name(struct arena *, struct str, ptrdiff_t max);

#endif
