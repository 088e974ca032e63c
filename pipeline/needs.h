/* SPDX-License-Identifier: ISC */
/*
 * What a rule needs to know of a record.  A need is the name of a form's
 * field ("uscc"), or with a dot in it a path of the record ("pledge.years",
 * ".recommender").
 */
#ifndef SHENBAO_NEEDS_H
#define SHENBAO_NEEDS_H

#include "json.h"

/* Is it a field's name? */
bool need_is_field(struct str need);

/* The value: fields.NAME.value, or what stands at the path. */
json *need_value(json *record, struct str need);

/* The last name of it: "pledge.years" is "years". */
struct str need_name(struct str need);

/* Where a clerk finds it; empty when the record does not say. */
struct str need_at(json *record, struct str need);

/*
 * Why the rule can't rely on it, in Chinese for a clerk, with its label, raw
 * text and place; empty when it can.  notice gives labels and the doubts
 * that do no harm (harmless_doubts).
 */
struct str need_missing(
    struct arena *, json *notice, json *record, struct str need);

/* The same of a choice that nobody ticked, whose value is an empty list. */
struct str need_unticked(
    struct arena *, json *notice, json *record, struct str need);

/* What the form of a kind calls a field; the name itself when it doesn't. */
struct str field_label(json *notice, struct str kind, struct str name);

/* Nothing of a chapter, or of the pledge, came with the record. */
bool chapter_is_empty(struct arena *, json *record, struct str chapter);

/* A doubt's code in Chinese; the code itself when it has none. */
struct str doubt_words(struct str code);

#endif
