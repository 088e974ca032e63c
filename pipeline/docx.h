/* SPDX-License-Identifier: ISC */
/* Between the files of the DOCX reader only; docx_read() is in doc.h. */
#ifndef SHENBAO_DOCX_H
#define SHENBAO_DOCX_H

#include "doc.h"
#include "glyph.h"
#include "limit.h"
#include "opc.h"
#include "xml.h"

/* clang-format off */
/* Elements that mean something to the reader (ECMA-376 part 1 s17). */
enum docx_tok {
	D_OTHER,
	/* what stands for a character, or is only to be told of */
	D_TAB, D_BR, D_SYM, D_HYPHEN, D_DRAWING, D_CONTROL,
	D_ALTCHUNK, D_SUBDOC, D_COMMENT, D_NOTEREF,
	/* structure: what has an end, too */
	D_P, D_R, D_T, D_MT, D_INSTR, D_TBL, D_TR, D_TC, D_TEXTBOX, D_NOTE,
	D_SDT, D_SDTCONTENT, D_ALTERNATE, D_CHOICE, D_FALLBACK,
	D_FIELD, D_FLDSIMPLE, D_INS, D_DEL, D_RPR, D_PPR, D_TCPR, D_TRPR,
	D_SDTPR, D_SKIP, /* left out, with all that is in it */
	/* properties: of runs ... */
	D_VANISH, D_STRIKE, D_BOLD, D_UNDERLINE, D_COLOUR, D_HIGHLIGHT,
	D_FONTS, D_RSTYLE,
	/* ... of paragraphs, cells, rows and content controls ... */
	D_PSTYLE, D_LEVEL, D_NUMID, D_GRIDSPAN, D_VMERGE, D_HMERGE, D_CELLDEL, D_CELLINS,
	D_GRIDBEFORE,
	D_PLACEHOLDER, D_BOX, D_BOX_CHECKED,
	/* ... and of form fields */
	D_FFCHECKBOX, D_FFDEFAULT, D_FFCHECKED, D_FFRESULT, D_FFLIST,
	D_FFENTRY,
	/* where each kind begins */
	D_CHARACTERS = D_TAB,
	D_STRUCTURE = D_P,
	D_PROPERTIES = D_VANISH,
};
/* clang-format on */

enum {
	DOCX_WORD_SLOTS = 256,
	DOCX_LEVELS = 9, /* of a list */
};

struct docx_run {
	unsigned style;
	bool hidden;
	enum glyph_font font;
};

/* An open element. */
struct docx_elem {
	uint8_t tok;
	bool acted;   /* its start did what its end has to undo */
	uint8_t bits; /* of an sdt: SDT_* */
	size_t saved;
};

enum { SDT_PROMPT = 1, SDT_BOX = 2, SDT_CHECKED = 4, SDT_UNSAID = 8 };

/* Text being collected: of a paragraph, or of all paragraphs of a cell. */
struct docx_sink {
	struct sb text;
	struct doc_spans spans;
	int newlines; /* owed before the next text */
};

/* Where paragraphs go: the document's blocks, or one cell. */
struct docx_flow {
	struct docx_flow *up;
	bool cell; /* all paragraphs into one text */
	bool textbox_in_cell;
	enum doc_where where;
	struct docx_sink sink;
	struct docx_sink later; /* text boxes of the open paragraph */
	size_t block;		/* of the open paragraph */
	bool in_para;
	bool mark_deleted;   /* the paragraph goes on in the next one */
	struct docx_run run; /* of the flow outside, while this is open */
	struct docx_run para; /* what the open paragraph's style says */
	enum glyph_box box; /* its list's, to be written before its text */
	int level, number; /* in its list, 0: none */
	/* of a cell */
	int span, pictures;
	int notes; /* references to notes and comments */
	enum { MERGE_NONE, MERGE_START, MERGE_GOES_ON } vmerge, hmerge;
	bool deleted;
	const char *doubt;
	struct doc_tables nested;
};

/* A table being read. */
struct docx_grid {
	struct docx_grid *up;
	struct doc_table *table;
	int row, col;
	bool row_deleted, row_inserted;
	bool row_changed; /* a cell of it was deleted */
	/* By column: index + 1 of the cell that goes on below; may be NULL. */
	int *owner;
};

struct docx_field {
	struct docx_field *up;
	int depth;
	struct docx_flow *flow;
	bool result;   /* behind "separate" */
	bool suppress; /* what stands as result is not shown */
	bool done;
	struct sb instr;
	size_t result_from; /* of the sink's text */
	bool checkbox, checked, has_checked, by_default;
	bool list;
	int chosen; /* -1: none */
	int chosen_default;
	struct {
		struct str *v;
		size_t n, cap;
	} entries;
};

