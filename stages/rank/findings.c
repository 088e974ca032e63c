/* SPDX-License-Identifier: ISC */
#include "rank.h"

#include "verdict.h"

/* The ids of rules repeat from record to record: one copy of each. */
static struct str
intern(struct index *ix, struct str s)
{
	size_t i;

	for (i = 0; i < ix->names.n; i++)
		if (str_eq(ix->names.v[i], s))
			return ix->names.v[i];
	s = str_dup(&ix->mem, s);
	/* A stranger's stream may hold endless names; those aren't looked up. */
	if (ix->names.n < 512)
		*ARENA_PUSH(&ix->mem, &ix->names) = s;
	return s;
}

static const char *const states[] = { "pass", "fail", "manual", NULL };
static const char *const severities[] = { "reject", "return", "warn", NULL };

static unsigned char
code_of(const char *const *words, struct str s)
{
	unsigned char i;

	for (i = 0; words[i] != NULL; i++)
		if (str_eq(str_c(words[i]), s))
			return i;
	return UNKNOWN;
}

static const char *
word_of(const char *const *words, unsigned char code)
{
	return code == UNKNOWN ? "unknown" : words[code];
}

/* What the brief knows is read from the finding again after a change. */
void
brief_read(struct index *ix, struct brief *b, json *finding)
{
	b->rule = intern(ix, js_str(finding, "rule"));
	b->state = code_of(states, js_str(finding, "state"));
	b->severity = code_of(severities, js_str(finding, "severity"));
}

void
brief_take(struct index *ix, struct filing *f, json *finding, bool added)
{
	size_t nth = 0, i;
	struct brief *b;

	for (i = 0; i < f->found.n; i++)
		nth += f->found.v[i].added == added;
	b = ARENA_PUSH(&ix->mem, &f->found);
	b->nth = nth;
	b->added = added;
	brief_read(ix, b, finding);
}

void
filing_judge(struct rank *rk, struct filing *f)
{
	json *r = js_obj(), *all = js_list(r, "findings"), *one;
	size_t i;

	for (i = 0; i < f->found.n; i++) {
		one = js_obj();
		js_set_c(one, "state", word_of(states, f->found.v[i].state));
		js_set_c(one, "severity",
		    word_of(severities, f->found.v[i].severity));
		js_add(all, one);
	}
	verdict_set(r);
	f->verdict = intern(&rk->index, js_str(r, "verdict"));
	f->stands = !str_eq(f->verdict, S("reject")) &&
	    f->version != V_SUPERSEDED;
	js_free(r);
}

bool
brief_is(const struct brief *b, const char *state)
{
	return strcmp(word_of(states, b->state), state) == 0;
}

const char *
brief_severity(const struct brief *b)
{
	return word_of(severities, b->severity);
}
