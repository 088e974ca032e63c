/* SPDX-License-Identifier: ISC */
#include "form.h"

#include "fold.h"
#include "limits.h"
#include "when.h"

struct found *
form_add(struct form *f, int field, enum standing standing, size_t block)
{
	struct found *to = ARENA_PUSH(f->a, &f->found);
	size_t i = f->found.n - 1;

	to->field = field;
	to->standing = standing;
	to->block = block;
	to->owner = to->row = -1;
	/* Whose phone: the last person's label before it. */
	while (i-- > 0 && f->found.v[i].block == block) {
		int other = f->found.v[i].field;

		if (other >= 0 && f->spec->fields.v[other].owner) {
			to->owner = other;
			break;
		}
	}
	return to;
}

/* --- cells as text --- */

void
form_append(
    struct arena *a, struct doc_cell *to, const struct doc_cell *from, char sep)
{
	struct sb b = {.a = a};
	ptrdiff_t at;
	size_t i;

	sb_add(&b, to->text);
	if (sep != '\0')
		sb_addc(&b, sep);
	at = b.len;
	sb_add(&b, from->text);
	to->text = sb_str(&b);
	for (i = 0; i < from->spans.n; i++) {
		struct doc_span *s = ARENA_PUSH(a, &to->spans);

		*s = from->spans.v[i];
		s->from += at;
		s->to += at;
	}
	if (to->doubt == NULL)
		to->doubt = from->doubt;
}

static void
flatten_into(struct arena *a, struct doc_cell *to, const struct doc_cell *c,
    char sep, int depth)
{
	size_t i, k;

	form_append(a, to, c, sep);
	for (i = 0; depth < TABLE_NEST_MAX && i < c->nested.n; i++) {
		const struct doc_table *t = c->nested.v[i];

		for (k = 0; k < t->cells.n; k++)
			flatten_into(a, to, &t->cells.v[k],
			    k == 0 || t->cells.v[k].row != t->cells.v[k - 1].row
				? '\n'
				: '\t',
			    depth + 1);
	}
}

struct doc_cell
form_flatten(struct arena *a, const struct doc_cell *c)
{
	struct doc_cell to = *c;

	if (c->nested.n == 0)
		return to;
	to.text = S("");
	to.spans.n = to.spans.cap = 0;
	to.spans.v = NULL;
	flatten_into(a, &to, c, '\0', 0);
	return to;
}

/* --- one answer --- */

static struct doc_cell
part_of(struct arena *a, const struct doc_cell *c, ptrdiff_t from, ptrdiff_t to)
{
	struct doc_cell part = *c;
	size_t i;

	part.text = str_slice(c->text, from, to);
	part.spans.v = NULL;
	part.spans.n = part.spans.cap = 0;
	for (i = 0; i < c->spans.n; i++) {
		struct doc_span s = c->spans.v[i];

		s.from = (s.from > from ? s.from : from) - from;
		s.to = (s.to < to ? s.to : to) - from;
		if (s.to > s.from)
			*ARENA_PUSH(a, &part.spans) = s;
	}
	return part;
}

/*
 * The day of a date that its sheet shows as a month: what was typed, not what
 * the format leaves of it.  The first of a month may be the format's own.
 */
static struct str
with_day(struct arena *a, const struct doc_cell *c, struct str raw)
{
	static const int epochs[][3] = {{1899, 12, 30}, {1904, 1, 1}};
	int e, y, m, d;
	struct str whole;

	if (c->type != DOC_DATE || raw.len != 7 || c->number < 1 ||
	    c->number > 200000)
		return raw;
	for (e = 0; e < 2; e++) {
		when_civil(when_days(epochs[e][0], epochs[e][1], epochs[e][2]) +
			       (int64_t)c->number,
		    &y, &m, &d);
		whole = str_printf(a, "%04d-%02d-%02d", y, m, d);
		if (d != 1 && str_starts(whole, raw))
			return whole;
	}
	return raw;
}

