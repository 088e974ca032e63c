/* SPDX-License-Identifier: ISC */
/* Between mime.c, which cuts a message up, and leaf.c, its content. */
#ifndef INGEST_PARSER_H
#define INGEST_PARSER_H

#include "decode.h"
#include "limit.h"
#include "mime.h"

#define CARRY KIB(16) /* an unfinished line; longer ones come in pieces */
#define OUT KIB(32)
#define CAND 1024 /* RFC 5322 s2.1.1: lines of at most 998 bytes */
#define BOUNDARY_MAX 998 /* RFC 2046 s5.1.1 says 70; more is seen */

struct frame {
	bool message;
	bool digest;
	bool closed; /* its closing delimiter was seen */
	bool seen; /* some delimiter was seen */
	struct str place, type;
	struct str boundary; /* "" until salvaged */
	int children;
};

struct leaf {
	struct mime_part part;
	bool open;
	bool loose; /* a message without Content-Type: parts may still come */
	bool uu; /* a uuencoded file may stand in it */
	bool yenc;
	int uus;
	struct decoder decoder;
	struct mime *child; /* of an encoded message */
	char eol[8]; /* belongs to the delimiter if one follows */
	int neol;
};

struct mime {
	struct arena keep; /* the parser itself, places, boundaries */
	struct arena head; /* of the current header */
	const struct mime_handler *h;
	struct mime_within within;
	int own_parts;
	enum { START, HEADER, BODY } state;
	struct frame frame[MAIL_NEST_MAX + 1];
	int nframes;
	struct str base, place; /* of the entity whose header is read */
	struct sb block; /* its header lines */
	int nlines;
	bool blanks; /* stood before it */
	bool large; /* that header is over its limit */
	bool rest; /* no more parts: all that follows is one */
	struct leaf leaf;
	struct mime_part uu;
	bool in_uu;
	char cand[CAND]; /* a line that waits for the next one */
	int ncand, cand_eol;
	bool mid_line;
	char carry[CARRY];
	size_t ncarry;
	char out[OUT + DECODE_HELD + 4];
	size_t nout;
};

void parser_warn(struct mime *, const char *code, struct str place);

/* "2" and 1 to "2.1"; "" and 1 to "1". */
struct str parser_place(struct mime *, struct str place, const char *, int n);

/* A line of content; whole: with its line end. */
void parser_body_line(struct mime *, struct str, struct str eol, bool whole);

/* --- leaf.c --- */

enum decode_kind leaf_decoder(struct mime *, const struct mime_part *);
void leaf_open(struct mime *, const struct mime_part *);
/* What stands in a multipart outside of its parts. */
void leaf_open_outside(struct mime *);
void leaf_line(struct mime *, struct str line, struct str eol);
/* delimited: a boundary follows, which takes the last line end with it. */
void leaf_close(struct mime *, bool delimited);
/* The line that waits is content after all. */
void leaf_flush_wait(struct mime *);
/* True when the line belongs to a uuencoded file. */
bool leaf_uu_line(struct mime *, struct str line);
void leaf_uu_end(struct mime *, bool whole);

#endif
