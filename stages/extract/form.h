/* SPDX-License-Identifier: ISC */
/*
 * The form reader: the labels of a document, and what was written to them.
 *
 * form_scan() finds every answer of a document; one document can hold
 * several forms (form_split()); form_fields() picks one answer a field and
 * says where others differ.
 */
#ifndef EXTRACT_FORM_H
#define TITLE_BYTES 150 /* of a heading with its note, 50 characters */
#define EXTRACT_FORM_H

#include "answer.h"
#include "json.h"
#include "label.h"
#include "tick.h"

/* Where a label stood: the more of a form it is, the more it counts. */
enum standing {
	STAND_PARA,   /* in running text, a cover page */
	STAND_PART,   /* within the answer to another label */
	STAND_INLINE, /* in a cell together with its answer */
	STAND_CELL,   /* in a cell of its own */
};

enum { OWNER_OTHER = -2 }; /* a person that no field asks for */

struct found {
	int field;
	enum standing standing;
	struct answer answer;
	struct ticks ticks; /* of kinds that are chosen */
	bool has_ticks;
	struct str unit;
	struct str at; /* doc_place() */
	enum doc_type type;
	double number;
	int owner; /* the person's field before it, OWNER_OTHER, -1: nobody's */
	int row;	 /* of its label in the table; -1: in running text */
	bool shares_row; /* with its owner's label */
	bool unsure;	 /* its label may be another's */
	int year;	 /* that the label names; 0: none */
	size_t block;
	const struct doc_table *table;
};

struct stranger { /* a label that the pack doesn't know */
	struct str text, at;
	size_t block;
	bool filled;
};

struct form {
	const struct schema *schema;
	const struct form_spec *spec;
	struct arena *a;
	const struct doc *doc;
	struct {
		struct found *v;
		size_t n, cap;
	} found; /* in reading order */
	struct {
		struct stranger *v;
		size_t n, cap;
	} strangers;
	size_t from, to;    /* blocks */
	struct str section; /* key of the paragraph that heads those in work */
	unsigned *levels; /* of the headings that ask for each field, or NULL */
	size_t steps, paras, cells; /* what reading it has cost */
	bool cut;	    /* more of it than limit.h allows: the rest unread */
};

void form_scan(struct arena *, const struct schema *, const struct form_spec *,
    const struct doc *, struct form *);

/* Whether there is room for more; false: the rest is cut off. */
bool form_goes_on(struct form *);

/* Distinct fields whose labels were found; has: of that name. */
int form_score(const struct form *);
bool form_has(const struct form *, const char *name);

/* Is every box that was found empty?  Then nobody has filled it in. */
bool form_is_blank(const struct form *);

/* The forms of a document, in order; at least one. */
struct forms {
	struct form *v;
	size_t n, cap;
};
struct forms form_split(struct form *);

/* {name: field} for the record, each with its place inside the document. */
json *form_fields(struct form *);

/* The chosen answer of a field, NULL when its label wasn't there. */
const struct found *form_pick(
    const struct form *, int field, const char **doubt);

/* The office whose name a key is, by its place in the pack, or -1. */
int form_office(const struct schema *, struct str key);

/* One field as JSON: what a list's cell and a form's box have in common. */
json *form_field_json(struct arena *, const struct found *);

/* Rows of the form that are not the pack's, or lack: a record's "drift". */
json *form_drift(struct form *, json *pledge);

/* --- between the files of the reader --- */

/* Adds an answer to a label of kind; owner and block are the walk's. */
struct found *form_add(struct form *, int field, enum standing, size_t block);

/* Reads bytes [from, to) of a cell as the answer to a field. */
void form_answer(struct form *, struct found *, const struct doc_cell *,
    ptrdiff_t from, ptrdiff_t to);

/* A number instead of an option, by the text that explains it; or false. */
bool form_by_legend(struct form *, struct found *, const struct options *,
    const struct doc_cell *part);

/*
 * Is a text no answer to a field of a kind: what stands below a place to sign,
 * the date for a company's name, the company for a person's?
 */
bool form_never(enum field_kind, struct str);

/* 营业收入, and below it a figure a line: of which year, nobody can say. */
bool form_has_rivals(enum field_kind, struct str rest);

/* The paragraph at block i, and what belongs to it.  Blocks taken behind it. */
size_t form_paragraph(struct form *, size_t i);

/* The field of long text that a paragraph asks for as a whole, or -1. */
int form_long_label(const struct form *, struct str text);

/* A label that is a part of the text below a heading for a field. */
bool form_is_within(
    struct form *, struct str heading, int field, struct str text);

/* Are two lines numbered in the same way, at all? */
bool form_is_beside(struct str heading, struct str text);

/* How many blocks from i on are a table of contents. */
size_t form_contents(const struct form *, size_t i);

/* All cells of a table; heading: of the paragraph above it. */
void form_table(
    struct form *, size_t block, struct doc_table *, struct str heading);

/* The day of applying below a signature, where no label asks for it. */
void form_signed_on(struct form *);

/* Answers within text: "姓名：…  电话：…".  Returns how many. */
size_t form_inline(struct form *, const struct doc_cell *, size_t block,
    const struct doc_table *, const struct words *headings, bool gaps,
    enum standing);

/* The last answer, shared among the fields that its label asks for. */
void form_take_apart(struct form *, const struct label_parts *);

/* Leaves out whom a letter in front of the form names to be asked. */
void form_drop_letter(struct form *);

/* 13800000000 / a@b.cn: a mail beside the phone that was found last. */
void form_mail_beside(struct form *);

/* A table's cells as one text: '\t' between cells, '\n' between rows. */
struct doc_cell form_flatten(struct arena *, const struct doc_cell *);
void form_append(
    struct arena *, struct doc_cell *to, const struct doc_cell *from, char sep);

#endif
