/* SPDX-License-Identifier: ISC */
/*
 * One form filled in by many hands: rows added for a second person, a text
 * broken off at the page's end, colons in cells of their own, remarks about
 * papers, options chosen by a number, a letter, by 是 and 否.
 * USES: stages/extract/form*.c stages/extract/list*.c stages/extract/label*.c
 * USES: stages/extract/tick*.c stages/extract/same.c stages/extract/option.c
 * USES: stages/extract/answer.c stages/extract/promise.c stages/extract/kind.c
 * USES: stages/extract/schema.c stages/extract/pattern.c
 */
#include "draw.h"

#include "stages/extract/list.h"

static void
second_person(void)
{
	static const char *const both[] = {
	    "第一联系人|张三|职务|经理|手机|13800000001|",
	    "第二联系人|李四|职务|文员|手机|13800000002|", NULL};
	static const char *const spare[] = {
	    "联系人|张三|职务|经理|手机|13800000001|",
	    "备用联系人|李四|职务|文员|手机|13800000002|",
	    "邮箱|~~~~a@b.cn|", NULL};
	static const char *const beside[] = {
	    "项目负责人|李四|联系电话|020-81110000|",
	    "联系人|张三|手机|13800000001|", NULL};
	static const char *const only[] = {"联系人|张三|职务|经理|",
	    "项目负责人|李四|手机|13800000002|", NULL};

	table(both, false);
	read_form();
	want("contact", "张三", "the first of two");
	want("mobile", "13800000001", "his phone");
	ok(!doubts("mobile", "differs"), "the other's is no second answer");
	table(spare, false);
	read_form();
	want("position", "经理", "before a spare one");
	ok(!doubts("position", "differs"), "whose post is not his");
	want("email", "a@b.cn", "below both");
	ok(!doubts("email", "whose"), "in a row of its own");
	table(beside, false);
	read_form();
	want("mobile", "13800000001", "the contact's");
	want("phone", "(absent)", "he told no other, and another's is not his");
	table(only, false);
	read_form();
	ok(doubts("mobile", "whose"), "the only phone is another person's");
}

#define TEXT "公司成立于二〇〇九年，主要从事工业控制设备的研发、生产和销售，"

static void
broken_off(void)
{
	static const char *const first[] = {
	    "项目|~填报内容|", "单位名称|~甲公司|", "企业简介|~" TEXT "|", NULL};
	static const char *const bare[] = {"项目|~填报内容|",
	    "|~现有员工三百人，设有信息中心等部门，连续三年获评优秀企业。|",
	    "案例名称|~某案例|", NULL};
	static const char *const named[] = {
	    "企业简介（续）|~现有员工三百人。|", "案例名称|~某案例|", NULL};
	static const char *const signs[] = {"|~（盖章）|", NULL};
	static const char *const other[] = {"案例名称|~某案例|",
	    "|~现有员工三百人，设有信息中心等部门，连续三年获评优秀企业。|",
	    NULL};

	table(first, false);
	para("（接上页）");
	table(bare, false);
	read_form();
	want("profile",
	    TEXT "现有员工三百人，设有信息中心等部门，连续三年获评优秀企业。",
	    "it goes on beside an empty place");
	want("case_title", "某案例", "the next label");
	table(first, false);
	table(named, false);
	read_form();
	want("profile", TEXT "现有员工三百人。", "or under its name again");
	ok(!doubts("profile", "differs"), "which is no second answer");
	table(first, false);
	table(signs, false);
	read_form();
	want("profile", TEXT, "a place for the seal is no text");
	table(first, false);
	table(other, false);
	read_form();
	want("profile", TEXT, "nor does it go on behind another answer");
}

static void
colons(void)
{
	static const char *const rows[] = {"单位名称|：|甲公司|",
	    "信用代码|:|9144|", "申报日期|：|2024年12月18日|", NULL};

	table(rows, false);
	read_form();
	want("company", "甲公司", "a colon between label and answer");
	want("uscc", "9144", "of another width");
	want("applied_on", "2024年12月18日", "is no piece of a date");
}

static void
references(void)
{
	static const char *const rows[] = {
	    "单位名称|甲公司（见附件1营业执照）|",
	    "注册资本|500万元（见附件1）|", "投资额|80万元（合同见附件3）|",
	    "职工人数|20人（以社保人数为准）|", "案例名称|某系统（二期）|", "企业简介|（见附件2）|", NULL};

	table(rows, false);
	read_form();
	want("company", "甲公司", "where the proof is, is no part of a name");
	want("capital", "500万元", "nor of a sum");
	want("investment", "80万元", "whatever stands before it");
	want("staff", "20人", "nor is what the form says of it");
	want("case_title", "某系统（二期）", "other brackets stay");
	want("profile", "（见附件2）", "and so does all that was said");
}

