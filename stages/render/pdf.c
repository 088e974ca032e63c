/* SPDX-License-Identifier: ISC */
/*
 * A grid as a PDF for print: A4 landscape, margins, title and page numbers
 * after GB/T 9704 habits, headings repeated on each page.  The faces that
 * offices have come first, free ones stand in for them.
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "face.h"
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

/* Looked up once a process. */
static struct {
	PangoFontDescription *title, *line, *text, *head;
} fonts;

/* The texts of one row, laid out: measured once, drawn once. */
struct strip {
	PangoLayout *cell[GRID_COLUMNS_MAX];
	double height;
};

struct pdf {
	const struct grid *g;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *line; /* the one over the whole width */
	struct strip row, headings;
	const struct str *laid; /* the cells that row holds */
	size_t ncols;
	double scale; /* points a character of column width */
	double y;
	int page;
	struct arena mem; /* of one row */
	struct arena held; /* of bytes */
	struct sb bytes;
	struct out_pieces file;
};

static cairo_status_t
take(void *closure, const unsigned char *data, unsigned n)
{
	struct pdf *p = closure;

	sb_add(&p->bytes, (struct str) { (const char *)data, (ptrdiff_t)n });
	if (p->bytes.len >= OUT_PIECE) {
		out_piece(&p->file, sb_str(&p->bytes));
		p->bytes.len = 0;
	}
	return CAIRO_STATUS_SUCCESS;
}

/*
 * Texts as they were laid out last: titles, headings and chapters come again
 * with each case, and laying out costs most of what a PDF does.
 */
#define LAID_MAX 256
#define LAID_BYTES 256 /* a longer one hardly comes again */

static struct laid {
	PangoLayout *layout; /* NULL: none yet */
	const PangoFontDescription *font;
	int width;
	PangoAlignment align;
} laid[LAID_MAX];

static PangoLayout *
layout_new(struct pdf *p, const struct laid *as, struct str s)
{
	PangoLayout *l = pango_cairo_create_layout(p->cr);

	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	/* The free face has lines of 1.45 of its size; 1.25 is enough. */
	pango_layout_set_line_spacing(l, 0.86f);
	pango_layout_set_font_description(l, as->font);
	pango_layout_set_width(l, as->width);
	pango_layout_set_alignment(l, as->align);
	pango_layout_set_text(l, s.len ? s.p : "", (int)s.len);
	return l;
}

static bool
is_laid(const struct laid *x, const struct laid *y, struct str s)
{
	return x->layout != NULL && x->font == y->font &&
	    x->width == y->width && x->align == y->align &&
	    str_eq(str_c(pango_layout_get_text(x->layout)), s);
}

/* Lays a text out; its height. */
static double
set_text(struct pdf *p, PangoLayout **layout, PangoFontDescription *font,
    struct str text, double width, PangoAlignment align)
{
	struct str s = xlsxout_text(&p->mem, text);
	struct laid as = { NULL, font, (int)(width * PANGO_SCALE), align };
	struct laid *at = &laid[str_hash(s) % LAID_MAX], once = { 0 };
	int h;

	if (s.len > LAID_BYTES)
		at = &once;
	if (!is_laid(at, &as, s)) {
		g_clear_object(&at->layout);
		*at = as;
		at->layout = layout_new(p, &as, s);
	}
	g_set_object(layout, at->layout);
	g_clear_object(&once.layout);
	pango_layout_get_size(*layout, NULL, &h);
	return (double)h / PANGO_SCALE;
}

static void
show(struct pdf *p, PangoLayout *layout, double x, double y)
{
	cairo_move_to(p->cr, x, y);
	pango_cairo_show_layout(p->cr, layout);
}

