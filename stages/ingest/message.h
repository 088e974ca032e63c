/* SPDX-License-Identifier: ISC */
/*
 * One message, read in a box from descriptor 0.  The answer's object holds,
 * beside "wrong":
 *
 *	sha256 size class sent from to subject message_id received clock
 *	body {text, file}	file: number of the file with the whole text
 *	links forwarded
 */
#ifndef INGEST_MESSAGE_H
#define INGEST_MESSAGE_H

#include "answer.h"

struct message_input {
	json *trusted; /* names of our own hosts, or NULL */
	struct str prefix; /* of places: of a message found in an archive */
	int64_t from, len; /* of descriptor 0; len -1: to its end */
};

void message_read(struct box_out *, const struct message_input *);

#endif
