/* SPDX-License-Identifier: ISC */
/*
 * What a file is: the same however its bytes come in.
 * USES: stages/ingest/kind.c
 */
#include "stages/ingest/kind.h"

#include "tap.h"

#define SIZE 40000

static struct kind k;

/* What it is, fed in pieces of so many bytes. */
static const char *
fed(struct str s, ptrdiff_t piece)
{
	ptrdiff_t at;

	kind_begin(&k);
	for (at = 0; at < s.len; at += piece)
		kind_feed(&k, str_slice(s, at, at + piece));
	return kind_end(&k, S("x"));
}

/* The magic in front and a sign far behind it. */
static void
is_always(struct str magic, struct str sign, const char *what)
{
	static const ptrdiff_t pieces[] = {SIZE, 4096, 63, 7, 1};
	static char buf[SIZE];
	struct str s = {buf, sizeof buf};
	size_t i;

	memset(buf, ' ', sizeof buf);
	memcpy(buf, magic.p, (size_t)magic.len);
	memcpy(buf + 20001, sign.p, (size_t)sign.len);
	for (i = 0; i < sizeof pieces / sizeof *pieces; i++)
		ok(strcmp(fed(s, pieces[i]), what) == 0,
		    "%s in pieces of %td", what, pieces[i]);
}

int
main(void)
{
	struct str word = {"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", 23};
	struct str book = {"W\0o\0r\0k\0b\0o\0o\0k", 15};
	struct str locked = S("/Encrypt");

	is_always(S("\xd0\xcf\x11\xe0"), word, "doc");
	is_always(S("\xd0\xcf\x11\xe0"), book, "xls");
	is_always(S("%PDF-1.7\n"), locked, "pdf");
	ok(k.locked, "and its lock is seen in single bytes");
	is_always(S("text"), S("more"), "txt");
	ok(strcmp(fed(S("<html><p>\7\3a</p>"), SIZE), "html") == 0,
	    "a page with control characters is a page");
	return done();
}
