/* SPDX-License-Identifier: ISC */
/* 材料移交清单: what is handed over, to be signed, in two copies. */
#include "master.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <errno.h>
#include <time.h>

#include "book.h"
#include "when.h"
#include "wording.h"

struct sheet {
	lxw_worksheet *ws;
	lxw_format *title, *head, *cell, *centred, *foot;
	lxw_row_t row;
	struct volume *v;
	struct arena *a; /* of one row */
	size_t forms, evidence; /* so far: what the foot sums */
	int64_t bytes;
};

static const struct {
	const char *heading;
	double width;
	bool centred;
} columns[] = { { "序号", 5, true }, { "案例编号", 15, true },
	{ "申报单位", 26, false }, { "案例名称", 34, false },
	{ "申报书（份）", 9, true }, { "佐证（件）", 9, true },
	{ "光盘编号", 18, true }, { "数据量（字节）", 13, true },
	{ "SHA-256（光盘映像）", 24, false }, { "备注", 10, false } };
#define COLUMNS (lxw_col_t)(sizeof columns / sizeof *columns)

static lxw_format *
format(lxw_workbook *wb, const char *font, double size, bool border)
{
	lxw_format *f = workbook_add_format(wb);

	format_set_font_name(f, font);
	format_set_font_size(f, size);
	format_set_text_wrap(f);
	format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	if (border)
		format_set_border(f, LXW_BORDER_THIN);
	return f;
}

/* A text as a string cell whatever it begins with; lines it needs. */
static int
put(struct sheet *s, lxw_col_t c, struct str t)
{
	double units = 0;
	struct str rest = t;

	worksheet_write_string(s->ws, s->row, c, str_cstr(s->a, t),
	    columns[c].centred ? s->centred : s->cell);
	while (rest.len > 0)
		units += utf8_next(&rest) < 0x2e80 ? 1.0 : 2.0;
	return 1 + (int)(units * 1.1 / columns[c].width);
}

/* To the byte: the plan's own number counts sectors. */
static int64_t
sum(const struct disc_case *c)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < c->files.n; i++)
		n += c->files.v[i].size;
	return n;
}

static void
row(struct sheet *s, const struct disc_case *c, struct volume *vol, int n)
{
	struct arena *a = s->a;
	int64_t bytes = sum(c);
	size_t i, forms = 0;
	int lines = 1, need;
	const struct str cells[] = { str_printf(a, "%d", n), c->id, c->company,
		c->title, S(""), S(""), vol->id,
		str_printf(a, "%lld", (long long)bytes),
		vol->image_sha256, S("") };

	/* With the form lie its tables, the pledge, the index: no evidence. */
	for (i = 0; i < c->files.n; i++)
		forms += str_eq(c->files.v[i].chapter, S("申报书"));
	for (i = 0; i < COLUMNS; i++) {
		need = put(s, (lxw_col_t)i, cells[i]);
		lines = need > lines ? need : lines;
	}
	put(s, 4, str_printf(a, "%d", 1));
	put(s, 5, str_printf(a, "%zu", c->files.n - forms));
	s->forms++;
	s->evidence += c->files.n - forms;
	s->bytes += bytes;
	worksheet_set_row(s->ws, s->row++, lines * 14.0 + 4, NULL);
}

/* Words of ours as the pack has them. */
static struct str
say(struct sheet *s, const char *words)
{
	return wording(s->a, s->v->notice->root, str_c(words));
}

static void
head(struct sheet *s)
{
	struct arena *a = s->a;
	struct str t = str_printf(a, "%s材料移交清单",
	    str_cstr(a, js_str(s->v->notice->root, "subject")));
	lxw_col_t c;

	worksheet_merge_range(s->ws, 0, 0, 0, COLUMNS - 1, t.p, s->title);
	worksheet_set_row(s->ws, 0, 34, NULL);
	for (c = 0; c < COLUMNS; c++) {
		worksheet_set_column(s->ws, c, c, columns[c].width, NULL);
		worksheet_write_string(s->ws, 1, c,
		    str_cstr(a, say(s, columns[c].heading)), s->head);
	}
	worksheet_set_row(s->ws, 1, 32, NULL);
	s->row = 2;
}

