/* SPDX-License-Identifier: ISC */
/*
 * The geometry of forms and lists: tables drawn here cell by cell, read with
 * the labels of the pack of Guangdong.
 * USES: stages/extract/form*.c stages/extract/list*.c stages/extract/label*.c
 * USES: stages/extract/tick*.c stages/extract/same.c stages/extract/option.c
 * USES: stages/extract/answer.c stages/extract/promise.c stages/extract/kind.c
 * USES: stages/extract/schema.c stages/extract/pattern.c
 */
#include "draw.h"

#include "stages/extract/list.h"
#include "stages/extract/promise.h"

static void
beside(void)
{
	static const char *const rows[] = {"单 位 名 称|~~甲公司|",
	    "统一社会信用代码|9144|联系人|张三|",
	    "注册资本（万元）|500|投资额|300|", "传真||手机|138|", NULL};

	table(rows, false);
	read_form();
	want("company", "甲公司", "the answer to the right of a label");
	want("uscc", "9144", "the first of two pairs in a row");
	want("contact", "张三", "the second");
	want("mobile", "138", "behind a label that is no field of ours");
	is_str(js_str(js_get(fields, "capital"), "unit"), "万元",
	    "the unit of a label");
	is_str(js_str(js_get(fields, "mobile"), "at"), "表1 第4行 第4列",
	    "the place of an answer");
}

/* Two tables that ask the same of two projects: which is ours? */
static void
two_projects(void)
{
	static const char *const one[] = {"项目名称|~甲系统建设|",
	    "建设时间|2021年3月至2021年12月|", "项目简介|~其一。|", NULL};
	static const char *const two[] = {"项目名称|~乙控制器漏洞治理|",
	    "建设时间|2023年3月至2024年10月|", "项目简介|~其二。|", NULL};

	table(one, false);
	para("项目二");
	table(two, false);
	read_form();
	ok(doubts("case_title", "differs"), "two projects: case_title");
	ok(doubts("period_start", "differs"), "two projects: period_start");
	ok(doubts("summary", "differs"), "two projects: summary");
	para("二、已实施的信息化项目（近三年，非本次申报）");
	table(one, false);
	para("三、本次申报案例");
	table(two, false);
	read_form();
	want("case_title", "乙控制器漏洞治理", "another project's table");
	want("period_start", "2023年3月至2024年10月", "and its period");
	para("一、已完成的申报项目");
	table(one, false);
	read_form();
	want("case_title", "甲系统建设", "the only table, whatever heads it");
}

/* The items of the last form's list of evidence. */
static void
promises(const char *items, const char *what)
{
	json *list = promise_list(&form), *v;
	struct sb b = {.a = &a};

	JS_EACH(v, list)
	{
		if (b.len > 0)
			sb_addc(&b, '|');
		sb_add(&b, js_str(v, "raw"));
		sb_addf(&b, "=%.*s", STR_ARG(js_str(v, "chapter")));
	}
	is_str(sb_str(&b), items, what);
	js_free(list);
}

static void
promised(void)
{
	static const char *const cell[] = {"单位名称|甲公司|",
	    "附件清单|1. 营业执照复印件\n2.测评报告（GB/T 22239-2019） "
	    "3、专利证书；|",
	    NULL};
	static const char *const line[] = {
	    "佐证材料|营业执照、采购合同（甲、乙）、某照片|", NULL};
	static const char *const boxes[] = {
	    "附件清单|☑营业执照 □测评报告 ☑专利证书|", NULL};
	static const char *const none[] = {"附件清单|无|", NULL};
	static const char *const papers[] = {"序号|材料名称|份数|",
	    "1|营业执照|1|", "2|获奖证书|2|", NULL};

	table(cell, false);
	read_form();
	promises("营业执照复印件=licence|测评报告（GB/T 22239-2019）=practice|"
		 "专利证书=rights",
	    "evidence promised in numbered lines");
	ok(!js_has(fields, ""), "which is no field of the record");
	table(line, false);
	read_form();
	promises("营业执照=licence|采购合同（甲、乙）=practice|某照片=",
	    "in one line; what fits no chapter has none");
	table(boxes, false);
	read_form();
	promises("营业执照=licence|专利证书=rights", "by ticks");
	table(none, false);
	read_form();
	promises("", "none");
	para("附件清单");
	table(papers, false);
	read_form();
	promises("营业执照=licence|获奖证书=awards", "a table of its own");
	para("附件：1.营业执照");
	para("　　　2.采购合同");
	para("特此申报。");
	read_form();
	promises("营业执照=licence|采购合同=practice", "numbered paragraphs");
}

