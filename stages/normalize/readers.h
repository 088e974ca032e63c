/* SPDX-License-Identifier: ISC */
/*
 * The readers, one a kind of field: raw text in, struct value out.  None can
 * fail: what it can't tell is null with a doubt.
 */
#ifndef NORMALIZE_READERS_H
#define NORMALIZE_READERS_H

#include "value.h"

/* --- uscc.c: GB 32100-2015 --- */
void uscc_read(struct value *, struct str raw);
/* The check digit of the first 17 characters; -1: a character out of place. */
int uscc_check(struct str code);

/* --- date.c, period.c --- */
struct date {
	int year, month, day; /* month, day: 0 when not said */
	bool open; /* 至今 */
};

enum date_part { DATE_ALONE, DATE_START, DATE_END };

/* How a cell of a sheet held it, for date_read(). */
struct serial {
	bool given;
	double number;
};

/*
 * One date.  With DATE_START or DATE_END the text may be a whole period, of
 * which the part is taken; *was_period (may be NULL) says that it was one.
 */
void date_read(struct value *, struct str raw, enum date_part,
    struct serial, bool *was_period);
/* first and last: the days between which the date lies. */
void date_bounds(struct value *);
/* 2024-12-24, 2024-12, 2024, "present". */
struct str date_text(struct arena *, struct date);

/* --- money.c --- */
/* unit: what the form prints beside the blank, "" when it prints none. */
void money_read(struct value *, struct str raw, struct str unit);
/* unit: as above; with % the number is in per cent. */
void number_read(struct value *, struct str raw, struct str unit);

/* --- phone.c, email.c --- */
void phone_read(struct value *, struct str raw, bool mobile);
void email_read(struct value *, struct str raw);

/* --- name.c --- */
void company_read(struct value *, struct str raw);

/* 本公司, 申报单位: no name, and whose is known. */
bool company_is_self(struct arena *, struct str raw);
void companies_read(struct value *, struct str raw);
void person_read(struct value *, struct str raw);
void text_read_line(struct value *, struct str raw);
void text_read_long(struct value *, struct str raw);

/* --- city.c --- */
struct city {
	struct str code, name;
	struct strs districts;
};

struct office {
	struct str code, name, city; /* city "": none */
	struct strs synonyms;
	struct strs keys; /* fold_key() of name and synonyms */
};

struct places {
	struct str province, province_code; /* 广东省, 44 */
	struct {
		struct city *v;
		size_t n, cap;
	} cities;
	struct strs shared; /* districts that other provinces have, too */
	struct {
		struct office *v;
		size_t n, cap;
	} offices;
	/* Who recommends where nobody is named: "city", or a code. */
	struct str otherwise;
};

void city_read(struct value *, struct str raw, const struct places *);
void address_read(struct value *, struct str raw, const struct places *);
void recommender_read(struct value *, struct str raw, const struct places *);

/* The code of the office of a city; S("") when there is none. */
struct str recommender_of_city(const struct places *, struct str city);

/* --- choice.c --- */
struct option {
	struct str name;
	struct strs keys; /* fold_key() of name and synonyms */
};

struct options {
	struct option *v;
	size_t n, cap;
	bool open; /* the notice's list ends in 等: others may be named */
};

/* What the reader of the form saw of the boxes. */
enum ticks { TICKS_ABSENT, TICKS_UNCLEAR, TICKS_READ };

void choice_read(struct value *, struct str raw, enum ticks,
    struct strs ticked, const struct options *, bool many);
/* Adds an option; keys are made in the arena. */
struct option *options_add(
    struct arena *, struct options *, struct str name);

#endif
