/* SPDX-License-Identifier: ISC */
#include "convert.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <seccomp.h>

#include "cage.h"
#include "io.h"
#include "limit.h"

#define NOT_THERE 127 /* as the shell says it */
#define INPUT "/proc/self/fd/0"
#define XLSX "Gnumeric_Excel:xlsx2"

#define TEXT(macro) TEXT_OF(macro)
#define TEXT_OF(value) #value
#define PDF_LAST TEXT(PDF_PAGES_MAX)
#define ARGS_MAX 12

static const struct program {
	const char *kind;
	const char *argv[ARGS_MAX];
	bool seeks; /* writes here and there: wants a file, not a pipe */
	const char *then[ARGS_MAX]; /* run after it, its output behind */
} programs[] = {
    {"pdf", {"pdftotext", "-q", "-layout", "-enc", "UTF-8", INPUT, "-"}, false,
	{NULL}},
    /* Same pages, same origin: neither cropped nor fitted to a paper. */
    {"pdf-lines",
	{"pdftotext", "-q", "-bbox", "-l", PDF_LAST, "-enc", "UTF-8", INPUT,
	    "-"},
	false,
	{"pdftocairo", "-q", "-svg", "-l", PDF_LAST, "-noshrink", "-nocenter",
	    "-nocrop", "-origpagesizes", INPUT, "-"}},
    {"doc", {"antiword", "-m", "UTF-8.txt", "-w", "0", INPUT}, false, {NULL}},
    {"wps", {"antiword", "-m", "UTF-8.txt", "-w", "0", INPUT}, false, {NULL}},
    /* By its name: from fd://0 ssconvert 1.12 reads other bytes. */
    {"xls", {"ssconvert", "-T", XLSX, INPUT, "fd://1"}, true, {NULL}},
    {"et", {"ssconvert", "-T", XLSX, INPUT, "fd://1"}, true, {NULL}},
    {"ods", {"ssconvert", "-T", XLSX, INPUT, "fd://1"}, true, {NULL}},
};

static const struct program *
program(struct str kind)
{
	size_t i;

	for (i = 0; i < sizeof programs / sizeof *programs; i++)
		if (str_eq(kind, str_c(programs[i].kind)))
			return &programs[i];
	return NULL;
}

bool
convert_knows(struct str kind)
{
	return program(kind) != NULL;
}

/* Nobody asks 50 ms of each program what it is: its file and its system do. */
struct str
convert_version(struct arena *a, struct str kind)
{
	static const char *const where[] = {"/usr/bin/%s", "/bin/%s",
	    "/etc/ld.so.cache", "/var/lib/dpkg/status"};
	const struct program *p = program(kind);
	struct sb b = {.a = a};
	struct stat sb;
	size_t i;

	if (p == NULL)
		return S("");
	sb_addf(&b, "%s\n", p->argv[0]);
	for (i = 0; i < sizeof where / sizeof *where; i++)
		if (stat(str_printf(a, where[i], p->argv[0]).p, &sb) == 0)
			sb_addf(&b, "%lld %lld.%09ld\n", (long long)sb.st_size,
			    (long long)sb.st_mtim.tv_sec, sb.st_mtim.tv_nsec);
	return sb_str(&b);
}

static void
limit(int what, rlim_t value)
{
	struct rlimit r = {value, value};

	if (setrlimit(what, &r) != 0)
		_exit(NOT_THERE - 1);
}

/* At the second limit comes SIGKILL, which wouldn't say why. */
static void
limit_cpu(bool slow)
{
	rlim_t n = slow ? CONVERT_CPU_SLOW : CONVERT_CPU_FAST;
	struct rlimit r = {n, n + 1};

	if (setrlimit(RLIMIT_CPU, &r) != 0)
		_exit(NOT_THERE - 1);
}

/*
 * By their arguments: a thread is no process; a signal to itself is how it
 * aborts; its own limits it may ask for; what ends it in time stays.
 */
