/* SPDX-License-Identifier: ISC */
/* Between the files that read lists. */
#ifndef EXTRACT_LIST_PART_H
#define EXTRACT_LIST_PART_H

#include "label.h"
#include "list.h"
#include "schema.h"

struct column {
	int field; /* of the list, its fields.n for the order, -1 */
	struct str unit;
	struct label_parts parts;    /* n 0: it asks for one thing */
	const struct doc_cell *head; /* its lowest heading */
	int option; /* of a choice that heads it, from 1: ticked or not */
};

struct head { /* the row of headings */
	int row, rows, score;
	bool whole; /* names all that is required */
	int choice; /* the field whose options head columns, or -1 */
	struct column *cols;
	struct column *lower; /* of the second row of each record, or NULL */
};

struct reader {
	struct arena *a; /* of a row while rows are read */
	struct arena *keep; /* of the list */
	const struct schema *s;
	const struct doc *d;
	const struct form_spec *spec;
	size_t block;
	struct doc_table *t;
	json *out, *rows, *wrong;
	json *before; /* the fields of the row above, NULL: it is the first */
	const struct doc_cell *group; /* 一、工业互联网安全分类分级 */
	const struct doc_table *labels_of;
	struct label **labels; /* of its first cells, once they were read */
	bool shown; /* some list is in no hidden sheet */
};

/* The heading of a table: of one to three rows, or of two to a record. */
struct head list_head(struct reader *);

/* What a heading's columns ask for; as its score how many are known. */
void list_score_head(struct reader *, struct head *);

/* A heading with its columns of options, if there are any. */
void list_options(struct reader *, struct head *);

#endif
