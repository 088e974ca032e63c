/* SPDX-License-Identifier: ISC */
/*
 * A grid as a PDF for print: A4 landscape, margins, title and page numbers
 * after GB/T 9704 habits, headings repeated on each page.  The faces that
 * offices have come first, free ones stand in for them.
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "grid.h"
#include "when.h"

#define MM (72.0 / 25.4)
#define PAGE_W (297 * MM)
#define PAGE_H (210 * MM)
#define MARGIN_X (16 * MM)
#define MARGIN_TOP (20 * MM)
#define MARGIN_BOTTOM (19 * MM)
#define PAD 3.0

/*
 * One free face for everything: each further one costs a PDF as much as all
 * of its text, because a CJK face of 24 MB is read to be cut down.
 */
#define FREE "Noto Serif CJK SC"

static const char title_font[] =
    "FZXiaoBiaoSong-B05S,方正小标宋简体," FREE " 20";
static const char text_font[] =
    "FangSong_GB2312,仿宋_GB2312,FangSong," FREE " 9.5";
static const char line_font[] =
    "FangSong_GB2312,仿宋_GB2312,FangSong," FREE " 11";
static const char head_font[] = "SimHei,黑体," FREE " 9.5";

struct pdf {
	const struct grid *g;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
	double scale; /* points a character of column width */
	double y;
	int page;
	struct sb bytes;
	bool draw; /* false: only counts pages */
	int pages;
};

static cairo_status_t
take(void *closure, const unsigned char *data, unsigned n)
{
	struct pdf *p = closure;

	sb_add(&p->bytes, (struct str) { (const char *)data, (ptrdiff_t)n });
	return CAIRO_STATUS_SUCCESS;
}

/* Sets the layout's text; returns its height. */
static double
set_text(struct pdf *p, const char *font, struct str s, double width,
    PangoAlignment align)
{
	PangoFontDescription *d = pango_font_description_from_string(font);
	struct str clean = xlsxout_text(p->g->a, s);
	int h;

	pango_layout_set_font_description(p->layout, d);
	pango_font_description_free(d);
	pango_layout_set_width(p->layout, (int)(width * PANGO_SCALE));
	pango_layout_set_alignment(p->layout, align);
	pango_layout_set_text(p->layout, clean.len ? clean.p : "",
	    (int)clean.len);
	pango_layout_get_size(p->layout, NULL, &h);
	return (double)h / PANGO_SCALE;
}

static void
show(struct pdf *p, double x, double y)
{
	if (!p->draw)
		return;
	cairo_move_to(p->cr, x, y);
	pango_cairo_show_layout(p->cr, p->layout);
}

static void
box(struct pdf *p, double x, double y, double w, double h, double grey)
{
	if (!p->draw)
		return;
	cairo_rectangle(p->cr, x, y, w, h);
	if (grey < 1) {
		cairo_set_source_rgb(p->cr, grey, grey, grey);
		cairo_fill_preserve(p->cr);
		cairo_set_source_rgb(p->cr, 0, 0, 0);
	}
	cairo_set_line_width(p->cr, 0.5);
	cairo_stroke(p->cr);
}

static double
whole_width(const struct pdf *p)
{
	return PAGE_W - 2 * MARGIN_X;
}

/* One row of cells in a font; its height. */
static double
cells(struct pdf *p, const char *font, const struct str *v, bool heading,
    bool dry)
{
	double x = MARGIN_X, h = 0, one, w;
	bool draw = p->draw;
	size_t i;

	for (i = 0; i < p->g->ncols; i++) {
		w = p->g->cols[i].width * p->scale;
		one = set_text(p, font, v[i], w - 2 * PAD, PANGO_ALIGN_LEFT);
		h = one > h ? one : h;
	}
	h += 2 * PAD;
	p->draw = draw && !dry;
	for (i = 0; p->draw && i < p->g->ncols; i++) {
		w = p->g->cols[i].width * p->scale;
		box(p, x, p->y, w, h, heading ? 0.93 : 1);
		one = set_text(p, font, v[i], w - 2 * PAD,
		    heading || p->g->cols[i].centre ? PANGO_ALIGN_CENTER
						    : PANGO_ALIGN_LEFT);
		show(p, x + PAD, p->y + (h - one) / 2);
		x += w;
	}
	p->draw = draw;
	return h;
}

static void
headings(struct pdf *p)
{
	struct str *v = arena_array(p->g->a, p->g->ncols, sizeof *v);
	size_t i;

	for (i = 0; i < p->g->ncols; i++)
		v[i] = p->g->cols[i].heading;
	p->y += cells(p, head_font, v, true, false);
}

