/* SPDX-License-Identifier: ISC */
#include "cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "io.h"
#include "limit.h"
#include "log.h"

#define MAGIC "shenbao-cache 1\n"
#define HEAD (sizeof MAGIC - 1 + 2 * (SHA256_HEX + 1))
#define FOLDERS 256
#define FRESH ".new-" /* begins the name of one being written */

struct cache {
	int dir;
	const char *path;
	int64_t max; /* of a folder */
	int64_t used[FOLDERS]; /* -1: not counted yet */
	bool mute; /* can't be written: was said */
	size_t damaged;
	unsigned serial;
};

static const char *
own_folder(int fd)
{
	struct stat sb;

	if (fstat(fd, &sb) != 0)
		return strerror(errno);
	if (sb.st_uid != geteuid() || (sb.st_mode & 022) != 0)
		return "others may write there";
	return fchmod(fd, 0700) == 0 ? NULL : strerror(errno);
}

struct cache *
cache_open(const char *path, int64_t max, const char **why)
{
	struct cache *c = calloc(1, sizeof *c);
	int i;

	if (c == NULL)
		log_die(EX_OSERR, "out of memory");
	*why = NULL;
	c->dir = -1;
	c->path = path;
	c->max = max / FOLDERS;
	for (i = 0; i < FOLDERS; i++)
		c->used[i] = -1;
	if (io_mkdirs(path) != 0 ||
	    (c->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
		*why = strerror(errno);
	else
		*why = own_folder(c->dir);
	if (*why == NULL)
		return c;
	cache_close(c);
	return NULL;
}

void
cache_close(struct cache *c)
{
	if (c == NULL)
		return;
	if (c->damaged > 0)
		log_warn("cache: %s: %zu damaged entries were not used",
		    c->path, c->damaged);
	if (c->dir >= 0)
		close(c->dir);
	free(c);
}

/* --- entries ------------------------------------------------------------ */

struct name {
	int folder;
	char path[SHA256_HEX + 4]; /* ab/abcd... */
};

static int
digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f'
	    ? c - 'a' + 10 : -1;
}

static bool
name_of(struct str key, struct name *n)
{
	ptrdiff_t i;

	if (key.len != SHA256_HEX)
		return false;
	for (i = 0; i < key.len; i++)
		if (digit(key.p[i]) < 0)
			return false;
	n->folder = digit(key.p[0]) * 16 + digit(key.p[1]);
	snprintf(n->path, sizeof n->path, "%.2s/%.*s", key.p, SHA256_HEX,
	    key.p);
	return true;
}

/* What stands before the bytes. */
static struct str
head(struct arena *a, struct str key, struct str bytes)
{
	struct sb b = { .a = a };

	sb_add(&b, key);
	sb_addc(&b, '\n');
	sb_add(&b, bytes);
	return str_printf(a, MAGIC "%.*s\n%s\n", STR_ARG(key),
	    sha256_hex(a, sb_str(&b)).p);
}

/* The whole file; a pipe or a link in its place is none. */
static bool
slurp(struct cache *c, struct arena *a, const char *path, struct str *all)
{
	int fd = openat(c->dir, path,
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat sb;
	bool good;

	if (fd < 0)
		return false;
	good = fstat(fd, &sb) == 0 && S_ISREG(sb.st_mode) &&
	    io_read_all(fd, a, CACHE_ENTRY_MAX + HEAD, all) == NULL;
	/* Its age tells what is to go first; no answer depends on it. */
	if (good && futimens(fd, NULL) != 0)
		good = errno == EROFS || errno == EACCES || errno == EPERM;
	close(fd);
	c->damaged += !good;
	return good;
}

bool
cache_get(struct cache *c, struct arena *a, struct str key, struct str *out)
{
	struct name n;
	struct str all;

	if (!name_of(key, &n) || !slurp(c, a, n.path, &all))
		return false;
	*out = str_slice(all, HEAD, all.len);
	if (all.len >= (ptrdiff_t)HEAD &&
	    str_eq(str_slice(all, 0, HEAD), head(a, key, *out)))
		return true;
	c->damaged++;
	return false;
}

/* --- its size ----------------------------------------------------------- */

struct entry {
	char name[SHA256_HEX + 1];
	struct timespec used;
	int64_t size;
};

struct entries {
	struct entry *v;
	size_t n, cap;
};

static int
by_age(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;

	if (a->used.tv_sec != b->used.tv_sec)
		return a->used.tv_sec < b->used.tv_sec ? -1 : 1;
	if (a->used.tv_nsec != b->used.tv_nsec)
		return a->used.tv_nsec < b->used.tv_nsec ? -1 : 1;
	return strcmp(a->name, b->name);
}

static void
list(struct arena *a, DIR *d, struct entries *out)
{
	struct dirent *e;
	struct entry *v;
	struct stat sb;

	while ((e = readdir(d)) != NULL) {
		if (strlen(e->d_name) != SHA256_HEX ||
		    fstatat(dirfd(d), e->d_name, &sb, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		v = ARENA_PUSH(a, out);
		memcpy(v->name, e->d_name, sizeof v->name);
		v->used = sb.st_mtim;
		v->size = sb.st_size;
	}
}

/* Bytes of a folder after the oldest went, so that at most max are left. */
static int64_t
trim(struct cache *c, int folder, int64_t max, size_t *removed)
{
	struct arena a = { 0 };
	struct entries all = { 0 };
	char name[3];
	int64_t sum = 0;
	size_t i;
	int fd;
	DIR *d;

	snprintf(name, sizeof name, "%02x", (unsigned)folder);
	fd = openat(c->dir, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || (d = fdopendir(fd)) == NULL) {
		if (fd >= 0)
			close(fd);
		return 0;
	}
	list(&a, d, &all);
	if (all.n > 0)
		qsort(all.v, all.n, sizeof *all.v, by_age);
	for (i = 0; i < all.n; i++)
		sum += all.v[i].size;
	for (i = 0; i < all.n && sum > max; i++) {
		if (unlinkat(fd, all.v[i].name, 0) != 0)
			continue;
		sum -= all.v[i].size;
		++*removed;
	}
	closedir(d);
	arena_release(&a);
	return sum;
}

/* With a quarter to spare, so that not every entry has to look. */
static void
make_room(struct cache *c, int folder, int64_t size)
{
	size_t removed = 0;

	if (c->used[folder] >= 0 && c->used[folder] + size <= c->max)
		return;
	if (c->used[folder] < 0)
		c->used[folder] = trim(c, folder, c->max - size, &removed);
	else
		c->used[folder] = trim(c, folder, c->max / 4 * 3, &removed);
}

const char *
cache_collect(struct cache *c, size_t *removed)
{
	DIR *d = fdopendir(dup(c->dir));
	struct dirent *e;
	int i;

	*removed = 0;
	if (d == NULL)
		return strerror(errno);
	rewinddir(d);
	while ((e = readdir(d)) != NULL)
		if (strncmp(e->d_name, FRESH, sizeof FRESH - 1) == 0)
			*removed += unlinkat(c->dir, e->d_name, 0) == 0;
	closedir(d);
	for (i = 0; i < FOLDERS; i++)
		c->used[i] = trim(c, i, c->max, removed);
	return NULL;
}

/* --- writing ------------------------------------------------------------ */

static int
write_entry(struct cache *c, const struct name *n, struct str first,
    struct str bytes)
{
	char new[48], folder[3] = { n->path[0], n->path[1], '\0' };
	int fd, error = 0;

	snprintf(new, sizeof new, FRESH "%ld-%u", (long)getpid(), c->serial++);
	if (mkdirat(c->dir, folder, 0700) != 0 && errno != EEXIST)
		return errno;
	fd = openat(c->dir, new,
	    O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return errno;
	/* Not synced: an entry that a crash spoils is told by its hash. */
	if (fchmod(fd, 0600) != 0 || io_write_all(fd, first) != 0 ||
	    io_write_all(fd, bytes) != 0)
		error = errno;
	if (close(fd) != 0 && error == 0)
		error = errno;
	if (error == 0 && renameat(c->dir, new, c->dir, n->path) != 0)
		error = errno == ENOENT ? 0 : errno; /* collected meanwhile */
	if (error != 0)
		unlinkat(c->dir, new, 0);
	return error;
}

void
cache_put(struct cache *c, struct str key, struct str bytes)
{
	int64_t size = (int64_t)HEAD + bytes.len;
	struct arena a = { 0 };
	struct name n;
	int error;

	if (c->mute || (size_t)bytes.len > CACHE_ENTRY_MAX || size > c->max ||
	    !name_of(key, &n))
		return;
	make_room(c, n.folder, size);
	error = write_entry(c, &n, head(&a, key, bytes), bytes);
	arena_release(&a);
	if (error == 0) {
		c->used[n.folder] += size;
		return;
	}
	c->mute = true;
	log_warn("cache: %s: %s: goes on without keeping more", c->path,
	    strerror(error));
}

/* --- the program -------------------------------------------------------- */

/* NT_GNU_BUILD_ID among the notes of a segment; empty: there is none. */
static struct str
build_id(const char *p, size_t n)
{
	ElfW(Nhdr) h;
	size_t name, desc;

	while (n >= sizeof h) {
		memcpy(&h, p, sizeof h);
		name = ((size_t)h.n_namesz + 3) & ~(size_t)3;
		desc = ((size_t)h.n_descsz + 3) & ~(size_t)3;
		if (n - sizeof h < name || n - sizeof h - name < desc)
			break;
		if (h.n_type == NT_GNU_BUILD_ID && h.n_namesz == 4 &&
		    memcmp(p + sizeof h, "GNU", 4) == 0)
			return (struct str) { p + sizeof h + name,
				(ptrdiff_t)h.n_descsz };
		p += sizeof h + name + desc;
		n -= sizeof h + name + desc;
	}
	return S("");
}

static int
add_object(struct dl_phdr_info *info, size_t size, void *arg)
{
	struct sb *b = arg;
	struct str id = S("");
	struct stat sb;
	int i;

	(void)size;
	for (i = 0; i < info->dlpi_phnum && id.len == 0; i++)
		if (info->dlpi_phdr[i].p_type == PT_NOTE)
			id = build_id((const char *)info->dlpi_addr +
				info->dlpi_phdr[i].p_vaddr,
			    info->dlpi_phdr[i].p_memsz);
	if (id.len > 0)
		sb_add(b, hex(b->a, id.p, (size_t)id.len));
	else if (stat(*info->dlpi_name ? info->dlpi_name : "/proc/self/exe",
		     &sb) == 0)
		sb_addf(b, "%s %lld %lld.%09ld", info->dlpi_name,
		    (long long)sb.st_size, (long long)sb.st_mtim.tv_sec,
		    sb.st_mtim.tv_nsec);
	sb_addc(b, '\n');
	return 0;
}

struct str
cache_program(struct arena *a)
{
	struct sb b = { .a = a };

	dl_iterate_phdr(add_object, &b);
	return sb_str(&b);
}
