/* SPDX-License-Identifier: ISC */
/*
 * Faces cut down once a run.  A face for Chinese has up to 65 000 glyphs, and
 * cairo reads them all anew for every PDF and writes an index of all their
 * subroutines into it.  A copy with the characters of a run is read faster
 * and leaves smaller files.  Its glyphs and measures are those of the face; a
 * character that it lacks comes from the whole face as before.
 */
#ifndef SHENBAO_FACE_H
#define SHENBAO_FACE_H

#include <pango/pango.h>

#include "str.h"

/* Characters that copies shall have besides those of Latin. */
void face_learn(struct str text);

/* The same of a whole file of UTF-8; NULL, or why not. */
const char *face_learn_file(const char *path);

/*
 * Makes the copy of the face that the description chooses, once a face.
 * Forked processes share it, and no thread is started here.  Of a face that
 * can't be cut PDFs take longer; without memory for it the process ends, since
 * the same input must give the same bytes.
 */
void face_cut(const char *description);

/* The description with the copy, if any, in front of its families. */
PangoFontDescription *face_description(const char *description);

#endif
