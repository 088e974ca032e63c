/* SPDX-License-Identifier: ISC */
/*
 * What the rules of a pack cost: all rules of scope record on each case of a
 * stream, ROUNDS times; JSON is read before.  Prints CPU microseconds a case.
 *
 *	judge PACK ROUNDS < RECORDS (after validate)
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <time.h>

#include "rules.h"
#include "stage.h"

static double
cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int
main(int argc, char *argv[])
{
	struct arena mem = { 0 };
	struct notice notice;
	struct rules *rules;
	struct stage st;
	struct rec rec;
	double took = 0, t;
	long rounds, i, n = 0;

	if (argc != 3 || (rounds = strtol(argv[2], NULL, 10)) < 1)
		errx(EX_USAGE, "usage: judge PACK ROUNDS");
	notice_load(&notice, argv[1]);
	rules = rules_load(&notice, js_str(notice.root, "role"));
	stage_open(&st, "judge", stdin, NULL);
	while (stage_next(&st, &rec)) {
		if (!str_eq(rec.kind, S("case")))
			continue;
		for (i = 0; i <= rounds; i++) {
			js_set(rec.obj, "findings", js_arr());
			arena_reset(&mem);
			t = cpu();
			rules_run(rules, rec.obj, &mem);
			if (i > 0)
				took += cpu() - t;
		}
		n++;
	}
	printf("{\"rules\":%zu,\"cases\":%ld,\"us\":%.1f}\n",
	    rules_count(rules, false), n,
	    n ? took * 1e6 / (double)(n * rounds) : 0.0);
	rules_free(rules);
	notice_release(&notice);
	arena_release(&mem);
	return 0;
}
