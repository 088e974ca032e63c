/* SPDX-License-Identifier: ISC */
/*
 * Forms as offices and agents type them anew: samples among the notes, parts
 * and questions that are numbered in words, who signs without a seal's word.
 * USES: stages/extract/form*.c stages/extract/list*.c stages/extract/label*.c
 * USES: stages/extract/tick*.c stages/extract/same.c stages/extract/option.c
 * USES: stages/extract/answer.c stages/extract/promise.c stages/extract/kind.c
 * USES: stages/extract/schema.c stages/extract/pattern.c
 */
#include "draw.h"

/* 填报说明 with a sample below it, in front of the form. */
static void
sample_among_notes(void)
{
	static const char *const sample[] = {
	    "单位名称|某示例公司|", "联系人|示例人|", NULL};
	static const char *const rows[] = {
	    "单位名称|甲公司|", "联系人|张三|", NULL};

	para("填 报 说 明");
	para("1.单位名称：填写全称。");
	para("填写示例");
	table(sample, false);
	para("护航新型工业化网络安全典型案例申报表");
	table(rows, false);
	read_form();
	want("company", "甲公司", "what a sample says is nobody's");
	ok(!doubts("company", "differs"), "and differs from nothing");
	want("contact", "张三", "nor its person");
}

/* 主要内容 beside the options tells of each what it is. */
static void
options_explained(void)
{
	static const char *const rows[] = {"序号|申报方向|主要内容|选择|",
	    "1|工业互联网安全分类分级|定级、自查||",
	    "2|车联网网络安全防护|车端、平台|√|",
	    "3|工业控制系统安全评估|评估||",
	    "4|工业控制产品安全漏洞治理|修复||",
	    "5|网络安全威胁监测服务|预警||", NULL};
	static const char *const cases[] = {"序号|申报方向|主要内容|备注|",
	    "1|工业互联网安全分类分级|某实践||",
	    "2|车联网网络安全防护|另一实践|√|", NULL};

	table(rows, false);
	read_form();
	is_str(ticked("directions", 0), "车联网网络安全防护",
	    "a column of ours explains all options");
	is_str(ticked("directions", 1), "", "of which one is ticked");
	want("scheme", "(absent)", "and answers nothing");
	table(cases, false);
	read_form();
	want("directions", "(absent)", "some of the options are rows of cases");
}

static void
parts_in_words(void)
{
	para("第一部分 单位信息");
	para("单位简介");
	para("公司成立于2001年。");
	para("第二部分 案例信息");
	para("第三章 其他");
	para("案例名称：某实践");
	para("第3题：联系人");
	para("张三");
	para("第 4 项、手机号码：13800000000");
	read_form();
	want("profile", "公司成立于2001年。", "a part ends what is above it");
	want("case_title", "某实践", "and is none of a label");
	want("contact", "张三", "questions are numbered in words");
	want("mobile", "13800000000", "and rows");
}

static void
signed_by_name(void)
{
	para("单位名称：甲乙科技有限公司");
	para("案例名称：某实践");
	para("推荐单位：广州市工业和信息化局");
	para("甲乙科技有限公司");
	para("2024年12月15日");
	read_form();
	want("applied_on", "2024年12月15日", "the applicant's name signs");
	para("单位名称：甲乙科技有限公司");
	para("案例名称：某实践");
	para("推荐单位：广州市工业和信息化局");
	para("丙丁科技有限公司");
	para("2024年12月15日");
	read_form();
	want("applied_on", "(absent)", "another's doesn't");
}

static void
same_number_twice(void)
{
	static const char *const cover[] = {
	    "联系人及电话|张三 13800000000|", NULL};
	static const char *const rows[] = {"单位名称|某公司|", "联系人|张三|",
	    "联系电话|0757-83000000|", "手机|13800000000|", NULL};

	table(cover, false);
	table(rows, false);
	read_form();
	want("phone", "0757-83000000", "a mobile's number is no other phone");
	ok(!doubts("phone", "differs"), "and not another one");
	want("mobile", "13800000000", "it is the mobile's");
}

/* What the form asks for, left in the cell without 请. */
static void
hints_without_please(void)
{
	static const char *const rows[] = {"单位名称|某公司|",
	    "所属行业|按国民经济行业分类填写到大类\n金属制品业|",
	    "关键技术|（重点说明自主可控情况）\n协议解析。|",
	    "创新点|（可从技术、模式、管理方面阐述）\n比对。|",
	    "推广价值|（详细说明见附件3）|", NULL};

	table(rows, false);
	read_form();
	want("industry", "金属制品业", "how far to go");
	want("technology", "协议解析。", "what to write about");
	want("innovation", "比对。", "under which heads");
	want("promotion", "（详细说明见附件3）", "but where it stands is told");
}

/* Offices' opinions, whose they are in front. */
static void
opinion_of_office(void)
{
	static const char *const rows[] = {"单位名称|某公司|",
	    "区县工信部门意见|同意上报。\n某区工业和信息化局（盖章）|",
	    "地市工信部门意见|同意推荐。\n广州市工业和信息化局（盖章）\n2024年12月20日|",
	    NULL};

	table(rows, false);
	read_form();
	want("recommender", "广州市工业和信息化局", "a city's office signs");
}

