/* SPDX-License-Identifier: ISC */
/*
 * What a column of tables.yaml shows of a record.  A source is
 *
 *	path.to.value		as it stands in the record
 *	@getter or @getter:ARG	something that takes looking up, see cell.c
 *	a | b			the first that isn't empty
 */
#ifndef SHENBAO_CELL_H
#define SHENBAO_CELL_H

#include "render.h"

struct row {
	struct render *r;
	struct arena *a;
	json *rec; /* a record, or an object that a source of rows made */
	const struct item *item; /* of the record; NULL: none */
	int64_t n; /* from 1 in its table */
};

struct str cell_text(const struct row *, struct str source);

/* What to do about a case. */
struct str cell_advice(const struct row *);

/* A finding that a person must see: failed, or for a person. */
bool finding_open(json *finding);
/* The pack's words for its rule: title, else quote, else the id. */
struct str finding_name(struct render *, json *finding);
/* What rank says is to be done about it, "" for nothing. */
struct str finding_todo(json *finding);
/* A rule that asks for a person's look at each case: a seal, a signature. */
bool rule_everywhere(json *rule);
bool finding_everywhere(struct render *, json *finding);

#endif
