/* SPDX-License-Identifier: ISC */
/* Labels inside running text. */
#include "label.h"

#include "fold.h"
#include "limit.h"

/* What stands before a character that counts. */
enum gap { GAP_NONE, GAP_BLANK, GAP_WIDE, GAP_TAB, GAP_LINE };

struct glyph {
	uint32_t r;
	ptrdiff_t at, end;
	enum gap gap;
	bool under; /* in an underlined stretch */
};

struct scan {
	struct arena *a;
	const struct form_spec *form;
	const struct words *headings;
	struct str text;
	struct glyph *v;
	size_t n;
	struct label_hits *out;
};

static bool
is_underlined(const struct doc_cell *c, ptrdiff_t at)
{
	size_t i;

	for (i = 0; i < c->spans.n; i++)
		if ((c->spans.v[i].style & DOC_UNDERLINED) != 0 &&
		    at >= c->spans.v[i].from && at < c->spans.v[i].to)
			return true;
	return false;
}

static enum gap
wider(enum gap g, uint32_t r)
{
	if (r == '\n' || g == GAP_LINE)
		return GAP_LINE;
	if (r == '\t' || g == GAP_TAB)
		return GAP_TAB;
	return r == 0x3000 || r == '_' || g != GAP_NONE
		   ? GAP_WIDE
		   : GAP_BLANK;
}

/* The characters that count, each with the gap before it. */
static void
glyphs(struct scan *s, const struct doc_cell *c)
{
	struct str rest = c->text;
	enum gap gap = GAP_LINE;
	bool styled = false;
	size_t i;

	for (i = 0; i < c->spans.n; i++)
		styled |= (c->spans.v[i].style & DOC_UNDERLINED) != 0;
	s->text = c->text;
	s->v = arena_array(s->a, (size_t)rest.len + 1, sizeof *s->v);
	while (rest.len > 0) {
		ptrdiff_t at = c->text.len - rest.len;
		uint32_t r = utf8_next(&rest);

		if (fold_is_invisible(r))
			continue;
		if (r <= ' ' || r == 0xa0 || r == 0x3000 ||
		    (r >= 0x2000 && r <= 0x200a) || r == '_' || r == 0xff3f) {
			gap = wider(gap, r);
			continue;
		}
		s->v[s->n++] = (struct glyph){r, at, c->text.len - rest.len,
		    gap, styled && is_underlined(c, at)};
		gap = GAP_NONE;
	}
}

static bool
may_start(const struct scan *s, size_t i)
{
	uint32_t r = i > 0 ? s->v[i - 1].r : 0;

	return s->v[i].gap != GAP_NONE || label_closes(r) || r == ';' ||
	       r == 0xff1b || r == ',' || r == 0xff0c || r == 0x3002 ||
	       r == 0x3001 || r == '/' || r == 0xff0f ||
	       (s->v[i - 1].under && !s->v[i].under);
}

static int
label_at(struct scan *s, size_t i, size_t j, struct label *l)
{
	struct label_parts parts;

	*l = label_read(s->a, str_slice(s->text, s->v[i].at, s->v[j].end));
	if (label_parts(s->a, s->form, l->core, s->headings, &parts))
		return label_first(&parts);
	/* Latin letters within a line may be the end of an answer. */
	return s->v[i].gap == GAP_LINE
		   ? schema_label(s->form, l->key, s->headings)
		   : schema_label_plain(s->form, l->key, s->headings);
}

/* A known label starts behind i and ends at j: 张三　注册资本： */
static bool
holds_label(struct scan *s, size_t i, size_t j)
{
	struct label l;

	for (i++; i < j; i++)
		if (may_start(s, i) && label_at(s, i, j, &l) != LABEL_NONE)
			return true;
	return false;
}

/*
 * The colon that could end a label that starts at i; 0: none near.  A short
 * label may stand on two lines.
 */
static size_t
colon_of(const struct scan *s, size_t i, bool lines)
{
	int depth = 0;
	size_t j;

	for (j = i; j < s->n && j < i + (lines ? 14 : 40); j++) {
		if (j > i && s->v[j].gap == GAP_LINE && depth == 0 && !lines)
			return 0;
		if (label_opens(s->v[j].r))
			depth++;
		else if (label_closes(s->v[j].r))
			depth--;
		else if (label_colon(s->v[j].r) && depth <= 0)
			return j > i ? j : 0;
		else if (s->v[j].r == 0x3002 || s->v[j].r == 0xff1b)
			return 0;
	}
	return 0;
}

static void
hit(struct scan *s, size_t i, size_t j, int field, struct label l, bool colon)
{
	struct label_hit *h = ARENA_PUSH(s->a, s->out);

	h->field = field;
	if (label_parts(s->a, s->form, l.core, s->headings, &h->parts))
		h->field = label_first(&h->parts);
	h->unit = l.unit;
	h->at = s->v[i].at;
	h->from = s->v[j].end;
	h->to = s->text.len;
	h->colon = colon;
}

