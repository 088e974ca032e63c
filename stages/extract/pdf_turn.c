/* SPDX-License-Identifier: ISC */
/*
 * A page that was scanned or printed sideways: its glyphs lead up or down.
 * All that is on it is turned, so that they lead to the right.
 */
#include "pdf.h"

#include <math.h>

static void
turn_point(const struct pdf_page *p, enum pdf_way way, double *x, double *y)
{
	double u = *x, v = *y;

	switch (way) {
	case PDF_UP:
		*x = p->height - v;
		*y = u;
		break;
	case PDF_DOWN:
		*x = v;
		*y = p->width - u;
		break;
	case PDF_LEFT:
		*x = p->width - u;
		*y = p->height - v;
		break;
	default:
		break;
	}
}

static void
turn_box(const struct pdf_page *p, enum pdf_way way, struct pdf_box *b)
{
	struct pdf_box t = *b;

	turn_point(p, way, &t.x0, &t.y0);
	turn_point(p, way, &t.x1, &t.y1);
	*b = (struct pdf_box){fmin(t.x0, t.x1), fmin(t.y0, t.y1),
	    fmax(t.x0, t.x1), fmax(t.y0, t.y1)};
}

static void
turn_lines(const struct pdf_page *p, enum pdf_way way, struct pdf_lines *l,
    bool across)
{
	struct pdf_box b;
	size_t i;

	for (i = 0; i < l->n; i++) {
		struct pdf_line *v = &l->v[i];

		b = across ? (struct pdf_box){v->from, v->at, v->to, v->at}
			   : (struct pdf_box){v->at, v->from, v->at, v->to};
		turn_box(p, way, &b);
		if (b.x1 - b.x0 > b.y1 - b.y0)
			*v = (struct pdf_line){b.y0, b.x0, b.x1, v->rules};
		else
			*v = (struct pdf_line){b.x0, b.y0, b.y1, v->rules};
	}
}

/* Nine of ten letters say so; a column of labels may lead down. */
static enum pdf_way
way_of(const struct pdf_page *p)
{
	size_t all = 0, i;

	for (i = 0; i < PDF_WAYS; i++)
		all += p->steps[i];
	for (i = PDF_DOWN; i < PDF_WAYS; i++)
		if (p->steps[i] * 10 > all * 9)
			return (enum pdf_way)i;
	return PDF_RIGHT;
}

void
pdf_turn(struct pdf_page *p)
{
	enum pdf_way way = way_of(p);
	struct pdf_lines was;
	size_t i;

	if (way == PDF_RIGHT)
		return;
	for (i = 0; i < p->words.n; i++)
		turn_box(p, way, &p->words.v[i].box);
	for (i = 0; i < p->inks.n; i++)
		turn_box(p, way, &p->inks.v[i].box);
	for (i = 0; i < p->marks.n; i++)
		turn_point(p, way, &p->marks.v[i].x, &p->marks.v[i].y);
	turn_lines(p, way, &p->across, true);
	turn_lines(p, way, &p->down, false);
	if (way == PDF_LEFT)
		return;
	was = p->across;
	p->across = p->down;
	p->down = was;
}
