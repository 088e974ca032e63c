/* SPDX-License-Identifier: ISC */
#include "answer.h"

#include "fold.h"
#include "label.h"

#define REPEATED_BYTES_MIN 9 /* 3 characters */
#define REPEATED_TRIES 8
#define AGAIN_BYTES_MIN 24 /* of a part of it: titles name things twice */

void
answer_doubt(struct answer *w, const char *code)
{
	size_t i;

	for (i = 0; i < w->ndoubt; i++)
		if (strcmp(w->doubt[i], code) == 0)
			return;
	if (w->ndoubt < ANSWER_DOUBTS)
		w->doubt[w->ndoubt++] = code;
}

bool
answer_is_prompt(const struct schema *s, struct str line)
{
	size_t i;

	if (line.len == 0 || line.len > 400)
		return false;
	for (i = 0; i < s->prompts.n; i++)
		if (s->prompts.v[i] != NULL &&
		    pattern_matches(s->prompts.v[i], line))
			return true;
	return false;
}

static unsigned
style_at(const struct doc_cell *c, ptrdiff_t at, ptrdiff_t *end)
{
	unsigned style = 0;
	size_t i;

	for (i = 0; i < c->spans.n; i++) {
		const struct doc_span *s = &c->spans.v[i];

		if (at >= s->from && at < s->to) {
			style |= s->style;
			if (s->to < *end)
				*end = s->to;
		} else if (s->from > at && s->from < *end) {
			*end = s->from;
		}
	}
	return style;
}

/* Is there more than blanks of this stretch without that style? */
static bool
has_other(const struct doc_cell *c, ptrdiff_t from, ptrdiff_t to, unsigned not )
{
	ptrdiff_t at, end;

	for (at = from; at < to; at = end) {
		end = to;
		if ((style_at(c, at, &end) & not ) == 0 &&
		    str_trim(str_slice(c->text, at, end)).len > 0)
			return true;
	}
	return false;
}

/* （须与公章一致）, 五个方向选其一：: grey beside black, it only explains. */
static bool
is_remark(struct str s)
{
	return ((str_starts(s, S("（")) || str_starts(s, S("("))) &&
		   (str_ends(s, S("）")) || str_ends(s, S(")")))) ||
	       str_ends(s, S("：")) || str_ends(s, S(":"));
}

/* What is left of a stretch when the styles that are no answer are out. */
static struct str
by_style(struct arena *a, const struct schema *s, const struct doc_cell *c,
    ptrdiff_t from, ptrdiff_t to, struct answer *w)
{
	unsigned out = DOC_STRUCK | DOC_PROMPT;
	struct sb b = {.a = a};
	ptrdiff_t at, end;
	unsigned style;

	if (has_other(c, from, to, out | DOC_GREY))
		out |= DOC_GREY;
	for (at = from; at < to; at = end) {
		struct str part;

		end = to;
		style = style_at(c, at, &end);
		part = str_slice(c->text, at, end);
		if ((style & DOC_INSERTED) != 0)
			answer_doubt(w, "tracked-change");
		if ((style & DOC_WHITE) != 0 && str_trim(part).len > 0)
			answer_doubt(w, "hidden");
		if (str_trim(part).len > 0 && (style & out) != 0) {
			w->cut_away = true;
			if ((style & DOC_STRUCK) != 0)
				answer_doubt(w, "struck-text");
			/* What was said in grey among black may be meant. */
			else if ((style & (DOC_PROMPT | DOC_GREY)) ==
				     DOC_GREY &&
				 !is_remark(str_trim(part)) &&
				 !answer_is_prompt(s, str_trim(part)))
				answer_doubt(w, "grey-text");
			continue;
		}
		sb_add(&b, part);
	}
	return sb_str(&b);
}

