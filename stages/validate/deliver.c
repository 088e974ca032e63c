/* SPDX-License-Identifier: ISC */
#include "validate.h"

#include <stdlib.h>

#include "fold.h"
#include "log.h"
#include "office.h"
#include "when.h"

#define SENDERS 256 /* mails whose sender is remembered, a ring */

struct sender {
	char mail[256], address[256];
	bool dated;   /* the mail says when it was sent */
	int64_t sent; /* no proof of anything */
};

struct line {
	json *row;
	struct str code; /* of the recommender; empty: unknown */
	int64_t first, last;
	bool dated;
};

struct clocks {
	struct arena mem;
	json *notice, *rows; /* of the register */
	json *office;	     /* this one, where companies write to it */
	bool by_register, through_offices;
	bool readable; /* the register is there or isn't, but is no riddle */
	int64_t deadline;
	bool has_deadline, own;
	struct {
		struct line *v;
		size_t n, cap;
	} lines;
	struct sender senders[SENDERS];
	size_t nsenders;
};

static bool
read_deadline(struct str s, int64_t *t)
{
	int64_t first;

	if (!stamp_read(s, &first, t))
		return false;
	return true;
}

/* The pack's; an office in between has an earlier one of its own. */
static void
set_deadline(struct clocks *c, struct desk *d)
{
	struct str own = js_str(d->site, "deadline");
	int64_t t;

	c->has_deadline = read_deadline(js_str(c->notice, "deadline"),
	    &c->deadline);
	if (own.len == 0)
		return;
	if (!read_deadline(own, &t)) {
		desk_tell(d, S("site.yaml"), str_printf(&c->mem,
		    "deadline“%.*s”不是时间，按通知的时限", STR_ARG(own)));
		return;
	}
	if (c->has_deadline && t > c->deadline) {
		desk_tell(d, S("site.yaml"), str_printf(&c->mem,
		    "deadline“%.*s”晚于通知的时限，按通知的时限",
		    STR_ARG(own)));
		return;
	}
	c->deadline = t;
	c->has_deadline = c->own = true;
}

static void
read_register(struct clocks *c, struct desk *d, json *rows)
{
	struct arena *a = &c->mem;
	struct line *l;
	json *row, *o;

	c->readable = rows != NULL;
	JS_EACH(row, rows)
	{
		o = office_called(c->notice, js_str(row, "推荐单位"));
		l = ARENA_PUSH(&c->mem, &c->lines);
		l->row = row;
		l->code = js_str(o, "code");
		l->dated = stamp_read(js_str(row, "送达时间"), &l->first,
		    &l->last);
		if (o == NULL)
			desk_tell(d, js_str(row, "_at"), str_printf(a,
			    "推荐单位“%.*s”不在通知的推荐单位之内，该行未采用",
			    STR_ARG(js_str(row, "推荐单位"))));
		if (!l->dated)
			desk_tell(d, js_str(row, "_at"), str_printf(a,
			    "送达时间“%.*s”不是时间，该行不能证明送达",
			    STR_ARG(js_str(row, "送达时间"))));
	}
}

struct clocks *
clocks_new(struct desk *d, json *notice, struct tables *ts)
{
	struct clocks *c = calloc(1, sizeof *c);
	struct str role = desk_role(d, notice);
	json *r;

	if (c == NULL)
		abort();
	c->notice = notice;
	r = js_get(js_get(notice, "roles"), str_cstr(&c->mem, role));
	c->by_register = str_eq(js_str(r, "clock"), S("register"));
	c->through_offices = str_eq(js_str(r, "receives_from"),
	    S("recommender"));
	if (!c->through_offices)
		c->office = office_called(notice, js_str(d->site, "office"));
	set_deadline(c, d);
	c->rows = tables_rows(ts, "register");
	read_register(c, d, c->rows);
	return c;
}

void
clocks_free(struct clocks *c)
{
	js_free(c->rows);
	arena_release(&c->mem);
	free(c);
}

static void
keep(char *to, size_t size, struct str s)
{
	size_t n = (size_t)s.len < size - 1 ? (size_t)s.len : size - 1;

	if (n > 0)
		memcpy(to, s.p, n);
	to[n] = '\0';
}

