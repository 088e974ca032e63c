/* SPDX-License-Identifier: ISC */
/*
 * Lines kept in a temporary file that has no name, to be read again: what
 * grows with the number of records and isn't looked at all the time.
 */
#ifndef SHENBAO_STORE_H
#define SHENBAO_STORE_H

#include "str.h"

struct store {
	int fd;
	char *buf;
	size_t used;
	int64_t at;
	int error; /* sticky errno */
};

bool store_open(struct store *); /* false with error set */
int64_t store_put(struct store *, struct str line); /* its offset */
bool store_get(
    struct store *, struct arena *, int64_t off, size_t len, struct str *);
void store_close(struct store *);

#endif