struct docx_style {
	struct str id, based_on;
	unsigned style;	       /* bits of doc_style that it sets */
	unsigned said;	       /* bits that it says itself, on or off */
	bool hidden, resolved; /* with what it is based on */
	bool said_hidden;
};

struct docx_styles {
	struct docx_style *v;
	size_t n, cap;
};

struct docx_level {
	enum glyph_box box;
	bool counts;
	int start, n; /* before the first, of the last */
};

struct docx_list {
	struct str id;
	struct docx_level level[DOCX_LEVELS];
};

struct docx_lists {
	struct docx_list *v;
	size_t n, cap;
};

struct docx_num { /* a use of a list */
	struct str id, of; /* w:numId, w:abstractNumId */
	struct docx_list *list;
	bool restarts;
};

struct docx_nums {
	struct docx_num *v;
	size_t n, cap;
};

struct docx {
	struct arena *a; /* of the document */
	struct arena *tmp;
	struct doc *doc;
	struct opc *opc;
	const struct opc_rels *rels;
	enum doc_where where;
	struct docx_elem stack[XML_DEPTH_MAX + 1];
	size_t depth;
	size_t skip;	   /* depth of the element that is left out, 0: none */
	bool skip_deleted; /* ... because it was deleted */
	bool deleted_text; /* ... and there was text in it */
	struct docx_flow *flow, *free_flows;
	struct docx_grid *grid, *free_grids;
	struct docx_field *field;
	struct docx_run run;
	size_t sdt;	      /* stack index of the innermost sdt, 0: none */
	int prompt, inserted; /* nesting of placeholders and insertions */
	int box;	      /* nesting of checkbox controls */
	int box_state;	      /* 0 or 1: a tick to be written yet, -1: none */
	bool box_unsaid;      /* a box whose state is what it shows */
	int flat;	      /* tables too deep to be kept as such */
	int nest;	      /* of tables */
	int tables;	      /* ordinals given */
	size_t cells, produced;
	bool styles_loaded, styles_searched;
	bool styles_plain; /* none hides, none strikes */
	struct docx_styles styles;
	bool lists_loaded;
	struct docx_lists lists;
	struct docx_nums nums;
	unsigned char slot[DOCX_WORD_SLOTS]; /* words by hash: index + 1 */
};

/* docx_word.c */
void docx_words_index(struct docx *);
enum docx_tok docx_word(const struct docx *, enum xml_ns, struct str);

/* docx_body.c: one part's text into the document. */
const char *docx_body(struct docx *, struct str xml, enum doc_where);

/* docx_run.c */
bool docx_is_on(struct str val, bool has); /* ST_OnOff */
void docx_run_prop(struct docx *, struct docx_run *, enum docx_tok,
    const struct xml_element *);
void docx_sym(struct docx *, const struct xml_element *);

/* docx_text.c */
void docx_flow_push(struct docx *, bool cell, enum doc_where);
void docx_flow_pop(struct docx *);
void docx_para_start(struct docx *);
void docx_para_end(struct docx *);
void docx_put(struct docx *, struct str, unsigned style);
void docx_put_tick(struct docx *, bool set);
void docx_deleted_here(struct docx *);
void docx_sink_cut(struct docx_sink *, size_t from);
void docx_store(struct docx *, struct doc_cell *);

/* docx_table.c */
void docx_table_start(struct docx *);
void docx_table_end(struct docx *);
void docx_row_start(struct docx *);
void docx_row_end(struct docx *);
bool docx_cell_start(struct docx *);
const char *docx_elsewhere(const struct docx_flow *, const struct doc_cell *);
void docx_cell_end(struct docx *);

/* docx_field.c */
void docx_field_char(struct docx *, struct str type);
void docx_field_simple_start(struct docx *, struct str instr);
void docx_field_simple_end(struct docx *);
void docx_field_prop(struct docx *, enum docx_tok, struct str val, bool has);
void docx_field_cut(struct docx *);
void docx_field_abandon(struct docx *, const struct docx_flow *);
/* Is text that comes now part of an instruction, or of a hidden result? */
bool docx_field_hides(const struct docx *);

/* The part of a type that the document names, if any, as events. */
void docx_part(struct docx *, const char *type, const struct xml_sax *,
    void *ctx);

/* docx_list.c: the open paragraph is an item of a list. */
void docx_list_item(struct docx *, struct str id);

/* docx_style.c */
const struct docx_style *docx_style(struct docx *, struct str id);
/* What a paragraph's style says of the text in it. */
struct docx_run docx_para_style(struct docx *, struct str id);

#endif
