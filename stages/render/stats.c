/* SPDX-License-Identifier: ISC */
/* 统计表: the board's numbers as a workbook with native charts. */
#include "tally.h"
#include "xlsxout.h"

#define TEXTS 2 /* at most: 序号 and a name */
#define NUMBERS 6
#define CHARTED 12 /* reasons in the chart: the most frequent */

struct group {
	const char *name; /* of the sheet and its first column */
	const struct tally_group *rows;
	bool quotas;
	/*
	 * Rows overlap and have long names: only those with a number, no sum,
	 * and the chart names them by 序号.
	 */
	bool reasons;
};

static void *
begin(struct render *r)
{
	return NULL;
}

static void
record(struct render *r, void *state, struct rec *rec, struct arena *a)
{
}

static size_t
columns(struct render *r, const struct group *g, struct xlsxout_column *c)
{
	size_t n = 0;
	int i;

	if (g->reasons)
		c[n++] = (struct xlsxout_column) { .heading = S("序号"),
			.width = 6, .centre = true };
	c[n++] = (struct xlsxout_column) { .heading = str_c(g->name),
		.width = g->reasons ? 40 : 46 };
	for (i = 0; i < CASE_SUPERSEDED; i++)
		c[n++] = (struct xlsxout_column) { .heading = render_name(r,
			"verdict", str_c(case_state_word(i))), .width = 11 };
	c[n++] = (struct xlsxout_column) { .heading = S("合计"), .width = 9 };
	if (g->quotas)
		c[n++] = (struct xlsxout_column) { .heading = render_say(r, "推荐名额"),
			.width = 9 };
	return n;
}

static void
put(struct xlsxout_sheet *s, const struct group *g, const struct tally_row *row,
    struct arena *a)
{
	struct str texts[TEXTS] = { row->name };
	double v[NUMBERS];
	size_t n = 1;
	int k;

	if (g->reasons) {
		texts[0] = str_printf(a, "%d", xlsxout_rows(s) + 1);
		texts[n++] = row->name;
	}
	for (k = 0; k < CASE_SUPERSEDED; k++)
		v[k] = (double)row->n[k];
	v[4] = (double)row->total;
	v[5] = row->quota > 0 ? (double)row->quota : -1;
	xlsxout_numbers(s, texts, n, v, NUMBERS);
}

static void
sheet(struct render *r, struct xlsxout *x, struct group g)
{
	struct xlsxout_column *cols =
	    arena_array(&r->mem, TEXTS + NUMBERS, sizeof *cols);
	struct xlsxout_look look = { .name = str_c(g.name), .portrait = true,
		.one_page = true };
	struct str title = render_word(r, "stats.title");
	struct tally_row all = tally_sum(g.rows);
	struct xlsxout_sheet *s;
	int charted;
	size_t i, n;

	n = columns(r, &g, cols);
	look.title = str_printf(&r->mem, "%.*s（%s）",
	    STR_ARG(title), g.name);
	look.notes = render_edited(r);
	s = xlsxout_sheet(x, &look, cols, n);
	for (i = 0; i < g.rows->n; i++)
		if (!g.reasons || g.rows->v[i].total > 0)
			put(s, &g, &g.rows->v[i], &r->mem);
	charted = xlsxout_rows(s);
	if (!g.reasons)
		put(s, &g, &all, &r->mem);
	else if (charted == 0)
		xlsxout_band(s, render_word(r, "words.empty"));
	if (all.total == 0)
		return; /* no bars */
	if (g.reasons && charted > CHARTED)
		charted = CHARTED;
	xlsxout_chart(s, g.reasons ? str_printf(&r->mem,
	    "%.*s：最多的 %d 项（按序号）", STR_ARG(look.title), charted)
	    : look.title, charted, g.reasons ? 2 : 1, CASE_SUPERSEDED);
}

static void
end(struct render *r, void *state, struct arena *a)
{
	struct str file = render_word(r, "stats.file");
	struct xlsxout *x;

	if (file.len == 0)
		return;
	x = xlsxout_new(&r->out, file, render_word(r, "stats.title"),
	    js_str(r->desk.site, "office"), r->at);
	sheet(r, x, (struct group) { .name = str_cstr(&r->mem, render_say(r, "推荐单位")),
	    .rows = &r->tally->recommenders, .quotas = true });
	if (render_asks(r, "directions"))
		sheet(r, x, (struct group) {
		    .name = render_heading(r, "directions", "申报方向"),
		    .rows = &r->tally->directions });
	if (js_has(r->pack, "applicant_types") &&
	    render_asks(r, "applicant_type"))
		sheet(r, x, (struct group) {
		    .name = render_heading(r, "applicant_type", "企业类型"),
		    .rows = &r->tally->types });
	sheet(r, x, (struct group) { .name = "存在问题",
	    .rows = &r->tally->reasons, .reasons = true });
	xlsxout_close(x);
}

const struct paper stats_paper = { "stats", begin, record, end };
