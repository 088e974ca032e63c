/* SPDX-License-Identifier: ISC */
/*
 * What stands around answers and is none: numbers of columns, captions in
 * another language, units in a note, what is said below a signature.
 * USES: stages/extract/form*.c stages/extract/list*.c stages/extract/label*.c
 * USES: stages/extract/tick*.c stages/extract/same.c stages/extract/option.c
 * USES: stages/extract/answer.c stages/extract/promise.c stages/extract/kind.c
 * USES: stages/extract/schema.c stages/extract/pattern.c
 */
#include "draw.h"

#include "stages/extract/list.h"

static json *
rows_of(const char *const *rows, bool sheet)
{
	json *o, *v;

	table(rows, sheet);
	o = list_read(&a, &schema, &d);
	v = js_copy(js_get(o, "rows"));
	js_free(o);
	d = (struct doc){0};
	return v;
}

static void
first_company(json *rows, int n, const char *want, const char *what)
{
	is_int((long long)js_len(rows), n, what);
	is_str(js_str(js_path(js_at(rows, 0), "fields.company"), "raw"), want,
	    what);
	js_free(rows);
}

static void
column_numbers(void)
{
	static const char *const under[] = {"序号|~案例|~申报主体|",
	    "^|名称|方向|单位名称|信用代码|", "1|2|3|4|5|",
	    "1|案例一|车联网网络安全防护|甲公司|9144|",
	    "2|案例二|车联网网络安全防护|乙公司|9145|", NULL};
	static const char *const named[] = {"序号|申报单位|案例名称|申报方向|",
	    "栏次|（1）|（2）|（3）|", "1|甲公司|案例一|车联网网络安全防护|",
	    NULL};
	static const char *const letters[] = {
	    "序号|申报单位|案例名称|申报方向|", "甲|乙|①|②|",
	    "1|甲公司|案例一|车联网网络安全防护|", NULL};
	static const char *const gaps[] = {
	    "序号|申报单位|案例名称|申报方向|", "1|乙|案例一|1|", NULL};

	first_company(rows_of(under, false), 2, "甲公司",
	    "a third row of headings numbers the columns");
	first_company(rows_of(named, true), 1, "甲公司", "栏次 before them");
	first_company(rows_of(letters, false), 1, "甲公司", "甲 and 乙 too");
	first_company(rows_of(gaps, false), 1, "乙", "a row is no such thing");
}

/* 序号 beside 推荐顺序 counts rows; a bracket may stand within a label. */
static void
two_orders(void)
{
	static const char *const rows[] = {
	    "序号|企业名称|项目（案例）名称|拟申报方向|推荐优先顺序|",
	    "1|甲公司|案例一|车联网网络安全防护|2|",
	    "2|乙公司|案例二|车联网网络安全防护|1|", NULL};
	static const char *const front[] = {
	    "推荐排序|序号|申报单位|项目/案例名称|", "2|1|甲公司|案例一|",
	    NULL};
	json *v = rows_of(rows, true);

	is_str(js_str(js_at(v, 0), "n"), "2", "推荐优先顺序 is the order");
	is_str(js_str(js_path(js_at(v, 1), "fields.case_title"), "raw"),
	    "案例二", "项目（案例）名称");
	is_str(js_str(js_path(js_at(v, 1), "fields.directions"), "raw"),
	    "车联网网络安全防护", "拟申报方向");
	js_free(v);
	v = rows_of(front, true);
	is_str(js_str(js_at(v, 0), "n"), "2", "wherever it stands");
	js_free(v);
}

/* A sentence below the rows; last year's list in a hidden sheet. */
static void
no_rows(void)
{
	static const char *const note[] = {"序号|申报单位|案例名称|申报方向|",
	    "1|甲公司|案例一|车联网网络安全防护|",
	    "~~~上述案例按推荐优先顺序排列，共1个。|", NULL};
	static const char *const remark[] = {"序号|申报单位|案例名称|申报方向|",
	    "1|甲公司|案例一|车联网网络安全防护|", "备注|~~共1个|", NULL};
	static const char *const old[] = {"序号|申报单位|案例名称|申报方向|",
	    "1|乙公司|案例二|车联网网络安全防护|", NULL};
	json *o;

	first_company(rows_of(note, false), 1, "甲公司", "a note is no row");
	first_company(rows_of(remark, false), 1, "甲公司", "nor is a remark");
	table(old, true)->hidden = true;
	table(note, true);
	o = list_read(&a, &schema, &d);
	first_company(js_copy(js_get(o, "rows")), 1, "甲公司",
	    "a hidden list beside one that shows is left out");
	is_str(js_str(js_at(js_get(o, "wrong"), 0), "code"),
	    "hidden-sheet-left", "and told");
	js_free(o);
	d = (struct doc){0};
	table(old, true)->hidden = true;
	o = list_read(&a, &schema, &d);
	first_company(
	    js_copy(js_get(o, "rows")), 1, "乙公司", "by itself it is read");
	is_str(js_str(js_at(js_get(o, "wrong"), 0), "code"), "hidden-sheet",
	    "and told");
	js_free(o);
	d = (struct doc){0};
}

