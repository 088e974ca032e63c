/* SPDX-License-Identifier: ISC */
/*
 * Runs a command and says what it and its children took: user and system
 * seconds, wall seconds, peak KiB of the largest process, exit status.  Small,
 * so that its own memory is no part of the answer.
 *
 *	wrap RESULT CORES COMMAND...	CORES: "0,1", or "-" for all
 */
#include <sys/resource.h>
#include <sys/wait.h>

#include <err.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
pin(char *cores)
{
	cpu_set_t set;
	char *s, *rest = NULL;

	if (strcmp(cores, "-") == 0)
		return;
	CPU_ZERO(&set);
	for (s = strtok_r(cores, ",", &rest); s != NULL;
	     s = strtok_r(NULL, ",", &rest))
		CPU_SET((size_t)strtol(s, NULL, 10), &set);
	if (sched_setaffinity(0, sizeof set, &set) != 0)
		err(EX_OSERR, "sched_setaffinity");
}

int
main(int argc, char *argv[])
{
	struct rusage u;
	double begin = now();
	int status;
	pid_t pid;
	FILE *f;

	if (argc < 4)
		errx(EX_USAGE, "usage: wrap RESULT CORES COMMAND...");
	pin(argv[2]);
	if ((pid = fork()) < 0)
		err(EX_OSERR, "fork");
	if (pid == 0) {
		execvp(argv[3], argv + 3);
		warn("%s", argv[3]);
		_exit(127);
	}
	/* The pipes are the command's alone: its end must be seen. */
	close(0);
	close(1);
	if (wait4(pid, &status, 0, &u) != pid)
		err(EX_OSERR, "wait4");
	if ((f = fopen(argv[1], "w")) == NULL)
		err(EX_CANTCREAT, "%s", argv[1]);
	fprintf(f, "%ld.%06ld %ld.%06ld %.6f %ld %d\n", u.ru_utime.tv_sec,
	    (long)u.ru_utime.tv_usec, u.ru_stime.tv_sec,
	    (long)u.ru_stime.tv_usec, now() - begin, u.ru_maxrss,
	    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return fclose(f) == 0 ? 0 : EX_IOERR;
}
