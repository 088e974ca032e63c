/* SPDX-License-Identifier: ISC */
#include "iso.h"

#include <stdlib.h>
#include <unistd.h>

#define DEPTH_MAX 32
#define NODES_MAX 2000000
#define DIR_BYTES_MAX (64 << 20)
#define DESCRIPTORS 64 /* sectors looked at from sector 16 on */

struct reader {
	struct arena *a; /* of why */
	int fd;
	int64_t size;
	enum iso_names names;
	struct iso_tree *tree;
	int skip; /* bytes of each system use area before SUSP (SP entry) */
	const char *why;
};

static uint32_t
le32(const unsigned char *p)
{
	return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24;
}

static bool
read_at(struct reader *r, void *buf, int64_t n, int64_t at)
{
	ssize_t got;
	char *p = buf;

	if (at < 0 || n < 0 || at > r->size - n)
		return false;
	while (n > 0) {
		got = pread(r->fd, p, (size_t)n, at);
		if (got <= 0)
			return false;
		p += got;
		at += got;
		n -= got;
	}
	return true;
}

static bool
fail(struct reader *r, const char *why, struct str where)
{
	if (r->why == NULL)
		r->why = str_printf(r->a, "%s%s%.*s", why, where.len ? ": " : "",
		    STR_ARG(where)).p;
	return false;
}

/* UCS-2 big end first, as Joliet has it (UTF-16 is taken too). */
static struct str
joliet_name(struct arena *a, const unsigned char *p, int n)
{
	struct sb b = { .a = a };
	uint32_t u, lo;
	int i;

	for (i = 0; i + 1 < n; i += 2) {
		u = (uint32_t)p[i] << 8 | p[i + 1];
		if (u >= 0xd800 && u < 0xdc00 && i + 3 < n) {
			lo = (uint32_t)p[i + 2] << 8 | p[i + 3];
			if (lo >= 0xdc00 && lo < 0xe000) {
				u = 0x10000 + ((u - 0xd800) << 10) + (lo - 0xdc00);
				i += 2;
			}
		}
		sb_rune(&b, u);
	}
	return sb_str(&b);
}

/*
 * The name of the NM entries in a system use area (RRIP 4.1.4), which CE
 * entries (SUSP 5.1) continue elsewhere.
 */
static bool
rock_ridge_name(struct reader *r, const unsigned char *p, int n, struct sb *name)
{
	unsigned char next[ISO_SECTOR];
	int hops = 0, len;
	uint32_t block = 0, offset = 0, more = 0;

	for (;;) {
		while (n >= 4 && (len = p[2]) >= 4 && len <= n) {
			if (p[0] == 'N' && p[1] == 'M' && len > 5)
				sb_add(name, (struct str) {
				    (const char *)p + 5, len - 5 });
			if (p[0] == 'C' && p[1] == 'E' && len >= 28) {
				block = le32(p + 4);
				offset = le32(p + 12);
				more = le32(p + 20);
			}
			p += len;
			n -= len;
		}
		if (more == 0)
			return true;
		if (++hops > 8 || more > sizeof next ||
		    !read_at(r, next, more, (int64_t)block * ISO_SECTOR + offset))
			return false;
		p = next;
		n = (int)more;
		more = 0;
	}
}

static bool
name_of(struct reader *r, struct arena *a, const unsigned char *rec,
    struct str *out)
{
	int len = rec[0], n = rec[32], sua = 33 + n + !(n & 1);
	struct sb b = { .a = a };

	if (r->names == ISO_JOLIET) {
		*out = joliet_name(a, rec + 33, n);
		return out->len > 0;
	}
	sua += r->skip;
	if (sua > len || !rock_ridge_name(r, rec + sua, len - sua, &b))
		return false;
	*out = sb_str(&b);
	return out->len > 0;
}

/* What a folder holds, its names without the path. */
struct entries {
	struct arena mem;
	struct iso_node *v;
	size_t n, cap;
	bool open; /* the last one goes on in the next record */
};

/* A file of more than 4 GiB comes as several records, all but the last
 * flagged 0x80 (ECMA-119 9.1.6); its extents must adjoin. */
static bool
add_entry(struct reader *r, struct entries *all, struct str name,
    const unsigned char *rec)
{
	int64_t at = (int64_t)le32(rec + 2) * ISO_SECTOR;
	int64_t size = le32(rec + 10);
	struct iso_node *e;

	if (at > r->size || size > r->size - at)
		return fail(r, "data outside the image", name);
	if (all->open) {
		e = &all->v[all->n - 1];
		if (!str_eq(e->path, name) || e->at + e->size != at)
			return fail(r, "extents that don't adjoin", name);
		e->size += size;
	} else {
		if (r->tree->nodes.n + all->n >= NODES_MAX)
			return fail(r, "too many names", S(""));
		e = ARENA_PUSH(&all->mem, all);
		*e = (struct iso_node) { .path = name, .at = at, .size = size,
			.folder = rec[25] & 2 };
	}
	all->open = rec[25] & 0x80;
	return true;
}

static bool
read_folder(struct reader *r, int64_t at, int64_t size, struct str path,
    struct entries *all)
{
	unsigned char *dir = arena_raw(&all->mem, (size_t)size + 1);
	struct str name;
	int64_t i = 0;
	int len;

	if (!read_at(r, dir, size, at))
		return fail(r, "a folder outside the image", path);
	while (i < size) {
		len = dir[i];
		if (len == 0) { /* records don't cross sectors */
			i = (i / ISO_SECTOR + 1) * ISO_SECTOR;
			continue;
		}
		if (len < 34 || i + len > size || 33 + dir[i + 32] > len)
			return fail(r, "a broken directory record", path);
		/* Not of . and .. */
		if (dir[i + 32] != 1 || dir[i + 33] > 1) {
			if (!name_of(r, &all->mem, dir + i, &name))
				return fail(r, "a record without a name", path);
			if (!add_entry(r, all, name, dir + i))
				return false;
		}
		i += len;
	}
	return true;
}

