/* SPDX-License-Identifier: ISC */
#include "label.h"

#include "fold.h"
#include "limit.h"

#define UNIT_LINE_BYTES_MAX 300 /* that says a unit, and who and when before */

bool
label_opens(uint32_t r)
{
	return r == '(' || r == 0xff08 || r == '[' || r == 0x3010 ||
	       r == 0x3014 || r == 0xff3b || r == '<' || r == 0x3008;
}

bool
label_closes(uint32_t r)
{
	return r == ')' || r == 0xff09 || r == ']' || r == 0x3011 ||
	       r == 0x3015 || r == 0xff3d || r == '>' || r == 0x3009;
}

bool
label_colon(uint32_t r)
{
	return r == ':' || r == 0xff1a || r == 0xfe55 || r == 0x2236 ||
	       r == 0xff5c;
}

/* Stars and dots that stand around labels. */
static bool
is_mark(uint32_t r)
{
	return r == '*' || r == 0xff0a || (r >= 0x2605 && r <= 0x2606) ||
	       r == 0x203b || r == 0x25cf || r == 0x25c6 || r == 0x25b2 ||
	       r == 0xb7 || r == '#' || r == '.' || r == 0x3001 ||
	       r == 0x2022 || r == 0x25a0 || r == 0xff0e || r == '-' ||
	       r == 0x2014 || r == '_' || r == 0xff3f || r == 0xff1b ||
	       r == ';' || r == 0x25c7 || r == 0x25a1 || r == 0x2014 ||
	       r == '/' || r == 0xff0f;
}

static uint32_t
last_rune(struct str s, ptrdiff_t *at)
{
	struct str tail;

	*at = s.len - 1;
	while (*at > 0 && ((unsigned char)s.p[*at] & 0xc0) == 0x80)
		--*at;
	tail = str_slice(s, *at, s.len);
	return tail.len > 0 ? utf8_next(&tail) : 0;
}

/* 年月日位个: what a number in front of it counts. */
static bool
counts_things(uint32_t r)
{
	return r == 0x5e74 || r == 0x6708 || r == 0x65e5 || r == 0x4f4d ||
	       r == 0x4e2a;
}

/* The rest of 1.2.3 behind its first point; 2023年 is no such thing. */
static struct str
lower_levels(struct str s)
{
	struct str t = s;
	uint32_t r = 0;
	int n;

	for (n = 0; t.len > 0 && n < 3; n++) {
		r = utf8_next(&t);
		if (r < '0' || r > '9')
			break;
	}
	if (n == 0 || n > 2 || t.len == 0)
		return s;
	if (r == '.')
		return lower_levels(t);
	if (!fold_is_han(r) || counts_things(r))
		return s;
	return str_slice(s, n, s.len);
}

/* "1." "1.2" "（一）" "三、" "①" off the front; false: there is none. */
static bool
drop_number(struct str *s)
{
	struct str t = *s;
	uint32_t r = utf8_next(&t);
	bool open = label_opens(r);
	int n = 0;

	if (r >= 0x2460 && r <= 0x2487) {
		*s = t;
		return t.len > 0;
	}
	if (r >= 0x2488 && r <= 0x249b) {
		*s = t;
		return t.len > 0;
	}
	if (!open)
		t = *s;
	for (r = 0; t.len > 0 && n < 3; n++) {
		struct str before = t;

		r = utf8_next(&t);
		if (!fold_is_numeral(r)) {
			t = before;
			break;
		}
	}
	if (n == 0 || t.len == 0)
		return false;
	r = utf8_next(&t);
	if (t.len == 0 || !(open ? label_closes(r)
				 : label_closes(r) || r == '.' || r == 0x3001 ||
				       r == 0xff0e || label_colon(r)))
		return false;
	*s = r == '.' ? lower_levels(t) : t;
	return true;
}

/* A whole （...） off the front, where something follows it. */
static bool
drop_front_note(struct str *s)
{
	struct str t = *s;
	int depth = 0;

	do {
		uint32_t r = utf8_next(&t);

		depth += label_opens(r) ? 1 : label_closes(r) ? -1 : 0;
	} while (t.len > 0 && depth > 0);
	if (depth != 0 || t.len == 0)
		return false;
	*s = t;
	return true;
}

