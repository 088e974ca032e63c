/* SPDX-License-Identifier: ISC */
/* Private to rules*.c: how the rules become a few jq programs. */
#ifndef SHENBAO_RULES_PROG_H
#define SHENBAO_RULES_PROG_H

#include <glib.h>

#include "jqrun.h"
#include "rules.h"

struct entry {
	struct rule rule;
	struct jqrun *alone; /* made when the common program fails */
	int late; /* how often it ran for ever */
};

struct entries {
	struct entry *v;
	size_t n, cap;
};

/*
 * libjq takes 20 ms to make a program of any size, so all rules go into one
 * for each purpose: it yields an array with an answer of each rule.
 */
enum { PROGRAM_CASE, PROGRAM_REGION, PROGRAM_KEYS, PROGRAM_GROUP, PROGRAMS };

struct rules {
	struct arena mem;
	struct notice *notice;
	struct str role;
	jv args;
	struct entries records, sets;
	struct entries words; /* scope: rank; judged by rank itself */
	struct jqrun *programs[PROGRAMS];
	GHashTable *words_named; /* in any rule: no other member is read */
	bool any_field; /* a rule goes through all fields: .fields[] */
};

/* Makes every program; false when a rule is at fault. */
bool rules_compile(struct rules *, rules_fault *, void *arg);

/*
 * The answers to an input (taken over) of each rule of a program, an array;
 * rule i's answer is what its expression in rules_prog.c says, or
 * ["e", why] when it broke, ["late"] when it ran for ever.
 */
jv rules_answers(struct rules *, int program, struct arena *, jv input);

/*
 * The record as the rules see it: without the members that no rule names,
 * since each costs.  Of a field "at" and "steps" are such members, too; and a
 * field itself, unless a rule goes through them all, by .fields[...].
 */
jv rules_input(struct rules *, json *record);

#endif
