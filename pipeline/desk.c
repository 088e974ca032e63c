/* SPDX-License-Identifier: ISC */
#include "desk.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doc.h"
#include "io.h"
#include "limits.h"
#include "notice.h"

static char *
path_of(struct desk *d, const char *name, const char *ending)
{
	return str_cstr(&d->mem,
	    str_printf(&d->mem, "%s/%s%s", d->dir, name, ending));
}

const char *
desk_open(struct desk *d, const char *dir)
{
	const char *why = NULL;
	struct stat sb;

	*d = (struct desk) { .dir = dir };
	if (dir != NULL && (stat(dir, &sb) != 0 || !S_ISDIR(sb.st_mode)))
		return "no such folder";
	d->site = dir ? desk_yaml(d, "site.yaml", &why) : NULL;
	if (d->site == NULL)
		d->site = js_obj();
	return why;
}

void
desk_close(struct desk *d)
{
	js_free(d->site);
	arena_release(&d->mem);
}

json *
desk_yaml(struct desk *d, const char *name, const char **why)
{
	struct str text, clean;
	char *path;

	*why = NULL;
	if (d->dir == NULL)
		return NULL;
	path = path_of(d, name, "");
	if (access(path, F_OK) != 0)
		return NULL;
	if ((*why = io_read_file(path, &d->mem, MIB(16), &text)) != NULL)
		return NULL;
	clean = text_decode(&d->mem, text, NULL);
	return yaml_tree(&d->mem, name, clean, why);
}

/* Not empty and, until there is a heading, with the column that it must have. */
static bool
is_row(json *row, const char *must)
{
	bool any = false, has = must == NULL;
	struct str s;
	json *cell;

	JS_EACH(cell, row) {
		s = str_trim(js_text(cell));
		any |= s.len > 0;
		has |= must != NULL && str_eq(s, str_c(must));
	}
	return any && has;
}

/* One text merged across the table: a note or the name of a group. */
static bool
is_note(json *row)
{
	json *cell;

	JS_EACH(cell, row)
		if (!str_eq(js_text(cell), js_text(js_at(row, 0))))
			return false;
	return js_len(row) > 2;
}

/* Rows of cells into rows of column -> cell. */
static json *
with_headings(struct desk *d, const char *file, json *rows, const char *must)
{
	json *out = js_arr(), *row, *head = NULL, *o, *cell;
	struct str column;

	JS_EACH(row, rows) {
		if (!is_row(row, head == NULL ? must : NULL))
			continue;
		if (head == NULL) {
			head = row;
			continue;
		}
		if (must != NULL && is_note(row))
			continue;
		o = js_obj();
		JS_EACH(cell, row) {
			column = str_trim(js_text(js_at(head, cell_i)));
			if (column.len > 0)
				js_set_str(o, str_cstr(&d->mem, column),
				    str_trim(js_text(cell)));
		}
		js_set_str(o, "_at", str_printf(&d->mem, "%s 第%zu行", file,
				    row_i + 1));
		js_add(out, o);
	}
	return out;
}

static json *
table_rows(struct desk *d, struct doc_table *t)
{
	json *rows = js_arr(), *row;
	struct doc_cell *c;
	int r, k;

	for (r = 0; r < t->rows; r++) {
		row = js_arr();
		for (k = 0; k < t->cols; k++) {
			c = doc_at(&d->mem, t, r, k);
			js_add_str(row, c ? c->text : S(""));
		}
		js_add(rows, row);
	}
	return rows;
}

/*
 * The first sheet; where a column is sought, every sheet that has it, each
 * with headings of its own.
 */
static json *
sheets(struct desk *d, struct str bytes, const char *file, const char *column,
    const char **why)
{
	struct doc doc = { 0 };
	json *out = js_arr(), *rows, *some, *row;
	size_t i, n = 0;

	if ((*why = xlsx_read(&d->mem, bytes, &doc)) != NULL) {
		js_free(out);
		return NULL;
	}
	for (i = 0; i < doc.blocks.n; i++) {
		if (doc.blocks.v[i].table == NULL ||
		    (n++ > 0 && column == NULL))
			continue;
		rows = table_rows(d, doc.blocks.v[i].table);
		some = with_headings(d, n == 1 ? file : str_printf(&d->mem,
		    "%s 第%zu张表", file, n).p, rows, column);
		JS_EACH(row, some)
			js_add(out, js_ref(row));
		js_free(some);
		js_free(rows);
	}
	return out;
}

json *
desk_table(struct desk *d, const char *name, const char **why)
{
	return desk_table_headed(d, name, NULL, why);
}

json *
desk_table_headed(
    struct desk *d, const char *name, const char *column, const char **why)
{
	struct str bytes;
	json *rows = NULL, *out;
	const char *ending = ".csv", *file;
	char *path;

	*why = NULL;
	if (d->dir == NULL)
		return js_arr();
	path = path_of(d, name, ending);
	if (access(path, F_OK) != 0)
		path = path_of(d, name, ending = ".xlsx");
	if (access(path, F_OK) != 0)
		return js_arr();
	if ((*why = io_read_file(path, &d->mem, MIB(64), &bytes)) != NULL)
		return NULL;
	file = str_printf(&d->mem, "%s%s", name, ending).p;
	if (!str_eq(str_c(ending), S(".csv")))
		return sheets(d, bytes, file, column, why);
	rows = csv_rows(&d->mem, text_decode(&d->mem, bytes, NULL));
	if (rows == NULL)
		return NULL;
	out = with_headings(d, file, rows, column);
	js_free(rows);
	return out;
}

struct str
desk_role(struct desk *d, json *notice)
{
	struct str role = js_str(d->site, "role");

	return role.len ? role : js_str(notice, "role");
}
