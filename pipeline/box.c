/* SPDX-License-Identifier: ISC */
#include "box.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "io.h"
#include "limit.h"
#include "log.h"
#include "sandbox.h"

#define HEAD 5 /* of a frame: type, then length in four bytes, low first */
#if defined(__SANITIZE_ADDRESS__)
#define SLOWNESS 4 /* what sanitizers cost */
#else
#define SLOWNESS 1
#endif
#define OUT_BUF ((size_t)32 << 10)

struct box_out {
	int fd;
	size_t n;
	char buf[OUT_BUF];
};

struct slot {
	struct box_job *job;
	pid_t pid;
	int fd;
	int64_t deadline; /* monotonic ms */
	bool slow;
	const char *killed; /* why we killed it */
	char said[160]; /* that, where its answer was refused */
	char *buf; /* bytes of frames not yet whole */
	size_t len, cap;
};

struct boxes {
	struct sandbox sandbox;
	bool unsafe;
	int n, running;
	unsigned round; /* of poll; told by whoever polls within a done() */
	int cpu_fast, cpu_slow; /* seconds */
	struct slot *slots;
	struct box_job **again; /* for the slow lane */
	size_t nagain, cagain;
	size_t slow_mails; /* that the slow lane was open for */
	char why[160]; /* of the box that ends right now */
};

struct boxes *
boxes_new(int n, const char **why)
{
	const char *env = getenv("SHENBAO_UNSAFE_NO_SANDBOX");
	struct boxes *b = calloc(1, sizeof *b);
	int i;

	if (b == NULL || (b->slots = calloc((size_t)n, sizeof *b->slots)) == NULL)
		log_die(EX_OSERR, "out of memory");
	b->n = n;
	boxes_set_cpu(b, BOX_CPU_FAST * SLOWNESS, BOX_CPU_SLOW * SLOWNESS);
	b->unsafe = env != NULL && strcmp(env, "1") == 0;
	for (i = 0; i < n; i++)
		b->slots[i].fd = -1;
	*why = b->unsafe ? NULL : sandbox_init(&b->sandbox);
	if (*why != NULL) {
		boxes_free(b);
		return NULL;
	}
	/* Lazily opened things, before any lock-down. */
	text_charsets_warm();
	setenv("TZ", "UTC0", 1);
	tzset();
	return b;
}

void
boxes_free(struct boxes *b)
{
	int i;

	for (i = 0; i < b->n; i++)
		free(b->slots[i].buf);
	sandbox_release(&b->sandbox);
	free(b->slots);
	free(b->again);
	free(b);
}

void
boxes_set_cpu(struct boxes *b, int fast, int slow)
{
	b->cpu_fast = fast;
	b->cpu_slow = slow;
}

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* --- the child --- */

static void
flush(struct box_out *o)
{
	if (o->n > 0 && io_write_all(o->fd, (struct str) { o->buf,
			    (ptrdiff_t)o->n }) != 0)
		_exit(EX_IOERR);
	o->n = 0;
}

static void
push(struct box_out *o, struct str s)
{
	if (o->n + (size_t)s.len > sizeof o->buf)
		flush(o);
	if ((size_t)s.len > sizeof o->buf) {
		if (io_write_all(o->fd, s) != 0)
			_exit(EX_IOERR);
		return;
	}
	memcpy(o->buf + o->n, s.p, (size_t)s.len);
	o->n += (size_t)s.len;
}

void
box_put(struct box_out *o, char type, struct str s)
{
	char head[HEAD] = { type, (char)(s.len & 0xff),
		(char)(s.len >> 8 & 0xff), (char)(s.len >> 16 & 0xff),
		(char)(s.len >> 24 & 0xff) };

	if ((size_t)s.len > BOX_FRAME_MAX)
		box_exit(o, EX_SOFTWARE);
	push(o, (struct str) { head, HEAD });
	if (s.len > 0)
		push(o, s);
}

void
box_put_long(struct box_out *o, char type, struct str s)
{
	ptrdiff_t max = (ptrdiff_t)BOX_FRAME_MAX, at;

	for (at = 0; at < s.len; at += max)
		box_put(o, type, str_slice(s, at, at + max));
}

void
box_exit(struct box_out *o, int status)
{
	flush(o);
	_exit(status);
}

static void
limit(int what, rlim_t value)
{
	/* At the soft limit of CPU comes SIGXCPU, at the hard one SIGKILL. */
	struct rlimit r = { value, value + (what == RLIMIT_CPU) };

	if (setrlimit(what, &r) != 0)
		_exit(EX_OSERR);
}

