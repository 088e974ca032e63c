/* SPDX-License-Identifier: ISC */
/*
 * A table of contents: its lines are called as the labels below them are, and
 * what stands behind is the number of a page, no answer.
 */
#include "form.h"

#include "fold.h"

#define CONTENTS_MIN 3	  /* lines; fewer may be answers */
#define PAGE_DIGITS_MAX 3 /* of a page's number */
#define LEADERS_MIN 3	  /* points that lead to it */

/* Takes points, tabs and blanks off the end; how many points a tab counts. */
static int
cut_leaders(struct str *s)
{
	static const struct {
		const char *sign;
		int points;
	} v[] = {{"\t", LEADERS_MIN}, {"…", LEADERS_MIN}, {".", 1}, {"·", 1},
	    {"．", 1}, {"-", 1}, {"_", 1}, {" ", 0}};
	size_t i = 0;
	int points = 0;

	while (i < sizeof v / sizeof *v) {
		if (!str_ends(*s, str_c(v[i].sign))) {
			i++;
			continue;
		}
		s->len -= str_c(v[i].sign).len;
		points += v[i].points;
		i = 0;
	}
	return points;
}

/* 二、单位简介……3: the page that ends a line, behind so many points, or 0. */
static int
page_of(struct str line, int points)
{
	struct str s = str_trim(line);
	ptrdiff_t end = s.len;
	int64_t page = 0;

	while (s.len > 0 && s.p[s.len - 1] >= '0' && s.p[s.len - 1] <= '9')
		s.len--;
	if (s.len == end || end - s.len > PAGE_DIGITS_MAX ||
	    !str_int(str_slice(line, s.p - line.p + s.len,
			 s.p - line.p + end), &page) ||
	    cut_leaders(&s) < points || s.len == 0 ||
	    str_ends(s, S("：")) || str_ends(s, S(":")) || str_has(s, S("\n")))
		return 0;
	return (int)page;
}

/* Is the last text before block i 目录?  Then a print may lack the points. */
static bool
is_titled(const struct form *f, size_t i)
{
	static const char *const titles[] = {"目录", "目次", NULL};

	while (i-- > 0 && f->doc->blocks.v[i].table == NULL)
		if (str_trim(f->doc->blocks.v[i].para.text).len > 0)
			return str_is_any(fold_key(f->a,
			    f->doc->blocks.v[i].para.text), titles);
	return false;
}

/* The lines from block i on, of rising pages, as blocks; 0: no contents. */
size_t
form_contents(const struct form *f, size_t i)
{
	size_t k, end = i, lines = 0;
	int page, last = 1, points;

	/* Most texts end in no number. */
	if (page_of(f->doc->blocks.v[i].para.text, 0) == 0)
		return 0;
	points = is_titled(f, i) ? 0 : LEADERS_MIN;

	for (k = i; k < f->doc->blocks.n; k++) {
		const struct doc_block *b = &f->doc->blocks.v[k];

		if (b->table != NULL || b->where != DOC_BODY)
			break;
		if (k > i && str_trim(b->para.text).len == 0)
			continue;
		if ((page = page_of(b->para.text, points)) < last)
			break;
		last = page;
		lines++;
		end = k + 1;
	}
	return lines >= CONTENTS_MIN ? end - i : 0;
}
