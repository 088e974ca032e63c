/* SPDX-License-Identifier: ISC */
/* Between the files of the reader of Word 97-2003 only. */
#ifndef EXTRACT_MSDOC_PART_H
#define EXTRACT_MSDOC_PART_H

#include "cfb.h"
#include "columns.h"
#include "doc.h"
#include "glyph.h"

#define CELLS_ROW_MAX 64 /* Word's own limit is 63 */
#define NEST_MAX 8	 /* tables within tables; deeper ones are text */
#define STYLES_MAX 4096
#define LISTS_MAX 2048
#define LIST_LEVELS 9

struct chr {
	uint32_t r;
	uint32_t fc; /* where it lies in the main stream */
	uint32_t mark; /* and what ends its paragraph, which says all of that */
};

struct run { /* from fc on */
	uint32_t from, to;
	struct str props; /* what it says itself */
};

/* What a run, its paragraph's style and its own say of the text. */
struct look {
	unsigned style; /* of enum doc_style */
	bool hidden, deleted, pictured;
	enum glyph_font font;
	uint32_t symbol, picture; /* picture: where in the data stream */
};

struct para { /* paragraph properties */
	uint32_t from, to;
	int style;
	int level; /* tables that it is in */
	bool row_end, inner_cell, inner_row;
	struct str table; /* operand of SPRM_TABLE */
	int list, list_level; /* from 1, 0: none; from 0 */
};

struct style {
	int base; /* none: itself */
	struct str papx, chpx;
};

struct list_level {
	int start, n; /* before the first, of the last */
	bool counts;
	enum glyph_box box;
};

struct list {
	uint32_t id;
	struct list_level level[LIST_LEVELS];
};

struct list_use { /* MS-DOC LFO: what paragraphs name */
	struct list *list;
	bool restarts;
};

/* The text of the cell in work of one table, [0] of the paragraph. */
struct flow {
	struct sb text;
	struct doc_spans spans;
	struct doc_tables nested;
	const char *doubt;
	struct doc_table *t; /* the table, from [1] on */
	struct doc_cells row; /* cells of the row in work */
	struct {
		struct edge *v; /* of its cells, to become columns */
		size_t n, cap;
	} edges;
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
	struct {
		struct style *v;
		size_t n, cap;
	} styles;
	struct {
		enum glyph_font *v;
		size_t n, cap;
	} fonts;
	struct {
		struct list *v;
		size_t n, cap;
	} lists;
	struct {
		struct list_use *v;
		size_t n, cap;
	} uses;
	struct { /* the last that was asked for */
		const struct run *run;
		int style;
		struct look look;
	} last;
	struct doc *d;
	struct flow flow[NEST_MAX + 1];
	int level;		 /* of the flow in work */
	bool begun;		 /* the paragraph, by a character of it */
	enum glyph_box box;	 /* that its list draws before it */
	int number;		 /* or counts, 0: none */
	int field; /* depth of field codes */
	int codes; /* of those, still before their result */
	int drawn; /* the depth whose result isn't what is shown, 0: none */
	struct sb code;
	int nparas, ntables, ncells;
	enum doc_where where;
	size_t sprms; /* applied so far */
	struct {
		struct anchor {
			uint32_t cp, shape;
		} *v; /* by cp */
		size_t n, cap;
	} anchors;
	struct {
		struct box {
			uint32_t shape;
			size_t from, to; /* characters; none is in two */
			bool met;
		} *v; /* by shape */
		size_t n, cap;
	} boxes;
	struct {
		struct box **v; /* met in the paragraph in work */
		size_t n, cap;
	} due;
};

/* Orders structures whose first member is a uint32_t, by that. */
int msdoc_by_first(const void *, const void *);

/* Reads the properties of all characters and paragraphs, in order of fc. */
void msdoc_props(struct msdoc *);
const struct look *msdoc_look(struct msdoc *, uint32_t fc, int para_style);
const struct para *msdoc_para(struct msdoc *, uint32_t fc);

/* What a run's properties say, onto what holds before them. */
void msdoc_chars(struct msdoc *, struct look *, struct str, int depth);
void msdoc_paras(struct msdoc *, struct para *, struct str, int depth);

/* Styles and fonts, read first. */
void msdoc_styles(struct msdoc *);
void msdoc_style_chars(struct msdoc *, struct look *, int style, int depth);
void msdoc_style_para(struct msdoc *, struct para *, int style, int depth);

/* Lists, which need fonts; what one draws before a paragraph. */
void msdoc_lists(struct msdoc *);
void msdoc_item(struct msdoc *, const struct para *);

/* Puts a character into the flow; draws its paragraph's item before it. */
void msdoc_put(struct msdoc *, uint32_t, unsigned style);
struct doc_cell msdoc_take(struct msdoc *);

/* Text goes to the table of a level from here on; deeper ones are whole. */
void msdoc_enter(struct msdoc *, int level);
void msdoc_cell_end(struct msdoc *);
void msdoc_row_end(struct msdoc *, struct str definition);

/* Text boxes, read first; the one anchored at the cp-th character, or NULL. */
void msdoc_boxes(struct msdoc *);
struct box *msdoc_box(struct msdoc *, size_t cp);

/* Something is drawn where the text stands. */
void msdoc_picture(struct msdoc *);

/* What a field of a form shows (MS-DOC FFData); at: in the data stream. */
bool msdoc_ticked(struct msdoc *, uint32_t at);
struct str msdoc_dropped(struct msdoc *, uint32_t at); /* UTF-16 */

#endif