/* （不超过30字）in front of an answer on the same line. */
static struct str
without_front_note(const struct schema *s, struct str line, struct answer *w)
{
	struct str t = str_trim(line);
	ptrdiff_t at;

	if (!str_starts(t, S("（")) && !str_starts(t, S("(")))
		return line;
	at = str_find(t, S("）"));
	at = at < 0 ? str_find(t, S(")")) + 1 : at + 3;
	if (at < 3 || at >= t.len || !answer_is_prompt(s, str_slice(t, 0, at)))
		return line;
	w->cut_away = true;
	return str_slice(t, at, t.len);
}

/* （见附件1）, （合同详见附表2）: a bracket that only says where the proof is. */
static bool
is_reference(struct str note)
{
	static const char *const to[] = {"见附", "见后附", "见佐证",
	    "见证明", "见营业执照", "见证照", NULL};
	int i;

	for (i = 0; to[i] != NULL && !str_has(note, str_c(to[i])); i++)
		;
	return to[i] != NULL;
}

/* 某公司（请填写全称）: what the form printed behind an answer. */
static struct str
without_back_note(const struct schema *s, struct str line, struct answer *w)
{
	struct str t = str_trim(line);
	ptrdiff_t at = t.len;

	if (!str_ends(t, S("）")) && !str_ends(t, S(")")))
		return line;
	while (--at > 0 && t.p[at] != '(' &&
	       !str_starts(str_slice(t, at, t.len), S("（")))
		;
	if (at <= 0 || !(answer_is_prompt(s, str_slice(t, at, t.len)) ||
			   is_reference(str_slice(t, at, t.len))))
		return line;
	w->cut_away = true;
	return str_slice(t, 0, at);
}

/*
 * （姓名） above an answer, on a line of its own: whatever it says, it tells
 * what to write; of a sum it may tell the unit.
 */
static bool
is_note_above(struct arena *a, enum field_kind k, struct str line,
    struct str rest, struct answer *w)
{
	ptrdiff_t close;

	line = str_trim(line);
	rest = str_trim(rest);
	close = str_find(line, S("）"));
	if (close < 0)
		close = str_find(line, S(")"));
	if (k == KIND_LONGTEXT || kind_is_chosen(k) || rest.len == 0 ||
	    !label_opens(utf8_next(&(struct str){line.p, line.len})) ||
	    close < 0 || line.len - close > 3 ||
	    label_opens(utf8_next(&rest)))
		return false;
	if (k == KIND_MONEY || k == KIND_NUMBER)
		w->unit = label_unit(a, line);
	return true;
}

bool
answer_is_caption(struct str line)
{
	ptrdiff_t i, letters = 0;

	for (i = 0; i < line.len; i++) {
		if ((line.p[i] & 0x80) != 0 || line.p[i] == '@' ||
		    (line.p[i] >= '0' && line.p[i] <= '9'))
			return false;
		letters += (line.p[i] | 0x20) >= 'a' && (line.p[i] | 0x20) <= 'z';
	}
	return letters > 2 && line.len <= 40;
}

/* Instructions that the form prints above or below an answer. */
static struct str
without_prompts(struct arena *a, const struct schema *s, enum field_kind k,
    struct str text, struct answer *w)
{
	struct sb b = {.a = a};
	struct str rest = text, line;
	int n = 0;

	while (rest.p != NULL) {
		line = str_cut(&rest, S("\n"));
		n++;
		if (n == 1 && kind_has_shape(k) && str_trim(rest).len > 0 &&
		    answer_is_caption(str_trim(line)))
			continue;
		if (n == 1 && is_note_above(a, k, line, rest, w)) {
			w->cut_away = true;
			continue;
		}
		if ((k != KIND_LONGTEXT || n <= 2 || rest.p == NULL) &&
		    answer_is_prompt(s, str_trim(line))) {
			w->cut_away = true;
			continue;
		}
		if (b.len > 0)
			sb_addc(&b, '\n');
		if (k != KIND_LONGTEXT)
			line = without_back_note(s, line, w);
		sb_add(&b, n == 1 ? without_front_note(s, line, w) : line);
	}
	return sb_str(&b);
}

