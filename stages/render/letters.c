/* SPDX-License-Identifier: ISC */
/*
 * Drafts of letters: a DOCX to be signed and a mail draft for each, filled
 * from the pack.  Nothing is sent.  What actions.csv says was done is not
 * drafted again; what is held, late in the night, spam or another notice's
 * gets no letter.
 */
#include "action.h"
#include "cell.h"
#include "docxout.h"
#include "eml.h"
#include "fill.h"
#include "log.h"
#include "rules.h"
#include "spool.h"
#include "todo.h"
#include "vars.h"

#define COLUMNS_MAX 8
#define FILES_SHOWN 60

struct letters {
	json *actions;
};

static void *
begin(struct render *r)
{
	struct letters *l = NEW(&r->mem, struct letters);
	const char *why;

	l->actions = desk_table(&r->desk, "actions", &why);
	r->drafted = js_obj();
	return l;
}

static bool
is_done(struct letters *l, struct render *r, struct arena *a, json *spec,
    struct str id)
{
	struct str serial = render_serial(r, a, id);
	json *row, *word;

	JS_EACH(row, l->actions) {
		if (!action_is_of(row, id, serial))
			continue;
		JS_EACH(word, js_get(spec, "done"))
			if (str_has(js_str(row, "动作"), js_text(word)))
				return true;
	}
	return false;
}

/* The table of a letter into the DOCX, and as lines into the mail. */
static void
table(struct docxout *d, struct sb *mail, json *spec, json *rows)
{
	struct str heads[COLUMNS_MAX], cells[COLUMNS_MAX];
	double widths[COLUMNS_MAX];
	char *from[COLUMNS_MAX];
	json *c, *row;
	size_t n = 0, i;

	JS_EACH(c, js_get(spec, "columns")) {
		if (n == COLUMNS_MAX)
			break;
		heads[n] = js_str(c, "heading");
		from[n] = str_cstr(d->a, js_str(c, "from"));
		widths[n++] = js_num(c, "width") > 0 ? js_num(c, "width") : 10;
	}
	if (n == 0 || js_len(rows) == 0)
		return;
	docxout_table(d, heads, widths, n);
	JS_EACH(row, rows) {
		for (i = 0; i < n; i++) {
			cells[i] = value_text(d->a, js_get(row, from[i]));
			if (cells[i].len > 0)
				sb_addf(mail, "%s%.*s：%.*s", i ? "；" : "　",
				    STR_ARG(heads[i]), STR_ARG(cells[i]));
		}
		sb_addc(mail, '\n');
		docxout_row(d, cells);
	}
	docxout_table_end(d);
}

static void
paragraphs(struct docxout *d, struct sb *mail, json *list, json *vars,
    enum docxout_style style)
{
	struct str s;
	json *p;

	JS_EACH(p, list) {
		s = fill_in(d->a, js_text(p), vars);
		/*
		 * GB/T 9704 7.3.5: office, date and seal stand on a page
		 * with some of the text.
		 */
		docxout_keep(d, style == DOCX_RIGHT || p_i + 1 == js_len(list));
		docxout_para(d, style, s);
		sb_addf(mail, "%.*s\n", STR_ARG(s));
	}
	docxout_keep(d, false);
}

static void
put(struct render *r, struct arena *a, json *spec, json *vars, json *rows,
    struct str to, struct str base)
{
	struct docxout d;
	struct sb mail = { .a = a };
	struct str path = str_printf(a, "%.*s/%.*s",
	    STR_ARG(js_str(spec, "folder")), STR_ARG(base));
	struct str title = fill_in(a, js_str(spec, "title"), vars), s;
	const char *why;

