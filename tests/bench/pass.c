/* SPDX-License-Identifier: ISC */
/*
 * What NDJSON costs a stage that does nothing: a stream through the stage
 * loop.
 *
 *	pass same < IN > OUT	read and counted, handed on by its bytes
 *	pass new < IN > OUT	every record written anew
 *	pass one < IN > OUT	one key added to every record
 */
#include <err.h>
#include <sysexits.h>

#include "stage.h"

int
main(int argc, char *argv[])
{
	struct stage st;
	struct rec rec;
	char how = argc == 2 ? argv[1][0] : '\0';

	if (how != 's' && how != 'n' && how != 'o')
		errx(EX_USAGE, "usage: pass same|new|one");
	stage_open(&st, "pass", stdin, stdout);
	while (stage_next(&st, &rec)) {
		if (how == 'o')
			js_set_bool(rec.obj, "passed", true);
		rec.changed = how != 's';
		stage_put(&st, &rec);
	}
	return stage_close(&st);
}
