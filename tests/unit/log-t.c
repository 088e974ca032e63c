/* SPDX-License-Identifier: ISC */
/* What is told goes to a terminal: no byte of a stranger drives it. */
#include "log.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "tap.h"

static char got[4096];
static int status;

/* Runs it in a process of its own: what it told, how it ended. */
static struct str
told(void (*f)(const char *), const char *arg)
{
	int p[2];
	ssize_t n = 0, k;
	pid_t pid;

	if (pipe(p) != 0)
		abort();
	fflush(NULL);
	if ((pid = fork()) == 0) {
		dup2(p[1], 2);
		log_name("shenbao-x");
		f(arg);
		_exit(0);
	}
	close(p[1]);
	while ((k = read(p[0], got + n, sizeof got - (size_t)n)) > 0)
		n += k;
	close(p[0]);
	waitpid(pid, &status, 0);
	return (struct str) { got, n };
}

static void
warn(const char *s)
{
	log_warn("%s", s);
}

static void
no_memory(const char *s)
{
	log_no_memory();
}

static void
box(const char *s)
{
	log_box();
	log_no_memory();
}

static void
die(const char *s)
{
	log_die(EX_CONFIG, "%s", s);
}

int
main(void)
{
	is_str(told(warn, "a 申报 b"), "shenbao-x: a 申报 b\n", "text");
	is_str(told(warn, "\033[2J\a\r\n\x7f"),
	    "shenbao-x: \\u{1b}[2J\\u{7}\\u{d}\\u{a}\\u{7f}\n", "controls");
	is_str(told(warn, "\u202e\u2066\u200b\ufeff\xc2\x9b"),
	    "shenbao-x: \\u{202e}\\u{2066}\\u{200b}\\u{feff}\\u{9b}\n",
	    "what turns text or hides");
	is_str(told(warn, "\x9b"), "shenbao-x: \ufffd\n", "no UTF-8");
	told(die, "x");
	is_int(WEXITSTATUS(status), EX_CONFIG, "an end with a status");
	is_str(told(no_memory, ""), "shenbao-x: out of memory (内存不足)\n",
	    "no memory");
	is_int(WEXITSTATUS(status), EX_OSERR, "is status 71");
	is_str(told(box, ""), "shenbao-x: box: out of memory (内存不足)\n",
	    "a box is told from its stage");
	return done();
}
