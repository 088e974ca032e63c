/* SPDX-License-Identifier: ISC */
/*
 * Which cell answers which label where the lines of a table are not plain:
 * boxes for several things, halves, heads over several rows.
 * USES: stages/extract/form*.c stages/extract/list*.c stages/extract/label*.c
 * USES: stages/extract/tick*.c stages/extract/same.c stages/extract/option.c
 * USES: stages/extract/answer.c stages/extract/promise.c stages/extract/kind.c
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
	static const char *const words[] = {
	    "联系人、职务及手机|张三，项目经理，13800000000|",
	    "职工人数/研发人数|2030/41|", NULL};
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
	table(words, false);
	read_form();
	want("contact", "张三", "three by two words, none of them a longer label");
	want("position", "项目经理", "the second of these");
	want("staff", "2030", "beside a number that is no field of ours");
	table(cells, false);
	read_form();
	want("position", "经理", "three cells for three questions");
	table(unclear, false);
	read_form();
	ok(doubts("contact", "two-values"), "what can't be shared out");
	ok(doubts("address", "two-values"), "a code without a sign before it");
}

static void
halves(void)
{
	static const char *const rows[] = {"~~~申报单位|~~~申报案例|",
	    "名称|~~甲公司|名称|~~某某实践|",
	    "信用代码|9144|性质|民营企业|开始日期|2024-01|完成日期|2024-08|",
	    "联系人|张三|职务|经理|^|", NULL};
	static const char *const alone[] = {
	    "单位名称|甲公司|性质|民营企业|", NULL};
	static const char *const full[] = {"~~~申报单位|~~~申报案例|",
	    "名称|~~甲公司|名称|~~某某实践|",
	    "信用代码|9144|性质|民营企业|开始日期|2024-01|完成日期|2024-08|",
	    NULL};
	static const char *const plain[] = {"~单位名称|~甲公司|",
	    "信用代码|9144|法定代表人|李四|", "~案例名称|~某某实践|",
	    "联系人|张三|职务|经理|", NULL};

	table(full, false);
	read_form();
	want("company", "甲公司", "名称 in the half of the company");
	want("case_title", "某某实践", "名称 in the half of the case");
	want("nature", "民营企业", "性质 in the company's");
	ok(!doubts("nature", "label-unsure"), "where it can be nothing else");
	want("period_end", "2024-08", "a label that needs no heading");
	is_int((long long)form.strangers.n, 0, "the halves' headings are known");
	table(rows, false);
	read_form();
	want("position", "经理", "rows below are the half's, too");
	table(alone, false);
	read_form();
	ok(doubts("nature", "label-unsure"), "性质 alone may be another's");
	table(plain, false);
	read_form();
	want("company", "甲公司", "an answer as wide as its label heads nothing");
	want("case_title", "某某实践", "nor does another");
}

/* 单位性质：国有控股 in a row of its own: an answer, not what heads the rows below. */
static void
answered_rows(void)
{
	static const char *const rows[] = {"申报单位：甲公司|",
	    "单位性质：国有控股|", "申报主体类型：☑工业企业 □其他|",
	    "联系人：张三|", "手机：13800000000|", NULL};
	static const char *const heads[] = {"~控股股东：|",
	    "企业名称|乙公司|", NULL};

	table(rows, false);
	read_form();
	want("nature", "国有控股", "a label and its answer in one row");
	want("applicant_type", "☑工业企业 □其他", "they head no row below");
	want("mobile", "13800000000", "nor another");
	table(heads, false);
	read_form();
	want("company", "(absent)", "a heading with a colon heads its rows");
}

static void
unit_once(void)
{
	static const char *const corner[] = {"~~~申报表|", "||| 单位：万元、人|",
	    "注册资本|500|营业收入|800|", "职工人数|20|投资额（元）|30|", NULL};
	static const char *const plain[] = {"注册资本|500|职工人数|20|", NULL};
	static const char *const section[] = {"~~~一、单位情况|",
	    "注册资本|500|职工人数|20|", "~~~二、投入（单位：万元）|",
	    "投资额|300|联系人|张三|", NULL};
	static const char *const beside[] = {"投资额|300|单位：万元|",
	    "注册资本|500|某某|", NULL};

	table(corner, false);
	read_form();
	is_str(js_str(js_get(fields, "capital"), "unit"), "万元",
	    "the unit that a corner says");
	is_str(js_str(js_get(fields, "investment"), "unit"), "元",
	    "a label's own unit counts more");
	is_str(js_str(js_get(fields, "staff"), "unit"), "", "of sums only");
	para("（金额单位：元）");
	table(plain, false);
	read_form();
	is_str(js_str(js_get(fields, "capital"), "unit"), "元",
	    "in the line above the table");
	table(section, false);
	read_form();
	is_str(js_str(js_get(fields, "capital"), "unit"), "",
	    "a section's unit is not that of the one before");
	is_str(js_str(js_get(fields, "investment"), "unit"), "万元",
	    "but of its rows");
	table(beside, false);
	read_form();
	is_str(js_str(js_get(fields, "capital"), "unit"), "",
	    "what stands behind one sum is its own");
}

