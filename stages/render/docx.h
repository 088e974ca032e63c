/* SPDX-License-Identifier: ISC */
/*
 * Letters as DOCX (ECMA-376), laid out after GB/T 9704: A4, margins 37, 35,
 * 28 and 26 mm, 仿宋 of 16 points on 28-point lines, page numbers between
 * dashes.  Text is escaped by construction; the same input gives the same
 * bytes.
 */
#ifndef SHENBAO_DOCX_H
#define SHENBAO_DOCX_H

#include "str.h"

struct docx {
	struct arena *a;
	struct sb body;
	const double *widths; /* of the open table, in shares */
	size_t ncols;
};

enum docx_style {
	DOCX_TITLE, /* centred, 22 points */
	DOCX_BODY, /* indented by two characters */
	DOCX_FLUSH, /* the addressee; no indent */
	DOCX_RIGHT, /* office and date */
	DOCX_MARK, /* small and grey: a draft, a serial number */
};

void docx_begin(struct docx *, struct arena *);
void docx_page(struct docx *); /* what follows begins a page */
void docx_para(struct docx *, enum docx_style, struct str);
/* heads may be NULL. */
void docx_table(struct docx *, const struct str *heads, const double *widths,
    size_t n);
void docx_row(struct docx *, const struct str *cells);
void docx_table_end(struct docx *);

/* The file's bytes in the arena; *why is NULL, or what went wrong. */
struct str docx_end(struct docx *, struct str title, struct str created,
    const char **why);

#endif