	docxout_begin(&d, a);
	docxout_para(&d, DOCX_MARK, fill_in(a, js_str(spec, "mark"), vars));
	render_mark_edited(r, &d);
	docxout_para(&d, DOCX_TITLE, title);
	s = fill_in(a, js_str(spec, "to"), vars);
	docxout_para(&d, DOCX_FLUSH, s);
	sb_addf(&mail, "%.*s\n\n", STR_ARG(s));
	if (render_edited(r).len > 0)
		sb_addf(&mail, "%.*s\n\n", STR_ARG(render_edited(r)));
	paragraphs(&d, &mail, js_get(spec, "body"), vars, DOCX_BODY);
	table(&d, &mail, js_get(spec, "table"), rows);
	paragraphs(&d, &mail, js_get(spec, "after"), vars, DOCX_BODY);
	docxout_keep(&d, true);
	docxout_para(&d, DOCX_FLUSH, S(""));
	paragraphs(&d, &mail, js_get(spec, "sign"), vars, DOCX_RIGHT);
	s = docxout_end(&d, title, r->at_text, &why);
	if (why != NULL)
		out_fail(&r->out, path, why);
	out_put(&r->out, str_printf(a, "%.*s.docx", STR_ARG(path)), s);
	out_put(&r->out, str_printf(a, "%.*s.eml", STR_ARG(path)),
	    eml_draft(a, to, fill_in(a, js_str(spec, "subject"), vars),
		sb_str(&mail)));
	s = js_str(spec, "id");
	js_set_int(r->drafted, str_cstr(a, s),
	    js_int(r->drafted, str_cstr(a, s)) + 1);
}

/* --- a letter for a mail: the receipt --- */

static bool
is_submission(json *mail)
{
	static const char *const classes[] = { "case", "list", "region",
		"evidence", NULL };

	return str_is_any(js_str(mail, "class"), classes);
}

static json *
mail_files(struct arena *a, json *mail)
{
	json *rows = js_arr(), *f, *o;
	struct str role;
	int64_t n = 0;

	JS_EACH(f, js_get(mail, "files")) {
		role = js_str(f, "role");
		if (str_eq(role, S("noise")) || str_eq(role, S("body")))
			continue;
		o = js_obj();
		if (n++ == FILES_SHOWN) {
			js_set_c(o, "name", "……其余文件从略");
			js_add(rows, o);
			break;
		}
		js_set_int(o, "n", n);
		js_set_str(o, "name", js_str(f, "name"));
		js_set_str(o, "size", str_printf(a, "%.1f KB",
		    js_num(f, "size") / 1024));
		js_set_str(o, "sha", str_slice(js_str(f, "sha256"), 0, 16));
		js_add(rows, o);
	}
	return rows;
}

static void
for_mail(struct render *r, struct letters *l, json *mail, struct arena *a)
{
	struct str id;
	json *spec, *vars, *rows;

	if (!is_submission(mail) || js_str(mail, "from").len == 0)
		return;
	id = render_mail_number(a, mail);
	JS_EACH(spec, js_path(r->pack, "letters.letters")) {
		if (!str_eq(js_str(spec, "for"), S("mail")) ||
		    is_done(l, r, a, spec, id))
			continue;
		vars = vars_of_mail(r, a, mail, id);
		rows = mail_files(a, mail);
		put(r, a, spec, vars, rows, js_str(mail, "from"), id);
		js_free(rows);
		js_free(vars);
	}
}

/* --- letters for a case --- */

/* What the office checks for itself: no fault of who applies. */
static bool
is_internal(struct render *r, json *f)
{
	return js_holds(js_path(r->pack, "letters.internal"), js_str(f, "rule"));
}

/*
 * What is wrong, in words for who must mend it: not our doubt beside it; where
 * a person decided what we only asked, that person's reason.
 */
static struct str
problem(struct str asked, json *f)
{
	struct str s = js_str(f, "message"),
		   reason = js_pstr(f, "decision.reason");

	if (str_eq(js_str(f, "by"), S("decision")) &&
	    !str_eq(js_str(f, "was"), S("fail")))
		return reason.len > 0 ? reason : asked;
	return str_cut(&s, S(RULES_ALSO));
}

