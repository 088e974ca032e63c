/* SPDX-License-Identifier: ISC */
/*
 * What clerks do with an annex: hints left above answers, a letter in front
 * of the form, tables of the office behind it, lists of two lines a case.
 * USES: stages/extract/form*.c stages/extract/list*.c stages/extract/label*.c
 * USES: stages/extract/tick*.c stages/extract/same.c stages/extract/option.c
 * USES: stages/extract/answer.c stages/extract/promise.c stages/extract/kind.c
 * USES: stages/extract/schema.c stages/extract/pattern.c
 */
#include "draw.h"

#include "stages/extract/list.h"

static void
unit(const char *name, const char *want, const char *what)
{
	is_str(js_str(js_get(fields, name), "unit"), want, what);
}

/* What stands in brackets above an answer, and nothing else with it. */
static void
hints_above(void)
{
	static const char *const rows[] = {
	    "单位名称|（与公章相同的全称）\n某某有限公司|",
	    "法定代表人|（填写执照上的）罗某某|",
	    "联系人|（姓名）\n张三|", "案例投资额|（单位：万元）\n286|",
	    "注册资本（万元）|（实缴）\n500|",
	    "案例名称|（第二期）|", NULL};

	table(rows, false);
	read_form();
	want("company", "某某有限公司", "a line in brackets above");
	want("legal_person", "罗某某", "what to fill in, in front");
	want("contact", "张三", "even in one word");
	want("investment", "286", "a unit above its sum");
	unit("investment", "万元", "and it is the sum's");
	want("case_title", "（第二期）", "a bracket alone is the answer");
}

/* 评审指标 | 分值 | 得分: none of it is the applicant's. */
static void
marks_of_experts(void)
{
	static const char *const form_rows[] = {"单位名称|某公司|",
	    "案例名称|某实践|", NULL};
	static const char *const rows[] = {"评审指标|分值|得分|",
	    "推广价值|30||", "创新性|30||", NULL};
	static const char *const plain[] = {"指标|权重|得分|", "推广价值|30||",
	    "创新性|30||", NULL};

	table(form_rows, false);
	table(rows, false);
	read_form();
	want("promotion", "(absent)", "a weight is no value");
	want("innovation", "(absent)", "nor is the next");
	table(form_rows, false);
	table(plain, false);
	read_form();
	want("promotion", "(absent)", "whatever the first column is called");
	want("company", "某公司", "the form is");
}

/* The notice's own contact, in front of the form that the file is for. */
static void
letter_in_front(void)
{
	static const char *const rows[] = {"单位名称|某公司|",
	    "案例名称|某实践|", "联系人|张三|", "手机|13800000000|", NULL};
	static const char *const bare[] = {
	    "单位名称|某公司|", "案例名称|某实践|", NULL};

	para("附件1 申报方向说明");
	para("联系人：胡某，联系电话：020-83130000");
	para("护航新型工业化网络安全典型案例申报表");
	table(rows, false);
	read_form();
	want("contact", "张三", "the form's");
	ok(!doubts("contact", "differs"), "is the only one");
	want("phone", "(absent)", "that one's phone is nobody's here");
	para("联系人：胡某，联系电话：020-83130000");
	para("护航新型工业化网络安全典型案例申报表");
	table(bare, false);
	read_form();
	want("contact", "胡某", "but where the form doesn't ask");
	para("护航新型工业化网络安全典型案例申报表");
	para("联系人：李四  联系电话：020-83130000");
	table(rows, false);
	read_form();
	ok(doubts("contact", "differs"), "below the title both are the form's");
}

/* 负责人 and 联系人 in two lines of one case: who is whose? */
static void
two_lines_a_case(void)
{
	static const char *const rows[] = {
	    "序号|案例名称|申报单位|申报方向|类别|姓名|手机|",
	    "1|案例一|甲公司|车联网网络安全防护|负责人|李某|13700000000|",
	    "^|^|^|^|联系人|张某|13800000000|",
	    "2|案例二|乙公司|车联网网络安全防护|联系人|王某|13900000000|",
	    NULL};
	json *o, *v, *f;

	table(rows, false);
	o = list_read(&a, &schema, &d);
	v = js_get(o, "rows");
	is_int((long long)js_len(v), 2, "two lines are one row");
	f = js_path(js_at(v, 0), "fields.mobile");
	is_str(js_text(js_at(js_get(f, "doubt"), 0)), "two-values",
	    "another phone in its second line");
	f = js_path(js_at(v, 1), "fields.mobile");
	is_int((long long)js_len(js_get(f, "doubt")), 0,
	    "the next row has none");
	js_free(o);
	d = (struct doc){0};
}