static void
foot(struct sheet *s, int cases)
{
	struct arena *a = s->a;
	struct str kind = say(s, "案例"), disc = say(s, "光盘");
	struct str form = say(s, "申报书"), proof = say(s, "佐证");
	struct str blanks = say(s, "汇总表份数：＿＿＿　　推荐函文号：＿＿＿＿＿＿＿＿");
	struct str lines[] = {
		wording_edited(s->v->notice->root, s->v->meta),
		str_printf(a, "合计：%.*s %d 个，%.*s %zu 份，%.*s %zu 件，数据量 "
		    "%lld 字节；%.*s %d 张，一式 %d 份。", STR_ARG(kind), cases,
		    STR_ARG(form), s->forms, STR_ARG(proof), s->evidence,
		    (long long)s->bytes, STR_ARG(disc), s->v->plan->volumes,
		    disc_copies(s->v)),
		str_printf(a, "%.*s　　本清单一式两份", STR_ARG(blanks)),
		S("移交人：＿＿＿＿＿　接收人：＿＿＿＿＿　监交人：＿＿＿＿＿　"
		  "时间：＿＿＿＿年＿＿月＿＿日　（盖章）"),
	};
	size_t i = lines[0].len > 0 ? 0 : 1;

	for (; i < sizeof lines / sizeof *lines; i++) {
		worksheet_merge_range(s->ws, s->row, 0, s->row, COLUMNS - 1,
		    str_cstr(a, lines[i]), s->foot);
		worksheet_set_row(s->ws, s->row++, 28, NULL);
	}
}

static void
page(lxw_worksheet *ws)
{
	worksheet_set_landscape(ws);
	worksheet_set_paper(ws, 9); /* A4 */
	worksheet_fit_to_pages(ws, 1, 0);
	worksheet_repeat_rows(ws, 0, 1);
	worksheet_set_footer(ws, "&C第 &P 页 共 &N 页");
	worksheet_freeze_panes(ws, 2, 0);
}

static void
created(lxw_workbook *wb, int64_t at)
{
	lxw_doc_properties p = { .title = "材料移交清单",
		.created = (time_t)at };

	workbook_set_properties(wb, &p);
}

const char *
handover_write(struct volume *v, struct volume *volumes, int n,
    const char *path)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	lxw_workbook *wb = workbook_new_opt(path, &options);
	struct arena mem = { 0 };
	struct sheet s = { .v = v, .a = &mem };
	const char *why;
	size_t i;

	if (wb == NULL)
		return "out of memory";
	created(wb, v->at);
	s.ws = workbook_add_worksheet(wb, "材料移交清单");
	s.title = format(wb, "方正小标宋简体", 18, false);
	format_set_align(s.title, LXW_ALIGN_CENTER);
	s.head = format(wb, "黑体", 11, true);
	format_set_align(s.head, LXW_ALIGN_CENTER);
	s.cell = format(wb, "仿宋_GB2312", 11, true);
	s.centred = format(wb, "仿宋_GB2312", 11, true);
	format_set_align(s.centred, LXW_ALIGN_CENTER);
	s.foot = format(wb, "仿宋_GB2312", 11, false);
	page(s.ws);
	head(&s);
	for (i = 0; i < v->plan->cases.n; i++) {
		row(&s, &v->plan->cases.v[i],
		    &volumes[v->plan->cases.v[i].volume - 1], (int)i + 1);
		arena_reset(&mem);
		if (i % 256 == 255)
			discplan_cool(v->plan);
	}
	foot(&s, (int)v->plan->cases.n);
	why = book_close(wb);
	arena_release(&mem);
	if (why != NULL)
		return why;
	return chmod(path, 0600) == 0 ? NULL : strerror(errno);
}