static int
fence_by_arguments(scmp_filter_ctx f)
{
	static const int signals[] = {SIGALRM, SIGXCPU};
	unsigned refuse = SCMP_ACT_ERRNO(EACCES);
	int rc = 0;
	size_t i;

	rc |= seccomp_rule_add(f, refuse, SCMP_SYS(clone), 1,
	    SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
	/* Its flags lie in memory: the C library then asks clone(2). */
	rc |= seccomp_rule_add(f, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
	rc |= seccomp_rule_add(f, refuse, SCMP_SYS(tgkill), 1,
	    SCMP_A0(SCMP_CMP_NE, (scmp_datum_t)getpid()));
	rc |= seccomp_rule_add(f, refuse, SCMP_SYS(prlimit64), 1,
	    SCMP_A0(SCMP_CMP_NE, 0));
	rc |= seccomp_rule_add(f, refuse, SCMP_SYS(prctl), 1,
	    SCMP_A0(SCMP_CMP_EQ, PR_SET_PDEATHSIG));
	for (i = 0; i < sizeof signals / sizeof *signals; i++)
		rc |= seccomp_rule_add(f, refuse, SCMP_SYS(rt_sigaction), 2,
		    SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)signals[i]),
		    SCMP_A1(SCMP_CMP_NE, 0));
	rc |= seccomp_rule_add(f, refuse, SCMP_SYS(open), 1,
	    SCMP_A1(SCMP_CMP_MASKED_EQ, O_CREAT, O_CREAT));
	rc |= seccomp_rule_add(f, refuse, SCMP_SYS(openat), 1,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, O_CREAT, O_CREAT));
	return rc;
}

/*
 * No sockets, no processes, no tracing, no new names in the file system: what
 * a converter has no business with.  Which files it may open, cage.h says.
 */
static void
fence(void)
{
	static const int refused[] = {SCMP_SYS(socket), SCMP_SYS(socketpair),
	    SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(ptrace),
	    SCMP_SYS(process_vm_readv), SCMP_SYS(mount), SCMP_SYS(unshare),
	    SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rename),
	    SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlink),
	    SCMP_SYS(unlinkat), SCMP_SYS(link), SCMP_SYS(linkat),
	    SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(creat),
	    SCMP_SYS(truncate), SCMP_SYS(chmod), SCMP_SYS(fchmodat),
	    SCMP_SYS(kill), SCMP_SYS(tkill), SCMP_SYS(io_uring_setup),
	    SCMP_SYS(mknod), SCMP_SYS(mknodat), SCMP_SYS(openat2),
	    SCMP_SYS(open_by_handle_at), SCMP_SYS(setns), SCMP_SYS(chroot),
	    SCMP_SYS(pivot_root), SCMP_SYS(umount2), SCMP_SYS(bpf),
	    SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(userfaultfd),
	    SCMP_SYS(perf_event_open), SCMP_SYS(process_vm_writev),
	    SCMP_SYS(pidfd_send_signal), SCMP_SYS(pidfd_getfd),
	    SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(rt_sigqueueinfo),
	    SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(alarm), SCMP_SYS(setitimer),
	    SCMP_SYS(fchmod), SCMP_SYS(chown), SCMP_SYS(fchown),
	    SCMP_SYS(lchown), SCMP_SYS(fchownat), SCMP_SYS(utime),
	    SCMP_SYS(utimes), SCMP_SYS(futimesat), SCMP_SYS(utimensat),
	    SCMP_SYS(setxattr), SCMP_SYS(lsetxattr), SCMP_SYS(fsetxattr),
	    SCMP_SYS(removexattr), SCMP_SYS(lremovexattr),
	    SCMP_SYS(fremovexattr), SCMP_SYS(memfd_create), SCMP_SYS(shmget),
	    SCMP_SYS(msgget), SCMP_SYS(semget), SCMP_SYS(mq_open)};
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ALLOW);
	int rc = 0;
	size_t i;

	if (f == NULL)
		_exit(NOT_THERE - 1);
	for (i = 0; i < sizeof refused / sizeof *refused; i++)
		rc |= seccomp_rule_add(
		    f, SCMP_ACT_ERRNO(EACCES), refused[i], 0);
	rc |= fence_by_arguments(f);
	if (rc != 0 || seccomp_load(f) != 0)
		_exit(NOT_THERE - 1);
	seccomp_release(f);
}

/* Its own file, so that nothing else can be run in its place. */
static const char *
find(const char *name, char path[PATH_MAX])
{
	static const char *const folders[] = {"/usr/bin", "/bin"};
	size_t i;

	for (i = 0; i < sizeof folders / sizeof *folders; i++) {
		snprintf(path, PATH_MAX, "%s/%s", folders[i], name);
		if (access(path, X_OK) == 0)
			return path;
	}
	return NULL;
}

