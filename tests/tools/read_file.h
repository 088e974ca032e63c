/* SPDX-License-Identifier: ISC */
#ifndef SHENBAO_TOOLS_READ_FILE_H
#define SHENBAO_TOOLS_READ_FILE_H

#include <err.h>
#include <sysexits.h>

#include "io.h"
#include "limit.h"

/* A whole file, or the program ends. */
static inline struct str
read_file(struct arena *a, const char *name)
{
	struct str s;
	const char *why = io_read_file(name, a, MIB(1024), &s);

	if (why != NULL)
		errx(EX_NOINPUT, "%s: %s", name, why);
	return s;
}

#endif
