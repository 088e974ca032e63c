/* SPDX-License-Identifier: ISC */
/* Between the files of the board only. */
#ifndef SHENBAO_BOARD_H
#define SHENBAO_BOARD_H

#include "html.h"
#include "tally.h"
#include "todo.h"

/* A table in a box that scrolls on a narrow screen; class may be NULL. */
void board_table(struct render *, struct html *, const char *caption,
    const char *class, const char *const *heads, int n);
void board_table_end(struct html *);

/* The line of a stream that was filtered, if it was. */
void board_edited(struct render *, struct html *);

void board_groups(struct render *, struct html *); /* chart.c */
void board_since(struct render *, struct html *, struct arena *);

extern const char board_css[];

#endif
