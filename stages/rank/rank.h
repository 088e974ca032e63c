/* SPDX-License-Identifier: ISC */
/*
 * shenbao-rank: what only shows across records.
 *
 * Every line is kept in a temporary file and read again when it is written;
 * in memory stands an index with what comparing needs.  All of the work goes
 * by the canonical order (index_sort), never by the order of arrival, so the
 * same set gives the same bytes.
 */
#ifndef RANK_H
#define RANK_H

#include "desk.h"
#include "json.h"
#include "rules.h"
#include "stage.h"
#include "store.h"

/* --- offices.c: who recommends, as the pack lists them --- */

struct office {
	struct str code, name, city, kind, quota;
	int64_t limit; /* -1: none */
	bool hard;     /* else 原则上 */
};

struct offices {
	struct office *v;
	size_t n, cap;
};

#define NOBODY (-1)

void offices_read(struct offices *, struct arena *, json *notice);
int offices_find(const struct offices *, struct str code); /* or NOBODY */

/* --- facts.c: fields of the pack's own that form and list have --- */

struct fact {
	const char *name;
	struct str label;
	bool sum; /* lists round */
};

struct facts {
	struct fact *v;
	size_t n, cap;
	json *apart; /* rank.apart: names that tell cases of one title apart */
	bool in_list; /* the list asks for some of these */
	bool title_chosen; /* of the pack's options: many share it */
};

void facts_load(struct facts *, struct arena *, json *notice);
/* One text for each; empty where nothing is said for certain. */
struct str *facts_take(const struct facts *, struct arena *, json *fields);
bool facts_differ(const struct fact *, struct str, struct str);
/* What rank.apart names, as one text; p is NULL where a list can't say. */
struct str facts_apart(
    const struct facts *, struct arena *, json *fields, bool row);
bool facts_same_case(struct str, struct str);

/* --- index.c: what is kept of each record --- */

#define SKETCH_SLOTS 64

enum kind { K_MAIL, K_LIST, K_CASE, K_REGION };

struct entry {
	enum kind kind;
	int64_t off; /* of its line in the store */
	size_t len;
	uint64_t hash; /* of its line: the last resort in sorting */
	struct str id, mail, received, class;
	struct str from; /* of a mail: its sender's address */
	int64_t when;
	bool timed; /* received is proven */
	bool elsewhere; /* a mail that only links to some of its files */
	size_t joins, njoins; /* of a mail: its files that join a case, from */
	int office;
	size_t body; /* its filing or roster */
};

#define UNKNOWN 255

/* A finding in brief: enough for verdict_set(). */
struct brief {
	uint32_t rule, disposition; /* numbers in index.names */
	uint32_t nth; /* among the record's own, or among those added */
	unsigned char state, severity; /* numbers of findings.c, or UNKNOWN */
	bool added;
};

enum version { V_ONLY, V_COUNTS, V_SUPERSEDED, V_LATE, V_UNPROVEN };

struct promise {
	struct str raw, at, chapter;
	enum lack { LACK_SURE, LACK_MAYBE, LACK_NAMED } lack;
};

/* A case or a region, one 申报书. */
struct filing {
	size_t entry;
	enum kind kind;
	struct str id, mail, form_sha, form_name, uscc, company, company_key, title,
	    title_key, apart, type, directions, office_from, email;
	struct str *facts;
	bool uscc_sound; /* read without a doubt */
	bool unread;	 /* the form, or part of it */
	bool sketched;
	uint32_t sketch[SKETCH_SLOTS];
	uint64_t *proofs; /* hashes of its evidence, ascending */
	size_t nproofs;
	struct {
		struct brief *v;
		size_t n, cap;
	} found;
	struct {
		struct promise *v;
		size_t n, cap;
	} promised; /* evidence that its own list names and that isn't there */
	bool unsorted; /* it has files that nobody could tell a chapter */
	/* What rank finds out. */
	int office, form_office; /* recommender; the one before any list */
	bool form_says; /* and it stands in the form itself */
	bool direct;  /* the company sent it by itself, as validate sees it */
	bool packed;  /* came in a mail that holds its recommender's list */
	bool again;   /* or by itself, from the mailbox that sent the list */
	struct str way; /* a body that no list of recommenders knows */
	size_t group; /* same applicant */
	enum version version;
	size_t *versions; /* all of them, oldest first; members of filings */
	size_t nversions;
	size_t counts;	    /* the version that counts; itself mostly */
	size_t roster, row; /* NONE: on no list */
	bool maybe_listed;  /* a row may mean it or another */
	size_t package;	    /* the list in its mail; NONE */
	int64_t slim_off;   /* what set rules see of it, in the store */
	size_t slim_len;
	bool undone; /* an earlier rank's findings are to be taken back */
	bool judged; /* verdict, disposition, stands are up to date */
	json *set;   /* keys to set in the record; NULL: none, filing_set() */
	json *add;   /* findings to add */
	json *overrides;  /* decisions on the record's own findings */
	bool stands;	  /* neither rejected nor superseded */
	bool counts_here; /* of a channel that this office ranks */
	struct str verdict, disposition;
	double score;
	bool scored;
	int64_t place;		    /* of order.csv; 0: none */
	int64_t rank, rank_place;   /* overall, at its office; 0: none */
	const char *cut, *after_by; /* or NULL */
};

