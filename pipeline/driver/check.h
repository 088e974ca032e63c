/* SPDX-License-Identifier: ISC */
/* Whether a pack makes sense: every fault at once. */
#ifndef SHENBAO_CHECK_H
#define SHENBAO_CHECK_H

#include <stdio.h>

#include "notice.h"

/*
 * True when the pack has no fault.  Else each is told on err as
 * "file:line:column: message", with the line and a caret below it.
 */
bool notice_check(struct notice *, FILE *err);

#endif
