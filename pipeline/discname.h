/* SPDX-License-Identifier: ISC */
/*
 * Names on a disc that survive every reader: Joliet (ISO 9660 in UCS-2: 64
 * units by the letter, 103 as -joliet-long writes and Windows reads), Rock
 * Ridge and Linux (255 bytes), a path of at most 240 bytes of UCS-2 in
 * Joliet.  So: names of at most 60 units of the BMP from a safe set, each
 * with a number in front that makes it unique in its folder whatever a
 * reader folds; the original name stands in every index.
 */
#ifndef SHENBAO_DISCNAME_H
#define SHENBAO_DISCNAME_H

#include "str.h"

#define DISC_FILE_UNITS 56 /* a file's name, number and ending included */
#define DISC_CASE_UNITS 24 /* a case's folder */
#define DISC_DIR_UNITS 14 /* all other folders */
#define DISC_PATH_UNITS 118 /* 240 bytes, and room for the root */

/* "007_name.ext": safe, at most units long; the ending is kept. */
struct str disc_file_name(struct arena *, int width, int number,
    struct str name, int units);

/* The same for a folder: no ending. */
struct str disc_dir_name(struct arena *, int width, int number,
    struct str name, int units);

/* Whether a name can stand on a disc as it is. */
bool disc_name_is_safe(struct str name);

/* UTF-16 units of a name. */
int utf16_units(struct str);

#endif
