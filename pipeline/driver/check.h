/* SPDX-License-Identifier: ISC */
/* Whether a pack makes sense: every fault at once. */
#ifndef SHENBAO_CHECK_H
#define SHENBAO_CHECK_H

#include <stdio.h>

#include "notice.h"

/*
 * Reads a pack; true when it has no fault.  Else each is told on err as
 * "file:line:column: message", with the line and a caret below it.
 */
bool notice_check(struct notice *, const char *dir, FILE *err);

#endif
