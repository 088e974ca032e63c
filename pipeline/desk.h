/* SPDX-License-Identifier: ISC */
/*
 * The desk: what the office itself brings (--desk DIR), every file of it
 * optional.  Text is UTF-8 with or without BOM, or GB18030.  A table NAME is
 * NAME.csv (RFC 4180) or NAME.xlsx; its first row that isn't empty names the
 * columns.
 */
#ifndef SHENBAO_DESK_H
#define SHENBAO_DESK_H

#include "json.h"

struct desk {
	struct arena mem;
	const char *dir; /* NULL: no desk */
	json *site; /* of site.yaml; an empty object without it */
	struct str fault; /* of site.yaml: file:line:column: message */
	json *faults; /* array of {"at","message"}: see desk_tell() */
};

/* NULL, or why not: a folder that isn't there, a site.yaml that isn't YAML. */
const char *desk_open(struct desk *, const char *dir);
void desk_close(struct desk *);

/*
 * SHA-256 of all of its files, as "sha256sum * | sha256sum" says it in the C
 * locale; one that can't be read counts as absent.  "" without a desk.
 */
struct str desk_sha256(struct desk *);

/*
 * What no use could be made of, for whoever reads standard error and, by
 * faults, for the papers: the first hundred.
 */
void desk_tell(struct desk *, struct str at, struct str message);

/*
 * The rows of a table as objects of strings, column -> cell, each with
 * "_at": "credit.csv 第3行".  An empty array when there is no such file; NULL
 * with *why when there is one that can't be read.  The caller frees it.
 */
json *desk_table(struct desk *, const char *name, const char **why);

/*
 * The same for a paper of ours that came back filled in: what stands above
 * the first row with a cell of this text is a title, not the heading.
 */
json *desk_table_headed(
    struct desk *, const char *name, const char *column, const char **why);

/* Whether there is a table of that name, readable or not. */
bool desk_has(struct desk *, const char *name);

/*
 * The same, a row at a time and none of them kept; without a column NULL.
 * NULL, or why the table can't be read.
 */
const char *desk_each(struct desk *, const char *name, const char *column,
    void (*each)(void *, json *row), void *);

/* A YAML file of the desk as a tree; NULL without it or with *why. */
json *desk_yaml(struct desk *, const char *name, const char **why);

/* The role in force: site.yaml's, else the pack's. */
struct str desk_role(struct desk *, json *notice);

/* RFC 4180, row by row.  Never fails: text is text. */
struct csv {
	struct str rest;
	char separator;
};

void csv_open(struct csv *, struct str utf8);
json *csv_next(struct csv *, struct arena *); /* array of strings; NULL: end */

#endif
