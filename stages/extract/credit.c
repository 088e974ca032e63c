/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "fold.h"
#include "label.h"
#include "paper.h"
#include "when.h"

/* --- dates --- */

static int
digit(uint32_t r)
{
	static const uint32_t cn[] = {0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
	    0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d};
	int i;

	if (r >= '0' && r <= '9')
		return (int)(r - '0');
	for (i = 0; i < 10; i++)
		if (cn[i] == r)
			return i;
	return r == 0x96f6 || r == 0x25cb ? 0 : -1;
}

/* A number of a date: 12, 十二, 二十四, 二〇二四; -1: none here. */
static int
date_number(struct str *s)
{
	int n = -1, d;
	bool ten = false;

	while (s->len > 0) {
		struct str t = *s;
		uint32_t r = utf8_next(&t);

		if (r == 0x5341) { /* 十 */
			n = n < 0 ? 10 : n * 10;
			ten = true;
		} else if ((d = digit(r)) >= 0) {
			n = n < 0 ? d : ten ? n + d : n * 10 + d;
		} else {
			break;
		}
		if (n > 9999)
			return -1;
		*s = t;
	}
	return n;
}

static bool
drop_sign(struct str *s, const char *cn)
{
	if (str_starts(*s, str_c(cn)))
		*s = str_slice(*s, str_c(cn).len, s->len);
	else if (s->len > 0 && strchr("-./", s->p[0]) != NULL)
		*s = str_slice(*s, 1, s->len);
	else
		return false;
	return true;
}

/* The last date of one line; *out stays when there is none. */
static void
line_date(struct arena *a, struct str text, struct str *out)
{
	struct str s = fold_unspace(a, fold_plain(a, text, NULL)), t;
	uint32_t before = 0;
	int y, m, d;

	while (s.len > 0) {
		t = s;
		if (digit(before) < 0 && (y = date_number(&t)) >= 1990 &&
		    y <= 2100 && drop_sign(&t, "年") &&
		    (m = date_number(&t)) >= 1 && m <= 12 &&
		    drop_sign(&t, "月") && (d = date_number(&t)) >= 1 &&
		    when_valid_date(y, m, d)) {
			*out = str_printf(a, "%04d-%02d-%02d", y, m, d);
			s = t;
			before = 0;
			continue;
		}
		before = utf8_next(&s);
	}
}

struct str
paper_date(struct arena *a, struct str text)
{
	struct str out = S("");

	while (text.p != NULL)
		line_date(a, str_cut(&text, S("\n")), &out);
	return out;
}

/* --- the report --- */

struct report {
	struct arena *a;
	const struct credit_spec *s;
	struct str company, uscc, date;
	int64_t bad, penalties; /* -1: nothing was said */
};

/* The text of a labelled value: the same line's rest, or the next cell. */
static void
labelled(struct report *r, struct str label, struct str value)
{
	struct str key = label_key(r->a, label);

	value = fold_tidy(r->a, value, NULL);
	if (key.len == 0 || value.len == 0)
		return;
	if (r->company.len == 0 && words_have(&r->s->company, key))
		r->company = value;
	else if (r->uscc.len == 0 && words_have(&r->s->uscc, key))
		r->uscc = value;
	else if (r->date.len == 0 && words_have(&r->s->date, key))
		r->date = paper_date(r->a, value);
}