static void
numbers(void)
{
	static const char *const rows[] = {"申报方向代码③|（ 3 ）|",
	    "企业类型|91441305299999999999|", NULL};

	table(rows, false);
	para("注：③ 申报方向：1-工业互联网安全分类分级；2-车联网网络安全防护；"
	     "3-工业控制系统安全评估。");
	read_form();
	is_str(ticked("directions", 0), "工业控制系统安全评估", "a number by what a note says of it");
	ok(js_len(js_get(js_get(fields, "applicant_type"), "ticked")) == 0,
	    "a long number is none of an option");
}

static void
units(void)
{
	static const char *const rows[] = {
	    "注册资本|500|万元|", "投资额|万元|300|", "职工人数|20|人|", NULL};

	table(rows, false);
	read_form();
	want("capital", "500", "the amount before its unit's cell");
	is_str(js_str(js_get(fields, "capital"), "unit"), "万元", "that unit");
	want("investment", "300", "the amount behind its unit's cell");
	want("staff", "20", "a number with a cell of its own behind it");
}

static void
below(void)
{
	static const char *const rows[] = {"单位名称|法定代表人|成立时间|",
	    "甲公司|李四|2010|", "~~案例简介（不超过500字）|", "~~简介在此|",
	    NULL};

	table(rows, false);
	read_form();
	want("company", "甲公司", "answers below a row of labels");
	want("legal_person", "李四", "the second of them");
	want("founded", "2010", "the third");
	want("summary", "简介在此", "below a label that takes the row");
}

static void
inside(void)
{
	static const char *const rows[] = {"单位名称：甲公司|联系人：张三|",
	    "~案例简介：\n第一段\n第二段|",
	    "~企业类型：□工业企业 ☑网络安全企业|", NULL};

	table(rows, false);
	read_form();
	want("company", "甲公司", "label and answer in one cell");
	want("contact", "张三", "the same beside it");
	want("summary", "第一段\n第二段", "long text keeps its lines");
	is_str(js_text(js_at(js_path(fields, "applicant_type.ticked"), 0)),
	    "网络安全企业", "ticks behind the label");
}

static void
halves(void)
{
	static const char *const rows[] = {"单位|名称|甲公司|联系|人|张三|",
	    "移动|电话|138|电子|邮箱|a@b|", "职务|负责人|手机|139|||", NULL};

	table(rows, false);
	read_form();
	want("company", "甲公司", "a label over two cells");
	want("mobile", "138", "whose second half is a label itself");
	want("email", "a@b", "two of them in a row");
	want("position", "负责人", "an answer that could be a label");
}

static void
sections(void)
{
	static const char *const rows[] = {"基本情况|单位名称|~甲公司|",
	    "^|法定代表人|姓名|李四|", "^|联系人|姓名|张三|", "^|^|手机|138|",
	    "推荐单位|单位名称|~某局|", NULL};
	static const char *const opinion[] = {"单位名称|甲公司|", "联系人|张三|",
	    "推荐单位意见|同意推荐。\n联系人：李四　电话：0757-3321456|", NULL};

	table(rows, false);
	read_form();
	want("company", "甲公司", "a section at the left is no label");
	want("legal_person", "李四", "姓名 below 法定代表人");
	want("contact", "张三", "姓名 below 联系人");
	want("mobile", "138", "the contact's phone");
	want("recommender", "某局", "another's 单位名称");
	table(opinion, false);
	read_form();
	want("contact", "张三", "the applicant's contact");
	ok(!doubts("contact", "differs"), "not the recommender's beside its label");
}

static void
whose(void)
{
	static const char *const rows[] = {"法定代表人|李四|联系电话|0757|",
	    "联系人|张三|联系电话|0758|", NULL};
	static const char *const one[] = {
	    "法定代表人|李四|联系电话|0757|", "联系人|张三|职务|经理|", NULL};

	table(rows, false);
	read_form();
	want("phone", "0758", "the phone in the contact's row");
	ok(!doubts("phone", "whose"), "without a doubt");
	table(one, false);
	read_form();
	want("phone", "0757", "the only phone, in another's row");
	ok(doubts("phone", "whose"), "is doubtful");
}

