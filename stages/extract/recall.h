/* SPDX-License-Identifier: ISC */
/*
 * Answers of earlier runs.  What a box says of a file depends on the file's
 * bytes, kind, name and folder, on the pack, on the program and, where there
 * was one, on the converter: all of that is the key.  Kept is only what was
 * read; what could not be is tried again every time.
 */
#ifndef EXTRACT_RECALL_H
#define EXTRACT_RECALL_H

#include "parcel.h"

/* Makes works.cache, or says why not and leaves it NULL. */
void recall_open(struct works *, const struct notice *, const char *dir);

/* The answer kept for an item, to be checked like a box's; NULL: none. */
json *recall(struct works *, struct item *);

/* Keeps an answer for runs to come, if it is one to keep. */
void recall_keep(
    struct works *, struct item *, json *answer, struct str bytes);

#endif
