/* SPDX-License-Identifier: ISC */
/* The stream: whole or refused. */
#include <sys/resource.h>

#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "stage.h"
#include "tap.h"

#define MAIL "{\"kind\":\"mail\",\"id\":\"m\",\"class\":\"case\"}\n"
#define CASE "{\"kind\":\"case\",\"id\":\"c\",\"verdict\":\"accept\"}\n"
#define STATES(a) "{\"accept\":" a ",\"return\":0,\"reject\":0,\"manual\":0," \
	"\"superseded\":0}"
#define END(m, a, r) "{\"end\":{\"mails\":" m ",\"cases\":" STATES(a) \
	",\"regions\":" STATES("0") ",\"lists\":0,\"rows\":0,\"records\":" r \
	",\"at\":\"now\"}}\n"
#define GOOD_END END("{\"case\":1}", "1", "2")

/* Runs text through a stage that changes nothing; what came out. */
static int
through(const char *text, bool seals, char **out)
{
	size_t n;
	FILE *in = fmemopen((void *)text, strlen(text), "r");
	FILE *mem = open_memstream(out, &n);
	struct stage st;
	struct rec rec;
	int status;

	stage_open(&st, "test", in, mem);
	st.seals = seals;
	while (stage_next(&st, &rec))
		stage_put(&st, &rec);
	status = stage_close(&st);
	fclose(in);
	return status;
}

static int
status_of(const char *text)
{
	char *out = NULL;
	int status = through(text, false, &out);

	free(out);
	return status;
}

/* KiB at most, by now. */
static long
peak(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return u.ru_maxrss;
}

/* A source puts record after record and reads none. */
static void
test_flat(void)
{
	struct stage st;
	char body[10000];
	json *mail = js_obj();
	long before;
	int i;

	memset(body, 'x', sizeof body);
	js_set_c(mail, "kind", "mail");
	js_set_str(mail, "body", (struct str) { body, sizeof body });
	stage_open(&st, "test", NULL, fopen("/dev/null", "w"));
	stage_put_json(&st, mail);
	before = peak();
	for (i = 0; i < 2000; i++)
		stage_put_json(&st, mail);
	ok(peak() - before < 4096, "20 MB written are not kept: %ld KiB",
	    peak() - before);
	js_free(mail);
	is_int(stage_close(&st), 0, "  and the stream is whole");
}

int
main(void)
{
	char *out = NULL, cut[] = MAIL CASE GOOD_END;

	if (freopen("/dev/null", "w", stderr) == NULL)
		return 1;
	is_int(through(MAIL CASE GOOD_END, false, &out), 0, "a whole stream");
	is_str(str_c(out), MAIL CASE GOOD_END, "comes out byte for byte");
	free(out);
	is_int(status_of(MAIL CASE), EX_DATAERR, "no end record");
	is_int(status_of(""), EX_DATAERR, "nothing at all");
	is_int(status_of(MAIL GOOD_END), EX_DATAERR, "a record was lost");
	is_int(status_of(MAIL CASE CASE GOOD_END), EX_DATAERR, "one was added");
	is_int(status_of(MAIL CASE GOOD_END MAIL), EX_DATAERR, "one behind it");
	is_int(status_of(MAIL "{\"kind\":\"case\"" GOOD_END), EX_DATAERR,
	    "a broken line");
	is_int(status_of(MAIL "[1]\n" GOOD_END), EX_DATAERR, "no object");
	is_int(status_of(MAIL "{\"kind\":\"cat\"}\n" GOOD_END), EX_DATAERR,
	    "an unknown kind");
	cut[sizeof cut - 2] = '\0';
	is_int(status_of(cut), EX_DATAERR, "a last line without its newline");
	is_int(status_of("{\"kind\":\"mail\",\"class\":\"case\",\"end\":1}\n"
	    END("{\"case\":1}", "0", "1")), 0,
	    "a record that has a key 'end' is a record");
	is_int(through(MAIL GOOD_END, true, &out), 0, "seal takes a thinned one");
	is_str(str_c(out), MAIL END("{\"case\":1}", "0", "1"), "and recounts");
	free(out);
	test_flat();
	return done();
}
