/* SPDX-License-Identifier: ISC */
/*
 * What tables.yaml and letters.yaml name: fields, chapters, rules, roles,
 * getters of columns and names in braces.
 */
#include "fits.h"

#include <string.h>

#include "shape.h"

/* Of stages/render/cell.c; those that want an argument have a colon. */
static const char getters[] =
    "n|field:|recommender|group|time:|word:|state|order|evidence:|form|"
    "pledge|credit|register:|duplicates|score|size|problems|advice|messages:";

/* First words of a column's path: members of a record, and of the rows that
   render makes itself. */
#define OF_RECORD                                                              \
	"id|kind|mail|received|clock|recommender|recommender_from|form|files|" \
	"evidence|texts|pledge|credit_report|drift|marks|wrong|lookup|at|"     \
	"delivered|missing|findings|verdict|disposition|rank|rank_in|"         \
	"after_by|cut|score|scores|score_own|list|order|version|versions|"     \
	"changes|changes_from|superseded_by|duplicates|withdrawn|disc|fields|" \
	"promised"

static const char heads[] = OF_RECORD
    "|disc_path|what|file|place|why|from|subject|case|size|company|title|"
    "name|sha256|type|role|chapter|chapter_title|number|issuer|date|pages|n|"
    "on_list|on_form|text|todo|due|done|scan|of";

/* Sheets whose rows are the cases themselves. */
static const char of_cases[] = "recommended|ministry|cases|regions|scored";

/* Those that hold others: a column wants one of what is below. */
static const char holders[] =
    "form|evidence|texts|lookup|delivered|missing|scores|score_own|list|"
    "fields|marks|rank_in";

struct papers {
	struct fits *x;
	const char *fields, *chapters, *rules, *roles, *groups;
	bool cases; /* the columns at hand are those of cases */
};

static void
path(struct papers *p, json *owner, const char *key, struct str s)
{
	struct str head = str_cut(&s, S("."));

	if (str_eq(head, S("fields")) && s.p != NULL)
		fits_known(p->x, owner, key, 0, str_cut(&s, S(".")), p->fields,
		    "field in forms.yaml");
	else if (fits_among(head, holders) && s.p == NULL)
		TELL(p->x, owner, key, 0,
		    "“%.*s” holds several values: say which, as in %.*s.%s",
		    STR_ARG(head), STR_ARG(head),
		    str_eq(head, S("score_own")) ? "total" : "...");
	else if (p->cases && fits_among(head, heads) &&
	    !fits_among(head, OF_RECORD))
		TELL(p->x, owner, key, 0,
		    "“%.*s” stands in no case: @field:NAME is a field's, @n "
		    "the row's number", STR_ARG(head));
	else
		fits_known(p->x, owner, key, 0, head, heads,
		    "member of a record");
}

static void
getter(struct papers *p, json *owner, const char *key, struct str s)
{
	struct fits *x = p->x;
	struct str name = str_cut(&s, S(":")), group;
	const char *with = str_printf(&x->f->mem, "%.*s:", STR_ARG(name)).p;
	bool asks = fits_among(str_c(with), getters);

	if (!asks && !fits_among(name, getters)) {
		fits_known(x, owner, key, 0, name,
		    "n|field|recommender|group|time|word|state|order|evidence|"
		    "form|pledge|credit|register|duplicates|score|size|"
		    "problems|advice|messages",
		    "getter (see shenbao-render(1), Columns)");
		return;
	}
	if (asks && s.len == 0)
		TELL(x, owner, key, 0, "@%.*s wants a name: @%.*s:...",
		    STR_ARG(name), STR_ARG(name));
	else if (str_eq(name, S("field")))
		fits_known(x, owner, key, 0, s, p->fields,
		    "field in forms.yaml");
	else if (str_eq(name, S("evidence")))
		fits_known(x, owner, key, 0, s, p->chapters,
		    "chapter or paper in notice.yaml");
	else if (str_eq(name, S("word"))) {
		group = str_cut(&s, S(":"));
		fits_known(x, owner, key, 0, group, p->groups,
		    "group of words in tables.yaml");
		path(p, owner, key, s);
	} else if (str_eq(name, S("time")) || str_eq(name, S("messages")))
		path(p, owner, key, s);
}

/* "@messages:wrong | why": the first that isn't empty. */
static void
source(struct papers *p, json *owner, const char *key)
{
	struct str rest = js_str(owner, key), one;

	while (rest.p != NULL) {
		one = str_trim(str_cut(&rest, S("|")));
		if (str_starts(one, S("@")))
			getter(p, owner, key, str_slice(one, 1, one.len));
		else if (one.len > 0)
			path(p, owner, key, one);
	}
}

