/* SPDX-License-Identifier: ISC */
#include "relay.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "io.h"
#include "limit.h"

#define BLOCK KIB(256)
#define FLUSH MIB(32) /* the disk begins while the pipe still runs */

struct relay {
	pthread_t thread;
	bool threaded;
	int fd; /* of the file, its own */
	sem_t more; /* told of each block, and of the end */
	atomic_llong written;
	atomic_bool ended;
	struct relay_size size; /* known before anything is written */
	EVP_MD_CTX *md;
	int64_t at;
	bool good;
};

static void
wait_for(sem_t *s)
{
	while (sem_wait(s) != 0)
		;
}

/* All that was written so far, as it is read back. */
static void
catch_up(struct relay *r, unsigned char *buf)
{
	int64_t left;
	ssize_t n;

	while (r->good &&
	    (left = atomic_load(&r->written) - r->at) > 0 &&
	    r->at < r->size.hash) {
		left = left < r->size.hash - r->at ? left
						   : r->size.hash - r->at;
		n = pread(r->fd, buf,
		    left < (int64_t)BLOCK ? (size_t)left : BLOCK, r->at);
		if (n < 0 && errno == EINTR)
			continue;
		r->good = n > 0;
		if (n <= 0)
			break;
		digest_add(r->md, buf, (size_t)n);
		r->at += n;
	}
}

static void *
hash_behind(void *arg)
{
	struct relay *r = arg;
	unsigned char *buf = malloc(BLOCK);
	bool last = false;

	if (buf == NULL)
		abort();
	while (!last) {
		wait_for(&r->more);
		last = atomic_load(&r->ended);
		catch_up(r, buf);
	}
	free(buf);
	return NULL;
}

/* A whole block, less only at the end, after left bytes; -1 with errno. */
static ssize_t
fill(int fd, char *p, int64_t left)
{
	ssize_t have = 0, n = 1, want = left < (int64_t)BLOCK ? left : BLOCK;

	while (n != 0 && have < want) {
		n = read(fd, p + have, (size_t)(want - have));
		if (n < 0 && errno != EINTR)
			return -1;
		have += n > 0 ? n : 0;
	}
	return have;
}

static const char *
pump(struct relay *r, int from, int to, relay_measure *measure)
{
	char *block = malloc(BLOCK);
	const char *why = NULL;
	int64_t at = 0, flushed = 0;
	ssize_t n = 1;

	if (block == NULL)
		abort();
	while (n > 0 && at < r->size.all) {
		n = fill(from, block, r->size.all - at);
		if (n > 0 && at == 0)
			measure((unsigned char *)block, n, &r->size);
		if (n < 0 ||
		    io_write_all(to, (struct str) { block, n }) != 0) {
			why = strerror(errno);
			break;
		}
		at += n;
		if (at - flushed >= (int64_t)FLUSH) {
			/* Only a hint: fsync() comes later and tells. */
			sync_file_range(to, flushed, at - flushed,
			    SYNC_FILE_RANGE_WRITE);
			flushed = at;
		}
		atomic_store(&r->written, at);
		sem_post(&r->more);
	}
	free(block);
	return why;
}

const char *
relay(int from, int to, relay_measure *measure, struct relay **relay)
{
	struct relay *r = *relay = calloc(1, sizeof *r);
	const char *why;

	if (r == NULL)
		abort();
	r->size = (struct relay_size) { INT64_MAX, INT64_MAX };
	r->md = digest_new();
	r->good = true;
	sem_init(&r->more, 0, 0);
	if ((r->fd = fcntl(to, F_DUPFD_CLOEXEC, 0)) < 0)
		return strerror(errno);
	r->threaded = pthread_create(&r->thread, NULL, hash_behind, r) == 0;
	why = pump(r, from, to, measure);
	atomic_store(&r->ended, true);
	sem_post(&r->more);
	return why;
}

EVP_MD_CTX *
relay_hash(struct relay *r, int64_t *hashed)
{
	EVP_MD_CTX *md = r->md;

	if (r->threaded)
		pthread_join(r->thread, NULL);
	else
		r->good = false;
	if (!r->good) {
		EVP_MD_CTX_free(md);
		md = NULL;
	}
	*hashed = r->at;
	sem_destroy(&r->more);
	if (r->fd >= 0)
		close(r->fd);
	free(r);
	return md;
}
