/* SPDX-License-Identifier: ISC */
/*
 * A stranger's words on a terminal: no controls, no direction marks; what
 * ends a line there is a blank here.  What is logged is escaped by log.h.
 */
#ifndef SHENBAO_SAY_H
#define SHENBAO_SAY_H

#include <stdio.h>

#include "str.h"

void say(FILE *, struct str);

#endif
