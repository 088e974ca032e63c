/* SPDX-License-Identifier: ISC */
#include "source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kind.h"
#include "limits.h"

const char *const source_words[SOURCE_KINDS] = { "maildir", "mbox", "eml",
	"folder", "archive", "disc" };

struct names {
	struct str *v;
	size_t n, cap;
};

static struct source *
add(struct sources *ss, enum source_kind kind, struct str id, const char *path)
{
	struct source *s = ARENA_PUSH(&ss->mem, ss);

	s->kind = kind;
	s->id = utf8_clean(&ss->mem, id);
	s->path = path;
	s->len = -1;
	return s;
}

static int
by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static bool
is_dir(const char *path)
{
	struct stat sb;

	return stat(path, &sb) == 0 && S_ISDIR(sb.st_mode);
}

static char *
joined(struct arena *a, const char *dir, struct str name)
{
	return str_cstr(a, str_printf(a, "%s/%.*s", dir, STR_ARG(name)));
}

/* The names in a folder, sorted; dot files only when asked for. */
static const char *
names_in(struct arena *a, const char *dir, bool dots, struct names *out)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	if (d == NULL)
		return strerror(errno);
	for (;;) {
		errno = 0;
		if ((e = readdir(d)) == NULL)
			break;
		if (strcmp(e->d_name, ".") == 0 ||
		    strcmp(e->d_name, "..") == 0 ||
		    (!dots && e->d_name[0] == '.'))
			continue;
		*ARENA_PUSH(a, out) = str_dup(a, str_c(e->d_name));
	}
	closedir(d);
	if (errno != 0)
		return strerror(errno);
	if (out->n > 0)
		qsort(out->v, out->n, sizeof *out->v, by_bytes);
	return NULL;
}

/* maildir(5): what stands before ":2," stays when flags change. */
static struct str
unique_name(struct str name)
{
	return str_cut(&name, S(":2,"));
}

static int
by_id(const void *x, const void *y)
{
	const struct source *a = x, *b = y;
	int c = str_cmp(a->id, b->id);

	return c ? c : strcmp(a->path, b->path);
}

static const char *
list_maildir(struct sources *ss, const char *dir)
{
	static const char *const subs[] = { "cur", "new" };
	size_t first = ss->n, i, k;
	const char *why, *sub;

	for (k = 0; k < 2; k++) {
		struct names names = { 0 };

		sub = joined(&ss->mem, dir, str_c(subs[k]));
		if (!is_dir(sub))
			continue;
		if ((why = names_in(&ss->mem, sub, false, &names)) != NULL)
			return why;
		for (i = 0; i < names.n; i++)
			add(ss, SOURCE_MAILDIR, unique_name(names.v[i]),
			    joined(&ss->mem, sub, names.v[i]));
	}
	if (ss->n > first)
		qsort(ss->v + first, ss->n - first, sizeof *ss->v, by_id);
	return NULL;
}

/* Files below dir/prefix by relative path.  Links are not followed. */
static const char *
walk(struct sources *ss, const char *dir, struct str prefix, int depth,
    struct source *out)
{
	struct names names = { 0 };
	struct stat sb;
	struct str rel;
	const char *why, *path;
	size_t i;

	path = prefix.len ? joined(&ss->mem, dir, prefix) : dir;
	if ((why = names_in(&ss->mem, path, true, &names)) != NULL)
		return why;
	for (i = 0; i < names.n; i++) {
		rel = str_printf(&ss->mem, "%.*s%s%.*s", STR_ARG(prefix),
		    prefix.len ? "/" : "", STR_ARG(names.v[i]));
		path = joined(&ss->mem, dir, rel);
		if (lstat(path, &sb) != 0)
			continue;
		if (S_ISDIR(sb.st_mode) && depth < FOLDER_NEST_MAX &&
		    (why = walk(ss, dir, rel, depth + 1, out)) != NULL)
			return why;
		if (S_ISREG(sb.st_mode) || S_ISLNK(sb.st_mode))
			*ARENA_PUSH(&ss->mem, &out->files) = rel;
	}
	return NULL;
}

static struct str
base_name(struct str path)
{
	ptrdiff_t i;

	while (path.len > 1 && path.p[path.len - 1] == '/')
		path.len--;
	for (i = path.len; i > 0 && path.p[i - 1] != '/'; i--)
		;
	return str_slice(path, i, path.len);
}

/* A folder in which everything is a saved mail is so many mails. */
static const char *
list_folder(struct sources *ss, const char *dir)
{
	struct source found = { .kind = SOURCE_FOLDER };
	const char *why = walk(ss, dir, S(""), 0, &found);
	size_t i;
	bool mails = found.files.n > 0;

	if (why != NULL)
		return why;
	for (i = 0; i < found.files.n; i++)
		mails = mails && !str_has(found.files.v[i], S("/")) &&
		    str_ends_nocase(found.files.v[i], S(".eml"));
	for (i = 0; mails && i < found.files.n; i++)
		add(ss, SOURCE_EML, found.files.v[i],
		    joined(&ss->mem, dir, found.files.v[i]));
	if (!mails)
		add(ss, SOURCE_FOLDER, base_name(str_c(dir)), dir)->files.v =
		    found.files.v;
	if (!mails)
		ss->v[ss->n - 1].files.n = found.files.n;
	return NULL;
}

static void
mbox_message(struct sources *ss, const char *path, int64_t from, int64_t to,
    int n)
{
	struct source *s = add(ss, SOURCE_MBOX,
	    str_printf(&ss->mem, "%.*s/%04d",
		STR_ARG(base_name(str_c(path))), n),
	    path);

	s->from = from;
	s->len = to - from;
}

/*
 * RFC 4155: a message begins with a line "From " at the start or behind an
 * empty line.  The block keeps the four bytes before it.
 */
