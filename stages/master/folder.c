/* SPDX-License-Identifier: ISC */
/* The proof of a mounted disc or a copy: by the manifest alone. */
#include "proof.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io.h"
#include "limit.h"
#include "manifest.h"
#include "say.h"
#include "spool.h"

#define DEPTH_MAX 32

struct folder {
	struct arena *a;
	struct manifest manifest, found; /* found: paths only */
	FILE *err;
	struct proof *proof;
};

static void
fault(struct folder *f, struct str path, const char *what)
{
	f->proof->faults++;
	say(f->err, path);
	fprintf(f->err, ": %s\n", what);
}

/* The hash of a file; "" with a fault when it can't be read. */
static struct str
hash_file(struct folder *f, const char *path, struct str name)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct str sha = S("");
	const char *why = fd < 0 ? strerror(errno) : sha256_fd(f->a, fd, &sha);

	if (why != NULL)
		fault(f, name, why);
	else
		f->proof->bytes += lseek(fd, 0, SEEK_CUR);
	if (fd >= 0)
		close(fd);
	return sha;
}

static void
prove(struct folder *f, const char *path, struct str name)
{
	const struct manifest_line *line;
	struct str sha;

	if (str_eq(name, S(PROOF_MANIFEST)) || str_eq(name, S(PROOF_STRUCTURE)))
		return;
	manifest_add(f->a, &f->found, name, S(""));
	line = manifest_find(&f->manifest, name);
	if (line == NULL) {
		fault(f, name, "here, but not in the manifest");
		return;
	}
	sha = hash_file(f, path, name);
	if (sha.len == 0)
		return;
	if (!str_eq(sha, line->sha256))
		fault(f, name, "its bytes are not those of the manifest");
	else
		f->proof->files++;
}

static int
not_dots(const struct dirent *e)
{
	return strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
}

static void
walk(struct folder *f, const char *path, struct str name, int depth)
{
	struct dirent **v;
	int i, n = depth > DEPTH_MAX ? -1 : scandir(path, &v, not_dots, io_by_bytes);
	struct stat sb;
	char *below;
	struct str sub;

	if (n < 0) {
		fault(f, name, depth > DEPTH_MAX ? "folders too deep"
						 : strerror(errno));
		return;
	}
	for (i = 0; i < n; i++) {
		below = str_cstr(f->a,
		    str_printf(f->a, "%s/%s", path, v[i]->d_name));
		sub = str_printf(f->a, "%.*s%s%s", STR_ARG(name),
		    name.len ? "/" : "", v[i]->d_name);
		if (lstat(below, &sb) != 0)
			fault(f, sub, strerror(errno));
		else if (S_ISDIR(sb.st_mode))
			walk(f, below, sub, depth + 1);
		else if (S_ISREG(sb.st_mode))
			prove(f, below, sub);
		else
			fault(f, sub, "neither file nor folder");
		free(v[i]);
	}
	free(v);
}

bool
proof_folder(struct arena *a, const char *path, FILE *err, struct proof *proof,
    const char **why)
{
	struct folder f = { .a = a, .err = err, .proof = proof };
	char *m = str_cstr(a, str_printf(a, "%s/%s", path, PROOF_MANIFEST));
	struct str text;
	size_t i;

	*proof = (struct proof) { 0 };
	*why = io_read_file(m, a, MIB(256), &text);
	if (*why != NULL)
		*why = str_printf(a, "%s: %s", PROOF_MANIFEST, *why).p;
	else
		*why = manifest_read(a, text, &f.manifest);
	if (*why != NULL)
		return false;
	walk(&f, path, S(""), 0);
	manifest_sort(&f.found);
	for (i = 0; i < f.manifest.n; i++)
		if (manifest_find(&f.found, f.manifest.v[i].path) == NULL)
			fault(&f, f.manifest.v[i].path,
			    "in the manifest, but not here");
	return true;
}
