/* SPDX-License-Identifier: ISC */
#include "store.h"

#include <errno.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "io.h"
#include "log.h"

#define STORE_BUF ((size_t)1 << 18)

bool
store_open(struct store *s)
{
	*s = (struct store){.fd = io_nameless()};
	if (s->fd < 0) {
		s->error = errno;
		return false;
	}
	if ((s->buf = malloc(STORE_BUF)) == NULL)
		log_die(EX_OSERR, "out of memory");
	return true;
}

static void
flush(struct store *s)
{
	if (s->used > 0 && s->error == 0 &&
	    io_write_all(s->fd, (struct str){s->buf, (ptrdiff_t)s->used}) != 0)
		s->error = errno;
	s->used = 0;
}

int64_t
store_put(struct store *s, struct str line)
{
	int64_t off = s->at;

	s->at += line.len;
	if (s->used + (size_t)line.len > STORE_BUF)
		flush(s);
	if ((size_t)line.len <= STORE_BUF) {
		memcpy(s->buf + s->used, line.p, (size_t)line.len);
		s->used += (size_t)line.len;
	} else if (s->error == 0 && io_write_all(s->fd, line) != 0) {
		s->error = errno;
	}
	return off;
}

bool
store_get(
    struct store *s, struct arena *a, int64_t off, size_t len, struct str *out)
{
	char *p = arena_alloc(a, len + 1);
	size_t got = 0;
	ssize_t n;

	flush(s);
	while (got < len && s->error == 0) {
		n = pread(s->fd, p + got, len - got, (off_t)off + (off_t)got);
		if (n > 0)
			got += (size_t)n;
		else if (n == 0)
			s->error = EIO;
		else if (errno != EINTR)
			s->error = errno;
	}
	*out = (struct str){p, (ptrdiff_t)got};
	return s->error == 0;
}

void
store_close(struct store *s)
{
	if (s->fd >= 0)
		close(s->fd);
	free(s->buf);
	s->buf = NULL;
	s->fd = -1;
}
