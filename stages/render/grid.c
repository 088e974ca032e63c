/* SPDX-License-Identifier: ISC */
#include "grid.h"

#define ROWS_COOL(g, i) ((i) % 256 == 255 ? grid_cool(g) : (void)0)

void
grid_cool(const struct grid *g)
{
	arena_cool(g->a);
	arena_cool(g->table);
}

struct grid_row *
grid_band(struct grid *g, struct str band)
{
	struct grid_row *r = ARENA_PUSH(g->table, &g->rows);

	r->band = band;
	return r;
}

struct grid_row *
grid_row(struct grid *g)
{
	struct grid_row *r = ARENA_PUSH(g->table, &g->rows);

	r->cells = arena_array(g->a, g->ncols, sizeof *r->cells);
	return r;
}

/* Excel takes what follows a # as a place in the file. */
static bool
is_plain(struct str link)
{
	return link.len > 0 && !str_has(link, S("#")) && !str_has(link, S("%"));
}

static void
xlsx_row(const struct grid *g, struct xlsxout_sheet *s,
    const struct grid_row *r)
{
	struct str links[GRID_COLUMNS_MAX] = { 0 };

	if (r->cells == NULL) {
		xlsxout_band(s, r->band);
		if (r->note.len > 0)
			xlsxout_band(s, r->note);
		return;
	}
	if (is_plain(r->link) && r->link_col < GRID_COLUMNS_MAX)
		links[r->link_col] = r->link;
	xlsxout_row(s, r->cells, links);
}

void
grid_xlsx(const struct grid *g, struct out *out, struct str path)
{
	struct xlsxout_look look = { .name = S("索引目录"), .title = g->title,
		.lines = g->lines, .notes = g->notes };
	struct arena mem = { 0 };
	struct str file = str_printf(&mem, "%.*s.xlsx", STR_ARG(path));
	struct xlsxout *x = xlsxout_new(out, file, g->title, g->office, g->at);
	struct xlsxout_sheet *s = xlsxout_sheet(x, &look, g->cols, g->ncols);
	size_t i;

	for (i = 0; i < g->rows.n; i++) {
		xlsx_row(g, s, &g->rows.v[i]);
		ROWS_COOL(g, i);
	}
	xlsxout_close(x);
	arena_release(&mem);
}

static void
html_cell(const struct grid *g, struct html *h, const struct grid_row *r,
    size_t i)
{
	/* Short codes stay whole. */
	const char *class = g->cols[i].centre ? "num" : NULL;

	if (r->link.len == 0 || r->link_col != i) {
		html_elem(h, "td", class, r->cells[i]);
		return;
	}
	html_open(h, "td");
	if (class != NULL)
		html_attr(h, "class", str_c(class));
	html_link(h, r->link, r->cells[i]);
	html_close(h);
}

static void
html_row(const struct grid *g, struct html *h, const struct grid_row *r)
{
	size_t i;

	html_open(h, "tr");
	for (i = 0; r->cells != NULL && i < g->ncols; i++)
		html_cell(g, h, r, i);
	if (r->cells == NULL) {
		html_open(h, "th");
		html_attrf(h, "colspan", "%zu", g->ncols);
		html_attr(h, "scope", S("colgroup"));
		html_text(h, r->band);
		html_close(h);
	}
	html_close(h);
	if (r->note.len == 0)
		return;
	html_open(h, "tr");
	html_open(h, "td");
	html_attrf(h, "colspan", "%zu", g->ncols);
	html_attr(h, "class", S("fail"));
	html_text(h, r->note);
	html_close(h);
	html_close(h);
}

static void
html_head(const struct grid *g, struct html *h)
{
	size_t i;

	html_open(h, "thead");
	html_open(h, "tr");
	for (i = 0; i < g->ncols; i++) {
		html_open(h, "th");
		html_attr(h, "scope", S("col"));
		html_text(h, g->cols[i].heading);
		html_close(h);
	}
	html_close(h);
	html_close(h);
}

static void
html_top(const struct grid *g, struct html *h)
{
	html_open(h, "header");
	html_elem(h, "h1", NULL, g->title);
	html_elem(h, "p", NULL, g->lines);
	html_close(h);
	if (g->back.len > 0) {
		html_open(h, "nav");
		html_attr(h, "aria-label", S("返回"));
		html_link(h, g->back, g->back_name);
		html_close(h);
	}
	html_open(h, "main");
	html_open(h, "section");
	html_attr(h, "aria-label", g->title);
	html_open(h, "div");
	html_attr(h, "class", S("scroll"));
	html_attr(h, "role", S("region"));
	html_attr(h, "aria-label", S("目录"));
	html_attr(h, "tabindex", S("0"));
	html_open(h, "table");
	html_attr(h, "class", S("wide"));
	html_head(g, h);
	html_open(h, "tbody");
}

void
grid_html(const struct grid *g, struct out *out, struct str path,
    const char *css)
{
	struct arena mem = { 0 }, own = { 0 };
	struct out_pieces file = { .out = out,
		.path = str_printf(&own, "%.*s.html", STR_ARG(path)) };
	struct html h;
	size_t i;

	html_begin(&h, &mem, g->title, css);
	html_top(g, &h);
	for (i = 0; i < g->rows.n; i++) {
		html_row(g, &h, &g->rows.v[i]);
		ROWS_COOL(g, i);
		if (h.b.len < OUT_PIECE)
			continue;
		out_piece(&file, sb_str(&h.b));
		arena_reset(&mem);
		h.b = (struct sb) { .a = &mem };
	}
	html_close(&h);
	html_close(&h);
	html_close(&h);
	html_elem(&h, "p", "sub", g->notes);
	out_last(&file, html_end(&h));
	arena_release(&mem);
	arena_release(&own);
}
