/* SPDX-License-Identifier: ISC */
#include "opts.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "io.h"
#include "limit.h"
#include "log.h"
#include "str.h"
#include "when.h"

#define JOBS_MAX 256 /* what box.c polls at once */

static const struct option all[] = {
	{ "notice", required_argument, NULL, 'n' },
	{ "desk", required_argument, NULL, 'd' },
	{ "spool", required_argument, NULL, 's' },
	{ "out", required_argument, NULL, 'o' },
	{ "since", required_argument, NULL, 'S' },
	{ "cache", required_argument, NULL, 'c' },
	{ "shard", required_argument, NULL, 'k' },
	{ "stall", required_argument, NULL, 't' },
	{ "limit", required_argument, NULL, 'l' },
	{ "no-publish", no_argument, NULL, 'p' },
	{ "jobs", required_argument, NULL, 'j' },
	{ "at", required_argument, NULL, '@' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

int
opts_misused(const char *usage)
{
	fprintf(stderr, "usage: %s\n", usage);
	return EX_USAGE;
}

static _Noreturn void
usage_error(const char *usage)
{
	exit(opts_misused(usage));
}

static _Noreturn void
answer(const char *form, const char *text)
{
	printf(form, text);
	exit(fflush(stdout) == 0 ? 0 : EX_IOERR);
}

void
opts_help(const char *usage, int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		answer("usage: %s\n", usage);
	if (argc == 2 && strcmp(argv[1], "--version") == 0)
		answer("shenbao %s\n", VERSION);
}

static int
seconds(const char *name, const char *arg)
{
	int64_t n;

	if (!str_int(str_c(arg), &n) || n < 1 || n > 86400)
		log_die(EX_USAGE, "--%s %s: want 1 to 86400 seconds", name,
		    arg);
	return (int)n;
}

static void
take(struct opts *o, int c, char *arg)
{
	int64_t n;

	switch (c) {
	case 'n':
		o->notice = arg;
		break;
	case 'd':
		o->desk = arg;
		break;
	case 's':
		o->spool = arg;
		break;
	case 'o':
		o->out = arg;
		break;
	case 'S':
		o->since = arg;
		break;
	case 'c':
		o->cache = arg;
		break;
	case 'k':
		o->shard = arg;
		break;
	case 'p':
		o->no_publish = true;
		break;
	case 'j':
		if (!str_int(str_c(arg), &n) || n < 1 || n > JOBS_MAX)
			log_die(EX_USAGE, "--jobs %s: want 1 to %d", arg,
			    JOBS_MAX);
		o->jobs = (int)n;
		break;
	case 't':
		o->stall = seconds("stall", arg);
		break;
	case 'l':
		o->limit = seconds("limit", arg);
		break;
	case '@':
		if (!when_now(arg, &o->at))
			log_die(EX_USAGE, "--at %s: want a time such as "
			    "2024-12-24T17:00:00+08:00", arg);
		o->at_given = true;
		break;
	}
}

static void
need(const char *takes, char c, const char *value, const char *name,
    const char *usage)
{
	if (strchr(takes, c) != NULL && value == NULL) {
		log_warn("%s is missing", name);
		usage_error(usage);
	}
}

void
opts_parse(struct opts *o, const char *takes, const char *usage, int argc,
    char **argv)
{
	int c;

	io_hold_std();
	*o = (struct opts) { 0 };
	while ((c = getopt_long(argc, argv, "hV", all, NULL)) != -1) {
		if (c == 'h')
			answer("usage: %s\n", usage);
		if (c == 'V')
			answer("shenbao %s\n", VERSION);
		if (c == '?' || strchr(takes, c) == NULL) {
			if (c != '?')
				log_warn("an option that %s does not take",
				    argv[0]);
			usage_error(usage);
		}
		take(o, c, optarg);
	}
	o->inputs = argv + optind;
	o->ninputs = argc - optind;
	if (o->ninputs > 0 && strchr(takes, 'I') == NULL)
		usage_error(usage);
	if (o->ninputs == 0 && strchr(takes, 'I') != NULL)
		usage_error(usage);
	need(takes, 'n', o->notice, "--notice", usage);
	need(takes, 's', o->spool, "--spool", usage);
	need(takes, 'o', o->out, "--out", usage);
	if (o->stall == 0)
		o->stall = RUN_STALL;
	if (o->limit == 0)
		o->limit = RUN_LIMIT;
	if (o->jobs == 0)
		o->jobs = (int)sysconf(_SC_NPROCESSORS_ONLN);
	if (o->jobs > JOBS_MAX) /* processors */
		o->jobs = JOBS_MAX;
	if (!o->at_given && !when_now(NULL, &o->at))
		log_die(EX_USAGE, "SOURCE_DATE_EPOCH is not a number");
}
