/* SPDX-License-Identifier: ISC */
/* Between the files that read a table: what each of its cells is. */
#ifndef EXTRACT_FORM_SEAT_H
#define EXTRACT_FORM_SEAT_H

#include "form.h"

#define HEADING_BYTES_MAX 90 /* 30 characters */
#define REGION_CELLS_MAX 64  /* cells that answer one label */
#define BANNER_BYTES_MAX 180 /* 60: a section's name with a remark */
#define HALVES_MAX 8	     /* rows of headings side by side */

struct seat { /* what is known of one cell */
	const struct doc_cell *cell;
	int label; /* field, LABEL_OTHER, LABEL_NONE */
	struct str unit;
	struct str said; /* the unit of sums that holds here */
	struct str key;	      /* of text that is short enough for a heading */
	bool empty, answered; /* it is the answer to a label */
	bool joined;	      /* the second half of a label over two cells */
	bool told;	      /* holds labels with their answers */
	bool banner;	      /* a section's name, though it is a label */
	bool dead;	      /* neither label nor answer: a column's name */
	bool under;	      /* its answer stands below, whatever is beside */
	const struct doc_cell *tail; /* that second half */
	struct label_parts parts; /* of 联系人/电话; label: the first field */
	bool lists; /* the label's cell lists the options of its choice */
};

struct walk {
	struct form *f;
	struct doc_table *t;
	size_t block;
	struct words above; /* headings of paragraph and outer tables */
	struct str banner;  /* the last heading that takes a whole row */
	struct str unit;    /* of the table's sums: （单位：万元） */
	struct str part_unit; /* of the section's */
	struct str note_unit; /* that notes around the table say */
	bool note_unclear;    /* they don't agree */
	struct {
		int row, to; /* that heads the rows up to there */
	} halves[HALVES_MAX];
	int nhalves;
	struct seat *seats; /* of t->cells, same order */
	int *cells; /* of each row, those that reach into it, too */
	struct { /* cells over several rows, in the row asked for last */
		int row; /* from 1; 0: none was */
		struct seat **v;
		size_t n, cap;
	} tall;
};

/* What each cell is; w->seats is there, zeroed. */
void seat_all(struct walk *);

struct seat *seat_at(struct walk *, int row, int col);

/* The cell that starts at a place of the grid, NULL: none does. */
struct seat *seat_start(struct walk *, int row, int col);
bool seat_is_field(const struct seat *);
bool seat_is_label(const struct seat *);

/* The headings over a cell: paragraph, banner row, merged cells at left. */
void seat_headings(struct walk *, const struct doc_cell *, struct words *);

/* Sections side by side: found once, then each cell's heading. */
void scope_halves(struct walk *);
void scope_headings(struct walk *, const struct doc_cell *, struct words *);

/* Units said once; scope_take_unit(): whether a cell says nothing else. */
void scope_unit_above(struct walk *);
bool scope_take_unit(struct walk *, const struct seat *);
void scope_give_unit(struct walk *, struct seat *);
void scope_note_units(struct walk *);

/* A column of units in the rows up to end; what it says for their labels. */
bool scope_is_units(struct walk *, int row, int end, int col);
void scope_units_beside(
    struct walk *, int row, int end, int labels, int col);

/* For answers in a label's cell: those found from the nth on. */
void scope_give_units(struct walk *, const struct seat *, size_t n);

/* Does a cell take its whole row (but for empty places)? */
bool seat_is_alone(struct walk *, const struct seat *);

/* Takes what heads the rows below, if a cell does. */
void seat_banner(struct walk *, const struct seat *);

/* A label over its whole row; in a sheet, over at least half of it. */
bool seat_is_over(struct walk *, const struct seat *);

/* 近三年营业收入, over two rows, beside years and their figures. */
void form_years_beside(struct walk *, int row);

/* A label on its own row, answered by what is said to be its owner's. */
struct found *form_found(struct walk *, const struct seat *, int field,
    const struct doc_cell *at);

/* The cells at the right of a place in one row, up to the next label. */
size_t seats_right(struct walk *, int row, int col, enum field_kind,
    struct seat **out, size_t max);

/* The answer of a label of two rows that has a prompt beside its first. */
const struct seat *seat_below_prompt(
    struct walk *, const struct seat *label, const struct seat *is);
void seats_rest(struct walk *, const struct seat *, const struct seat *is,
    struct doc_cell *to);

/* How many of the cells beside a label belong to its answer. */
size_t seats_pieces(enum field_kind, struct seat **, size_t n);

/* Are there other figures beside the one that was taken? */
bool seat_has_rivals(
    struct walk *, const struct seat *is, struct seat **, size_t n);

/* 企业简介（续）: the last answer to the same question; NULL: there is none. */
struct found *rest_of(struct walk *, const struct seat *);

/* More of a text that was broken off: on in the line, or in one of its own. */
void rest_add(struct walk *, struct found *, const struct doc_cell *);

/*
 * A text beside an empty place where a label should stand: the end of the
 * long answer above, in this table or the one before; before: what was found
 * ahead of this table.
 */
void rest_unlabelled(struct walk *, int row, size_t before);

/* 一、案例背景 … 二、实施方案 …: lines of a cell that head its text. */
bool seat_sections(struct walk *, const struct seat *, enum standing);

/* Labels with their answers in a box for long text. */
void seat_listed(struct walk *, const struct seat *is);

/* Cells as one text; they are answered. */
void seats_join(struct walk *, struct doc_cell *to, struct seat **v, size_t n,
    char sep, char first);

/* A choice, a list: all cells at the right, in all rows of the label. */
void form_choice(struct walk *, struct seat *, int col);

/* Options in the rows below a label; false: there are none. */
bool form_grid(struct walk *, struct seat *);

/* Rows below a choice's label that each name one of its options. */
int form_options_below(struct walk *, const struct seat *);

/* Takes a cell for a label that the pack doesn't know, if it looks like one. */
void form_stranger(struct walk *, const struct seat *);

/* The office that signs in the box of a label. */
void form_signed(struct walk *, const struct seat *);

/* 2023, 2023年, 2023年度 as a number, 0: it is none. */
int form_year_of(struct str key);

/* A year's column below a row of headings: how many fields ask for it. */
int form_year_column(struct walk *, int row, int below, int from, int col,
    bool read);

/* Rows of a year each below a row of headings; how many, 0: none of ours. */
int form_year_rows(struct walk *, int row);

/*
 * A row that heads a column of which every row answers; the rows below that
 * it takes, 0: there is no such column.
 */
int form_each(struct walk *, int row);

/* Rows that head columns, and what that makes of the cells below. */
void head_all(struct walk *);

/* A row in which every cell is a label: the answers stand below. */
bool seat_header_row(struct walk *, int row);

#endif
