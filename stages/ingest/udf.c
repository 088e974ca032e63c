/* SPDX-License-Identifier: ISC */
#include "udf.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "limit.h"

#if __has_include(<udfread/udfread.h>)
#include <udfread/blockinput.h>
#include <udfread/udfread.h>

#define DEPTH_MAX 32
#define BLOCK KIB(64)

struct walk {
	struct udf_reader *r;
	udfread *fs;
	struct arena mem;
	int names; /* folders, too: they may hold each other */
};

static int
read_blocks(udfread_block_input *in, uint32_t at, void *buf, uint32_t n,
    int flags)
{
	size_t want = (size_t)n * UDF_BLOCK_SIZE, have = 0;
	ssize_t got = 1;

	if (lseek(0, (off_t)at * UDF_BLOCK_SIZE, SEEK_SET) < 0)
		return 0;
	while (have < want && got > 0) {
		got = read(0, (char *)buf + have, want - have);
		have += got > 0 ? (size_t)got : 0;
	}
	return (int)(have / UDF_BLOCK_SIZE);
}

static uint32_t
count_blocks(udfread_block_input *in)
{
	off_t n = lseek(0, 0, SEEK_END) / UDF_BLOCK_SIZE;

	return n < 0 || n > UINT32_MAX ? 0 : (uint32_t)n;
}

/* Names are UTF-16 units, each on its own as UTF-8: pairs are joined. */
static struct str
utf8_name(struct arena *a, const char *name)
{
	const unsigned char *p = (const unsigned char *)name;
	struct sb b = { .a = a };

	for (; *p != '\0'; p++) {
		if (p[0] == 0xed && (p[1] & 0xf0) == 0xa0 && p[2] != 0 &&
		    p[3] == 0xed && (p[4] & 0xf0) == 0xb0 && p[5] != 0) {
			sb_rune(&b, 0x10000 +
			    (((uint32_t)(p[1] & 15) << 6 | (p[2] & 63)) << 10) +
			    ((uint32_t)(p[4] & 15) << 6 | (p[5] & 63)));
			p += 5;
		} else {
			sb_addc(&b, (char)*p);
		}
	}
	return sb_str(&b);
}

static bool
copy(struct walk *w, UDFFILE *f)
{
	static char buf[BLOCK];
	int64_t left = f != NULL ? udfread_file_size(f) : -1;
	ssize_t n = 1;

	while (left > 0 && n > 0) {
		n = udfread_file_read(f, buf, sizeof buf);
		if (n > 0 && !w->r->data(w->r->arg, (struct str) { buf, n }))
			return false;
		left -= n > 0 ? n : 0;
	}
	return w->r->end(w->r->arg, left == 0);
}

static bool
one_file(struct walk *w, UDFDIR *dir, const char *name, struct str path)
{
	UDFFILE *f;
	bool more;

	if (!w->r->file(w->r->arg, path))
		return false;
	f = udfread_file_openat(dir, name);
	more = copy(w, f);
	if (f != NULL)
		udfread_file_close(f);
	return more;
}

static bool
folder(struct walk *w, UDFDIR *dir, struct str path, int depth)
{
	struct udfread_dirent e;
	struct str name;
	UDFDIR *below;
	bool more = true;

	if (dir == NULL || depth > DEPTH_MAX) {
		w->r->fault(w->r->arg);
		return true;
	}
	while (more && udfread_readdir(dir, &e) != NULL) {
		name = str_c(e.d_name);
		if (str_eq(name, S(".")) || str_eq(name, S("..")))
			continue;
		if (++w->names > ZIP_ENTRIES_MAX) {
			w->r->fault(w->r->arg);
			return false;
		}
		name = utf8_name(&w->mem, e.d_name);
		name = str_printf(&w->mem, "%.*s%s%.*s", STR_ARG(path),
		    path.len ? "/" : "", STR_ARG(name));
		if (e.d_type != UDF_DT_DIR) {
			more = one_file(w, dir, e.d_name, name);
			continue;
		}
		below = udfread_opendir_at(dir, e.d_name);
		more = folder(w, below, name, depth + 1);
		if (below != NULL)
			udfread_closedir(below);
	}
	return more;
}

/* The library complains on stderr; what is wrong is told by records. */
static ssize_t
swallow(void *arg, const char *p, size_t n)
{
	return (ssize_t)n;
}

bool
udf_walk(struct udf_reader *r)
{
	cookie_io_functions_t nowhere = { .write = swallow };
	udfread_block_input in = { NULL, read_blocks, count_blocks };
	struct walk w = { .r = r, .fs = udfread_init() };
	FILE *mute = fopencookie(NULL, "w", nowhere), *was = stderr;
	UDFDIR *root = NULL;

	if (mute != NULL)
		stderr = mute;
	if (w.fs != NULL && udfread_open_input(w.fs, &in) == 0)
		root = udfread_opendir(w.fs, "/");
	if (root != NULL) {
		folder(&w, root, S(""), 0);
		udfread_closedir(root);
	}
	if (w.fs != NULL)
		udfread_close(w.fs);
	stderr = was;
	if (mute != NULL)
		fclose(mute);
	arena_release(&w.mem);
	return root != NULL;
}
#else
bool
udf_walk(struct udf_reader *r)
{
	return false;
}
#endif

/* ECMA-167 2/9.2: the extended area begins where ISO 9660's first
 * descriptor would stand. */
bool
udf_looks_so(void)
{
	char d[6];

	return lseek(0, 16 * 2048, SEEK_SET) >= 0 &&
	    read(0, d, sizeof d) == sizeof d && memcmp(d + 1, "BEA01", 5) == 0;
}
