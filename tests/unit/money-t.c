/* SPDX-License-Identifier: ISC */
/*
 * Money in 万元, counts, and the numerals below them.
 * USES: stages/normalize/money.c stages/normalize/sum.c stages/normalize/numeral.c stages/normalize/datescan.c stages/normalize/value.c
 */
#include "show.h"
#include "stages/normalize/numeral.h"

/* unit printed by the form, raw, want */
static const struct {
	const char *unit, *raw, *want;
} money[] = {
	{ "", "500万元", "500" },
	{ "", "500 万元", "500" },
	{ "", "__203,714.95__万元", "203714.95" },
	{ "", "５００万元", "500" },
	{ "", "500.5万元", "500.5" },
	{ "", "500.00万元", "500" },
	{ "", "5,000,000元", "500" },
	{ "", "5，000，000元", "500" },
	{ "", "5,000,000.00元", "500" },
	{ "", "5000000元", "500" },
	{ "", "123元", "0.0123" },
	{ "", "1.2亿", "12000" },
	{ "", "1.2亿元", "12000" },
	{ "", "1亿2000万元", "12000" },
	{ "", "3千万元", "3000" },
	{ "", "5百万元", "500" },
	{ "", "500万", "500" },
	{ "", "500w", "500" },
	{ "", "500W", "500" },
	{ "", "3万5000元", "3.5" },
	{ "", "1.5万亿元", "150000000" },
	{ "", "人民币500万元", "500" },
	{ "", "500万元人民币", "500" },
	{ "", "人民币伍佰万元整", "500" },
	{ "", "人民币壹亿贰仟万元整", "12000" },
	{ "", "伍佰万圆整", "500" },
	{ "", "五百万元", "500" },
	{ "", "一千二百三十四万元", "1234" },
	{ "", "一千零五万元", "1005" },
	{ "", "一亿零五百万元", "10500" },
	{ "", "一亿二千万元", "12000" },
	{ "", "十五万元", "15" },
	{ "", "二十万元", "20" },
	{ "", "一百一十万元", "110" },
	{ "", "一点二亿元", "12000" },
	{ "", "五〇〇万元", "500" },
	{ "", "壹拾贰万叁仟肆佰伍拾陆元柒角捌分", "12.345678" },
	{ "", "壹佰元零伍分", "0.010005" },
	{ "", "￥500万元", "500" },
	{ "", "¥5,000,000元", "500" },
	{ "", "RMB500万元", "500" },
	{ "", "人民币 500 万元 (RMB 5 million)", "500" },
	{ "", "RMB 5 million", "500" },
	{ "", "人民币 500 万元 (RMB 50 million)", "null !two-values" },
	{ "", "USD 5 million", "null !currency currency=USD" },
	{ "", "500（万元）", "500" },
	{ "", "2.1亿元（2023年度，经审计）", "21000" },
	{ "", "总投资298万元，均为自筹资金", "298" },
	{ "", "7421.36万元（2023年度审计报告数）", "7421.36" },
	{ "", "折合人民币5000万元", "5000" },
	{ "", "投入资金1250万元", "1250" },
	{ "", "折合美元500万", "null !currency currency=美元" },
	{ "", "2.1亿元（2023年度，2022年1.8亿元）", "null !two-values" },
	{ "", "500(万元)", "500" },
	{ "", "500万元（人民币）", "500" },
	{ "", "500万元（伍佰万元整）", "500" },
	{ "", "500万元（5000000元）", "500" },
	{ "", "人民币500万元（大写：伍佰万元整）", "500" },
	{ "", "总投资500万元", "500" },
	{ "", "案例总投资500万元。", "500" },
	{ "", "约1.2亿元（2023年度审计数）", "12000 !approximate" },
	{ "", "项目总投资：500万元", "500" },
	{ "", "投资额（万元）：500", "500" },
	{ "", "投资额：500", "null !no-unit" },
	{ "万元", "投资额（万元）：500", "500" },
	{ "", "2023年营业收入5000万元", "5000" },
	{ "", "500万元，其中自筹300万元", "500" },
	{ "", "500万元（其中自筹300万元）", "500" },
	{ "", "500万元（含税）", "500" },
	{ "", "500万元。", "500" },
	{ "", "0元", "0" },
	{ "", "0.5亿元", "5000" },
	/* the form prints the unit */
	{ "万元", "500", "500" },
	{ "（万元）", "500.25", "500.25" },
	{ "单位：万元", "1,200", "1200" },
	{ "亿元", "1.2", "12000" },
	{ "元", "5000000", "500" },
	{ "千元", "860", "86" },
	{ "百万元", "5.5", "550" },
	{ "千元", "860万元", "860" },
	{ "万元", "500万元", "500" },
	{ "万元", "5,000,000元", "500" },
	{ "万元", "1.2亿元", "12000" },
	{ "万元", "0", "0" },
	{ "万元", "五百", "500" },
	{ "万元", "人民币500", "0.05 !unit-suspect" },
	{ "万元", "5000000", "5000000 !unit-suspect" },
	{ "万元", "500元", "0.05 !unit-suspect" },
	/* bounds, ranges, guesses: flagged, mostly no value */
	{ "", "约500万元", "500 !approximate" },
	{ "", "大约 500 万元", "500 !approximate" },
	{ "", "500万元左右", "500 !approximate" },
	{ "", "500余万元", "500 !approximate" },
	{ "", "500多万元", "500 !approximate" },
	{ "", "近500万元", "500 !approximate" },
	{ "", "预计500万元", "500 !approximate" },
	{ "", "不足500万元", "null !range high=500" },
	{ "", "不超过500万元", "null !range high=500" },
	{ "", "500万元以下", "null !range high=500" },
	{ "", "500万元以上", "null !range low=500" },
	{ "", "超过500万元", "null !range low=500" },
	{ "", "≥500万元", "null !range low=500" },
	{ "", "500-800万元", "null !range low=500 high=800" },
	{ "", "500～800万元", "null !range low=500 high=800" },
	{ "", "500万元至800万元", "null !range low=500 high=800" },
	{ "", "500万-1亿元", "null !range low=500 high=10000" },
	{ "", "1-2亿元", "null !range low=10000 high=20000" },
	{ "万元", "500-800", "null !range low=500 high=800" },
	{ "", "500-800", "null !range,no-unit" },
	{ "", "500", "null !no-unit" },
	{ "", "5,000,000", "null !no-unit" },
	{ "", "五千", "null !no-unit" },
	{ "", "-500万元", "-500 !negative" },
	{ "", "100万美元", "null !currency currency=美元" },
	{ "", "USD 1,000,000", "null !currency currency=USD" },
	{ "", "$500", "null !currency currency=$" },
	{ "", "500万港元", "null !currency currency=港元" },
	{ "万美元", "500", "null !currency currency=美元" },
	{ "", "三五百万元", "null !ambiguous" },
	{ "", "三五万元", "null !ambiguous" },
	{ "", "一千五元", "null !ambiguous" },
	{ "", "三万五元", "null !ambiguous" },
	{ "", "5,00万元", "null !ambiguous" },
	{ "", "1,2000元", "null !ambiguous" },
	{ "", "1.234.567元", "null !ambiguous" },
	{ "", "500 800万元", "null !ambiguous" },
	{ "", "5 000 000元", "null !ambiguous" },
	{ "", "1亿500元", "null !ambiguous" },
	{ "", "5万3亿元", "null !ambiguous" },
	{ "", "0万1201200元", "null !ambiguous" },
	{ "", "3万50000元", "null !ambiguous" },
	{ "", "1579百元", "null !ambiguous" },
	{ "", "自筹300万元，财政200万元", "null !not-a-number" },
	{ "", "一期300万元，二期200万元", "null !no-unit,extra-text" },
	{ "", "300万元，财政200万元", "null !extra-text" },
	{ "", "300万元、200万元", "null !two-values" },
	{ "", "500万元（人民币陆佰万元整）", "null !two-values" },
	{ "", "500万元/年", "500 !extra-text" },
	{ "", "数百万元", "null !not-a-number" },
	{ "", "若干", "null !not-a-number" },
	{ "", "①500万元②300万元", "null !not-a-number" },
	{ "", "无", "null" },
	{ "万元", "/", "null" },
	{ "", "详见附件", "null !elsewhere" },
};

