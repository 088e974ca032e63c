/* SPDX-License-Identifier: ISC */
/* Names that one file of a pack uses and another gives. */
#include "fits.h"

#include <string.h>

#include "shape.h"

void
fits_tell(struct fits *x, json *owner, const char *key, size_t i,
    const char *what)
{
	faults_add(x->f, notice_where(x->n, owner, key, i, true), what);
}

void
fits_note(struct fits *x, json *owner, const char *key, size_t i,
    struct str what)
{
	faults_note(x->f, notice_where(x->n, owner, key, i, true), what.p);
}

const char *
fits_names(struct fits *x, json *list, const char *key)
{
	struct sb b = { .a = &x->f->mem };
	json *one;

	JS_EACH(one, list)
		sb_addf(&b, "%s%.*s", b.len ? "|" : "",
		    STR_ARG(js_str(one, key)));
	return str_cstr(&x->f->mem, sb_str(&b));
}

const char *
fits_keys(struct fits *x, json *map)
{
	struct sb b = { .a = &x->f->mem };

	if (js_is(map, json_type_object)) {
		json_object_object_foreach(map, key, value) {
			(void)value;
			sb_addf(&b, "%s%s", b.len ? "|" : "", key);
		}
	}
	return str_cstr(&x->f->mem, sb_str(&b));
}

bool
fits_among(struct str word, const char *words)
{
	struct str rest = str_c(words);

	while (rest.p != NULL)
		if (str_eq(str_cut(&rest, S("|")), word))
			return true;
	return false;
}

/* NULL, or that word is none of words. */
static const char *
stranger(struct fits *x, struct str word, const char *words, const char *what)
{
	struct str near;

	if (word.len == 0 || fits_among(word, words))
		return NULL;
	near = shape_nearest(&x->f->mem, word, words);
	if (near.len > 0)
		return str_printf(&x->f->mem,
		    "“%.*s”: no such %s: did you mean %.*s?", STR_ARG(word),
		    what, STR_ARG(near)).p;
	return str_printf(&x->f->mem, "“%.*s”: no such %s", STR_ARG(word),
	    what).p;
}

void
fits_known(struct fits *x, json *owner, const char *key, size_t i,
    struct str word, const char *words, const char *what)
{
	const char *why = stranger(x, word, words, what);

	if (why != NULL)
		fits_tell(x, owner, key, i, why);
}

void
fits_useful(struct fits *x, json *owner, const char *key, size_t i,
    struct str word, const char *words, const char *what)
{
	const char *why = stranger(x, word, words, what);

	if (why != NULL)
		faults_note(x->f, notice_where(x->n, owner, key, i, key == NULL),
		    why);
}

void
fits_all_known(struct fits *x, json *list, const char *words, const char *what)
{
	json *one;

	JS_EACH(one, list)
		fits_known(x, list, NULL, one_i, js_text(one), words, what);
}

void
fits_distinct(struct fits *x, json *list, const char *key)
{
	json *a, *b;

	JS_EACH(a, list)
	{
		JS_EACH(b, list)
		{
			if (b_i >= a_i)
				break;
			if (js_str(a, key).len > 0 &&
			    str_eq(js_str(a, key), js_str(b, key))) {
				TELL(x, a, key, 0, "“%.*s” stands here twice",
				    STR_ARG(js_str(a, key)));
				break;
			}
		}
	}
}

const char *
fits_chapters(struct fits *x)
{
	return str_printf(&x->f->mem, "%s|%s",
	    fits_names(x, js_get(x->root, "chapters"), "id"),
	    fits_names(x, js_get(x->root, "papers"), "id")).p;
}

/* --- what stands in jq expressions ---------------------------------------- */

const char *
fits_fields(struct fits *x, const char *form)
{
	json *all = js_path(x->root,
	    str_printf(&x->f->mem, "forms.%s.fields", form).p), *f;
	struct sb b = { .a = &x->f->mem };

	sb_add(&b, str_c(fits_names(x, all, "name")));
	JS_EACH(f, all)
		if (str_eq(js_str(f, "kind"), S("period")))
			sb_addf(&b, "|%.*s_start|%.*s_end",
			    STR_ARG(js_str(f, "name")),
			    STR_ARG(js_str(f, "name")));
	return str_cstr(&x->f->mem, sb_str(&b));
}

bool
fits_of_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	    (c >= 'A' && c <= 'Z') || c == '_';
}

struct str
fits_word_off(struct str *s)
{
	struct str name;
	ptrdiff_t n;

	for (n = 0; n < s->len && fits_of_word(s->p[n]); n++)
		;
	name = str_slice(*s, 0, n);
	*s = str_slice(*s, n, s->len);
	return name;
}

json *
fits_path_off(struct fits *x, struct str *s, struct str *name)
{
	json *at = x->root;

	for (;;) {
		*name = fits_word_off(s);
		at = js_get(at, str_cstr(&x->f->mem, *name));
		if (!js_is(at, json_type_object) || !str_starts(*s, S(".")))
			return at;
		*s = str_slice(*s, 1, s->len);
	}
}

/* Every NAME behind a word such as ".fields." is one of names. */
static void
behind(struct fits *x, json *owner, const char *key, struct str word,
    const char *names, const char *what)
{
	struct str rest = js_str(owner, key);

	for (;;) {
		str_cut(&rest, word);
		if (rest.p == NULL)
			return;
		fits_known(x, owner, key, 0, fits_word_off(&rest), names, what);
	}
}

/* $notice.parameters.rd_min: keys of the pack, unless // gives another. */
static void
pack_paths(struct fits *x, json *owner, const char *key)
{
	struct str rest = js_str(owner, key), name, after;
	json *at;

	for (;;) {
		str_cut(&rest, S("$notice."));
		if (rest.p == NULL)
			return;
		for (at = x->root;;) {
			name = fits_word_off(&rest);
			if (at == x->root && str_eq(name, S("named")) &&
			    str_starts(rest, S("."))) {
				rest = str_slice(rest, 1, rest.len);
				name = fits_word_off(&rest);
			}
			after = str_trim(rest);
			if (name.len == 0 || str_eq(name, S("required")) ||
			    str_starts(after, S("?")) ||
			    str_starts(after, S("//")) ||
			    !js_is(at, json_type_object))
				break;
			if (!js_has(at, str_cstr(&x->f->mem, name))) {
				fits_known(x, owner, key, 0, name,
				    fits_keys(x, at), "key in the pack");
				break;
			}
			at = js_get(at, str_cstr(&x->f->mem, name));
			if (!str_starts(rest, S(".")))
				break;
			rest = str_slice(rest, 1, rest.len);
		}
	}
}

const char *
fits_lookups(struct fits *x)
{
	return str_printf(&x->f->mem, "credit|register|actions|office|%s",
	    fits_keys(x, js_get(x->root, "tables_on_desk"))).p;
}

void
fits_expression(struct fits *x, json *owner, const char *key,
    const char *fields)
{

	if (!js_is(js_get(owner, key), json_type_string))
		return;
	behind(x, owner, key, S(".fields."), fields, "field in forms.yaml");
	behind(x, owner, key, S(".evidence."), fits_chapters(x),
	    "chapter or paper in notice.yaml");
	behind(x, owner, key, S(".lookup."), fits_lookups(x),
	    "table (see tables_on_desk)");
	pack_paths(x, owner, key);
}
