/* SPDX-License-Identifier: ISC */
#include "cfb.h"

#include "limit.h"

#define END_OF_CHAIN 0xfffffffeu /* MS-CFB s2.1 */
#define HEADER 512
#define DIFAT_IN_HEADER 109
#define ENTRY 128 /* of the directory */

uint32_t
le16(struct str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p;

	return at + 2 <= (size_t)s.len ? p[at] | (uint32_t)p[at + 1] << 8 : 0;
}

uint32_t
le32(struct str s, size_t at)
{
	return at + 4 <= (size_t)s.len ? le16(s, at) | le16(s, at + 2) << 16
				       : 0;
}

static struct str
sector(const struct cfb *c, uint32_t n)
{
	ptrdiff_t at = ((ptrdiff_t)n + 1) * (ptrdiff_t)c->sector;

	return str_slice(c->bytes, at, at + (ptrdiff_t)c->sector);
}

/* A chain of sectors as one text; a chain that is too long is a loop. */
static struct str
chain(const struct cfb *c, const uint32_t *fat, size_t nfat, uint32_t n,
    struct str mini, size_t max)
{
	struct sb b = {.a = c->a};
	size_t steps = 0;

	while (n < nfat && steps++ <= nfat && (size_t)b.len < max) {
		sb_add(
		    &b, mini.p == NULL
			    ? sector(c, n)
			    : str_slice(mini, (ptrdiff_t)n * (ptrdiff_t)c->mini,
				  ((ptrdiff_t)n + 1) * (ptrdiff_t)c->mini));
		n = fat[n];
	}
	return str_slice(sb_str(&b), 0, (ptrdiff_t)max);
}

static void
add_fat(struct cfb *c, uint32_t n)
{
	struct str s = sector(c, n);
	size_t i;

	for (i = 0; i + 4 <= (size_t)s.len; i += 4)
		c->fat[c->nfat++] = le32(s, i);
}

/* MS-CFB s2.5: the sectors of the FAT, from the header and its chain. */
static void
read_fat(struct cfb *c)
{
	size_t per = c->sector / 4, max = (size_t)c->bytes.len / c->sector + 1;
	size_t i, n = 0;
	uint32_t s, next = le32(c->bytes, 68);

	c->fat = arena_array(c->a, max + per, sizeof *c->fat);
	for (i = 0; i < DIFAT_IN_HEADER && c->nfat < max; i++)
		if ((s = le32(c->bytes, 76 + i * 4)) < max) {
			add_fat(c, s);
			if (c->nfat > max)
				return;
		}
	while (next < max && n++ < max && c->nfat < max) {
		struct str d = sector(c, next);

		for (i = 0; i + 1 < per && c->nfat < max; i++)
			if ((s = le32(d, i * 4)) < max)
				add_fat(c, s);
		next = le32(d, (per - 1) * 4);
	}
}

const char *
cfb_open(struct arena *a, struct str bytes, struct cfb *c)
{
	struct str s;
	uint32_t shift = le16(bytes, 30), mini = le16(bytes, 32);
	size_t i;

	*c = (struct cfb){.a = a, .bytes = bytes};
	if (!str_starts(bytes, S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) ||
	    (shift != 9 && shift != 12) || mini != 6)
		return "not-a-cfb";
	if (bytes.len < HEADER * 2)
		return "truncated";
	c->sector = 1u << shift;
	c->mini = 1u << mini;
	c->cutoff = le32(bytes, 56);
	read_fat(c);
	c->dir = chain(
	    c, c->fat, c->nfat, le32(bytes, 48), (struct str){0}, ZIP_PART_MAX);
	if (c->dir.len < ENTRY)
		return "truncated";
	s = chain(
	    c, c->fat, c->nfat, le32(bytes, 60), (struct str){0}, ZIP_PART_MAX);
	c->minifat = arena_array(a, (size_t)s.len / 4 + 1, sizeof *c->minifat);
	for (i = 0; i + 4 <= (size_t)s.len; i += 4)
		c->minifat[c->nminifat++] = le32(s, i);
	c->ministream = chain(c, c->fat, c->nfat, le32(c->dir, 116),
	    (struct str){0}, ZIP_PART_MAX);
	return NULL;
}

static bool
is_named(struct str entry, const char *name)
{
	size_t n = strlen(name), i;

	if (le16(entry, 64) != (n + 1) * 2)
		return false;
	for (i = 0; i < n; i++)
		if (le16(entry, i * 2) != (unsigned char)name[i])
			return false;
	return true;
}

bool
cfb_stream(struct cfb *c, const char *name, struct str *out)
{
	struct str e;
	size_t at, size;

	for (at = 0; at + ENTRY <= (size_t)c->dir.len; at += ENTRY) {
		e = str_slice(c->dir, (ptrdiff_t)at, (ptrdiff_t)at + ENTRY);
		if (e.p[66] != 2 || !is_named(e, name))
			continue;
		size = le32(e, 120);
		if (size > ZIP_PART_MAX)
			size = ZIP_PART_MAX;
		*out = size < c->cutoff
			   ? chain(c, c->minifat, c->nminifat, le32(e, 116),
				 c->ministream, size)
			   : chain(c, c->fat, c->nfat, le32(e, 116),
				 (struct str){0}, size);
		c->cut |= (size_t)out->len < le32(e, 120);
		return true;
	}
	return false;
}