static const struct row counts[] = {
	{ "120", "120" },
	{ "120人", "120" },
	{ "120 人", "120" },
	{ "1,200人", "1200" },
	{ "一百二十人", "120" },
	{ "120名", "120" },
	{ "120（人）", "120" },
	{ "120人（截至2023年底社保人数）", "120" },
	{ "120人（截至2023年底100人）", "null !extra-text" },
	{ "1.2万人", "12000" },
	{ "员工120人", "120" },
	{ "现有职工120人", "120" },
	{ "在册558人", "558" },
	{ "2024年11月底：654人", "654" },
	{ "截至2024年11月，654人", "654" },
	{ "120人（其中技术人员80人）", "120" },
	{ "120人，其中研发人员80人", "120" },
	{ "约120人", "120 !approximate" },
	{ "截至2023年底共120人", "120" },
	{ "120余人", "120 !approximate" },
	{ "300+", "null !range low=300" },
	{ "300人以上", "null !range low=300" },
	{ "100-200人", "null !range low=100 high=200" },
	{ "120人，技术人员80人", "null !extra-text" },
	{ "三五十人", "null !ambiguous" },
	{ "500万元", "null !not-a-number" },
	{ "12个月", "12 !extra-text" },
	{ "无", "null" },
	{ "张三", "null !not-a-number" },
};

