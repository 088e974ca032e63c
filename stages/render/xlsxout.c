/* SPDX-License-Identifier: ISC */
#include "xlsxout.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "book.h"
#include "io.h"
#include "log.h"
#include "measure.h"

#define CELL_CHARS_MAX 32767 /* Excel's, ECMA-376 18.3.1.96 */
#define ROW_POINTS_MAX 409 /* Excel's */
#define LINK_MAX 2000 /* characters; Excel's is 2,079 */
#define FONT_SMALLEST 7
/*
 * Of a sheet; Excel's own limit is 65,530.  The library keeps a kilobyte of
 * each until the end; below, a page is found by the name that stands there.
 */
#define LINKS_MAX 4000
#define LISTS_MAX 26 /* columns A to Z of a hidden sheet */

static const char font_title[] = "方正小标宋简体";
static const char font_text[] = "仿宋_GB2312";
static const char font_head[] = "黑体";

enum style { STYLE_LEFT, STYLE_CENTRE, STYLE_CLERK, STYLE_LINK, STYLES };

struct xlsxout {
	struct out *out;
	struct arena mem;
	struct str path;
	lxw_workbook *book;
	const struct xlsxout_column *lists[LISTS_MAX]; /* of drop-downs */
	int nlists;
	struct arena row; /* the texts of one row: the library copies them */
	struct {
		struct xlsxout_sheet **v;
		size_t n, cap;
	} sheets;
	lxw_error error; /* the first */
};

struct xlsxout_sheet {
	struct xlsxout *x;
	struct xlsxout_look look;
	const struct xlsxout_column *cols;
	size_t ncols;
	lxw_worksheet *ws;
	char *name;
	lxw_format *styles[STYLES][4]; /* by size: as given, 9, 8, 7 points */
	lxw_format *band, *number;
	int row, head; /* next row; row of the headings */
	int tail, links; /* rows that a chart below takes; cells that link */
};

static void
check(struct xlsxout *x, lxw_error e)
{
	if (e != LXW_NO_ERROR && x->error == LXW_NO_ERROR)
		x->error = e;
}

