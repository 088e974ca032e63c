/* SPDX-License-Identifier: ISC */
/*
 * The canonical value of one field, while it is found out.
 *
 * A reader (uscc.c, date.c, ...) gets the raw text and fills a struct value:
 * what the value is, the steps that led to it, the doubts about it, further
 * members for the field.  Codes of steps and doubts are those listed in
 * shenbao-normalize(1).  Whatever is not certain stays null with a doubt.
 * All memory is in the arena.
 */
#ifndef NORMALIZE_VALUE_H
#define NORMALIZE_VALUE_H

#include "str.h"

struct strs {
	struct str *v;
	size_t n, cap;
};

enum datum_kind { DATUM_NULL, DATUM_STR, DATUM_NUM, DATUM_LIST };

struct datum {
	enum datum_kind kind;
	struct str str;
	double num;
	struct strs list;
};

struct extra {
	const char *key; /* member of the field beside value: "low", "others" */
	struct datum is;
};

struct codes {
	const char *v[16];
	size_t n;
};

struct value {
	struct arena *a;
	struct datum is;
	struct codes steps, doubt;
	struct extra extra[6];
	size_t n_extra;
};

void value_step(struct value *, const char *code); /* once each */
void value_doubt(struct value *, const char *code);
bool value_has_doubt(const struct value *, const char *code);

void value_str(struct value *, struct str);
void value_num(struct value *, double);
void value_list(struct value *, struct strs);
void value_null(struct value *);
void value_extra_str(struct value *, const char *key, struct str);
void value_extra_num(struct value *, const char *key, double);
void value_extra_list(struct value *, const char *key, struct strs);

void strs_add(struct arena *, struct strs *, struct str);

/* fold_line() and fold_plain() with the steps and doubts of what they did. */
struct str value_line(struct value *, struct str raw, bool loose);
struct str value_plain(struct value *, struct str raw);
struct str value_tidy(struct value *, struct str raw);

/*
 * An answer out of the 【】 that were printed for it, a title out of its 《》,
 * and either without the full stop of a sentence.
 */
struct str value_unwrapped(struct value *, struct str raw, bool title);

/* Printed rules, ____, that were written over: a blank each. */
struct str value_unruled(struct value *, struct str raw);

/*
 * True when the raw text says that there is nothing to say: 无, 不涉及, N/A,
 * blanks, dashes; the value is null with step "no-answer".  Also true, with
 * doubt "elsewhere", for a pointer (详见附件, 同上).
 */
bool value_no_answer(struct value *, struct str raw);

/* Text without a label that stands before its first colon: 邮箱：a@b.cn. */
struct str value_unlabel(struct value *, struct str text);

#endif