/* Every {name} is one that is filled in; else it would be printed. */
static void
braces(struct fits *x, json *owner, const char *key, size_t i, struct str s,
    const char *names)
{
	struct str name;

	for (;;) {
		str_cut(&s, S("{"));
		if (s.p == NULL)
			return;
		if (!str_has(s, S("}"))) {
			TELL(x, owner, key, i, "{ has no closing }");
			return;
		}
		name = str_cut(&s, S("}"));
		if (name.len == 0)
			TELL(x, owner, key, i, "{} has no name in it");
		fits_known(x, owner, key, i, name, names,
		    "name for braces here");
	}
}

static void
braces_of(struct fits *x, json *o, const char *const *keys, const char *names)
{
	json *v, *one;

	for (; *keys != NULL; keys++) {
		v = js_get(o, *keys);
		if (js_is(v, json_type_string))
			braces(x, o, *keys, 0, js_text(v), names);
		JS_EACH(one, v)
			braces(x, v, NULL, one_i, js_text(one), names);
	}
}

/* A name for files: no way out of the run's folder. */
static void
file_name(struct fits *x, json *o, const char *key, bool folders)
{
	struct str s = js_str(o, key);

	if (str_has(s, S("..")) || str_starts(s, S("/")) ||
	    str_starts(s, S(".")) || (!folders && str_has(s, S("/"))))
		TELL(x, o, key, 0, "want a plain name below the run's folder");
}

/* --- tables.yaml --------------------------------------------------------- */

static void
columns(struct papers *p, json *all, size_t max)
{
	json *c;

	if (js_len(all) > max)
		TELL(p->x, all, NULL, max, "more than %zu columns", max);
	JS_EACH(c, all)
	{
		source(p, c, "from");
		if (js_has(c, "width") && js_num(c, "width") <= 0)
			TELL(p->x, c, "width", 0, "must be above zero");
		fits_known(p->x, c, "link", 0, js_str(c, "link"), "初审说明",
		    "folder of pages");
	}
}

/* What clerks write in a sheet is taken back by the case's number. */
static void
comes_back(struct fits *x, json *s)
{
	bool opinion = false, id = false;
	json *c;

	JS_EACH(c, js_get(s, "columns"))
	{
		opinion |= str_eq(js_str(c, "heading"), S("核实意见"));
		id |= str_eq(js_str(c, "from"), S("id"));
	}
	if (opinion && !id)
		TELL(x, s, "columns", 0,
		    "核实意见 comes back to the desk: a column from: id must "
		    "say whose it is");
}

static void
sheet(struct papers *p, json *s)
{
	static const char *const keys[] = { "title", "lines", "notes", NULL };
	struct str name = js_str(s, "name");
	int64_t n = (int64_t)js_len(js_get(s, "columns"));

	/* ECMA-376 18.2.19, and what Excel takes. */
	if (utf8_count(name) > 31 || strpbrk(str_cstr(&p->x->f->mem, name),
		"[]:*?/\\") != NULL)
		TELL(p->x, s, "name", 0,
		    "a sheet's name has at most 31 characters, none of "
		    "[ ] : * ? / \\");
	if (js_int(s, "freeze") > n)
		TELL(p->x, s, "freeze", 0, "more than its %lld columns",
		    (long long)n);
	braces_of(p->x, s, keys,
	    "subject|number|at|recommender|office|manual|return|reject|elsewhere");
	p->cases = fits_among(js_str(s, "rows"), of_cases);
	source(p, s, "band");
	columns(p, js_get(s, "columns"), 64);
	p->cases = false;
	comes_back(p->x, s);
}

static void
books(struct papers *p)
{
	json *all = js_path(p->x->root, "tables.books"), *b, *s;
	struct str file;

	fits_distinct(p->x, all, "file");
	JS_EACH(b, all)
	{
		file = js_str(b, "file");
		file_name(p->x, b, "file", true);
		if (!str_ends(file, S(".xlsx")))
			TELL(p->x, b, "file", 0, "want a name with .xlsx");
		braces(p->x, b, "file", 0, file, "recommender");
		if (js_has(b, "by") != str_has(file, S("{recommender}")))
			TELL(p->x, b, "file", 0,
			    "by: recommender and {recommender} in the file's "
			    "name want each other");
		fits_all_known(p->x, js_get(b, "roles"), p->roles, "role");
		fits_distinct(p->x, js_get(b, "sheets"), "name");
		JS_EACH(s, js_get(b, "sheets"))
			sheet(p, s);
	}
}

static void
useful(struct papers *p, json *list)
{
	json *one;

	JS_EACH(one, list)
		fits_useful(p->x, list, NULL, one_i, js_text(one), p->rules,
		    "rule or finding: nothing uses this");
}

static void
tables(struct papers *p)
{
	json *root = js_get(p->x->root, "tables");

	books(p);
	columns(p, js_path(root, "catalog.case.columns"), 24);
	columns(p, js_path(root, "catalog.disc.columns"), 24);
	columns(p, js_path(root, "catalog.all.columns"), 24);
	fits_all_known(p->x, js_get(root, "contacts"), p->fields,
	    "field in forms.yaml");
	useful(p, js_get(root, "reconcile"));
	file_name(p->x, js_get(root, "stats"), "file", true);
}

