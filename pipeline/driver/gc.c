/* SPDX-License-Identifier: ISC */
/*
 * shenbao gc: removes old runs, and files of the spool that no kept run
 * names; or what is too much in a cache.  shenbao purge: lists what is to be
 * destroyed after 办结.
 */
#include "driver.h"

#include <dirent.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <fcntl.h>
#include <sysexits.h>
#include <unistd.h>

#include "cache.h"
#include "io.h"
#include "limit.h"
#include "log.h"
#include "opts.h"
#include "spool.h"
#include "str.h"

struct names {
	char **v;
	size_t n, cap;
};

struct hashes {
	char (*v)[SHA256_HEX];
	size_t n, cap;
};

static int
not_hidden(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static bool
list(struct arena *a, const char *path, struct names *out)
{
	struct dirent **v;
	int i, n = scandir(path, &v, not_hidden, io_by_bytes);

	if (n < 0) {
		log_warn("%s: %s", path, strerror(errno));
		return false;
	}
	for (i = 0; i < n; i++) {
		*ARENA_PUSH(a, out) = str_cstr(a, str_c(v[i]->d_name));
		free(v[i]);
	}
	free(v);
	return true;
}

static int
cmp_hash(const void *a, const void *b)
{
	return memcmp(a, b, SHA256_HEX);
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* Every run of 64 hex digits in a file is taken for a name of the spool. */
static void
collect(struct arena *a, struct str text, struct hashes *h)
{
	ptrdiff_t i, from = 0;

	for (i = 0; i <= text.len; i++) {
		if (i < text.len && is_hex(text.p[i]))
			continue;
		if (i - from == SHA256_HEX)
			memcpy(*ARENA_PUSH(a, h), text.p + from, SHA256_HEX);
		from = i + 1;
	}
}

static bool
collect_run(struct arena *a, const char *out, const char *run, struct hashes *h)
{
	char path[4096];
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	FILE *f;
	bool whole;

	snprintf(path, sizeof path, "%s/runs/%s/records.ndjson", out, run);
	f = fopen(path, "re");
	while (f != NULL && (n = getline(&line, &cap, f)) > 0)
		collect(a, (struct str) { line, n }, h);
	whole = f != NULL && feof(f) && !ferror(f);
	if (!whole)
		log_warn("%s: %s: nothing is removed", path, strerror(errno));
	if (f != NULL)
		fclose(f);
	free(line);
	return whole;
}

/* The names of one folder of the spool that nobody needs any more. */
static int
sweep(struct arena *a, const char *out, const char *folder,
    const struct hashes *keep, bool dry, size_t *gone)
{
	char path[4096], file[4500];
	struct names names = { 0 };
	size_t i;

	snprintf(path, sizeof path, "%s/spool/%s", out, folder);
	if (!list(a, path, &names))
		return EX_IOERR;
	for (i = 0; i < names.n; i++) {
		if (strlen(names.v[i]) == SHA256_HEX && keep->n > 0 &&
		    bsearch(names.v[i], keep->v, keep->n, SHA256_HEX, cmp_hash))
			continue;
		snprintf(file, sizeof file, "%s/%s", path, names.v[i]);
		++*gone;
		if (dry)
			puts(file);
		else if (unlink(file) != 0) {
			log_warn("%s: %s", file, strerror(errno));
			return EX_IOERR;
		}
	}
	return 0;
}

static int
lock_out(struct arena *a, const char *out)
{
	char *path = str_cstr(a, str_printf(a, "%s/.lock", out));
	int fd = open(path, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		log_die(EX_NOINPUT, "%s: %s: is this an --out folder?", path,
		    strerror(errno));
	if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		log_die(EX_TEMPFAIL, "%s: a run is at work here", out);
	return fd;
}

/* Runs are named by time, so the last names are the newest. */
static bool
is_old(const struct names *runs, size_t i, size_t keep, const char *current)
{
	char path[4096];

	snprintf(path, sizeof path, "runs/%s", runs->v[i]);
	return runs->n - i > keep && strcmp(path, current) != 0;
}

/* Nothing goes before all that stays is known. */
static int
collect_runs(struct arena *a, const char *out, size_t keep,
    struct hashes *hashes, size_t *removed)
{
	char path[4500], current[256] = "";
	struct names names = { 0 };
	ssize_t n;
	size_t i;

	snprintf(path, sizeof path, "%s/current", out);
	n = readlink(path, current, sizeof current - 1);
	current[n > 0 ? n : 0] = '\0';
	snprintf(path, sizeof path, "%s/runs", out);
	if (!list(a, path, &names))
		return EX_NOINPUT;
	for (i = 0; i < names.n; i++)
		if (!is_old(&names, i, keep, current) &&
		    !collect_run(a, out, names.v[i], hashes))
			return EX_IOERR;
	for (i = 0; i < names.n; i++) {
		if (!is_old(&names, i, keep, current))
			continue;
		snprintf(path, sizeof path, "%s/runs/%s", out, names.v[i]);
		if (io_remove_tree(path) != 0) {
			log_warn("%s: %s", path, strerror(errno));
			return EX_IOERR;
		}
		++*removed;
	}
	return 0;
}

static int
collect_garbage(struct arena *a, const char *out, size_t keep)
{
	char path[4500];
	struct names folders = { 0 };
	struct hashes hashes = { 0 };
	size_t i, gone = 0, removed = 0;
	int status = collect_runs(a, out, keep, &hashes, &removed);

	if (status != 0)
		return status;
	if (hashes.n > 0)
		qsort(hashes.v, hashes.n, SHA256_HEX, cmp_hash);
	snprintf(path, sizeof path, "%s/spool", out);
	if (!list(a, path, &folders))
		return EX_NOINPUT;
	for (i = 0; i < folders.n; i++)
		if (sweep(a, out, folders.v[i], &hashes, false, &gone) != 0)
			return EX_IOERR;
	printf("removed (已清理): %zu runs, %zu files\n", removed, gone);
	return 0;
}

/* What is over the cache's size goes; size in MiB, -1: as extract has it. */
static int
collect_cache(const char *dir, int64_t size)
{
	const char *why;
	size_t removed = 0;
	struct cache *c = cache_open(dir,
	    size < 0 ? CACHE_BYTES_MAX : size * (int64_t)MIB(1), &why);

	if (c == NULL) {
		log_warn("%s: %s", dir, why);
		return EX_NOINPUT;
	}
	why = cache_collect(c, &removed);
	cache_close(c);
	if (why != NULL) {
		log_warn("%s: %s", dir, why);
		return EX_IOERR;
	}
	printf("removed (已清理): %zu entries of the cache\n", removed);
	return fflush(stdout) == 0 ? 0 : EX_IOERR;
}

struct wants {
	const char *out, *cache;
	int64_t keep, size; /* -1: not given */
};

/* --out DIR [--keep N], or --cache DIR [--size N]; false: usage. */
static bool
parse(int argc, char **argv, struct wants *w)
{
	static const struct option options[] = {
		{ "out", required_argument, NULL, 'o' },
		{ "keep", required_argument, NULL, 'k' },
		{ "cache", required_argument, NULL, 'c' },
		{ "size", required_argument, NULL, 's' },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	*w = (struct wants) { .keep = -1, .size = -1 };
	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (c == 'o')
			w->out = optarg;
		else if (c == 'c')
			w->cache = optarg;
		else if ((c != 'k' || !str_int(str_c(optarg), &w->keep)) &&
		    (c != 's' || !str_int(str_c(optarg), &w->size) ||
			w->size < 0 || w->size > 1 << 20))
			return false;
	}
	return optind == argc && (w->cache != NULL || w->size < 0) &&
	    (w->out != NULL) != (w->cache != NULL);
}

int
cmd_gc(int argc, char **argv)
{
	static const char usage[] = "shenbao gc --out DIR --keep N\n"
	    "       shenbao gc --cache DIR [--size MIB]";
	struct arena a = { 0 };
	struct wants w;
	int status, fd;

	opts_help(usage, argc, argv);
	if (!parse(argc, argv, &w) || (w.out != NULL) != (w.keep >= 1))
		return opts_misused(usage);
	if (w.cache != NULL)
		return collect_cache(w.cache, w.size);
	fd = lock_out(&a, w.out);
	status = collect_garbage(&a, w.out, (size_t)w.keep);
	close(fd);
	arena_release(&a);
	return status != 0 ? status : fflush(stdout) == 0 ? 0 : EX_IOERR;
}

/* Only lists: destroying is a person's act, with a record of its own. */
int
cmd_purge(int argc, char **argv)
{
	static const char usage[] = "shenbao purge --out DIR";
	struct names runs = { 0 }, folders = { 0 };
	struct hashes none = { 0 };
	struct arena a = { 0 };
	char path[4096];
	const char *out;
	struct wants w;
	size_t i, n = 0;
	int status = 0;

	opts_help(usage, argc, argv);
	if (!parse(argc, argv, &w) || w.keep >= 0 || w.out == NULL)
		return opts_misused(usage);
	out = w.out;
	puts("办结后应销毁的材料（本程序只列出，不销毁）：");
	snprintf(path, sizeof path, "%s/runs", out);
	if (!list(&a, path, &runs))
		return EX_NOINPUT;
	for (i = 0; i < runs.n; i++)
		printf("%s/%s/\n", path, runs.v[i]);
	snprintf(path, sizeof path, "%s/spool", out);
	if (!list(&a, path, &folders))
		return EX_NOINPUT;
	for (i = 0; i < folders.n && status == 0; i++)
		status = sweep(&a, out, folders.v[i], &none, true, &n);
	printf("合计：%zu 次运行，%zu 个文件\n", runs.n, n);
	arena_release(&a);
	return status != 0 ? status : fflush(stdout) == 0 ? 0 : EX_IOERR;
}
