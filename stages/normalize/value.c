/* SPDX-License-Identifier: ISC */
#include "value.h"

#include "fold.h"

static void
add_code(struct codes *c, const char *code)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (strcmp(c->v[i], code) == 0)
			return;
	if (c->n < sizeof c->v / sizeof *c->v)
		c->v[c->n++] = code;
}

void
value_step(struct value *v, const char *code)
{
	add_code(&v->steps, code);
}

void
value_doubt(struct value *v, const char *code)
{
	add_code(&v->doubt, code);
}

bool
value_has_doubt(const struct value *v, const char *code)
{
	size_t i;

	for (i = 0; i < v->doubt.n; i++)
		if (strcmp(v->doubt.v[i], code) == 0)
			return true;
	return false;
}

void
value_str(struct value *v, struct str s)
{
	v->is = (struct datum) { .kind = DATUM_STR, .str = s };
}

void
value_num(struct value *v, double n)
{
	v->is = (struct datum) { .kind = DATUM_NUM, .num = n };
}

void
value_list(struct value *v, struct strs list)
{
	v->is = (struct datum) { .kind = DATUM_LIST, .list = list };
}

void
value_null(struct value *v)
{
	v->is = (struct datum) { .kind = DATUM_NULL };
}

static void
add_extra(struct value *v, const char *key, struct datum d)
{
	if (v->n_extra < sizeof v->extra / sizeof *v->extra)
		v->extra[v->n_extra++] = (struct extra) { key, d };
}

void
value_extra_str(struct value *v, const char *key, struct str s)
{
	add_extra(v, key, (struct datum) { .kind = DATUM_STR, .str = s });
}

void
value_extra_num(struct value *v, const char *key, double n)
{
	add_extra(v, key, (struct datum) { .kind = DATUM_NUM, .num = n });
}

void
value_extra_list(struct value *v, const char *key, struct strs list)
{
	add_extra(v, key, (struct datum) { .kind = DATUM_LIST, .list = list });
}

void
strs_add(struct arena *a, struct strs *list, struct str s)
{
	*ARENA_PUSH(a, list) = s;
}

/* The steps and doubts for what the folding did. */
static void
note(struct value *v, unsigned did)
{
	static const struct {
		unsigned bit;
		const char *step;
	} step[] = { { FOLD_WIDTH, "nfkc" }, { FOLD_RADICAL, "nfkc" },
		{ FOLD_TRIMMED, "trim" }, { FOLD_BLANKS, "blanks" },
		{ FOLD_JOINED, "unspace" }, { FOLD_INVISIBLE, "invisible" },
		{ FOLD_CONTROL, "control" } };
	size_t i;

	for (i = 0; i < sizeof step / sizeof *step; i++)
		if (did & step[i].bit)
			value_step(v, step[i].step);
	/* A direction override shows a clerk other text than we read. */
	if (did & FOLD_BIDI)
		value_doubt(v, "bidi");
	if (did & FOLD_CONTROL)
		value_doubt(v, "control");
}

struct str
value_line(struct value *v, struct str raw, bool loose)
{
	unsigned did = 0;
	struct str s = fold_line(v->a, raw, loose, &did);

	note(v, did);
	return s;
}

struct str
value_unruled(struct value *v, struct str raw)
{
	struct sb out = { .a = v->a };
	ptrdiff_t i, n;

	if (!str_has(raw, S("__")))
		return raw;
	for (i = 0; i < raw.len; i += n) {
		for (n = 0; i + n < raw.len && raw.p[i + n] == '_'; n++)
			;
		sb_addc(&out, n > 1 ? ' ' : raw.p[i]);
		n += n == 0;
	}
	value_step(v, "ruled");
	return sb_str(&out);
}

/* What stands between two signs that embrace all of a text, and only once. */
static bool
embraced(struct str *s, struct str open, struct str close)
{
	struct str in;

	if (s->len <= open.len + close.len || !str_starts(*s, open) ||
	    !str_ends(*s, close))
		return false;
	in = str_slice(*s, open.len, s->len - close.len);
	if (str_has(in, open) || str_has(in, close))
		return false;
	*s = str_trim(in);
	return true;
}

struct str
value_unwrapped(struct value *v, struct str raw, bool title)
{
	static const struct str stop = S("。");
	struct str s = str_trim(raw);
	bool did = false;

	if (s.len > stop.len && str_find(s, stop) == s.len - stop.len) {
		s = str_trim(str_slice(s, 0, s.len - stop.len));
		value_step(v, "punctuation");
		did = true;
	}
	if (embraced(&s, S("【"), S("】")) ||
	    (title && embraced(&s, S("《"), S("》")))) {
		value_step(v, "wrapped");
		did = true;
	}
	return did ? s : raw;
}

