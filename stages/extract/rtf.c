/* SPDX-License-Identifier: ISC */
/*
 * RTF 1.9: text and tables.  A row's cells end in \cell; Chinese comes as
 * \'hh pairs of the code page or as \uN.  Columns are counted, and measured
 * by the right edges of the cells once a table is whole; of a row's definition
 * what goes on from the row above is known, too.
 */
#include <stdlib.h>

#include "limit.h"
#include "markup.h"

#define GROUPS_MAX 256
#define EDGE_NEAR 60 /* twips: edges of one column, 1 mm apart */

struct edges {
	int *v;
	size_t n, cap;
};

struct group {
	bool skip; /* a destination that is no text */
	bool box;  /* a form field's properties */
	bool hidden;
	bool shape; /* a text box's text */
	bool bullet; /* an item's number or bullet, no paragraph of its own */
	int base;   /* nesting of the paragraph that a text box is tied to */
	int uc; /* bytes that stand for a \u */
	unsigned style;
};

struct rtf {
	struct build b;
	struct arena *a;
	struct group g[GROUPS_MAX];
	int depth, too_deep;
	int drop;	       /* bytes still to drop behind \u */
	uint32_t high;	       /* first half of a surrogate pair */
	struct sb bytes;       /* of the code page, not yet decoded */
	int level;	       /* tables that this paragraph is in */
	int open;	       /* those open in the builder */
	struct {
		bool row, cell;
		int cells; /* of the row */
	} at[BUILD_NEST_MAX + 1]; /* open in each */
	bool up[TABLE_COLS_MAX];  /* the row's cells that go on: \clvmrg */
	bool goes_up;
	int edge[TABLE_COLS_MAX]; /* where its cells end: \cellx */
	int defined;
	struct {
		struct edges *v;
		size_t n, cap;
	} rows; /* of the outermost table, as each ended */
	int fftype, ffres, ffdefres;
};

static struct group *
now(struct rtf *x)
{
	return &x->g[x->depth];
}

static void
begin_cell(struct rtf *x)
{
	if (!x->at[x->open].row) {
		build_row(&x->b);
		x->at[x->open].cells = 0;
	}
	if (!x->at[x->open].cell) {
		build_cell(&x->b, 1, 1);
		x->at[x->open].cells++;
	}
	x->at[x->open].row = x->at[x->open].cell = true;
}

/* --- columns by where they end --- */

/* The column of a table that ends at an edge. */
static int
column_at(const struct edges *all, int edge)
{
	size_t i = 0;

	while (i + 1 < all->n && all->v[i] + EDGE_NEAR < edge)
		i++;
	return (int)i;
}

static int
compare_edges(const void *x, const void *y)
{
	int p = *(const int *)x, q = *(const int *)y;

	return p < q ? -1 : p > q;
}

/* The edges of all rows, each once, from the left. */
static struct edges
all_edges(struct rtf *x)
{
	struct edges all = {0};
	size_t i, k, n = 0;

	for (i = 0; i < x->rows.n; i++)
		for (k = 0; k < x->rows.v[i].n; k++)
			*ARENA_PUSH(x->a, &all) = x->rows.v[i].v[k];
	if (all.n > 0)
		qsort(all.v, all.n, sizeof *all.v, compare_edges);
	for (i = 0; i < all.n; i++)
		if (n == 0 || all.v[i] > all.v[n - 1] + EDGE_NEAR)
			all.v[n++] = all.v[i];
	all.n = n;
	return all;
}

/* Does each row's definition say of all its cells where they end? */
static bool
is_measured(const struct rtf *x, const struct doc_table *t)
{
	size_t i;

	for (i = 0; i < t->cells.n; i++)
		if ((size_t)t->cells.v[i].row >= x->rows.n ||
		    (size_t)t->cells.v[i].col >=
			x->rows.v[t->cells.v[i].row].n)
			return false;
	for (i = 0; i < x->rows.n; i++)
		for (size_t k = 1; k < x->rows.v[i].n; k++)
			if (x->rows.v[i].v[k] <=
			    x->rows.v[i].v[k - 1] + EDGE_NEAR)
				return false;
	return t->cells.n > 0;
}

/* A cell of a shorter row is as wide as what stands above and below it. */
static void
measure(struct rtf *x)
{
	struct doc_table *t = x->b.table[0].t;
	struct edges all = all_edges(x), *row;
	struct doc_cell *c;
	size_t i;
	int nth;

	if (all.n <= TABLE_COLS_MAX && is_measured(x, t)) {
		for (i = 0; i < t->cells.n; i++) {
			c = &t->cells.v[i];
			row = &x->rows.v[c->row];
			nth = c->col;
			c->col = nth == 0 ? 0
					  : column_at(&all, row->v[nth - 1]) + 1;
			c->cols = column_at(&all, row->v[nth]) + 1 - c->col;
		}
		t->cols = (int)all.n;
	}
	x->rows.n = 0;
}

static void
close_tables(struct rtf *x, int level)
{
	for (; x->open > level; x->open--) {
		if (x->open == 1)
			measure(x);
		build_table_end(&x->b);
	}
}

