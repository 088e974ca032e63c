/* SPDX-License-Identifier: ISC */
/*
 * Cities, addresses and recommending offices, by the pack's lists.
 *
 * A place is read from its front: province, then city, then district.  What
 * stands further on is a street, and streets bear the names of cities.
 */
#include "readers.h"

#include "datescan.h"
#include "fold.h"

#define ZONE_BYTES_MAX 36 /* 12 characters */

/* GB/T 2260: all provinces, by the names people write. */
static const struct str provinces[] = { S("北京"), S("天津"), S("河北"),
	S("山西"), S("内蒙古"), S("辽宁"), S("吉林"), S("黑龙江"), S("上海"),
	S("江苏"), S("浙江"), S("安徽"), S("福建"), S("江西"), S("山东"),
	S("河南"), S("湖北"), S("湖南"), S("广东"), S("广西"), S("海南"),
	S("重庆"), S("四川"), S("贵州"), S("云南"), S("西藏"), S("陕西"),
	S("甘肃"), S("青海"), S("宁夏"), S("新疆"), S("香港"), S("澳门"),
	S("台湾") };

static const char *const province_end[] = { "省", "市", "壮族自治区",
	"回族自治区", "维吾尔自治区", "自治区", "特别行政区", NULL };
static const char *const gaps[] = { "-", "/", "·", "，", ",", "、", "—", ">",
	"|", "(", "（", "“", "。", ")", "）", NULL };

struct place {
	struct str province; /* short: 广东; "" when not said */
	const struct city *city; /* NULL: not said or not ours */
	bool by_district; /* known by a district alone */
	bool abroad; /* of another province */
};

static void
skip_gaps(struct str *s)
{
	do
		scan_blanks(s);
	while (scan_word(s, gaps));
}

static bool
take(struct str *s, struct str word)
{
	if (word.len == 0 || !str_starts(*s, word))
		return false;
	*s = str_slice(*s, word.len, s->len);
	return true;
}

static struct str
take_province(struct str *s)
{
	size_t i;

	for (i = 0; i < sizeof provinces / sizeof *provinces; i++) {
		if (!take(s, provinces[i]))
			continue;
		scan_word(s, province_end);
		return provinces[i];
	}
	return S("");
}

/* 佛山市, 佛山; not 中山 of 中山大道: then 市 or the end must follow. */
static const struct city *
take_city(struct str *s, const struct places *p)
{
	static const char *const street[] = { "路", "大道", "街", "东路",
		"西路", "南路", "北路", "大学", "道", "一路", "二路", "三路",
		"四路", "五路", "六路", "七路", "八路", NULL };
	struct str at, ahead;
	size_t i;

	for (i = 0; i < p->cities.n; i++) {
		at = *s;
		if (!take(&at, p->cities.v[i].name))
			continue;
		ahead = at;
		if (!take(&at, S("市")) && scan_word(&ahead, street))
			continue;
		*s = at;
		return &p->cities.v[i];
	}
	return NULL;
}

/*
 * A district of c at the front of s: 顺德区, or 顺德 where nothing follows;
 * 新兴 of 新兴产业园 is no county.  loose: the city is known, more is let by.
 */
static bool
take_district(struct str *s, const struct city *c, bool loose)
{
	static const char *const end[] = { "区", "县", "市", NULL };
	struct str at, full;
	size_t i;

	for (i = 0; i < c->districts.n; i++) {
		full = c->districts.v[i];
		if (take(s, full))
			return true;
		/* 3 bytes a character: 城区 has no short form. */
		at = *s;
		if (full.len < 9 || !take(&at, str_slice(full, 0, full.len - 3)))
			continue;
		if (loose)
			scan_word(&at, end);
		else if (at.len > 0 && !scan_word(&at, gaps))
			continue;
		*s = at;
		return true;
	}
	return false;
}

static bool
is_shared(struct str s, const struct places *p)
{
	size_t i;

	for (i = 0; i < p->shared.n; i++)
		if (str_starts(s, p->shared.v[i]) || (p->shared.v[i].len >= 9 &&
			str_eq(s, str_slice(p->shared.v[i], 0,
			    p->shared.v[i].len - 3))))
			return true;
	return false;
}

/* here: the province was said, so that no other can be meant. */
static const struct city *
city_of_district(struct str *s, const struct places *p, bool here)
{
	const struct city *found = NULL;
	struct str at, rest = *s;
	size_t i;

	if (!here && is_shared(*s, p))
		return NULL;
	for (i = 0; i < p->cities.n; i++) {
		at = *s;
		if (!take_district(&at, &p->cities.v[i], false))
			continue;
		if (found != NULL)
			return NULL; /* the name of two */
		found = &p->cities.v[i];
		rest = at;
	}
	*s = rest;
	return found;
}

