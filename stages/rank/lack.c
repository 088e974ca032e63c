/* SPDX-License-Identifier: ISC */
/*
 * What a case lacks and another mail has.  A rule of the pack says of which
 * chapter it is that something is missing (lacks: licence); a paper of that
 * chapter that nobody owns, or that an earlier version brought, makes its
 * failure a question to a person.  It never passes anything.
 */
#include "rank.h"

#include "chapter.h"
#include "fold.h"
#include "needs.h"
#include "when.h"

#define SHOWN 3	       /* papers named in a message; the rest is counted */
#define MANUAL "需人工核实"

/* --- papers of nobody, and those of a case that name somebody else --- */

static struct str
keys_of(struct arena *a, json *names)
{
	struct sb b = {.a = a};
	json *v;

	JS_EACH(v, names)
	sb_addf(&b, "%.*s\n", STR_ARG(js_text(v)));
	return sb_str(&b);
}

static struct str
keep(struct rank *rk, json *record, json *f, struct str chapter)
{
	struct arena *a = &rk->mem;
	struct loose *o;

	if (chapter.len == 0)
		return S("");
	o = ARENA_PUSH(a, &rk->loose);
	o->entry = rk->index.entries.n - 1;
	o->chapter = str_dup(a, chapter);
	o->name = str_dup(a, js_str(f, "name"));
	o->key = fold_key(a, str_printf(a, "%.*s/%.*s",
	    STR_ARG(js_str(f, "place")), STR_ARG(o->name)));
	o->sha256 = str_dup(a, js_str(f, "sha256"));
	o->says = keys_of(a, js_get(f, "names"));
	o->record = str_dup(a, js_str(record, "id"));
	o->subject = str_dup(a, js_str(record, "subject"));
	o->subject_key = fold_key(a, o->subject);
	return o->says;
}

/* What names nobody is of whom its folder or archive is called after. */
static struct str
called_after(struct arena *a, struct str key, struct str companies)
{
	struct str line;

	while ((line = str_cut(&companies, S("\n"))).len > 0)
		if (key_in(key, line, COMPANY_MIN))
			return str_printf(a, "%.*s\n", STR_ARG(line));
	return S("");
}

static void
add_new(struct sb *all, struct str says)
{
	if (!str_has(sb_str(all), says))
		sb_add(all, says);
}

void
loose_keep(struct rank *rk, json *record)
{
	bool mail = str_eq(js_str(record, "kind"), S("mail"));
	struct sb beside = {.a = &rk->mem};
	size_t i, from = rk->loose.n;
	struct loose *o;
	json *f, *part;

	JS_EACH(f, js_get(record, "files"))
	{
		if (mail ? js_str(f, "of").len > 0
			 : js_len(js_get(f, "names")) == 0)
			continue;
		add_new(&beside, keep(rk, record, f, js_str(f, "chapter")));
		JS_EACH(part, js_get(f, "parts"))
		add_new(&beside, keep(rk, record, f, js_str(part, "chapter")));
	}
	for (i = from; i < rk->loose.n; i++) {
		o = &rk->loose.v[i];
		o->beside = sb_str(&beside);
		if (o->says.len == 0)
			o->says = called_after(&rk->mem, o->key, o->beside);
	}
}

struct wanted
wanted(struct arena *a, const struct filing *f)
{
	return (struct wanted){
	    .line = str_printf(a, "%.*s\n", STR_ARG(f->company_key)),
	    .company = f->company_key,
	    .uscc = f->uscc_sound ? fold_key(a, f->uscc) : S(""),
	    .mail = f->mail};
}

/*
 * It, its name, else those beside it or the subject name the applicant; who
 * names nobody may be of any that came by the same mail.
 */
static bool
names(const struct loose *o, const struct wanted *w)
{
	if (key_in(o->says, w->line, COMPANY_MIN) ||
	    key_in(o->key, w->company, COMPANY_MIN) ||
	    key_in(o->key, w->uscc, 18))
		return true;
	return o->says.len == 0 &&
	       (key_in(o->beside, w->line, COMPANY_MIN) ||
		   key_in(o->subject_key, w->company, COMPANY_MIN) ||
		   key_in(o->subject_key, w->uscc, 18) ||
		   str_eq(o->record, w->mail));
}

