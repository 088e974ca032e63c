/* SPDX-License-Identifier: ISC */
/*
 * What was answered in another box than its own: a mobile beside the
 * landline, the position in brackets behind the name.
 */
#include "apply.h"

#include "fold.h"
#include "readers.h"

static bool
is_mobile(struct str s)
{
	return s.len == 11 && s.p[0] == '1' && !str_has(s, S("-"));
}

/* Has a field no answer, and nothing that had to be left open? */
static bool
is_blank(json *field)
{
	return !js_is(field, json_type_object) ||
	    (str_trim(js_str(field, "raw")).len == 0 &&
		js_get(field, "value") == NULL);
}

static void
take(json *fields, const char *key, json *from, struct str value)
{
	json *copy = js_copy(from);

	json_object_object_del(copy, "others");
	js_set_str(copy, "value", value);
	js_add_str(js_list(copy, "steps"), S("other-box"));
	js_set(fields, key, copy);
}

static void
mobile_from_phone(json *fields)
{
	json *phone = js_get(fields, "phone"), *v;
	struct str found = { 0 };

	if (phone == NULL || !is_blank(js_get(fields, "mobile")))
		return;
	if (is_mobile(js_str(phone, "value")))
		found = js_str(phone, "value");
	JS_EACH (v, js_get(phone, "others"))
		if (found.len == 0 && is_mobile(js_text(v)))
			found = js_text(v);
	if (found.len > 0)
		take(fields, "mobile", phone, found);
}

/* A form that asks for the landline, and has it in the mobile's box. */
static void
phone_from_mobile(json *fields)
{
	json *mobile = js_get(fields, "mobile"), *v;

	if (mobile == NULL || !js_is(js_get(fields, "phone"), json_type_object))
		return;
	JS_EACH (v, js_get(mobile, "others"))
		if (is_blank(js_get(fields, "phone")) &&
		    str_starts(js_text(v), S("0")))
			take(fields, "phone", mobile, js_text(v));
}

/* 项目经理, 信息部主任: what the names of positions end in. */
static bool
is_position(struct str s)
{
	static const char *const ends[] = { "经理", "主任", "主管", "总监",
		"部长", "科长", "处长", "工程师", "总裁", "董事长", "厂长",
		"院长", "所长", "专员", "助理", "负责人", "组长", "秘书",
		"总工", "副总", "CEO", "CTO", "CIO", NULL };
	int i;

	for (i = 0; ends[i] != NULL; i++)
		if (str_ends(s, str_c(ends[i])))
			return s.len <= 60;
	return false;
}

static void
position_from_contact(json *fields, struct arena *a)
{
	json *contact = js_get(fields, "contact");
	struct str raw = fold_tidy(a, js_str(contact, "raw"), NULL);
	ptrdiff_t at = str_find(raw, S("（")), open = 3;

	if (contact == NULL || !is_blank(js_get(fields, "position")))
		return;
	if (at < 0) {
		at = str_find(raw, S("("));
		open = 1;
	}
	if (at <= 0 || !(str_ends(raw, S("）")) || str_ends(raw, S(")"))))
		return;
	raw = str_trim(str_slice(raw, at + open,
	    raw.len - (str_ends(raw, S(")")) ? 1 : 3)));
	if (is_position(raw))
		take(fields, "position", contact, raw);
}

/* The code in the company's box, when it stands nowhere else. */
static void
code_from_company(json *fields, struct arena *a)
{
	json *company = js_get(fields, "company"), *copy;
	struct value v = { .a = a };

	if (company == NULL || !is_blank(js_get(fields, "uscc")))
		return;
	uscc_read(&v, js_str(company, "raw"));
	if (v.is.kind != DATUM_STR || v.doubt.n > 0 || v.is.str.len != 18)
		return;
	take(fields, "uscc", company, v.is.str);
	copy = js_get(fields, "uscc");
	js_set(copy, "doubt", js_arr());
}

static bool
has_step(json *field, const char *step)
{
	json *v;

	JS_EACH (v, js_get(field, "steps"))
		if (str_eq(js_text(v), str_c(step)))
			return true;
	return false;
}

/* 企业注册地 that is answered with province, city, district: the city, too. */
static void
city_from_blanks(json *fields)
{
	json *address = js_get(fields, "address");

	if ((has_step(address, "printed-blanks") ||
		has_step(address, "no-street")) &&
	    js_str(address, "city").len > 0 &&
	    is_blank(js_get(fields, "city")))
		take(fields, "city", address, js_str(address, "city"));
}

void
gather_fields(json *fields, struct arena *a)
{
	if (!js_is(fields, json_type_object))
		return;
	code_from_company(fields, a);
	mobile_from_phone(fields);
	phone_from_mobile(fields);
	position_from_contact(fields, a);
	city_from_blanks(fields);
}
