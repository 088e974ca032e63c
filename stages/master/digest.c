/* SPDX-License-Identifier: ISC */
#include "digest.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lanes.h"
#include "limit.h"

#define BLOCK KIB(256)
#define THREADS_MAX 4 /* more outrun any disc */

EVP_MD_CTX *
digest_new(void)
{
	EVP_MD_CTX *md = EVP_MD_CTX_new();

	if (md == NULL || EVP_DigestInit_ex(md, EVP_sha256(), NULL) != 1)
		abort();
	return md;
}

void
digest_add(EVP_MD_CTX *md, const void *p, size_t n)
{
	if (EVP_DigestUpdate(md, p, n) != 1)
		abort();
}

static void
end(EVP_MD_CTX *md, unsigned char raw[SHA256_BYTES])
{
	unsigned n = 0;

	if (EVP_DigestFinal_ex(md, raw, &n) != 1 || n != SHA256_BYTES)
		abort();
	EVP_MD_CTX_free(md);
}

const char *
digest_hex(const unsigned char raw[SHA256_BYTES], char sha[SHA256_HEX + 1])
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < SHA256_BYTES; i++) {
		sha[2 * i] = digits[raw[i] >> 4];
		sha[2 * i + 1] = digits[raw[i] & 15];
	}
	sha[2 * i] = '\0';
	return sha;
}

bool
digest_is(const unsigned char raw[SHA256_BYTES], struct str hex)
{
	char sha[SHA256_HEX + 1];

	return str_eq(hex, str_c(digest_hex(raw, sha)));
}

void
digest_end(EVP_MD_CTX *md, char sha[SHA256_HEX + 1])
{
	unsigned char raw[SHA256_BYTES];

	end(md, raw);
	digest_hex(raw, sha);
}

/* All that hash at once: who is next, and how far all are together. */
struct crew {
	int fd;
	struct extent *v, *whole;
	size_t n;
	int64_t large; /* more bytes than this: no lane's */
	atomic_size_t next, next_large;
	atomic_flag whole_taken;
	atomic_llong done; /* bytes */
};

static bool
stretch(EVP_MD_CTX *md, int fd, int64_t at, int64_t size, atomic_llong *done)
{
	char *buf = malloc(BLOCK);
	ssize_t n = 1;

	if (buf == NULL)
		abort();
	while (size > 0 && n > 0) {
		n = pread(fd, buf, size < (int64_t)BLOCK ? (size_t)size : BLOCK,
		    at);
		if (n < 0 && errno == EINTR) {
			n = 1;
			continue;
		}
		if (n <= 0)
			break;
		digest_add(md, buf, (size_t)n);
		at += n;
		size -= n;
		if (done != NULL)
			atomic_fetch_add(done, n);
	}
	free(buf);
	return size == 0;
}

bool
digest_stretch(EVP_MD_CTX *md, int fd, int64_t at, int64_t size)
{
	return stretch(md, fd, at, size, NULL);
}

static void
hash_one(struct crew *c, struct extent *e)
{
	EVP_MD_CTX *md = digest_new();

	e->read = stretch(md, c->fd, e->at, e->size, &c->done);
	end(md, e->sha);
}

/* The next extent that is large, or isn't; NULL: none is left. */
static struct extent *
next(struct crew *c, bool large)
{
	size_t i;

	while ((i = atomic_fetch_add(large ? &c->next_large : &c->next, 1)) <
	    c->n)
		if (!c->v[i].shared && large == (c->v[i].size > c->large))
			return &c->v[i];
	return NULL;
}

#define LANE_BYTES KIB(32)

struct lane {
	struct extent *e; /* NULL: there is none left */
	int64_t got; /* bytes of it that were read */
	size_t at, have; /* in the buffer, whole blocks */
	bool last; /* the padding is in it */
	unsigned char buf[LANE_BYTES + 2 * LANE_BLOCK];
};

/* What comes next of a lane's extent; false when it can't be read. */
static bool
fill(struct crew *c, struct lane *l)
{
	int64_t left = l->e->size - l->got;
	size_t want = left < (int64_t)LANE_BYTES ? (size_t)left : LANE_BYTES;
	size_t n = 0;
	ssize_t got = 1;

	while (n < want && got > 0) {
		got = pread(c->fd, l->buf + n, want - n,
		    l->e->at + l->got + (int64_t)n);
		if (got < 0 && errno == EINTR)
			got = 1;
		else if (got > 0)
			n += (size_t)got;
	}
	if (n < want)
		return false;
	l->got += (int64_t)n;
	l->last = l->got == l->e->size;
	l->at = 0;
	l->have = n / LANE_BLOCK * LANE_BLOCK;
	if (l->last)
		l->have += lanes_pad(l->buf + l->have, n % LANE_BLOCK,
		    (uint64_t)l->e->size) * LANE_BLOCK;
	atomic_fetch_add(&c->done, (long long)n);
	return true;
}