/* Until when a paper may come: the deadline, or that of corrections. */
static bool
in_time(const struct rank *rk, const struct entry *e)
{
	json *c = js_path(rk->notice, "calendar.correction");
	int64_t until;

	if (!e->timed || entry_on_time(rk, e))
		return true;
	return !str_eq(js_str(c, "after_deadline"), S("none")) &&
	       when_parse(js_str(c, "until"), WHEN_CHINA, &until) &&
	       e->when <= until;
}

static struct str
clock_of(struct rank *rk, const struct entry *e)
{
	return e->timed ? when_cn(&rk->mem, e->when, WHEN_CHINA)
			: S("时间不明的");
}

static bool
came_after(const struct entry *e, const struct entry *form)
{
	return e->kind == K_MAIL && e->timed && form->timed &&
	       e->when > form->when;
}

bool
loose_is_of(struct rank *rk, const struct loose *o, const struct wanted *w)
{
	const struct entry *e = &rk->index.entries.v[o->entry];

	return !o->joined && (w->after == NULL || came_after(e, w->after)) &&
	       names(o, w) && in_time(rk, e);
}

struct str
mail_shown(struct rank *rk, const struct entry *e, struct str subject)
{
	return str_printf(&rk->mem, "%.*s来件（主题“%.*s”）",
	    STR_ARG(clock_of(rk, e)), STR_ARG(utf8_first(subject, NAME_RUNES)));
}

/* The mail, or the case of another applicant that holds the papers. */
struct str
loose_holder(struct rank *rk, const struct loose *o)
{
	const struct entry *e = &rk->index.entries.v[o->entry];

	if (e->kind != K_MAIL)
		return str_printf(
		    &rk->mem, "另一案例 %.*s 的材料", STR_ARG(e->id));
	return mail_shown(rk, e, o->subject);
}

/* Of the mails in time that name the applicant the one with the least id. */
static const struct loose *
first_loose(struct rank *rk, const struct wanted *w, struct str chapter)
{
	const struct entry *e = rk->index.entries.v;
	const struct loose *first = NULL, *o;
	size_t i;

	for (i = 0; i < rk->loose.n; i++) {
		o = &rk->loose.v[i];
		if (str_eq(o->chapter, chapter) && loose_is_of(rk, o, w) &&
		    (first == NULL ||
			str_cmp(e[o->entry].id, e[first->entry].id) < 0))
			first = o;
	}
	return first;
}

/* "甲.pdf"、"乙.pdf", of the mail that brought the first of them. */
static struct str
loose_text(struct rank *rk, const struct filing *f, struct str chapter,
    const struct entry *after, struct str *at)
{
	struct arena *a = &rk->mem, scratch = {0};
	struct wanted w = wanted(&scratch, f);
	const struct loose *first, *o;
	struct sb b = {.a = a};
	size_t i, n = 0;

	w.after = after;
	first = first_loose(rk, &w, chapter);
	for (i = 0; first != NULL && i < rk->loose.n; i++) {
		o = &rk->loose.v[i];
		if (o->entry == first->entry && str_eq(o->chapter, chapter) &&
		    loose_is_of(rk, o, &w) && n++ < SHOWN)
			sb_addf(&b, "%s“%.*s”", b.len ? "、" : "",
			    STR_ARG(utf8_first(o->name, NAME_RUNES)));
	}
	arena_release(&scratch);
	if (n == 0)
		return S("");
	if (n > SHOWN)
		sb_addf(&b, "等 %zu 件", n);
	*at = rk->index.entries.v[first->entry].id;
	return str_printf(
	    a, "%.*s中有%.*s", STR_ARG(loose_holder(rk, first)), STR_ARG(sb_str(&b)));
}

/* --- papers of a case that say another applicant --- */

static void
say_strange(
    struct rank *rk, const struct keys *companies, const struct loose *o)
{
	struct index *ix = &rk->index;
	const struct key *run;
	struct filing *f, *whose;
	struct str rest = o->says;

