/* SPDX-License-Identifier: ISC */
/* Boxes: what a parser that was taken over could try, and how boxes end. */
#include "box.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sysexits.h>
#include <unistd.h>

#include "limit.h"
#include "tap.h"

struct try {
	struct box_job job;
	void (*attempt)(struct box_out *);
	char why[128];
	char said[64];
	int again, done;
};

static void
work(struct box_job *j, struct box_out *out)
{
	((struct try *)j)->attempt(out);
}

static const char *
frame(struct box_job *j, char type, struct str payload)
{
	struct try *t = (struct try *)j;

	if (type == BOX_AGAIN)
		t->again++;
	else
		snprintf(t->said, sizeof t->said, "%.*s", STR_ARG(payload));
	return str_eq(payload, S("lie")) ? "a lie" : NULL;
}

static void
finished(struct box_job *j, const char *why)
{
	struct try *t = (struct try *)j;

	snprintf(t->why, sizeof t->why, "%s", why ? why : "");
	t->done++;
}

static int
input(struct box_job *j)
{
	return -1;
}

static struct try
attempt(struct boxes *b, void (*what)(struct box_out *))
{
	struct try t = { .job = { work, frame, finished, input },
		.attempt = what };

	boxes_submit(b, &t.job);
	boxes_finish(b);
	return t;
}

static void
try_open(struct box_out *o)
{
	box_put(o, 'j', open("/etc/passwd", O_RDONLY) < 0 && errno == EACCES
		? S("refused") : S("open"));
}

static void
try_socket(struct box_out *o)
{
	socket(AF_INET, SOCK_STREAM, 0);
	box_put(o, 'j', S("alive"));
}

static void
try_exec(struct box_out *o)
{
	char *argv[] = { "true", NULL };

	execv("/bin/true", argv);
	box_put(o, 'j', S("alive"));
}

static void
try_fork(struct box_out *o)
{
	if (fork() == 0)
		_exit(0);
	box_put(o, 'j', S("alive"));
}

static void
try_kill(struct box_out *o)
{
	kill(1, 0);
	box_put(o, 'j', S("alive"));
}

static void
try_ptrace(struct box_out *o)
{
	ptrace(PTRACE_TRACEME, 0, NULL, NULL);
	box_put(o, 'j', S("alive"));
}

