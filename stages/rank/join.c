/* SPDX-License-Identifier: ISC */
/*
 * One submission in several mails.  Papers become a case's own only where
 * nobody could doubt it: one sender, parts that fit together by their
 * subjects, within a day, in time; the applicant is named, and no other case
 * could be meant; all of the mail was read, and nothing in it is there twice
 * with other bytes.  All else stays with the mail, and is told as before.
 */
#include "rank.h"

#include <stdlib.h>

#include "chapter.h"
#include "fold.h"

#define APART (24 * 60 * 60) /* seconds between parts of one submission */
#define CHOICES_MAX 16	     /* mails with forms that a part may go with */

/* --- what is kept of mails --- */

/* Nothing is told of it, or only how it was written or wrapped. */
static bool
is_sound(json *o)
{
	static const char *const forms[] = {"header-fold", "leading-blank",
	    "mbox-from", "field-too-long", "charset-wrong", "name-broken",
	    "name-conflict", "name-missing", "name-odd", "body-cut", "tnef",
	    "smime-unverified", "uuencode", NULL};
	json *w;

	JS_EACH(w, js_get(o, "wrong"))
	if (!str_is_any(js_str(w, "code"), forms))
		return false;
	return !js_has(o, "unread");
}

static bool
all_read(json *mail)
{
	json *f;

	JS_EACH(f, js_get(mail, "files"))
	if (!is_sound(f))
		return false;
	return is_sound(mail) && js_len(js_get(mail, "links")) == 0;
}

/* What somebody sent on purpose. */
static size_t
papers_in(json *mail)
{
	size_t n = 0;
	json *f;

	JS_EACH(f, js_get(mail, "files"))
	n += !str_eq(js_str(f, "role"), S("noise")) &&
	     !str_eq(js_str(f, "role"), S("body"));
	return n;
}

/* Its text says that it is one of several. */
static bool
says_more(struct str text)
{
	static const char *const words[] = {"分批发送", "分批报送", "分次发送",
	    "分次报送", "分多封", "分几封", "分两封", "分二封", "分三封", "分四封",
	    "接上封", "接上一封", "续上封", "续上一封", NULL};

	return str_has_any(text, words);
}

void
parts_keep(struct rank *rk, json *mail)
{
	size_t entry = rk->index.entries.n - 1;
	const struct entry *e = &rk->index.entries.v[entry];
	struct str subject = js_str(mail, "subject");
	struct arena *a = &rk->mem;
	bool forms = js_len(js_get(mail, "holds")) > 0;
	struct portion is;
	struct part *p;

	if (e->from.len == 0 || !e->timed)
		return;
	is = portion_read(a, subject);
	is.more |= is.n == 0 && says_more(js_pstr(mail, "body.text"));
	if (is.n == 0 && !is.more && !forms)
		return;
	rk->formless += !forms;
	p = ARENA_PUSH(a, &rk->parts);
	*p = (struct part){.entry = entry, .is = is, .from = e->from,
	    .subject = str_dup(a, utf8_first(subject, NAME_RUNES)),
	    .subject_key = fold_key(a, subject), .forms = forms,
	    .files = forms ? 0 : papers_in(mail),
	    .papers = str_eq(e->class, S("evidence")) && all_read(mail)};
}

/* --- which belong together --- */

struct sought { /* while the parts are gone through */
	struct rank *rk;
	struct keys filings; /* by their mails */
	struct arena a;
};

static const struct entry *
entry_of(const struct rank *rk, const struct part *p)
{
	return &rk->index.entries.v[p->entry];
}

static size_t
filings_of(const struct sought *s, const struct part *p, const struct key **run)
{
	return keys_find(&s->filings, entry_of(s->rk, p)->id, run);
}

static bool
same_subject(const struct part *p, const struct part *forms)
{
	return str_eq(p->is.stem, forms->is.stem);
}

static bool
in_subject(const struct part *p, const struct filing *f)
{
	return key_in(p->subject_key, f->company_key, COMPANY_MIN);
}

/* Both subjects name the applicant of one of these forms. */
static bool
both_name(const struct sought *s, const struct part *p, const struct part *forms)
{
	const struct key *run;
	size_t i, n = filings_of(s, forms, &run);
	const struct filing *f;

	for (i = 0; i < n; i++) {
		f = &s->rk->index.filings.v[run[i].of];
		if (in_subject(p, f) && in_subject(forms, f))
			return true;
	}
	return false;
}

static bool
numbers_fit(const struct portion *p, const struct portion *forms)
{
	if (forms->n == 0)
		return p->more || p->n > 1;
	return p->n > 0 && p->n != forms->n && p->of == forms->of;
}

