/* SPDX-License-Identifier: ISC */
/*
 * Header fields of a message or part (RFC 5322 s2.2, RFC 2045 s5, RFC 2047,
 * RFC 2231, RFC 2183), read as leniently as the mails of real offices need.
 */
#ifndef INGEST_HEADER_H
#define INGEST_HEADER_H

#include "str.h"

struct field {
	struct str name;
	struct str value; /* unfolded, still raw bytes */
};

struct fields {
	struct field *v;
	size_t n, cap;
};

/* The first field of that name, "" when there is none. */
struct str field_get(const struct fields *, const char *name);

/*
 * A line that can begin a field: a name of RFC 5322 s2.2 and a colon.
 * Returns the length of the name, 0 when it is none.
 */
ptrdiff_t field_name_len(struct str line);

/*
 * Bytes in a charset that was named, or not (""), as UTF-8.  The label is a
 * hint: UTF-8 under a GB label and the reverse are seen through, GB 2312 and
 * GBK are read as GB18030, ISO-8859-1 counts as no label, HZ is recognised.
 * *bad is set when the label was wrong or bytes were replaced.  NUL becomes
 * U+FFFD.
 */
struct str bytes_text(
    struct arena *, struct str bytes, struct str charset, bool *bad);

/* Unstructured text with encoded words (RFC 2047), as UTF-8. */
struct str words_decode(struct arena *, struct str raw, bool *bad);
bool words_any(struct str raw); /* is there an encoded word? */

/* One parameter as written. */
struct piece {
	struct str name; /* without "*" and section */
	struct str raw;
	int section; /* -1: not continued */
	bool extended; /* with "*" at the end of its name */
};

struct params {
	struct str main; /* "text/plain", "attachment" */
	struct piece *v;
	size_t n, cap;
};

struct param {
	struct str text; /* UTF-8 */
	struct str other; /* what a second way of writing it says, if it differs */
	bool gap; /* a section of RFC 2231 s3 is missing or twice there */
	bool bad; /* see bytes_text() */
};

/* Reads the value of a Content-Type or Content-Disposition field. */
void params_parse(struct arena *, struct str value, struct params *);

/* False when there is no parameter of that name. */
bool params_get(
    struct arena *, const struct params *, const char *name, struct param *);

#endif
