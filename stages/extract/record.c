/* SPDX-License-Identifier: ISC */
/* The records of a mail: itself, its files, its lists. */
#include <sysexits.h>

#include "chapter.h"
#include "fold.h"
#include "kind.h"
#include "parcel.h"

#define MASKED "（带有涉密或内部标识，不予显示）"

static const char *const role_words[] = {"evidence", "form", "list", "archive",
    "noise", "unread", "pledge", "index", "authorization", "other-form",
    "blank-form", "annex"};

/* The chapter of evidence: one of the pack's, or empty. */
static struct str
chapter_of_item(const struct works *w, const struct item *it)
{
	struct str id = js_str(it->answer, "chapter");
	size_t i;

	for (i = 0; i < w->schema.chapters.n; i++)
		if (str_eq(w->schema.chapters.v[i].id, id))
			return w->schema.chapters.v[i].id;
	return S("");
}

static void
file_wrong(struct works *w, struct parcel *p, struct item *it)
{
	struct trust t = item_trust(w, p, it);
	json *list = trust_wrong(&t, js_get(it->answer, "wrong")), *v, *have;
	json *to = js_list(it->file, "wrong");

	JS_EACH(v, list)
	{
		bool again = false;

		JS_EACH(have, to)
		again |= str_eq(js_str(have, "code"), js_str(v, "code"));
		if (!again)
			js_add(to, js_ref(v));
	}
	js_free(list);
}

static void
tell_file(const struct item *it, const char *code, struct str message)
{
	json *o = js_obj();

	js_set_c(o, "code", code);
	js_set_str(o, "message", message);
	js_add(js_list(it->file, "wrong"), o);
}

/* What a case would take from it, should somebody join it to one. */
static void
mark_readings(struct trust *t, const struct item *it)
{
	json *pledge = trust_pledge(t, js_get(it->answer, "pledge"));
	json *credit = trust_credit(t, js_get(it->answer, "credit"));

	mark_codes(t, it, it->file);
	if (pledge != NULL) {
		js_set_str(pledge, "sha256", it->sha);
		js_set(it->file, "pledge", pledge);
	}
	if (credit != NULL)
		js_set(it->file, "credit_report", credit);
}

/* Of nobody: what it says of whose it is, for who looks over all mails. */
static void
mark_nobodys(struct works *w, struct parcel *p, struct item *it)
{
	struct trust t = item_trust(w, p, it);
	json *names = trust_names(&t, js_get(it->answer, "companies"));

	mark_readings(&t, it);
	if (js_len(names) == 0 && it->stranger.len > 0)
		js_add_str(names, fold_company(&p->a, it->stranger));
	if (js_len(names) > 0 && chapter_any(it->file))
		js_set(it->file, "names", names);
	else
		js_free(names);
	if (it->stranger.len > 0)
		tell_file(it, "other-company", str_printf(&p->a,
		    "材料所写单位为“%.*s”，不是本案申报单位，未归入",
		    STR_ARG(utf8_first(it->stranger, 60))));
	if (it->role == ROLE_BLANK_FORM)
		tell_file(it, "blank-form",
		    S("没有填写的空白申报表，来件中另有填好的，未作为一件申报"));
}

static void
mark_file(struct works *w, struct parcel *p, struct item *it)
{
	json *file = it->file;
	struct str chapter = chapter_of_item(w, it);
	struct trust t = item_trust(w, p, it);
	struct str why;

	js_set_c(file, "role", role_words[it->role]);
	if (it->answer == NULL) {
		js_set(file, "of", NULL);
		return;
	}
	if (it->role != ROLE_FORM && it->role != ROLE_LIST &&
	    it->role != ROLE_OTHER_FORM && it->role != ROLE_BLANK_FORM &&
	    it->role != ROLE_ANNEX && chapter.len > 0)
		js_set_str(file, "chapter", chapter);
	js_set(
	    file, "of", it->of >= 0 ? js_new_str(p->cases.v[it->of].id) : NULL);
	if (js_int(it->answer, "pages") > 0)
		js_set_int(file, "pages", js_int(it->answer, "pages"));
	if (js_bool(it->answer, "scan"))
		js_set_bool(file, "scan", true);
	if ((why = item_unread(it, false)).len > 0)
		js_set_str(file, "unread", why);
	if (js_len(js_get(it->answer, "parts")) > 0)
		js_set(file, "parts", trust_parts(&t, &w->schema,
		    js_get(it->answer, "parts")));
	if (it->of < 0)
		mark_nobodys(w, p, it);
	file_wrong(w, p, it);
}

