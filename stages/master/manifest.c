/* SPDX-License-Identifier: ISC */
#include "manifest.h"

#include <stdlib.h>

#include "spool.h"

static int
by_path(const void *a, const void *b)
{
	return str_cmp(((const struct manifest_line *)a)->path,
	    ((const struct manifest_line *)b)->path);
}

void
manifest_add(struct arena *a, struct manifest *m, struct str path,
    struct str sha256)
{
	*ARENA_PUSH(a, m) = (struct manifest_line) { path, sha256 };
}

void
manifest_sort(struct manifest *m)
{
	size_t i;

	for (i = 1; i < m->n && by_path(&m->v[i - 1], &m->v[i]) <= 0; i++)
		;
	if (i < m->n) /* ours are sorted */
		qsort(m->v, m->n, sizeof *m->v, by_path);
}

void
manifest_line(struct sb *b, struct str path, struct str sha256)
{
	sb_add(b, sha256);
	sb_add(b, S("  "));
	sb_add(b, path);
	sb_addc(b, '\n');
}

static bool
is_hash(struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if (!(s.p[i] >= '0' && s.p[i] <= '9') &&
		    !(s.p[i] >= 'a' && s.p[i] <= 'f'))
			return false;
	return s.len == SHA256_HEX;
}

static void
cool(struct arena *a, const struct manifest *m, size_t i)
{
	ARENA_COOL(a, i);
	if (m->words != NULL)
		ARENA_COOL(m->words, i);
}

const char *
manifest_read(struct arena *a, struct str text, struct manifest *m)
{
	struct str line, sha;
	size_t i;

	if (text.len == 0)
		return "no " "manifest-sha256.txt on it: nothing to prove it by";
	if (text.p[text.len - 1] != '\n')
		return "manifest-sha256.txt is cut off";
	text.len--;
	while (text.p != NULL) {
		line = str_cut(&text, S("\n"));
		sha = str_slice(line, 0, SHA256_HEX);
		if (line.len < SHA256_HEX + 3 || !is_hash(sha) ||
		    !str_eq(str_slice(line, SHA256_HEX, SHA256_HEX + 2), S("  ")))
			return "manifest-sha256.txt has a broken line";
		manifest_add(a, m, str_slice(line, SHA256_HEX + 2, line.len), sha);
		cool(a, m, m->n);
	}
	manifest_sort(m);
	for (i = 1; i < m->n; i++) {
		cool(a, m, i);
		if (str_eq(m->v[i - 1].path, m->v[i].path))
			return "manifest-sha256.txt names a file twice";
	}
	return NULL;
}

const struct manifest_line *
manifest_find(const struct manifest *m, struct str path)
{
	struct manifest_line key = { .path = path };

	return m->n ? bsearch(&key, m->v, m->n, sizeof *m->v, by_path) : NULL;
}
