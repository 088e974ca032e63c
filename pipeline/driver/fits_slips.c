/* SPDX-License-Identifier: ISC */
/*
 * Slips of the pen that are no fault of any one place: a message with the
 * braces of letters, one item of a list where a full-width comma was meant to
 * part two.
 */
#include <string.h>

#include "fits.h"

/* Behind the \(...) that s begins with. */
static struct str
behind_jq(struct str s)
{
	ptrdiff_t i;
	int depth = 0;

	for (i = 1; i < s.len; i++) {
		depth += s.p[i] == '(';
		depth -= s.p[i] == ')';
		if (depth == 0)
			break;
	}
	return str_slice(s, i < s.len ? i + 1 : s.len, s.len);
}

/* {name} is for letters; a rule's words take \(...). */
static void
braces(struct fits *x, json *rule, const char *key)
{
	struct str s = js_str(rule, key);
	ptrdiff_t n;

	while (s.len > 0) {
		if (str_starts(s, S("\\("))) {
			s = behind_jq(s);
			continue;
		}
		for (n = 1; n < s.len && (fits_of_word(s.p[n]) || s.p[n] == '.'); n++)
			;
		if (s.p[0] == '{' && n > 1 && n < s.len && s.p[n] == '}') {
			fits_note(x, rule, key, 0, str_printf(&x->f->mem,
			    "%.*s stays as it is: a rule says \\(.fields."
			    "NAME.value) or \\($notice.KEY)",
			    (int)n + 1, s.p));
			return;
		}
		s = str_slice(s, 1, s.len);
	}
}

/* .cases[].NAME of a rule of scope set: only what it needs is there. */
static void
shown(struct fits *x, json *rule, const char *key, const char *needs)
{
	struct str s = js_str(rule, key), name;
	ptrdiff_t at, n;

	while ((at = str_find(s, S(".cases[]."))) >= 0) {
		s = str_slice(s, at + S(".cases[].").len, s.len);
		for (n = 0; n < s.len && fits_of_word(s.p[n]); n++)
			;
		name = str_slice(s, 0, n);
		if (n > 0 && !fits_among(name, needs))
			fits_note(x, rule, key, 0, str_printf(&x->f->mem,
			    "%.*s is not among needs: here it is always null",
			    STR_ARG(name)));
	}
}

static const char *
needs_of(struct fits *x, json *rule)
{
	struct sb b = {.a = &x->f->mem};
	struct str rest, last;
	json *need;

	sb_add(&b, S("id|verdict"));
	JS_EACH(need, js_get(rule, "needs"))
	{
		for (last = rest = js_text(need); rest.p != NULL;)
			last = str_cut(&rest, S("."));
		sb_addc(&b, '|');
		sb_add(&b, last);
	}
	return str_cstr(&x->f->mem, sb_str(&b));
}

static void
rule_slips(struct fits *x, json *rule)
{
	static const char *const said[] = {"message", "manual_message",
	    "unknown", NULL};
	static const char *const sets[] = {"fails", "doubtful", "message",
	    "manual_message", NULL};
	const char *needs;
	size_t i;

	for (i = 0; said[i] != NULL &&
	     !str_eq(js_str(rule, "scope"), S("rank")); i++)
		braces(x, rule, said[i]);
	if (!str_eq(js_str(rule, "scope"), S("set")))
		return;
	needs = needs_of(x, rule);
	for (i = 0; sets[i] != NULL; i++)
		shown(x, rule, sets[i], needs);
}

/* --- lists of words --- */

/* 甲，乙 and 甲、乙, but not 所在县（市、区）. */
static bool
has_comma(struct str s)
{
	int depth = 0;

	while (s.len > 0) {
		uint32_t r = utf8_next(&s);

		depth += r == 0xff08 || r == '(';
		depth -= r == 0xff09 || r == ')';
		if (depth == 0 && (r == 0xff0c || r == 0x3001))
			return true;
	}
	return false;
}

/* [甲，乙] is one word; so is [甲、乙]. */
static void
commas(struct fits *x, json *list)
{
	json *v;

	JS_EACH(v, list)
		if (js_is(v, json_type_string) &&
		    !str_starts(js_text(v), S("re:")) && has_comma(js_text(v)))
			fits_note(x, list, NULL, v_i, str_printf(&x->f->mem,
			    "“%.*s” is one word: a list is parted by a comma "
			    "and a blank, “, ”", STR_ARG(js_text(v))));
}

static void
word_lists(struct fits *x)
{
	static const char *const tops[] = {"words", "form_titles",
	    "annex_titles", "list_titles", "region_titles", NULL};
	static const char *const named[] = {"directions", "applicant_types",
	    "natures", "recommenders", NULL};
	static const char *const papers[] = {"chapters", "papers", NULL};
	json *o;
	size_t i;

	for (i = 0; tops[i] != NULL; i++)
		commas(x, js_get(x->root, tops[i]));
	for (i = 0; named[i] != NULL; i++)
		JS_EACH(o, js_get(x->root, named[i]))
			commas(x, js_get(o, "synonyms"));
	for (i = 0; papers[i] != NULL; i++)
		JS_EACH(o, js_get(x->root, papers[i]))
			commas(x, js_get(o, "words"));
}

/* 2042年营业收入: a year that hasn't come. */
static void
label_years(struct fits *x, json *all)
{
	int64_t year, now = js_int(x->root, "year");
	json *f, *l;

	JS_EACH(f, all)
		JS_EACH(l, js_get(f, "labels"))
		{
			struct str s = js_text(l);

			if (now > 0 && s.len > 4 && str_starts(s, S("20")) &&
			    str_int(str_slice(s, 0, 4), &year) && year > now)
				fits_note(x, js_get(f, "labels"), NULL, l_i,
				    str_printf(&x->f->mem,
				    "asks for %lld, the notice is of %lld",
				    (long long)year, (long long)now));
		}
}

/* A letter says 按照通知“…”: a sentence that some rule quotes, too. */
static void
quoted(struct fits *x)
{
	json *letters = js_get(x->root, "letters"), *rule;
	struct str s = js_str(letters, "channel_quote");

	if (s.len == 0)
		return;
	JS_EACH(rule, js_get(x->root, "rules"))
		if (str_has(js_str(rule, "quote"), s))
			return;
	fits_note(x, letters, "channel_quote", 0,
	    S("no rule quotes this: another notice's sentence?"));
}

void
fits_slips(struct fits *x)
{
	json *all = js_path(x->root, "forms.case.fields"), *rule, *f;

	JS_EACH(rule, js_get(x->root, "rules"))
		rule_slips(x, rule);
	word_lists(x);
	label_years(x, all);
	quoted(x);
	JS_EACH(f, all)
		commas(x, js_get(f, "labels"));
}