static json *
list_json(struct works *w, struct parcel *p, struct item *it)
{
	struct trust t = item_trust(w, p, it);
	json *list = js_get(it->answer, "list"), *o = js_obj(), *f = js_obj();
	struct str why;
	struct str seed = str_printf(&p->a, "%.*s\n%.*s",
	    STR_ARG(mail_seed(p->mail)), STR_ARG(it->place));

	js_set_c(o, "kind", "list");
	js_set_str(
	    o, "id", str_printf(&p->a, "l%.12s", sha256_hex(&p->a, seed).p));
	js_set_str(o, "mail", js_str(p->mail, "id"));
	js_set(o, "received", js_ref(js_get(p->mail, "received")));
	js_set(o, "clock", js_ref(js_get(p->mail, "clock")));
	js_set(o, "recommender", NULL);
	js_set_str(f, "name", it->paper.name);
	js_set_str(f, "sha256", it->sha);
	js_set_str(f, "place", it->place);
	if ((why = item_unread(it, false)).len > 0)
		js_set_str(f, "unread", why);
	js_set(o, "file", f);
	js_set(o, "fields",
	    trust_fields(&t, &w->schema.head, js_get(list, "fields")));
	js_set(
	    o, "rows", trust_rows(&t, &w->schema.list, js_get(list, "rows")));
	js_set(o, "totals", js_ref(js_get(list, "totals")));
	js_set(o, "wrong", trust_wrong(&t, js_get(list, "wrong")));
	if (t.why != NULL)
		stage_fail(w->stage, EX_IOERR, "spool: %s", t.why);
	return o;
}

/* --- the mail --- */

static bool
any(struct parcel *p, enum role role)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->items[i].role == role && p->items[i].answer != NULL)
			return true;
	return false;
}

static bool
is_marked(struct parcel *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (js_bool(p->items[i].answer, "marked"))
			return true;
	return false;
}

static bool
has_regions_only(struct parcel *p)
{
	size_t i;

	for (i = 0; i < p->cases.n; i++)
		if (!str_eq(p->cases.v[i].kind, S("region")))
			return false;
	return true;
}

/* Something that belongs to some application, though none is here. */
static bool
any_evidence(struct parcel *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->items[i].answer != NULL &&
		    js_str(p->items[i].answer, "chapter").len > 0)
			return true;
	return false;
}

static const char *
class_of(struct parcel *p)
{
	if (p->lists.n > 0)
		return "list";
	if (p->cases.n > 0)
		return has_regions_only(p) ? "region" : "case";
	if (any(p, ROLE_OTHER_FORM))
		return "other-notice";
	if (any_evidence(p))
		return "evidence";
	if (p->n == 0 && js_pstr(p->mail, "body.text").len == 0 &&
	    js_len(js_get(p->mail, "links")) == 0)
		return "empty";
	return "unknown";
}

/* A marked file keeps its place for whoever must find it, not its name. */
static void
mask(struct parcel *p, struct item *it)
{
	ptrdiff_t n = 0;

	js_set_bool(it->file, "held", true);
	js_set_c(it->file, "name", MASKED);
	/* 2.1 is a part of a mail; all else ends in the file's name. */
	while (n < it->place.len && strchr("0123456789.", it->place.p[n]) != NULL)
		n++;
	if (n == it->place.len)
		return;
	it->place = str_has(it->place, S("/"))
	    ? str_printf(&p->a, "%.*s/%s", STR_ARG(it->dir), MASKED)
	    : S(MASKED);
	js_set_str(it->file, "place", it->place);
}

static void
hold(struct works *w, struct parcel *p)
{
	json *wrong = js_list(p->mail, "wrong"), *o;
	size_t i;

	(void)w;
	js_set_c(p->mail, "class", "held");
	for (i = 0; i < p->n; i++) {
		struct item *it = &p->items[i];

		js_set_c(it->file, "role",
		    js_bool(it->answer, "marked") ? "unread"
						  : role_words[it->role]);
		js_set(it->file, "of", NULL);
		if (!js_bool(it->answer, "marked"))
			continue;
		mask(p, it);
		o = js_obj();
		js_set_c(o, "code", "marked-secret");
		js_set_c(o, "message", "带有涉密或内部标识，请立即联系保密办");
		js_set_str(o, "at", it->place);
		js_add(wrong, o);
	}
}

