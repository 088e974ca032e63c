/* SPDX-License-Identifier: ISC */
/*
 * ZIP archives (APPNOTE 6.3.10) that lie whole in memory.
 *
 * The directory is read and checked once; entries are taken out one at a
 * time, each against a cap.  What an archive says about itself is believed
 * only where the bytes agree: no entry gives more than it declared, none
 * shares bytes with another, and each is checked against its CRC.
 *
 * Names are data, never paths: nothing here touches a file system.
 */
#ifndef SHENBAO_ZIPDIR_H
#define SHENBAO_ZIPDIR_H

#include "str.h"

struct zipdir_entry {
	struct str name; /* UTF-8, '/' between its parts, else as it is */
	struct str raw;	 /* the bytes that stand in the directory */
	uint64_t size;	 /* unpacked, as declared */
	uint64_t packed;
	uint64_t at;   /* of the packed data */
	uint64_t head; /* of the local header */
	uint32_t crc;
	uint16_t method, flags;
	uint16_t dos_time, dos_date;
	bool encrypted, dir, symlink;
	bool lax;      /* the local header tells another story */
	bool bad_name; /* flagged as UTF-8, which it isn't, or holds a NUL */
	bool cut;      /* the data are not all there */
};

struct zipdir {
	struct str bytes;
	struct zipdir_entry *v; /* in the order of the directory */
	size_t n;
	const char *charset; /* of names without a mark: utf-8 or gb18030 */
	/*
	 * NULL, or what is not as it should be though it can be read:
	 * "prefix", "trailing", "count", "mismatch".
	 */
	const char *lax;
	uint64_t delivered; /* by zipdir_read() so far */
	uint64_t total_max; /* ZIP_TOTAL_MAX unless the caller sets it */
};

/*
 * Reads the directory.  NULL, or "empty", "not-a-zip", "truncated",
 * "multi-disk", "zip-damaged", "bomb" (too many entries, or shared bytes).
 * The archive's bytes must outlive the zipdir.
 */
const char *zipdir_open(struct arena *, struct str bytes, struct zipdir *);

/*
 * One entry's bytes, followed by a NUL that is not counted.  NULL, or
 * "bomb" (more than max, than the total or than ratio allows),
 * "password", "unsupported-method", "truncated", "zip-damaged" (the data
 * don't unpack, don't fit the declared size or don't fit the CRC).
 */
const char *zipdir_read(
    struct arena *, struct zipdir *, size_t, uint64_t max, struct str *out);

#endif
