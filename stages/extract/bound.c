/* SPDX-License-Identifier: ISC */
#include "bound.h"

#include "fold.h"
#include "kind.h"
#include "label.h"
#include "limit.h"

#define HEADING_BYTES_MAX 90 /* 30 characters: with the company's name */
#define TOP_LINES 3	     /* of a page, where a title stands */
#define LONG_WORD 9	     /* bytes: 承诺函 is no chance, 合同 may be */
#define BEFORE_BYTES_MAX 12  /* before it: 四个字, as in 企业法人营业执照; */
#define BEFORE_LONG_MAX 42   /* 十四个字 of 近五年无重大安全环保质量事故承诺函 */
#define CONTENT_MIN 12	     /* characters: more than a date or 复印件 */
#define INDEX_NAMES_MIN 3    /* chapters: a contract has a 目录, too */
#define TEXT_MAX MIB(1)	     /* of a part */

struct line { /* a block with something in it */
	size_t block;
	const struct chapter_spec *chapter; /* that it could head, or NULL */
	struct str key;	 /* of its text */
	ptrdiff_t chars; /* of that */
	int pictures, page;
	bool top;   /* of its page */
	bool heads; /* a part, in the end */
};

struct binding {
	struct arena *a;
	const struct schema *s;
	const struct doc *d;
	struct {
		struct line *v;
		size_t n, cap;
	} lines;
};

/* 1 营业执照 …… 3, or words apart in columns: a line of a table. */
static bool
is_row(struct str s)
{
	struct str rest = s, piece;
	int pieces = 0, words = 0;

	if (str_has(s, S("…")) || str_has(s, S("...")) ||
	    str_has(s, S("．．．")) || str_has(s, S("\t")))
		return true;
	while (rest.p != NULL) {
		piece = str_trim(str_cut(&rest, S("  ")));
		pieces += piece.len > 0;
		words += utf8_count(piece) > 1;
	}
	return pieces > 1 && words > 0;
}

/* 信用中国查询报告（复印件）: what it is called, without what it is on. */
static struct str
without_tail(struct str key)
{
	static const char *const tails[] = {"复印件", "影印件", "扫描件",
	    "打印件", "原件", "副本", "正本", "截图", "照片", "网站", "查询",
	    "结果", "报告", "证明", "材料", "文件", "证书", NULL};
	int i = 0;

	while (tails[i] != NULL) {
		if (!str_ends(key, str_c(tails[i])) ||
		    key.len == str_c(tails[i]).len) {
			i++;
			continue;
		}
		key.len -= str_c(tails[i]).len;
		i = 0;
	}
	return key;
}

/* Its words are all of the line, or end it: behind a company's name, say. */
static bool
names(const struct words *w, struct str key, bool top)
{
	struct str bare = without_tail(key), end;
	size_t i;

	for (i = 0; i < w->n; i++) {
		end = str_ends(key, w->v[i]) ? key : bare;
		if (str_has(key, w->v[i]) && w->v[i].len * 4 >= key.len * 3)
			return true;
		if (str_ends(end, w->v[i]) &&
		    end.len - w->v[i].len <= (w->v[i].len < LONG_WORD
				? BEFORE_BYTES_MAX
				: top ? HEADING_BYTES_MAX
				      : BEFORE_LONG_MAX))
			return true;
	}
	return false;
}

/* The chapter whose words are the most of a line. */
static const struct chapter_spec *
headed(struct binding *x, struct str text, bool top)
{
	const struct chapter_spec *best = NULL;
	struct str s = str_trim(text), key;
	ptrdiff_t most = 0, n;
	size_t i;

	if (s.len == 0 || s.len > HEADING_BYTES_MAX || is_row(s) ||
	    str_has(s, S("，")) || str_has(s, S("。")) || str_has(s, S("；")))
		return NULL;
	key = label_key(x->a, s);
	for (i = 0; key.len > 0 && i < x->s->chapters.n; i++) {
		n = words_weight(&x->s->chapters.v[i].words, key);
		if (n > most) {
			most = n;
			best = &x->s->chapters.v[i];
		}
	}
	return best != NULL && names(&best->words, key, top) && !kind_asks(key)
		   ? best : NULL;
}

