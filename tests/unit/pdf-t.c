/* SPDX-License-Identifier: ISC */
/*
 * A PDF's words and lines as a document: grids with spans, wrapped lines,
 * tables over two pages, what is struck out, what can't be sure.
 * USES: stages/extract/pdf.c stages/extract/pdf_grid.c
 * USES: stages/extract/pdf_lay.c stages/extract/pdf_line.c
 * USES: stages/extract/pdf_word.c stages/extract/pdf_turn.c
 * USES: stages/extract/pdf_margin.c stages/extract/pdf_tick.c stages/extract/tick_mark.c
 */
#include "stages/extract/pdf.h"

#include "tap.h"

#define PAGE "<page width=\"595\" height=\"842\">"

static struct arena a;
static struct sb words, lines;
static struct doc d;

static void
begin(void)
{
	words = lines = (struct sb){.a = &a};
	sb_add(&words, S("<!DOCTYPE html><html><body><doc>" PAGE));
	sb_add(&lines,
	    S("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\">"
	      "<defs><path stroke=\"rgb(0%,0%,0%)\" d=\"M 0 0 L 500 0\"/></defs>"
	      "<page>"));
}

static void
next_page(void)
{
	sb_add(&words, S("</page>" PAGE));
	sb_add(&lines, S("</page><page>"));
}

/* Letters are 10 points wide and 13 high. */
static void
word(int x, int y, const char *s)
{
	sb_addf(&words,
	    "<word xMin=\"%d\" yMin=\"%d\" xMax=\"%d\" yMax=\"%d\">%s</word>", x,
	    y, x + 10 * (int)utf8_count(str_c(s)), y + 13, s);
}

static void
line(int x0, int y0, int x1, int y1)
{
	sb_addf(&lines,
	    "<path style=\"fill:none;stroke:rgb(0%%,0%%,0%%);\" "
	    "d=\"M %d %d L %d %d \" transform=\"matrix(1,0,0,-1,0,800)\"/>",
	    x0, 800 - y0, x1, 800 - y1);
}

/* As Word prints them. */
static void
thin(int x0, int y0, int x1, int y1)
{
	sb_addf(&lines,
	    "<path style=\"stroke:none;fill:rgb(0%%,0%%,0%%);\" "
	    "d=\"M %d %d L %d %d L %d %d L %d %d Z \"/>",
	    x0, y0, x1, y0, x1, y1, x0, y1);
}

static const char *
end(void)
{
	sb_add(&words, S("</page></doc></body></html>"));
	sb_add(&lines, S("</page></svg>"));
	sb_add(&words, sb_str(&lines));
	return pdf_read(&a, sb_str(&words), &d);
}

static struct doc_table *
table(int n)
{
	size_t i;

	for (i = 0; i < d.blocks.n; i++)
		if (d.blocks.v[i].table != NULL && n-- == 0)
			return d.blocks.v[i].table;
	return NULL;
}

static bool
cell(struct doc_table *t, int row, int col, const char *text)
{
	struct doc_cell *c = t == NULL ? NULL : doc_at(&a, t, row, col);

	if (c != NULL && str_eq(c->text, str_c(text)))
		return true;
	printf("# %.*s\n", STR_ARG(c == NULL ? S("none") : c->text));
	return false;
}

/*
 *	a     | b
 *	c | d | e, two lines, and a paragraph
 */
static void
spans(bool rects)
{
	void (*rule)(int, int, int, int) = rects ? thin : line;
	int w = rects;

	begin();
	word(100, 60, "标题");
	rule(100, 100, 300, 100 + w);
	rule(100, 120, 300, 120 + w);
	rule(100, 180, 300, 180 + w);
	rule(100, 100, 100 + w, 180);
	rule(150, 120, 150 + w, 180);
	rule(200, 100, 200 + w, 180);
	rule(300, 100, 300 + w, 180);
	word(105, 104, "甲");
	word(205, 104, "乙");
	word(105, 124, "丙");
	word(155, 124, "丁");
	word(205, 124, "一二三四五六七八九");
	word(205, 140, "十");
	word(205, 160, "末");
	ok(end() == NULL, rects ? "thin rectangles" : "strokes");
	ok(d.blocks.n == 2 &&
		str_eq(d.blocks.v[0].para.text, S("标题")) &&
		d.blocks.v[0].para.doubt != NULL,
	    "what stands before the table, with a doubt");
	ok(table(0)->rows == 2 && table(0)->cols == 3, "two rows, three columns");
	ok(cell(table(0), 0, 0, "甲") &&
		doc_at(&a, table(0), 0, 1) == doc_at(&a, table(0), 0, 0) &&
		cell(table(0), 0, 2, "乙") && cell(table(0), 1, 0, "丙") &&
		cell(table(0), 1, 1, "丁"),
	    "each word in its cell, one over two columns");
	ok(cell(table(0), 1, 2, "一二三四五六七八九十\n末"),
	    "a wrapped line is one, the next begins anew");
	ok(doc_at(&a, table(0), 1, 2)->doubt == NULL, "and sure");
	ok(str_eq(doc_place(&a, NULL, table(0), doc_at(&a, table(0), 1, 2)),
	       S("第1页 表1 第2行 第3列")),
	    "its place names the page");
}

