/* SPDX-License-Identifier: ISC */
/*
 * Choices: the ticked labels, or a text, as names of the notice's list.
 *
 * Nothing ticked is [], could not tell is null with a doubt, no answer is
 * null.  A text names an option when it is the option, holds exactly one, or
 * is a part of exactly one, or its short form; 非 or 不 before the option
 * undoes that.
 */
#include "readers.h"

#include "datescan.h"
#include "fold.h"

#define PART_MIN 4 /* characters of an option that may stand for it */

struct option *
options_add(struct arena *a, struct options *o, struct str name)
{
	struct option *new = ARENA_PUSH(a, o);

	new->name = name;
	strs_add(a, &new->keys, fold_key(a, name));
	return new;
}

/* 3, ③, 三 and C are 3; 0: no number. */
static int
ordinal(uint32_t r)
{
	static const uint32_t cn[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
		0x516d, 0x4e03, 0x516b, 0x4e5d };
	int i;

	for (i = 0; i < 9; i++)
		if (cn[i] == r)
			return i + 1;
	if (r >= 0x2460 && r <= 0x2473)
		return (int)(r - 0x2460) + 1;
	if (r >= 'A' && r <= 'G')
		return (int)(r - 'A') + 1;
	return r >= '1' && r <= '9' ? (int)(r - '0') : 0;
}

/* Without an enumeration in front: 3.  ③  （三）  C.  Its number in *n, or 0. */
static struct str
without_number(struct str s, int *n)
{
	static const char *const open[] = { "(", "（", NULL };
	static const char *const close[] = { ".", "、", ")", "）", "．", ":",
		"：", NULL };
	struct str at = s, ahead;
	uint32_t r;
	int k;

	*n = 0;
	scan_word(&at, open);
	if (at.len == 0)
		return s;
	ahead = at;
	r = utf8_next(&ahead);
	k = ordinal(r);
	if ((r < 0x2460 || r > 0x2473) && (k == 0 || !scan_word(&ahead, close)))
		return s;
	*n = k;
	return str_trim(ahead);
}

static const struct option *
exactly(const struct options *o, struct str key)
{
	size_t i, k;

	for (i = 0; i < o->n; i++)
		for (k = 0; k < o->v[i].keys.n; k++)
			if (str_eq(o->v[i].keys.v[k], key))
				return &o->v[i];
	return NULL;
}

/* 非, 不 or 除 just before the place at in key. */
static bool
negated(struct str key, ptrdiff_t at)
{
	static const struct str no[] = { S("非"), S("不"), S("除"), S("无"),
		S("未"), S("不属于"), S("不是") };
	struct str head = str_slice(key, 0, at);
	size_t i;

	for (i = 0; i < sizeof no / sizeof *no; i++)
		if (str_ends(head, no[i]))
			return true;
	return false;
}

/* Those that stand in key as a whole; where one holds another, the longer. */
static int
inside(const struct options *o, struct str key, const struct option **found,
    bool *no)
{
	bool hit[64] = { false };
	size_t i, k;
	ptrdiff_t at;
	int n = 0;

	*no = false;
	for (i = 0; i < o->n && i < 64; i++)
		for (k = 0; k < o->v[i].keys.n && !hit[i]; k++) {
			at = str_find(key, o->v[i].keys.v[k]);
			hit[i] = at >= 0;
			*no = *no || (at >= 0 && negated(key, at));
		}
	for (i = 0; i < o->n && i < 64; i++)
		if (hit[i]) {
			found[n] = &o->v[i];
			n++;
		}
	return n;
}

/* The one option of which key is a part. */
static const struct option *
part_of(const struct options *o, struct str key)
{
	const struct option *found = NULL;
	size_t i, k;

	if (utf8_count(key) < PART_MIN)
		return NULL;
	for (i = 0; i < o->n; i++)
		for (k = 0; k < o->v[i].keys.n; k++)
			if (str_has(o->v[i].keys.v[k], key)) {
				if (found != NULL && found != &o->v[i])
					return NULL;
				found = &o->v[i];
			}
	return found;
}

/* 工控产品漏洞治理: the one option of a closed list that key is short for. */
static const struct option *
short_for(const struct options *o, struct str key)
{
	const struct option *found = NULL;
	size_t i, k;

	if (o->open || utf8_count(key) < PART_MIN)
		return NULL;
	for (i = 0; i < o->n; i++)
		for (k = 0; k < o->v[i].keys.n; k++)
			if (utf8_shortens(key, o->v[i].keys.v[k])) {
				if (found != NULL && found != &o->v[i])
					return NULL;
				found = &o->v[i];
			}
	return found;
}

struct chosen {
	const struct option *v[64];
	int n;
	struct str other; /* named, but not on the list */
	bool unknown, part;
};

static void
choose(struct chosen *c, const struct option *o)
{
	int i;

	for (i = 0; i < c->n; i++)
		if (c->v[i] == o)
			return;
	if (c->n < 64)
		c->v[c->n++] = o;
}

/* One label or text into c. */
static void
add_text(struct arena *a, struct chosen *c, const struct options *o,
    struct str text)
{
	static const char *const other[] = { "其他类型", "其他", "其它", NULL };
	static const char *const colon[] = { "：", ":", "（", "(", "_", " ",
		NULL };
	const struct option *found[64], *one;
	bool no;
	int n, i;
	struct str bare = without_number(str_trim(text), &n), key;

