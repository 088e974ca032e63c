/* SPDX-License-Identifier: ISC */
#define PCRE2_CODE_UNIT_WIDTH 8

#include "pattern.h"

#include <pcre2.h>

#define STEPS_MAX 200000 /* a label takes some hundred */
#define HEAP_MAX 8192	 /* KiB */

/* A form asks for the same text two or three times: 8 us each. */
#define SEEN_MAX 256
#define SEEN_BYTES 94

struct seen { /* len 0: nothing */
	unsigned char len;
	bool out;
	char text[SEEN_BYTES];
};

struct pattern {
	pcre2_code *code;
	pcre2_match_data *found;
	pcre2_match_context *bounds;
	struct seen *seen; /* SEEN_MAX, of pattern_rules_out() */
};

static pcre2_code *
compile(struct str s, unsigned flags, int *code, size_t *at)
{
	uint32_t opt = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
	pcre2_compile_context *c = pcre2_compile_context_create(NULL);
	pcre2_code *re = NULL;

	if (c == NULL)
		return NULL;
	if (flags & PATTERN_WHOLE) {
		opt |= PCRE2_ANCHORED | PCRE2_ENDANCHORED;
		pcre2_set_compile_extra_options(c, 0);
	}
	re = pcre2_compile((PCRE2_SPTR)s.p, (size_t)s.len, opt, code, at, c);
	pcre2_compile_context_free(c);
	return re;
}

struct pattern *
pattern_new(struct arena *a, struct str s, unsigned flags, const char **why)
{
	struct pattern *p = NEW(a, struct pattern);
	PCRE2_UCHAR text[160];
	size_t at = 0;
	int code = 0;

	p->code = compile(s, flags, &code, &at);
	if (p->code == NULL) {
		pcre2_get_error_message(code, text, sizeof text);
		*why = str_printf(
		    a, "pattern: %s, behind byte %zu", (char *)text, at)
			   .p;
		return NULL;
	}
	p->found = pcre2_match_data_create(PATTERN_GROUPS, NULL);
	p->bounds = pcre2_match_context_create(NULL);
	if (p->found == NULL || p->bounds == NULL) {
		*why = "out of memory";
		return NULL;
	}
	pcre2_set_match_limit(p->bounds, STEPS_MAX);
	pcre2_set_heap_limit(p->bounds, HEAP_MAX);
	return p;
}

static int
run(const struct pattern *p, struct str s, ptrdiff_t from)
{
	return pcre2_match(p->code, (PCRE2_SPTR)(s.p ? s.p : ""), (size_t)s.len,
	    (size_t)from, PCRE2_NOTEMPTY, p->found, p->bounds);
}

bool
pattern_matches(const struct pattern *p, struct str s)
{
	return run(p, s, 0) >= 0;
}

/* Each has groups from 1 and options of its own (pcre2pattern(3)). */
struct pattern *
pattern_any(
    struct arena *a, const struct str *texts, size_t n, unsigned flags)
{
	struct sb b = {.a = a};
	const char *why;
	size_t i;
	struct pattern *p;

	for (i = 0; i < n; i++)
		sb_addf(&b, "%s(?:%.*s)", i > 0 ? "|" : "(?|",
		    STR_ARG(texts[i]));
	sb_addc(&b, ')');
	p = n > 0 ? pattern_new(a, sb_str(&b), flags, &why) : NULL;
	if (p != NULL)
		p->seen = arena_array(a, SEEN_MAX, sizeof *p->seen);
	return p;
}

static bool
ruled_out(const struct pattern *p, struct str s)
{
	return run(p, s, 0) == PCRE2_ERROR_NOMATCH;
}

bool
pattern_rules_out(const struct pattern *p, struct str s)
{
	struct seen *at;

	if (p->seen == NULL || s.len <= 0 || s.len > SEEN_BYTES)
		return ruled_out(p, s);
	at = &p->seen[str_hash(s) % SEEN_MAX];
	if (at->len != s.len || memcmp(at->text, s.p, (size_t)s.len) != 0) {
		at->out = ruled_out(p, s);
		at->len = (unsigned char)s.len;
		memcpy(at->text, s.p, (size_t)s.len);
	}
	return at->out;
}

bool
pattern_find(const struct pattern *p, struct str s, ptrdiff_t from,
    struct str groups[PATTERN_GROUPS])
{
	int i, n = from > s.len ? -1 : run(p, s, from);
	size_t *v = pcre2_get_ovector_pointer(p->found);

	if (n < 0)
		return false;
	for (i = 0; i < PATTERN_GROUPS; i++)
		groups[i] = i < n && v[2 * i] != PCRE2_UNSET
				? str_slice(s, (ptrdiff_t)v[2 * i],
				      (ptrdiff_t)v[2 * i + 1])
				: (struct str){0};
	return true;
}
