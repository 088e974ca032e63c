/* SPDX-License-Identifier: ISC */
/*
 * Ruled lines of an SVG 1.1 that cairo wrote: stroked paths, and filled
 * rectangles so thin that they are lines (so Word prints them).  Glyphs,
 * clips and patterns lie in <defs>; of a path cairo writes M, L, C and Z,
 * absolute.
 */
#include "pdf.h"

#include <math.h>

#include "limit.h"
#include "xml.h"

#define THIN 3.0 /* points: a filled rectangle of less is a line */
#define ALIGNED 0.7 /* off the axis by no more */
#define STEP_MAX 40.0 /* from a letter to the next: more is another line */
#define INK_MAX 24.0 /* a tick may reach out of its box */

struct matrix {
	double a, b, c, d, e, f;
};

struct svg {
	struct arena *a;
	struct pdf *pdf;
	struct pdf_page *page;
	struct matrix ctm[XML_DEPTH_MAX + 1];
	unsigned style[XML_DEPTH_MAX + 1]; /* of glyphs, by what is around */
	int depth, hidden; /* depth of the <defs> that we are in */
	struct pdf_mark last; /* glyph */
	size_t pages, lines;
	const char *why;
};

/* --- numbers, as cairo writes them: no locale --- */

static bool
number(struct str *s, double *v)
{
	double sign = 1, unit = 1;
	bool digits = false, point = false;

	while (s->len > 0 && (*s->p == ' ' || *s->p == ','))
		*s = str_slice(*s, 1, s->len);
	if (s->len > 0 && *s->p == '-') {
		sign = -1;
		*s = str_slice(*s, 1, s->len);
	}
	for (*v = 0; s->len > 0; *s = str_slice(*s, 1, s->len)) {
		if (*s->p == '.' && !point) {
			point = true;
			continue;
		}
		if (*s->p < '0' || *s->p > '9')
			break;
		digits = true;
		if (point)
			*v += (unit /= 10) * (*s->p - '0');
		else
			*v = *v * 10 + (*s->p - '0');
	}
	*v *= sign;
	return digits && fabs(*v) < 1e6;
}

static struct matrix
times(struct matrix m, struct matrix n)
{
	return (struct matrix){m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b,
	    m.a * n.c + m.c * n.d, m.b * n.c + m.d * n.d,
	    m.a * n.e + m.c * n.f + m.e, m.b * n.e + m.d * n.f + m.f};
}

static struct matrix
transformed(struct matrix m, const struct xml_element *e)
{
	struct str s = xml_attr(e, XML_NS_NONE, S("transform"), NULL);
	struct matrix t;

	if (!str_starts(s, S("matrix(")))
		return m;
	s = str_slice(s, 7, s.len);
	if (number(&s, &t.a) && number(&s, &t.b) && number(&s, &t.c) &&
	    number(&s, &t.d) && number(&s, &t.e) && number(&s, &t.f))
		return times(m, t);
	return m;
}

/* --- what is painted --- */

/* A property, of the style or, since cairo 1.17, an attribute. */
static struct str
property(const struct xml_element *e, struct str name)
{
	struct str rest = xml_attr(e, XML_NS_NONE, S("style"), NULL), one;

	while (rest.len > 0) {
		one = str_trim(str_cut(&rest, S(";")));
		if (str_starts(one, name) && one.len > name.len &&
		    one.p[name.len] == ':')
			return str_trim(
			    str_slice(one, name.len + 1, one.len));
	}
	return xml_attr(e, XML_NS_NONE, name, NULL);
}

/* White lines on white paper are none. */
static bool
paints(const struct xml_element *e, struct str name)
{
	struct str v = property(e, name);

	return v.len > 0 && !str_eq(v, S("none")) &&
	       !str_starts(v, S("url")) &&
	       !str_eq(v, S("rgb(100%,100%,100%)")) &&
	       !str_eq(v, S("rgb(100%, 100%, 100%)"));
}

static bool
has_room(struct svg *x)
{
	if (++x->lines > PDF_LINES_MAX)
		x->why = "cut";
	return x->why == NULL;
}

static void
push(struct svg *x, struct pdf_lines *to, double at, double from, double end)
{
	if (has_room(x))
		*ARENA_PUSH(x->a, to) = (struct pdf_line){
		    at, fmin(from, end), fmax(from, end), false};
}

