/* SPDX-License-Identifier: ISC */
#include "todo.h"

#include <stdlib.h>

#include "action.h"
#include "cell.h"
#include "chapter.h"
#include "coldsort.h"
#include "log.h"
#include "when.h"

struct str
todo_what(struct render *r, enum todo_kind kind)
{
	static const char *const words[] = { "涉密暂扣", "登记、查询表有误",
		"决定已失效",
		"名次或评分未采用",
		"网盘链接待下载", "来信撤回，待核实",
		"汇总表有列而无申报书", "需人工核实", "拟不予，待审定",
		"补正通知待签发", "转办函待签发", "已发补正，待回",
		"来件待处理" };

	return render_say(r, words[kind]);
}

#define LAST_SECOND (24 * 60 * 60 - 1)

/* A date alone lasts to its end. */
static bool
due_parse(struct render *r, struct str s, int64_t *t)
{
	if (!when_parse(s, r->zone, t))
		return false;
	if (!str_has(s, S("T")) && !str_has(s, S(":")))
		*t += LAST_SECOND;
	return true;
}

struct str
todo_due(struct render *r, struct arena *a, const struct todo *t)
{
	if (t->due == INT64_MIN)
		return S("立即");
	if ((t->due + r->zone) % (LAST_SECOND + 1) == LAST_SECOND)
		return when_date(a, t->due, r->zone);
	return render_clock(r, a, when_iso(a, t->due, r->zone));
}

static struct todo *
push(struct render *r, struct todos *t, enum todo_kind kind, struct str id,
    int64_t due)
{
	struct todo *d = ARENA_PUSH(&r->todo_mem, &t->all);

	*d = (struct todo) { .kind = kind, .due = due,
		.id = str_dup(&r->cold, id), .n = t->all.n };
	t->of_kind[kind]++;
	return d;
}

/* Decisions that no longer bind, marks and places that were refused. */
static void
from_end(struct render *r, struct todos *t, const char *list,
    enum todo_kind kind)
{
	struct item *it;
	struct todo *d;
	json *v;

	JS_EACH(v, js_get(r->end, list)) {
		it = set_find(&r->set, js_str(v, "case"));
		d = push(r, t, kind, js_str(v, "case"), INT64_MIN);
		d->text = str_printf(&r->cold, "%.*s %.*s",
		    STR_ARG(js_str(v, "at")), STR_ARG(js_str(v, "message")));
		if (it == NULL || it->held)
			continue;
		d->is_case = true;
		d->recommender = it->recommender;
		d->company = render_who(r, &r->cold, it);
	}
}

void
todo_begin(struct render *r, struct todos *t)
{
	const char *why;

	*t = (struct todos) { 0 };
	from_end(r, t, "desk_faults", TODO_TABLE);
	from_end(r, t, "decisions_stale", TODO_STALE);
	from_end(r, t, "order_faults", TODO_DESK);
	from_end(r, t, "scores_refused", TODO_DESK);
	t->actions = desk_table(&r->desk, "actions", &why);
	if (t->actions == NULL)
		log_warn("actions: %s: letters are drafted as if none was sent",
		    why);
	t->known = arena_array(&r->mem, js_len(t->actions), sizeof *t->known);
}

/*
 * A milestone of the pack's calendar, else the deadline.  Once it has passed,
 * the next one counts: what is open must be decided before that.
 */
static int64_t
milestone(struct render *r, const char *path)
{
	int64_t t, next = INT64_MAX, due;
	json *m;

	if (!due_parse(r, js_pstr(r->pack, path), &t) &&
	    !due_parse(r, js_str(r->pack, "deadline"), &t))
		return INT64_MAX;
	if (t >= r->at)
		return t;
	JS_EACH(m, js_path(r->pack, "calendar.milestones"))
		if (due_parse(r, js_str(m, "at"), &due) &&
		    due >= r->at && due < next)
			next = due;
	return next < INT64_MAX ? next : t;
}

#define SUBJECT_RUNES 40
#define DIGITS_MAX 6 /* in a row; more may be somebody's telephone */
#define OFFICE_RUNES 5 /* no shorter; people's names are */

/* What a stranger wrote, without what may be a number or an address. */
static struct str
harmless(struct render *r, struct str s)
{
	struct sb b = { .a = &r->cold };
	ptrdiff_t i, n;

	if (str_has(s, S("@")))
		return S("");
	for (i = 0; i < s.len; i += n) {
		for (n = 0; i + n < s.len && s.p[i + n] >= '0' &&
		    s.p[i + n] <= '9'; n++)
			;
		if (n > DIGITS_MAX)
			sb_add(&b, S("（略）"));
		else
			sb_add(&b, str_slice(s, i, i + (n += n == 0)));
	}
	return sb_str(&b);
}

