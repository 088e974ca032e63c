/* SPDX-License-Identifier: ISC */
/*
 * Processes that share the catalogs: most of the work of a run.  Processes,
 * not threads, and started before anything here has set text in a font: the
 * libraries of fonts keep threads that a fork would lose, and the faces that
 * they load are as large as all else that this stage needs.
 */
#ifndef SHENBAO_CREW_H
#define SHENBAO_CREW_H

#include <sys/types.h>

#include "render.h"

#define CREW_MAX 5 /* four for the cases, one for the catalog of the whole */

struct crew {
	int n;
	pid_t pids[CREW_MAX];
};

/* How many there are for cases: one a processor, within reason. */
int crew_size(void);

/* One more process: work(arg, k), then it ends. */
void crew_add(struct render *, struct crew *,
    void (*work)(struct render *, void *arg, int k), void *arg, int k);

void crew_await(struct render *, struct crew *);

/* --- in such a process --- */

/* Whose files have a catalog. */
bool crew_wants(const struct item *);

/* The cases with a catalog: each n-th one from the k-th on. */
struct crew_cases {
	FILE *fp;
	char *line;
	size_t cap, at;
	int64_t seen;
	json *record;
	const struct item *item;
};

bool crew_next(struct render *, struct crew_cases *, int k, int n);

#endif
