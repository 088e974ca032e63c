/* SPDX-License-Identifier: ISC */
/*
 * One table, and the three ways in which it is written: a workbook, a page
 * and a print-ready PDF of the same content.
 */
#ifndef SHENBAO_GRID_H
#define SHENBAO_GRID_H

#include "html.h"
#include "xlsxout.h"

#define GRID_COLUMNS_MAX 32

struct grid_row {
	struct str *cells; /* NULL: a band */
	struct str band; /* a line over the whole width */
	struct str note; /* a line below a band: nothing here, and why */
	struct str link; /* where a cell links to, relative; or "" */
	size_t link_col;
};

struct grid {
	struct arena *a; /* of what the rows say; may lie on disk */
	struct arena *table; /* of the rows; may be the same */
	struct str title, lines, notes;
	/* Of the page: where one came from, and what that is called. */
	struct str back, back_name;
	struct str office; /* for the properties of the files */
	int64_t at;
	const struct xlsxout_column *cols;
	size_t ncols;
	struct {
		struct grid_row *v;
		size_t n, cap;
	} rows;
};

void grid_cool(const struct grid *); /* see arena_cool() */
struct grid_row *grid_band(struct grid *, struct str);
struct grid_row *grid_row(struct grid *); /* ncols empty cells */

/* path is without its ending. */
void grid_xlsx(const struct grid *, struct out *, struct str path);
void grid_html(const struct grid *, struct out *, struct str path,
    const char *css);
void grid_pdf(const struct grid *, struct out *, struct str path);

/* Makes the faces of PDFs small, for this process and those it forks. */
void grid_pdf_faces(void);

#endif