/* XML 1.0 s2.2: what a document may hold at all. */
static bool
is_xml(uint32_t c)
{
	return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) ||
	    (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

/* ST_Xstring (ECMA-376 22.9.2.19) reads _x0041_ as A: escape its first _. */
static bool
is_escape(struct str s)
{
	int i;

	if (s.len < 7 || s.p[0] != '_' || s.p[1] != 'x' || s.p[6] != '_')
		return false;
	for (i = 2; i < 6; i++)
		if (strchr("0123456789abcdefABCDEF", s.p[i]) == NULL)
			return false;
	return true;
}

struct str
xlsxout_text(struct arena *a, struct str s)
{
	struct sb b = { .a = a };
	ptrdiff_t n = 0;
	uint32_t c;

	while (s.len > 0) {
		if (n >= CELL_CHARS_MAX - 20) {
			sb_add(&b, S("…〔已截断〕"));
			break;
		}
		if (is_escape(s)) {
			sb_add(&b, S("_x005F"));
			n += 6;
		}
		c = utf8_next(&s);
		if (c == '\r')
			continue;
		n += c >= 0x10000 ? 2 : 1;
		sb_rune(&b, is_xml(c) ? c : 0xFFFD);
	}
	return sb_str(&b);
}

static char *
text(struct xlsxout *x, struct str s)
{
	return str_cstr(&x->row, xlsxout_text(&x->row, s));
}

struct xlsxout *
xlsxout_new(struct out *out, struct str path, struct str title, struct str office,
    int64_t created)
{
	struct xlsxout *x = calloc(1, sizeof *x);
	lxw_doc_properties props = { 0 };
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	char *whole, *slash;

	if (x == NULL)
		log_die(EX_OSERR, "out of memory");
	x->out = out;
	x->path = str_dup(&x->mem, path);
	whole = str_cstr(&x->mem,
	    str_printf(&x->mem, "%s/%.*s", out->root, STR_ARG(path)));
	slash = strrchr(whole, '/');
	*slash = '\0';
	if (io_mkdirs(whole) != 0)
		out_fail(out, path, strerror(errno));
	*slash = '/';
	if ((x->book = workbook_new_opt(whole, &options)) == NULL)
		log_die(EX_OSERR, "out of memory");
	props.title = text(x, title);
	props.company = props.author = text(x, office);
	props.created = (time_t)created;
	check(x, workbook_set_properties(x->book, &props));
	return x;
}

static lxw_format *
format(struct xlsxout *x, const char *font, double points)
{
	lxw_format *f = workbook_add_format(x->book);

	format_set_font_name(f, font);
	format_set_font_size(f, points);
	format_set_text_wrap(f);
	format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	return f;
}

static double
size_of(const struct xlsxout_sheet *s, int step)
{
	static const double smaller[] = { 0, 9, 8, FONT_SMALLEST };

	if (step > 0 && step < 4 && smaller[step] < s->look.points)
		return smaller[step];
	return s->look.points;
}

static lxw_format *
style(struct xlsxout_sheet *s, enum style which, int step)
{
	lxw_format *f = s->styles[which][step];

	if (f != NULL)
		return f;
	f = format(s->x, font_text, size_of(s, step));
	format_set_border(f, LXW_BORDER_THIN);
	format_set_num_format(f, "@");
	if (which == STYLE_CENTRE || which == STYLE_CLERK)
		format_set_align(f, LXW_ALIGN_CENTER);
	if (which == STYLE_CLERK)
		format_set_bg_color(f, 0xFFF9E5);
	if (which == STYLE_LINK) {
		format_set_font_color(f, 0x0B4F9E);
		format_set_underline(f, LXW_UNDERLINE_SINGLE);
	}
	return s->styles[which][step] = f;
}

/* Half-ems that a column of so many characters holds at a size. */
static double
room(double width, double points)
{
	return width * 11 / (points * 1.05);
}

static double
line_points(double points)
{
	return points * 1.4;
}

/* A line of text over all columns, no border; its height fits. */
static void
across(struct xlsxout_sheet *s, struct str line, lxw_format *f, double points)
{
	double width = 0;
	int last = (int)s->ncols - 1, lines;
	char *p = text(s->x, line);
	size_t i;

	for (i = 0; i < s->ncols; i++)
		width += s->cols[i].width;
	lines = measure_lines(line, room(width, points));
	check(s->x, worksheet_set_row(s->ws, s->row,
	    lines * line_points(points) + points * 0.5, NULL));
	if (last > 0)
		check(s->x, worksheet_merge_range(s->ws, s->row, 0, s->row,
		    last, "", f));
	check(s->x, worksheet_write_string(s->ws, s->row, 0, p, f));
	s->row++;
}

/* Excel takes 31 characters and none of these. */
static char *
sheet_name(struct xlsxout *x, struct str s)
{
	struct sb b = { .a = &x->mem };
	uint32_t c;
	int n = 0;

	while (s.len > 0 && n++ < 31) {
		c = utf8_next(&s);
		sb_rune(&b, c < 0x80 && strchr("[]:*?/\\'", (int)c) ? '_' : c);
	}
	return str_cstr(&x->mem, sb_str(&b));
}

static void
page(struct xlsxout_sheet *s)
{
	worksheet_set_paper(s->ws, s->look.a3 ? 8 : 9);
	if (!s->look.portrait)
		worksheet_set_landscape(s->ws);
	worksheet_set_margins(s->ws, 0.5, 0.5, 0.6, 0.6);
	worksheet_fit_to_pages(s->ws, 1, s->look.one_page ? 1 : 0);
	worksheet_center_horizontally(s->ws);
	check(s->x, worksheet_set_footer(s->ws, "&C第 &P 页  共 &N 页"));
}

static void
headings(struct xlsxout_sheet *s)
{
	lxw_format *f = format(s->x, font_head, s->look.points);
	int lines = 1, n;
	size_t i;

	format_set_border(f, LXW_BORDER_THIN);
	format_set_align(f, LXW_ALIGN_CENTER);
	format_set_bg_color(f, 0xEDF1F5);
	for (i = 0; i < s->ncols; i++) {
		n = measure_lines(s->cols[i].heading,
		    room(s->cols[i].width, s->look.points));
		lines = n > lines ? n : lines;
		check(s->x, worksheet_write_string(s->ws, s->row, (lxw_col_t)i,
		    text(s->x, s->cols[i].heading), f));
	}
	check(s->x, worksheet_set_row(s->ws, s->row,
	    lines * line_points(s->look.points) + 6, NULL));
	check(s->x, worksheet_repeat_rows(s->ws, s->row, s->row));
	s->head = s->row++;
	worksheet_freeze_panes(s->ws, s->row, (lxw_col_t)s->look.freeze);
}

static void
top(struct xlsxout_sheet *s)
{
	lxw_format *f;
	struct str rest = s->look.lines;

	if (s->look.mark.len > 0) {
		f = format(s->x, font_head, 12);
		format_set_align(f, LXW_ALIGN_RIGHT);
		format_set_font_color(f, 0xB00020);
		across(s, s->look.mark, f, 12);
	}
	f = format(s->x, font_title, 20);
	format_set_align(f, LXW_ALIGN_CENTER);
	across(s, s->look.title, f, 20);
	f = format(s->x, font_text, 12);
	while (rest.len > 0)
		across(s, str_cut(&rest, S("\n")), f, 12);
}

struct xlsxout_sheet *
xlsxout_sheet(struct xlsxout *x, const struct xlsxout_look *look,
    const struct xlsxout_column *cols, size_t n)
{
	struct xlsxout_sheet *s = NEW(&x->mem, struct xlsxout_sheet);
	size_t i;

	*s = (struct xlsxout_sheet) { .x = x, .look = *look, .cols = cols,
		.ncols = n };
	if (s->look.points == 0)
		s->look.points = 10.5;
	s->name = sheet_name(x, look->name);
	s->ws = workbook_add_worksheet(x->book, s->name);
	if (s->ws == NULL) {
		/* The name is taken: Excel's default is always free. */
		s->ws = workbook_add_worksheet(x->book, NULL);
		s->name = s->ws->name;
	}
	for (i = 0; i < n; i++)
		check(x, worksheet_set_column(s->ws, (lxw_col_t)i, (lxw_col_t)i,
		    cols[i].width, NULL));
	page(s);
	top(s);
	headings(s);
	*ARENA_PUSH(&x->mem, &x->sheets) = s;
	return s;
}

static int
row_lines(const struct xlsxout_sheet *s, const struct str *cells, double points)
{
	int lines = 1, n;
	size_t i;

	for (i = 0; i < s->ncols; i++) {
		n = measure_lines(cells[i], room(s->cols[i].width, points));
		lines = n > lines ? n : lines;
	}
	return lines;
}

/*
 * The step of smaller type at which a row is no higher than Excel allows;
 * what doesn't fit at the smallest is cut, which put_cell() marks.
 */
static int
fit(const struct xlsxout_sheet *s, const struct str *cells, int *lines)
{
	int step;

	for (step = 0; step < 4; step++) {
		*lines = row_lines(s, cells, size_of(s, step));
		if (*lines * line_points(size_of(s, step)) + 6 <=
		    ROW_POINTS_MAX)
			return step;
	}
	return 3;
}

/* Lines: of the row's highest cell. */
static void
put_cell(struct xlsxout_sheet *s, size_t i, struct str cell, struct str link,
    int step, int lines)
{
	const struct xlsxout_column *c = &s->cols[i];
	enum style which = c->clerk ? STYLE_CLERK
	    : c->centre ? STYLE_CENTRE : STYLE_LEFT;
	double points = size_of(s, step), column = room(c->width, points);
	int most = (int)((ROW_POINTS_MAX - 6) / line_points(points));
	struct arena *a = &s->x->row;

	if (lines > most && measure_lines(cell, column) > most) {
		cell = measure_cut(cell, column, most - 1);
		cell = str_printf(a, "%.*s\n……〔未完，见说明页〕",
		    STR_ARG(cell));
	}
	if (cell.len == 0)
		check(s->x, worksheet_write_blank(s->ws, s->row, (lxw_col_t)i,
		    style(s, which, step)));
	else if (link.len > 0 && link.len < LINK_MAX &&
	    s->links++ < LINKS_MAX)
		check(s->x, worksheet_write_url_opt(s->ws, s->row,
		    (lxw_col_t)i, str_cstr(a, str_printf(a, "external:%.*s",
		    STR_ARG(link))), style(s, STYLE_LINK, step),
		    text(s->x, cell), NULL));
	else
		check(s->x, worksheet_write_string(s->ws, s->row, (lxw_col_t)i,
		    text(s->x, cell), style(s, which, step)));
}

void
xlsxout_row(struct xlsxout_sheet *s, const struct str *cells, const struct str *links)
{
	double height;
	int lines, step = fit(s, cells, &lines);
	size_t i;

	height = lines * line_points(size_of(s, step)) + 6;
	check(s->x, worksheet_set_row(s->ws, s->row,
	    height > ROW_POINTS_MAX ? ROW_POINTS_MAX : height, NULL));
	for (i = 0; i < s->ncols; i++)
		put_cell(s, i, cells[i], links ? links[i] : S(""), step,
		    lines);
	s->row++;
	arena_reset(&s->x->row);
}

void
xlsxout_band(struct xlsxout_sheet *s, struct str line)
{
	if (s->band == NULL) {
		s->band = format(s->x, font_head, s->look.points);
		format_set_border(s->band, LXW_BORDER_THIN);
		format_set_bg_color(s->band, 0xF7F7F2);
	}
	across(s, line, s->band, s->look.points);
}

void
xlsxout_numbers(struct xlsxout_sheet *s, const struct str *texts, size_t ntexts,
    const double *v, size_t n)
{
	int lines = 1, own;
	size_t i;

	if (s->number == NULL) {
		s->number = format(s->x, font_text, s->look.points);
		format_set_border(s->number, LXW_BORDER_THIN);
		format_set_align(s->number, LXW_ALIGN_CENTER);
	}
	for (i = 0; i < ntexts; i++) {
		own = measure_lines(texts[i],
		    room(s->cols[i].width, s->look.points));
		lines = own > lines ? own : lines;
	}
	check(s->x, worksheet_set_row(s->ws, s->row,
	    lines * line_points(s->look.points) + 6, NULL));
	for (i = 0; i < ntexts; i++)
		put_cell(s, i, texts[i], S(""), 0, lines);
	for (i = 0; i < n && ntexts + i < s->ncols; i++)
		check(s->x, v[i] < 0
		    ? worksheet_write_string(s->ws, s->row,
			  (lxw_col_t)(ntexts + i), "—", s->number)
		    : worksheet_write_number(s->ws, s->row,
			  (lxw_col_t)(ntexts + i), v[i], s->number));
	s->row++;
}

int
xlsxout_rows(const struct xlsxout_sheet *s)
{
	return s->row - s->head - 1;
}

void
xlsxout_chart(struct xlsxout_sheet *s, struct str title, int rows, size_t ntexts,
    int n)
{
	lxw_chart *chart = workbook_add_chart(s->x->book,
	    n > 1 ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR);
	int first = s->head + 1, last = s->head + rows, i;
	lxw_chart_options where = { .x_scale = 1.4,
		.y_scale = 0.6 + rows * 0.09 };
	static const lxw_color_t colours[] = { 0x1B6E3C, 0xB45309, 0xB00020,
		0x1F4E99 };
	lxw_chart_fill fill = { 0 };
	lxw_chart_font white = { .color = 0xFFFFFF, .size = 8 };
	lxw_chart_series *series;
	lxw_col_t col;

	if (chart == NULL || rows <= 0)
		return;
	for (i = 0; i < n; i++) {
		col = (lxw_col_t)(ntexts + (size_t)i);
		series = chart_add_series(chart, NULL, NULL);
		chart_series_set_categories(series, s->name, first, 0, last, 0);
		chart_series_set_values(series, s->name, first, col, last, col);
		chart_series_set_name_range(series, s->name, s->head, col);
		fill.color = colours[i % 4];
		chart_series_set_fill(series, &fill);
		/* Each bar says its number; a bar of nothing says nothing. */
		chart_series_set_labels(series);
		chart_series_set_labels_num_format(series, "0;;;");
		chart_series_set_labels_font(series, &white);
	}
	chart_set_series_gap(chart, 40);
	chart_title_set_name(chart, text(s->x, title));
	chart_axis_set_reverse(chart->y_axis);
	chart_axis_set_major_unit(chart->x_axis, 0);
	if (n < 2)
		chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	else
		chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	/* Below the table, so that both print on one page's width. */
	check(s->x, worksheet_insert_chart_opt(s->ws, s->row + 2, 0, chart,
	    &where));
	/* The library's chart is 288 pixels high, a row 20. */
	s->tail = 6 + (int)(288 * where.y_scale / 20);
}

/* A list of over 255 characters in a cell's rule would not open in Excel. */
static void
drop_down(struct xlsxout_sheet *s, size_t col)
{
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA };
	struct xlsxout *x = s->x;

	v.value_formula = str_cstr(&x->mem, str_printf(&x->mem,
	    "='选项'!$%c$1:$%c$%zu", 'A' + x->nlists, 'A' + x->nlists,
	    s->cols[col].nchoices));
	check(x, worksheet_data_validation_range(s->ws, s->head + 1,
	    (lxw_col_t)col, s->row - 1, (lxw_col_t)col, &v));
	x->lists[x->nlists++] = &s->cols[col];
}