struct str
todo_subject(struct render *r, struct str s)
{
	s = harmless(r, utf8_first(s, SUBJECT_RUNES));
	return s.len == 0 ? s : str_printf(&r->cold, "“%.*s”", STR_ARG(s));
}

/* What a mail calls itself, before what is said of it. */
static struct str
subject(struct render *r, json *mail)
{
	struct str s = todo_subject(r, js_str(mail, "subject"));

	return s.len == 0 ? s : str_printf(&r->cold, "%.*s：", STR_ARG(s));
}

struct str
todo_writer(struct render *r, struct str from)
{
	struct str name = render_sender(from);

	return utf8_count(name) < OFFICE_RUNES
	    ? S("") : harmless(r, utf8_first(name, SUBJECT_RUNES));
}

/* A mail is called by who wrote it, and when it came. */
static void
of_mail(struct render *r, struct todo *d, json *mail)
{
	struct arena a = { 0 };
	struct str when = render_clock(r, &a, js_str(mail, "received"));
	struct str who = todo_writer(r, js_str(mail, "from"));

	d->company = str_printf(&r->cold, "%.*s%s%.*s%s", STR_ARG(who),
	    who.len > 0 && when.len > 0 ? " " : "", STR_ARG(when),
	    when.len > 0 ? " 来件" : "");
	arena_release(&a);
}

/* A paper of a chapter that belongs to no case of this mail. */
static bool
is_loose(json *mail)
{
	json *f;

	JS_EACH(f, js_get(mail, "files"))
		if (js_str(f, "of").len == 0 && chapter_any(f))
			return true;
	return false;
}

static void
from_link(struct render *r, struct todos *t, json *mail, json *link)
{
	struct str service = js_str(link, "service");
	struct str until = js_str(link, "expires");
	struct str about = subject(r, mail);
	struct todo *d;
	int64_t due;

	if (!due_parse(r, until, &due))
		due = INT64_MIN;
	d = push(r, t, TODO_LINK, js_str(mail, "id"), due);
	d->text = str_printf(&r->cold,
	    "%.*s材料在%.*s的链接中，未随邮件送达，%s%.*s%s", STR_ARG(about),
	    STR_ARG(service.len > 0 ? service : S("网盘或超大附件")),
	    until.len > 0 ? "于 " : "有效期不明",
	    STR_ARG(until), until.len > 0 ? " 失效" : "");
	of_mail(r, d, mail);
}

/* What nobody read, since it stands in the mail itself. */
static struct str
in_body(json *mail)
{
	json *v;

	JS_EACH(v, js_get(mail, "wrong"))
		if (str_eq(js_str(v, "code"), S("in-the-body")))
			return js_str(v, "message");
	return S("");
}

static void
from_mail(struct render *r, struct todos *t, json *mail)
{
	struct str id = js_str(mail, "id");
	struct str class = js_str(mail, "class"), what, about, file = S("");
	struct todo *d;
	json *v;

	if (mail_is_marked(mail)) {
		push(r, t, TODO_HELD, id, INT64_MIN)->text =
		    render_word(r, "words.held_text");
		return;
	}
	JS_EACH(v, js_get(mail, "links"))
		from_link(r, t, mail, v);
	what = in_body(mail);
	if (what.len == 0 && !str_eq(class, S("unknown")) &&
	    !str_eq(class, S("held")) &&
	    !(str_eq(class, S("evidence")) && is_loose(mail)))
		return;
	if (what.len == 0) {
		v = js_at(js_get(mail, "wrong"), 0);
		what = js_str(v, "message");
		file = mail_trouble(mail, v);
	}
	if (str_eq(class, S("evidence")) && in_body(mail).len == 0) {
		what = S("来件附有材料，未归入任何案例，请归入后重新核对");
		file = S("");
	} else if (what.len == 0)
		what = render_name(r, "class_why", S("unknown"));
	d = push(r, t, TODO_UNREAD, id,
	    milestone(r, "calendar.correction.until"));
	about = subject(r, mail);
	if (file.len > 0)
		what = str_printf(&r->cold, "“%.*s”：%.*s", STR_ARG(file),
		    STR_ARG(what));
	d->text = str_printf(&r->cold, "%.*s%.*s", STR_ARG(about),
	    STR_ARG(what));
	of_mail(r, d, mail);
}

