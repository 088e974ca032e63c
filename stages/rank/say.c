/* SPDX-License-Identifier: ISC */
#include "rank.h"

#include "wording.h"

#define SAID_MAX 4 /* findings of one rule on one record */

struct str
say_number(struct arena *a, int64_t n)
{
	return str_printf(a, "%lld", (long long)n);
}

json *
pack_rule(struct rank *rk, struct str id)
{
	return js_find(js_get(rk->notice, "rules"), "id", id);
}

/*
 * The pack's own words: rank.findings.CODE, else the rule of that id, which
 * has no expression to judge by itself (scope: rank).
 */
static json *
pack_words(struct rank *rk, const char *code)
{
	json *own = js_path(rk->notice, "rank.findings");

	return js_has(own, code) ? js_get(own, code)
				 : pack_rule(rk, str_c(code));
}

/* Switched off, or judged by a set rule of the pack that has this id. */
static bool
silent(struct rank *rk, const char *code)
{
	json *own = js_get(js_path(rk->notice, "rank.findings"), code);

	if (js_is(own, json_type_boolean))
		return !json_object_get_boolean(own);
	return str_eq(js_str(pack_rule(rk, str_c(code)), "scope"), S("set"));
}

static struct str
word(json *own, const char *key, const char *otherwise)
{
	struct str s = js_str(own, key);

	return s.len > 0 ? s : str_c(otherwise);
}

/* The pack's text; else ours, in the words of the notice. */
static struct str
told(struct rank *rk, json *own, const char *key, const char *otherwise)
{
	struct str s = js_str(own, key);

	return s.len > 0 ? s
			 : wording(&rk->mem, rk->notice, str_c(otherwise));
}

/* {key} in a text is replaced; an unknown one stays as it is. */
static struct str
fill(struct arena *a, struct str text, const struct say *say)
{
	struct sb b = {.a = a};
	struct str left, key;
	size_t i, n = sizeof say->with / sizeof *say->with;

	while (text.p != NULL) {
		left = str_cut(&text, S("{"));
		sb_add(&b, left);
		if (text.p == NULL)
			break;
		key = str_cut(&text, S("}"));
		for (i = 0; i < n && say->with[i].key != NULL; i++)
			if (str_eq(key, str_c(say->with[i].key)))
				break;
		if (i < n && say->with[i].key != NULL)
			sb_add(&b, say->with[i].text);
		else
			sb_addf(&b, "{%.*s}", STR_ARG(key));
	}
	return sb_str(&b);
}

static json *
one(struct str s)
{
	json *a = js_arr();

	if (s.len > 0)
		js_add_str(a, s);
	return a;
}

static json *
finding(struct rank *rk, const struct say *say)
{
	const struct words *w = words_of(say->code);
	json *own = pack_words(rk, say->code), *f = js_obj();
	struct str message = told(rk, own, "message", w->message);

	js_set_c(f, "rule", say->code);
	js_set_str(f, "clause", js_str(own, "clause"));
	js_set_str(f, "quote", js_str(own, "quote"));
	js_set_str(f, "state",
	    say->state ? str_c(say->state) : word(own, "state", w->state));
	js_set_str(f, "severity",
	    say->severity ? str_c(say->severity)
			  : word(own, "severity", w->severity));
	js_set_str(f, "disposition",
	    say->disposition
		? str_c(say->disposition)
		: told(rk, own, "disposition", w->disposition));
	js_set_str(f, "message", fill(&rk->mem, message, say));
	js_set_str(f, "todo", fill(&rk->mem, told(rk, own, "todo", w->todo), say));
	if (js_str(own, "title").len == 0 && w->title[0] != '\0')
		js_set_str(f, "title", told(rk, NULL, "", w->title));
	js_set(f, "fields", one(str_c(say->field)));
	js_set(f, "at", one(say->at));
	js_set_c(f, "by", "set");
	if (say->since != NULL && say->since->timed)
		js_set_str(f, "since", say->since->received);
	return f;
}

/*
 * The same said before; or the same rule so often that another time tells a
 * person no more, and a flood of equal mails must not fill the memory.
 */
static json *
said(json *findings, json *new)
{
	struct str rule = js_str(new, "rule"), text = js_str(new, "message");
	size_t often = 0;
	json *f;

	JS_EACH(f, findings)
	{
		if (!str_eq(js_str(f, "rule"), rule))
			continue;
		if (str_eq(js_str(f, "message"), text) || ++often == SAID_MAX)
			return f;
	}
	return NULL;
}

json *
say_finding(struct rank *rk, struct filing *f, const struct say *say)
{
	json *new, *old;

	if (silent(rk, say->code))
		return NULL;
	new = finding(rk, say);
	/* What wasn't read can't be found wrong: it is for a person. */
	if (f->unread && str_eq(js_str(new, "state"), S("fail"))) {
		js_set_c(new, "state", "manual");
		js_set_c(new, "disposition", "需人工核实");
	}
	if ((old = said(f->add, new)) != NULL) {
		js_free(new);
		return old;
	}
	if (f->add == NULL)
		f->add = js_arr();
	js_add(f->add, new);
	brief_take(&rk->index, f, new, true);
	return new;
}

static int
weight(json *finding)
{
	struct str s = js_str(finding, "state");

	return str_eq(s, S("pass")) ? 0 : str_eq(s, S("fail")) ? 2 : 1;
}

/* The brief of the nth added finding. */
static struct brief *
brief_added(struct filing *f, size_t nth)
{
	size_t i;

	for (i = 0; i < f->found.n; i++)
		if (f->found.v[i].added && f->found.v[i].nth == nth)
			break;
	return &f->found.v[i];
}

void
say_rule(struct rank *rk, struct filing *f, json *new)
{
	json *old;

	if (f->add == NULL)
		f->add = js_arr();
	JS_EACH(old, f->add)
	{
		if (!str_eq(js_str(old, "rule"), js_str(new, "rule")))
			continue;
		if (weight(new) <= weight(old)) {
			js_free(new);
			return;
		}
		json_object_array_put_idx(f->add, old_i, new);
		brief_read(&rk->index, brief_added(f, old_i), new);
		f->judged = false;
		return;
	}
	js_add(f->add, new);
	brief_take(&rk->index, f, new, true);
}

void
say_recon(struct rank *rk, struct roster *l, size_t row, size_t filing,
    const struct say *say)
{
	const struct words *w = words_of(say->code);
	json *own = pack_words(rk, say->code), *line;

	if (silent(rk, say->code))
		return;
	line = js_obj();
	js_set(line, "n", NULL);
	if (row != NONE)
		js_set_str(line, "n", l->rows[row].shown_n);
	js_set(line, "row", row == NONE ? NULL : js_new_num((double)row));
	js_set(line, "case", NULL);
	if (filing != NONE)
		js_set_str(line, "case", rk->index.filings.v[filing].id);
	js_set_c(line, "code", say->code);
	js_set_str(line, "message",
	    fill(&rk->mem, told(rk, own, "message", w->message), say));
	js_set_str(
	    line, "todo", fill(&rk->mem, told(rk, own, "todo", w->todo), say));
	js_add(l->recon, line);
}
