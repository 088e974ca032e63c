/* SPDX-License-Identifier: ISC */
/* shenbao check-notice: every fault of a pack at once. */
#include "check.h"

#include <string.h>
#include <sysexits.h>

#include "driver.h"
#include "faults.h"
#include "opts.h"
#include "rules.h"
#include "shape.h"

bool
notice_check(struct notice *n, const char *dir, bool notes, FILE *err)
{
	struct faults f = { 0 };
	bool good;

	if (notice_read(n, dir)) {
		shape_check(n, shape_pack, faults_add, &f);
		fits_check(n, &f);
	} else {
		faults_lines(&f, n->faults);
	}
	good = faults_count(&f) == 0;
	faults_print(&f, n->dir, notes, err);
	faults_release(&f);
	return good;
}

static int
put_tree(struct notice *n)
{
	struct sb b = { .a = &n->mem };

	rules_prepare(n);
	json_write(&b, n->root);
	fwrite(b.p, 1, (size_t)b.len, stdout);
	putchar('\n');
	return fflush(stdout) == 0 ? 0 : EX_IOERR;
}

int
cmd_check_notice(int argc, char **argv)
{
	static const char usage[] = "shenbao check-notice [--json] DIR";
	bool tree = argc == 3 && strcmp(argv[1], "--json") == 0;
	struct notice n;
	int status = 0;

	opts_help(usage, argc, argv);
	if (argc != 2 && !tree)
		return opts_misused(usage);
	if (!notice_check(&n, argv[argc - 1], true, stderr))
		status = EX_CONFIG;
	else if (tree)
		status = put_tree(&n);
	else
		puts("ok");
	notice_release(&n);
	return fflush(stdout) == 0 ? status : EX_IOERR;
}
