/* SPDX-License-Identifier: ISC */
/* A converter's place: what it needs, its document, and nothing else. */
#include "cage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

static char secret[] = "/tmp/shenbao-cage.XXXXXX";
static char document[] = "/tmp/shenbao-cage.XXXXXX";

/* errno of opening a path in a cage with the document; 0 when it opens. */
static int
opening(const char *path, int flags)
{
	int doc = open(document, O_RDONLY), status, fd;
	pid_t pid = fork();

	if (pid == 0) {
		if (dup2(doc, 0) < 0 || !cage_enter("/usr/bin/env", 0))
			_exit(255);
		fd = open(path, flags, 0600);
		_exit(fd < 0 ? errno : 0);
	}
	close(doc);
	waitpid(pid, &status, 0);
	return WEXITSTATUS(status);
}

/* What a program that is run there exits with. */
static int
running(const char *program, const char *arg)
{
	char *argv[] = { (char *)program, (char *)arg, NULL };
	int doc = open(document, O_RDONLY), null = open("/dev/null", O_WRONLY);
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		if (dup2(doc, 0) < 0 || dup2(null, 1) < 0 ||
		    dup2(null, 2) < 0 || !cage_enter("/usr/bin/cat", 0))
			_exit(255);
		execv(program, argv);
		_exit(errno == EACCES ? 254 : 253);
	}
	close(doc);
	close(null);
	waitpid(pid, &status, 0);
	return WEXITSTATUS(status);
}

int
main(void)
{
	close(mkstemp(secret));
	close(mkstemp(document));
	if (cage_version() == 0) {
		printf("ok 1 - a cage # SKIP no Landlock in this kernel\n1..1\n");
		return 0;
	}
	is_int(opening("/proc/self/fd/0", O_RDONLY), 0, "its document");
	is_int(opening("/proc/self/fd/0", O_RDWR), EACCES, "not to write");
	is_int(opening("/usr/bin/env", O_RDONLY), 0, "the system's files");
	is_int(opening(secret, O_RDONLY), EACCES, "another file");
	is_int(opening(document, O_WRONLY), EACCES, "its own, to write");
	is_int(opening("/etc/passwd", O_RDONLY), EACCES, "/etc/passwd");
	is_int(opening("/tmp", O_RDONLY | O_DIRECTORY), EACCES, "a folder");
	is_int(opening("/tmp/shenbao-cage.new", O_CREAT | O_WRONLY), EACCES,
	    "a new file");
	is_int(running("/usr/bin/cat", "/proc/self/fd/0"), 0, "its program");
	is_int(running("/usr/bin/cat", secret), 1, "... can't read another");
	is_int(running("/usr/bin/env", NULL), 254, "another program");
	unlink(secret);
	unlink(document);
	return done();
}
