/* SPDX-License-Identifier: ISC */
/*
 * Labels: what is left when people's decoration is taken away, and labels
 * inside running text.
 * USES: stages/extract/label_part.c
 * USES: stages/extract/label.c stages/extract/schema.c
 * USES: stages/extract/label_scan.c stages/extract/label_ask.c
 * USES: stages/extract/pattern.c
 */
#include "stages/extract/label.h"

#include "tap.h"

static struct arena a;
static struct form_spec form = {.name = "test"};

static const struct {
	const char *text, *key, *unit;
} labels[] = {
    {"单位名称", "单位名称", ""},
    {"单 位 名 称", "单位名称", ""},
    {"单　位\n名　称：", "单位名称", ""},
    {"*单位名称", "单位名称", ""},
    {"★ 1.单位名称（全称）：", "单位名称", ""},
    {"（一）单位名称", "单位名称", ""},
    {"三、案例简介（不超过500字）", "案例简介", ""},
    {"①联系人", "联系人", ""},
    {"（12）职务/职称：", "职务职称", ""},
    {"注册资本（万）", "注册资本", "万"},
    {"1 单位名称", "单位名称", ""},
    {"12　联系人", "联系人", ""},
    {"5 年营业收入", "5年营业收入", ""},
    {"注册资本（万元）", "注册资本", "万元"},
    {"注册资本（单位：万元）", "注册资本", "万元"},
    {"注册资本/万元", "注册资本", "万元"},
    {"投资额，单位：亿元", "投资额", "亿元"},
    {"2023年营业收入（万元）", "2023年营业收入", "万元"},
    {"（如有）联合申报单位", "联合申报单位", ""},
    {"E-mail：", "email", ""},
    {"联系人（签字）", "联系人", ""},
    {"单位名称应与营业执照一致，并加盖公章。", "", ""},
};

static const struct {
	const char *text, *want; /* FIELD=answer|... */
} lines[] = {
    {"单位名称：甲公司", "单位名称=甲公司"},
    {"联系人：张三　　电话：0757-8　手机：138",
	"联系人=张三|电话=0757-8|手机=138"},
    {"联 系 人：张三    传真：123    电 话：456", "联系人=张三|?=123|电话=456"},
    {"单位名称\t甲公司", "单位名称=甲公司"},
    {"单 位 名 称  甲公司", "单位名称=甲公司"},
    {"推荐单位（盖章）：某局   联系人：李", "推荐单位=某局|联系人=李"},
    {"单位名称应与营业执照一致", ""},
    {"推荐单位名称：某局", "推荐单位=某局"},
    {"单位\n名称：甲公司", "单位名称=甲公司"},
};

static void
field(const char *name, const char *label, const char *pattern)
{
	struct field_spec *f = ARENA_PUSH(&a, &form.fields);
	struct label_spec *l = ARENA_PUSH(&a, &form.exact);
	const char *why;

	f->name = str_c(name);
	l->key = label_key(&a, str_c(label));
	l->field = (int)form.fields.n - 1;
	if (pattern == NULL)
		return;
	l = ARENA_PUSH(&a, &form.whole);
	l->whole = pattern_new(&a, str_c(pattern), PATTERN_WHOLE, &why);
	l->field = (int)form.fields.n - 1;
}

static struct str
hits_of(const char *text)
{
	struct doc_cell c = {.text = str_c(text)};
	struct label_hits h = {0};
	struct sb b = {.a = &a};
	size_t i;

	label_scan(&a, &form, NULL, &c, true, &h);
	for (i = 0; i < h.n; i++) {
		struct str name = h.v[i].field >= 0
				      ? form.fields.v[h.v[i].field].name
				      : S("?");
		struct str s =
		    str_trim(str_slice(c.text, h.v[i].from, h.v[i].to));

		sb_addf(&b, "%s%.*s=%.*s", i > 0 ? "|" : "", STR_ARG(name),
		    STR_ARG(s));
	}
	return sb_str(&b);
}

static void
headings(void)
{
	struct words none = {0}, contact = {0}, office = {0};
	const char *why;
	struct label_spec *l;

	/* 姓名 means the contact only below 联系人; 电话 nothing below 推荐. */
	/* 龠 sorts behind the labels before. */
	l = ARENA_PUSH(&a, &form.exact);
	l->key = S("龠姓名");
	l->in = pattern_new(&a, S("联系人"), 0, &why);
	l->field = 0;
	words_add(&a, &contact, S("联系人"));
	words_add(&a, &office, S("推荐单位"));
	is_int(schema_label(&form, S("龠姓名"), &none), LABEL_NONE,
	    "a name below no heading is nobody's");
	is_int(schema_label(&form, S("龠姓名"), &contact), 0,
	    "below its heading it is the contact's");
	l = ARENA_PUSH(&a, &form.exact);
	l->key = S("龠电话");
	l->outside = pattern_new(&a, S("推荐"), 0, &why);
	l->field = 1;
	is_int(schema_label(&form, S("龠电话"), &none), 1, "a phone");
	is_int(schema_label(&form, S("龠电话"), &office), LABEL_OTHER,
	    "another's phone is a label, but not this field's");
}

int
main(void)
{
	struct label l;
	size_t i;

	for (i = 0; i < sizeof labels / sizeof *labels; i++) {
		l = label_read(&a, str_c(labels[i].text));
		is_str(l.key, labels[i].key, labels[i].text);
		is_str(l.unit, labels[i].unit, "its unit");
	}
	is_str(label_unit(&a, S("（万元）")), "万元", "a unit in a cell");
	is_str(label_unit(&a, S("500万元")), "", "an amount is no unit");
	/* In the order of their keys' bytes, as schema.c sorts them. */
	field("单位名称", "单位名称", NULL);
	field("手机", "手机", NULL);
	field("推荐单位", "推荐单位", "推荐单位(名称)?");
	field("电话", "电话", NULL);
	field("联系人", "联系人", NULL);
	for (i = 0; i < sizeof lines / sizeof *lines; i++)
		is_str(hits_of(lines[i].text), lines[i].want, lines[i].text);
	headings();
	/* Patterns live in the arena, as long as the process. */
	return done();
}
