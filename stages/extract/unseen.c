/* SPDX-License-Identifier: ISC */
/*
 * What came with a case and nobody could look into: a cut archive, a link, a
 * scan.  What is missing may be there, so that rules ask a person before they
 * say that it is missing.
 */
#include "limit.h"
#include "parcel.h"

#define LOGO_MAX KIB(64) /* a picture inside of a mail's text; scans are more */
#define UNSEEN_MAX 5 /* told by name; the rest is counted */

static bool
is_lost(struct str code)
{
	static const char *const v[] = {"truncated", "archive-damaged",
	    "archive-unreadable", "archive-empty", "archive-too-deep",
	    "too-many-archives", "too-many-files", "too-many-parts",
	    "nested-too-deep", "password", "encrypted", "bomb",
	    "unsupported-method", "multi-disk", "link", "attachment-missing",
	    "attachment-is-a-link", "external-body", "partial", "encoding-cut",
	    "uuencode-cut", "yenc", "tnef-broken", "tnef-inner", "smime-broken",
	    "wrapped-too-large", "msg-unopened", "unreadable", "disc-udf",
	    "disc-sessions", "disc-more", "manifest-absent",
	    "boundary-unclosed"};
	size_t i;

	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (str_eq(code, str_c(v[i])))
			return true;
	return str_starts(code, S("parser-"));
}

struct str
item_unread(const struct item *it, bool nothing)
{
	static const char *const partly[] = {"bad-xml", "xml-limit", "charset",
	    "doctype", "zip-damaged", "truncated", "bomb", "password",
	    "unsupported-method", "cut", "main-guessed", "duplicate-part"};
	json *all = js_get(it->answer, "wrong"), *v;
	struct str code = js_str(js_at(all, 0), "code");
	size_t i;

	if (nothing || js_bool(it->answer, "unread"))
		return code.len > 0 ? code : S("unread");
	JS_EACH(v, all)
	for (i = 0; i < sizeof partly / sizeof *partly; i++)
		if (str_eq(js_str(v, "code"), str_c(partly[i])))
			return str_c(partly[i]);
	return S("");
}

struct unseen {
	struct arena *a;
	json *all, *files; /* told, and those of the mail */
	size_t more;
};

static void
put(struct unseen *u, struct str at, struct str code, struct str message)
{
	json *o = js_obj();

	js_set_str(o, "at", at);
	js_set_str(o, "code", code);
	js_set_str(o, "message", message);
	js_add(u->all, o);
}

/* What people call that place: a file's name, not the number of its part. */
static struct str
name_at(const struct unseen *u, struct str at)
{
	ptrdiff_t i = at.len;
	json *f;

	JS_EACH(f, u->files)
	if (str_eq(js_str(f, "place"), at))
		return js_str(f, "name");
	while (i > 0 && at.p[i - 1] != '/')
		i--;
	return str_slice(at, i, at.len);
}

/* Each place once. */
static void
tell(struct unseen *u, struct str at, struct str code, struct str message)
{
	json *o;

	JS_EACH(o, u->all)
	if (str_eq(js_str(o, "at"), at))
		return;
	if (js_len(u->all) == UNSEEN_MAX) {
		u->more++;
		return;
	}
	put(u, at, code, at.len == 0 ? message
	    : str_printf(u->a, "%.*s：%.*s", STR_ARG(name_at(u, at)),
		STR_ARG(message)));
}

/* A file that may be this case's and that no chapter was found for. */
static void
look(struct unseen *u, const struct item *it)
{
	struct str why = item_unread(it, false);
	bool scan = js_bool(it->answer, "scan");

	if (js_int(it->answer, "pictures") > 0)
		tell(u, it->place, S("scan"),
		    S("其中有只有图像、没有文字的部分"));
	if (it->role != ROLE_EVIDENCE || it->answer == NULL ||
	    js_str(it->file, "chapter").len > 0 ||
	    js_bool(it->file, "body") ||
	    (js_bool(it->file, "inline") &&
		js_int(it->file, "size") < (int64_t)LOGO_MAX))
		return;
	if (scan)
		tell(u, it->place, S("scan"),
		    S("只有图像，没有可读的文字"));
	else if (why.len > 0)
		tell(u, it->place, why, wrong_message(why));
}

/* Whether what is wrong there is the business of another case, or its form. */
static bool
is_others(const struct parcel *p, int n, struct str at)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (str_eq(p->items[i].place, at))
			return (p->items[i].of >= 0 &&
				   !item_is_of(&p->items[i], n)) ||
			    p->items[i].stranger.len > 0 ||
			    p->items[i].role == ROLE_FORM ||
			    p->items[i].role == ROLE_LIST;
	return false;
}

json *
unseen(struct parcel *p, int n)
{
	struct unseen u = {.a = &p->a, .all = js_arr(),
	    .files = js_get(p->mail, "files")};
	json *v;
	size_t i;

	JS_EACH(v, js_get(p->mail, "wrong"))
	if (is_lost(js_str(v, "code")) && !is_others(p, n, js_str(v, "at")))
		tell(&u, js_str(v, "at"), js_str(v, "code"),
		    js_str(v, "message"));
	for (i = 0; i < p->n; i++)
		if (item_is_of(&p->items[i], n) ||
		    (p->items[i].of < 0 && p->items[i].stranger.len == 0))
			look(&u, &p->items[i]);
	if (u.more > 0)
		put(&u, S(""), S("more"),
		    str_printf(&p->a, "另有 %zu 处", u.more));
	return u.all;
}
