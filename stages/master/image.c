/* SPDX-License-Identifier: ISC */
/*
 * The image: written by xorriso through us, sealed, given repair data where
 * the pack wants it, then proven by reading it back.
 */
#include "master.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "io.h"
#include "iso.h"
#include "limit.h"
#include "log.h"
#include "proof.h"
#include "relay.h"

#define OUT_FD 3 /* where xorriso writes the image */
#define PADDING 150 /* sectors that -pad puts behind the data */

/* "iso path=file" of mkisofs' -path-list: '=' and '\' are escaped. */
static void
escaped(struct sb *b, struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++) {
		if (s.p[i] == '=' || s.p[i] == '\\')
			sb_addc(b, '\\');
		sb_addc(b, s.p[i]);
	}
}

static void
path_line(struct sb *b, const struct entry *e)
{
	escaped(b, e->path);
	sb_addc(b, '=');
	/* The child stands in the spool's folder. */
	if (e->source.len > 0)
		escaped(b, e->source);
	else
		sb_addf(b, "%.2s/%.*s", e->sha256.p, STR_ARG(e->sha256));
	sb_addc(b, '\n');
}

static const char *
path_list(struct volume *v, const char *path)
{
	struct arena mem = { 0 };
	FILE *fp = fopen(path, "we");
	struct sb b;
	size_t i;
	bool bad;

	if (fp == NULL)
		return strerror(errno);
	for (i = 0; i < v->entries.n; i++) {
		b = (struct sb) { .a = &mem };
		path_line(&b, &v->entries.v[i]);
		fwrite(b.p, 1, (size_t)b.len, fp);
		arena_reset(&mem);
		volume_cool(v, i);
	}
	arena_release(&mem);
	bad = ferror(fp) != 0;
	return fclose(fp) != 0 || bad ? strerror(errno) : NULL;
}

/* What shall lie last on the image.  Of no use after a crash: not synced. */
static const char *
put_last(const char *path)
{
	FILE *fp = fopen(path, "we");
	bool bad;

	if (fp == NULL)
		return strerror(errno);
	bad = fputs("-1 /" PROOF_STRUCTURE "\n", fp) < 0;
	return fclose(fp) != 0 || bad ? strerror(errno) : NULL;
}

/* xorriso's date: YYYYMMDDhhmmsscc, in UTC. */
static char *
date(struct volume *v)
{
	time_t t = (time_t)v->at;
	struct tm tm;

	gmtime_r(&t, &tm);
	return str_cstr(v->a, str_printf(v->a, "%04d%02d%02d%02d%02d%02d00",
	    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
	    tm.tm_min, tm.tm_sec));
}

