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
	js_free(fields);
	return done();
}
