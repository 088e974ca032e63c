/* SPDX-License-Identifier: ISC */
/*
 * What a box answered, taken over member by member: only names we know, of
 * the type they should have, within bounds.  A box may have been subverted by
 * the document that it read.
 */
#ifndef EXTRACT_TRUST_H
#define EXTRACT_TRUST_H

#include "schema.h"
#include "spool.h"

struct trust {
	struct arena *a;
	struct spool *spool; /* for text too long for a record */
	struct str place;    /* stands before each place: MAIL/PLACE */
	const char *why;     /* the spool's trouble */
};

/* {name: field} of one of the schema's forms. */
json *trust_fields(struct trust *, const struct form_spec *, json *from);
/* Takes the rows out of what they are from. */
json *trust_rows(struct trust *, const struct form_spec *, json *from);
json *trust_drift(struct trust *, json *from);
json *trust_promised(struct trust *, const struct schema *, json *from);
json *trust_parts(struct trust *, const struct schema *, json *from);
json *trust_marks(json *from);
json *trust_pledge(struct trust *, json *from); /* or NULL */
json *trust_credit(struct trust *, json *from); /* or NULL */
json *trust_names(struct trust *, json *from);
json *trust_wrong(struct trust *, json *from);
struct str trust_hex(struct arena *, struct str, ptrdiff_t digits);

#endif