int
iso_order(const struct iso_node *x, const struct iso_node *y)
{
	ptrdiff_t n = x->path.len < y->path.len ? x->path.len : y->path.len;
	int c = n > 0 ? memcmp(x->path.p, y->path.p, (size_t)n) : 0;
	int a, b;

	if (c != 0)
		return c;
	/* What stands behind the shorter: a slash, or nothing. */
	a = x->path.len > n ? (unsigned char)x->path.p[n]
			    : x->folder ? '/' : -1;
	b = y->path.len > n ? (unsigned char)y->path.p[n]
			    : y->folder ? '/' : -1;
	if (a != b)
		return a < b ? -1 : 1;
	return (x->path.len > y->path.len) - (x->path.len < y->path.len);
}

static int
by_name(const void *x, const void *y)
{
	return iso_order(x, y);
}

/* A folder's names in order, each folder of them followed by its own. */
static bool
walk(struct reader *r, int64_t at, int64_t size, struct str path, int depth)
{
	struct iso_tree *t = r->tree;
	struct entries all = { 0 };
	struct iso_node *node, *e;
	struct str whole;
	bool good = true;
	size_t i;

	if (depth > DEPTH_MAX || size > DIR_BYTES_MAX)
		return fail(r, "folders too deep or too large", path);
	good = read_folder(r, at, size, path, &all);
	if (good && all.n > 0)
		qsort(all.v, all.n, sizeof *all.v, by_name);
	for (i = 0; good && i < all.n; i++) {
		e = &all.v[i];
		whole = path.len == 0 ? str_dup(&t->words, e->path)
		    : str_printf(&t->words, "%.*s/%.*s", STR_ARG(path),
			  STR_ARG(e->path));
		node = ARENA_PUSH(&t->table, &t->nodes);
		*node = (struct iso_node) { .path = whole, .at = e->at,
			.size = e->folder ? 0 : e->size, .folder = e->folder };
		if (e->folder)
			good = walk(r, e->at, e->size, whole, depth + 1);
		if (i % 256 == 255)
			iso_cool(t);
	}
	arena_release(&all.mem);
	return good;
}

/* SP in the root's own record tells where SUSP begins (SUSP 5.3). */
static bool
find_susp(struct reader *r, const unsigned char *root)
{
	unsigned char rec[ISO_SECTOR];
	int sua = 34;

	if (!read_at(r, rec, sizeof rec, (int64_t)le32(root + 2) * ISO_SECTOR))
		return fail(r, "a root outside the image", S(""));
	if (rec[0] < sua + 7 || rec[sua] != 'S' || rec[sua + 1] != 'P' ||
	    rec[sua + 4] != 0xbe || rec[sua + 5] != 0xef)
		return fail(r, "no Rock Ridge names", S(""));
	r->skip = rec[sua + 6];
	return true;
}

static bool
is_joliet(const unsigned char *d)
{
	return d[0] == 2 && d[88] == '%' && d[89] == '/' &&
	    (d[90] == '@' || d[90] == 'C' || d[90] == 'E');
}

/* The descriptor of the wanted tree; false when there is none. */
static bool
find_descriptor(struct reader *r, unsigned char d[ISO_SECTOR])
{
	int i;

	for (i = 0; i < DESCRIPTORS; i++) {
		if (!read_at(r, d, ISO_SECTOR, (int64_t)(16 + i) * ISO_SECTOR) ||
		    memcmp(d + 1, "CD001", 5) != 0)
			return fail(r, "not an ISO 9660 image", S(""));
		if (d[0] == 255)
			break;
		if (r->names == ISO_JOLIET ? is_joliet(d) : d[0] == 1)
			return true;
	}
	return fail(r, r->names == ISO_JOLIET ? "no Joliet names"
					      : "no primary descriptor", S(""));
}

const char *
iso_read(struct arena *a, int fd, enum iso_names names, struct iso_tree *tree)
{
	struct reader r = { .a = a, .fd = fd, .names = names, .tree = tree };
	unsigned char d[ISO_SECTOR], *root = d + 156;

	*tree = (struct iso_tree) { 0 };
	arena_on_disk(&tree->words);
	arena_on_disk(&tree->table);
	r.size = lseek(fd, 0, SEEK_END); /* of a drive, too */
	if (r.size < 0)
		return "cannot be read";
	if (!find_descriptor(&r, d))
		return r.why;
	tree->size = (int64_t)le32(d + 80) * ISO_SECTOR;
	if (tree->size > r.size)
		return "the image is cut short";
	tree->volume = str_trim(str_dup(a, (struct str) { (char *)d + 40, 32 }));
	if (names == ISO_ROCK_RIDGE && !find_susp(&r, root))
		return r.why;
	if (!walk(&r, (int64_t)le32(root + 2) * ISO_SECTOR, le32(root + 10),
		S(""), 0))
		return r.why;
	iso_cool(tree);
	return NULL;
}

void
iso_free(struct iso_tree *t)
{
	arena_release(&t->words);
	arena_release(&t->table);
	t->nodes.n = 0;
}

void
iso_cool(struct iso_tree *t)
{
	arena_cool(&t->words);
	arena_cool(&t->table);
}

const struct iso_node *
iso_find(const struct iso_tree *t, struct str path)
{
	struct iso_node key = { .path = path };

	return t->nodes.n ? bsearch(&key, t->nodes.v, t->nodes.n,
				sizeof *t->nodes.v, by_name) : NULL;
}
