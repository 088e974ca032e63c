/* SPDX-License-Identifier: ISC */
#include "face.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <hb-subset.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sysexits.h>
#include <unistd.h>

#include "io.h"
#include "log.h"

#define FACES_MAX 4
#define RUNES_MAX 0x40000 /* ideographs end with plane 3 */

struct face {
	struct str file;
	int index; /* in the file; above 65535 a variable face's instance */
	int fd; /* of the copy, in memory: it ends with us; -1 without one */
	char family[24]; /* of the copy, once this process has listed it */
};

static struct face faces[FACES_MAX];
static int nfaces;
static struct arena mem; /* as long as the process, like the faces */
static bool learnt[RUNES_MAX];

static FcPattern *
match(const char *description)
{
	PangoFontDescription *d =
	    pango_font_description_from_string(description);
	struct str all = str_c(pango_font_description_get_family(d));
	FcPattern *p = FcPatternCreate(), *found;
	FcResult result;

	while (all.p != NULL)
		FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)str_cstr(
		    &mem, str_trim(str_cut(&all, S(",")))));
	FcPatternAddDouble(p, FC_WEIGHT, FcWeightFromOpenTypeDouble(
	    pango_font_description_get_weight(d)));
	pango_font_description_free(d);
	FcConfigSubstitute(NULL, p, FcMatchPattern);
	FcDefaultSubstitute(p);
	found = FcFontMatch(NULL, p, &result);
	FcPatternDestroy(p);
	return found;
}

/* The face that a description chooses; NULL: none, or too many. */
static struct face *
find(const char *description)
{
	FcPattern *p = match(description);
	struct face f = { .fd = -1 };
	FcChar8 *file;
	int i;

	if (p == NULL)
		return NULL;
	if (FcPatternGetString(p, FC_FILE, 0, &file) == FcResultMatch &&
	    FcPatternGetInteger(p, FC_INDEX, 0, &f.index) == FcResultMatch)
		f.file = str_dup(&mem, str_c((const char *)file));
	FcPatternDestroy(p);
	for (i = 0; i < nfaces; i++)
		if (faces[i].index == f.index && str_eq(faces[i].file, f.file))
			return &faces[i];
	if (f.file.len == 0 || nfaces == FACES_MAX)
		return NULL;
	faces[nfaces] = f;
	return &faces[nfaces++];
}

void
face_learn(struct str text)
{
	uint32_t c;

	while (text.len > 0)
		if ((c = utf8_next(&text)) < RUNES_MAX)
			learnt[c] = true;
}

#define RUNE_BYTES 4 /* RFC 3629: the longest */

const char *
face_learn_file(const char *path)
{
	FILE *fp = fopen(path, "re");
	char buf[1 << 16];
	const char *why;
	struct str s = { buf, 0 };
	size_t n;

	if (fp == NULL)
		return strerror(errno);
	/* What may be cut in two waits for the next block. */
	while ((n = fread(buf + s.len, 1, sizeof buf - s.len, fp)) > 0) {
		s = (struct str) { buf, s.len + (ptrdiff_t)n };
		while (s.len >= RUNE_BYTES) {
			uint32_t c = utf8_next(&s);

			if (c < RUNES_MAX)
				learnt[c] = true;
		}
		memmove(buf, s.p, (size_t)s.len);
	}
	face_learn((struct str) { buf, s.len });
	why = ferror(fp) ? strerror(errno) : NULL;
	fclose(fp);
	return why;
}

/* What was learnt, and what a line is made of. */
static void
add_characters(hb_set_t *set)
{
	hb_codepoint_t c;

	for (c = 0; c < RUNES_MAX; c++)
		if (learnt[c])
			hb_set_add(set, c);
	hb_set_add_range(set, 0x20, 0x7E);
	hb_set_add_range(set, 0xA0, 0xFF);
	hb_set_add_range(set, 0x2010, 0x203B); /* dashes, quotes, marks */
}

