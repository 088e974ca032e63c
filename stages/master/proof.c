/* SPDX-License-Identifier: ISC */
#include "proof.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "digest.h"
#include "iso.h"
#include "limits.h"
#include "manifest.h"

/* What burners put behind a volume: zeros, this many at most. */
#define PADDING_MAX MIB(16)
#define REPAIR_MARK "*dvdisaster*" /* begins its header's sector */

/* A file of the disc and the extent that is its data. */
struct stretch {
	const struct iso_node *node;
	size_t extent;
};

struct image {
	struct arena *a;
	int fd;
	int64_t end; /* of the volume; more may lie behind it */
	struct iso_tree rock_ridge, joliet;
	struct manifest manifest;
	FILE *err;
	struct proof *proof;
	struct {
		struct stretch *v;
		size_t n, cap;
	} stretches; /* in the order of the image */
	struct {
		struct extent *v;
		size_t n, cap;
	} extents; /* of all files, in order, none twice */
};

static void
fault(struct image *m, struct str path, const char *what)
{
	m->proof->faults++;
	if (m->err != NULL)
		fprintf(m->err, "%.*s: %s\n", STR_ARG(path), what);
}

static bool
is_proof_file(struct str path)
{
	return str_eq(path, S(PROOF_MANIFEST)) ||
	    str_eq(path, S(PROOF_STRUCTURE));
}

static void
compare_node(struct image *m, const struct iso_node *n)
{
	const struct iso_node *j = iso_find(&m->joliet, n->path);

	if (j == NULL)
		fault(m, n->path, "not in the Joliet tree: Windows won't show it");
	else if (j->folder != n->folder || j->size != n->size ||
	    (n->size > 0 && j->at != n->at))
		fault(m, n->path, "Joliet and Rock Ridge differ");
}

static void
compare_trees(struct image *m)
{
	size_t i;

	for (i = 0; i < m->rock_ridge.nodes.n; i++)
		compare_node(m, &m->rock_ridge.nodes.v[i]);
	for (i = 0; i < m->joliet.nodes.n; i++)
		if (!iso_find(&m->rock_ridge, m->joliet.nodes.v[i].path))
			fault(m, m->joliet.nodes.v[i].path,
			    "not in the Rock Ridge tree: Linux won't show it");
}

static void
compare_manifest(struct image *m)
{
	const struct iso_node *n;
	size_t i;

	for (i = 0; i < m->manifest.n; i++) {
		n = iso_find(&m->rock_ridge, m->manifest.v[i].path);
		if (n == NULL || n->folder)
			fault(m, m->manifest.v[i].path,
			    "in the manifest, but not on the disc");
	}
	for (i = 0; i < m->rock_ridge.nodes.n; i++) {
		n = &m->rock_ridge.nodes.v[i];
		if (!n->folder && !is_proof_file(n->path) &&
		    manifest_find(&m->manifest, n->path) == NULL)
			fault(m, n->path, "on the disc, but not in the manifest");
	}
}

static int
by_place(const void *x, const void *y)
{
	const struct iso_node *a = ((const struct stretch *)x)->node;
	const struct iso_node *b = ((const struct stretch *)y)->node;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->size > b->size) - (a->size < b->size);
}

/* Equal files share their data; nothing else may. */
static void
share(struct image *m)
{
	const struct iso_node *n;
	struct extent *e = NULL;
	size_t i;

	for (i = 0; i < m->stretches.n; i++) {
		n = m->stretches.v[i].node;
		if (e == NULL || n->at != e->at || n->size != e->size) {
			if (e != NULL && n->size > 0 && n->at < e->at + e->size)
				fault(m, n->path, "overlaps another file");
			e = ARENA_PUSH(m->a, &m->extents);
			*e = (struct extent) { .at = n->at, .size = n->size };
		}
		m->stretches.v[i].extent = m->extents.n - 1;
	}
}

/* The data of all files in the order of the image. */
static void
lay_out(struct image *m)
{
	const struct iso_node *n;
	size_t i;

	for (i = 0; i < m->rock_ridge.nodes.n; i++) {
		n = &m->rock_ridge.nodes.v[i];
		if (!n->folder && !str_eq(n->path, S(PROOF_MANIFEST)))
			*ARENA_PUSH(m->a, &m->stretches) =
			    (struct stretch) { .node = n };
	}
	if (m->stretches.n > 0)
		qsort(m->stretches.v, m->stretches.n, sizeof *m->stretches.v,
		    by_place);
	share(m);
}

static void
prove_file(struct image *m, const struct stretch *s)
{
	const struct manifest_line *line =
	    manifest_find(&m->manifest, s->node->path);
	const char *sha = m->extents.v[s->extent].sha;

	if (is_proof_file(s->node->path) || line == NULL) /* told already */
		return;
	if (*sha == '\0')
		fault(m, s->node->path, "its bytes can't be read");
	else if (!str_eq(line->sha256, str_c(sha)))
		fault(m, s->node->path, "its bytes are not those of the manifest");
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
	struct extent *v = arena_array(m->a, m->extents.n + 1, sizeof *v);
	size_t i;

	v[0] = (struct extent) { .at = 0, .size = whole };
	for (i = 0; i < m->extents.n; i++) {
		v[i + 1] = m->extents.v[i];
		m->proof->bytes += v[i + 1].size;
	}
	extents_hash(m->fd, whole > 0 ? v : v + 1, m->extents.n + (whole > 0),
	    "校验");
	if (whole > 0)
		m->proof->sha256 = str_dup(m->a, str_c(v[0].sha));
	m->extents.v = v + 1;
	for (i = 0; i < m->stretches.n; i++)
		prove_file(m, &m->stretches.v[i]);
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

	for (i = 0; i < m->extents.n; i++) {
		e = &m->extents.v[i];
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

/* A small file of the image; "" when it isn't there. */
static struct str
small_file(struct image *m, const char *path)
{
	const struct iso_node *n = iso_find(&m->rock_ridge, str_c(path));
	char *buf;

	if (n == NULL || n->folder || n->size > (int64_t)MIB(256))
		return S("");
	buf = arena_alloc(m->a, (size_t)n->size + 1);
	if (pread(m->fd, buf, (size_t)n->size, n->at) != n->size)
		return S("");
	return (struct str) { buf, n->size };
}

static void
prove_structure(struct image *m)
{
	struct str said = small_file(m, PROOF_STRUCTURE);
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

	*proof = (struct proof) { .whole = whole };
	if ((*why = open_image(&m, path, O_RDONLY)) == NULL &&
	    (*why = manifest_read(a, small_file(&m, PROOF_MANIFEST),
		 &m.manifest)) == NULL) {
		compare_trees(&m);
		compare_manifest(&m);
		lay_out(&m);
		look_behind(&m);
		proof->size = lseek(m.fd, 0, SEEK_END);
		prove_files(&m, whole ? proof->size : 0);
		prove_structure(&m);
	}
	if (m.fd >= 0)
		close(m.fd);
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
	if (m.fd >= 0 && close(m.fd) != 0 && why == NULL)
		why = strerror(errno);
	return why;
}
