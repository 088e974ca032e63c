/* SPDX-License-Identifier: ISC */
/*
 * The evidence that a form says comes with it: its 附件清单, an item each,
 * whether in a box, in numbered lines, or in a table of its own.
 */
#ifndef EXTRACT_PROMISE_H
#define EXTRACT_PROMISE_H

#include "form.h"

/* [{"raw","at","chapter"[,"doubt"]}], empty when the form has no such list. */
json *promise_list(struct form *);

/* A numbered line, or one with a box. */
bool promise_is_item(const struct doc_block *);

/* A heading at block i over numbered lines or a table.  Blocks taken. */
size_t promise_below(struct form *, size_t i);

#endif
