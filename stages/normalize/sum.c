/* SPDX-License-Identifier: ISC */
#include "sum.h"

#include "datescan.h"

static const char *const low_before[] = { "不少于", "不低于", "超过", "大于",
	"高于", "多于", "逾", "超", "≥", ">=", ">", "至少", "最低", NULL };
static const char *const high_before[] = { "不超过", "不高于", "不多于",
	"不足", "不到", "低于", "小于", "少于", "≤", "<=", "<", "至多", "最高",
	NULL };
static const char *const about_before[] = { "大约", "约为", "约", "大概",
	"将近", "接近", "近", "估计", "预计", "≈", "~", "计划", "拟", NULL };
static const char *const low_after[] = { "及以上", "以上", "+", NULL };
static const char *const high_after[] = { "及以下", "以下", "以内", "之内",
	NULL };
static const char *const about_after[] = { "左右", "上下", "有余", "余", "多",
	"来", NULL };
/* The longest first. */
static const char *const yuan_after[] = { "元人民币", "圆人民币", "人民币元",
	"人民币", "元", "圆", "块钱", "块", "RMB", "CNY", "rmb", NULL };
static const char *const yuan_before[] = { "人民币", "RMB", "rmb", "CNY",
	"￥", "¥", NULL };
static const char *const open[] = { "(", "（", "[", "【", NULL };
static const char *const close[] = { ")", "）", "]", "】", NULL };

struct str
sum_foreign(struct str s)
{
	static const struct str words[] = { S("美元"), S("美金"), S("USD"),
		S("US$"), S("HK$"), S("$"), S("usd"), S("欧元"), S("EUR"),
		S("€"), S("港元"), S("港币"), S("HKD"), S("日元"), S("日圆"),
		S("JPY"), S("英镑"), S("GBP"), S("£"), S("澳元"), S("澳门元"),
		S("新台币"), S("台币"), S("新加坡元"), S("新元"), S("加元"),
		S("韩元"), S("卢布"), S("瑞士法郎"), S("马克") };
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (str_has(s, words[i]))
			return words[i];
	return S("");
}

bool
sum_scan_to(struct str *s)
{
	static const char *const to[] = { "至", "到", "--", "-", "——", "—", "–",
		"―", "~", "∼", "〜", NULL };

	return scan_word(s, to);
}

static void
before(struct str *s, struct sum *t)
{
	for (;;) {
		if (scan_word(s, low_before))
			t->bound = BOUND_LOW;
		else if (scan_word(s, high_before))
			t->bound = BOUND_HIGH;
		else if (scan_word(s, about_before))
			t->about = true;
		else if (scan_word(s, yuan_before))
			t->yuan = true;
		else
			break;
	}
	if (s->len > 1 && (s->p[0] == '-' || s->p[0] == '+')) {
		t->minus = s->p[0] == '-';
		*s = str_slice(*s, 1, s->len);
	}
}

bool
sum_scan_after(struct str *s, struct sum *t)
{
	if (scan_word(s, about_after))
		t->about = true;
	else if (scan_word(s, low_after))
		t->bound = BOUND_LOW;
	else if (scan_word(s, high_after))
		t->bound = BOUND_HIGH;
	else
		return false;
	return true;
}

/* 万 or 亿 that doesn't touch its digits: 500余万, 500（万元）; 5 million. */
static void
late_scale(struct str *s, struct sum *t)
{
	static const struct {
		struct str word;
		int64_t by;
		int scale;
	} v[] = { { S("万亿"), 1000000000000, 12 }, { S("百万"), 1000000, 4 },
		{ S("千万"), 10000000, 4 }, { S("万"), 10000, 4 },
		{ S("亿"), 100000000, 8 }, { S("million"), 1000000, 4 },
		{ S("Million"), 1000000, 4 }, { S("billion"), 1000000000, 8 } };
	size_t i;

	for (i = 0; i < sizeof v / sizeof *v && t->n.scale == 0; i++)
		if (str_starts(*s, v[i].word)) {
			*s = str_slice(*s, v[i].word.len, s->len);
			t->n.n *= v[i].by;
			t->n.scale = v[i].scale;
		}
}

/* 伍角叁分 behind 元. */
static void
small_change(struct str *s, struct sum *t)
{
	struct str at = *s;
	int d;

	while (at.len > 0 && (d = numeral_digit(utf8_next(&at))) >= 0) {
		if (str_starts(at, S("角")))
			t->n.n += d * AMOUNT_ONE / 10;
		else if (str_starts(at, S("分")))
			t->n.n += d * AMOUNT_ONE / 100;
		else if (d != 0) /* 零 only bridges */
			break;
		if (str_starts(at, S("角")) || str_starts(at, S("分")))
			at = str_slice(at, 3, at.len);
		*s = at;
	}
}

/* A currency's name alone, up to the bracket's end. */
static bool
is_currency(struct str s)
{
	static const char *const names[] = { "人民币", "RMB", "CNY", "rmb",
		NULL };

	return scan_word(&s, names) && scan_word(&s, close);
}

bool
sum_scan(struct str *s, struct sum *t)
{
	static const char *const whole[] = { "整", "正", NULL };
	struct str at = *s, ahead;
	enum scan got;

	*t = (struct sum) { 0 };
	before(&at, t);
	got = amount_scan(&at, &t->n);
	if (got == SCAN_NONE)
		return false;
	t->unclear = got == SCAN_UNCLEAR;
	sum_scan_after(&at, t);
	late_scale(&at, t);
	ahead = at;
	if (scan_word(&ahead, open)) {
		struct sum bracket = *t;

		late_scale(&ahead, &bracket);
		/* （人民币）names the currency, not what is counted. */
		if (((!is_currency(ahead) && scan_word(&ahead, yuan_after)) ||
			bracket.n.scale != t->n.scale) &&
		    scan_word(&ahead, close)) {
			*t = bracket;
			t->yuan = true;
			at = ahead;
		}
	}
	if (scan_word(&at, yuan_after)) {
		t->yuan = true;
		small_change(&at, t);
	}
	scan_word(&at, whole);
	sum_scan_after(&at, t);
	*s = at;
	return true;
}