static void
rows(int y, int n)
{
	int i;

	for (i = 0; i <= n; i++)
		line(100, y + 20 * i, 300, y + 20 * i);
	line(100, y, 100, y + 20 * n);
	line(150, y, 150, y + 20 * n);
	line(300, y, 300, y + 20 * n);
}

static void
two_pages(void)
{
	begin();
	rows(700, 3);
	word(105, 704, "序号");
	word(155, 704, "名称");
	word(105, 724, "1");
	word(155, 724, "甲");
	word(105, 744, "2");
	word(155, 744, "乙的前半");
	word(200, 780, "1");
	next_page();
	rows(100, 3);
	word(105, 104, "序号");
	word(155, 104, "名称");
	word(155, 124, "和后半");
	word(105, 144, "3");
	word(155, 144, "丙");
	ok(end() == NULL && table(1) == NULL, "a table over two pages is one");
	ok(table(0)->rows == 4 && cell(table(0), 0, 0, "序号") &&
		cell(table(0), 3, 1, "丙"),
	    "its heading is there once");
	ok(cell(table(0), 2, 1, "乙的前半和后半"), "a row over the edge is one");
	ok(doc_at(&a, table(0), 3, 1)->page == 2, "on its second page");
}

/* A long answer: its row ends pages later. */
static void
three_pages(void)
{
	begin();
	rows(700, 2);
	word(105, 704, "题");
	word(155, 704, "甲");
	word(105, 724, "介绍");
	word(155, 724, "前");
	next_page();
	rows(100, 1);
	word(155, 104, "中");
	next_page();
	rows(100, 2);
	word(155, 104, "后");
	word(105, 124, "末");
	word(155, 124, "乙");
	ok(end() == NULL && table(1) == NULL && table(0)->rows == 3 &&
		cell(table(0), 1, 1, "前中后") && cell(table(0), 2, 1, "乙"),
	    "a row over three pages is one");
}

/* Words in the margins that both pages have are the paper's. */
static void
running(void)
{
	int page, heads = 0, texts = 0;
	size_t i;

	begin();
	for (page = 0; page < 2; page++) {
		if (page > 0)
			next_page();
		word(105, 40, "某公司申报材料");
		rows(page == 0 ? 700 : 100, 3);
		word(105, page == 0 ? 704 : 104, "序号");
		word(155, page == 0 ? 704 : 104, "名称");
		word(155, page == 0 ? 744 : 124, page == 0 ? "乙的前半" : "和后半");
		if (page == 0)
			word(105, 744, "2");
		word(105, 800, "某市某路 1 号");
		word(250, 800, page == 0 ? "1" : "2");
		if (page == 1)
			word(105, 780, "附件");
	}
	ok(end() == NULL && cell(table(0), 2, 1, "乙的前半和后半"),
	    "a table goes on over heads and feet");
	for (i = 0; i < d.blocks.n; i++) {
		const struct doc_block *b = &d.blocks.v[i];

		heads += b->where == DOC_FOOTER &&
			 str_has(b->para.text, S("某公司"));
		texts += b->where == DOC_BODY &&
			 str_has(b->para.text, S("附件"));
	}
	is_int(heads, 2, "which are kept as such");
	is_int(texts, 1, "what only one page has is text");
}

/* Two forms in one file: what they are called is in no margin. */
static void
two_titles(void)
{
	int page;

	begin();
	for (page = 0; page < 2; page++) {
		if (page > 0)
			next_page();
		sb_add(&words, S("<word xMin=\"105\" yMin=\"30\" xMax=\"205\" "
		    "yMax=\"55\">申报表</word>"));
		rows(100, 3);
		word(105, 104, "序号");
		word(155, 104, "名称");
	}
	ok(end() == NULL && table(1) != NULL &&
		d.blocks.v[0].where == DOC_BODY &&
		d.blocks.v[2].where == DOC_BODY,
	    "titles of two forms at the same place");
}