#define NONE ((size_t)-1)

struct row {
	int64_t n;
	struct str shown_n, at, uscc, company, company_key, title, title_key,
	    apart, directions, type, remark, opinion;
	struct str *facts;
	bool uscc_sound;
	size_t filing;	 /* NONE */
	size_t maybe[4]; /* those that it may mean, when they are several */
	size_t nmaybe;
	int64_t order; /* its number, else that of the row above */
};

/* A list, one 推荐汇总表. */
struct roster {
	size_t entry;
	struct str id, mail;
	int office;
	struct row *rows;
	size_t nrows;
	int64_t total; /* its own; -1: says none */
	bool unread;   /* in part: it may have more rows */
	bool replaced; /* by a later list of the same office */
	size_t by;
	size_t peer; /* the first of its office with its rows, none later */
	json *recon;
};

/* Texts and what has them: sorted by text, then by number. */
struct keys {
	struct key {
		struct str text;
		size_t of;
	} * v;
	size_t n, cap;
};

void keys_add(struct arena *, struct keys *, struct str, size_t of);
void keys_sort(struct keys *);
/* The run of members with this text; its length is returned. */
size_t keys_find(const struct keys *, struct str, const struct key **);
/* How many have the text of the one at a place, from there on; at least 1. */
size_t keys_run(const struct keys *, size_t from);

/* Does a text hold a key that isn't too short to stand there by chance? */
bool key_in(struct str text, struct str key, ptrdiff_t least);
#define COMPANY_MIN 12 /* bytes of a company's key */

struct index {
	struct arena mem;
	struct facts facts;
	struct {
		struct entry *v;
		size_t n, cap;
	} entries;
	struct {
		struct filing *v;
		size_t n, cap;
	} filings;
	struct {
		struct roster *v;
		size_t n, cap;
	} rosters;
	struct {
		struct str *v;
		size_t n, cap;
	} names; /* of rules and verdicts */
};

/* What its papers decide: evidence, promises, findings; as often as they change. */
void filing_read(struct index *, struct filing *, json *record);

/* What a field says: its value, else what was written. */
struct str index_shown(struct arena *, json *fields, const char *name);
void index_add(struct index *, json *record, struct str line, int64_t off,
    const struct offices *);
/* The canonical order; afterwards indices are final. */
void index_sort(struct index *);
int entry_order(const struct entry *, const struct entry *);
/* Takes back what an earlier run of rank wrote; true: there was something. */
bool index_undo(json *record);
json *filing_set(struct filing *);
/* A filing by its id; NONE. */
size_t index_find(const struct index *, struct str id);

/* --- the whole --- */

/* A letter that takes an application back, or puts it right. */
struct withdrawal {
	const char *code;
	size_t entry;
	struct str id, sender;
	struct str text; /* sender's name, subject, body: a key */
};

/* A paper of a chapter that belongs to no case, or to one that it doesn't
 * name. */
struct loose {
	size_t entry; /* its mail, or that case */
	struct str record; /* the id of either */
	struct str chapter, name, key, subject, subject_key;
	struct str says; /* keys of the companies in it, a line each */
	struct str beside; /* what all such papers of its mail say */
	struct str sha256;
	bool joined; /* to a case: none of these any more */
};

/* Which part of a submission a subject says that its mail is. */
struct portion {
	int n, of; /* 第 n 封，共 of 封; 0: not said */
	bool more; /* 续 */
	struct str stem; /* key of the subject without that */
};

/* --- portion.c --- */
struct portion portion_read(struct arena *, struct str subject);

