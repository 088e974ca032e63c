/* SPDX-License-Identifier: ISC */
/* Names of people. */
#include "name.h"

#include "datescan.h"

#define PERSON_CHARS_MAX 24 /* 少数民族 and foreign names are that long */

/* What is said behind a name out of politeness; the longest first. */
static const char *const polite[] = { "先生", "女士", "小姐", "总经理",
	"副经理", "经理", "副主任", "主任", "高级工程师", "工程师", "总监",
	"部长", "科长", "处长", "主管", "董事长", "总裁", NULL };

/* 李四女士, 李四 经理: the name alone, if two characters of it are left. */
static struct str
without_polite(struct value *v, struct str s)
{
	const char *const *w;
	struct str head;

	for (w = polite; *w != NULL; w++) {
		head = str_slice(s, 0, s.len - (ptrdiff_t)strlen(*w));
		if (str_ends(s, str_c(*w)) && utf8_count(head) > 1) {
			value_step(v, "polite");
			return str_trim(head);
		}
	}
	return s;
}

/* Where a telephone number begins behind the name, else the whole. */
static struct str
without_phone(struct value *v, struct str s)
{
	ptrdiff_t i, digits = 0;
	struct str head;

	for (i = 0; i < s.len; i++)
		digits += s.p[i] >= '0' && s.p[i] <= '9';
	if (digits < 7)
		return s;
	for (i = 0; i < s.len && !(s.p[i] >= '0' && s.p[i] <= '9') &&
	     s.p[i] != '+'; i++)
		;
	if (i == 0)
		return s;
	head = str_trim(str_slice(s, 0, i));
	while (str_ends(head, S("(")) || str_ends(head, S("/")) ||
	    str_ends(head, S(":")))
		head.len--;
	if (str_ends(head, S("（")))
		head.len -= 3;
	value_step(v, "phone-dropped");
	return str_trim(name_without_tail(v, head));
}

/* 张三（总经理）: the bracket is no part of the name. */
static struct str
without_note(struct value *v, struct str s)
{
	ptrdiff_t at = str_find(s, S("（"));

	if (at < 0)
		at = str_find(s, S("("));
	if (at <= 0 || !(str_ends(s, S("）")) || str_ends(s, S(")"))))
		return s;
	value_step(v, "note");
	return str_trim(str_slice(s, 0, at));
}

static void
judge_person(struct value *v, struct str s)
{
	static const struct str not_names[] = { S("公司"), S("部门"), S("局"),
		S("办公室"), S("（"), S("）"), S("("), S(")") };
	ptrdiff_t i;
	size_t k;

	for (i = 0; i < s.len; i++)
		if ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '@')
			break;
	for (k = 0; k < sizeof not_names / sizeof *not_names; k++)
		if (str_has(s, not_names[k]))
			break;
	if (i < s.len || k < sizeof not_names / sizeof *not_names ||
	    utf8_count(s) > PERSON_CHARS_MAX || utf8_count(s) < 2) {
		value_doubt(v, "not-a-person");
		return;
	}
	value_str(v, s);
}

/*
 * A blank may be inside a name (张 三, 欧阳 小明) or between two (张三 李四):
 * it parts where both sides have two characters and the first is no surname.
 */
static bool
blank_between_people(struct str part, struct str rest)
{
	static const char *const surnames[] = { "欧阳", "司马", "诸葛", "上官",
		"司徒", "东方", "令狐", "皇甫", "尉迟", "公孙", "慕容", "宇文",
		"长孙", "夏侯", "轩辕", "端木", "百里", "呼延", "南宫", "闻人",
		"独孤", "第五", "申屠", "太史", "钟离", "公冶", "澹台", NULL };
	struct str word = str_cut(&rest, S(" "));

	return name_has_han(part) && name_has_han(word) &&
	    utf8_count(part) > 1 && utf8_count(word) > 1 &&
	    !name_ends_in(word, polite) &&
	    !(utf8_count(part) == 2 && name_ends_in(part, surnames));
}

/* The names of a cell; a line end parts only two whole names (张\n三). */
static struct strs
split_people(struct arena *a, struct str s)
{
	static const char *const signs[] = { "、", "；", ";", "，", ",", "/",
		"\n", NULL };
	static const char *const blank[] = { " ", NULL };
	struct strs out = { 0 };
	struct str rest = s, from = s, part;
	bool lines = true;

	for (part = s; part.p != NULL;)
		lines = utf8_count(str_trim(str_cut(&part, S("\n")))) > 1 &&
		    lines;
	while (rest.len > 0) {
		part = (struct str) { from.p, rest.p - from.p };
		if (((rest.p[0] != '\n' || lines) && scan_word(&rest, signs)) ||
		    (rest.p[0] == ' ' && blank_between_people(str_trim(part),
			str_slice(rest, 1, rest.len)) &&
			scan_word(&rest, blank))) {
			if (str_trim(part).len > 0)
				strs_add(a, &out, str_trim(part));
			from = rest;
			continue;
		}
		utf8_next(&rest);
	}
	if (str_trim(from).len > 0)
		strs_add(a, &out, str_trim(from));
	return out;
}

void
person_read(struct value *v, struct str raw)
{
	struct strs found;
	struct str s;

	if (value_no_answer(v, raw))
		return;
	s = without_phone(v, value_unlabel(v, value_tidy(v, raw)));
	found = split_people(v->a, name_without_seal(v, s));
	if (found.n != 1) {
		value_doubt(v, found.n ? "two-values" : "not-a-person");
		if (found.n)
			value_extra_list(v, "others", found);
		return;
	}
	s = value_line(v, found.v[0], true);
	s = without_note(v, name_without_seal(v, name_without_tail(v, s)));
	s = without_polite(v, s);
	judge_person(v, s);
}
