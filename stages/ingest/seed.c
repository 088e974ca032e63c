/* SPDX-License-Identifier: ISC */
#include "seed.h"

#include "answer.h"

static const char field[] = SEED_FIELD;
#define FIELD ((int)sizeof field - 1)

bool
seed_begin(struct seed *d)
{
	*d = (struct seed) { .hash = EVP_MD_CTX_new() };
	return d->hash != NULL &&
	    EVP_DigestInit_ex(d->hash, EVP_sha256(), NULL) == 1;
}

/* At the start of a line: true while it may be the field. */
static bool
starts(struct seed *d, char c)
{
	if (c != field[d->n])
		return false;
	if (++d->n == FIELD) {
		d->n = 0;
		d->inside = d->skip = d->found = true;
	}
	return true;
}

/* The header ends at an empty line; without the field we are done there. */
static void
body(struct seed *d)
{
	d->body = true;
	if (!d->found) {
		EVP_MD_CTX_free(d->hash);
		d->hash = NULL;
	}
}

static void
rest_of_line(struct seed *d, struct str line, bool whole)
{
	bool empty = !d->inside && d->n == 0 &&
	    (str_eq(line, S("\n")) || str_eq(line, S("\r\n")));

	EVP_DigestUpdate(d->hash, field, (size_t)d->n);
	d->n = 0;
	if (!d->skip)
		EVP_DigestUpdate(d->hash, line.p, (size_t)line.len);
	d->inside = !whole;
	d->skip = d->skip && !whole;
	if (empty)
		body(d);
}

void
seed_feed(struct seed *d, struct str s)
{
	struct str line;
	const char *end;

	while (s.len > 0 && d->hash != NULL && !d->body) {
		if (!d->inside && starts(d, s.p[0])) {
			s = str_slice(s, 1, s.len);
			continue;
		}
		end = memchr(s.p, '\n', (size_t)s.len);
		line = str_slice(s, 0, end ? end + 1 - s.p : s.len);
		rest_of_line(d, line, end != NULL);
		s = str_slice(s, line.len, s.len);
	}
	if (s.len > 0 && d->hash != NULL)
		EVP_DigestUpdate(d->hash, s.p, (size_t)s.len);
}

struct str
seed_end(struct seed *d, struct arena *a)
{
	unsigned char md[EVP_MAX_MD_SIZE];
	struct str s = S("");
	unsigned len = 0;

	if (d->hash != NULL && d->found) {
		EVP_DigestUpdate(d->hash, field, (size_t)d->n);
		EVP_DigestFinal_ex(d->hash, md, &len);
		s = hex(a, md, len);
	}
	EVP_MD_CTX_free(d->hash);
	d->hash = NULL;
	return s;
}