/* The place at the front of s. */
static struct place
take_place(struct str *s, const struct places *p)
{
	struct place out = { 0 };
	struct str home = p->province;

	skip_gaps(s);
	if (take(s, S("中华人民共和国")) || take(s, S("中国")))
		skip_gaps(s);
	out.province = take_province(s);
	out.abroad = out.province.len > 0 && !str_starts(home, out.province);
	skip_gaps(s);
	if (out.abroad)
		return out;
	out.city = take_city(s, p);
	if (out.city == NULL) {
		out.city = city_of_district(s, p, out.province.len > 0);
		out.by_district = out.city != NULL;
	} else {
		skip_gaps(s);
		take_district(s, out.city, true);
	}
	return out;
}

static void
settle_city(struct value *v, const struct place *place)
{
	if (place->city == NULL || place->abroad) {
		value_doubt(v, "unknown-city");
		return;
	}
	value_str(v, place->city->name);
	value_extra_str(v, "code", place->city->code);
	value_step(v, "city");
	if (place->by_district)
		value_step(v, "district");
}

void
city_read(struct value *v, struct str raw, const struct places *p)
{
	struct place place, next;
	struct str s, rest;

	if (value_no_answer(v, raw))
		return;
	s = value_unlabel(v, value_line(v, raw, true));
	if (p->cities.n == 0) { /* a pack without cities: the text as it is */
		value_str(v, s);
		return;
	}
	rest = s;
	place = take_place(&rest, p);
	if (place.city != NULL) {
		next = take_place(&rest, p);
		if (next.city != NULL && next.city != place.city) {
			value_doubt(v, "two-values");
			return;
		}
	}
	settle_city(v, &place);
}

/*
 * 广东 省 佛山 市（区） 南海区 县: the words that the form prints around its
 * blanks.  What was filled in may end in them again.
 */
static struct str
without_printed(struct value *v, struct str s)
{
	static const char *const printed[] = { "（区）", "(区)", "（州）",
		"(州)", "（县）", "(县)", "（市）", "(市)", "（区、县）",
		"（县、区）", "（区、市）", "（市、区）", NULL };
	static const char *const twice[] = { "区县", "县县", "市县", "区区",
		"市市", "省省", NULL };
	struct sb out = { .a = v->a };
	struct str rest = s;
	bool did = false;
	int i;

	while (rest.len > 0) {
		/* Only behind 市 and the like: 某路（区）间 is a street. */
		if ((str_ends(sb_str(&out), S("市")) ||
			str_ends(sb_str(&out), S("区")) ||
			str_ends(sb_str(&out), S("县"))) &&
		    scan_word(&rest, printed)) {
			did = true;
			continue;
		}
		sb_rune(&out, utf8_next(&rest));
	}
	if (!did)
		return s;
	value_step(v, "printed-blanks");
	s = sb_str(&out);
	for (i = 0; twice[i] != NULL; i++)
		if (str_ends(s, str_c(twice[i])))
			s.len -= 3;
	return s;
}

/* 省市县: nobody filled it in. */
static bool
only_units(struct str s)
{
	static const char *const words[] = { "省", "市", "区", "县", "州", " ",
		NULL };

	while (s.len > 0 && scan_word(&s, words))
		;
	return s.len == 0;
}

/* 仲恺区, 火炬开发区: no district by law, but said as one. */
static bool
is_zone(struct str s)
{
	static const char *const ends[] = { "区", "镇", NULL };

	return s.len <= ZONE_BYTES_MAX && str_ends_any(s, ends);
}

/*
 * 注册地址：某路1号；办公地址：某路2号: the first, and no more than that when
 * it says itself that it is the registered one.
 */
static struct str
first_address(struct value *v, struct str raw, struct str s)
{
	static const char *const whose[] = { "办公", "经营", "生产", "通讯",
		"通信", "联系", "邮寄", "注册", "实际", NULL };
	static const char *const signs[] = { "；", ";", "，", ",", "。", "（",
		"(", "/", "、", NULL };
	struct str head = s;
	ptrdiff_t at = str_find(s, S("地址："));
	int i;

	if (at < 0)
		at = str_find(s, S("地址:"));
	if (at <= 0)
		return s;
	for (head.len = at, i = 0; whose[i] != NULL; i++)
		if (str_ends(head, str_c(whose[i]))) {
			head.len -= str_c(whose[i]).len;
			i = -1;
		}
	if (head.len == at || head.len == 0)
		return s;
	head = str_trim(head);
	for (i = 0; signs[i] != NULL; i++)
		if (str_ends(head, str_c(signs[i])))
			head.len -= str_c(signs[i]).len;
	if (!str_starts(str_trim(raw), S("注册")))
		value_doubt(v, "two-values");
	value_step(v, "first-of-two");
	return str_trim(head);
}