/* 问：申报单位名称？ */
static bool
drop_asking(struct str *s)
{
	static const char *const asks[] = {"问：", "问:", "Q：", "Q:", NULL};
	int i;

	for (i = 0; asks[i] != NULL; i++)
		if (str_starts(*s, str_c(asks[i])) &&
		    s->len > str_c(asks[i]).len) {
			*s = str_slice(*s, str_c(asks[i]).len, s->len);
			return true;
		}
	return false;
}

/* 第3题：, 第二部分: a number in words; 第一项目 has none. */
static bool
drop_ordinal(struct str *s)
{
	static const char *const parts[] = {
	    "部分", "题", "章", "项：", "项:", "项、", NULL};
	struct str t, rest = *s, sign;
	int n = 0, i;

	if (!str_starts(rest, S("第")))
		return false;
	rest = t = str_slice(rest, 3, rest.len);
	while (n < 3 && t.len > 0 && fold_is_numeral(utf8_next(&t))) {
		rest = t;
		n++;
	}
	for (i = 0; parts[i] != NULL && !str_starts(rest, str_c(parts[i])); i++)
		;
	if (n == 0 || parts[i] == NULL)
		return false;
	rest = sign = str_slice(rest, str_c(parts[i]).len, rest.len);
	if (sign.len > 0 && label_colon(utf8_next(&sign)))
		rest = sign;
	if (rest.len == 0)
		return false;
	*s = rest;
	return true;
}

static struct str
strip_front(struct str s)
{
	struct str t;
	uint32_t r;

	while (s.len > 0) {
		if (drop_asking(&s))
			continue;
		t = s;
		r = utf8_next(&t);
		if (is_mark(r))
			s = t;
		else if (!drop_number(&s) && !drop_ordinal(&s) &&
			 !(label_opens(r) && drop_front_note(&s)))
			break;
	}
	return s;
}

/* The money units that forms print beside a blank. */
static const char *const units[] = {"人民币万元", "亿元人民币", "万元人民币",
    "百万元", "千万元", "万美元", "万元", "亿元", "千元", "美元", "元", "万人",
    "万", "亿", "人", "名", "年", "月", "%", NULL};

static struct str
unit_of(struct str s)
{
	int i;

	if (str_starts(s, S("单位")))
		s = str_slice(s, 6, s.len);
	while (s.len > 0 && (s.p[0] == ':' || s.p[0] == ' '))
		s = str_slice(s, 1, s.len);
	if (str_starts(s, S("：")))
		s = str_slice(s, 3, s.len);
	for (i = 0; units[i] != NULL; i++)
		if (str_eq(s, str_c(units[i])))
			return s;
	return (struct str){0};
}

/* 2023年，万元: a unit beside other remarks in one bracket. */
static struct str
unit_among(struct str s)
{
	static const char *const signs[] = {"，", ",", "、", "；", ";", NULL};
	struct str unit = {0}, rest, part;
	int i;

	for (i = 0; signs[i] != NULL && unit.len == 0; i++)
		for (rest = s; rest.p != NULL && unit.len == 0;) {
			part = str_cut(&rest, str_c(signs[i]));
			unit = part.len < s.len ? unit_of(part) : unit;
		}
	return str_has(unit, S("元")) ? unit : (struct str){0};
}

