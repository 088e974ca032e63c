/* SPDX-License-Identifier: ISC */
/*
 * The keys of a notice pack.  shenbao-notice(5) says what they mean; a key
 * that is new stands here and there.
 */
#include "shape.h"

#define MUST true, false, NULL, NULL
#define MAY false, true, NULL, NULL
#define END { NULL, SHAPE_ANY, MAY }

static const struct shape named[] = {
	{ "name", SHAPE_LINE, MUST },
	{ "synonyms", SHAPE_TEXTS, MAY },
	{ "channels", SHAPE_TEXTS, MAY },
	{ "group", SHAPE_LINE, MAY },
	{ "note", SHAPE_TEXT, MAY },
	END,
};

static const struct shape recommender[] = {
	{ "code", SHAPE_LINE, MUST },
	{ "name", SHAPE_LINE, MUST },
	{ "synonyms", SHAPE_TEXTS, MAY },
	{ "city", SHAPE_TEXT, MAY },
	{ "kind", SHAPE_LINE, MUST },
	{ "group", SHAPE_TEXT, MAY },
	{ "quota", SHAPE_TEXT, MAY },
	END,
};

static const struct shape role[] = {
	{ "name", SHAPE_LINE, MUST },
	{ "clock", SHAPE_WORD, true, false, NULL, "mail|register" },
	{ "receives_from", SHAPE_WORD, true, false, NULL,
	    "company|recommender" },
	{ "disc", SHAPE_WORD, false, false, NULL, "recommended|none" },
	{ "disc_papers", SHAPE_TEXTS, MAY },
	{ "ranks", SHAPE_TEXTS, MAY },
	{ "quota", SHAPE_LINE, MAY },
	{ "copies", SHAPE_COUNT, MAY },
	END,
};

static const struct shape disc[] = {
	{ "volume", SHAPE_VOLUME, MAY },
	{ "media", SHAPE_WORD, false, false, NULL, "auto|cd|dvd|bd" },
	{ "capacity", SHAPE_INT, MAY },
	{ "repair", SHAPE_INT, MAY },
	END,
};

static const struct shape chapter[] = {
	{ "id", SHAPE_LINE, MUST },
	{ "title", SHAPE_LINE, MUST },
	{ "words", SHAPE_TEXTS, MUST },
	END,
};

static const struct shape any_int[] = { { "*", SHAPE_INT, MAY }, END };
static const struct shape any_bool[] = { { "*", SHAPE_BOOL, MAY }, END };
static const struct shape any_pattern[] = { { "*", SHAPE_PATTERN, MAY }, END };
static const struct shape any_text[] = { { "*", SHAPE_TEXT, MAY }, END };
static const struct shape any_texts[] = { { "*", SHAPE_TEXTS, MAY }, END };
static const struct shape any_role[] = {
	{ "*", SHAPE_MAP, true, false, role, NULL },
	END,
};

static const struct shape desk_table[] = {
	{ "file", SHAPE_LINE, MAY },
	{ "key", SHAPE_FREE, true, false, any_text, NULL },
	{ "columns", SHAPE_FREE, false, true, any_texts, NULL },
	{ "sort", SHAPE_TEXT, MAY },
	{ "title", SHAPE_TEXT, MAY },
	END,
};
static const struct shape any_desk_table[] = {
	{ "*", SHAPE_MAP, true, false, desk_table, NULL },
	END,
};

static const struct shape within[] = {
	{ "section", SHAPE_PATTERN, MUST },
	{ "labels", SHAPE_LABELS, MUST },
	END,
};

#define KINDS                                                                  \
	"text|company|person|uscc|choice|choices|date|period|money|number|"    \
	"phone|mobile|email|city|address|longtext|recommender|partners"

static const struct shape field[] = {
	{ "name", SHAPE_LINE, MUST },
	{ "kind", SHAPE_WORD, true, false, NULL, KINDS },
	{ "labels", SHAPE_LABELS, MUST },
	{ "maybe", SHAPE_LABELS, MAY },
	{ "signs", SHAPE_LABELS, MAY },
	{ "in", SHAPE_MAPS, false, true, within, NULL },
	{ "outside", SHAPE_PATTERN, MAY },
	{ "of", SHAPE_LINE, MAY },
	{ "owner", SHAPE_BOOL, MAY },
	{ "required", SHAPE_BOOL, MAY },
	{ "each", SHAPE_BOOL, MAY },
	{ "options", SHAPE_OPTIONS, MAY },
	{ "open", SHAPE_BOOL, MAY },
	{ "unit", SHAPE_TEXT, MAY },
	{ "note", SHAPE_TEXT, MAY },
	{ "section", SHAPE_TEXT, MAY },
	{ "blank", SHAPE_BOOL, MAY },
	END,
};

