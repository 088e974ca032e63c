/* SPDX-License-Identifier: ISC */
/*
 * 撤回: a letter that takes an application back, or puts a form right, is
 * shown at the case that it names, and no more.  Anybody can write such a
 * mail, so it moves nothing by itself: a person asks the applicant, and
 * decides.
 */
#include "rank.h"

#include <stdlib.h>

#include "fold.h"

#define TITLE_MIN 18 /* bytes of a title's key */

/* Who may take back: what isn't judged or isn't a letter takes nothing. */
static bool
is_letter(json *mail)
{
	static const char *const classes[] = {
	    "case", "region", "list", "evidence", "unknown", NULL};

	return str_is_any(js_str(mail, "class"), classes);
}

/* What ingest found in it, and rank says: the same code; NULL: nothing. */
static const char *
code_of(json *mail)
{
	static const char *const codes[] = {"withdrawn", "letter-corrects"};
	size_t i;

	for (i = 0; i < sizeof codes / sizeof *codes; i++)
		if (js_find(js_get(mail, "wrong"), "code", str_c(codes[i])))
			return codes[i];
	return NULL;
}

void
withdrawals_keep(struct rank *rk, json *mail)
{
	struct arena *a = &rk->mem;
	struct str from = js_str(mail, "from"), s;
	struct withdrawal *w;

	if (code_of(mail) == NULL || !is_letter(mail))
		return;
	w = ARENA_PUSH(a, &rk->withdrawals);
	w->code = code_of(mail);
	w->entry = rk->index.entries.n - 1;
	s = js_pstr(mail, "body.text");
	w->text = fold_key(a, str_printf(a, "%.*s %.*s %.*s", STR_ARG(from),
				  STR_ARG(js_str(mail, "subject")), STR_ARG(s)));
	s = str_slice(from, str_find(from, S("<")) + 1, from.len);
	w->sender = str_dup(a, str_trim(str_cut(&s, S(">"))));
}

/* It names this very case. */
static bool
means_case(struct arena *a, const struct withdrawal *w, const struct filing *f)
{
	return key_in(w->text, fold_key(a, f->id), TITLE_MIN / 2) ||
	       key_in(w->text, f->title_key, TITLE_MIN);
}

static bool
means_applicant(
    struct arena *a, const struct withdrawal *w, const struct filing *f)
{
	return key_in(w->text, f->company_key, COMPANY_MIN) ||
	       (f->uscc_sound && key_in(w->text, fold_key(a, f->uscc), 18)) ||
	       (f->email.len > 0 && str_eq_nocase(f->email, w->sender));
}

/* Put right before the form came. */
static bool
is_in_form(
    struct rank *rk, const struct withdrawal *w, const struct filing *f)
{
	const struct entry *e = &rk->index.entries.v[w->entry],
			   *form = &rk->index.entries.v[f->entry];

	return strcmp(w->code, "letter-corrects") == 0 && e->timed &&
	       form->timed && e->when < form->when;
}

static size_t
say_those(struct rank *rk, const struct withdrawal *w,
    bool (*meant)(
	struct arena *, const struct withdrawal *, const struct filing *))
{
	const struct entry *e = &rk->index.entries.v[w->entry];
	struct arena *a = &rk->mem;
	struct filing *f;
	size_t i, n = 0;

	for (i = 0; i < rk->index.filings.n; i++) {
		f = &rk->index.filings.v[i];
		if (f->counts != i || !meant(a, w, f) || is_in_form(rk, w, f))
			continue;
		n++;
		say_finding(rk, f,
		    &(struct say){.code = w->code,
			.since = e,
			.at = str_printf(a, "%.*s/邮件主题和正文", STR_ARG(e->id)),
			.with = {{"mail", e->id},
			    {"when", e->timed ? str_slice(e->received, 0, 10)
					      : S("时间不明")}}});
	}
	return n;
}

static int
by_name(const void *x, const void *y)
{
	const struct withdrawal *a = x, *b = y;

	return str_cmp(a->id, b->id);
}

void
withdrawals_say(struct rank *rk)
{
	struct withdrawal *v = rk->withdrawals.v;
	size_t i, n = rk->withdrawals.n;

	for (i = 0; i < n; i++)
		v[i].id = rk->index.entries.v[v[i].entry].id;
	if (n > 0)
		qsort(v, n, sizeof *v, by_name);
	for (i = 0; i < n; i++)
		if (say_those(rk, &v[i], means_case) == 0)
			say_those(rk, &v[i], means_applicant);
}
