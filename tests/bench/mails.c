/* SPDX-License-Identifier: ISC */
/*
 * Mails split, decoded and hashed, nothing written: our MIME reader.
 * Prints how many parts and bytes, and a sum of all hashes, as gmime.c does.
 *
 *	mails FILE...
 *
 * USES: stages/ingest/mime.c stages/ingest/leaf.c stages/ingest/part.c
 * USES: stages/ingest/header.c stages/ingest/words.c stages/ingest/decode.c
 * USES: stages/ingest/clock.c
 */
#include <err.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#include "stages/ingest/mime.h"

struct sum {
	EVP_MD_CTX *md;
	uint64_t parts, bytes, hashes;
};

static void
on_part(void *ctx, struct mime_part *p)
{
	struct sum *s = ctx;

	if (p->role == MIME_LEAF &&
	    EVP_DigestInit_ex(s->md, EVP_sha256(), NULL) != 1)
		errx(EX_SOFTWARE, "no SHA-256");
}

static void
on_data(void *ctx, struct mime_part *p, struct str bytes)
{
	struct sum *s = ctx;

	if (p->role != MIME_LEAF)
		return;
	EVP_DigestUpdate(s->md, bytes.p, (size_t)bytes.len);
	s->bytes += (uint64_t)bytes.len;
}

static void
on_end(void *ctx, struct mime_part *p)
{
	unsigned char hash[EVP_MAX_MD_SIZE];
	struct sum *s = ctx;

	if (p->role != MIME_LEAF)
		return;
	EVP_DigestFinal_ex(s->md, hash, NULL);
	s->parts++;
	s->hashes += (uint64_t)hash[0] << 16 | (uint64_t)hash[1] << 8 | hash[2];
}

static void
on_warn(void *ctx, const char *code, struct str place)
{
	(void)ctx, (void)code, (void)place;
}

int
main(int argc, char *argv[])
{
	static char buf[65536];
	struct sum s = { .md = EVP_MD_CTX_new() };
	struct mime_handler h = { &s, on_part, on_data, on_end, on_warn };
	int i, fd;
	ssize_t n;

	for (i = 1; i < argc; i++) {
		struct mime *m = mime_new(&h,
		    (struct mime_within) { .prefix = S("") });

		if ((fd = open(argv[i], O_RDONLY)) < 0)
			err(EX_NOINPUT, "%s", argv[i]);
		while ((n = read(fd, buf, sizeof buf)) > 0)
			mime_feed(m, (struct str) { buf, n });
		mime_close(m);
		close(fd);
	}
	printf("%ju parts %ju bytes %ju\n", (uintmax_t)s.parts,
	    (uintmax_t)s.bytes, (uintmax_t)s.hashes);
	EVP_MD_CTX_free(s.md);
	return 0;
}
