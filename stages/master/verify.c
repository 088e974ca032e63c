/* SPDX-License-Identifier: ISC */
/* shenbao verify: proves an image or a mounted disc, offline. */
#include "master.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "io.h"
#include "limit.h"
#include "log.h"
#include "opts.h"
#include "proof.h"

/*
 * What SHA256SUMS beside an image says of it: "" when there is none or it
 * doesn't name it.
 */
static struct str
said_of(struct arena *a, const char *path)
{
	struct str name = str_c(path), sums, text;
	const struct manifest_line *line;
	struct manifest m = { 0 };
	ptrdiff_t cut = str_rfind(name, '/') + 1;

	sums = str_printf(a, "%.*sSHA256SUMS", STR_ARG(str_slice(name, 0, cut)));
	name = str_slice(name, cut, name.len);
	if (io_read_file(sums.p, a, MIB(1), &text) != NULL ||
	    manifest_read(a, text, &m) != NULL ||
	    (line = manifest_find(&m, name)) == NULL)
		return S("");
	return line->sha256;
}

/* The whole image: only this hash covers repair data. */
static void
compare_whole(struct arena *a, const char *path, struct proof *p)
{
	struct str said = said_of(a, path);

	if (said.len > 0 && !str_eq(said, p->sha256)) {
		p->faults++;
		fprintf(stderr, "%s: not the image that SHA256SUMS names\n", path);
	}
	if (said.len == 0 && p->repair > 0)
		log_warn("%s: %lld bytes of repair data are not proven "
			 "without SHA256SUMS: dvdisaster -i IMAGE -t does",
		    path, (long long)p->repair);
}

static int
verify(struct arena *a, const char *path)
{
	struct proof p = { .whole = true };
	const char *why = NULL;
	struct stat sb;
	bool seen;

	if (stat(path, &sb) != 0) {
		log_warn("%s: %s", path, strerror(errno));
		return EX_NOINPUT;
	}
	seen = S_ISDIR(sb.st_mode) ? proof_folder(a, path, stderr, &p, &why)
				   : proof_image(a, path, stderr, &p, &why);
	if (!seen) {
		log_warn("%s: %s", path, why);
		return EX_DATAERR;
	}
	if (p.sha256.len > 0)
		compare_whole(a, path, &p);
	if (p.faults > 0) {
		log_warn("%s: %zu faults: do not hand this disc over "
			 "(校验未通过)", path, p.faults);
		return EX_DATAERR;
	}
	printf("%s: %zu files, %lld bytes, all as the manifest says "
	       "(校验通过)\n", path, p.files, (long long)p.bytes);
	if (p.sha256.len > 0)
		printf("%s: SHA-256 %.*s\n", path, STR_ARG(p.sha256));
	return 0;
}

int
verify_main(int argc, char **argv)
{
	static const char usage[] = "shenbao verify IMAGE|DRIVE|FOLDER...";
	struct arena a = { 0 };
	int i, one, status = 0;

	opts_help(usage, argc, argv);
	if (argc < 2)
		return opts_misused(usage);
	for (i = 1; i < argc; i++) {
		one = verify(&a, argv[i]);
		status = status ? status : one;
		arena_reset(&a);
	}
	arena_release(&a);
	return status ? status : fflush(stdout) == 0 ? 0 : EX_IOERR;
}
