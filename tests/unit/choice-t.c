/* SPDX-License-Identifier: ISC */
/*
 * Choices, on the lists of the pack of Guangdong.
 * USES: stages/normalize/spec.c stages/normalize/choice.c stages/normalize/datescan.c stages/normalize/numeral.c stages/normalize/value.c
 */
#include "show.h"
#include "stages/normalize/spec.h"

/* want: the type (one of an open list), the directions (many, closed) */
static const struct row types[] = {
	{ "网络安全企业", "网络安全企业" },
	{ " 网络 安全企业 ", "网络安全企业" },
	{ "7.网络安全企业", "网络安全企业" },
	{ "⑦网络安全企业", "网络安全企业" },
	{ "（七）网络安全企业", "网络安全企业" },
	{ "企业类型：网络安全企业", "网络安全企业" },
	{ "网络安全企业（可自行选择）", "网络安全企业" },
	{ "标识解析企业", "工业互联网标识解析企业" },
	{ "智能网联汽车生产企业", "工业企业" },
	{ "工业企业（含智能网联汽车生产企业）", "工业企业" },
	{ "工控产品厂商", "工业控制产品厂商" },
	{ "工业互联网平台企业", "工业互联网平台企业" },
	{ "网络安全企业、工业企业",
	    "null !two-values others=[工业企业|网络安全企业]" },
	{ "网络安全企业，从事安全服务", "网络安全企业 !extra-text" },
	{ "车联网服务平台", "车联网服务平台企业 !part-of-option" },
	{ "平台企业", "平台企业 !other-type" },
	{ "非网络安全企业", "非网络安全企业 !other-type" },
	{ "不属于工业企业", "不属于工业企业 !other-type" },
	{ "软件企业", "软件企业 !other-type" },
	{ "其他：软件企业", "软件企业 !other-type" },
	{ "其他", "null !unknown-option" },
	{ "工业企业\n工业互联网平台企业\n工业互联网标识解析企业\n"
	  "车联网服务平台企业\n基础电信企业\n工业控制产品厂商\n网络安全企业",
	    "null !all-options" },
	{ "□工业企业", "null !ticks-unclear" },
	{ "√ 工业企业", "null !ticks-unclear" },
	{ "（ ）工业企业", "null !ticks-unclear" },
	{ "无", "null" },
	{ "", "null" },
};

static const struct row directions[] = {
	{ "工业互联网安全分类分级", "[工业互联网安全分类分级]" },
	{ "1、工业互联网安全分类分级", "[工业互联网安全分类分级]" },
	{ "方向一：工业互联网安全分类分级", "[工业互联网安全分类分级]" },
	{ "“工业互联网安全分类分级”", "[工业互联网安全分类分级]" },
	{ "工控系统安全评估", "[工业控制系统安全评估]" },
	{ "分类分级", "[工业互联网安全分类分级] !part-of-option" },
	{ "工业互联网安全分类分级、车联网网络安全防护",
	    "[工业互联网安全分类分级|车联网网络安全防护]" },
	{ "工业互联网安全分类分级\n车联网网络安全防护",
	    "[工业互联网安全分类分级|车联网网络安全防护]" },
	{ "工控产品漏洞治理", "[工业控制产品安全漏洞治理] !part-of-option" },
	{ "工业控制系统漏洞治理", "null !unknown-option" },
	{ "网络安全", "null !unknown-option" },
	{ "工业控制", "null !unknown-option" },
	{ "数据安全", "null !unknown-option" },
	{ "3", "null !unknown-option" },
	{ "方向三", "null !unknown-option" },
	{ "方向3：工业控制系统安全评估", "[工业控制系统安全评估]" },
	{ "（五）网络安全威胁监测服务", "[网络安全威胁监测服务]" },
	{ "方向3：工业控制产品安全漏洞治理",
	    "[工业控制产品安全漏洞治理] !number-differs" },
	{ "申报方向一：网络安全威胁监测服务",
	    "[网络安全威胁监测服务] !number-differs" },
	{ "③工业互联网安全分类分级",
	    "[工业互联网安全分类分级] !number-differs" },
	{ "1.网络安全威胁监测服务", "[网络安全威胁监测服务]" },
	{ "2.工业控制系统安全评估；3.网络安全威胁监测服务",
	    "[工业控制系统安全评估|网络安全威胁监测服务]" },
	{ "无", "null" },
};

