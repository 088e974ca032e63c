/* SPDX-License-Identifier: ISC */
/*
 * The MIME reader by itself: the same events however the bytes are cut, and
 * the small decoders at their edges.
 *
 * USES: stages/ingest/mime.c stages/ingest/leaf.c stages/ingest/part.c
 * USES: stages/ingest/header.c stages/ingest/words.c stages/ingest/decode.c
 * USES: stages/ingest/clock.c
 */
#include "tap.h"

#include "stages/ingest/clock.h"
#include "stages/ingest/decode.h"
#include "stages/ingest/mime.h"
#include "when.h"

static struct arena mem;

static void
on_part(void *log, struct mime_part *p)
{
	sb_addf(log, "%c%.*s %.*s [%.*s]\n", "LMRXU"[p->role],
	    STR_ARG(p->place), STR_ARG(p->type), STR_ARG(p->name));
}

static void
on_data(void *log, struct mime_part *p, struct str bytes)
{
	sb_add(log, bytes);
}

static void
on_end(void *log, struct mime_part *p)
{
	sb_addf(log, "\n.%.*s\n", STR_ARG(p->place));
}

static void
on_warn(void *log, const char *code, struct str place)
{
	sb_addf(log, "!%s %.*s\n", code, STR_ARG(place));
}

static struct str
events(struct str mail, ptrdiff_t block)
{
	struct sb log = { .a = &mem };
	struct mime_handler h = { &log, on_part, on_data, on_end, on_warn };
	struct mime *m = mime_new(&h, (struct mime_within) { .prefix = S("") });
	ptrdiff_t i;

	for (i = 0; i < mail.len; i += block)
		mime_feed(m, str_slice(mail, i, i + block));
	mime_close(m);
	return sb_str(&log);
}

static const char mail[] =
    "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    "before\r\n--b\r\n\r\nhello\r\n\r\n--b\r\n"
    "Content-Type: message/rfc822\r\n\r\n"
    "Subject: in\r\nContent-Type: multipart/mixed; boundary=bb\r\n\r\n"
    "--bb\r\nContent-Disposition: attachment; filename=a\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nYWJj\r\nZGVm\r\n--bb--\r\n"
    "--b\r\nContent-Type: text/plain\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    "a=3Db=\r\nc  \r\nd=20\r\n"
    "--b\r\nContent-Type: text/plain\r\n\r\n"
    "text\r\nbegin 644 f\r\n#86)C\r\n`\r\nend\r\ntail\r--b--\r\nbehind\n";

static void
test_cuts(void)
{
	ptrdiff_t n;
	struct str whole = events(str_c(mail), sizeof mail);
	int same = 0;

	/* The line end before a delimiter is the delimiter's. */
	is_str(whole,
	    "M multipart/mixed []\n"
	    "X0 text/plain []\nbefore\n.0\n"
	    "L1 text/plain []\nhello\r\n\n.1\n"
	    "R2 message/rfc822 []\n"
	    "M2 multipart/mixed []\n"
	    "L2.1 text/plain [a]\nabcdef\n.2.1\n"
	    "L3 text/plain []\na=bc\r\nd \n.3\n"
	    "L4 text/plain []\ntext!uuencode 4.u1\n"
	    "U4.u1 application/octet-stream [f]\nabc\n"
	    ".4.u1\n\r\ntail\n.4\n"
	    "X0 text/plain []\nbehind\n\n.0\n",
	    "events of a mail with everything in it");
	for (n = 1; n < 200; n++)
		same += str_eq(events(str_c(mail), n), whole);
	is_int(same, 199, "the same events in blocks of 1 to 199 bytes");
}

/* As many "\r" as one line end may have, one fewer, one more. */
static void
test_returns(void)
{
	struct str whole, text;
	struct sb b = { .a = &mem };
	ptrdiff_t n, k;
	int same = 0;

	sb_add(&b, S("Subject: "));
	for (k = 0; k < 1024; k++) /* what comes first is kept together */
		sb_addc(&b, 'x');
	for (n = 63; n <= 65; n++) {
		for (k = 0; k < n; k++)
			sb_addc(&b, '\r');
		sb_add(&b, S("\nX: "));
	}
	sb_add(&b, S("\n\nbody"));
	text = sb_str(&b);
	whole = events(text, text.len);
	for (n = 1; n < 200; n++)
		same += str_eq(events(text, n), whole);
	is_int(same, 199, "a run of returns before a line feed ends no header");
}

static struct str
decoded(enum decode_kind kind, const char *in, size_t step, bool *bad)
{
	struct decoder d = { .kind = kind };
	size_t len = strlen(in), i, n = 0;
	char *out = arena_alloc(&mem, len + 200);

	for (i = 0; i < len; i += step)
		n += decode_feed(&d, in + i, len - i < step ? len - i : step,
		    out + n);
	n += decode_end(&d, out + n);
	*bad = d.bad || d.cut;
	return (struct str) { out, (ptrdiff_t)n };
}

