/* SPDX-License-Identifier: ISC */
#include "source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "coldsort.h"
#include "kind.h"
#include "limit.h"
#include "log.h"
#include "seen.h"

const char *const source_words[SOURCE_KINDS] = { "maildir", "mbox", "eml",
	"folder", "archive", "disc" };

/*
 * What is needed while a folder is listed; of a large one that would be four
 * times as much as what is kept of it.
 */
struct lister {
	struct arena words, table;
};

struct names {
	struct str *v;
	size_t n, cap;
};

static struct lister
lister_new(void)
{
	struct lister l = { 0 };

	arena_on_disk(&l.words);
	arena_on_disk(&l.table);
	return l;
}

static void
lister_cool(struct lister *l, size_t i)
{
	ARENA_COOL(&l->words, i);
	ARENA_COOL(&l->table, i);
}

static void
lister_free(struct lister *l)
{
	arena_release(&l->words);
	arena_release(&l->table);
}

/* Grown by realloc(), which leaves no half-sized copies behind. */
static void *
more(void *p, size_t n, size_t size)
{
	if ((p = reallocarray(p, n, size)) == NULL)
		log_die(EX_OSERR, "out of memory");
	return p;
}

static struct input *
new_input(struct sources *ss, enum source_kind kind, struct str id,
    const char *path)
{
	struct input *in = ARENA_PUSH(&ss->mem, &ss->inputs);

	in->kind = kind;
	in->id = id;
	in->path = path;
	in->first = ss->n;
	return in;
}

/* One more source of the last input. */
static void
add(struct sources *ss, int64_t at)
{
	if (ss->n == ss->cap) {
		ss->cap = ss->cap ? ss->cap * 2 : 64;
		ss->v = more(ss->v, ss->cap, sizeof *ss->v);
	}
	ss->v[ss->n++] = (struct place) { .at = at,
		.input = (uint32_t)ss->inputs.n - 1 };
}

static void
add_name(struct sources *ss, struct str name)
{
	size_t n = (size_t)name.len + 1;

	if (ss->room - ss->used < n) {
		ss->room = ss->room * 2 + n + 4096;
		ss->names = more(ss->names, ss->room, 1);
	}
	add(ss, (int64_t)ss->used);
	memcpy(ss->names + ss->used, name.p, n - 1);
	ss->names[ss->used + n - 1] = '\0';
	ss->used += n;
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
names_in(struct lister *l, const char *dir, bool dots, struct names *out)
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
		*ARENA_PUSH(&l->table, out) = str_dup(
		    &l->words, str_c(e->d_name));
		lister_cool(l, out->n);
	}
	closedir(d);
	if (errno != 0)
		return strerror(errno);
	if (out->n > 0)
		coldsort(out->v, out->n, sizeof *out->v, by_bytes, &l->table,
		    &l->words);
	return NULL;
}

/* maildir(5): what stands before ":2," stays when flags change. */
static struct str
unique_name(struct str name)
{
	return str_cut(&name, S(":2,"));
}

struct message {
	struct str id, path; /* of its file below the Maildir */
};

struct messages {
	struct message *v;
	size_t n, cap;
};

static int
by_id(const void *x, const void *y)
{
	const struct message *a = x, *b = y;
	int c = str_cmp(a->id, b->id);

	return c ? c : str_cmp(a->path, b->path);
}

static const char *
find_messages(struct lister *l, const char *dir, struct messages *out)
{
	static const char *const subs[] = { "cur", "new" };
	const char *why, *sub;
	struct message *m;
	size_t i, k;

	for (k = 0; k < 2; k++) {
		struct names names = { 0 };

		sub = joined(&l->words, dir, str_c(subs[k]));
		if (!is_dir(sub))
			continue;
		if ((why = names_in(l, sub, false, &names)) != NULL)
			return why;
		for (i = 0; i < names.n; i++) {
			m = ARENA_PUSH(&l->table, out);
			m->id = utf8_clean(&l->words, unique_name(names.v[i]));
			m->path = str_printf(&l->words, "%s/%.*s", subs[k],
			    STR_ARG(names.v[i]));
			lister_cool(l, i);
		}
	}
	if (out->n > 0)
		coldsort(out->v, out->n, sizeof *out->v, by_id, &l->table,
		    &l->words);
	return NULL;
}

static const char *
list_maildir(struct sources *ss, const char *dir)
{
	struct messages found = { 0 };
	struct lister l = lister_new();
	const char *why = find_messages(&l, dir, &found);
	size_t i;

	new_input(ss, SOURCE_MAILDIR, S(""), dir);
	for (i = 0; i < found.n && why == NULL; i++) {
		add_name(ss, found.v[i].path);
		lister_cool(&l, i);
	}
	lister_free(&l);
	return why;
}

/*
 * Files below dir/prefix by relative path.  Links are not followed; they and
 * a folder that lies too deep are listed as files that can't be read.
 */
static const char *
walk(struct lister *l, const char *dir, struct str prefix, int depth,
    struct names *out)
{
	struct names names = { 0 };
	struct stat sb;
	struct str rel;
	const char *why, *path;
	size_t i;

	path = prefix.len ? joined(&l->words, dir, prefix) : dir;
	if ((why = names_in(l, path, true, &names)) != NULL)
		return why;
	for (i = 0; i < names.n; i++) {
		rel = str_printf(&l->words, "%.*s%s%.*s", STR_ARG(prefix),
		    prefix.len ? "/" : "", STR_ARG(names.v[i]));
		path = joined(&l->words, dir, rel);
		lister_cool(l, i);
		if (lstat(path, &sb) != 0)
			continue;
		if (S_ISDIR(sb.st_mode) && depth < FOLDER_NEST_MAX) {
			why = walk(l, dir, rel, depth + 1, out);
			if (why != NULL)
				return why;
		} else if (S_ISREG(sb.st_mode) || S_ISLNK(sb.st_mode) ||
		    S_ISDIR(sb.st_mode)) {
			*ARENA_PUSH(&l->table, out) = rel;
		}
	}
	return NULL;
}

