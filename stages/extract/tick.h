/* SPDX-License-Identifier: ISC */
/*
 * Ticks: which of the printed alternatives are chosen.
 *
 * The forms met: a box before or after its label, in brackets, typed over or
 * beside; a number written into a box; the alternatives that are not meant
 * struck out or deleted.  "Nothing ticked" is ticked.n == 0; "could not tell"
 * is unclear with a doubt.  Nothing is guessed.
 */
#ifndef EXTRACT_TICK_H
#define EXTRACT_TICK_H

#include "doc.h"
#include "schema.h"

struct ticks {
	bool seen;	   /* there are boxes, or alternatives to choose from */
	bool unclear;	   /* could not tell */
	bool numbered;	   /* some option has a number before it */
	const char *doubt; /* why not, or what to look at */
	struct words ticked, options; /* the pack's names, else as printed */
};

/*
 * Reads a region: the cells of an answer as one text, '\t' between cells and
 * '\n' between lines, with their spans.  options may be NULL.
 */
struct ticks tick_read(
    struct arena *, const struct options *, const struct doc_cell *region);

/* The option that a text elsewhere gives a number: 1-甲；2-乙. */
struct ticks tick_legend(struct arena *, const struct options *,
    const struct doc_cell *legend, int number);

/* Whether a text holds a box or tick at all. */
bool tick_has_boxes(struct str text);

/* --- between tick.c, tick_lex.c, tick_mark.c and tick_side.c --- */

enum mark { MARK_OFF, MARK_ON, MARK_CROSS };
enum tick_token_type { TICK_MARK, TICK_TEXT };
enum tick_gap { TICK_NEAR, TICK_BLANK, TICK_FAR, TICK_CELL, TICK_LINE };

struct tick_token {
	enum tick_token_type type;
	enum mark mark;
	enum tick_gap gap; /* before it */
	int option;	   /* of the pack, or -1 */
	int number;	   /* 1. or ③ printed before it; 0: none */
	bool struck;
	unsigned style; /* of its first character */
	bool joined; /* 、 or nothing between it and the text before it */
	int line;
	struct str text; /* as printed */
	int marked;	 /* -1 no mark, else enum mark */
};

struct tick_tokens {
	struct tick_token *v;
	size_t n, cap;
};

struct tick_reading {
	struct arena *a;
	const struct options *options; /* or NULL */
	struct tick_tokens tokens;     /* in reading order */
	struct {		       /* written where an answer is asked */
		int *v;
		size_t n, cap;
	} numbers;
};

/* Fills tokens and numbers; the marks are not yet given to their texts. */
void tick_lex(struct tick_reading *, const struct doc_cell *region);

/* enum mark of a character, or -1; its number, or 0. */
int tick_mark_of(uint32_t);
int tick_digit_of(uint32_t);

/* 是 or 否 behind a text and a colon or in brackets; -1: neither. */
int tick_says(struct str text);

/* The × of 7×24. */
bool tick_is_times(uint32_t before, uint32_t, uint32_t after);

/* Gives each text its mark; false with *doubt when the sides are unclear. */
bool tick_sides(struct tick_tokens *, const char **doubt);

#endif
