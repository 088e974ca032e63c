/* SPDX-License-Identifier: ISC */
#ifndef NORMALIZE_APPLY_H
#define NORMALIZE_APPLY_H

#include "spec.h"
#include "stage.h"

/* Gives every field of the record its value; mails stay as they are. */
void apply_record(const struct spec *, struct rec *, struct arena *scratch);

/* One field by its kind; part is for dates and periods alone. */
void apply_field(const struct spec *, const struct field_spec *, json *field,
    enum date_part, struct arena *scratch);

/* Gives a blank field what stands in another's box. */
void gather_fields(json *fields, struct arena *);

#endif
