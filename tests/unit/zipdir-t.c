/* SPDX-License-Identifier: ISC */
/* ZIP directories: honest ones, damaged ones and liars. */
#include "limit.h"
#include "tap.h"
#include "tests/tools/zipmake.h"
#include "zipdir.h"

static struct arena a;

static struct zipmake *
new_zip(void)
{
	struct zipmake *z = NEW(&a, struct zipmake);

	z->b.a = &a;
	return z;
}

static void
is_why(const char *got, const char *want, const char *what)
{
	is_str(str_c(got), want != NULL ? want : "", what);
}

/* Opens and reads entry i; the first reason. */
static const char *
read_entry(struct str bytes, size_t i, uint64_t max, struct str *out)
{
	struct zipdir z;
	const char *why = zipdir_open(&a, bytes, &z);

	return why != NULL ? why : zipdir_read(&a, &z, i, max, out);
}

static struct str
two(void)
{
	struct zipmake *z = new_zip();

	zipmake_add(z, "a.txt", S("hello"));
	zipmake_add(z, "dir/b.txt", S("world"));
	return zipmake_end(z);
}

static void
honest(void)
{
	struct str s = two(), out;
	struct zipdir z;
	char *more;

	is_why(zipdir_open(&a, s, &z), NULL, "an archive opens");
	is_int((long long)z.n, 2, "two entries");
	ok(z.lax == NULL, "nothing odd");
	is_str(z.v[1].name, "dir/b.txt", "name");
	is_why(zipdir_read(&a, &z, 1, 100, &out), NULL, "reads");
	is_str(out, "world", "content");
	is_why(zipdir_read(&a, &z, 1, 4, &out), "bomb", "cap of one entry");
	z.total_max = z.delivered + 4;
	is_why(zipdir_read(&a, &z, 0, 100, &out), "bomb", "cap of all");

	more = str_cstr(&a, str_printf(&a, "%s", "junk"));
	is_why(zipdir_open(&a, str_printf(&a, "x"), &z), "not-a-zip", "text");
	is_why(zipdir_open(&a, S(""), &z), "empty", "nothing");
	(void)more;
}

static void
lax(void)
{
	struct str s = two(), out;
	struct sb b = { .a = &a };
	struct zipdir z;

	sb_add(&b, S("#!/bin/sh\n"));
	sb_add(&b, s);
	is_why(zipdir_open(&a, sb_str(&b), &z), NULL, "something in front");
	is_str(str_c(z.lax), "prefix", "is told");
	is_why(zipdir_read(&a, &z, 0, 100, &out), NULL, "and read");
	is_str(out, "hello", "right");
	b.len = 0;
	sb_add(&b, s);
	sb_add(&b, S("junk behind"));
	is_why(zipdir_open(&a, sb_str(&b), &z), NULL, "something behind");
	is_str(str_c(z.lax), "trailing", "is told");
}

static void
damaged(void)
{
	struct str s = two(), out;
	ptrdiff_t cut, opened = 0;
	struct zipdir z;
	char *p;

	for (cut = 1; cut < s.len; cut++)
		opened += zipdir_open(&a, str_slice(s, 0, cut), &z) == NULL;
	is_int(opened, 0, "no cut archive opens");
	is_why(zipdir_open(&a, str_slice(s, 0, 60), &z), "truncated",
	    "a cut one is called so");
	p = str_cstr(&a, s);
	p[36] ^= 1; /* in "hello" */
	is_why(read_entry((struct str) { p, s.len }, 0, 100, &out),
	    "zip-damaged", "a flipped bit");
	is_why(read_entry((struct str) { p, s.len }, 1, 100, &out), NULL,
	    "harms no other entry");
}

static void
liars(void)
{
	struct zipmake *z = new_zip();
	struct zipmake_entry *e;
	struct zipdir d;
	struct str out;

	e = zipmake_add(z, "size", S("123456"));
	e->size = 3;
	e = zipmake_add(z, "huge", S("x"));
	e->method = 8;
	e->size = 1u << 30;
	e = zipmake_add(z, "secret", S("x"));
	e->flags = 1;
	e = zipmake_add(z, "lzma", S("x"));
	e->method = 14;
	e = zipmake_add(z, "other", S("x"));
	e->name = S("name!");
	e = zipmake_add(z, "dense", S("x"));
	e->method = 8;
	e->size = 60u << 20;
	is_why(zipdir_open(&a, zipmake_end(z), &d), NULL, "opens");
	is_why(zipdir_read(&a, &d, 0, 100, &out), "zip-damaged",
	    "a size too small");
	is_why(zipdir_read(&a, &d, 1, UINT64_MAX, &out), "bomb",
	    "a size too large");
	is_why(zipdir_read(&a, &d, 2, 100, &out), "password", "encrypted");
	is_why(zipdir_read(&a, &d, 3, 100, &out), "unsupported-method",
	    "a method of others");
	is_why(zipdir_read(&a, &d, 5, UINT64_MAX, &out), "bomb",
	    "more out of a byte than deflate can");
	ok(d.v[4].lax, "two names for one entry");
	is_str(str_c(d.lax), "mismatch", "is told");
}

