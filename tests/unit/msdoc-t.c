/* SPDX-License-Identifier: ISC */
/*
 * Word 97-2003, made here byte by byte as MS-DOC says: text, one page of
 * runs, one of paragraphs, and what lies beside the text.
 * USES: stages/extract/msdoc*.c stages/extract/cfb.c stages/extract/columns.c
 */
#include "stages/extract/msdoc.h"

#include "limit.h"
#include "tap.h"
#include "tests/tools/docmake.h"

#define TEXT_AT 1024 /* behind the FIB */
#define MAIN 16384
#define SECTOR 512
#define RUNS_AT (MAIN - 2048) /* their page */
#define PARAS_AT (MAIN - 512)

struct word {
	unsigned char main[MAIN], table[MAIN];
	uint32_t chars, end; /* end: of the table stream */
	struct props {
		uint32_t from;
		const char *bytes;
		size_t n;
	} run[100], para[40];
	size_t runs, paras;
	uint32_t para_from;
};

static struct arena a;

static void
put16(unsigned char *p, uint32_t n)
{
	p[0] = n & 0xff;
	p[1] = n >> 8 & 0xff;
}

static void
put32(unsigned char *p, uint32_t n)
{
	put16(p, n & 0xffff);
	put16(p + 2, n >> 16);
}

static void
run(struct word *w, const char *text, const char *props, size_t n)
{
	struct str s = str_c(text);

	w->run[w->runs].from = w->chars;
	w->run[w->runs].bytes = props;
	w->run[w->runs++].n = n;
	while (s.len > 0)
		put16(w->main + TEXT_AT + 2 * w->chars++, utf8_next(&s));
}

#define RUN(w, text, props) run(w, text, props, sizeof props - 1)

static void
para(struct word *w, const char *props, size_t n)
{
	w->para[w->paras].from = w->para_from;
	w->para[w->paras].bytes = props;
	w->para[w->paras++].n = n;
	w->para_from = w->chars;
}

static void
end(struct word *w, const char *mark, const char *props, size_t n)
{
	RUN(w, mark, "");
	para(w, props, n);
}

#define END(w, mark, props) end(w, mark, props, sizeof props - 1)
#define IN_TABLE "\x16\x24\x01"
#define ROW_END IN_TABLE "\x17\x24\x01"

/* A page of runs (ChpxFkp) or paragraphs (PapxFkp: wide). */
static void
page(struct word *w, unsigned char *p, bool wide)
{
	size_t n = wide ? w->paras : w->runs, i, k, at = 510;
	size_t more = wide ? 4 : 1, step = wide ? 13 : 1;
	const struct props *v = wide ? w->para : w->run;
	unsigned char *where = p + (n + 1) * 4;

	for (i = 0; i < n; i++) {
		put32(p + i * 4, TEXT_AT + 2 * v[i].from);
		if (!wide && v[i].n == 0)
			continue;
		for (k = 0; v[k].bytes != v[i].bytes; k++)
			;
		if (k < i) { /* the same lie there once */
			where[i * step] = where[k * step];
			continue;
		}
		at = (at - v[i].n - more) & ~(size_t)1;
		where[i * step] = (unsigned char)(at / 2);
		if (wide)
			p[at + 1] = (unsigned char)((v[i].n + 3) / 2);
		else
			p[at] = (unsigned char)v[i].n;
		memcpy(p + at + more, v[i].bytes, v[i].n);
	}
	put32(p + n * 4, TEXT_AT + 2 * w->chars);
	p[511] = (unsigned char)n;
}

/* A part of the table stream, named in the FIB. */
static unsigned char *
part(struct word *w, size_t fib, size_t bytes)
{
	unsigned char *p = w->table + w->end;

	put32(w->main + fib, w->end);
	put32(w->main + fib + 4, (uint32_t)bytes);
	w->end += (uint32_t)bytes;
	return p;
}

static void
close_word(struct word *w, uint32_t text)
{
	unsigned char *p;

	put16(w->main, 0xa5ec);
	put32(w->main + 0x4c, text);
	p = part(w, 0x1a2, 5 + 16);
	p[0] = 2;
	put32(p + 1, 16);
	put32(p + 9, w->chars);
	put32(p + 5 + 8 + 2, TEXT_AT);
	page(w, w->main + RUNS_AT, false);
	page(w, w->main + PARAS_AT, true);
	put32(part(w, 0xfa, 12) + 8, RUNS_AT / 512);
	put32(part(w, 0x102, 12) + 8, PARAS_AT / 512);
}

static void
entry(unsigned char *p, const char *name, int kind, uint32_t from,
    uint32_t size)
{
	size_t i;

	for (i = 0; name[i] != '\0'; i++)
		p[i * 2] = (unsigned char)name[i];
	put16(p + 64, (uint32_t)(i + 1) * 2);
	p[66] = (unsigned char)kind;
	put32(p + 116, from);
	put32(p + 120, size);
}

