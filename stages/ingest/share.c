/* SPDX-License-Identifier: ISC */
#include "share.h"
#include "seed.h"

#include <sys/stat.h>
#include <unistd.h>

#define FIELD ((size_t)sizeof field - 1)

static const char field[] = SEED_FIELD;

/* A header as it goes by; only the start of the line at hand is kept. */
struct head {
	char line[sizeof field];
	int64_t len; /* of the line at hand */
	int64_t left_out; /* bytes of lines of the field */
	bool ended;
};

/* newline: 1, or 0 where the file ends in the line. */
static void
end_line(struct head *h, int newline)
{
	h->ended = h->len == 0 || (h->len == 1 && h->line[0] == '\r');
	if (h->len >= (int64_t)FIELD && memcmp(h->line, field, FIELD) == 0)
		h->left_out += h->len + newline;
	h->len = 0;
}

static void
feed(struct head *h, const char *p, const char *end)
{
	for (; p < end && !h->ended; p++) {
		if (*p == '\n') {
			end_line(h, 1);
			continue;
		}
		if (h->len < (int64_t)FIELD)
			h->line[h->len] = *p;
		h->len++;
	}
}

/* The length without the field, as far as the source is a message. */
static int64_t
own_length(const struct source *s, int fd)
{
	struct head h = { .ended = s->kind == SOURCE_ARCHIVE ||
		s->kind == SOURCE_DISC };
	struct stat sb;
	char buf[4096];
	int64_t all, at = s->from, end;
	ssize_t n;

	if (fstat(fd, &sb) != 0)
		return 0;
	all = s->len >= 0 ? s->len : sb.st_size;
	end = at + all;
	while (!h.ended && at < end && (n = pread(fd, buf, sizeof buf, at)) > 0) {
		if (n > end - at)
			n = (ssize_t)(end - at);
		feed(&h, buf, buf + n);
		at += n;
	}
	if (!h.ended)
		end_line(&h, 0);
	return all - h.left_out;
}

/* Neighbouring lengths shall not make neighbouring shares (splitmix64). */
static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15;
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return x ^ x >> 31;
}

size_t
share_of(const struct source *s, size_t n)
{
	int64_t len;
	int fd;

	/* Equal folders may have any paths: all of them in one share. */
	if (n < 2 || s->kind == SOURCE_FOLDER ||
	    (fd = source_open(s, S(""))) < 0)
		return 0;
	len = own_length(s, fd);
	close(fd);
	return mix((uint64_t)len) % n;
}
