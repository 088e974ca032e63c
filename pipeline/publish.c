/* SPDX-License-Identifier: ISC */
#include "publish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io.h"

char *
publish_next(struct arena *a, const char *out)
{
	return str_cstr(a, str_printf(a, "%s/runs/.next", out));
}

char *
publish_begin(struct arena *a, const char *out, const char **why)
{
	char *next = publish_next(a, out);

	*why = NULL;
	if (io_remove_tree(next) != 0 || io_mkdirs(next) != 0) {
		*why = strerror(errno);
		return NULL;
	}
	return next;
}

static int
sync_all(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc;

	if (fd < 0)
		return -1;
	rc = syncfs(fd);
	close(fd);
	return rc;
}

/* current -> runs/ID, by a link of another name and one rename. */
static int
point(struct arena *a, const char *out, const char *id)
{
	char *link = str_cstr(a, str_printf(a, "%s/current", out));
	char *tmp = str_cstr(a, str_printf(a, "%s/.current.new", out));
	char *to = str_cstr(a, str_printf(a, "runs/%s", id));

	if (unlink(tmp) != 0 && errno != ENOENT)
		return -1;
	if (symlink(to, tmp) != 0 || rename(tmp, link) != 0)
		return -1;
	return io_sync_dir(out);
}

static int
name_run(struct arena *a, const char *out, const char *id)
{
	char *next = publish_next(a, out);
	char *run = str_cstr(a, str_printf(a, "%s/runs/%s", out, id));

	if (renameat2(AT_FDCWD, next, AT_FDCWD, run, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EEXIST ||
	    renameat2(AT_FDCWD, next, AT_FDCWD, run, RENAME_EXCHANGE) != 0)
		return -1;
	return io_remove_tree(next);
}

static char *
id_path(struct arena *a, const char *out)
{
	return str_cstr(a, str_printf(a, "%s/runs/.next/.id", out));
}

const char *
publish_set_id(const char *out, const char *id)
{
	struct arena a = { 0 };
	const char *why = io_put_file(id_path(&a, out), str_c(id));

	arena_release(&a);
	return why;
}

/* The id that the run was given; it is no part of what is published. */
static const char *
take_id(struct arena *a, const char *out, char id[PUBLISH_ID_MAX])
{
	char *path = id_path(a, out);
	struct str s;
	const char *why = io_read_file(path, a, PUBLISH_ID_MAX - 1, &s);

	if (why != NULL)
		return why;
	snprintf(id, PUBLISH_ID_MAX, "%.*s", STR_ARG(s));
	return unlink(path) == 0 ? NULL : strerror(errno);
}

const char *
publish_commit(const char *out, char id[PUBLISH_ID_MAX])
{
	struct arena a = { 0 };
	char *runs = str_cstr(&a, str_printf(&a, "%s/runs", out));
	const char *why = take_id(&a, out, id);

	if (why == NULL && (sync_all(runs) != 0 || name_run(&a, out, id) != 0 ||
	    io_sync_dir(runs) != 0 || point(&a, out, id) != 0))
		why = strerror(errno);
	arena_release(&a);
	return why;
}