/* A cell of the table at a level, 0: none. */
static void
open_cell(struct rtf *x, int level)
{
	close_tables(x, level);
	while (x->open < level) {
		if (x->open > 0)
			begin_cell(x);
		build_table(&x->b);
		x->open++;
		x->at[x->open].row = x->at[x->open].cell = false;
	}
	if (level > 0)
		begin_cell(x);
}

/* Text goes to the cell of a paragraph that is in one. */
static void
place(struct rtf *x)
{
	open_cell(x, x->level);
}

static void
rune(struct rtf *x, uint32_t r)
{
	if (now(x)->skip || now(x)->hidden)
		return;
	place(x);
	build_rune(&x->b, r, now(x)->style);
}

/* What came as bytes of the code page, when something else follows. */
static void
flush(struct rtf *x)
{
	bool bad = false;
	struct str s;

	if (x->bytes.len == 0)
		return;
	s = text_from(x->a, sb_str(&x->bytes), "gb18030", &bad);
	if (bad)
		doc_warn(x->a, x->b.d, "charset", S(""));
	x->bytes = (struct sb){.a = x->a};
	while (s.len > 0)
		rune(x, utf8_next(&s));
}

static void
byte(struct rtf *x, char c)
{
	if (x->drop > 0)
		x->drop--;
	else if (!now(x)->skip)
		sb_addc(&x->bytes, c);
}

static void
unicode(struct rtf *x, int n)
{
	uint32_t r = (uint32_t)n & 0xffff;

	flush(x);
	x->drop = now(x)->uc;
	if (r >= 0xd800 && r < 0xdc00) {
		x->high = r;
		return;
	}
	if (r >= 0xdc00 && r < 0xe000)
		r = x->high != 0
			? 0x10000 + ((x->high - 0xd800) << 10) + (r - 0xdc00)
			: 0xfffd;
	x->high = 0;
	rune(x, r);
}

static void
line(struct rtf *x)
{
	if (now(x)->skip)
		return;
	place(x);
	build_line(&x->b);
}

static void
end_group(struct rtf *x)
{
	flush(x);
	x->drop = 0;
	if (x->too_deep > 0) {
		x->too_deep--;
		return;
	}
	if (now(x)->box && x->fftype == 1) {
		bool on = (x->ffres == 25 ? x->ffdefres : x->ffres) != 0;

		place(x);
		build_rune(&x->b, on ? 0x2611 : 0x2610, DOC_TICK);
		x->fftype = 0;
	}
	if (now(x)->shape) {
		line(x);
		x->level = now(x)->base;
	}
	if (x->depth > 0)
		x->depth--;
}

static void
begin_group(struct rtf *x)
{
	flush(x);
	if (x->depth + 1 == GROUPS_MAX) {
		x->too_deep++;
		return;
	}
	x->g[x->depth + 1] = x->g[x->depth];
	x->depth++;
	now(x)->box = now(x)->shape = false;
}

static bool
is_hidden(struct str w)
{
	static const char *const v[] = {"fonttbl", "colortbl", "stylesheet",
	    "info", "pict", "object", "header", "headerf", "headerl", "headerr",
	    "footer", "footerf", "footerl", "footerr", "fldinst", "themedata",
	    "datastore", "listtable", "listoverridetable", "rsidtbl",
	    "generator", "xmlnstbl", "latentstyles", "bkmkstart", "bkmkend",
	    "nonshppict", "nonesttables", NULL};

	return str_is_any(w, v);
}

static void
end_cell(struct rtf *x, int level)
{
	int nth;

	open_cell(x, level);
	build_cell_end(&x->b);
	x->at[level].cell = false;
	nth = x->at[level].cells - 1;
	if (level == 1 && nth >= 0 && nth < x->defined && x->up[nth])
		build_cell_up(&x->b);
}

static void
end_row(struct rtf *x, int level)
{
	struct edges *e;
	int i;

	close_tables(x, level);
	x->at[level].row = x->at[level].cell = false;
	if (level > 1 || x->open < 1)
		return;
	e = ARENA_PUSH(x->a, &x->rows);
	*e = (struct edges){0};
	for (i = 0; i < x->defined; i++)
		*ARENA_PUSH(x->a, e) = x->edge[i];
}

/* Words that say what the cells of a row are; of the outermost table only. */
static bool
row_word(struct rtf *x, struct str w, int n)
{
	if (str_eq(w, S("trowd"))) {
		x->defined = 0;
		x->goes_up = false;
	} else if (str_eq(w, S("clvmrg"))) {
		x->goes_up = true;
	} else if (str_eq(w, S("cellx"))) {
		if (x->defined < TABLE_COLS_MAX) {
			x->edge[x->defined] = n;
			x->up[x->defined++] = x->goes_up;
		}
		x->goes_up = false;
	} else {
		return false;
	}
	return true;
}

