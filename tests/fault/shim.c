/* SPDX-License-Identifier: ISC */
/*
 * Preloaded into a stage by the fault tests: the N-th call of one kind fails,
 * is cut short, or is the last.
 *
 *	FAULT_CALL=write FAULT_N=7 FAULT_DO=ENOSPC|EIO|EINTR|EMFILE|ENOMEM|
 *	    short|kill	[FAULT_PROG=shenbao-render]
 *
 * Only the process named FAULT_PROG counts, not its forks; with FAULT_FORK=K
 * only its K-th fork does, with FAULT_FORK=all each of them from 0.
 * FAULT_DO=run: a command, FAULT_RUN, is run before that call.  FAULT_CLOCK=1:
 * the time of day jumps a year to and fro, in every process.
 * FAULT_CALL=all FAULT_COUNT=FILE: how many calls of each kind there were is
 * written at exit.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const char *call, *what;
static long nth, calls;
static long forks; /* so far */
static int ours, armed, in_fork;

static struct {
	const char *name;
	long n;
} kinds[] = { { "write", 0 }, { "read", 0 }, { "fsync", 0 }, { "close", 0 },
	{ "rename", 0 }, { "mkdir", 0 }, { "open", 0 }, { "fork", 0 },
	{ "fflush", 0 }, { "fwrite", 0 }, { "malloc", 0 }, { "forks", 0 } };

static const struct {
	const char *name;
	int number;
} errors[] = { { "ENOSPC", ENOSPC }, { "EIO", EIO }, { "EINTR", EINTR },
	{ "EMFILE", EMFILE }, { "ENOMEM", ENOMEM }, { "EAGAIN", EAGAIN } };

__attribute__((constructor)) static void
begin(void)
{
	const char *n = getenv("FAULT_N"), *prog = getenv("FAULT_PROG");

	call = getenv("FAULT_CALL");
	what = getenv("FAULT_DO");
	nth = n != NULL ? atol(n) : 0;
	ours = call != NULL && (prog == NULL ||
	    strcmp(prog, program_invocation_short_name) == 0);
	armed = ours && getenv("FAULT_FORK") == NULL;
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("FAULT_COUNT");
	char line[512];
	int fd, n = 0;
	size_t i;

	if (!armed || path == NULL || in_fork)
		return;
	armed = 0;
	kinds[sizeof kinds / sizeof *kinds - 1].n = forks;
	fd = (int)syscall(SYS_openat, AT_FDCWD, path,
	    O_WRONLY | O_CREAT | O_TRUNC, 0600);
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		n += snprintf(line + n, sizeof line - (size_t)n, "%s %ld\n",
		    kinds[i].name, kinds[i].n);
	if (fd >= 0 && syscall(SYS_write, fd, line, n) == n)
		syscall(SYS_close, fd);
}

/* 0: go on; 1: fail (errno is set); 2: cut it short. */
static int
hit(const char *name)
{
	size_t i;

	if (!armed)
		return 0;
	if (strcmp(call, "all") == 0) {
		for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
			kinds[i].n += strcmp(kinds[i].name, name) == 0;
		return 0;
	}
	if (strcmp(call, name) != 0)
		return 0;
	if (++calls != nth)
		return 0;
	if (strcmp(what, "kill") == 0)
		kill(getpid(), SIGKILL);
	if (strcmp(what, "short") == 0)
		return 2;
	if (strcmp(what, "run") == 0) {
		armed = 0;
		unsetenv("LD_PRELOAD");
		return system(getenv("FAULT_RUN")) == 0 ? 0 : 1;
	}
	for (i = 0; i < sizeof errors / sizeof *errors; i++)
		if (strcmp(what, errors[i].name) == 0)
			errno = errors[i].number;
	return 1;
}

