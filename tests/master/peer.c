/* SPDX-License-Identifier: ISC */
/*
 * Preloaded into master: libarchive sees the disc otherwise than it is, as
 * PEER says: one file is shorter, lost, of another name, or there twice; or it
 * can't read on.  PEER_OF: only what lies in a tree read with this option.
 */
#define _GNU_SOURCE
#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

static int off, files; /* so far, of this tree */

static int
is(const char *what)
{
	const char *s = getenv("PEER");

	return !off && s != NULL && strcmp(s, what) == 0;
}

int
archive_read_set_options(struct archive *a, const char *options)
{
	int (*real)(struct archive *, const char *) =
	    dlsym(RTLD_NEXT, "archive_read_set_options");
	const char *of = getenv("PEER_OF");

	off = of == NULL || strcmp(of, options) != 0;
	files = 0;
	return real(a, options);
}

int
archive_read_next_header(struct archive *a, struct archive_entry **e)
{
	int (*real)(struct archive *, struct archive_entry **) =
	    dlsym(RTLD_NEXT, "archive_read_next_header");
	int rc = real(a, e);

	while (rc == ARCHIVE_OK && archive_entry_filetype(*e) != AE_IFREG)
		rc = real(a, e);
	files += rc == ARCHIVE_OK;
	if (files == 5 && is("lost")) {
		files++;
		return real(a, e);
	}
	if (files == 5 && is("broken"))
		return ARCHIVE_FATAL;
	return rc;
}

la_int64_t
archive_entry_size(struct archive_entry *e)
{
	la_int64_t (*real)(struct archive_entry *) =
	    dlsym(RTLD_NEXT, "archive_entry_size");

	return real(e) - (files == 5 && is("shorter"));
}

const char *
archive_entry_pathname(struct archive_entry *e)
{
	const char *(*real)(struct archive_entry *) =
	    dlsym(RTLD_NEXT, "archive_entry_pathname");
	static char name[4096];
	const char *s = real(e);

	if (s == NULL || files != 5 || !is("renamed"))
		return s;
	strncpy(name, s, sizeof name - 1);
	name[strlen(name) - 1] ^= 1;
	return name;
}
