/* SPDX-License-Identifier: ISC */
/*
 * shenbao run: forks the chain, waits for every stage, names the first that
 * failed (a shell's pipe hides that) and publishes when none did.
 */
#include "driver.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "desk.h"
#include "io.h"
#include "json.h"
#include "limit.h"
#include "log.h"
#include "opts.h"
#include "publish.h"
#include "spool.h"
#include "stall.h"
#include "when.h"

enum { INGEST, EXTRACT, NORMALIZE, VALIDATE, RANK, RENDER, MASTER, STAGES };

/* The chain: each stage with the options it takes, in opts.h's letters. */
static const struct {
	const char *name, *takes;
} chain[STAGES] = {
	[INGEST] = { "ingest", "nds@jI" },
	[EXTRACT] = { "extract", "nsjc" },
	[NORMALIZE] = { "normalize", "n@" },
	[VALIDATE] = { "validate", "nd@" },
	[RANK] = { "rank", "nd@" },
	[RENDER] = { "render", "ndso@S" },
	[MASTER] = { "master", "nsop@" },
};

struct run {
	struct arena mem;
	struct opts o;
	const char *spool;
	char *at; /* as an argument */
	pid_t pids[STAGES];
	int status[STAGES];
	int lock;
	int progress; /* read end, -1 when nobody watches */
	long long seen[STAGES]; /* records that each stage said it has put */
	sigset_t mask; /* as stages get it */
	bool stalled;
};

struct args {
	char **v;
	size_t n, cap;
};

static void
arg(struct run *r, struct args *a, const char *name, const char *value)
{
	if (value == NULL)
		return;
	*ARENA_PUSH(&r->mem, a) = (char *)name;
	if (*value != '\0')
		*ARENA_PUSH(&r->mem, a) = (char *)value;
}

static char **
arguments(struct run *r, int stage)
{
	const char *takes = chain[stage].takes;
	struct args a = { 0 };
	char jobs[16];
	int i;

	snprintf(jobs, sizeof jobs, "%d", r->o.jobs);
	arg(r, &a, program_path(chain[stage].name), "");
	a.v[0] = str_cstr(&r->mem, str_c(a.v[0]));
	arg(r, &a, "--notice", r->o.notice);
	arg(r, &a, "--desk", strchr(takes, 'd') ? r->o.desk : NULL);
	arg(r, &a, "--spool", strchr(takes, 's') ? r->spool : NULL);
	arg(r, &a, "--cache", strchr(takes, 'c') ? r->o.cache : NULL);
	arg(r, &a, "--out", strchr(takes, 'o') ? r->o.out : NULL);
	arg(r, &a, "--since", strchr(takes, 'S') ? r->o.since : NULL);
	arg(r, &a, "--at", strchr(takes, '@') ? r->at : NULL);
	arg(r, &a, "--jobs", strchr(takes, 'j')
		? str_cstr(&r->mem, str_c(jobs)) : NULL);
	arg(r, &a, "--no-publish", strchr(takes, 'p') ? "" : NULL);
	if (strchr(takes, 'I') != NULL)
		arg(r, &a, "--", "");
	for (i = 0; strchr(takes, 'I') != NULL && i < r->o.ninputs; i++)
		*ARENA_PUSH(&r->mem, &a) = r->o.inputs[i];
	ARENA_PUSH(&r->mem, &a);
	return a.v;
}

