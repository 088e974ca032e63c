/* SPDX-License-Identifier: ISC */
#include "out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fold.h"
#include "io.h"
#include "json.h"
#include "limit.h"
#include "spool.h"

void
out_fail(struct out *o, struct str path, const char *why)
{
	if (o->why.len == 0)
		o->why = str_printf(o->a, "%.*s: %s", STR_ARG(path), why);
}

static FILE *
nameless(struct out *o)
{
	int fd = io_nameless();
	FILE *fp = fd < 0 ? NULL : fdopen(fd, "w+");

	if (fp == NULL)
		out_fail(o, S("run.json"), strerror(errno));
	return fp;
}

/* Each file a line; a letter stands for the next line of another list. */
static void
list(struct out *o, struct arena *a, struct str path, struct str sha,
    int64_t size)
{
	struct sb b = { .a = a };
	json *f;

	/* A dot: for the next stage only. */
	if (str_starts(path, S(".")) ||
	    (o->list == NULL && (o->list = nameless(o)) == NULL))
		return;
	f = js_obj();
	js_set_str(f, "path", path);
	js_set_int(f, "size", size);
	js_set_str(f, "sha256", sha);
	json_write(&b, f);
	js_free(f);
	fprintf(o->list, "%.*s\n", (int)b.len, b.p);
}

int
out_other(struct out *o)
{
	o->others[o->nothers] = nameless(o);
	return o->nothers++;
}

void
out_keep(struct out *o, int other)
{
	o->list = o->others[other];
}

bool
out_kept(struct out *o)
{
	int i;

	for (i = 0; i < o->nothers && o->why.len == 0; i++)
		if (fflush(o->others[i]) != 0)
			out_fail(o, S("run.json"), strerror(errno));
	return o->why.len == 0;
}

void
out_later(struct out *o, int other)
{
	if (o->list == NULL && (o->list = nameless(o)) == NULL)
		return;
	fprintf(o->list, "%c\n", 'A' + other);
}

static const char *
write_file(const char *path, struct str bytes, bool over)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC |
		(over ? O_TRUNC : O_EXCL), 0600);
	const char *why = NULL;

	if (fd < 0)
		return strerror(errno);
	if (fchmod(fd, 0600) != 0 || io_write_all(fd, bytes) != 0)
		why = strerror(errno);
	if (close(fd) != 0 && why == NULL)
		why = strerror(errno);
	return why;
}

static char *
whole_path(struct arena *a, struct out *o, struct str path)
{
	return str_cstr(a, str_printf(a, "%s/%.*s", o->root, STR_ARG(path)));
}

void
out_put(struct out *o, struct str path, struct str bytes)
{
	struct arena a = { 0 };
	char *whole = whole_path(&a, o, path);
	char *slash = strrchr(whole, '/');
	const char *why = NULL;

	if (o->why.len == 0) {
		*slash = '\0';
		if (io_mkdirs(whole) != 0)
			why = strerror(errno);
		*slash = '/';
		if (why == NULL)
			why = write_file(whole, bytes, o->over);
		if (why != NULL)
			out_fail(o, path, why);
		else
			list(o, &a, path, sha256_hex(&a, bytes), bytes.len);
	}
	arena_release(&a);
}

void
out_list(struct out *o, struct str path)
{
	struct arena a = { 0 };
	int fd = open(whole_path(&a, o, path), O_RDONLY | O_CLOEXEC);
	struct str sha = S("");
	const char *why = fd < 0 ? strerror(errno) : sha256_fd(&a, fd, &sha);

	if (why != NULL)
		out_fail(o, path, why);
	else
		list(o, &a, path, sha, lseek(fd, 0, SEEK_END));
	if (fd >= 0)
		close(fd);
	arena_release(&a);
}