/* A pledge's place to sign, and a consent that names somebody else. */
static void
signed_below(void)
{
	static const char *const rows[] = {
	    "单位名称|甲电子有限公司|", "法定代表人|李四|", NULL};

	table(rows, false);
	para("法定代表人（签字）：");
	para("甲电子有限公司（盖章）");
	para("单位名称（盖章）");
	para("2024年12月19日");
	read_form();
	want("legal_person", "李四", "the table's legal person");
	ok(!doubts("legal_person", "differs"), "a company is no person");
	ok(!doubts("company", "differs"), "a date is no company");
	para("联系人：张三");
	para("联系电话：0757-22334455");
	para("同意省厅及其委托的第三方机构（丙评测研究院有限公司，联系人："
	     "王先生，电话：020-81112222）为评审目的查阅本单位提交的材料。");
	read_form();
	want("contact", "张三", "the line's contact");
	want("phone", "0757-22334455", "and that one's phone");
	ok(!doubts("contact", "differs"), "not the one in a sentence's bracket");
}

static void
twice(void)
{
	static const char *const rows[] = {"单位名称|甲公司|", "案例名称|乙|",
	    "申报方向|☑工业控制系统安全评估 □网络安全威胁监测服务|", NULL};

	para("申报单位：____甲 公 司____（盖章）");
	para("案例名称：丙");
	para("申报方向：网络安全威胁监测服务");
	table(rows, false);
	read_form();
	want("company", "甲公司", "the table counts, not the cover");
	ok(!doubts("company", "differs"), "the same in another spelling");
	want("case_title", "乙", "the table counts");
	ok(doubts("case_title", "differs"), "two titles are a doubt");
	is_str(js_text(js_at(js_path(fields, "case_title.others"), 0)), "丙",
	    "the other one is told");
	ok(doubts("directions", "differs"), "two directions are a doubt");
}

static void
prompts(void)
{
	static const char *const rows[] = {"单位名称|请填写营业执照上的全称|",
	    "案例简介|（不超过500字）\n正文|", "案例名称|（30字以内）某案例|",
	    "企业类型|请选择：□工业企业 □网络安全企业|",
	    "注册地址|某市某路1号（与营业执照一致）|",
	    "联系人|张某某（请填写经办人姓名）|",
	    "所属行业|仪器仪表（含工控）|", NULL};
	static const char *const grey[] = {
	    "企业类型|工业企业（从工业企业、工业互联网平台企业、工业互联网标识解析企业、"
	    "车联网服务平台企业、基础电信企业、工业控制产品厂商、网络安全企业中选填一项）|", NULL};
	struct doc_cell *c = &table(grey, false)->cells.v[1];

	*ARENA_PUSH(&a, &c->spans) =
	    (struct doc_span){12, c->text.len, DOC_GREY};
	read_form();
	is_str(ticked("applicant_type", 0), "工业企业",
	    "options named in a grey note are none chosen");
	table(rows, false);
	read_form();
	want("company", "", "an instruction is no answer");
	want("summary", "正文", "one above the answer is left out");
	want("case_title", "某案例", "one before it too");
	want("address", "某市某路1号", "one behind it");
	want("contact", "张某某", "whatever it asks");
	want("industry", "仪器仪表（含工控）", "what was written is kept");
	is_int((long long)js_len(js_path(fields, "applicant_type.ticked")), 0,
	    "nothing ticked");
	ok(js_path(fields, "applicant_type.ticked") != NULL, "is an answer");
}

static void
dates(void)
{
	static const char *const rows[] = {"成立时间|2024-12|", NULL};
	struct doc_cell *c = &table(rows, true)->cells.v[1];

	c->type = DOC_DATE;
	c->number = 45646; /* 2024-12-20, by openpyxl */
	read_form();
	want("founded", "2024-12-20", "the day that a month's format hides");
	c = &table(rows, true)->cells.v[1];
	c->type = DOC_DATE;
	c->number = 45627; /* 2024-12-01 */
	read_form();
	want("founded", "2024-12", "the first may be the format's own");
}