static void
test_decoders(void)
{
	static const struct {
		enum decode_kind kind;
		const char *in, *out;
		bool bad;
	} v[] = {
		{ DECODE_BASE64, "YWJj", "abc", false },
		{ DECODE_BASE64, "YQ==", "a", false },
		{ DECODE_BASE64, "YQ==YmM=", "abc", true },
		{ DECODE_BASE64, "YQ==\r\n=", "a", false },
		{ DECODE_BASE64, "Y W\r\nJj", "abc", false },
		{ DECODE_BASE64, "YW*Jj", "abc", true },
		{ DECODE_BASE64, "YWI", "ab", true },
		{ DECODE_BASE64, "YWJjY", "abc", true },
		{ DECODE_BASE64, "", "", false },
		{ DECODE_QP, "a=3Db", "a=b", false },
		{ DECODE_QP, "a=\r\nb", "ab", false },
		{ DECODE_QP, "a= \t\nb", "ab", false },
		{ DECODE_QP, "a \r\nb", "a\r\nb", false },
		{ DECODE_QP, "a \tb", "a \tb", false },
		{ DECODE_QP, "a=3", "a=3", false },
		{ DECODE_QP, "a=XY", "a=XY", true },
		{ DECODE_QP, "=e7=94=B3", "\u7533", false },
		{ DECODE_QP, "a=", "a", false },
		{ DECODE_NONE, "a=3D", "a=3D", false },
	};
	size_t i, step;
	bool bad;

	for (i = 0; i < sizeof v / sizeof *v; i++) {
		bool good = true;

		for (step = 1; step < 8; step++)
			good &= str_eq(decoded(v[i].kind, v[i].in, step, &bad),
				    str_c(v[i].out)) &&
			    bad == v[i].bad;
		ok(good, "decode %s", v[i].in[0] ? v[i].in : "nothing");
	}
}

static void
test_uu(void)
{
	char out[64];
	struct str name;

	ok(decode_uu_line("#86)C", 5, out) == 3 && !memcmp(out, "abc", 3),
	    "a line of uuencode");
	ok(decode_uu_line("!80", 3, out) == 1 && out[0] == 'a',
	    "its last blanks lost");
	ok(decode_uu_line("hello, this is text", 19, out) < 0,
	    "a text is none");
	ok(decode_uu_begin(S("begin 644 a b.doc"), &name) &&
		str_eq(name, S("a b.doc")),
	    "begin");
	ok(!decode_uu_begin(S("begin with me"), &name), "begin in a text");
}

static void
test_words(void)
{
	static const struct {
		const char *in, *out;
		bool bad;
	} v[] = {
		{ "plain", "plain", false },
		{ "=?utf-8?Q?a_b?=", "a b", false },
		{ "=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab", false },
		{ "=?utf-8?Q?a?= b", "a b", false },
		{ "=?utf-8?B?55Sz5oql?=.docx", "\u7533\u62a5.docx", false },
		{ "=?utf-8?B?55Sz5g==?= =?utf-8?B?iqU=?=", "\u7533\u62a5",
		    false },
		{ "=?gb2312?B?xr8=?=", "\u74f6", false },
		{ "=?utf-8?B?55Sz5oql", "\u7533\u62a5", true },
		{ "=?x?y?=", "=?x?y?=", false },
		{ "=?utf-8?B?""?=", "", false },
		{ "=?", "=?", false },
		{ "=?=?=?=?", "=?=?=?=?", false },
	};
	size_t i;

	for (i = 0; i < sizeof v / sizeof *v; i++) {
		bool bad = false;
		struct str got = words_decode(&mem, str_c(v[i].in), &bad);

		ok(str_eq(got, str_c(v[i].out)) && bad == v[i].bad,
		    "words %s", v[i].in);
	}
}

static void
test_dates(void)
{
	static const struct {
		const char *in, *out;
	} v[] = {
		{ "Tue, 24 Dec 2024 17:00:00 +0800",
		    "2024-12-24T17:00:00+08:00" },
		{ " 24 Dec 24 17:00 +0800 (CST)", "2024-12-24T17:00:00+08:00" },
		{ "Tue,24 Dec 2024 09:00:00 GMT", "2024-12-24T09:00:00+00:00" },
		{ "Tue (x), 24 (y) Dec 2024 17:00:60 +0800",
		    "2024-12-24T17:01:00+08:00" },
		{ "24-Dec-2024 17:00:00 -0330", "2024-12-24T17:00:00-03:30" },
		{ "Thu, 29 Feb 2024 00:00:00 +0000",
		    "2024-02-29T00:00:00+00:00" },
		{ "Fri, 29 Feb 2023 00:00:00 +0000", NULL },
		{ "Tue, 24 Dec 2024 24:00:00 +0800", NULL },
		{ "Tue, 24 Dec 2024 17:00:00 CST", NULL },
		{ "Tue, 24 Dec 2024 17:00:00", NULL },
		{ "24 Dezember 2024", NULL },
		{ "", NULL },
	};
	size_t i;

	for (i = 0; i < sizeof v / sizeof *v; i++) {
		struct instant t;
		bool is = clock_date(str_c(v[i].in), &t);

		ok(is == (v[i].out != NULL) &&
			(!is || str_eq(when_iso(&mem, t.at, t.zone),
				    str_c(v[i].out))),
		    "date %s", v[i].in);
	}
}

int
main(void)
{
	test_cuts();
	test_returns();
	test_decoders();
	test_uu();
	test_words();
	test_dates();
	arena_release(&mem);
	return done();
}
