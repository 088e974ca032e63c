/* SPDX-License-Identifier: ISC */
/*
 * Whether a chain still moves: its stages, and what they started, read or
 * write.  One that was stopped, or waits for something that never comes, does
 * neither; a clock that jumps is no matter.  One that reads or writes for ever
 * moves: for that there is a limit of the whole.
 */
#ifndef SHENBAO_STALL_H
#define SHENBAO_STALL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct stall {
	uint64_t moved; /* bytes, when last looked at */
	int64_t since; /* monotonic seconds: when that changed */
	int64_t began; /* the same: when first looked at */
};

/*
 * True when none of them (0: has ended) has read or written a byte for that
 * many seconds.  To be asked now and then.
 */
bool stall_over(struct stall *, const pid_t *, int n, int seconds);

/* Have that many seconds gone since it was first asked? */
bool stall_late(const struct stall *, int seconds);

/* Does the process compute, or wait for a disk? */
bool stall_works(pid_t);

/* Is the process stopped (SIGSTOP, or by a debugger)? */
bool stall_stopped(pid_t);

#endif