/* A row of one cell, one line high, and one that is three. */
static void
two_wide(int y)
{
	line(100, y, 300, y);
	line(100, y + 20, 300, y + 20);
	line(100, y + 80, 300, y + 80);
	line(100, y, 100, y + 80);
	line(300, y, 300, y + 80);
}

/* A row of one cell over the edge: only where a sentence breaks off. */
static void
wide_rows(void)
{
	static const char *const next[] = {
	    "和，五是总结推广。", "三、推荐单位意见"};
	int i;

	for (i = 0; i < 2; i++) {
		begin();
		two_wide(700);
		word(105, 724, "实施内容一是梳理资产摸清底数建立台账");
		word(105, 740, "二是分级防护逐项整改三是持续监测联动");
		word(105, 756, "四是定期复核形成机制并且明确责任分工");
		next_page();
		two_wide(100);
		word(105, 104, next[i]);
		ok(end() == NULL && table(0)->rows == 4 - (i == 0),
		    i == 0 ? "a wide row over the edge is one"
			   : "a heading is none's rest");
	}
}

/* Two tables of which neither holds the other, and no line touches. */
static void
overlap(void)
{
	begin();
	line(0, 0, 100, 0);
	line(0, 50, 100, 50);
	line(0, 0, 0, 50);
	line(40, 0, 40, 50);
	line(60, 20, 160, 20);
	line(60, 40, 160, 40);
	line(60, 20, 60, 40);
	line(110, 20, 110, 40);
	line(160, 20, 160, 40);
	word(70, 23, "甲");
	word(120, 23, "乙");
	ok(end() == NULL && table(1) != NULL && cell(table(1), 0, 1, "乙"),
	    "tables that overlap");
}

static void
unsure(void)
{
	struct doc_cell *c;

	begin();
	rows(100, 1);
	word(125, 104, "甲乙丙丁");
	ok(end() == NULL && cell(table(0), 0, 0, "甲乙") &&
		cell(table(0), 0, 1, "丙丁") &&
		doc_at(&a, table(0), 0, 0)->doubt != NULL &&
		doc_at(&a, table(0), 0, 1)->doubt != NULL,
	    "a word over a line is parted, with a doubt");
	begin();
	rows(100, 2);
	word(155, 104, "旧名新名");
	line(155, 111, 175, 111);
	ok(end() == NULL && cell(table(0), 0, 1, "旧名新名"), "struck out");
	c = doc_at(&a, table(0), 0, 1);
	ok(c->spans.n == 1 && c->spans.v[0].style == DOC_STRUCK &&
		c->spans.v[0].from == 0 && c->spans.v[0].to == 6,
	    "as far as the line goes");
	begin();
	line(100, 100, 140, 100);
	line(100, 160, 140, 160);
	line(100, 100, 100, 160);
	line(140, 100, 140, 160);
	line(140, 100, 300, 100);
	line(140, 160, 300, 160);
	line(300, 100, 300, 160);
	word(102, 104, "职工人");
	word(102, 120, "数十");
	sb_add(&lines, S("<g style=\"fill:rgb(50%,50%,50%);\">"
			 "<use x=\"102\" y=\"114\"/></g>"));
	ok(end() == NULL && cell(table(0), 0, 0, "职工人\n数十") &&
		doc_at(&a, table(0), 0, 0)->spans.v[0].style == DOC_GREY,
	    "grey, and not one line with what is not");
	begin();
	rows(100, 2);
	word(180, 104, "企业");
	thin(160, 104, 170, 114);
	ok(end() == NULL && doc_at(&a, table(0), 0, 1)->doubt != NULL &&
		doc_at(&a, table(0), 1, 1)->doubt == NULL,
	    "a drawn box may be ticked");
	begin();
	rows(100, 2);
	line(300, 100, 360, 100);
	line(360, 100, 360, 120);
	line(300, 140, 360, 140);
	word(330, 124, "外");
	ok(end() == NULL, "a side that is open");
	begin();
	line(100, 100, 300, 100);
	line(100, 160, 300, 160);
	line(100, 100, 100, 160);
	line(300, 100, 300, 160);
	line(200, 100, 200, 130);
	line(100, 130, 200, 130);
	word(105, 104, "甲");
	word(205, 104, "乙");
	ok(end() == NULL && cell(table(0), 0, 0, "甲") &&
		cell(table(0), 0, 1, "乙") &&
		doc_at(&a, table(0), 0, 0)->doubt == NULL &&
		doc_at(&a, table(0), 0, 1)->doubt != NULL,
	    "a cell that is no rectangle");
}