/* Whether a fault that is told anyway says that this chapter is empty. */
static bool
tells_lack(struct render *r, json *record, struct str chapter)
{
	json *f, *rule;

	JS_EACH(f, js_get(record, "findings"))
		JS_EACH(rule, js_get(r->pack, "rules"))
			if (str_eq(js_str(f, "state"), S("fail")) &&
			    str_eq(js_str(rule, "id"), js_str(f, "rule")) &&
			    str_eq(js_str(rule, "lacks"), chapter))
				return true;
	return false;
}

/*
 * A form's own list of papers that didn't come: nothing new where each of
 * them is of a chapter that is asked for already.
 */
static bool
is_told(struct render *r, struct arena *a, json *record, json *finding)
{
	json *p, *evidence = js_get(record, "evidence");
	struct str chapter;
	int n = 0;

	if (!str_eq(js_str(finding, "rule"), S("evidence-promised")))
		return false;
	JS_EACH(p, js_get(record, "promised")) {
		chapter = js_str(p, "chapter");
		if (js_len(js_get(evidence, str_cstr(a, chapter))) > 0)
			continue;
		if (!tells_lack(r, record, chapter))
			return false;
		n++;
	}
	return n > 0;
}

static bool
names(json *spec, struct str disposition)
{
	return js_holds(js_get(spec, "dispositions"), disposition);
}

bool
letter_of_its_own(struct render *r, struct str disposition)
{
	json *spec;

	JS_EACH(spec, js_path(r->pack, "letters.letters"))
		if (names(spec, disposition))
			return true;
	return false;
}

/*
 * All that was found wrong, at once; in a letter for certain dispositions
 * what leads to them, for the rest is another office's then.  What a person
 * has yet to look at is not told: it may turn out to be right.
 */
static json *
faults(struct render *r, struct arena *a, json *spec, json *record)
{
	bool own = js_has(spec, "dispositions");
	json *rows = js_arr(), *f, *o;
	struct str rule, s;
	char *key;

	JS_EACH(f, js_get(record, "findings")) {
		if (!str_eq(js_str(f, "state"), S("fail")) ||
		    is_internal(r, f) || is_told(r, a, record, f) ||
		    (own && !names(spec, js_str(f, "disposition"))))
			continue;
		key = str_cstr(a, rule = js_str(f, "rule"));
		o = js_obj();
		js_set_int(o, "n", (int64_t)js_len(rows) + 1);
		s = js_str(js_path(r->pack, "letters.materials"), key);
		js_set_str(o, "material", s.len ? s
		    : js_pstr(r->pack, "letters.material_default"));
		s = problem(render_say(r, "经核实，不符合通知要求"), f);
		js_set_str(o, "problem", str_printf(a, "%s%.*s",
		    str_eq(js_str(f, "severity"), S("warn")) ? "（提醒）" : "",
		    STR_ARG(s)));
		js_set_str(o, "clause", str_printf(a, "%.*s　%.*s",
		    STR_ARG(js_str(f, "clause")), STR_ARG(js_str(f, "quote"))));
		s = js_str(js_path(r->pack, "letters.requirements"), key);
		js_set_str(o, "requirement", s.len ? s
		    : js_pstr(r->pack, "letters.requirement_default"));
		js_add(rows, o);
	}
	return rows;
}

/* How alike two texts are is a number of ours; that they are is enough. */
static struct str
likeness(struct arena *a, struct str why)
{
	struct sb b = { .a = a };
	struct str part;

	while (why.len > 0) {
		part = str_cut(&why, S("、"));
		sb_addf(&b, "%s%.*s", b.len > 0 ? "、" : "",
		    STR_ARG(str_starts(part, S("正文相似度"))
			? S("正文内容相近") : part));
	}
	return sb_str(&b);
}

