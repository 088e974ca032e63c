/* SPDX-License-Identifier: ISC */
/*
 * Fields (ECMA-376 part 1 s17.16): an instruction and, mostly, the text that
 * it gave.  Some have no such text and are drawn by Word from the
 * instruction or from form data: those are put into words here.
 */
#include "docx.h"

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

/* The instruction's first word, which names the field. */
static bool
is(const struct docx_field *f, const char *name)
{
	struct str s = str_trim(sb_str(&f->instr)), n = str_c(name);

	return s.len >= n.len && str_eq_nocase(str_slice(s, 0, n.len), n) &&
	       (s.len == n.len || s.p[n.len] == ' ' || s.p[n.len] == '\\');
}

/* --- EQ: \o\ac(□,√) lays one character over another --- */

enum { TICKS = 1, BOXES = 2, RINGS = 4 };

static int
kind_of(uint32_t r)
{
	if (r == 0x221a || (r >= 0x2713 && r <= 0x2718) || r == 0xd7 ||
	    r == 0x2611 || r == 0x2612 || r == 0x25a0)
		return TICKS;
	if (r == 0x25a1 || r == 0x2610 || r == 0x25fb || r == 0x53e3)
		return BOXES;
	if (r == 0x25cb || r == 0x25ef || r == 0x25b3 || r == 0x25c7)
		return RINGS;
	return 0;
}

/* Arguments without switches, brackets and commas; a fraction as 1/2. */
static struct str
eq_text(struct arena *a, struct str s, int *kinds)
{
	struct sb b = {.a = a};
	bool fraction = false;
	uint32_t r;
	int depth = 0;

	*kinds = 0;
	while (s.len > 0) {
		r = utf8_next(&s);
		if (r == '\\') {
			/* A switch, or a character made literal. */
			if (s.len > 0 && (*s.p == ',' || *s.p == '(' ||
					     *s.p == ')' || *s.p == '\\')) {
				sb_rune(&b, utf8_next(&s));
				continue;
			}
			fraction = s.len > 0 && (*s.p == 'f' || *s.p == 'F');
			while (s.len > 0 && *s.p != '(' && *s.p != '\\')
				utf8_next(&s);
			continue;
		}
		depth += (r == '(') - (r == ')');
		if (fraction && depth > 0 && (r == ',' || r == ';'))
			sb_rune(&b, '/');
		if (r == '(' || r == ')' ||
		    (depth > 0 && (r == ',' || r == ';')) || r == ' ')
			continue;
		if (depth > 0)
			*kinds |= kind_of(r);
		sb_rune(&b, r);
	}
	return sb_str(&b);
}

static void
show_eq(struct docx *x, const struct docx_field *f)
{
	struct str s = str_trim(sb_str(&f->instr)), text, rest, one;
	bool overlay = str_has(s, S("\\o")) || str_has(s, S("\\O")) ||
		       str_has(s, S("\\x")) || str_has(s, S("\\X"));
	uint32_t r;
	int kinds;

	text = eq_text(x->tmp, str_slice(s, 2, s.len), &kinds);
	if (overlay && (kinds & TICKS) != 0 && utf8_count(text) <= 3) {
		docx_put_tick(x, true);
		return;
	}
	if (overlay && (kinds & BOXES) != 0 && utf8_count(text) == 1) {
		docx_put_tick(x, false);
		return;
	}
	/* The ring around a circled figure is no part of the text. */
	for (rest = text; rest.len > 0;) {
		one = rest;
		r = utf8_next(&rest);
		one.len -= rest.len;
		if (!overlay || (kind_of(r) & (RINGS | BOXES)) == 0)
			docx_put(x, one, 0);
	}
}

/* SYMBOL 254 \f Wingdings (s17.16.5.66). */
static void
show_symbol(struct docx *x, const struct docx_field *f)
{
	struct str s = str_trim(sb_str(&f->instr)), code, font;
	enum glyph_font before = x->run.font;
	struct sb b = {.a = x->tmp};
	ptrdiff_t at;
	int64_t n = 0;
	ptrdiff_t i;

	code = str_trim(str_slice(s, 6, s.len));
	font = code;
	code = str_cut(&font, S(" "));
	if (str_starts(code, S("0x"))) {
		for (i = 2; i < code.len && i < 8; i++)
			n = n * 16 + (code.p[i] >= 'a' ? code.p[i] - 'a' + 10
					 : code.p[i] >= 'A'
					     ? code.p[i] - 'A' + 10
					     : code.p[i] - '0');
	} else if (!str_int(code, &n)) {
		return;
	}
	if (n <= 0 || n > 0x10ffff)
		return;
	if (font.p != NULL && (at = str_find(font, S("\\f"))) >= 0) {
		font = str_trim(str_slice(font, at + 2, font.len));
		if (str_starts(font, S("\"")))
			font = str_slice(font, 1, font.len);
		if ((at = str_find(font, S("\""))) >= 0)
			font = str_slice(font, 0, at);
		x->run.font = glyph_font(str_trim(font));
	}
	sb_rune(&b, (uint32_t)n);
	docx_put(x, sb_str(&b), 0);
	x->run.font = before;
}

/* MACROBUTTON NoMacro [text to click at]: a prompt of old templates. */
static void
show_button(struct docx *x, const struct docx_field *f)
{
	struct str s = str_trim(sb_str(&f->instr));

	s = str_trim(str_slice(s, 11, s.len));
	str_cut(&s, S(" "));
	if (s.p != NULL)
		docx_put(x, str_trim(s), DOC_PROMPT);
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
	else if (is(f, "EQ"))
		show_eq(x, f);
	else if (is(f, "SYMBOL"))
		show_symbol(x, f);
	else if (is(f, "MACROBUTTON"))
		show_button(x, f);
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
