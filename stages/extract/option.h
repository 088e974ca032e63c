/* SPDX-License-Identifier: ISC */
/* The options of a choice by the names that head columns. */
#ifndef EXTRACT_OPTION_H
#define EXTRACT_OPTION_H

#include "schema.h"

/*
 * The option whose name, or synonym, a text is; else the only one that it
 * shortens: 工控系统评估 of 工业控制系统安全评估.  From 1; 0: none, or several.
 */
int option_of(
    struct arena *, const struct options *, struct str text, bool *shortened);

#endif