static void
yes_no(void)
{
	static const char *const rows[] = {"申报方向|是否申报|",
	    "（一）工业互联网安全分类分级|否|", "（二）车联网网络安全防护|否|",
	    "（三）工业控制系统安全评估|是|", NULL};
	static const char *const beside[] = {
	    "申报方向|工业互联网安全分类分级|否|", "^|车联网网络安全防护|是|",
	    "企业类型|类型|是否|", "^|工业企业|□是 ☑否|",
	    "^|工业互联网平台企业|☑是 □否|", "^|网络安全企业|□是 ☑否|",
	    NULL};
	static const char *const none[] = {"申报方向|是否申报|",
	    "（一）工业互联网安全分类分级|否|", "（二）车联网网络安全防护|？|",
	    "（三）工业控制系统安全评估|是|", NULL};

	table(beside, false);
	read_form();
	is_str(ticked("directions", 0), "车联网网络安全防护",
	    "是 beside an option beside the label");
	is_int((long long)js_len(js_path(fields, "directions.ticked")), 1,
	    "alone");
	is_str(ticked("applicant_type", 0), "工业互联网平台企业",
	    "是 and 否 with boxes, under a heading");
	table(rows, false);
	read_form();
	is_str(ticked("directions", 0), "工业控制系统安全评估",
	    "是 beside an option");
	is_int((long long)js_len(js_path(fields, "directions.ticked")), 1,
	    "and 否 beside the others");
	table(none, false);
	read_form();
	ok(js_path(fields, "directions.ticked") == NULL,
	    "another word there: nobody can tell");
}

static void
addresses(void)
{
	static const char *const rows[] = {
	    "企业注册地|广东  省   汕头   市（区）  龙湖区  县|",
	    "注册地址|广东省汕头市龙湖区泰山路2号|", NULL};
	static const char *const other[] = {
	    "企业注册地|广东  省   汕头   市（区）  金平区  县|",
	    "注册地址|广东省汕头市龙湖区泰山路2号|", NULL};

	table(rows, false);
	read_form();
	want("address", "广东省汕头市龙湖区泰山路2号",
	    "an address written out, not printed blanks");
	ok(!doubts("address", "differs"), "which say the same");
	table(other, false);
	read_form();
	ok(doubts("address", "differs"), "or another place");
}

static void
option_columns(void)
{
	static const char *const rows[] = {
	    "序号|申报单位|案例名称|~~~~申报方向（打√）|",
	    "^|^|^|分类分级|车联网防护|工控系统评估|工控产品漏洞治理|威胁监测|",
	    "1|甲公司|案例一|||√|||", "2|乙公司|案例二|√|||||", NULL};
	static const char *const others[] = {
	    "序号|申报单位|案例名称|工业系统评估|备注|",
	    "1|甲公司|案例一|√||", NULL};
	json *o, *v;

	table(rows, false);
	o = list_read(&a, &schema, &d);
	v = js_path(js_at(js_get(o, "rows"), 0), "fields.directions.ticked");
	is_int((long long)js_len(v), 1, "one tick below shortened options");
	is_str(js_text(js_at(v, 0)), "工业控制系统安全评估",
	    "the option that a column's head shortens");
	js_free(o);
	d = (struct doc){0};
	table(others, false);
	o = list_read(&a, &schema, &d);
	v = js_path(js_at(js_get(o, "rows"), 0), "fields.directions");
	ok(v == NULL, "one such column alone is some other thing");
	js_free(o);
	d = (struct doc){0};
}

