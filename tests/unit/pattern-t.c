/* SPDX-License-Identifier: ISC */
/*
 * USES: stages/extract/pattern.c
 *
 * One pattern that stands for many says which of them is the first to match,
 * as trying each of them would.
 */
#include "stages/extract/pattern.h"

#include <stdlib.h>

#include "tap.h"

#define N 9

static const char *const texts[N] = {
    "(单位|企业)?(中文)?名称", "(20\\d\\d年)?营业收入", "(项目|案例)*(背景|概述)+",
    ".*(意见|承诺)", "[丁-甲]类", "单位名(称)", "e?mail(地址)?", "\\x{540d}单",
    "(?i)ID(*MARK:3)号"};

/* What the texts are made of, and what none of them holds. */
static const char *const parts[] = {"单位", "企业", "名称", "2024年",
    "２０２４年", "营业收入", "项目", "背景", "概述", "意见", "承诺", "乙", "类", "email",
    "地址", "名单", "id号", "佛", "𠮷", "\xff", " "};

#define PARTS (sizeof parts / sizeof *parts)

static struct arena a, scratch;
static struct pattern *each[N], *any;

static size_t
first_by_trying(struct str s)
{
	size_t i;

	for (i = 0; i < N; i++)
		if (pattern_matches(each[i], s))
			return i;
	return PATTERN_NONE;
}

/* True: as good as trying all of them. */
static bool
agrees(struct str s, int *exact)
{
	size_t got = pattern_first(any, s), want = first_by_trying(s);

	*exact += got == want;
	return got <= want && (want != PATTERN_NONE || got == want ||
				  str_has(s, S("\xff")));
}

static void
try_all(void)
{
	unsigned seed = 1;
	int i, k, bad = 0, exact = 0, n = 20000;

	for (i = 0; i < n; i++) {
		struct sb b = {.a = &scratch};

		for (k = 0; k <= i % 5; k++) {
			seed = seed * 1103515245 + 12345;
			sb_add(&b, str_c(parts[(seed >> 16) % PARTS]));
		}
		bad += !agrees(sb_str(&b), &exact);
		arena_reset(&scratch);
	}
	ok(bad == 0, "%d texts: none that matches is passed over", n);
	ok(exact > n * 3 / 4, "and most are told exactly: %d", exact);
}

int
main(void)
{
	struct str v[N];
	const char *why = NULL;
	size_t i;

	for (i = 0; i < N; i++) {
		v[i] = str_c(texts[i]);
		each[i] = pattern_new(&a, v[i], PATTERN_WHOLE, &why);
		ok(each[i] != NULL, "%s", texts[i]);
	}
	any = pattern_any(&a, v, N, PATTERN_WHOLE);
	if (!ok(any != NULL, "one for all of them"))
		return done();
	ok(pattern_first(any, S("单位名称")) == 0, "the first of two");
	ok(pattern_first(any, S("我的意见")) <= 3, "an open one");
	ok(pattern_first(any, S("佛山")) == PATTERN_NONE, "none");
	try_all();
	arena_release(&scratch); /* patterns live as long as we do */
	return done();
}