/* 联系人信息 over people of whom one is another. */
static void
people_below_heading(void)
{
	static const char *const form_rows[] = {"单位名称|某公司|", NULL};
	static const char *const rows[] = {"类别|姓名|职务|手机|邮箱|",
	    "法定代表人|李四|董事长|13900000000|l@b.cn|",
	    "案例联系人|张三|经理|13800000000|z@b.cn|", NULL};

	table(form_rows, false);
	para("表2 联系人信息表");
	table(rows, false);
	read_form();
	want("legal_person", "李四", "a row of a person's");
	want("contact", "张三", "another's");
	want("position", "经理", "with what stands in it");
	want("mobile", "13800000000", "and in no other");
	want("email", "z@b.cn", "to its end");
}

/* 申报单位：某公司 signs only by a date that stands alone below it. */
static void
signed_behind_label(void)
{
	para("单位名称：甲乙科技有限公司");
	para("成立时间：2001年5月6日");
	para("案例名称：某实践");
	para("三、推荐单位");
	para("推荐单位：广州市工业和信息化局");
	para("申报单位：甲乙科技有限公司");
	para("2024年12月15日");
	read_form();
	want("applied_on", "2024年12月15日", "a date below its name");
	para("单位名称：甲乙科技有限公司");
	para("批准日期：2001年5月6日");
	para("案例名称：某实践");
	read_form();
	want("applied_on", "(absent)", "another date does not");
}

/* 1.经济效益 below （四）应用成效 is a part of it; so is another's word. */
static void
parts_of_long_text(void)
{
	para("单位名称：某公司");
	para("三、案例介绍");
	para("从四方面介绍。");
	para("（一）案例背景");
	para("背景。");
	para("（二）实施方案");
	para("1.总体思路");
	para("（1）技术措施");
	para("措施。");
	para("（三）关键技术");
	para("技术。");
	para("（四）应用成效");
	para("1.经济效益");
	para("效益甲。");
	para("2.社会效益");
	para("效益乙。");
	para("（五）推广价值：可推广。");
	para("1.示范作用");
	para("示范。");
	para("四、其他");
	read_form();
	want("summary", "从四方面介绍。", "what is asked below it ends it");
	want("background", "背景。", "its neighbour does, too");
	want("scheme", "1.总体思路\n（1）技术措施\n措施。",
	    "a word of another that is asked for beside it doesn't");
	want("technology", "技术。", "which has its own text");
	want("results", "1.经济效益\n效益甲。\n2.社会效益\n效益乙。",
	    "nor its own words");
	want("promotion", "可推广。\n1.示范作用\n示范。",
	    "nor behind a colon");
	para("单位名称：某公司");
	para("应用成效");
	para("1.经济效益");
	para("效益甲。");
	para("推广价值");
	para("推广。");
	read_form();
	want("results", "1.经济效益\n效益甲。", "below a heading of no number");
	want("promotion", "推广。", "up to the next of them");
}

/* One box for all long texts, each below a line that heads it. */
static void
sections_in_a_cell(void)
{
	static const char *const rows[] = {"单位名称|某公司|",
	    "案例详细介绍|（一）案例背景\n背景。\n（二）实施方案\n1.关键技术\n"
	    "技术。\n（三）关键技术\n协议。\n（四）应用成效\n1.经济效益\n效益。|",
	    NULL};
	static const char *const asked[] = {"单位名称|某公司|",
	    "案例内容|案例背景\n背景。\n实施方案\n方案。\n应用成效\n成效。|",
	    "应用成效|别的成效。|", NULL};
	static const char *const two[] = {"单位名称|某公司|",
	    "~实施方案\n总体。\n技术措施\n措施。|", NULL};

	table(rows, false);
	read_form();
	want("background", "背景。", "up to the next that is numbered so");
	want("scheme", "1.关键技术\n技术。", "with what is part of it");
	want("technology", "协议。", "its own text");
	want("results", "1.经济效益\n效益。", "to the end");
	table(asked, false);
	read_form();
	want("background", "背景。", "below a label that we know");
	want("results", "别的成效。", "but a box of its own comes first");
	table(two, false);
	read_form();
	want("scheme", "总体。\n技术措施\n措施。",
	    "two lines without a number may be one text");
}

/* A team's phones and a patent's name, in rows of their own. */
static void
others_inside(void)
{
	static const char *const rows[] = {"单位名称|~~~某公司|",
	    "联系人|姓名|职务|手机|邮箱|", "^|张三|经理|13800000000|a@b.cn|",
	    "项目组成员|姓名|年龄|职务|手机|", "^|李四|40|厂长|13900000000|",
	    "^|王五|30|职员|13700000000|", "案例名称|~~~某实践|",
	    "知识产权|名称|类型|编号|时间|", "^|某软件|软著|1|2023年|",
	    "移动电话/微信|~~~13800000000|", NULL};

	para("护航新型工业化网络安全典型案例申报表");
	table(rows, false);
	read_form();
	want("case_title", "某实践", "a patent's name is none");
	ok(!doubts("case_title", "differs"), "and no other one");
	want("position", "经理", "the contact's");
	ok(!doubts("position", "differs"), "not a member's");
	want("mobile", "13800000000", "the contact's");
	ok(!doubts("mobile", "differs") && !doubts("mobile", "two-values"),
	    "which is his name elsewhere, too");
}

int
main(void)
{
	draw_begin("guangdong-2024");
	sample_among_notes();
	options_explained();
	parts_in_words();
	signed_by_name();
	same_number_twice();
	hints_without_please();
	opinion_of_office();
	people_below_heading();
	signed_behind_label();
	parts_of_long_text();
	sections_in_a_cell();
	others_inside();
	js_free(fields);
	return done();
}
