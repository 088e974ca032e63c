/* SPDX-License-Identifier: ISC */
/*
 * The keys of the files that say what papers look like, of the calendar, the
 * cities, and of what rank and score ask for.  What they name in each other
 * is for fits_papers.c to compare.
 */
#include "shape.h"

#define MUST true, false, NULL, NULL
#define MAY false, true, NULL, NULL
#define END { NULL, SHAPE_ANY, MAY }

static const struct shape any_text[] = { { "*", SHAPE_TEXT, MAY }, END };

/* --- tables.yaml -------------------------------------------------------- */

static const struct shape column[] = {
	{ "heading", SHAPE_LINE, MUST },
	{ "width", SHAPE_NUMBER, MAY },
	{ "from", SHAPE_TEXT, MUST },
	{ "align", SHAPE_WORD, false, true, NULL, "centre|left" },
	{ "link", SHAPE_LINE, MAY },
	{ "clerk", SHAPE_BOOL, MAY },
	{ "list", SHAPE_TEXTS, MAY },
	END,
};

static const struct shape sheet[] = {
	{ "name", SHAPE_LINE, MUST },
	{ "title", SHAPE_LINE, MUST },
	{ "lines", SHAPE_TEXT, MAY },
	{ "notes", SHAPE_TEXT, MAY },
	{ "rows", SHAPE_WORD, true, false, NULL,
	    "recommended|ministry|cases|regions|scored|unread|files|"
	    "reconcile|handover" },
	{ "ranked", SHAPE_BOOL, MAY },
	{ "band", SHAPE_TEXT, MAY },
	{ "paper", SHAPE_WORD, false, true, NULL, "A3|A4" },
	{ "portrait", SHAPE_BOOL, MAY },
	{ "freeze", SHAPE_INT, MAY },
	{ "points", SHAPE_NUMBER, MAY },
	{ "columns", SHAPE_MAPS, true, false, column, NULL },
	END,
};

static const struct shape book[] = {
	{ "file", SHAPE_LINE, MUST },
	{ "by", SHAPE_WORD, false, true, NULL, "recommender" },
	{ "when", SHAPE_WORD, false, true, NULL, "scored|never" },
	{ "roles", SHAPE_TEXTS, MAY },
	{ "sheets", SHAPE_MAPS, true, false, sheet, NULL },
	END,
};

static const struct shape verdicts[] = {
	{ "accept", SHAPE_LINE, MUST },
	{ "return", SHAPE_LINE, MUST },
	{ "reject", SHAPE_LINE, MUST },
	{ "manual", SHAPE_LINE, MUST },
	{ "superseded", SHAPE_LINE, MUST },
	{ "unjudged", SHAPE_LINE, MUST },
	{ "held", SHAPE_LINE, MUST },
	END,
};

static const struct shape states[] = {
	{ "pass", SHAPE_LINE, MUST },
	{ "fail", SHAPE_LINE, MUST },
	{ "manual", SHAPE_LINE, MUST },
	END,
};

static const struct shape severities[] = {
	{ "reject", SHAPE_LINE, MUST },
	{ "return", SHAPE_LINE, MUST },
	{ "warn", SHAPE_LINE, MUST },
	END,
};

static const struct shape cuts[] = {
	{ "above", SHAPE_LINE, MUST },
	{ "below", SHAPE_LINE, MUST },
	END,
};

#define CLASSES(need)                                                          \
	{ "case", SHAPE_LINE, need }, { "list", SHAPE_LINE, need },            \
	    { "region", SHAPE_LINE, MAY }, { "evidence", SHAPE_LINE, need },   \
	    { "register", SHAPE_LINE, need }, { "reply", SHAPE_LINE, need },   \
	    { "bounce", SHAPE_LINE, need }, { "spam", SHAPE_LINE, need },      \
	    { "other-notice", SHAPE_LINE, need },                              \
	    { "after-cut", SHAPE_LINE, need }, { "held", SHAPE_LINE, need },   \
	    { "empty", SHAPE_LINE, need }, { "unknown", SHAPE_LINE, need }

static const struct shape classes[] = { CLASSES(MUST), END };
static const struct shape class_why[] = { CLASSES(MAY), END };

