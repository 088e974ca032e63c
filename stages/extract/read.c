/* SPDX-License-Identifier: ISC */
#include "read.h"

#include <stdlib.h>

#include "bound.h"
#include "companies.h"
#include "fold.h"
#include "form.h"
#include "kind.h"
#include "limit.h"
#include "list.h"
#include "paper.h"
#include "promise.h"
#include "sketch.h"

#define TEXT_MAX MIB(2)	    /* of a document that kinds are told from */
#define FORM_LABELS_MIN 4   /* with a title of ours */
#define FORM_LABELS_ALONE 9 /* without one */
#define LIST_LABELS_MIN 4

struct reading {
	struct arena *a;
	const struct schema *s;
	const struct paper *p;
	struct doc d;
	struct head_lines head;
	struct str text;
	bool scan;
	json *out;
};

static void
wrong(json *out, struct str code)
{
	json *w = js_obj(), *old;

	JS_EACH(old, js_list(out, "wrong"))
	if (str_eq(js_str(old, "code"), code)) {
		js_free(w);
		return;
	}
	js_set_str(w, "code", code);
	js_set_str(w, "message", wrong_message(code));
	js_add(js_list(out, "wrong"), w);
}

static struct str
long_text(struct reading *x, struct form *f)
{
	struct sb b = {.a = x->a};
	const struct found *w;
	const char *doubt;
	size_t i;

	for (i = 0; i < f->spec->fields.n; i++)
		if (f->spec->fields.v[i].kind == KIND_LONGTEXT &&
		    (w = form_pick(f, (int)i, &doubt)) != NULL &&
		    !str_eq(f->spec->fields.v[i].name, S("profile"))) {
			sb_add(&b, w->answer.raw);
			sb_addc(&b, '\n');
		}
	return sb_str(&b);
}

/* A picture where a seal belongs is a hint, never more. */
static json *
marks(struct reading *x, const struct form *f)
{
	json *o = js_obj();
	const char *seal = "unknown";
	size_t i, k;

	for (i = f->from; i < f->to; i++) {
		const struct doc_table *t = x->d.blocks.v[i].table;

		for (k = 0; t != NULL && k < t->cells.n; k++)
			if (t->cells.v[k].doubt != NULL &&
			    strcmp(t->cells.v[k].doubt, "picture") == 0 &&
			    (str_has(t->cells.v[k].text, S("章")) ||
				str_has(t->cells.v[k].text, S("签"))))
				seal = "hint";
	}
	js_set_c(o, "seal", seal);
	js_set_c(o, "signature", "unknown");
	return o;
}

static json *
case_of(struct reading *x, struct form *f)
{
	json *o = js_obj(), *pledge, *fields, *list;

	pledge = pledge_own(x->a, x->s, &x->d, f);
	fields = form_fields(f);
	/* A table's lines and a sheet's cells say themselves what is sure. */
	if (x->p->undrawn || (x->p->converted && !x->p->ruled &&
				 strcmp(x->d.kind, "xlsx") != 0)) {
		json_object_object_foreach(fields, key, value)
		{
			(void)key;
			js_add_str(js_list(value, "doubt"), S("converted"));
		}
	}
	js_set(o, "fields", fields);
	js_set_str(o, "sketch", sketch_text(x->a, long_text(x, f)));
	js_set(o, "promised", promise_list(f));
	list = form_drift(f, pledge);
	js_set(o, "drift", list);
	js_set(o, "pledge", pledge);
	js_set(o, "marks", marks(x, f));
	js_set_bool(o, "blank", form_is_blank(f));
	return o;
}

static bool
same_answers(json *one, json *other)
{
	json *x = js_get(one, "fields"), *y = js_get(other, "fields"), *f;

	if (js_len(x) != js_len(y))
		return false;
	json_object_object_foreach(x, name, is)
	{
		f = js_get(y, name);
		if (!str_eq(js_str(is, "raw"), js_str(f, "raw")) ||
		    !json_object_equal(
			js_get(is, "ticked"), js_get(f, "ticked")))
			return false;
	}
	return true;
}

