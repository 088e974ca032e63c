/* SPDX-License-Identifier: ISC */
/*
 * What a person must do or decide, what expires first on top: the board's
 * list and the 交接单.
 */
#ifndef SHENBAO_TODO_H
#define SHENBAO_TODO_H

#include "render.h"

enum todo_kind { /* the order among those that expire together */
	TODO_HELD,
	TODO_TABLE, /* a file of the desk, or a line of it, of no use */
	TODO_STALE, /* a decision that a new version made void */
	TODO_DESK, /* a line of order.csv or scores.xlsx that wasn't taken */
	TODO_LINK,
	TODO_WITHDRAWN, /* the applicant writes that it takes its case back */
	TODO_ROWS, /* of a list, without a form */
	TODO_MANUAL,
	TODO_REJECT,
	TODO_RETURN,
	TODO_TRANSFER, /* another channel's */
	TODO_AWAITED, /* asked, not answered */
	TODO_UNREAD,
};

struct todo {
	enum todo_kind kind;
	int64_t due; /* INT64_MIN: at once */
	struct str id, recommender, company, text, done;
	bool is_case;
	size_t n; /* place in the stream: the last tie-break */
};

struct todos {
	struct {
		struct todo *v;
		size_t n, cap;
	} all;
	int64_t of_kind[TODO_UNREAD + 1];
	json *actions; /* of the desk */
	bool *known; /* which of them are about a record */
};

void todo_begin(struct render *, struct todos *);
void todo_add(struct render *, struct todos *, struct rec *, struct arena *);
void todo_end(struct render *, struct todos *); /* sorts */

/* “What a mail calls itself”, no number or address in it. */
struct str todo_subject(struct render *, struct str);
/* Whose mail it is: an office or a company, never a person. */
struct str todo_writer(struct render *, struct str from);

struct str todo_what(struct render *, enum todo_kind);
/* "立即", or the time. */
struct str todo_due(struct render *, struct arena *, const struct todo *);

#endif
