/* SPDX-License-Identifier: ISC */
/*
 * 推荐单位意见 | 同意推荐。 某市工业和信息化局（盖章）: the office that signs its
 * opinion, where no box asks for its name; and the day on which the applicant
 * signed, where none asks for that of applying.
 */
#include "form_seat.h"

#include "fold.h"

/* The field whose office signs in the box of a label, or -1. */
static int
signer_of(const struct form *f, struct str key)
{
	const struct words *signs;
	size_t i, k;

	for (i = 0; i < f->spec->fields.n; i++) {
		signs = &f->spec->fields.v[i].signs;
		/* 市级主管部门意见: whose opinion it is may stand before. */
		for (k = 0; k < signs->n; k++)
			if (str_ends(key, signs->v[k]))
				return (int)i;
	}
	return -1;
}

/* The one line of a cell that is an office's name and no more. */
static bool
find_line(struct form *f, int field, const struct doc_cell *c,
    ptrdiff_t *from, ptrdiff_t *to)
{
	struct str rest = c->text, line;
	struct answer answer;
	int office, found = -1;
	ptrdiff_t at;

	while (rest.p != NULL) {
		at = c->text.len - rest.len;
		line = str_cut(&rest, S("\n"));
		if (line.len == 0 || line.len > HEADING_BYTES_MAX)
			continue;
		answer = answer_read(f->a, f->schema,
		    f->spec->fields.v[field].kind, c, at, at + line.len);
		office = form_office(f->schema, fold_key(f->a, answer.raw));
		if (office < 0)
			continue;
		if (found >= 0 && office != found)
			return false;
		found = office;
		*from = at;
		*to = at + line.len;
	}
	return found >= 0;
}

void
form_signed(struct walk *w, const struct seat *s)
{
	int field = signer_of(w->f, s->key);
	const struct doc_cell *c = s->cell;
	struct seat *at[2];
	ptrdiff_t from, to;
	struct found *is;
	int i;

	if (field < 0)
		return;
	at[0] = seat_at(w, c->row, c->col + c->cols);
	at[1] = seat_at(w, c->row + c->rows, c->col);
	for (i = 0; i < 2; i++) {
		if (at[i] == NULL || seat_is_label(at[i]) ||
		    !find_line(w->f, field, at[i]->cell, &from, &to))
			continue;
		is = form_found(w, s, field, at[i]->cell);
		is->standing = STAND_PART;
		form_answer(w->f, is, at[i]->cell, from, to);
		return;
	}
}

/* --- and the day --- */

#define SIGN_BYTES_MAX 240 /* a line to sign on; longer ones tell of it */
#define DAY_BYTES_MAX 90   /* 二〇二四年十二月二十三日 with blanks */
#define SIGN_LINES 3	   /* from the signature down to its date */

struct signing { /* the lines in work */
	struct form *f;
	int field;
	size_t block;
	const struct doc_table *t;
	struct str name; /* of the applicant, folded */
	bool by_name;	 /* signed so, without a word for it */
	bool blocked; /* somebody else signs */
	bool ours;    /* the heading names the applicant */
	int left;     /* lines that may still hold the date */
	struct found *is;
};

static bool
is_in(uint32_t r, struct str set)
{
	while (set.len > 0)
		if (utf8_next(&set) == r)
			return true;
	return false;
}

/* 2024年12月17日, 二〇二四年…: year, month and day of this century. */
static bool
is_day(struct str s)
{
	bool in = false, blank = false;
	int groups = 0;
	uint32_t r;

	if (!str_starts(s, S("2")) && !str_starts(s, S("２")) &&
	    !str_starts(s, S("二")))
		return false;
	while (s.len > 0) {
		r = utf8_next(&s);
		if (fold_is_numeral(r) || r == 0x25cb) {
			if (in && blank)
				return false;
			groups += !in;
			in = true;
		} else if (is_in(r, S("年月日-./．－"))) {
			in = false;
		} else if (r > ' ' && r != 0xa0 && r != 0x3000) {
			return false;
		}
		blank = r <= ' ' || r == 0xa0 || r == 0x3000;
	}
	return groups == 3;
}

/* Where the day at the end of a line begins, or -1. */
static ptrdiff_t
day_at(struct str line)
{
	ptrdiff_t i = line.len > DAY_BYTES_MAX ? line.len - DAY_BYTES_MAX : 0;

	for (; i < line.len; i++)
		if (((unsigned char)line.p[i] & 0xc0) != 0x80 &&
		    is_day(str_slice(line, i, line.len)))
			return i;
	return -1;
}

static void
take_day(struct signing *g, const struct doc_cell *c, ptrdiff_t from,
    ptrdiff_t to)
{
	struct form *f = g->f;
	struct found *is = g->is;

	g->left = 0;
	if (is != NULL) {
		if (!str_eq(fold_key(f->a, str_slice(c->text, from, to)),
			fold_key(f->a, is->answer.raw)))
			answer_doubt(&is->answer, "two-values");
		return;
	}
	g->is = is = form_add(f, g->field, STAND_PART, g->block);
	is->table = g->t;
	is->at = doc_place(f->a, &f->doc->blocks.v[g->block], g->t, c);
	form_answer(f, is, c, from, to);
}

