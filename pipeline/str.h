/* SPDX-License-Identifier: ISC */
/*
 * Text: a pointer and a length, UTF-8, checked once where it comes in.
 *
 * A str does not own its bytes and need not end in NUL; what makes a str
 * says whose memory it is.  C strings live only at the edges of libraries.
 */
#ifndef SHENBAO_STR_H
#define SHENBAO_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "banned.h"

struct str {
	const char *p;
	ptrdiff_t len;
};

/* A literal as a str, and a C string as a str. */
#define S(lit) ((struct str) { "" lit, (ptrdiff_t)sizeof(lit) - 1 })
struct str str_c(const char *); /* NULL gives the empty str */

/* For printf: "%.*s", STR_ARG(s).  Evaluates s more than once. */
#define STR_ARG(s) (int)(s).len, (s).len ? (s).p : ""

bool str_eq(struct str, struct str);
uint64_t str_hash(struct str); /* FNV-1a; a hostile text can have any */
int str_cmp(struct str, struct str); /* by bytes: code point order */
bool str_starts(struct str, struct str prefix);
bool str_ends(struct str, struct str suffix);
bool str_ends_nocase(struct str, struct str suffix); /* ASCII case only */
bool str_eq_nocase(struct str, struct str);
bool str_starts_nocase(struct str, struct str prefix);
bool str_has_nocase(struct str hay, struct str needle);
ptrdiff_t str_find(struct str hay, struct str needle); /* -1: not there */
bool str_has(struct str hay, struct str needle);
ptrdiff_t str_rfind(struct str, char); /* the last such byte; -1 */
struct str str_slice(struct str, ptrdiff_t from, ptrdiff_t to); /* clamped */
struct str str_trim(struct str); /* ASCII blanks, U+00A0, U+3000 */
struct str str_trim_front(struct str);

/* Is a text one of some words, holds it any, ends it in any?  NULL ends them. */
bool str_is_any(struct str, const char *const *words);
bool str_has_any(struct str, const char *const *words);
bool str_ends_any(struct str, const char *const *words);
bool str_is_any_nocase(struct str, const char *const *words);
bool str_ends_any_nocase(struct str, const char *const *words);

/*
 * Cuts s at the first sep: the part before it is returned, *s becomes the
 * part behind.  Without sep the whole of s is returned and *s is empty with
 * p == NULL, so: while (s.p != NULL) part = str_cut(&s, sep);
 */
struct str str_cut(struct str *s, struct str sep);

struct str str_dup(struct arena *, struct str);
char *str_cstr(struct arena *, struct str); /* NUL-terminated copy */
struct str str_printf(struct arena *, const char *, ...)
    __attribute__((format(printf, 2, 3)));

/* Decimal digits only, the whole of s; false when not, or when too large. */
bool str_int(struct str, int64_t *);

/*
 * A growing string in an arena: struct sb b = { .a = arena }; with a file, to
 * which it goes whenever SB_FLUSH bytes are there, it stays small.
 */
struct sb {
	struct arena *a;
	char *p;
	ptrdiff_t len, cap;
	FILE *to;
};

#define SB_FLUSH (1 << 16)

void sb_add(struct sb *, struct str);
void sb_addc(struct sb *, char);
void sb_addf(struct sb *, const char *, ...)
    __attribute__((format(printf, 2, 3)));
void sb_rune(struct sb *, uint32_t); /* as UTF-8 */
struct str sb_str(const struct sb *);

/* --- UTF-8 (RFC 3629): no overlong forms, no surrogates, <= U+10FFFF --- */

bool utf8_valid(struct str);

/*
 * The next code point of s, cut off its front.  Bytes that are not UTF-8
 * give U+FFFD, one byte at a time.  Call only while s->len > 0.
 */
uint32_t utf8_next(struct str *s);

/* Number of code points. */
ptrdiff_t utf8_count(struct str);

/* The first n code points. */
struct str utf8_first(struct str, ptrdiff_t n);

/* Do all characters of a short name stand in the whole one, in order? */
bool utf8_shortens(struct str brief, struct str whole);

/* A copy with U+FFFD for each byte that isn't UTF-8. */
struct str utf8_clean(struct arena *, struct str);

/*
 * Bytes of unknown charset as UTF-8: UTF-8 if valid, else GB18030 if that
 * reads whole, else utf8_clean().  *charset (may be NULL) names which:
 * "utf-8", "gb18030" or "unknown".  A BOM is dropped.
 */
struct str text_decode(struct arena *, struct str, const char **charset);

/*
 * Bytes in a named charset (IANA name; gb2312 and gbk are read as GB18030;
 * NULL or unknown: text_decode).  *bad is set where bytes did not fit and
 * were replaced.  Call text_charsets_warm() before a box is locked down:
 * iconv opens its modules lazily.
 */
struct str text_from(
    struct arena *, struct str bytes, const char *charset, bool *bad);
void text_charsets_warm(void);

/* Lower-case hex of n bytes. */
struct str hex(struct arena *, const void *, size_t n);

#endif
