/* SPDX-License-Identifier: ISC */
/* Forms in running text: labels and answers in paragraphs of their own. */
#include "form.h"

#include "fold.h"
#include "promise.h"

#define SECTION_BYTES_MAX 120 /* 40 characters */
#define FRONT_BYTES_MAX 12 /* of a number before the first label */

/* "三、……", "（二）……", "第四部分 ……": the start of another section. */
static bool
is_section(struct form *f, struct str text)
{
	struct str s = str_trim(text), core;

	if (s.len == 0 || s.len > 90)
		return false;
	core = label_read(f->a, s).key;
	return core.len > 0 && core.len < fold_key(f->a, s).len &&
	       str_has(S("一二三四五六七八九十第"), utf8_first(s, 1));
}

/* 答：… */
static ptrdiff_t
answer_mark(struct str s)
{
	static const char *const marks[] = {"答：", "答:", "A：", "A:", NULL};
	int i;

	for (i = 0; marks[i] != NULL; i++)
		if (str_starts(s, str_c(marks[i])))
			return str_c(marks[i]).len;
	return 0;
}

static bool
is_short(const struct form *f, int field)
{
	return field == LABEL_OTHER ||
	       (field >= 0 && field < (int)f->spec->fields.n &&
		   f->spec->fields.v[field].kind != KIND_LONGTEXT);
}

/* Does the first label stand at the front of a text, but for blanks? */
static bool
at_front(const struct label_hits *hits, struct str text)
{
	return hits->n > 0 && hits->v[0].at - (text.len -
				  str_trim_front(text).len) < FRONT_BYTES_MAX;
}

/*
 * Does a paragraph begin with a short field's label, and its colon or line?
 * Beside the heading above, by its number, with any field's.
 */
static bool
asks_first(struct form *f, const struct doc_cell *para, struct str section,
    bool beside)
{
	struct label_hits hits = {0};
	struct words headings = {0};
	struct str first = para->text;

	if (section.len > 0)
		words_add(f->a, &headings, section);
	first = str_cut(&first, S("\n"));
	if (is_short(f, schema_label(f->spec, label_key(f->a, first), &headings)))
		return true;
	label_scan(f->a, f->spec, &headings, para, false, &hits);
	return at_front(&hits, para->text) && hits.v[0].colon &&
	       schema_label(f->spec,
		   label_key(f->a, str_slice(para->text, hits.v[0].at,
				       hits.v[0].from)),
		   &headings) != LABEL_NONE &&
	       (beside || is_short(f, hits.v[0].field));
}

/*
 * 联系人信息 over 姓名: a short line without an end, and a label below it that
 * is no part of the text in work.
 */
static bool
heads_labels(struct form *f, size_t k, struct str heading, int field)
{
	struct str text = str_trim(f->doc->blocks.v[k].para.text);
	const struct doc_block *next;

	if (text.len == 0 || text.len > 60 || str_has(text, S("。")) ||
	    str_has(text, S("，")) || k + 1 >= f->doc->blocks.n)
		return false;
	next = &f->doc->blocks.v[k + 1];
	return next->table == NULL && next->where == DOC_BODY &&
	       !form_is_within(f, heading, field, next->para.text) &&
	       (form_long_label(f, next->para.text) >= 0 ||
		   asks_first(f, &next->para, fold_key(f->a, text), false));
}