static void
several(void)
{
	static const char *const rows[] = {"单位名称|甲公司|联系人|张三|",
	    "统一社会信用代码|91|手机|138|", "案例名称|一|电子邮箱|a@b|",
	    "法定代表人|李|职务|经理|", NULL};
	static const char *const again[] = {"单位名称|乙公司|联系人|王五|",
	    "统一社会信用代码|92|手机|139|", "案例名称|二|电子邮箱|c@d|",
	    "法定代表人|赵|职务|总监|", NULL};
	struct forms v;
	json *f;

	para("典型案例申报表");
	table(rows, false);
	para("典型案例申报表");
	table(again, false);
	form_scan(&a, &schema, &schema.cases, &d, &form);
	v = form_split(&form);
	is_int((long long)v.n, 2, "two forms in one document");
	f = form_fields(&v.v[v.n - 1]);
	is_str(js_pstr(f, "company.raw"), "乙公司", "the second one's company");
	js_free(f);
	d = (struct doc){0};
}

static void
lists(void)
{
	static const char *const rows[] = {"~~~~推荐汇总表|",
	    "~~推荐单位（盖章）：某局|~日期：2024.12.20|",
	    "推荐顺序|申报单位|案例名称|~联系方式|", "^|^|^|联系人|手机|",
	    "1|甲公司|案例一|张三|138|", "2|乙公司|案例二|李四|139|", "|||||",
	    "~~~~注：一式四份。|", "~~~~不是一行|", NULL};
	json *o, *row;

	table(rows, true);
	ok(list_score(&a, &schema, &d) >= 5, "a heading of two rows");
	o = list_read(&a, &schema, &d);
	is_int((long long)js_len(js_get(o, "rows")), 2, "rows up to the note");
	is_str(js_pstr(o, "fields.recommender.raw"), "某局", "who recommends");
	is_str(js_pstr(o, "fields.date.raw"), "2024.12.20", "and when");
	row = js_at(js_get(o, "rows"), 1);
	is_str(js_str(row, "n"), "2", "the order as written");
	is_str(js_pstr(row, "fields.mobile.raw"), "139",
	    "a column below a merged heading");
	is_str(js_pstr(row, "fields.company.raw"), "乙公司", "the company");
	js_free(o);
	d = (struct doc){0};
}

static void
printed(const char *text, int lines)
{
	struct doc_cell *c;

	para(text);
	c = &d.blocks.v[d.blocks.n - 1].para;
	c->rows = lines;
	c->doubt = "converted";
}

/* Lines of a printed cover: what may go on below is doubtful, no more. */
static void
printed_lines(void)
{
	printed("案例名称：某某实", 1);
	printed("践", 1);
	printed("申报单位：某市某某有限公司", 2);
	printed("推荐单位：珠海市工业和信息化局", 1);
	printed("申报日期：2024年12月18日", 1);
	printed("二、案例情况", 1);
	printed("投资额：300万元", 1);
	read_form();
	ok(doubts("case_title", "converted"), "the next line may belong to it");
	ok(doubts("company", "converted"), "two lines made one");
	want("recommender", "珠海市工业和信息化局", "a line of its own");
	ok(!doubts("recommender", "converted"), "and a label below it");
	ok(!doubts("applied_on", "converted"), "or a section");
	ok(!doubts("investment", "converted"), "or nothing at all");
}

/* A choice over its options, one a paragraph, its number beside the label. */
static void
option_lines(void)
{
	para("企业类型（单选）：（ C ）");
	para("A.工业企业");
	para("B.工业互联网平台企业");
	para("C.工业互联网标识解析企业");
	para("申报方向（单选）：（ 2 ）");
	para("1．工业互联网安全分类分级");
	para("2．车联网网络安全防护");
	para("案例名称：某某实践");
	read_form();
	is_str(ticked("applicant_type", 0), "工业互联网标识解析企业",
	    "a letter beside the label, the options below");
	is_str(ticked("directions", 0), "车联网网络安全防护", "a number");
	want("case_title", "某某实践", "what follows");
	para("企业类型（单选）：（   ）");
	para("工业企业");
	para("工业互联网平台企业");
	para("申报方向：");
	para("车联网网络安全防护");
	para("案例名称：某某实践");
	read_form();
	ok(ticked("applicant_type", 1).len > 0 ||
	    doubts("applicant_type", "no-marks"),
	    "options without a mark are not the first of them");
	want("directions", "车联网网络安全防护", "the only one that is left");
}