/* A mail that is such a part, or that holds forms. */
struct part {
	size_t entry;
	struct portion is;
	struct str from, subject, subject_key;
	bool papers; /* evidence of nobody's, all of it read */
	bool forms;
	const struct key *filings; /* of its forms; set by parts_join() */
	size_t nfilings;
	size_t files; /* beside forms */
};

/* A file of a mail that joins a case. */
struct join {
	size_t entry, file, filing;
};

#define NAME_RUNES 40 /* of a paper's name or a subject, in a message */

/* Whose papers are sought: keys of an applicant, and the mail of its form. */
struct wanted {
	struct str line, company, uscc, mail;
	const struct entry *after; /* what came later than that; NULL: any */
};

struct rank {
	struct arena mem;
	struct notice pack;
	json *notice; /* its tree */
	struct desk desk;
	struct str role;
	bool joint;	  /* recommended together with the other channel */
	bool takes_lists; /* the role receives from recommenders, and lists */
	bool from_offices; /* the role receives from recommenders */
	bool first_come;   /* who was first goes first */
	bool persons; /* a case is a person, and many work at one place */
	json *does;	   /* the role's own keys in the pack */
	int64_t at, deadline;
	bool dated, inclusive; /* there is a deadline; its instant is in time */
	struct offices offices;
	struct index index;
	struct {
		struct withdrawal *v;
		size_t n, cap;
	} withdrawals;
	struct {
		struct loose *v;
		size_t n, cap;
	} loose;
	struct {
		struct part *v;
		size_t n, cap;
	} parts;
	struct {
		struct join *v;
		size_t n, cap;
	} joins; /* those of a mail in one run */
	struct keys form_parts; /* parts with forms, by their mails */
	size_t formless;	/* parts without */
	struct store store;
	struct rules *judges; /* those of one record, once papers join it */
	struct rules *rules; /* NULL: the pack has none over the set */
	struct own *own;     /* NULL: the pack has no score of its own */
	bool scores_used, order_used, order_final;
	json *meta; /* for the end record; borrowed */
};

/* Desk and pack faults that stop nothing are listed in the end record. */
void rank_note(struct rank *, const char *list, json *item);

/* A number above 0 of the pack's part, or what holds without one. */
double rank_option(
    const struct rank *, const char *part, const char *key, double otherwise);

/* A record read again from the store; NULL: the store failed. */
json *rank_reread(struct rank *, struct arena *, const struct entry *);

/* --- words.c: what is said when the pack doesn't --- */

struct words {
	const char *code, *title, *state, *severity, *disposition;
	const char *message, *todo;
};

const struct words *words_of(const char *code); /* never NULL */

/* --- say.c: findings and lines of the 核对表, words from the pack --- */

struct say {
	const char *code;
	const char *state, *severity, *disposition; /* NULL: as the words say */
	const char *field; /* that it is about, or NULL */
	struct str at;	   /* where, or empty */
	const struct entry *since; /* what it rests on came with that, or NULL */
	struct {
		const char *key;
		struct str text;
	} with[5];
};

/* Adds the finding to a filing, once a code and message; NULL: it is off. */
json *say_finding(struct rank *, struct filing *, const struct say *);
/* Adds a rule's finding, or the worse of it and the one there is. */
void say_rule(struct rank *, struct filing *, json *finding);
/* A line of a list's 核对表; row and filing may be NONE. */
void say_recon(struct rank *, struct roster *, size_t row, size_t filing,
    const struct say *);
struct str say_number(struct arena *, int64_t);
/* The pack's rule of this id, whatever its scope; NULL. */
json *pack_rule(struct rank *, struct str id);

/* --- verdicts in brief, findings.c --- */

void brief_take(struct index *, struct filing *, json *finding, bool added);
void brief_read(struct index *, struct brief *, json *finding);
bool brief_is(const struct brief *, const char *state);
struct str brief_rule(const struct index *, const struct brief *);
struct str brief_disposition(const struct index *, const struct brief *);
const char *brief_severity(const struct brief *);
void filing_judge(struct index *, struct filing *);

/* --- version.c --- */
/* Delivered by the deadline; false where nothing proves when. */
bool entry_on_time(const struct rank *, const struct entry *);
void versions_find(struct rank *);
void versions_say(struct rank *);
/* Two titles of one applicant: the same case? */
enum likeness { UNLIKE, NEAR, EQUAL };
enum likeness title_likeness(struct arena *, struct str, struct str);

/* --- change.c: field by field --- */
void changes_find(struct rank *);

