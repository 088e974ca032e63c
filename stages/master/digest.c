/* SPDX-License-Identifier: ISC */
#include "digest.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "limits.h"

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

void
digest_end(EVP_MD_CTX *md, char sha[SHA256_HEX + 1])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned i, n = 0;

	if (EVP_DigestFinal_ex(md, raw, &n) != 1)
		abort();
	EVP_MD_CTX_free(md);
	for (i = 0; i < n && i < SHA256_HEX / 2; i++) {
		sha[2 * i] = digits[raw[i] >> 4];
		sha[2 * i + 1] = digits[raw[i] & 15];
	}
	sha[2 * i] = '\0';
}

/* All that hash at once: who is next, and how far all are together. */
struct crew {
	int fd;
	struct extent *v;
	size_t n;
	atomic_size_t next;
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

static void *
work(void *arg)
{
	struct crew *c = arg;
	struct extent *e;
	EVP_MD_CTX *md;
	size_t i;

	while ((i = atomic_fetch_add(&c->next, 1)) < c->n) {
		e = &c->v[i];
		md = digest_new();
		if (stretch(md, c->fd, e->at, e->size, &c->done)) {
			digest_end(md, e->sha);
		} else {
			EVP_MD_CTX_free(md);
			e->sha[0] = '\0';
		}
	}
	return NULL;
}

static int64_t
total(const struct crew *c)
{
	int64_t all = 0;
	size_t i;

	for (i = 0; i < c->n; i++)
		all += c->v[i].size;
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

void
extents_hash(int fd, struct extent *v, size_t n, const char *said)
{
	struct crew c = { .fd = fd, .v = v, .n = n };
	pthread_t t[THREADS_MAX];
	long cores = sysconf(_SC_NPROCESSORS_ONLN), started = 0, i;
	int64_t all = total(&c);

	if (said != NULL && !isatty(STDERR_FILENO))
		said = NULL;
	cores = cores > THREADS_MAX ? THREADS_MAX : cores;
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
