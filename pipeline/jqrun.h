/* SPDX-License-Identifier: ISC */
/*
 * jq programs by libjq: compiled once, run on a value with a limit of CPU
 * time, so that an endless program is an error like any other.
 */
#ifndef SHENBAO_JQRUN_H
#define SHENBAO_JQRUN_H

#include <jq.h>

#include "json.h"

struct jqrun;

/*
 * Compiles; args is an object {name: value} of $name constants, not taken
 * over.  NULL with *why ("what is wrong", the line of the program in *line)
 * when it doesn't compile.
 */
struct jqrun *jqrun_new(struct arena *, struct str program, jv args,
    struct str *why, int *line);
void jqrun_free(struct jqrun *);

/*
 * The first output for an input, which is taken over.  Invalid with *why
 * when there is none: an error, nothing, or JQRUN_LATE when it took longer.
 */
#define JQRUN_LATE "late"
jv jqrun_one(struct jqrun *, struct arena *, jv input, struct str *why);

/* Between json-c's values and libjq's; jqrun_json() takes over. */
jv jqrun_value(json *);
json *jqrun_json(jv);

/*
 * Text with \(...) as a jq string literal; anything else that would end the
 * literal or begin an escape is quoted.  False: a \( that isn't closed.
 */
bool jqrun_quote(struct sb *, struct str text);

/*
 * The first word of a program that would make its answer depend on
 * something else than its input (now, input, $ENV, ...); empty: none.
 */
struct str jqrun_impure(struct str program);

#endif