/* The stage's program between in and out; fds are the pipe ends or -1. */
static pid_t
spawn(struct run *r, int stage, int in, int out)
{
	char **argv = arguments(r, stage);
	pid_t us = getpid(), pid = fork();

	if (pid < 0)
		log_die(EX_OSERR, "fork: %s", strerror(errno));
	if (pid > 0)
		return pid;
	/* Whoever kills us gives up the lock: no stage may go on without it. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != us)
		_exit(EX_OSERR);
	if (in < 0)
		in = open("/dev/null", O_RDONLY);
	if (out < 0)
		out = open("/dev/null", O_WRONLY);
	if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0)
		_exit(EX_OSERR);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGCHLD, SIG_DFL);
	sigprocmask(SIG_SETMASK, &r->mask, NULL);
	_exit(run_program(chain[stage].name, argv));
}

static void
start(struct run *r)
{
	int i, p[2], in = -1, out;

	for (i = 0; i < STAGES; i++) {
		p[0] = p[1] = -1;
		if (i + 1 < STAGES && pipe2(p, O_CLOEXEC) != 0)
			log_die(EX_OSERR, "pipe: %s", strerror(errno));
		out = p[1];
		r->pids[i] = spawn(r, i, in, out);
		if (in >= 0)
			close(in);
		if (out >= 0)
			close(out);
		in = p[0];
	}
}

/* One line on a terminal: how many records each stage has put. */
static void
show(struct str said, long long seen[STAGES])
{
	struct str line, rest = said, name;
	int64_t n;
	int i;

	while (rest.p != NULL) {
		line = str_cut(&rest, S("\n"));
		name = str_cut(&line, S(" "));
		for (i = 0; i < STAGES; i++)
			if (str_eq(name, str_c(chain[i].name)) &&
			    str_int(line, &n) && n > seen[i])
				seen[i] = n;
	}
	fputc('\r', stderr);
	for (i = 0; i < STAGES; i++)
		fprintf(stderr, "%s %lld  ", chain[i].name, seen[i]);
	fflush(stderr);
}

/* What the stages say of their progress, as far as it is there. */
static void
listen(struct run *r)
{
	char buf[4096];
	ssize_t n = read(r->progress, buf, sizeof buf);

	if (n > 0)
		show((struct str) { buf, n }, r->seen);
	else if (n == 0 || errno != EINTR) {
		fputs("\n", stderr);
		close(r->progress);
		r->progress = -1;
	}
}

/* A pipe whose other end the stages find in SHENBAO_PROGRESS. */
static int
open_progress(struct run *r)
{
	int p[2];
	char text[16];

	r->progress = -1;
	unsetenv("SHENBAO_PROGRESS");
	if (!isatty(2) || pipe(p) != 0)
		return -1;
	fcntl(p[0], F_SETFD, FD_CLOEXEC);
	fcntl(p[1], F_SETFL, O_NONBLOCK);
	snprintf(text, sizeof text, "%d", p[1]);
	setenv("SHENBAO_PROGRESS", text, 1);
	r->progress = p[0];
	return p[1];
}

/* Takes the status of those that have ended; how many have not. */
static int
reap(struct run *r)
{
	int i, left = 0;
	pid_t pid;

	for (i = 0; i < STAGES; i++) {
		if (r->pids[i] == 0)
			continue;
		pid = waitpid(r->pids[i], &r->status[i], WNOHANG);
		if (pid < 0 && errno != EINTR)
			log_die(EX_OSERR, "waitpid: %s", strerror(errno));
		if (pid > 0)
			r->pids[i] = 0;
		else
			left++;
	}
	return left;
}

/* Ends a night that would not end: nothing moves, or it goes on and on. */
static void
give_up(struct run *r, bool late)
{
	int i;

	r->stalled = true;
	for (i = 0; i < STAGES && late; i++)
		if (r->pids[i] > 0 && stall_works(r->pids[i]))
			log_warn("%s: still works (该环节仍在运行)",
			    chain[i].name);
	for (i = 0; i < STAGES; i++)
		if (r->pids[i] > 0 && stall_stopped(r->pids[i]))
			log_warn("%s: is stopped (该环节已被暂停)",
			    chain[i].name);
	if (late)
		log_warn("not done in %d seconds (--limit): ended: nothing was "
		    "published (超过时限，已中止，未发布)", r->o.limit);
	else
		log_warn("no stage has read or written anything for %d seconds: "
		    "ended: nothing was published "
		    "(各环节长时间没有进展，已中止，未发布)", r->o.stall);
	for (i = 0; i < STAGES; i++)
		if (r->pids[i] > 0)
			kill(r->pids[i], SIGKILL);
}

/* Until all have ended.  SIGCHLD is blocked but in ppoll(). */
static void
attend(struct run *r)
{
	struct timespec second = { 1, 0 };
	struct stall stall = { 0 };
	struct pollfd p;

	while (reap(r) > 0) {
		if (!r->stalled &&
		    stall_over(&stall, r->pids, STAGES, r->o.stall))
			give_up(r, false);
		if (!r->stalled && stall_late(&stall, r->o.limit))
			give_up(r, true);
		p = (struct pollfd) { r->progress, POLLIN, 0 };
		if (ppoll(&p, 1, &second, &r->mask) > 0)
			listen(r);
	}
	if (r->progress >= 0) {
		fputs("\n", stderr);
		close(r->progress);
	}
}

static void
on_child(int sig)
{
}

/* So that the end of a stage wakes attend() and nothing else. */
static void
hold_sigchld(struct run *r)
{
	struct sigaction sa = { .sa_handler = on_child };
	sigset_t child;

	sigemptyset(&sa.sa_mask);
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	if (sigaction(SIGCHLD, &sa, NULL) != 0 ||
	    sigprocmask(SIG_BLOCK, &child, &r->mask) != 0)
		log_die(EX_OSERR, "signals: %s", strerror(errno));
	sigdelset(&r->mask, SIGCHLD);
}

/*
 * The culprit is the first stage of the chain that failed of itself: those
 * before it die of SIGPIPE, those behind it miss the end record.  0, or the
 * status to exit with.
 */
static int
culprit(struct run *r)
{
	int i, st, last = 0;

	for (i = 0; i < STAGES; i++) {
		st = r->status[i];
		if (WIFSIGNALED(st) && WTERMSIG(st) == SIGPIPE) {
			last = EX_IOERR;
			continue;
		}
		if (WIFSIGNALED(st)) {
			log_warn("%s: killed by SIG%s: nothing was published "
				 "(该环节异常中止，未发布)",
			    chain[i].name, sigabbrev_np(WTERMSIG(st)));
			return EX_SOFTWARE;
		}
		if (WEXITSTATUS(st) != 0) {
			log_warn("%s: failed with status %d: nothing was "
				 "published (该环节失败，未发布)",
			    chain[i].name, WEXITSTATUS(st));
			return WEXITSTATUS(st);
		}
	}
	return last;
}

/* OUT is closed to others, which /tmp must not be. */
static bool
is_everybodys(const char *dir)
{
	struct stat sb;

	return stat(dir, &sb) == 0 && (sb.st_mode & S_ISVTX) != 0;
}

static void
lock(struct run *r)
{
	char *path = str_cstr(&r->mem,
	    str_printf(&r->mem, "%s/.lock", r->o.out));

	if (is_everybodys(r->o.out))
		log_die(EX_CANTCREAT, "%s: a folder that everybody uses: name "
		    "one of its own (公用目录，请另建一个)", r->o.out);
	if (io_mkdirs(r->o.out) != 0 || chmod(r->o.out, 0700) != 0)
		log_die(EX_CANTCREAT, "%s: %s", r->o.out, strerror(errno));
	r->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (r->lock < 0)
		log_die(EX_CANTCREAT, "%s: %s", path, strerror(errno));
	if (flock(r->lock, LOCK_EX | LOCK_NB) != 0)
		log_die(EX_TEMPFAIL, "%s: another run is at work here: try "
		    "again when it has ended (另一次运行尚未结束)", r->o.out);
}

/*
 * A failed night is seen where the board is looked for in the morning:
 * beside current, until a run succeeds.
 */
static void
leave_word(struct run *r, int status)
{
	char *path = str_cstr(&r->mem,
	    str_printf(&r->mem, "%s/运行失败.txt", r->o.out));
	char *current = str_cstr(&r->mem,
	    str_printf(&r->mem, "%s/current", r->o.out));
	bool before = access(current, F_OK) == 0;
	struct str text = str_printf(&r->mem,
	    "%s 的运行失败（状态 %d），%s。\n"
	    "The run failed; %s. See its messages on "
	    "stderr (journalctl -u shenbao).\n",
	    when_cn(&r->mem, r->o.at, WHEN_CHINA).p, status,
	    before ? "current 仍是上一次的结果" : "尚无任何结果",
	    before ? "current is the one before" : "there is no result yet");
	const char *why = NULL;

	if (status != 0)
		why = io_put_file(path, text);
	else if (unlink(path) != 0 && errno != ENOENT)
		why = strerror(errno);
	if (why != NULL)
		log_warn("%s: %s", path, why);
}

static void
print_counts(const char *head, json *counts)
{
	printf("%s:", head);
	json_object_object_foreach(counts, key, value)
		printf(" %s %lld", key, (long long)json_object_get_int64(value));
	putchar('\n');
}

#define RUN_HEAD KIB(256) /* run.json without its files: some counts */

/* run.json but for its list of files, which stands last and may be long. */
static json *
run_head(struct run *r, const char *path, const char **why)
{
	char *buf = arena_raw(&r->mem, RUN_HEAD);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, buf, RUN_HEAD);
	struct str text = { buf, n < 0 ? 0 : n };

	*why = n < 0 ? strerror(errno) : NULL;
	if (fd >= 0)
		close(fd);
	if (*why != NULL)
		return NULL;
	text = str_cut(&text, S(",\"files\":["));
	return json_read(str_printf(&r->mem, "%.*s}", STR_ARG(text)), why);
}

