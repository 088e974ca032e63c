/* SPDX-License-Identifier: ISC */
/*
 * Money in 万元, and counts.  What is a bound (不足, 以上) or a range is no
 * value: it is null with low and high, so that nobody adds up what was never
 * said.
 */
#include "datescan.h"
#include "fold.h"
#include "numeral.h"
#include "sum.h"

#define SUSPECT_LARGE 1e6 /* 100 亿 typed into a box of 万元: perhaps 元 */
#define SUSPECT_SMALL 1.0 /* below 1 万元, said in 元 in such a box */

struct reading {
	struct value *v;
	int shift; /* the value is the amount / 10^shift */
	bool counts; /* a count, not money: no unit is needed */
	bool rate; /* the form asks in per cent */
	bool sign; /* and the answer says so, too */
	int unit_scale; /* 4 for 万元, 8 for 亿元; -1: the form prints none */
};

static const struct {
	const char *word, *step;
	int scale; /* its decimal power, in 元 */
} units[] = { { "亿元", "unit:亿元", 8 }, { "千万元", "unit:千万元", 7 },
	{ "百万元", "unit:百万元", 6 }, { "万元", "unit:万元", 4 },
	{ "千元", "unit:千元", 3 }, { "元", "unit:元", 0 },
	{ "亿", "unit:亿元", 8 }, { "万", "unit:万元", 4 } };

/* The scale of the unit that a text says, -1 without one. */
static int
unit_scale(struct str s)
{
	size_t i;

	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (str_has(s, str_c(units[i].word)))
			return units[i].scale;
	return -1;
}

static void
unit_step(struct value *v, int scale)
{
	size_t i = 0;

	while (i + 1 < sizeof units / sizeof *units && units[i].scale != scale)
		i++;
	value_step(v, units[i].step);
}

/* Words in front of the amount that only say what it is. */
static void
skip_label(struct reading *r, struct str *s)
{
	static const char *const labels[] = { "案例", "项目", "总投资额", "总投资",
		"投资总额", "投资额", "投资", "投入资金", "投入", "折合", "注册资本金", "注册资本",
		"注册资金", "主营业务收入", "营业总收入", "营业收入", "营收",
		"共计", "合计", "总计", "共有", "共", "为", "金额", "总额",
		"累计", "实缴", "认缴", "职工", "员工", "人数", "总数", "现有",
		"在职", "在册", "在岗", "从业人员", "拥有", "上年度", "上年", NULL };
	static const char *const until[] = { "截至", "截止", NULL };
	static const char *const year[] = { "年度", "年底", "年末", "年",
		NULL };
	static const char *const month[] = { "月底：", "月底:", "月底", "月末：",
		"月末:", "月末", "月：", "月:", "月，", "月,", NULL };
	struct value *v = r->v;
	struct str at = value_unlabel(v, *s), ahead = at;
	struct str label = { s->p, s->len - at.len };
	int n, digits;

	/* 投资额（万元）：500 prints its unit, too. */
	if (r->unit_scale < 0 && label.len > 0)
		r->unit_scale = unit_scale(label);

	/* 2023年营业收入…: a year in front is not the amount. */
	scan_word(&ahead, until);
	if (numeral_scan(&ahead, &n, &digits) && digits == 4 &&
	    scan_word(&ahead, year)) {
		value_step(v, "label");
		at = ahead;
		if (numeral_scan(&ahead, &n, &digits) &&
		    scan_word(&ahead, month))
			at = ahead;
	}
	while (scan_word(&at, labels))
		value_step(v, "label");
	*s = value_unlabel(v, at);
	if (s->len > 0 && s->p[0] == ':')
		*s = str_slice(*s, 1, s->len);
}

/* （2023年）, （截至2023年底）: when it was so. */
static bool
is_year(struct str s)
{
	static const char *const before[] = { "截至", "截止", "至", NULL };
	static const char *const after[] = { "年度", "年底", "年末", "年",
		NULL };
	static const char *const end[] = { "经", "已", "审计", "报告", "数据", "数",
		"报表", "合并", "口径", "社保", "参保", "在册", "人", "，", ",", "、", "；", "）", ")", "。",
		NULL };
	int n, digits;

	scan_word(&s, before);
	if (!numeral_scan(&s, &n, &digits) || digits != 4 ||
	    !scan_word(&s, after))
		return false;
	while (scan_word(&s, end))
		;
	return s.len == 0;
}

