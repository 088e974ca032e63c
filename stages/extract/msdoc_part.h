/* SPDX-License-Identifier: ISC */
/* Between the files of the reader of Word 97-2003 only. */
#ifndef EXTRACT_MSDOC_PART_H
#define EXTRACT_MSDOC_PART_H

#include "cfb.h"
#include "doc.h"

#define CELLS_ROW_MAX 64 /* Word's own limit is 63 */

struct chr {
	uint32_t r;
	uint32_t fc; /* where it lies in the main stream */
};

struct run { /* character properties from fc on */
	uint32_t from, to;
	bool deleted, inserted, strike, hidden, underline;
	uint32_t symbol, picture;
};

struct para { /* paragraph properties */
	uint32_t from, to;
	bool in_table, row_end;
	struct str table; /* operand of SPRM_TABLE */
};

struct msdoc {
	struct arena *a;
	struct str main, table, data;
	struct chr *v;
	size_t n;
	struct {
		struct run *v;
		size_t n, cap;
	} runs;
	struct {
		struct para *v;
		size_t n, cap;
	} paras;
	struct doc *d;
	struct sb text; /* of the paragraph or cell in work */
	struct doc_spans spans;
	int field; /* depth of field codes */
	int codes; /* of those, still before their result */
	struct sb code;
	struct doc_table *t;
	struct {
		struct doc_cell v[CELLS_ROW_MAX];
		int n;
	} row;
	struct {
		int row, x, x2; /* cells' edges, to become columns */
		size_t cell;
		int merge;
	} * edges;
	size_t nedges, cedges;
	int nparas, ntables;
	enum doc_where where;
	size_t boxes[16]; /* anchors met in the paragraph in work */
	size_t nboxes;
};

/* Reads the properties of all characters and paragraphs, in order of fc. */
void msdoc_props(struct msdoc *);
const struct run *msdoc_run(struct msdoc *, uint32_t fc);
const struct para *msdoc_para(struct msdoc *, uint32_t fc);

/*
 * The characters [*from, *to) of the text box anchored at the cp-th
 * character; false when there is none.
 */
bool msdoc_box(struct msdoc *, size_t cp, size_t *from, size_t *to);

#endif