static void
limits(struct boxes *b, bool slow)
{
	limit(RLIMIT_CPU, (rlim_t)(slow ? b->cpu_slow : b->cpu_fast));
#if !defined(__SANITIZE_ADDRESS__)
	/* The sanitizer's shadow would need terabytes of addresses. */
	limit(RLIMIT_AS, slow ? BOX_MEM_SLOW : BOX_MEM_FAST);
#endif
	limit(RLIMIT_CORE, 0);
}

_Noreturn static void
child(struct boxes *b, struct box_job *job, int in, int out, bool slow)
{
	static struct box_out o;

	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 ||
	    (in >= 0 ? dup2(in, 0) : close(0)) < 0 || dup2(out, 1) < 0)
		_exit(EX_OSERR);
	closefrom(3);
	signal(SIGPIPE, SIG_DFL);
	log_box();
	limits(b, slow);
	if (!b->unsafe && sandbox_enter(&b->sandbox) != NULL)
		_exit(EX_OSERR);
	o.fd = 1;
	job->work(job, &o);
	box_exit(&o, 0);
}

/* --- the parent --- */

static void
start(struct boxes *b, struct slot *s, struct box_job *job, bool slow)
{
	int p[2], in;

	job->slow = slow;
	in = job->input(job);
	if (pipe2(p, O_CLOEXEC) != 0)
		log_die(EX_OSERR, "pipe: %s", strerror(errno));
	fflush(NULL); /* or the child would write it again */
	s->pid = fork();
	if (s->pid < 0)
		log_die(EX_OSERR, "fork: %s", strerror(errno));
	if (s->pid == 0)
		child(b, job, in, p[1], slow);
	close(p[1]);
	if (in >= 0)
		close(in);
	s->job = job;
	s->fd = p[0];
	s->slow = slow;
	s->killed = NULL;
	s->len = 0;
	s->deadline = now_ms() + (int64_t)(slow ? b->cpu_slow : b->cpu_fast) *
		1000 * BOX_WALL_FACTOR;
	b->running++;
}

static void
kill_box(struct slot *s, const char *why)
{
	if (s->killed == NULL) {
		s->killed = why;
		kill(s->pid, SIGKILL);
	}
}

/* Hands whole frames to the job, keeps the rest. */
static void
frames(struct slot *s)
{
	size_t at = 0, n;
	const unsigned char *p;
	const char *why;

	while (s->killed == NULL && s->len - at >= HEAD) {
		p = (const unsigned char *)s->buf + at;
		n = p[1] | (size_t)p[2] << 8 | (size_t)p[3] << 16 |
		    (size_t)p[4] << 24;
		if (n > BOX_FRAME_MAX) {
			kill_box(s, "parser-answer: a frame too long");
			break;
		}
		if (s->len - at - HEAD < n)
			break;
		why = s->job->frame(s->job, (char)p[0],
		    (struct str) { (const char *)p + HEAD, (ptrdiff_t)n });
		if (why != NULL) {
			snprintf(s->said, sizeof s->said, "parser-answer: %s",
			    why);
			kill_box(s, s->said);
		}
		at += HEAD + n;
	}
	memmove(s->buf, s->buf + at, s->len - at);
	s->len -= at;
}

static bool
died_of_limits(const struct slot *s, int status)
{
	if (s->killed != NULL)
		return strcmp(s->killed, "parser-timeout") == 0;
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGXCPU ||
		    WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGABRT;
	return WEXITSTATUS(status) == EX_OSERR; /* out of memory */
}

/* Why the box is dead, NULL when it ended well. */
static const char *
cause(struct boxes *b, const struct slot *s, int status)
{
	if (s->killed != NULL)
		return s->killed;
	if (WIFSIGNALED(status)) {
		snprintf(b->why, sizeof b->why, "parser-killed:SIG%s",
		    sigabbrev_np(WTERMSIG(status)));
		return b->why;
	}
	if (WEXITSTATUS(status) == EX_OSERR)
		return "parser-killed:memory";
	if (WEXITSTATUS(status) != 0) {
		snprintf(b->why, sizeof b->why, "parser-exit:%d",
		    WEXITSTATUS(status));
		return b->why;
	}
	return s->len > 0 ? "parser-answer: cut off" : NULL;
}

void
boxes_again(struct boxes *b, struct box_job *job, const char *why)
{
	if (b->nagain == b->cagain) {
		b->cagain = b->cagain ? b->cagain * 2 : 16;
		b->again = reallocarray(b->again, b->cagain, sizeof *b->again);
		if (b->again == NULL)
			log_die(EX_OSERR, "out of memory");
	}
	snprintf(job->died, sizeof job->died, "%s", why);
	job->frame(job, BOX_AGAIN, S(""));
	b->again[b->nagain++] = job;
}

