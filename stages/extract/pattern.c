/* SPDX-License-Identifier: ISC */
#define PCRE2_CODE_UNIT_WIDTH 8

#include "pattern.h"

#include <glib.h>
#include <pcre2.h>

#define STEPS_MAX 200000 /* a label takes some hundred */
#define HEAP_MAX 8192	 /* KiB */

/* A form asks for the same text two or three times: 8 us each. */
#define SEEN_MAX 256
#define SEEN_BYTES 93

struct seen { /* len 0: nothing */
	unsigned char len;
	unsigned short first;
	char text[SEEN_BYTES];
};

/* What all that some patterns match is made of. */
struct letters {
	unsigned char has[0x10000 / 8];
	bool digits;
};

struct pattern {
	pcre2_code *code;
	pcre2_match_data *found;
	pcre2_match_context *bounds;
	/* Of those that stand for others: */
	struct seen *seen; /* SEEN_MAX */
	struct letters *letters; /* of the plain ones */
	struct pattern *open; /* stands for the others; NULL: none */
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

/* Adds the letters of a pattern without classes, dots and the like. */
static bool
is_plain(struct letters *l, struct str s)
{
	uint32_t c;

	while (s.len > 0) {
		c = utf8_next(&s);
		if (c == '\\' && str_starts(s, S("d"))) {
			l->digits = true;
			utf8_next(&s);
		} else if (c < ' ' || c > 0xffff ||
			   (c < 0x80 && strchr("\\[]{}.^$#", (int)c)) ||
			   (c == '(' && (str_starts(s, S("?")) ||
					    str_starts(s, S("*"))))) {
			return false;
		} else if (c > 0x7f || !strchr("()|?*+", (int)c)) {
			l->has[c / 8] |= (unsigned char)(1 << c % 8);
		}
	}
	return true;
}

/*
 * Each has groups from 1, options of its own and a mark: which one it is
 * (pcre2pattern(3)).
 */
static struct pattern *
join(struct arena *a, const struct str *texts, size_t n, unsigned flags)
{
	struct sb b = {.a = a};
	const char *why;
	size_t i;

	for (i = 0; i < n; i++)
		sb_addf(&b, "%s(?:%.*s)(*MARK:%zu)", i > 0 ? "|" : "(?|",
		    STR_ARG(texts[i]), i);
	sb_addc(&b, ')');
	return n > 0 ? pattern_new(a, sb_str(&b), flags, &why) : NULL;
}

struct pattern *
pattern_any(
    struct arena *a, const struct str *texts, size_t n, unsigned flags)
{
	struct pattern *p = join(a, texts, n, flags);
	struct str *open = arena_array(a, n + 1, sizeof *open);
	struct letters one;
	size_t i, nopen = 0;

	if (p == NULL || n >= PATTERN_NONE)
		return NULL;
	p->seen = arena_array(a, SEEN_MAX, sizeof *p->seen);
	if (!(flags & PATTERN_WHOLE))
		return p;
	p->letters = NEW(a, struct letters);
	for (i = 0; i < n; i++) {
		one = *p->letters;
		if (!is_plain(&one, texts[i]))
			open[nopen++] = texts[i];
		else
			*p->letters = one;
	}
	p->open = join(a, open, nopen, flags);
	if (nopen > 0 && p->open == NULL)
		p->letters = NULL;
	return p;
}

/* A letter that no plain one has: only the others may match. */
static bool
is_strange(const struct pattern *p, struct str s)
{
	uint32_t c;

	while (p->letters != NULL && s.len > 0) {
		c = utf8_next(&s);
		if ((c > 0xffff || !(p->letters->has[c / 8] >> c % 8 & 1)) &&
		    !(p->letters->digits && g_unichar_isdigit(c)))
			return true;
	}
	return false;
}

static size_t
first(const struct pattern *p, struct str s)
{
	int n = run(p, s, 0);
	int64_t i;

	if (n == PCRE2_ERROR_NOMATCH)
		return PATTERN_NONE;
	return n >= 0 && str_int(str_c((const char *)pcre2_get_mark(p->found)),
			     &i) ? (size_t)i : 0;
}

size_t
pattern_first(const struct pattern *p, struct str s)
{
	struct seen *at;

	if (is_strange(p, s))
		return p->open == NULL ||
			       first(p->open, s) == PATTERN_NONE
			   ? PATTERN_NONE : 0;
	if (p->seen == NULL || s.len <= 0 || s.len > SEEN_BYTES)
		return first(p, s);
	at = &p->seen[str_hash(s) % SEEN_MAX];
	if (at->len != s.len || memcmp(at->text, s.p, (size_t)s.len) != 0) {
		at->first = (unsigned short)first(p, s);
		at->len = (unsigned char)s.len;
		memcpy(at->text, s.p, (size_t)s.len);
	}
	return at->first;
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