static struct str
base_name(struct str path)
{
	while (path.len > 1 && path.p[path.len - 1] == '/')
		path.len--;
	return str_slice(path, str_rfind(path, '/') + 1, path.len);
}

/* A folder in which everything is a saved mail is so many mails. */
static const char *
list_folder(struct sources *ss, const char *dir)
{
	struct lister l = lister_new();
	struct names found = { 0 };
	const char *why = walk(&l, dir, S(""), 0, &found);
	struct input *in;
	size_t i;
	bool mails = found.n > 0;

	for (i = 0; i < found.n; i++) {
		mails = mails && !str_has(found.v[i], S("/")) &&
		    str_ends_nocase(found.v[i], S(".eml"));
		lister_cool(&l, i);
	}
	in = new_input(ss, mails ? SOURCE_EML : SOURCE_FOLDER,
	    base_name(str_c(dir)), dir);
	for (i = 0; i < found.n; i++) {
		if (mails)
			add_name(ss, found.v[i]);
		else
			*ARENA_PUSH(&ss->mem, &in->files) =
			    str_dup(&ss->mem, found.v[i]);
		lister_cool(&l, i);
	}
	if (!mails)
		add(ss, -1);
	lister_free(&l);
	return why;
}

/*
 * RFC 4155: a message begins with a line "From " at the start or behind an
 * empty line.  The block keeps the eight bytes before it.
 */
static const char *
list_mbox(struct sources *ss, const char *path)
{
	char *buf = arena_alloc(&ss->mem, KIB(64) + 8);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int64_t at = 0, from = 0; /* at: of buf[0] in the file */
	size_t have = 0;
	ssize_t got;
	ptrdiff_t i, hit;

	if (fd < 0)
		return strerror(errno);
	new_input(ss, SOURCE_MBOX, base_name(str_c(path)), path);
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
			from = at + i + hit + 1;
			add(ss, from);
		}
		/* What may be the start of a hit stays for the next block. */
		have = s.len < 8 ? (size_t)s.len : 8;
		memmove(buf, buf + s.len - (ptrdiff_t)have, have);
		at += s.len - (ptrdiff_t)have;
	}
	add(ss, at + (int64_t)have);
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

void
source_at(const struct sources *ss, size_t nth, struct arena *a,
    struct source *s)
{
	const struct place *p = &ss->v[nth];
	const struct input *in = &ss->inputs.v[p->input];
	struct str name;

	*s = (struct source) { .kind = in->kind, .path = in->path, .len = -1,
		.taken = p->taken, .files = in->files.v,
		.nfiles = in->files.n };
	if (in->kind == SOURCE_MBOX) {
		s->from = nth > in->first ? p[-1].at : 0;
		s->len = p->at - s->from;
		name = str_printf(a, "%.*s/%04zu", STR_ARG(in->id),
		    nth - in->first + 1);
	} else if (p->at >= 0) {
		name = str_c(ss->names + p->at);
		s->path = joined(a, in->path, name);
		if (in->kind == SOURCE_MAILDIR)
			name = unique_name(base_name(name));
	} else {
		name = in->id;
	}
	s->id = utf8_clean(a, name);
}

void
sources_release(struct sources *ss)
{
	arena_release(&ss->mem);
	free(ss->v);
	free(ss->names);
	*ss = (struct sources) { 0 };
}

/* Whatever share they fall into, all shares must give them the same ids. */
void
sources_clash(struct sources *ss)
{
	struct seen ids = { 0 };
	struct arena a = { 0 };
	struct source s;
	size_t i;

	for (i = 0; i < ss->n; i++) {
		source_at(ss, i, &a, &s);
		ss->v[i].taken = seen_add(&ids, s.id) > 0;
		arena_reset(&a);
	}
	arena_release(&a);
	seen_release(&ids);
}

/* A document by itself is a folder that holds nothing else. */
static void
list_document(struct sources *ss, struct input *in)
{
	struct str name = base_name(str_c(in->path));

	*ARENA_PUSH(&ss->mem, &in->files) = name;
	in->path = str_cstr(&ss->mem,
	    (struct str) { in->path, name.p - in->path });
	if (*in->path == '\0')
		in->path = ".";
}

const char *
source_list(struct sources *ss, const char *input)
{
	struct arena a = { 0 };
	struct input *in;
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
	in = new_input(ss, kind, base_name(str_c(input)), input);
	if (kind == SOURCE_FOLDER)
		list_document(ss, in);
	add(ss, -1);
	return NULL;
}

static int
find_again(const struct source *s)
{
	static const char *const subs[] = { "cur", "new" };
	struct lister l = lister_new();
	struct arena *a = &l.words;
	struct str path = str_c(s->path), name = base_name(path), dir;
	struct names names;
	size_t k, i;
	int fd = -1;

	/* DIR/cur/NAME: the folder two levels up. */
	dir = str_slice(path, 0, path.len - name.len - 4);
	for (k = 0; k < 2 && fd < 0; k++) {
		const char *sub = str_cstr(
		    a, str_printf(a, "%.*s%s", STR_ARG(dir), subs[k]));

		names = (struct names) { 0 };
		if (names_in(&l, sub, false, &names) != NULL)
			continue;
		for (i = 0; i < names.n && fd < 0; i++)
			if (str_eq(unique_name(names.v[i]), unique_name(name)))
				fd = open(joined(a, sub, names.v[i]),
				    O_RDONLY | O_CLOEXEC);
	}
	lister_free(&l);
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
