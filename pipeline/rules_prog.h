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
enum { PROGRAM_RECORD, PROGRAM_KEYS, PROGRAM_GROUP, PROGRAMS };

struct rules {
	struct arena mem;
	struct notice *notice;
	struct str role;
	jv args;
	struct entries records, sets;
	struct entries words; /* scope: rank; judged by rank itself */
	struct jqrun *programs[PROGRAMS];
	GHashTable *words_named; /* in any expression: no other member is read */
	GHashTable *keys; /* names met so far, as libjq has them */
	bool any_field; /* a rule goes through all fields: .fields[] */
};

/* Makes every program; false when a rule is at fault. */
bool rules_compile(struct rules *, rules_fault *, void *arg);

/* One of them anew; of one rule only, whatever it answers.  NULL: cannot. */
struct jqrun *rules_program(struct rules *, int program);
struct jqrun *rules_program_alone(
    struct rules *, struct entry *, int program);

/*
 * What each record rule says of an input (taken over), at the rule's place:
 * a number (it passes), an array as in rules_prog.c without its place, or
 * invalid where the rule isn't for this kind.  Each is the caller's to free.
 */
jv *rules_judged(struct rules *, bool region, struct arena *, jv input);

/*
 * The answers of the set rules, an array; rule i's is what its expression in
 * rules_prog.c says, or ["e", why] when it broke, ["late"] when it ran for
 * ever.
 */
jv rules_answers(struct rules *, int program, struct arena *, jv input);

/*
 * Of a rule that lacks a chapter: why its failure is for a person, with its
 * message; why its pass is, since every paper there names others; or empty.
 */
struct str rule_maybe_unseen(struct arena *, const struct rule *, json *record,
    struct str message);
struct str rule_foreign(struct arena *, const struct rule *, json *record);

/* Finds out what the rules name. */
void rules_see(struct rules *);
void rules_unsee(struct rules *);

/*
 * The record as the rules see it: without the members that no rule names,
 * since each costs.  Of a field "at" and "steps" are such members, too; and a
 * field itself, unless a rule goes through them all, by .fields[...].  Of the
 * files, too, only named members.
 */
jv rules_input(struct rules *, json *record);

#endif
