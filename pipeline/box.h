/* SPDX-License-Identifier: ISC */
/*
 * A box: a process forked warm that gets one message, archive or document,
 * locks itself down (seccomp, rlimits) and can then only read its input,
 * compute and write its answer.  What it answers is not trusted.
 *
 * A pool runs up to n boxes at once.  A box that dies of its limits in the
 * fast lane is run again in the slow lane by boxes_finish(): at the end, or
 * when too much waits for it; what dies there, or of anything else, is dead.
 * So is what comes after its mail had its share of the slow lane, or the run:
 * by their order, so that nobody's speed decides; the fast lane says of what.
 *
 *	child: job->work(job, out), then exit
 *	parent: job->frame() for each frame that comes in, job->done() once
 *
 * done() may submit further jobs.  Jobs belong to the caller and must live
 * until done().
 */
#ifndef SHENBAO_BOX_H
#define SHENBAO_BOX_H

#include "str.h"

#define BOX_FRAME_MAX ((size_t)1 << 20)

struct box_out; /* the child's side of the answer */

struct box_mail { /* what a job is of */
	size_t nth; /* in the stream */
	unsigned slow; /* the pool's: boxes that the slow lane took */
};

struct box_job {
	/*
	 * In the child, locked down.  Input is descriptor 0, from its start.
	 * May call box_put() and box_exit(); returning is box_exit(0).
	 */
	void (*work)(struct box_job *, struct box_out *);
	/*
	 * In the parent.  NULL, or why the box is to be killed (its answer
	 * breaks the rules).  A job that is run again in the slow lane first
	 * gets a frame of type BOX_AGAIN: forget what came so far.
	 */
	const char *(*frame)(struct box_job *, char type, struct str payload);
	/*
	 * In the parent, once.  why == NULL: the box ended well.  Else a code:
	 * "parser-killed:SIGXCPU", "parser-exit:3", "parser-timeout",
	 * "parser-answer: ..." .
	 */
	void (*done)(struct box_job *, const char *why);
	/* A fresh descriptor of the input; -1 gives the box no input. */
	int (*input)(struct box_job *);
	struct box_mail *mail; /* NULL, of all: the slow lane stays open */
	uint64_t nth; /* within the mail */
	bool slow; /* the pool's: which lane it is in, */
	char died[32]; /* and of what it died in the fast one */
};

#define BOX_AGAIN '\0'

struct boxes;

/*
 * A pool of n boxes.  NULL with *why where the kernel has no seccomp, unless
 * SHENBAO_UNSAFE_NO_SANDBOX=1 says to go without.
 */
struct boxes *boxes_new(int n, const char **why);

/* CPU seconds of the two lanes, where they aren't those of limit.h. */
void boxes_set_cpu(struct boxes *, int fast, int slow);

/* Starts the job when a place is free; else works on answers until one is. */
void boxes_submit(struct boxes *, struct box_job *);

/* In done(), instead of being done: why it failed; once more, slow. */
void boxes_again(struct boxes *, struct box_job *, const char *why);

/* Works on answers until at least one job is done; false: none is running. */
bool boxes_step(struct boxes *);

/* Until all jobs are done, the slow lane included. */
void boxes_finish(struct boxes *);
void boxes_free(struct boxes *);

/* The child: one frame of the answer, at most BOX_FRAME_MAX bytes. */
void box_put(struct box_out *, char type, struct str payload);
/* The child: a long answer as several frames of one type. */
void box_put_long(struct box_out *, char type, struct str payload);
_Noreturn void box_exit(struct box_out *, int status);

#endif