static struct str
text_of(struct binding *x, size_t from, size_t to)
{
	struct doc part = *x->d;

	part.blocks.v += from;
	part.blocks.n = to - from;
	return doc_all_text(x->a, &part, TEXT_MAX);
}

static bool
is_picture(const struct doc_cell *c)
{
	return c->doubt != NULL && strcmp(c->doubt, "picture") == 0;
}

static struct line *
add_line(struct binding *x, size_t block, int page, struct str text)
{
	struct line *l = ARENA_PUSH(x->a, &x->lines);

	l->block = block;
	l->page = page;
	l->key = fold_key(x->a, text);
	l->chars = utf8_count(l->key);
	return l;
}

static void
add_paragraph(struct binding *x, size_t block, int *on_page)
{
	const struct doc_cell *p = &x->d->blocks.v[block].para;
	bool same = x->lines.n > 0 && x->lines.v[x->lines.n - 1].page == p->page;
	struct line *l = add_line(x, block, p->page, p->text);

	*on_page = same ? *on_page + 1 : 1;
	l->top = p->page > 0 && *on_page <= TOP_LINES;
	l->pictures = is_picture(p);
	l->chapter = headed(x, p->text, l->top);
}

/* The cell that says what is drawn in one: before it in its row, or above. */
static const struct doc_cell *
name_of(struct binding *x, struct doc_table *t, const struct doc_cell *c)
{
	const struct doc_cell *o;
	int col;

	if (headed(x, c->text, false) != NULL)
		return c;
	for (col = c->col - 1; col >= 0; col--) {
		o = doc_at(x->a, t, c->row, col);
		if (o != NULL && headed(x, o->text, false) != NULL)
			return o;
	}
	o = c->row > 0 ? doc_at(x->a, t, c->row - 1, c->col) : NULL;
	return o != NULL && headed(x, o->text, false) != NULL ? o : NULL;
}

/* Words in a table head nothing but what is drawn beside or below them. */
static void
add_table(struct binding *x, size_t block)
{
	struct doc_table *t = x->d->blocks.v[block].table;
	size_t i, all = x->lines.n;
	const struct doc_cell *name;
	struct line *l;

	add_line(x, block, 0, text_of(x, block, block + 1));
	for (i = 0; i < t->cells.n; i++) {
		const struct doc_cell *c = &t->cells.v[i];

		if (x->lines.v[all].page == 0)
			x->lines.v[all].page = c->page;
		if (!is_picture(c))
			continue;
		if ((name = name_of(x, t, c)) == NULL) {
			x->lines.v[x->lines.n - 1].pictures++;
			continue;
		}
		l = add_line(x, block, c->page, name->text);
		l->chapter = headed(x, name->text, false);
		l->pictures = 1;
	}
}

/* Pages without a line between two lines. */
static int
empty_pages(const struct binding *x, size_t i)
{
	int to = i + 1 < x->lines.n ? x->lines.v[i + 1].page
				    : x->d->pages + 1;

	return x->lines.v[i].page > 0 && to > x->lines.v[i].page + 1
		   ? to - x->lines.v[i].page - 1 : 0;
}

struct below { /* what stands below a line, up to the next that could head */
	ptrdiff_t chars;
	int pictures;
	size_t to;
};

static struct below
below(const struct binding *x, size_t i)
{
	struct below b = {.pictures = x->lines.v[i].pictures};

	for (;; i++) {
		b.pictures += empty_pages(x, i);
		b.to = i + 1;
		if (b.to == x->lines.n || x->lines.v[b.to].chapter != NULL)
			return b;
		b.chars += x->lines.v[b.to].chars;
		b.pictures += x->lines.v[b.to].pictures;
	}
}

/* The first line from i that could head a part. */
static size_t
next_named(const struct binding *x, size_t i)
{
	while (i < x->lines.n && x->lines.v[i].chapter == NULL)
		i++;
	return i;
}

static bool
is_index(const struct line *l)
{
	return l->chapter != NULL && what_of(l->chapter->id) == WHAT_INDEX;
}

/*
 * Behind an index and its entries; how many chapters they name.  What was
 * named before, or what has a picture below, is the paper itself, and so is
 * all on another page.
 */