static int64_t
away(const struct rank *rk, const struct part *p, const struct part *forms)
{
	int64_t d = entry_of(rk, p)->when - entry_of(rk, forms)->when;

	return d < 0 ? -d : d;
}

static bool
fits(const struct sought *s, const struct part *p, const struct part *forms)
{
	return forms->forms && str_eq(p->from, forms->from) &&
	       away(s->rk, p, forms) <= APART &&
	       numbers_fit(&p->is, &forms->is) &&
	       (same_subject(p, forms) || both_name(s, p, forms));
}

/* --- whose a paper is --- */

static bool
says(json *file, const struct filing *f)
{
	return js_holds(js_get(file, "names"), f->company_key);
}

static bool
called(struct arena *a, json *file, const struct filing *f)
{
	struct str key = fold_key(a, str_printf(a, "%.*s/%.*s",
	    STR_ARG(js_str(file, "place")), STR_ARG(js_str(file, "name"))));

	return key_in(key, f->company_key, COMPANY_MIN);
}

static bool
is_paper(json *file)
{
	static const char *const roles[] = {
	    "evidence", "pledge", "index", "authorization", NULL};

	return str_is_any(js_str(file, "role"), roles) &&
	       js_str(file, "of").len == 0;
}

/* The mail names this applicant: its subject, or a paper in it or its name. */
static bool
mail_names(struct arena *a, const struct part *p, json *mail,
    const struct filing *f)
{
	json *file;

	if (f->company_key.len < COMPANY_MIN)
		return false;
	JS_EACH(file, js_get(mail, "files"))
	if (says(file, f) || called(a, file, f))
		return true;
	return in_subject(p, f);
}

/* Another copy of the form, or another version of it. */
static bool
same_title(const struct filing *x, const struct filing *y)
{
	return x == y || (x->title_key.len > 0 &&
	    str_eq(x->company_key, y->company_key) &&
	    str_eq(x->title_key, y->title_key));
}

/*
 * Papers of others may be among them: a list came, or forms of two, or a
 * paper names another.
 */
static bool
has_others(const struct sought *s, const struct part *forms, json *mail,
    const struct key *run, size_t n)
{
	const struct filing *v = s->rk->index.filings.v, *f = &v[run[0].of];
	json *file;
	size_t i;

	JS_EACH(file, js_get(mail, "files"))
	if (js_len(js_get(file, "names")) > 0 && !says(file, f))
		return true;
	for (i = 1; i < n; i++)
		if (!same_title(f, &v[run[i].of]))
			return true;
	return str_eq(entry_of(s->rk, forms)->class, S("list"));
}

/*
 * The one applicant that the paper names, or its folder; what names nobody
 * is of the only one that there is.  Of copies of one form the first.
 */
static size_t
owner(struct sought *s, json *file, const struct key *run, size_t n, bool others)
{
	const struct filing *v = s->rk->index.filings.v;
	size_t i, who = NONE;

	others |= str_has(js_str(file, "place"), S("公司"));
	for (i = 0; i < n; i++) {
		if (!(js_len(js_get(file, "names")) > 0
			    ? says(file, &v[run[i].of])
			    : !others || called(&s->a, file, &v[run[i].of])))
			continue;
		if (who == NONE)
			who = run[i].of;
		else if (!same_title(&v[who], &v[run[i].of]))
			return NONE;
	}
	return who;
}

/* --- which form a part goes with --- */

/* Whom the forms of a mail are of, when the part names him; else NULL. */
static const struct filing *
named_in(struct sought *s, const struct part *p, const struct part *forms,
    json *mail)
{
	const struct key *run;
	size_t i, n = filings_of(s, forms, &run);

	for (i = 0; i < n; i++)
		if (mail_names(&s->a, p, mail, &s->rk->index.filings.v[run[i].of]))
			return &s->rk->index.filings.v[run[i].of];
	return NULL;
}

/* Parts come in their order: one that counts on comes behind. */
static bool
in_order(const struct rank *rk, const struct part *p, const struct part *forms)
{
	int64_t d = entry_of(rk, p)->when - entry_of(rk, forms)->when;

	return p->is.more || p->is.n > forms->is.n ? d >= 0 : d <= 0;
}

/* Of submissions sent again: the usual order, then the nearest. */
static int
closer(const struct rank *rk, const struct part *p, const struct part *x,
    const struct part *y)
{
	int64_t d = away(rk, p, y) - away(rk, p, x);
	int c = in_order(rk, p, x) - in_order(rk, p, y);

	return c != 0 ? c : (d > 0) - (d < 0);
}

/* The mails with forms of one sender that a part may belong to. */
struct choice {
	const struct part *v[CHOICES_MAX];
	size_t n;
	bool same; /* by the subject */
};