/* GB/T 9704: the number between two dashes, below the type area. */
static void
foot(struct pdf *p)
{
	struct str s = str_printf(p->g->a, "— %d / %d —", p->page, p->pages);

	set_text(p, line_font, s, whole_width(p), PANGO_ALIGN_CENTER);
	show(p, MARGIN_X, PAGE_H - MARGIN_BOTTOM + 7 * MM);
}

static void
new_page(struct pdf *p)
{
	foot(p);
	if (p->draw)
		cairo_show_page(p->cr);
	p->page++;
	p->y = MARGIN_TOP;
	headings(p);
}

static bool
fits(const struct pdf *p, double h)
{
	return p->y + h <= PAGE_H - MARGIN_BOTTOM;
}

static double
band(struct pdf *p, struct str s, bool dry)
{
	double h = set_text(p, head_font, s, whole_width(p) - 2 * PAD,
	    PANGO_ALIGN_LEFT) + 2 * PAD;

	if (!dry) {
		box(p, MARGIN_X, p->y, whole_width(p), h, 0.97);
		set_text(p, head_font, s, whole_width(p) - 2 * PAD,
		    PANGO_ALIGN_LEFT);
		show(p, MARGIN_X + PAD, p->y + PAD);
	}
	return h;
}

static void
row(struct pdf *p, const struct grid_row *r, const struct grid_row *next)
{
	double h = r->cells ? cells(p, text_font, r->cells, false, true)
			    : band(p, r->band, true);
	/* A band isn't left alone at the foot of a page. */
	double more = r->cells || next == NULL || next->cells == NULL ? 0
	    : cells(p, text_font, next->cells, false, true);

	if (!fits(p, h + more) && p->y > MARGIN_TOP + 60)
		new_page(p);
	p->y += r->cells ? cells(p, text_font, r->cells, false, false)
			 : band(p, r->band, false);
	if (r->note.len > 0) {
		if (!fits(p, band(p, r->note, true)))
			new_page(p);
		p->y += band(p, r->note, false);
	}
}

static void
paragraph(struct pdf *p, const char *font, struct str s, PangoAlignment align,
    double after)
{
	double h = set_text(p, font, s, whole_width(p), align);

	if (s.len == 0)
		return;
	if (!fits(p, h))
		new_page(p);
	set_text(p, font, s, whole_width(p), align);
	show(p, MARGIN_X, p->y);
	p->y += h + after;
}

static void
document(struct pdf *p)
{
	size_t i;

	p->page = 1;
	p->y = MARGIN_TOP;
	paragraph(p, title_font, p->g->title, PANGO_ALIGN_CENTER, 8);
	paragraph(p, line_font, p->g->lines, PANGO_ALIGN_LEFT, 5);
	headings(p);
	for (i = 0; i < p->g->rows.n; i++)
		row(p, &p->g->rows.v[i],
		    i + 1 < p->g->rows.n ? &p->g->rows.v[i + 1] : NULL);
	p->y += 5;
	paragraph(p, line_font, p->g->notes, PANGO_ALIGN_LEFT, 0);
	foot(p);
}

static void
describe(struct pdf *p)
{
	struct arena *a = p->g->a;
	char *at = str_cstr(a, when_iso(a, p->g->at, 0));

	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE,
	    str_cstr(a, xlsxout_text(a, p->g->title)));
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_AUTHOR,
	    str_cstr(a, xlsxout_text(a, p->g->office)));
	cairo_pdf_surface_set_metadata(
	    p->surface, CAIRO_PDF_METADATA_CREATE_DATE, at);
	cairo_pdf_surface_set_metadata(
	    p->surface, CAIRO_PDF_METADATA_MOD_DATE, at);
}

static void
measure(struct pdf *p)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < p->g->ncols; i++)
		sum += p->g->cols[i].width;
	p->scale = whole_width(p) / sum;
}

void
grid_pdf(const struct grid *g, struct out *out, struct str path)
{
	struct pdf p = { .g = g, .bytes = { .a = g->a } };
	struct str file = str_printf(g->a, "%.*s.pdf", STR_ARG(path));

	measure(&p);
	p.surface = cairo_pdf_surface_create_for_stream(
	    take, &p, PAGE_W, PAGE_H);
	describe(&p);
	p.cr = cairo_create(p.surface);
	p.layout = pango_cairo_create_layout(p.cr);
	pango_layout_set_wrap(p.layout, PANGO_WRAP_WORD_CHAR);
	document(&p); /* first only to count the pages */
	p.pages = p.page;
	p.draw = true;
	document(&p);
	g_object_unref(p.layout);
	cairo_destroy(p.cr);
	cairo_surface_finish(p.surface);
	if (cairo_surface_status(p.surface) != CAIRO_STATUS_SUCCESS)
		out_fail(out, file, cairo_status_to_string(
		    cairo_surface_status(p.surface)));
	cairo_surface_destroy(p.surface);
	out_put(out, file, sb_str(&p.bytes));
}