static const struct {
	bool many;
	enum ticks ticks;
	const char *labels[3], *want;
} ticked[] = {
	{ true, TICKS_READ, { NULL }, "[]" },
	{ false, TICKS_READ, { NULL }, "[]" },
	{ true, TICKS_UNCLEAR, { NULL }, "null !ticks-unclear" },
	{ false, TICKS_UNCLEAR, { NULL }, "null !ticks-unclear" },
	{ true, TICKS_READ, { "车联网网络安全防护" }, "[车联网网络安全防护]" },
	{ true, TICKS_READ, { "2.车联网网络安全防护" }, "[车联网网络安全防护]" },
	{ true, TICKS_READ, { "车联网网络\n安全防护" }, "[车联网网络安全防护]" },
	{ true, TICKS_READ, { "工业控制系统安全评估", "车联网网络安全防护" },
	    "[车联网网络安全防护|工业控制系统安全评估]" },
	{ true, TICKS_READ, { "车联网网络安全防护", "人工智能安全" },
	    "null !unknown-option" },
	{ true, TICKS_READ, { "车联网网络安全防护", "车联网网络安全防护" },
	    "[车联网网络安全防护]" },
	{ false, TICKS_READ, { "网络安全企业" }, "网络安全企业" },
	{ false, TICKS_READ, { "网络安全企业", "工业企业" },
	    "null !two-values others=[工业企业|网络安全企业]" },
	{ false, TICKS_READ, { "其他（软件企业）" }, "软件企业 !other-type" },
	{ false, TICKS_READ, { "其他" }, "null !unknown-option" },
	{ false, TICKS_READ, { "其他：____" }, "null !unknown-option" },
};

static void
words(const struct options *o, bool many, const struct row *v, size_t n)
{
	struct arena a = { 0 };
	struct value value;
	size_t i;

	for (i = 0; i < n; i++) {
		value = (struct value) { .a = &a };
		choice_read(&value, str_c(v[i].raw), TICKS_ABSENT,
		    (struct strs) { 0 }, o, many);
		is_value(&value, v[i].want, v[i].raw);
	}
	arena_release(&a);
}

static void
ticks(const struct options *type, const struct options *direction)
{
	struct arena a = { 0 };
	struct value value;
	struct strs labels;
	size_t i, k;

	for (i = 0; i < sizeof ticked / sizeof *ticked; i++) {
		value = (struct value) { .a = &a };
		labels = (struct strs) { 0 };
		for (k = 0; k < 3 && ticked[i].labels[k] != NULL; k++)
			strs_add(&a, &labels, str_c(ticked[i].labels[k]));
		choice_read(&value, S("☑ □"), ticked[i].ticks, labels,
		    ticked[i].many ? direction : type, ticked[i].many);
		is_value(&value, ticked[i].want,
		    labels.n ? ticked[i].labels[0] : "no label");
	}
	value = (struct value) { .a = &a };
	labels = (struct strs) { 0 };
	strs_add(&a, &labels, S("工业控制产品安全漏洞治理"));
	choice_read(&value, S("方向3：工业控制产品安全漏洞治理"), TICKS_READ,
	    labels, direction, true);
	is_value(&value, "[工业控制产品安全漏洞治理] !number-differs",
	    "the number before the only one");
	arena_release(&a);
}

int
main(void)
{
	const struct field_spec *type, *direction;
	struct notice n;
	struct spec s;

	ok(notice_read(&n, "config/guangdong-2024"), "the pack reads");
	ok(spec_init(&s, &n) == NULL, "and makes sense");
	type = form_field(&s.cases, "applicant_type");
	direction = form_field(&s.cases, "directions");
	ok(type != NULL && type->options.n == 7 && type->options.open,
	    "seven types and 等");
	ok(direction != NULL && direction->options.n == 5 &&
	    !direction->options.open, "five directions");
	words(&type->options, false, types, sizeof types / sizeof *types);
	words(&direction->options, true, directions,
	    sizeof directions / sizeof *directions);
	ticks(&type->options, &direction->options);
	spec_release(&s);
	notice_release(&n);
	return done();
}
