/* SPDX-License-Identifier: ISC */
/*
 * Papers bound into one file: where in it each begins.
 *
 * A paper begins where a page, or a line of its own, names a chapter of the
 * pack and something follows that is no other such line: an index names
 * them, too, one after the other.
 */
#ifndef EXTRACT_BOUND_H
#define EXTRACT_BOUND_H

#include "doc.h"
#include "schema.h"

struct bound_part {
	const struct chapter_spec *chapter;
	struct str at;	 /* doc_place() of its heading */
	struct str text; /* from its heading to the next one's */
	bool drawn;	 /* nothing but pictures below the heading */
	bool top;	 /* the heading is a page's */
};

struct bound {
	struct bound_part *v; /* in order; neighbours differ in chapter */
	size_t n, cap;
	int chapters; /* different ones */
	int unread;   /* pictures, and pages without text, of no part */
};

void bound_read(
    struct arena *, const struct schema *, const struct doc *, struct bound *);

#endif