/* What a colour makes of text, as DOCX's colours are read. */
static unsigned
style_of(struct str fill, unsigned outer)
{
	char hex[8];
	double v[3];
	int i;

	if (!str_starts(fill, S("rgb(")))
		return outer;
	fill = str_slice(fill, 4, fill.len);
	for (i = 0; i < 3; i++) {
		if (!number(&fill, &v[i]) || !(v[i] >= 0 && v[i] <= 100))
			return outer;
		if (str_starts(fill, S("%")))
			fill = str_slice(fill, 1, fill.len);
	}
	snprintf(hex, sizeof hex, "%02x%02x%02x", (int)(v[0] * 2.55 + 0.5),
	    (int)(v[1] * 2.55 + 0.5), (int)(v[2] * 2.55 + 0.5));
	return doc_colour(str_c(hex));
}

/* Which way does the text go from the last glyph to this one? */
static void
step(struct svg *x, const struct pdf_mark *now)
{
	double dx = now->x - x->last.x, dy = now->y - x->last.y;

	x->last = *now;
	if (fabs(dx) > STEP_MAX || fabs(dy) > STEP_MAX)
		return;
	if (fabs(dx) > 2 * fabs(dy))
		x->page->steps[dx > 0 ? PDF_RIGHT : PDF_LEFT]++;
	else if (fabs(dy) > 2 * fabs(dx))
		x->page->steps[dy > 0 ? PDF_DOWN : PDF_UP]++;
}

static void
glyph(struct svg *x, const struct xml_element *e, const struct matrix *m)
{
	struct str left = xml_attr(e, XML_NS_NONE, S("x"), NULL);
	struct str base = xml_attr(e, XML_NS_NONE, S("y"), NULL);
	double u, v;

	struct pdf_mark now = {.style = x->style[x->depth]};

	if (!number(&left, &u) || !number(&base, &v))
		return;
	now.x = m->a * u + m->c * v + m->e;
	now.y = m->b * u + m->d * v + m->f;
	step(x, &now);
	if (now.style != 0 && has_room(x))
		*ARENA_PUSH(x->a, &x->page->marks) = now;
}

static void
stroke(struct svg *x, const double p[2], const double q[2])
{
	double w = fabs(p[0] - q[0]), h = fabs(p[1] - q[1]);

	if (h <= ALIGNED && w > h)
		push(x, &x->page->across, (p[1] + q[1]) / 2, p[0], q[0]);
	else if (w <= ALIGNED && h > w)
		push(x, &x->page->down, (p[0] + q[0]) / 2, p[1], q[1]);
}

static void
fill(struct svg *x, const struct pdf_box *b)
{
	double w = b->x1 - b->x0, h = b->y1 - b->y0;

	if (h <= THIN && w > THIN)
		push(x, &x->page->across, (b->y0 + b->y1) / 2, b->x0, b->x1);
	else if (w <= THIN && h > THIN)
		push(x, &x->page->down, (b->x0 + b->x1) / 2, b->y0, b->y1);
}

struct pen {
	double first[2], at[2];
	struct pdf_box box; /* of the subpath */
	int corners; /* of the subpath; -1: it has curves */
	bool slants, closed;
};

/* Nearly as wide as high, along the axes or round. */
static bool
is_frame(const struct pen *pen)
{
	double w = pen->box.x1 - pen->box.x0, h = pen->box.y1 - pen->box.y0;

	return w >= PDF_TICK_MIN && w <= PDF_TICK_MAX && h >= PDF_TICK_MIN &&
	       h <= PDF_TICK_MAX && fmin(w, h) > 0.8 * fmax(w, h) &&
	       pen->closed && !pen->slants &&
	       (pen->corners < 0 || pen->corners >= 4);
}

static void
ink(struct svg *x, const struct pen *pen, bool fills)
{
	if (pen->box.x1 - pen->box.x0 <= INK_MAX &&
	    pen->box.y1 - pen->box.y0 <= INK_MAX && has_room(x))
		*ARENA_PUSH(x->a, &x->page->inks) =
		    (struct pdf_ink){pen->box, is_frame(pen), fills};
}

/* A box or a ring to be ticked: what is in it, no text tells. */
static void
box(struct svg *x, const struct pdf_box *b)
{
	double w = b->x1 - b->x0, h = b->y1 - b->y0;

	if (w >= PDF_TICK_MIN && w <= PDF_TICK_MAX && h >= PDF_TICK_MIN &&
	    h <= PDF_TICK_MAX && has_room(x))
		*ARENA_PUSH(x->a, &x->page->marks) = (struct pdf_mark){
		    (b->x0 + b->x1) / 2, (b->y0 + b->y1) / 2, DOC_TICK};
}

static void
end_subpath(struct svg *x, struct pen *pen, bool fills)
{
	pen->closed |= fabs(pen->at[0] - pen->first[0]) < ALIGNED &&
		       fabs(pen->at[1] - pen->first[1]) < ALIGNED;
	if (fills && pen->corners >= 3 && pen->corners <= 5)
		fill(x, &pen->box);
	if (pen->corners != 0 && pen->corners != 1) {
		box(x, &pen->box);
		ink(x, pen, fills);
	}
	pen->corners = 0;
}

