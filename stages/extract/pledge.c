/* SPDX-License-Identifier: ISC */
#include "paper.h"

#include <stdlib.h>

#include "companies.h"
#include "fold.h"
#include "when.h"

struct pledge {
	struct arena *a;
	const struct pledge_spec *s;
	struct str text; /* whole, without blanks, a line each */
	struct sb said;	 /* the sentences that pledge */
	json *out;
};

/* Sentences end in 。；;！ and line ends. */
static struct str
sentence(struct str *rest)
{
	struct str s = *rest;

	while (rest->len > 0) {
		struct str before = *rest;
		uint32_t r = utf8_next(rest);

		if (r == 0x3002 || r == 0xff1b || r == ';' || r == '\n' ||
		    r == 0xff01)
			return str_slice(s, 0, before.p - s.p);
	}
	return s;
}

static void
collect(struct pledge *p)
{
	struct str rest = p->text, s;

	while (rest.len > 0) {
		s = sentence(&rest);
		if (s.len > 0 && pattern_matches(p->s->sentence, s)) {
			sb_add(&p->said, s);
			sb_addc(&p->said, '\n');
		}
	}
}

static int
number_of(struct str s)
{
	static const char *const cn[] = {
	    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
	int64_t n;
	int i, sum = 0;

	if (str_int(s, &n))
		return (int)n;
	if (str_eq(s, S("两")))
		return 2;
	if (str_starts(s, S("十")) && s.len == 6)
		return 10 + number_of(str_slice(s, 3, 6));
	for (i = 0; i <= 10; i++)
		if (str_eq(s, str_c(cn[i])))
			sum = i;
	return sum;
}

static int
month_of(struct str year, struct str month, int else_month)
{
	int64_t y = 0, m = else_month;

	str_int(year, &y);
	if (month.len > 0)
		str_int(month, &m);
	return (int)(y * 12 + m);
}

/* A dated stretch in whole years; an open end is the pledge's own date. */
static int
range_years(struct str g[PATTERN_GROUPS], struct str date)
{
	int from, to;

	if (g[4].len > 0) {
		from = month_of(g[4], g[5], 1);
		to = month_of(g[7], g[8], 12);
		/* Years alone: 2020年至2024年 are five. */
		if (g[8].len == 0 && g[5].len == 0)
			to++;
	} else {
		if (date.len < 7)
			return -1;
		from = month_of(g[1], g[2], 1);
		to = month_of(str_slice(date, 0, 4), str_slice(date, 5, 7), 12);
	}
	return to > from ? (to - from) / 12 : -1;
}

static void
period(struct pledge *p, struct str where, struct str date)
{
	struct str g[PATTERN_GROUPS];
	int years = -1;

	if (pattern_find(p->s->range, where, 0, g))
		years = range_years(g, date);
	else if (pattern_find(p->s->years, where, 0, g))
		years = number_of(g[1].len > 0 ? g[1] : g[2]);
	if (years > 0)
		js_set_int(p->out, "years", years);
}

static void
add_matches(struct pledge *p, const char *key, const struct patterns *v,
    struct str where)
{
	struct str g[PATTERN_GROUPS];
	json *list = js_list(p->out, key);
	ptrdiff_t at;
	size_t i;

	for (i = 0; i < v->n; i++)
		for (at = 0;
		     v->v[i] != NULL && pattern_find(v->v[i], where, at, g) &&
		     js_len(list) < 20;
		     at = g[0].p + g[0].len - where.p)
			js_add_str(list, g[0]);
}

/* What the pack asks for beyond the three kinds, and nobody said. */
static void
unsaid(struct pledge *p, struct str said)
{
	json *list = js_list(p->out, "unsaid");
	size_t i;

	for (i = 0; i < p->s->further.n; i++)
		if (!pattern_matches(p->s->furthers.v[i], said))
			js_add_str(list, p->s->further.v[i]);
}

/*
 * How grave an accident must be to be denied, the least of what s says:
 * 一般 1, 较大 2, 重大 3, 特别重大 4; 0: any.
 */
static int
degree(struct str s)
{
	static const char *const words[] = {"一般", "较大", "重大"};
	struct str before, rest = s;
	int i, n, least = 0;

	while (rest.len > 0) {
		before = str_slice(s, 0, rest.p - s.p);
		for (i = 0; i < 3; i++) {
			if (!str_starts(rest, str_c(words[i])))
				continue;
			n = str_ends(before, S("特别")) ? 4 : i + 1;
			least = least == 0 || n < least ? n : least;
		}
		utf8_next(&rest);
	}
	return least;
}

/* 重大 where 较大 is to be denied says less than the notice asks for. */
static void
narrower(struct pledge *p, struct str said)
{
	static const char *const words[] = {"", "一般", "较大", "重大"};
	int asked = degree(p->s->model), n;

	for (; asked > 0 && said.len > 0;) {
		n = degree(str_cut(&said, S("\n")));
		/* 特别重大 is one of the pack's exceptions. */
		if (n > asked && n < 4)
			js_add_str(js_list(p->out, "altered"), str_c(words[n]));
	}
}

/* The words for the three kinds of incident, and for how long. */
static void
what(struct pledge *p, struct str date)
{
	struct str said = sb_str(&p->said);

	js_set_bool(p->out, "safety", pattern_matches(p->s->safety, said));
	js_set_bool(
	    p->out, "environment", pattern_matches(p->s->environment, said));
	js_set_bool(p->out, "quality", pattern_matches(p->s->quality, said));
	js_set_bool(p->out, "since_founding",
	    pattern_matches(p->s->founding, said) ||
		pattern_matches(p->s->founding, p->text));
	period(p, said, date);
	/* "近5年以来，我单位：1.……": said once, above the sentences. */
	if (js_get(p->out, "years") == NULL)
		period(p, p->text, date);
	add_matches(p, "exceptions", &p->s->exceptions, said);
	add_matches(p, "altered", &p->s->altered, said);
	narrower(p, said);
	unsaid(p, said);
}

static bool
is_company(struct str s)
{
	return (str_ends(s, S("公司")) || str_ends(s, S("集团")) ||
		   str_ends(s, S("厂")) || str_ends(s, S("(有限合伙)")) ||
		   str_ends(s, S("研究院"))) &&
	       utf8_count(s) >= 5 && utf8_count(s) <= COMPANY_RUNES_MAX;
}

/* s before a note for the seal: (盖章), (公章), (加盖单位公章). */
static struct str
before_seal(struct str s)
{
	struct str rest = s, head, note;

	while (rest.p != NULL) {
		head = str_cut(&rest, S("("));
		note = rest;
		if (rest.p != NULL && head.len > 0 &&
		    str_has(str_cut(&note, S(")")), S("章")))
			return str_slice(s, 0, rest.p - 1 - s.p);
	}
	return s;
}

/* What stands behind the last colon of a line, without notes. */
static struct str
behind_colon(struct arena *a, struct str line)
{
	struct str s = line, t = line;

	while (t.len > 0) {
		uint32_t r = utf8_next(&t);

		if (r == ':' || r == 0xff1a)
			s = t;
	}
	return fold_tidy(a, before_seal(s), NULL);
}

/* Who pledges: the last line that is, or ends in, a company's name. */
static struct str
company(struct pledge *p)
{
	struct str rest = p->text, found = {0}, s, g[PATTERN_GROUPS];

	while (rest.p != NULL) {
		s = behind_colon(p->a, str_cut(&rest, S("\n")));
		if (is_company(s))
			found = s;
	}
	if (found.len == 0 && p->s->who != NULL &&
	    pattern_find(p->s->who, p->text, 0, g))
		found = g[1].len > 0 ? g[1] : g[0];
	return found;
}

static json *
blank(bool found)
{
	json *o = js_obj();

	js_set_bool(o, "found", found);
	js_set(o, "at", NULL);
	js_set(o, "sha256", NULL);
	js_set(o, "years", NULL);
	js_set_bool(o, "since_founding", false);
	js_set_bool(o, "safety", false);
	js_set_bool(o, "environment", false);
	js_set_bool(o, "quality", false);
	js_set(o, "company", NULL);
	js_set(o, "company_key", NULL);
	js_set(o, "date", NULL);
	js_list(o, "exceptions");
	js_list(o, "altered");
	js_list(o, "unsaid");
	js_set_bool(o, "scan", false);
	js_list(o, "doubt");
	return o;
}

json *
pledge_unread(const char *doubt)
{
	json *o = blank(true);

	js_set_bool(o, "scan", true);
	js_add_str(js_list(o, "doubt"), str_c(doubt));
	return o;
}

json *
pledge_read(struct arena *a, const struct schema *schema, struct str text)
{
	struct pledge p = {.a = a, .s = &schema->pledge, .said.a = a};
	struct str who, date, lines = fold_plain(a, text, NULL), line;
	struct sb b = {.a = a};

	if (p.s->sentence == NULL)
		return blank(false);
	while (lines.p != NULL) {
		line = fold_unspace(a, str_cut(&lines, S("\n")));
		sb_add(&b, line);
		sb_addc(&b, '\n');
	}
	p.text = sb_str(&b);
	collect(&p);
	p.out = blank(p.said.len > 0);
	if (p.said.len == 0)
		return p.out;
	date = paper_date(a, p.text);
	who = company(&p);
	if (date.len > 0)
		js_set_str(p.out, "date", date);
	if (who.len > 0) {
		js_set_str(p.out, "company", who);
		js_set_str(p.out, "company_key", fold_company(a, who));
	}
	what(&p, date);
	return p.out;
}

/* --- in a form --- */

struct place {
	struct arena *a;
	const struct schema *s;
	const struct doc *d;
};

static json *
pledge_at(const struct place *x, struct str text, struct str at)
{
	json *o = pledge_read(x->a, x->s, text);

	if (js_bool(o, "found")) {
		js_set_str(o, "at", at);
		return o;
	}
	js_free(o);
	return NULL;
}

static bool
is_promise(struct str s)
{
	return str_has(s, S("承诺")) || str_has(s, S("声明"));
}

/* A cell in which somebody promises. */
static json *
pledge_in_cells(const struct place *x, const struct doc_block *b)
{
	const struct doc_cell *c;
	json *o;
	size_t k;

	for (k = 0; k < b->table->cells.n; k++) {
		c = &b->table->cells.v[k];
		if (!is_promise(c->text))
			continue;
		o = pledge_at(x, c->text, doc_place(x->a, b, b->table, c));
		if (o != NULL)
			return o;
	}
	return NULL;
}

/*
 * Prose in which somebody promises, from there to the next table or form: what
 * is promised, who does and when stand in paragraphs of their own.
 */
static json *
pledge_in_prose(const struct place *x, const struct form *f, size_t i)
{
	const struct doc_block *b = &x->d->blocks.v[i];
	struct str at = doc_place(x->a, b, NULL, &b->para);
	struct sb text = {.a = x->a};

	for (; i < f->to && x->d->blocks.v[i].table == NULL; i++) {
		sb_add(&text, x->d->blocks.v[i].para.text);
		sb_addc(&text, '\n');
	}
	return pledge_at(x, sb_str(&text), at);
}

/* A title first, then any word. */
json *
pledge_own(struct arena *a, const struct schema *schema, const struct doc *d,
    const struct form *f)
{
	struct place x = {a, schema, d};
	const struct doc_block *b = d->blocks.v;
	json *o = NULL;
	size_t i;

	for (i = f->from; i < f->to && o == NULL; i++)
		if (b[i].table != NULL)
			o = pledge_in_cells(&x, &b[i]);
	for (i = f->from; i < f->to && o == NULL; i++)
		if (b[i].table == NULL && words_have(&schema->pledge.titles,
			fold_key(a, b[i].para.text)))
			o = pledge_in_prose(&x, f, i);
	for (i = f->from; i < f->to && o == NULL; i++)
		if (b[i].table == NULL && b[i].para.text.len > 60 &&
		    is_promise(b[i].para.text))
			o = pledge_in_prose(&x, f, i);
	return o;
}
