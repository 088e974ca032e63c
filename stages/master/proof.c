/* SPDX-License-Identifier: ISC */
#include "proof.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/evp.h>

#include "io.h"
#include "iso.h"
#include "limits.h"
#include "manifest.h"
#include "spool.h"

#define BLOCK (256 << 10)

/* One stretch of data and all the names that share it. */
struct stretch {
	int64_t at, size;
	const struct iso_node *node;
};

struct image {
	struct arena *a;
	int fd;
	int64_t size;
	struct iso_tree rock_ridge, joliet;
	struct manifest manifest;
	FILE *err;
	struct proof *proof;
	bool structure_only; /* leave the files' data unread */
	EVP_MD_CTX *whole; /* of the whole image, or NULL */
	struct {
		struct stretch *v;
		size_t n, cap;
	} stretches;
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

/* A stretch of the image into md; false when it can't be read. */
static bool
feed(struct image *m, EVP_MD_CTX *md, int64_t at, int64_t size)
{
	static char buf[BLOCK];
	ssize_t n;

	while (size > 0) {
		n = pread(m->fd, buf, size < BLOCK ? (size_t)size : BLOCK, at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0 || EVP_DigestUpdate(md, buf, (size_t)n) != 1 ||
		    (m->whole && EVP_DigestUpdate(m->whole, buf, (size_t)n) != 1))
			return false;
		at += n;
		size -= n;
	}
	return true;
}

static EVP_MD_CTX *
md_new(void)
{
	EVP_MD_CTX *md = EVP_MD_CTX_new();

	if (md == NULL || EVP_DigestInit_ex(md, EVP_sha256(), NULL) != 1)
		abort();
	return md;
}

static struct str
md_hex(struct arena *a, EVP_MD_CTX *md)
{
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned n = 0;

	if (EVP_DigestFinal_ex(md, raw, &n) != 1)
		abort();
	EVP_MD_CTX_free(md);
	return hex(a, raw, n);
}

static int
by_place(const void *x, const void *y)
{
	const struct stretch *a = x, *b = y;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->size > b->size) - (a->size < b->size);
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
			    (struct stretch) { n->at, n->size, n };
	}
	if (m->stretches.n > 0)
		qsort(m->stretches.v, m->stretches.n, sizeof *m->stretches.v,
		    by_place);
}

static void
prove_file(struct image *m, const struct iso_node *n, struct str sha)
{
	const struct manifest_line *line = manifest_find(&m->manifest, n->path);

	if (is_proof_file(n->path))
		return;
	if (line == NULL) /* told already */
		return;
	if (!str_eq(line->sha256, sha))
		fault(m, n->path, "its bytes are not those of the manifest");
	else
		m->proof->files++;
}

/*
 * One pass over the image in its own order: each file's data against the
 * manifest, all that lies between into the structure's hash.
 */
static bool
pass(struct image *m, struct str *structure)
{
	EVP_MD_CTX *between = md_new(), *own;
	struct stretch *s, *before = NULL;
	struct str sha = S("");
	int64_t at = 0;
	bool good = true;
	size_t i;

	for (i = 0; i < m->stretches.n && good; i++) {
		s = &m->stretches.v[i];
		if (before == NULL || before->at != s->at ||
		    before->size != s->size || s->size == 0) {
			if (s->size > 0 && s->at < at) {
				fault(m, s->node->path, "overlaps another file");
				continue;
			}
			if (s->size > 0) {
				good = feed(m, between, at, s->at - at);
				at = s->at + s->size;
			}
			own = md_new();
			good = good && (m->structure_only ||
			    feed(m, own, s->at, s->size));
			sha = md_hex(m->a, own);
			m->proof->bytes += s->size;
		}
		before = s;
		if (!m->structure_only)
			prove_file(m, s->node, sha);
	}
	good = good && feed(m, between, at, m->size - at);
	*structure = md_hex(m->a, between);
	return good;
}

static const char *
open_image(struct image *m, const char *path, int flags)
{
	const char *why;
	struct stat sb;

	m->fd = open(path, flags | O_CLOEXEC);
	if (m->fd < 0 || fstat(m->fd, &sb) != 0)
		return strerror(errno);
	m->size = sb.st_size;
	why = iso_read(m->a, m->fd, ISO_ROCK_RIDGE, &m->rock_ridge);
	if (why == NULL)
		why = iso_read(m->a, m->fd, ISO_JOLIET, &m->joliet);
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
prove_structure(struct image *m, struct str structure)
{
	struct str said = small_file(m, PROOF_STRUCTURE);

	if (said.len != PROOF_STRUCTURE_BYTES)
		fault(m, S(PROOF_STRUCTURE), "missing or of a wrong length: "
					     "not a disc of this program?");
	else if (!str_eq(str_slice(said, 0, SHA256_HEX), structure) ||
	    said.p[SHA256_HEX] != '\n')
		fault(m, S(PROOF_STRUCTURE), "folders, descriptors, padding or "
					     "the manifest were changed");
}

bool
proof_image(struct arena *a, const char *path, FILE *err, struct proof *proof,
    const char **why)
{
	struct image m = { .a = a, .err = err, .proof = proof,
		.whole = md_new() };
	struct str structure;
	bool good = false;

	*proof = (struct proof) { 0 };
	if ((*why = open_image(&m, path, O_RDONLY)) == NULL &&
	    (*why = manifest_read(a, small_file(&m, PROOF_MANIFEST),
		 &m.manifest)) == NULL) {
		compare_trees(&m);
		compare_manifest(&m);
		lay_out(&m);
		good = pass(&m, &structure);
		if (!good)
			*why = "cannot be read to its end";
		else
			prove_structure(&m, structure);
	}
	proof->sha256 = md_hex(a, m.whole);
	proof->size = m.size;
	if (m.fd >= 0)
		close(m.fd);
	return good;
}

const char *
proof_seal(struct arena *a, const char *path)
{
	struct proof ignored = { 0 };
	struct image m = { .a = a, .proof = &ignored, .structure_only = true };
	const struct iso_node *n;
	const char *why = open_image(&m, path, O_RDWR);
	struct str structure;

	n = why == NULL ? iso_find(&m.rock_ridge, S(PROOF_STRUCTURE)) : NULL;
	if (why == NULL && (n == NULL || n->size != PROOF_STRUCTURE_BYTES))
		why = "no room for the structure's hash";
	if (why == NULL) {
		lay_out(&m);
		if (!pass(&m, &structure))
			why = "cannot be read back";
		else if (pwrite(m.fd, structure.p, SHA256_HEX, n->at) !=
			SHA256_HEX || fsync(m.fd) != 0)
			why = strerror(errno);
	}
	if (m.fd >= 0 && close(m.fd) != 0 && why == NULL)
		why = strerror(errno);
	return why;
}
