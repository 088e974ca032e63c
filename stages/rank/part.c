/* SPDX-License-Identifier: ISC */
/*
 * Mails that are parts of one submission: what is kept of them, which fit
 * together by their subjects, what is told of those that joined nothing.
 */
#include "rank.h"

#include "fold.h"

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

/* --- which fit together --- */

const struct entry *
part_entry(const struct rank *rk, const struct part *p)
{
	return &rk->index.entries.v[p->entry];
}

bool
part_same_subject(const struct part *p, const struct part *forms)
{
	return str_eq(p->is.stem, forms->is.stem);
}

bool
part_in_subject(const struct part *p, const struct filing *f)
{
	return key_in(p->subject_key, f->company_key, COMPANY_MIN);
}

bool
part_numbers_fit(const struct portion *p, const struct portion *forms)
{
	if (forms->n == 0)
		return p->more || p->n > 1;
	return p->n > 0 && p->n != forms->n && p->of == forms->of;
}

int64_t
part_away(const struct rank *rk, const struct part *p, const struct part *forms)
{
	int64_t d = part_entry(rk, p)->when - part_entry(rk, forms)->when;

	return d < 0 ? -d : d;
}

size_t
parts_of_sender(const struct rank *rk, size_t from)
{
	size_t i = from;

	while (i < rk->parts.n &&
	       str_eq(rk->parts.v[i].from, rk->parts.v[from].from))
		i++;
	return i - from;
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
	*n = parts_of_sender(rk, from);
	return &rk->parts.v[run[0].of];
}

static bool
is_of(const struct part *p, const struct part *forms, const struct filing *f)
{
	return part_same_subject(p, forms) || part_in_subject(p, f);
}

static bool
has_come(const struct rank *rk, const struct part *v, size_t n,
    const struct part *forms, const struct filing *f, int number)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (v[i].is.n == number && v[i].is.of == forms->is.of &&
		    is_of(&v[i], forms, f) &&
		    entry_on_time(rk, part_entry(rk, &v[i])))
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
		    .at = part_entry(rk, forms)->id,
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
		if (p->files == 0 || part_entry(rk, p)->njoins > 0 ||
		    !part_numbers_fit(&p->is, &forms->is) || !is_of(p, forms, f) ||
		    part_away(rk, p, forms) > PARTS_APART ||
		    !entry_on_time(rk, part_entry(rk, p)))
			continue;
		*at = part_entry(rk, p)->id;
		return str_printf(&rk->mem, "%.*s另有 %zu 件未能归类的材料",
		    STR_ARG(mail_shown(rk, part_entry(rk, p), p->subject)),
		    p->files);
	}
	return S("");
}
