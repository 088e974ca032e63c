/* SPDX-License-Identifier: ISC */
/* The image: written by xorriso, sealed, then proven by reading it back. */
#include "master.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "io.h"
#include "limits.h"
#include "log.h"
#include "proof.h"

/* "iso path=file" of mkisofs' -path-list: '=' and '\' are escaped. */
static void
escaped(struct sb *b, struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++) {
		if (s.p[i] == '=' || s.p[i] == '\\')
			sb_addc(b, '\\');
		sb_addc(b, s.p[i]);
	}
}

static struct str
path_list(struct volume *v)
{
	struct sb b = { .a = v->a };
	const struct entry *e;
	size_t i;

	for (i = 0; i < v->entries.n; i++) {
		e = &v->entries.v[i];
		escaped(&b, e->path);
		sb_addc(&b, '=');
		/* The child stands in the spool's folder. */
		if (e->source.len > 0)
			escaped(&b, e->source);
		else
			sb_addf(&b, "%.2s/%.*s", e->sha256.p,
			    STR_ARG(e->sha256));
		sb_addc(&b, '\n');
	}
	return sb_str(&b);
}

/* xorriso's date: YYYYMMDDhhmmsscc, in UTC. */
static char *
date(struct volume *v)
{
	time_t t = (time_t)v->at;
	struct tm tm;

	gmtime_r(&t, &tm);
	return str_cstr(v->a, str_printf(v->a, "%04d%02d%02d%02d%02d%02d00",
	    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
	    tm.tm_min, tm.tm_sec));
}

_Noreturn static void
child(struct volume *v, const char *list, const char *image, int said)
{
	char epoch[32], *when = date(v), *id = str_cstr(v->a, v->id);
	char *mtime = str_cstr(v->a, str_printf(v->a,
	    "--modification-date=%s", when));
	char *argv[] = { "xorriso", "-no_rc", "-as", "mkisofs", "-quiet", "-r",
		"-J", "-joliet-long", "-iso-level", "3", "-input-charset",
		"utf-8", "-V", id, "-A", "SHENBAO", "-p", "SHENBAO",
		"-publisher", "", mtime,
		"--set_all_file_dates", when, "-o",
		(char *)image, "-graft-points", "-path-list", (char *)list,
		NULL };
	int null = open("/dev/null", O_RDONLY);

	snprintf(epoch, sizeof epoch, "%lld", (long long)v->at);
	if (null < 0 || dup2(null, 0) < 0 || dup2(said, 1) < 0 ||
	    dup2(said, 2) < 0 || fchdir(v->spool->dir) != 0 ||
	    setenv("SOURCE_DATE_EPOCH", epoch, 1) != 0 ||
	    setenv("LC_ALL", "C", 1) != 0 || setenv("TZ", "UTC0", 1) != 0)
		_exit(126);
	execvp(argv[0], argv);
	_exit(errno == ENOENT ? 127 : 126);
}

/* What xorriso said, to tell it where it failed. */
static const char *
run(struct volume *v, const char *list, const char *image)
{
	struct str said;
	int p[2], status;
	pid_t pid;

	if (pipe2(p, O_CLOEXEC) != 0)
		return strerror(errno);
	fflush(NULL);
	if ((pid = fork()) < 0)
		return strerror(errno);
	if (pid == 0)
		child(v, list, image, p[1]);
	close(p[1]);
	if (io_read_all(p[0], v->a, MIB(4), &said) != NULL)
		said = S("");
	close(p[0]);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return strerror(errno);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return NULL;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		return "xorriso is not installed";
	return str_printf(v->a, "xorriso failed: %.*s", STR_ARG(said)).p;
}

/* Reads the image back, once: the proof, and the hash of the whole. */
static const char *
prove(struct volume *v, const char *image)
{
	const char *why = NULL;
	struct proof proof;

	if (!proof_image(v->a, image, stderr, &proof, &why))
		return why;
	v->image_sha256 = proof.sha256;
	v->image_size = proof.size;
	return proof.faults == 0 ? NULL
				 : "the image read back is not what was written";
}

const char *
image_make(struct volume *v)
{
	char *list = str_cstr(v->a, str_printf(v->a, "%s/paths-%d", v->staging,
	    v->number));
	char *image = str_cstr(v->a, v->image);
	const char *why = io_put_file(list, path_list(v));

	if (why == NULL)
		why = run(v, list, image);
	if (why == NULL && chmod(image, 0600) != 0)
		why = strerror(errno);
	if (why == NULL)
		why = proof_seal(v->a, image);
	return why ? why : prove(v, image);
}
