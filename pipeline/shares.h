/* SPDX-License-Identifier: ISC */
/*
 * The end records of shares (ingest --shard K/N), put together to the one
 * that a single run would have: counts are summed up, all else must agree.
 */
#ifndef SHENBAO_SHARES_H
#define SHENBAO_SHARES_H

#include "json.h"

/*
 * Adds the end object of a share to *sum (NULL at first).  NULL, or why it
 * can't be of the same run.
 */
const char *shares_add(json **sum, json *end);

/* NULL when every share is in the sum, once. */
const char *shares_missing(json *sum);

/* What only shares have in their end record. */
void shares_forget(json *end);

#endif
