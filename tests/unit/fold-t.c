/* SPDX-License-Identifier: ISC */
/* Folding: what is shown and what is compared. */
#include "fold.h"
#include "tap.h"

struct row {
	const char *raw, *want;
};

static const struct row tidy[] = {
	{ "", "" },
	{ "佛山", "佛山" },
	{ "  佛山  ", "佛山" },
	{ "佛山　精工", "佛山 精工" },
	{ "佛山\u00a0\u00a0精工", "佛山 精工" },
	{ "\ufeff佛\u200b山\u00ad", "佛山" },
	{ "Ａｂ１２．＠％＋－／", "Ab12.@%+－／" },
	{ "（），：；", "（），：；" },
	{ "①㎡Ⅱ", "①㎡Ⅱ" },
	{ "⼴⻓", "广长" },
	{ "一\r\n二\r三\n\n四", "一\n二\n三\n四" },
	{ "  一  \n  二  ", "一\n二" },
	{ "\n一\n", "一" },
	{ "a\tb", "a b" },
	{ "a\x01\x7f\xc2\x85" "b", "a\nb" },
	{ "a\u202eb", "ab" },
	{ "𠮷田", "𠮷田" },
};

static const struct row line[] = {
	{ "佛 山", "佛山" },
	{ "佛 山\n市", "佛山市" },
	{ "AB 佛 山 CD EF", "AB 佛山 CD EF" },
	{ "AB\nCD", "AB CD" },
	{ "佛山，\n精工", "佛山，精工" },
	{ "云 （边）", "云（边）" },
};

static const struct row loose[] = {
	{ "AB 佛 山 CD EF", "AB佛山CD EF" },
};

static const struct row plain[] = {
	{ "（０７５７）８３００－１", "(0757)8300-1" },
	{ "①，。", "①,。" },
};

static const struct row key[] = {
	{ "（一）Ａb-1①", "一ab11" },
	{ "㎡", "m2" },
	{ "佛山 精工", "佛山精工" },
	{ "《“案例”》", "案例" },
	{ "ⅡA", "iia" },
	{ "АВС", "abc" },
	{ "Ｃ＋＋", "c" },
	{ "⼴东", "广东" },
	{ "ﾊﾟ", "パ" },
	{ "é", "é" },
	{ "", "" },
	{ "——", "" },
};

static const struct row company[] = {
	{ "佛山精工(广东)有限责任公司", "佛山精工广东有限公司" },
	{ "佛山精工（广东）有限公司", "佛山精工广东有限公司" },
	{ "佛山 精工（广东）有限公司", "佛山精工广东有限公司" },
	{ "ABC股份有限公司", "abc股份有限公司" },
	{ "有限责任公司", "有限公司" },
};

static const struct row title[] = {
	{ "“云边端”防护典型案例", "云边端防护" },
	{ "云边端防护项目", "云边端防护" },
	{ "云边端防护", "云边端防护" },
	{ "案例", "案例" },
};

static void
table(const char *what, struct str (*fold)(struct arena *, struct str),
    const struct row *v, size_t n)
{
	struct arena a = { 0 };
	char name[64];
	size_t i;

	for (i = 0; i < n; i++) {
		snprintf(name, sizeof name, "%s, case %zu", what, i);
		is_str(fold(&a, str_c(v[i].raw)), v[i].want, name);
	}
	arena_release(&a);
}

static struct str
f_tidy(struct arena *a, struct str s)
{
	return fold_tidy(a, s, NULL);
}

static struct str
f_line(struct arena *a, struct str s)
{
	return fold_line(a, s, false, NULL);
}

static struct str
f_loose(struct arena *a, struct str s)
{
	return fold_line(a, s, true, NULL);
}

static struct str
f_plain(struct arena *a, struct str s)
{
	return fold_plain(a, s, NULL);
}

/* tidy is idempotent, and its short cut takes the long way's result. */
static void
random_texts(void)
{
	static const uint32_t some[] = { ' ', '\n', 'a', '1', 0x3000, 0xa0,
		0x4e00, 0x5c71, 0xff21, 0x200b, 0x3001, 0xff0c, '\t', '\r' };
	struct arena a = { 0 };
	uint32_t seed = 20241224;
	int i, k, bad = 0;

	for (i = 0; i < 2000; i++) {
		struct sb b = { .a = &a };
		struct str once, twice;
		unsigned did = 0;

		for (k = 0; k < 12; k++) {
			seed = seed * 1664525u + 1013904223u;
			sb_rune(&b, some[(seed >> 16) %
				(sizeof some / sizeof *some)]);
		}
		once = fold_tidy(&a, sb_str(&b), NULL);
		twice = fold_tidy(&a, once, &did);
		bad += !str_eq(once, twice) || did != 0 || !utf8_valid(once);
		arena_reset(&a);
	}
	is_int(bad, 0, "tidy texts are tidy");
	arena_release(&a);
}

int
main(void)
{
	struct arena a = { 0 };
	unsigned did = 0;

#define TABLE(t, f) table(#t, f, t, sizeof t / sizeof *t)
	TABLE(tidy, f_tidy);
	TABLE(line, f_line);
	TABLE(loose, f_loose);
	TABLE(plain, f_plain);
	TABLE(key, fold_key);
	TABLE(company, fold_company);
	TABLE(title, fold_title);
	fold_tidy(&a, S("佛\u202e山"), &did);
	ok(did == (FOLD_BIDI | FOLD_INVISIBLE), "an override is told of");
	did = 0;
	fold_tidy(&a, S("佛山精工（广东）有限公司"), &did);
	is_int(did, 0, "nothing done, nothing told");
	is_str(fold_key(&a, (struct str) { "a\0b", 3 }), "ab", "NUL");
	random_texts();
	arena_release(&a);
	return done();
}
