/* SPDX-License-Identifier: ISC */
/* Papers beside the form: the pledge and the credit report. */
#ifndef EXTRACT_PAPER_H
#define EXTRACT_PAPER_H

#include "form.h"
#include "json.h"
#include "schema.h"

/*
 * What a text pledges, as shenbao-record(5) has it, without place and hash.
 * "found" is false when no sentence says it.
 */
json *pledge_read(struct arena *, const struct schema *, struct str text);

/* A pledge of which nothing can be read: a scan, a picture. */
json *pledge_unread(const char *doubt);

/* What the form itself pledges, and its place; NULL: nothing. */
json *pledge_own(struct arena *, const struct schema *, const struct doc *,
    const struct form *);

/* The same for a credit report; lines by '\n', cells by '\t'. */
json *credit_read(struct arena *, const struct schema *, struct str text);

/*
 * The last date of a text: 2024年12月20日, 2024.12.20, 二〇二四年十二月二十日,
 * as ISO 8601; empty when there is none.
 */
struct str paper_date(struct arena *, struct str text);

#endif
