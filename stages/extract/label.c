/* SPDX-License-Identifier: ISC */
#include "label.h"

#include "fold.h"
#include "limits.h"

static bool
is_open(uint32_t r)
{
	return r == '(' || r == 0xff08 || r == '[' || r == 0x3010 ||
	       r == 0x3014 || r == 0xff3b || r == '<' || r == 0x3008;
}

static bool
is_close(uint32_t r)
{
	return r == ')' || r == 0xff09 || r == ']' || r == 0x3011 ||
	       r == 0x3015 || r == 0xff3d || r == '>' || r == 0x3009;
}

static bool
is_colon(uint32_t r)
{
	return r == ':' || r == 0xff1a || r == 0xfe55 || r == 0x2236;
}

/* Stars and dots that stand around labels. */
static bool
is_mark(uint32_t r)
{
	return r == '*' || r == 0xff0a || (r >= 0x2605 && r <= 0x2606) ||
	       r == 0x203b || r == 0x25cf || r == 0x25c6 || r == 0x25b2 ||
	       r == 0xb7 || r == '#' || r == '.' || r == 0x3001 ||
	       r == 0x2022 || r == 0x25a0 || r == 0xff0e || r == '-' ||
	       r == 0x2014 || r == '_' || r == 0xff3f || r == 0xff1b ||
	       r == ';' || r == 0x25c7 || r == 0x25a1 || r == 0x2014 ||
	       r == '/' || r == 0xff0f;
}

static bool
is_numeral(uint32_t r)
{
	static const uint32_t cn[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
	    0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341};
	size_t i;

	if ((r >= '0' && r <= '9') || (r >= 0xff10 && r <= 0xff19))
		return true;
	for (i = 0; i < sizeof cn / sizeof *cn; i++)
		if (cn[i] == r)
			return true;
	return false;
}

static uint32_t
last_rune(struct str s, ptrdiff_t *at)
{
	struct str tail;

	*at = s.len - 1;
	while (*at > 0 && ((unsigned char)s.p[*at] & 0xc0) == 0x80)
		--*at;
	tail = str_slice(s, *at, s.len);
	return tail.len > 0 ? utf8_next(&tail) : 0;
}

/* The rest of 1.2.3 behind its first point; 2023年 is no such thing. */
static struct str
lower_levels(struct str s)
{
	struct str t = s;
	uint32_t r = 0;
	int n;

	for (n = 0; t.len > 0 && n < 3; n++) {
		r = utf8_next(&t);
		if (r < '0' || r > '9')
			break;
	}
	if (n == 0 || n > 2 || t.len == 0)
		return s;
	if (r == '.')
		return lower_levels(t);
	if (!fold_is_han(r) || r == 0x5e74 || r == 0x6708 || r == 0x65e5 ||
	    r == 0x4f4d || r == 0x4e2a)
		return s;
	return str_slice(s, n, s.len);
}

/* "1." "1.2" "（一）" "三、" "①" off the front; false: there is none. */
static bool
drop_number(struct str *s)
{
	struct str t = *s;
	uint32_t r = utf8_next(&t);
	bool open = is_open(r);
	int n = 0;

	if (r >= 0x2460 && r <= 0x2487) {
		*s = t;
		return t.len > 0;
	}
	if (r >= 0x2488 && r <= 0x249b) {
		*s = t;
		return t.len > 0;
	}
	if (!open)
		t = *s;
	for (r = 0; t.len > 0 && n < 3; n++) {
		struct str before = t;

		r = utf8_next(&t);
		if (!is_numeral(r)) {
			t = before;
			break;
		}
	}
	if (n == 0 || t.len == 0)
		return false;
	r = utf8_next(&t);
	if (t.len == 0 || !(open ? is_close(r)
				 : is_close(r) || r == '.' || r == 0x3001 ||
				       r == 0xff0e || is_colon(r)))
		return false;
	*s = r == '.' ? lower_levels(t) : t;
	return true;
}

/* A whole （...） off the front, where something follows it. */
static bool
drop_front_note(struct str *s)
{
	struct str t = *s;
	int depth = 0;

	do {
		uint32_t r = utf8_next(&t);

		depth += is_open(r) ? 1 : is_close(r) ? -1 : 0;
	} while (t.len > 0 && depth > 0);
	if (depth != 0 || t.len == 0)
		return false;
	*s = t;
	return true;
}