static bool
choose_from(struct sought *s, const struct part *p, const struct part *v,
    size_t n, json *mail, struct choice *c)
{
	const struct filing *who, *one = NULL;
	size_t i;

	for (i = 0; i < n; i++)
		c->same |= same_subject(p, &v[i]) && fits(s, p, &v[i]);
	for (i = 0; i < n; i++) {
		if (!fits(s, p, &v[i]) || (c->same && !same_subject(p, &v[i])) ||
		    (who = named_in(s, p, &v[i], mail)) == NULL)
			continue;
		if ((one != NULL && !same_title(one, who)) ||
		    c->n == CHOICES_MAX)
			return false; /* another case could be meant */
		one = who;
		c->v[c->n++] = &v[i];
	}
	return c->n > 0;
}

/* The one mail with forms that it belongs to; NULL: none, or two could be. */
static const struct part *
forms_of(struct sought *s, const struct part *p, const struct part *v, size_t n,
    json *mail)
{
	struct choice c = {0};
	const struct part *best;
	size_t i;

	if (!choose_from(s, p, v, n, mail, &c))
		return NULL;
	best = c.v[0];
	for (i = 1; i < c.n; i++)
		if (closer(s->rk, p, c.v[i], best) > 0)
			best = c.v[i];
	for (i = 0; i < c.n; i++)
		if (c.v[i] != best && closer(s->rk, p, c.v[i], best) == 0)
			return NULL;
	return best;
}

/* --- joining --- */

/* A rule judges papers of this chapter: two that differ are for a person. */
static bool
there_twice(struct rank *rk, json *record, json *file)
{
	json *rule, *have;
	struct str at, chapter;

	JS_EACH(rule, js_get(rk->notice, "rules"))
	{
		chapter = js_str(rule, "lacks");
		have = js_get(js_get(record, "evidence"),
		    str_cstr(&rk->mem, chapter));
		if (chapter.len > 0 && !str_eq(chapter, S("index")) &&
		    js_len(have) > 0 && chapter_has(file, chapter, &at) &&
		    !js_holds(have, js_str(file, "sha256")))
			return true;
	}
	return false;
}

static void
mark_loose(struct rank *rk, size_t entry, struct str sha256)
{
	size_t i;

	for (i = 0; i < rk->loose.n; i++)
		if (rk->loose.v[i].entry == entry &&
		    str_eq(rk->loose.v[i].sha256, sha256))
			rk->loose.v[i].joined = true;
}

/* The papers of one filing, if none of them is there already otherwise. */
static void
join_those(struct sought *s, const struct part *p, json *mail, size_t filing,
    const size_t *files, size_t n)
{
	struct rank *rk = s->rk;
	struct filing *f = &rk->index.filings.v[filing];
	struct entry *e = &rk->index.entries.v[p->entry];
	json *all = js_get(mail, "files"),
	     *record = rank_reread(rk, &s->a, &rk->index.entries.v[f->entry]);
	bool twice = record == NULL;
	size_t i;

	for (i = 0; i < n; i++)
		twice |= there_twice(rk, record, js_at(all, files[i]));
	js_free(record);
	if (n == 0 || twice)
		return;
	if (e->njoins == 0)
		e->joins = rk->joins.n;
	for (i = 0; i < n; i++) {
		*ARENA_PUSH(&rk->mem, &rk->joins) =
		    (struct join){p->entry, files[i], filing};
		e->njoins++;
		mark_loose(rk, p->entry, js_str(js_at(all, files[i]), "sha256"));
	}
	filing_join(rk, f, e, mail, files, n);
}

static void
join_mail(struct sought *s, const struct part *p, const struct part *forms,
    json *mail)
{
	const struct key *run;
	const struct filing *v = s->rk->index.filings.v;
	size_t i, k, who, n = filings_of(s, forms, &run);
	json *file, *all = js_get(mail, "files");
	size_t *files = arena_array(&s->a, js_len(all), sizeof *files);
	bool others = has_others(s, forms, mail, run, n);

	for (i = 0; i < n; i++) {
		k = 0;
		JS_EACH(file, all)
		{
			who = is_paper(file)
			    ? owner(s, file, run, n, others) : NONE;
			if (who != NONE && same_title(&v[who], &v[run[i].of]))
				files[k++] = file_i;
		}
		join_those(s, p, mail, run[i].of, files, k);
	}
}

/* --- all of one sender, oldest first --- */

static struct rank *comparing; /* qsort hands its comparer nothing else */

static int
cmp_parts(const void *a, const void *b)
{
	const struct part *x = a, *y = b;
	const struct entry *p = entry_of(comparing, x), *q = entry_of(comparing, y);
	int c = str_cmp(x->from, y->from);

	if (c == 0)
		c = p->when < q->when ? -1 : p->when > q->when;
	return c != 0 ? c : entry_order(p, q);
}

