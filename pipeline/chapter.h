/* SPDX-License-Identifier: ISC */
/*
 * Which chapter of the pack a file of a record is of.  Papers bound into one
 * file are of several: its parts say where in it each begins.
 */
#ifndef SHENBAO_CHAPTER_H
#define SHENBAO_CHAPTER_H

#include "json.h"

/* Whether it is of that chapter; *at: where in it, empty: as a whole. */
bool chapter_has(json *file, struct str id, struct str *at);

/* Whether it is of any. */
bool chapter_any(json *file);

#endif
