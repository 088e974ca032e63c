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

#define CHOICES_MAX 16 /* mails with forms that a part may go with */

/* --- which belong together --- */

struct sought { /* while the parts are gone through */
	struct rank *rk;
	struct arena a;
	struct str *called; /* keys of the names of this part's files */
};

static struct filing *
filing_of(const struct sought *s, const struct part *forms, size_t i)
{
	return &s->rk->index.filings.v[forms->filings[i].of];
}

/* Both subjects name the applicant of one of these forms. */
static bool
both_name(const struct sought *s, const struct part *p, const struct part *forms)
{
	const struct filing *f;
	size_t i;

	for (i = 0; i < forms->nfilings; i++) {
		f = filing_of(s, forms, i);
		if (part_in_subject(p, f) && part_in_subject(forms, f))
			return true;
	}
	return false;
}

static bool
fits(const struct sought *s, const struct part *p, const struct part *forms)
{
	return forms->forms && str_eq(p->from, forms->from) &&
	       part_away(s->rk, p, forms) <= PARTS_APART &&
	       part_numbers_fit(&p->is, &forms->is) &&
	       (part_same_subject(p, forms) || both_name(s, p, forms));
}

/* --- whose a paper is --- */

static bool
says(json *file, const struct filing *f)
{
	return js_holds(js_get(file, "names"), f->company_key);
}

static struct str *
names_of(struct arena *a, json *mail)
{
	json *file, *files = js_get(mail, "files");
	struct str *keys = arena_array(a, js_len(files), sizeof *keys);

	JS_EACH(file, files)
	keys[file_i] = fold_key(a, str_printf(a, "%.*s/%.*s",
	    STR_ARG(js_str(file, "place")), STR_ARG(js_str(file, "name"))));
	return keys;
}

