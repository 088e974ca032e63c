/* SPDX-License-Identifier: ISC */
/*
 * The image as another reader sees it: libarchive, once by Rock Ridge, once
 * by Joliet.  Our own proof could share a mistake with itself.
 */
#include "master.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include "limits.h"

struct peer {
	struct volume *v;
	struct manifest seen; /* the size in place of the hash */
};

static const char *
take_down(struct peer *p, struct archive *a)
{
	struct archive_entry *e;
	const char *name;
	struct str size;
	int rc;

	while ((rc = archive_read_next_header(a, &e)) == ARCHIVE_OK) {
		if (archive_entry_filetype(e) != AE_IFREG)
			continue;
		name = archive_entry_pathname(e);
		if (name == NULL)
			return "a name that libarchive can't read";
		/* Equal files share their data: libarchive calls them links. */
		size = archive_entry_hardlink(e) != NULL ? S("") : str_printf(
		    p->v->a, "%lld", (long long)archive_entry_size(e));
		manifest_add(p->v->a, &p->seen,
		    str_dup(p->v->a, str_c(name)), size);
	}
	manifest_sort(&p->seen);
	return rc == ARCHIVE_EOF ? NULL
				 : str_printf(p->v->a, "libarchive: %s",
				       archive_error_string(a)).p;
}

/* All that was to be written is there, and nothing else. */
static const char *
compare(struct peer *p)
{
	const struct manifest_line *line;
	const struct entry *e;
	struct arena *a = p->v->a;
	size_t i;

	for (i = 0; i < p->v->entries.n; i++) {
		e = &p->v->entries.v[i];
		line = manifest_find(&p->seen, e->path);
		if (line == NULL || (line->sha256.len > 0 &&
			!str_eq(line->sha256, str_printf(a, "%lld",
			    (long long)e->size))))
			return str_printf(a, "%.*s: libarchive does not see it "
			    "as it was written", STR_ARG(e->path)).p;
	}
	return p->seen.n == p->v->entries.n
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
	archive_read_support_format_iso9660(a);
	if (archive_read_set_options(a, options) != ARCHIVE_OK ||
	    archive_read_open_filename(a, image, KIB(64)) != ARCHIVE_OK)
		why = str_printf(v->a, "libarchive: %s",
		    archive_error_string(a)).p;
	if (why == NULL)
		why = take_down(&p, a);
	archive_read_free(a);
	return why ? why : compare(&p);
}

const char *
peer_check(struct volume *v, const char *image)
{
	const char *why;

	/* For names only; without it libarchive has none but ASCII ones. */
	setlocale(LC_CTYPE, "C.UTF-8");
	why = look(v, image, "iso9660:!joliet");
	return why ? why : look(v, image, "iso9660:!rockridge");
}
