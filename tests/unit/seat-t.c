/* SPDX-License-Identifier: ISC */
/*
 * Which cell answers which label where the lines of a table are not plain:
 * boxes for several things, halves, heads over several rows.
 * USES: stages/extract/label_part.c
 * USES: stages/extract/form.c stages/extract/form_split.c
 * USES: stages/extract/form_pick.c stages/extract/form_para.c
 * USES: stages/extract/form_parts.c stages/extract/form_head.c
 * USES: stages/extract/form_choice.c stages/extract/form_beside.c
 * USES: stages/extract/promise.c stages/extract/kind.c
 * USES: stages/extract/form_seat.c stages/extract/form_table.c
 * USES: stages/extract/list.c stages/extract/answer.c stages/extract/label.c
 * USES: stages/extract/label_scan.c stages/extract/label_ask.c
 * USES: stages/extract/tick.c stages/extract/tick_side.c
 * USES: stages/extract/tick_mark.c
 * USES: stages/extract/schema.c stages/extract/pattern.c
 */
#include "draw.h"

#include "stages/extract/list.h"

static void
shared_boxes(void)
{
	static const char *const rows[] = {
	    "法定代表人及联系电话|李四　13800000009|",
	    "联系人、职务、手机|张三、项目经理、13800000000|",
	    "电话、传真、邮箱|电话：0768-8220000　传真：0768-8220001　"
	    "邮箱：a@b.cn|",
	    "单位地址及邮编|某市某区某路2号之一（521549）|",
	    "起止时间及投资额|2023年10月至2024年10月，86万元|",
	    "成立时间/注册资本/员工人数|2015年4月14日/500万元/20人|", NULL};
	static const char *const cells[] = {
	    "联系人、职务、手机|张三|经理|13800000000|", NULL};
	static const char *const unclear[] = {
	    "联系人、职务、手机|张三、李四、经理|",
	    "单位地址及邮编|某市某路2号521549|", NULL};

	table(rows, false);
	read_form();
	want("contact", "张三", "the first of three in one box");
	want("position", "项目经理", "the second");
	want("mobile", "13800000000", "the third, not the other person's");
	want("legal_person", "李四", "one of two");
	want("phone", "0768-8220000", "an answer that names its parts");
	want("email", "a@b.cn", "the last of them");
	want("address", "某市某区某路2号之一", "without what is asked beside");
	want("period", "(absent)", "a period is kept by its ends");
	want("period_start", "2023年10月至2024年10月", "beside an amount");
	want("investment", "86万元", "that amount");
	want("founded", "2015年4月14日", "a date");
	want("capital", "500万元", "a sum");
	want("staff", "20人", "a number");
	table(cells, false);
	read_form();
	want("position", "经理", "three cells for three questions");
	table(unclear, false);
	read_form();
	ok(doubts("contact", "two-values"), "what can't be shared out");
	ok(doubts("address", "two-values"), "a code without a sign before it");
}

int
main(void)
{
	draw_begin("guangdong-2024");
	shared_boxes();
	js_free(fields);
	return done();
}