/* A remark behind an amount: ，其中自筹300万元  （含税）. */
static bool
is_remark(struct str s)
{
	static const char *const start[] = { "(", "（", ",", "，", "、", ";",
		"；", "。", ".", NULL };
	static const char *const what[] = { "其中", "含", "包括", "不含",
		"包含", "税前", "税后", "人民币", "实缴", "实收", "认缴",
		"均为", "均系", "全部为", "全部由", "自筹", NULL };

	while (scan_word(&s, start))
		;
	return s.len == 0 || scan_word(&s, what) || is_year(s);
}

/* The sum as the value's number: what a bare digit counts is the form's say. */
static double
as_number(const struct reading *r, const struct sum *t)
{
	__int128 n = t->minus ? -t->n.n : t->n.n;
	int lift = 0;

	if (!r->counts && !t->yuan && t->n.scale == 0 && r->unit_scale > 0)
		lift = r->unit_scale;
	return amount_double(n, r->shift - lift);
}

/* The unit that the number was read in, as a step; false: nobody says. */
static bool
unit_known(const struct reading *r, const struct sum *t)
{
	if (r->counts)
		return true;
	if (t->yuan || t->n.scale > 0) {
		unit_step(r->v, t->n.scale);
		return true;
	}
	if (r->unit_scale >= 0) {
		unit_step(r->v, r->unit_scale);
		value_step(r->v, "unit-of-form");
		return true;
	}
	value_doubt(r->v, "no-unit");
	return false;
}

static void
give(const struct reading *r, const struct sum *t)
{
	struct value *v = r->v;
	double n = as_number(r, t);

	if (t->about)
		value_doubt(v, "approximate");
	if (t->minus)
		value_doubt(v, "negative");
	if (t->unclear) {
		value_doubt(v, "ambiguous");
		return;
	}
	if (t->n.chinese)
		value_step(v, "numerals");
	if (!unit_known(r, t))
		return;
	if (t->bound != BOUND_NONE) {
		value_extra_num(v, t->bound == BOUND_LOW ? "low" : "high", n);
		value_doubt(v, "range");
		return;
	}
	value_num(v, n);
	/* 0.65 in a box of %: 65 or less than one? */
	if (r->rate && !r->sign && n > 0 && n <= 1)
		value_doubt(v, "unit-suspect");
	if (r->counts || r->unit_scale != 4)
		return;
	/* A box of 万元, filled in 元. */
	if ((t->n.scale == 0 && !t->yuan && n >= SUSPECT_LARGE) ||
	    (t->n.scale == 0 && t->yuan && n < SUSPECT_SMALL && n > 0))
		value_doubt(v, "unit-suspect");
}

/* 500-800万元: the unit is said once, and for both. */
static void
give_range(const struct reading *r, struct sum *a, struct sum *b)
{
	struct value *v = r->v;
	int i;

	if (a->n.scale == 0 && !a->yuan && b->n.scale > 0) {
		for (i = 0; i < b->n.scale; i++)
			a->n.n *= 10;
		a->n.scale = b->n.scale;
	}
	a->yuan = a->yuan || b->yuan;
	value_doubt(v, "range");
	if (a->unclear || b->unclear)
		value_doubt(v, "ambiguous");
	else if (unit_known(r, b)) {
		value_extra_num(v, "low", as_number(r, a));
		value_extra_num(v, "high", as_number(r, b));
	}
}

