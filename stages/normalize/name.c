/* SPDX-License-Identifier: ISC */
/* Names of companies, titles and other words. */
#include "name.h"

#include "datescan.h"
#include "fold.h"

#define NAME_DIGITS 7 /* as many as the shortest telephone number */

/* What is pressed or written beside a name and is not part of it. */
static const char *const seal_words[] = { "（盖章）", "(盖章)", "（公章）",
	"(公章)", "（盖公章）", "(盖公章)", "（单位盖章）", "(单位盖章)",
	"（加盖公章）", "(加盖公章)", "（签章）", "(签章)", "（签字）",
	"(签字)", "（签名）", "(签名)", "（章）", "(章)", "（签字盖章）",
	"(签字盖章)", "（签字或盖章）", "（签字/盖章）", "（手签）", NULL };

/* What the names of enterprises and bodies end in. */
static const char *const body_ends[] = { "公司", "厂", "集团", "研究院",
	"研究所", "中心", "大学", "学院", "医院", "事务所", "合作社", "协会",
	"联盟", "银行", "分行", "支行", "分部", "总部", "实验室", "委员会",
	"局", "厅", "站", "部", "农场", "供销社", "报社", "商会", "学会", "企业",
	NULL };

bool
name_ends_in(struct str s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_ends(s, str_c(*words)))
			return true;
	return false;
}

struct str
name_without_seal(struct value *v, struct str s)
{
	const char *const *w;
	bool more = true;

	while (more) {
		more = false;
		for (w = seal_words; *w != NULL; w++)
			if (str_ends(s, str_c(*w))) {
				s.len -= (ptrdiff_t)strlen(*w);
				s = str_trim(s);
				value_step(v, "seal");
				more = true;
			}
	}
	return s;
}

/* Signs that lists and sentences leave at the end of a name. */
struct str
name_without_tail(struct value *v, struct str s)
{
	static const char *const tail[] = { "。", "；", ";", "，", ",", "、",
		"：", ":", ".", "（", "(", NULL };
	const char *const *w;
	bool more = s.len > 0;

	/* Co., Ltd. keeps its point. */
	if (str_ends_nocase(s, S("ltd.")) || str_ends_nocase(s, S("inc.")))
		return s;
	while (more) {
		more = false;
		for (w = tail; *w != NULL; w++)
			if (str_ends(s, str_c(*w))) {
				s.len -= (ptrdiff_t)strlen(*w);
				value_step(v, "punctuation");
				more = true;
			}
	}
	return str_trim(s);
}

bool
name_has_han(struct str s)
{
	while (s.len > 0)
		if (fold_is_han(utf8_next(&s)))
			return true;
	return false;
}

/* （） for () in a Chinese name; () in one that has no Chinese in it. */
static struct str
one_bracket(struct value *v, struct str s)
{
	struct sb out = { .a = v->a };
	bool han = name_has_han(s), did = false;
	struct str rest = s;
	uint32_t r, to;

	while (rest.len > 0) {
		r = to = utf8_next(&rest);
		if (han && (r == '(' || r == 0x3014 || r == 0xfe59))
			to = 0xff08;
		else if (han && (r == ')' || r == 0x3015 || r == 0xfe5a))
			to = 0xff09;
		else if (!han && (r == 0xff08 || r == 0xff09))
			to = r == 0xff08 ? '(' : ')';
		did = did || to != r;
		sb_rune(&out, to);
	}
	if (!did)
		return s;
	value_step(v, "brackets");
	return sb_str(&out);
}

/* What a bracket behind a name says: NULL nothing, else the step for it. */
static const char *
bracket_says(struct str inside, struct str *former)
{
	static const char *const words[] = { "原名称", "原名", "曾用名称",
		"曾用名", "原企业名称", "更名前", "前身为", "前身", "原为",
		"原", NULL };
	static const char *const colon[] = { "：", ":", "为", "是", NULL };
	static const char *const called[] = { "以下简称", "简称", "下称",
		NULL };

	if (scan_word(&inside, called))
		return "note";
	if (!scan_word(&inside, words))
		return NULL;
	while (scan_word(&inside, colon))
		;
	/* 原 alone may begin a name of its own: （原野） stays. */
	if (utf8_count(inside) < 4)
		return NULL;
	*former = inside;
	return "former-name";
}

