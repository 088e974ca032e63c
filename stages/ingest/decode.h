/* SPDX-License-Identifier: ISC */
/*
 * Transfer encodings as streams: bytes in, bytes out, any cut between calls.
 * Decoders never fail: what does not fit is passed over or copied as it is,
 * and "bad" or "cut" says so.
 */
#ifndef INGEST_DECODE_H
#define INGEST_DECODE_H

#include "str.h"

enum decode_kind {
	DECODE_NONE, /* 7bit, 8bit, binary: RFC 2045 s6.2 */
	DECODE_BASE64, /* RFC 2045 s6.8 */
	DECODE_QP, /* RFC 2045 s6.7 */
};

#define DECODE_HELD 64 /* bytes a decoder may hold back */

struct decoder {
	enum decode_kind kind;
	bool bad; /* bytes that the encoding doesn't allow */
	bool cut; /* ended inside a group */
	bool padded; /* base64: a "=" was seen, nothing should follow */
	uint32_t acc; /* base64: bits of an unfinished group */
	int n; /* base64: characters in acc; QP: state */
	char hi; /* QP: first digit after "=" */
	char held[DECODE_HELD]; /* QP: blanks, dropped before a line end */
	int nheld;
};

/*
 * Decodes n bytes to out, which has room for n + DECODE_HELD + 2.  Returns
 * how many were written.
 */
size_t decode_feed(struct decoder *, const char *in, size_t n, char *out);

/* What is left at the end: at most DECODE_HELD + 2 bytes. */
size_t decode_end(struct decoder *, char *out);

/*
 * One line of uuencode (POSIX uuencode) without its line end, to out, which
 * has room for n bytes.  -1 when it isn't one.
 */
ptrdiff_t decode_uu_line(const char *in, size_t n, char *out);

/* Is this "begin 644 NAME"?  *name is the rest of the line. */
bool decode_uu_begin(struct str line, struct str *name);

/*
 * HZ (RFC 1843) as GB 2312 bytes; false when there is no "~{" ... in s or
 * what stands there isn't HZ.
 */
bool decode_hz(struct arena *, struct str s, struct str *gb);

#endif