/* Long text below its own heading, up to the next one.  Blocks taken. */
static size_t
below_heading(struct form *f, size_t i, int field)
{
	struct str heading = f->doc->blocks.v[i].para.text;
	struct str section = label_key(f->a, heading);
	struct doc_cell all = {0};
	struct found *w;
	size_t k;

	for (k = i + 1; k < f->doc->blocks.n; k++) {
		const struct doc_block *b = &f->doc->blocks.v[k];

		if (b->table != NULL ||
		    (!form_is_within(f, heading, field, b->para.text) &&
			(form_long_label(f, b->para.text) >= 0 ||
			    is_section(f, b->para.text))))
			break;
		if (b->where != DOC_BODY)
			continue;
		if (str_trim(all.text).len > 0 && heads_labels(f, k, heading, field))
			break;
		if (asks_first(f, &b->para, section,
			form_is_beside(heading, b->para.text))) {
			/* 一、企业概况 over 企业名称：…: a section, no label. */
			if (str_trim(all.text).len == 0)
				return 0;
			break;
		}
		form_append(
		    f->a, &all, &b->para, all.text.len > 0 ? '\n' : '\0');
	}
	if (str_trim(all.text).len == 0)
		return 0;
	w = form_add(f, field, STAND_PARA, i);
	w->at = doc_place(
	    f->a, &f->doc->blocks.v[i], NULL, &f->doc->blocks.v[i].para);
	form_answer(f, w, &all, answer_mark(all.text), all.text.len);
	return k - i - 1;
}

/* A label whose blank is a text box beside it. */
static void
take_textbox(struct form *f, size_t i, size_t before)
{
	const struct doc_block *b;
	struct found *w;

	if (f->found.n == before)
		return;
	w = &f->found.v[f->found.n - 1];
	if (w->answer.raw.len > 0)
		return;
	if (i + 1 < f->doc->blocks.n &&
	    f->doc->blocks.v[i + 1].where == DOC_TEXTBOX)
		b = &f->doc->blocks.v[i + 1];
	else if (i > 0 && f->doc->blocks.v[i].where == DOC_BODY &&
		 f->doc->blocks.v[i - 1].where == DOC_TEXTBOX)
		b = &f->doc->blocks.v[i - 1];
	else
		return;
	if (b->table != NULL)
		return;
	w->at = doc_place(f->a, b, NULL, &b->para);
	form_answer(f, w, &b->para, 0, b->para.text.len);
}

/* Does another label, or another section, begin in a paragraph? */
static bool
begins(struct form *f, const struct doc_block *b)
{
	struct label_hits hits = {0};
	struct words headings = {0};

	if (b->table != NULL || is_section(f, b->para.text))
		return true;
	if (b->para.text.len == 0)
		return false;
	if (f->section.len > 0)
		words_add(f->a, &headings, f->section);
	if (schema_label(f->spec, label_key(f->a, b->para.text), &headings) !=
	    LABEL_NONE)
		return true;
	label_scan(f->a, f->spec, &headings, &b->para, true, &hits);
	return at_front(&hits, b->para.text);
}

/* Is a paragraph nothing but options of a choice, with their boxes? */
static bool
is_more_options(struct form *f, int field, const struct doc_block *b)
{
	const struct options *o = f->spec->fields.v[field].options;

	return o != NULL && b->table == NULL && b->where == DOC_BODY &&
	       tick_has_boxes(b->para.text) && !begins(f, b) &&
	       tick_read(f->a, o, &b->para).options.n > 0;
}

/* 申报方向：□甲, and ☑乙 in a paragraph of its own.  Blocks taken. */
static size_t
options_go_on(struct form *f, size_t i, struct found *w)
{
	const struct doc_blocks *v = &f->doc->blocks;
	struct doc_cell all = {
	    .text = w->answer.raw, .doubt = v->v[i].para.doubt};
	size_t n = i + 1;

	while (tick_has_boxes(w->answer.raw) && n < v->n &&
	       is_more_options(f, w->field, &v->v[n]))
		form_append(f->a, &all, &v->v[n++].para, '\n');
	if (n > i + 1)
		form_answer(f, w, &all, 0, all.text.len);
	return n - i - 1;
}

/* 1.经济效益 below （四）应用成效：… */
static bool
is_part(struct form *f, size_t i, const struct found *w, size_t n)
{
	const struct doc_block *v = f->doc->blocks.v;

	return v[n].table == NULL &&
	       f->spec->fields.v[w->field].kind == KIND_LONGTEXT &&
	       form_is_within(f, v[i].para.text, w->field, v[n].para.text);
}