/* Underscores and blanks at both ends: the rest of a line to write on. */
static struct str
trim_blank(struct str s)
{
	struct str before;

	do {
		before = s;
		s = str_trim(s);
		while (s.len > 0 && (s.p[0] == '_' || s.p[0] == '\t'))
			s = str_slice(s, 1, s.len);
		while (s.len > 0 && s.p[s.len - 1] == '_')
			s = str_slice(s, 0, s.len - 1);
		while (str_ends(s, S("＿")))
			s = str_slice(s, 0, s.len - 3);
		while (str_starts(s, S("＿")))
			s = str_slice(s, 3, s.len);
	} while (s.len != before.len);
	return s;
}

/* （盖章） behind the answer on a cover, and what a list of pairs leaves. */
static struct str
without_seal(const struct schema *s, enum field_kind k, struct str raw)
{
	struct str g[PATTERN_GROUPS];
	ptrdiff_t at;

	if (k == KIND_LONGTEXT)
		return raw;
	while (s->seals != NULL && pattern_find(s->seals, raw, 0, g)) {
		at = g[0].p - raw.p;
		if (at + g[0].len == raw.len)
			raw = trim_blank(str_slice(raw, 0, at));
		else if (at == 0)
			raw = trim_blank(str_slice(raw, g[0].len, raw.len));
		else
			break;
	}
	while (raw.len > 0 &&
	       (raw.p[raw.len - 1] == ';' || str_ends(raw, S("；")) ||
		   str_ends(raw, S("，"))))
		raw = trim_blank(str_slice(
		    raw, 0, raw.len - (raw.p[raw.len - 1] == ';' ? 1 : 3)));
	return raw;
}

/* How far two texts are the same. */
static ptrdiff_t
common(struct str p, struct str q)
{
	ptrdiff_t n = 0;

	while (n < p.len && n < q.len && p.p[n] == q.p[n])
		n++;
	return n;
}

/*
 * 张晓彤张晓彤张晓彤, 甲市乙路3号甲市乙路甲市乙路3号: what some programs make
 * of a control when they save a form in another format.  Where it is the same
 * again and again it is read once.
 */
static struct str
once(struct arena *a, enum field_kind k, struct str raw, struct answer *w)
{
	struct str s = fold_unspace(a, raw), head;
	ptrdiff_t at = 0, next, same;
	bool whole;
	int tries;

	if (kind_has_shape(k) || kind_is_chosen(k) ||
	    s.len < 2 * REPEATED_BYTES_MIN)
		return raw;
	head = str_slice(s, 0, REPEATED_BYTES_MIN);
	for (tries = 0; tries < REPEATED_TRIES; tries++) {
		next = str_find(str_slice(s, at + 1, s.len), head);
		if (next < 0)
			return raw;
		at += 1 + next;
		same = common(s, str_slice(s, at, s.len));
		whole = same == s.len - at && s.len % at == 0;
		if (!whole && (same * 2 < at || same < AGAIN_BYTES_MIN))
			continue;
		answer_doubt(w, "repeated");
		return whole && k != KIND_LONGTEXT ? str_slice(s, 0, at) : raw;
	}
	return raw;
}

struct answer
answer_read(struct arena *a, const struct schema *s, enum field_kind k,
    const struct doc_cell *c, ptrdiff_t from, ptrdiff_t to)
{
	struct answer w = {0};
	struct str raw;

	raw = once(a, k, by_style(a, s, c, from, to, &w), &w);
	raw = without_prompts(a, s, k, raw, &w);
	w.raw = without_seal(s, k, trim_blank(raw));
	/* A picture beside text may be a tick, else it only shows something. */
	if (c->doubt != NULL && !(strcmp(c->doubt, "picture") == 0 &&
				    w.raw.len > 0 && !kind_is_chosen(k)))
		answer_doubt(&w, c->doubt);
	return w;
}