static void
overlapping(void)
{
	struct zipmake *z = new_zip();
	struct zipmake_entry *e;
	struct zipdir d;

	e = zipmake_add(z, "a", S("12345678901234567890123456789012345"));
	zipmake_add(z, "b", S("x"))->head = e->head;
	is_why(zipdir_open(&a, zipmake_end(z), &d), "bomb", "shared bytes");
}

/* 申报 in GB18030, and a character whose second byte is a backslash. */
static void
names(void)
{
	struct zipmake *z = new_zip();
	struct zipmake_entry *e;
	struct sb extra = { .a = &a };
	struct zipdir d;

	zipmake_add(z, "\xc9\xea\xb1\xa8/1.docx", S("x"));
	zipmake_add(z, "\x95\x5c.txt", S("x"));
	zipmake_add(z, "a\\b.txt", S("x"));
	e = zipmake_add(z, "\xe7\x94\xb3.txt", S("x"));
	e->flags = 1 << 11;
	e = zipmake_add(z, "old", S("x"));
	zipmake_le(&extra, 0x7075, 2);
	zipmake_le(&extra, 5 + 6, 2);
	zipmake_le(&extra, 1, 1);
	zipmake_le(&extra, libdeflate_crc32(0, "old", 3), 4);
	sb_add(&extra, S("申报"));
	e->extra = sb_str(&extra);
	e = zipmake_add(z, "new", S("x"));
	e->extra = sb_str(&extra);
	e = zipmake_add(z, "\xc9\xea", S("x"));
	e->flags = 1 << 11;
	zipmake_add(z, "d/", S(""));
	zipmake_add(z, "link", S("/etc/passwd"))->mode = 0120777;
	is_why(zipdir_open(&a, zipmake_end(z), &d), NULL, "opens");
	is_str(str_c(d.charset), "gb18030", "charset of the archive");
	is_str(d.v[0].name, "申报/1.docx", "GB18030");
	is_str(d.v[1].name, "昞.txt", "0x5c is no separator");
	is_str(d.v[2].name, "a/b.txt", "a backslash is one");
	is_str(d.v[3].name, "申.txt", "UTF-8 by flag");
	is_str(d.v[4].name, "申报", "the Unicode field");
	is_str(d.v[5].name, "new", "... of another name is not believed");
	ok(d.v[6].bad_name, "a false flag");
	is_str(d.v[6].name, "申", "... and still read");
	ok(d.v[7].dir, "a folder");
	ok(d.v[8].symlink, "a link");
}

/* Directories that reach, or begin, behind the end. */
static void
wild(void)
{
	struct zipmake *z = new_zip();
	struct zipdir d;
	struct str s;
	char *p;

	zipmake_add(z, "a", S("x"));
	s = zipmake_end(z);
	p = str_cstr(&a, s);
	p[s.len - 22 + 13] = 1; /* 256 bytes more */
	is_why(zipdir_open(&a, (struct str) { p, s.len }, &d), "zip-damaged",
	    "a directory that reaches behind the end");
	p = str_cstr(&a, s);
	p[s.len - 22 + 18] = 1; /* 64 KiB later */
	is_why(zipdir_open(&a, (struct str) { p, s.len }, &d), "zip-damaged",
	    "one that begins there");
}

/* Stored, cut behind the archive within it: that one's directory is none. */
static void
cut_within(void)
{
	struct zipmake in = { .b.a = &a }, out = { .b.a = &a };
	struct sb b = { .a = &a };
	struct zipdir d;
	struct str s, inner;
	const char *why;

	zipmake_add(&in, "word/document.xml", S("<w/>"));
	inner = zipmake_end(&in);
	zipmake_add(&out, "申报表.docx", inner);
	zipmake_add(&out, "b.txt", S("b"));
	s = zipmake_end(&out);
	ok(zipdir_open(&a, s, &d) == NULL && d.n == 2, "an archive within one");
	s = str_slice(s, 0, str_find(s, inner) + inner.len);
	why = zipdir_open(&a, s, &d);
	ok(why != NULL && strcmp(why, "truncated") == 0, "cut behind it");
	sb_add(&b, S("MZ junk"));
	sb_add(&b, inner);
	s = sb_str(&b);
	ok(zipdir_open(&a, s, &d) == NULL && d.n == 1, "a self-extractor");
}

static void
many(void)
{
	struct sb b = { .a = &a };
	struct zipdir d;

	zipmake_le(&b, 0x06054b50, 4);
	zipmake_le(&b, 0, 4);
	zipmake_le(&b, 60000, 2);
	zipmake_le(&b, 60000, 2);
	zipmake_le(&b, 0, 4);
	zipmake_le(&b, 0, 4);
	zipmake_le(&b, 0, 2);
	ok(zipdir_open(&a, sb_str(&b), &d) != NULL, "many that aren't there");
}

int
main(void)
{
	text_charsets_warm();
	honest();
	lax();
	damaged();
	liars();
	overlapping();
	names();
	wild();
	cut_within();
	many();
	arena_release(&a);
	return done();
}
