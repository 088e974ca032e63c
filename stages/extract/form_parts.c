/* SPDX-License-Identifier: ISC */
/* One box that asks for several things: 张三 13800000000, 2008年5月/500万元. */
#include "form.h"

#include "fold.h"

static ptrdiff_t
digits_of(struct str s)
{
	ptrdiff_t n = 0, i;

	for (i = 0; i < s.len; i++)
		n += s.p[i] >= '0' && s.p[i] <= '9';
	return n;
}

static bool
is_phone(enum field_kind k)
{
	return k == KIND_PHONE || k == KIND_MOBILE;
}

static bool
has_han(struct str s)
{
	while (s.len > 0)
		if (fold_is_han(utf8_next(&s)))
			return true;
	return false;
}

static bool
is_money(struct str s)
{
	static const char *const units[] = {"元", "万", "亿", NULL};

	return !str_has(s, S("月")) && digits_of(s) > 0 &&
	       (str_has_any(s, units) || digits_of(s) + 3 >= s.len);
}

static bool
is_date(struct str s)
{
	static const char *const years[] = {"19", "20", "二〇", "二零", "二○",
	    "一九", NULL};
	static const char *const units[] = {"元", "万", "亿", NULL};

	ptrdiff_t digits = digits_of(s);

	return str_has_any(s, years) && !str_has_any(s, units) && digits < 9 &&
	       (digits == 0 || digits >= 4);
}

/* 2030 may be people, 2030年 may not. */
static bool
is_count(struct str s)
{
	static const char *const parts[] = {"年", "月", "-", ".", NULL};
	ptrdiff_t digits = digits_of(s);

	return digits > 0 && digits < 8 &&
	       !(is_date(s) && str_has_any(s, parts));
}

/* 2023年10月至2024年10月 */
static bool
is_period(struct str s)
{
	static const char *const signs[] = {
	    "至", "到", "-", "—", "–", "~", "～", "―", NULL};
	static const char *const units[] = {"元", "万", "亿", NULL};

	return str_has_any(s, signs) && !str_has_any(s, units) && digits_of(s) >= 5 &&
	       digits_of(s) <= 16 && str_has(s, S("20"));
}

static bool
is_place(struct str s)
{
	static const char *const words[] = {
	    "省", "市", "区", "县", "路", "镇", "街", NULL};

	return str_has_any(s, words);
}

/* Does a text suit a kind of field? */
static bool
suits(enum field_kind k, struct str s)
{
	static const char *const bodies[] = {
	    "公司", "厂", "院", "集团", "中心", "所", NULL};
	ptrdiff_t digits = digits_of(s);
	bool at = str_has(s, S("@"));

	switch (k) {
	case KIND_EMAIL:
		return at;
	case KIND_MOBILE:
		return digits == 11 && s.p[0] == '1' && !at;
	case KIND_PHONE:
		return digits >= 7 && digits < 16 && !at;
	case KIND_MONEY:
		return is_money(s);
	case KIND_DATE:
		return is_date(s);
	case KIND_PERIOD:
		return is_period(s);
	case KIND_NUMBER:
		return is_count(s);
	case KIND_USCC:
		return digits >= 8 && s.len >= 15 && s.len <= 24;
	case KIND_COMPANY:
		return str_has_any(s, bodies);
	case KIND_ADDRESS:
	case KIND_CITY:
		return is_place(s) && !at;
	default:
		return digits < 3 && !at;
	}
}

#define SIGNS_MAX 12 /* of one kind in an answer that is parted by it */

struct parting {
	const struct form *f;
	const struct label_parts *of;
	struct str text, sign;
	ptrdiff_t at[SIGNS_MAX]; /* where the sign stands */
	int signs, ways;	 /* that suit */
	struct str piece[LABEL_PARTS_MAX], *out;
};

/* What is no field of ours may be anything. */
static bool
suits_part(const struct parting *p, int part, struct str s)
{
	int field = p->of->field[part];

	return field < 0 || suits(p->f->spec->fields.v[field].kind, s);
}

/* In the label's order; two may have been answered the other way round. */
static bool
in_order(struct parting *p)
{
	int i, n = p->of->n;

	for (i = 0; i < n && suits_part(p, i, p->piece[i]); i++)
		;
	if (i == n) {
		for (i = 0; i < n; i++)
			p->out[i] = p->piece[i];
		return true;
	}
	if (n != 2 || !suits_part(p, 0, p->piece[1]) ||
	    !suits_part(p, 1, p->piece[0]))
		return false;
	p->out[0] = p->piece[1];
	p->out[1] = p->piece[0];
	return true;
}

