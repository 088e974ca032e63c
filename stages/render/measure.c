/* SPDX-License-Identifier: ISC */
#include "measure.h"

#include <glib.h>

static bool
within(uint32_t c, uint32_t first, uint32_t last)
{
	return c - first <= last - first;
}

static int
rune_width(uint32_t c)
{
	/* What most texts are made of, as the tables below have it. */
	if (within(c, 0x4E00, 0x9FFF) || within(c, 0x3001, 0x3029) ||
	    within(c, 0xFF01, 0xFF60))
		return 2;
	if (within(c, 0x20, 0x7E))
		return 1;
	if (c < 0x20 || g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) || g_unichar_iswide_cjk(c) ? 2 : 1;
}

int
measure_width(struct str s)
{
	int n = 0;

	while (s.len > 0)
		n += rune_width(utf8_next(&s));
	return n;
}

/* One line being filled. */
struct filler {
	double column, at;
	double word; /* of the Latin word that ends here */
	int lines;
};

static void
fill(struct filler *f, uint32_t c)
{
	int w = rune_width(c);

	if (c == '\n') {
		f->lines++;
		f->at = f->word = 0;
		return;
	}
	f->word = w == 1 && c > ' ' ? f->word + 1 : 0;
	f->at += w;
	if (f->at <= f->column)
		return;
	f->lines++;
	/* The word goes along to the next line unless it fills one. */
	f->at = f->word > 0 && f->word < f->column ? f->word : w;
	if (f->at == w)
		f->word = w == 1 ? 1 : 0;
}

int
measure_lines(struct str s, double column)
{
	struct filler f = { .column = column < 2 ? 2 : column, .lines = 1 };

	while (s.len > 0)
		fill(&f, utf8_next(&s));
	return f.lines;
}

struct str
measure_cut(struct str s, double column, int lines)
{
	struct filler f = { .column = column < 2 ? 2 : column, .lines = 1 };
	struct str rest = s;
	ptrdiff_t end = 0;

	while (rest.len > 0) {
		fill(&f, utf8_next(&rest));
		if (f.lines > lines)
			break;
		end = s.len - rest.len;
	}
	return str_slice(s, 0, end);
}
