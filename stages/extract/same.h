/* SPDX-License-Identifier: ISC */
/*
 * 同上, 同法定代表人, 〃: answers that point to another one.  The field keeps
 * its raw text; same is the text of the answer that it points to.
 */
#ifndef EXTRACT_SAME_H
#define EXTRACT_SAME_H

#include "form.h"

/* Does a text say "as above", and nothing else? */
bool same_above(struct arena *, struct str raw);

/* Answers of a form that point to another one that it has. */
void same_form(const struct form *, json *fields);

/* Answers of a list's row that point to the row before; NULL: there is none. */
void same_row(struct arena *, const struct form_spec *, json *fields,
    json *before);

#endif
