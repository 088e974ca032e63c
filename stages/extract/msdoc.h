/* SPDX-License-Identifier: ISC */
/*
 * Word 97-2003 documents (MS-DOC): text, tables with their geometry, symbols,
 * check boxes, struck and deleted text.  For what it can't read there is
 * still a converter.
 */
#ifndef EXTRACT_MSDOC_H
#define EXTRACT_MSDOC_H

#include "doc.h"

/* NULL, or "not-a-cfb", "truncated", "password", "no-main-part". */
const char *msdoc_read(struct arena *, struct str bytes, struct doc *);

#endif