/* What run.json says, for the operator. */
static void
summary(struct run *r, const char *id)
{
	char *path = str_cstr(&r->mem, str_printf(&r->mem,
	    "%s/current/run.json", r->o.out));
	const char *why;
	json *run = run_head(r, path, &why), *counts, *n;

	if (run == NULL) {
		log_warn("%s: %s", path, why);
		return;
	}
	counts = js_get(run, "counts");
	n = js_get(run, "drafted");
	printf("published (已发布): %s/current -> runs/%s\n", r->o.out, id);
	print_counts("mails (来件)", js_get(counts, "mails"));
	print_counts("cases (案例)", js_get(counts, "cases"));
	if (js_len(n) > 0)
		print_counts("drafts (文书草稿)", n);
	printf("lists (汇总表): %lld, rows (行): %lld\n",
	    (long long)js_int(counts, "lists"),
	    (long long)js_int(counts, "rows"));
	puts("系统只提示，不作决定。The program points out; people decide.");
	js_free(run);
}

static int
finish(struct run *r)
{
	char id[PUBLISH_ID_MAX];
	const char *why = publish_commit(r->o.out, id);

	if (why != NULL) {
		log_warn("%s: publishing: %s: the run before stays "
			 "(发布失败，沿用上一次结果)", r->o.out, why);
		return EX_IOERR;
	}
	summary(r, id);
	return fflush(stdout) == 0 ? 0 : EX_IOERR;
}