/* "名 <a@b.c>" or "a@b.c": a@b.c. */
static struct str
address_of(struct str from)
{
	ptrdiff_t open = -1, i;

	for (i = 0; i < from.len; i++)
		if (from.p[i] == '<')
			open = i;
	if (open >= 0) {
		from = str_slice(from, open + 1, from.len);
		return str_cut(&from, S(">"));
	}
	return str_trim(from);
}

void
clocks_mail(struct clocks *c, json *mail)
{
	struct sender *s = &c->senders[c->nsenders++ % SENDERS];

	keep(s->mail, sizeof s->mail, js_str(mail, "id"));
	keep(s->address, sizeof s->address, address_of(js_str(mail, "from")));
	s->dated = when_parse(js_str(mail, "sent"), WHEN_CHINA, &s->sent);
}

static const struct sender *
sender_mail(const struct clocks *c, json *record)
{
	struct str mail = js_str(record, "mail");
	size_t i;

	for (i = 0; i < SENDERS && i < c->nsenders; i++)
		if (str_eq(str_c(c->senders[i].mail), mail))
			return &c->senders[i];
	return NULL;
}

static struct str
sender_of(struct clocks *c, json *record)
{
	struct str from = js_str(record, "from");
	const struct sender *s = sender_mail(c, record);

	if (from.len > 0)
		return address_of(from);
	return s != NULL ? str_c(s->address) : S("");
}

static struct str
domain_of(struct str address)
{
	str_cut(&address, S("@"));
	return address.p != NULL ? address : S("");
}

/*
 * Did the company itself write to us, where it should have gone to its
 * recommender?  The sender is the form's own mailbox, or of its domain when
 * that isn't a public provider's (free_mail).
 */
static bool
is_direct(struct clocks *c, json *record)
{
	struct str from = sender_of(c, record), own, domain;
	json *free_mail;

	own = js_pstr(record, "fields.email.value");
	if (!c->through_offices || from.len == 0 || own.len == 0 ||
	    str_eq(js_str(record, "recommender_from"), S("list")))
		return false;
	if (str_eq_nocase(from, own))
		return true;
	domain = domain_of(from);
	JS_EACH(free_mail, js_get(c->notice, "free_mail"))
		if (str_eq_nocase(domain, js_text(free_mail)))
			return false;
	return domain.len > 0 && str_eq_nocase(domain, domain_of(own));
}

/* To the minute, but for the minute of the deadline: there seconds decide. */
static struct str
told(const struct clocks *c, struct arena *a, int64_t t)
{
	struct str s = when_cn(a, t, WHEN_CHINA);

	if (!c->has_deadline || t == c->deadline ||
	    t / 60 != c->deadline / 60)
		return s;
	return str_printf(a, "%.*s:%02d", STR_ARG(s), (int)(t % 60));
}

static void
set_span(const struct clocks *c, json *out, struct arena *a, int64_t first,
    int64_t last)
{
	js_set_str(out, "first", when_iso(a, first, WHEN_CHINA));
	js_set_str(out, "last", when_iso(a, last, WHEN_CHINA));
	js_set_str(out, "text", told(c, a, last));
}

/* Who hands it in: the recommender; of a region, its applicant itself. */
static struct str
sender_code(struct clocks *c, json *record)
{
	struct str code = js_str(record, "recommender");

	if (code.len == 0 && str_eq(js_str(record, "kind"), S("region")))
		code = js_str(office_called(c->notice,
				  js_pstr(record, "fields.company.value")),
		    "code");
	return code;
}

