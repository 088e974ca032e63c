/* SPDX-License-Identifier: ISC */
#include "iso.h"

#include <stdlib.h>
#include <unistd.h>

#define DEPTH_MAX 32
#define NODES_MAX 2000000
#define DIR_BYTES_MAX (64 << 20)
#define DESCRIPTORS 64 /* sectors looked at from sector 16 on */

struct reader {
	struct arena *a;
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
joliet_name(struct reader *r, const unsigned char *p, int n)
{
	struct sb b = { .a = r->a };
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
name_of(struct reader *r, const unsigned char *rec, struct str *out)
{
	int len = rec[0], n = rec[32], sua = 33 + n + !(n & 1);
	struct sb b = { .a = r->a };

	if (r->names == ISO_JOLIET) {
		*out = joliet_name(r, rec + 33, n);
		return out->len > 0;
	}
	sua += r->skip;
	if (sua > len || !rock_ridge_name(r, rec + sua, len - sua, &b))
		return false;
	*out = sb_str(&b);
	return out->len > 0;
}

static bool walk(
    struct reader *, int64_t at, int64_t size, struct str path, int depth);

/* A file of more than 4 GiB comes as several records, all but the last
 * flagged 0x80 (ECMA-119 9.1.6); its extents must adjoin. */
static bool
add_node(struct reader *r, struct str path, const unsigned char *rec,
    bool *open, int depth)
{
	int64_t at = (int64_t)le32(rec + 2) * ISO_SECTOR;
	int64_t size = le32(rec + 10);
	bool folder = rec[25] & 2, more = rec[25] & 0x80;
	struct iso_node *node;

	if (at > r->size || size > r->size - at)
		return fail(r, "data outside the image", path);
	if (*open) {
		node = &r->tree->nodes.v[r->tree->nodes.n - 1];
		if (!str_eq(node->path, path) || node->at + node->size != at)
			return fail(r, "extents that don't adjoin", path);
		node->size += size;
		*open = more;
		return true;
	}
	if (r->tree->nodes.n >= NODES_MAX)
		return fail(r, "too many names", S(""));
	node = ARENA_PUSH(r->a, &r->tree->nodes);
	*node = (struct iso_node) { path, at, folder ? 0 : size, folder };
	*open = more;
	return !folder || walk(r, at, size, path, depth + 1);
}

static bool
walk(struct reader *r, int64_t at, int64_t size, struct str path, int depth)
{
	unsigned char *dir;
	struct str name;
	bool open = false;
	int64_t i = 0;
	int len;

	if (depth > DEPTH_MAX || size > DIR_BYTES_MAX)
		return fail(r, "folders too deep or too large", path);
	dir = arena_alloc(r->a, (size_t)size + 1);
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
		if (dir[i + 32] == 1 && dir[i + 33] <= 1) { /* . and .. */
			i += len;
			continue;
		}
		if (!name_of(r, dir + i, &name))
			return fail(r, "a record without a name", path);
		if (path.len > 0)
			name = str_printf(r->a, "%.*s/%.*s", STR_ARG(path),
			    STR_ARG(name));
		if (!add_node(r, name, dir + i, &open, depth))
			return false;
		i += len;
	}
	return true;
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

static int
by_path(const void *a, const void *b)
{
	return str_cmp(((const struct iso_node *)a)->path,
	    ((const struct iso_node *)b)->path);
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
	if (tree->nodes.n > 0)
		qsort(tree->nodes.v, tree->nodes.n, sizeof *tree->nodes.v,
		    by_path);
	return NULL;
}

const struct iso_node *
iso_find(const struct iso_tree *t, struct str path)
{
	struct iso_node key = { .path = path };

	return t->nodes.n ? bsearch(&key, t->nodes.v, t->nodes.n,
				sizeof *t->nodes.v, by_path) : NULL;
}
