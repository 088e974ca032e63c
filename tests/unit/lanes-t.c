/* SPDX-License-Identifier: ISC */
/*
 * SHA-256 in lanes against libcrypto's: every length of the last blocks, and
 * lanes that end at different times.
 *
 * USES: stages/master/lanes.c stages/master/digest.c
 */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "io.h"
#include "stages/master/digest.h"
#include "stages/master/lanes.h"
#include "tap.h"

#define LONGEST 300

static unsigned char bytes[LONGEST];

static void
make_bytes(void)
{
	uint32_t x = 1;
	size_t i;

	for (i = 0; i < sizeof bytes; i++) {
		x = x * 1664525 + 1013904223;
		bytes[i] = (unsigned char)(x >> 24);
	}
}

/* Messages of n, n + 1, ... bytes, one in each lane; how many are right. */
static int
right(size_t n)
{
	static unsigned char buf[LANES][LONGEST + 2 * LANE_BLOCK];
	const unsigned char *p[LANES];
	unsigned char sha[32], other[EVP_MAX_MD_SIZE];
	struct lanes l = { 0 };
	size_t i, len, blocks[LANES], k;
	unsigned m;
	int good = 0;

	for (i = 0; i < LANES; i++) {
		len = n + i;
		memcpy(buf[i], bytes, len);
		blocks[i] = len / LANE_BLOCK + lanes_pad(buf[i] + len /
		    LANE_BLOCK * LANE_BLOCK, len % LANE_BLOCK, len);
		lanes_begin(&l, i);
	}
	for (k = 0; k < LONGEST / LANE_BLOCK + 2; k++) {
		for (i = 0; i < LANES; i++)
			p[i] = buf[i] + (k < blocks[i] ? k : 0) * LANE_BLOCK;
		for (i = 0; i < LANES; i++) {
			if (k != blocks[i])
				continue;
			lanes_end(&l, i, sha);
			EVP_Digest(bytes, n + i, other, &m, EVP_sha256(), NULL);
			good += memcmp(sha, other, sizeof sha) == 0;
		}
		lanes_add(&l, p, 1);
	}
	return good;
}

/* Files of all sizes behind one another in a file: as the proof does it. */
static void
extents(void)
{
	enum { N = 200 };
	static struct extent v[N];
	struct arena a = { 0 };
	int fd = memfd_create("extents", MFD_CLOEXEC), good = 0;
	int64_t at = 0;
	size_t i, size;
	struct extent whole = { 0 };
	struct str all = { NULL, 0 };
	char *p;

	for (i = 0; i < N; i++) {
		size = i * i * 7 % 100003;
		v[i] = (struct extent) { .at = at, .size = (int64_t)size };
		at += (int64_t)size;
	}
	all = (struct str) { p = arena_alloc(&a, (size_t)at), at };
	for (i = 0; i < (size_t)at; i++)
		p[i] = (char)bytes[(i * 31 + i / 300) % LONGEST];
	v[7].shared = true;
	v[N - 1].size += 1; /* ends behind the file */
	whole.size = at;
	ok(fd >= 0 && io_write_all(fd, all) == 0, "a file of many");
	extents_hash(fd, v, N, &whole, 0, NULL);
	for (i = 0; i < N - 1; i++)
		good += v[i].read && digest_is(v[i].sha, sha256_hex(&a,
		    str_slice(all, v[i].at, v[i].at + v[i].size)));
	is_int(good, N - 2, "each has the hash that libcrypto gives");
	ok(!v[7].read, "what shares another's data is not hashed twice");
	ok(!v[N - 1].read, "what can't be read to its end has none");
	ok(whole.read && digest_is(whole.sha, sha256_hex(&a, all)),
	    "the whole has one, too");
	close(fd);
	arena_release(&a);
}

int
main(void)
{
	size_t n;
	int good = 0, all = 0;

	make_bytes();
#if defined(__x86_64__)
	if (__builtin_cpu_supports("avx2"))
#else
	if (0)
#endif
		for (n = 0; n + LANES <= LONGEST; n += LANES, all += LANES)
			good += right(n);
	is_int(good, all, "every length of a message");
	extents();
	return done();
}
