/* SPDX-License-Identifier: ISC */
#include "rank.h"

#include "verdict.h"

#define NAMES_SOUGHT 512 /* more rules than a pack has */

/* Rules and dispositions repeat from record to record: one copy of each. */
static uint32_t
intern(struct index *ix, struct str s)
{
	size_t i;

	/* A stranger's stream may hold endless names; those aren't sought. */
	for (i = 0; i < ix->names.n && i < NAMES_SOUGHT; i++)
		if (str_eq(ix->names.v[i], s))
			return (uint32_t)i;
	*ARENA_PUSH(&ix->mem, &ix->names) = str_dup(&ix->mem, s);
	return (uint32_t)ix->names.n - 1;
}

struct str
brief_rule(const struct index *ix, const struct brief *b)
{
	return ix->names.v[b->rule];
}

struct str
brief_disposition(const struct index *ix, const struct brief *b)
{
	return ix->names.v[b->disposition];
}

static const char *const states[] = {"pass", "fail", "manual", NULL};
static const char *const severities[] = {"reject", "return", "warn", NULL};

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
	b->disposition = intern(ix, js_str(finding, "disposition"));
	b->state = code_of(states, js_str(finding, "state"));
	b->severity = code_of(severities, js_str(finding, "severity"));
}

void
brief_take(struct index *ix, struct filing *f, json *finding, bool added)
{
	uint32_t nth = 0;
	struct brief *b;
	size_t i;

	for (i = f->found.n; i > 0; i--)
		if (f->found.v[i - 1].added == added) {
			nth = f->found.v[i - 1].nth + 1;
			break;
		}
	b = ARENA_PUSH(&ix->mem, &f->found);
	b->nth = nth;
	b->added = added;
	brief_read(ix, b, finding);
	f->judged = false;
}

static json *
in_full(const struct index *ix, const struct brief *b)
{
	json *f = js_obj();

	js_set_c(f, "state", word_of(states, b->state));
	js_set_c(f, "severity", word_of(severities, b->severity));
	js_set_str(f, "disposition", brief_disposition(ix, b));
	return f;
}

/* Passes and remarks never decide; only what may is put to verdict_set(). */
void
filing_judge(struct index *ix, struct filing *f)
{
	json *r, *all;
	uint32_t n;
	size_t i;

	if (f->judged)
		return;
	r = js_obj();
	all = js_list(r, "findings");
	for (i = 0; i < f->found.n; i++)
		if (!brief_is(&f->found.v[i], "pass"))
			js_add(all, in_full(ix, &f->found.v[i]));
	verdict_set(r);
	/* intern() may move the names: first the number, then the name. */
	n = intern(ix, js_str(r, "verdict"));
	f->verdict = ix->names.v[n];
	n = intern(ix, js_str(r, "disposition"));
	f->disposition = ix->names.v[n];
	f->stands =
	    !str_eq(f->verdict, S("reject")) && f->version != V_SUPERSEDED;
	f->judged = true;
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
