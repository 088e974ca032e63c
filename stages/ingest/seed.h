/* SPDX-License-Identifier: ISC */
/*
 * What a message is known by when mbsync fetches it anew: its hash without
 * the field X-TUID, which mbsync writes into the header by chance.
 */
#ifndef INGEST_SEED_H
#define INGEST_SEED_H

#include <stdbool.h>

#include <openssl/evp.h>

#include "str.h"

#define SEED_FIELD "X-TUID: "

struct seed {
	EVP_MD_CTX *hash; /* NULL: nothing to leave out, so no need of it */
	int n; /* bytes of the field's name at the start of this line */
	bool inside, skip, body, found;
};

bool seed_begin(struct seed *);
void seed_feed(struct seed *, struct str);

/* The hash, "" when the message's own will do. */
struct str seed_end(struct seed *, struct arena *);

#endif