	if (ix->entries.v[o->entry].kind == K_MAIL)
		return;
	f = &ix->filings.v[ix->entries.v[o->entry].body];
	while (f->counts == (size_t)(f - ix->filings.v) && rest.len > 0) {
		if (keys_find(companies, str_cut(&rest, S("\n")), &run) == 0)
			continue;
		whose = &ix->filings.v[run->of];
		say_finding(rk, f,
		    &(struct say){.code = "paper-strange",
			.with = {{"row", o->name}, {"who", whose->company},
			    {"other", whose->id}}});
		return;
	}
}

void
loose_say(struct rank *rk)
{
	struct arena a = {0};
	struct keys companies = {0};
	const struct filing *f;
	size_t i;

	for (i = 0; i < rk->index.filings.n && rk->loose.n > 0; i++) {
		f = &rk->index.filings.v[i];
		if (f->counts == i && f->company_key.len >= COMPANY_MIN)
			keys_add(&a, &companies, f->company_key, i);
	}
	keys_sort(&companies);
	for (i = 0; i < rk->loose.n; i++)
		say_strange(rk, &companies, &rk->loose.v[i]);
	arena_release(&a);
}

/* --- what another version of the case brought --- */

static struct str
chapter_files(struct arena *a, json *record, struct str chapter)
{
	struct sb b = {.a = a};
	struct str at;
	size_t n = 0;
	json *f;

	JS_EACH(f, js_get(record, "files"))
	if (chapter_has(f, chapter, &at) && n++ < SHOWN)
		sb_addf(&b, "%s《%.*s》", b.len ? "、" : "",
		    STR_ARG(utf8_first(js_str(f, "name"), NAME_RUNES)));
	if (n > SHOWN)
		sb_addf(&b, "等 %zu 件", n);
	return sb_str(&b);
}

static struct str
version_text(struct rank *rk, const struct filing *f, struct str chapter,
    struct str *at)
{
	const struct entry *mine = &rk->index.entries.v[f->entry], *e;
	struct arena scratch = {0};
	struct str files = S("");
	json *record;
	size_t k;

	for (k = f->nversions; k-- > 0 && files.len == 0;) {
		const struct filing *v =
		    &rk->index.filings.v[f->versions[k]];

		if (v == f || v->version != V_SUPERSEDED)
			continue;
		e = &rk->index.entries.v[v->entry];
		record = rank_reread(rk, &scratch, e);
		files = chapter_files(&rk->mem, record, chapter);
		js_free(record);
		if (files.len == 0)
			continue;
		*at = e->mail;
		files = str_printf(&rk->mem, "%s来件（%.*s）附有%.*s，更正件未附",
		    e->timed && mine->timed && e->when < mine->when ? "前次"
								    : "另一",
		    STR_ARG(clock_of(rk, e)), STR_ARG(files));
	}
	arena_release(&scratch);
	return files;
}

/* --- the findings --- */

void
lack_set(json *finding, json *change)
{
	static const char *const keys[] = {
	    "state", "disposition", "message", "todo", "at"};
	json *before = js_obj();
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (js_has(finding, keys[i]))
			js_set(before, keys[i], js_copy(js_get(finding, keys[i])));
		js_set(finding, keys[i], js_copy(js_get(change, keys[i])));
	}
	js_set(finding, "elsewhere", before);
}

void
lack_undo(json *finding)
{
	json *before = js_get(finding, "elsewhere");

	if (before == NULL)
		return;
	js_ref(before);
	json_object_object_del(finding, "todo");
	json_object_object_foreach(before, key, value)
	    js_set(finding, key, js_ref(value));
	js_free(before);
	json_object_object_del(finding, "elsewhere");
}

static void
soften(struct rank *rk, struct filing *f, struct brief *b, json *rule,
    struct str message, struct str todo, struct str at)
{
	json *change = js_obj(), *after = js_obj();
	struct str goes = js_str(rule, "manual_disposition");