/* All faults at once; 0 when there are none. */
static int
check_pack(const char *dir)
{
	struct notice n;
	bool good = notice_check(&n, dir, false, stderr);

	notice_release(&n);
	if (!good)
		log_warn("%s: the pack has faults: nothing was run "
			 "(通知配置有误，未运行)", dir);
	return good ? 0 : EX_CONFIG;
}

/* Said once, before three stages say it. */
static int
check_desk(const char *dir)
{
	struct desk d;
	const char *why = desk_open(&d, dir);

	if (why != NULL)
		log_warn("--desk %s: %s: nothing was run "
			 "(工作目录有误，未运行)", dir ? dir : "", why);
	desk_close(&d);
	return why == NULL ? 0 : EX_CONFIG;
}

/* Forks the chain and waits for all of it. */
static int
work(struct run *r)
{
	int status, ours = open_progress(r);

	hold_sigchld(r);
	start(r);
	if (ours >= 0)
		close(ours);
	attend(r);
	status = r->stalled ? EX_SOFTWARE : culprit(r);
	return status != 0 ? status : finish(r);
}

int
cmd_run(int argc, char **argv)
{
	static const char usage[] =
	    "shenbao run --notice DIR --out DIR [--desk DIR] [--at TIME] "
	    "[--jobs N] [--since RUN] [--cache DIR] "
	    "[--stall SECONDS] [--limit SECONDS] INPUT...";
	struct run r = { 0 };
	int status;

	opts_parse(&r.o, "ndoSc@jtlI", usage, argc, argv);
	r.at = str_cstr(&r.mem, when_iso(&r.mem, r.o.at, WHEN_CHINA));
	r.spool = str_printf(&r.mem, "%s/spool", r.o.out).p;
	lock(&r);
	if ((status = check_pack(r.o.notice)) == 0 &&
	    (status = check_desk(r.o.desk)) == 0)
		status = work(&r);
	leave_word(&r, status);
	close(r.lock);
	arena_release(&r.mem);
	return status;
}
