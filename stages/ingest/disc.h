/* SPDX-License-Identifier: ISC */
/*
 * A disc that was handed in, as image, folder or archive: what lies on it
 * against the lists that it brings along, manifest-sha256.txt (RFC 8493),
 * SHA256SUMS and 文件目录.XML.
 */
#ifndef INGEST_DISC_H
#define INGEST_DISC_H

#include "run.h"

/* Says in wrong what doesn't match, for each container of the item. */
void disc_check(struct item *, json *wrong);

#endif