static const struct shape words[] = {
	{ "draft", SHAPE_LINE, MUST },
	{ "empty", SHAPE_LINE, MUST },
	{ "no_recommender", SHAPE_LINE, MUST },
	{ "held_text", SHAPE_LINE, MUST },
	{ "motto", SHAPE_LINE, MUST },
	{ "edited", SHAPE_LINE, MAY },
	{ "chapter_missing", SHAPE_LINE, MUST },
	{ "verdict", SHAPE_MAP, true, false, verdicts, NULL },
	{ "advice", SHAPE_FREE, false, true, any_text, NULL },
	{ "cut", SHAPE_MAP, false, true, cuts, NULL },
	{ "severity", SHAPE_MAP, true, false, severities, NULL },
	{ "finding", SHAPE_MAP, true, false, states, NULL },
	{ "class", SHAPE_MAP, true, false, classes, NULL },
	{ "class_why", SHAPE_MAP, false, true, class_why, NULL },
	{ "instead", SHAPE_FREE, false, true, any_text, NULL },
	END,
};

static const struct shape titled[] = {
	{ "title", SHAPE_LINE, MUST },
	{ "file", SHAPE_LINE, MAY },
	END,
};

static const struct shape catalog_one[] = {
	{ "title", SHAPE_LINE, MUST },
	{ "columns", SHAPE_MAPS, true, false, column, NULL },
	END,
};

static const struct shape catalog[] = {
	{ "case", SHAPE_MAP, true, false, catalog_one, NULL },
	{ "disc", SHAPE_MAP, true, false, catalog_one, NULL },
	{ "all", SHAPE_MAP, true, false, catalog_one, NULL },
	END,
};

const struct shape shape_tables[] = {
	{ "words", SHAPE_MAP, true, false, words, NULL },
	{ "books", SHAPE_MAPS, true, false, book, NULL },
	{ "reconcile", SHAPE_TEXTS, MAY },
	{ "stats", SHAPE_MAP, false, true, titled, NULL },
	{ "board", SHAPE_MAP, true, false, titled, NULL },
	{ "contacts", SHAPE_TEXTS, MUST },
	{ "named", SHAPE_WORDS, false, true, NULL, "company|case_title" },
	{ "catalog", SHAPE_MAP, true, false, catalog, NULL },
	END,
};

/* --- letters.yaml ------------------------------------------------------- */

static const struct shape letter_column[] = {
	{ "heading", SHAPE_LINE, MUST },
	{ "width", SHAPE_NUMBER, MAY },
	{ "from", SHAPE_LINE, MUST },
	END,
};

static const struct shape letter_table[] = {
	{ "rows", SHAPE_WORD, true, false, NULL, "files|faults|duplicates" },
	{ "columns", SHAPE_MAPS, true, false, letter_column, NULL },
	END,
};

static const struct shape letter[] = {
	{ "id", SHAPE_LINE, MUST },
	{ "for", SHAPE_WORD, true, false, NULL, "mail|case" },
	{ "when", SHAPE_WORD, true, false, NULL,
	    "received|return|reject|duplicate" },
	{ "dispositions", SHAPE_TEXTS, MAY },
	{ "folder", SHAPE_LINE, MUST },
	{ "name", SHAPE_LINE, MUST },
	{ "done", SHAPE_TEXTS, MAY },
	{ "mark", SHAPE_TEXT, MAY },
	{ "title", SHAPE_LINE, MUST },
	{ "to", SHAPE_LINE, MUST },
	{ "body", SHAPE_TEXTS, MUST },
	{ "table", SHAPE_MAP, true, false, letter_table, NULL },
	{ "after", SHAPE_TEXTS, MAY },
	{ "sign", SHAPE_TEXTS, MAY },
	{ "subject", SHAPE_LINE, MUST },
	END,
};

static const struct shape item[] = {
	{ "item", SHAPE_LINE, MUST },
	{ "copies", SHAPE_ANY, MAY },
	END,
};

static const struct shape ministry[] = {
	{ "roles", SHAPE_TEXTS, MAY },
	{ "mark", SHAPE_TEXT, MAY },
	{ "title", SHAPE_LINE, MUST },
	{ "to", SHAPE_LINE, MUST },
	{ "body", SHAPE_TEXTS, MUST },
	{ "sign", SHAPE_TEXTS, MAY },
	{ "mail", SHAPE_LINE, MUST },
	{ "mail_subject", SHAPE_LINE, MUST },
	{ "mail_to", SHAPE_TEXT, MAY },
	{ "mail_mib", SHAPE_INT, MUST },
	{ "mail_attach", SHAPE_TEXTS, MAY },
	{ "checklist", SHAPE_MAPS, false, true, item, NULL },
	END,
};

