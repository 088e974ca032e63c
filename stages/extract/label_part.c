/* SPDX-License-Identifier: ISC */
/* One label for several fields: 联系人及电话, 起止时间/投资额. */
#include "label.h"

#include "fold.h"

static const char *const between[] = {
    "及", "和", "与", "/", "／", "、", "，", "+", "＋", NULL};

/* Can a kind be asked for in one box with another? */
static bool
goes_in_parts(const struct form_spec *f, int field)
{
	enum field_kind k;

	if (field < 0 || field >= (int)f->fields.n)
		return false;
	k = f->fields.v[field].kind;
	return k != KIND_LONGTEXT && k != KIND_PARTNERS &&
	       k != KIND_PROMISED && !kind_is_chosen(k);
}

/* The first word that parts labels; its place and length, or -1. */
static ptrdiff_t
find_between(struct str s, ptrdiff_t *len)
{
	ptrdiff_t at, first = -1;
	int i;

	for (i = 0; between[i] != NULL; i++) {
		at = str_find(s, str_c(between[i]));
		if (at < 0 || (first >= 0 && at >= first))
			continue;
		first = at;
		*len = str_c(between[i]).len;
	}
	return first;
}

int
label_first(const struct label_parts *p)
{
	int i;

	for (i = 0; i < p->n; i++)
		if (p->field[i] >= 0)
			return p->field[i];
	return LABEL_NONE;
}

static bool
has_field(const struct label_parts *p, int field)
{
	int i;

	for (i = 0; i < p->n; i++)
		if (p->field[i] == field)
			return true;
	return false;
}

/* Parted at the first of one word only: a label may hold another of them. */
static bool
two(struct arena *a, const struct form_spec *f, struct str core,
    const struct words *headings, struct label_parts *out)
{
	struct str word;
	ptrdiff_t at;
	int i;

	for (i = 0; between[i] != NULL; i++) {
		word = str_c(between[i]);
		if ((at = str_find(core, word)) <= 0)
			continue;
		out->field[0] = schema_label(
		    f, label_key(a, str_slice(core, 0, at)), headings);
		out->field[1] = schema_label(f,
		    label_key(a, str_slice(core, at + word.len, core.len)),
		    headings);
		out->n = 2;
		if (out->field[0] != out->field[1] &&
		    goes_in_parts(f, out->field[0]) &&
		    goes_in_parts(f, out->field[1]))
			return true;
	}
	return false;
}

/*
 * Parted at each word.  What is no field of ours may be among them, 邮编, but
 * for the first way: 联系人、职务及手机 is three, not 联系人职务 and another.
 */
static bool
several(struct arena *a, const struct form_spec *f, struct str core,
    const struct words *headings, bool ours, struct label_parts *out)
{
	struct str rest = core, part;
	ptrdiff_t at, len = 0;
	int field, known = 0;

	for (out->n = 0; rest.len > 0 && out->n < LABEL_PARTS_MAX;) {
		at = find_between(rest, &len);
		part = at < 0 ? rest : str_slice(rest, 0, at);
		rest = at < 0 ? S("") : str_slice(rest, at + len, rest.len);
		field = schema_label(f, label_key(a, part), headings);
		if (field != LABEL_OTHER &&
		    (!goes_in_parts(f, field) || has_field(out, field)))
			return false;
		known += field >= 0;
		out->field[out->n++] = field;
	}
	if (ours)
		known = known == out->n && known > 2;
	return rest.len == 0 && out->n > 1 && known > 0 &&
	       schema_label(f, label_key(a, core), headings) == LABEL_NONE;
}

bool
label_parts(struct arena *a, const struct form_spec *f, struct str core,
    const struct words *headings, struct label_parts *out)
{
	ptrdiff_t len;

	if (find_between(core, &len) > 0 &&
	    (several(a, f, core, headings, true, out) ||
		two(a, f, core, headings, out) ||
		several(a, f, core, headings, false, out)))
		return true;
	out->n = 0;
	return false;
}

/* What stands in the bracket that a label ends in; empty: it has none. */
static struct str
bracket(struct arena *a, struct str text)
{
	struct str s = fold_unspace(a, fold_line(a, text, true, NULL)), rest;
	ptrdiff_t at, from = -1, to = -1;
	uint32_t r;

	for (rest = s; rest.len > 0;) {
		at = s.len - rest.len;
		r = utf8_next(&rest);
		if (from < 0 && label_opens(r))
			from = s.len - rest.len;
		if (label_closes(r))
			to = at;
		else if (!label_colon(r))
			to = -1;
	}
	return from > 0 && to > from ? str_slice(s, from, to) : S("");
}

bool
label_parts_noted(struct arena *a, const struct form_spec *f, struct str text,
    struct str key, const struct words *headings, struct label_parts *out)
{
	struct words under = {0};
	struct str inside = bracket(a, text);
	int i, field = schema_label(f, key, headings);

	if (inside.len == 0 || field < 0 || !f->fields.v[field].owner)
		return false;
	words_add(a, &under, key);
	if (several(a, f, inside, &under, false, out)) {
		for (i = 0; i < out->n && out->field[i] >= 0; i++)
			;
		if (i == out->n && has_field(out, field))
			return true;
	}
	out->n = 0;
	return false;
}