/* A decision that no longer binds: its finding is for a person again. */
static bool
is_stale(json *record)
{
	json *f;

	JS_EACH(f, js_get(record, "findings"))
		if (str_eq(js_str(f, "rule"), S("decision-lapsed")) ||
		    js_bool(js_get(f, "decision"), "lapsed"))
			return true;
	return false;
}

/* What an open letter of withdrawal says, "" without one. */
static struct str
withdrawal(json *record)
{
	json *f;

	JS_EACH(f, js_get(record, "findings"))
		if (str_eq(js_str(f, "rule"), S("withdrawn")) &&
		    str_eq(js_str(f, "state"), S("manual")))
			return js_str(f, "message");
	return S("");
}

#define MESSAGES_SHOWN 3 /* the rest stands on the case's own page */
#define MESSAGE_RUNES 120

/* A long message as far as one of its clauses goes: a figure is never cut. */
static void
add_short(struct sb *b, struct str s)
{
	struct str head = utf8_first(s, MESSAGE_RUNES), rest = head;
	ptrdiff_t end = 0;
	uint32_t c;

	while (head.len < s.len && rest.len > 0) {
		c = utf8_next(&rest);
		if (c == 0xff0c || c == 0xff1b || c == 0x3002) /* ，；。 */
			end = head.len - rest.len - 3;
	}
	sb_add(b, end > 0 ? str_slice(head, 0, end) : head);
	if (head.len < s.len)
		sb_add(b, S("……"));
}

/* The first messages of one state, by ；. */
static struct str
messages(struct render *r, json *record, bool manual_only)
{
	struct sb b = { .a = &r->cold };
	json *f;
	int n = 0;

	JS_EACH(f, js_get(record, "findings")) {
		if (!finding_open(f) ||
		    str_eq(js_str(f, "severity"), S("warn")) ||
		    (manual_only && !str_eq(js_str(f, "state"), S("manual"))))
			continue;
		if (n++ >= MESSAGES_SHOWN)
			continue;
		if (b.len > 0)
			sb_add(&b, S("；"));
		add_short(&b, js_str(f, "message"));
		if (finding_todo(f).len > 0)
			sb_addf(&b, "，%.*s", STR_ARG(finding_todo(f)));
	}
	if (n > MESSAGES_SHOWN)
		sb_addf(&b, "；等 %d 项", n);
	return sb_str(&b);
}

static int
count_open(json *record)
{
	json *f;
	int n = 0;

	JS_EACH(f, js_get(record, "findings"))
		n += finding_open(f) &&
		    !str_eq(js_str(f, "severity"), S("warn"));
	return n;
}

/*
 * A form that says neither company nor title: called by its file and who
 * sent it; each box that is empty says less than why none was read.
 */
static void
of_unread(struct render *r, struct todo *d, const struct item *it,
    json *record)
{
	struct str file = harmless(r, js_pstr(record, "form.name"));
	struct str why = js_pstr(record, "form.unread_text");
	struct item *mail = set_find(&r->set, it->mail);
	struct str who = mail != NULL && !mail->held ? todo_writer(r, mail->from)
						     : S("");

	d->company = str_printf(&r->cold, "%.*s%s%.*s", STR_ARG(who),
	    who.len > 0 && file.len > 0 ? "\n" : "", STR_ARG(file));
	if (why.len == 0)
		why = render_say(r, "未读出申报单位和案例名称");
	if (d->kind == TODO_MANUAL)
		d->text = str_printf(&r->cold,
		    "%.*s；请打开原件逐项核对（共 %d 项）", STR_ARG(why),
		    count_open(record));
}

static struct str
action_text(struct render *r, json *action)
{
	return action == NULL ? S("")
			      : str_printf(&r->cold, "%.*s %.*s %.*s",
				    STR_ARG(js_str(action, "日期")),
				    STR_ARG(js_str(action, "动作")),
				    STR_ARG(js_str(action, "经办人")));
}

/* The newest line of actions.csv on a record, NULL: none. */
static json *
action_of(struct render *r, struct arena *a, struct todos *t, struct str id)
{
	struct str serial = render_serial(r, a, id);
	json *row, *last = NULL;

	JS_EACH(row, t->actions) {
		if (!action_is_of(row, id, serial))
			continue;
		t->known[row_i] = true;
		last = row;
	}
	return last;
}

