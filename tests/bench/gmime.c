/* SPDX-License-Identifier: ISC */
/*
 * Mails split, decoded and hashed, nothing written: GMime 3.  The yardstick
 * beside mails.c; needs libgmime-3.0-dev.
 *
 *	gmime FILE...
 */
#include <gmime/gmime.h>

#include <err.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdint.h>
#include <stdio.h>
#include <sysexits.h>

struct sum {
	uint64_t parts, bytes, hashes;
};

static void
leaf(GMimeObject *parent, GMimeObject *part, gpointer ctx)
{
	unsigned char hash[EVP_MAX_MD_SIZE];
	struct sum *s = ctx;
	GMimeStream *mem;
	GByteArray *all;

	(void)parent;
	if (!GMIME_IS_PART(part))
		return;
	mem = g_mime_stream_mem_new();
	g_mime_data_wrapper_write_to_stream(
	    g_mime_part_get_content(GMIME_PART(part)), mem);
	all = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(mem));
	EVP_Digest(all->data, all->len, hash, NULL, EVP_sha256(), NULL);
	s->parts++;
	s->bytes += all->len;
	s->hashes += (uint64_t)hash[0] << 16 | (uint64_t)hash[1] << 8 | hash[2];
	g_object_unref(mem);
}

int
main(int argc, char *argv[])
{
	struct sum s = { 0 };
	int i;

	g_mime_init();
	for (i = 1; i < argc; i++) {
		GMimeStream *in = g_mime_stream_file_open(argv[i], "r", NULL);
		GMimeParser *parser;
		GMimeMessage *m;

		if (in == NULL)
			err(EX_NOINPUT, "%s", argv[i]);
		parser = g_mime_parser_new_with_stream(in);
		m = g_mime_parser_construct_message(parser, NULL);
		if (m != NULL) {
			g_mime_message_foreach(m, leaf, &s);
			g_object_unref(m);
		}
		g_object_unref(parser);
		g_object_unref(in);
	}
	printf("%ju parts %ju bytes %ju\n", (uintmax_t)s.parts,
	    (uintmax_t)s.bytes, (uintmax_t)s.hashes);
	return 0;
}
