/* SPDX-License-Identifier: ISC */
/*
 * Where a converter finds itself: it may read the system's libraries, its
 * data and its one document, and nothing else in the file system (Landlock).
 */
#ifndef SHENBAO_CAGE_H
#define SHENBAO_CAGE_H

#include <stdbool.h>

/* The kernel's version of Landlock; 0 where there is none. */
int cage_version(void);

/*
 * From now on only the program at that path can be run, and only what it
 * needs and the file behind the descriptor can be opened, to read.  True, too,
 * where the kernel has no Landlock; false when it has and it failed.
 */
bool cage_enter(const char *program, int document);

#endif