/* --- match.c: rows and forms --- */
void rows_match(struct rank *);

/* --- recon.c: what differs --- */
void recon_lists(struct rank *);
struct str office_name(const struct rank *, int office);
void recon_filings(struct rank *);
/* A recommender of the other channel: none of this office's ranking. */
bool office_foreign(const struct rank *, int office);

/* --- promise.c: evidence that the form lists and nobody sent --- */
void promises_take(struct index *, struct filing *, json *record);
void promises_say(struct rank *);

/* --- lack.c: what is missing here and lies elsewhere --- */
void loose_keep(struct rank *, json *mail_or_case); /* the newest entry */
/* Of papers in a case: those that name another applicant only. */
void loose_say(struct rank *);
struct wanted wanted(struct arena *, const struct filing *);
/* It came in time, after what it is to come after, and names the applicant. */
bool loose_is_of(struct rank *, const struct loose *, const struct wanted *);
/* "12月20日…来件（主题“…”）" */
struct str mail_shown(struct rank *, const struct entry *, struct str subject);
/* That, or the case of another applicant. */
struct str loose_holder(struct rank *, const struct loose *);
void lacks_find(struct rank *);
/* later.c: papers that came after the form */
void later_say(struct rank *);
/* A finding as lacks_find() changed it, and back. */
void lack_set(json *finding, json *change);
void lack_undo(json *finding);

/* --- part.c: one submission in several mails --- */
void parts_keep(struct rank *, json *mail); /* the newest entry */
#define PARTS_APART (24 * 60 * 60) /* seconds, at most, between parts of one */
const struct entry *part_entry(const struct rank *, const struct part *);
/* How a part and a mail with forms fit together. */
bool part_same_subject(const struct part *, const struct part *forms);
bool part_in_subject(const struct part *, const struct filing *);
bool part_numbers_fit(const struct portion *, const struct portion *forms);
int64_t part_away(
    const struct rank *, const struct part *, const struct part *forms);
size_t parts_of_sender(const struct rank *, size_t from); /* side by side */
/* join.c: papers that are certain become their case's, before all else. */
void parts_join(struct rank *);
/* Parts that a subject counts and nobody saw in time. */
void parts_say(struct rank *);
/* A part of the case's submission of which nothing joined it; empty: none. */
struct str parts_apart(struct rank *, const struct filing *, struct str *at);
/* joined.c: the record with a mail's papers, judged anew; and without any. */
void filing_join(struct rank *, struct filing *, const struct entry *, json *mail,
    const size_t *files, size_t n);
bool joined_undo(struct rank *, json *mail_or_case);
void joined_mark(const struct rank *, const struct entry *, json *mail);

/* --- withdraw.c --- */
void withdrawals_keep(struct rank *, json *mail); /* the newest entry */
void withdrawals_say(struct rank *);

/* --- dup.c --- */
void duplicates_find(struct rank *);
/* The filing's applicant also comes by another office. */
void channels_say(struct rank *, struct filing *, int other_office,
    struct str other_uscc, bool same_case);
double sketch_likeness(const uint32_t *, const uint32_t *);

/* --- quota.c --- */
void quotas_count(struct rank *);

/* --- setrule.c: rules of scope set --- */
/* The record without what no set rule looks at; "" without set rules. */
struct str set_rules_slim(struct rank *, struct arena *, json *record);
void set_rules_run(struct rank *);

/* --- decide.c --- */
void decisions_apply(struct rank *);
/* Changes a finding; what it was stays readable, and can be taken back. */
void decision_set(json *finding, json *change);

/* --- score.c --- */
void scores_read(struct rank *);

/* --- own.c: the pack's own score --- */
void own_load(struct rank *);
void own_score(struct rank *, struct arena *, json *record);
void own_free(struct rank *);

/* --- splice.c: a record's line changed without reading it whole --- */
/*
 * The line with keys set, in place or behind; findings added to its own.
 * False: it must be read and written whole.
 */
bool splice_line(struct arena *, struct str line, json *keys, json *findings,
    struct str *out);

/* --- record.c --- */
/* The keys that rank may set and now doesn't. */
bool key_is_gone(struct str key);
/* Sets the keys of rank's in a record, all but findings and verdict. */
void filing_keys(struct rank *, const struct filing *, json *record);
void record_write(struct rank *, struct stage *, const struct entry *);

/* --- order.c --- */
/* The entries in the order in which they are written; ranks are given. */
size_t *order_make(struct rank *);

#endif
