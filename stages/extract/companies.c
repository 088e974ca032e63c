/* SPDX-License-Identifier: ISC */
#include "companies.h"

#include "fold.h"
#include "schema.h"

#define NAMES_MAX 80 /* named in a paper */
#define BODY_MIN 4 /* characters */
#define LABEL_MAX 8
#define CODES_MAX 8
#define CODE_LEN 18

static bool
of_name(uint32_t r)
{
	return fold_is_han(r) || r == 0xff08 || r == 0xff09 || r == '(' ||
	       r == ')' || (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z');
}

/* Where the name that ends at to starts. */
static ptrdiff_t
name_start(struct str s, ptrdiff_t to)
{
	ptrdiff_t at = to, prev;
	int n = 0;

	while (at > 0 && n++ < COMPANY_RUNES_MAX) {
		struct str r;

		for (prev = at - 1;
		     prev > 0 && ((unsigned char)s.p[prev] & 0xc0) == 0x80;
		     prev--)
			;
		r = str_slice(s, prev, at);
		if (!of_name(utf8_next(&r)))
			break;
		at = prev;
	}
	return at;
}

/* --- names that stand alone, on a line or behind a colon --- */

/* The name at the front of s, without （盖章） and what else is in brackets. */
static struct str
name_alone(struct str s)
{
	struct str rest = str_trim_front(s), name = rest;
	ptrdiff_t i;

	while (rest.len > 0) {
		struct str before = rest;
		uint32_t r = utf8_next(&rest);

		if (r == 0xff08 || r == '(' || !of_name(r)) {
			i = before.p - name.p;
			return str_slice(name, 0, i);
		}
	}
	return name;
}

/* What stands before a line's first colon, and in *rest what behind it. */
static struct str
cut_colon(struct str line, struct str *rest)
{
	*rest = line;
	return str_cut(rest, str_has(line, S("：")) ? S("：") : S(":"));
}

/* 某某大学, 某某研究院: applicants that are no companies. */
static bool
is_body(struct str name)
{
	static const char *const ends[] = {"大学", "学院", "学校", "研究院",
	    "研究所", "科学院", "设计院", "医院", "中心", "协会", "学会",
	    "联合会", "联盟", "商会", "促进会", NULL};

	return utf8_count(name) >= BODY_MIN && utf8_count(name) <= COMPANY_RUNES_MAX &&
	       str_ends_any(name, ends);
}

static void
add_key(struct arena *a, json *list, struct words *seen, struct str key)
{
	if (seen->n == NAMES_MAX || words_have(seen, key))
		return;
	words_add(a, seen, key);
	js_add_str(list, key);
}

/* Each line's own name, or the one behind its first colon. */
static void
bodies_in(struct arena *a, json *list, struct words *seen, struct str text)
{
	struct str line, name;

	while (text.p != NULL) {
		line = str_cut(&text, S("\n"));
		cut_colon(line, &name);
		name = name_alone(name);
		if (name.len == 0)
			name = name_alone(line);
		if (is_body(name))
			add_key(a, list, seen, fold_company(a, name));
	}
}

/* 名称, 单位名称, 权利人: a certificate's label of who holds it. */
static bool
labels_bearer(struct str label)
{
	static const char *const ends[] = {"名称", "权利人", "著作权人",
	    "持有人", "持证单位", "证书单位", "获证单位", "获证组织", NULL};
	static const char *const others[] = {"项目", "产品", "软件", "证书名",
	    "文件", "设备", "系统", "案例", NULL};

	return utf8_count(label) <= LABEL_MAX && str_ends_any(label, ends) &&
	       !str_has_any(label, others);
}

struct str
bearer_in(struct arena *a, struct str text)
{
	static const char *const ends[] = {"公司", "集团", "厂", NULL};
	struct str name, label;

	while (text.p != NULL) {
		label = cut_colon(str_cut(&text, S("\n")), &name);
		name = name_alone(name);
		if (name.len > 0 && labels_bearer(fold_key(a, label)) &&
		    (is_body(name) || str_ends_any(name, ends)))
			return fold_company(a, name);
	}
	return S("");
}

json *
companies_in(struct arena *a, struct str text)
{
	json *list = js_arr();
	struct words seen = {0};
	struct str rest = text, key;
	ptrdiff_t at, to, base = 0;

	while ((at = str_find(rest, S("公司"))) >= 0 && seen.n < NAMES_MAX) {
		to = base + at + S("公司").len;
		key = fold_company(a, str_slice(text, name_start(text, to), to));
		if (utf8_count(key) >= 6)
			add_key(a, list, &seen, key);
		base = to;
		rest = str_slice(text, base, text.len);
	}
	bodies_in(a, list, &seen, text);
	return list;
}

/* A character of a code, half or full width; else 0. */
static char
of_code(uint32_t r)
{
	if (r >= 0xff01 && r <= 0xff5e)
		r -= 0xff01 - '!';
	return (r >= '0' && r <= '9') || (r >= 'A' && r <= 'Z') ? (char)r : 0;
}

json *
usccs_in(struct arena *a, struct str text)
{
	json *list = js_arr();
	struct words seen = {0};
	char buf[CODE_LEN], c;
	struct str code = {buf, CODE_LEN};
	bool end = false;
	int n = 0;

	while (!end && seen.n < CODES_MAX) {
		end = text.len == 0;
		c = end ? 0 : of_code(utf8_next(&text));
		if (c != 0) {
			if (n < CODE_LEN)
				buf[n] = c;
			n++;
			continue;
		}
		if (n == CODE_LEN && !words_have(&seen, code)) {
			words_add(a, &seen, str_dup(a, code));
			js_add_str(list, code);
		}
		n = 0;
	}
	return list;
}
