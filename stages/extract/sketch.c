/* SPDX-License-Identifier: ISC */
#include "sketch.h"

#include "fold.h"

/* splitmix64 (Steele, Lea, Flood 2014): every bit of x moves every bit. */
static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
	x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
	return x ^ (x >> 31);
}

/*
 * Each slot has an order of its own over the grams: multiply and shift
 * (Dietzfelbinger, Hagerup, Katajainen, Penttonen 1997).
 */
static void
keep_least(uint32_t *least, const uint64_t *by, uint64_t h)
{
	uint32_t v;
	int i;

	for (i = 0; i < SKETCH_N; i++) {
		v = (uint32_t)(h * by[i] >> 32);
		if (v < least[i])
			least[i] = v;
	}
}

struct str
sketch_text(struct arena *a, struct str text)
{
	struct str s = fold_key(a, text);
	uint32_t least[SKETCH_N], g[SKETCH_GRAM] = {0};
	uint64_t by[SKETCH_N], h;
	unsigned char out[SKETCH_N * 4];
	size_t n = 0;
	int i;

	memset(least, 0xff, sizeof least);
	for (i = 0; i < SKETCH_N; i++)
		by[i] = mix((uint64_t)i) | 1;
	while (s.len > 0) {
		memmove(g, g + 1, sizeof g - sizeof *g);
		g[SKETCH_GRAM - 1] = utf8_next(&s);
		if (++n < SKETCH_GRAM)
			continue;
		for (h = 0, i = 0; i < SKETCH_GRAM; i++)
			h = mix(h ^ g[i]);
		keep_least(least, by, h);
	}
	if (n < SKETCH_LEAST)
		return S("");
	for (i = 0; i < SKETCH_N; i++) {
		out[i * 4] = (unsigned char)(least[i] >> 24);
		out[i * 4 + 1] = (unsigned char)(least[i] >> 16);
		out[i * 4 + 2] = (unsigned char)(least[i] >> 8);
		out[i * 4 + 3] = (unsigned char)least[i];
	}
	return hex(a, out, sizeof out);
}
