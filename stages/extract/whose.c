/* SPDX-License-Identifier: ISC */
/*
 * Papers of another company.  A mail may bring what belongs to several
 * applicants, of whom only some have a form that can be read: what says by
 * itself that it is somebody else's must not be judged as theirs.
 */
#include "companies.h"
#include "fold.h"
#include "kind.h"
#include "parcel.h"

#define GROUPED_MAX 2000 /* files of a mail that are compared by their names */
#define KNOWN_MAX 500	 /* companies of a mail */
#define BRIEF_MIN 4	 /* characters that stand for a company */
#define PREFIX_MIN 2	 /* characters; a shorter one tells nothing */
#define TAGS_MAX 16	 /* of a path */
#define BRIEFS_MAX 32	 /* short names of a company */

static void
know(struct parcel *p, json *fields)
{
	struct str raw = js_pstr(fields, "company.raw"),
		   key = fold_company(&p->a, raw);
	size_t i;

	if (utf8_count(key) < 4 || p->known.n == KNOWN_MAX)
		return;
	for (i = 0; i < p->known.n; i++)
		if (str_eq(p->known.v[i].key, key))
			return;
	*ARENA_PUSH(&p->a, &p->known) = (struct known){.key = key,
	    .shown = fold_tidy(&p->a, raw, NULL),
	    .uscc = fold_key(&p->a, js_pstr(fields, "uscc.raw"))};
}

void
whose_known(struct parcel *p)
{
	json *row;
	size_t i;

	for (i = 0; i < p->cases.n; i++)
		know(p, js_get(p->cases.v[i].data, "fields"));
	for (i = 0; i < p->lists.n; i++)
		JS_EACH(row, js_path(p->lists.v[i]->answer, "list.rows"))
			know(p, js_get(row, "fields"));
}

static bool
in_text(const struct item *it, struct str key)
{
	json *v;

	JS_EACH(v, js_get(it->answer, "companies"))
	if (str_has(js_text(v), key))
		return true;
	return false;
}

bool
whose_named(const struct item *it, struct str key)
{
	return utf8_count(key) >= 4 &&
	       (str_has(it->key.name, key) || str_has(it->key.dir, key) ||
		   in_text(it, key));
}

bool
whose_says(const struct item *it, struct str key)
{
	struct str bearer = js_str(it->answer, "bearer");

	return in_text(it, key) ||
	       (str_has(it->key.name, key) &&
		   (bearer.len == 0 || str_has(key, bearer)));
}

/* Who pledges, or of whom the report is: what the paper says of itself. */
static struct str
stated(const struct item *it)
{
	struct str s = js_pstr(it->answer, "pledge.company");

	return s.len > 0 ? s : js_pstr(it->answer, "credit.company");
}

static struct str
find_other(struct parcel *p, const struct item *it, const struct one_case *c)
{
	struct str key = it->key.stated,
		   uscc = fold_key(&p->a, js_pstr(it->answer, "credit.uscc"));
	size_t i;

	if (whose_named(it, c->company_key) ||
	    (key.len > 0 && str_eq(key, c->company_key)))
		return S("");
	for (i = 0; i < p->known.n; i++) {
		const struct known *k = &p->known.v[i];

		if (str_eq(k->key, c->company_key))
			continue;
		if (str_eq(k->key, key) || whose_named(it, k->key) ||
		    (uscc.len == 18 && str_eq(uscc, k->uscc)))
			return k->shown;
	}
	return S("");
}

/* Names another company that this mail knows, and not this one. */
static struct str
other_by_content(struct parcel *p, struct item *it, const struct one_case *c)
{
	size_t asked = (size_t)(c - p->cases.v) + 1;

	if (it->key.asked != asked)
		it->key.other = find_other(p, it, c);
	it->key.asked = asked;
	return it->key.other;
}

/* Up to the first of some signs, and what is behind it; no sign: p is NULL. */
static struct str
cut_at(struct str *rest, const char *const signs[])
{
	struct str s = *rest, at = s;
	int i;

	for (; at.len > 0; utf8_next(&at))
		for (i = 0; signs[i] != NULL; i++)
			if (str_starts(at, str_c(signs[i]))) {
				*rest = str_slice(
				    at, str_c(signs[i]).len, at.len);
				return str_slice(s, 0, at.p - s.p);
			}
	*rest = (struct str){0};
	return s;
}

