/* SPDX-License-Identifier: ISC */
/*
 * How fast documents are read: every file once to warm up, then all of them
 * for some rounds.  Prints documents and megabytes of text a CPU second.
 *
 *	docbench [-l] ROUNDS FILE...	-l: by libxml2 instead of our tokenizer
 */
#include <err.h>
#include <stdlib.h>
#include <sysexits.h>
#include <time.h>

#include "doc.h"
#include "tests/tools/read_file.h"
#include "tests/tools/xml_libxml2.h"
#include "xml.h"

static double
cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t
one(struct arena *a, struct str bytes, const char *name)
{
	struct doc d = { 0 };
	const char *why;

	arena_reset(a);
	why = str_ends(str_c(name), S(".xlsx")) ? xlsx_read(a, bytes, &d)
						: docx_read(a, bytes, &d);
	if (why != NULL)
		warnx("%s: %s", name, why);
	return d.blocks.n;
}

int
main(int argc, char *argv[])
{
	struct arena files = { 0 }, a = { 0 };
	struct str *f;
	int i, r, rounds, first = 2;
	size_t blocks = 0;
	double t;

	if (argc > 2 && str_eq(str_c(argv[1]), S("-l"))) {
		xml_set_engine(xml_libxml2);
		first = 3;
	}
	if (argc <= first)
		errx(EX_USAGE, "usage: docbench [-l] ROUNDS FILE...");
	rounds = (int)strtol(argv[first - 1], NULL, 10);
	f = arena_array(&files, (size_t)argc, sizeof *f);
	for (i = first; i < argc; i++) {
		f[i] = read_file(&files, argv[i]);
		one(&a, f[i], argv[i]);
	}
	t = cpu();
	for (r = 0; r < rounds; r++)
		for (i = first; i < argc; i++)
			blocks += one(&a, f[i], argv[i]);
	t = cpu() - t;
	printf("%d files, %d rounds, %zu blocks, %.3f s: %.0f documents/s\n",
	    argc - first, rounds, blocks, t, rounds * (argc - first) / t);
	arena_release(&a);
	arena_release(&files);
	return 0;
}