FILE *
out_open(struct out *o, struct str path)
{
	struct arena a = { 0 };
	char *whole = whole_path(&a, o, path), *slash = strrchr(whole, '/');
	FILE *fp = NULL;
	int fd = -1;

	*slash = '\0';
	if (io_mkdirs(whole) == 0) {
		*slash = '/';
		fd = open(whole, O_WRONLY | O_CREAT | O_CLOEXEC |
			(o->over ? O_TRUNC : O_EXCL), 0600);
	}
	if (fd < 0 || fchmod(fd, 0600) != 0 || (fp = fdopen(fd, "w")) == NULL) {
		out_fail(o, path, strerror(errno));
		if (fd >= 0)
			close(fd);
	}
	arena_release(&a);
	return fp;
}

void
out_copy(struct out *o, struct str path, int fd)
{
	FILE *fp = o->why.len == 0 ? out_open(o, path) : NULL;
	char buf[1 << 16];
	ssize_t n = 0;
	bool bad;

	while (fp != NULL && (n = read(fd, buf, sizeof buf)) > 0)
		fwrite(buf, 1, (size_t)n, fp);
	close(fd);
	if (fp == NULL)
		return;
	bad = n < 0 || ferror(fp) != 0;
	if (fclose(fp) != 0 || bad)
		out_fail(o, path, strerror(errno));
	else
		out_list(o, path);
}

void
out_piece(struct out_pieces *p, struct str bytes)
{
	if (p->fp == NULL && p->out->why.len == 0)
		p->fp = out_open(p->out, p->path);
	if (p->fp != NULL)
		fwrite(bytes.p, 1, (size_t)bytes.len, p->fp);
}

void
out_last(struct out_pieces *p, struct str bytes)
{
	bool bad;

	if (p->fp == NULL) {
		out_put(p->out, p->path, bytes);
		return;
	}
	out_piece(p, bytes);
	bad = ferror(p->fp) != 0;
	if (fclose(p->fp) != 0 || bad)
		out_fail(p->out, p->path, strerror(errno));
	else
		out_list(p->out, p->path);
}

int64_t
out_size(struct out *o, struct str path)
{
	struct arena a = { 0 };
	struct stat sb;
	int64_t n = stat(whole_path(&a, o, path), &sb) == 0 ? sb.st_size : -1;

	arena_release(&a);
	return n;
}

/* The next line of a list, or of the one that it refers to. */
static bool
next_line(struct out *o, FILE *fp, char **line, size_t *cap, ssize_t *n)
{
	*n = getline(line, cap, fp);
	if (*n > 0 && **line != '{')
		*n = getline(line, cap, o->others[**line - 'A']);
	return *n > 0;
}

void
out_listing(struct out *o, FILE *to)
{
	char *line = NULL;
	size_t cap = 0, files = 0;
	ssize_t n;
	bool bad = false;
	int i;

	if (o->list == NULL)
		return;
	for (i = 0; i < o->nothers; i++)
		rewind(o->others[i]);
	rewind(o->list);
	while (next_line(o, o->list, &line, &cap, &n))
		fprintf(to, "%s%.*s", files++ > 0 ? "," : "", (int)n - 1, line);
	for (i = 0; i < o->nothers; i++) {
		bad |= getc(o->others[i]) != EOF || ferror(o->others[i]);
		fclose(o->others[i]);
	}
	if (bad || ferror(o->list) || !feof(o->list))
		out_fail(o, S("run.json"), "its list of files is lost");
	fclose(o->list);
	o->list = NULL;
	free(line);
}

static bool
is_bad(uint32_t c)
{
	return c < 0x20 || c == 0x7F || c == 0xFFFD || fold_is_invisible(c) ||
	    (c < 0x80 && strchr("\\/:*?\"<>|", (int)c) != NULL);
}

struct str
out_name(struct arena *a, struct str s, ptrdiff_t max)
{
	struct sb b = { .a = a };
	ptrdiff_t n = 0;
	uint32_t c;

	s = str_trim(s);
	while (s.len > 0 && n++ < max) {
		c = utf8_next(&s);
		if (is_bad(c) || (c == '.' && b.len == 0))
			c = '_';
		sb_rune(&b, c);
	}
	/* Windows drops blanks and dots at the end without a word. */
	while (b.len > 0 && (b.p[b.len - 1] == '.' || b.p[b.len - 1] == ' '))
		b.len--;
	return b.len > 0 ? sb_str(&b) : S("_");
}