/* Its key, when it can be a name. */
static struct str
tag_of(struct arena *a, struct str s)
{
	struct str rest = s;
	int han = 0;

	while (rest.len > 0)
		han += fold_is_han(utf8_next(&rest));
	return han >= PREFIX_MIN ? fold_company(a, s) : S("");
}

/* 雷州糖业_承诺函.pdf: what stands before the first sign. */
static struct str
prefix_of(struct arena *a, struct str name)
{
	static const char *const signs[] = {
	    "_", "-", "—", "－", "＿", "–", " ", "　", "：", NULL};
	struct str head = cut_at(&name, signs);

	return name.p != NULL ? tag_of(a, head) : S("");
}

/* 佐证/承诺函（雷州糖业）.pdf: all that stands between signs. */
static void
add_tags(struct arena *a, struct words *tags, struct str path)
{
	static const char *const signs[] = {"_", "-", "—", "－", "＿", "–",
	    " ", "　", "：", "（", "）", "(", ")", "【", "】", "[", "]", "、",
	    "+", ".", "/", NULL};
	struct str tag;

	while (path.p != NULL && tags->n < TAGS_MAX) {
		tag = tag_of(a, cut_at(&path, signs));
		if (tag.len > 0 && !words_have(tags, tag))
			words_add(a, tags, tag);
	}
}

void
whose_keys(struct parcel *p)
{
	struct item *it;

	for (it = p->items; it < p->items + p->n; it++) {
		it->key.name = fold_company(&p->a, it->paper.name);
		it->key.dir = fold_company(&p->a, it->dir);
		it->key.stated = fold_company(&p->a, stated(it));
		it->key.prefix = prefix_of(&p->a, it->paper.name);
		add_tags(&p->a, &it->key.tags, it->paper.name);
		add_tags(&p->a, &it->key.tags, it->dir);
	}
}

/* The longest run of characters that both have. */
static struct str
common(struct str x, struct str y)
{
	struct str best = S(""), s, t, from;
	ptrdiff_t n;

	for (; x.len > 0; utf8_next(&x))
		for (from = y; from.len > 0; utf8_next(&from)) {
			for (s = x, t = from, n = 0; s.len > 0 && t.len > 0 &&
			     utf8_next(&s) == utf8_next(&t);)
				n = s.p - x.p;
			if (n > best.len)
				best = str_slice(x, 0, n);
		}
	return best;
}

/* 源城灯饰申报表.docx; what may be a city's, or any company's, is nobody's. */
struct str
whose_brief(const struct item *form, struct str company_key)
{
	static const char *const places[] = {"省", "市", "区", "县", "镇", NULL};
	struct str s;
	ptrdiff_t least;

	if (utf8_count(company_key) > COMPANY_RUNES_MAX)
		return S("");
	s = common(form->key.name, company_key);
	least = str_ends(s, S("公司")) ? 2 * BRIEF_MIN : BRIEF_MIN;
	return utf8_count(s) < least || str_ends_any(s, places) ? S("") : s;
}

/*
 * Its own short names: what the case's form, and the papers that name the
 * company in full, are called by.  网络安全 alone is short for many.
 */
static void
learn(struct parcel *p, struct one_case *c)
{
	const struct item *o;
	size_t i;

	c->briefed = true;
	for (o = p->items; o < p->items + p->n; o++) {
		const struct words *tags = &o->key.tags;

		if (o != c->form && !whose_named(o, c->company_key))
			continue;
		for (i = 0; i < tags->n && c->briefs.n < BRIEFS_MAX; i++)
			if (utf8_shortens(tags->v[i], c->company_key) &&
			    !words_have(&c->briefs, tags->v[i]))
				words_add(&p->a, &c->briefs, tags->v[i]);
	}
}

bool
whose_called(struct parcel *p, const struct item *it, struct one_case *c)
{
	const struct words *tags = &it->key.tags;
	size_t i;

	if (c->brief.len > 0 && (str_has(it->key.name, c->brief) ||
				    str_has(it->key.dir, c->brief)))
		return true;
	if (p->n > GROUPED_MAX)
		return false;
	if (!c->briefed)
		learn(p, c);
	for (i = 0; i < tags->n; i++)
		if (words_have(&c->briefs, tags->v[i]))
			return true;
	return false;
}

