/* SPDX-License-Identifier: ISC */
/*
 * Patterns of the pack: PCRE2 with UTF and Unicode properties, bounded in
 * steps and memory, never compiled to machine code (a box has no executable
 * memory).  A match that runs into a bound is no match.
 */
#ifndef EXTRACT_PATTERN_H
#define EXTRACT_PATTERN_H

#include "str.h"

struct pattern; /* lives as long as the process */

#define PATTERN_WHOLE 1u /* the text as a whole, not somewhere in it */
#define PATTERN_GROUPS 12

/* NULL with *why (in the arena) when it can't be compiled. */
struct pattern *pattern_new(
    struct arena *, struct str text, unsigned flags, const char **why);

bool pattern_matches(const struct pattern *, struct str text);

/*
 * One that stands for n others with the same flags.  NULL when there can't be
 * one.
 */
struct pattern *pattern_any(
    struct arena *, const struct str *texts, size_t n, unsigned flags);

/* Surely none before that one matches; 0 where nobody knows. */
#define PATTERN_NONE ((size_t)0xffff)
size_t pattern_first(const struct pattern *, struct str text);

/*
 * The first match at or behind from; groups[0] is the whole, groups that did
 * not take part are empty with p == NULL.  Never an empty match.
 */
bool pattern_find(const struct pattern *, struct str text, ptrdiff_t from,
    struct str groups[PATTERN_GROUPS]);

#endif
