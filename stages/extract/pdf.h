/* SPDX-License-Identifier: ISC */
/*
 * A form that was printed to a PDF: its words with their places, and the
 * ruled lines that its tables were drawn with, make a document again.
 *
 * Coordinates are points of the page, y downwards.
 */
#ifndef EXTRACT_PDF_H
#define EXTRACT_PDF_H

#include "doc.h"

struct pdf_box {
	double x0, y0, x1, y1;
};

static inline double
pdf_area(const struct pdf_box *b)
{
	return (b->x1 - b->x0) * (b->y1 - b->y0);
}

struct pdf_line { /* a ruled line: where it lies, from where to where */
	double at, from, to;
	bool rules; /* it is a table's: it strikes nothing out */
};

struct pdf_lines {
	struct pdf_line *v;
	size_t n, cap;
};

/*
 * Where a glyph of another colour begins, or the middle of a drawn box that
 * is as small as a tick's: DOC_TICK.
 */
struct pdf_mark {
	double x, y;
	unsigned style; /* of enum doc_style */
};

#define PDF_TICK_MIN 5.0 /* points */
#define PDF_TICK_MAX 18.0

struct pdf_marks {
	struct pdf_mark *v;
	size_t n, cap;
};

struct pdf_face;

struct pdf_word {
	struct pdf_box box;
	struct str text;
	size_t nth; /* in reading order of the converter */
	const char *doubt;
	unsigned style; /* of enum doc_style */
	struct pdf_face *in; /* NULL: in no table */
	bool runs; /* of a running head or foot */
};

struct pdf_words {
	struct pdf_word *v;
	size_t n, cap;
};

struct pdf_face { /* a cell: a rectangle between lines */
	struct pdf_box box;
	const char *doubt; /* as of struct doc_cell */
	struct str text;
	struct doc_spans spans;
	int page; /* from 1 */
	int row, col, rows, cols;
	struct pdf_grid *grid;
	struct pdf_face *into; /* of an earlier page: it goes on in this one */
};

struct pdf_faces {
	struct pdf_face *v; /* by y0, then x0 */
	size_t n, cap;
};

struct pdf_grid { /* a table on one page */
	struct pdf_box box;
	struct pdf_faces faces;
	struct pdf_face *within; /* of another table's cell */
	bool frame; /* around something else: no table */
	bool joined; /* its rows belong to the table of the page before */
};

struct pdf_grids {
	struct pdf_grid **v;
	size_t n, cap;
};

/* Something small that was painted: a box to be ticked, or what is in it. */
struct pdf_ink {
	struct pdf_box box;
	bool frame; /* a square or a ring */
	bool solid; /* painted all over */
};

struct pdf_inks {
	struct pdf_ink *v;
	size_t n, cap;
};

enum pdf_way { PDF_RIGHT, PDF_DOWN, PDF_LEFT, PDF_UP, PDF_WAYS };

struct pdf_page {
	struct pdf_words words;
	struct pdf_words margin; /* running heads and feet */
	struct pdf_lines across, down;
	struct pdf_marks marks;
	struct pdf_inks inks;
	struct pdf_grids grids; /* downwards */
	double width, height;
	size_t steps[PDF_WAYS]; /* from glyph to glyph, by where they lead */
	size_t odd; /* letters that nobody writes: a font without its code */
};

struct pdf {
	struct pdf_page *v;
	size_t n, cap;
};

/*
 * What pdftotext -bbox and then pdftocairo -svg wrote, one behind the other.
 * NULL, "no-lines" when there is no table drawn with lines, or why nothing
 * was read, a code of doc.h.
 */
const char *pdf_read(struct arena *, struct str, struct doc *);

/* --- between the files of this reader --- */

/* Pages and their words, of pdftotext's <doc>. */
const char *pdf_read_words(struct arena *, struct str xhtml, struct pdf *);

/* The lines of those pages. */
const char *pdf_read_lines(struct arena *, struct str svg, struct pdf *);

/* A page that lies on its side, or upside down, so that one can read it. */
void pdf_turn(struct pdf_page *);

/*
 * Boxes that were drawn, with what is drawn or typed in them, as words: ☑ and
 * ☐.  Only where some are ticked and some not; else nobody can tell what is
 * a tick and what belongs to the box.
 */
void pdf_ticks(struct arena *, struct pdf_page *);

/* Tables of a page, of its lines; false when there are too many. */
bool pdf_find_grids(struct arena *, struct pdf_page *, int page);

/* Places, sorted; those nearer than PDF_SNAP are one. */
#define PDF_SNAP 3.0 /* points: so near lie the two of a double rule */

struct pdf_steps {
	double *v;
	size_t n, cap;
};

void pdf_settle(struct pdf_steps *);
size_t pdf_step_of(const struct pdf_steps *, double at);

/* Each word into its cell, and the text of the cells. */
void pdf_fill(struct arena *, struct pdf_page *);

/* Running heads and feet, out of the words that stand in no table. */
void pdf_margins(struct arena *, struct pdf *);

/* For qsort(): words by lines downwards, then from the left. */
int pdf_by_middle(const void *, const void *);

/*
 * Words as lines: what was wrapped at the right edge is one line again.
 * Sorts the words.
 */
struct pdf_text {
	struct str text;
	struct doc_spans spans;
	const char *doubt;
	int lines; /* that it was made of */
};

struct pdf_texts {
	struct pdf_text *v;
	size_t n, cap;
};

void pdf_lay(struct arena *, struct pdf_words *, double left, double right,
    struct pdf_texts *);

#endif