/*
 * Long text and choices go on in the paragraphs below their label.  Blocks
 * taken.
 */
static size_t
goes_on(struct form *f, size_t i, size_t before)
{
	struct doc_cell all = {0};
	struct found *w;
	enum field_kind k;
	size_t n;

	if (f->found.n == before)
		return 0;
	w = &f->found.v[f->found.n - 1];
	k = f->spec->fields.v[w->field].kind;
	if (kind_is_chosen(k) && w->answer.raw.len > 0)
		return options_go_on(f, i, w);
	if (k != KIND_LONGTEXT && k != KIND_PROMISED && !kind_is_chosen(k))
		return 0;
	if (w->answer.raw.len > 0)
		all.text = w->answer.raw;
	for (n = i + 1;
	     n < f->doc->blocks.n &&
	     (!begins(f, &f->doc->blocks.v[n]) || is_part(f, i, w, n)) &&
	     (k != KIND_PROMISED || promise_is_item(&f->doc->blocks.v[n]));
	     n++)
		if (str_trim(f->doc->blocks.v[n].para.text).len > 0 &&
		    f->doc->blocks.v[n].where == DOC_BODY)
			form_append(f->a, &all, &f->doc->blocks.v[n].para,
			    all.text.len > 0 ? '\n' : '\0');
	/* What follows the last label of a document may be anything. */
	if (n == i + 1 || (n == f->doc->blocks.n && w->answer.raw.len > 0 &&
			      k != KIND_PROMISED))
		return 0;
	form_answer(f, w, &all, 0, all.text.len);
	return n - i - 1;
}

/* The paragraph that answers the label that stands alone at i; 0: none. */
static size_t
next_paragraph(struct form *f, size_t i)
{
	const struct doc_block *b = NULL;
	size_t k;

	for (k = i + 1; k < f->doc->blocks.n; k++) {
		b = &f->doc->blocks.v[k];
		if (b->table != NULL || b->where != DOC_BODY)
			return 0;
		if (str_trim(b->para.text).len > 0)
			break;
	}
	if (b == NULL || k == f->doc->blocks.n)
		return 0;
	if (answer_mark(b->para.text) > 0)
		return k;
	return begins(f, b) ||
		       answer_is_prompt(f->schema, str_trim(b->para.text))
		   ? 0
		   : k;
}

/* Is a paragraph one of a choice's options, or a box and more? */
static bool
is_option_line(struct form *f, int field, const struct doc_block *b)
{
	const struct options *o = f->spec->fields.v[field].options;
	struct ticks t;

	if (b->table != NULL || b->where != DOC_BODY)
		return false;
	if (tick_has_boxes(b->para.text))
		return !begins(f, b);
	if (o == NULL || b->para.text.len > SECTION_BYTES_MAX)
		return false;
	t = tick_read(f->a, o, &b->para);
	return t.options.n == 1 && fold_key(f->a, b->para.text).len <=
				       t.options.v[0].len + 12;
}

/* 企业类型（单选）：（ C ）, over the options: the bracket with its number. */
static struct str
number_written(struct form *f, struct str s)
{
	struct str open = S("（"), close = S("）"), key;
	ptrdiff_t at, end = -1;

	s = fold_tidy(f->a, s, NULL);
	while ((at = str_find(s, open)) >= 0) {
		s = str_slice(s, at, s.len);
		if ((end = str_find(s, close)) < 0)
			break;
		key = fold_key(f->a, str_slice(s, open.len, end));
		if (key.len > 0 && key.len < 3 && key.p[0] <= 'i')
			return str_slice(s, 0, end + close.len);
		s = str_slice(s, end, s.len);
	}
	return S("");
}

/* One option a paragraph, and which was meant above them.  The last's block. */
static size_t
option_lines(struct form *f, size_t k, size_t label, int field,
    struct doc_cell *all)
{
	const struct doc_block *v = f->doc->blocks.v;
	struct doc_cell first = {.text = number_written(f, v[label].para.text)};
	size_t from = k;

