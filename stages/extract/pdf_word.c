/* SPDX-License-Identifier: ISC */
/* The words of a PDF and their places, as pdftotext -bbox writes them. */
#include "pdf.h"

#include <math.h>

#include "glyph.h"
#include "limit.h"
#include "xml.h"

struct reader {
	struct arena *a;
	struct pdf *pdf;
	struct pdf_word *word; /* that we are in */
	struct sb text;
	size_t words;
	const char *why;
};

/* "123.45"; what is no number is 0. */
static double
number(const struct xml_element *e, struct str name)
{
	struct str s = xml_attr(e, XML_NS_NONE, name, NULL);
	double v = 0, unit = 0, sign = 1;
	ptrdiff_t i;

	for (i = 0; i < s.len && i < 24; i++) {
		if (i == 0 && s.p[i] == '-')
			sign = -1;
		else if (s.p[i] == '.' && unit == 0)
			unit = 1;
		else if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		else if (unit > 0)
			v += (unit /= 10) * (s.p[i] - '0');
		else
			v = v * 10 + (s.p[i] - '0');
	}
	return fabs(v) < 1e6 ? sign * v : 0;
}

static bool
on_start(void *arg, const struct xml_element *e)
{
	struct reader *x = arg;
	struct pdf_page *p;

	if (str_eq(e->local, S("page"))) {
		x->word = NULL; /* the words that it points into */
		if (x->pdf->n == PDF_PAGES_MAX)
			x->why = "cut";
		else
			*ARENA_PUSH(x->a, x->pdf) = (struct pdf_page){
			    .width = number(e, S("width")),
			    .height = number(e, S("height"))};
	}
	if (!str_eq(e->local, S("word")) || x->pdf->n == 0)
		return x->why == NULL;
	if (++x->words > PDF_WORDS_MAX) {
		x->why = "cut";
		return false;
	}
	p = &x->pdf->v[x->pdf->n - 1];
	x->word = ARENA_PUSH(x->a, &p->words);
	x->word->box = (struct pdf_box){number(e, S("xMin")),
	    number(e, S("yMin")), number(e, S("xMax")), number(e, S("yMax"))};
	x->word->nth = x->words;
	x->text = (struct sb){.a = x->a};
	return true;
}

/*
 * A letter of a symbol font comes as a private character, without its font:
 * sure is only what Wingdings and Wingdings 2 agree upon.
 */
static void
put_symbol(struct reader *x, uint32_t r)
{
	int tick = -1, tick2 = -1;
	uint32_t shown = r, shown2 = r;
	bool known = glyph_symbol(FONT_WINGDINGS, r, &tick, &shown);
	bool known2 = glyph_symbol(FONT_WINGDINGS2, r, &tick2, &shown2);

	if (!known) {
		tick = tick2;
		shown = shown2;
	}
	if (!known || (known2 && tick != tick2))
		x->word->doubt = "converted";
	sb_rune(&x->text, tick < 0 ? shown : tick ? 0x2611 : 0x2610);
}

/*
 * Rare Han characters, Cyrillic: what another font's codes look like.  One
 * may be a name's.
 */
static bool
is_odd(uint32_t r)
{
	return (r >= 0x3400 && r < 0x4dc0) || (r >= 0x400 && r < 0x500) ||
	       r >= 0x20000;
}

static bool
on_text(void *arg, struct str s)
{
	struct reader *x = arg;
	uint32_t r;

	while (x->word != NULL && s.len > 0) {
		r = utf8_next(&s);
		if (r >= 0xf000 && r <= 0xf0ff) {
			put_symbol(x, r);
			continue;
		}
		if (r == 0xfffd || (r >= 0xe000 && r < 0xf900))
			x->word->doubt = "converted";
		if (is_odd(r)) {
			x->word->doubt = "converted";
			x->pdf->v[x->pdf->n - 1].odd++;
		}
		sb_rune(&x->text, r);
	}
	return true;
}

/* Over the paper's edge, as a table too wide for it is: there may be more. */
static bool
is_cut(const struct pdf_page *p, const struct pdf_box *b)
{
	return b->x0 < 0 || b->y0 < 0 || b->x1 > p->width || b->y1 > p->height;
}

static bool
on_end(void *arg, enum xml_ns ns, struct str local)
{
	struct reader *x = arg;
	struct pdf_page *p;

	(void)ns;
	if (!str_eq(local, S("word")) || x->word == NULL)
		return true;
	p = &x->pdf->v[x->pdf->n - 1];
	if (is_cut(p, &x->word->box))
		x->word->doubt = "converted";
	x->word->text = str_trim(sb_str(&x->text));
	if (x->word->text.len == 0)
		p->words.n--;
	x->word = NULL;
	return true;
}

const char *
pdf_read_words(struct arena *a, struct str xhtml, struct pdf *pdf)
{
	static const struct xml_sax sax = {on_start, on_end, on_text};
	struct reader x = {.a = a, .pdf = pdf};
	const char *why = xml_parse(a, xhtml, &sax, &x);

	return x.why != NULL ? x.why : why;
}
