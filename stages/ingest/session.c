/* SPDX-License-Identifier: ISC */
#include "session.h"

#include <string.h>
#include <unistd.h>

#include "limit.h"

#define SECTOR 2048
#define FIRST 16 /* sectors of a session before its descriptors (ECMA-119 6.2.1) */
#define DESCRIPTORS 16 /* at most; behind them lie path tables */
#define BLOCK KIB(64)

static uint32_t
le32(const unsigned char *p)
{
	return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24;
}

static bool
sector(int64_t n, unsigned char d[SECTOR])
{
	return pread(0, d, SECTOR, n * SECTOR) == SECTOR;
}

static bool
is_descriptor(const unsigned char *d)
{
	return memcmp(d + 1, "CD001", 5) == 0;
}

/*
 * Whether a session begins at a sector.  Its root (9.1) lies in it and names
 * its own place: the root of an image that is a file here is somewhere else.
 */
static bool
begins(int64_t at, int64_t *size)
{
	unsigned char d[SECTOR], root[SECTOR];
	int64_t place;

	if (!sector(at + FIRST, d) || d[0] != 1 || !is_descriptor(d))
		return false;
	place = le32(d + 156 + 2);
	*size = le32(d + 80);
	return place >= at && sector(place, root) && root[0] >= 34 &&
	    root[32] == 1 && (root[25] & 2) && le32(root + 2) == place;
}

/* dvdisaster's header stands right behind the volume. */
static bool
is_repair(int64_t at)
{
	static const char mark[] = "*dvdisaster*";
	char d[sizeof mark - 1];

	return pread(0, d, sizeof d, at) == sizeof d &&
	    memcmp(d, mark, sizeof d) == 0;
}

void
session_find(struct session *s)
{
	static unsigned char block[BLOCK];
	int64_t at, size, i;
	ssize_t n;

	*s = (struct session) { .image = lseek(0, 0, SEEK_END) / SECTOR };
	lseek(0, 0, SEEK_SET);
	if (!begins(0, &size))
		return;
	s->end = size * SECTOR;
	if (is_repair(s->end))
		return;
	for (at = size + FIRST; (n = pread(0, block, BLOCK, at * SECTOR)) >=
	    SECTOR; at += n / SECTOR) {
		for (i = 0; i < n / SECTOR; i++)
			if (block[i * SECTOR] == 1 &&
			    is_descriptor(block + i * SECTOR) &&
			    begins(at + i - FIRST, &size)) {
				s->at = at + i - FIRST;
				/* Counted from the session, by most. */
				s->end = (s->at + size) * SECTOR;
			}
	}
}

/* Where a file ends is measured against the volume: that is all of it now. */
static void
widen(const struct session *s, unsigned char *d)
{
	uint32_t n = (uint32_t)s->image;
	int i;

	for (i = 0; i < 4; i++)
		d[80 + i] = d[87 - i] = (unsigned char)(n >> 8 * i);
}

void
session_show(const struct session *s, char *p, ssize_t n, int64_t at)
{
	unsigned char d[SECTOR] = "";
	int64_t from, i, k;

	for (i = FIRST; i < FIRST + DESCRIPTORS && s->at > 0 && d[0] != 255;
	    i++) {
		if (!sector(s->at + i, d) || !is_descriptor(d))
			return;
		if (d[0] == 1 || d[0] == 2)
			widen(s, d);
		from = i * SECTOR - at;
		for (k = 0; k < SECTOR; k++)
			if (from + k >= 0 && from + k < n)
				p[from + k] = (char)d[k];
	}
}

bool
session_more(const struct session *s)
{
	static char block[BLOCK];
	int64_t at = s->end;
	ssize_t n, i;

	if (is_repair(at))
		return false;
	while (at > 0 && (n = pread(0, block, BLOCK, at)) > 0) {
		for (i = 0; i < n && block[i] == '\0'; i++)
			;
		if (i < n)
			return true;
		at += n;
	}
	return false;
}
