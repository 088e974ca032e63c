/* SPDX-License-Identifier: ISC */
#include "io.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int
io_by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

void
io_hold_std(void)
{
	int fd;

	/* No O_CLOEXEC: held for programs that we start, too. */
	do
		fd = open("/dev/null", fcntl(0, F_GETFD) < 0 ? O_WRONLY
							     : O_RDONLY);
	while (fd >= 0 && fd <= 2);
	if (fd >= 0)
		close(fd);
}

int
io_write_all(int fd, struct str s)
{
	ssize_t n;

	while (s.len > 0) {
		n = write(fd, s.p, (size_t)s.len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		s = str_slice(s, n, s.len);
	}
	return 0;
}

const char *
io_read_all(int fd, struct arena *a, size_t max, struct str *out)
{
	struct stat sb;
	size_t cap = 4096, len = 0;
	char *p;
	ssize_t n;

	if (fstat(fd, &sb) == 0 && S_ISREG(sb.st_mode) && sb.st_size > 0) {
		if ((size_t)sb.st_size > max)
			return "too large";
		cap = (size_t)sb.st_size + 1;
	}
	p = arena_alloc(a, cap);
	for (;;) {
		n = read(fd, p + len, cap - len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return strerror(errno);
		if (n == 0)
			break;
		len += (size_t)n;
		if (len > max)
			return "too large";
		if (len == cap) {
			p = arena_grow(a, p, cap, cap * 2);
			cap *= 2;
		}
	}
	*out = (struct str) { p, (ptrdiff_t)len };
	return NULL;
}

const char *
io_read_file(const char *path, struct arena *a, size_t max, struct str *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	const char *why;

	if (fd < 0)
		return strerror(errno);
	why = io_read_all(fd, a, max, out);
	close(fd);
	return why;
}

int
io_mkdirs(const char *path)
{
	struct arena a = { 0 };
	char *p = str_cstr(&a, str_c(path)), *slash;
	int rc = 0;

	for (slash = p + 1; rc == 0 && (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		if (mkdir(p, 0700) != 0 && errno != EEXIST)
			rc = -1;
		*slash = '/';
	}
	if (rc == 0 && mkdir(p, 0700) != 0 && errno != EEXIST)
		rc = -1;
	arena_release(&a);
	return rc;
}

const char *
io_put_file(const char *path, struct str bytes)
{
	struct arena a = { 0 };
	char *tmp = str_cstr(&a, str_printf(&a, "%s.new", path));
	int fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	const char *why = NULL;

	if (fd < 0) {
		why = strerror(errno);
		arena_release(&a);
		return why;
	}
	if (fchmod(fd, 0600) != 0 || io_write_all(fd, bytes) != 0 ||
	    fsync(fd) != 0)
		why = strerror(errno);
	if (close(fd) != 0 && why == NULL)
		why = strerror(errno);
	if (why == NULL && rename(tmp, path) != 0)
		why = strerror(errno);
	if (why != NULL)
		unlink(tmp);
	arena_release(&a);
	return why;
}

int
io_sync_dir(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc;

	if (fd < 0)
		return -1;
	rc = fsync(fd);
	if (close(fd) != 0)
		rc = -1;
	return rc;
}

static int
remove_one(const char *path, const struct stat *sb, int flag, struct FTW *f)
{
	return remove(path) == 0 || errno == ENOENT ? 0 : -1;
}

int
io_remove_tree(const char *path)
{
	if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0)
		return 0;
	return errno == ENOENT ? 0 : -1;
}

int
io_nameless(void)
{
	const char *dir = getenv("TMPDIR");
	char path[4096];
	int fd;

	snprintf(path, sizeof path, "%s/shenbao.XXXXXX",
	    dir != NULL && *dir != '\0' ? dir : "/tmp");
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0 && unlink(path) != 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}
