/* SPDX-License-Identifier: ISC */
/* What a pack calls things, and the forms of time and numbers in papers. */
#include "docxout.h"
#include "render.h"
#include "spool.h"
#include "when.h"
#include "wording.h"

struct str
render_word(struct render *r, const char *dotted)
{
	return js_pstr(js_get(r->pack, "tables"), dotted);
}

struct str
render_say(struct render *r, const char *words)
{
	return wording(&r->cold, r->pack, str_c(words));
}

struct str
render_name(struct render *r, const char *group, struct str code)
{
	json *words = js_get(js_path(r->pack, "tables.words"), group);
	struct str word = S("");
	char key[64]; /* no code of ours is as long */

	if (code.len > 0 && code.len < (ptrdiff_t)sizeof key) {
		memcpy(key, code.p, (size_t)code.len);
		key[code.len] = '\0';
		word = js_str(words, key);
	}
	return word.len ? word : code;
}

struct str
render_recommender(struct render *r, struct str code)
{
	json *one;

	JS_EACH(one, js_get(r->pack, "recommenders"))
		if (str_eq(js_str(one, "code"), code))
			return js_str(one, "name");
	return code;
}

struct str
render_who(struct render *r, struct arena *a, const struct item *it)
{
	json *named = js_path(r->pack, "tables.named"), *one;
	struct sb b = { .a = a };
	struct str s;

	if (js_len(named) == 0)
		return it->company;
	JS_EACH(one, named) {
		s = str_eq(js_text(one), S("company")) ? it->company
						       : it->title;
		sb_addf(&b, "%s%.*s", b.len > 0 && s.len > 0 ? " " : "",
		    STR_ARG(s));
	}
	return sb_str(&b);
}

struct str
render_sender(struct str from)
{
	struct str s = str_trim(str_slice(from, 0, str_find(from, S("<"))));

	return str_has(s, S("@")) ? S("") : s;
}

bool
render_from_companies(struct render *r)
{
	json *does = js_get(js_get(r->pack, "roles"), str_cstr(&r->cold, r->role));

	return !str_eq(js_str(does, "receives_from"), S("recommender"));
}

struct str
render_clock(struct render *r, struct arena *a, struct str iso)
{
	struct str s;
	int64_t t;

	if (!when_parse(iso, r->zone, &t))
		return S("");
	s = when_iso(a, t, r->zone);
	return str_printf(a, "%.10s %.5s", s.p, s.p + 11);
}

struct str
render_serial(struct render *r, struct arena *a, struct str id)
{
	char text[24];
	ptrdiff_t i, n = 0;

	/* The id's hex in capitals: read aloud, it can't be misheard as a word */
	for (i = 0; i < id.len && n < 16; i++)
		if (i > 0)
			text[n++] = id.p[i] >= 'a' && id.p[i] <= 'z'
			    ? (char)(id.p[i] - 'a' + 'A') : id.p[i];
	return str_printf(a, "%lld-%.*s", (long long)js_int(r->pack, "year"),
	    (int)n, text);
}

struct str
render_mail_number(struct arena *a, json *mail)
{
	struct str seed = js_str(mail, "seed");

	if (seed.len == 0)
		seed = js_str(mail, "sha256");
	return str_printf(a, "m%.*s%.*s", STR_ARG(str_slice(seed, 0, 12)),
	    STR_ARG(str_slice(seed, SHA256_HEX, seed.len)));
}

const char *
render_heading(struct render *r, const char *field, const char *otherwise)
{
	struct str s = render_label(r, field);
	char *c = str_cstr(&r->mem, s);

	/* It names a sheet, too (ECMA-376 18.2.19). */
	if (str_eq(s, str_c(field)) || str_starts(s, S("re:")) ||
	    utf8_count(s) > 20 || strpbrk(c, "[]:*?/\\") != NULL)
		return otherwise;
	return c;
}

bool
render_asks(struct render *r, const char *field)
{
	return !str_eq(render_label(r, field), str_c(field));
}

struct str
render_label(struct render *r, const char *field)
{
	json *f;

	JS_EACH(f, js_path(r->pack, "forms.case.fields"))
		if (str_eq(js_str(f, "name"), str_c(field)))
			return js_text(js_at(js_get(f, "labels"), 0));
	return str_c(field);
}

bool
render_is_for(struct render *r, json *roles)
{
	json *role;
	bool mine = roles == NULL;

	JS_EACH(role, roles)
		mine |= str_eq(js_text(role), r->role);
	return mine;
}

bool
render_wants(struct render *r, json *book)
{
	struct str when = js_str(book, "when");

	if (!render_is_for(r, js_get(book, "roles")) ||
	    str_eq(when, S("never")))
		return false;
	return when.len == 0 || (str_eq(when, S("scored")) && r->scored);
}

struct str
render_edited(struct render *r)
{
	return wording_edited(r->pack, r->end);
}

void
render_mark_edited(struct render *r, struct docxout *d)
{
	if (render_edited(r).len > 0)
		docxout_para(d, DOCX_MARK, render_edited(r));
}
