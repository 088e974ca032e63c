/* SPDX-License-Identifier: ISC */
/* Between the files that read what stands below a row of headings. */
#ifndef EXTRACT_FORM_HEAD_H
#define EXTRACT_FORM_HEAD_H

#include "form_seat.h"

#define HEAD_CELL_BYTES 60 /* 20 characters */

struct head {
	int row, below; /* rows that are aligned with it */
	int from;	/* first column, behind a heading of several rows */
	int cells, fields, years;
	bool named; /* its first cell is a word that heads columns */
	bool aside; /* another is a column's that holds no answers */
	bool marks; /* another is one for experts to write into */
};

/* The column behind the cell at a place. */
int head_next(struct walk *, int row, int col);

/* What was read: its cells are neither labels nor answers any more. */
void head_kill_row(struct walk *, int row, int from);

/* Is there a row below that a person's field heads? */
bool people_rows(struct walk *, const struct head *);

/* Reads such a row. */
void people_row(struct walk *, const struct head *, int row);

/*
 * 人员信息 | 姓名 | 职务 | 手机 over 法定代表人 | … and 联系人 | …, whatever
 * the first column is called: the rows that belong to people, 0: none do.
 */
int people_below(struct walk *, const struct head *);

/* Reads a person a column; false: the columns are no persons'. */
bool people_columns(struct walk *, const struct head *);

#endif