/*
 * 一式两份 in one file is one case, as long as the copies say the same; the
 * pledge may have been left behind the last only.
 */
static bool
is_copy(json *last, json *c)
{
	if (last == NULL || !same_answers(last, c))
		return false;
	if (js_get(last, "pledge") == NULL) {
		js_set(last, "pledge", js_ref(js_get(c, "pledge")));
		js_set(last, "drift", js_ref(js_get(c, "drift")));
	}
	return true;
}

static void
read_form(struct reading *x, struct form *f, enum what what)
{
	struct forms v = form_split(f);
	json *cases = js_list(x->out, "cases"), *last = NULL, *c;
	size_t i, filled = 0;

	for (i = 0; i < v.n; i++)
		filled += !form_is_blank(&v.v[i]);
	for (i = 0; i < v.n; i++) {
		if (filled > 0 && form_is_blank(&v.v[i]))
			continue;
		c = case_of(x, &v.v[i]);
		if (is_copy(last, c))
			js_free(c);
		else
			js_add(cases, last = c);
	}
	/* The annex as it was sent out, in front of the one or behind it. */
	if (filled > 0 && filled < v.n)
		wrong(x->out, S("blank-copy"));
	js_set_c(x->out, "what", what_word(what));
}

/* --- which paper --- */

static bool
is_form(struct reading *x, const struct form *f, enum title t)
{
	int n = form_score(f);

	if (t == TITLE_OTHER)
		return false;
	if (t == TITLE_OWN)
		return n >= FORM_LABELS_MIN;
	return n >= FORM_LABELS_ALONE && form_has(f, "company") &&
	       (form_has(f, "case_title") || form_has(f, "directions"));
}

/* Does the text name one of the notice's directions? */
static bool
names_direction(struct reading *x)
{
	const struct options *o = x->s->directions;
	struct str key = fold_key(x->a, x->text);
	size_t i;

	for (i = 0; o != NULL && i < o->n; i++)
		if (str_has(key, fold_key(x->a, o->v[i].name)))
			return true;
	return false;
}

static bool
try_region(struct reading *x)
{
	struct form f;

	if (x->s->region.name == NULL ||
	    form_title(x->a, x->s, &x->s->region_titles, &x->head) != TITLE_OWN)
		return false;
	form_scan(x->a, x->s, &x->s->region, &x->d, &f);
	if (form_score(&f) < FORM_LABELS_MIN)
		return false;
	if (f.cut)
		wrong(x->out, S("cut"));
	read_form(x, &f, WHAT_REGION);
	return true;
}

/* A table of the form that came in a file of its own. */
static bool
try_annex(struct reading *x, struct form *f)
{
	if (x->s->annex_titles.n == 0 || form_score(f) == 0 ||
	    form_title(x->a, x->s, &x->s->annex_titles, &x->head) != TITLE_OWN)
		return false;
	read_form(x, f, WHAT_FORM);
	js_set_bool(x->out, "annex", true);
	js_set_int(x->out, "year",
	    form_title_year(x->a, x->s, &x->s->annex_titles, &x->head));
	if (f->cut)
		wrong(x->out, S("cut"));
	return true;
}

static bool
try_form(struct reading *x)
{
	enum title t = form_title(x->a, x->s, &x->s->form_titles, &x->head);
	struct form f;

	form_scan(x->a, x->s, &x->s->cases, &x->d, &f);
	if (t != TITLE_OWN && try_annex(x, &f))
		return true;
	/* Another title, but our directions: a heading gone astray. */
	if (t == TITLE_OTHER && form_has(&f, "directions") &&
	    names_direction(x))
		t = TITLE_MAYBE;
	if (f.cut && (t == TITLE_OWN || is_form(x, &f, t)))
		wrong(x->out, S("cut"));
	if (is_form(x, &f, t)) {
		read_form(x, &f, WHAT_FORM);
		js_set_int(x->out, "year",
		    form_title_year(x->a, x->s, &x->s->form_titles, &x->head));
		return true;
	}
	if (t == TITLE_OTHER && form_score(&f) >= 2) {
		js_set_c(x->out, "what", what_word(WHAT_OTHER_FORM));
		return true;
	}
	return false;
}

