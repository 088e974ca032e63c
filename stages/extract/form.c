/* SPDX-License-Identifier: ISC */
#include "form.h"

#include "fold.h"
#include "limit.h"
#include "when.h"

#define HELD_LABEL_RUNES 8

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

bool
form_goes_on(struct form *f)
{
	bool full =
	    f->found.n >= FORM_FOUND_MAX || f->paras > FORM_PARAS_MAX;

	f->cut |= full;
	return !full;
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

/* 企业类型 with 国有, 民营 to choose from: the options tell the field. */
static void
of_other_field(struct form *f, struct found *w, const struct doc_cell *part)
{
	struct str key = fold_key(f->a, part->text);
	size_t i;

	for (i = 0; i < f->spec->fields.n; i++) {
		const struct field_spec *s = &f->spec->fields.v[i];
		struct ticks t;

		if ((int)i == w->field || !kind_is_chosen(s->kind) ||
		    s->options == NULL)
			continue;
		t = tick_read(f->a, s->options, part);
		if (t.options.n > 1 ||
		    (t.options.n == 1 &&
			str_eq(key, fold_key(f->a, t.options.v[0])))) {
			w->field = (int)i;
			w->ticks = t;
			return;
		}
	}
}

/*
 * 某案例申报方向：某方向: where lines ran together, the answer to another
 * label.  Does text hold another field's label before its colon?
 */
static bool
holds_label(struct form *f, int field, struct str s)
{
	ptrdiff_t colon = str_find(s, S("：")), from = colon;
	int runes, other;

	for (runes = 1; runes <= HELD_LABEL_RUNES && from > 0; runes++) {
		while (--from > 0 && (s.p[from] & 0xc0) == 0x80)
			;
		other = from > 0 && runes > 1
			    ? schema_label(f->spec,
				  label_key(f->a, str_slice(s, from, colon)),
				  NULL)
			    : LABEL_NONE;
		if (other >= 0 && other != field)
			return true;
	}
	return false;
}

void
form_answer(struct form *f, struct found *w, const struct doc_cell *c,
    ptrdiff_t from, ptrdiff_t to)
{
	const struct field_spec *spec = &f->spec->fields.v[w->field];
	struct doc_cell part;

	w->answer = answer_read(f->a, f->schema, spec->kind, c, from, to);
	w->answer.raw = with_day(f->a, c, w->answer.raw);
	if (w->unit.len == 0)
		w->unit = w->answer.unit;
	w->type = c->type;
	w->number = c->number;
	if (spec->kind != KIND_LONGTEXT && !kind_is_chosen(spec->kind) &&
	    holds_label(f, w->field, w->answer.raw))
		answer_doubt(&w->answer, "extra-text");
	if (!kind_is_chosen(spec->kind) &&
	    !((spec->kind == KIND_TEXT || spec->kind == KIND_PROMISED) &&
		tick_has_boxes(w->answer.raw)))
		return;
	part = part_of(f->a, c, from, to);
	if (!form_by_legend(f, w, spec->options, &part))
		w->ticks = tick_read(f->a, spec->options, &part);
	if (spec->options != NULL && w->ticks.options.n == 0)
		of_other_field(f, w, &part);
	/* 工业企业, and beside it in grey what there is to choose from. */
	if ((w->ticks.unclear || w->ticks.ticked.n > 1) && w->answer.cut_away) {
		struct doc_cell left = {.text = w->answer.raw};
		struct ticks t = tick_read(f->a, spec->options, &left);

		if (!t.unclear && t.ticked.n > 0)
			w->ticks = t;
	}
	w->has_ticks = w->ticks.seen;
	/* 选择一项。 is all that stands there. */
	if (w->has_ticks || w->answer.raw.len > 0 || !w->answer.cut_away)
		w->answer.raw =
		    fold_tidy(f->a, str_slice(c->text, from, to), NULL);
	if (w->ticks.doubt != NULL)
		answer_doubt(&w->answer, w->ticks.doubt);
	if (w->ticks.ticked.n == 0 && c->doubt != NULL &&
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
	s = str_trim_front(s);
	at = h->to - s.len;
	end = str_find(s, S("\n"));
	return end < 0 ? h->to : at + end;
}

/* 甲公司（盖章）, which no person is called. */
static bool
is_body(struct str s)
{
	static const char *const ends[] = {"公司", "集团", "厂", "局", "厅",
	    "委员会", "研究院", NULL};
	ptrdiff_t at = str_find(s, S("（"));
	int i;

	s = str_trim(at > 0 ? str_slice(s, 0, at) : s);
	for (i = 0; ends[i] != NULL; i++)
		if (str_ends(s, str_c(ends[i])))
			return utf8_count(s) >= 5;
	return false;
}

/* Digits between the signs of a date, and nothing else. */
static bool
is_date(struct str s)
{
	int digits = 0;
	uint32_t r;

	while (s.len > 0) {
		r = utf8_next(&s);
		if (r >= '0' && r <= '9')
			digits++;
		else if (r > ' ' && r != 0x3000 && r != 0x5e74 && r != 0x6708 &&
			 r != 0x65e5 && r != '.' && r != '-' && r != '/')
			return false;
	}
	return digits >= 4;
}

bool
form_never(enum field_kind k, struct str s)
{
	if (k == KIND_PERSON && is_body(s))
		return true;
	return (k == KIND_COMPANY || k == KIND_PERSON ||
		   k == KIND_RECOMMENDER) &&
	       is_date(s);
}

/* …机构（联系人：某）为…: a bracket within a sentence tells of another. */
static bool
in_remark(struct str text, ptrdiff_t at)
{
	struct str open = S("（"), close = S("）"), front, rest;
	ptrdiff_t from;

	front = str_slice(text, 0, at);
	while ((from = str_find(front, close)) >= 0)
		front = str_slice(front, from + close.len, front.len);
	rest = str_slice(text, at, text.len);
	from = str_find(rest, close);
	return str_find(front, open) > 0 && from >= 0 &&
	       str_has(str_slice(rest, from, rest.len), S("。"));
}

size_t
form_inline(struct form *f, const struct doc_cell *c, size_t block,
    const struct doc_table *t, const struct words *headings, bool gaps,
    enum standing standing)
{
	struct label_hits hits = {0};
	struct found *w;
	size_t i, n = 0;
	ptrdiff_t end;

	label_scan(f->a, f->spec, headings, c, gaps, &hits);
	for (i = 0; i < hits.n && form_goes_on(f); i++) {
		const struct label_hit *h = &hits.v[i];

		if (h->field < 0 || h->field >= (int)f->spec->fields.n)
			continue;
		w = form_add(f, h->field, standing, block);
		w->table = t;
		w->unsure = words_have(&f->spec->fields.v[h->field].maybe,
		    label_key(f->a, str_slice(c->text, h->at, h->from)));
		w->unsure |= standing == STAND_PARA && in_remark(c->text, h->at);
		w->unit = h->unit;
		w->year = label_year(f->a, str_slice(c->text, h->at, h->from));
		w->at = doc_place(f->a, &f->doc->blocks.v[block], t, c);
		end = answer_end(f, h, c->text);
		form_answer(f, w, c, h->from, end);
		if (form_has_rivals(f->spec->fields.v[h->field].kind,
			str_slice(c->text, end, h->to)))
			answer_doubt(&w->answer, "two-values");
		if (form_never(f->spec->fields.v[h->field].kind, w->answer.raw))
			w->answer.raw = S("");
		if (h->parts.n > 0)
			form_take_apart(f, &h->parts);
		else
			form_mail_beside(f);
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

/* 填写示例, as its sheet, its heading or its first cell says. */
static bool
is_example(const struct form *f, const struct doc_table *t, struct str heading)
{
	const struct pattern *p = f->schema->examples;

	return p != NULL && (pattern_matches(p, heading) ||
				pattern_matches(p, t->name) ||
				(t->cells.n > 0 && t->cells.v[0].text.len < 120 &&
				    pattern_matches(p, t->cells.v[0].text)));
}

/* 填写示例 above a table, the last of the notes in blocks [i, table). */
static struct str
sample_heading(const struct form *f, size_t i, size_t table)
{
	const struct pattern *p = f->schema->examples;
	struct str text = {0};

	while (table-- > i && text.len == 0)
		text = str_trim(f->doc->blocks.v[table].para.text);
	return p != NULL && text.len <= TITLE_BYTES && pattern_matches(p, text)
		   ? text
		   : S("");
}

/* A sheet called 填写说明. */
static bool
is_notes(const struct form *f, const struct doc_table *t)
{
	return t->sheet && t->name.len > 0 &&
	       words_have(&f->schema->notes, label_key(f->a, t->name));
}

/* Does a table begin like another: one record of several below a heading? */
static bool
begins_like(struct arena *a, const struct doc_table *x,
    const struct doc_table *y)
{
	return x != NULL && x->cols == y->cols && x->cells.n > 0 &&
	       y->cells.n > 0 &&
	       str_eq(fold_key(a, x->cells.v[0].text),
		   fold_key(a, y->cells.v[0].text));
}

static bool
answered_since(const struct form *f, size_t before)
{
	size_t i;

	for (i = before; i < f->found.n; i++)
		if (f->found.v[i].answer.raw.len > 0)
			return true;
	return false;
}

struct scan { /* where it stands */
	struct form *f;
	struct str heading; /* key of the paragraph above, its notes dropped */
	struct str title;   /* the same as written */
	const struct doc_table *other; /* the last, of another project */
	bool all;		       /* tables of other projects, too */
	int skipped;
};

static void
scan_table(struct scan *x, size_t i)
{
	struct form *f = x->f;
	struct doc_table *t = f->doc->blocks.v[i].table;
	const struct pattern *p = f->schema->others;
	bool other = !x->all &&
		     (is_notes(f, t) ||
			 (p != NULL &&
			     (pattern_matches(p, x->title) ||
				 (x->title.len == 0 &&
				     begins_like(f->a, x->other, t)))));

	x->other = other ? t : NULL;
	x->skipped += other;
	if (!other && !t->hidden && !is_example(f, t, x->heading))
		form_table(f, i, t, x->heading);
	x->heading = x->title = S("");
}

/* Is what must be told in words, the title, not even asked for? */
static bool
lacks_title(const struct form *f)
{
	size_t i, k;

	for (i = 0; i < f->spec->fields.n; i++) {
		for (k = 0; k < f->found.n; k++)
			if (f->found.v[k].field == (int)i)
				break;
		if (f->spec->fields.v[i].required && k == f->found.n &&
		    f->spec->fields.v[i].kind == KIND_TEXT)
			return true;
	}
	return false;
}

static void
scan_all(struct scan *x)
{
	struct form *f = x->f;
	const struct doc *d = f->doc;
	const struct schema *s = f->schema;
	struct str heading;
	size_t i, before, taken;

	for (i = 0; i < d->blocks.n && form_goes_on(f); i++) {
		const struct doc_block *b = &d->blocks.v[i];

		if (b->table != NULL) {
			scan_table(x, i);
			continue;
		}
		if (b->where == DOC_HEADER || b->where == DOC_FOOTER)
			continue;
		if ((taken = form_contents(f, i)) > 0) {
			i += taken - 1;
			continue;
		}
		heading = x->heading;
		if (b->para.text.len > 0 && b->para.text.len <= 90)
			heading = label_key(f->a, b->para.text);
		else if (str_trim(b->para.text).len > 0)
			heading = S("");
		if (b->para.text.len > TITLE_BYTES)
			x->other = NULL;
		if (str_trim(b->para.text).len > 0)
			x->title = b->para.text.len <= TITLE_BYTES
				       ? fold_unspace(f->a, b->para.text)
				       : S("");
		x->heading = heading;
		if (heading.len > 0 && words_have(&s->notes, heading) &&
		    next_table(d, i) < d->blocks.n) {
			x->heading = sample_heading(f, i, next_table(d, i));
			i = next_table(d, i) - 1;
			continue;
		}
		before = f->found.n;
		if (b->para.text.len > 0)
			f->paras += 1 +
			    (size_t)b->para.text.len / FORM_PARA_BYTES;
		if (!form_goes_on(f))
			return;
		i += form_paragraph(f, i);
		/* 推荐单位：某局 is an answer; what follows is not about it. */
		if (answered_since(f, before))
			x->heading = S("");
	}
}

/* Not 年  月  日, as the form prints it. */
static bool
has_numeral(struct str s)
{
	while (s.len > 0)
		if (fold_is_numeral(utf8_next(&s)))
			return true;
	return false;
}

static bool
is_filled(const struct form *f, const struct found *w)
{
	enum field_kind k = f->spec->fields.v[w->field].kind;

	if (w->has_ticks)
		return w->ticks.ticked.n > 0 || w->ticks.unclear;
	if (k == KIND_DATE || k == KIND_PERIOD)
		return has_numeral(w->answer.raw);
	return w->answer.raw.len > 0;
}

bool
form_is_blank(const struct form *f)
{
	bool filled = f->cut;
	size_t i;

	for (i = 0; i < f->strangers.n; i++)
		filled = filled || f->strangers.v[i].filled;
	for (i = 0; i < f->found.n; i++)
		filled = filled || is_filled(f, &f->found.v[i]);
	return !filled;
}

/*
 * Tables of other projects are left out, unless what they would answer is
 * asked for nowhere else: then the heading said something else.
 */
void
form_scan(struct arena *a, const struct schema *s, const struct form_spec *spec,
    const struct doc *d, struct form *f)
{
	struct scan x = {.f = f};

	*f = (struct form){
	    .schema = s, .spec = spec, .a = a, .doc = d, .to = d->blocks.n};
	scan_all(&x);
	if (x.skipped > 0 && lacks_title(f)) {
		*f = (struct form){.schema = s, .spec = spec, .a = a, .doc = d,
		    .to = d->blocks.n};
		x = (struct scan){.f = f, .all = true};
		scan_all(&x);
	}
	form_drop_letter(f);
}
