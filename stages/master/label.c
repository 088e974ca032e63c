/* SPDX-License-Identifier: ISC */
/*
 * Disc labels as a PDF to print: one page of A4 a copy of a volume, with a
 * frame of 120 mm as wide as a disc, and the disc's hash as text and QR code.
 */
#include "master.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include "face.h"
#include "io.h"
#include "when.h"
#include "wording.h"

#define MM(n) ((n) * 72.0 / 25.4)
#define PAGE_W MM(210)
#define PAGE_H MM(297)
#define FRAME MM(120)

struct page {
	cairo_t *cr; /* NULL: its characters are learnt, nothing is drawn */
	double x, y, width;
};

static void
text(struct page *p, const char *font, struct str s, PangoAlignment align)
{
	PangoFontDescription *d;
	PangoLayout *l;
	int w, h;

	if (p->cr == NULL) {
		face_learn(s);
		return;
	}
	l = pango_cairo_create_layout(p->cr);
	d = face_description(font);
	/* A point of type is a point of the page. */
	pango_cairo_context_set_resolution(pango_layout_get_context(l), 72);
	pango_layout_context_changed(l);
	pango_layout_set_font_description(l, d);
	pango_layout_set_width(l, (int)(p->width * PANGO_SCALE));
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(l, align);
	pango_layout_set_text(l, s.p, (int)s.len);
	cairo_move_to(p->cr, p->x, p->y);
	pango_cairo_show_layout(p->cr, l);
	pango_layout_get_pixel_size(l, &w, &h);
	p->y += h;
	pango_font_description_free(d);
	g_object_unref(l);
}

/* A QR code of side points; nothing when the text is too long for one. */
static void
qr(struct page *p, double x, double y, double side, const char *what)
{
	QRcode *q = QRcode_encodeString8bit(what, 0, QR_ECLEVEL_M);
	double m;
	int i, k;

	if (q == NULL)
		return;
	m = side / q->width;
	for (i = 0; i < q->width; i++)
		for (k = 0; k < q->width; k++)
			if (q->data[i * q->width + k] & 1)
				cairo_rectangle(p->cr, x + k * m, y + i * m, m, m);
	cairo_fill(p->cr);
	QRcode_free(q);
}

#define TITLE "FZXiaoBiaoSong-B05S,方正小标宋简体,Noto Serif CJK SC Bold 20"
#define BODY "FangSong_GB2312,FangSong,Noto Serif CJK SC 15"
#define SMALL "FangSong_GB2312,FangSong,Noto Serif CJK SC 11"
#define HASH "Noto Sans Mono CJK SC,monospace 9"

static void
line(struct page *p, struct volume *v, const char *name, struct str value)
{
	text(p, BODY, str_printf(v->a, "%s：%.*s", name, STR_ARG(value)),
	    PANGO_ALIGN_LEFT);
	p->y += MM(1);
}

#define LEFT ((PAGE_W - FRAME) / 2)
#define TOP MM(40)

static void
words(struct page *p, struct volume *v, int copy, int copies)
{
	json *n = v->notice->root;
	struct str title = js_str(n, "subject"), number = js_str(n, "number");

	p->x = LEFT + MM(6);
	p->width = FRAME - MM(12);
	p->y = TOP + MM(7);
	text(p, TITLE, title, PANGO_ALIGN_CENTER);
	text(p, BODY, wording(v->a, n, S("申报材料电子版光盘")),
	    PANGO_ALIGN_CENTER);
	p->y += MM(4);
	line(p, v, "文号", number);
	line(p, v, str_cstr(v->a, wording(v->a, n, S("光盘编号"))), v->id);
	line(p, v, "盘序", str_printf(v->a, "第 %d 张/共 %d 张", v->number,
	    v->plan->volumes));
	line(p, v, "份数", str_printf(v->a, "%d/%d", copy, copies));
	line(p, v, "日期", when_date(v->a, v->at, WHEN_CHINA));
	line(p, v, "数据量", str_printf(v->a, "%lld 字节",
	    (long long)v->image_size));
	/* A notice that wants other carriers says so by its words. */
	if (str_eq(wording(v->a, n, S("光盘")), S("光盘")))
		line(p, v, "介质", str_c(v->plan->medium->name));
	line(p, v, "密级", S(""));
	text(p, SMALL, wording_edited(n, v->meta), PANGO_ALIGN_LEFT);
	/* Beneath the frame there is room for the whole hash. */
	p->y = TOP + FRAME + MM(3);
	p->width = FRAME - MM(34);
	text(p, SMALL, wording(v->a, n, S("SHA-256（光盘映像）：")),
	    PANGO_ALIGN_LEFT);
	/* In two lines of ours: Pango would put a hyphen where it breaks. */
	text(p, HASH, str_printf(v->a, "%.32s\n%.*s", v->image_sha256.p,
	    STR_ARG(str_slice(v->image_sha256, 32, SHA256_HEX))),
	    PANGO_ALIGN_LEFT);
}

static void
label(struct page *p, struct volume *v, int copy, int copies)
{
	struct str hash = str_printf(v->a, "%.*s %d/%d sha256:%.*s",
	    STR_ARG(v->id), copy, copies, STR_ARG(v->image_sha256));

	cairo_rectangle(p->cr, LEFT, TOP, FRAME, FRAME);
	cairo_set_line_width(p->cr, 0.8);
	cairo_stroke(p->cr);
	words(p, v, copy, copies);
	qr(p, LEFT + FRAME - MM(28), TOP + FRAME + MM(3), MM(26), hash.p);
}

/*
 * Copies of the faces with what is on the labels: whole ones take 100 MiB.
 * Of one volume's: volumes differ in digits and Latin letters, which every
 * copy has.
 */
void
label_prepare(struct volume *v)
{
	struct page p = { .cr = NULL };

	words(&p, v, 1, 1);
	face_cut(TITLE);
	face_cut(BODY);
	face_cut(SMALL);
	face_cut(HASH);
}

static cairo_status_t
collect(void *to, const unsigned char *p, unsigned n)
{
	sb_add(to, (struct str) { (const char *)p, n });
	return CAIRO_STATUS_SUCCESS;
}

const char *
label_write(struct volume *v, struct volume *volumes, int n, const char *path)
{
	struct sb pdf = { .a = v->a };
	cairo_surface_t *s = cairo_pdf_surface_create_for_stream(
	    collect, &pdf, PAGE_W, PAGE_H);
	struct page p = { .cr = cairo_create(s) };
	int i, copy, copies = disc_copies(v);
	cairo_status_t status;

	label_prepare(volumes);
	cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATE_DATE,
	    when_iso(v->a, v->at, WHEN_CHINA).p);
	cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_TITLE, "光盘标签");
	for (i = 0; i < n; i++) {
		for (copy = 1; copy <= copies; copy++) {
			label(&p, &volumes[i], copy, copies);
			cairo_show_page(p.cr);
		}
	}
	cairo_destroy(p.cr);
	cairo_surface_finish(s);
	status = cairo_surface_status(s);
	cairo_surface_destroy(s);
	if (status != CAIRO_STATUS_SUCCESS)
		return cairo_status_to_string(status);
	return io_put_file(path, sb_str(&pdf));
}
