/* SPDX-License-Identifier: ISC */
/* 统计表: the board's numbers as a workbook with native charts. */
#include "tally.h"
#include "xlsxout.h"

#define COLUMNS 7

static void *
begin(struct render *r)
{
	return NULL;
}

static void
record(struct render *r, void *state, struct rec *rec, struct arena *a)
{
}

static void
columns(struct render *r, struct xlsxout_column cols[COLUMNS], struct str first)
{
	int i;

	cols[0] = (struct xlsxout_column) { .heading = first, .width = 46 };
	for (i = 0; i < CASE_SUPERSEDED; i++)
		cols[i + 1] = (struct xlsxout_column) { .heading = render_name(r,
			"verdict", str_c(case_state_word(i))), .width = 11 };
	cols[5] = (struct xlsxout_column) { .heading = S("合计"), .width = 9 };
	cols[6] = (struct xlsxout_column) { .heading = S("推荐名额"), .width = 9 };
}

static void
group(struct render *r, struct xlsxout *x, const char *name,
    const struct tally_group *g, bool quotas, bool all)
{
	struct xlsxout_column *cols = arena_array(&r->mem, COLUMNS, sizeof *cols);
	struct xlsxout_look look = { .name = str_c(name), .portrait = true };
	struct xlsxout_sheet *s;
	double v[COLUMNS];
	size_t i;
	int k;

	columns(r, cols, str_c(name));
	look.title = str_printf(&r->mem, "%.*s（%s）",
	    STR_ARG(render_word(r, "stats.title")), name);
	look.notes = render_edited(r);
	s = xlsxout_sheet(x, &look, cols, quotas ? COLUMNS : COLUMNS - 1);
	for (i = 0; i < g->n; i++) {
		if (!all && g->v[i].total == 0)
			continue;
		for (k = 0; k < CASE_SUPERSEDED; k++)
			v[k] = (double)g->v[i].n[k];
		v[4] = (double)g->v[i].total;
		v[5] = (double)g->v[i].quota;
		xlsxout_numbers(s, g->v[i].name, v, COLUMNS - 1);
	}
	if (xlsxout_rows(s) > 0)
		xlsxout_chart(s, look.title, 0, xlsxout_rows(s) - 1,
		    CASE_SUPERSEDED);
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
	group(r, x, "推荐单位", &r->tally->recommenders, true, true);
	group(r, x, render_heading(r, "directions", "申报方向"),
	    &r->tally->directions, false, true);
	if (js_has(r->pack, "applicant_types"))
		group(r, x, render_heading(r, "applicant_type", "企业类型"),
		    &r->tally->types, false, true);
	group(r, x, "存在问题", &r->tally->reasons, false, false);
	xlsxout_close(x);
}

const struct paper stats_paper = { "stats", begin, record, end };