static void
try_exec_memory(struct box_out *o)
{
	syscall(SYS_mmap, NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	box_put(o, 'j', S("alive"));
}

static void
try_io_uring(struct box_out *o)
{
	syscall(425 /* io_uring_setup */, 1, NULL);
	box_put(o, 'j', S("alive"));
}

static void
try_unlink(struct box_out *o)
{
	unlink("/tmp/none");
	box_put(o, 'j', S("alive"));
}

static void
endless(struct box_out *o)
{
	volatile unsigned n = 0;

	for (;;)
		n++;
}

static void
crash(struct box_out *o)
{
	raise(SIGSEGV);
}

static void
well(struct box_out *o)
{
	box_put(o, 'j', S("well"));
}

static void
lie(struct box_out *o)
{
	box_put(o, 'j', S("lie"));
	box_put(o, 'j', S("more"));
}

static void
half(struct box_out *o)
{
	if (write(1, "j\x05\0\0\0ab", 7) != 7)
		_exit(1);
}

static void
too_long(struct box_out *o)
{
	/* BOX_FRAME_MAX and one more are to come. */
	if (write(1, "j\x01\0\x10\0ab", 7) != 7)
		_exit(1);
}

static void
escapes(struct boxes *b)
{
	static const struct {
		void (*what)(struct box_out *);
		const char *name;
	} all[] = { { try_socket, "socket" }, { try_exec, "exec" },
		{ try_fork, "fork" }, { try_kill, "kill" },
		{ try_ptrace, "ptrace" },
		{ try_exec_memory, "executable memory" },
		{ try_io_uring, "io_uring" }, { try_unlink, "unlink" } };
	struct try t;
	size_t i;

	t = attempt(b, try_open);
	is_str(str_c(t.said), "refused", "open is refused, and survived");
	for (i = 0; i < sizeof all / sizeof *all; i++) {
		t = attempt(b, all[i].what);
		ok(strcmp(t.said, "alive") != 0 && t.why[0] != '\0',
		    "%s ends the box: %s", all[i].name, t.why);
	}
}

static void
fails(struct box_out *o)
{
	_exit(3);
}

/* Each by its own reason, though the other one ends between. */
static void
two_at_once(struct boxes *b)
{
	struct try liar = { .job = { work, frame, finished, input },
		.attempt = lie }, other = liar;

	other.attempt = fails;
	boxes_submit(b, &liar.job);
	boxes_submit(b, &other.job);
	usleep(300000); /* now both have ended, and nobody has looked */
	boxes_finish(b);
	is_str(str_c(liar.why), "parser-answer: a lie", "two boxes: the one");
	is_str(str_c(other.why), "parser-exit:3", "... and the other");
}

/* A job whose end submits two more, in a pool that is full. */
static struct boxes *pool;
static struct try children[40];
static int nchildren, ndone;

static void
breeds(struct box_job *j, const char *why)
{
	int k;

	ndone += why == NULL;
	for (k = 0; k < 2 && nchildren < 40; k++) {
		children[nchildren] = (struct try) { .job = { work, frame,
		    breeds, input }, .attempt = well };
		boxes_submit(pool, &children[nchildren++].job);
	}
}

static void
submits_when_done(struct boxes *b)
{
	struct try first = { .job = { work, frame, breeds, input },
		.attempt = well };

	pool = b;
	boxes_submit(b, &first.job);
	boxes_finish(b);
	is_int(nchildren, 40, "jobs that submit jobs when they are done");
	is_int(ndone, 41, "each is done once");
}

/* Mails of which each file dies at first, the last ones soonest. */
#define MAILS 7
#define FILES 4

static struct box_mail mails[MAILS];
static struct share {
	struct box_job job; /* first */
	char why[32];
	bool slow;
} shares[MAILS][FILES];

static void
dies(struct box_job *j, struct box_out *o)
{
	uint64_t spin = (MAILS * FILES - j->mail->nth % 1000 * FILES - j->nth);
	volatile unsigned n = 0;

	(void)o;
	while (n < spin * 300000)
		n++;
	_exit(j->slow ? 0 : EX_OSERR);
}

static const char *
silent(struct box_job *j, char type, struct str payload)
{
	(void)j, (void)type, (void)payload;
	return NULL;
}

static void
told(struct box_job *j, const char *why)
{
	struct share *s = (struct share *)j;

	s->slow = j->slow && why == NULL;
	snprintf(s->why, sizeof s->why, "%s", why ? why : "");
}

/* The sixth mail comes late enough for one more to be let in. */
static void
shares_of(int n, char *said)
{
	const char *why;
	struct boxes *b = boxes_new(n, &why);
	int m, f;

	for (m = 0; m < MAILS; m++) {
		mails[m] = (struct box_mail) { .nth = m < 5 ? (size_t)m
			: (size_t)(BOX_SLOW_EVERY + m) };
		for (f = 0; f < FILES; f++) {
			shares[m][f] = (struct share) { .job = { dies, silent,
				told, input, .mail = &mails[m],
				.nth = (uint64_t)(FILES - 1 - f) } };
			boxes_submit(b, &shares[m][f].job);
		}
	}
	boxes_finish(b);
	for (m = 0; m < MAILS; m++, *said++ = ' ')
		for (f = FILES; f-- > 0;)
			*said++ = shares[m][f].slow ? '+'
			    : strcmp(shares[m][f].why, "parser-killed:memory")
			    ? '?' : '-';
	*said = '\0';
	boxes_free(b);
}

static void
shares_by_order(void)
{
	int jobs[] = { 1, 3 }, i;
	char said[MAILS * (FILES + 1) + 1];

	for (i = 0; i < 2; i++) {
		shares_of(jobs[i], said);
		is_str(str_c(said), "++-- ++-- ++-- ++-- ---- ++-- ---- ",
		    i ? "... whoever is faster" : "shares of the slow lane");
	}
}

int
main(void)
{
	const char *why;
	struct boxes *b = boxes_new(2, &why);
	struct try t;

	if (!ok(b != NULL, "boxes"))
		return done();
	boxes_set_cpu(b, 1, 2);
	t = attempt(b, well);
	is_str(str_c(t.said), "well", "a box answers");
	is_str(str_c(t.why), "", "and ends well");
	escapes(b);
	two_at_once(b);
	t = attempt(b, endless);
	is_str(str_c(t.why), "parser-killed:SIGXCPU", "an endless loop is ended");
	is_int(t.again, 1, "after a second try in the slow lane");
	t = attempt(b, crash);
	ok(strncmp(t.why, "parser-", 7) == 0, "a crash is a reason: %s", t.why);
	is_int(t.done, 1, "told once");
	t = attempt(b, lie);
	is_str(str_c(t.why), "parser-answer: a lie", "an answer is judged");
	t = attempt(b, half);
	is_str(str_c(t.why), "parser-answer: cut off", "half a frame is none");
	t = attempt(b, too_long);
	is_str(str_c(t.why), "parser-answer: a frame too long",
	    "a frame has an end");
	submits_when_done(b);
	boxes_free(b);
	shares_by_order();
	return done();
}
