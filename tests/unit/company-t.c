/* SPDX-License-Identifier: ISC */
/*
 * Names of companies and people, titles and long texts.
 * USES: stages/normalize/name.c stages/normalize/person.c stages/normalize/datescan.c stages/normalize/numeral.c stages/normalize/value.c
 */
#include "show.h"

static const struct row companies[] = {
	{ "佛山精工机械有限公司", "佛山精工机械有限公司" },
	{ " 佛山精工机械有限公司 ", "佛山精工机械有限公司" },
	{ "佛山 精工 机械 有限公司", "佛山精工机械有限公司" },
	{ "佛山精工机械\n有限公司", "佛山精工机械有限公司" },
	{ "佛山精工集团\n股份有限公司（盖章）", "佛山精工集团股份有限公司" },
	{ "佛山精工机械有限公司\nFoshan Seiko Machinery Co., Ltd.",
	    "佛山精工机械有限公司" },
	{ "佛山精工\u200b机械有限公司", "佛山精工机械有限公司" },
	{ "佛山精工（广东）有限公司", "佛山精工（广东）有限公司" },
	{ "佛山精工(广东)有限公司", "佛山精工（广东）有限公司" },
	{ "佛山精工（广东)有限公司", "佛山精工（广东）有限公司" },
	{ "佛山ＡＢＣ科技有限公司", "佛山ABC科技有限公司" },
	{ "佛山 ABC 科技有限公司", "佛山ABC科技有限公司" },
	{ "⼴东精⼯有限公司", "广东精工有限公司" },
	{ "佛山精工机械有限公司（盖章）", "佛山精工机械有限公司" },
	{ "佛山精工机械有限公司(公章)", "佛山精工机械有限公司" },
	{ "佛山精工机械有限公司 （ 盖章 ）", "佛山精工机械有限公司" },
	{ "佛山精工机械有限公司（加盖公章）", "佛山精工机械有限公司" },
	{ "佛山精工机械有限公司。", "佛山精工机械有限公司" },
	{ "单位名称：佛山精工机械有限公司", "佛山精工机械有限公司" },
	{ "申报单位（盖章）：佛山精工机械有限公司", "佛山精工机械有限公司" },
	{ "佛山精工机械有限责任公司", "佛山精工机械有限责任公司" },
	{ "佛山精工机械股份有限公司南海分公司",
	    "佛山精工机械股份有限公司南海分公司" },
	{ "佛山精工机械有限公司（原佛山精工机械厂）",
	    "佛山精工机械有限公司 former=[佛山精工机械厂]" },
	{ "佛山精工机械有限公司(原名：佛山精工机械厂)",
	    "佛山精工机械有限公司 former=[佛山精工机械厂]" },
	{ "佛山精工机械有限公司（曾用名：佛山精工机械厂）（盖章）",
	    "佛山精工机械有限公司 former=[佛山精工机械厂]" },
	{ "佛山精工（广东）有限公司（曾用名佛山精工机械有限公司）",
	    "佛山精工（广东）有限公司 former=[佛山精工机械有限公司]" },
	{ "佛山精工机械有限公司（以下简称“精工”）", "佛山精工机械有限公司" },
	{ "佛山原野（原乡）科技有限公司", "佛山原野（原乡）科技有限公司" },
	{ "Foshan Seiko Machinery Co., Ltd.",
	    "Foshan Seiko Machinery Co., Ltd." },
	{ "Foshan Seiko （China） Co., Ltd.",
	    "Foshan Seiko (China) Co., Ltd." },
	{ "佛山精工机械有限公司\n佛山精工机械有限公司（盖章）",
	    "佛山精工机械有限公司" },
	{ "佛山中和与信科技有限公司", "佛山中和与信科技有限公司" },
	{ "广东局域网络科技有限公司", "广东局域网络科技有限公司" },
	/* more than one */
	{ "佛山精工机械有限公司、广州云盾科技有限公司",
	    "null !two-values "
	    "others=[佛山精工机械有限公司|广州云盾科技有限公司]" },
	{ "佛山精工机械有限公司和广州云盾科技有限公司",
	    "null !two-values "
	    "others=[佛山精工机械有限公司|广州云盾科技有限公司]" },
	{ "佛山精工机械有限公司/广州云盾科技有限公司",
	    "null !two-values "
	    "others=[佛山精工机械有限公司|广州云盾科技有限公司]" },
	{ "佛山精工机械有限公司\n广州云盾科技有限公司",
	    "null !two-values "
	    "others=[佛山精工机械有限公司|广州云盾科技有限公司]" },
	{ "佛山精工机械有限公司广州云盾科技有限公司",
	    "null !two-values "
	    "others=[佛山精工机械有限公司|广州云盾科技有限公司]" },
	{ "佛山精工机械有限公司 广州云盾科技有限公司",
	    "null !two-values "
	    "others=[佛山精工机械有限公司|广州云盾科技有限公司]" },
	{ "佛山精工机械有限公司 广东工业大学",
	    "null !two-values others=[佛山精工机械有限公司|广东工业大学]" },
	{ "佛山精工机械有限公司 南海分公司", "佛山精工机械有限公司南海分公司" },
	{ "佛山精工 机械有限公司", "佛山精工机械有限公司" },
	{ "牵头单位：佛山精工机械有限公司\n参与单位：广州云盾科技有限公司",
	    "null !consortium-words,two-values "
	    "others=[佛山精工机械有限公司|广州云盾科技有限公司]" },
	{ "佛山精工机械有限公司（牵头）",
	    "佛山精工机械有限公司（牵头） !consortium-words" },
	{ "91350100M000100Y43", "null !not-a-name" },
	{ "统一社会信用代码91350100M000100Y43", "null !not-a-name" },
	{ "广东863计划第500强科技有限公司", "广东863计划第500强科技有限公司" },
	{ "13800001234", "null !not-a-name" },
	{ "zhang@example.com", "null !not-a-name" },
	{ "佛山精工\u202e机械有限公司", "佛山精工机械有限公司 !bidi" },
	{ "（盖章）", "null" },
	{ "无", "null" },
	{ "  ", "null" },
};