/* A question a paragraph, its answer in the next. */
static void
asked(void)
{
	para("1. 贵单位全称是？");
	para("某市某某有限公司");
	para("2. 联系人及联系方式");
	para("张三，13800000000，a@b.cn");
	para("3. 案例名称 [填空题]");
	para("某某实践");
	para("4. 案例简介：");
	para("其一。");
	para("                              申报日期：2024年12月18日");
	read_form();
	want("company", "某市某某有限公司", "what is asked in words");
	want("contact", "张三", "a label for several things");
	want("phone", "13800000000", "the second");
	want("email", "a@b.cn", "and what was told beside");
	want("summary", "其一。", "up to the next label");
	want("applied_on", "2024年12月18日", "however far to the right");
}

/* Two answers that a printed page ran together; a title with a colon. */
static void
run_together(void)
{
	static const char *const two[] = {
	    "单位名称|甲公司|", "案例名称|某案例申报方向：车联网网络安全防护|", NULL};
	static const char *const one[] = {
	    "单位名称|甲公司|", "案例名称|“一网统管”：某某实践|", NULL};

	table(two, false);
	read_form();
	ok(doubts("case_title", "extra-text"), "another label in an answer");
	table(one, false);
	read_form();
	ok(!doubts("case_title", "extra-text"), "a colon alone");
}

/* What stands behind a line of contents is a page. */
static void
contents(void)
{
	para("目  录");
	para("一、单位简介\t2");
	para("二、申报方向………………4");
	para("");
	para("三、案例简介 ............ 4");
	para("四、职工人数\t10");
	para("一、单位简介");
	para("某公司做某事。");
	para("二、申报方向：车联网网络安全防护");
	para("三、案例简介");
	para("其一。");
	read_form();
	want("profile", "某公司做某事。", "below its heading, no page");
	want("directions", "车联网网络安全防护", "no page's number");
	want("summary", "其一。", "the next");
	want("staff", "(absent)", "nor is it asked for there");
	para("目　录");
	para("一、单位简介 2");
	para("二、案例简介3");
	para("三、单位承诺      9");
	para("一、单位简介");
	para("某公司做某事。");
	read_form();
	want("profile", "某公司做某事。", "below its title, as printed");
	want("summary", "(absent)", "none of its lines asks");
	para("职工人数\t320");
	para("注册资本（万元）\t500");
	para("单位简介：某公司做某事。");
	read_form();
	want("staff", "320", "two lines are no contents");
	want("capital", "500", "the second");
	para("职工人数：\t20");
	para("注册资本（万元）：\t500");
	para("投资额（万元）：\t680");
	read_form();
	want("staff", "20", "nor are answers behind colons");
}

/* What is left of a choice where its hint is grey, or all that stands there. */
static void
hinted(void)
{
	static const char *const rows[] = {
	    "单位性质|（国有企业、民营企业、外资企业）\n民营企业|",
	    "企业类型|选择一项。|", "法定代表人（签章）|罗某某（签章）|",
	    "联系人|法定代表人（签字）|", NULL};
	struct doc_table *t = table(rows, false);

	*ARENA_PUSH(&a, &t->cells.v[1].spans) =
	    (struct doc_span){0, 48, DOC_GREY};
	*ARENA_PUSH(&a, &t->cells.v[3].spans) =
	    (struct doc_span){0, 15, DOC_PROMPT};
	read_form();
	is_str(ticked("nature", 0), "民营企业", "black beside grey");
	is_str(ticked("nature", 1), "", "and nothing else");
	want("applicant_type", "", "a placeholder is no answer");
	want("legal_person", "罗某某", "a name in front of a seal's place");
	want("contact", "", "the place itself");
}

int
main(void)
{
	draw_begin("guangdong-2024");
	beside();
	two_projects();
	promised();
	numbers();
	units();
	below();
	inside();
	halves();
	sections();
	whose();
	signed_below();
	twice();
	prompts();
	dates();
	several();
	run_together();
	contents();
	hinted();
	option_lines();
	printed_lines();
	asked();
	lists();
	js_free(fields);
	/* Patterns live in the arenas, as long as the process. */
	return done();
}
