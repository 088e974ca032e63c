/* SPDX-License-Identifier: ISC */
/*
 * Boxes to tick that are drawn, not typed: form fields, and what browsers and
 * office programs print for them.  A box with something in it, be it drawn or
 * a letter, is ticked where others have nothing in them.
 */
#include "pdf.h"

#include <math.h>

#include "glyph.h"
#include "limit.h"
#include "tick.h"

struct frame {
	struct pdf_box box;
	bool inked, other; /* other: a text stands in it, that is no tick */
	struct pdf_word *tick; /* the letter in it */
};

struct frames {
	struct frame *v;
	size_t n, cap;
};

static bool
is_in(const struct pdf_box *out, double x, double y)
{
	double reach = 0.15 * (out->x1 - out->x0);

	return x > out->x0 - reach && x < out->x1 + reach &&
	       y > out->y0 - reach && y < out->y1 + reach;
}

static bool
holds(const struct pdf_box *out, const struct pdf_box *in)
{
	return is_in(out, (in->x0 + in->x1) / 2, (in->y0 + in->y1) / 2);
}

/* Two drawn over each other: a box's edge and its ground. */
static bool
is_same(const struct pdf_box *a, const struct pdf_box *b)
{
	return holds(a, b) && pdf_area(b) > 0.6 * pdf_area(a) &&
	       pdf_area(b) < 1.7 * pdf_area(a);
}

/* The boxes of a page that lie in no other. */
static bool
find_frames(struct arena *a, struct pdf_page *p, struct frames *out)
{
	const struct pdf_ink *v = p->inks.v;
	size_t i, k;

	for (i = 0; i < p->inks.n; i++) {
		if (!v[i].frame)
			continue;
		for (k = 0; k < out->n; k++)
			if (holds(&out->v[k].box, &v[i].box) ||
			    holds(&v[i].box, &out->v[k].box))
				break;
		if (k < out->n) {
			if (pdf_area(&v[i].box) > pdf_area(&out->v[k].box))
				out->v[k].box = v[i].box;
			continue;
		}
		if (out->n == PDF_FRAMES_MAX)
			return false;
		*ARENA_PUSH(a, out) = (struct frame){.box = v[i].box};
	}
	return out->n > 0;
}

/* Is a letter, the first of a word, a tick? */
static bool
begins_with_tick(const struct pdf_word *w)
{
	struct str s = w->text;
	uint32_t r = s.len > 0 ? utf8_next(&s) : 0;

	return tick_mark_of(r) >= 0 || glyph_is_box(r);
}

static void
look_at_words(struct pdf_page *p, struct frame *f)
{
	struct pdf_word *w;
	double em;
	size_t i;

	for (i = 0; i < p->words.n; i++) {
		w = &p->words.v[i];
		em = fmin(w->box.y1 - w->box.y0, w->box.x1 - w->box.x0);
		if (!is_in(&f->box, w->box.x0 + em / 2,
			(w->box.y0 + w->box.y1) / 2))
			continue;
		if (!begins_with_tick(w))
			f->other = true;
		else
			f->tick = w;
	}
}

static void
look_into(struct pdf_page *p, struct frame *f)
{
	const struct pdf_ink *k;
	size_t i;

	for (i = 0; i < p->inks.n; i++) {
		k = &p->inks.v[i];
		if (!holds(&f->box, &k->box))
			continue;
		if (!is_same(&f->box, &k->box) || k->solid || !k->frame)
			f->inked = true;
	}
	look_at_words(p, f);
	f->inked |= f->tick != NULL;
}

/* The letter is the box's now. */
static void
take_letter(struct pdf_word *w)
{
	struct str rest = w->text;

	utf8_next(&rest);
	w->box.x0 = fmin(w->box.x1, w->box.x0 + w->box.y1 - w->box.y0);
	w->text = rest;
}

static void
tell(struct arena *a, struct pdf_page *p, const struct frame *f)
{
	struct pdf_word *w;
	size_t i, k = 0;

	w = ARENA_PUSH(a, &p->words);
	*w = (struct pdf_word){.box = f->box,
	    .text = f->inked ? S("☑") : S("☐"),
	    .style = DOC_TICK};
	for (i = 0; i < p->marks.n; i++)
		if (p->marks.v[i].style != DOC_TICK ||
		    !is_in(&f->box, p->marks.v[i].x, p->marks.v[i].y))
			p->marks.v[k++] = p->marks.v[i];
	p->marks.n = k;
}

static void
drop_empty(struct pdf_words *w)
{
	size_t i, k = 0;

	for (i = 0; i < w->n; i++)
		if (w->v[i].text.len > 0)
			w->v[k++] = w->v[i];
	w->n = k;
}

void
pdf_ticks(struct arena *a, struct pdf_page *p)
{
	struct frames f = {0};
	size_t i, on = 0, off = 0;

	if (!find_frames(a, p, &f))
		return;
	for (i = 0; i < f.n; i++) {
		look_into(p, &f.v[i]);
		on += !f.v[i].other && f.v[i].inked;
		off += !f.v[i].other && !f.v[i].inked;
	}
	if (on == 0 || off == 0)
		return;
	/* The words move as they grow: letters first. */
	for (i = 0; i < f.n; i++)
		if (!f.v[i].other && f.v[i].tick != NULL) {
			take_letter(f.v[i].tick);
			f.v[i].tick = NULL;
		}
	for (i = 0; i < f.n; i++)
		if (!f.v[i].other)
			tell(a, p, &f.v[i]);
	drop_empty(&p->words);
}
