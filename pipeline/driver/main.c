/* SPDX-License-Identifier: ISC */
/* shenbao: one name for the chain, its stages and its tools. */
#include "driver.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sysexits.h>
#include <unistd.h>

#include "cage.h"
#include "io.h"
#include "log.h"
#include "str.h"

#define PATH_BYTES 4096 /* Linux: PATH_MAX */

struct command {
	const char *name;
	int (*run)(int argc, char **argv); /* NULL: a program of its own */
	const char *program;
	const char *flag; /* put before the arguments */
};

static const struct command commands[] = {
	{ "run", cmd_run, NULL, NULL },
	{ "explain", cmd_explain, NULL, NULL },
	{ "check-notice", cmd_check_notice, NULL, NULL },
	{ "new-notice", cmd_new_notice, NULL, NULL },
	{ "what-if", cmd_what_if, NULL, NULL },
	{ "blank", NULL, "render", "--blank" },
	{ "verify", NULL, "master", "--verify" },
	{ "seal", cmd_seal, NULL, NULL },
	{ "gc", cmd_gc, NULL, NULL },
	{ "purge", cmd_purge, NULL, NULL },
	{ "ingest", NULL, "ingest", NULL },
	{ "extract", NULL, "extract", NULL },
	{ "normalize", NULL, "normalize", NULL },
	{ "validate", NULL, "validate", NULL },
	{ "rank", NULL, "rank", NULL },
	{ "render", NULL, "render", NULL },
	{ "master", NULL, "master", NULL },
};

static const char usage_text[] =
    "usage: shenbao run --notice DIR --out DIR [--desk DIR] [--at TIME]\n"
    "                   [--jobs N] INPUT...\n"
    "       shenbao ingest|extract|normalize|validate|rank|render|master ...\n"
    "       shenbao explain --out DIR CASE [FIELD] [--json]\n"
    "       shenbao verify IMAGE|FOLDER\n"
    "       shenbao check-notice DIR | new-notice DIR | blank --notice DIR\n"
    "       shenbao what-if --out DIR --notice DIR --set KEY=VALUE...\n"
    "       shenbao seal | gc --out DIR --keep N | purge --out DIR\n";

const char *
program_path(const char *stage)
{
	static char path[PATH_BYTES + 64];
	const char *bin = getenv("SHENBAO_BIN");
	char self[PATH_BYTES], *slash;
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

	self[n > 0 ? n : 0] = '\0';
	if ((slash = strrchr(self, '/')) != NULL)
		*slash = '\0';
	snprintf(path, sizeof path, "%s/shenbao-%s",
	    bin != NULL && *bin ? bin : self, stage);
	return path;
}

int
run_program(const char *stage, char **argv)
{
	const char *path = program_path(stage);

	execv(path, argv);
	log_warn("%s: %s: is the installation whole?", path, strerror(errno));
	return EX_OSERR;
}

static int
dispatch(const struct command *c, int argc, char **argv)
{
	char **args;
	int i, n = 0;

	if (c->run != NULL) {
		log_name(argv[0]);
		return c->run(argc, argv);
	}
	if ((args = calloc((size_t)argc + 2, sizeof *args)) == NULL)
		log_die(EX_OSERR, "out of memory");
	args[n++] = (char *)program_path(c->program);
	if (c->flag != NULL)
		args[n++] = (char *)c->flag;
	for (i = 1; i < argc; i++)
		args[n++] = argv[i];
	return run_program(c->program, args);
}

/* And what keeps strangers' documents in their place on this machine. */
static int
version(void)
{
	int n = cage_version();

	printf("shenbao %s\n", VERSION);
	printf("boxes: %s\n", prctl(PR_GET_SECCOMP) < 0
		? "no seccomp: nothing is read here" : "seccomp");
	if (n > 0)
		printf("converters: seccomp, landlock %d\n", n);
	else
		puts("converters: seccomp; no landlock: they could read other "
		     "files");
	return fflush(stdout) != 0 ? EX_IOERR : 0;
}

int
main(int argc, char *argv[])
{
	size_t i;

	log_name("shenbao");
	io_hold_std();
	if (argc >= 2 && strcmp(argv[1], "--version") == 0)
		return version();
	if (argc >= 2 && strcmp(argv[1], "--help") == 0)
		return printf("%s", usage_text) < 0 ||
		    fflush(stdout) != 0 ? EX_IOERR : 0;
	for (i = 0; argc >= 2 && i < sizeof commands / sizeof *commands; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return dispatch(&commands[i], argc - 1, argv + 1);
	if (argc >= 2)
		log_warn("%s: no such command", argv[1]);
	fputs(usage_text, stderr);
	return EX_USAGE;
}
