/* SPDX-License-Identifier: ISC */
/*
 * What stands at the same place in the margins of two pages that follow each
 * other is the paper's, a running head or foot, and no text between them.
 */
#include "pdf.h"

#include <math.h>

#define MARGIN 72.0 /* points, Word's own: heads and feet lie in it */
#define AS_HIGH 2.0 /* points: at the same place */
#define HIGH_MAX 16.0 /* points of a line; titles of two forms are higher */

static bool
in_margin(const struct pdf_page *p, const struct pdf_word *w)
{
	return p->height > 0 && w->box.y1 - w->box.y0 < HIGH_MAX &&
	       (w->box.y1 < MARGIN || w->box.y0 > p->height - MARGIN);
}

static bool
stands_in(const struct pdf_page *p, const struct pdf_word *w)
{
	size_t i;

	for (i = 0; i < p->words.n; i++)
		if (str_eq(p->words.v[i].text, w->text) &&
		    fabs(p->words.v[i].box.x0 - w->box.x0) < AS_HIGH &&
		    fabs(p->words.v[i].box.y0 - w->box.y0) < AS_HIGH)
			return true;
	return false;
}

static void
find(const struct pdf *pdf, size_t page)
{
	struct pdf_page *p = &pdf->v[page];
	size_t i;

	for (i = 0; i < p->words.n; i++) {
		struct pdf_word *w = &p->words.v[i];

		w->runs = in_margin(p, w) &&
			  ((page > 0 && stands_in(p - 1, w)) ||
			      (page + 1 < pdf->n && stands_in(p + 1, w)));
	}
}

void
pdf_margins(struct arena *a, struct pdf *pdf)
{
	size_t page, i, left;

	for (page = 0; page < pdf->n; page++)
		find(pdf, page);
	for (page = 0; page < pdf->n; page++) {
		struct pdf_words *v = &pdf->v[page].words;

		for (i = left = 0; i < v->n; i++)
			if (v->v[i].runs)
				*ARENA_PUSH(a, &pdf->v[page].margin) = v->v[i];
			else
				v->v[left++] = v->v[i];
		v->n = left;
	}
}