static size_t
behind_index(struct binding *x, size_t i, int *n)
{
	bool *named = arena_array(x->a, x->s->chapters.n, sizeof *named);
	int page = x->lines.v[i].page;
	size_t k;

	*n = 0;
	for (i++; i < x->lines.n && x->lines.v[i].page == page; i++) {
		const struct line *l = &x->lines.v[i];

		for (k = 0; k < x->s->chapters.n; k++) {
			const struct chapter_spec *c = &x->s->chapters.v[k];

			if (c == l->chapter &&
			    (named[k] || below(x, i).pictures > 0))
				return i;
			if (!named[k] && words_weight(&c->words, l->key) > 0) {
				named[k] = true;
				++*n;
			}
		}
	}
	return i;
}

/* 佐证材料目录 over a picture of it; contents of anything are words. */
static bool
is_drawn(const struct binding *x, size_t i)
{
	return x->lines.v[i].pictures > 0 ||
	    (i + 1 < x->lines.n && x->lines.v[i + 1].chapter == NULL &&
		x->lines.v[i + 1].chars == 0 && x->lines.v[i + 1].pictures > 0);
}

/* Which of the lines that could head a part do. */
static void
find_heads(struct binding *x)
{
	bool listed = false; /* one of several lines, nothing between them */
	bool first = true, drawn;
	struct below b;
	size_t i = next_named(x, 0);
	int n;

	while (i < x->lines.n) {
		struct line *l = &x->lines.v[i];

		b = below(x, i);
		if (is_index(l)) {
			drawn = is_drawn(x, i);
			i = next_named(x, behind_index(x, i, &n));
			l->heads = first ? n > 0 || drawn : n >= INDEX_NAMES_MIN;
			first = first && !l->heads;
			listed = false;
			continue;
		}
		l->heads = b.pictures > 0 ||
		    (b.chars >= CONTENT_MIN && (!listed || l->top));
		first = first && !l->heads;
		listed = b.pictures == 0 && b.chars < CONTENT_MIN;
		i = b.to;
	}
}

/* Lines [from, to), from is its heading. */
static void
add_part(struct binding *x, struct bound *out, size_t from, size_t to)
{
	const struct line *l = &x->lines.v[from];
	struct bound_part *p = ARENA_PUSH(x->a, out);
	ptrdiff_t chars = 0;
	int pictures = 0;
	size_t i;

	p->chapter = l->chapter;
	p->top = l->top;
	p->at = doc_place(x->a, &x->d->blocks.v[l->block], NULL, NULL);
	p->text = text_of(x, l->block, to < x->lines.n
		? x->lines.v[to].block : x->d->blocks.n);
	for (i = from; i < to; i++) {
		chars += i > from ? x->lines.v[i].chars : 0;
		pictures += x->lines.v[i].pictures + empty_pages(x, i);
	}
	p->drawn = chars < CONTENT_MIN && pictures > 0;
	/* What is drawn behind an index is no index. */
	out->unread += is_index(l) ? pictures : 0;
	for (i = 0; i + 1 < out->n; i++)
		if (out->v[i].chapter == p->chapter)
			return;
	out->chapters++;
}

void
bound_read(struct arena *a, const struct schema *s, const struct doc *d,
    struct bound *out)
{
	struct binding x = {.a = a, .s = s, .d = d};
	size_t i, from, begin = 0;
	int on_page = 0;

	*out = (struct bound){0};
	for (i = 0; i < d->blocks.n; i++) {
		const struct doc_block *b = &d->blocks.v[i];

		if (b->table != NULL)
			add_table(&x, i);
		else if (b->where == DOC_BODY || b->where == DOC_TEXTBOX)
			add_paragraph(&x, i, &on_page);
	}
	find_heads(&x);
	for (; begin < x.lines.n && !x.lines.v[begin].heads; begin++)
		out->unread +=
		    x.lines.v[begin].pictures + empty_pages(&x, begin);
	for (from = i = begin; i < x.lines.n; i++)
		if (x.lines.v[i].heads &&
		    x.lines.v[i].chapter != x.lines.v[from].chapter) {
			add_part(&x, out, from, i);
			from = i;
		}
	if (from < x.lines.n)
		add_part(&x, out, from, x.lines.n);
}
