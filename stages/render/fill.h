/* SPDX-License-Identifier: ISC */
/* Texts of the pack with {names} in them. */
#ifndef SHENBAO_FILL_H
#define SHENBAO_FILL_H

#include "json.h"

/*
 * Each {name} that vars has becomes its text; what it hasn't stays as it is,
 * so that a slip in the pack is seen.  Values are never expanded again.
 */
struct str fill_in(struct arena *, struct str text, json *vars);

#endif
