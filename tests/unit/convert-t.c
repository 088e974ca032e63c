/* SPDX-License-Identifier: ISC */
/*
 * What a converter may not do, tried by one: perl, put in a converter's place
 * with all that is put around it.
 */
#include "limit.h"
#undef CONVERT_CPU_FAST
#undef CONVERT_CPU_SLOW
#undef CONVERT_WALL
#define CONVERT_CPU_FAST 1
#define CONVERT_CPU_SLOW 3
#define CONVERT_WALL 4
#include "pipeline/convert.c"

#include <string.h>

#include "tap.h"

static char document[] = "/tmp/shenbao-convert.XXXXXX";
static char outside[] = "/tmp/shenbao-outside.XXXXXX";

/* Each attempt's name, when it went well. */
#define ATTEMPTS                                                               \
	"my ($outside, $parent) = ('OUTSIDE', getppid);"                       \
	"$| = 1;"                                                              \
	"sub try { my ($n, $r) = @_; print \"$n \" if $r; }"                   \
	"try('document', open(my $d, '<', '/proc/self/fd/0'));"                \
	"try('library', open(my $e, '<', '/usr/bin/perl'));"                   \
	"try('passwd', open(my $f, '<', '/etc/passwd'));"                      \
	"try('other', open(my $o, '<', $outside));"                            \
	"try('environ', open(my $p, '<', \"/proc/$parent/environ\"));"         \
	"try('folder', opendir(my $q, '/tmp'));"                               \
	"try('write', open(my $g, '>', $outside));"                            \
	"try('append', open(my $h, '>>', '/dev/shm/x'));"                      \
	"try('new', open(my $i, '>', \"$outside.new\"));"                      \
	"try('mkdir', mkdir(\"$outside.d\"));"                                 \
	"try('unlink', unlink($outside));"                                     \
	"try('rename', rename($outside, \"$outside.r\"));"                     \
	"try('symlink', symlink('/', \"$outside.s\"));"                        \
	"try('chmod', chmod(0777, *STDIN));"                                   \
	"try('utime', utime(1, 1, *STDIN));"                                   \
	"try('chown', chown(1, 1, *STDIN));"                                   \
	"try('inet', socket(my $s, 2, 1, 0));"                                 \
	"try('unix', socket(my $t, 1, 1, 0));"                                 \
	"try('pair', socketpair(my $u, my $v, 1, 1, 0));"                      \
	"try('kill', kill(0, $parent));"                                       \
	"try('fork', defined(my $x = fork));"                                  \
	"try('system', system('/bin/true') == 0);"                             \
	"try('alarm', defined(alarm(0)) && alarm(9) == 0);"                    \
	"exec('/bin/sh', '-c', 'echo exec');"

static bool is_slow;

/* A converter whose document is its program: what it prints, why it failed. */
static struct str
run_one(struct arena *a, struct program p, struct str script, const char **why)
{
	int fd = open(document, O_RDWR | O_TRUNC), out;
	struct str text = S("");
	pid_t pid;

	io_write_all(fd, script);
	close(fd);
	fd = open(document, O_RDONLY);
	out = start(&p, fd, is_slow, &pid, why);
	close(fd);
	if (out < 0)
		return text;
	io_read_all(out, a, MIB(64), &text);
	close(out);
	*why = convert_end(pid);
	return text;
}

static const struct program plain = {"x", {"perl", INPUT}, false, {NULL}};
static const struct program seeks = {"x", {"perl", INPUT}, true, {NULL}};
static const struct program both = {"x", {"wc", INPUT}, false,
    {"perl", INPUT}};

static void
ends(struct program p, const char *script, const char *want, const char *name)
{
	struct arena a = {0};
	const char *why;

	run_one(&a, p, str_c(script), &why);
	is_str(str_c(why != NULL ? why : ""), want, name);
	arena_release(&a);
}

static void
refused(void)
{
	struct stat before, after;
	struct arena a = {0};
	struct sb b = {.a = &a};
	struct str script = S(ATTEMPTS), text;
	ptrdiff_t at = str_find(script, S("OUTSIDE"));
	const char *why;

	sb_add(&b, str_slice(script, 0, at));
	sb_add(&b, str_c(outside));
	sb_add(&b, str_slice(script, at + 7, script.len));
	script = sb_str(&b);
	stat(document, &before);
	text = run_one(&a, plain, script, &why);
	stat(document, &after);
	is_str(text, "document library ", "its document and libraries");
	is_int(access(outside, F_OK), 0, "what is outside stays");
	ok(before.st_mode == after.st_mode && before.st_uid == after.st_uid &&
		after.st_mtime > 1 && after.st_size == script.len,
	    "the document, too");
	arena_release(&a);
}

/* getrlimit(2) of RLIMIT_CPU, as each of them finds it. */
static void
lanes(void)
{
	static const struct program *const all[] = {&plain, &seeks, &both};
	struct str ask = S("my $b = ' ' x 16; syscall(97, 0, $b);"
			   "print join ' ', unpack('Q2', $b)");
	struct arena a = {0};
	const char *why;
	struct str said;
	size_t i;

	for (i = 0; i < 6; i++) {
		is_slow = i % 2 == 1;
		said = run_one(&a, *all[i / 2], ask, &why);
		ok(str_ends(said, is_slow ? S("3 4") : S("1 2")),
		    "seconds of CPU in the %s lane, %zu",
		    is_slow ? "slow" : "fast", i / 2);
	}
	is_slow = false;
	arena_release(&a);
}

int
main(void)
{

	if (cage_version() == 0) {
		printf("ok 1 - converters # SKIP no Landlock in this kernel\n"
		       "1..1\n");
		return 0;
	}
	close(mkstemp(document));
	close(mkstemp(outside));
	refused();
	ends(plain, "1 while 1", "converter-timeout", "an endless loop");
	ends(seeks, "1 while 1", "converter-timeout",
	    "... of one that writes to a file");
	ends(both, "1 while 1", "converter-timeout",
	    "... of the second of two");
	lanes();
	ends(plain, "$SIG{ALRM} = 'IGNORE'; alarm 0; sleep 60",
	    "converter-timeout", "one that sleeps and would not be woken");
	ends(plain, "my $x = 'x' x 3e9", "converter-failed", "too much memory");
	ends(plain, "while (open(my $f, '<', '/usr/bin/perl')) {"
	    "push @f, $f } die", "converter-failed", "all the files there are");
	ends(plain, "syscall(234, 0+$$, 0+$$, 6)", "converter-failed",
	    "one that aborts");
	unlink(outside);
	unlink(document);
	return done();
}
