/* SPDX-License-Identifier: ISC */
/*
 * Workbooks fit to be printed and signed: title, a line to fill in, headings
 * that repeat, heights that fit, borders, page numbers.  Every text is
 * written as a string, so that no cell is ever a formula of a sender's words.
 */
#ifndef SHENBAO_XLSXOUT_H
#define SHENBAO_XLSXOUT_H

#include "out.h"

struct xlsxout_column {
	struct str heading;
	double width; /* in characters, as Excel counts them */
	bool centre; /* short codes; else left */
	bool clerk; /* for a person to fill in: another shade */
	double max; /* only numbers from 0 to this may be filled in; 0: any */
	struct str *choices; /* a drop-down list of nchoices, or NULL */
	size_t nchoices;
};

struct xlsxout_look {
	struct str name; /* of the sheet */
	struct str title;
	struct str mark; /* 征求意见稿 and the like, right of the title; or "" */
	struct str lines; /* below the title, '\n' between them */
	struct str notes; /* below the table, '\n' between them */
	bool a3, portrait;
	bool one_page; /* a table and its chart; else as many as it takes */
	int freeze; /* columns that stay when scrolling */
	double points; /* of the body; 0: 10.5 */
};

struct xlsxout;
struct xlsxout_sheet;

/*
 * A workbook at a path relative to the run's folder.  title, office and
 * created go to the document's properties.
 */
struct xlsxout *xlsxout_new(struct out *, struct str path, struct str title,
    struct str office, int64_t created);

/* columns must outlive the workbook. */
struct xlsxout_sheet *xlsxout_sheet(struct xlsxout *, const struct xlsxout_look *,
    const struct xlsxout_column *, size_t n);

/*
 * One row of n cells.  links may be NULL; a link is a relative path of ours
 * (from the workbook's folder) or empty.
 */
void xlsxout_row(struct xlsxout_sheet *, const struct str *cells,
    const struct str *links);

/* A line over the whole width between rows: the name of a group. */
void xlsxout_band(struct xlsxout_sheet *, struct str text);

/*
 * A row of texts, then numbers; for charts.  A number below 0 is none, and
 * stands as a dash.
 */
void xlsxout_numbers(struct xlsxout_sheet *, const struct str *texts,
    size_t ntexts, const double *v, size_t n);

/*
 * A bar chart of the first rows put: names from the first column, and a
 * series for each of n columns of numbers behind the ntexts.
 */
void xlsxout_chart(struct xlsxout_sheet *, struct str title, int rows,
    size_t ntexts, int n);

int xlsxout_rows(const struct xlsxout_sheet *);

/* Writes the file and frees the workbook; errors stick in out. */
void xlsxout_close(struct xlsxout *);

/*
 * Text as a cell can hold it: UTF-8 without what XML 1.0 forbids, at most
 * 32,767 characters, with a mark where it was cut.
 */
struct str xlsxout_text(struct arena *, struct str);

#endif
