/* SPDX-License-Identifier: ISC */
#include "crew.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "log.h"

int
crew_size(void)
{
	cpu_set_t cpus;
	int n = 1;

	if (sched_getaffinity(0, sizeof cpus, &cpus) == 0)
		n = CPU_COUNT(&cpus);
	return n < CREW_MAX ? n : CREW_MAX - 1;
}

/* The exit status.  What lies on disk is the parent's to write. */
static int
child(struct render *r, void (*work)(struct render *, void *, int), void *arg,
    int k)
{
	/* It writes nothing once nobody waits for it. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	r->cold = (struct arena) { 0 };
	arena_on_disk(&r->cold);
	work(r, arg, k);
	if (r->out.why.len > 0)
		log_warn("%.*s", STR_ARG(r->out.why));
	return r->out.why.len > 0;
}

void
crew_add(struct render *r, struct crew *c,
    void (*work)(struct render *, void *, int), void *arg, int k)
{
	pid_t pid;

	fflush(NULL);
	if ((pid = fork()) == 0)
		_exit(child(r, work, arg, k));
	if (pid < 0)
		out_fail(&r->out, S("索引目录"), strerror(errno));
	c->pids[c->n++] = pid;
}

void
crew_await(struct render *r, struct crew *c)
{
	int status, k;

	for (k = 0; k < c->n; k++) {
		if (c->pids[k] < 0)
			continue;
		while (waitpid(c->pids[k], &status, 0) < 0 && errno == EINTR)
			;
		if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
			out_fail(&r->out, S("索引目录"),
			    "a process that makes catalogs failed");
	}
}

bool
crew_wants(const struct item *it)
{
	return item_counts(it) && !it->held;
}

static FILE *
records(struct render *r)
{
	char *path = str_cstr(&r->mem,
	    str_printf(&r->mem, "%s/records.ndjson", r->out.root));
	FILE *fp = fopen(path, "re");

	if (fp == NULL)
		out_fail(&r->out, S("records.ndjson"), strerror(errno));
	return fp;
}

/* The set's items are the lines, one by one; few of them need be parsed. */
static const struct item *
find(struct render *r, struct crew_cases *c, int k, int n, ssize_t *len)
{
	const struct item *it;

	while (c->at < r->set.items.n &&
	    (*len = getline(&c->line, &c->cap, c->fp)) > 0) {
		if (c->at % 64 == 0)
			render_cool(r);
		it = &r->set.items.v[c->at++];
		if (crew_wants(it) && c->seen++ % n == k)
			return it;
	}
	return NULL;
}

bool
crew_next(struct render *r, struct crew_cases *c, int k, int n)
{
	const char *why = "cut off";
	ssize_t len = 0;

	js_free(c->record);
	c->record = NULL;
	c->item = NULL;
	if (r->out.why.len == 0 && (c->fp != NULL ||
		(c->fp = records(r)) != NULL))
		c->item = find(r, c, k, n, &len);
	if (c->item != NULL)
		c->record = json_read((struct str) { c->line, len - 1 }, &why);
	if (c->record != NULL)
		return true;
	if (c->item != NULL || (c->fp != NULL && c->at < r->set.items.n))
		out_fail(&r->out, S("records.ndjson"), why);
	if (c->fp != NULL)
		fclose(c->fp);
	free(c->line);
	return false;
}