/* A table wider than the paper: what stands over the edge may go on. */
static void
over_the_edge(void)
{
	begin();
	line(100, 100, 650, 100);
	line(100, 140, 650, 140);
	line(100, 100, 100, 140);
	line(300, 100, 300, 140);
	line(650, 100, 650, 140);
	word(105, 104, "邮箱");
	word(500, 104, "a@b.exampl");
	ok(end() == NULL && doc_at(&a, table(0), 0, 0)->doubt == NULL &&
		doc_at(&a, table(0), 0, 1)->doubt != NULL,
	    "a word over the edge of the paper, with a doubt");
}

static void
refused(void)
{
	int i;

	begin();
	word(100, 60, "只有文字");
	line(100, 90, 300, 90);
	ok(str_eq(str_c(end()), S("no-lines")), "no table");
	begin();
	for (i = 0; i < 210; i++)
		line(0, 4 * i, 500, 4 * i);
	line(0, 0, 0, 840);
	line(500, 0, 500, 840);
	ok(str_eq(str_c(end()), S("cut")), "too many rows");
	begin();
	for (i = 0; i < 41; i++)
		next_page();
	ok(str_eq(str_c(end()), S("cut")), "too many pages");
	ok(str_eq(str_c(pdf_read(&a, S("<doc><page>"), &d)), S("bad-xml")) &&
		str_eq(str_c(pdf_read(&a, S("<doc></doc>"), &d)),
		    S("bad-xml")) &&
		str_eq(str_c(pdf_read(&a,
			   S("<doc><page/></doc><?xml version=\"1.0\"?><svg>"),
			   &d)),
		    S("bad-xml")),
	    "what a converter left unfinished");
}

/* A square of 10 points, as form fields and browsers draw it. */
static void
square(int x, int y)
{
	sb_addf(&lines,
	    "<path style=\"fill:none;stroke:rgb(0%%,0%%,0%%);\" "
	    "d=\"M %d %d L %d %d L %d %d L %d %d Z M %d %d \"/>",
	    x, y, x + 10, y, x + 10, y + 10, x, y + 10, x, y);
}

static void
hook(int x, int y)
{
	sb_addf(&lines,
	    "<path style=\"fill:none;stroke:rgb(0%%,0%%,0%%);\" "
	    "d=\"M %d %d L %d %d L %d %d \"/>",
	    x + 2, y + 5, x + 4, y + 8, x + 8, y + 2);
}

/* Two cells, each with a square; what is in the first is drawn by the test. */
static void
squares(void)
{
	begin();
	rows(100, 2);
	square(160, 104);
	word(174, 104, "甲");
	square(160, 124);
	word(174, 124, "乙");
}

static bool
are_told(const char *first, const char *second)
{
	return end() == NULL && cell(table(0), 0, 1, first) &&
	       cell(table(0), 1, 1, second) &&
	       doc_at(&a, table(0), 0, 1)->doubt == NULL &&
	       doc_at(&a, table(0), 1, 1)->doubt == NULL;
}

static void
drawn_ticks(void)
{
	squares();
	hook(160, 104);
	ok(are_told("☑ 甲", "☐ 乙"), "a tick drawn in one of two boxes");
	squares();
	word(160, 104, "✔");
	ok(are_told("☑ 甲", "☐ 乙"), "a letter in it");
	squares();
	thin(162, 106, 168, 112);
	ok(are_told("☑ 甲", "☐ 乙"), "a smaller square in it");
	squares();
	hook(160, 104);
	hook(160, 124);
	ok(end() == NULL && cell(table(0), 0, 1, "甲") &&
		doc_at(&a, table(0), 0, 1)->doubt != NULL,
	    "the same in all: nobody can tell");
	squares();
	ok(end() == NULL && doc_at(&a, table(0), 0, 1)->doubt != NULL,
	    "nothing in any: a tick may have been lost");
	squares();
	word(160, 124, "3");
	hook(160, 104);
	ok(end() == NULL && doc_at(&a, table(0), 0, 1)->doubt != NULL,
	    "a figure in the other");
}

