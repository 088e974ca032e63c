/* SPDX-License-Identifier: ISC */
#include "stall.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define GENERATIONS 3 /* a stage, its helper, the helper's helper */

/* One of a process's small files below /proc; empty when it has gone. */
static void
proc_file(pid_t pid, const char *name, char *buf, size_t size)
{
	char path[64];
	FILE *f;
	size_t n = 0;

	snprintf(path, sizeof path, "/proc/%ld/%s", (long)pid, name);
	if ((f = fopen(path, "re")) != NULL) {
		n = fread(buf, 1, size - 1, f);
		fclose(f);
	}
	buf[n] = '\0';
}

static uint64_t
number_after(const char *s, const char *key)
{
	const char *p = strstr(s, key);

	return p != NULL ? strtoull(p + strlen(key), NULL, 10) : 0;
}

/*
 * What it and its children moved.  A child that ends takes its count along:
 * that is a change, too.
 */
static uint64_t
moved_by(pid_t pid, int generations)
{
	char buf[4096], name[48], *p, *end;
	uint64_t sum;
	long child;

	proc_file(pid, "io", buf, sizeof buf);
	sum = number_after(buf, "rchar: ") + number_after(buf, "wchar: ");
	if (generations == 1)
		return sum;
	snprintf(name, sizeof name, "task/%ld/children", (long)pid);
	proc_file(pid, name, buf, sizeof buf);
	for (p = buf; (child = strtol(p, &end, 10)) > 0 && end != p; p = end)
		sum += (uint64_t)child +
		    moved_by((pid_t)child, generations - 1);
	return sum;
}

bool
stall_over(struct stall *s, const pid_t *pids, int n, int seconds)
{
	struct timespec now;
	uint64_t moved = 0;
	int i;

	clock_gettime(CLOCK_MONOTONIC, &now);
	for (i = 0; i < n; i++)
		if (pids[i] > 0)
			moved += (uint64_t)pids[i] +
			    moved_by(pids[i], GENERATIONS);
	if (s->began == 0)
		s->began = now.tv_sec;
	if (s->since == 0 || moved != s->moved) {
		s->moved = moved;
		s->since = now.tv_sec;
	}
	return now.tv_sec - s->since >= seconds;
}

bool
stall_late(const struct stall *s, int seconds)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return s->began != 0 && now.tv_sec - s->began >= seconds;
}

/* R, S, T, ... of a process that is there. */
static char
state_of(pid_t pid)
{
	char buf[512], *p;

	/* proc(5): the state stands behind the name in brackets. */
	proc_file(pid, "stat", buf, sizeof buf);
	p = strrchr(buf, ')');
	return p != NULL && strlen(p) > 2 ? p[2] : '\0';
}

bool
stall_stopped(pid_t pid)
{
	char c = state_of(pid);

	return c == 'T' || c == 't';
}

bool
stall_works(pid_t pid)
{
	char c = state_of(pid);

	return c == 'R' || c == 'D';
}
