/* SPDX-License-Identifier: ISC */
/*
 * Damaged documents, made from good ones and read at once, under sanitizers:
 *
 *	docmutate SEED COUNT FILE...
 *	docmutate -a FILE...		each as it is
 *
 * Each turn damages one part of a package (or the archive's own bytes),
 * packs it anew without compression, so that the damage reaches the readers,
 * and reads it.  The damaged part also goes through our tokenizer and through
 * libxml2: both must refuse it, or both find the same events.  What differs
 * is printed, and makes the exit code 1.  The same seed does the same again.
 */
#include <err.h>
#include <stdlib.h>
#include <sysexits.h>

#include "doc.h"
#include "limit.h"
#include "opc.h"
#include "tests/tools/read_file.h"
#include "tests/tools/xml_libxml2.h"
#include "tests/tools/zipmake.h"
#include "zipdir.h"

static uint64_t state;

/* xorshift64*: the same everywhere. */
static uint32_t
dice(uint32_t n)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return n == 0 ? 0 : (uint32_t)((state * 2685821657736338717u) >> 33) % n;
}

/* --- Damage --- */

static const char *const spices[] = { "<", ">", "&", "\"", "/>", "</w:p>",
	"<w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>",
	"<w:del>", "<w:ins>", "<w:vMerge/>", "<w:gridSpan w:val='9999999'/>",
	"<w:gridSpan w:val='-1'/>", "<w:txbxContent>", "<w:sdt>",
	"<w:sdtContent>", "<w:fldChar w:fldCharType='begin'/>",
	"<w:fldChar w:fldCharType='end'/>", "<w:instrText>EQ \\o(",
	"<w:instrText>SYMBOL 999999999 \\f", "<w:sym w:font='Wingdings'",
	"<mc:Fallback>", "<w:vanish/>", "<![CDATA[", "<!--", "-->", "<?x?>",
	"&#x10FFFF;", "&#0;", "\xff", "\xe4\xb8", "xmlns:w='urn:x'", "w:val=''",
	"<c r='XFD1048576'><v>1</v></c>", "<c r='A0'>", "<mergeCell ref='A1:"
	"XFD1048576'/>", "<v>1e999</v>", "<v>-9999999999999999999</v>",
	"<row r='99999999999'>", "s='99999'", "t='s'", "<is>", "<rPh>",
	"_x0000_", "_xD800_", "1e400", "\xef\xbb\xbf", "<!DOCTYPE a>" };

static struct str
damaged(struct arena *a, struct str s)
{
	struct sb b = { .a = a };
	ptrdiff_t at = dice((uint32_t)s.len + 1), from, n;
	const char *spice;
	char *p;

	switch (dice(5)) {
	case 0: /* a byte */
		p = str_cstr(a, s);
		if (s.len > 0 && at < s.len)
			p[at] = (char)dice(256);
		return (struct str) { p, s.len };
	case 1: /* a piece less */
		n = dice(200);
		sb_add(&b, str_slice(s, 0, at));
		sb_add(&b, str_slice(s, at + n, s.len));
		break;
	case 2: /* a piece twice, or somewhere else */
		from = dice((uint32_t)s.len + 1);
		n = dice(2000);
		sb_add(&b, str_slice(s, 0, at));
		sb_add(&b, str_slice(s, from, from + n));
		sb_add(&b, str_slice(s, at, s.len));
		break;
	case 3: /* something that means something, at a tag */
		while (at < s.len && s.p[at] != '<')
			at++;
		/* fallthrough */
	default:
		spice = spices[dice(sizeof spices / sizeof *spices)];
		sb_add(&b, str_slice(s, 0, at));
		sb_add(&b, str_c(spice));
		sb_add(&b, str_slice(s, at, s.len));
	}
	return sb_str(&b);
}

/* --- Both engines --- */

static bool
start(void *ctx, const struct xml_element *e)
{
	struct sb *b = ctx;
	size_t i;

	sb_addf(b, "<%d:%.*s", e->ns, STR_ARG(e->local));
	for (i = 0; i < e->n; i++)
		sb_addf(b, " %d:%.*s=%.*s", e->attrs[i].ns,
		    STR_ARG(e->attrs[i].local), STR_ARG(e->attrs[i].value));
	return true;
}

static bool
end(void *ctx, enum xml_ns ns, struct str local)
{
	sb_addf(ctx, "</%d:%.*s", ns, STR_ARG(local));
	return true;
}

static bool
text(void *ctx, struct str s)
{
	sb_add(ctx, s);
	return true;
}

/* For whoever looks into a difference: SHENBAO_SAVE names a file. */
static void
save(struct str s)
{
	const char *name = getenv("SHENBAO_SAVE");
	FILE *f = name != NULL ? fopen(name, "wb") : NULL;

	if (f == NULL)
		return;
	fwrite(s.p, 1, (size_t)s.len, f);
	fclose(f);
}

static bool
engines_agree(struct arena *a, struct str s)
{
	static const struct xml_sax sax = { start, end, text };
	struct sb ours = { .a = a }, theirs = { .a = a };
	const char *why, *why2;

	why = xml_parse(a, s, &sax, &ours);
	xml_set_engine(xml_libxml2);
	why2 = xml_parse(a, s, &sax, &theirs);
	xml_set_engine(NULL);
	if ((why == NULL) != (why2 == NULL)) {
		printf("# we say %s, libxml2 %s\n", why ? why : "good",
		    why2 ? why2 : "good");
		save(s);
		return false;
	}
	if (why != NULL || str_eq(sb_str(&ours), sb_str(&theirs)))
		return true;
	printf("# other events\n");
	save(s);
	return false;
}