/* Is there a form, and the annex with the list was only left below it? */
static bool
has_form_beside(struct reading *x)
{
	struct doc d = list_without(x->a, x->s, &x->d);
	struct form f;

	form_scan(x->a, x->s, &x->s->cases, &d, &f);
	return form_score(&f) >= FORM_LABELS_MIN && form_has(&f, "company") &&
	       !form_is_blank(&f);
}

static bool
try_list(struct reading *x)
{
	int n = list_score(x->a, x->s, &x->d);
	bool titled =
	    form_title(x->a, x->s, &x->s->list_titles, &x->head) == TITLE_OWN;
	json *list;

	/* Its own title makes up for a column. */
	if (n + titled < LIST_LABELS_MIN)
		return false;
	list = list_read(x->a, x->s, &x->d);
	/* A form whose boxes stand in one row, as surveys are exported. */
	if (js_len(js_get(list, "rows")) <= 1 &&
	    form_title(x->a, x->s, &x->s->form_titles, &x->head) == TITLE_OWN &&
	    (!titled || has_form_beside(x))) {
		js_free(list);
		return false;
	}
	js_set(x->out, "list", list);
	js_set_c(x->out, "what", what_word(WHAT_LIST));
	return true;
}

/* A short text whose title is a pledge's, or that pledges. */
static bool
try_pledge(struct reading *x)
{
	bool titled = false;
	json *o;
	size_t i;

	for (i = 0; i < x->head.n && i < 8; i++)
		titled |= words_have(
		    &x->s->pledge.titles, fold_key(x->a, x->head.v[i]));
	if (!titled && !(str_has(x->text, S("承诺")) && x->text.len < 6000))
		return false;
	o = pledge_read(x->a, x->s, x->text);
	if (!titled && !js_bool(o, "found")) {
		js_free(o);
		return false;
	}
	js_set(x->out, "pledge", o);
	js_set_c(x->out, "what", what_word(WHAT_PLEDGE));
	return true;
}

/* Has this line of the top a word of the chapter of indexes? */
static bool
heads_index(struct reading *x, size_t line)
{
	struct str key = fold_key(x->a, utf8_first(x->head.v[line], 60));
	size_t i;

	for (i = 0; i < x->s->chapters.n; i++)
		if (what_of(x->s->chapters.v[i].id) == WHAT_INDEX &&
		    words_within(&x->s->chapters.v[i].words, key).len > 0)
			return true;
	return false;
}

static bool
try_credit(struct reading *x)
{
	struct str key;
	size_t i;

	/* What an index lists isn't what it is. */
	for (i = 0; i < x->head.n && i < 10 && !heads_index(x, i); i++) {
		key = fold_key(x->a, utf8_first(x->head.v[i], 60));
		if (words_within(&x->s->credit.titles, key).len > 0 &&
		    x->head.v[i].len <= 150 && !kind_asks(key)) {
			js_set(
			    x->out, "credit", credit_read(x->a, x->s, x->text));
			js_set_c(x->out, "what", what_word(WHAT_CREDIT));
			return true;
		}
	}
	return false;
}

/*
 * Papers bound into a file, or behind the form in its own: there headings
 * within its pages are the form's, unless something is drawn below.
 */