/* A page of 400 x 800 whose text leads up or down, or backwards. */
static void
turned(int way)
{
	int i;

	words = lines = (struct sb){.a = &a};
	sb_add(&words, S("<html><doc><page width=\"400\" height=\"800\">"));
	sb_add(&lines, S("<?xml version=\"1.0\"?><svg><page>"));
	if (way == 0) {
		line(100, 700, 100, 400);
		line(140, 700, 140, 400);
		line(120, 700, 120, 400);
		line(100, 700, 140, 700);
		line(100, 600, 140, 600);
		line(100, 400, 140, 400);
		sb_add(&words, S("<word xMin=\"104\" yMin=\"660\" xMax=\"117\" "
		    "yMax=\"680\">甲乙</word><word xMin=\"124\" yMin=\"500\" "
		    "xMax=\"137\" yMax=\"520\">丙丁</word>"));
	} else {
		line(50, 700, 350, 700);
		line(50, 680, 350, 680);
		line(50, 660, 350, 660);
		line(50, 660, 50, 700);
		line(250, 660, 250, 700);
		line(350, 660, 350, 700);
		sb_add(&words, S("<word xMin=\"310\" yMin=\"684\" xMax=\"330\" "
		    "yMax=\"697\">甲乙</word><word xMin=\"210\" yMin=\"664\" "
		    "xMax=\"230\" yMax=\"677\">丙丁</word>"));
	}
	for (i = 0; i < 12; i++)
		sb_addf(&lines, "<use x=\"%d\" y=\"%d\"/>",
		    way == 0 ? 115 : 330 - 10 * i,
		    way == 0 ? 680 - 10 * i : 695);
	ok(end() == NULL && cell(table(0), 0, 0, "甲乙") &&
		cell(table(0), 1, 1, "丙丁"),
	    way == 0 ? "a page on its side" : "a page upside down");
}

/* A cover: its title is as wide as the page, what is below is no part of it. */
static void
titles(void)
{
	begin();
	rows(700, 3);
	word(105, 704, "甲");
	word(155, 744, "乙");
	sb_add(&words, S("<word xMin=\"50\" yMin=\"80\" xMax=\"350\" "
	    "yMax=\"108\">某某典型案例申报表</word>"));
	word(60, 112, "案例名称：某某实践");
	word(60, 150, "这一行的文字一直写到了页面的最右边再没有地方写下一个字所以");
	word(60, 166, "转行");
	word(60, 300, "又远在下面的另一行文字也一直写到了页面的最右边没有地方写了");
	word(60, 400, "末行");
	ok(end() == NULL, "a cover");
	is_str(d.blocks.v[1].para.text, "案例名称：某某实践",
	    "what is smaller is no part of a title");
	is_str(d.blocks.v[2].para.text,
	    "这一行的文字一直写到了页面的最右边再没有地方写下一个字所以转行",
	    "what found no room is");
	is_str(d.blocks.v[4].para.text, "末行", "what is far below isn't");
}

/* Letters that no form has: its font says nothing. */
static void
odd_letters(void)
{
	begin();
	rows(100, 2);
	word(160, 104, "㐐㼒С");
	ok(end() == NULL && doc_at(&a, table(0), 1, 1)->doubt != NULL,
	    "what came out as other letters may have gone elsewhere");
	begin();
	rows(100, 2);
	word(160, 104, "李㼒");
	ok(end() == NULL && doc_at(&a, table(0), 0, 1)->doubt != NULL &&
		doc_at(&a, table(0), 1, 1)->doubt == NULL,
	    "one may be in a name");
}

/* A cover's short lines, and lines set to the right, are no wrapped ones. */
static void
short_lines(void)
{
	begin();
	word(100, 60, "申报单位：某某有限公司");
	word(100, 80, "推荐单位：某市某局");
	next_page();
	rows(100, 2);
	word(100, 300, "正文正文正文正文正文正文正文正文正文正文正文正文");
	word(100, 320, "续文");
	next_page();
	word(260, 60, "单位名称（盖章）");
	word(260, 80, "某年某月某日某时");
	ok(end() == NULL && d.blocks.n >= 2 &&
		str_eq(d.blocks.v[1].para.text, S("推荐单位：某市某局")),
	    "a cover's lines are as short as they are");
	ok(str_ends(d.blocks.v[d.blocks.n - 3].para.text, S("正文续文")) &&
		str_eq(d.blocks.v[d.blocks.n - 1].para.text,
		    S("某年某月某日某时")),
	    "lines that begin on the right don't go on");
}

int
main(void)
{
	short_lines();
	drawn_ticks();
	turned(0);
	turned(1);
	titles();
	odd_letters();
	spans(false);
	spans(true);
	two_pages();
	three_pages();
	running();
	two_titles();
	wide_rows();
	overlap();
	unsure();
	over_the_edge();
	refused();
	arena_release(&a);
	return done();
}
