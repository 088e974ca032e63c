/* SPDX-License-Identifier: ISC */
/*
 * The library (1.1) writes each part to a file of its own in $TMPDIR, rewinds
 * it and packs what is there; whether all of it could be written it never
 * asks, and rewind() takes the mark of the error away.  So that call is ours.
 */
#include "book.h"

#include <stdbool.h>
#include <stdio.h>

static bool lost; /* something of what was written */

void
rewind(FILE *f)
{
	lost |= ferror(f) != 0;
	lost |= fseek(f, 0, SEEK_SET) != 0;
	clearerr(f);
}

const char *
book_close(lxw_workbook *wb)
{
	lxw_error e = workbook_close(wb);

	if (e == LXW_NO_ERROR && lost)
		return "a temporary file could not be written: is $TMPDIR full?";
	return e == LXW_NO_ERROR ? NULL : lxw_strerror(e);
}
