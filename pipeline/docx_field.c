/* SPDX-License-Identifier: ISC */
/*
 * Fields (ECMA-376 part 1 s17.16): an instruction and, mostly, the text that
 * it gave.  Some have no such text and are drawn by Word from the
 * instruction or from form data: those are put into words.
 */
#include "docx.h"
#include "wordfield.h"

static void
begin(struct docx *x)
{
	struct docx_field *f;

	if (x->field != NULL && x->field->depth == DOCX_FIELDS_MAX)
		return;
	f = NEW(x->tmp, struct docx_field);
	f->depth = x->field != NULL ? x->field->depth + 1 : 1;
	f->up = x->field;
	f->flow = x->flow;
	f->instr.a = x->tmp;
	f->chosen = f->chosen_default = -1;
	x->field = f;
}

bool
docx_field_hides(const struct docx *x)
{
	const struct docx_field *f;

	for (f = x->field; f != NULL; f = f->up)
		if (!f->result || f->suppress)
			return true;
	return false;
}

static bool
is(const struct docx_field *f, const char *name)
{
	return wordfield_is(sb_str(&f->instr), name);
}

static void
put_drawn(struct docx *x, const struct drawn *d)
{
	enum glyph_font before = x->run.font;

	x->run.font = d->font;
	if (d->tick >= 0)
		docx_put_tick(x, d->tick);
	else
		docx_put(x, d->text, d->style);
	x->run.font = before;
}

static void
show_choice(struct docx *x, const struct docx_field *f)
{
	int n = f->chosen >= 0 ? f->chosen : f->chosen_default;

	if (n < 0)
		n = 0;
	if ((size_t)n < f->entries.n)
		docx_put(x, f->entries.v[n], 0);
}

/* What Word draws itself, at the place where the result would begin. */
static void
show(struct docx *x)
{
	struct docx_field *f = x->field;
	struct drawn d = {.font = x->run.font};

	if (f->done)
		return;
	f->done = true;
	f->result = true;
	f->suppress = true;
	/* While it writes, the field must not hide what it writes. */
	x->field = f->up;
	if (is(f, "FORMCHECKBOX") || (f->checkbox && f->instr.len == 0))
		docx_put_tick(x, f->has_checked ? f->checked : f->by_default);
	else if (is(f, "FORMDROPDOWN") && f->list)
		show_choice(x, f);
	else if (wordfield_draws(x->tmp, sb_str(&f->instr), &d))
		put_drawn(x, &d);
	else
		f->suppress = false;
	x->field = f;
}

/* A FORMTEXT that nobody filled in shows five en spaces (U+2002). */
static void
drop_blanks(struct docx *x, const struct docx_field *f)
{
	struct docx_sink *s = &x->flow->sink;
	struct str text;

	if (!is(f, "FORMTEXT") || f->flow != x->flow ||
	    (size_t)s->text.len <= f->result_from)
		return;
	text =
	    str_slice(sb_str(&s->text), (ptrdiff_t)f->result_from, s->text.len);
	while (text.len > 0 && utf8_next(&text) == 0x2002)
		if (text.len == 0) {
			docx_sink_cut(s, f->result_from);
			return;
		}
}

static void
end(struct docx *x)
{
	struct docx_field *f = x->field;

	show(x);
	if (!f->suppress && x->flow != NULL)
		drop_blanks(x, f);
	x->field = f->up;
}

void
docx_field_char(struct docx *x, struct str type)
{
	if (str_eq(type, S("begin"))) {
		begin(x);
		return;
	}
	if (x->field == NULL || x->flow == NULL)
		return;
	if (str_eq(type, S("separate"))) {
		show(x);
		x->field->result_from = (size_t)x->flow->sink.text.len;
	} else if (str_eq(type, S("end"))) {
		end(x);
	}
}

void
docx_field_simple_start(struct docx *x, struct str instr)
{
	begin(x);
	sb_add(&x->field->instr, instr);
	show(x);
	if (x->flow != NULL)
		x->field->result_from = (size_t)x->flow->sink.text.len;
}

void
docx_field_simple_end(struct docx *x)
{
	if (x->field != NULL && x->flow != NULL)
		end(x);
}

/* An instruction that goes on past its paragraph is one without an end. */
void
docx_field_cut(struct docx *x)
{
	while (
	    x->field != NULL && !x->field->result && x->field->flow == x->flow)
		x->field = x->field->up;
}

/* A field that was never ended must not swallow what follows it. */
void
docx_field_abandon(struct docx *x, const struct docx_flow *flow)
{
	while (x->field != NULL && x->field->flow == flow)
		x->field = x->field->up;
}

/* Form data (s17.16.17); has: the value was given. */
void
docx_field_prop(struct docx *x, enum docx_tok tok, struct str val, bool has)
{
	struct docx_field *f = x->field;
	bool on = !has || !(str_eq(val, S("0")) || str_eq(val, S("false")) ||
			      str_eq(val, S("off")));
	int64_t n;

	if (f == NULL)
		return;
	switch (tok) {
	case D_FFCHECKBOX:
		f->checkbox = true;
		break;
	case D_FFLIST:
		f->list = true;
		break;
	case D_FFCHECKED:
		f->has_checked = true;
		f->checked = on;
		break;
	case D_FFDEFAULT:
		if (f->list && str_int(val, &n) && n < 1000)
			f->chosen_default = (int)n;
		else
			f->by_default = on;
		break;
	case D_FFRESULT:
		if (str_int(val, &n) && n < 1000)
			f->chosen = (int)n;
		break;
	case D_FFENTRY:
		*ARENA_PUSH(x->tmp, &f->entries) = str_dup(x->tmp, val);
		break;
	default:
		break;
	}
}
