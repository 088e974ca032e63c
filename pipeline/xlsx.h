/* SPDX-License-Identifier: ISC */
/* Between the files of the XLSX reader only; xlsx_read() is in doc.h. */
#ifndef SHENBAO_XLSX_H
#define SHENBAO_XLSX_H

#include "doc.h"
#include "glyph.h"
#include "limit.h"
#include "opc.h"
#include "xml.h"

/* What a number format shows (ECMA-376 part 1 s18.8.30, s18.8.31). */
struct xlsx_format {
	bool year, month, day, time; /* any: a date */
	bool plain;		     /* the number as it is */
	bool scaled; /* shown in thousands or tens of thousands */
	bool percent;
	int decimals; /* -1: as many as there are */
	int zeros;    /* digits before the point that are always shown */
	struct str prefix, suffix; /* 万元 and the like */
};

struct xlsx_font {
	unsigned style; /* of enum doc_style */
	enum glyph_font font;
};

struct xlsx_xf {
	struct xlsx_format format;
	struct xlsx_font font;
};

struct xlsx_string {
	struct str text;
	struct doc_spans spans;
};

struct xlsx_control { /* of a sheet: its shape, the part of its state */
	int64_t shape;
	struct str rel;
};

struct xlsx_custom {
	int id;
	struct str code;
};

struct xlsx {
	struct arena *a; /* of the document */
	struct arena *tmp;
	struct doc *doc;
	struct opc *opc;
	bool date1904;
	struct {
		struct xlsx_string *v;
		size_t n, cap;
	} strings;
	struct {
		struct xlsx_font *v;
		size_t n, cap;
	} fonts;
	struct {
		struct xlsx_custom *v;
		size_t n, cap;
	} customs;
	struct {
		struct xlsx_xf *v;
		size_t n, cap;
	} xfs;
	struct {
		struct xlsx_control *v;
		size_t n, cap;
	} controls; /* of the sheet being read */
	size_t cells;
};

/* xlsx_format.c */
struct xlsx_format xlsx_format(struct arena *, struct str code);
struct str xlsx_builtin(int id); /* its format code, "" if there is none */
bool xlsx_is_date(const struct xlsx_format *);
/* ISO 8601 as precise as the format shows; "" when it is out of range. */
struct str xlsx_date(
    struct arena *, double serial, const struct xlsx_format *, bool date1904);
/* The number as a clerk reads it; *lost: it had more digits than are kept. */
struct str xlsx_number(struct arena *, struct str stored, double,
    const struct xlsx_format *, bool *lost);

/* xlsx_text.c: shared and inline strings. */
struct xlsx_rich {
	struct arena *a, *tmp;
	struct xlsx_font base, run;
	struct sb text;
	struct doc_spans spans;
	bool in_t, phonetic, preserve;
	size_t t_from;
	int depth; /* of rPh */
};
void xlsx_rich_reset(struct xlsx_rich *);
bool xlsx_rich_start(struct xlsx_rich *, const struct xml_element *);
void xlsx_rich_end(struct xlsx_rich *, struct str local);
void xlsx_rich_text(struct xlsx_rich *, struct str);
struct xlsx_string xlsx_rich_done(struct xlsx_rich *);
/* Font properties b, u, strike, color, name. */
void xlsx_font_prop(struct xlsx_font *, const struct xml_element *);
/* A font of pictures: its letters as the ticks that they show. */
void xlsx_glyphs(struct arena *, struct xlsx_string *, enum glyph_font);
const char *xlsx_strings(struct xlsx *, struct str xml);

/* xlsx_style.c */
const char *xlsx_styles(struct xlsx *, struct str xml);

/* xlsx_sheet.c */
const char *xlsx_sheet(struct xlsx *, struct str xml, struct doc_table *);
bool xlsx_reference(struct str, int *row, int *col); /* "AB12" */

/*
 * xlsx_order.c: cells in their order, and the table large enough for them;
 * the first of n cells in order at or behind a place.
 */
void xlsx_sort(struct doc_table *);
size_t xlsx_at(const struct doc_cells *, size_t n, int row, int col);

/* xlsx_shape.c: controls and text boxes into the cells they lie on. */
void xlsx_shapes(struct xlsx *, const struct opc_rels *, struct doc_table *);

/* xlsx_note.c: comments where no text is. */
void xlsx_notes(struct xlsx *, int part, struct doc_table *);

#endif
