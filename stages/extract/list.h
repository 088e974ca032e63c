/* SPDX-License-Identifier: ISC */
/* Lists: the 推荐汇总表, one row a case, in a sheet or a Word table. */
#ifndef EXTRACT_LIST_H
#define EXTRACT_LIST_H

#include "form.h"

/*
 * How many of the list's columns the best row of headings in the document
 * names; 0 when there is none that names the required ones.
 */
int list_score(struct arena *, const struct schema *, const struct doc *);

/* The same document without the tables that have a list's headings. */
struct doc list_without(
    struct arena *, const struct schema *, const struct doc *);

/*
 * {"fields":{...},"rows":[{"n","fields","at"}],"totals":null|text,
 * "wrong":[...]}; places are those inside the document.
 */
json *list_read(struct arena *, const struct schema *, const struct doc *);

#endif