_Noreturn static void
child(struct volume *v, char *const argv[], int said, int out)
{
	int null = open("/dev/null", O_RDONLY);
	char epoch[32];

	snprintf(epoch, sizeof epoch, "%lld", (long long)v->at);
	/* The spool may be OUT_FD itself, so may out: dup2() onto itself
	 * would leave it to be closed. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 ||
	    fchdir(v->spool->dir) != 0 || null < 0 || dup2(null, 0) < 0 ||
	    dup2(said, 1) < 0 || dup2(said, 2) < 0 ||
	    (out >= 0 && out != OUT_FD && dup2(out, OUT_FD) < 0) ||
	    (out == OUT_FD && fcntl(out, F_SETFD, 0) != 0) ||
	    setenv("SOURCE_DATE_EPOCH", epoch, 1) != 0 ||
	    setenv("HOME", v->staging, 1) != 0 ||
	    setenv("LC_ALL", "C", 1) != 0 || setenv("TZ", "UTC0", 1) != 0)
		_exit(126);
	execvp(argv[0], argv);
	_exit(errno == ENOENT ? 127 : 126);
}

/* A program at work, and the file that takes what it says. */
struct helper {
	pid_t pid;
	const char *name;
	int said;
};

static const char *
start(struct volume *v, struct helper *h, char *const argv[], int out)
{
	h->name = argv[0];
	h->said = memfd_create("said", MFD_CLOEXEC);
	if (h->said < 0)
		return strerror(errno);
	fflush(NULL);
	h->pid = fork();
	if (h->pid == 0)
		child(v, argv, h->said, out);
	if (h->pid > 0)
		return NULL;
	close(h->said);
	return strerror(errno);
}

/* What it said last, to tell it where it failed. */
static const char *
finish(struct volume *v, struct helper *h)
{
	struct str said = S("");
	const char *why = NULL;
	int status;

	while (waitpid(h->pid, &status, 0) < 0)
		if (errno != EINTR)
			why = strerror(errno);
	if (why == NULL && WIFEXITED(status) && WEXITSTATUS(status) == 127)
		why = str_printf(v->a, "%s is not installed", h->name).p;
	if (why == NULL && !(WIFEXITED(status) && WEXITSTATUS(status) == 0)) {
		lseek(h->said, 0, SEEK_SET);
		if (io_read_all(h->said, v->a, MIB(4), &said) != NULL)
			said = S("");
		said = str_slice(said, said.len - 2000, said.len);
		why = str_printf(v->a, "%s failed: %.*s", h->name,
		    STR_ARG(said)).p;
	}
	close(h->said);
	return why;
}

/*
 * ECMA-119 8.4.8: the descriptor says how large the volume is; the seal will
 * stand in the last sector of data.
 */
static void
measure(const unsigned char *head, ssize_t n, struct relay_size *size)
{
	const unsigned char *p = head + 16 * ISO_SECTOR + 80;

	if (n < 17 * ISO_SECTOR)
		return;
	size->all = (int64_t)(p[0] | p[1] << 8 | p[2] << 16 |
	    (uint32_t)p[3] << 24) * ISO_SECTOR;
	size->hash = size->all - (PADDING + 1) * ISO_SECTOR;
}

/*
 * Writes the image.  Its hash goes on behind, and xorriso, which looks whether
 * it is done ten times a second, is left to end: *w waits for finish().
 */
static const char *
write_image(struct volume *v, int to, struct helper *w, struct relay **hash)
{
	char *list = str_cstr(v->a, str_printf(v->a, "%s/paths-%d", v->staging,
	    v->number));
	char *last = str_cstr(v->a, str_printf(v->a, "%s/last", v->staging));
	char *when = date(v), *id = str_cstr(v->a, v->id);
	char *mtime = str_cstr(v->a, str_printf(v->a,
	    "--modification-date=%s", when));
	/* -r alone takes a file to be a program if the file system does. */
	char *argv[] = { "xorriso", "-no_rc", "-pacifier", "interval=0.1",
		"-as", "mkisofs", "-quiet", "-r", "-file-mode", "0444", "-J",
		"-joliet-long", "-iso-level", "3", "-input-charset", "utf-8", "-V", id, "-A",
		"SHENBAO", "-p", "SHENBAO", "-publisher", "", mtime,
		"--set_all_file_dates", when, "-pad", "-o", "stdio:/dev/fd/3",
		"-graft-points", "-path-list", list, "--sort-weight-list", last,
		NULL };
	const char *why = path_list(v, list);
	int p[2];

	if (why == NULL)
		why = put_last(last);
	if (why == NULL && pipe2(p, O_CLOEXEC) != 0)
		why = strerror(errno);
	if (why != NULL)
		return why;
	fcntl(p[0], F_SETPIPE_SZ, MIB(1)); /* fewer turns; no harm if not */
	why = start(v, w, argv, p[1]);
	close(p[1]);
	if (why == NULL)
		why = relay(p[0], to, measure, hash);
	close(p[0]); /* had we failed, xorriso now fails, too */
	return why;
}

/*
 * RS02 puts its data behind the volume, which stays as it is. The size is
 * said in sectors: told a percentage or roots, dvdisaster 0.79.5 makes another
 * size once in fifty runs.
 */
static const char *
add_repair(struct volume *v, const char *image, int fd)
{
	int64_t volume = lseek(fd, 0, SEEK_END) / ISO_SECTOR;
	int64_t sectors = volume * (100 + v->plan->repair) / 100;
	char *total = str_cstr(v->a, str_printf(v->a, "%lld",
	    (long long)sectors));
	char *argv[] = { "dvdisaster", "-i", (char *)image, "-mRS02", "-n",
		total, "-c", NULL };
	struct helper h;
	const char *why = start(v, &h, argv, -1);

	return why ? why : finish(v, &h);
}

/* Reads the image back: the proof. */
static const char *
prove(struct volume *v, const char *image)
{
	struct proof proof = { .busy = 1 };
	const char *why = NULL;

	if (!proof_image(v->a, image, stderr, &proof, &why))
		return why;
	v->image_size = proof.size;
	if (proof.faults > 0)
		return "the image read back is not what was written";
	return v->plan->repair > 0 && proof.repair == 0
	    ? "dvdisaster added no repair data: disc.repair is to be 5 or more"
	    : NULL;
}

/*
 * The hash of the whole, from that of what stands in front of the seal: had
 * dvdisaster changed a byte there, the proof would have seen it.
 */
static const char *
complete(struct volume *v, int fd, struct relay *hash, int64_t seal)
{
	char *sha = arena_alloc(v->a, SHA256_HEX + 1);
	int64_t at = 0;
	EVP_MD_CTX *md = relay_hash(hash, &at);
	bool good;

	if (md == NULL || at > seal) { /* it is not where it was expected */
		EVP_MD_CTX_free(md);
		md = digest_new();
		at = 0;
	}
	good = digest_stretch(md, fd, at, lseek(fd, 0, SEEK_END) - at);
	digest_end(md, sha);
	v->image_sha256 = str_c(sha);
	return good ? NULL : "cannot be read back";
}

/* What is not the hash of the whole; *seal: where the seal stands. */
static const char *
seal_and_prove(struct volume *v, const char *image, int fd, int64_t *seal)
{
	const char *why = proof_seal(v->a, image, seal);

	if (why == NULL && v->plan->repair > 0)
		why = add_repair(v, image, fd);
	if (why == NULL)
		why = prove(v, image);
	if (why == NULL)
		why = peer_check(v, image);
	if (why == NULL)
		label_prepare(v);
	return why;
}

/* While the hash of the whole is still being made, all else is done. */
static const char *
make(struct volume *v, const char *image, int fd, struct relay **hash,
    int64_t *seal)
{
	struct helper w = { 0 };
	const char *why = write_image(v, fd, &w, hash);
	const char *proven = why ? why : seal_and_prove(v, image, fd, seal);
	const char *failed = w.pid > 0 ? finish(v, &w) : NULL;

	if (why == NULL)
		why = failed ? failed : proven; /* the cause first */
	if (why == NULL && fsync(fd) != 0)
		why = strerror(errno);
	return why;
}

const char *
image_make(struct volume *v)
{
	char *image = str_cstr(v->a, v->image);
	int fd = open(image, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	struct relay *hash = NULL;
	int64_t seal = 0, hashed;
	const char *why;

	if (fd < 0)
		return strerror(errno);
	why = fchmod(fd, 0600) == 0 ? make(v, image, fd, &hash, &seal)
				    : strerror(errno);
	if (why == NULL)
		why = complete(v, fd, hash, seal);
	else if (hash != NULL)
		EVP_MD_CTX_free(relay_hash(hash, &hashed));
	if (close(fd) != 0 && why == NULL)
		why = strerror(errno);
	return why;
}