static void
signatures(void)
{
	static const char *const rows[] = {"单位名称|甲公司|",
	    "~推荐单位意见|", "~同意推荐。\n\n广州市工业和信息化局（盖章）\n"
	    "2024年12月23日|", NULL};
	static const char *const both[] = {"推荐单位|佛山市工业和信息化局|",
	    "推荐意见|同意。\n广州市工业和信息化局|", NULL};
	static const char *const none[] = {"推荐单位意见|"
	    "经征求广州市工业和信息化局意见，同意推荐。\n（盖章）|", NULL};
	static const char *const city[] = {"单位名称|甲公司|",
	    "县（区）主管部门意见|同意上报。\n某区工业和信息化局（盖章）|",
	    "地市主管部门推荐意见|同意推荐。\n佛山市工业和信息化局（盖章）|",
	    NULL};

	table(rows, false);
	read_form();
	want("recommender", "广州市工业和信息化局", "who signs the opinion");
	table(both, false);
	read_form();
	want("recommender", "佛山市工业和信息化局", "the box that asks for it");
	ok(doubts("recommender", "differs"), "counts, with a doubt");
	table(none, false);
	read_form();
	want("recommender", "(absent)", "an office named in passing");
	table(city, false);
	read_form();
	want("recommender", "佛山市工业和信息化局", "the city's box");
}

/* 统一 over 社会信 over 用代码: a label in three rows beside its answer. */
static void
label_rows(void)
{
	static const char *const rows[] = {"统一|9144|法定|李四|",
	    "社会信|^|代表|^|", "用代码|^|人|^|", "从业|20|手机|138|",
	    "人数|^|邮箱|a@b.cn|", NULL};

	table(rows, false);
	read_form();
	want("uscc", "9144", "a label in three rows");
	want("legal_person", "李四", "that is one after two of them, too");
	want("staff", "20", "in two");
	is_int((long long)form.strangers.n, 0, "none is left over");
}

/* What a form asks beyond the pack's labels, and what only looks like it. */
static void
strangers(void)
{
	static const char *const rows[] = {"项目|~~内容|",
	    "单位名称|~~甲公司|", "知识产权|名称|编号|授权日期|",
	    "^|一种审计方法|ZL2023|2024年3月|",
	    "^|资产识别软件|2023SR1|2023年11月|",
	    "案例负责人|张三丰|应急值守|每日两班|", NULL};

	table(rows, false);
	read_form();
	is_int((long long)form.strangers.n, 1, "one box that no form has");
	is_str(form.strangers.n > 0 ? form.strangers.v[0].text : S(""),
	    "应急值守", "not a heading, a patent, a name");
}

/* An answer in as many rows as its label is high. */
static void
answer_rows(void)
{
	static const char *const rows[] = {"案例简介|其一，|", "^|其二。|",
	    "案例背景|其三。|指标|9|", "^|案例名称|~某某实践|", NULL};

	table(rows, false);
	read_form();
	want("summary", "其一，\n其二。", "a long answer in two rows");
	want("background", "其三。", "a label ends it");
	want("case_title", "某某实践", "and is one");
}

static void
white(void)
{
	static const char *const rows[] = {"单位名称|甲公司|", "联系人|张三|",
	    NULL};
	struct doc_table *t = table(rows, false);
	static const struct doc_span all = {0, 9, DOC_WHITE};

	*ARENA_PUSH(&a, &t->cells.v[0].spans) = all;
	*ARENA_PUSH(&a, &t->cells.v[1].spans) = all;
	read_form();
	want("company", "甲公司", "white on white");
	ok(doubts("company", "hidden"), "is doubtful");
	ok(!doubts("contact", "hidden"), "what is black is not");
}

/* 指标 | 单位 | 内容, 事项 | 要求 | 内容: what stands between asks nothing. */
static void
columns_between(void)
{
	static const char *const units[] = {"序号|指标名称|单位|填报内容|",
	    "1|单位名称|—|甲公司|", "2|注册资本|亿元|0.5|",
	    "3|职工人数|人|20|", NULL};
	static const char *const rules[] = {"填写栏|填写要求|填写内容|",
	    "单位名称|与营业执照一致|甲公司|", "注册资本|单位：万元|500|",
	    "成立时间|年月|2010年5月|", NULL};
	static const char *const years[] = {"指标|单位|2022年|2023年|",
	    "营业收入|亿元|1|2|", "职工人数|人|10|20|", NULL};
	static const char *const notes[] = {"序号|采集项|内容|填写说明|",
	    "1|单位名称|甲公司|必填|", "2|注册资本|500|万元|", NULL};

	table(units, false);
	read_form();
	want("company", "甲公司", "behind a column of units");
	want("capital", "0.5", "a sum");
	is_str(js_str(js_get(fields, "capital"), "unit"), "亿元", "its unit");
	table(rules, false);
	read_form();
	want("company", "甲公司", "behind a column of rules");
	is_str(js_str(js_get(fields, "capital"), "unit"), "万元",
	    "a rule that says the unit");
	want("founded", "2010年5月", "a date behind its rule");
	table(years, false);
	read_form();
	want("revenue", "2", "a sum of the last year");
	is_str(js_str(js_get(fields, "revenue"), "unit"), "亿元", "its unit");
	want("staff", "20", "a number of that year");
	table(notes, false);
	read_form();
	is_str(js_str(js_get(fields, "capital"), "unit"), "万元",
	    "a unit among the notes behind the answers");
}

