/* SPDX-License-Identifier: ISC */
/*
 * What the pack says about papers, made ready for reading them: labels,
 * options, words.  Built once before any box is forked, then read only.
 */
#ifndef EXTRACT_SCHEMA_H
#define EXTRACT_SCHEMA_H

#include "json.h"
#include "field_kind.h"
#include "notice.h"
#include "pattern.h"

struct words { /* keys, or texts as they stand */
	struct str *v;
	size_t n, cap;
};

struct patterns {
	struct pattern **v;
	size_t n, cap;
};

struct option_spec {
	struct str name;
	struct words names; /* name and synonyms, as written */
};

struct options {
	struct option_spec *v;
	size_t n, cap;
};

struct field_spec {
	struct str name, label; /* label: the first, for people */
	enum field_kind kind;
	const struct options *options; /* NULL: none known */
	const char *of; /* whose phone it is: the name of another field */
	bool required, owner;
	bool each; /* a column of a table: every row answers */
	bool asked; /* the blank form has its box, though it need not */
	struct words maybe; /* keys of labels that may be others' */
	struct words signs; /* keys of labels in whose boxes it signs */
};

static inline bool
kind_is_chosen(enum field_kind k)
{
	return k == KIND_CHOICE || k == KIND_CHOICES;
}

/* Kinds whose answers can't be words, as those of other labels are. */
static inline bool
kind_has_shape(enum field_kind k)
{
	return k == KIND_MONEY || k == KIND_NUMBER || k == KIND_DATE ||
	       k == KIND_PERIOD || k == KIND_USCC || k == KIND_PHONE ||
	       k == KIND_MOBILE || k == KIND_EMAIL;
}

/* One way to name a field.  field: index, or -1: a label of no field. */
struct label_spec {
	struct str key;		 /* empty for a pattern */
	struct pattern *whole;	 /* over a key */
	struct pattern *in;	 /* only below a heading like this */
	struct pattern *outside; /* not below a heading like this */
	int field;
};

struct label_specs {
	struct label_spec *v;
	size_t n, cap;
};

struct form_spec {
	const char *name; /* "case", "region", "list", "head" */
	struct {
		struct field_spec *v;
		size_t n, cap;
	} fields;
	struct label_specs exact; /* sorted by key */
	struct label_specs whole; /* patterns, as the pack orders them */
	struct words texts;	  /* of these patterns */
	struct pattern *any;	  /* of them: most texts are no label */
};

struct chapter_spec {
	struct str id, title;
	struct words words; /* keys */
	bool paper;	    /* a paper that is no chapter: pledge, index */
};

struct pledge_spec {
	struct words titles; /* keys */
	struct str model;
	struct words further;	 /* what else is pledged, */
	struct patterns furthers; /* and how it is said */
	struct pattern *sentence, *years, *range, *founding;
	struct pattern *safety, *environment, *quality, *who;
	struct patterns exceptions, altered;
};

struct credit_spec {
	struct words titles, company, uscc, date; /* keys */
	struct pattern *bad, *penalties;
	struct pattern *site, *sites; /* the one that decides; others */
};

struct schema {
	struct arena mem;
	struct form_spec cases, region, list, head;
	struct label_specs sequence; /* the list's column of the order */
	struct pattern *ends;	     /* of a list's rows */
	struct patterns prompts, markings;
	struct pattern *seals;
	struct words notes; /* keys of headings over instructions */
	struct words heads; /* keys that head columns: 序号, 项目 */
	struct pattern *asides;	  /* of columns that hold no answers: 说明 */
	struct pattern *others;	  /* headings of other projects' tables */
	struct pattern *examples; /* of tables filled in to show how */
	int year;		  /* of the notice; 0: not said */
	struct str form_word;	  /* 申报表, or what this notice calls it */
	struct words form_titles, list_titles, region_titles; /* keys */
	struct words annex_titles;
	struct words words; /* keys that name this notice */
	struct str subject; /* key */
	struct {
		struct chapter_spec *v;
		size_t n, cap;
	} chapters;
	struct {
		struct {
			struct str code, city;
			struct words keys;
		} * v;
		size_t n, cap;
	} offices;
	struct pledge_spec pledge;
	struct credit_spec credit;
	const struct options *directions;
};

/*
 * Reads the pack's tree.  NULL, or "file:line:column: what is wrong".
 * The tree must outlive the schema.
 */
const char *schema_init(struct schema *, struct notice *);

/* The field that a key names below these headings; -2: no label at all. */
#define LABEL_NONE (-2)
#define LABEL_OTHER (-1)
int schema_label(
    const struct form_spec *, struct str key, const struct words *headings);
/* The same, of a key that no words of another language stand before. */
int schema_label_plain(
    const struct form_spec *, struct str key, const struct words *headings);

/* Does a heading make a label of it that it is not, or only maybe, alone? */
bool schema_is_headed(const struct form_spec *, int field, struct str key,
    const struct words *headings);
int schema_field(const struct form_spec *, struct str name); /* or -1 */
void words_add(struct arena *, struct words *, struct str);
bool words_have(const struct words *, struct str key); /* as a whole */
/* The longest word that key contains; empty: none. */
struct str words_within(const struct words *, struct str key);
/* Bytes of all words that it contains. */
ptrdiff_t words_weight(const struct words *, struct str key);

#endif