/* A公司（原名：B公司）, A公司（曾用名B公司）: B aside, as "former". */
static struct str
without_former(struct value *v, struct str s)
{
	struct sb out = { .a = v->a };
	struct strs all = { 0 };
	struct str rest = s, inside, former;
	const char *step;
	ptrdiff_t open, close;

	while ((open = str_find(rest, S("（"))) > 0) {
		inside = str_slice(rest, open + 3, rest.len);
		if ((close = str_find(inside, S("）"))) < 0)
			break;
		inside.len = close;
		former = S("");
		step = bracket_says(inside, &former);
		sb_add(&out, str_slice(
		    rest, 0, step ? open : open + 3 + close + 3));
		rest = str_slice(rest, open + 3 + close + 3, rest.len);
		if (step != NULL)
			value_step(v, step);
		if (former.len > 0)
			strs_add(v->a, &all, former);
	}
	sb_add(&out, rest);
	if (all.n > 0)
		value_extra_list(v, "former", all);
	return sb_str(&out);
}

/* 某某集团 over 有限公司: a line that no name is, the end of the one above. */
static bool
is_legal_form(struct str s)
{
	static const char *const forms[] = { "有限公司", "有限责任公司",
		"股份有限公司", "集团有限公司", "科技有限公司", "公司", "集团",
		NULL };
	int i;

	s = str_trim(s);
	for (i = 0; forms[i] != NULL && !str_eq(s, str_c(forms[i])); i++)
		;
	return forms[i] != NULL;
}

/* Two names one after the other without a sign: ...有限公司...有限公司. */
static void
run_on(struct arena *a, struct str s, struct strs *out)
{
	static const struct str end = S("有限公司");
	ptrdiff_t at = str_find(s, end);
	struct str rest = str_slice(s, at + end.len, s.len);

	if (at > 0 && str_find(rest, end) > 6 && str_ends(rest, end) &&
	    !str_has(rest, S("（")) && !str_has(rest, S("("))) {
		strs_add(a, out, str_slice(s, 0, at + end.len));
		s = rest;
	}
	strs_add(a, out, s);
}

/*
 * A blank parts two names only where both sides are whole ones: not 有限公司
 * and its 南海分公司, not the parts of one name.
 */
static bool
blank_parts(struct str part, struct str rest)
{
	static const char *const bodies[] = { "公司", "大学", "学院", "研究院",
		"研究所", "医院", "事务所", NULL };
	static const char *const branches[] = { "分公司", "支公司", "子公司",
		NULL };

	return str_ends(part, S("公司")) && name_ends_in(rest, bodies) &&
	    !name_ends_in(rest, branches) && utf8_count(rest) > 5;
}

/*
 * The names of a list.  A sign parts two names only where what stands before
 * it ends as a name does; inside brackets nothing parts.
 */
static struct strs
split_names(struct value *v, struct str s)
{
	static const char *const signs[] = { "、", "；", ";", "，", ",", "/",
		"／", "|", "\n", "＋", "+", "&", "和", "与", "及", NULL };
	struct str rest = s, part, ahead;
	struct strs out = { 0 };
	const char *from = s.p;
	int depth = 0;
	uint32_t r;

	while (rest.len > 0) {
		ahead = rest;
		part = (struct str) { from, rest.p - from };
		if (depth == 0 && str_starts(rest, S(" ")) && blank_parts(
			str_trim(part), str_slice(rest, 1, rest.len))) {
			run_on(v->a, str_trim(part), &out);
			rest = str_slice(rest, 1, rest.len);
			from = rest.p;
			continue;
		}
		if (depth == 0 && scan_word(&ahead, signs)) {
			while (ahead.len > 0 && scan_word(&ahead, signs))
				;
			if (str_starts(rest, S("\n"))
				? (name_ends_in(str_trim(part), body_ends) &&
				      !is_legal_form(name_without_seal(v, ahead))) ||
				    !name_has_han(part)
				: name_ends_in(str_trim(part), body_ends)) {
				run_on(v->a, str_trim(part), &out);
				from = ahead.p;
				rest = ahead;
				continue;
			}
		}
		r = utf8_next(&rest);
		depth += r == '(' || r == 0xff08;
		depth -= (r == ')' || r == 0xff09) && depth > 0;
	}
	part = str_trim((struct str) { from, s.p + s.len - from });
	if (part.len > 0)
		run_on(v->a, part, &out);
	return out;
}

