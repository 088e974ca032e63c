/* SPDX-License-Identifier: ISC */
#include "promise.h"

#include "fold.h"
#include "kind.h"
#include "limit.h"

#define ITEM_CHARS_MAX 80 /* more is a sentence, not a paper's name */
#define ITEMS_MAX 64

/* --- the marks in front of items --- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of "1." "（2）" "③" "附件4：" "一、" "●" that begin an item; 0: none. */
static ptrdiff_t
mark_len(struct str s)
{
	static const char *const bullets[] = {
	    "●", "•", "·", "◆", "■", "★", "➢", "-", NULL};
	static const char *const numerals[] = {"一", "二", "三", "四", "五", "六",
	    "七", "八", "九", "十", NULL};
	static const char *const ends[] = {
	    ".", "、", "．", ")", "）", "：", ":", NULL};
	struct str t = s, r;
	bool named, open;
	int i, n = 0;

	for (i = 0; bullets[i] != NULL; i++)
		if (str_starts(s, str_c(bullets[i])))
			return str_c(bullets[i]).len;
	r = s;
	if (r.len > 0) {
		uint32_t c = utf8_next(&r);

		if (c >= 0x2460 && c <= 0x249b)
			return s.len - r.len;
	}
	named = str_starts(t, S("附件")) || str_starts(t, S("附表"));
	if (named)
		t = str_slice(t, 6, t.len);
	open = str_starts(t, S("（")) || str_starts(t, S("("));
	if (open)
		t = str_slice(t, t.p[0] == '(' ? 1 : 3, t.len);
	for (; t.len > 0 && is_digit(t.p[0]) && n < 3; n++)
		t = str_slice(t, 1, t.len);
	for (i = 0; n == 0 && numerals[i] != NULL; i++)
		if (str_starts(t, str_c(numerals[i]))) {
			t = str_slice(t, 3, t.len);
			n++;
		}
	if (n == 0)
		return 0;
	for (i = 0; ends[i] != NULL; i++)
		if (str_starts(t, str_c(ends[i])))
			return s.len - str_slice(t, str_c(ends[i]).len, t.len).len;
	return named ? s.len - t.len : 0;
}

/* Where the next numbered item begins in a line; its end: none. */
static ptrdiff_t
next_mark(struct str s, ptrdiff_t from)
{
	ptrdiff_t i;

	for (i = from; i < s.len; i++) {
		if (((unsigned char)s.p[i] & 0xc0) == 0x80 ||
		    (i > 0 && (is_digit(s.p[i - 1]) || s.p[i - 1] == '.')))
			continue;
		/* GB/T 22239-2019 and 2024. hold no marks. */
		if (mark_len(str_slice(s, i, s.len)) > 1 &&
		    !str_starts(str_slice(s, i, s.len), S("·")) && (i == 0 ||
			!((s.p[i - 1] | 32) >= 'a' && (s.p[i - 1] | 32) <= 'z')))
			return i;
	}
	return s.len;
}

/* --- items --- */

struct items {
	struct form *f;
	const struct found *w;
	json *list;
};

static struct str
bare(struct arena *a, struct str s)
{
	static const char *const tails[] = {
	    "；", ";", "。", "，", ",", "、", "：", ":", NULL};
	ptrdiff_t n;
	int i;

	s = str_trim(fold_line(a, s, true, NULL));
	while ((n = mark_len(s)) > 0)
		s = str_trim(str_slice(s, n, s.len));
	for (i = 0; tails[i] != NULL;)
		if (str_ends(s, str_c(tails[i]))) {
			s = str_trim(
			    str_slice(s, 0, s.len - str_c(tails[i]).len));
			i = 0;
		} else {
			i++;
		}
	return s;
}

static bool
says_nothing(struct arena *a, struct str s)
{
	static const char *const words[] = {
	    "无", "序号", "暂无", "没有", "不涉及", "附件", NULL};
	struct str key = fold_key(a, s);

	if (utf8_count(key) < 2 || utf8_count(key) > ITEM_CHARS_MAX)
		return true;
	return str_is_any(key, words);
}

static void
add(struct items *x, struct str text)
{
	struct arena *a = x->f->a;
	struct head_lines none = {0};
	const struct chapter_spec *c;
	json *o, *doubt;
	size_t i;

	text = bare(a, text);
	if (says_nothing(a, text) || js_len(x->list) == ITEMS_MAX ||
	    answer_is_prompt(x->f->schema, text))
		return;
	c = chapter_of(a, x->f->schema, &none, text, S(""));
	o = js_obj();
	js_set_str(o, "raw", text);
	js_set_str(o, "at", x->w->at);
	js_set(o, "chapter", c != NULL ? js_new_str(c->id) : NULL);
	doubt = js_list(o, "doubt");
	for (i = 0; i < x->w->answer.ndoubt; i++)
		js_add_str(doubt, str_c(x->w->answer.doubt[i]));
	js_add(x->list, o);
}

