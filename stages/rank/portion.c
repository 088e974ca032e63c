/* SPDX-License-Identifier: ISC */
/*
 * What a subject says of which part of a submission its mail is: （1/3）,
 * 第2封，共3封, 材料二, (2), 之一, （上）, （续）.  A date is none of these.
 */
#include "rank.h"

#include "fold.h"

#define OF_MAX 9 /* more mails than that are not one submission */

static bool
take(struct str *s, const char *word)
{
	struct str t = str_trim_front(*s), w = str_c(word);

	if (!str_starts_nocase(t, w))
		return false;
	*s = str_slice(t, w.len, t.len);
	return true;
}

static bool
take_any(struct str *s, const char *const words[])
{
	for (; *words != NULL; words++)
		if (take(s, *words))
			return true;
	return false;
}

/* 2, 二; 0: no number of one sign. */
static int
take_number(struct str *s)
{
	static const char *const han[] = {
	    "一", "二", "三", "四", "五", "六", "七", "八", "九", NULL};
	struct str t = str_trim_front(*s);
	int i;

	for (i = 0; han[i] != NULL; i++)
		if (take(s, han[i]))
			return i + 1;
	if (t.len == 0 || t.p[0] < '1' || t.p[0] > '9' ||
	    (t.len > 1 && t.p[1] >= '0' && t.p[1] <= '9'))
		return 0;
	*s = str_slice(t, 1, t.len);
	return t.p[0] - '0';
}

static bool
is_sound(const struct portion *p)
{
	return p->n > 0 && (p->of == 0 || (p->of > 1 && p->n <= p->of));
}

/* 1/3, 2 of 3; in brackets or at the end, as 12/18 is a day. */
static bool
fraction(struct str *s, bool bracket, struct portion *p)
{
	static const char *const signs[] = {"/", "of", "之", NULL};
	struct str t = *s, rest;

	p->n = take_number(&t);
	if (p->n == 0 || !take_any(&t, signs) ||
	    (p->of = take_number(&t)) == 0)
		return false;
	rest = str_trim(t);
	*s = t;
	return is_sound(p) &&
	       (rest.len == 0 || (bracket && (str_starts(rest, S(")")) ||
		   str_starts(rest, S("】")) || str_starts(rest, S("]")))));
}

static const char *const units[] = {
    "封邮件", "个邮件", "封", "部分", "批", "卷", NULL};
static const char *const commas[] = {",", "，", "、", "(", "/", ";", "；", NULL};

/* 第2封，共3封; 共3封，第2封; 共3封之2; 第2封. */
static bool
counted(struct str *s, struct portion *p)
{
	struct str t = *s;

	if (take(&t, "共") && (p->of = take_number(&t)) > 0 &&
	    take_any(&t, units)) {
		take_any(&t, commas);
		if (!take(&t, "第") && !take(&t, "之"))
			return false;
		p->n = take_number(&t);
		take_any(&t, units);
		*s = t;
		return is_sound(p);
	}
	t = *s;
	p->of = 0;
	if (!take(&t, "第") || (p->n = take_number(&t)) == 0 ||
	    !take_any(&t, units))
		return false;
	*s = t;
	take_any(&t, commas);
	if (take(&t, "共") && (p->of = take_number(&t)) > 0) {
		take_any(&t, units);
		*s = t;
	}
	return is_sound(p);
}

/* What stands within the subject; out: the subject without it. */
static bool
within(struct arena *a, struct str subject, struct portion *p)
{
	struct str s = subject, rest, prev = S("");
	bool bracket;

	for (; s.len > 0; utf8_next(&s)) {
		rest = s;
		prev = str_slice(subject, 0, s.p - subject.p);
		bracket = str_ends(prev, S("(")) || str_ends(prev, S("【")) ||
			  str_ends(prev, S("["));
		/* 20241/3, 12/1/3 */
		if (counted(&rest, p) ||
		    (!(prev.len > 0 && strchr("0123456789/.-", prev.p[prev.len - 1])) &&
			fraction(&rest, bracket, p))) {
			p->stem = str_printf(a, "%.*s%.*s", STR_ARG(prev),
			    STR_ARG(rest));
			return true;
		}
	}
	return false;
}

static bool
drop(struct str *s, const char *const words[])
{
	for (; *words != NULL; words++)
		if (str_ends_nocase(*s, str_c(*words))) {
			*s = str_trim(str_slice(*s, 0, s->len - str_c(*words).len));
			return true;
		}
	return false;
}

/* The last sign as a number: 二, 2, 下; 0: it is none, or one of several. */
static int
drop_number(struct str *s)
{
	static const char *const places[] = {"上", "中", "下", NULL};
	struct str t = *s;
	ptrdiff_t at = 0;
	int n, i;

	for (; t.len > 0; utf8_next(&t))
		at = t.p - s->p;
	t = str_slice(*s, at, s->len);
	n = take_number(&t);
	for (i = 0; n == 0 && places[i] != NULL; i++)
		if (str_eq(t, str_c(places[i])))
			n = i + 1;
	if (n > 0)
		*s = str_trim(str_slice(*s, 0, at));
	return n;
}

/* What stands at the end: 材料二, 附件2, -2, (2), （上）, （续）. */
static bool
at_end(struct str subject, struct portion *p)
{
	static const char *const closing[] = {")", "】", "]", NULL};
	static const char *const opening[] = {"(", "【", "[", NULL};
	static const char *const before[] = {
	    "材料", "附件", "邮件", "部分", "之", "part", "-", "_", "(", "【", "[", NULL};
	static const char *const more[] = {"续", "续件", NULL};
	struct str s = str_trim(subject), t;
	bool bracket = drop(&s, closing);

	t = s;
	if (drop(&t, more) && (!bracket || drop(&t, opening))) {
		p->more = true;
		p->stem = t;
		return true;
	}
	t = s;
	p->n = drop_number(&t);
	/* 申报（上） but not 网上, 2024-12-8; 材料二 but not 第十二. */
	if (p->n == 0 || !str_ends_any_nocase(t, before) ||
	    (!bracket && (str_ends(s, S("上")) || str_ends(s, S("中")) ||
			     str_ends(s, S("下")))))
		return false;
	if (drop(&t, (const char *const[]){"-", "_", NULL}) && t.len > 0 &&
	    t.p[t.len - 1] >= '0' && t.p[t.len - 1] <= '9')
		return false;
	p->stem = t;
	return true;
}

struct portion
portion_read(struct arena *a, struct str subject)
{
	struct arena scratch = {0};
	struct str plain = fold_plain(&scratch, subject, NULL);
	struct portion p = {0};

	if (!within(&scratch, plain, &p)) {
		p = (struct portion){0};
		if (!at_end(plain, &p))
			p = (struct portion){.stem = plain};
	}
	p.stem = str_dup(a, fold_key(&scratch, p.stem));
	arena_release(&scratch);
	return p;
}