/* Words that say which table a paragraph, a cell, a row is in. */
static bool
table_word(struct rtf *x, struct str w, int n)
{
	int inner = x->level > 1 ? x->level : 2;

	if (str_eq(w, S("pard")))
		x->level = now(x)->bullet ? x->level : now(x)->base;
	else if (str_eq(w, S("intbl")))
		x->level = x->level > 1 ? x->level : 1;
	else if (str_eq(w, S("itap")) && n > 0)
		x->level = n < BUILD_NEST_MAX ? n : BUILD_NEST_MAX;
	else if (str_eq(w, S("cell")))
		end_cell(x, 1);
	else if (str_eq(w, S("row")))
		end_row(x, 1);
	else if (str_eq(w, S("nestcell")))
		end_cell(x, inner);
	else if (str_eq(w, S("nestrow")))
		end_row(x, inner);
	else
		return false;
	return true;
}

/* The text of a text box, in what is none else. */
static void
shape_text(struct rtf *x)
{
	now(x)->skip = false;
	line(x);
	now(x)->shape = true;
	now(x)->base = x->level;
}

/* Words that change what text is. */
static bool
style_word(struct rtf *x, struct str w, bool on)
{
	if (str_eq(w, S("strike")) || str_eq(w, S("striked")))
		now(x)->style = on ? now(x)->style | DOC_STRUCK
				   : now(x)->style & ~(unsigned)DOC_STRUCK;
	else if (str_eq(w, S("v")) || str_eq(w, S("deleted")))
		now(x)->hidden = on;
	else if (str_eq(w, S("plain")))
		now(x)->style = 0, now(x)->hidden = false;
	else
		return false;
	return true;
}

static void
word(struct rtf *x, struct str w, bool has, int n)
{
	flush(x);
	if (str_eq(w, S("u"))) {
		unicode(x, n);
		return;
	}
	x->drop = 0;
	if (str_eq(w, S("uc"))) {
		now(x)->uc = n >= 0 && n < 16 ? n : 1;
	} else if (str_eq(w, S("par")) || str_eq(w, S("line"))) {
		line(x);
	} else if (str_eq(w, S("tab"))) {
		rune(x, '\t');
	} else if (str_eq(w, S("shptxt"))) {
		shape_text(x);
	} else if (str_eq(w, S("listtext")) || str_eq(w, S("pntext"))) {
		now(x)->bullet = true;
	} else if (table_word(x, w, n) || (!now(x)->skip && row_word(x, w, n))) {
		return;
	} else if (str_eq(w, S("formfield"))) {
		now(x)->box = true;
		x->fftype = x->ffdefres = 0;
		x->ffres = 25;
	} else if (str_eq(w, S("fftype"))) {
		x->fftype = n;
	} else if (str_eq(w, S("ffres"))) {
		x->ffres = n;
	} else if (str_eq(w, S("ffdefres"))) {
		x->ffdefres = n;
	} else if (is_hidden(w)) {
		now(x)->skip = true;
	} else {
		style_word(x, w, !has || n != 0);
	}
}

static int
nibble(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : 0;
}

/* What stands behind a backslash; how many bytes of it. */
static ptrdiff_t
control(struct rtf *x, struct str s)
{
	ptrdiff_t i = 0, from;
	bool minus, has;
	int n = 0;
	struct str w;

	if (s.len >= 3 && s.p[0] == '\'') {
		byte(x, (char)(nibble(s.p[1]) << 4 | nibble(s.p[2])));
		return 3;
	}
	while (i < s.len && ((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z'))
		i++;
	if (i == 0) {
		if (s.len > 0 && s.p[0] == '*')
			now(x)->skip = true;
		else if (s.len > 0 && strchr("\\{}", s.p[0]) != NULL)
			byte(x, s.p[0]);
		else if (s.len > 0 && s.p[0] == '~')
			byte(x, ' ');
		return s.len > 0 ? 1 : 0;
	}
	w = str_slice(s, 0, i);
	minus = i < s.len && s.p[i] == '-';
	i += minus;
	for (from = i; i < s.len && s.p[i] >= '0' && s.p[i] <= '9'; i++)
		n = n < 100000000 ? n * 10 + s.p[i] - '0' : n;
	has = i > from;
	if (i < s.len && s.p[i] == ' ')
		i++;
	word(x, w, has, minus ? -n : n);
	return i;
}

const char *
rtf_read(struct arena *a, struct str s, struct doc *d)
{
	struct rtf x = {.a = a, .bytes.a = a};
	ptrdiff_t i;

	build_begin(&x.b, a, d, "rtf");
	if (!str_starts(s, S("{\\rtf")))
		return "truncated";
	x.g[0].uc = 1;
	for (i = 0; i < s.len; i++) {
		char c = s.p[i];

		if (c == '{')
			begin_group(&x);
		else if (c == '}')
			end_group(&x);
		else if (c == '\\')
			i += control(&x, str_slice(s, i + 1, s.len));
		else if (c != '\r' && c != '\n')
			byte(&x, c);
	}
	flush(&x);
	close_tables(&x, 0);
	build_end(&x.b);
	return NULL;
}