void
form_answer(struct form *f, struct found *w, const struct doc_cell *c,
    ptrdiff_t from, ptrdiff_t to)
{
	const struct field_spec *spec = &f->spec->fields.v[w->field];
	struct doc_cell part;

	w->answer = answer_read(f->a, f->schema, spec->kind, c, from, to);
	w->answer.raw = with_day(f->a, c, w->answer.raw);
	w->type = c->type;
	w->number = c->number;
	if (!kind_is_chosen(spec->kind) &&
	    !((spec->kind == KIND_TEXT || spec->kind == KIND_PROMISED) &&
		tick_has_boxes(w->answer.raw)))
		return;
	part = part_of(f->a, c, from, to);
	w->ticks = tick_read(f->a, spec->options, &part);
	w->has_ticks = w->ticks.seen;
	w->answer.raw = fold_tidy(f->a, part.text, NULL);
	if (w->ticks.doubt != NULL)
		answer_doubt(&w->answer, w->ticks.doubt);
	if (!w->ticks.seen && c->doubt != NULL &&
	    strcmp(c->doubt, "picture") == 0)
		w->has_ticks = w->ticks.unclear = true;
}

/* --- running text --- */

/*
 * Where the answer within text ends: long text and choices take what there
 * is up to the next label, all else one line.
 */
static ptrdiff_t
answer_end(const struct form *f, const struct label_hit *h, struct str text)
{
	enum field_kind k = f->spec->fields.v[h->field].kind;
	struct str s = str_slice(text, h->from, h->to);
	ptrdiff_t at = h->from, end;

	if (k == KIND_LONGTEXT || kind_is_chosen(k) || k == KIND_PARTNERS ||
	    k == KIND_PROMISED)
		return h->to;
	while (s.len > 0 && str_trim(s).p > s.p)
		s = str_slice(s, 1, s.len);
	at = h->to - s.len;
	end = str_find(s, S("\n"));
	return end < 0 ? h->to : at + end;
}

size_t
form_inline(struct form *f, const struct doc_cell *c, size_t block,
    const struct doc_table *t, const struct words *headings, bool gaps,
    enum standing standing)
{
	struct label_hits hits = {0};
	struct found *w;
	size_t i, n = 0;

	label_scan(f->a, f->spec, headings, c, gaps, &hits);
	for (i = 0; i < hits.n; i++) {
		const struct label_hit *h = &hits.v[i];

		if (h->field < 0 || h->field >= (int)f->spec->fields.n)
			continue;
		w = form_add(f, h->field, standing, block);
		w->table = t;
		w->unit = h->unit;
		w->at = doc_place(f->a, &f->doc->blocks.v[block], t, c);
		form_answer(f, w, c, h->from, answer_end(f, h, c->text));
		n++;
	}
	return n;
}

/* The next table behind a block; a document without one has no end. */
static size_t
next_table(const struct doc *d, size_t i)
{
	while (i < d->blocks.n && d->blocks.v[i].table == NULL)
		i++;
	return i;
}

void
form_scan(struct arena *a, const struct schema *s, const struct form_spec *spec,
    const struct doc *d, struct form *f)
{
	struct str heading = {0};
	size_t i;

	*f = (struct form){
	    .schema = s, .spec = spec, .a = a, .doc = d, .to = d->blocks.n};
	for (i = 0; i < d->blocks.n; i++) {
		const struct doc_block *b = &d->blocks.v[i];

		if (b->table != NULL) {
			if (!b->table->hidden)
				form_table(f, i, b->table, heading);
			heading = S("");
			continue;
		}
		if (b->where == DOC_HEADER || b->where == DOC_FOOTER)
			continue;
		if (b->para.text.len > 0 && b->para.text.len <= 90)
			heading = label_key(a, b->para.text);
		else if (str_trim(b->para.text).len > 0)
			heading = S("");
		if (heading.len > 0 && words_have(&s->notes, heading) &&
		    next_table(d, i) < d->blocks.n) {
			i = next_table(d, i) - 1;
			heading = S("");
			continue;
		}
		i += form_paragraph(f, i);
	}
}
