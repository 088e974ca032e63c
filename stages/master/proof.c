/* SPDX-License-Identifier: ISC */
#include "proof.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "digest.h"
#include "iso.h"
#include "limit.h"
#include "manifest.h"
#include "say.h"

/* What burners put behind a volume: zeros, this many at most. */
#define PADDING_MAX MIB(16)
#define REPAIR_MARK "*dvdisaster*" /* begins its header's sector */

struct image {
	struct arena *a;
	int fd;
	int64_t end; /* of the volume; more may lie behind it */
	struct iso_tree rock_ridge, joliet;
	struct arena text, lines; /* on disk: the manifest's */
	struct manifest manifest;
	FILE *err;
	struct proof *proof;
	/*
	 * The data of all files in the order of the image, all that stays in
	 * memory of each: some sixty bytes.
	 */
	struct extent *extents;
	size_t n;
};

static void
fault(struct image *m, struct str path, const char *what)
{
	m->proof->faults++;
	if (m->err == NULL)
		return;
	say(m->err, path);
	fprintf(m->err, ": %s\n", what);
}

static bool
is_proof_file(struct str path)
{
	return str_eq(path, S(PROOF_MANIFEST)) ||
	    str_eq(path, S(PROOF_STRUCTURE));
}

static void
cool(struct image *m, size_t i)
{
	if (i % 64 != 63)
		return;
	iso_cool(&m->rock_ridge);
	iso_cool(&m->joliet);
	arena_cool(&m->text);
	arena_cool(&m->lines);
}

/* The same path in both trees. */
static void
compare_nodes(struct image *m, const struct iso_node *n,
    const struct iso_node *j)
{
	if (j->size != n->size || (n->size > 0 && j->at != n->at))
		fault(m, n->path, "Joliet and Rock Ridge differ");
}

/* Both are in the same order: side by side. */
static void
compare_trees(struct image *m)
{
	const struct iso_node *r = m->rock_ridge.nodes.v;
	const struct iso_node *j = m->joliet.nodes.v;
	size_t nr = m->rock_ridge.nodes.n, nj = m->joliet.nodes.n, x = 0, y = 0;
	int c;

	while (x < nr || y < nj) {
		cool(m, x + y);
		c = x == nr ? 1 : y == nj ? -1 : iso_order(&r[x], &j[y]);
		if (c == 0)
			compare_nodes(m, &r[x], &j[y]);
		else if (c < 0)
			fault(m, r[x].path,
			    "not in the Joliet tree: Windows won't show it");
		else
			fault(m, j[y].path,
			    "not in the Rock Ridge tree: Linux won't show it");
		x += c <= 0;
		y += c >= 0;
	}
}

/* Each file's line; files of a tree come in the order of the manifest. */
static void
compare_manifest(struct image *m)
{
	const struct manifest_line *l = m->manifest.v;
	struct iso_node *n = m->rock_ridge.nodes.v, *end;
	size_t i = 0;
	bool taken = false;

	for (end = n + m->rock_ridge.nodes.n; n < end; n++) {
		cool(m, (size_t)(end - n));
		if (n->folder || is_proof_file(n->path))
			continue;
		while (i < m->manifest.n && str_cmp(l[i].path, n->path) < 0) {
			if (!taken)
				fault(m, l[i].path,
				    "in the manifest, but not on the disc");
			taken = false;
			i++;
		}
		if (i < m->manifest.n && str_eq(l[i].path, n->path)) {
			n->line = (uint32_t)i + 1;
			taken = true;
		} else {
			fault(m, n->path, "on the disc, but not in the manifest");
		}
	}
	for (; i < m->manifest.n; i++, taken = false)
		if (!taken)
			fault(m, l[i].path,
			    "in the manifest, but not on the disc");
}

static int
by_place(const void *x, const void *y)
{
	const struct extent *a = x, *b = y;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->size != b->size)
		return a->size < b->size ? -1 : 1;
	return (a->of > b->of) - (a->of < b->of);
}