/* Letters only, as many as no abbreviation has: CEO姓名. */
static bool
is_gloss(struct str s)
{
	ptrdiff_t i, letters = 0;

	for (i = 0; i < s.len && (unsigned char)s.p[i] < 0x80 &&
		    (s.p[i] < '0' || s.p[i] > '9'); i++)
		letters += (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z';
	return i == s.len && letters >= GLOSS_LETTERS_MIN;
}

/* The bracket that ends s off its end; false when it ends in none. */
static bool
drop_back_note(struct str *s, struct str *unit)
{
	ptrdiff_t at, to;
	struct str t = *s, inner, u;
	int depth = 0;

	if (!label_closes(last_rune(t, &to)))
		return false;
	for (at = t.len; at > 0 && (at == t.len || depth > 0);) {
		uint32_t r = last_rune(str_slice(t, 0, at), &at);

		depth += label_closes(r) ? 1 : label_opens(r) ? -1 : 0;
	}
	if (depth != 0 || at == 0)
		return false;
	inner = str_slice(t, at, to);
	utf8_next(&inner);
	/* 单位名称（英文） asks for another name. */
	if (str_eq(inner, S("英文")) || str_eq(inner, S("外文")))
		return false;
	u = unit_of(inner);
	if (is_gloss(str_slice(t, 0, at)) && u.len == 0) {
		*s = str_slice(inner, 0, inner.len);
		return true;
	}
	if (u.len == 0)
		u = unit_among(inner);
	if (u.len > 0)
		*unit = u;
	*s = str_slice(t, 0, at);
	return true;
}

/* 投资额/万元, 投资额，单位：万元, 投资额万元. */
static bool
drop_back_unit(struct str *s, struct str *unit)
{
	static const char *const tails[] = {
	    "万元", "亿元", "/元", "／元", "/人", "／人", NULL};
	struct str t = *s;
	ptrdiff_t at;
	int i;

	for (i = 0; tails[i] != NULL && !str_ends(t, str_c(tails[i])); i++)
		;
	if (tails[i] == NULL || t.len <= str_c(tails[i]).len)
		return false;
	t = str_slice(t, 0, t.len - str_c(tails[i]).len);
	/* 注册资本2000万元: an amount. */
	if (t.p[t.len - 1] >= '0' && t.p[t.len - 1] <= '9')
		return false;
	*unit = i < 2 ? str_c(tails[i]) : i < 4 ? S("元") : S("人");
	while (t.len > 0) {
		uint32_t r = last_rune(t, &at);

		if (!is_mark(r) && !label_colon(r) && r != ',' && r != 0xff0c)
			break;
		t = str_slice(t, 0, at);
	}
	if (str_ends(t, S("单位")) && t.len > 6)
		t = str_slice(t, 0, t.len - 6);
	*s = t;
	return true;
}

/* 单位名称/公章: where to put the seal is no part of the label. */
static bool
drop_seal(struct str *s)
{
	static const char *const seals[] = {"/公章", "／公章", "/盖章",
	    "／盖章", "/签章", "/签字", "／签字", NULL};
	int i;

	for (i = 0; seals[i] != NULL; i++)
		if (str_ends(*s, str_c(seals[i])) &&
		    s->len > str_c(seals[i]).len) {
			s->len -= str_c(seals[i]).len;
			return true;
		}
	return false;
}

/* 企业名称 Company Name: the same in another language. */
static bool
drop_gloss(struct str *s, bool colon)
{
	struct str head = *s;
	ptrdiff_t at, letters = 0;

	/* Revenue 2023 */
	if (head.len > 4 && (head.p[head.len - 5] & 0x80) == 0 &&
	    str_starts(str_slice(head, head.len - 4, head.len), S("20")))
		head.len -= 4;
	while (head.len > 0) {
		uint32_t r = last_rune(head, &at);

		if (r >= 0x80)
			break;
		/* 投资额(万元) Investment */
		if (label_closes(r) && letters > 2)
			break;
		if ((r >= '0' && r <= '9') || r == '@' || label_closes(r) ||
		    label_opens(r))
			return false;
		letters += (r | 0x20) >= 'a' && (r | 0x20) <= 'z';
		head = str_slice(head, 0, at);
	}
	if (head.len == 0 || letters < 3)
		return false;
	/* 企业名称：Company Name: is asked twice, 邮箱：abc is answered. */
	if (colon && label_colon(last_rune(head, &at)))
		head = str_slice(head, 0, at);
	if (!fold_is_han(last_rune(head, &at)) &&
	    !label_closes(last_rune(head, &at)))
		return false;
	*s = head;
	return true;
}

static struct str
strip_back(struct str s, struct label *l)
{
	ptrdiff_t at;
	uint32_t r;

	while (s.len > 0) {
		r = last_rune(s, &at);
		if (label_colon(r))
			l->colon = true;
		/* ① behind a label points to a note. */
		if (label_colon(r) || is_mark(r) || r == ',' || r == 0xff0c ||
		    r == '?' || r == 0xff1f ||
		    (r >= 0x2460 && r <= 0x2473 && at > 0))
			s = str_slice(s, 0, at);
		else if (!drop_gloss(&s, l->colon) && !drop_back_note(&s, &l->unit) &&
			 !drop_seal(&s) && !drop_back_unit(&s, &l->unit))
			break;
	}
	return s;
}

/*
 * 1.9 2023年营业收入, 3 联系人: the blank is what ends the number.  Without a
 * point it is a short one, and 5 年 counts years.
 */
static struct str
behind_number(struct str s)
{
	struct str rest, after;
	ptrdiff_t i = 0;
	int points = 0;
	uint32_t r;

	while (i < s.len && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.'))
		points += s.p[i++] == '.';
	if (i == 0 || i > 8 || i + 1 >= s.len || s.p[i] != ' ')
		return s;
	after = rest = str_trim(str_slice(s, i, s.len));
	if (points > 0 || rest.len == 0)
		return points > 0 ? rest : s;
	r = utf8_next(&after);
	return i > 2 || !fold_is_han(r) || counts_things(r) ? s : rest;
}

struct label
label_read(struct arena *a, struct str text)
{
	struct label l = {0};
	struct str s;

	if (text.len > LABEL_BYTES_MAX * 3)
		return l;
	s = behind_number(str_trim(fold_line(a, text, false, NULL)));
	s = strip_back(strip_front(fold_unspace(a, s)), &l);
	s = label_unask(a, s, &l.unit);
	/* A sentence is no label. */
	if (str_has(s, S("。")) || str_has(s, S("，")))
		return (struct label){0};
	l.core = s;
	if (s.len > 0 && s.len <= LABEL_BYTES_MAX)
		l.key = fold_key(a, s);
	return l;
}

struct str
label_key(struct arena *a, struct str text)
{
	return label_read(a, text).key;
}

int
label_year(struct arena *a, struct str text)
{
	struct str s;
	ptrdiff_t i;
	int year = 0, y;

	if (text.len == 0 || text.len > LABEL_BYTES_MAX)
		return 0;
	s = fold_line(a, text, true, NULL);
	for (i = 0; i + 4 <= s.len; i++) {
		if (s.p[i] != '2' || s.p[i + 1] != '0' || s.p[i + 2] < '0' ||
		    s.p[i + 2] > '9' || s.p[i + 3] < '0' || s.p[i + 3] > '9')
			continue;
		y = 2000 + (s.p[i + 2] - '0') * 10 + s.p[i + 3] - '0';
		if (year != 0 && y != year)
			return 0;
		year = y;
	}
	return year;
}

struct str
label_unit(struct arena *a, struct str text)
{
	struct str s, t;
	ptrdiff_t at;

	if (text.len == 0 || text.len > 60)
		return (struct str){0};
	s = fold_unspace(a, fold_line(a, text, true, NULL));
	t = s;
	if (t.len > 0 && label_opens(utf8_next(&t)) && label_closes(last_rune(s, &at)))
		s = str_slice(s, s.len - t.len, at);
	return unit_of(s);
}

/* 填报单位：某公司    日期：…    单位：万元: the last thing in a line. */
static struct str
last_unit(struct arena *a, struct str text)
{
	static const char *const gaps[] = {"  ", "\t", "\xe3\x80\x80", NULL};
	struct str s = str_trim(text), part;
	ptrdiff_t at = -1, next;
	int i;

	for (i = 0; gaps[i] != NULL; i++)
		while ((next = str_find(str_slice(s, at + 1, s.len),
			    str_c(gaps[i]))) >= 0)
			at += 1 + next;
	part = str_trim(str_slice(s, at, s.len));
	return at > 0 && part.len < s.len ? label_unit_line(a, part)
					  : (struct str){0};
}

struct str
label_unit_line(struct arena *a, struct str text)
{
	static const char *const heads[] = {"单位：", "单位:", "金额单位：",
	    "金额单位:", "计量单位：", "计量单位:", "货币单位：",
	    "货币单位:", NULL};
	static const char *const signs[] = {"、", "，", ",", "；", ";", "/", NULL};
	struct str s, t, unit = {0}, part;
	ptrdiff_t at;
	int i, k;

	if (text.len == 0 || text.len > UNIT_LINE_BYTES_MAX)
		return unit;
	t = s = fold_unspace(a, fold_line(a, text, true, NULL));
	if (label_opens(utf8_next(&t)) && label_closes(last_rune(s, &at)))
		s = str_slice(s, s.len - t.len, at);
	for (i = 0; heads[i] != NULL && !str_starts(s, str_c(heads[i])); i++)
		;
	if (heads[i] == NULL)
		return last_unit(a, text);
	s = str_slice(s, str_c(heads[i]).len, s.len);
	for (k = 0; signs[k] != NULL && !str_has(s, str_c(signs[k])); k++)
		;
	while (s.p != NULL && unit.len == 0) {
		part = signs[k] != NULL ? str_cut(&s, str_c(signs[k])) : s;
		if (signs[k] == NULL)
			s.p = NULL;
		part = unit_of(part);
		if (str_has(part, S("元")))
			unit = part;
	}
	return unit;
}

/* Taken off the front, any of them. */
static bool
take_any(struct str *s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_starts(*s, str_c(*words))) {
			*s = str_slice(*s, str_c(*words).len, s->len);
			return true;
		}
	return false;
}

/* The unit of money that a text begins with. */
static struct str
unit_first(struct str *s)
{
	struct str was = *s;
	int i;

	for (i = 0; units[i] != NULL; i++)
		if (str_has(str_c(units[i]), S("元")) &&
		    str_starts(*s, str_c(units[i]))) {
			*s = str_slice(*s, str_c(units[i]).len, s->len);
			return str_slice(was, 0, str_c(units[i]).len);
		}
	return (struct str){0};
}

/* What stands at a place of a note: 单位均为万元, 以万元为单位. */
static struct str
unit_told(struct str before, struct str s)
{
	static const char *const sums[] = {
	    "金额", "资金", "货币", "经费", "款项", "数额", NULL};
	static const char *const all[] = {"均", "统一", "一律", "都", NULL};
	static const char *const is[] = {"为", "是", "：", ":", NULL};
	static const char *const by[] = {"以", "按", NULL};
	static const char *const count[] = {"为单位", "计", "填", NULL};
	struct str unit;
	int i;

	if (str_starts(s, S("单位"))) {
		for (i = 0; sums[i] != NULL && !str_ends(before, str_c(sums[i]));
		     i++)
			;
		s = str_slice(s, S("单位").len, s.len);
		take_any(&s, all);
		return sums[i] != NULL && take_any(&s, is) ? unit_first(&s)
							   : (struct str){0};
	}
	for (i = 0; sums[i] != NULL && !str_has(before, str_c(sums[i])); i++)
		;
	if (sums[i] == NULL || !take_any(&s, by))
		return (struct str){0};
	unit = unit_first(&s);
	return take_any(&s, count) ? unit : (struct str){0};
}

struct str
label_unit_note(struct arena *a, struct str text)
{
	struct str s, unit = {0}, u;
	ptrdiff_t i;

	if (text.len == 0 || text.len > UNIT_NOTE_BYTES_MAX ||
	    !str_has(text, S("元")))
		return unit;
	s = fold_unspace(a, fold_line(a, text, true, NULL));
	for (i = 0; i < s.len; i++) {
		if (((unsigned char)s.p[i] & 0xc0) == 0x80)
			continue;
		u = unit_told(str_slice(s, 0, i), str_slice(s, i, s.len));
		if (u.len > 0 && unit.len > 0 && !str_eq(u, unit))
			return (struct str){0};
		if (u.len > 0)
			unit = u;
	}
	return unit;
}
