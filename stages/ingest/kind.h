/* SPDX-License-Identifier: ISC */
/*
 * What a file is, by its content as it streams past; never by its name,
 * which only decides between kinds that share a container.
 */
#ifndef INGEST_KIND_H
#define INGEST_KIND_H

#include "str.h"

#define KIND_HEAD 32774 /* up to "CD001" of an ISO 9660 image */
#define KIND_TAIL 16384 /* holds the directory of some 180 ZIP entries */

struct kind {
	int64_t size;
	bool encrypted; /* a password is needed */
	bool locked; /* a PDF: a password may be */
	bool undrawn; /* a PDF: what its fields hold is its reader's to draw */
	size_t nhead, ntail;
	unsigned signs; /* seen in an OLE2 file or PDF */
	char carry[64];
	size_t ncarry;
	char head[KIND_HEAD];
	char tail[KIND_TAIL * 2];
};

void kind_begin(struct kind *);
void kind_feed(struct kind *, struct str);

/*
 * "docx" "xlsx" "pptx" "doc" "xls" "ppt" "wps" "et" "rtf" "pdf" "ofd" "odt"
 * "ods" "zip" "7z" "rar" "tar" "gz" "bz2" "xz" "iso" "udf" "jpg" "png" "gif" "bmp"
 * "tif" "html" "xml" "mht" "eml" "txt" "tnef" "msg" "ole2" "exe" "empty"
 * "unknown"; static text.
 */
const char *kind_end(struct kind *, struct str name);
/* The same of bytes at hand, the first of something. */
const char *kind_of(struct str bytes);

/* Is it to be opened?  Documents that are ZIPs inside, even broken, are not. */
bool kind_is_archive(struct str kind, struct str name);

#endif