static size_t
of_sender(const struct rank *rk, size_t from)
{
	size_t i = from;

	while (i < rk->parts.n &&
	       str_eq(rk->parts.v[i].from, rk->parts.v[from].from))
		i++;
	return i - from;
}

static void
join_sender(struct sought *s, const struct part *v, size_t n)
{
	const struct part *p, *forms;
	json *mail;

	for (p = v; p < v + n; p++) {
		if (!p->papers || !entry_on_time(s->rk, entry_of(s->rk, p)))
			continue;
		arena_reset(&s->a);
		mail = rank_reread(s->rk, &s->a, entry_of(s->rk, p));
		forms = forms_of(s, p, v, n, mail);
		if (forms != NULL)
			join_mail(s, p, forms, mail);
		js_free(mail);
	}
}

void
parts_join(struct rank *rk)
{
	struct sought s = {.rk = rk};
	size_t i, n;

	comparing = rk;
	if (rk->parts.n > 0)
		qsort(rk->parts.v, rk->parts.n, sizeof *rk->parts.v, cmp_parts);
	for (i = 0; i < rk->index.filings.n; i++)
		keys_add(&rk->mem, &s.filings, rk->index.filings.v[i].mail, i);
	keys_sort(&s.filings);
	for (i = 0; i < rk->parts.n; i++)
		if (rk->parts.v[i].forms)
			keys_add(&rk->mem, &rk->form_parts,
			    entry_of(rk, &rk->parts.v[i])->id, i);
	keys_sort(&rk->form_parts);
	for (i = 0; i < rk->parts.n; i += n) {
		n = of_sender(rk, i);
		if (n > 1)
			join_sender(&s, rk->parts.v + i, n);
	}
	arena_release(&s.a);
}

/* --- parts that didn't come, and those that joined nothing --- */

/* The part that the case's form is, and all of its sender; NULL: it is none. */
static const struct part *
part_of(const struct rank *rk, const struct filing *f, const struct part **all,
    size_t *n)
{
	const struct key *run;
	size_t from;

	if (keys_find(&rk->form_parts, f->mail, &run) == 0)
		return NULL;
	for (from = run[0].of; from > 0 && str_eq(rk->parts.v[from - 1].from,
	    rk->parts.v[from].from); from--)
		;
	*all = rk->parts.v + from;
	*n = of_sender(rk, from);
	return &rk->parts.v[run[0].of];
}

static bool
is_of(const struct part *p, const struct part *forms, const struct filing *f)
{
	return same_subject(p, forms) || in_subject(p, f);
}

static bool
has_come(const struct rank *rk, const struct part *v, size_t n,
    const struct part *forms, const struct filing *f, int number)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (v[i].is.n == number && v[i].is.of == forms->is.of &&
		    is_of(&v[i], forms, f) &&
		    entry_on_time(rk, entry_of(rk, &v[i])))
			return true;
	return false;
}

static void
say_missing(struct rank *rk, struct filing *f)
{
	const struct part *v, *forms;
	struct sb b = {.a = &rk->mem};
	size_t n;
	int k;

	if ((forms = part_of(rk, f, &v, &n)) == NULL)
		return;
	for (k = 1; k <= forms->is.of; k++)
		if (k != forms->is.n && !has_come(rk, v, n, forms, f, k))
			sb_addf(&b, "%s%d", b.len ? "、" : "", k);
	if (b.len > 0)
		say_finding(rk, f, &(struct say){.code = "part-missing",
		    .at = entry_of(rk, forms)->id,
		    .with = {{"of", say_number(&rk->mem, forms->is.of)},
			{"n", sb_str(&b)}}});
}

void
parts_say(struct rank *rk)
{
	size_t i;

	for (i = 0; i < rk->index.filings.n; i++)
		if (rk->index.filings.v[i].counts == i)
			say_missing(rk, &rk->index.filings.v[i]);
}

struct str
parts_apart(struct rank *rk, const struct filing *f, struct str *at)
{
	const struct part *v, *p, *forms;
	size_t n;

	if ((forms = part_of(rk, f, &v, &n)) == NULL)
		return S("");
	for (p = v; p < v + n; p++) {
		if (p->files == 0 || entry_of(rk, p)->njoins > 0 ||
		    !numbers_fit(&p->is, &forms->is) || !is_of(p, forms, f) ||
		    away(rk, p, forms) > APART ||
		    !entry_on_time(rk, entry_of(rk, p)))
			continue;
		*at = entry_of(rk, p)->id;
		return str_printf(&rk->mem, "%.*s另有 %zu 件未能归类的材料",
		    STR_ARG(mail_shown(rk, entry_of(rk, p), p->subject)),
		    p->files);
	}
	return S("");
}