#define REAL(ret, name, ...)                                                 \
	static ret (*real)(__VA_ARGS__);                                     \
	if (real == NULL)                                                    \
		real = (ret(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t
write(int fd, const void *p, size_t n)
{
	int h;
	REAL(ssize_t, "write", int, const void *, size_t);

	h = hit("write");
	return h == 1 ? -1 : real(fd, p, h == 2 && n > 1 ? n / 2 : n);
}

ssize_t
read(int fd, void *p, size_t n)
{
	int h;
	REAL(ssize_t, "read", int, void *, size_t);

	h = hit("read");
	return h == 1 ? -1 : real(fd, p, h == 2 && n > 1 ? n / 2 : n);
}


int
fsync(int fd)
{
	REAL(int, "fsync", int);

	return hit("fsync") == 1 ? -1 : real(fd);
}

int
fdatasync(int fd)
{
	REAL(int, "fdatasync", int);

	return hit("fsync") == 1 ? -1 : real(fd);
}

int
syncfs(int fd)
{
	REAL(int, "syncfs", int);

	return hit("fsync") == 1 ? -1 : real(fd);
}

/* A descriptor is gone whatever close() says. */
int
close(int fd)
{
	REAL(int, "close", int);

	if (hit("close") == 1) {
		int e = errno;

		real(fd);
		errno = e;
		return -1;
	}
	return real(fd);
}

int
rename(const char *a, const char *b)
{
	REAL(int, "rename", const char *, const char *);

	return hit("rename") == 1 ? -1 : real(a, b);
}

int
renameat(int d, const char *a, int e, const char *b)
{
	REAL(int, "renameat", int, const char *, int, const char *);

	return hit("rename") == 1 ? -1 : real(d, a, e, b);
}

int
renameat2(int d, const char *a, int e, const char *b, unsigned f)
{
	REAL(int, "renameat2", int, const char *, int, const char *, unsigned);

	return hit("rename") == 1 ? -1 : real(d, a, e, b, f);
}

int
linkat(int d, const char *a, int e, const char *b, int f)
{
	REAL(int, "linkat", int, const char *, int, const char *, int);

	return hit("rename") == 1 ? -1 : real(d, a, e, b, f);
}

int
symlink(const char *a, const char *b)
{
	REAL(int, "symlink", const char *, const char *);

	return hit("rename") == 1 ? -1 : real(a, b);
}

int
symlinkat(const char *a, int d, const char *b)
{
	REAL(int, "symlinkat", const char *, int, const char *);

	return hit("rename") == 1 ? -1 : real(a, d, b);
}

int
mkdir(const char *p, mode_t m)
{
	REAL(int, "mkdir", const char *, mode_t);

	return hit("mkdir") == 1 ? -1 : real(p, m);
}

int
mkdirat(int d, const char *p, mode_t m)
{
	REAL(int, "mkdirat", int, const char *, mode_t);

	return hit("mkdir") == 1 ? -1 : real(d, p, m);
}

pid_t
fork(void)
{
	const char *want = getenv("FAULT_FORK");
	pid_t pid;
	REAL(pid_t, "fork", void);

	if (hit("fork") == 1)
		return -1;
	forks++;
	pid = real();
	if (pid == 0) {
		in_fork = 1;
		calls = 0;
		armed = ours && want != NULL && (strcmp(want, "all") == 0 ||
		    atol(want) == forks);
	}
	return pid;
}

#define MODE                                                                 \
	mode_t m = 0;                                                        \
	va_list ap;                                                          \
	if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE) {         \
		va_start(ap, flags);                                         \
		m = va_arg(ap, mode_t);                                      \
		va_end(ap);                                                  \
	}

int
open(const char *p, int flags, ...)
{
	REAL(int, "open", const char *, int, ...);
	MODE

	return hit("open") == 1 ? -1 : real(p, flags, m);
}

int
open64(const char *p, int flags, ...)
{
	REAL(int, "open64", const char *, int, ...);
	MODE

	return hit("open") == 1 ? -1 : real(p, flags, m);
}

int
openat(int d, const char *p, int flags, ...)
{
	REAL(int, "openat", int, const char *, int, ...);
	MODE

	return hit("open") == 1 ? -1 : real(d, p, flags, m);
}

FILE *
fopen(const char *p, const char *mode)
{
	REAL(FILE *, "fopen", const char *, const char *);

	return hit("open") == 1 ? NULL : real(p, mode);
}

/* stdio writes by itself: its flush and close fail as a whole. */
int
fflush(FILE *f)
{
	REAL(int, "fflush", FILE *);

	if (hit("fflush") == 1) {
		if (f != NULL)
			f->_flags |= 0x20;
		return EOF;
	}
	return real(f);
}

int
fclose(FILE *f)
{
	REAL(int, "fclose", FILE *);

	if (hit("fflush") == 1) {
		int e = errno;

		real(f);
		errno = e;
		return EOF;
	}
	return real(f);
}

size_t
fwrite(const void *p, size_t size, size_t n, FILE *f)
{
	REAL(size_t, "fwrite", const void *, size_t, size_t, FILE *);

	if (hit("fwrite") == 1) {
		f->_flags |= 0x20; /* glibc's mark of an error */
		return 0;
	}
	return real(p, size, n, f);
}

/* Memory: libc's own names, as dlsym() itself asks for memory. */
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

void *
malloc(size_t n)
{
	return hit("malloc") == 1 ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return hit("malloc") == 1 ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return hit("malloc") == 1 ? NULL : __libc_realloc(p, n);
}

/* The time of day, as a clock shows it that somebody sets all the time. */
static long
jump(void)
{
	static long n;

	return getenv("FAULT_CLOCK") == NULL ? 0
	    : n++ % 2 ? 400L * 86400 : -400L * 86400;
}

int
clock_gettime(clockid_t id, struct timespec *t)
{
	int rc = (int)syscall(SYS_clock_gettime, id, t);

	if (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)
		t->tv_sec += jump();
	return rc;
}

int
gettimeofday(struct timeval *t, void *zone)
{
	int rc = (int)syscall(SYS_gettimeofday, t, zone);

	t->tv_sec += jump();
	return rc;
}

time_t
time(time_t *t)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (t != NULL)
		*t = now.tv_sec;
	return now.tv_sec;
}