static const struct shape form[] = {
	{ "title", SHAPE_TEXT, MAY },
	{ "fields", SHAPE_MAPS, true, false, field, NULL },
	{ "blank", SHAPE_ANY, MAY },
	END,
};

static const struct shape list[] = {
	{ "title", SHAPE_TEXT, MAY },
	{ "fields", SHAPE_MAPS, true, false, field, NULL },
	{ "sequence", SHAPE_LABELS, MAY },
	{ "head", SHAPE_MAPS, false, true, field, NULL },
	{ "ends", SHAPE_PATTERN, MAY },
	{ "blank", SHAPE_ANY, MAY },
	END,
};

static const struct shape pledge[] = {
	{ "titles", SHAPE_TEXTS, MUST },
	{ "model", SHAPE_TEXT, MAY },
	{ "sentence", SHAPE_PATTERN, MUST },
	{ "years", SHAPE_PATTERN, MUST },
	{ "range", SHAPE_PATTERN, MUST },
	{ "since_founding", SHAPE_PATTERN, MUST },
	{ "safety", SHAPE_PATTERN, MUST },
	{ "environment", SHAPE_PATTERN, MUST },
	{ "quality", SHAPE_PATTERN, MUST },
	{ "further", SHAPE_FREE, false, true, any_pattern, NULL },
	{ "exceptions", SHAPE_PATTERNS, MAY },
	{ "altered", SHAPE_PATTERNS, MAY },
	{ "who", SHAPE_PATTERN, MAY },
	END,
};

static const struct shape credit[] = {
	{ "titles", SHAPE_TEXTS, MUST },
	{ "company", SHAPE_TEXTS, MAY },
	{ "uscc", SHAPE_TEXTS, MAY },
	{ "date", SHAPE_TEXTS, MAY },
	{ "bad", SHAPE_PATTERN, MUST },
	{ "penalties", SHAPE_PATTERN, MUST },
	{ "site", SHAPE_PATTERN, MAY },
	{ "sites", SHAPE_PATTERN, MAY },
	END,
};

static const struct shape forms[] = {
	{ "notes", SHAPE_TEXTS, MAY },
	{ "prompts", SHAPE_PATTERNS, MAY },
	{ "seals", SHAPE_PATTERN, MAY },
	{ "markings", SHAPE_PATTERNS, MAY },
	{ "other_labels", SHAPE_LABELS, MAY },
	{ "promised", SHAPE_LABELS, MAY },
	{ "heads", SHAPE_LABELS, MAY },
	{ "asides", SHAPE_PATTERN, MAY },
	{ "examples", SHAPE_PATTERN, MAY },
	{ "others", SHAPE_PATTERN, MAY },
	{ "notes", SHAPE_LABELS, MAY },
	{ "case", SHAPE_MAP, true, false, form, NULL },
	{ "region", SHAPE_MAP, false, true, form, NULL },
	{ "list", SHAPE_MAP, false, true, list, NULL },
	{ "pledge", SHAPE_MAP, false, true, pledge, NULL },
	{ "credit", SHAPE_MAP, false, true, credit, NULL },
	{ "blank", SHAPE_ANY, MAY },
	END,
};

static const struct shape rule[] = {
	{ "id", SHAPE_LINE, MUST },
	{ "title", SHAPE_LINE, MAY },
	{ "clause", SHAPE_LINE, MUST },
	{ "quote", SHAPE_LINE, MUST },
	{ "scope", SHAPE_WORD, false, true, NULL, "record|set|rank" },
	{ "kinds", SHAPE_WORDS, false, true, NULL, "case|region" },
	{ "roles", SHAPE_TEXTS, MAY },
	{ "needs", SHAPE_TEXTS, MAY },
	{ "severity", SHAPE_WORD, true, false, NULL, "reject|return|warn" },
	{ "disposition", SHAPE_LINE, MUST },
	{ "manual_disposition", SHAPE_TEXT, MAY },
	{ "applies", SHAPE_JQ, MAY },
	{ "lacks", SHAPE_LINE, MAY },
	{ "pass", SHAPE_JQ, MAY },
	{ "message", SHAPE_TEXT, MAY },
	{ "manual", SHAPE_JQ, MAY },
	{ "manual_message", SHAPE_TEXT, MAY },
	{ "unknown", SHAPE_TEXT, MAY },
	{ "faults", SHAPE_JQ, MAY },
	{ "doubts", SHAPE_JQ, MAY },
	{ "by", SHAPE_JQ, MAY },
	{ "fails", SHAPE_JQ, MAY },
	{ "doubtful", SHAPE_JQ, MAY },
	{ "state", SHAPE_WORD, false, true, NULL, "pass|fail|manual" },
	{ "todo", SHAPE_TEXT, MAY },
	{ "note", SHAPE_TEXT, MAY },
	END,
};