static const struct row partners[] = {
	{ "无", "[]" },
	{ "不涉及", "[]" },
	{ "/", "[]" },
	{ "——", "[]" },
	{ "", "null" },
	{ " \n ", "null" },
	{ "合作单位：无", "[]" },
	{ "无联合申报单位", "[]" },
	{ "无合作单位。", "[]" },
	{ "本案例由本单位独立申报", "[]" },
	{ "非联合体申报", "[]" },
	{ "联合申报", "[联合申报] !not-a-name" },
	{ "无锡精工有限公司", "[无锡精工有限公司]" },
	{ "不详", "[不详] !not-a-name" },
	{ "详见附件", "null !elsewhere" },
	{ "广州云盾科技有限公司", "[广州云盾科技有限公司]" },
	{ "广州云盾科技有限公司、广东工业研究院",
	    "[广州云盾科技有限公司|广东工业研究院]" },
	{ "1.广州云盾科技有限公司\n2.广东工业研究院",
	    "[广州云盾科技有限公司|广东工业研究院]" },
	{ "（1）广州云盾科技有限公司；（2）广东工业研究院。",
	    "[广州云盾科技有限公司|广东工业研究院]" },
	{ "广州云盾科技有限公司\n广东工业研究院\n佛山市某厂",
	    "[广州云盾科技有限公司|广东工业研究院|佛山市某厂]" },
};

