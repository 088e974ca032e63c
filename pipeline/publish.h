/* SPDX-License-Identifier: ISC */
/*
 * OUT: runs/ID (whole runs, never changed), current (a link to one of them),
 * runs/.next (the run being made).  Publishing is one rename of a link, so a
 * reader sees the old run or the new one, whole.
 */
#ifndef SHENBAO_PUBLISH_H
#define SHENBAO_PUBLISH_H

#include "str.h"

/* OUT/runs/.next, made empty; its path in the arena.  NULL with *why. */
char *publish_begin(struct arena *, const char *out, const char **why);

/* The path of the run being made, for a later stage. */
char *publish_next(struct arena *, const char *out);

/* Says what the run being made will be called; NULL, or why not. */
const char *publish_set_id(const char *out, const char *id);

#define PUBLISH_ID_MAX 64

/*
 * Syncs runs/.next, names it runs/ID and points current at it.  A run of the
 * same ID is exchanged and removed.  NULL, or why not: then current is what
 * it was.
 */
const char *publish_commit(const char *out, char id[PUBLISH_ID_MAX]);

#endif