/* What a form asks of others beside the applicant and its case. */
static void
others(void)
{
	static const char *const names[] = {"单位名称|中文|甲公司|",
	    "^|英文|A Co., Ltd.|", NULL};
	static const char *const notes[] = {"单位名称（中文）|甲公司|",
	    "单位名称（英文）|A Co., Ltd.|", NULL};
	static const char *const below[] = {
	    "申报单位名称|甲公司|申报单位注册资本|500万元|",
	    "信用代码|9144|申报单位职工人数|20|", "~~~主要子公司情况|",
	    "子公司名称|信用代码|注册资本|联系人|",
	    "乙公司|9133|80万元|张三|", NULL};
	static const char *const earlier[] = {
	    "近三年承担项目|项目名称|资金（万元）|起止时间|",
	    "^|数字化车间|300|2021.01-2022.12|",
	    "^|贯标|50|2022.05-2023.05|", "本次申报案例|案例名称|~某某实践|",
	    "^|起止时间|~2024.2-2024.10|", NULL};

	table(names, false);
	read_form();
	want("company", "甲公司", "the name in Chinese");
	table(notes, false);
	read_form();
	want("company", "甲公司", "as its label says");
	ok(!doubts("company", "differs"), "the other is no other name");
	table(below, false);
	read_form();
	want("capital", "500万元", "the applicant's, not its companies'");
	want("staff", "20", "as the label says");
	ok(!doubts("uscc", "differs"), "their codes are theirs");
	table(earlier, false);
	read_form();
	want("period_start", "2024.2-2024.10", "not of an earlier project");
	ok(!doubts("period_start", "differs"), "which is no rival");
}

/* 填序号, and the options in the label's cell on one line. */
static void
number_beside(void)
{
	static const char *const rows[] = {"申报方向（填序号）\n"
	    "1.工业互联网安全分类分级；2.车联网网络安全防护；"
	    "3.工业控制系统安全评估|（2）|",
	    "企业类型（填字母）\nA.工业企业 B.工业互联网平台企业|B|",
	    "单位名称|甲公司|", NULL};
	static const char *const noted[] = {
	    "企业类型（A.工业企业 B.工业互联网平台企业）|B|",
	    "单位名称|甲公司|", NULL};

	table(rows, false);
	read_form();
	is_str(ticked("directions", 0), "车联网网络安全防护",
	    "a number for one of the options before it");
	is_str(ticked("applicant_type", 0), "工业互联网平台企业", "a letter");
	table(noted, false);
	read_form();
	is_str(ticked("applicant_type", 0), "工业互联网平台企业",
	    "of options in the label's bracket");
}

/* 单位概况 | 成立时间：…；注册资本：…: a box for long text, filled as asked. */
static void
labels_in_long_text(void)
{
	static const char *const rows[] = {
	    "单位概况|成立时间：2010年5月；注册资本：500万元；职工人数：20人|",
	    "实施情况|起止时间：2024年1月至2024年9月\n投资额：86万元|",
	    NULL};
	static const char *const prose[] = {"成立时间|2010年5月|",
	    "单位简介|甲公司成立时间：2009年。职工人数：20人。|", NULL};

	table(rows, false);
	read_form();
	want("founded", "2010年5月", "the first of them");
	want("staff", "20人", "the last");
	want("period_start", "2024年1月至2024年9月", "a line each");
	want("investment", "86万元", "the next");
	table(prose, false);
	read_form();
	want("founded", "2010年5月", "what has a box of its own");
	want("staff", "(absent)", "prose is prose");
}

int
main(void)
{
	draw_begin("guangdong-2024");
	shared_boxes();
	halves();
	answered_rows();
	unit_once();
	yes_no();
	addresses();
	option_columns();
	signatures();
	label_rows();
	strangers();
	answer_rows();
	white();
	columns_between();
	others();
	number_beside();
	labels_in_long_text();
	js_free(fields);
	return done();
}
