/* SPDX-License-Identifier: ISC */
/*
 * How deep a heading stands by its number: 第一部分, 一、, （一）, 1., （1）, ①.
 * Below （四）应用成效 a line 1.经济效益 is a part of its text, not another
 * question.
 */
#include "form.h"

#include "fold.h"

enum { LEVEL_NONE = 0, LEVEL_MAX = 6 };

static bool
is_digit(uint32_t r)
{
	return (r >= '0' && r <= '9') || (r >= 0xff10 && r <= 0xff19);
}

static int
level_of(struct str text)
{
	struct str s = str_trim(text), t = s;
	uint32_t r = s.len > 0 ? utf8_next(&t) : 0;

	if (label_opens(r) && t.len > 0) {
		r = utf8_next(&t);
		return is_digit(r) ? 5 : fold_is_numeral(r) ? 3 : LEVEL_NONE;
	}
	if (r >= 0x2460 && r <= 0x2473)
		return LEVEL_MAX;
	if (r == 0x7b2c) /* 第 */
		return 1;
	return is_digit(r) ? 4 : fold_is_numeral(r) ? 2 : LEVEL_NONE;
}

bool
form_is_beside(struct str heading, struct str text)
{
	int above = level_of(heading);

	return above != LEVEL_NONE && level_of(text) == above;
}

int
form_long_label(const struct form *f, struct str text)
{
	struct label l = label_read(f->a, text);
	int field = schema_label(f->spec, l.key, NULL);

	return field >= 0 && field < (int)f->spec->fields.n &&
		       f->spec->fields.v[field].kind == KIND_LONGTEXT
		   ? field
		   : -1;
}

/* A bit for the level on which a line asks for a field, if it does. */
static void
note_levels(struct form *f, struct str text)
{
	struct str line;
	int field;

	while (text.p != NULL) {
		line = str_cut(&text, S("\n"));
		if (line.len > 0 && line.len <= LABEL_BYTES_MAX &&
		    (field = form_long_label(f, line)) >= 0)
			f->levels[field] |= 1u << level_of(line);
	}
}

static void
find_levels(struct form *f)
{
	size_t i, k;

	f->levels = arena_array(f->a, f->spec->fields.n, sizeof *f->levels);
	for (i = f->from; i < f->to; i++) {
		const struct doc_block *b = &f->doc->blocks.v[i];

		if (b->table == NULL)
			note_levels(f, b->para.text);
		for (k = 0; b->table != NULL && k < b->table->cells.n; k++)
			note_levels(f, b->table->cells.v[k].text);
	}
}

bool
form_is_within(struct form *f, struct str heading, int field, struct str text)
{
	int above = level_of(heading), at = level_of(text);
	int other = form_long_label(f, text);

	if (other < 0 || (at == LEVEL_NONE ? above == LEVEL_NONE
					   : at <= above))
		return false;
	if (other == field)
		return true;
	if (f->levels == NULL)
		find_levels(f);
	/* Its own question stands elsewhere, beside this one or above. */
	return above == LEVEL_NONE
		   ? (f->levels[other] & 1u << LEVEL_NONE) != 0
		   : (f->levels[other] & ((2u << above) - 2)) != 0;
}