static const struct row people[] = {
	{ "张三", "张三" },
	{ "张 三", "张三" },
	{ "张　三", "张三" },
	{ "张\n三", "张三" },
	{ "欧阳 小明", "欧阳小明" },
	{ "张三（签字）", "张三" },
	{ "张三先生", "张三" },
	{ "张三　女士", "张三" },
	{ "张三 总经理", "张三" },
	{ "张 三 经理", "张三" },
	{ "张三（总经理）", "张三" },
	{ "张三（先生）", "张三" },
	{ "张三）李四", "null !not-a-person" },
	{ "张三（", "张三" },
	{ "张三 13800001234", "张三" },
	{ "张三/0757-83000000", "张三" },
	{ "张三（13800001234）", "张三" },
	{ "联系人：张三", "张三" },
	{ "买买提·艾力", "买买提·艾力" },
	{ "John Smith", "John Smith" },
	{ "张三、李四", "null !two-values others=[张三|李四]" },
	{ "张三/李四", "null !two-values others=[张三|李四]" },
	{ "张三 李四", "null !two-values others=[张三|李四]" },
	{ "张三　李四", "null !two-values others=[张三|李四]" },
	{ "张 三 丰", "张三丰" },
	{ "司马 光", "司马光" },
	{ "张三\n李四", "null !two-values others=[张三|李四]" },
	{ "佛山精工机械有限公司", "null !not-a-person" },
	{ "综合办公室", "null !not-a-person" },
	{ "13800001234", "null !not-a-person" },
	{ "无", "null" },
};

static const struct row titles[] = {
	{ "基于零信任的工业互联网安全防护", "基于零信任的工业互联网安全防护" },
	{ "基于零信任的\n工业互联网安全防护", "基于零信任的工业互联网安全防护" },
	{ "基于 零信任 的防护", "基于零信任的防护" },
	{ "基于AI的 PLC 防护", "基于AI的 PLC 防护" },
	{ "Zero Trust\nfor PLC", "Zero Trust for PLC" },
	{ "①号产线１２㎡防护", "①号产线12㎡防护" },
	{ "“云-边-端”一体化（二期）", "“云-边-端”一体化（二期）" },
	{ "无", "null" },
};

static const struct row texts[] = {
	{ "第一段。\r\n\r\n第二段。  ", "第一段。\n第二段。" },
	{ "　　首行缩进。\n　　次行。", "首行缩进。\n次行。" },
	{ "见附件", "null !elsewhere" },
};

static void
unwrapped_line(struct value *v, struct str raw)
{
	value_str(v, value_unwrapped(v, raw, false));
}

static void
unwrapped_title(struct value *v, struct str raw)
{
	value_str(v, value_unwrapped(v, raw, true));
}

static const struct row wrapped[] = {
	{ "【佛山精工机械有限公司】", "佛山精工机械有限公司" },
	{ "【甲】和【乙】", "【甲】和【乙】" },
	{ "东区兴业路2号。", "东区兴业路2号" },
	{ "一句。两句。", "一句。两句。" },
	{ "《某办法》", "《某办法》" },
};

static const struct row wrapped_titles[] = {
	{ "《“云盾”防护案例》", "“云盾”防护案例" },
	{ "《甲》与《乙》", "《甲》与《乙》" },
};

static void
table(void (*read)(struct value *, struct str), const struct row *v, size_t n)
{
	struct arena a = { 0 };
	struct value value;
	size_t i;

	for (i = 0; i < n; i++) {
		value = (struct value) { .a = &a };
		read(&value, str_c(v[i].raw));
		is_value(&value, v[i].want, v[i].raw);
	}
	arena_release(&a);
}

int
main(void)
{
	table(company_read, companies, sizeof companies / sizeof *companies);
	table(companies_read, partners, sizeof partners / sizeof *partners);
	table(person_read, people, sizeof people / sizeof *people);
	table(text_read_line, titles, sizeof titles / sizeof *titles);
	table(text_read_long, texts, sizeof texts / sizeof *texts);
	table(unwrapped_line, wrapped, sizeof wrapped / sizeof *wrapped);
	table(unwrapped_title, wrapped_titles,
	    sizeof wrapped_titles / sizeof *wrapped_titles);
	return done();
}