	js_set_str(change, "chapter", js_str(rule, "lacks"));
	js_set_bool(change, "lack", true);
	js_set_int(change, "nth", (int64_t)b->nth);
	js_set_c(change, "state", "manual");
	js_set_str(change, "disposition", goes.len > 0 ? goes : S(MANUAL));
	js_set_str(change, "message", message);
	js_set_str(change, "todo", todo);
	js_add_str(js_list(change, "at"), at);
	js_set_str(after, "rule", brief_rule(&rk->index, b));
	js_set_c(after, "severity", brief_severity(b));
	js_set_c(after, "state", "manual");
	js_set_str(after, "disposition", js_str(change, "disposition"));
	brief_read(&rk->index, b, after);
	js_free(after);
	f->judged = false;
	if (f->overrides == NULL)
		f->overrides = js_arr();
	js_add(f->overrides, change);
}

#define PUT_IN "未归入本案，请归入本案后重新核对"

static struct str
where_is(struct rank *rk, const struct filing *f, struct str chapter,
    struct str *todo, struct str *at)
{
	struct str where = loose_text(rk, f, chapter, NULL, at);

	*todo = S(PUT_IN);
	if (where.len > 0)
		return where;
	*todo = S("是否沿用请核实");
	if ((where = version_text(rk, f, chapter, at)).len > 0)
		return where;
	*todo = S("请打开核对");
	return parts_apart(rk, f, at);
}

static void
look(struct rank *rk, struct filing *f, json *record, struct brief *b)
{
	json *rule = pack_rule(rk, brief_rule(&rk->index, b));
	struct str chapter = js_str(rule, "lacks"), where, todo = S(PUT_IN),
		   at = S(""), what = js_str(rule, "title");

	if (chapter.len == 0)
		return;
	if (chapter_is_empty(&rk->mem, record, chapter)) {
		where = where_is(rk, f, chapter, &todo, &at);
		what = str_printf(&rk->mem, "本件没有%.*s",
		    STR_ARG(what.len > 0 ? what : chapter));
	} else { /* what is there is faulty: was it put right? */
		where = loose_text(rk, f, chapter,
		    &rk->index.entries.v[f->entry], &at);
		what = str_dup(&rk->mem, js_str(js_at(js_get(record,
		    "findings"), b->nth), "message"));
	}
	if (where.len > 0)
		soften(rk, f, b, rule, str_printf(&rk->mem, "%.*s；%.*s，%.*s",
		    STR_ARG(what), STR_ARG(where), STR_ARG(todo)), todo, at);
}

/* What the form's own list names may be there, too. */
static void
look_promised(struct rank *rk, struct filing *f)
{
	struct str todo, at;
	size_t i;

	for (i = 0; i < f->promised.n; i++) {
		struct promise *p = &f->promised.v[i];

		if (p->lack == LACK_SURE &&
		    where_is(rk, f, p->chapter, &todo, &at).len > 0)
			p->lack = LACK_MAYBE;
	}
}

/* Worth reading the record again: something fails, and something is there. */
static bool
may_have(struct rank *rk, const struct filing *f)
{
	size_t i;

	for (i = 0; i < f->found.n; i++)
		if (!f->found.v[i].added && brief_is(&f->found.v[i], "fail"))
			return f->nversions > 1 || rk->loose.n > 0 ||
			       rk->formless > 0;
	return false;
}

void
lacks_find(struct rank *rk)
{
	struct arena scratch = {0};
	struct filing *f;
	json *record;
	size_t i, k;

	for (i = 0; i < rk->index.filings.n; i++) {
		f = &rk->index.filings.v[i];
		if (f->counts != i || (rk->loose.n == 0 && f->nversions < 2 &&
					  rk->formless == 0))
			continue;
		look_promised(rk, f);
		arena_reset(&scratch);
		if (!may_have(rk, f) || (record = rank_reread(rk, &scratch,
		    &rk->index.entries.v[f->entry])) == NULL)
			continue;
		for (k = 0; k < f->found.n; k++)
			if (!f->found.v[k].added &&
			    brief_is(&f->found.v[k], "fail"))
				look(rk, f, record, &f->found.v[k]);
		js_free(record);
	}
	arena_release(&scratch);
}