/* Equal files share their data; nothing else may. */
static void
share(struct image *m)
{
	const struct iso_node *nodes = m->rock_ridge.nodes.v;
	const struct extent *before = NULL;
	struct extent *e;
	size_t i;

	for (i = 0; i < m->n; i++) {
		e = &m->extents[i];
		e->shared = before != NULL && e->at == before->at &&
		    e->size == before->size;
		if (e->shared)
			continue;
		if (before != NULL && e->size > 0 &&
		    e->at < before->at + before->size)
			fault(m, nodes[e->of].path, "overlaps another file");
		before = e;
	}
}

/* The data of all files in the order of the image. */
static void
lay_out(struct image *m)
{
	const struct iso_node *n = m->rock_ridge.nodes.v;
	size_t i;

	m->n = 0;
	m->extents = calloc(m->rock_ridge.nodes.n + 1, sizeof *m->extents);
	if (m->extents == NULL)
		abort(); /* memory.c has said so */
	for (i = 0; i < m->rock_ridge.nodes.n; i++, n++) {
		cool(m, i);
		if (!n->folder && !str_eq(n->path, S(PROOF_MANIFEST)))
			m->extents[m->n++] = (struct extent) { .at = n->at,
				.size = n->size, .of = (uint32_t)i };
	}
	qsort(m->extents, m->n, sizeof *m->extents, by_place);
	share(m);
}

/* e is the one that was hashed: where data is shared, the first. */
static void
prove_file(struct image *m, const struct iso_node *n, const struct extent *e)
{
	const struct manifest_line *line;

	if (is_proof_file(n->path) || n->line == 0) /* told already */
		return;
	line = &m->manifest.v[n->line - 1];
	if (!e->read)
		fault(m, n->path, "its bytes can't be read");
	else if (!digest_is(e->sha, line->sha256))
		fault(m, n->path, "its bytes are not those of the manifest");
	else
		m->proof->files++;
}

/*
 * Each file's data against the manifest.  The hash of the whole, where it is
 * wanted, is one more extent, and the first: it takes longest.
 */
static void
prove_files(struct image *m, int64_t whole)
{
	struct extent all = { .size = whole };
	const struct extent *first = NULL;
	char sha[SHA256_HEX + 1];
	size_t i;

	for (i = 0; i < m->n; i++)
		m->proof->bytes += m->extents[i].shared ? 0
							: m->extents[i].size;
	extents_hash(m->fd, m->extents, m->n, whole > 0 ? &all : NULL,
	    m->proof->busy, "校验");
	if (whole > 0 && all.read)
		m->proof->sha256 = str_dup(m->a, str_c(digest_hex(all.sha, sha)));
	for (i = 0; i < m->n; i++) {
		cool(m, i);
		if (!m->extents[i].shared)
			first = &m->extents[i];
		prove_file(m, &m->rock_ridge.nodes.v[m->extents[i].of], first);
	}
}

/* The hash of all that is no file's data; false: can't be read. */
static bool
structure_hash(struct image *m, char sha[SHA256_HEX + 1])
{
	EVP_MD_CTX *md = digest_new();
	const struct extent *e;
	int64_t at = 0;
	bool good = true;
	size_t i;

	for (i = 0; i < m->n; i++) {
		e = &m->extents[i];
		if (e->size == 0 || e->at < at)
			continue;
		good = good && digest_stretch(md, m->fd, at, e->at - at);
		at = e->at + e->size;
	}
	good = good && digest_stretch(md, m->fd, at, m->end - at);
	digest_end(md, sha);
	return good;
}

static const char *
open_image(struct image *m, const char *path, int flags)
{
	const char *why;

	m->fd = open(path, flags | O_CLOEXEC);
	if (m->fd < 0)
		return strerror(errno);
	why = iso_read(m->a, m->fd, ISO_ROCK_RIDGE, &m->rock_ridge);
	if (why == NULL)
		why = iso_read(m->a, m->fd, ISO_JOLIET, &m->joliet);
	m->end = m->rock_ridge.size;
	return why;
}

#define PIECE ((int64_t)MIB(1))