/* A line without numbers: 营业执照、测评报告；专利证书. */
static void
by_signs(struct items *x, struct str line, bool commas)
{
	static const char *const signs[] = {"；", ";", "、", "，", NULL};
	struct str from = line, rest = line;
	int i, depth = 0;

	while (rest.len > 0) {
		depth += str_starts(rest, S("（")) || rest.p[0] == '(';
		depth -= str_starts(rest, S("）")) || rest.p[0] == ')';
		for (i = 0; signs[i] != NULL; i++)
			if (depth <= 0 && (commas || i < 2) &&
			    str_starts(rest, str_c(signs[i])))
				break;
		if (signs[i] == NULL) {
			utf8_next(&rest);
			continue;
		}
		add(x, (struct str){from.p, rest.p - from.p});
		from = rest = str_slice(rest, str_c(signs[i]).len, rest.len);
	}
	add(x, from);
}

/* The names in a line of text; of a row of cells the first that is one. */
static void
line_items(struct items *x, struct str line)
{
	struct str cell, rest = line;
	ptrdiff_t at, next;

	if (str_has(line, S("\t"))) {
		struct str first = fold_key(x->f->a, str_cut(&rest, S("\t")));

		if (str_has(first, S("序号")))
			return;
		for (rest = line; rest.p != NULL;) {
			cell = str_cut(&rest, S("\t"));
			if (!says_nothing(x->f->a, bare(x->f->a, cell)) &&
			    label_unit(x->f->a, cell).len == 0) {
				add(x, cell);
				return;
			}
		}
		return;
	}
	at = next_mark(line, 0);
	if (at == line.len || at > 30) {
		by_signs(x, line, true);
		return;
	}
	for (; at < line.len; at = next) {
		next = next_mark(line,
		    at + mark_len(str_slice(line, at, line.len)));
		by_signs(x, str_slice(line, at, next), false);
	}
}

json *
promise_list(struct form *f)
{
	struct items x = {.f = f, .list = js_arr()};
	struct str rest;
	size_t i, k;

	for (i = 0; i < f->found.n; i++) {
		x.w = &f->found.v[i];
		if (f->spec->fields.v[x.w->field].kind != KIND_PROMISED)
			continue;
		if (x.w->has_ticks && !x.w->ticks.unclear) {
			for (k = 0; k < x.w->ticks.ticked.n; k++)
				add(&x, x.w->ticks.ticked.v[k]);
			continue;
		}
		for (rest = x.w->answer.raw; rest.p != NULL;)
			line_items(&x, str_cut(&rest, S("\n")));
	}
	return x.list;
}

/* --- a heading of its own --- */

bool
promise_is_item(const struct doc_block *b)
{
	return b->table == NULL && (mark_len(str_trim(b->para.text)) > 0 ||
				       tick_has_boxes(b->para.text));
}

/* A table that lists papers: its first row asks for nothing else. */
static bool
lists_papers(struct form *f, const struct doc_table *t)
{
	bool heads = false;
	size_t i;

	for (i = 0; i < t->cells.n; i++) {
		struct str key = label_key(f->a, t->cells.v[i].text);
		int field = schema_label(f->spec, key, NULL);

		if (t->cells.v[i].row > 0)
			break;
		if (field >= 0 && f->spec->fields.v[field].kind != KIND_PROMISED)
			return false;
		heads |= str_has(key, S("名称")) || str_has(key, S("材料")) ||
			 str_has(key, S("附件")) || str_has(key, S("序号"));
	}
	return heads && t->rows > 1 && !t->sheet;
}

/* Its rows below the heading as lines. */
static struct doc_cell
rows_of(struct form *f, const struct doc_table *t)
{
	struct doc_cell all = {0};
	size_t i;
	int row = 0;

	for (i = 0; i < t->cells.n; i++) {
		const struct doc_cell *c = &t->cells.v[i];

		if (c->row == 0)
			continue;
		form_append(f->a, &all, c,
		    row == 0 ? '\0' : c->row != row ? '\n' : '\t');
		row = c->row;
	}
	return all;
}

size_t
promise_below(struct form *f, size_t i)
{
	const struct doc_block *b = &f->doc->blocks.v[i];
	int field = schema_label(f->spec, label_key(f->a, b->para.text), NULL);
	struct doc_cell all = {0};
	struct found *w;
	size_t k;

	if (field < 0 || field >= (int)f->spec->fields.n ||
	    f->spec->fields.v[field].kind != KIND_PROMISED)
		return 0;
	for (k = i + 1; k < f->doc->blocks.n; k++) {
		b = &f->doc->blocks.v[k];
		if (b->table != NULL && all.text.len == 0 &&
		    lists_papers(f, b->table)) {
			all = rows_of(f, b->table);
			k++;
			break;
		}
		if (!promise_is_item(b))
			break;
		form_append(f->a, &all, &b->para, all.text.len > 0 ? '\n' : '\0');
	}
	if (all.text.len == 0)
		return 0;
	w = form_add(f, field, STAND_PARA, i);
	b = &f->doc->blocks.v[i + 1];
	w->at = doc_place(f->a, b, b->table, b->table != NULL ? NULL : &b->para);
	form_answer(f, w, &all, 0, all.text.len);
	return k - i - 1;
}