/* The register's lines of the recommender: first to last delivery. */
static void
by_register(struct clocks *c, json *record, json *out, struct arena *a)
{
	json *rows = js_arr();
	struct str code = sender_code(c, record), how;
	int64_t first = INT64_MAX, last = INT64_MIN;
	struct sb proof = { .a = a };
	bool dated = true;
	size_t i;

	for (i = 0; i < c->lines.n; i++) {
		struct line *l = &c->lines.v[i];

		if (code.len == 0 || !str_eq(l->code, code))
			continue;
		js_add(rows, js_ref(l->row));
		dated &= l->dated;
		first = l->dated && l->first < first ? l->first : first;
		last = l->dated && l->last > last ? l->last : last;
		how = js_str(l->row, "送达方式");
		sb_addf(&proof, "%s收件登记 %.*s%s%.*s", proof.len ? "、" : "",
		    STR_ARG(js_str(l->row, "登记号")), how.len ? " " : "",
		    STR_ARG(how));
	}
	if (js_len(rows) > 0 && dated)
		set_span(c, out, a, first, last);
	if (proof.len > 0)
		js_set_str(out, "proof", sb_str(&proof));
	js_set(js_sub(record, "lookup"), "register",
	    c->readable ? js_ref(rows) : NULL);
	js_free(rows);
}

static void
by_mail(const struct clocks *c, json *record, json *out, struct arena *a)
{
	struct str clock = js_str(record, "clock");
	int64_t t;

	if (!when_parse(js_str(record, "received"), WHEN_CHINA, &t))
		return;
	set_span(c, out, a, t, t);
	js_set_str(out, "proof", clock.len > 0 ? clock : S("来件时间"));
}

static void
show_mail(const struct clocks *c, json *record, json *out, struct arena *a)
{
	int64_t t;

	js_set(out, "mail", NULL);
	if (!when_parse(js_str(record, "received"), WHEN_CHINA, &t))
		return;
	js_set_str(out, "mail", when_iso(a, t, WHEN_CHINA));
	js_set_str(out, "mail_text", told(c, a, t));
}

/* What the mail says of itself, for a notice that goes by the sending. */
static void
show_sent(const struct clocks *c, json *record, json *out, struct arena *a)
{
	const struct sender *s = sender_mail(c, record);

	js_set(out, "sent", NULL);
	if (s == NULL || !s->dated)
		return;
	js_set_str(out, "sent", when_iso(a, s->sent, WHEN_CHINA));
	js_set_str(out, "sent_text", told(c, a, s->sent));
}

static void
show_deadline(struct clocks *c, json *out, struct arena *a)
{
	js_set(out, "deadline", NULL);
	if (c->has_deadline) {
		js_set_str(out, "deadline",
		    when_iso(a, c->deadline, WHEN_CHINA));
		js_set_str(out, "deadline_text",
		    when_cn(a, c->deadline, WHEN_CHINA));
	}
	js_set_bool(out, "own_deadline", c->own);
}

void
clocks_again(struct clocks *c, json *record, struct arena *a)
{
	show_deadline(c, js_sub(record, "delivered"), a);
}

/* A form need not name the office that it was sent to. */
static void
take_office(struct clocks *c, json *record)
{
	if (c->office == NULL || js_str(record, "recommender").len > 0 ||
	    !str_eq(js_str(record, "kind"), S("case")) ||
	    js_pstr(record, "fields.recommender.raw").len > 0)
		return;
	js_set_str(record, "recommender", js_str(c->office, "code"));
	js_set_c(record, "recommender_from", "office");
}

/* It names another office than this one, to which it came. */
static bool
is_elsewhere(const struct clocks *c, json *record)
{
	struct str code = js_str(record, "recommender");

	return c->office != NULL && code.len > 0 &&
	    !str_eq(code, js_str(c->office, "code"));
}

void
clocks_judge(struct clocks *c, json *record, struct arena *a)
{
	json *out = js_obj(), *o;
	bool direct = is_direct(c, record);

	take_office(c, record);

	js_set_c(out, "clock", c->by_register ? "register" : "mail");
	js_set(out, "first", NULL);
	js_set(out, "last", NULL);
	js_set(out, "proof", NULL);
	if (c->by_register)
		by_register(c, record, out, a);
	else
		by_mail(c, record, out, a);
	show_mail(c, record, out, a);
	show_sent(c, record, out, a);
	js_set_bool(out, "direct", direct);
	js_set_bool(out, "elsewhere", is_elsewhere(c, record));
	show_deadline(c, out, a);
	o = office_of(c->notice, sender_code(c, record));
	js_set(js_sub(record, "lookup"), "office", js_ref(o));
	js_set(record, "delivered", out);
}