static bool
called(const struct sought *s, size_t file, const struct filing *f)
{
	return key_in(s->called[file], f->company_key, COMPANY_MIN);
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
mail_names(const struct sought *s, const struct part *p, json *mail,
    const struct filing *f)
{
	json *file;

	if (f->company_key.len < COMPANY_MIN)
		return false;
	JS_EACH(file, js_get(mail, "files"))
	if (says(file, f) || called(s, file_i, f))
		return true;
	return part_in_subject(p, f);
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
has_others(const struct sought *s, const struct part *forms, json *mail)
{
	const struct filing *f = filing_of(s, forms, 0);
	json *file;
	size_t i;

	JS_EACH(file, js_get(mail, "files"))
	if (js_len(js_get(file, "names")) > 0 && !says(file, f))
		return true;
	for (i = 1; i < forms->nfilings; i++)
		if (!same_title(f, filing_of(s, forms, i)))
			return true;
	return str_eq(part_entry(s->rk, forms)->class, S("list"));
}

/*
 * The one applicant that the paper names, or its folder; what names nobody
 * is of the only one that there is.  Of copies of one form the first.
 */
static const struct filing *
owner(const struct sought *s, json *file, size_t k, const struct part *forms,
    bool others)
{
	const struct filing *f, *who = NULL;
	size_t i;

	others |= str_has(js_str(file, "place"), S("公司"));
	for (i = 0; i < forms->nfilings; i++) {
		f = filing_of(s, forms, i);
		if (!(js_len(js_get(file, "names")) > 0
			    ? says(file, f) : !others || called(s, k, f)))
			continue;
		if (who == NULL)
			who = f;
		else if (!same_title(who, f))
			return NULL;
	}
	return who;
}

/* --- which form a part goes with --- */

/* Whom the forms of a mail are of, when the part names him; else NULL. */
static const struct filing *
named_in(const struct sought *s, const struct part *p, const struct part *forms,
    json *mail)
{
	size_t i;

	for (i = 0; i < forms->nfilings; i++)
		if (mail_names(s, p, mail, filing_of(s, forms, i)))
			return filing_of(s, forms, i);
	return NULL;
}

/* Parts come in their order: one that counts on comes behind. */
static bool
in_order(const struct rank *rk, const struct part *p, const struct part *forms)
{
	int64_t d = part_entry(rk, p)->when - part_entry(rk, forms)->when;

	return p->is.more || p->is.n > forms->is.n ? d >= 0 : d <= 0;
}

/* Of submissions sent again: the usual order, then the nearest. */
static int
closer(const struct rank *rk, const struct part *p, const struct part *x,
    const struct part *y)
{
	int64_t d = part_away(rk, p, y) - part_away(rk, p, x);
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
		c->same |= part_same_subject(p, &v[i]) && fits(s, p, &v[i]);
	for (i = 0; i < n; i++) {
		if (!fits(s, p, &v[i]) || (c->same && !part_same_subject(p, &v[i])) ||
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
join_those(struct sought *s, const struct part *p, json *mail,
    struct filing *f, const size_t *files, size_t n)
{
	struct rank *rk = s->rk;
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
		    (struct join){p->entry, files[i],
			(size_t)(f - rk->index.filings.v)};
		e->njoins++;
		mark_loose(rk, p->entry, js_str(js_at(all, files[i]), "sha256"));
	}
	filing_join(rk, f, e, mail, files, n);
}

static void
join_mail(struct sought *s, const struct part *p, const struct part *forms,
    json *mail)
{
	json *file, *all = js_get(mail, "files");
	size_t i, k, *files = arena_array(&s->a, js_len(all), sizeof *files);
	const struct filing *who;
	bool others = has_others(s, forms, mail);

	for (i = 0; i < forms->nfilings; i++) {
		k = 0;
		JS_EACH(file, all)
		{
			who = is_paper(file)
			    ? owner(s, file, file_i, forms, others) : NULL;
			if (who != NULL && same_title(who, filing_of(s, forms, i)))
				files[k++] = file_i;
		}
		join_those(s, p, mail, filing_of(s, forms, i), files, k);
	}
}

/* --- all of one sender, oldest first --- */

static struct rank *comparing; /* qsort hands its comparer nothing else */

static int
cmp_parts(const void *a, const void *b)
{
	const struct part *x = a, *y = b;
	const struct entry *p = part_entry(comparing, x), *q = part_entry(comparing, y);
	int c = str_cmp(x->from, y->from);

	if (c == 0)
		c = p->when < q->when ? -1 : p->when > q->when;
	return c != 0 ? c : entry_order(p, q);
}

static void
join_sender(struct sought *s, const struct part *v, size_t n)
{
	const struct part *p, *forms;
	json *mail;

	for (p = v; p < v + n; p++) {
		if (!p->papers || !entry_on_time(s->rk, part_entry(s->rk, p)))
			continue;
		arena_reset(&s->a);
		mail = rank_reread(s->rk, &s->a, part_entry(s->rk, p));
		s->called = names_of(&s->a, mail);
		forms = forms_of(s, p, v, n, mail);
		if (forms != NULL)
			join_mail(s, p, forms, mail);
		js_free(mail);
	}
}

/* Whose forms each mail holds. */
static void
know_forms(struct rank *rk)
{
	struct keys filings = {0}; /* by their mails */
	struct part *p;
	size_t i;

	for (i = 0; i < rk->index.filings.n; i++)
		keys_add(&rk->mem, &filings, rk->index.filings.v[i].mail, i);
	keys_sort(&filings);
	for (i = 0; i < rk->parts.n; i++) {
		p = &rk->parts.v[i];
		p->nfilings = keys_find(&filings, part_entry(rk, p)->id, &p->filings);
		if (p->forms)
			keys_add(&rk->mem, &rk->form_parts, part_entry(rk, p)->id, i);
	}
	keys_sort(&rk->form_parts);
}

void
parts_join(struct rank *rk)
{
	struct sought s = {.rk = rk};
	size_t i, n;

	comparing = rk;
	if (rk->parts.n > 0)
		qsort(rk->parts.v, rk->parts.n, sizeof *rk->parts.v, cmp_parts);
	know_forms(rk);
	for (i = 0; i < rk->parts.n; i += n) {
		n = parts_of_sender(rk, i);
		if (n > 1)
			join_sender(&s, rk->parts.v + i, n);
	}
	arena_release(&s.a);
}