/* 联系人, over two rows, beside 姓名 | 职务 | 手机 and the answers below. */
static void
heads_beside(void)
{
	static const char *const rows[] = {"单位名称|~~~某公司|",
	    "联系人|姓名|职务|手机|邮箱|",
	    "^|张三|部长|13800000000|a@b.cn|", "案例名称|~~~某实践|",
	    NULL};

	table(rows, false);
	read_form();
	want("contact", "张三", "a person's name below its head");
	want("position", "部长", "the position");
	want("mobile", "13800000000", "the phone");
	want("email", "a@b.cn", "the mail");
}

/* 近三年营业收入, over two rows, beside years and their figures. */
static void
years_beside(void)
{
	static const char *const rows[] = {"单位名称|~~某公司|",
	    "近三年营业收入（万元）|2021年|2022年|2023年|",
	    "^|300|400|500|", "案例名称|~~某实践|", NULL};

	table(rows, false);
	read_form();
	want("revenue", "500", "the year before the notice's");
	unit("revenue", "万元", "in the heading's unit");
}

/* Several things asked for in a bracket; a mail beside a phone. */
static void
several_in_one(void)
{
	static const char *const form_rows[] = {"单位名称|某公司|",
	    "案例名称|某实践|", "联系人（姓名、职务、手机）|张三、部长、13800000000|",
	    NULL};
	static const char *const mail[] = {"单位名称|某公司|",
	    "案例名称|某实践|", "联系人|张三|",
	    "联系方式|13800000000 / a@b.cn|", NULL};
	static const char *const list[] = {
	    "序号|申报单位|案例名称|联系人（姓名、职务、手机）|",
	    "1|甲公司|案例一|张三、部长、13800000000|", NULL};
	json *o, *f;

	table(form_rows, false);
	read_form();
	want("contact", "张三", "the first in the bracket");
	want("position", "部长", "the second");
	want("mobile", "13800000000", "the third");
	table(mail, false);
	read_form();
	want("phone", "13800000000", "a phone without its mail");
	want("email", "a@b.cn", "which nobody asked for");
	table(list, true);
	o = list_read(&a, &schema, &d);
	f = js_get(js_at(js_get(o, "rows"), 0), "fields");
	is_str(js_str(js_get(f, "contact"), "raw"), "张三", "in a list, too");
	is_str(js_str(js_get(f, "mobile"), "raw"), "13800000000", "the last");
	js_free(o);
	d = (struct doc){0};
}

/* Labels in another order of words. */
static void
other_words(void)
{
	static const char *const rows[] = {"牵头申报单位|某公司|",
	    "社会统一信用代码|9144|", "案例名称|某实践|",
	    "测评机构|某测评公司，联系人：赵工，13500000000|",
	    "联系人|张三|", NULL};

	table(rows, false);
	read_form();
	want("company", "某公司", "牵头申报单位");
	want("uscc", "9144", "社会统一信用代码");
	want("contact", "张三", "the applicant's");
	ok(!doubts("contact", "differs"), "not the laboratory's");
}

/* 张三13800000000: where the digits begin is where the name ends. */
static void
without_sign(void)
{
	static const char *const rows[] = {"单位名称|某公司|",
	    "案例名称|某实践|", "联系人及电话|张三13800000000|", NULL};
	static const char *const area[] = {"单位名称|某公司|",
	    "案例名称|某实践|", "联系人/联系电话|张三（0757）83000000|", NULL};

	table(rows, false);
	read_form();
	want("contact", "张三", "a name without a sign behind it");
	want("phone", "13800000000", "and the number");
	table(area, false);
	read_form();
	want("contact", "张三", "before an area code in brackets");
	want("phone", "(0757)83000000", "which is the number's");
}

/* The first option beside its label, the others each in a paragraph. */
static void
options_below(void)
{
	para("申报单位：某公司");
	para("申报方向：□工业互联网安全分类分级");
	para("          ☑车联网网络安全防护");
	para("          □工业控制系统安全评估");
	para("属于高新企业：☑是 □否");
	para("案例名称：某实践");
	read_form();
	is_str(ticked("directions", 0), "车联网网络安全防护",
	    "ticked in a paragraph of its own");
	is_str(ticked("directions", 1), "", "and nothing else");
	want("case_title", "某实践", "up to what is no option");
}

int
main(void)
{
	draw_begin("guangdong-2024");
	hints_above();
	marks_of_experts();
	letter_in_front();
	two_lines_a_case();
	heads_beside();
	years_beside();
	several_in_one();
	other_words();
	without_sign();
	options_below();
	js_free(fields);
	return done();
}