static bool
claims_form(const struct item *it)
{
	enum what w = what_of(js_str(it->answer, "claims"));

	return w == WHAT_FORM || w == WHAT_REGION;
}

/* A folder of its own, that this case's form doesn't lie in. */
static bool
same_folder(const struct item *x, const struct item *y, const struct one_case *c)
{
	return str_has(x->place, S("/")) && str_eq(x->dir, y->dir) &&
	       !str_eq(x->dir, c->dir) &&
	       !str_starts(c->dir, str_slice(y->place, 0, y->dir.len + 1));
}

struct kin { /* those that lie together, or begin alike */
	struct str who, stated, claimed;
	bool own; /* one of them is this case's */
};

static void
look(struct parcel *p, struct kin *k, struct item *o,
    const struct one_case *c, struct str brief)
{
	struct str s = stated(o);
	size_t i;

	if (whose_named(o, c->company_key) || o == c->form)
		k->own = true;
	if (k->who.len == 0)
		k->who = other_by_content(p, o, c);
	if (s.len > 0 && !str_eq(o->key.stated, c->company_key))
		k->stated = s;
	if (!claims_form(o))
		return;
	k->claimed = o->paper.name;
	for (i = 0; i < p->known.n && k->who.len == 0 && brief.len > 0; i++)
		if (!str_eq(p->known.v[i].key, c->company_key) &&
		    utf8_shortens(brief, p->known.v[i].key))
			k->who = p->known.v[i].shown;
}

/* What begins like it, or lies in its folder with a form nobody can read. */
static struct str
other_by_kin(struct parcel *p, const struct item *it, const struct one_case *c,
    bool in_own)
{
	struct kin alike = {0}, beside = {0};
	size_t i;

	if (p->n > GROUPED_MAX)
		return S("");
	for (i = 0; i < p->n; i++) {
		struct item *o = &p->items[i];

		if (o->answer == NULL || o->role == ROLE_LIST)
			continue;
		if (it->key.prefix.len > 0 &&
		    str_eq(o->key.prefix, it->key.prefix) &&
		    str_eq(o->dir, it->dir))
			look(p, &alike, o, c, it->key.prefix);
		if (same_folder(it, o, c))
			look(p, &beside, o, c, S(""));
	}
	if (it->key.prefix.len > 0 && !alike.own &&
	    !utf8_shortens(it->key.prefix, c->company_key) &&
	    (!in_own || alike.claimed.len > 0)) {
		if (alike.who.len > 0)
			return alike.who;
		if (alike.claimed.len > 0)
			return alike.stated;
	}
	if (beside.own || beside.claimed.len == 0)
		return S("");
	return beside.who.len > 0 ? beside.who : beside.stated;
}

/* 04 乙公司/ beside 05 甲公司/ with the form: a folder for each company. */
static struct str
other_by_folder(struct parcel *p, const struct item *it,
    const struct one_case *c)
{
	static const char *const ends[] = {"公司", "集团", "厂", NULL};
	struct str x = it->dir, y = c->dir, own = {0}, other = {0}, key;

	while (str_eq(own, other)) {
		if (x.len == 0 || y.len == 0)
			return S("");
		other = str_cut(&x, S("/"));
		own = str_cut(&y, S("/"));
	}
	key = fold_company(&p->a, other);
	return str_has(fold_company(&p->a, own), c->company_key) &&
		       str_ends_any(key, ends)
		   ? other
		   : S("");
}

/* In a folder that only this case's form lies in, papers were meant for it. */
struct str
whose_other(struct parcel *p, struct item *it, const struct one_case *c,
    bool in_own)
{
	struct str who;

	if (utf8_count(c->company_key) < 4 ||
	    whose_named(it, c->company_key))
		return S("");
	if ((who = other_by_folder(p, it, c)).len > 0)
		return who;
	if (!in_own && (who = other_by_content(p, it, c)).len > 0)
		return who;
	return other_by_kin(p, it, c, in_own);
}