static void
sign_heading(struct signing *g, struct str line)
{
	static const char *const others[] = {"推荐", "主管", "部门", "审核",
	    "审查", "初审", "复核", "专家", "政府", "监管", NULL};
	static const char *const ours[] = {"申报单位", "申报主体", "申报企业",
	    "申请单位", "填报单位", "承诺", "声明", "法定代表人", "法人代表",
	    NULL};

	if (line.len == 0 || line.len > SIGN_BYTES_MAX ||
	    str_has(line, S("。")))
		return;
	if (str_has_any(line, others)) {
		g->blocked = true;
		g->left = 0;
	} else if (str_has_any(line, ours)) {
		g->blocked = false;
		g->ours = true;
	}
}

/* The applicant's name, which signs where it stands alone above a date. */
static struct str
applicant(const struct form *f)
{
	int field = schema_field(f->spec, S("company"));
	const struct found *w = NULL;
	const char *doubt;

	if (field >= 0)
		w = form_pick(f, field, &doubt);
	return w != NULL ? fold_company(f->a, w->answer.raw) : S("");
}

/* 甲公司, 申报单位：甲公司: it signs by a day that stands alone below. */
static bool
is_name(const struct signing *g, struct str line)
{
	ptrdiff_t at = str_find(line, S("："));

	if (g->name.len == 0 || line.len > SIGN_BYTES_MAX)
		return false;
	if (at >= 0)
		line = str_slice(line, at + 3, line.len);
	return str_eq(fold_company(g->f->a, line), g->name);
}

/* One line at or below a signature. */
static void
sign_line(struct signing *g, const struct doc_cell *c, ptrdiff_t from,
    ptrdiff_t to)
{
	static const char *const seals[] = {
	    "签字", "签章", "盖章", "公章", "签名", NULL};
	static const char *const who[] = {"单位", "企业", "公司", NULL};
	static const char *const asks[] = {"日期", "时间", "日期：", "日期:",
	    "时间：", "时间:", NULL};
	struct str line = str_slice(c->text, from, to), before;
	ptrdiff_t at;
	bool seal;

	line = str_trim_front(line);
	from = to - line.len;
	line = str_trim(line);
	if (line.len == 0)
		return;
	sign_heading(g, line);
	seal = line.len <= SIGN_BYTES_MAX && !str_has(line, S("。")) &&
	       str_has_any(line, seals);
	if (seal && !g->blocked && (g->ours || str_has_any(line, who))) {
		g->left = SIGN_LINES + 1;
		g->by_name = false;
	} else if (g->left == 0 && !seal && is_name(g, line)) {
		g->left = 2;
		g->by_name = true;
	}
	if (g->left == 0)
		return;
	g->left--;
	if ((at = day_at(line)) < 0)
		return;
	before = fold_unspace(g->f->a, str_slice(line, 0, at));
	if (seal || before.len == 0 ||
	    (!g->by_name && str_ends_any(before, asks)))
		take_day(g, c, from + at, from + line.len);
}

static void
sign_cell(struct signing *g, struct doc_table *t, const struct doc_cell *c)
{
	struct doc_cell *head = c->col > 0 ? doc_at(g->f->a, t, c->row, c->col - 1)
				: c->row > 0
				    ? doc_at(g->f->a, t, c->row - 1, c->col)
				    : NULL;
	ptrdiff_t from, to;

	g->blocked = g->ours = false;
	g->left = 0;
	if (head != NULL)
		sign_heading(g, head->text);
	for (from = 0; from < c->text.len; from = to + 1) {
		to = str_find(str_slice(c->text, from, c->text.len), S("\n"));
		to = to < 0 ? c->text.len : from + to;
		sign_line(g, c, from, to);
	}
}

/* A day alone below what a cover says: no label names it. */
static bool
on_cover(const struct form *f, size_t above, struct str text)
{
	enum field_kind k;
	size_t i;

	if (day_at(str_trim(text)) != 0)
		return false;
	for (i = 0; i < f->found.n; i++) {
		k = f->spec->fields.v[f->found.v[i].field].kind;
		if (f->found.v[i].block == above && k != KIND_DATE &&
		    k != KIND_PERIOD && k != KIND_LONGTEXT)
			return true;
	}
	return false;
}

void
form_signed_on(struct form *f)
{
	struct signing g = {
	    .f = f, .field = schema_field(f->spec, S("applied_on"))};
	size_t i, k, above = f->to;
	bool cover = true;

	for (i = 0; i < f->found.n; i++)
		if (f->found.v[i].field == g.field &&
		    f->found.v[i].answer.raw.len > 0)
			return;
	g.name = applicant(f);
	for (i = f->from; g.field >= 0 && i < f->to; i++) {
		const struct doc_block *b = &f->doc->blocks.v[i];

		g.block = i;
		if ((g.t = b->table) != NULL) {
			for (k = 0; !b->table->hidden && k < b->table->cells.n;
			     k++)
				sign_cell(&g, b->table, &b->table->cells.v[k]);
			g.blocked = g.ours = cover = false;
			g.left = 0;
		} else if (b->where == DOC_BODY &&
			   str_trim(b->para.text).len > 0) {
			if (cover && on_cover(f, above, b->para.text)) {
				take_day(&g, &b->para, 0, b->para.text.len);
				return;
			}
			sign_line(&g, &b->para, 0, b->para.text.len);
			above = i;
		}
	}
}
