/* SPDX-License-Identifier: ISC */
/*
 * The options that stages share.  A stage names those it takes, e.g. "nd@"
 * for --notice, --desk, --at; all others are a usage error (64).
 */
#ifndef SHENBAO_OPTS_H
#define SHENBAO_OPTS_H

#include <stdbool.h>
#include <stdint.h>

struct opts {
	const char *notice; /* n  --notice DIR, required where taken */
	const char *desk; /* d  --desk DIR, or NULL */
	const char *spool; /* s  --spool DIR, required where taken */
	const char *out; /* o  --out DIR, required where taken */
	const char *since; /* S  --since RUN */
	const char *cache; /* c  --cache DIR */
	const char *shard; /* k  --shard K/N */
	bool no_publish; /* p  --no-publish: the driver does it */
	int jobs; /* j  --jobs N, default: the cores */
	int stall; /* t  --stall SECONDS, default: RUN_STALL */
	int limit; /* l  --limit SECONDS, default: RUN_LIMIT */
	int64_t at; /* @  --at TIME, default: when_now() */
	bool at_given;
	char **inputs; /* I  what is left; else nothing may be left */
	int ninputs;
};

/* Exits 64 with the usage line, or 0 after --help or --version. */
void opts_parse(
    struct opts *, const char *takes, const char *usage, int argc, char **argv);

/* For commands with options of their own: "--help", "--version" and no more. */
void opts_help(const char *usage, int argc, char **argv);
/* Tells how it is called; 64. */
int opts_misused(const char *usage);

#endif
