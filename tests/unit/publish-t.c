/* SPDX-License-Identifier: ISC */
/*
 * What is written is safe on disk before it gets its name, and what can't be
 * written gets none.  The calls of the system are ours here, and told.
 */
#include "publish.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "io.h"
#include "spool.h"
#include "tap.h"

static struct arena a;
static char log_[256]; /* a letter for each call */
static char fails; /* the letter of the call that does */

static long
call(char c, long rc)
{
	size_t n = strlen(log_);

	if (n + 1 < sizeof log_)
		log_[n] = c;
	return rc;
}

#define CALL(c, ...)                                                           \
	(fails == (c) ? (call((c), 0), errno = EIO, -1)                        \
		      : (int)call((c), syscall(__VA_ARGS__)))

int
fsync(int fd)
{
	return CALL('f', SYS_fsync, fd);
}

int
syncfs(int fd)
{
	return CALL('s', SYS_syncfs, fd);
}

int
rename(const char *x, const char *y)
{
	return CALL('r', SYS_rename, x, y);
}

int
renameat2(int d, const char *x, int e, const char *y, unsigned flags)
{
	return CALL('R', SYS_renameat2, d, x, e, y, flags);
}

int
symlink(const char *x, const char *y)
{
	return CALL('l', SYS_symlink, x, y);
}

static bool
is(const char *want, const char *what)
{
	bool good = is_str(str_c(log_), want, what);

	memset(log_, 0, sizeof log_);
	return good;
}

static void
files(const char *dir)
{
	const char *path = str_printf(&a, "%s/x", dir).p;
	struct str s;

	ok(io_put_file(path, S("old")) == NULL, "a file");
	is("fr", "is synced, then named");
	fails = 'f';
	ok(io_put_file(path, S("new")) != NULL, "one that can't be synced");
	is("f", "is not named");
	fails = 'r';
	ok(io_put_file(path, S("new")) != NULL, "one that can't be named");
	is("fr", "was tried");
	fails = 0;
	ok(io_read_file(path, &a, 99, &s) == NULL && str_eq(s, S("old")),
	    "the old one stays");
	ok(access(str_printf(&a, "%s.new", path).p, F_OK) != 0,
	    "and nothing beside it");
}

/* Where current points to. */
static struct str
current(const char *out)
{
	static char to[64];
	ssize_t n = readlink(str_printf(&a, "%s/current", out).p, to, 63);

	return (struct str) { to, n < 0 ? 0 : n };
}

static const char *
publish(const char *out, const char *id)
{
	char got[PUBLISH_ID_MAX];
	const char *why;

	publish_begin(&a, out, &why);
	publish_set_id(out, id);
	memset(log_, 0, sizeof log_);
	return publish_commit(out, got);
}

static void
runs(const char *out)
{
	static const char calls[] = "sRflr";
	size_t i;

	ok(publish(out, "one") == NULL, "a run");
	is("sRflrf", "all is synced before it is named, names after");
	is_str(current(out), "runs/one", "is current");
	for (i = 0; i + 1 < sizeof calls; i++) {
		fails = calls[i];
		ok(publish(out, "two") != NULL, "%c fails: told", calls[i]);
		fails = 0;
		is_str(current(out), "runs/one", "... and the old one stays");
		memset(log_, 0, sizeof log_);
	}
	ok(publish(out, "two") == NULL, "another run");
	is_str(current(out), "runs/two", "is current");
	memset(log_, 0, sizeof log_);
}

static void
spools(const char *dir)
{
	struct rlimit no = { 1000, RLIM_INFINITY }, yes;
	struct spool s;
	struct str sha;
	const char *why;
	char big[3000] = "x";
	int n;

	ok(spool_open(&s, str_printf(&a, "%s/spool", dir).p, true) == NULL,
	    "a spool");
	ok(spool_store(&s, &a, S("x"), &sha) == NULL, "a file in it");
	n = spool_fd(&s, sha);
	ok(n >= 0, "is there");
	close(n);
	ok(spool_fd(&s, S("../../../../../../../../../../../../../../../../"
			  "../../etc/passwd")) < 0, "a path is no hash");
	getrlimit(RLIMIT_FSIZE, &yes);
	no.rlim_max = yes.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &no);
	why = spool_store(&s, &a, (struct str) { big, sizeof big }, &sha);
	setrlimit(RLIMIT_FSIZE, &yes);
	ok(why != NULL, "one that doesn't fit is told");
	ok(spool_fd(&s, sha256_hex(&a, (struct str) { big, sizeof big })) < 0,
	    "and is not there");
	fails = 's';
	ok(spool_sync(&s) != NULL, "a sync that fails is told");
	fails = 0;
	spool_close(&s);
}

int
main(void)
{
	char dir[] = "/tmp/shenbao-publish.XXXXXX";

	if (mkdtemp(dir) == NULL)
		return 1;
	files(dir);
	runs(dir);
	spools(dir);
	io_remove_tree(dir);
	arena_release(&a);
	return done();
}
