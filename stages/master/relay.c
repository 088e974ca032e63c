/* SPDX-License-Identifier: ISC */
#include "relay.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <unistd.h>

#include "io.h"
#include "limits.h"

#define BLOCK KIB(256)
#define BLOCKS 8
#define FLUSH MIB(32) /* the disk begins while the pipe still runs */

/* A ring of blocks; one without bytes is the end. */
struct ring {
	char *block[BLOCKS];
	ssize_t len[BLOCKS];
	sem_t full, empty;
	relay_until *until;
	EVP_MD_CTX *md;
	int64_t at, stop;
};

static void
wait_for(sem_t *s)
{
	while (sem_wait(s) != 0)
		;
}

static void *
hash_along(void *arg)
{
	struct ring *r = arg;
	int64_t n;
	size_t i;

	for (i = 0;; i = (i + 1) % BLOCKS) {
		wait_for(&r->full);
		n = r->len[i];
		if (n == 0)
			return NULL;
		if (r->at == 0)
			r->stop = r->until((unsigned char *)r->block[i], n);
		if (n > r->stop - r->at)
			n = r->stop - r->at;
		if (n > 0) {
			digest_add(r->md, r->block[i], (size_t)n);
			r->at += n;
		}
		sem_post(&r->empty);
	}
}

/* A whole block, less only at the end; -1 with errno. */
static ssize_t
fill(int fd, char *p)
{
	ssize_t have = 0, n = 1;

	while (n != 0 && have < (ssize_t)BLOCK) {
		n = read(fd, p + have, BLOCK - (size_t)have);
		if (n < 0 && errno != EINTR)
			return -1;
		have += n > 0 ? n : 0;
	}
	return have;
}

static const char *
pump(struct ring *r, int from, int to)
{
	const char *why = NULL;
	int64_t at = 0, flushed = 0;
	ssize_t n = 1;
	size_t i;

	for (i = 0; n > 0; i = (i + 1) % BLOCKS) {
		wait_for(&r->empty);
		if ((n = fill(from, r->block[i])) < 0 ||
		    io_write_all(to, (struct str) { r->block[i], n }) != 0) {
			why = strerror(errno);
			n = 0;
		}
		at += n;
		if (at - flushed >= (int64_t)FLUSH) {
			/* Only a hint: fsync() comes later and tells. */
			sync_file_range(to, flushed, at - flushed,
			    SYNC_FILE_RANGE_WRITE);
			flushed = at;
		}
		r->len[i] = n;
		sem_post(&r->full);
	}
	return why;
}

const char *
relay(int from, int to, relay_until *until, EVP_MD_CTX **md, int64_t *hashed)
{
	struct ring r = { .until = until, .md = digest_new() };
	char *blocks = malloc(BLOCK * BLOCKS);
	const char *why;
	pthread_t t;
	size_t i;

	if (blocks == NULL)
		abort();
	for (i = 0; i < BLOCKS; i++)
		r.block[i] = blocks + i * BLOCK;
	sem_init(&r.full, 0, 0);
	sem_init(&r.empty, 0, BLOCKS);
	if (pthread_create(&t, NULL, hash_along, &r) == 0) {
		why = pump(&r, from, to);
		pthread_join(t, NULL);
	} else {
		why = "no thread";
	}
	sem_destroy(&r.full);
	sem_destroy(&r.empty);
	free(blocks);
	*md = r.md;
	*hashed = r.at;
	return why;
}