static void
unit_is(const char *name, const char *want, const char *what)
{
	is_str(js_str(js_get(fields, name), "unit"), want, what);
}

static void
units(void)
{
	static const char *const bracket[] = {
	    "营业收入\n（2023年，万元）|800|投资额（税前、单位：元）|900|",
	    NULL};
	static const char *const below[] = {"注册资本|500|职工人数|20|",
	    "~~~营业收入：800|",
	    "~~~注：1.本表一式四份；2.表中金额单位均为万元。|", NULL};
	static const char *const two[] = {"~~~金额单位为万元|",
	    "注册资本|500|职工人数|20|", "~~~注：金额单位为元。|", NULL};
	static const char *const other[] = {"~~~申报单位：万元科技有限公司|",
	    "注册资本|500|职工人数|20|", NULL};
	static const char *const plain[] = {"注册资本|500|职工人数|20|", NULL};

	table(bracket, false);
	read_form();
	unit_is("revenue", "万元", "beside a year in a label's bracket");
	unit_is("investment", "元", "as one of two remarks");
	table(below, false);
	read_form();
	unit_is("capital", "万元", "a note below the table");
	unit_is("revenue", "万元", "for an answer in its label's cell, too");
	unit_is("staff", "", "but for money only");
	table(two, false);
	read_form();
	unit_is("capital", "", "two notes that don't agree");
	table(other, false);
	read_form();
	unit_is("capital", "", "the name of a company");
	para("填报说明：");
	para("1.表中金额单位为万元，保留两位小数。");
	para("2.须加盖公章。");
	table(plain, false);
	read_form();
	unit_is("capital", "万元", "among the instructions above");
	para("（以下金额以万元为单位）");
	table(plain, false);
	read_form();
	unit_is("capital", "万元", "in other words");
}

static void
captions(void)
{
	static const char *const one[] = {
	    "注册资本 Capital\n2000万元|职工人数 Employees\n601|",
	    "投资额（万元） Investment\n950|营业收入(万元) Revenue\n810|",
	    NULL};
	static const char *const lines[] = {"案例名称\nCase title\n某某实践|"
					    "联系人\nContact\n张三|",
	    "起止时间\nPeriod\n2024年1月至2024年8月|"
	    "单位名称\nCompany\n甲公司|",
	    NULL};
	static const char *const beside[] = {
	    "投资额（万元）\nInvestment|Amount\n950|",
	    "手机|Mobile\n13800000000|", "单位名称|Jia Ltd\n甲有限公司|", NULL};

	table(one, false);
	read_form();
	want("capital", "2000万元", "an amount is not the year of a caption");
	want("staff", "601", "the next box");
	want("investment", "950", "a caption behind a label's unit");
	want("revenue", "810", "or behind narrow brackets");
	unit_is("revenue", "万元", "which say the unit");
	table(lines, false);
	read_form();
	want("case_title", "某某实践", "a caption on a line of its own");
	want("contact", "张三", "over a name");
	want("company", "甲公司", "over a company");
	want("period_end", "2024年1月至2024年8月", "over a period");
	table(beside, false);
	read_form();
	want("investment", "950", "over the figure beside the label");
	want("mobile", "13800000000", "over a number");
	want(
	    "company", "Jia Ltd\n甲有限公司", "a name in two languages is one");
}

static void
years(void)
{
	static const char *const one[] = {
	    "经营情况（万元）|年度|2021年|2022年|2023年|",
	    "^|营业收入|39|45|48|", "^|利润总额|8|2|9|",
	    "联系人|张三|职务|经理|主任|", NULL};
	static const char *const top[] = {"指标（万元）|2021年|2022年|2023年|",
	    "营业收入|39|45|48|", "单位名称|甲公司|联系人|张三|", NULL};

	table(one, false);
	read_form();
	want("revenue", "48", "of three years the last whole one");
	ok(!doubts("revenue", "two-values"), "as the columns say");
	want("position", "经理", "what stands below is of no year");
	table(top, false);
	read_form();
	want("revenue", "48", "one line of figures");
	want("contact", "张三", "the row below them is another's");
}

static void
long_texts(void)
{
	static const char *const rows[] = {"企业总体情况简要介绍|某公司。|",
	    "案例主要内容及成效|某实践。|", NULL};

	table(rows, false);
	read_form();
	want("profile", "某公司。", "the profile in other words");
	want("summary", "某实践。", "the summary with its results");
}

