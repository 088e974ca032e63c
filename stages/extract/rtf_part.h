/* SPDX-License-Identifier: ISC */
/* Between the files of the RTF reader only. */
#ifndef EXTRACT_RTF_PART_H
#define EXTRACT_RTF_PART_H

#include "columns.h"
#include "glyph.h"
#include "limit.h"
#include "markup.h"

#define GROUPS_MAX 256
#define FONT_NAME_MAX 32
#define DROP_MAX 25 /* items of a list, as in Word */

struct rtf_font {
	enum glyph_font glyphs;
	const char *charset; /* of its bytes; NULL: the document's */
};

struct row_def { /* what a row's cells are, from \trowd on */
	struct edge *v; /* of each only x2: where it ends */
	size_t n, cap;
};

enum rtf_table { TABLE_NONE, TABLE_FONTS, TABLE_COLOURS };

struct group {
	bool skip; /* a destination that is no text */
	bool quiet; /* and none of what stands in it is the text's */
	enum rtf_table table; /* that it fills */
	bool box;  /* a form field's properties */
	bool item; /* one of a drop-down list */
	bool code; /* a field's instruction */
	bool drawn; /* a field whose result isn't what it shows */
	bool hidden, deleted;
	bool shape; /* a text box's text */
	bool drawing; /* that nothing was written in so far */
	bool bullet; /* an item's number or bullet, no paragraph of its own */
	enum doc_where where; /* not of the body: lines of their own */
	bool instruction, aside; /* code, where: this group begins it */
	int base;   /* nesting of the paragraph that a text box is tied to */
	int uc; /* bytes that stand for a \u */
	unsigned style;
	struct rtf_font font;
};

struct rtf {
	struct build b;
	struct arena *a;
	struct group g[GROUPS_MAX];
	int depth, too_deep;
	int drop;	       /* bytes still to drop behind \u */
	uint32_t high;	       /* first half of a surrogate pair */
	struct sb bytes;       /* of the code page, not yet decoded */
	int level;	       /* tables that this paragraph is in */
	int open;	       /* those open in the builder */
	struct {
		bool row, cell;
	} at[BUILD_NEST_MAX + 1]; /* open in each */
	struct row_def *def;	  /* that holds, for rows to come as well */
	struct edge next;	  /* its next cell */
	struct {
		struct row_def **v; /* NULL: none was given */
		size_t n, cap;
	} rows; /* of the outermost table, as each ended */
	struct { /* a field of a form */
		int type, result, otherwise;
		struct sb items[DROP_MAX];
		int n;
	} ff;
	const char *charset; /* of the document's bytes */
	struct sb code, aside; /* of groups that are no text of the body */
	struct doc_blocks asides; /* headers, footers, notes: behind it */
	struct {
		struct rtf_font *v;
		size_t n, cap;
	} fonts; /* by their number */
	struct {
		unsigned *v; /* styles that they mean */
		size_t n, cap;
	} colours;
	int font, rgb[3];     /* in work */
	const char *font_charset;
	char name[FONT_NAME_MAX];
	size_t nname;
};

struct group *rtf_now(struct rtf *);

/* A character of the text, as its group's style has it. */
void rtf_rune(struct rtf *, uint32_t);

/* Text goes to the cell of the paragraph's level from here on. */
void rtf_place(struct rtf *);
void rtf_close_tables(struct rtf *, int level);
bool rtf_row_word(struct rtf *, struct str word, int n);
bool rtf_table_word(struct rtf *, struct str word, int n);

/* What text looks like; false: the word says nothing of it. */
bool rtf_style_word(struct rtf *, struct str word, bool on, int n);

/* A box that was drawn for a tick, set or not. */
void rtf_tick(struct rtf *, bool set);

/* Something is drawn where the text stands. */
void rtf_picture(struct rtf *);

/* A paragraph, or a line of a cell, ends. */
void rtf_line(struct rtf *);

/* The charset of a code page; of a font's \fcharset, or NULL: it says none. */
const char *rtf_codepage(int);
const char *rtf_charset(int);

/* Tables of fonts and colours: their words and characters. */
bool rtf_define(struct rtf *, struct str word, int n);
void rtf_define_char(struct rtf *, char);

/* Fields of forms; rtf_field_end(): what one shows, where it ends. */
bool rtf_field_word(struct rtf *, struct str word, int n);
void rtf_field_end(struct rtf *);

#endif