/* MS-CFB: a header, the FAT, the directory, two streams. */
static struct str
file(const struct word *w)
{
	uint32_t per = MAIN / SECTOR, i;
	size_t len = SECTOR * 3 + 2 * MAIN;
	unsigned char *p = arena_alloc(&a, len), *fat = p + SECTOR;

	memcpy(p, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
	put16(p + 30, 9);
	put16(p + 32, 6);
	put32(p + 48, 1);
	put32(p + 56, 4096);
	put32(p + 60, 0xfffffffe);
	put32(p + 68, 0xfffffffe);
	for (i = 1; i < 109; i++)
		put32(p + 76 + i * 4, 0xffffffff);
	put32(p + 76, 0);
	put32(fat, 0xfffffffd);
	put32(fat + 4, 0xfffffffe);
	for (i = 0; i < 2 * per; i++)
		put32(fat + 8 + i * 4,
		    i % per == per - 1 ? 0xfffffffe : i + 3);
	entry(p + 1024, "Root Entry", 5, 0xfffffffe, 0);
	entry(p + 1024 + 128, "WordDocument", 2, 2, MAIN);
	entry(p + 1024 + 256, "0Table", 2, 2 + per, MAIN);
	memcpy(p + 1536, w->main, MAIN);
	memcpy(p + 1536 + MAIN, w->table, MAIN);
	return (struct str){(char *)p, (ptrdiff_t)len};
}

static void
says(struct str bytes, const char *want, const char *what)
{
	struct doc d;
	const char *why = msdoc_read(&a, bytes, &d);

	is_str(docmake_words(&a, &d, why), want, what);
}

static struct word *
word(void)
{
	return NEW(&a, struct word);
}

static void
fields(void)
{
	struct word *w = word();

	RUN(w, "\x13" " eq \\o\\ac(□,√)\x15" "a", "");
	RUN(w, "\x13SYMBOL 9745 \\u\x14?\x15" "b\x13PAGE\x14" "3\x15", "");
	END(w, "\r", "");
	close_word(w, w->chars);
	says(file(w), "P {tick:☑}a☑b3", "fields that Word draws");
}

/* A row of three cells, TDefTable: their edges, and what each merges with. */
#define TC(merge) merge "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define ROW_OF(x, y, z) ROW_END "\x08\xd6\x46\0\x03" \
	"\0\0\xe8\x03\xd0\x07\xb8\x0b" TC(x) TC(y) TC(z)

static void
tables(void)
{
	struct word *w = word();
	static const char def[] = ROW_OF("\x01", "\x02", "\0");
	static const char as_said[] = ROW_OF("\x02", "\x01", "\0");

	RUN(w, "a", "");
	END(w, "\x07", IN_TABLE);
	END(w, "\x07", IN_TABLE);
	RUN(w, "b", "");
	END(w, "\x07", IN_TABLE);
	END(w, "\x07", def);
	RUN(w, "c", "");
	END(w, "\x07", IN_TABLE);
	END(w, "\x07", IN_TABLE);
	RUN(w, "\x01", "\x03\x6a\0\0\0\0");
	END(w, "\x07", IN_TABLE);
	END(w, "\x07", as_said);
	END(w, "\r", "");
	close_word(w, w->chars);
	says(file(w), "T 2x3 / 0,0 1x2 a / 0,2 b / 1,0 1x2 c / 1,2  !picture",
	    "cells merged sideways, as Word 97 and as MS-DOC has them; a picture");
}

#define BOXES 20

/* Boxes are anchored in a cell, and the first once more below it. */
static void
boxes(void)
{
	struct word *w = word();
	struct sb want = {.a = &a};
	unsigned char *anchors, *texts;
	uint32_t i, text;

	for (i = 0; i < BOXES; i++)
		RUN(w, "\b", "");
	END(w, "\x07", IN_TABLE);
	END(w, "\x07", ROW_END);
	RUN(w, "z\b", "");
	END(w, "\r", "");
	text = w->chars;
	anchors = part(w, 0x1da, (BOXES + 2) * 4 + (BOXES + 1) * 26);
	texts = part(w, 0x25a, (BOXES + 1) * 4 + BOXES * 22);
	sb_add(&want, S("T 1x1 / 0,0  / P z"));
	for (i = 0; i < BOXES; i++) {
		put32(anchors + i * 4, i);
		put32(anchors + (BOXES + 2) * 4 + i * 26, 7 + i);
		put32(texts + i * 4, w->chars - text);
		put32(texts + (BOXES + 1) * 4 + i * 22 + 14, 7 + i);
		RUN(w, "x\r", "");
		sb_add(&want, S(" / textbox P x"));
	}
	put32(anchors + BOXES * 4, text - 2);
	put32(anchors + (BOXES + 2) * 4 + BOXES * 26, 7);
	put32(texts + BOXES * 4, w->chars - text);
	close_word(w, text);
	says(file(w), str_cstr(&a, sb_str(&want)),
	    "all text boxes of a cell, each once");
}

static void
stories(void)
{
	struct word *w = word();
	unsigned char *p;
	uint32_t text, i;

	RUN(w, "a", "");
	END(w, "\r", "");
	text = w->chars;
	RUN(w, "n\r", "");
	RUN(w, "秘密★3年\r\r" "f\r\r", "");
	p = part(w, 0xf2, 14 * 4);
	for (i = 0; i < 14; i++)
		put32(p + i * 4, i < 8 ? 0 : i < 9 ? 7 : i < 10 ? 7 : 10);
	put32(w->main + 0x50, 2);
	put32(w->main + 0x54, w->chars - text - 2);
	close_word(w, text);
	says(file(w), "P a / header P 秘密★3年 / footer P f / note P n",
	    "what stands above and below all pages, and notes");
}

/* Saved fast: what was typed last lies last, pieces say where it belongs. */
static void
pieces(void)
{
	static const uint32_t order[][2] = {{5, 1}, {3, 2}, {0, 2}};
	struct word *w = word();
	unsigned char *p;
	uint32_t i, cp = 0;

	RUN(w, "z", "");
	END(w, "\r", "");
	RUN(w, "b", "");
	END(w, "\x07", IN_TABLE);
	END(w, "\x07", ROW_END);
	RUN(w, "a", "");
	END(w, "\r", "");
	close_word(w, 5);
	p = part(w, 0x1a2, 5 + 40);
	p[0] = 2;
	put32(p + 1, 40);
	for (i = 0; i < 3; i++) {
		put32(p + 5 + i * 4, cp);
		put32(p + 5 + 16 + i * 8 + 2, TEXT_AT + 2 * order[i][0]);
		cp += order[i][1];
	}
	put32(p + 5 + 12, cp);
	says(file(w), "T 1x1 / 0,0 a / P z",
	    "a paragraph is what its mark says, wherever its text lies");
}

/* The text again and again, as its pieces say. */
static void
repeat(struct word *w, uint32_t times)
{
	unsigned char *p = part(w, 0x1a2, 5 + 4 + times * 12);
	uint32_t i;

	p[0] = 2;
	put32(p + 1, 4 + times * 12);
	for (i = 0; i <= times; i++)
		put32(p + 5 + i * 4, i * w->chars);
	for (i = 0; i < times; i++)
		put32(p + 5 + (times + 1) * 4 + i * 8 + 2, TEXT_AT);
	put32(w->main + 0x4c, times * w->chars);
}

static void
too_much(void)
{
	static const char *const props[] = {IN_TABLE, ROW_END};
	struct word *w = word();
	struct doc d;
	size_t i, cells = 0;

	for (i = 0; i < 90; i++)
		RUN(w, "a\ra\ra\ra\ra\ra\ra\ra\ra\ra\ra\r"
		       "a\ra\ra\ra\ra\ra\ra\ra\ra\ra\ra\r", "");
	END(w, "\r", "");
	close_word(w, w->chars);
	repeat(w, DOC_BLOCKS_MAX / 1800 + 1);
	ok(msdoc_read(&a, file(w), &d) == NULL &&
		d.blocks.n == DOC_BLOCKS_MAX && d.warnings.n == 1 &&
		strcmp(d.warnings.v[0].code, "cut") == 0,
	    "more paragraphs than a document may have");
	w = word();
	for (i = 0; i < 14 * 64; i++) {
		put16(w->main + TEXT_AT + 2 * w->chars++, 7);
		if (i % 64 == 62)
			para(w, props[0], sizeof IN_TABLE - 1);
		if (i % 64 == 63)
			para(w, props[1], sizeof ROW_END - 1);
	}
	close_word(w, w->chars);
	repeat(w, DOC_CELLS_MAX / (14 * 63) + 1);
	ok(msdoc_read(&a, file(w), &d) == NULL && d.warnings.n == 1 &&
		strcmp(d.warnings.v[0].code, "cut") == 0,
	    "more cells than a document may have");
	for (i = 0; i < d.blocks.n; i++)
		cells += d.blocks.v[i].table->cells.n;
	ok(cells == DOC_CELLS_MAX, "are as many as it may");
}

static void
spoiled(void)
{
	struct word *w = word();
	struct doc d;
	struct str bytes;

	RUN(w, "a\rb", "");
	END(w, "\r", "");
	close_word(w, w->chars);
	put16(w->main + TEXT_AT + 2, 7); /* a cell of no table */
	says(file(w), "P a / P b", "a cell's mark where no table is");
	put16(w->main + TEXT_AT + 2, '\r');
	/* More runs than a page has room for: behind it, one that hides. */
	w->main[RUNS_AT + 511] = 255;
	w->main[RUNS_AT + 1024] = 480 / 2;
	memcpy(w->main + RUNS_AT + 480, "\x03\x3c\x08\x01", 4);
	bytes = file(w);
	says(bytes, "P a / P b", "a page that holds more than it can");
	put32(w->table + 9, w->chars + 50000); /* text that isn't there */
	bytes = file(w);
	msdoc_read(&a, str_slice(bytes, 0, bytes.len - MAIN / 2), &d);
	ok(d.warnings.n == 2 &&
		strcmp(d.warnings.v[0].code, "truncated") == 0,
	    "a file that was cut is told");
}

int
main(void)
{
	fields();
	tables();
	boxes();
	stories();
	pieces();
	too_much();
	spoiled();
	arena_release(&a);
	return done();
}