/* All ways to part the text behind a place into the parts from n on. */
static void
part_from(struct parting *p, int n, int sign, ptrdiff_t from)
{
	if (n == p->of->n - 1) {
		p->piece[n] =
		    str_trim(str_slice(p->text, from, p->text.len));
		if (p->piece[n].len > 0)
			p->ways += in_order(p);
		return;
	}
	for (; sign < p->signs; sign++) {
		p->piece[n] = str_trim(str_slice(p->text, from, p->at[sign]));
		if (p->piece[n].len > 0)
			part_from(p, n + 1, sign + 1,
			    p->at[sign] + p->sign.len);
	}
}

/* The one way in which a sign parts the text into what the parts want. */
static bool
parted(const struct form *f, const struct label_parts *of, struct str text,
    const char *sign, struct str *out)
{
	struct parting p = {
	    .f = f, .of = of, .text = text, .sign = str_c(sign), .out = out};
	ptrdiff_t at = 0, next;

	while ((next = str_find(str_slice(text, at, text.len), p.sign)) >= 0) {
		if (p.signs == SIGNS_MAX)
			return false;
		p.at[p.signs++] = at + next;
		at += next + p.sign.len;
	}
	if (p.signs < of->n - 1)
		return false;
	part_from(&p, 0, 0, 0);
	return p.ways == 1;
}

/* Where the bracket opens that a text ends in, or -1; an earlier one is not. */
static ptrdiff_t
last_open(struct str text, struct str sign)
{
	ptrdiff_t at = -1, next;

	while ((next = str_find(str_slice(text, at + 1, text.len), sign)) >= 0)
		at += 1 + next;
	return at;
}

/* 郑振华（项目经理）, 某（惠州）公司（9144…）: the last bracket is the second. */
static bool
bracketed(const struct form *f, const struct label_parts *of, struct str text,
    struct str *out)
{
	struct parting p = {.f = f, .of = of};
	ptrdiff_t at = last_open(text, S("（")), open = 3;

	if (at < 0) {
		at = last_open(text, S("("));
		open = 1;
	}
	if (of->n != 2 || at <= 0 ||
	    !(str_ends(text, S("）")) || str_ends(text, S(")"))))
		return false;
	out[0] = str_trim(str_slice(text, 0, at));
	out[1] = str_trim(str_slice(text, at + open,
	    text.len - (str_ends(text, S(")")) ? 1 : 3)));
	return suits_part(&p, 0, out[0]) && suits_part(&p, 1, out[1]);
}

/* 张三13800000000, 张三(0757)…: a name ends where its number begins. */
static bool
at_digits(const struct form *f, const struct label_parts *of, struct str text,
    struct str *out)
{
	struct parting p = {.f = f, .of = of, .out = out};
	ptrdiff_t i = 0;

	if (of->n != 2 || of->field[0] < 0 || of->field[1] < 0 ||
	    f->spec->fields.v[of->field[0]].kind != KIND_PERSON ||
	    !is_phone(f->spec->fields.v[of->field[1]].kind))
		return false;
	while (i < text.len && (text.p[i] < '0' || text.p[i] > '9'))
		i++;
	if (i > 0 && (text.p[i - 1] == '(' || text.p[i - 1] == '+'))
		i--;
	p.piece[0] = str_trim(str_slice(text, 0, i));
	p.piece[1] = str_trim(str_slice(text, i, text.len));
	return p.piece[0].len > 0 && p.piece[1].len > 0 &&
	       !has_han(p.piece[1]) && in_order(&p);
}

/* Only one of them was said, and it is clear which. */
static bool
only_one(const struct form *f, const struct label_parts *of, struct str text,
    struct str *out)
{
	struct parting p = {.f = f, .of = of};
	int i, one = -1;

	for (i = 0; i < of->n; i++) {
		out[i] = S("");
		/*
		 * 某路1号521549: the 邮编 may stand at its end.  A number
		 * alone, for 手机/微信, has no end.
		 */
		if (of->field[i] < 0 && digits_of(text) >= 6 &&
		    digits_of(text) < text.len)
			return false;
		if (of->field[i] < 0 || !suits_part(&p, i, text))
			continue;
		if (one >= 0)
			return false;
		one = i;
	}
	if (one < 0)
		return false;
	out[one] = text;
	return true;
}

