/* SPDX-License-Identifier: ISC */
#include "desk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doc.h"
#include "io.h"
#include "log.h"
#include "limit.h"
#include "notice.h"
#include "spool.h"

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

static int
not_hidden(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

/* Its line of a list as sha256sum writes it. */
static void
list_file(struct desk *d, struct sb *list, const char *name)
{
	int fd = open(path_of(d, name, ""),
	    O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat sb;
	struct str sha;

	if (fd < 0)
		return;
	if (fstat(fd, &sb) == 0 && S_ISREG(sb.st_mode) &&
	    sha256_fd(&d->mem, fd, &sha) == NULL)
		sb_addf(list, "%.*s  %s\n", STR_ARG(sha), name);
	close(fd);
}

struct str
desk_sha256(struct desk *d)
{
	struct sb list = { .a = &d->mem };
	struct dirent **names;
	int i, n;

	if (d->dir == NULL ||
	    (n = scandir(d->dir, &names, not_hidden, io_by_bytes)) < 0)
		return S("");
	for (i = 0; i < n; i++) {
		list_file(d, &list, names[i]->d_name);
		free(names[i]);
	}
	free(names);
	return sha256_hex(&d->mem, sb_str(&list));
}

void
desk_close(struct desk *d)
{
	js_free(d->site);
	js_free(d->faults);
	arena_release(&d->mem);
}

#define FAULTS_KEPT 100

void
desk_tell(struct desk *d, struct str at, struct str message)
{
	json *o;

	log_warn("%.*s: %.*s", STR_ARG(at), STR_ARG(message));
	if (d->faults == NULL)
		d->faults = js_arr();
	if (js_len(d->faults) >= FAULTS_KEPT)
		return;
	o = js_obj();
	js_set_str(o, "at", at);
	js_set_str(o, "message", message);
	js_add(d->faults, o);
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
struct reading {
	struct arena *scratch; /* of the row at hand */
	const char *file, *must;
	json *head; /* NULL: not found yet */
	size_t nth;
	void (*each)(void *, json *);
	void *arg;
};

static json *
with_headings(struct reading *r, json *cells)
{
	json *o = js_obj(), *cell;
	struct str column;

	JS_EACH(cell, cells) {
		column = str_trim(js_text(js_at(r->head, cell_i)));
		if (column.len > 0)
			js_set_str(o, str_cstr(r->scratch, column),
			    str_trim(js_text(cell)));
	}
	js_set_str(o, "_at", str_printf(r->scratch, "%s 第%zu行", r->file,
				 r->nth));
	return o;
}

static void
take_row(struct reading *r, json *cells)
{
	json *o;

	r->nth++;
	if (!is_row(cells, r->head == NULL ? r->must : NULL))
		return;
	if (r->head == NULL) {
		r->head = js_ref(cells);
		return;
	}
	if (r->must != NULL && is_note(cells))
		return;
	o = with_headings(r, cells);
	r->each(r->arg, o);
	js_free(o);
}

static void
take_table(struct reading *r, struct arena *a, struct doc_table *t)
{
	struct doc_cell *c;
	json *row;
	int i, k;

	for (i = 0; i < t->rows; i++) {
		row = js_arr();
		for (k = 0; k < t->cols; k++) {
			c = doc_at(a, t, i, k);
			js_add_str(row, c ? c->text : S(""));
		}
		take_row(r, row);
		js_free(row);
		arena_reset(r->scratch);
	}
}

/*
 * The first sheet; where a column is sought, every sheet that has it, each
 * with headings of its own.
 */
static const char *
sheets(struct reading *r, struct arena *a, struct str bytes)
{
	const char *file = r->file, *why;
	struct doc doc = { 0 };
	size_t i, n = 0;

	if ((why = xlsx_read(a, bytes, &doc)) != NULL)
		return why;
	for (i = 0; i < doc.blocks.n; i++) {
		if (doc.blocks.v[i].table == NULL ||
		    (n++ > 0 && r->must == NULL))
			continue;
		if (n > 1)
			r->file = str_printf(a, "%s 第%zu张表", file, n).p;
		js_free(r->head);
		r->head = NULL;
		r->nth = 0;
		take_table(r, a, doc.blocks.v[i].table);
	}
	return NULL;
}

static void
csv(struct reading *r, struct str text)
{
	struct csv c;
	json *row;

	csv_open(&c, text);
	while ((row = csv_next(&c, r->scratch)) != NULL) {
		take_row(r, row);
		js_free(row);
		arena_reset(r->scratch);
	}
}

/* .csv before .xlsx; NULL: there is neither. */
static const char *
table_ending(struct desk *d, const char *name)
{
	static const char *const endings[] = { ".csv", ".xlsx", NULL };
	size_t i;

	for (i = 0; d->dir != NULL && endings[i] != NULL; i++)
		if (access(path_of(d, name, endings[i]), F_OK) == 0)
			return endings[i];
	return NULL;
}

bool
desk_has(struct desk *d, const char *name)
{
	return table_ending(d, name) != NULL;
}

const char *
desk_each(struct desk *d, const char *name, const char *column,
    void (*each)(void *, json *row), void *arg)
{
	struct arena a = { 0 }, scratch = { 0 };
	struct reading r = { .scratch = &scratch, .must = column,
		.each = each, .arg = arg };
	const char *ending = table_ending(d, name), *why;
	struct str bytes;

	if (ending == NULL)
		return NULL;
	r.file = str_printf(&d->mem, "%s%s", name, ending).p;
	why = io_read_file(path_of(d, name, ending), &a, MIB(64), &bytes);
	if (why == NULL && str_eq(str_c(ending), S(".csv")))
		csv(&r, text_decode(&a, bytes, NULL));
	else if (why == NULL)
		why = sheets(&r, &a, bytes);
	if (why != NULL)
		why = str_cstr(&d->mem, str_c(why));
	js_free(r.head);
	arena_release(&scratch);
	arena_release(&a);
	return why;
}

static void
keep_row(void *rows, json *row)
{
	js_add(rows, js_ref(row));
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
	json *rows = js_arr();

	*why = desk_each(d, name, column, keep_row, rows);
	if (*why == NULL)
		return rows;
	js_free(rows);
	return NULL;
}

struct str
desk_role(struct desk *d, json *notice)
{
	struct str role = js_str(d->site, "role");

	return role.len ? role : js_str(notice, "role");
}
