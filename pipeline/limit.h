/* SPDX-License-Identifier: ISC */
/*
 * Every dimension that an outsider controls, with the reason for its value.
 * "Seen" is the largest value met in some 4,700 public OOXML files and 1,300
 * public mails.
 */
#ifndef SHENBAO_LIMIT_H
#define SHENBAO_LIMIT_H

#include <limits.h>

#define KIB(n) ((size_t)(n) << 10)
#define MIB(n) ((size_t)(n) << 20)

/* JSON */
#define JSON_DEPTH_MAX 64 /* our records nest eight deep */
#define LINE_MAX_BYTES MIB(48) /* the largest list, see below, all stages on */
#define ANSWER_MAX MIB(8) /* a box's JSON; a box is not trusted */
#define FIELD_BYTES_MAX 1500 /* longer text stays in the spool */

/* Packages (ZIP); seen: 340 entries, 114 MiB, ratio 100 */
#define ZIP_ENTRIES_MAX 10000 /* a city: 300 cases of 20 papers, and more */
#define ZIP_PART_MAX MIB(64)
#define ZIP_TOTAL_MAX MIB(256)
#define ZIP_RATIO_MAX 1000 /* after the first MiB */

/* XML; seen: depth 45, tag 54,879 bytes, 37 attributes */
#define XML_DEPTH_MAX 256
#define XML_TAG_MAX KIB(256)
#define XML_ATTRS_MAX 1024
#define XML_NAME_MAX KIB(1) /* one name; how many cost our reader nothing */

/* Tables; Word itself stops at 63 columns */
#define TABLE_COLS_MAX 1024
#define TABLE_ROWS_MAX 100000
#define TABLE_NEST_MAX 16
#define CELL_BYTES_MAX MIB(1)
#define DOC_CELLS_MAX 1000000
#define DOC_GRID_MAX 4000000 /* places of a table's grid: 32 MB of pointers */
#define DOC_BLOCKS_MAX 200000 /* a book of 5,000 pages */
#define DOCX_STYLES_MAX 4096
#define DOCX_LISTS_MAX 1000 /* each numbered paragraph looks for its own */
#define DOCX_FIELDS_MAX 64 /* nested; each asks all outer ones */
#define OPC_RELS_MAX 10000 /* of one part; seen: some hundred */
#define XLSX_STRINGS_MAX 1000000
#define XLSX_XFS_MAX 65536 /* Excel stops at 64,000 */
#define XLSX_FORMATS_MAX 1000 /* Excel stops at some 250 */
#define XLSX_HIDDEN_MAX 256 /* ranges of hidden columns */
#define XLSX_MERGES_MAX 65536 /* what Excel can hold; lists have dozens */
#define XLSX_SHAPES_MAX 2000 /* controls and text boxes of a sheet */
#define XLSX_SHEETS_MAX 256 /* each may be read anew from one part */
#define DOC_WARNINGS_MAX 64 /* more of them tell a clerk no more */

/* Forms: one has some 40 labels and 100 rows; 20 of them in one document */
#define FORM_FOUND_MAX 2000 /* labels; each asks those before it */
#define FORM_PARAS_MAX 10000 /* read as lines of a form: 60 us each, 0.6 s */
#define FORM_PARA_BYTES 60 /* a longer one counts as several */
#define FORM_CELLS_MAX 50000 /* of tables, read as a form: 60 us each */
#define FORM_STEPS_MAX 500000 /* rows compared with the headings above them */

/* Lists: a city's has some hundred rows; one is a record, a line of JSON */
#define LIST_ROWS_MAX 5000 /* after rank 12 MiB */
#define LIST_PLACES_MAX MIB(8) /* each cell names its place, a path of a KiB */

