/* SPDX-License-Identifier: ISC */
/* actions.csv: what people did about a record, which a rerun must not undo. */
#ifndef SHENBAO_RENDER_ACTION_H
#define SHENBAO_RENDER_ACTION_H

#include "render.h"

/* The row names this record's id, or its 流水号, as its id or its 流水号. */
bool action_is_of(json *row, struct str id, struct str serial);

/* Words that every office uses, and those that the pack's letters wait for. */
bool action_is_known(struct render *, json *row);

#endif