/* 1. 2、 （1） before a name of a list. */
static struct str
without_number(struct str s)
{
	static const char *const after[] = { ".", "、", ")", "）", "．", NULL };
	static const char *const before[] = { "(", "（", NULL };
	struct str at = s;
	ptrdiff_t n;

	scan_word(&at, before);
	for (n = 0; n < at.len && n < 2 && at.p[n] >= '0' && at.p[n] <= '9';
	     n++)
		;
	at = str_slice(at, n, at.len);
	if (n == 0 || !scan_word(&at, after))
		return s;
	return str_trim(at);
}

/* One name as it is shown; s has no line ends that part names. */
static struct str
one_company(struct value *v, struct str s)
{
	s = value_line(v, s, name_has_han(s));
	s = name_without_tail(v, s);
	s = name_without_seal(v, s);
	s = one_bracket(v, s);
	s = without_former(v, s);
	return name_without_tail(v, name_without_seal(v, s));
}

/* 牵头单位：A 参与单位：B: signs of a consortium. */
static void
consortium_words(struct value *v, struct str s)
{
	static const struct str words[] = { S("牵头"), S("联合体"),
		S("联合申报"), S("参与单位"), S("联合单位"), S("共同申报") };
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (str_has(s, words[i]))
			value_doubt(v, "consortium-words");
}