/* What the drop-downs offer, row by row, as the library wants it. */
static void
write_lists(struct xlsxout *x)
{
	lxw_worksheet *ws;
	size_t row, left = 1;
	int i;

	if (x->nlists == 0 ||
	    (ws = workbook_add_worksheet(x->book, "选项")) == NULL)
		return;
	worksheet_hide(ws);
	for (row = 0; left > 0; row++)
		for (i = 0, left = 0; i < x->nlists; i++) {
			if (row >= x->lists[i]->nchoices)
				continue;
			left++;
			check(x, worksheet_write_string(ws, (lxw_row_t)row,
			    (lxw_col_t)i, text(x, x->lists[i]->choices[row]),
			    NULL));
		}
}

static void
only_numbers(struct xlsxout_sheet *s, size_t col)
{
	char title[] = "分值", text_[64];
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_DECIMAL,
		.criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
		.maximum_number = s->cols[col].max, .error_title = title,
		.error_message = text_ };

	snprintf(text_, sizeof text_, "请填 0 至 %g 之间的数。",
	    s->cols[col].max);
	check(s->x, worksheet_data_validation_range(s->ws, s->head + 1,
	    (lxw_col_t)col, s->row - 1, (lxw_col_t)col, &v));
}

static void
finish(struct xlsxout_sheet *s)
{
	struct str rest = s->look.notes;
	lxw_format *f;
	size_t i;

	if (xlsxout_rows(s) > 0)
		check(s->x, worksheet_autofilter(s->ws, s->head, 0, s->row - 1,
		    (lxw_col_t)(s->ncols - 1)));
	for (i = 0; i < s->ncols; i++)
		if (s->cols[i].nchoices > 0 && xlsxout_rows(s) > 0 &&
		    s->x->nlists < LISTS_MAX)
			drop_down(s, i);
	for (i = 0; i < s->ncols; i++)
		if (s->cols[i].max > 0 && xlsxout_rows(s) > 0)
			only_numbers(s, i);
	f = format(s->x, font_text, 10.5);
	while (rest.len > 0)
		across(s, str_cut(&rest, S("\n")), f, 10.5);
	check(s->x, worksheet_print_area(s->ws, 0, 0, s->row - 1 + s->tail,
	    (lxw_col_t)(s->ncols - 1)));
}

void
xlsxout_close(struct xlsxout *x)
{
	struct arena a = { 0 };
	const char *why;
	char *whole = str_cstr(&a,
	    str_printf(&a, "%s/%.*s", x->out->root, STR_ARG(x->path)));
	size_t i;

	for (i = 0; i < x->sheets.n; i++)
		finish(x->sheets.v[i]);
	write_lists(x);
	why = book_close(x->book);
	if (why == NULL && x->error != LXW_NO_ERROR)
		why = lxw_strerror(x->error);
	if (why != NULL)
		out_fail(x->out, x->path, why);
	else if (chmod(whole, 0600) != 0)
		out_fail(x->out, x->path, strerror(errno));
	else
		out_list(x->out, x->path);
	arena_release(&x->mem);
	arena_release(&x->row);
	arena_release(&a);
	free(x);
}
