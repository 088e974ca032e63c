/* SPDX-License-Identifier: ISC */
/* Between the files that read a table: what each of its cells is. */
#ifndef EXTRACT_FORM_SEAT_H
#define EXTRACT_FORM_SEAT_H

#include "form.h"

#define HEADING_BYTES_MAX 90 /* 30 characters */

struct seat { /* what is known of one cell */
	const struct doc_cell *cell;
	int label; /* field, LABEL_OTHER, LABEL_NONE */
	struct str unit;
	struct str key;	      /* of text that is short enough for a heading */
	bool empty, answered; /* it is the answer to a label */
	bool joined;	      /* the second half of a label over two cells */
	bool told;	      /* holds labels with their answers */
	const struct doc_cell *tail; /* that second half */
	int also;   /* the second field of 联系人/电话, or -1 */
	bool lists; /* the label's cell lists the options of its choice */
};

struct walk {
	struct form *f;
	struct doc_table *t;
	size_t block;
	struct str above;   /* the paragraph's heading */
	struct str banner;  /* the last heading that takes a whole row */
	struct seat *seats; /* of t->cells, same order */
};

/* What each cell is; w->seats is there, zeroed. */
void seat_all(struct walk *);

struct seat *seat_at(struct walk *, int row, int col);
bool seat_is_field(const struct seat *);
bool seat_is_label(const struct seat *);

/* The headings over a cell: paragraph, banner row, merged cells at left. */
void seat_headings(struct walk *, const struct doc_cell *, struct words *);

/* Does a cell take its whole row (but for empty places)? */
bool seat_is_alone(struct walk *, const struct seat *);

/* A label over its whole row; in a sheet, over at least half of it. */
bool seat_is_over(struct walk *, const struct seat *);

/* A row in which every cell is a label: the answers stand below. */
bool seat_header_row(struct walk *, int row);

#endif
