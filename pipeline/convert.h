/* SPDX-License-Identifier: ISC */
/*
 * Other programs that turn old formats into text or OOXML: pdftotext,
 * antiword, ssconvert.  Each is run with the document as its input, without
 * a network, bounded in time, memory and files; what it writes comes through
 * a pipe and is untrusted like the document itself.
 */
#ifndef SHENBAO_CONVERT_H
#define SHENBAO_CONVERT_H

#include <sys/types.h>

#include "str.h"

/*
 * Whether there is a converter for a kind of file ("pdf", "doc", "xls");
 * "pdf-lines" gives a PDF's words with places, then its drawing as SVG.
 */
bool convert_knows(struct str kind);

/*
 * What else its output hangs on: which program it is, and which libraries and
 * tables are installed.  For keys of what is kept; nothing else reads it.
 */
struct str convert_version(struct arena *, struct str kind);

/*
 * Starts it on the file behind fd, which stays the caller's.  A descriptor to
 * read its output from, or -1 with *why; *pid is for convert_end(), 0 when
 * there is nothing left to wait for.  slow: with the CPU time of the slow lane.
 */
int convert_start(struct str kind, int fd, bool slow, pid_t *pid,
    const char **why);

/*
 * Waits for it.  NULL, or "converter-missing", "converter-timeout",
 * "converter-failed".  One that was cut off by its reader did no wrong.
 */
const char *convert_end(pid_t);

#endif
