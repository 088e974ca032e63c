/* SPDX-License-Identifier: ISC */
/*
 * MIME (RFC 2045, 2046) as a stream: bytes are pushed in, parts and their
 * decoded content come out by calls to a handler.  Memory doesn't grow with
 * the message.  Nothing is dropped: what stands outside of all parts, what
 * lies too deep and what follows the last part allowed come out as parts
 * too; all that isn't as it should be is told by warn().
 *
 * A place is written as IMAP does: "2" is the second part, "2.1" the first
 * part of the multipart or of the message in it, "2.0" what stands between
 * the parts of "2", "2.u1" the first uuencoded file in the text "2".
 */
#ifndef INGEST_MIME_H
#define INGEST_MIME_H

#include "header.h"

enum mime_role {
	MIME_LEAF, /* content follows */
	MIME_MULTIPART, /* parts follow */
	MIME_MESSAGE, /* a message follows, its own header first */
	MIME_OUTSIDE, /* content: preamble or epilogue of a multipart */
	MIME_UU, /* content: a uuencoded file inside a text */
};

struct mime_part {
	enum mime_role role;
	struct str place;
	struct str type; /* "text/plain", in lower case */
	struct params content; /* of Content-Type */
	struct str charset; /* "" when not said */
	struct str name; /* of the file, UTF-8; "" when not said */
	struct str other_name; /* what another field or form says, or "" */
	struct str disposition; /* "attachment", "inline", "" */
	struct str encoding; /* in lower case */
	struct str within; /* type of the multipart around it, or "" */
	const struct fields *fields;
	void *sink; /* the handler's own */
};

/*
 * Codes of warn(): "empty" "utf-16" "no-header" "leading-blank" "mbox-from"
 * "header-unended" "header-fold" "header-too-large" "field-too-long"
 * "type-broken" "encoding-unknown" "encoding-broken" "encoding-cut"
 * "charset-wrong" "name-broken" "name-conflict" "boundary-missing"
 * "boundary-salvaged" "boundary-unclosed" "part-after-end"
 * "nested-too-deep" "too-many-parts" "uuencode" "uuencode-cut" "yenc".
 *
 * A part and what it points to live until end() for the roles with content,
 * until part() returns for the others.
 */
struct mime_handler {
	void *ctx;
	void (*part)(void *ctx, struct mime_part *);
	void (*data)(void *ctx, struct mime_part *, struct str);
	void (*end)(void *ctx, struct mime_part *);
	void (*warn)(void *ctx, const char *code, struct str place);
};

struct mime;

/* What a message inside a message shares with the one around it. */
struct mime_within {
	struct str prefix; /* its place, "" for the outermost */
	int depth;
	int *parts; /* counted over all; NULL: a count of its own */
};

struct mime *mime_new(const struct mime_handler *, struct mime_within);
void mime_feed(struct mime *, struct str);
void mime_close(struct mime *); /* the end of the message; frees */

/* --- private to mime.c and part.c --- */

/* Cuts a header block (lines by '\n') into fields, unfolded. */
const char *part_fields(struct arena *, struct str block, struct fields *);

/*
 * Fills in what the fields say; place, role and within are the caller's.
 * Reasons go to warn.
 */
void part_read(struct arena *, const struct fields *, bool digest,
    struct mime_part *, const struct mime_handler *);

#endif
