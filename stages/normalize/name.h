/* SPDX-License-Identifier: ISC */
/* What names of companies and of people have in common. */
#ifndef NORMALIZE_NAME_H
#define NORMALIZE_NAME_H

#include "readers.h"

/* Does s end in one of the words?  The list ends in NULL. */
bool name_ends_in(struct str s, const char *const *words);

/* Is there a Chinese character in it? */
bool name_has_han(struct str);

/* Without （盖章） and the like, and without signs, at its end. */
struct str name_without_seal(struct value *, struct str);
struct str name_without_tail(struct value *, struct str);

#endif
