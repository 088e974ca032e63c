/* SPDX-License-Identifier: ISC */
#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/evp.h>

#include "io.h"

struct spool_file {
	struct spool *spool;
	EVP_MD_CTX *md;
	int fd;
	int error; /* sticky errno */
	int64_t size;
	char name[40]; /* while it has no hash */
};

const char *
spool_open(struct spool *s, const char *path, bool create)
{
	if (create && io_mkdirs(path) != 0)
		return strerror(errno);
	s->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return s->dir < 0 ? strerror(errno) : NULL;
}

void
spool_close(struct spool *s)
{
	close(s->dir);
	s->dir = -1;
}

struct spool_file *
spool_begin(struct spool *s, const char **why)
{
	static unsigned serial;
	struct spool_file *f = calloc(1, sizeof *f);

	if (f == NULL) {
		*why = "out of memory";
		return NULL;
	}
	f->spool = s;
	snprintf(f->name, sizeof f->name, ".new-%ld-%u", (long)getpid(),
	    serial++);
	f->fd = openat(s->dir, f->name,
	    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	f->md = EVP_MD_CTX_new();
	if (f->fd < 0 || f->md == NULL ||
	    EVP_DigestInit_ex(f->md, EVP_sha256(), NULL) != 1) {
		*why = f->fd < 0 ? strerror(errno) : "out of memory";
		spool_abort(f);
		return NULL;
	}
	return f;
}

void
spool_write(struct spool_file *f, struct str s)
{
	if (f->error != 0 || s.len == 0)
		return;
	if (EVP_DigestUpdate(f->md, s.p, (size_t)s.len) != 1)
		f->error = ENOMEM;
	else if (io_write_all(f->fd, s) != 0)
		f->error = errno;
	f->size += s.len;
}

void
spool_abort(struct spool_file *f)
{
	if (f == NULL)
		return;
	if (f->fd >= 0)
		close(f->fd);
	unlinkat(f->spool->dir, f->name, 0);
	EVP_MD_CTX_free(f->md);
	free(f);
}

/* "ab/abcd..." of a hash; false when it isn't one. */
static bool
hash_path(struct str sha, char path[SHA256_HEX + 4])
{
	ptrdiff_t i;

	if (sha.len != SHA256_HEX)
		return false;
	for (i = 0; i < sha.len; i++)
		if (!(sha.p[i] >= '0' && sha.p[i] <= '9') &&
		    !(sha.p[i] >= 'a' && sha.p[i] <= 'f'))
			return false;
	snprintf(path, SHA256_HEX + 4, "%.2s/%.*s", sha.p, SHA256_HEX, sha.p);
	return true;
}

/* A file of the same name and size is the same file. */
static int
put_in_place(struct spool_file *f, const char *path)
{
	char folder[3] = { path[0], path[1], '\0' };
	struct stat sb;

	if (mkdirat(f->spool->dir, folder, 0700) != 0 && errno != EEXIST)
		return -1;
	if (fstatat(f->spool->dir, path, &sb, 0) == 0 &&
	    sb.st_size == f->size)
		return unlinkat(f->spool->dir, f->name, 0);
	return renameat(f->spool->dir, f->name, f->spool->dir, path);
}

const char *
spool_commit(struct spool_file *f, char *sha, int64_t *size)
{
	unsigned char md[EVP_MAX_MD_SIZE];
	struct arena a = { 0 };
	char path[SHA256_HEX + 4];
	unsigned n = 0;
	const char *why = NULL;
	struct str h;

	if (f->error == 0 && fchmod(f->fd, 0600) != 0)
		f->error = errno;
	if (f->error == 0 && EVP_DigestFinal_ex(f->md, md, &n) != 1)
		f->error = ENOMEM;
	if (f->error != 0) {
		why = strerror(f->error);
		spool_abort(f);
		return why;
	}
	h = hex(&a, md, n);
	hash_path(h, path);
	if (put_in_place(f, path) != 0) {
		why = strerror(errno);
		spool_abort(f);
		arena_release(&a);
		return why;
	}
	if (sha != NULL)
		memcpy(sha, h.p, (size_t)h.len + 1);
	if (size != NULL)
		*size = f->size;
	if (close(f->fd) != 0)
		why = strerror(errno);
	EVP_MD_CTX_free(f->md);
	free(f);
	arena_release(&a);
	return why;
}

const char *
spool_store(struct spool *s, struct arena *a, struct str bytes, struct str *sha)
{
	char name[SHA256_HEX + 1];
	const char *why = NULL;
	struct spool_file *f = spool_begin(s, &why);

	if (f == NULL)
		return why;
	spool_write(f, bytes);
	why = spool_commit(f, name, NULL);
	if (why == NULL)
		*sha = str_dup(a, str_c(name));
	return why;
}

int
spool_fd(struct spool *s, struct str sha)
{
	char path[SHA256_HEX + 4];

	if (!hash_path(sha, path)) {
		errno = ENOENT;
		return -1;
	}
	return openat(s->dir, path, O_RDONLY | O_CLOEXEC);
}

const char *
spool_read(struct spool *s, struct arena *a, struct str sha, size_t max,
    struct str *out)
{
	int fd = spool_fd(s, sha);
	const char *why;

	if (fd < 0)
		return strerror(errno);
	why = io_read_all(fd, a, max, out);
	close(fd);
	return why;
}

const char *
spool_sync(struct spool *s)
{
	return syncfs(s->dir) == 0 ? NULL : strerror(errno);
}

struct str
sha256_hex(struct arena *a, struct str s)
{
	unsigned char md[EVP_MAX_MD_SIZE];
	unsigned n = 0;

	if (EVP_Digest(s.p, (size_t)s.len, md, &n, EVP_sha256(), NULL) != 1)
		abort();
	return hex(a, md, n);
}

const char *
sha256_fd(struct arena *a, int fd, struct str *out)
{
	unsigned char md[EVP_MAX_MD_SIZE];
	static char buf[256 << 10];
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	const char *why = NULL;
	unsigned len = 0;
	ssize_t n;

	if (ctx == NULL || EVP_DigestInit_ex(ctx, EVP_sha256(), NULL) != 1)
		abort();
	while ((n = read(fd, buf, sizeof buf)) != 0 && why == NULL) {
		if (n < 0 && errno != EINTR)
			why = strerror(errno);
		else if (n > 0 && EVP_DigestUpdate(ctx, buf, (size_t)n) != 1)
			abort();
	}
	if (EVP_DigestFinal_ex(ctx, md, &len) != 1)
		abort();
	EVP_MD_CTX_free(ctx);
	if (why == NULL)
		*out = hex(a, md, len);
	return why;
}
