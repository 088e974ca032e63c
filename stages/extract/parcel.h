/* SPDX-License-Identifier: ISC */
/*
 * A mail in work: its files in boxes, their answers, the records that come
 * of them.  Mails are handed out in the order in which they came in.
 */
#ifndef EXTRACT_PARCEL_H
#define EXTRACT_PARCEL_H

#include <sys/types.h>

#include "box.h"
#include "json.h"
#include "read.h"
#include "schema.h"
#include "spool.h"
#include "stage.h"
#include "trust.h"

struct parcel;

enum role {
	ROLE_EVIDENCE,
	ROLE_FORM,
	ROLE_LIST,
	ROLE_ARCHIVE,
	ROLE_NOISE,
	ROLE_UNREAD,
	ROLE_PLEDGE,
	ROLE_INDEX,
	ROLE_AUTHORIZATION,
	ROLE_OTHER_FORM,
	ROLE_BLANK_FORM, /* nobody has filled it in; another one is */
	ROLE_ANNEX,	 /* a table of a form, in a file of its own */
};

struct item {		    /* one file of a mail */
	struct box_job job; /* first: the box hands it back */
	struct parcel *parcel;
	json *file; /* in the mail record */
	struct paper paper;
	struct str sha, place, dir;
	char *buf; /* the answer, while it comes in */
	size_t len, cap;
	json *answer; /* NULL: not opened */
	json *plain; /* of a PDF's text, while its lines are read */
	pid_t converter;
	const char *converter_why;
	enum role role;
	int of; /* case it belongs to, -1 */
	bool *also; /* cases of one company that share it; NULL: none do */
	struct str stranger; /* the other company that it is of */
	struct { /* keys that tell whose it is: all items are compared */
		struct str name, dir, stated;
		struct str prefix; /* of its name */
		struct words tags; /* parts of its name and its folders */
		size_t asked; /* of which case, from 1 */
		struct str other; /* whom its content names besides it */
	} key;
};

struct one_case {
	struct item *form;
	json *data; /* of the answer's cases; NULL: could not be read */
	struct str id, kind; /* "case" or "region" */
	struct str company_key, dir;
	struct str brief; /* what its form's name has of the company's */
	struct words briefs; /* short names, once they are asked for */
	bool briefed;
};

struct known { /* a company that the mail's lists and forms name */
	struct str key, shown, uscc;
};

struct parcel {
	struct parcel *next;
	struct arena a;
	json *mail;
	struct item *items;
	size_t n, open; /* items, and those still in a box */
	struct box_mail slow;
	struct {
		struct one_case *v;
		size_t n, cap;
	} cases;
	struct {
		struct item **v;
		size_t n, cap;
	} lists;
	struct {
		struct known *v;
		size_t n, cap;
	} known;
};

struct works { /* what all parcels share */
	struct schema schema;
	struct spool spool;
	struct boxes *boxes;
	struct cache *cache; /* NULL: none */
	struct str version; /* of program and pack: what answers hang on */
	struct arena mem;
	struct stage *stage;
	struct parcel *first, *last; /* in order */
	size_t flying, started;
};

/* Takes over a reference to the mail; starts its boxes. */
void parcel_start(struct works *, json *mail);

/* Hands out all mails at the front that are done. */
void parcel_flush(struct works *);

/* --- between parcel.c, group.c and record.c --- */

/* Roles, cases and whose evidence is whose. */
void group_files(struct parcel *);

/* Whether the file belongs to case n; those of one company may share it. */
bool item_is_of(const struct item *, int n);

/* --- whose.c --- */

/* The keys of all items, once they were read. */
void whose_keys(struct parcel *);
/* Who is named in the mail, once its lists and forms are known. */
void whose_known(struct parcel *);
/* Its name, its folder or its text has this company's key. */
bool whose_named(const struct item *, struct str key);
/* Its text has, or its name where the paper names no other as its holder. */
bool whose_says(const struct item *, struct str key);
/* The company's short name in the name of its form; empty: none. */
struct str whose_brief(const struct item *form, struct str company_key);
/* Its name or folder has a short name of the case's company. */
bool whose_called(struct parcel *, const struct item *, struct one_case *);
/*
 * The other company that the file is of, not the case's; empty: none.
 * in_own: it lies in a folder that no other case's form lies in.
 */
struct str whose_other(struct parcel *, struct item *,
    const struct one_case *, bool in_own);

/*
 * The code that says why a file, or a part of it, was not read; "": all was.
 * nothing: no more was got from it than what is wrong.
 */
struct str item_unread(const struct item *, bool nothing);
/* [{at, code, message}]: what may hold what case n seems to lack. */
json *unseen(struct parcel *, int n);

/* For what the box said of a file; places begin with its own. */
struct trust item_trust(struct works *, struct parcel *, const struct item *);

/* --- annex.c --- */

/* Whether it is a table of the form, and no form. */
bool annex_is(const struct item *);
/* Adds to the fields of case n what its annexes say. */
void annex_fields(struct works *, struct parcel *, int n,
    const struct form_spec *, json *fields);
/* What its annexes say of the form: another year, a part not read. */
void annex_form(struct works *, struct parcel *, int n, json *form);
/* How its form and its annexes differ from the blank ones. */
json *annex_drift(struct works *, struct parcel *, int n, json *fields);

/* Codes of GB 32100 that a paper of a chapter shows, into its file. */
void mark_codes(struct trust *, const struct item *, json *file);

/* The record of case n. */
json *case_json(struct works *, struct parcel *, int n);

/* The mail's class and its records, in order, to the stage. */
void record_put(struct works *, struct parcel *);

/*
 * What ids are made of: the message's hash, or what ingest gave in its place
 * (a second copy of a message, one that the fetcher has marked).
 */
struct str mail_seed(json *mail);

#endif
