/* SPDX-License-Identifier: ISC */
/*
 * The rules of a pack (rules.yaml, see shenbao-notice(5)), run by libjq.
 *
 * A rule of scope record sees one case or region; a rule of scope set sees
 * {key, cases} in rank; one of scope rank only lends clause, quote, severity and
 * words to what rank finds out by itself.  Whatever a rule does not know, or breaks on, is for
 * a person: it gives the state manual, never pass.
 *
 *	validate:  rules_run(r, record, &scratch);  verdict_set(record);
 *
 *	rank:      for each record, while reading:
 *	               keys = rules_keys(r, record);
 *	               for each set rule i: keep rules_part(r, i, record)
 *	               under each key of keys[i]
 *	           once all are read, for each set rule i and key, in order:
 *	               out = rules_group(r, i, key, parts);
 *	           for each record again:
 *	               for each set rule i:
 *	                   rules_add(record, rules_alone(r, i, record, keys[i]))
 *	                   rules_add(record, what the groups said of it);
 *	               decisions;  verdict_set(record)
 */
#ifndef SHENBAO_RULES_H
#define SHENBAO_RULES_H

#include "notice.h"

/* What stands between a message's faults and its doubts. */
#define RULES_ALSO "；另请核实："

struct rule {
	json *def; /* as in the pack */
	struct str id, severity, disposition;
	bool set; /* scope: set */
	bool kinds[2]; /* may judge a case, a region */
};

struct rules;

/*
 * The rules of the pack that a role runs.  Compiles all of them; a fault is
 * told to fault() (place "rules.yaml:L:C", what) and makes the result NULL.
 */
typedef void rules_fault(void *arg, const char *place, const char *what);
struct rules *rules_new(
    struct notice *, struct str role, rules_fault *, void *arg);
void rules_free(struct rules *);

/*
 * What rules find in $notice beside the pack's own keys: required.case and
 * required.region, {name, label} of each required field, and named: of each
 * list of the pack whose members have names, the members by name.
 */
void rules_prepare(struct notice *);

/* The same for a stage: faults go to stderr and the program exits 78. */
struct rules *rules_load(struct notice *, struct str role);

/* The rules of one scope, in the pack's order. */
size_t rules_count(struct rules *, bool set);
const struct rule *rules_at(struct rules *, bool set, size_t i);

/*
 * Runs every rule of scope record that judges this kind of record and adds
 * a finding for each to record.findings.  A rule that runs for ever is
 * stopped: manual, and a line on stderr.
 */
void rules_run(struct rules *, json *record, struct arena *scratch);

/*
 * --- scope: set ---
 * The keys under which a record meets others, an array with a member for
 * each set rule: an array of strings (empty: it meets nobody), null where
 * the rule does not apply, or a string that says why it broke.
 */
json *rules_keys(struct rules *, json *record);

/*
 * What the i-th set rule needs to know of a record, small enough to keep:
 * {"id", "verdict", each need by its last name: its value}.
 */
json *rules_part(struct rules *, size_t i, json *record);

/*
 * Judges one group; parts is an array of rules_part().  The result is an
 * array of {"id":case id,"finding":{...}} for those that fail or are for a
 * person, and with a finding of state pass for the others.
 */
json *rules_group(struct rules *, size_t i, struct str key, json *parts);

/*
 * What the i-th set rule says of a record by itself: pass, or manual where
 * what the rule needs is missing or in doubt.  keys is the i-th member of
 * rules_keys().
 */
json *rules_alone(struct rules *, size_t i, json *record, json *keys);

/*
 * A finding of a rule.  state is "pass", "fail" or "manual"; record (may be
 * NULL) gives the places of the fields that the rule needs.
 */
json *rules_finding(const struct rule *, const char *state, struct str message,
    json *record);

/*
 * Adds a finding to record.findings.  One of the same rule that is there is
 * replaced when the new one is worse (fail, manual, pass), else kept; takes
 * over the reference.  Places that the finding lacks are the record's.
 */
void rules_add(json *record, json *finding);

/* Drops the findings of a scope ("rule" or "set"), to judge anew. */
void rules_strip(json *record);

#endif