/* 问：申报单位名称？ */
static bool
drop_asking(struct str *s)
{
	static const char *const asks[] = {"问：", "问:", "Q：", "Q:", NULL};
	int i;

	for (i = 0; asks[i] != NULL; i++)
		if (str_starts(*s, str_c(asks[i])) &&
		    s->len > str_c(asks[i]).len) {
			*s = str_slice(*s, str_c(asks[i]).len, s->len);
			return true;
		}
	return false;
}

static struct str
strip_front(struct str s)
{
	struct str t;
	uint32_t r;

	while (s.len > 0) {
		if (drop_asking(&s))
			continue;
		t = s;
		r = utf8_next(&t);
		if (is_mark(r))
			s = t;
		else if (!drop_number(&s) &&
			 !(is_open(r) && drop_front_note(&s)))
			break;
	}
	return s;
}

/* The money units that forms print beside a blank. */
static const char *const units[] = {"人民币万元", "亿元人民币", "万元人民币",
    "百万元", "千万元", "万美元", "万元", "亿元", "千元", "美元", "元", "万人",
    "人", "名", "年", "月", "%", NULL};

static struct str
unit_of(struct str s)
{
	int i;

	if (str_starts(s, S("单位")))
		s = str_slice(s, 6, s.len);
	while (s.len > 0 && (s.p[0] == ':' || s.p[0] == ' '))
		s = str_slice(s, 1, s.len);
	if (str_starts(s, S("：")))
		s = str_slice(s, 3, s.len);
	for (i = 0; units[i] != NULL; i++)
		if (str_eq(s, str_c(units[i])))
			return s;
	return (struct str){0};
}

/* The bracket that ends s off its end; false when it ends in none. */
static bool
drop_back_note(struct str *s, struct str *unit)
{
	ptrdiff_t at, to;
	struct str t = *s, inner, u;
	int depth = 0;

	if (!is_close(last_rune(t, &to)))
		return false;
	for (at = t.len; at > 0 && (at == t.len || depth > 0);) {
		uint32_t r = last_rune(str_slice(t, 0, at), &at);

		depth += is_close(r) ? 1 : is_open(r) ? -1 : 0;
	}
	if (depth != 0 || at == 0)
		return false;
	inner = str_slice(t, at, to);
	utf8_next(&inner);
	u = unit_of(inner);
	if (u.len > 0)
		*unit = u;
	*s = str_slice(t, 0, at);
	return true;
}

/* 投资额/万元, 投资额，单位：万元, 投资额万元. */
static bool
drop_back_unit(struct str *s, struct str *unit)
{
	static const char *const tails[] = {
	    "万元", "亿元", "/元", "／元", "/人", "／人", NULL};
	struct str t = *s;
	ptrdiff_t at;
	int i;

	for (i = 0; tails[i] != NULL && !str_ends(t, str_c(tails[i])); i++)
		;
	if (tails[i] == NULL || t.len <= str_c(tails[i]).len)
		return false;
	*unit = i < 2 ? str_c(tails[i]) : i < 4 ? S("元") : S("人");
	t = str_slice(t, 0, t.len - str_c(tails[i]).len);
	while (t.len > 0) {
		uint32_t r = last_rune(t, &at);

		if (!is_mark(r) && !is_colon(r) && r != ',' && r != 0xff0c)
			break;
		t = str_slice(t, 0, at);
	}
	if (str_ends(t, S("单位")) && t.len > 6)
		t = str_slice(t, 0, t.len - 6);
	*s = t;
	return true;
}

/* 单位名称/公章: where to put the seal is no part of the label. */
static bool
drop_seal(struct str *s)
{
	static const char *const seals[] = {"/公章", "／公章", "/盖章",
	    "／盖章", "/签章", "/签字", "／签字", NULL};
	int i;

	for (i = 0; seals[i] != NULL; i++)
		if (str_ends(*s, str_c(seals[i])) &&
		    s->len > str_c(seals[i]).len) {
			s->len -= str_c(seals[i]).len;
			return true;
		}
	return false;
}

