/* SPDX-License-Identifier: ISC */
/* One box that asks for two things: 张三 13800000000, 500万元/2008年5月. */
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
has_any(struct str s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_has(s, str_c(*words)))
			return true;
	return false;
}

static bool
is_money(struct str s)
{
	static const char *const units[] = {"元", "万", "亿", NULL};

	return !str_has(s, S("月")) && digits_of(s) > 0 &&
	       (has_any(s, units) || digits_of(s) + 3 >= s.len);
}

static bool
is_date(struct str s)
{
	static const char *const years[] = {"19", "20", "二〇", "二零", "二○",
	    "一九", NULL};
	static const char *const units[] = {"元", "万", "亿", NULL};

	return has_any(s, years) && !has_any(s, units) && digits_of(s) < 9;
}

static bool
is_place(struct str s)
{
	static const char *const words[] = {
	    "省", "市", "区", "县", "路", "镇", "街", NULL};

	return has_any(s, words);
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
	case KIND_NUMBER:
		return digits > 0 && digits < 8 && !is_date(s);
	case KIND_USCC:
		return digits >= 8 && s.len >= 15 && s.len <= 24;
	case KIND_COMPANY:
		return has_any(s, bodies);
	case KIND_ADDRESS:
	case KIND_CITY:
		return is_place(s) && !at;
	default:
		return digits < 3 && !at;
	}
}

/* The one place where a sign parts the text into what two kinds want. */
static bool
parted(const struct form *f, const int fields[2], struct str text,
    const char *sign, struct str out[2])
{
	enum field_kind x = f->spec->fields.v[fields[0]].kind,
			y = f->spec->fields.v[fields[1]].kind;
	struct str p, q, mark = str_c(sign);
	ptrdiff_t at = 0, next;
	int n = 0;

	while ((next = str_find(str_slice(text, at, text.len), mark)) >= 0) {
		p = str_trim(str_slice(text, 0, at + next));
		q = str_trim(
		    str_slice(text, at + next + mark.len, text.len));
		at += next + mark.len;
		if (p.len == 0 || q.len == 0)
			continue;
		if (suits(x, p) && suits(y, q)) {
			out[0] = p;
			out[1] = q;
			n++;
		} else if (suits(x, q) && suits(y, p)) {
			out[0] = q;
			out[1] = p;
			n++;
		}
	}
	return n == 1;
}

/* 郑振华（项目经理）: the bracket is the second. */
static bool
bracketed(const struct form *f, const int fields[2], struct str text,
    struct str out[2])
{
	ptrdiff_t at = str_find(text, S("（")), open = 3;

	if (at < 0) {
		at = str_find(text, S("("));
		open = 1;
	}
	if (at <= 0 || !(str_ends(text, S("）")) || str_ends(text, S(")"))))
		return false;
	out[0] = str_trim(str_slice(text, 0, at));
	out[1] = str_trim(str_slice(text, at + open,
	    text.len - (str_ends(text, S(")")) ? 1 : 3)));
	return suits(f->spec->fields.v[fields[0]].kind, out[0]) &&
	       suits(f->spec->fields.v[fields[1]].kind, out[1]);
}

bool
form_pair(const struct form *f, const int fields[2], struct str raw,
    struct str out[2])
{
	static const char *const signs[] = {"/", "；", ";", "\n", "\t", "，",
	    ",", "、", "  ", " ", NULL};
	struct str text = str_trim(fold_plain(f->a, raw, NULL));
	int i;

	if (bracketed(f, fields, text, out))
		return true;
	for (i = 0; signs[i] != NULL; i++)
		if (parted(f, fields, text, signs[i], out))
			return true;
	for (i = 0; i < 2; i++) /* only one of the two was said */
		if (suits(f->spec->fields.v[fields[i]].kind, text) &&
		    !suits(f->spec->fields.v[fields[1 - i]].kind, text)) {
			out[i] = text;
			out[1 - i] = S("");
			return true;
		}
	out[0] = out[1] = text;
	return text.len == 0;
}
