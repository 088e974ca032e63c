/* SPDX-License-Identifier: ISC */
/* CSV after RFC 4180; a stray quote is a character, as Excel has it. */
#include "desk.h"

static bool
at_end(struct str s, char separator)
{
	return s.len == 0 || s.p[0] == separator || s.p[0] == '\n' ||
	    s.p[0] == '\r';
}

/* One cell off the front of *s, up to what separates it. */
static struct str
cell(struct arena *a, struct str *s, char separator)
{
	struct sb b = { .a = a };
	bool quoted = s->len > 0 && s->p[0] == '"';

	if (quoted)
		*s = str_slice(*s, 1, s->len);
	while (s->len > 0 && (quoted || !at_end(*s, separator))) {
		if (quoted && s->p[0] == '"') {
			*s = str_slice(*s, 1, s->len);
			if (s->len == 0 || s->p[0] != '"') {
				quoted = false;
				continue;
			}
		}
		sb_addc(&b, s->p[0]);
		*s = str_slice(*s, 1, s->len);
	}
	return sb_str(&b);
}

static void
end_of_line(struct str *s)
{
	if (s->len > 0 && s->p[0] == '\r')
		*s = str_slice(*s, 1, s->len);
	if (s->len > 0 && s->p[0] == '\n')
		*s = str_slice(*s, 1, s->len);
}

/* A tab or semicolon where the first line has it and no comma. */
static char
separator_of(struct str s)
{
	struct str first = str_cut(&s, S("\n"));

	if (str_has(first, S(",")))
		return ',';
	return str_has(first, S("\t")) ? '\t' : str_has(first, S(";")) ? ';'
								       : ',';
}

void
csv_open(struct csv *c, struct str utf8)
{
	c->rest = utf8;
	c->separator = separator_of(utf8);
}

json *
csv_next(struct csv *c, struct arena *a)
{
	json *row;

	if (c->rest.len == 0)
		return NULL;
	row = js_arr();
	for (;;) {
		js_add_str(row, cell(a, &c->rest, c->separator));
		if (c->rest.len == 0 || c->rest.p[0] != c->separator)
			break;
		c->rest = str_slice(c->rest, 1, c->rest.len);
	}
	end_of_line(&c->rest);
	return row;
}
