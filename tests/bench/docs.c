/* SPDX-License-Identifier: ISC */
/*
 * Documents to NDJSON, one process for all of them: paragraphs and tables,
 * a line a file.  All but inflate say the same, so that floors and readers
 * can be compared by their output.
 *
 *	docs read FILE...	our reader (DOCX and XLSX)
 *	docs sax FILE...	our reader, with libxml2 under it
 *	docs scan FILE...	floor: libdeflate, then a scan that checks nothing
 *	docs inflate FILE...	floor: libdeflate alone
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "doc.h"
#include "opc.h"
#include "tests/tools/xml_libxml2.h"
#include "xml.h"

static struct str
read_file(struct arena *a, const char *name)
{
	FILE *f = fopen(name, "rb");
	char *buf;
	long n;

	if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (n = ftell(f)) < 0)
		err(EX_NOINPUT, "%s", name);
	rewind(f);
	buf = arena_array(a, (size_t)n + 1, 1);
	if (fread(buf, 1, (size_t)n, f) != (size_t)n)
		err(EX_IOERR, "%s", name);
	fclose(f);
	return (struct str) { buf, n };
}

static void
quote(struct sb *b, struct str s)
{
	ptrdiff_t i, from = 0;

	sb_addc(b, '"');
	for (i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		sb_add(b, str_slice(s, from, i));
		if (c == '\n')
			sb_add(b, S("\\n"));
		else if (c == '\t')
			sb_add(b, S("\\t"));
		else if (c < 0x20)
			sb_addf(b, "\\u%04x", c);
		else {
			sb_addc(b, '\\');
			sb_addc(b, (char)c);
		}
		from = i + 1;
	}
	sb_add(b, str_slice(s, from, s.len));
	sb_addc(b, '"');
}

/* --- by our reader --- */

static void
table(struct sb *b, const struct doc_table *t)
{
	int row = -1;
	size_t i;

	sb_addc(b, '[');
	for (i = 0; i < t->cells.n; i++) {
		const struct doc_cell *c = &t->cells.v[i];

		if (c->row != row)
			sb_add(b, row < 0 ? S("[") : S("],["));
		else
			sb_addc(b, ',');
		row = c->row;
		quote(b, c->text);
	}
	sb_add(b, row < 0 ? S("]") : S("]]"));
}

static const char *
by_reader(struct arena *a, struct str bytes, bool xlsx, struct sb *out)
{
	struct doc d = { 0 };
	const char *why = xlsx ? xlsx_read(a, bytes, &d)
			       : docx_read(a, bytes, &d);
	size_t i;

	for (i = 0; why == NULL && i < d.blocks.n; i++) {
		if (i > 0)
			sb_addc(out, ',');
		if (d.blocks.v[i].table != NULL)
			table(out, d.blocks.v[i].table);
		else
			quote(out, d.blocks.v[i].para.text);
	}
	return why;
}

/* --- the floors --- */

static const char *
main_part(struct arena *a, struct str bytes, struct str *out)
{
	struct zipdir z = { 0 };
	const char *why = zipdir_open(a, bytes, &z);
	size_t i;

	for (i = 0; why == NULL && i < z.n; i++)
		if (str_eq(z.v[i].name, S("word/document.xml")) ||
		    str_eq(z.v[i].name, S("xl/worksheets/sheet1.xml")))
			return zipdir_read(a, &z, i, SIZE_MAX >> 1, out);
	return why ? why : "no-main-part";
}

struct scan {
	struct sb *out, text;
	bool in_table, row, cell, skip, first_cell, any;
};

static void
scan_text(struct scan *s, struct str t)
{
	ptrdiff_t amp;

	while ((amp = str_find(t, S("&"))) >= 0) {
		sb_add(&s->text, str_slice(t, 0, amp));
		t = str_slice(t, amp, t.len);
		if (str_starts(t, S("&lt;")))
			sb_addc(&s->text, '<');
		else if (str_starts(t, S("&gt;")))
			sb_addc(&s->text, '>');
		else if (str_starts(t, S("&quot;")))
			sb_addc(&s->text, '"');
		else
			sb_addc(&s->text, '&');
		amp = str_find(t, S(";"));
		t = str_slice(t, amp + 1, t.len);
	}
	sb_add(&s->text, t);
}

static void
scan_cell(struct scan *s)
{
	struct str t = sb_str(&s->text);

	s->text.len = 0;
	if (s->skip)
		return;
	while (t.len > 0 && t.p[t.len - 1] == '\n')
		t.len--;
	sb_add(s->out, s->first_cell ? S("[") : S(","));
	s->first_cell = false;
	quote(s->out, t);
}

