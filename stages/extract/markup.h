/* SPDX-License-Identifier: ISC */
/*
 * Documents that are marked-up text, and a builder of paragraphs and tables
 * for their readers.
 */
#ifndef EXTRACT_MARKUP_H
#define EXTRACT_MARKUP_H

#include "doc.h"

const char *html_read(struct arena *, struct str utf8, struct doc *);
const char *odt_read(struct arena *, struct str bytes, struct doc *);
const char *mht_read(struct arena *, struct str bytes, struct doc *);
const char *rtf_read(struct arena *, struct str bytes, struct doc *);
const char *sheetxml_read(struct arena *, struct str bytes, struct doc *);
bool sheetxml_is(struct str bytes);

#define BUILD_NEST_MAX 8 /* tables within tables; deeper ones are text */

struct build_table {
	struct doc_table *t;
	int row, col; /* of the next cell */
	bool in_cell;
	struct doc_cell cell; /* in work */
	struct sb text;
	struct doc_spans spans;
	struct { /* rows that cells of earlier rows still take, by column */
		int *v;
		size_t n, cap;
	} taken;
};

struct build {
	struct arena *a;
	struct doc *d;
	struct sb text; /* of the paragraph in work */
	struct doc_spans spans;
	const char *doubt;
	int paras, tables, depth;
	int flat; /* tables too deep to be kept as such */
	size_t cells;
	struct build_table table[BUILD_NEST_MAX];
};

void build_begin(
    struct build *, struct arena *, struct doc *, const char *kind);
void build_rune(struct build *, uint32_t, unsigned style);

/* Why the text in work may not be what was meant; warns of it, too. */
void build_doubt(struct build *, const char *warning, const char *doubt);
void build_line(struct build *);  /* a paragraph or line ends */
void build_table(struct build *); /* a table begins */
void build_table_end(struct build *);
void build_row(struct build *);			     /* a row begins */
void build_cell(struct build *, int rows, int cols); /* a cell begins */
void build_cell_end(struct build *);
void build_end(struct build *);

#endif