/* --- Reading --- */

static void
use(struct arena *a, struct doc *d)
{
	struct doc_table *t;
	size_t i, k;

	doc_all_text(a, d, 100000);
	for (i = 0; i < d->blocks.n; i++) {
		t = d->blocks.v[i].table;
		doc_place(a, &d->blocks.v[i], NULL, NULL);
		for (k = 0; t != NULL && k < t->cells.n; k++) {
			struct doc_cell *c = &t->cells.v[k];

			if (c->row < 0 || c->col < 0 || c->rows < 1 ||
			    c->cols < 1 || c->row + c->rows > t->rows ||
			    c->col + c->cols > t->cols)
				errx(1, "a cell outside of its table: %d,%d "
				    "%dx%d in %dx%d", c->row, c->col, c->rows,
				    c->cols, t->rows, t->cols);
			if (!utf8_valid(c->text))
				errx(1, "a cell's text is no UTF-8");
			if (k < 50)
				doc_place(a, NULL, t, c);
			if (k < 50 && doc_at(a, t, c->row, c->col) == NULL)
				errx(1, "a cell that isn't on the grid");
		}
	}
}

static void
read_package(struct arena *a, struct str bytes)
{
	struct doc d;

	if (docx_read(a, bytes, &d) == NULL)
		use(a, &d);
	if (xlsx_read(a, bytes, &d) == NULL)
		use(a, &d);
}

static bool
turn(struct arena *a, struct str file)
{
	struct zipmake *z = NEW(a, struct zipmake);
	struct zipdir dir;
	struct str part;
	size_t i, victim;
	bool good = true;

	if (dice(8) == 0) {
		read_package(a, damaged(a, file));
		return true;
	}
	z->b.a = a;
	if (zipdir_open(a, file, &dir) != NULL || dir.n > 512)
		return true;
	/* The largest parts are hit most often: that is the documents. */
	for (victim = dice((uint32_t)dir.n), i = 0; i < 4; i++) {
		size_t other = dice((uint32_t)dir.n);

		if (dir.v[other].size > dir.v[victim].size &&
		    str_ends(dir.v[other].name, S("ml")))
			victim = other;
	}
	for (i = 0; i < dir.n; i++) {
		if (zipdir_read(a, &dir, i, ZIP_PART_MAX, &part) != NULL)
			continue;
		if (i == victim) {
			int n = 1 + (int)dice(3);

			while (n-- > 0)
				part = damaged(a, part);
			if (str_ends(dir.v[i].name, S("ml")) ||
			    str_ends(dir.v[i].name, S("rels")))
				good = engines_agree(a, part);
		}
		zipmake_add(z, str_cstr(a, dir.v[i].raw), part);
	}
	read_package(a, zipmake_end(z));
	return good;
}

/* As it is, every part of it that is XML. */
static bool
whole(struct arena *a, struct str file)
{
	struct zipdir dir;
	struct str part;
	bool good = true;
	size_t i;

	read_package(a, file);
	if (zipdir_open(a, file, &dir) != NULL)
		return true;
	for (i = 0; i < dir.n; i++)
		if ((str_ends(dir.v[i].name, S("ml")) ||
			str_ends(dir.v[i].name, S("rels"))) &&
		    zipdir_read(a, &dir, i, ZIP_PART_MAX, &part) == NULL)
			good &= engines_agree(a, part);
	return good;
}

static int
all_whole(char *files[])
{
	struct arena a = { 0 };
	long n, differ = 0;

	for (n = 0; files[n] != NULL; n++) {
		arena_reset(&a);
		if (whole(&a, read_file(&a, files[n])))
			continue;
		printf("# %s\n", files[n]);
		differ++;
	}
	printf("%ld documents, %ld differences\n", n, differ);
	arena_release(&a);
	return differ != 0;
}

int
main(int argc, char *argv[])
{
	struct arena files = { 0 }, a = { 0 };
	struct str *f;
	long i, count, differ = 0;
	uint64_t seed;
	int k;

	text_charsets_warm();
	if (argc > 1 && strcmp(argv[1], "-a") == 0)
		return all_whole(argv + 2);
	if (argc < 4)
		errx(EX_USAGE, "usage: docmutate SEED COUNT FILE... | -a FILE...");
	seed = strtoull(argv[1], NULL, 10);
	count = strtol(argv[2], NULL, 10);
	f = arena_array(&files, (size_t)argc, sizeof *f);
	for (k = 3; k < argc; k++)
		f[k] = read_file(&files, argv[k]);
	for (i = 0; i < count; i++) {
		state = (seed + (uint64_t)i) * 0x9e3779b97f4a7c15u + 1;
		k = 3 + (int)dice((uint32_t)argc - 3);
		arena_reset(&a);
		if (!turn(&a, f[k])) {
			printf("# seed %llu, %s\n",
			    (unsigned long long)seed + (unsigned long long)i,
			    argv[k]);
			differ++;
		}
	}
	printf("%ld documents, %ld differences\n", count, differ);
	arena_release(&a);
	arena_release(&files);
	return differ != 0;
}