static void
choices(void)
{
	static const char *const listed[] = {
	    "申报方向（填序号：1.工业互联网安全分类分级；2.车联网网络安全防护；"
	    "3.工业控制系统安全评估；4.工业控制产品安全漏洞治理；"
	    "5.网络安全威胁监测服务）|（2）|",
	    NULL};
	static const char *const letter[] = {
	    "申报方向|A.工业互联网安全分类分级  B.车联网网络安全防护  "
	    "C.工业控制系统安全评估\n选择：B|",
	    NULL};

	table(listed, false);
	read_form();
	is_str(ticked("directions", 0), "车联网网络安全防护",
	    "a number of the label's list, on one line");
	is_str(ticked("directions", 1), "", "and no other");
	table(letter, false);
	read_form();
	is_str(ticked("directions", 0), "车联网网络安全防护",
	    "a letter behind a colon");
}

/* 申报方向 beside a table of options with 是 or 否. */
static void
said_inside(void)
{
	static const char *const rows[] = {"申报方向||", NULL};
	static const char *const inside[] = {"序号|方向名称|是否申报|",
	    "1|工业互联网安全分类分级|否|", "2|车联网网络安全防护|是|",
	    "3|工业控制系统安全评估|否|", NULL};
	struct doc_table *t = table(inside, false), *outer;

	d = (struct doc){0};
	outer = table(rows, false);
	*ARENA_PUSH(&a, &outer->cells.v[1].nested) = t;
	t->within = outer;
	read_form();
	is_str(ticked("directions", 0), "车联网网络安全防护",
	    "是 in the cell beside an option");
	is_str(ticked("directions", 1), "", "and 否 beside the others");
}

static void
signed_on_a_line(void)
{
	static const char *const rows[] = {
	    "法定代表人|张三        单位（公章）|", "联系人|李四    申报单位|",
	    "单位名称|甲公司（公章）|", NULL};

	table(rows, false);
	read_form();
	want("legal_person", "张三",
	    "where the seal goes is no part of who signs");
	want("contact", "李四", "though a line ends before its place");
	want("company", "甲公司", "who seals is");
}

/* A table within a cell, of which only the lines are left. */
static void
figures_below(void)
{
	static const char *const rows[] = {
	    "经营情况|年度\n2021年\n2022年\n2023年\n营业收入（万元）\n115000\n"
	    "153333\n230000\n研发投入（万元）\n210\n260\n305|",
	    "单位名称|甲公司|", NULL};
	static const char *const one[] = {
	    "经营情况|营业收入（万元）\n115000\n职工人数\n20|", NULL};

	table(rows, false);
	read_form();
	ok(doubts("revenue", "two-values"), "three figures below one label");
	table(one, false);
	read_form();
	want("revenue", "115000", "one figure");
	ok(!doubts("revenue", "two-values"), "with the next label's below");
}

/* The answer's column lies beyond the paper's edge. */
static void
cut_at_the_edge(void)
{
	static const char *const rows[] = {"信用代码|~9144|所属行业|",
	    "法定代表人|张三|职工人数|2967|", NULL};

	table(rows, false);
	read_form();
	want("staff", "2967", "a number beside its label");
	want("industry", "", "is no answer to the label above it");
}

static void
names_of_labels(void)
{
	static const char *const rows[] = {"联络人|张三|",
	    "联络电话|020-81110000|", "所选方向|网络安全威胁监测服务|",
	    "申报案例的名称|某案例|", "内容简介|做法。|", NULL};

	table(rows, false);
	read_form();
	want("contact", "张三", "联络人");
	want("phone", "020-81110000", "联络电话");
	want("directions", "网络安全威胁监测服务", "所选方向");
	want("case_title", "某案例", "申报案例的名称");
	want("summary", "做法。", "内容简介");
}

static struct str
path_of(json *rows, size_t i, const char *path)
{
	return js_pstr(js_at(rows, i), path);
}

static void
lists(void)
{
	static const char *const rows[] = {"序号|申报单位|案例名称|申报方向|",
	    "|甲公司|案例一|2|", "|乙公司|案例二|5|", NULL};
	struct doc_table *t = table(rows, false);
	json *o, *v;

	*ARENA_PUSH(&a, &t->cells.v[4].spans) =
	    (struct doc_span){0, 0, 1u << DOC_ITEM_SHIFT};
	*ARENA_PUSH(&a, &t->cells.v[8].spans) =
	    (struct doc_span){0, 0, 2u << DOC_ITEM_SHIFT};
	para("注：1.工业互联网安全分类分级；2.车联网网络安全防护；"
	     "5.网络安全威胁监测服务");
	o = list_read(&a, &schema, &d);
	v = js_get(o, "rows");
	is_str(path_of(v, 0, "n"), "1", "a number that Word draws");
	is_str(path_of(v, 1, "n"), "2", "and the next");
	is_str(js_text(js_at(js_path(js_at(v, 0), "fields.directions.ticked"), 0)),
	    "车联网网络安全防护", "a number that a note explains");
	js_free(o);
	d = (struct doc){0};
}

int
main(void)
{
	draw_begin("guangdong-2024");
	second_person();
	broken_off();
	colons();
	references();
	choices();
	said_inside();
	signed_on_a_line();
	figures_below();
	cut_at_the_edge();
	names_of_labels();
	lists();
	js_free(fields);
	/* Patterns live in the arenas, as long as the process. */
	return done();
}
