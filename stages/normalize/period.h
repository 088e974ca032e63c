/* SPDX-License-Identifier: ISC */
/*
 * Periods of a record.  The contract knows period_start and period_end;
 * forms ask in one box or in two, and people answer both in one of two.
 */
#ifndef NORMALIZE_PERIOD_H
#define NORMALIZE_PERIOD_H

#include "spec.h"

/*
 * One box for both ends: fields NAME_start and NAME_end, each with the box's
 * raw and at, in the place of NAME.
 */
void period_split(const struct spec *, const struct field_spec *,
    json *fields, struct str name, struct arena *);

/*
 * With name NAME_start or NAME_end of a form of two boxes: an answer with
 * both ends fills a box left empty; an end before its start is a doubt.
 */
void period_pair(const struct spec *, const struct form_spec *, json *fields,
    struct str name, struct arena *);

#endif
