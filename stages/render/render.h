/* SPDX-License-Identifier: ISC */
/*
 * render: what people read.  One pass takes the stream down and learns what
 * the set holds; a second one hands every record to each paper.
 */
#ifndef SHENBAO_RENDER_H
#define SHENBAO_RENDER_H

#include "desk.h"
#include "discplan.h"
#include "mask.h"
#include "notice.h"
#include "out.h"
#include "set.h"
#include "spool.h"
#include "stage.h"

struct tally;
struct todos;

struct render {
	struct arena mem; /* as long as the run */
	/* On disk, of what grows with the records: words, and the list of todos. */
	struct arena cold, todo_mem;
	struct notice notice;
	json *pack; /* notice.root */
	struct desk desk;
	struct spool spool;
	bool spooled; /* the spool is open */
	struct out out;
	struct set set;
	struct set old; /* of the run before; since says which */
	struct mask mask; /* names that no expert may see */
	bool review; /* there is a set for experts */
	struct discplan disc; /* what lies on the discs, and where */
	struct str since; /* its name, "" without one */
	struct str role, at_text;
	int64_t at;
	int zone;
	bool final; /* the order is a decision, not a draft */
	bool scored;
	json *end; /* of the stream */
	json *inputs; /* mail records by source: what came in */
	struct str desk_sha256;
	json *drafted; /* letters by kind */
	struct tally *tally; /* complete when papers end */
	struct todos *todos; /* the same */
};

/*
 * One paper, or one family of them.  begin() yields its state; record() gets
 * every record in order, scratch memory in rec->...; end() writes.  What
 * can't be written sticks in render.out.
 */
struct paper {
	const char *name;
	void *(*begin)(struct render *);
	void (*record)(struct render *, void *, struct rec *, struct arena *);
	void (*end)(struct render *, void *, struct arena *);
};

extern const struct paper tables_paper, stats_paper, board_paper, index_paper,
    page_paper, letters_paper, ministry_paper, review_paper;

/* Whether the pack has a letter for what becomes of such cases alone. */
bool letter_of_its_own(struct render *, struct str disposition);

/* What was kept of records so far needs no memory for the next one. */
void render_cool(struct render *);

/* pack.tables.KEY..., "" when the pack says nothing. */
struct str render_word(struct render *, const char *dotted);

/* A word of pack.tables.words.GROUP for a code; the code itself if none. */
struct str render_name(struct render *, const char *group, struct str code);

/* The office behind a recommender's code; the code itself if unknown. */
struct str render_recommender(struct render *, struct str code);
/* A case in a file's name or a narrow cell: tables.yaml, named. */
struct str render_who(struct render *, struct arena *, const struct item *);

/* The name that a sender goes by, "" for an address alone. */
struct str render_sender(struct str from);

/* Whether the role hears from companies, not through recommenders. */
bool render_from_companies(struct render *);

/* "2024-12-24 16:59", "" for what isn't a time. */
struct str render_clock(struct render *, struct arena *, struct str iso);

/* The number of a case in letters: from its id and the notice's year. */
struct str render_serial(struct render *, struct arena *, struct str id);
/* The number of a mail: made of its bytes, like a case's. */
struct str render_mail_number(struct arena *, json *mail);

/* The pack's label of a field of the case form; its name if none. */
struct str render_label(struct render *, const char *field);
/* Whether the form has the field. */
bool render_asks(struct render *, const char *field);

/* Whether this run makes a book of tables.yaml. */
bool render_wants(struct render *, json *book);

/* Words of ours as the pack has them, see wording.h. */
struct str render_say(struct render *, const char *words);

/* The same as a heading of a chart or sheet. */
const char *render_heading(struct render *, const char *field,
    const char *otherwise);

/* Whether a list of roles (NULL: all) names ours. */
bool render_is_for(struct render *, json *roles);

/* The line for papers made of a stream that a person has filtered, or "". */
struct str render_edited(struct render *);
/* The same as a line above a DOCX. */
struct docxout;
void render_mark_edited(struct render *, struct docxout *);

/* run.json, once all other files are there. */
void runjson_put(struct render *);

/*
 * Learns what a run before said: since names a run or its folder, NULL the
 * published one.  A run that was named and isn't there ends 66.
 */
void since_read(struct render *, const char *out, const char *since);

#endif