/* The path that was laid down: filled with a grey, or not, and outlined. */
static void
outline(struct pdf *p, double grey)
{
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

static double
column(const struct pdf *p, size_t i)
{
	return p->g->cols[i].width * p->scale;
}

/* Lays the texts of a row out; its height. */
static double
prepare(struct pdf *p, struct strip *s, PangoFontDescription *font,
    const struct str *v, bool centre)
{
	double h = 0, one;
	size_t i;

	for (i = 0; i < p->ncols; i++) {
		one = set_text(p, &s->cell[i], font, v[i],
		    column(p, i) - 2 * PAD, centre || p->g->cols[i].centre
			? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
		h = one > h ? one : h;
	}
	return s->height = h + 2 * PAD;
}

/* All boxes of a row are one path: each one drawn costs more than its text. */
static void
draw(struct pdf *p, const struct strip *s, double grey)
{
	double x = MARGIN_X;
	size_t i;
	int h;

	for (i = 0; i < p->ncols; x += column(p, i++))
		cairo_rectangle(p->cr, x, p->y, column(p, i), s->height);
	outline(p, grey);
	for (i = 0, x = MARGIN_X; i < p->ncols; x += column(p, i++)) {
		pango_layout_get_size(s->cell[i], NULL, &h);
		show(p, s->cell[i], x + PAD,
		    p->y + (s->height - (double)h / PANGO_SCALE) / 2);
	}
	p->y += s->height;
}

/* GB/T 9704: the number between two dashes, below the type area. */
static void
foot(struct pdf *p)
{
	set_text(p, &p->line, fonts.line, str_printf(&p->mem, "— %d —", p->page),
	    whole_width(p), PANGO_ALIGN_CENTER);
	show(p, p->line, MARGIN_X, PAGE_H - MARGIN_BOTTOM + 6 * MM);
}

static void
new_page(struct pdf *p)
{
	foot(p);
	cairo_show_page(p->cr);
	p->page++;
	p->y = MARGIN_TOP;
	draw(p, &p->headings, 0.93);
}

static bool
fits(const struct pdf *p, double h)
{
	return p->y + h <= PAGE_H - MARGIN_BOTTOM;
}

#define TWO_LINES 40 /* points */
#define MOST_BELOW (PAGE_H / 3) /* a higher row stands alone anyway */

/* A line over the whole width, and room for more below it. */
static void
band(struct pdf *p, struct str s, double more)
{
	double h = set_text(p, &p->line, fonts.head, s, whole_width(p) - 2 * PAD,
	    PANGO_ALIGN_LEFT) + 2 * PAD;

	if (!fits(p, h + more)) {
		new_page(p);
		set_text(p, &p->line, fonts.head, s, whole_width(p) - 2 * PAD,
		    PANGO_ALIGN_LEFT);
	}
	cairo_rectangle(p->cr, MARGIN_X, p->y, whole_width(p), h);
	outline(p, 0.97);
	show(p, p->line, MARGIN_X + PAD, p->y + PAD);
	p->y += h;
}

/* The height of a row, laid out once. */
static double
lay(struct pdf *p, const struct grid_row *r)
{
	if (r == NULL || r->cells == NULL)
		return TWO_LINES;
	if (p->laid != r->cells)
		prepare(p, &p->row, fonts.text, r->cells, false);
	p->laid = r->cells;
	return p->row.height;
}

static void
row(struct pdf *p, const struct grid_row *r, const struct grid_row *next)
{
	double more;

	if (r->cells == NULL) {
		/* It isn't left alone at a page's foot. */
		more = r->note.len > 0 ? TWO_LINES : lay(p, next);
		band(p, r->band, more > MOST_BELOW ? MOST_BELOW : more);
		if (r->note.len > 0)
			band(p, r->note, 0);
		return;
	}
	if (!fits(p, lay(p, r)) &&
	    p->y > MARGIN_TOP + p->headings.height)
		new_page(p);
	draw(p, &p->row, 1);
}

static void
paragraph(struct pdf *p, PangoFontDescription *font, struct str s,
    PangoAlignment align, double after)
{
	double h = set_text(p, &p->line, font, s, whole_width(p), align);

	if (s.len == 0)
		return;
	if (!fits(p, h)) {
		new_page(p);
		set_text(p, &p->line, font, s, whole_width(p), align);
	}
	show(p, p->line, MARGIN_X, p->y);
	p->y += h + after;
}

static void
document(struct pdf *p)
{
	struct str *v = arena_array(&p->mem, p->ncols + 1, sizeof *v);
	size_t i;

	for (i = 0; i < p->ncols; i++)
		v[i] = p->g->cols[i].heading;
	prepare(p, &p->headings, fonts.head, v, true);
	p->page = 1;
	p->y = MARGIN_TOP;
	paragraph(p, fonts.title, p->g->title, PANGO_ALIGN_CENTER, 8);
	paragraph(p, fonts.line, p->g->lines, PANGO_ALIGN_LEFT, 5);
	draw(p, &p->headings, 0.93);
	for (i = 0; i < p->g->rows.n; i++) {
		row(p, &p->g->rows.v[i], i + 1 < p->g->rows.n
			? &p->g->rows.v[i + 1] : NULL);
		arena_reset(&p->mem);
		if (i % 256 == 255)
			grid_cool(p->g);
	}
	p->y += 5;
	paragraph(p, fonts.line, p->g->notes, PANGO_ALIGN_LEFT, 0);
	foot(p);
}

static void
describe(struct pdf *p)
{
	struct arena *a = &p->mem;
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
find_fonts(void)
{
	fonts.title = face_description(title_font);
	fonts.line = face_description(line_font);
	fonts.text = face_description(text_font);
	fonts.head = face_description(head_font);
}

static void
open_pdf(struct pdf *p)
{
	double sum = 0;
	size_t i;

	p->ncols = p->g->ncols < GRID_COLUMNS_MAX ? p->g->ncols
						 : GRID_COLUMNS_MAX;
	for (i = 0; i < p->ncols; i++)
		sum += p->g->cols[i].width;
	p->scale = whole_width(p) / sum;
	if (fonts.title == NULL)
		find_fonts();
	p->surface = cairo_pdf_surface_create_for_stream(
	    take, p, PAGE_W, PAGE_H);
	p->cr = cairo_create(p->surface);
}

static void
close_pdf(struct pdf *p)
{
	size_t i;

	for (i = 0; i < p->ncols; i++) {
		g_clear_object(&p->row.cell[i]);
		g_clear_object(&p->headings.cell[i]);
	}
	g_clear_object(&p->line);
	cairo_destroy(p->cr);
	cairo_surface_finish(p->surface);
}

void
grid_pdf(const struct grid *g, struct out *out, struct str path)
{
	struct pdf p = { .g = g, .file = { .out = out } };
	struct arena own = { 0 };
	struct str file = str_printf(&own, "%.*s.pdf", STR_ARG(path));

	p.bytes.a = &p.held;
	p.file.path = file;
	open_pdf(&p);
	describe(&p);
	document(&p);
	close_pdf(&p);
	if (cairo_surface_status(p.surface) != CAIRO_STATUS_SUCCESS)
		out_fail(out, file, cairo_status_to_string(
		    cairo_surface_status(p.surface)));
	cairo_surface_destroy(p.surface);
	out_last(&p.file, sb_str(&p.bytes));
	arena_release(&p.mem);
	arena_release(&p.held);
	arena_release(&own);
}

/* Every character of this program's own words: tests/render/faces.t. */
static const char own[] =
    "　、。《》「」【】〔〕一七万三上下不与专业丢两个"
    "中串为义之九也书了予事二于互五交人从他代以件任份"
    "仿企优会似但位佐体何余作使例依保信修值元先光入全"
    "八公六共其典内册再写决况准几出函分划列则初判别到"
    "制刻前剩办加动勾化区十单即厂原去县叉及发取变另只"
    "可右号司各合同名后向否含员和哪四回因团围固图在地"
    "均型域基填处复外多大天失头夹如始子字存宋完定实审"
    "家容密对封将小少尽属工左差已币市布年并序应度建开"
    "异式引张归录形待得快总情意懂成我或截所手打扣扫批"
    "承护报拟按换据接控推描提撤收改放效数整文料断新方"
    "旁无既日旧早时明星是暂更最月有期未末本机材束条来"
    "板构果某查标栏校样核格框案档检概次止正此歧段母每"
    "比水求汇没法注流涉清灰点照片版牵现理生用由申电略"
    "疑痕登的盖盘目相盾省眉看真矛知码研确示社种秒称程"
    "稿究空立章笔符第等答筛签简箱类粗系索约线组织经结"
    "给统续维编缺网置者而联股能脚自至致色范草荐藏行补"
    "表被要见规计订认议记证评识话询误说请诺读谁负责账"
    "起超足转载较边达过运近返还迹退送适选逐通遮避邮部"
    "都配醒采重金链错长门问间附限院除随隐集需页项顺须"
    "题颜额验黑！（），：；？";

void
grid_pdf_faces(void)
{
	face_learn(str_c(own));
	face_cut(title_font);
	face_cut(line_font);
	face_cut(text_font);
	face_cut(head_font);
}