/* "……：0 条", "无", "未查到", "共 2 条"; -1 when it doesn't say. */
static int64_t
count_in(struct str s)
{
	static const char *const none[] = {
	    "暂无", "未查到", "未查询到", "无", "没有", "未发现", NULL};
	struct str t = s;
	int64_t n = -1;
	int i;

	while (t.len > 0) {
		struct str from = t;
		uint32_t r = utf8_next(&t);

		if (r >= '0' && r <= '9') {
			int k = 0;

			while (k < from.len && from.p[k] >= '0' &&
			       from.p[k] <= '9')
				k++;
			t = str_slice(from, k, from.len);
			/* A number of a section or year is no count. */
			if (t.len == 0 || str_starts(t, S("条")) ||
			    str_starts(t, S("项")) || str_starts(t, S("次")) ||
			    str_starts(t, S("个")) || str_starts(t, S("件")) ||
			    str_starts(t, S("\t")) || str_starts(t, S("）")) ||
			    str_starts(t, S(")")))
				if (k < 9 && str_int(str_slice(from, 0, k), &n))
					return n;
		}
	}
	for (i = 0; none[i] != NULL; i++)
		if (str_has(s, str_c(none[i])))
			return 0;
	return -1;
}

/* A line, or a row, that tells of records of one kind. */
static void
counts(struct report *r, struct str line)
{
	struct str s = fold_plain(r->a, line, NULL), g[PATTERN_GROUPS];
	ptrdiff_t at = 0;
	int64_t n;

	if (r->s->bad == NULL || r->s->penalties == NULL)
		return;
	while (pattern_find(r->s->bad, s, at, g)) {
		struct str tail = str_slice(s, g[0].p + g[0].len - s.p, s.len),
			   h[PATTERN_GROUPS];

		at = g[0].p + g[0].len - s.p;
		if (pattern_find(r->s->bad, tail, 0, h) &&
		    count_in(str_slice(tail, 0, h[0].p - tail.p)) < 0)
			continue;
		if ((n = count_in(fold_unspace(r->a, tail))) >= 0)
			r->bad = (r->bad < 0 ? 0 : r->bad) + n;
		break;
	}
	if (pattern_find(r->s->penalties, s, 0, g) &&
	    (n = count_in(fold_unspace(
		 r->a, str_slice(s, g[0].p + g[0].len - s.p, s.len)))) >= 0)
		r->penalties = (r->penalties < 0 ? 0 : r->penalties) + n;
}

static void
line(struct report *r, struct str s)
{
	struct str rest = s, cell, t, before;

	counts(r, s);
	while (rest.p != NULL) {
		cell = str_cut(&rest, S("\t"));
		t = cell;
		while (t.len > 0) {
			uint32_t c;

			before = t;
			c = utf8_next(&t);
			if (c == ':' || c == 0xff1a) {
				labelled(r,
				    str_slice(cell, 0, before.p - cell.p), t);
				break;
			}
		}
		if (t.len == 0 && rest.p != NULL) {
			struct str next = rest;

			labelled(r, cell, str_cut(&next, S("\t")));
		}
	}
}

/* The other site that it comes from; the one that decides isn't named. */
static struct str
other_site(struct arena *a, const struct credit_spec *s, struct str text)
{
	struct str plain = fold_plain(a, text, NULL), g[PATTERN_GROUPS];

	if (s->site == NULL || s->sites == NULL ||
	    pattern_find(s->site, plain, 0, g) ||
	    !pattern_find(s->sites, plain, 0, g))
		return S("");
	return g[0];
}

json *
credit_read(struct arena *a, const struct schema *schema, struct str text)
{
	struct report r = {
	    .a = a, .s = &schema->credit, .bad = -1, .penalties = -1};
	json *o = js_obj();
	struct str rest = text;

	while (rest.p != NULL)
		line(&r, str_cut(&rest, S("\n")));
	js_set_bool(o, "found", true);
	js_set_or_null(o, "company", r.company);
	js_set_or_null(o, "uscc", r.uscc);
	js_set_or_null(o, "date", r.date);
	js_set_or_null(o, "site", other_site(a, r.s, text));
	js_set(o, "bad", r.bad < 0 ? NULL : js_new_num((double)r.bad));
	js_set(o, "penalties",
	    r.penalties < 0 ? NULL : js_new_num((double)r.penalties));
	js_set(o, "at", NULL);
	js_list(o, "doubt");
	return o;
}
