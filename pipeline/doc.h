/* SPDX-License-Identifier: ISC */
/*
 * The document model: what DOCX, XLSX and converted files look like to
 * whoever reads forms and lists.  Blocks in reading order; a table is a grid
 * of cells with spans; each text keeps the place where a clerk finds it.
 *
 * Text is the final state of the document: tracked insertions in, deletions
 * out, hidden text (w:vanish) out.  Paragraphs of a cell are joined by '\n',
 * w:br and w:cr are '\n', w:tab is '\t'.  Every tick that is not itself a
 * character (w14:checkbox, FORMCHECKBOX, w:sym in Wingdings, EQ \o\ac, TRUE
 * and FALSE of a sheet) is written as U+2611 when set and U+2610 when not;
 * ticks that are characters
 * stay as they were typed.  What is special about a stretch of text is a
 * span with a style.
 *
 * Everything lives in the arena given to the reader.
 */
#ifndef SHENBAO_DOC_H
#define SHENBAO_DOC_H

#include "str.h"

enum doc_style {
	DOC_STRUCK = 1, /* struck out by hand: an alternative not meant */
	DOC_PROMPT = 2, /* placeholder of a content control, never an answer */
	DOC_GREY = 4, /* grey, as instructions are */
	DOC_INSERTED = 8, /* a tracked insertion: final, but flag it */
	DOC_UNDERLINED = 16, /* a blank to fill in, on cover pages */
	DOC_DELETED_HERE = 32, /* empty span: tracked text was deleted here */
	DOC_TICK = 64, /* a tick that the reader itself wrote */
	DOC_BOLD = 128,
	DOC_COLOURED = 256, /* red, blue ...: DOC_GREY is grey only */
	DOC_WHITE = 512, /* nobody sees it, unless the ground is dark */
	DOC_TICKED = 1024, /* its bullet is a tick, or only a bullet */
	DOC_COLOURS = DOC_GREY | DOC_COLOURED | DOC_WHITE,
};

/* Above the styles: which item of its list the text begins, from 1. */
enum { DOC_ITEM_SHIFT = 16 };

/* What the colour of text, rrggbb, says: grey, white, another, or 0. */
unsigned doc_colour(struct str rrggbb);

struct doc_span {
	ptrdiff_t from, to; /* bytes of the text */
	unsigned style; /* of enum doc_style, or-ed */
};

struct doc_spans {
	struct doc_span *v;
	size_t n, cap;
};

enum doc_type {
	DOC_TEXT,
	DOC_NUMBER, /* number is set; text is how the sheet stores it */
	DOC_DATE, /* number is the Excel serial, text is ISO 8601 */
	DOC_BOOL,
	DOC_ERROR, /* #REF! and the like */
};

struct doc_table;

struct doc_tables {
	struct doc_table **v;
	size_t n, cap;
};

struct doc_cell {
	struct str text;
	struct doc_spans spans;
	int row, col; /* from 0, in the grid */
	int rows, cols; /* spans, >= 1 */
	enum doc_type type;
	double number;
	/*
	 * NULL, or why the text may not be what was meant, a doubt code of
	 * shenbao-record(5): "digits-lost" (a number of more than 15 digits),
	 * "no-cached-value", "formula-error", "tracked-change", "hidden",
	 * "picture" (something is drawn there), "note" (a footnote or
	 * comment, and no text), "cut".
	 */
	const char *doubt;
	struct doc_tables nested; /* tables inside this cell */
	int page; /* from 1; 0: nobody knows */
};

struct doc_cells {
	struct doc_cell *v; /* by row, then column; spanned places absent */
	size_t n, cap;
};

struct doc_table {
	struct doc_cells cells; /* with content or part of a Word grid */
	int rows, cols;
	int ordinal; /* from 1: the n-th table, or sheet, of the document */
	bool sheet; /* places read as D7, not as 第7行 第4列 */
	bool hidden; /* hidden or very hidden sheet */
	struct str name; /* of the sheet */
	struct doc_table *within; /* of a nested table: the outer one */
	struct doc_cell **grid; /* rows * cols, see doc_at(); built lazily */
	int tallest; /* rows of the tallest cell; 0: doc_at() shall look */
};

enum doc_where { DOC_BODY, DOC_HEADER, DOC_FOOTER, DOC_NOTE, DOC_TEXTBOX };

struct doc_block {
	struct doc_table *table; /* NULL for a paragraph */
	struct doc_cell para; /* text and spans only; row = n-th paragraph */
	enum doc_where where;
};

struct doc_blocks {
	struct doc_block *v;
	size_t n, cap;
};

struct doc_warning {
	const char *code; /* doc_warn() below */
	struct str detail; /* part name and the like */
};

struct doc_warnings {
	struct doc_warning *v;
	size_t n, cap;
};

struct doc {
	const char *kind; /* "docx", "xlsx", "text", ... */
	struct doc_blocks blocks;
	struct doc_warnings warnings;
	int pages; /* as the file's own properties claim; 0: unknown */
};

/*
 * What a reader returns: NULL, or the reason why nothing could be read, a
 * code of hostile input: "empty", "not-a-zip", "truncated", "multi-disk",
 * "zip-damaged", "unsupported-method", "bomb", "password", "ole2",
 * "no-main-part", "duplicate-part", "doctype", "charset", "bad-xml",
 * "xml-limit".  What could be read in part is in the doc with a warning of
 * the same code, whose detail names the part.
 * Warnings that only tell: "macros", "external-content", "ole-embedded",
 * "alt-chunk", "tracked-changes", "hidden-content", "comments", "zip-lax",
 * "main-guessed" (no relationship says which part is the document),
 * "no-part" (a sheet that isn't there), "cut" (a limit was met).
 *
 * Names of files and parts in GB18030 need text_charsets_warm() before a box
 * is locked down.  Nothing else here opens a file or asks for a locale.
 */
const char *docx_read(struct arena *, struct str bytes, struct doc *);
const char *xlsx_read(struct arena *, struct str bytes, struct doc *);
/* Plain text: one paragraph a line. */
const char *text_read(struct arena *, struct str utf8, struct doc *);

/*
 * The cell that covers a place of the grid: the one that starts there or
 * spans over it.  NULL for an empty place of a sheet and outside.
 */
struct doc_cell *doc_at(struct arena *, struct doc_table *, int row, int col);

/*
 * Where a clerk finds it: "表2 第3行 第4列" (nested: "表1 第2行 第1列 内表1
 * 第1行 第2列"), "工作表“汇总表” D7", "第12段", with "第1页 " before it where
 * the page is known. cell may be NULL.
 */
struct str doc_place(struct arena *, const struct doc_block *,
    const struct doc_table *, const struct doc_cell *);

/* All text of the document, blocks by '\n', cells by '\t'; at most max bytes. */
struct str doc_all_text(struct arena *, const struct doc *, size_t max);

void doc_warn(struct arena *, struct doc *, const char *code, struct str detail);

/*
 * A line of a header, a footer or a note, and where it is the next: kept
 * apart, as such lines stand behind the body, which doc_asides() puts there.
 */
void doc_aside(struct arena *, struct doc_blocks *, struct sb *line,
    enum doc_where);
void doc_asides(struct arena *, struct doc *, const struct doc_blocks *);

#endif
