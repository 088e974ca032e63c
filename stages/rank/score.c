/* SPDX-License-Identifier: ISC */
/*
 * Experts' marks, scores.xlsx or .csv: 专家代号, 案例编号, 分项得分, 总分,
 * 是否回避.  An expert who stood back (回避) gave no mark, which isn't a mark
 * of nothing.  Who gave which mark never leaves this file.
 */
#include "rank.h"

#include <math.h>
#include <stdlib.h>

#define MARK_MAX 100 /* unless the pack says: score.max */
#define BLANKS_NAMED 3
#define OUTLIER 15   /* points off the median, unless: score.outlier */

struct mark {
	size_t filing, nth;
	struct str expert, at;
	double value;
	bool recused;
};

struct marks {
	struct mark *v;
	size_t n, cap;
};

static void
refuse(struct rank *rk, struct str id, struct str at, const char *why)
{
	json *o = js_obj();

	js_set_str(o, "case", id);
	js_set_str(o, "at", at);
	js_set_c(o, "message", why);
	rank_note(rk, "scores_refused", o);
}

/* "90", "90.5", "90分"; *rest is what stands behind. */
static bool
number(struct arena *a, struct str s, double *v, struct str *rest)
{
	char *text = str_cstr(a, str_trim(s)), *end;

	*v = strtod(text, &end);
	*rest = str_dup(a, str_c(end));
	return end != text && isfinite(*v);
}

/* "90", "90.5", "90分", and nothing behind. */
static bool
one_mark(struct arena *a, struct str s, double *v)
{
	struct str rest;

	return number(a, s, v, &rest) &&
	       (rest.len == 0 || str_eq(rest, S("分")));
}

/* The sum of the columns that score.criteria names, each by its weight. */
static const char *
by_criteria(struct rank *rk, json *row, double *sum, bool *any)
{
	json *c;
	struct str s;
	size_t blank = 0;
	double v;

	*any = false;
	*sum = 0;
	JS_EACH(c, js_path(rk->notice, "score.criteria"))
	{
		s = str_trim(js_str(row, str_cstr(&rk->mem, js_str(c, "name"))));
		blank += s.len == 0;
		if (s.len == 0)
			continue;
		if (!one_mark(&rk->mem, s, &v) || v < 0 ||
		    (js_num(c, "max") > 0 && v > js_num(c, "max")))
			return "有分项得分超出范围或不是数，未采用";
		*sum += js_has(c, "weight") ? v * js_num(c, "weight") : v;
		*any = true;
	}
	return *any && blank > 0 ? "分项得分没有填全，未采用" : NULL;
}

/* The sum of the numbers in 分项得分, "35+28、27". */
static bool
by_parts(struct arena *a, json *row, double *sum)
{
	struct str s, rest;
	double v;
	bool any = false;

	s = str_trim(js_str(row, "分项得分"));
	for (*sum = 0; s.len > 0;) {
		if ((s.p[0] >= '0' && s.p[0] <= '9') || s.p[0] == '.') {
			if (!number(a, s, &v, &rest))
				return false;
			*sum += v;
			any = true;
			s = rest;
		} else {
			utf8_next(&s);
		}
	}
	return any;
}

/* 总分, which must be the sum of its parts where they are given. */
static const char *
total(struct rank *rk, json *row, double *sum)
{
	struct str s = str_trim(js_str(row, "总分"));
	double parts;
	bool any;
	const char *why = by_criteria(rk, row, &parts, &any);

	if (why != NULL)
		return why;
	if (s.len == 0 && any)
		*sum = parts;
	else if (s.len > 0 ? !one_mark(&rk->mem, s, sum)
			   : !by_parts(&rk->mem, row, sum))
		return "没有得分，也没有写明回避，未采用";
	else if (any && fabs(parts - *sum) > 0.005)
		return "总分与分项之和不符，未采用";
	return NULL;
}

/* A row that nobody has filled in yet. */
static bool
is_blank(struct rank *rk, json *row)
{
	json *c;

	JS_EACH(c, js_path(rk->notice, "score.criteria"))
	if (js_str(row, str_cstr(&rk->mem, js_str(c, "name"))).len > 0)
		return false;
	return js_str(row, "总分").len == 0 &&
	       js_str(row, "分项得分").len == 0 &&
	       js_str(row, "是否回避").len == 0;
}

static bool
recused(json *row)
{
	static const char *const words[] = {"是", "回避", "已回避", "应回避",
	    "Y", "y", "Yes", "yes", "true", "TRUE", "1", "√", "✓", NULL};

	return str_is_any(str_trim(js_str(row, "是否回避")), words);
}

static const char *
take(struct rank *rk, struct marks *m, json *row, struct mark *k)
{
	const struct filing *f;
	const char *why;
	size_t i;

	k->filing = index_find(&rk->index, js_str(row, "案例编号"));
	if (k->filing == NONE)
		return "没有这个案例编号，未采用";
	f = &rk->index.filings.v[k->filing];
	if (f->version == V_SUPERSEDED)
		return "评的是旧版本，未采用";
	k->recused = recused(row);
	if (!k->recused && (why = total(rk, row, &k->value)) != NULL)
		return why;
	if (!k->recused &&
	    (k->value < 0 || k->value > rank_option(rk, "score", "max", MARK_MAX)))
		return "得分超出范围，未采用";
	for (i = 0; i < m->n; i++)
		if (m->v[i].filing == k->filing && k->expert.len > 0 &&
		    str_eq(m->v[i].expert, k->expert))
			return "同一专家对同一案例评了两次，以前一次为准";
	return NULL;
}

