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

struct str
sketch_text(struct arena *a, struct str text)
{
	struct str s = fold_key(a, text);
	uint32_t least[SKETCH_N], g[SKETCH_GRAM] = {0};
	unsigned char out[SKETCH_N * 4];
	size_t n = 0;
	int i;

	memset(least, 0xff, sizeof least);
	while (s.len > 0) {
		uint64_t h = 0;

		memmove(g, g + 1, sizeof g - sizeof *g);
		g[SKETCH_GRAM - 1] = utf8_next(&s);
		if (++n < SKETCH_GRAM)
			continue;
		for (i = 0; i < SKETCH_GRAM; i++)
			h = mix(h ^ g[i]);
		for (i = 0; i < SKETCH_N; i++) {
			uint32_t v =
			    (uint32_t)(mix(h +
					   (uint64_t)i * 0xd1342543de82ef95) >>
				       32);

			if (v < least[i])
				least[i] = v;
		}
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
