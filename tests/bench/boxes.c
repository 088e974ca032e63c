/* SPDX-License-Identifier: ISC */
/*
 * What a box costs that does nothing: N of them, one small frame each.
 *
 *	boxes N [JOBS]
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "box.h"

static void
work(struct box_job *job, struct box_out *out)
{
	(void)job;
	box_put(out, 'J', S("{}"));
}

static const char *
frame(struct box_job *job, char type, struct str payload)
{
	(void)job, (void)type, (void)payload;
	return NULL;
}

static int bad;

static void
done(struct box_job *job, const char *why)
{
	(void)job;
	if (why != NULL)
		bad++;
}

static int
input(struct box_job *job)
{
	(void)job;
	return -1;
}

int
main(int argc, char *argv[])
{
	long i, n = argc > 1 ? strtol(argv[1], NULL, 10) : 0;
	int jobs = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 1;
	struct box_job *job;
	struct boxes *b;
	const char *why;

	if (n < 1 || jobs < 1)
		errx(EX_USAGE, "usage: boxes N [JOBS]");
	if ((b = boxes_new(jobs, &why)) == NULL)
		errx(EX_OSERR, "%s", why);
	if ((job = calloc((size_t)n, sizeof *job)) == NULL)
		err(EX_OSERR, "calloc");
	for (i = 0; i < n; i++) {
		job[i] = (struct box_job) { work, frame, done, input };
		boxes_submit(b, &job[i]);
	}
	boxes_finish(b);
	boxes_free(b);
	free(job);
	printf("%ld boxes, %d died\n", n, bad);
	return bad ? EX_SOFTWARE : 0;
}