static hb_face_t *
cut(const struct face *f)
{
	hb_blob_t *file = hb_blob_create_from_file(str_cstr(&mem, f->file));
	hb_face_t *whole = hb_face_create(file, (unsigned)f->index), *copy;
	hb_subset_input_t *in = hb_subset_input_create_or_fail();

	hb_blob_destroy(file);
	copy = NULL;
	/* Of a variable face, the copy would have to be one instance. */
	if (in != NULL && f->index <= 0xFFFF) {
		add_characters(hb_subset_input_unicode_set(in));
		/* cairo keeps the index of subroutines whole: have none. */
		hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_DESUBROUTINIZE);
		copy = hb_subset_or_fail(whole, in);
	}
	hb_subset_input_destroy(in);
	hb_face_destroy(whole);
	return copy;
}

/* Without it the whole face would do, and make other bytes of the same. */
static void
keep(struct face *f, hb_face_t *copy)
{
	hb_blob_t *blob = hb_face_reference_blob(copy);
	struct str s;
	unsigned n;

	s.p = hb_blob_get_data(blob, &n);
	s.len = (ptrdiff_t)n;
	f->fd = memfd_create("face", MFD_CLOEXEC);
	if (f->fd < 0 || io_write_all(f->fd, s) != 0)
		log_die(EX_OSERR, "%.*s: a copy in memory: %s",
		    STR_ARG(f->file), strerror(errno));
	hb_blob_destroy(blob);
}

/*
 * Pango warns where it goes on without a font or a character, which would be a
 * paper with holes: none is better.
 */
static GLogWriterOutput
no_holes(GLogLevelFlags level, const GLogField *fields, gsize n, gpointer data)
{
	const char *message = "Pango warns";
	gsize i;

	(void)data;
	if (!(level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)))
		return G_LOG_WRITER_HANDLED;
	for (i = 0; i < n; i++)
		if (strcmp(fields[i].key, "MESSAGE") == 0)
			message = fields[i].value;
	log_die(EX_OSERR, "fonts: %s: nothing is set without its font",
	    message);
}

void
face_cut(const char *description)
{
	int known = nfaces;
	struct face *f = find(description);
	static bool heard;
	hb_face_t *copy;

	if (!heard)
		g_log_set_writer_func(no_holes, NULL, NULL);
	heard = true;
	if (nfaces == known)
		return;
	if ((copy = cut(f)) != NULL)
		keep(f, copy);
	else
		log_warn("%.*s: it can't be cut down: PDFs take longer",
		    STR_ARG(f->file));
	hb_face_destroy(copy);
}

/* The copy under a name of its own, or the whole face would stand for it. */
static void
enlist(struct face *f)
{
	char path[40];
	FcFontSet *set;
	FcPattern *p;

	if (f->fd < 0 || f->family[0] != '\0')
		return;
	snprintf(path, sizeof path, "/proc/self/fd/%d", f->fd);
	/* What fails once must not decide over bytes; a face that isn't liked
	 * is refused twice. */
	if (!FcConfigAppFontAddFile(NULL, (const FcChar8 *)path) &&
	    !FcConfigAppFontAddFile(NULL, (const FcChar8 *)path))
		return;
	set = FcConfigGetFonts(NULL, FcSetApplication);
	p = set->fonts[set->nfont - 1];
	snprintf(f->family, sizeof f->family, "Shenbao %d", (int)(f - faces));
	FcPatternDel(p, FC_FAMILY);
	FcPatternDel(p, FC_FAMILYLANG);
	FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)f->family);
}

PangoFontDescription *
face_description(const char *description)
{
	PangoFontDescription *d =
	    pango_font_description_from_string(description);
	struct face *f = find(description);
	struct str all;
	int i;

	/* All of them: once text was set, Pango sees no further ones. */
	for (i = 0; i < nfaces; i++)
		enlist(&faces[i]);
	if (f == NULL || f->family[0] == '\0')
		return d;
	all = str_printf(&mem, "%s,%s", f->family,
	    pango_font_description_get_family(d));
	pango_font_description_set_family(d, str_cstr(&mem, all));
	return d;
}
