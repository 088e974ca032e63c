/* SPDX-License-Identifier: ISC */
/*
 * The image as another reader sees it: libarchive, once by Rock Ridge, once
 * by Joliet.  Our own proof could share a mistake with itself.
 */
#include "master.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include "coldsort.h"
#include "limit.h"

struct file {
	struct str path;
	int64_t size; /* -1: not said */
};

struct peer {
	struct volume *v;
	struct arena words, table; /* on disk */
	struct {
		struct file *v;
		size_t n, cap;
	} seen;
};

static int
by_path(const void *x, const void *y)
{
	return str_cmp(((const struct file *)x)->path,
	    ((const struct file *)y)->path);
}

static const char *
take_down(struct peer *p, struct archive *a)
{
	struct archive_entry *e;
	const char *name;
	struct file *f;
	int rc;

	while ((rc = archive_read_next_header(a, &e)) == ARCHIVE_OK) {
		if (archive_entry_filetype(e) != AE_IFREG)
			continue;
		name = archive_entry_pathname(e);
		if (name == NULL)
			return "a name that libarchive can't read";
		f = ARENA_PUSH(&p->table, &p->seen);
		f->path = str_dup(&p->words, str_c(name));
		/* Equal files share their data: libarchive calls them links. */
		f->size = archive_entry_hardlink(e) != NULL
		    ? -1 : archive_entry_size(e);
		ARENA_COOL(&p->table, p->seen.n);
		ARENA_COOL(&p->words, p->seen.n);
	}
	coldsort(p->seen.v, p->seen.n, sizeof *p->seen.v, by_path, &p->table,
	    &p->words);
	return rc == ARCHIVE_EOF ? NULL
				 : str_printf(p->v->a, "libarchive: %s",
				       archive_error_string(a)).p;
}

/* All that was to be written is there, and nothing else. */
static const char *
compare(struct peer *p)
{
	const struct entry *e = p->v->sorted.v;
	const struct file *f = p->seen.v;
	size_t i, n = p->v->sorted.n;

	for (i = 0; i < n; i++) {
		if (i >= p->seen.n || !str_eq(f[i].path, e[i].path) ||
		    (f[i].size >= 0 && f[i].size != e[i].size))
			return str_printf(p->v->a, "%.*s: libarchive does not "
			    "see it as it was written", STR_ARG(e[i].path)).p;
		volume_cool(p->v, i);
		ARENA_COOL(&p->table, i);
		ARENA_COOL(&p->words, i);
	}
	return p->seen.n == n
	    ? NULL : "libarchive sees files that nobody wrote";
}

static const char *
look(struct volume *v, const char *image, const char *options)
{
	struct peer p = { .v = v };
	struct archive *a = archive_read_new();
	const char *why = NULL;

	if (a == NULL)
		return "out of memory";
	arena_on_disk(&p.words);
	arena_on_disk(&p.table);
	archive_read_support_format_iso9660(a);
	if (archive_read_set_options(a, options) != ARCHIVE_OK ||
	    archive_read_open_filename(a, image, KIB(64)) != ARCHIVE_OK)
		why = str_printf(v->a, "libarchive: %s",
		    archive_error_string(a)).p;
	if (why == NULL)
		why = take_down(&p, a);
	archive_read_free(a);
	if (why == NULL)
		why = compare(&p);
	arena_release(&p.words);
	arena_release(&p.table);
	return why;
}

const char *
peer_check(struct volume *v, const char *image)
{
	const char *why;

	volume_sort(v);
	/* For names only; without it libarchive has none but ASCII ones. */
	setlocale(LC_CTYPE, "C.UTF-8");
	why = look(v, image, "iso9660:!joliet");
	return why ? why : look(v, image, "iso9660:!rockridge");
}