/* What is wrong with its files is also said of the mail, with the place. */
static void
tell_wrong(struct parcel *p)
{
	json *wrong = js_list(p->mail, "wrong"), *v, *o;
	size_t i;

	for (i = 0; i < p->n; i++)
		JS_EACH(v, js_get(p->items[i].file, "wrong"))
		{
			o = js_obj();
			js_set_str(o, "code", js_str(v, "code"));
			js_set_str(o, "message", js_str(v, "message"));
			js_set_str(o, "at", p->items[i].place);
			js_add(wrong, o);
		}
}

#define BODY_BOXES 5 /* of a form in a text; a covering letter has fewer */

static int
boxes_in(struct parcel *p, const struct form_spec *f, struct str key)
{
	bool *seen = arena_array(&p->a, f->fields.n + 1, sizeof *seen);
	const struct label_spec *l;
	int n = 0;

	for (l = f->exact.v; l < f->exact.v + f->exact.n; l++) {
		if (l->field < 0 || seen[l->field] ||
		    utf8_count(l->key) < 3 || !str_has(key, l->key))
			continue;
		seen[l->field] = true;
		n++;
	}
	return n;
}

/* A form or a list that somebody wrote into the mail itself. */
static void
tell_body(struct works *w, struct parcel *p)
{
	struct schema *s = &w->schema;
	struct str key = fold_key(&p->a, js_pstr(p->mail, "body.text"));
	bool form = p->cases.n == 0 &&
		    words_within(&s->form_titles, key).len > 0 &&
		    boxes_in(p, &s->cases, key) >= BODY_BOXES;
	bool list = p->lists.n == 0 &&
		    words_within(&s->list_titles, key).len > 0 &&
		    boxes_in(p, &s->list, key) >= BODY_BOXES;
	json *o;

	if (!form && !list)
		return;
	o = js_obj();
	js_set_c(o, "code", "in-the-body");
	js_set_c(o, "message",
	    form ? "邮件正文中似写有申报表，没有作为案例读取，请人工处理"
		 : "邮件正文中似写有推荐汇总表，没有读取，请人工核对");
	js_set_str(o, "at", S(""));
	js_add(js_list(p->mail, "wrong"), o);
}

/*
 * Who hands in the lists of this mail, as they say at their head, and where;
 * NULL when none says it, or two say otherwise.
 */
static json *
sender_of_lists(json *all)
{
	json *o, *field, *found = NULL, *said = NULL;

	JS_EACH(o, all)
	{
		field = js_path(o, "fields.recommender");
		if (!str_eq(js_str(o, "kind"), S("list")) ||
		    js_str(field, "raw").len == 0)
			continue;
		if (found != NULL &&
		    !str_eq(js_str(found, "raw"), js_str(field, "raw")))
			return NULL;
		found = field;
	}
	if (found != NULL) {
		said = js_obj();
		js_set_str(said, "raw", js_str(found, "raw"));
		js_set_str(said, "at", js_str(found, "at"));
	}
	return said;
}

static void
put_all(struct works *w, struct parcel *p)
{
	json *holds = js_list(p->mail, "holds"), *all = js_arr(), *o, *who;
	size_t i;

	for (i = 0; i < p->cases.n; i++)
		js_add(all, case_json(w, p, (int)i));
	for (i = 0; i < p->lists.n; i++)
		js_add(all, list_json(w, p, p->lists.v[i]));
	who = sender_of_lists(all);
	JS_EACH(o, all)
	{
		js_add_str(holds, js_str(o, "id"));
		if (who != NULL && str_eq(js_str(o, "kind"), S("case")))
			js_set(o, "listed_by", js_ref(who));
	}
	js_free(who);
	stage_put_json(w->stage, p->mail);
	JS_EACH(o, all)
	stage_put_json(w->stage, o);
	js_free(all);
}

void
record_put(struct works *w, struct parcel *p)
{
	size_t i;

	if (is_marked(p)) {
		hold(w, p);
		stage_put_json(w->stage, p->mail);
		return;
	}
	for (i = 0; i < p->n; i++)
		mark_file(w, p, &p->items[i]);
	if (str_eq(js_str(p->mail, "class"), S("unknown")))
		js_set_c(p->mail, "class", class_of(p));
	tell_wrong(p);
	tell_body(w, p);
	put_all(w, p);
}