/* A text that answers several fields; false: who knows which part is whose. */
static bool
take_parts(const struct form *f, const struct label_parts *of, struct str raw,
    struct str *out)
{
	static const char *const signs[] = {"/", "；", ";", "\n", "\t", "，",
	    ",", "、", "  ", " ", NULL};
	struct str text = str_trim(fold_plain(f->a, raw, NULL));
	int i;

	if (of->n == 1) {
		out[0] = text;
		return true;
	}
	if (bracketed(f, of, text, out))
		return true;
	for (i = 0; signs[i] != NULL; i++)
		if (parted(f, of, text, signs[i], out))
			return true;
	if (at_digits(f, of, text, out) || only_one(f, of, text, out))
		return true;
	for (i = 0; i < of->n; i++)
		out[i] = text;
	return text.len == 0;
}

/* One of those that stand in addresses of mail. */
static bool
in_mail(char c)
{
	return (c >= '0' && c <= '9') || (c >= '-' && c <= '.') || c == '_' ||
	       (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Takes the address of mail out of a text; without a sign beside it. */
static struct str
take_mail(struct arena *a, struct str *text)
{
	static const char *const signs[] = {
	    "/", "；", ";", "，", ",", "、", NULL};
	ptrdiff_t at = str_find(*text, S("@")), from = at, to = at + 1;
	struct str mail, before;
	int i;

	while (from > 0 && in_mail(text->p[from - 1]))
		from--;
	while (at >= 0 && to < text->len && in_mail(text->p[to]))
		to++;
	if (at < 0 || from == at || to == at + 1)
		return S("");
	mail = str_slice(*text, from, to);
	before = str_trim(str_slice(*text, 0, from));
	for (i = 0; signs[i] != NULL; i++)
		if (str_ends(before, str_c(signs[i])))
			before.len -= str_c(signs[i]).len;
	*text = str_printf(a, "%.*s%.*s", STR_ARG(before),
	    (int)(text->len - to), text->p + to);
	return mail;
}

/* The field of mail that a label for 联系方式 doesn't name, or -1. */
static int
mail_beside(const struct form *f, const struct label_parts *of)
{
	bool phone = false;
	int i, field = -1;

	for (i = 0; i < (int)f->spec->fields.n; i++)
		if (f->spec->fields.v[i].kind == KIND_EMAIL)
			field = i;
	for (i = 0; i < of->n; i++) {
		if (of->field[i] == field)
			return -1;
		phone |= of->field[i] >= 0 &&
			 is_phone(f->spec->fields.v[of->field[i]].kind);
	}
	return phone ? field : -1;
}

static bool
is_of(const struct label_parts *p, int field)
{
	int i;

	for (i = 0; i < p->n; i++)
		if (p->field[i] == field)
			return true;
	return false;
}

void
form_take_apart(struct form *f, const struct label_parts *of)
{
	size_t at = f->found.n - 1;
	struct found was = f->found.v[at], *to;
	struct str part[LABEL_PARTS_MAX], raw = was.answer.raw, mail = {0};
	int i, field = mail_beside(f, of);
	bool good;

	if (field >= 0)
		mail = take_mail(f->a, &raw);
	good = take_parts(f, of, raw, part);
	if (mail.len > 0) {
		to = form_add(f, field, was.standing, was.block);
		to->table = was.table;
		to->row = was.row;
		to->at = was.at;
		to->answer = was.answer;
		to->answer.raw = mail;
	}

	for (i = 0; i < of->n; i++) {
		if (of->field[i] < 0)
			continue;
		to = of->field[i] == was.field
			 ? &f->found.v[at]
			 : form_add(f, of->field[i], was.standing, was.block);
		if (of->field[i] != was.field) {
			to->table = was.table;
			to->row = was.row;
			to->shares_row = is_of(of, to->owner) || was.shares_row;
			to->unit = was.unit;
			to->at = was.at;
			to->answer = was.answer;
		}
		to->answer.raw = part[i];
		if (!good)
			answer_doubt(&to->answer, "two-values");
	}
}

void
form_mail_beside(struct form *f)
{
	const struct found *w = &f->found.v[f->found.n - 1];
	struct label_parts one = {.field = {w->field}, .n = 1};

	if (is_phone(f->spec->fields.v[w->field].kind) &&
	    str_has(w->answer.raw, S("@")))
		form_take_apart(f, &one);
}