_Noreturn static void
run(const char *const *argv, int in, int out, bool slow)
{
	static char *const env[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8",
	    "HOME=/proc", "GSETTINGS_BACKEND=memory", "TZ=UTC0", NULL};
	int null = open("/dev/null", O_WRONLY);
	char path[PATH_MAX];

	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || null < 0 ||
	    dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(null, 2) < 0 ||
	    lseek(0, 0, SEEK_SET) < 0 || chdir("/") != 0)
		_exit(NOT_THERE - 1);
	closefrom(3);
	signal(SIGPIPE, SIG_DFL);
	limit_cpu(slow);
	limit(RLIMIT_FSIZE, CONVERT_FILE);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_NOFILE, CONVERT_FILES);
	alarm(CONVERT_WALL);
	if (find(argv[0], path) == NULL)
		_exit(NOT_THERE);
	if (!cage_enter(path, 0))
		_exit(NOT_THERE - 1);
	fence();
	limit(RLIMIT_AS, CONVERT_MEM); /* last: a sanitizer has mapped more */
	execve(path, (char *const *)argv, env);
	_exit(NOT_THERE);
}

/* Ends as the converter did, for convert_end(). */
_Noreturn static void
end_alike(int status)
{
	if (!WIFSIGNALED(status))
		_exit(WEXITSTATUS(status));
	signal(WTERMSIG(status), SIG_DFL);
	raise(WTERMSIG(status));
	_exit(NOT_THERE - 1);
}

/* What it wrote, from a descriptor to a descriptor. */
static bool
pour(int from, int to)
{
	static char buf[1 << 16];
	off_t at = 0;
	ssize_t n;

	while ((n = pread(from, buf, sizeof buf, at)) > 0) {
		if (io_write_all(to, (struct str){buf, n}) != 0)
			return false;
		at += n;
	}
	return n == 0;
}

/* Waits for a program of ours; only where it did well is there more to do. */
static void
run_and_wait(const char *const *argv, int in, int out, bool slow)
{
	int status;
	pid_t pid = fork();

	if (pid < 0)
		_exit(NOT_THERE - 1);
	if (pid == 0)
		run(argv, in, out, slow);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			_exit(NOT_THERE - 1);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		end_alike(status);
}

/*
 * For one that wants a file to write to: in a process of its own, which waits
 * for it and then pours the file, which has no name, into the pipe.
 */
_Noreturn static void
run_to_file(const struct program *p, int in, int to, bool slow)
{
	int file = memfd_create("converted", MFD_CLOEXEC);

	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || file < 0)
		_exit(NOT_THERE - 1);
	signal(SIGPIPE, SIG_DFL);
	run_and_wait(p->argv, in, file, slow);
	_exit(pour(file, to) ? 0 : NOT_THERE - 1);
}

/* Two programs, one behind the other, into one pipe. */
_Noreturn static void
run_both(const struct program *p, int in, int to, bool slow)
{
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
		_exit(NOT_THERE - 1);
	signal(SIGPIPE, SIG_DFL);
	run_and_wait(p->argv, in, to, slow);
	run_and_wait(p->then, in, to, slow);
	_exit(0);
}

static int
start(const struct program *program_of, int fd, bool slow, pid_t *pid,
    const char **why)
{
	int p[2];

	*pid = 0;
	*why = "converter-failed";
	if (program_of == NULL || pipe2(p, O_CLOEXEC) != 0)
		return -1;
	*pid = fork();
	if (*pid == 0 && program_of->seeks)
		run_to_file(program_of, fd, p[1], slow);
	if (*pid == 0 && program_of->then[0] != NULL)
		run_both(program_of, fd, p[1], slow);
	if (*pid == 0)
		run(program_of->argv, fd, p[1], slow);
	close(p[1]);
	if (*pid < 0) {
		*pid = 0;
		close(p[0]);
		return -1;
	}
	*why = NULL;
	return p[0];
}

int
convert_start(struct str kind, int fd, bool slow, pid_t *pid,
    const char **why)
{
	return start(program(kind), fd, slow, pid, why);
}

/* Its reader has what it wrote; one that blocks its alarm is ended. */
static void
hurry(pid_t pid)
{
	struct pollfd p = {(int)syscall(SYS_pidfd_open, pid, 0), POLLIN, 0};

	if (p.fd < 0)
		return;
	if (poll(&p, 1, CONVERT_WALL * 1000) == 0)
		kill(pid, SIGKILL);
	close(p.fd);
}

const char *
convert_end(pid_t pid)
{
	int status;

	hurry(pid);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return "converter-failed";
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGPIPE ? NULL
		       : WTERMSIG(status) == SIGALRM ||
			       WTERMSIG(status) == SIGXCPU
			   ? "converter-timeout"
			   : "converter-failed";
	if (WEXITSTATUS(status) == NOT_THERE)
		return "converter-missing";
	return WEXITSTATUS(status) == 0 ? NULL : "converter-failed";
}
