/* SPDX-License-Identifier: ISC */
/* shenbao verify: proves an image or a mounted disc, offline. */
#include "master.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "log.h"
#include "proof.h"

static int
verify(struct arena *a, const char *path)
{
	struct proof p;
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
	if (p.faults > 0) {
		log_warn("%s: %zu faults: do not hand this disc over "
			 "(校验未通过)", path, p.faults);
		return EX_DATAERR;
	}
	printf("%s: %zu files, %lld bytes, all as the manifest says "
	       "(校验通过)\n", path, p.files, (long long)p.bytes);
	return 0;
}

int
verify_main(int argc, char **argv)
{
	struct arena a = { 0 };
	int i, one, status = 0;

	if (argc < 1) {
		fputs("usage: shenbao verify IMAGE|FOLDER...\n", stderr);
		return EX_USAGE;
	}
	for (i = 0; i < argc; i++) {
		one = verify(&a, argv[i]);
		status = status ? status : one;
		arena_reset(&a);
	}
	arena_release(&a);
	return status ? status : fflush(stdout) == 0 ? 0 : EX_IOERR;
}