static void
put_parts(struct reading *x, const struct bound *b, bool behind)
{
	const struct bound_part *p;
	json *o;
	size_t i;

	for (i = 0; i < b->n; i++) {
		p = &b->v[i];
		if (behind && !p->drawn && (!p->top || b->chapters < 2))
			continue;
		o = js_obj();
		js_set_str(o, "chapter", p->chapter->id);
		js_set_str(o, "at", p->at);
		js_add(js_list(x->out, "parts"), o);
		if (what_of(p->chapter->id) == WHAT_PLEDGE &&
		    !js_bool(js_get(x->out, "pledge"), "found")) {
			o = p->drawn ? pledge_unread("scan")
				     : pledge_read(x->a, x->s, p->text);
			js_set_str(o, "at", p->at);
			js_set(x->out, "pledge", o);
		}
		if (what_of(p->chapter->id) == WHAT_CREDIT && !p->drawn &&
		    js_get(x->out, "credit") == NULL)
			js_set(x->out, "credit",
			    credit_read(x->a, x->s, p->text));
	}
}

/* Several papers in one file: each page or heading, and its name, says which. */
static bool
try_bound(struct reading *x)
{
	static const struct head_lines nothing;
	const struct chapter_spec *named;
	struct bound b;

	bound_read(x->a, x->s, &x->d, &b);
	named = chapter_of(x->a, x->s, &nothing, x->p->name, S(""));
	/* A licence may have a page that can't be read; 附件.pdf hides one. */
	if (named == NULL || b.chapters > 1)
		js_set_int(x->out, "pictures", b.unread);
	if (b.chapters < 2)
		return false;
	put_parts(x, &b, false);
	if (named != NULL)
		js_set_str(x->out, "chapter", named->id);
	js_set_c(x->out, "what", what_word(WHAT_EVIDENCE));
	return true;
}

/* One application in a file with its papers behind it. */
static void
behind_form(struct reading *x)
{
	struct bound b;

	if (js_len(js_get(x->out, "cases")) != 1)
		return;
	bound_read(x->a, x->s, &x->d, &b);
	put_parts(x, &b, true);
}

static void
chapter(struct reading *x)
{
	const struct chapter_spec *c =
	    chapter_of(x->a, x->s, &x->head, x->p->name, x->p->path);
	enum what what = c == NULL ? WHAT_EVIDENCE : what_of(c->id);

	if (what == WHAT_UNKNOWN)
		what = WHAT_EVIDENCE;
	if (c != NULL)
		js_set_str(x->out, "chapter", c->id);
	if (what == WHAT_PLEDGE && js_get(x->out, "pledge") == NULL)
		js_set(x->out, "pledge",
		    x->scan ? pledge_unread("scan")
			    : pledge_read(x->a, x->s, x->text));
	if (what == WHAT_CREDIT && !x->scan)
		js_set(x->out, "credit", credit_read(x->a, x->s, x->text));
	js_set_c(x->out, "what", what_word(what));
}

static void
decide(struct reading *x)
{
	if (!x->scan && (try_region(x) || try_list(x)))
		return;
	if (!x->scan && try_form(x)) {
		behind_form(x);
		return;
	}
	if (!x->scan && try_bound(x))
		return;
	if (!x->scan && (try_pledge(x) || try_credit(x))) {
		enum what w = what_of(js_str(x->out, "what"));

		js_set_c(
		    x->out, "chapter", w == WHAT_PLEDGE ? "pledge" : "credit");
		return;
	}
	chapter(x);
}

/* What the name claims, or a print, and the content doesn't show. */
static void
check_claim(struct reading *x)
{
	enum what claim = what_by_name(x->a, x->s, x->p->name);
	enum what what = what_of(js_str(x->out, "what"));

	if (what != WHAT_EVIDENCE && what != WHAT_UNKNOWN)
		return;
	if (claim != WHAT_LIST && str_eq(x->p->kind, S("pdf")) &&
	    !x->scan && names_direction(x) &&
	    kind_is_printed(x->a, &x->s->cases, &x->d)) {
		js_set_c(x->out, "claims", what_word(WHAT_FORM));
		wrong(x->out, S("table-in-pdf"));
		return;
	}
	if (claim == WHAT_FORM || claim == WHAT_REGION || claim == WHAT_LIST) {
		js_set_c(x->out, "claims", what_word(claim));
		wrong(x->out,
		    x->scan		 ? S("scan")
		    : claim == WHAT_LIST ? S("list-no-heading")
					 : S("no-table"));
	}
}

