/* SPDX-License-Identifier: ISC */
/*
 * Progress for long work: a stage tells the driver how far it is through
 * the descriptor named in SHENBAO_PROGRESS; without it nothing happens.
 */
#ifndef SHENBAO_PROGRESS_H
#define SHENBAO_PROGRESS_H

#include <stdint.h>

/* n things are done; said at most every few dozen. */
void progress_tick(const char *stage, int64_t n);

#endif