/* 500万元（伍佰万元整）: the same sum once more, or another one. */
static void
give_second(const struct reading *r, struct str s, struct sum *a)
{
	static const char *const part[] = { "(", "（", "，", ",", "、", "即",
		"；", ";", "大写", "小写", ":", "：", "人民币", NULL };
	static const char *const end[] = { ")", "）", "。", NULL };
	static const char *const tenths[] = { "‰", "成", "折", NULL };
	struct value *v = r->v;
	struct sum b;
	struct str at = s;

	/* 5‰, 五成: neither five nor five per cent. */
	if (r->counts && scan_word(&at, tenths)) {
		value_doubt(v, "unit-suspect");
		return;
	}

	while (scan_word(&at, part))
		;
	if (at.len < s.len && !is_year(at) && sum_scan(&at, &b)) {
		while (scan_word(&at, end))
			;
		if (b.n.n == a->n.n && at.len == 0 && !b.unclear) {
			value_step(v, "same-twice");
			a->yuan = a->yuan || b.yuan;
			give(r, a);
		} else {
			value_doubt(v, "two-values");
		}
		return;
	}
	give(r, a);
	if (a->unclear)
		return;
	if (is_remark(s)) {
		value_step(v, "note");
		return;
	}
	value_doubt(v, "extra-text");
	/* More digits: who knows which of them is meant. */
	for (; s.len > 0; s = str_slice(s, 1, s.len))
		if (s.p[0] >= '0' && s.p[0] <= '9')
			value_null(v);
}

/* 500 800: one number or two?  A blank between digits parts or groups. */
static bool
digits_parted(struct str s)
{
	ptrdiff_t i;

	for (i = 1; i + 1 < s.len; i++)
		if ((s.p[i] == ' ' || s.p[i] == '\n') && s.p[i - 1] >= '0' &&
		    s.p[i - 1] <= '9' && s.p[i + 1] >= '0' &&
		    s.p[i + 1] <= '9')
			return true;
	return false;
}

/* A count, or with 65%, 百分之六十五 the per cents. */
static bool
scan_one(struct reading *r, struct str *s, struct sum *t)
{
	static const char *const before[] = { "百分之", NULL };
	static const char *const after[] = { "%", "个百分点", "百分点", NULL };
	struct str at = *s;
	bool said = r->counts && scan_word(&at, before);

	if (!sum_scan(&at, t))
		return false;
	if (r->counts && scan_word(&at, after)) {
		said = true;
		sum_scan_after(&at, t);
	}
	r->sign = r->sign || said;
	*s = at;
	return true;
}

static void
read_sum(struct reading *r, struct str raw)
{
	static const char *const counted[] = { "人", "名", "位", "个", "家",
		"项", "户", "台", "套", "件", "次", "（人）", "(人)", "（名）",
		"(名)", "（个）", "(个)", NULL };
	struct value *v = r->v;
	struct sum a, b;
	struct str s, ahead, word;

	if (value_no_answer(v, raw))
		return;
	s = value_plain(v, value_unruled(v, raw));
	if (digits_parted(s)) {
		value_doubt(v, "ambiguous");
		return;
	}
	s = fold_unspace(v->a, s);
	word = sum_foreign(s);
	if (word.len > 0 && !r->counts) {
		value_extra_str(v, "currency", word);
		value_doubt(v, "currency");
		return;
	}
	skip_label(r, &s);
	if (!scan_one(r, &s, &a) || (r->counts && a.yuan)) {
		value_doubt(v, "not-a-number");
		return;
	}
	ahead = s;
	if (sum_scan_to(&ahead) && scan_one(r, &ahead, &b)) {
		give_range(r, &a, &b);
		return;
	}
	if (r->counts && scan_word(&s, counted))
		sum_scan_after(&s, &a);
	if (s.len > 0)
		give_second(r, s, &a);
	else
		give(r, &a);
}

void
money_read(struct value *v, struct str raw, struct str unit)
{
	struct reading r = { .v = v, .shift = 4, .unit_scale = -1 };

	unit = fold_unspace(v->a, fold_plain(v->a, unit, NULL));
	r.unit_scale = unit_scale(unit);
	if (sum_foreign(unit).len > 0) {
		value_extra_str(v, "currency", sum_foreign(unit));
		value_doubt(v, "currency");
		return;
	}
	read_sum(&r, raw);
}

void
number_read(struct value *v, struct str raw, struct str unit)
{
	struct reading r = { .v = v, .shift = 0, .counts = true };

	r.rate = str_has(unit, S("%")) || str_has(unit, S("％"));
	read_sum(&r, raw);
}