static void
finish(struct boxes *b, struct slot *s)
{
	struct box_job *job = s->job;
	int status;

	close(s->fd);
	s->fd = -1;
	s->job = NULL;
	b->running--;
	while (waitpid(s->pid, &status, 0) < 0)
		if (errno != EINTR)
			log_die(EX_OSERR, "waitpid: %s", strerror(errno));
	if (!s->slow && died_of_limits(s, status))
		boxes_again(b, job, cause(b, s, status));
	else
		job->done(job, cause(b, s, status));
}

/* Takes what the box wrote; at its end, finishes it. */
static bool
receive(struct boxes *b, struct slot *s)
{
	ssize_t n;

	if (s->cap - s->len < OUT_BUF * 2) {
		s->cap = s->cap ? s->cap * 2 : OUT_BUF * 4;
		if ((s->buf = realloc(s->buf, s->cap)) == NULL)
			log_die(EX_OSERR, "out of memory");
	}
	n = read(s->fd, s->buf + s->len, s->cap - s->len);
	if (n < 0 && errno == EINTR)
		return false;
	if (n > 0) {
		s->len += (size_t)n;
		frames(s);
		return false;
	}
	finish(b, s);
	return true;
}

/* One round of poll; the number of boxes that ended. */
static int
round_of(struct boxes *b)
{
	struct pollfd fds[256];
	struct slot *of[256];
	int64_t now = now_ms(), next = now + 1000;
	unsigned round = ++b->round;
	int i, n = 0, ended = 0;

	for (i = 0; i < b->n; i++) {
		if (b->slots[i].fd < 0)
			continue;
		if (b->slots[i].deadline < next)
			next = b->slots[i].deadline;
		of[n] = &b->slots[i];
		fds[n++] = (struct pollfd) { b->slots[i].fd, POLLIN, 0 };
	}
	if (poll(fds, (nfds_t)n, next > now ? (int)(next - now) : 0) < 0 &&
	    errno != EINTR)
		log_die(EX_OSERR, "poll: %s", strerror(errno));
	now = now_ms();
	/* A done() that submitted may have polled: what we know is stale. */
	for (i = 0; i < n && b->round == round; i++) {
		if (now >= of[i]->deadline)
			kill_box(of[i], "parser-timeout");
		if (fds[i].revents != 0)
			ended += receive(b, of[i]);
	}
	return ended;
}

bool
boxes_step(struct boxes *b)
{
	if (b->running == 0)
		return false;
	while (round_of(b) == 0)
		;
	return true;
}

static void
submit(struct boxes *b, struct box_job *job, bool slow)
{
	int i;

	while (b->running == b->n)
		boxes_step(b);
	for (i = 0; b->slots[i].fd >= 0; i++)
		;
	start(b, &b->slots[i], job, slow);
}

void
boxes_submit(struct boxes *b, struct box_job *job)
{
	submit(b, job, false);
}

static int
by_place(const void *x, const void *y)
{
	const struct box_job *a = *(struct box_job *const *)x;
	const struct box_job *b = *(struct box_job *const *)y;

	if (a->mail == NULL || b->mail == NULL || a->mail == b->mail)
		return (a->nth > b->nth) - (a->nth < b->nth);
	return (a->mail->nth > b->mail->nth) - (a->mail->nth < b->mail->nth);
}

/* Mails get here in order: what is asked for is known of all before. */
static bool
has_share(struct boxes *b, struct box_mail *m)
{
	if (m == NULL)
		return true;
	if (m->slow == BOX_SLOW_SHARE ||
	    (m->slow == 0 &&
		b->slow_mails >= BOX_SLOW_MAILS + m->nth / BOX_SLOW_EVERY))
		return false;
	b->slow_mails += m->slow++ == 0;
	return true;
}

/* All that died so far, and no box is running. */
static void
slow_lane(struct boxes *b)
{
	struct box_job **jobs = b->again;
	size_t i, n = b->nagain;

	b->again = NULL;
	b->nagain = b->cagain = 0;
	if (n > 0)
		qsort(jobs, n, sizeof *jobs, by_place);
	for (i = 0; i < n; i++)
		if (has_share(b, jobs[i]->mail))
			submit(b, jobs[i], true);
		else
			jobs[i]->done(jobs[i], jobs[i]->died);
	free(jobs);
}

void
boxes_finish(struct boxes *b)
{
	do {
		while (boxes_step(b))
			;
		slow_lane(b);
	} while (b->running > 0 || b->nagain > 0);
}
