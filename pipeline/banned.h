/* SPDX-License-Identifier: ISC */
/*
 * Functions that this tree does not use: unbounded copies, hidden state,
 * conversions without an error.  The headers that declare them come first,
 * so that str.h can be included anywhere.
 */
#ifndef SHENBAO_BANNED_H
#define SHENBAO_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi atol atof gmtime \
    localtime ctime asctime gets

#endif
