/* SPDX-License-Identifier: ISC */
/* What the program says by itself, in the words of the notice at hand. */
#ifndef SHENBAO_WORDING_H
#define SHENBAO_WORDING_H

#include "json.h"

/*
 * The text with the words that tables.words.instead of the pack names
 * replaced (案例: 产品), the longest first and none twice.  Never of what an
 * applicant wrote: that is evidence.
 */
struct str wording(struct arena *, json *pack, struct str);

/* What every paper of a stream that seal marked says; "" of any other. */
struct str wording_edited(json *pack, json *end);

#endif
