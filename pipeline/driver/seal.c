/* SPDX-License-Identifier: ISC */
/*
 * shenbao seal: makes a stream that a filter thinned whole again.  Recounts
 * it and marks it edited; refuses one without its end.
 */
#include "driver.h"

#include <stdio.h>

#include "opts.h"
#include "shares.h"
#include "stage.h"

int
cmd_seal(int argc, char **argv)
{
	static const char usage[] = "shenbao seal < RECORDS > RECORDS";
	struct stage st;
	struct rec rec;

	opts_help(usage, argc, argv);
	if (argc != 1)
		return opts_misused(usage);
	stage_open(&st, "seal", stdin, stdout);
	st.seals = st.joins = true;
	while (stage_next(&st, &rec))
		stage_put(&st, &rec);
	shares_forget(st.meta);
	js_set_bool(st.meta, "edited", true);
	return stage_close(&st);
}