static void
scan_para(struct scan *s)
{
	if (s->cell) {
		sb_addc(&s->text, '\n');
		return;
	}
	if (s->text.len > 0) {
		if (s->any)
			sb_addc(s->out, ',');
		s->any = true;
		quote(s->out, sb_str(&s->text));
	}
	s->text.len = 0;
}

static void
scan_start(struct scan *s, struct str tag)
{
	if (str_starts(tag, S("w:tbl>"))) {
		sb_add(s->out, s->any ? S(",[") : S("["));
		s->any = true;
		s->row = false;
	} else if (str_starts(tag, S("w:tr")) && !str_starts(tag, S("w:trPr"))) {
		s->first_cell = true;
	} else if (str_starts(tag, S("w:tc>"))) {
		s->cell = true;
		s->skip = false;
		s->text.len = 0;
	} else if (str_starts(tag, S("w:vMerge/"))) {
		s->skip = true;
	} else if (str_starts(tag, S("w:tab/"))) {
		sb_addc(&s->text, '\t');
	} else if (str_starts(tag, S("w:br/"))) {
		sb_addc(&s->text, '\n');
	} else if (str_starts(tag, S("w:sym "))) {
		sb_add(&s->text, str_has(str_slice(tag, 0, 60), S("F0FE"))
			? S("\u2611") : S("\u2610"));
	} else if (str_starts(tag, S("w:p/"))) {
		scan_para(s);
	}
}

static void
scan_end(struct scan *s, struct str tag)
{
	if (str_starts(tag, S("w:p>"))) {
		scan_para(s);
	} else if (str_starts(tag, S("w:tc>"))) {
		scan_cell(s);
		s->cell = false;
	} else if (str_starts(tag, S("w:tr>"))) {
		if (!s->first_cell) {
			sb_addc(s->out, ']');
			sb_addc(s->out, ',');
		}
		s->row = true;
	} else if (str_starts(tag, S("w:tbl>"))) {
		if (s->row)
			s->out->len--; /* the comma */
		sb_addc(s->out, ']');
	}
}

static const char *
by_scan(struct arena *a, struct str bytes, struct sb *out)
{
	struct scan s = { .out = out, .text = { .a = a } };
	struct str xml;
	const char *why = main_part(a, bytes, &xml), *p, *end, *lt;

	if (why != NULL)
		return why;
	end = xml.p + xml.len;
	for (p = xml.p; (lt = memchr(p, '<', (size_t)(end - p))) != NULL;) {
		struct str tag = { lt + 1, end - lt - 1 };
		const char *gt = memchr(lt, '>', (size_t)(end - lt));

		if (gt == NULL)
			break;
		p = gt + 1;
		if (tag.p[0] == '/') {
			scan_end(&s, str_slice(tag, 1, tag.len));
		} else if (str_starts(tag, S("w:t>")) ||
		    str_starts(tag, S("w:t "))) {
			lt = memchr(p, '<', (size_t)(end - p));
			if (lt == NULL || gt[-1] == '/')
				continue;
			scan_text(&s, (struct str) { p, lt - p });
			p = lt;
		} else {
			scan_start(&s, tag);
		}
	}
	return NULL;
}

static const char *
one(char how, struct arena *a, const char *name, struct sb *out)
{
	struct str bytes = read_file(a, name), xml;
	const char *why;

	switch (how) {
	case 'i':
		why = main_part(a, bytes, &xml);
		if (why == NULL)
			sb_addf(out, "%td", xml.len);
		return why;
	case 's':
		return by_scan(a, bytes, out);
	default:
		return by_reader(a, bytes, str_ends(str_c(name), S(".xlsx")),
		    out);
	}
}

int
main(int argc, char *argv[])
{
	struct arena a = { 0 };
	int i, bad = 0;
	char how;

	if (argc < 3)
		errx(EX_USAGE, "usage: docs read|sax|scan|inflate FILE...");
	if (str_eq(str_c(argv[1]), S("sax")))
		xml_set_engine(xml_libxml2);
	how = str_eq(str_c(argv[1]), S("sax")) ? 'r' : argv[1][0];
	for (i = 2; i < argc; i++) {
		struct sb out = { .a = &a };
		const char *why;

		arena_reset(&a);
		sb_addc(&out, '[');
		if ((why = one(how, &a, argv[i], &out)) != NULL) {
			warnx("%s: %s", argv[i], why);
			bad++;
		}
		sb_add(&out, S("]\n"));
		fwrite(out.p, 1, (size_t)out.len, stdout);
	}
	arena_release(&a);
	if (fflush(stdout) != 0)
		err(EX_IOERR, "stdout");
	return bad ? EX_DATAERR : 0;
}
