/* SPDX-License-Identifier: ISC */
/*
 * Questions as labels: 贵单位成立于何时？ asks for 单位成立时间.  What is left
 * is the label that a table would have.
 */
#include "label.h"

/* The first of several words in s; its place and length. */
static ptrdiff_t
find_word(struct str s, const char *const *words, ptrdiff_t *len)
{
	ptrdiff_t at;

	for (; *words != NULL; words++)
		if ((at = str_find(s, str_c(*words))) >= 0) {
			*len = str_c(*words).len;
			return at;
		}
	return -1;
}

static struct str
without(struct arena *a, struct str s, ptrdiff_t at, ptrdiff_t len)
{
	return str_printf(a, "%.*s%.*s", (int)at, s.p,
	    (int)(s.len - at - len), s.p + at + len);
}

/* 请简要介绍案例: the label 案例简介; of other things their own name. */
static struct str
to_describe(struct arena *a, struct str s)
{
	static const char *const verbs[] = {"简要介绍", "简要说明", "简要描述",
	    "简单介绍", "详细介绍", "介绍", "描述", "概述", "简述", "说明",
	    "阐述", NULL};
	static const char *const whole[] = {
	    "案例", "项目", "单位", "企业", "公司", NULL};
	ptrdiff_t len;
	int i;

	if (find_word(s, verbs, &len) != 0 || s.len <= len)
		return s;
	s = str_slice(s, len, s.len);
	if (str_starts(s, S("一下")))
		s = str_slice(s, 6, s.len);
	for (i = 0; whole[i] != NULL; i++)
		if (str_ends(s, str_c(whole[i])))
			return str_printf(a, "%.*s简介", STR_ARG(s));
	return s;
}

/* 成立于何时 is 成立时间, 案例何时完成 is 案例完成时间. */
static struct str
when_asked(struct arena *a, struct str s)
{
	static const char *const words[] = {
	    "于何时", "是何时", "何时", "什么时候", "什么时间", NULL};
	ptrdiff_t len, at = find_word(s, words, &len);

	if (at < 0)
		return s;
	s = without(a, s, at, len);
	return str_printf(a, "%.*s时间", STR_ARG(s));
}

/* 申报哪个方向 is 申报方向, 属于哪类主体 is 主体类型. */
static struct str
which_asked(struct arena *a, struct str s)
{
	static const char *const kinds[] = {
	    "哪一类", "哪类", "哪种", "何种", "哪一种", NULL};
	static const char *const ones[] = {"是哪个", "哪个", "哪一个", "哪项",
	    "在哪里", "在哪", "哪些", "哪里", NULL};
	ptrdiff_t len, at = str_find(s, S("属于"));

	if (at >= 0)
		s = str_slice(s, at + 6, s.len);
	if ((at = find_word(s, kinds, &len)) >= 0)
		return str_printf(
		    a, "%.*s类型", STR_ARG(without(a, s, at, len)));
	at = find_word(s, ones, &len);
	return at < 0 ? s : without(a, s, at, len);
}

static struct str
amount_asked(struct str s, struct str *unit)
{
	static const char *const many[] = {
	    "是多少", "有多少", "为多少", "多少", NULL};
	ptrdiff_t len, at = find_word(s, many, &len);

	if (at <= 0)
		return s;
	if (at + len < s.len)
		*unit = str_slice(s, at + len, s.len);
	return str_slice(s, 0, at);
}

/* 贵单位的全称是什么 is 单位全称: words that only make it a question out. */
static struct str
plain(struct arena *a, struct str s)
{
	static const char *const ours[] = {
	    "贵单位", "贵公司", "贵企业", NULL};
	static const char *const drops[] = {
	    "的", "是什么", "叫什么", "什么", "是谁", "谁", NULL};
	ptrdiff_t at, len;

	if (str_starts(s, S("请问")))
		s = str_slice(s, 6, s.len);
	if (str_starts(s, S("请")))
		s = str_slice(s, 3, s.len);
	while ((at = find_word(s, ours, &len)) >= 0)
		s = without(a, s, at, 3);
	while ((at = find_word(s, drops, &len)) >= 0)
		s = without(a, s, at, len);
	if (str_ends(s, S("是")))
		s.len -= S("是").len;
	return s;
}

struct str
label_unask(struct arena *a, struct str s, struct str *unit)
{
	static const char *const signs[] = {"贵单位", "贵公司", "贵企业",
	    "什么", "谁", "多少", "何时", "哪", "何种", NULL};
	struct str was = s;
	ptrdiff_t len;

	if (s.len > 90 ||
	    (find_word(s, signs, &len) < 0 && !str_starts(s, S("请"))))
		return s;
	if (str_ends(s, S("。")))
		s = str_slice(s, 0, s.len - 3);
	s = amount_asked(plain(a, when_asked(a, s)), unit);
	s = which_asked(a, to_describe(a, s));
	return s.len > 0 ? s : was;
}