struct str
value_tidy(struct value *v, struct str raw)
{
	unsigned did = 0;
	struct str s = fold_tidy(v->a, raw, &did);

	note(v, did);
	return s;
}

struct str
value_plain(struct value *v, struct str raw)
{
	unsigned did = 0;
	struct str s = fold_plain(v->a, raw, &did);

	note(v, did);
	return s;
}

static bool
is_one_of(struct str key, const struct str *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (str_eq(key, v[i]))
			return true;
	return false;
}

#define WORD_MAX 8 /* characters; the longest word below has six */

/* More characters that no folding drops than the longest word has. */
static bool
is_long(struct str s)
{
	uint32_t r;
	int n = 0;

	while (s.len > 0 && n < WORD_MAX) {
		r = utf8_next(&s);
		n += fold_is_han(r) || (r >= '0' && r <= '9') ||
		    (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z');
	}
	return n == WORD_MAX;
}

#define POINTER_BYTES_MAX 60 /* 同法定代表人（某某） and its blanks */

/* 同法定代表人, 同上刘某: the answer of another box, whatever follows. */
static bool
points(struct str key)
{
	static const struct str to[] = { S("上"), S("前"), S("左"),
		S("法定代表人"), S("法人"), S("法代"), S("联系人"),
		S("负责人"), S("申报单位"), S("注册地"), S("通信地"),
		S("通讯地"), S("办公"), S("手机"), S("电话"), S("本单位") };
	size_t i;

	if (!str_starts(key, S("同")))
		return false;
	key = str_slice(key, 3, key.len);
	for (i = 0; i < sizeof to / sizeof *to; i++)
		if (str_starts(key, to[i]))
			return true;
	return false;
}

bool
value_no_answer(struct value *v, struct str raw)
{
	static const struct str none[] = { S(""), S("无"), S("暂无"),
		S("没有"), S("不涉及"), S("未涉及"), S("空"), S("空白"),
		S("不适用"), S("未填"), S("未填写"), S("无此项"), S("无内容"),
		S("无相关内容"), S("目前无"), S("目前暂无"), S("暂时没有"),
		S("na"), S("none"), S("null"), S("nil"), S("无无"),
		S("待定"), S("待填"), S("待补"), S("待补充"), S("待填写"),
		S("待完善"), S("x"), S("xx"), S("xxx"), S("略") };
	static const struct str elsewhere[] = { S("见附件"), S("详见附件"),
		S("同上"), S("见上"), S("同前"), S("见下"), S("见附表"),
		S("详见附表"), S("见正文"), S("详见正文"), S("见后"),
		S("见附页"), S("详见附页"), S("另附"), S("见附"), S("详见后"),
		S("同左"), S("见证明材料"), S("详见证明材料") };
	struct str key;

	if (is_long(raw) &&
	    (raw.len > POINTER_BYTES_MAX || !str_starts(raw, S("同"))))
		return false;
	key = fold_key(v->a, raw);
	if (is_one_of(key, none, sizeof none / sizeof *none)) {
		value_step(v, "no-answer");
		value_null(v);
		return true;
	}
	if (is_one_of(key, elsewhere, sizeof elsewhere / sizeof *elsewhere) ||
	    points(key)) {
		value_step(v, "no-answer");
		value_doubt(v, "elsewhere");
		value_null(v);
		return true;
	}
	return false;
}

struct str
value_unlabel(struct value *v, struct str text)
{
	ptrdiff_t at = str_find(text, S("："));
	struct str label;
	ptrdiff_t i;

	if (at < 0)
		at = str_find(text, S(":"));
	if (at <= 0)
		return text;
	label = str_slice(text, 0, at);
	/* A label is short and is words; 10:00 is none. */
	if (utf8_count(label) > 12 || str_has(label, S("公司")) ||
	    ((text.p[at - 1] & 0x80) == 0 && text.p[at - 1] != ')'))
		return text;
	for (i = 0; i < label.len; i++)
		if (label.p[i] >= '0' && label.p[i] <= '9')
			return text;
	value_step(v, "label");
	at += text.p[at] == ':' ? 1 : 3;
	return str_trim(str_slice(text, at, text.len));
}