/* --- letters.yaml -------------------------------------------------------- */

#define OF_ALL                                                                 \
	"subject|number|ministry_number|notice|deadline_quote|channel_quote|"  \
	"at|until|office|department|contact"

static void
letter_table(struct papers *p, json *l, bool mail)
{
	json *table = js_get(l, "table"), *c;
	struct str rows = js_str(table, "rows");
	bool files = str_eq(rows, S("files"));
	const char *from = files ? "n|name|size|sha"
	    : str_eq(rows, S("duplicates")) ? "n|id|recommender|named|why"
	    : "n|material|problem|clause|requirement";

	if (files != mail)
		TELL(p->x, table, "rows", 0, mail
			? "a letter for a mail has rows: files"
			: "a letter for a case has rows: faults, or duplicates");
	if (js_len(js_get(table, "columns")) > 8)
		TELL(p->x, table, "columns", 0, "more than 8 columns");
	JS_EACH(c, js_get(table, "columns"))
		fits_known(p->x, c, "from", 0, js_str(c, "from"), from,
		    "column of these rows");
}

static void
letter(struct papers *p, json *l)
{
	static const char *const keys[] = { "mark", "title", "to", "body",
		"after", "sign", "subject", NULL };
	bool mail = str_eq(js_str(l, "for"), S("mail"));

	if (mail != str_eq(js_str(l, "when"), S("received")))
		TELL(p->x, l, "when", 0, mail
			? "a letter for a mail has when: received"
			: "a letter for a case has when: return, reject or "
			  "duplicate");
	file_name(p->x, l, "folder", false);
	braces_of(p->x, l, keys, mail
		? OF_ALL "|id|serial|sender|received|cases|lists|files|links"
		: OF_ALL "|id|serial|company|title|recommender|addressee|brought_by|forward|"
			 "disposition|received");
	letter_table(p, l, mail);
}

static void
by_rule(struct papers *p, const char *name)
{
	json *map = js_get(js_get(p->x->root, "letters"), name);

	if (!js_is(map, json_type_object))
		return;
	json_object_object_foreach(map, key, value) {
		(void)value;
		fits_useful(p->x, map, key, 0, str_c(key), p->rules,
		    "rule or finding: nothing uses this");
	}
}

static void
letters(struct papers *p)
{
	static const char *const keys[] = { "mark", "title", "to", "body",
		"sign", "mail", "mail_subject", NULL };
	static const char *const item[] = { "item", "copies", NULL };
	json *root = js_get(p->x->root, "letters"), *l;
	json *m = js_get(root, "ministry");

	fits_distinct(p->x, js_get(root, "letters"), "id");
	/* Letters of two kinds about a case would have one name. */
	fits_distinct(p->x, js_get(root, "letters"), "folder");
	JS_EACH(l, js_get(root, "letters"))
		letter(p, l);
	useful(p, js_get(root, "internal"));
	by_rule(p, "materials");
	by_rule(p, "requirements");
	fits_all_known(p->x, js_get(m, "roles"), p->roles, "role");
	braces_of(p->x, m, keys, OF_ALL "|n|part");
	JS_EACH(l, js_get(m, "checklist"))
		braces_of(p->x, l, item, OF_ALL "|n");
}

/* 评审包 of score.yaml: columns like a table's. */
static void
review(struct papers *p)
{
	json *r = js_path(p->x->root, "score.review"), *g;
	const char *directions = fits_names(p->x,
	    js_get(p->x->root, "directions"), "name");

	columns(p, js_get(r, "columns"), 24);
	file_name(p->x, r, "folder", false);
	fits_all_known(p->x, js_get(r, "roles"), p->roles, "role");
	fits_all_known(p->x, js_get(r, "facts"), p->fields,
	    "field in forms.yaml");
	fits_all_known(p->x, js_get(r, "texts"), p->fields,
	    "field in forms.yaml");
	JS_EACH(g, js_get(r, "groups"))
		fits_all_known(p->x, js_get(g, "directions"), directions,
		    "direction in notice.yaml");
}

void
fits_papers(struct fits *x)
{
	struct papers p = { .x = x };
	struct arena *a = &x->f->mem;

	p.fields = str_printf(a, "%s|%s", fits_fields(x, "case"),
	    fits_fields(x, "region")).p;
	p.chapters = fits_chapters(x);
	p.rules = str_printf(a, "%s|%s",
	    fits_names(x, js_get(x->root, "rules"), "id"), fits_findings).p;
	p.roles = fits_keys(x, js_get(x->root, "roles"));
	p.groups = fits_keys(x, js_path(x->root, "tables.words"));
	tables(&p);
	letters(&p);
	review(&p);
}