	key = fold_key(a, bare);
	if (key.len == 0)
		return;
	if ((one = exactly(o, key)) != NULL) {
		choose(c, one);
		return;
	}
	n = inside(o, key, found, &no);
	if (!no && n > 0) {
		for (i = 0; i < n; i++)
			choose(c, found[i]);
		return;
	}
	if (!no && ((one = part_of(o, key)) != NULL ||
		       (one = short_for(o, key)) != NULL)) {
		choose(c, one);
		c->part = true;
		return;
	}
	if (scan_word(&bare, other)) {
		while (scan_word(&bare, colon))
			;
		bare = str_trim(bare);
		while (str_ends(bare, S("_")) || str_ends(bare, S(")")))
			bare.len--;
		if (str_ends(bare, S("）")))
			bare.len -= 3;
	}
	c->unknown = true;
	c->other = str_trim(bare);
}

static void
settle(struct value *v, const struct chosen *c, const struct options *o,
    bool many, bool ticks)
{
	struct strs list = { 0 };
	size_t k;
	int i;

	if (c->unknown && !ticks && c->n == 1) {
		/* One is named, and something is said about it. */
		value_doubt(v, "extra-text");
	} else if (c->unknown && (!o->open || c->n > 0 || c->other.len == 0)) {
		value_doubt(v, "unknown-option");
		return;
	} else if (c->unknown) {
		value_str(v, c->other);
		value_doubt(v, "other-type");
		return;
	}
	/* In the notice's order, so that equal choices are equal lists. */
	for (k = 0; k < o->n; k++)
		for (i = 0; i < c->n; i++)
			if (c->v[i] == &o->v[k])
				strs_add(v->a, &list, o->v[k].name);
	if (c->part)
		value_doubt(v, "part-of-option");
	/* The whole list printed, and nothing that tells the choice. */
	if (!ticks && c->n > 1 && (size_t)c->n == o->n) {
		value_doubt(v, "all-options");
		return;
	}
	if (many || (ticks && c->n == 0)) {
		value_list(v, list);
		return;
	}
	if (c->n > 1) {
		value_extra_list(v, "others", list);
		value_doubt(v, "two-values");
	} else if (c->n == 1) {
		value_str(v, list.v[0]);
	} else {
		value_doubt(v, "unknown-option");
	}
}

/* A text as its parts: by 、；, and line ends, when each part is an option. */
static void
add_parts(struct arena *a, struct chosen *c, const struct options *o,
    struct str s)
{
	static const char *const signs[] = { "、", "；", ";", "，", ",", "/",
		"\n", "|", NULL };
	struct str rest = s, from = s, part;
	int n;

	if (exactly(o, fold_key(a, without_number(s, &n))) != NULL) {
		add_text(a, c, o, s);
		return;
	}
	while (rest.len > 0) {
		part = (struct str) { from.p, rest.p - from.p };
		if (part.len > 6 && scan_word(&rest, signs)) {
			add_text(a, c, o, part);
			from = rest;
			continue;
		}
		utf8_next(&rest);
	}
	add_text(a, c, o, from);
}

/*
 * 方向3：… beside the name of the fourth.  Of a list that is printed whole
 * the numbers are the form's; a 1 alone may just begin an answer.
 */
static bool
other_number(struct arena *a, const struct options *o, struct str s)
{
	static const char *const words[] = { "申报方向", "方向", "第", NULL };
	const struct option *found[64];
	struct str bare = str_trim(s);
	bool said = false, no;
	int n;

	while (scan_word(&bare, words))
		said = true;
	bare = without_number(bare, &n);
	return n > 0 && (said || n > 1) &&
	    inside(o, fold_key(a, bare), found, &no) == 1 && !no &&
	    found[0] - o->v != n - 1;
}

/* A box still in the text: what it says was the reader's of the form to see. */
static bool
has_box(struct str s)
{
	static const struct str boxes[] = { S("□"), S("☐"), S("☑"), S("☒"),
		S("■"), S("○"), S("●"), S("◯"), S("√"), S("✓"), S("✔"),
		S("[ ]"), S("( )"), S("（ ）"), S("（）") };
	size_t i;

	for (i = 0; i < sizeof boxes / sizeof *boxes; i++)
		if (str_has(s, boxes[i]))
			return true;
	return false;
}

void
choice_read(struct value *v, struct str raw, enum ticks ticks,
    struct strs ticked, const struct options *o, bool many)
{
	struct chosen c = { 0 };
	struct str s;
	size_t i;

	if (ticks == TICKS_UNCLEAR) {
		value_doubt(v, "ticks-unclear");
		return;
	}
	if (!o->open && other_number(v->a, o, fold_tidy(v->a, raw, NULL)))
		value_doubt(v, "number-differs");
	if (ticks == TICKS_READ) {
		for (i = 0; i < ticked.n; i++)
			add_text(v->a, &c, o,
			    value_line(v, ticked.v[i], true));
		value_step(v, "ticks");
		settle(v, &c, o, many, true);
		return;
	}
	if (value_no_answer(v, raw))
		return;
	s = value_unlabel(v, value_tidy(v, raw));
	if (has_box(s)) {
		value_doubt(v, "ticks-unclear");
		return;
	}
	add_parts(v->a, &c, o, s);
	value_step(v, "words");
	settle(v, &c, o, many, false);
}