/* Mail (RFC 5322); Postfix: nesting 100, header 102,400 */
#define MAIL_BYTES_MAX MIB(512)
#define MAIL_HEADER_MAX MIB(1)
#define MAIL_FIELD_MAX KIB(100)
#define MAIL_PARTS_MAX 2000
#define MAIL_NEST_MAX 100
#define MAIL_WRAP_MAX 8 /* signed within signed; each holds a copy of all */
#define MAIL_FILES_MAX 2000 /* a city's package holds a few hundred */
#define MAIL_WRONG_MAX 20 /* of one kind in a mail; a clerk reads ten */
#define MAIL_BODY_MAX KIB(64) /* of a text; what is longer is a file too */
#define FOLDER_NEST_MAX 32
#define ARCHIVE_NEST_MAX 3
#define ARCHIVES_MAX 300 /* opened for one mail: each is a process */
#define ARCHIVE_FILES_MAX 20000 /* of one mail or disc, archives opened */
#define ARCHIVE_TOTAL_MAX MIB(2048) /* unpacked, of one mail or input */
#define ARCHIVE_MEM_MAX MIB(16) /* larger ZIPs are streamed */
#define ARCHIVE_RATIO_MAX 2000 /* after ZIP_PART_MAX; deflate reaches 1,032 */

/* Discs: path tables number their folders with 16 bits (ECMA-119 9.4.4) */
#define DISC_FOLDERS_MAX 65000 /* of cases; some hundred are of no case */

/* Boxes: a fast lane for everyone, a slow one for what died in it */
#define BOX_CPU_FAST 1 /* seconds; the 99.9th percentile is 0.2 s */
#define BOX_MEM_FAST MIB(256)
#define BOX_CPU_SLOW 10
#define BOX_MEM_SLOW MIB(512)
/*
 * Who may have the slow lane: of 4,700 documents none needed it, while one
 * that does costs as much as 200 mails.
 */
#define BOX_SLOW_SHARE 2 /* boxes a mail */
#define BOX_SLOW_MAILS 4 /* mails a run, */
#define BOX_SLOW_EVERY 5000 /* and one more for so many, which take 250 s */
#define BOX_WALL_FACTOR 20 /* wall-clock watchdog, times the CPU seconds */

/* The night: a box ends within 200 s, a disc's sync may take minutes */
#define RUN_STALL 900 /* seconds without a byte read or written: it hangs */
#define RUN_LIMIT 43200 /* of it all: reads or writes in an endless loop */

/* Rules: thirty take 0.2 ms; one that runs for ever is stopped */
#define RULE_CPU_USEC 250000
#define RULE_LATE_MAX 3 /* then it runs no more: an hour's night, not ten */
#define RULE_TEXT_MAX 2000 /* bytes of a finding's message */

/* Converters of old formats (pdftotext, antiword, ssconvert) */
#define DOC_BYTES_MAX MIB(192) /* of a document; a box holds it in memory */
#define CONVERT_CPU_FAST 2 /* seconds; a PDF of 300 pages */
#define CONVERT_CPU_SLOW 6 /* one of 500: 3, on slow machines 6 */
#define CONVERT_WALL 60 /* they only compute; others may share the machine */
#define CONVERT_MEM MIB(640) /* of addresses; ssconvert: 450 for 5,000 rows */
#define CONVERT_FILE MIB(256) /* one that it may write */
#define CONVERT_FILES 64 /* open at once; ssconvert has 20 */

/* Forms printed to a PDF: a form has three pages and some hundred lines */
#define PDF_PAGES_MAX 40 /* read with their lines; longer ones as text */
#define PDF_LINES_MAX 20000 /* each is drawn in pieces, cell by cell */
#define PDF_RULES_MAX 2000 /* of a page, pieces joined; each asks all */
#define PDF_STEPS_MAX 200 /* columns or rows of a page's table */
#define PDF_FRAMES_MAX 200 /* boxes to tick on a page; each asks all */
#define PDF_WORDS_MAX 60000 /* of the document; a full page has 1,500 */

/* The cache of what was read: a form's answer is 10 KB, a list's 300 */
#define CACHE_BYTES_MAX ((int64_t)MIB(2048)) /* 100,000 documents */
#define CACHE_ENTRY_MAX MIB(2)

#endif