static json *
duplicates(struct render *r, struct arena *a, json *record)
{
	json *rows = js_arr(), *d, *o;
	struct item *it;

	JS_EACH(d, js_get(record, "duplicates")) {
		it = set_find(&r->set, js_str(d, "id"));
		if (it == NULL || it->held)
			continue;
		o = js_obj();
		js_set_int(o, "n", (int64_t)js_len(rows) + 1);
		js_set_str(o, "id", it->id);
		js_set_str(o, "recommender",
		    render_recommender(r, it->recommender));
		js_set_str(o, "named", str_printf(a, "%.*s《%.*s》",
		    STR_ARG(it->company), STR_ARG(it->title)));
		js_set_str(o, "why", likeness(a, js_str(d, "why")));
		js_add(rows, o);
	}
	return rows;
}

/* Withdrawn, or perhaps: a person has yet to ask. */
static bool
is_leaving(const struct item *it, json *record)
{
	json *f;

	JS_EACH(f, js_get(record, "findings"))
		if (str_eq(js_str(f, "rule"), S("withdrawn")) &&
		    str_eq(js_str(f, "state"), S("manual")))
			return true;
	return str_eq(it->disposition, S("申报人撤回"));
}

static bool
applies(struct render *r, json *spec, const struct item *it, json *record)
{
	struct str when = js_str(spec, "when");

	if (is_leaving(it, record))
		return false;
	if (str_eq(when, S("return")))
		return it->state == CASE_RETURN &&
		    (js_has(spec, "dispositions")
			? names(spec, it->disposition)
			: !letter_of_its_own(r, it->disposition));
	if (str_eq(when, S("reject")))
		return it->state == CASE_REJECT;
	return str_eq(when, S("duplicate")) &&
	    js_len(js_get(record, "duplicates")) > 0;
}

/*
 * Who gets the mail: the sender, unless the letter is for the recommender
 * and the company wrote by itself.  What names another's case goes to no
 * company.
 */
static struct str
recipient(struct render *r, json *spec, const struct item *it, json *record)
{
	struct item *mail = set_find(&r->set, it->mail);

	if (mail == NULL || mail->held || it->state == CASE_REJECT ||
	    (render_from_companies(r) &&
		str_eq(js_str(spec, "when"), S("duplicate"))))
		return S("");
	if (!render_from_companies(r) &&
	    js_bool(js_get(record, "delivered"), "direct"))
		return S("");
	return mail->from;
}

static void
for_case(struct render *r, struct letters *l, json *record, struct arena *a)
{
	struct item *it = set_find(&r->set, js_str(record, "id"));
	json *spec, *vars, *rows;
	struct str base, who;

	if (it == NULL || !item_counts(it) || it->held)
		return;
	JS_EACH(spec, js_path(r->pack, "letters.letters")) {
		if (!str_eq(js_str(spec, "for"), S("case")) ||
		    !applies(r, spec, it, record) ||
		    is_done(l, r, a, spec, it->id))
			continue;
		rows = str_eq(js_pstr(spec, "table.rows"), S("duplicates"))
		    ? duplicates(r, a, record) : faults(r, a, spec, record);
		vars = vars_of_case(r, a, record, it);
		who = out_name(a, render_who(r, a, it), 30);
		base = str_printf(
		    a, "%.*s_%.*s", STR_ARG(it->id), STR_ARG(who));
		if (js_len(rows) > 0)
			put(r, a, spec, vars, rows,
			    recipient(r, spec, it, record), base);
		js_free(vars);
		js_free(rows);
	}
}

static void
record(struct render *r, void *state, struct rec *rec, struct arena *a)
{
	if (str_eq(rec->kind, S("mail")))
		for_mail(r, state, rec->obj, a);
	else if (!str_eq(rec->kind, S("list")))
		for_case(r, state, rec->obj, a);
}

static void
end(struct render *r, void *state, struct arena *a)
{
	js_free(((struct letters *)state)->actions);
}

const struct paper letters_paper = { "letters", begin, record, end };