static void
from_case(struct render *r, struct todos *t, json *record, struct arena *a)
{
	struct item *it = set_find(&r->set, js_str(record, "id"));
	json *action = action_of(r, a, t, it->id);
	struct str did = js_str(action, "动作");
	enum todo_kind kind = TODO_MANUAL;
	int64_t due = milestone(r, "calendar.report_by");
	struct todo *d;

	if (!item_counts(it) || it->held || it->state == CASE_ACCEPT ||
	    it->state == CASE_UNJUDGED)
		return;
	if (it->state == CASE_REJECT)
		kind = TODO_REJECT;
	else if (it->state == CASE_RETURN)
		kind = letter_of_its_own(r, it->disposition) ? TODO_TRANSFER
		    : str_has(did, S("已发补正")) ? TODO_AWAITED
						  : TODO_RETURN;
	if (it->state == CASE_RETURN || kind == TODO_MANUAL)
		due = milestone(r, "calendar.correction.until");
	if (withdrawal(record).len > 0)
		kind = TODO_WITHDRAWN;
	if (is_stale(record)) {
		kind = TODO_STALE;
		due = INT64_MIN;
	}
	if (kind == TODO_TRANSFER && str_has(did, S("已转办")))
		return;
	d = push(r, t, kind, it->id, due);
	d->is_case = true;
	d->recommender = it->recommender;
	d->company = render_who(r, &r->cold, it);
	d->text = kind == TODO_WITHDRAWN
	    ? str_dup(&r->cold, withdrawal(record))
	    : messages(r, record, kind == TODO_MANUAL);
	d->done = action_text(r, action);
	if (it->company.len == 0 && it->title.len == 0)
		of_unread(r, d, it, record);
}

/* Rows that nobody sent a form for: no case of ours will ever say so. */
static void
from_list(struct render *r, struct todos *t, json *list)
{
	struct sb b = { .a = &r->cold };
	struct todo *d;
	json *line, *row;
	struct str who, what = S("");
	int n = 0;

	JS_EACH(line, js_get(list, "recon")) {
		if (!str_eq(js_str(line, "code"), S("row-without-form")))
			continue;
		what = js_str(line, "todo");
		row = js_at(js_get(list, "rows"), (size_t)js_int(line, "row"));
		who = harmless(r, utf8_first(js_pstr(row, "fields.company.raw"),
		    SUBJECT_RUNES));
		if (n++ < MESSAGES_SHOWN)
			sb_addf(&b, "%s第 %.*s 行“%.*s”", n > 1 ? "；" : "",
			    STR_ARG(js_str(line, "n")), STR_ARG(who));
	}
	if (n == 0)
		return;
	if (n > MESSAGES_SHOWN)
		sb_addf(&b, "；等 %d 行", n);
	if (what.len > 0)
		sb_addf(&b, "，%.*s", STR_ARG(what));
	d = push(r, t, TODO_ROWS, js_str(list, "id"),
	    milestone(r, "calendar.correction.until"));
	d->recommender = str_dup(&r->cold, js_str(list, "recommender"));
	d->text = sb_str(&b);
}

void
todo_add(struct render *r, struct todos *t, struct rec *rec, struct arena *a)
{
	if (str_eq(rec->kind, S("mail"))) {
		action_of(r, a, t, render_mail_number(a, rec->obj));
		from_mail(r, t, rec->obj);
	} else if (str_eq(rec->kind, S("list")))
		from_list(r, t, rec->obj);
	else
		from_case(r, t, rec->obj, a);
}

static int
by_due(const void *x, const void *y)
{
	const struct todo *a = x, *b = y;

	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return a->n < b->n ? -1 : a->n > b->n;
}

/* Lines from which nothing follows: a wrong number, a slip in a word. */
static void
from_actions(struct render *r, struct todos *t)
{
	const char *why;
	json *row;

	JS_EACH(row, t->actions) {
		why = !t->known[row_i]
		    ? "查无此案例编号或流水号，未起作用"
		    : !action_is_known(r, row)
		    ? "动作不认识，未起作用" : NULL;
		if (why != NULL)
			push(r, t, TODO_TABLE, S(""), INT64_MIN)->text =
			    str_printf(&r->cold, "%.*s %s",
				STR_ARG(js_str(row, "_at")), why);
	}
}

void
todo_end(struct render *r, struct todos *t)
{
	from_actions(r, t);
	if (t->all.n > 0)
		coldsort(t->all.v, t->all.n, sizeof *t->all.v, by_due,
		    &r->todo_mem, &r->cold);
	js_free(t->actions);
	t->actions = NULL;
}
