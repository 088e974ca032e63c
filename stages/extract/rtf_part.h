/* SPDX-License-Identifier: ISC */
/* Between the files of the RTF reader only. */
#ifndef EXTRACT_RTF_PART_H
#define EXTRACT_RTF_PART_H

#include "glyph.h"
#include "limit.h"
#include "markup.h"

#define GROUPS_MAX 256
#define FONT_NAME_MAX 32
#define DROP_MAX 25 /* items of a list, as in Word */

struct edges {
	int *v;
	size_t n, cap;
};

enum rtf_table { TABLE_NONE, TABLE_FONTS, TABLE_COLOURS };

struct group {
	bool skip; /* a destination that is no text */
	enum rtf_table table; /* that it fills */
	bool box;  /* a form field's properties */
	bool item; /* one of a drop-down list */
	bool hidden, deleted;
	bool shape; /* a text box's text */
	bool bullet; /* an item's number or bullet, no paragraph of its own */
	int base;   /* nesting of the paragraph that a text box is tied to */
	int uc; /* bytes that stand for a \u */
	unsigned style;
	enum glyph_font font;
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
		int cells; /* of the row */
	} at[BUILD_NEST_MAX + 1]; /* open in each */
	bool up[TABLE_COLS_MAX];  /* the row's cells that go on: \clvmrg */
	bool goes_up;
	int edge[TABLE_COLS_MAX]; /* where its cells end: \cellx */
	int defined;
	struct {
		struct edges *v;
		size_t n, cap;
	} rows; /* of the outermost table, as each ended */
	struct { /* a field of a form */
		int type, result, otherwise;
		struct sb items[DROP_MAX];
		int n;
	} ff;
	struct {
		enum glyph_font *v;
		size_t n, cap;
	} fonts; /* by their number */
	struct {
		unsigned *v; /* styles that they mean */
		size_t n, cap;
	} colours;
	int font, rgb[3];     /* in work */
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

/* Tables of fonts and colours: their words and characters. */
bool rtf_define(struct rtf *, struct str word, int n);
void rtf_define_char(struct rtf *, char);

/* Fields of forms; rtf_field_end(): what one shows, where it ends. */
bool rtf_field_word(struct rtf *, struct str word, int n);
void rtf_field_end(struct rtf *);

#endif