/* False for what is another cell's content: a code, a telephone number. */
static bool
is_name(struct str s)
{
	ptrdiff_t i, letters = 0, digits = 0;

	if (str_has(s, S("@")))
		return false;
	for (i = 0; i < s.len; i++) {
		digits += s.p[i] >= '0' && s.p[i] <= '9';
		letters += (s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z';
	}
	return digits < NAME_DIGITS && (name_has_han(s) || letters > digits);
}

/*
 * 某公司（91440101…）: without the code, which is another field's.  What stands
 * before it must be a name; "统一社会信用代码" is none.
 */
static struct str
without_code(struct value *v, struct str s)
{
	ptrdiff_t at = s.len, n = 0, end = s.len;
	struct str name;

	if (str_ends(s, S("）")) || str_ends(s, S(")")))
		end -= str_ends(s, S(")")) ? 1 : 3;
	for (at = end; at > 0 && ((s.p[at - 1] >= '0' && s.p[at - 1] <= '9') ||
		(s.p[at - 1] >= 'A' && s.p[at - 1] <= 'Z')); at--)
		n++;
	if (n != 18)
		return s;
	name = str_trim(str_slice(s, 0, at));
	if (str_ends(name, S("（")) || str_ends(name, S("(")))
		name.len -= str_ends(name, S("(")) ? 1 : 3;
	name = str_trim(name);
	if (!name_ends_in(name, body_ends))
		return s;
	value_step(v, "code-dropped");
	return name;
}

/* 某公司 over Some Co., Ltd.: the same in another language. */
static struct str
without_gloss(struct value *v, struct str s)
{
	struct str rest = s, first = str_trim(str_cut(&rest, S("\n")));

	if (rest.p == NULL || name_has_han(rest) ||
	    !name_ends_in(first, body_ends) || !is_name(str_trim(rest)))
		return s;
	value_step(v, "gloss-dropped");
	return first;
}

/* 本公司, 申报单位自用: says no name, and means the applicant's. */
bool
company_is_self(struct arena *a, struct str raw)
{
	static const char *const self[] = { "本公司", "我公司", "本单位",
		"我单位", "本企业", "我企业", "本厂", "我司", "本集团",
		"申报单位", "申报企业", "申请单位", "申报主体", "企业自身",
		"自身", "自己", "自用", NULL };
	static const char *const beside[] = { "自用", "自身", "自己", "名称",
		"本身", NULL };
	struct str key = fold_key(a, raw);

	if (str_starts(key, S("同")))
		key = str_slice(key, S("同").len, key.len);
	if (!scan_word(&key, self))
		return false;
	scan_word(&key, beside);
	return key.len == 0;
}

void
company_read(struct value *v, struct str raw)
{
	struct strs names, shown = { 0 };
	struct str s;
	size_t i;

	if (value_no_answer(v, raw))
		return;
	s = without_gloss(v, without_code(v, value_tidy(v, raw)));
	consortium_words(v, s);
	s = value_unlabel(v, s);
	names = split_names(v, s);
	/* A name broken over two lines is one: the first part is no name. */
	if (names.n <= 1) {
		s = one_company(v, names.n ? names.v[0] : s);
		if (s.len == 0)
			value_step(v, "no-answer");
		else if (company_is_self(v->a, s))
			value_doubt(v, "elsewhere");
		else if (!is_name(s))
			value_doubt(v, "not-a-name");
		else
			value_str(v, s);
		return;
	}
	for (i = 0; i < names.n; i++)
		strs_add(v->a, &shown, one_company(v, value_unlabel(
		    v, names.v[i])));
	for (i = 1; i < shown.n; i++)
		if (!str_eq(fold_company(v->a, shown.v[0]),
			fold_company(v->a, shown.v[i])))
			break;
	if (i == shown.n) {
		value_step(v, "same-twice");
		value_str(v, shown.v[0]);
		return;
	}
	value_extra_list(v, "others", shown);
	value_doubt(v, "two-values");
}

/*
 * 无联合申报单位, 本案例独立申报: words that say there are no partners and
 * name none.
 */
static bool
says_none(struct arena *a, struct str raw)
{
	static const char *const no[] = { "没有", "不涉及", "不存在", "暂无",
		"无", "未", "非", "不是", "独立", "单独", "自行", NULL };
	static const char *const rest[] = { "本案例", "本项目", "本单位",
		"本公司", "本企业", "联合", "合作", "共同", "申报", "单位",
		"主体", "企业", "公司", "参与", "其他", "其它", "牵头", "形式",
		"成员", "完成", "实施", "承担", "为", "由", "的", "方", "体",
		"我", NULL };
	struct str key = fold_key(a, raw);
	bool none = false;

	while (key.len > 0) {
		if (scan_word(&key, no))
			none = true;
		else if (!scan_word(&key, rest))
			return false;
	}
	return none;
}

void
companies_read(struct value *v, struct str raw)
{
	struct strs names, shown = { 0 };
	struct str s;
	size_t i;

	/* 无 and / are an answer: there are none. */
	if (value_no_answer(v, value_unlabel(v, raw))) {
		if (fold_tidy(v->a, raw, NULL).len > 0 &&
		    !value_has_doubt(v, "elsewhere"))
			value_list(v, shown);
		return;
	}
	if (says_none(v->a, raw)) {
		value_step(v, "no-answer");
		value_list(v, shown);
		return;
	}
	names = split_names(v, value_tidy(v, raw));
	for (i = 0; i < names.n; i++) {
		s = one_company(
		    v, without_number(value_unlabel(v, names.v[i])));
		if (fold_key(v->a, s).len == 0)
			continue;
		strs_add(v->a, &shown, s);
		if (!is_name(s) ||
		    (name_has_han(s) && !name_ends_in(s, body_ends)))
			value_doubt(v, "not-a-name");
	}
	if (shown.n > 1)
		value_step(v, "split");
	value_list(v, shown);
}

void
text_read_line(struct value *v, struct str raw)
{
	struct str s;

	if (value_no_answer(v, raw))
		return;
	s = value_line(v, raw, false);
	value_str(v, s);
}

void
text_read_long(struct value *v, struct str raw)
{
	if (value_no_answer(v, raw))
		return;
	value_str(v, value_tidy(v, raw));
}
