/* SPDX-License-Identifier: ISC */
/* Whether a pack makes sense: every fault at once. */
#ifndef SHENBAO_CHECK_H
#define SHENBAO_CHECK_H

#include <stdio.h>

#include "notice.h"

/*
 * Reads a pack; true when it has no fault.  Else each is told on err as
 * "file:line:column: message", with the line and a caret below it.  Notes
 * say what is no fault, such as words for a rule that the pack hasn't.
 */
bool notice_check(struct notice *, const char *dir, bool notes, FILE *err);

#endif
