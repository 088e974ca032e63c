/* SPDX-License-Identifier: ISC */
/*
 * A disc that Windows formatted: UDF (ECMA-167), read by libudfread from
 * descriptor 0.  libarchive reads none.
 */
#ifndef INGEST_UDF_H
#define INGEST_UDF_H

#include "str.h"

/* A reader of files; false from any of the first three: no more of this. */
struct udf_reader {
	bool (*file)(void *, struct str path);
	bool (*data)(void *, struct str bytes);
	bool (*end)(void *, bool whole);
	void (*fault)(void *); /* a folder that can't be read */
	void *arg;
};

/* Whether descriptor 0 is a file system without ISO 9660 beside it. */
bool udf_looks_so(void);

/* All of its files.  False: it is none that we can read. */
bool udf_walk(struct udf_reader *);

#endif
