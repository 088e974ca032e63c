/* SPDX-License-Identifier: ISC */
/* The names that the pack's letters may use, and what they stand for. */
#ifndef SHENBAO_VARS_H
#define SHENBAO_VARS_H

#include "render.h"

/* What every letter knows: the notice, the office, the time limit. */
json *vars_common(struct render *, struct arena *);
json *vars_of_mail(struct render *, struct arena *, json *mail, struct str id);
json *vars_of_case(
    struct render *, struct arena *, json *record, const struct item *);

#endif