void
address_read(struct value *v, struct str raw, const struct places *p)
{
	struct place place;
	struct str s, rest;

	if (value_no_answer(v, raw))
		return;
	s = value_unlabel(v, value_line(v, raw, true));
	rest = s = without_printed(v, first_address(v, raw, s));
	if (only_units(s)) {
		value_step(v, "no-answer");
		return;
	}
	value_str(v, s);
	place = take_place(&rest, p);
	if (place.province.len > 0)
		value_extra_str(v, "province", place.province);
	else if (place.city != NULL && !place.by_district)
		value_extra_str(v, "province",
		    str_ends(p->province, S("省"))
			? str_slice(p->province, 0, p->province.len - 3)
			: p->province);
	if (place.city != NULL)
		value_extra_str(v, "city", place.city->name);
	if (place.city != NULL && (rest.len == 0 || is_zone(rest)))
		value_step(v, "no-street");
}

/* --- offices --- */

static const struct office *
office_by_key(const struct places *p, struct str key)
{
	size_t i, k;

	for (i = 0; i < p->offices.n; i++) {
		if (str_eq_nocase(key, p->offices.v[i].code))
			return &p->offices.v[i];
		for (k = 0; k < p->offices.v[i].keys.n; k++)
			if (str_eq(key, p->offices.v[i].keys.v[k]))
				return &p->offices.v[i];
	}
	return NULL;
}

/* The office whose full name stands in the text; *n counts them. */
static const struct office *
office_inside(const struct places *p, struct str key, int *n)
{
	const struct office *found = NULL;
	size_t i;

	*n = 0;
	for (i = 0; i < p->offices.n; i++)
		if (str_has(key, p->offices.v[i].keys.v[0])) {
			found = &p->offices.v[i];
			++*n;
		}
	return found;
}

static const struct office *
office_of_city(const struct places *p, struct str city)
{
	size_t i;

	for (i = 0; i < p->offices.n; i++)
		if (str_eq(p->offices.v[i].city, city))
			return &p->offices.v[i];
	return NULL;
}

struct str
recommender_of_city(const struct places *p, struct str city)
{
	const struct office *o = city.len > 0 ? office_of_city(p, city) : NULL;

	return o != NULL ? o->code : S("");
}

/*
 * Behind a city: what its office for industry calls itself, and no more.
 * 佛山政府采购中心 is none.
 */
static bool
is_office_word(struct str rest)
{
	static const char *const words[] = { "工业和信息化", "工业信息化",
		"经济和信息化", "经济贸易", "工信", "经信", "科工商务",
		"科技工业", "经济促进", "人民政府", "市政府", "政府", "商务",
		"主管部门", "部门", "委员会", "办公室", "局", "委", "办", "和",
		NULL };

	while (rest.len > 0)
		if (!scan_word(&rest, words))
			return false;
	return true;
}

/* （盖章）, （单位公章）, （章） leave these behind. */
static bool
cut_seal(struct str *s)
{
	static const char *const words[] = { "单位盖章", "单位公章", "加盖公章",
		"盖章", "公章", "签章", "印章", "章", NULL };
	size_t i;

	for (i = 0; words[i] != NULL; i++)
		if (str_ends(*s, str_c(words[i]))) {
			s->len -= (ptrdiff_t)strlen(words[i]);
			return true;
		}
	return false;
}

void
recommender_read(struct value *v, struct str raw, const struct places *p)
{
	const struct office *found;
	struct place place;
	struct str s, key, rest;
	int n;

	if (value_no_answer(v, raw))
		return;
	s = value_unlabel(v, value_line(v, raw, true));
	/* （盖章） and the like leave no trace in what is compared. */
	key = fold_key(v->a, s);
	rest = key;
	while (cut_seal(&rest))
		;
	if ((found = office_by_key(p, rest)) == NULL &&
	    (found = office_inside(p, rest, &n)) != NULL && n > 1) {
		value_doubt(v, "two-values");
		return;
	}
	if (found == NULL) {
		place = take_place(&rest, p);
		if (place.city != NULL && !place.abroad &&
		    is_office_word(rest)) {
			found = office_of_city(p, place.city->name);
			value_step(v, "city");
			/* A district's bureau is not who recommends. */
			if (place.by_district)
				value_doubt(v, "district");
		}
	}
	if (found == NULL) {
		value_doubt(v, "unknown-recommender");
		return;
	}
	value_str(v, found->code);
	value_extra_str(v, "name", found->name);
}