const struct shape shape_letters[] = {
	{ "letters", SHAPE_MAPS, true, false, letter, NULL },
	{ "internal", SHAPE_TEXTS, MAY },
	{ "material_default", SHAPE_LINE, MUST },
	{ "requirement_default", SHAPE_LINE, MUST },
	{ "channel_quote", SHAPE_TEXT, MAY },
	{ "materials", SHAPE_FREE, false, true, any_text, NULL },
	{ "requirements", SHAPE_FREE, false, true, any_text, NULL },
	{ "ministry", SHAPE_MAP, false, true, ministry, NULL },
	END,
};

/* --- calendar, cities, rank, score -------------------------------------- */

static const struct shape correction[] = {
	{ "until", SHAPE_TIME, MAY },
	{ "after_deadline", SHAPE_WORD, false, true, NULL,
	    "none|formal_only|by_decision" },
	END,
};

static const struct shape milestone[] = {
	{ "id", SHAPE_LINE, MUST },
	{ "name", SHAPE_LINE, MUST },
	{ "at", SHAPE_DAY, MUST },
	END,
};

const struct shape shape_calendar[] = {
	{ "holidays", SHAPE_DATES, MAY },
	{ "workdays", SHAPE_DATES, MAY },
	{ "report_by", SHAPE_TIME, MAY },
	{ "correction", SHAPE_MAP, false, true, correction, NULL },
	{ "milestones", SHAPE_MAPS, false, true, milestone, NULL },
	END,
};

static const struct shape city[] = {
	{ "code", SHAPE_LINE, MUST },
	{ "name", SHAPE_LINE, MUST },
	{ "districts", SHAPE_TEXTS, MAY },
	END,
};

const struct shape shape_cities[] = {
	{ "cities", SHAPE_MAPS, true, false, city, NULL },
	{ "shared_districts", SHAPE_TEXTS, MAY },
	END,
};

const struct shape shape_finding[] = {
	{ "clause", SHAPE_LINE, MAY },
	{ "quote", SHAPE_LINE, MAY },
	{ "severity", SHAPE_WORD, false, true, NULL, "reject|return|warn" },
	{ "disposition", SHAPE_LINE, MAY },
	{ "message", SHAPE_LINE, MAY },
	{ "state", SHAPE_WORD, false, true, NULL, "pass|fail|manual" },
	{ "todo", SHAPE_TEXT, MAY },
	END,
};

/* false, or words of the pack's own. */
static const struct shape any_finding[] = {
	{ "*", SHAPE_OFF_OR_MAP, true, false, shape_finding, NULL },
	END,
};

const struct shape shape_rank[] = {
	{ "similar", SHAPE_SHARE, MAY },
	{ "title_shared_max", SHAPE_INT, MAY },
	{ "apart", SHAPE_TEXTS, MAY },
	{ "evidence_shared_max", SHAPE_INT, MAY },
	{ "order", SHAPE_WORD, false, true, NULL, "recommender|received" },
	{ "findings", SHAPE_FREE, false, true, any_finding, NULL },
	END,
};

static const struct shape part[] = {
	{ "name", SHAPE_LINE, MUST },
	{ "jq", SHAPE_JQ, MUST },
	{ "weight", SHAPE_NUMBER, MUST },
	{ "reason", SHAPE_TEXT, MAY },
	END,
};

static const struct shape criterion[] = {
	{ "name", SHAPE_LINE, MUST },
	{ "max", SHAPE_NUMBER, MAY },
	{ "weight", SHAPE_NUMBER, MAY },
	END,
};

static const struct shape group[] = {
	{ "name", SHAPE_LINE, MUST },
	{ "directions", SHAPE_TEXTS, MAY },
	END,
};

static const struct shape review[] = {
	{ "roles", SHAPE_TEXTS, MAY },
	{ "folder", SHAPE_LINE, MUST },
	{ "experts", SHAPE_INT, MAY },
	{ "groups", SHAPE_MAPS, true, false, group, NULL },
	{ "mark", SHAPE_TEXT, MAY },
	{ "facts", SHAPE_TEXTS, MAY },
	{ "texts", SHAPE_TEXTS, MAY },
	{ "columns", SHAPE_MAPS, true, false, column, NULL },
	{ "notes", SHAPE_TEXT, MAY },
	END,
};

const struct shape shape_score[] = {
	{ "method", SHAPE_WORD, false, true, NULL, "trimmed|mean|median" },
	{ "max", SHAPE_NUMBER, MAY },
	{ "outlier", SHAPE_NUMBER, MAY },
	{ "criteria", SHAPE_MAPS, false, true, criterion, NULL },
	{ "own", SHAPE_MAPS, false, true, part, NULL },
	{ "review", SHAPE_MAP, false, true, review, NULL },
	END,
};