static const char *
list_mbox(struct sources *ss, const char *path)
{
	char *buf = arena_alloc(&ss->mem, KIB(64) + 8);
	int fd = open(path, O_RDONLY | O_CLOEXEC), n = 0;
	int64_t at = 0, from = 0; /* at: of buf[0] in the file */
	size_t have = 0;
	ssize_t got;
	ptrdiff_t i, hit;

	if (fd < 0)
		return strerror(errno);
	while ((got = read(fd, buf + have, KIB(64) - have)) > 0) {
		struct str s = { buf, (ptrdiff_t)(have + (size_t)got) };

		for (i = 0; (hit = str_find(str_slice(s, i, s.len),
				 S("\nFrom "))) >= 0;
		    i += hit + 1) {
			ptrdiff_t p = i + hit - 1;

			if (p > 0 && s.p[p] == '\r')
				p--;
			if (p < 0 || s.p[p] != '\n' ||
			    at + i + hit + 1 <= from)
				continue;
			mbox_message(ss, path, from, at + i + hit + 1, ++n);
			from = at + i + hit + 1;
		}
		/* What may be the start of a hit stays for the next block. */
		have = s.len < 8 ? (size_t)s.len : 8;
		memmove(buf, buf + s.len - (ptrdiff_t)have, have);
		at += s.len - (ptrdiff_t)have;
	}
	mbox_message(ss, path, from, at + (int64_t)have, ++n);
	close(fd);
	return got < 0 ? strerror(errno) : NULL;
}

static enum source_kind
kind_of_file(struct arena *a, const char *path, const char **why)
{
	struct kind *k = NEW(a, struct kind);
	char *buf = arena_alloc(a, KIB(64));
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, buf, KIB(64));
	struct str word;

	if (n < 0) {
		*why = strerror(errno);
		n = 0;
	}
	if (fd >= 0)
		close(fd);
	kind_begin(k);
	kind_feed(k, (struct str) { buf, n });
	word = str_c(kind_end(k, str_c(path)));
	if (n >= 5 && memcmp(buf, "From ", 5) == 0)
		return SOURCE_MBOX;
	if (str_eq(word, S("iso")) || str_eq(word, S("udf")))
		return SOURCE_DISC;
	if (kind_is_archive(word, str_c(path)))
		return SOURCE_ARCHIVE;
	return str_eq(word, S("eml")) || str_eq(word, S("mht")) ||
		str_ends_nocase(str_c(path), S(".eml"))
	    ? SOURCE_EML
	    : SOURCE_FOLDER;
}

/* Whatever share they fall into, all shares must give them the same ids. */
void
sources_clash(struct sources *ss)
{
	GHashTable *ids = g_hash_table_new_full(
	    g_str_hash, g_str_equal, g_free, NULL);
	size_t i;

	for (i = 0; i < ss->n; i++)
		ss->v[i].taken = !g_hash_table_add(ids,
		    g_strndup(ss->v[i].id.p, (gsize)ss->v[i].id.len));
	g_hash_table_destroy(ids);
}

const char *
source_list(struct sources *ss, const char *input)
{
	struct arena a = { 0 };
	struct source *s;
	const char *why = NULL;
	enum source_kind kind;

	if (is_dir(input)) {
		if (is_dir(joined(&ss->mem, input, S("cur"))) ||
		    is_dir(joined(&ss->mem, input, S("new"))))
			return list_maildir(ss, input);
		return list_folder(ss, input);
	}
	kind = kind_of_file(&a, input, &why);
	arena_release(&a);
	if (why != NULL || kind == SOURCE_MBOX)
		return why ? why : list_mbox(ss, input);
	s = add(ss, kind, base_name(str_c(input)), input);
	if (kind == SOURCE_FOLDER) {
		struct str name = base_name(str_c(input));

		*ARENA_PUSH(&ss->mem, &s->files) = name;
		s->path = str_cstr(&ss->mem,
		    (struct str) { input, name.p - input });
		if (*s->path == '\0')
			s->path = ".";
	}
	return NULL;
}

static int
find_again(const struct source *s)
{
	static const char *const subs[] = { "cur", "new" };
	struct arena a = { 0 };
	struct str path = str_c(s->path), name = base_name(path), dir;
	struct names names;
	size_t k, i;
	int fd = -1;

	/* DIR/cur/NAME: the folder two levels up. */
	dir = str_slice(path, 0, path.len - name.len - 4);
	for (k = 0; k < 2 && fd < 0; k++) {
		const char *sub = str_cstr(
		    &a, str_printf(&a, "%.*s%s", STR_ARG(dir), subs[k]));

		names = (struct names) { 0 };
		if (names_in(&a, sub, false, &names) != NULL)
			continue;
		for (i = 0; i < names.n && fd < 0; i++)
			if (str_eq(unique_name(names.v[i]), unique_name(name)))
				fd = open(joined(&a, sub, names.v[i]),
				    O_RDONLY | O_CLOEXEC);
	}
	arena_release(&a);
	if (fd < 0)
		errno = ENOENT;
	return fd;
}

int
source_open(const struct source *s, struct str file)
{
	struct arena a = { 0 };
	const char *path = file.len ? joined(&a, s->path, file) : s->path;
	struct stat sb;
	int follow = s->kind == SOURCE_FOLDER ? O_NOFOLLOW : 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | follow);

	if (fd < 0 && errno == ENOENT && s->kind == SOURCE_MAILDIR)
		fd = find_again(s);
	if (fd >= 0 && (fstat(fd, &sb) != 0 || !S_ISREG(sb.st_mode))) {
		close(fd);
		errno = EINVAL;
		fd = -1;
	}
	arena_release(&a);
	return fd;
}