/* Sees to it that a lane has blocks, of its extent or of the next one. */
static void
feed(struct crew *c, struct lanes *hashes, struct lane *l, size_t i)
{
	while (l->at == l->have) {
		if (l->e != NULL && l->last) {
			lanes_end(hashes, i, l->e->sha);
			l->e->read = true;
			l->e = NULL;
		}
		if (l->e == NULL) {
			if ((l->e = next(c, false)) == NULL)
				return;
			lanes_begin(hashes, i);
			l->got = 0;
		}
		if (!fill(c, l))
			l->e = NULL; /* it stays without a hash */
	}
}

static void
hash_in_lanes(struct crew *c)
{
	struct lane *l = calloc(LANES, sizeof *l);
	const unsigned char *p[LANES];
	struct lanes hashes = { 0 };
	size_t i, blocks, own, first;

	if (l == NULL)
		abort();
	for (;;) {
		blocks = SIZE_MAX;
		first = LANES;
		for (i = 0; i < LANES; i++) {
			feed(c, &hashes, &l[i], i);
			if (l[i].e == NULL)
				continue;
			first = first < i ? first : i;
			own = (l[i].have - l[i].at) / LANE_BLOCK;
			blocks = own < blocks ? own : blocks;
		}
		if (first == LANES)
			break;
		for (i = 0; i < LANES; i++) /* an idle lane works in vain */
			p[i] = l[i].e ? l[i].buf + l[i].at
				      : l[first].buf + l[first].at;
		lanes_add(&hashes, p, blocks);
		for (i = 0; i < LANES; i++)
			if (l[i].e != NULL)
				l[i].at += blocks * LANE_BLOCK;
	}
	free(l);
}

static void *
work(void *arg)
{
	struct crew *c = arg;
	struct extent *e;

	if (c->whole != NULL && !atomic_flag_test_and_set(&c->whole_taken))
		hash_one(c, c->whole);
	while ((e = next(c, true)) != NULL)
		hash_one(c, e);
	if (c->large >= 0)
		hash_in_lanes(c);
	return NULL;
}

static int64_t
total(const struct crew *c)
{
	int64_t all = 0;
	size_t i;

	for (i = 0; i < c->n; i++)
		all += c->v[i].shared ? 0 : c->v[i].size;
	return all;
}

/* Waits for a thread; meanwhile a person sees that something happens. */
static void
join(struct crew *c, pthread_t t, const char *said, int64_t all)
{
	struct timespec until;

	do {
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec++;
		if (said != NULL && all > 0)
			fprintf(stderr, "\r%s: %lld %%", said,
			    (long long)(atomic_load(&c->done) * 100 / all));
	} while (pthread_timedjoin_np(t, NULL, &until) == ETIMEDOUT);
}

/*
 * Lanes are for files, many of them: a drive reads one after the other, and
 * a large file alone in the end would leave all lanes but its own idle.
 */
static int64_t
large(int fd, int64_t all, long threads)
{
	struct stat sb;

	if (!lanes_help() || fstat(fd, &sb) != 0 || !S_ISREG(sb.st_mode))
		return -1;
	return all / (LANES * threads * 4) + (int64_t)LANE_BYTES;
}

void
extents_hash(int fd, struct extent *v, size_t n, struct extent *whole,
    int busy, const char *said)
{
	struct crew c = { .fd = fd, .v = v, .n = n, .whole = whole };
	pthread_t t[THREADS_MAX];
	long cores = sysconf(_SC_NPROCESSORS_ONLN) - busy, started = 0, i;
	int64_t all = total(&c) + (whole ? whole->size : 0);

	if (said != NULL && !isatty(STDERR_FILENO))
		said = NULL;
	cores = cores > THREADS_MAX ? THREADS_MAX : cores < 1 ? 1 : cores;
	c.large = large(fd, all, cores);
	while (started < cores &&
	    pthread_create(&t[started], NULL, work, &c) == 0)
		started++;
	if (started == 0)
		work(&c);
	for (i = 0; i < started; i++)
		join(&c, t[i], said, all);
	if (said != NULL)
		fprintf(stderr, "\r%s: 100 %%\n", said);
}