static void
seal_dates(void)
{
	static const char *const plain[] = {"单位名称|甲公司|", NULL};
	static const char *const box[] = {"单位名称|甲公司|",
	    "申报单位承诺|"
	    "材料真实。\n法定代表人（签字）：李四　　（单位公章）\n"
	    "2024年12月18日|",
	    "推荐单位意见|同意推荐。\n（盖章）\n2024年12月23日|", NULL};
	static const char *const office[] = {"单位名称|甲公司|",
	    "县工信部门意见|同意。\n负责人签字：　单位公章：\n2024年12月23日|",
	    NULL};
	static const char *const empty[] = {
	    "单位名称|甲公司|", "申报单位意见|（盖章）\n2024年　月　日|", NULL};
	static const char *const two[] = {"单位名称|甲公司|",
	    "申报单位承诺|法定代表人签字：\n2024年12月18日|",
	    "申报单位意见|（单位公章）　日期：2024年12月19日|", NULL};

	para("案例申报书");
	para("申报单位：甲公司（盖章）");
	para("推荐单位：广州市工业和信息化局");
	para("二〇二四年十二月十七日");
	table(plain, false);
	read_form();
	want("applied_on", "二〇二四年十二月十七日", "a date alone on a cover");
	para("项目简介");
	para("2024年12月17日");
	table(plain, false);
	read_form();
	want("applied_on", "(absent)", "a date below anything else");
	table(plain, false);
	para("申报单位（公章）：                日期：2024 年 12 月 17 日");
	read_form();
	want("applied_on", "2024 年 12 月 17 日", "behind the seal");
	table(plain, false);
	para("法定代表人签字：");
	para("");
	para("填报日期 2024.12.16");
	read_form();
	want("applied_on", "2024.12.16", "below a signature");
	table(box, false);
	read_form();
	want("applied_on", "2024年12月18日", "in the applicant's box");
	ok(!doubts("applied_on", "two-values"), "an office's is none of it");
	table(office, false);
	read_form();
	want("applied_on", "(absent)", "in an office's box alone");
	table(empty, false);
	read_form();
	want("applied_on", "(absent)", "printed and not filled in");
	table(two, false);
	read_form();
	ok(doubts("applied_on", "two-values"), "two days below two signatures");
	para("填报日期：2024年12月15日");
	table(box, false);
	read_form();
	want("applied_on", "2024年12月15日", "the box that asks for it counts");
}

/* A label said in two languages, whichever comes first. */
static void
glosses(void)
{
	static const char *const rows[] = {"Company Name 单位名称|甲公司|",
	    "E-mail/电子邮箱|a@b.example|", "Contact Person\n联系人|张三|",
	    "Case Title（案例名称）|某某实践|",
	    "手机：Mobile Phone:|13800000000|", "CEO联系电话|0757-1|",
	    "Registered Capital (注册资本：万元)|500|", NULL};

	table(rows, false);
	read_form();
	want("company", "甲公司", "English before the label");
	want("email", "a@b.example", "with a stroke between");
	want("contact", "张三", "on a line of its own");
	want("case_title", "某某实践", "the label in brackets");
	want("mobile", "13800000000", "a colon behind either");
	want("phone", "(absent)", "an abbreviation is no translation");
}

/* The next label below an empty place of a sheet is told by its own name. */
static void
empty_places(void)
{
	static const char *const rows[] = {
	    "单位名称|甲公司|", "手机||", "电子邮箱|a@b.example|", NULL};
	static const char *const heading[] = {
	    "案例名称|某某实践|", "联系人||", "姓名|张三|", "手机|138|", NULL};

	table(rows, true);
	read_form();
	want("mobile", "", "a label beside an empty place");
	want("email", "a@b.example", "heads nothing below");
	table(heading, true);
	read_form();
	want("contact", "张三", "a heading that tells what is below");
}

/* A picture in a box of ticks may be one; elsewhere it only shows something. */
static void
pictures(void)
{
	static const char *const rows[] = {
	    "申报方向|□工业控制系统安全评估 □车联网网络安全防护|",
	    "单位名称|甲公司|", NULL};
	struct doc_table *t = table(rows, false);

	t->cells.v[1].doubt = t->cells.v[3].doubt = "picture";
	read_form();
	ok(doubts("directions", "picture"), "a picture among boxes");
	ok(js_get(js_get(fields, "directions"), "ticked") == NULL,
	    "what is ticked can't be told");
	ok(!doubts("company", "picture"), "a picture beside a name");
}

int
main(void)
{
	draw_begin("guangdong-2024");
	column_numbers();
	two_orders();
	no_rows();
	units();
	captions();
	glosses();
	empty_places();
	pictures();
	years();
	long_texts();
	seal_dates();
	js_free(fields);
	return done();
}
