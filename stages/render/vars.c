/* SPDX-License-Identifier: ISC */
#include "vars.h"

#include "when.h"

#define BLANK "　　　　　　"

/* "2024年12月27日（星期五）17:00", as a letter sets a time limit. */
static struct str
limit(struct arena *a, int64_t t, int zone)
{
	static const char *const days[] = { "四", "五", "六", "日", "一", "二",
		"三" }; /* 1970-01-01 was a Thursday */
	int64_t day = (t + zone) / 86400;
	struct str s = when_cn(a, t, zone); /* "2024年12月24日 17:00" */
	ptrdiff_t at = str_find(s, S(" "));

	return str_printf(a, "%.*s（星期%s）%.*s",
	    STR_ARG(str_slice(s, 0, at)), days[day % 7],
	    STR_ARG(str_slice(s, at + 1, s.len)));
}

/* "2024年12月24日 16:59", "" for what isn't a time. */
static struct str
moment(struct render *r, struct arena *a, struct str iso)
{
	int64_t t;

	return when_parse(iso, r->zone, &t) ? when_cn(a, t, r->zone) : S("");
}

/*
 * When corrections are due.  A limit that has passed, or none: a person has
 * to decide on one, and the letter has a blank for it.
 */
static struct str
until(struct render *r, struct arena *a)
{
	int64_t t;

	if (when_parse(js_pstr(r->pack, "calendar.correction.until"), r->zone,
		&t) && t > r->at)
		return limit(a, t, r->zone);
	return S("　　　　年　　月　　日（星期　）　　时（期限须经批准后填写）");
}

static void
site(struct render *r, json *vars, const char *key, struct str otherwise)
{
	struct str s = js_str(r->desk.site, key);

	js_set_str(vars, key, s.len ? s : otherwise);
}

json *
vars_common(struct render *r, struct arena *a)
{
	json *v = js_obj();
	struct str role = js_pstr(r->pack, str_cstr(a,
	    str_printf(a, "roles.%.*s.name", STR_ARG(r->role))));

	js_set_str(v, "subject", js_str(r->pack, "subject"));
	js_set_str(v, "number", js_str(r->pack, "number"));
	js_set_str(v, "ministry_number", js_str(r->pack, "carries_out"));
	js_set_str(v, "notice", js_str(r->pack, "title"));
	js_set_str(v, "deadline_quote", js_str(r->pack, "deadline_quote"));
	js_set_str(v, "channel_quote",
	    js_pstr(r->pack, "letters.channel_quote"));
	js_set_str(v, "at", render_clock(r, a, r->at_text));
	js_set_str(v, "until", until(r, a));
	site(r, v, "office", role);
	site(r, v, "department", js_str(v, "office"));
	site(r, v, "contact", S(BLANK));
	return v;
}

/*
 * To whom a mail is answered: the office whose list it holds, the company
 * that alone applies with it, else who its sender says to be.
 */
static struct str
answered(struct render *r, json *mail)
{
	struct str company = S(""), s = render_sender(js_str(mail, "from"));
	bool several = false;
	struct item *it;
	json *held;

	JS_EACH(held, js_get(mail, "holds")) {
		it = set_find(&r->set, js_text(held));
		if (it == NULL || it->held)
			continue;
		if (str_eq(it->kind, S("list")) && it->recommender.len > 0)
			return render_recommender(r, it->recommender);
		several |= company.len > 0 && !str_eq(company, it->company);
		company = it->company;
	}
	if (render_from_companies(r) && !several && company.len > 0)
		return company;
	return s.len > 0 ? s : S("申报单位");
}

json *
vars_of_mail(struct render *r, struct arena *a, json *mail, struct str id)
{
	json *v = vars_common(r, a), *held, *f;
	int64_t cases = 0, lists = 0, files = 0;
	struct item *it;

	JS_EACH(held, js_get(mail, "holds")) {
		it = set_find(&r->set, js_text(held));
		cases += it != NULL && item_is_case(it);
		lists += it != NULL && str_eq(it->kind, S("list"));
	}
	JS_EACH(f, js_get(mail, "files"))
		files += !str_eq(js_str(f, "role"), S("noise")) &&
		    !str_eq(js_str(f, "role"), S("body"));
	js_set_str(v, "sender", answered(r, mail));
	js_set_str(v, "received", moment(r, a, js_str(mail, "received")));
	if (js_str(v, "received").len == 0)
		js_set_c(v, "received", "见收件登记");
	js_set_int(v, "cases", cases);
	js_set_int(v, "lists", lists);
	js_set_int(v, "files", files);
	js_set_c(v, "links", js_len(js_get(mail, "links")) > 0
		? "邮件正文中的网盘或超大附件链接未随邮件送达，不计入收到的材料，请改以附件或光盘报送。"
		: "");
	js_set_str(v, "id", id);
	js_set_str(v, "serial", render_serial(r, a, id));
	return v;
}

json *
vars_of_case(struct render *r, struct arena *a, json *record,
    const struct item *it)
{
	json *v = vars_common(r, a);
	struct str office = render_recommender(r, it->recommender);

	if (office.len == 0)
		office = render_say(r, "（推荐单位）");
	js_set_str(v, "id", it->id);
	js_set_str(v, "serial", render_serial(r, a, it->id));
	js_set_str(v, "company", it->company.len ? it->company
						 : S("（单位名称未填）"));
	js_set_str(v, "title", it->title.len ? it->title
					     : render_say(r, "（案例名称未填）"));
	js_set_str(v, "recommender", office);
	js_set_str(v, "addressee", render_from_companies(r)
		? js_str(v, "company") : office);
	js_set_str(v, "brought_by", render_from_companies(r) ? S("")
	    : str_printf(a, "%.*s报送的", STR_ARG(office)));
	js_set_str(v, "forward", render_from_companies(r) ? S("")
	    : render_say(r, "由推荐单位汇总后，"));
	js_set_str(v, "disposition", it->disposition.len ? it->disposition
							 : render_say(r, "拟不予推荐"));
	js_set_str(v, "received", moment(r, a, js_str(record, "received")));
	return v;
}