/*
 * A form or list in a PDF, or what calls itself one: its tables' lines are
 * worth a second look.  All other papers cost no more than their text.
 */
static bool
wants_lines(struct reading *x)
{
	enum what what = what_of(js_str(x->out, "what"));

	if (!str_eq(x->p->kind, S("pdf")) || !x->p->converted || x->scan ||
	    x->d.pages > PDF_PAGES_MAX)
		return false;
	return what == WHAT_FORM || what == WHAT_REGION || what == WHAT_LIST ||
	       js_str(x->out, "claims").len > 0 ||
	       form_title(x->a, x->s, &x->s->form_titles, &x->head) ==
		   TITLE_OWN ||
	       form_title(x->a, x->s, &x->s->list_titles, &x->head) ==
		   TITLE_OWN;
}

static void
begin(struct reading *x)
{
	static const char *const nulls[] = {
	    "chapter", "marked", "list", "pledge", "credit", "claims"};
	size_t i;

	x->out = js_obj();
	js_set_c(x->out, "what", what_word(WHAT_UNKNOWN));
	for (i = 0; i < sizeof nulls / sizeof *nulls; i++)
		js_set(x->out, nulls[i], NULL);
	js_list(x->out, "wrong");
	js_list(x->out, "cases");
	js_list(x->out, "companies");
}

json *
paper_unread(struct arena *a, const struct schema *s, const struct paper *p,
    struct str code)
{
	struct reading x = {.a = a, .s = s, .p = p};
	const struct chapter_spec *c;
	enum what claim = what_by_name(a, s, p->name);

	begin(&x);
	wrong(x.out, code);
	js_set_bool(x.out, "unread", true);
	if (claim != WHAT_UNKNOWN) {
		js_set_c(x.out, "claims", what_word(claim));
		return x.out;
	}
	c = chapter_of(a, s, &x.head, p->name, p->path);
	if (c != NULL) {
		enum what w = what_of(c->id);

		js_set_str(x.out, "chapter", c->id);
		js_set_c(x.out, "what",
		    what_word(w == WHAT_UNKNOWN ? WHAT_EVIDENCE : w));
		if (w == WHAT_PLEDGE)
			js_set(x.out, "pledge", pledge_unread("unread"));
	}
	return x.out;
}

json *
paper_read(struct arena *a, const struct schema *s, const struct paper *p,
    struct str bytes)
{
	struct reading x = {.a = a, .s = s, .p = p};
	const char *why = paper_open(a, p, bytes, &x.d, &x.scan);
	struct str marked;
	bool ruled;
	size_t i;

	if (why != NULL)
		return paper_unread(a, s, p, str_c(why));
	begin(&x);
	head_lines(a, &x.d, &x.head);
	x.text = doc_all_text(a, &x.d, TEXT_MAX);
	marked = marking_of(a, s, &x.d, &x.head);
	js_set_bool(x.out, "scan", x.scan);
	js_set_int(x.out, "pages", x.d.pages);
	if (marked.len > 0) {
		/* Nothing of its text goes on, not even the marking. */
		js_set_bool(x.out, "marked", true);
		return x.out;
	}
	for (i = 0; i < x.d.warnings.n; i++)
		wrong(x.out, str_c(x.d.warnings.v[i].code));
	decide(&x);
	check_claim(&x);
	js_set(x.out, "companies", companies_in(a, x.text));
	js_set_str(x.out, "bearer", bearer_in(a, x.text));
	js_set(x.out, "usccs", usccs_in(a, x.text));
	ruled = p->ruled || wants_lines(&x);
	js_set_bool(x.out, "ruled", ruled);
	if (ruled && p->undrawn)
		wrong(x.out, S("undrawn"));
	return x.out;
}
