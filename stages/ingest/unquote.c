/* SPDX-License-Identifier: ISC */
#include "unquote.h"

static void
release(struct unquote *u, int skip)
{
	if (u->n > skip)
		u->put(u->ctx, (struct str) { u->held + skip, u->n - skip });
	u->n = u->word = 0;
	u->inside = true;
}

/* Whether a line's start may still turn out as quoted. */
static bool
hold(struct unquote *u, char c)
{
	static const char word[] = "From ";

	if (u->word == 0 && c == '>' && u->n < UNQUOTE_HELD - 6) {
		u->held[u->n++] = c;
		return true;
	}
	if (u->n == 0 || c != word[u->word])
		return false;
	u->held[u->n++] = c;
	if (++u->word == (int)sizeof word - 1)
		release(u, 1);
	return true;
}

void
unquote_feed(struct unquote *u, struct str s)
{
	struct str line;
	const char *end;

	while (s.len > 0) {
		if (!u->inside && hold(u, s.p[0])) {
			s = str_slice(s, 1, s.len);
			continue;
		}
		release(u, 0);
		end = memchr(s.p, '\n', (size_t)s.len);
		line = str_slice(s, 0, end ? end + 1 - s.p : s.len);
		u->put(u->ctx, line);
		u->inside = end == NULL;
		s = str_slice(s, line.len, s.len);
	}
}

void
unquote_end(struct unquote *u)
{
	release(u, 0);
}
