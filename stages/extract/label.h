/* SPDX-License-Identifier: ISC */
/*
 * Labels: the words that stand before a blank.  People write 单位名称 as
 * "单 位 名 称：", "*1. 单位名称（全称）", "注册资本/万元"; what is compared is
 * what is left when all that is taken away.
 */
#ifndef EXTRACT_LABEL_H
#define EXTRACT_LABEL_H

#include "doc.h"
#include "schema.h"

#define LABEL_BYTES_MAX 120 /* 40 characters; the longest seen has 26 */
#define UNIT_NOTE_BYTES_MAX 600 /* 200 characters: a table's notes in a cell */
#define GLOSS_LETTERS_MIN 4 /* of a label in another language: City */
#define LABEL_PARTS_MAX 6   /* 联系人、部门、职务、电话、手机、邮箱 */

struct label {
	struct str key;	 /* fold_key() of the core; empty: can't be a label */
	struct str core; /* the same as typed, without blanks */
	struct str unit; /* 万元, of a note or a tail */
	bool colon;	 /* it ended in one */
};

/* Reads a text that may be a label as a whole. */
struct label label_read(struct arena *, struct str text);
struct str label_key(struct arena *, struct str text);

/* The only year that a label names: 2023年营业收入; 0: none, or two. */
int label_year(struct arena *, struct str text);

/* The unit if that is all the text says: 万元, （万元）, 单位：万元. */
struct str label_unit(struct arena *, struct str text);

/* The unit of sums that a line says for what stands below: 单位：万元、人. */
struct str label_unit_line(struct arena *, struct str text);

/* The unit that a note says of all sums: 表中金额单位均为万元. */
struct str label_unit_note(struct arena *, struct str text);

/* A question as the label that asks the same; else s itself. */
struct str label_unask(struct arena *, struct str, struct str *unit);

/* 联系人及电话, 成立时间/注册资本/员工人数: one box for several fields. */
struct label_parts {
	int field[LABEL_PARTS_MAX]; /* or LABEL_OTHER: 邮编 */
	int n;			    /* 0: it asks for one thing only */
};

bool label_parts(struct arena *, const struct form_spec *, struct str core,
    const struct words *headings, struct label_parts *);

/* 联系人（姓名、职务、手机）: a person's label that asks in its bracket. */
bool label_parts_noted(struct arena *, const struct form_spec *,
    struct str text, struct str key, const struct words *headings,
    struct label_parts *);

/* The first of them that is a field. */
int label_first(const struct label_parts *);

/* Brackets and colons, as they stand in labels. */
bool label_opens(uint32_t);
bool label_closes(uint32_t);
bool label_colon(uint32_t);

/* One label inside running text, with the stretch of its answer. */
struct label_hit {
	int field; /* of the form, or LABEL_OTHER */
	struct label_parts parts; /* if it asks for several; field: the first */
	struct str unit;
	ptrdiff_t at, from, to; /* bytes: the label, its answer */
	bool colon;		/* else a gap or an underlined blank */
};

struct label_hits {
	struct label_hit *v;
	size_t n, cap;
};

/*
 * The labels in a paragraph or cell, in order.  Without gaps only those with
 * a colon; with them also "申报单位\t某公司" at the start of a line.
 */
void label_scan(struct arena *, const struct form_spec *,
    const struct words *headings, const struct doc_cell *, bool gaps,
    struct label_hits *);

#endif
