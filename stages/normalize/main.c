/* SPDX-License-Identifier: ISC */
/* shenbao-normalize: the one canonical value of each field. */
#include <sysexits.h>

#include "apply.h"
#include "log.h"
#include "opts.h"

int
main(int argc, char *argv[])
{
	struct notice notice;
	struct opts opts;
	struct stage st;
	struct rec rec;
	struct spec spec;
	const char *why;
	int status;

	log_name("shenbao-normalize");
	opts_parse(&opts, "n@", "shenbao normalize --notice DIR [--at TIME]",
	    argc, argv);
	notice_load(&notice, opts.notice);
	why = spec_init(&spec, &notice);
	if (why != NULL)
		log_die(EX_CONFIG, "%s/%s", opts.notice, why);
	stage_open(&st, "normalize", stdin, stdout);
	while (stage_next(&st, &rec)) {
		apply_record(&spec, &rec, &st.scratch);
		stage_put(&st, &rec);
	}
	status = stage_close(&st);
	spec_release(&spec);
	notice_release(&notice);
	return status;
}
