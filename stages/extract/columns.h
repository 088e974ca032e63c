/* SPDX-License-Identifier: ISC */
/*
 * Tables whose rows say where their cells' edges are (.doc, RTF) onto a grid:
 * the edges of all rows are the columns.
 */
#ifndef EXTRACT_COLUMNS_H
#define EXTRACT_COLUMNS_H

#include "doc.h"

#define EDGE_FIRST (-(1 << 20)) /* the left edge of all rows, in twips */

struct edge {
	int x, x2;  /* twips */
	bool known; /* or x and x2 say nothing */
	bool left, up; /* it goes on from the cell there */
};

/*
 * edges: one for each cell of t, in order.  Sets its col, cols and rows; a
 * cell that goes on from another and holds nothing of its own is gone.  Where
 * a row doesn't say its edges, the cells of all rows are counted.
 */
void columns_place(struct arena *, struct doc_table *, const struct edge *);

#endif
