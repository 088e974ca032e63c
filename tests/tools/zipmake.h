/* SPDX-License-Identifier: ISC */
/*
 * Archives for tests, entries stored, every field open to be falsified:
 *
 *	struct zipmake z = { .b.a = &arena };
 *	zipmake_add(&z, "word/document.xml", S("<w:document .../>"));
 *	struct str bytes = zipmake_end(&z);
 */
#ifndef SHENBAO_ZIPMAKE_H
#define SHENBAO_ZIPMAKE_H

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "str.h"

struct zipmake_entry {
	struct str name, extra, data;
	uint32_t crc, size, packed, head, mode;
	uint16_t flags, method;
};

struct zipmake {
	struct sb b;
	struct zipmake_entry v[512];
	size_t n;
};

static inline void
zipmake_le(struct sb *b, uint64_t v, int bytes)
{
	for (; bytes > 0; bytes--, v >>= 8)
		sb_addc(b, (char)(v & 0xff));
}

/* The entry may be changed before zipmake_end(): the directory is written
 * from it, the local header is written here from what it was then. */
static inline struct zipmake_entry *
zipmake_put(struct zipmake *z, struct zipmake_entry e)
{
	e.head = (uint32_t)z->b.len;
	zipmake_le(&z->b, 0x04034b50, 4);
	zipmake_le(&z->b, 20, 2);
	zipmake_le(&z->b, e.flags, 2);
	zipmake_le(&z->b, e.method, 2);
	zipmake_le(&z->b, 0, 4);
	zipmake_le(&z->b, e.crc, 4);
	zipmake_le(&z->b, e.packed, 4);
	zipmake_le(&z->b, e.size, 4);
	zipmake_le(&z->b, (uint64_t)e.name.len, 2);
	zipmake_le(&z->b, 0, 2);
	sb_add(&z->b, e.name);
	sb_add(&z->b, e.data);
	z->v[z->n] = e;
	return &z->v[z->n++];
}

static inline struct zipmake_entry *
zipmake_add(struct zipmake *z, const char *name, struct str data)
{
	return zipmake_put(z, (struct zipmake_entry) {
		.name = str_c(name), .extra = S(""), .data = data,
		.crc = libdeflate_crc32(0, data.p, (size_t)data.len),
		.size = (uint32_t)data.len, .packed = (uint32_t)data.len });
}

/* ZIPMAKE_KEEP names a folder: what tests make there is food for fuzzing. */
static inline void
zipmake_keep(struct str bytes)
{
	static int n;
	const char *dir = getenv("ZIPMAKE_KEEP");
	char path[4096];
	FILE *f;

	if (dir == NULL)
		return;
	snprintf(path, sizeof path, "%s/%ld-%d", dir, (long)getpid(), n++);
	if ((f = fopen(path, "wb")) == NULL ||
	    fwrite(bytes.p, 1, (size_t)bytes.len, f) != (size_t)bytes.len ||
	    fclose(f) != 0)
		abort();
}

static inline struct str
zipmake_end(struct zipmake *z)
{
	uint32_t at = (uint32_t)z->b.len, size;
	const struct zipmake_entry *e;
	size_t i;

	for (i = 0; i < z->n; i++) {
		e = &z->v[i];
		zipmake_le(&z->b, 0x02014b50, 4);
		zipmake_le(&z->b, 3 << 8 | 20, 2);
		zipmake_le(&z->b, 20, 2);
		zipmake_le(&z->b, e->flags, 2);
		zipmake_le(&z->b, e->method, 2);
		zipmake_le(&z->b, 0, 4);
		zipmake_le(&z->b, e->crc, 4);
		zipmake_le(&z->b, e->packed, 4);
		zipmake_le(&z->b, e->size, 4);
		zipmake_le(&z->b, (uint64_t)e->name.len, 2);
		zipmake_le(&z->b, (uint64_t)e->extra.len, 2);
		zipmake_le(&z->b, 0, 6);
		zipmake_le(&z->b, e->mode << 16, 4);
		zipmake_le(&z->b, e->head, 4);
		sb_add(&z->b, e->name);
		sb_add(&z->b, e->extra);
	}
	size = (uint32_t)z->b.len - at;
	zipmake_le(&z->b, 0x06054b50, 4);
	zipmake_le(&z->b, 0, 4);
	zipmake_le(&z->b, z->n, 2);
	zipmake_le(&z->b, z->n, 2);
	zipmake_le(&z->b, size, 4);
	zipmake_le(&z->b, at, 4);
	zipmake_le(&z->b, 0, 2);
	zipmake_keep(sb_str(&z->b));
	return sb_str(&z->b);
}

#endif