/* A small file of the image; "" when it isn't there. */
static struct str
small_file(struct image *m, struct arena *a, const char *path)
{
	const struct iso_node *n = iso_find(&m->rock_ridge, str_c(path));
	int64_t i, some;
	char *buf;

	if (n == NULL || n->size > (int64_t)MIB(256))
		return S("");
	buf = arena_raw(a, (size_t)n->size + 1);
	for (i = 0; i < n->size; i += some) {
		some = n->size - i < PIECE ? n->size - i : PIECE;
		if (pread(m->fd, buf + i, (size_t)some, n->at + i) != some)
			return S("");
		arena_cool(a);
	}
	return (struct str) { buf, n->size };
}

static void
close_image(struct image *m)
{
	if (m->fd >= 0)
		close(m->fd);
	iso_free(&m->rock_ridge);
	iso_free(&m->joliet);
	arena_release(&m->text);
	arena_release(&m->lines);
	free(m->extents);
}

static void
prove_structure(struct image *m)
{
	struct str said = small_file(m, m->a, PROOF_STRUCTURE);
	char sha[SHA256_HEX + 1];

	if (said.len != PROOF_STRUCTURE_BYTES)
		fault(m, S(PROOF_STRUCTURE), "missing or of a wrong length: "
					     "not a disc of this program?");
	else if (!structure_hash(m, sha) ||
	    !str_eq(str_slice(said, 0, SHA256_HEX), str_c(sha)) ||
	    said.p[SHA256_HEX] != '\n')
		fault(m, S(PROOF_STRUCTURE), "folders, descriptors, padding or "
					     "the manifest were changed");
}

/* Behind the volume: nothing, a burner's zeros, or repair data. */
static void
look_behind(struct image *m)
{
	int64_t n = lseek(m->fd, 0, SEEK_END) - m->end, i;
	size_t some = n > (int64_t)PADDING_MAX ? PADDING_MAX : (size_t)n;
	char *p = arena_alloc(m->a, some + 1);

	if (n <= 0)
		return;
	if (pread(m->fd, p, some, m->end) != (ssize_t)some) {
		fault(m, S("end"), "can't be read");
		return;
	}
	if (str_starts((struct str) { p, (ptrdiff_t)some }, S(REPAIR_MARK))) {
		m->proof->repair = n;
		return;
	}
	for (i = 0; i < (int64_t)some && p[i] == '\0'; i++)
		;
	if (i < n)
		fault(m, S("end"), "bytes behind the volume that nothing proves");
}

bool
proof_image(struct arena *a, const char *path, FILE *err, struct proof *proof,
    const char **why)
{
	struct image m = { .a = a, .err = err, .proof = proof };
	bool whole = proof->whole;

	*proof = (struct proof) { .whole = whole, .busy = proof->busy };
	arena_on_disk(&m.text);
	arena_on_disk(&m.lines);
	m.manifest.words = &m.text;
	if ((*why = open_image(&m, path, O_RDONLY)) == NULL &&
	    (*why = manifest_read(&m.lines, small_file(&m, &m.text,
		 PROOF_MANIFEST), &m.manifest)) == NULL) {
		compare_trees(&m);
		compare_manifest(&m);
		lay_out(&m);
		look_behind(&m);
		proof->size = lseek(m.fd, 0, SEEK_END);
		prove_files(&m, whole ? proof->size : 0);
		prove_structure(&m);
	}
	close_image(&m);
	return *why == NULL;
}

const char *
proof_seal(struct arena *a, const char *path, int64_t *at)
{
	struct proof ignored = { 0 };
	struct image m = { .a = a, .proof = &ignored };
	const struct iso_node *n;
	const char *why = open_image(&m, path, O_RDWR);
	char sha[SHA256_HEX + 1];

	n = why == NULL ? iso_find(&m.rock_ridge, S(PROOF_STRUCTURE)) : NULL;
	if (why == NULL && (n == NULL || n->size != PROOF_STRUCTURE_BYTES))
		why = "no room for the structure's hash";
	if (why == NULL) {
		*at = n->at;
		lay_out(&m);
		if (!structure_hash(&m, sha))
			why = "cannot be read back";
		else if (pwrite(m.fd, sha, SHA256_HEX, n->at) != SHA256_HEX)
			why = strerror(errno);
	}
	close_image(&m); /* image_make() syncs it and tells */
	return why;
}
