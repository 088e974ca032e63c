/* SPDX-License-Identifier: ISC */
/*
 * A struct value as one line, for tables of cases:
 *
 *	佛山 code=440600		a text and a further member
 *	null !range low=500 high=800	no value, the doubts, members
 *	[a|b]				a list
 */
#ifndef TESTS_SHOW_H
#define TESTS_SHOW_H

#include "stages/normalize/readers.h"
#include "tap.h"

struct row {
	const char *raw, *want;
};

static void
show_datum(struct sb *b, const struct datum *d)
{
	size_t i;

	switch (d->kind) {
	case DATUM_NULL:
		sb_add(b, S("null"));
		break;
	case DATUM_STR:
		sb_add(b, d->str);
		break;
	case DATUM_NUM:
		sb_addf(b, "%.12g", d->num);
		break;
	case DATUM_LIST:
		sb_addc(b, '[');
		for (i = 0; i < d->list.n; i++)
			sb_addf(b, "%s%.*s", i ? "|" : "",
			    STR_ARG(d->list.v[i]));
		sb_addc(b, ']');
		break;
	}
}

static struct str
show(const struct value *v)
{
	struct sb b = { .a = v->a };
	size_t i;

	show_datum(&b, &v->is);
	for (i = 0; i < v->doubt.n; i++)
		sb_addf(&b, "%s%s", i ? "," : " !", v->doubt.v[i]);
	for (i = 0; i < v->n_extra; i++) {
		sb_addf(&b, " %s=", v->extra[i].key);
		show_datum(&b, &v->extra[i].is);
	}
	return sb_str(&b);
}

/* One line of TAP for one value. */
static void
is_value(const struct value *v, const char *want, const char *raw)
{
	struct str got = show(v), one = str_c(raw);
	struct sb name = { .a = v->a };

	for (; one.len > 0; one = str_slice(one, 1, one.len))
		sb_addc(&name, one.p[0] == '\n' || one.p[0] == '#' ? ' '
								   : one.p[0]);
	sb_addc(&name, '\0');
	is_str(got, want, name.p);
}

#endif