/* 企业名称 Company Name: the same in another language. */
static bool
drop_gloss(struct str *s)
{
	struct str head = *s;
	ptrdiff_t at, letters = 0;

	while (head.len > 0) {
		uint32_t r = last_rune(head, &at);

		if (r >= 0x80)
			break;
		if ((r >= '0' && r <= '9') || is_close(r) || is_open(r))
			return false;
		letters += (r | 0x20) >= 'a' && (r | 0x20) <= 'z';
		head = str_slice(head, 0, at);
	}
	if (head.len == 0 || letters < 3 || !fold_is_han(last_rune(head, &at)))
		return false;
	*s = head;
	return true;
}

static struct str
strip_back(struct str s, struct label *l)
{
	ptrdiff_t at;
	uint32_t r;

	while (s.len > 0) {
		r = last_rune(s, &at);
		if (is_colon(r))
			l->colon = true;
		if (is_colon(r) || is_mark(r) || r == ',' || r == 0xff0c ||
		    r == '?' || r == 0xff1f)
			s = str_slice(s, 0, at);
		else if (!drop_gloss(&s) && !drop_back_note(&s, &l->unit) &&
			 !drop_seal(&s) && !drop_back_unit(&s, &l->unit))
			break;
	}
	return s;
}

struct label
label_read(struct arena *a, struct str text)
{
	struct label l = {0};
	struct str s;

	if (text.len > LABEL_BYTES_MAX * 3)
		return l;
	s = fold_unspace(a, fold_line(a, text, true, NULL));
	s = strip_back(strip_front(s), &l);
	/* A sentence is no label. */
	if (str_has(s, S("。")) || str_has(s, S("，")))
		return (struct label){0};
	l.core = s;
	if (s.len > 0 && s.len <= LABEL_BYTES_MAX)
		l.key = fold_key(a, s);
	return l;
}

struct str
label_key(struct arena *a, struct str text)
{
	return label_read(a, text).key;
}

struct str
label_unit(struct arena *a, struct str text)
{
	struct str s, t;
	ptrdiff_t at;

	if (text.len == 0 || text.len > 60)
		return (struct str){0};
	s = fold_unspace(a, fold_line(a, text, true, NULL));
	t = s;
	if (t.len > 0 && is_open(utf8_next(&t)) && is_close(last_rune(s, &at)))
		s = str_slice(s, s.len - t.len, at);
	return unit_of(s);
}

/* --- labels inside running text --- */

/* What stands before a character that counts. */
enum gap { GAP_NONE, GAP_BLANK, GAP_WIDE, GAP_LINE };

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
	return r == '\t' || r == 0x3000 || r == '_' || g != GAP_NONE
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

	return s->v[i].gap != GAP_NONE || is_close(r) || r == ';' ||
	       r == 0xff1b || r == ',' || r == 0xff0c || r == 0x3002 ||
	       r == 0x3001 || r == '/' || r == 0xff0f ||
	       (s->v[i - 1].under && !s->v[i].under);
}

static int
label_at(struct scan *s, size_t i, size_t j, struct label *l)
{
	*l = label_read(s->a, str_slice(s->text, s->v[i].at, s->v[j].end));
	return schema_label(s->form, l->key, s->headings);
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
		if (is_open(s->v[j].r))
			depth++;
		else if (is_close(s->v[j].r))
			depth--;
		else if (is_colon(s->v[j].r) && depth <= 0)
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
		    !fold_is_han(s->v[i].r))
			return 0;
		field = LABEL_OTHER;
	}
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

	if (s->v[i].gap != GAP_LINE)
		return 0;
	for (j = i + 1; j < s->n && j < i + 24; j++) {
		bool under = s->v[j].under && !s->v[j - 1].under;

		if (s->v[j].gap == GAP_LINE)
			break;
		if (s->v[j].gap == GAP_NONE && !under)
			continue;
		field = label_at(s, i, j - 1, &l);
		if (field == LABEL_NONE)
			continue;
		if (s->v[j].gap == GAP_BLANK && !under && field == LABEL_OTHER)
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
		next = may_start(&s, i) ? with_colon(&s, i) : 0;
		if (next == 0 && gaps)
			next = with_gap(&s, i);
		i = next > 0 ? next : i + 1;
	}
	for (i = first; i + 1 < out->n; i++)
		out->v[i].to = out->v[i + 1].at;
}