	if (!kind_is_chosen(f->spec->fields.v[field].kind) ||
	    !is_option_line(f, field, &v[k]))
		return k;
	while (k + 1 < f->doc->blocks.n && is_option_line(f, field, &v[k + 1]))
		form_append(f->a, all, &v[++k].para, '\n');
	if (k > from && first.text.len > 0) {
		form_append(f->a, &first, all, '\n');
		*all = first;
	}
	return k;
}

/* （一）单位名称, and what it is in the paragraph below.  Blocks taken. */
static size_t
label_alone(struct form *f, size_t i)
{
	const struct doc_block *b = &f->doc->blocks.v[i];
	struct label l = label_read(f->a, b->para.text);
	struct words headings = {0};
	struct label_parts parts;
	struct doc_cell para;
	struct found *w;
	int field;
	size_t k;

	if (f->section.len > 0)
		words_add(f->a, &headings, f->section);
	field = label_parts(f->a, f->spec, l.core, &headings, &parts)
		    ? label_first(&parts)
		    : schema_label(f->spec, l.key, &headings);

	if (b->where != DOC_BODY || field < 0 ||
	    field >= (int)f->spec->fields.n || l.key.len == 0 ||
	    f->spec->fields.v[field].kind == KIND_PROMISED ||
	    (k = next_paragraph(f, i)) == 0)
		return 0;
	para = f->doc->blocks.v[k].para;
	if (form_never(f->spec->fields.v[field].kind, str_trim(para.text)))
		return 0;
	w = form_add(f, field, STAND_PARA, i);
	w->unit = l.unit;
	w->at = doc_place(f->a, &f->doc->blocks.v[k], NULL, &para);
	k = option_lines(f, k, i, field, &para);
	form_answer(f, w, &para, answer_mark(para.text), para.text.len);
	if (parts.n > 0)
		form_take_apart(f, &parts);
	return k - i;
}

/* A short line that asks for nothing itself: the name of what follows. */
static void
set_section(struct form *f, const struct doc_block *b, size_t before)
{
	struct str text = str_trim(b->para.text);

	if (b->where != DOC_BODY || f->found.n > before || text.len == 0 ||
	    text.len > SECTION_BYTES_MAX || str_has(text, S("。")) ||
	    str_has(text, S("；")))
		return;
	f->section = fold_key(f->a, text);
}

/*
 * A printed line is doubtful for what may have gone on in the next.  One that
 * was made of no others, and a label or nothing below it, is whole.
 */
static struct doc_cell
whole_line(struct form *f, size_t i)
{
	const struct doc_blocks *v = &f->doc->blocks;
	struct doc_cell para = v->v[i].para;

	if (para.doubt != NULL && strcmp(para.doubt, "converted") == 0 &&
	    para.rows == 1 &&
	    (i + 1 == v->n || v->v[i + 1].para.page != para.page ||
		begins(f, &v->v[i + 1])))
		para.doubt = NULL;
	return para;
}

size_t
form_paragraph(struct form *f, size_t i)
{
	const struct doc_block *b = &f->doc->blocks.v[i];
	struct doc_cell para;
	int field = form_long_label(f, b->para.text);
	struct words headings = {0};
	size_t before = f->found.n, taken;

	if (field >= 0 && (taken = below_heading(f, i, field)) > 0)
		return taken;
	if (field < 0 && ((taken = promise_below(f, i)) > 0 ||
			     (taken = label_alone(f, i)) > 0))
		return taken;
	if (f->section.len > 0)
		words_add(f->a, &headings, f->section);
	para = whole_line(f, i);
	if (field < 0)
		form_inline(f, &para, i, NULL, &headings, true, STAND_PARA);
	set_section(f, b, before);
	take_textbox(f, i, before);
	return goes_on(f, i, before);
}