/* With a unit of %, as the form or the pack says. */
static const struct {
	const char *unit, *raw, *want;
} rates[] = {
	{ "%", "65%", "65" },
	{ "％", "86.5％", "86.5" },
	{ "%", "91 %", "91" },
	{ "%", "65", "65" },
	{ "", "65%", "65" },
	{ "%", "约65%", "65 !approximate" },
	{ "%", "百分之六十五", "65" },
	{ "%", "60%以上", "null !range low=60" },
	{ "%", "≥60%", "null !range low=60" },
	{ "%", "60%-70%", "null !range low=60 high=70" },
	{ "%", "0.65", "0.65 !unit-suspect" },
	{ "%", "0.5%", "0.5" },
	{ "%", "5‰", "null !unit-suspect" },
	{ "%", "五成", "null !unit-suspect" },
	{ "", "3‰", "null !unit-suspect" },
	{ "%", "0", "0" },
	{ "", "0.65", "0.65" },
	{ "%", "65%，较上年提高3个百分点", "null !extra-text" },
};

static void
amounts(void)
{
	static const struct {
		const char *text;
		double want;
		enum scan scan;
	} v[] = { { "两百", 200, SCAN_OK }, { "二千零三十", 2030, SCAN_OK },
		{ "一百十五", 115, SCAN_OK }, { "九千九百九十九万九千九百九十九",
		    99999999, SCAN_OK }, { "十亿", 1e9, SCAN_OK },
		{ "三万零五十", 30050, SCAN_OK }, { "0.1", 0.1, SCAN_OK },
		{ "99999999999999999999999", 0, SCAN_UNCLEAR },
		{ "五百三千", 0, SCAN_UNCLEAR }, { "百万", 0, SCAN_NONE },
		{ "", 0, SCAN_NONE }, { "元", 0, SCAN_NONE },
		{ "零", 0, SCAN_OK }, { "1,234,567.89", 1234567.89, SCAN_OK } };
	struct amount n;
	struct str s;
	enum scan got;
	size_t i;

	for (i = 0; i < sizeof v / sizeof *v; i++) {
		s = str_c(v[i].text);
		got = amount_scan(&s, &n);
		ok(got == v[i].scan && (got != SCAN_OK ||
		    amount_double(n.n, 0) == v[i].want), "%s", v[i].text);
	}
}

int
main(void)
{
	struct arena a = { 0 };
	struct value v;
	size_t i;

	for (i = 0; i < sizeof money / sizeof *money; i++) {
		v = (struct value) { .a = &a };
		money_read(&v, str_c(money[i].raw), str_c(money[i].unit));
		is_value(&v, money[i].want, money[i].raw);
		arena_reset(&a);
	}
	for (i = 0; i < sizeof counts / sizeof *counts; i++) {
		v = (struct value) { .a = &a };
		number_read(&v, str_c(counts[i].raw), S(""));
		is_value(&v, counts[i].want, counts[i].raw);
		arena_reset(&a);
	}
	for (i = 0; i < sizeof rates / sizeof *rates; i++) {
		v = (struct value) { .a = &a };
		number_read(&v, str_c(rates[i].raw), str_c(rates[i].unit));
		is_value(&v, rates[i].want, rates[i].raw);
		arena_reset(&a);
	}
	amounts();
	arena_release(&a);
	return done();
}
