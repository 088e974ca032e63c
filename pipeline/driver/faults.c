/* SPDX-License-Identifier: ISC */
#include "faults.h"

#include <stdlib.h>

#include <glib.h>

#include "io.h"
#include "limit.h"

void
faults_add(void *arg, const char *place, const char *what)
{
	struct faults *f = arg;
	struct fault *one = ARENA_PUSH(&f->mem, &f->all);
	struct str rest = str_dup(&f->mem, str_c(place));

	one->file = str_cut(&rest, S(":"));
	if (!str_int(str_cut(&rest, S(":")), &one->line))
		one->line = 1;
	if (rest.p == NULL || !str_int(rest, &one->column))
		one->column = 1;
	one->what = str_dup(&f->mem, str_c(what));
}

void
faults_note(struct faults *f, const char *place, const char *what)
{
	faults_add(f, place, what);
	f->all.v[f->all.n - 1].note = true;
}

size_t
faults_count(const struct faults *f)
{
	size_t i, n = 0;

	for (i = 0; i < f->all.n; i++)
		n += !f->all.v[i].note;
	return n;
}

void
faults_lines(struct faults *f, struct str lines)
{
	struct str rest = str_trim(lines), line, file, row, column;

	while (rest.p != NULL) {
		line = str_cut(&rest, S("\n"));
		file = str_cut(&line, S(":"));
		row = str_cut(&line, S(":"));
		column = str_cut(&line, S(":"));
		faults_add(f,
		    str_printf(&f->mem, "%.*s:%.*s:%.*s", STR_ARG(file),
			STR_ARG(row), STR_ARG(column)).p,
		    str_cstr(&f->mem, str_trim(line)));
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct fault *x = a, *y = b;
	int c = str_cmp(x->file, y->file);

	if (c != 0)
		return c;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return str_cmp(x->what, y->what);
}

/* The n-th line of a text, from 1. */
static struct str
nth_line(struct str text, int64_t n)
{
	struct str line = S("");

	while (text.p != NULL && n-- > 0)
		line = str_cut(&text, S("\n"));
	return n < 0 ? line : S("");
}

/* The line, and a caret where the column is on a terminal. */
static void
show_line(struct faults *f, struct str line, int64_t column, FILE *err)
{
	struct sb pad = { .a = &f->mem };
	struct str rest = line;
	uint32_t r;

	if (str_trim(line).len == 0)
		return;
	while (rest.len > 0 && --column > 0) {
		r = utf8_next(&rest);
		sb_addc(&pad, r == '\t' ? '\t' : ' ');
		if (g_unichar_iswide(r))
			sb_addc(&pad, ' ');
	}
	line = utf8_first(line, 120);
	fprintf(err, "    %.*s\n    %.*s^\n", STR_ARG(line),
	    STR_ARG(sb_str(&pad)));
}

/* What a line that is no YAML was typed with: 全角 signs look like others. */
static void
show_hint(const struct fault *one, struct str line, FILE *err)
{
	struct str lead = str_slice(line, 0, line.len);
	ptrdiff_t at = str_find(line, S(":"));

	if (!str_starts(one->what, S("error: ")))
		return;
	while (lead.len > 0 && (lead.p[0] == ' ' || lead.p[0] == '-'))
		lead = str_slice(lead, 1, lead.len);
	if (str_starts(lead, S("　")) || str_has(line, S("\xc2\xa0")))
		fputs("    a blank here is a full-width or a fixed one: "
		      "type plain blanks\n", err);
	else if (str_has(line, S("：")) &&
		 (at < 0 || str_find(line, S("：")) < at))
		fputs("    “：” is a full-width colon: type “: ”\n", err);
	else if (at > 0 && at + 1 < line.len && line.p[at + 1] != ' ')
		fputs("    behind “:” there must be a blank\n", err);
}

void
faults_print(struct faults *f, const char *dir, bool notes, FILE *err)
{
	struct str file = S(""), text = S("");
	size_t i, kept_back = 0;

	if (f->all.n > 0)
		qsort(f->all.v, f->all.n, sizeof *f->all.v, by_place);
	for (i = 0; i < f->all.n; i++) {
		struct fault *one = &f->all.v[i];

		if (i > 0 && by_place(one, one - 1) == 0)
			continue;
		if (one->note && !notes) {
			kept_back++;
			continue;
		}
		if (!str_eq(one->file, file)) {
			file = one->file;
			if (io_read_file(
				str_printf(&f->mem, "%s/%.*s", dir,
				    STR_ARG(file)).p,
				&f->mem, MIB(4), &text) != NULL)
				text = S("");
		}
		fprintf(err, "%s/%.*s:%lld:%lld: %s%.*s\n", dir, STR_ARG(file),
		    (long long)one->line, (long long)one->column,
		    one->note ? "note: " : "", STR_ARG(one->what));
		show_line(f, nth_line(text, one->line), one->column, err);
		show_hint(one, nth_line(text, one->line), err);
	}
	if (kept_back > 0)
		fprintf(err, "%s: notes on the pack: %zu (提示 %zu 条): see "
		    "shenbao check-notice %s\n", dir, kept_back, kept_back, dir);
}

void
faults_release(struct faults *f)
{
	arena_release(&f->mem);
}
