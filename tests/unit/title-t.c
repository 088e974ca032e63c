/* SPDX-License-Identifier: ISC */
/*
 * Two titles of one applicant: the same case?
 * USES: stages/rank/title.c
 */
#include "tap.h"

#include "../../stages/rank/rank.h"

static struct arena a;

static void
like(const char *x, const char *y, enum likeness want, const char *what)
{
	ok(title_likeness(&a, str_c(x), str_c(y)) == want &&
		title_likeness(&a, str_c(y), str_c(x)) == want,
	    "%s: %s, %s", what, x, y);
}

int
main(void)
{
	const char *t = "轴承智能工厂工业互联网安全分类分级与纵深防护";
	static char big[30000];
	int i;

	like(t, t, EQUAL, "the same");
	like(t, "轴承智能工厂工业互联网安全分类分级与纵深防护修改稿", EQUAL,
	    "a tail of editing");
	like(t, "轴承智能工厂工业互联网安全分类分级与纵深防护修订最终版", EQUAL,
	    "two tails");
	like("定稿", "修改稿", UNLIKE, "a title that is nothing but a tail");
	like(t, "轴承智能工厂工业互联网安全分类分级和纵深防护", NEAR,
	    "one character exchanged");
	like(t, "轴承智能工厂工业互联网安全分类分级", NEAR, "the end cut off");
	like(t, "智能工厂", UNLIKE, "a short part of it");
	like(t, "车联网平台远程升级漏洞治理", UNLIKE, "another");
	like("平台安全防护建设一期工程", "平台安全防护建设二期工程", UNLIKE,
	    "another number in Chinese");
	like("平台安全防护建设1期工程", "平台安全防护建设2期工程", UNLIKE,
	    "another number");
	like("", "", UNLIKE, "nothing is like nothing");
	like("", t, UNLIKE, "nothing is like anything");
	like("甲", "乙", UNLIKE, "single characters");
	for (i = 0; i < (int)sizeof big - 3; i += 3)
		memcpy(big + i, "\xe4\xb8\xad", 3);
	like(big, t, UNLIKE, "a title of ten thousand characters");
	arena_release(&a);
	return done();
}