const struct shape shape_pack[] = {
	{ "id", SHAPE_LINE, MUST },
	{ "title", SHAPE_LINE, MUST },
	{ "number", SHAPE_TEXT, MAY },
	{ "issued", SHAPE_DATE, MAY },
	{ "subject", SHAPE_LINE, MUST },
	{ "carries_out", SHAPE_TEXT, MAY },
	{ "year", SHAPE_INT, MAY },
	{ "province", SHAPE_TEXT, MAY },
	{ "province_code", SHAPE_TEXT, MAY },
	{ "deadline", SHAPE_TIME, true, false, NULL, NULL },
	{ "deadline_inclusive", SHAPE_BOOL, MAY },
	{ "zone", SHAPE_ZONE, MAY },
	{ "deadline_clause", SHAPE_TEXT, MAY },
	{ "deadline_quote", SHAPE_TEXT, MAY },
	{ "pledge_years", SHAPE_INT, MAY },
	{ "copies", SHAPE_COUNT, MAY },
	{ "words", SHAPE_TEXTS, MUST },
	{ "form_titles", SHAPE_TEXTS, MUST },
	{ "annex_titles", SHAPE_TEXTS, MAY },
	{ "list_titles", SHAPE_TEXTS, MAY },
	{ "region_titles", SHAPE_TEXTS, MAY },
	{ "directions", SHAPE_MAPS, false, true, named, NULL },
	{ "directions_min", SHAPE_INT, MAY },
	{ "directions_max", SHAPE_INT, MAY },
	{ "applicant_types", SHAPE_MAPS, false, true, named, NULL },
	{ "applicant_types_open", SHAPE_BOOL, MAY },
	{ "natures", SHAPE_MAPS, false, true, named, NULL },
	{ "natures_open", SHAPE_BOOL, MAY },
	{ "region_directions", SHAPE_MAPS, false, true, named, NULL },
	{ "quota", SHAPE_FREE, false, true, any_int, NULL },
	{ "quota_hard", SHAPE_FREE, false, true, any_bool, NULL },
	{ "recommenders", SHAPE_MAPS, true, false, recommender, NULL },
	{ "recommender_default", SHAPE_LINE, MAY },
	{ "role", SHAPE_LINE, MUST },
	{ "roles", SHAPE_FREE, true, false, any_role, NULL },
	{ "joint", SHAPE_BOOL, MAY },
	{ "disc", SHAPE_MAP, false, true, disc, NULL },
	{ "chapters", SHAPE_MAPS, true, false, chapter, NULL },
	{ "papers", SHAPE_MAPS, false, true, chapter, NULL },
	{ "credit_days", SHAPE_INT, MAY },
	{ "harmless_doubts", SHAPE_TEXTS, MAY },
	{ "free_mail", SHAPE_TEXTS, MAY },
	{ "terms", SHAPE_FREE, false, true, any_text, NULL },
	{ "tables_on_desk", SHAPE_FREE, false, true, any_desk_table, NULL },
	{ "parameters", SHAPE_ANY, MAY },
	{ "score", SHAPE_MAP, false, true, shape_score, NULL },
	{ "rank", SHAPE_MAP, false, true, shape_rank, NULL },
	{ "forms", SHAPE_MAP, true, false, forms, NULL },
	{ "rules", SHAPE_MAPS, true, false, rule, NULL },
	{ "cities", SHAPE_MAP, false, true, shape_cities, NULL },
	{ "tables", SHAPE_MAP, true, false, shape_tables, NULL },
	{ "letters", SHAPE_MAP, false, true, shape_letters, NULL },
	{ "calendar", SHAPE_MAP, false, true, shape_calendar, NULL },
	{ "index", SHAPE_ANY, MAY },
	{ "ministry", SHAPE_ANY, MAY },
	END,
};
