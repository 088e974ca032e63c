/* SPDX-License-Identifier: ISC */
/*
 * Letters as DOCX (ECMA-376), laid out after GB/T 9704: A4, margins 37, 35,
 * 28 and 26 mm, 仿宋 of 16 points on 28-point lines, page numbers between
 * dashes.  Text is escaped by construction; the same input gives the same
 * bytes.
 */
#ifndef SHENBAO_DOCXOUT_H
#define SHENBAO_DOCXOUT_H

#include "str.h"

struct docxout {
	struct arena *a;
	struct sb body;
	const double *widths; /* of the open table, in shares */
	size_t ncols;
	bool keep;
};

enum docxout_style {
	DOCX_TITLE, /* centred, 22 points */
	DOCX_BODY, /* indented by two characters */
	DOCX_FLUSH, /* the addressee; no indent */
	DOCX_RIGHT, /* office and date */
	DOCX_HEAD, /* of a section */
	DOCX_MARK, /* small and grey: a draft, a serial number */
};

void docxout_begin(struct docxout *, struct arena *);
void docxout_page(struct docxout *); /* what follows begins a page */
void docxout_para(struct docxout *, enum docxout_style, struct str);
/* Paragraphs put while this is on stay on the page of what follows. */
void docxout_keep(struct docxout *, bool);
/* heads may be NULL. */
void docxout_table(struct docxout *, const struct str *heads, const double *widths,
    size_t n);
void docxout_row(struct docxout *, const struct str *cells);
void docxout_table_end(struct docxout *);

/* The file's bytes in the arena; *why is NULL, or what went wrong. */
struct str docxout_end(struct docxout *, struct str title, struct str created,
    const char **why);

#endif
