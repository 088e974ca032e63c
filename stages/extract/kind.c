/* SPDX-License-Identifier: ISC */
#include "kind.h"

#include "fold.h"
#include "label.h"

#define TITLE_BYTES_MAX 240 /* of a line that can be a title */
#define MARKING_LINES 12
#define PRINTED_LABELS_MIN 8

static const char *const what_words[WHATS] = {"unknown", "form", "region",
    "list", "other-form", "pledge", "index", "authorization", "credit",
    "evidence"};

const char *
what_word(enum what w)
{
	return what_words[w];
}

enum what
what_of(struct str s)
{
	int i;

	for (i = 0; i < WHATS; i++)
		if (str_eq(s, str_c(what_words[i])))
			return (enum what)i;
	return WHAT_UNKNOWN;
}

static void
add_lines(struct arena *a, struct head_lines *h, struct str text)
{
	struct str rest = text, s;

	while (rest.p != NULL && h->n < KIND_LINES) {
		s = str_cut(&rest, S("\n"));
		if (s.len > 4096)
			s = utf8_first(s, 1000);
		s = fold_line(a, s, true, NULL);
		if (s.len > 0)
			h->v[h->n++] = s;
	}
}

void
head_lines(struct arena *a, const struct doc *d, struct head_lines *h)
{
	size_t i, k;

	h->n = 0;
	for (i = 0; i < d->blocks.n && h->n < KIND_LINES; i++) {
		const struct doc_block *b = &d->blocks.v[i];

		if (b->table == NULL)
			add_lines(a, h, b->para.text);
		for (k = 0; b->table != NULL && k < b->table->cells.n &&
			    h->n < KIND_LINES;
		     k++)
			add_lines(a, h, b->table->cells.v[k].text);
	}
}

static bool
is_marking(const struct schema *s, struct str line)
{
	size_t i;

	if (line.len == 0 || line.len > 90)
		return false;
	for (i = 0; i < s->markings.n; i++)
		if (s->markings.v[i] != NULL &&
		    pattern_matches(s->markings.v[i], line))
			return true;
	return false;
}

struct str
marking_of(struct arena *a, const struct schema *s, const struct doc *d,
    const struct head_lines *h)
{
	size_t i;

	for (i = 0; i < h->n && i < MARKING_LINES; i++)
		if (is_marking(s, fold_unspace(a, h->v[i])))
			return h->v[i];
	for (i = 0; i < d->blocks.n; i++) {
		const struct doc_block *b = &d->blocks.v[i];
		struct str line;

		if (b->table != NULL ||
		    (b->where != DOC_HEADER && b->where != DOC_FOOTER &&
			b->where != DOC_TEXTBOX))
			continue;
		line = fold_unspace(a, fold_line(a, b->para.text, true, NULL));
		if (is_marking(s, line))
			return line;
	}
	return (struct str){0};
}

/* --- titles --- */

static const char *const form_words[] = {"申报表", "申报书", "申请表", "申请书",
    "推荐表", "登记表", "报名表", "备案表", "任务书", "推荐书", NULL};

/* A line that ends like the title of some form. */
static bool
is_form_title(struct str key)
{
	return str_ends_any(key, form_words);
}

/* 湖北省, 黑龙江省: what comes behind a province's name; else the same. */
static struct str
behind_province(struct str s)
{
	ptrdiff_t at = str_find(s, S("省"));

	return at == 6 || at == 9 ? str_slice(s, at + 3, s.len) : s;
}

/* Digits, 年, 度, 附件, 省's name and the like before a title say nothing. */
static bool
says_nothing(struct str s)
{
	static const char *const words[] = {
	    "附件", "附表", "年度", "年", "省", "市", NULL};
	int i;

	while ((s = behind_province(s)).len > 0) {
		if (s.p[0] >= '0' && s.p[0] <= '9') {
			s = str_slice(s, 1, s.len);
			continue;
		}
		for (i = 0; words[i] != NULL; i++)
			if (str_starts(s, str_c(words[i])))
				break;
		if (words[i] == NULL)
			return false;
		s = str_slice(s, str_c(words[i]).len, s.len);
	}
	return true;
}

static enum title
title_of(struct arena *a, const struct schema *s, const struct words *titles,
    struct str key)
{
	struct str t = words_within(titles, key), head;
	struct str w = words_within(&s->words, key);
	bool ours =
	    w.len > 0 || (s->subject.len > 0 && str_has(key, s->subject));

	if (t.len == 0)
		return is_form_title(key) ? (ours ? TITLE_MAYBE : TITLE_OTHER)
					  : TITLE_NONE;
	/* 典型案例申报表 alone is ours; 智能制造典型案例申报表 isn't. */
	head = str_slice(key, 0, str_find(key, t));
	if (says_nothing(head) || str_has(key, s->subject) ||
	    (w.len > 0 && !str_has(t, w) &&
		str_find(key, w) < str_find(key, t)))
		return TITLE_OWN;
	return TITLE_OTHER;
}

