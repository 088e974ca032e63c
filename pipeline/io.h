/* SPDX-License-Identifier: ISC */
/* Files: whole reads and writes, and artifacts that appear at once. */
#ifndef SHENBAO_IO_H
#define SHENBAO_IO_H

#include "str.h"

struct dirent;

/* For scandir(): the same order wherever we are. */
int io_by_bytes(const struct dirent **, const struct dirent **);

/*
 * A standard descriptor that was closed on us is the next file's number, and
 * what we print would stand in that file.  It is held by what can't be used.
 */
void io_hold_std(void);

/* 0, or -1 with errno.  Loops over short writes and EINTR. */
int io_write_all(int fd, struct str);

/* What is left of fd, at most max bytes; NULL, or why not. */
const char *io_read_all(int fd, struct arena *, size_t max, struct str *out);

/* A whole file; NULL, or why not. */
const char *io_read_file(
    const char *path, struct arena *, size_t max, struct str *out);

/* mkdir -p with mode 0700; 0, or -1 with errno. */
int io_mkdirs(const char *path);

/*
 * Writes a file that appears whole, mode 0600: temporary name, fsync,
 * rename.  NULL, or why not.
 */
const char *io_put_file(const char *path, struct str bytes);

/* fsync of a folder, so that names in it last; 0, or -1 with errno. */
int io_sync_dir(const char *path);

/*
 * A temporary file without a name, -1 with errno: whatever ends us, nothing is
 * left of it.  It may hold phones.
 */
int io_nameless(void);

/* rm -rf below path; 0, or -1 with errno.  Follows no link. */
int io_remove_tree(const char *path);

#endif