static void
move(struct pen *pen, const double p[2])
{
	memcpy(pen->first, p, sizeof pen->first);
	memcpy(pen->at, p, sizeof pen->at);
	pen->box = (struct pdf_box){p[0], p[1], p[0], p[1]};
	pen->corners = 1;
	pen->slants = pen->closed = false;
}

static void
reach(struct pen *pen, const double p[2])
{
	memcpy(pen->at, p, sizeof pen->at);
	pen->box.x0 = fmin(pen->box.x0, p[0]);
	pen->box.y0 = fmin(pen->box.y0, p[1]);
	pen->box.x1 = fmax(pen->box.x1, p[0]);
	pen->box.y1 = fmax(pen->box.y1, p[1]);
}

static void
draw(struct svg *x, struct pen *pen, const double p[2], bool strokes)
{
	if (strokes)
		stroke(x, pen->at, p);
	pen->slants |= fabs(pen->at[0] - p[0]) > ALIGNED &&
		       fabs(pen->at[1] - p[1]) > ALIGNED;
	reach(pen, p);
	if (pen->corners > 0)
		pen->corners++;
}

static bool
point(struct str *s, const struct matrix *m, double p[2])
{
	double u, v;

	if (!number(s, &u) || !number(s, &v))
		return false;
	p[0] = m->a * u + m->c * v + m->e;
	p[1] = m->b * u + m->d * v + m->f;
	return true;
}

static void
path(struct svg *x, const struct xml_element *e, struct matrix m)
{
	struct str d = xml_attr(e, XML_NS_NONE, S("d"), NULL);
	bool strokes = paints(e, S("stroke")), fills = paints(e, S("fill"));
	struct pen pen = {0};
	double p[2];
	char c;

	if (!strokes && !fills)
		return;
	while ((d = str_trim(d)).len > 0 && x->why == NULL) {
		c = *d.p;
		d = str_slice(d, 1, d.len);
		if (c == 'Z') {
			if (strokes)
				stroke(x, pen.at, pen.first);
			pen.closed = true;
			end_subpath(x, &pen, fills);
			continue;
		}
		if (!point(&d, &m, p))
			return;
		if (c == 'M') {
			end_subpath(x, &pen, fills);
			move(&pen, p);
		} else if (c == 'L') {
			draw(x, &pen, p, strokes);
		} else if (c == 'C' && point(&d, &m, p) && point(&d, &m, p)) {
			reach(&pen, p);
			pen.corners = -1;
		} else {
			return;
		}
	}
	end_subpath(x, &pen, fills);
}

/* --- elements --- */

static bool
is_hidden(struct str name)
{
	return str_eq(name, S("defs")) || str_eq(name, S("symbol")) ||
	       str_eq(name, S("clipPath")) || str_eq(name, S("mask")) ||
	       str_eq(name, S("pattern"));
}

static bool
on_start(void *arg, const struct xml_element *e)
{
	struct svg *x = arg;
	struct matrix m = x->ctm[x->depth];

	if (x->depth == XML_DEPTH_MAX)
		return false;
	x->depth++;
	if (x->hidden == 0 && is_hidden(e->local))
		x->hidden = x->depth;
	if (x->hidden > 0)
		return true;
	if (str_eq(e->local, S("page"))) {
		if (x->pages == x->pdf->n)
			return false;
		x->page = &x->pdf->v[x->pages++];
	}
	m = transformed(m, e);
	x->ctm[x->depth] = m;
	x->style[x->depth] =
	    style_of(property(e, S("fill")), x->style[x->depth - 1]);
	if (str_eq(e->local, S("path")))
		path(x, e, m);
	else if (str_eq(e->local, S("use")))
		glyph(x, e, &m);
	return x->why == NULL;
}

static bool
on_end(void *arg, enum xml_ns ns, struct str local)
{
	struct svg *x = arg;

	(void)ns;
	(void)local;
	if (x->hidden == x->depth)
		x->hidden = 0;
	x->depth--;
	return true;
}

static bool
on_text(void *arg, struct str s)
{
	(void)arg;
	(void)s;
	return true;
}

const char *
pdf_read_lines(struct arena *a, struct str svg, struct pdf *pdf)
{
	static const struct xml_sax sax = {on_start, on_end, on_text};
	struct svg *x = NEW(a, struct svg);
	const char *why;

	x->a = a;
	x->pdf = pdf;
	x->page = &pdf->v[0];
	x->ctm[0] = (struct matrix){1, 0, 0, 1, 0, 0};
	why = xml_parse(a, svg, &sax, x);
	if (x->why != NULL)
		return x->why;
	return why == xml_stopped ? "bad-xml" : why;
}