enum title
form_title(struct arena *a, const struct schema *s, const struct words *titles,
    const struct head_lines *h)
{
	enum title best = TITLE_NONE, t, both;
	size_t i;

	for (i = 0; i < h->n && i < 24; i++) {
		if (h->v[i].len > TITLE_BYTES_MAX)
			continue;
		t = title_of(a, s, titles, fold_key(a, h->v[i]));
		/* A title may stand on two lines. */
		both = i + 1 < h->n && h->v[i + 1].len < 90
			   ? title_of(a, s, titles,
				 fold_key(a,
				     str_printf(a, "%.*s%.*s", STR_ARG(h->v[i]),
					 STR_ARG(h->v[i + 1]))))
			   : TITLE_NONE;
		if (both == TITLE_OWN ||
		    (both == TITLE_MAYBE && t == TITLE_NONE)) {
			t = both;
			i++;
		}
		if (t == TITLE_OWN)
			return t;
		if (best == TITLE_NONE ||
		    (best == TITLE_MAYBE && t == TITLE_OTHER && i < 6))
			best = t == TITLE_NONE ? best : t;
	}
	return best;
}

/* （2024年度） on a line of its own. */
static int
year_alone(struct arena *a, struct str line)
{
	struct str key = fold_key(a, line);

	return key.len <= 16 && label_year(a, line) > 0 && says_nothing(key)
		   ? label_year(a, line)
		   : 0;
}

int
form_title_year(struct arena *a, const struct schema *s,
    const struct words *titles, const struct head_lines *h)
{
	int year = 0;
	size_t i;

	for (i = 0; i < h->n && i < 24 && year == 0; i++) {
		if (h->v[i].len > TITLE_BYTES_MAX ||
		    words_within(titles, fold_key(a, h->v[i])).len == 0)
			continue;
		year = label_year(a, h->v[i]);
		if (year == 0 && i > 0)
			year = year_alone(a, h->v[i - 1]);
		if (year == 0 && i + 1 < h->n)
			year = year_alone(a, h->v[i + 1]);
	}
	return year;
}

enum what
what_by_name(struct arena *a, const struct schema *s, struct str name)
{
	struct str key = fold_key(a, name);

	if (words_within(&s->list_titles, key).len > 0 ||
	    str_has(key, S("汇总表")))
		return WHAT_LIST;
	if (words_within(&s->region_titles, key).len > 0)
		return WHAT_REGION;
	if (words_within(&s->form_titles, key).len > 0 ||
	    str_has(key, S("申报表")) || str_has(key, S("申报书")))
		return WHAT_FORM;
	return WHAT_UNKNOWN;
}

/* --- chapters --- */

bool
kind_asks(struct str key)
{
	static const char *const words[] = {
	    "提供", "提交", "上传", "附上", NULL};
	int i;

	for (i = 0; words[i] != NULL; i++)
		if (str_has(key, str_c(words[i])))
			return true;
	return false;
}

/*
 * A chapter's weight: its words in a title count most, near the top less,
 * then the name and the folders.  What the rest of a text mentions says
 * nothing: a contract speaks of a licence, too.
 */
static ptrdiff_t
weight(struct arena *a, const struct chapter_spec *c,
    const struct head_lines *h, struct str name, struct str path)
{
	ptrdiff_t sum = 0;
	struct str key;
	size_t i;

	for (i = 0; i < h->n && i < 6; i++) {
		key = fold_key(a, utf8_first(h->v[i], 60));
		if (kind_asks(key))
			continue;
		/* A short line near the top is a title. */
		sum += words_weight(&c->words, key) *
		       (h->v[i].len > 60 ? h->v[i].len <= 120
					 : i < 3 ? 60 : 12);
	}
	sum += words_weight(&c->words, fold_key(a, name)) * 20;
	sum += words_weight(&c->words, fold_key(a, path)) * 8;
	return sum;
}

const struct chapter_spec *
chapter_of(struct arena *a, const struct schema *s, const struct head_lines *h,
    struct str name, struct str path)
{
	const struct chapter_spec *best = NULL;
	ptrdiff_t most = 0, n;
	size_t i;

	for (i = 0; i < s->chapters.n; i++) {
		n = weight(a, &s->chapters.v[i], h, name, path);
		if (n > most) {
			most = n;
			best = &s->chapters.v[i];
		}
	}
	return best;
}

/* --- printed forms --- */

/* The fields whose labels stand alone in pieces of a line. */
static void
mark_labels(struct arena *a, const struct form_spec *f, struct str line,
    bool *seen)
{
	struct str part;
	int field;

	while (line.p != NULL) {
		part = str_trim(str_cut(&line, S("  ")));
		if (part.len == 0 || part.len > LABEL_BYTES_MAX)
			continue;
		field = schema_label(f, label_key(a, part), NULL);
		if (field >= 0)
			seen[field] = true;
	}
}

bool
kind_is_printed(
    struct arena *a, const struct form_spec *f, const struct doc *d)
{
	bool *seen = arena_array(a, f->fields.n + 1, sizeof *seen);
	size_t i;
	int n = 0;

	for (i = 0; i < d->blocks.n; i++)
		if (d->blocks.v[i].table == NULL)
			mark_labels(a, f, d->blocks.v[i].para.text, seen);
	for (i = 0; i < f->fields.n; i++)
		n += seen[i];
	return n >= PRINTED_LABELS_MIN;
}
