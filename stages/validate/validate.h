/* SPDX-License-Identifier: ISC */
/*
 * shenbao-validate: what the notice says of one record.
 *
 * A record first gets what the office knows of it (lookup, delivered, at),
 * so that a rule needs nothing else; then each rule adds a finding.
 */
#ifndef VALIDATE_H
#define VALIDATE_H

#include "desk.h"

/* --- table.c: a table of the desk, found by a record's fields --- */

struct tables;

/* credit, register, actions, and the pack's tables_on_desk. */
struct tables *tables_new(struct desk *, json *notice, int64_t now);
void tables_free(struct tables *);

/* Sets record.lookup: for each table the rows that match, null where the
 * table is there and can't be read. */
void tables_lookup(struct tables *, json *record, struct arena *scratch);

/* Why rows could not be kept or read again; NULL. */
const char *tables_fault(const struct tables *);

/* All rows of a table, for the caller to free; NULL when it can't be read. */
json *tables_rows(struct tables *, const char *name);

/* --- deliver.c: whose clock, and what it says --- */

struct clocks;

struct clocks *clocks_new(struct desk *, json *notice, struct tables *);
void clocks_free(struct clocks *);

/* Keeps who sent a mail, for the cases that come right behind it. */
void clocks_mail(struct clocks *, json *mail);

/* Sets record.lookup.register and record.delivered. */
void clocks_judge(struct clocks *, json *record, struct arena *scratch);

/* Only the deadline anew, for a record that was judged before. */
void clocks_again(struct clocks *, json *record, struct arena *scratch);

/* --- stamp.c: times as a register's clerk writes them --- */

/*
 * "2024-12-24 16:58", "2024/12/24", "2024年12月24日16时58分" as the first and
 * last second that it can mean, in China's time; false when it is none.
 */
bool stamp_read(struct str, int64_t *first, int64_t *last);

#endif
