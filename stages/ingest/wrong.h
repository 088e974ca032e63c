/* SPDX-License-Identifier: ISC */
/* What can be wrong with a mail, in words for clerks. */
#ifndef INGEST_WRONG_H
#define INGEST_WRONG_H

#include "json.h"

struct wrong {
	const char *code;
	bool hold; /* of the whole mail: nothing of it is read on */
	const char *text;
};

/* Never NULL: an unknown code has a text too. */
const struct wrong *wrong_find(struct str code);

/* {"code","message","at"} appended to a list; at may be "". */
void wrong_add(json *list, struct str code, struct str at);

#endif
