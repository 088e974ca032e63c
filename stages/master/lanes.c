/* SPDX-License-Identifier: ISC */
#include "lanes.h"

#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#define TARGET(t) __attribute__((target(t)))
#else
#define TARGET(t)
#endif

typedef uint32_t vec __attribute__((vector_size(4 * LANES)));

static const uint32_t initial[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372,
	0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

/* FIPS 180-4 4.2.2 */
static const uint32_t constant[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
	0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
	0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static inline __attribute__((always_inline)) uint32_t
word(const unsigned char *p)
{
	uint32_t w;

	memcpy(&w, p, sizeof w);
	return __builtin_bswap32(w);
}

#define ROTR(x, n) ((x) >> (n) | (x) << (32 - (n)))

/* FIPS 180-4 6.2.2 on one block of each lane, in the terms used there. */
static inline __attribute__((always_inline)) void
block(vec h[8], const unsigned char *const p[LANES], size_t at)
{
	vec a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5],
	    g = h[6], i = h[7], w[16], t1, t2, s0, s1;
	size_t t, k;

	for (t = 0; t < 64; t++) {
		if (t < 16) {
			for (k = 0; k < LANES; k++)
				w[t][k] = word(p[k] + at + 4 * t);
		} else {
			s0 = w[(t + 1) % 16];
			s0 = ROTR(s0, 7) ^ ROTR(s0, 18) ^ s0 >> 3;
			s1 = w[(t + 14) % 16];
			s1 = ROTR(s1, 17) ^ ROTR(s1, 19) ^ s1 >> 10;
			w[t % 16] += s0 + w[(t + 9) % 16] + s1;
		}
		t1 = i + (ROTR(e, 6) ^ ROTR(e, 11) ^ ROTR(e, 25)) +
		    (g ^ (e & (f ^ g))) + constant[t] + w[t % 16];
		t2 = (ROTR(a, 2) ^ ROTR(a, 13) ^ ROTR(a, 22)) +
		    ((a & b) | (c & (a | b)));
		i = g, g = f, f = e, e = d + t1;
		d = c, c = b, b = a, a = t1 + t2;
	}
	h[0] += a, h[1] += b, h[2] += c, h[3] += d;
	h[4] += e, h[5] += f, h[6] += g, h[7] += i;
}

static inline __attribute__((always_inline)) void
blocks_of(struct lanes *l, const unsigned char *const p[LANES], size_t blocks)
{
	vec h[8];
	size_t i;

	memcpy(h, l->h, sizeof h);
	for (i = 0; i < blocks; i++)
		block(h, p, i * LANE_BLOCK);
	memcpy(l->h, h, sizeof h);
}

TARGET("avx512f,avx512bw,avx512vl") static void
with_512(struct lanes *l, const unsigned char *const p[LANES], size_t blocks)
{
	blocks_of(l, p, blocks);
}

TARGET("avx2") static void
with_256(struct lanes *l, const unsigned char *const p[LANES], size_t blocks)
{
	blocks_of(l, p, blocks);
}

#if defined(__x86_64__)
static bool
has_512(void)
{
	return __builtin_cpu_supports("avx512f") &&
	    __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512vl");
}

bool
lanes_help(void)
{
	unsigned a, b = 0, c, d;

	/* Leaf 7, EBX bit 29: instructions for SHA. */
	if (__get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1) != 0)
		return false;
	return __builtin_cpu_supports("avx2");
}
#else
static bool
has_512(void)
{
	return false;
}

bool
lanes_help(void)
{
	return false;
}
#endif

void
lanes_begin(struct lanes *l, size_t lane)
{
	size_t i;

	for (i = 0; i < 8; i++)
		l->h[i][lane] = initial[i];
}

void
lanes_add(struct lanes *l, const unsigned char *const p[LANES], size_t blocks)
{
	if (has_512())
		with_512(l, p, blocks);
	else
		with_256(l, p, blocks);
}

void
lanes_end(const struct lanes *l, size_t lane, unsigned char sha[32])
{
	uint32_t w;
	size_t i;

	for (i = 0; i < 8; i++) {
		w = __builtin_bswap32(l->h[i][lane]);
		memcpy(sha + 4 * i, &w, sizeof w);
	}
}

size_t
lanes_pad(unsigned char *p, size_t n, uint64_t bytes)
{
	size_t end = n < LANE_BLOCK - 8 ? LANE_BLOCK : 2 * LANE_BLOCK;
	uint64_t bits = __builtin_bswap64(bytes * 8);

	p[n] = 0x80;
	memset(p + n + 1, 0, end - n - 9);
	memcpy(p + end - 8, &bits, sizeof bits);
	return end / LANE_BLOCK;
}