static void
read_marks(struct rank *rk, struct marks *m)
{
	const char *why;
	json *rows = desk_table_headed(&rk->desk, "scores", "案例编号", &why);
	struct mark k;
	size_t blank = 0;
	json *row;

	if (rows == NULL) {
		refuse(rk, S(""), S("scores"), why);
		return;
	}
	JS_EACH(row, rows)
	{
		k = (struct mark){.nth = row_i,
		    .expert = str_dup(&rk->mem, js_str(row, "专家代号"))};
		if (js_str(row, "案例编号").len == 0)
			continue;
		/* A few are named; a sheet not begun is one line. */
		if (is_blank(rk, row) && ++blank > BLANKS_NAMED)
			continue;
		if ((why = take(rk, m, row, &k)) != NULL)
			refuse(rk, js_str(row, "案例编号"), js_str(row, "_at"),
			    why);
		else
			*ARENA_PUSH(&rk->mem, m) = k;
	}
	if (blank > BLANKS_NAMED)
		refuse(rk, S(""), S("scores"), str_printf(&rk->mem,
		    "共有 %zu 行没有得分，也没有写明回避", blank).p);
	js_free(rows);
}

/* --- of one case --- */

static int
cmp_double(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* Two digits, as printed: what looks equal is equal, and is a tie. */
static double
rounded(double v)
{
	return floor(v * 100 + 0.5) / 100;
}

static double
mean(const double *v, size_t n)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < n; i++)
		sum += v[i];
	return rounded(sum / (double)n);
}

static double
median(const double *v, size_t n)
{
	return rounded(n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2);
}

/* Ascending marks, n > 0. */
static double
by_method(struct str method, const double *v, size_t n)
{
	if (str_eq(method, S("median")))
		return median(v, n);
	if (str_eq(method, S("mean")) || n < 3)
		return mean(v, n);
	return mean(v + 1, n - 2);
}

static struct str
note(struct rank *rk, const double *v, size_t n, size_t away, json *outliers)
{
	double off = rank_option(rk, "score", "outlier", OUTLIER);
	struct sb b = {.a = &rk->mem};
	bool first = true;
	size_t i;

	if (away > 0)
		sb_addf(&b, "回避 %zu 人", away);
	for (i = 0; i < n; i++) {
		if (fabs(v[i] - median(v, n)) <= off)
			continue;
		js_add(outliers, js_new_num(v[i]));
		if (first)
			sb_addf(&b, "%s偏离中位数超过 %g 分：",
			    b.len ? "；" : "", off);
		sb_addf(&b, "%s%g", first ? "" : "、", v[i]);
		first = false;
	}
	if (n > 0 && n < 3)
		sb_addf(
		    &b, "%s有效评分不足 3 个，未去最高最低", b.len ? "；" : "");
	return sb_str(&b);
}

static void
settle(struct rank *rk, struct filing *f, const struct mark *m, size_t n)
{
	struct str method = js_pstr(rk->notice, "score.method");
	double *v = arena_array(&rk->mem, n, sizeof *v);
	json *o = js_sub(filing_set(f), "scores"), *outliers;
	size_t i, k = 0;

	for (i = 0; i < n; i++)
		if (!m[i].recused)
			v[k++] = m[i].value;
	if (k > 0)
		qsort(v, k, sizeof *v, cmp_double);
	js_set_int(o, "n", (int64_t)k);
	js_set_int(o, "recused", (int64_t)(n - k));
	js_set(o, "mean", k ? js_new_num(mean(v, k)) : NULL);
	js_set(o, "trimmed", k ? js_new_num(by_method(S(""), v, k)) : NULL);
	js_set(o, "median", k ? js_new_num(median(v, k)) : NULL);
	js_set(o, "min", k ? js_new_num(v[0]) : NULL);
	js_set(o, "max", k ? js_new_num(v[k - 1]) : NULL);
	js_set_str(o, "method", method.len ? method : S("trimmed"));
	outliers = js_list(o, "outliers");
	js_set_str(o, "note", note(rk, v, k, n - k, outliers));
	if (k == 0)
		return;
	f->scored = rk->scores_used = true;
	f->score = by_method(method, v, k);
	js_set_num(filing_set(f), "score", f->score);
}

static int
cmp_mark(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->filing != y->filing)
		return x->filing < y->filing ? -1 : 1;
	return x->nth < y->nth ? -1 : x->nth > y->nth;
}

void
scores_read(struct rank *rk)
{
	struct marks m = {0};
	size_t i, n;

	js_list(rk->meta, "scores_refused");
	read_marks(rk, &m);
	if (m.n > 0)
		qsort(m.v, m.n, sizeof *m.v, cmp_mark);
	for (i = 0; i < m.n; i += n) {
		for (n = 1; i + n < m.n && m.v[i + n].filing == m.v[i].filing;
		     n++)
			;
		settle(rk, &rk->index.filings.v[m.v[i].filing], m.v + i, n);
	}
}