/* "联系人：": where the answer starts, 0 when no label starts at i. */
static size_t
with_colon(struct scan *s, size_t i)
{
	size_t j = colon_of(s, i, false);
	struct label l;
	int field;

	if (j == 0) {
		j = s->v[i].gap == GAP_LINE ? colon_of(s, i, true) : 0;
		if (j == 0 || (field = label_at(s, i, j, &l)) < 0)
			return 0;
		hit(s, i, j, field, l, true);
		return j + 1;
	}
	field = label_at(s, i, j, &l);
	if (field == LABEL_NONE) {
		/* An unknown label ends the answer before it all the same. */
		if (j - i > 10 || s->v[i].gap < GAP_WIDE ||
		    !fold_is_han(s->v[i].r) || holds_label(s, i, j))
			return 0;
		field = LABEL_OTHER;
	}
	hit(s, i, j, field, l, true);
	return j + 1;
}

/* 联系人 / 职务 / 手机: the gaps are inside of the label. */
static bool
is_between(uint32_t r)
{
	return r == '/' || r == 0xff0f || r == 0x3001 || r == '+';
}

/* May a label without a colon start at i: first of its line, or behind one? */
static bool
may_follow(const struct scan *s, size_t i)
{
	const struct label_hit *last;
	size_t k = i;

	if (s->v[i].gap == GAP_LINE)
		return true;
	if (s->v[i].gap < GAP_WIDE || s->out->n == 0)
		return false;
	last = &s->out->v[s->out->n - 1];
	if (last->field >= 0 && last->field < (int)s->form->fields.n &&
	    s->form->fields.v[last->field].kind == KIND_LONGTEXT)
		return false;
	while (k > 0 && s->v[k].gap != GAP_LINE)
		k--;
	return last->at >= s->v[k].at;
}

/* "单位名称\n某公司": a label that has its line for itself. */
static size_t
with_line(struct scan *s, size_t i)
{
	struct label l;
	size_t j;
	int field;

	if (s->v[i].gap != GAP_LINE)
		return 0;
	for (j = i + 1; j < s->n && j < i + 30 && s->v[j].gap != GAP_LINE; j++)
		;
	if (j >= s->n || s->v[j].gap != GAP_LINE)
		return 0;
	field = label_at(s, i, j - 1, &l);
	if (field < 0)
		return 0;
	hit(s, i, j - 1, field, l, false);
	return j;
}

/* "【联系人】张三": a label in brackets of its own. */
static size_t
with_bracket(struct scan *s, size_t i)
{
	struct label l;
	size_t j;
	int field;

	if (s->v[i].r != 0x3010 && s->v[i].r != 0x3016 && s->v[i].r != '[' &&
	    s->v[i].r != 0x3014)
		return 0;
	for (j = i + 1; j < s->n && j < i + 24 && !label_closes(s->v[j].r) &&
			s->v[j].r != 0x3017;
	     j++)
		;
	if (j >= s->n || j >= i + 24 || j < i + 3)
		return 0;
	field = label_at(s, i + 1, j - 1, &l);
	if (field == LABEL_NONE)
		return 0;
	hit(s, i, j, field, l, true);
	return j + 1;
}

/* "申报单位\t某公司": at the start of a line, up to a wide gap. */
static size_t
with_gap(struct scan *s, size_t i)
{
	size_t j;
	struct label l;
	int field;

	if (!may_follow(s, i))
		return 0;
	for (j = i + 1; j < s->n && j < i + 24; j++) {
		bool under = s->v[j].under && !s->v[j - 1].under;

		if (s->v[j].gap == GAP_LINE)
			break;
		if ((s->v[j].gap == GAP_NONE && !under) ||
		    is_between(s->v[j].r) || is_between(s->v[j - 1].r))
			continue;
		field = label_at(s, i, j - 1, &l);
		if (field == LABEL_NONE)
			continue;
		if (((s->v[j].gap == GAP_BLANK && !under) ||
			s->v[i].gap < GAP_TAB) &&
		    field == LABEL_OTHER)
			return 0;
		hit(s, i, j - 1, field, l, false);
		return j;
	}
	return 0;
}

void
label_scan(struct arena *a, const struct form_spec *f,
    const struct words *headings, const struct doc_cell *c, bool gaps,
    struct label_hits *out)
{
	struct scan s = {.a = a, .form = f, .headings = headings, .out = out};
	size_t i = 0, next, first = out->n;

	if (c->text.len == 0)
		return;
	glyphs(&s, c);
	while (i < s.n) {
		next = may_start(&s, i) ? with_bracket(&s, i) : 0;
		if (next == 0 && may_start(&s, i))
			next = with_colon(&s, i);
		if (next == 0 && gaps)
			next = with_gap(&s, i);
		if (next == 0 && gaps)
			next = with_line(&s, i);
		i = next > 0 ? next : i + 1;
	}
	for (i = first; i + 1 < out->n; i++)
		out->v[i].to = out->v[i + 1].at;
}
