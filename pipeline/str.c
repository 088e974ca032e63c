/* SPDX-License-Identifier: ISC */
#include "str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <err.h>

struct str
str_c(const char *c)
{
	return c ? (struct str) { c, (ptrdiff_t)strlen(c) } : S("");
}

bool
str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || !memcmp(a.p, b.p, a.len));
}

int
str_cmp(struct str a, struct str b)
{
	ptrdiff_t n = a.len < b.len ? a.len : b.len;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.len > b.len) - (a.len < b.len);
}

bool
str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len && str_eq(str_slice(s, 0, prefix.len), prefix);
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len &&
	    str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
str_eq_nocase(struct str a, struct str b)
{
	ptrdiff_t i;

	if (a.len != b.len)
		return false;
	for (i = 0; i < a.len; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

bool
str_ends_nocase(struct str s, struct str suffix)
{
	return s.len >= suffix.len &&
	    str_eq_nocase(str_slice(s, s.len - suffix.len, s.len), suffix);
}

bool
str_starts_nocase(struct str s, struct str prefix)
{
	return s.len >= prefix.len &&
	    str_eq_nocase(str_slice(s, 0, prefix.len), prefix);
}

bool
str_has_nocase(struct str hay, struct str needle)
{
	ptrdiff_t i;

	for (i = 0; i + needle.len <= hay.len; i++)
		if (str_eq_nocase(str_slice(hay, i, i + needle.len), needle))
			return true;
	return false;
}

uint64_t
str_hash(struct str s)
{
	uint64_t h = 14695981039346656037u;
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h;
}

ptrdiff_t
str_find(struct str hay, struct str needle)
{
	const char *p;

	if (needle.len == 0)
		return 0;
	if (hay.len < needle.len)
		return -1;
	p = memmem(hay.p, hay.len, needle.p, needle.len);
	return p ? p - hay.p : -1;
}

bool
str_has(struct str hay, struct str needle)
{
	return str_find(hay, needle) >= 0;
}

struct str
str_slice(struct str s, ptrdiff_t from, ptrdiff_t to)
{
	if (from < 0)
		from = 0;
	if (to > s.len)
		to = s.len;
	if (from >= to)
		return (struct str) { s.p, 0 };
	return (struct str) { s.p + from, to - from };
}

/* Length of the blank at the front of s, 0 when there is none. */
static int
blank_at(struct str s)
{
	static const struct str wide[] = { S("\u00a0"), S("\u3000"),
		S("\u200b"), S("\ufeff") };
	size_t i;

	if (s.len > 0 && strchr(" \t\r\n\f\v", s.p[0]) != NULL && s.p[0])
		return 1;
	for (i = 0; i < sizeof wide / sizeof *wide; i++)
		if (str_starts(s, wide[i]))
			return (int)wide[i].len;
	return 0;
}

struct str
str_trim_front(struct str s)
{
	int n;

	while ((n = blank_at(s)) > 0)
		s = (struct str) { s.p + n, s.len - n };
	return s;
}

struct str
str_trim(struct str s)
{
	s = str_trim_front(s);
	for (;;) {
		if (s.len > 0 && blank_at(str_slice(s, s.len - 1, s.len)) == 1)
			s.len -= 1;
		else if (s.len > 1 &&
		    blank_at(str_slice(s, s.len - 2, s.len)) == 2)
			s.len -= 2;
		else if (s.len > 2 &&
		    blank_at(str_slice(s, s.len - 3, s.len)) == 3)
			s.len -= 3;
		else
			return s;
	}
}

ptrdiff_t
str_rfind(struct str s, char c)
{
	ptrdiff_t i = s.len;

	while (i > 0 && s.p[i - 1] != c)
		i--;
	return i - 1;
}

bool
str_is_any(struct str s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_eq(s, str_c(*words)))
			return true;
	return false;
}

bool
str_has_any(struct str s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_has(s, str_c(*words)))
			return true;
	return false;
}

bool
str_ends_any(struct str s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_ends(s, str_c(*words)))
			return true;
	return false;
}

bool
str_is_any_nocase(struct str s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_eq_nocase(s, str_c(*words)))
			return true;
	return false;
}

bool
str_ends_any_nocase(struct str s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_ends_nocase(s, str_c(*words)))
			return true;
	return false;
}

struct str
str_cut(struct str *s, struct str sep)
{
	ptrdiff_t at = str_find(*s, sep);
	struct str head = *s;

	if (at < 0) {
		*s = (struct str) { NULL, 0 };
		return head;
	}
	head.len = at;
	s->p += at + sep.len;
	s->len -= at + sep.len;
	return head;
}

struct str
str_dup(struct arena *a, struct str s)
{
	return (struct str) { str_cstr(a, s), s.len };
}

char *
str_cstr(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, (size_t)s.len + 1);

	if (s.len > 0)
		memcpy(p, s.p, s.len);
	return p;
}

struct str
str_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		errx(EX_SOFTWARE, "str_printf: bad format: %s", fmt);
	p = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (struct str) { p, n };
}

bool
str_int(struct str s, int64_t *out)
{
	int64_t v = 0;
	ptrdiff_t i;

	if (s.len == 0 || s.len > 18)
		return false;
	for (i = 0; i < s.len; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	*out = v;
	return true;
}

static void
sb_room(struct sb *b, ptrdiff_t n)
{
	ptrdiff_t cap = b->cap ? b->cap : 64;

	if (b->cap - b->len >= n)
		return;
	if (b->to != NULL && b->len + n > SB_FLUSH) {
		fwrite(b->p, 1, (size_t)b->len, b->to);
		b->len = 0;
	}
	while (cap - b->len < n)
		cap *= 2;
	b->p = arena_grow(b->a, b->p, (size_t)b->cap, (size_t)cap);
	b->cap = cap;
}

void
sb_add(struct sb *b, struct str s)
{
	if (s.len <= 0)
		return;
	sb_room(b, s.len);
	memcpy(b->p + b->len, s.p, s.len);
	b->len += s.len;
}

void
sb_addc(struct sb *b, char c)
{
	sb_room(b, 1);
	b->p[b->len++] = c;
}

void
sb_addf(struct sb *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		errx(EX_SOFTWARE, "sb_addf: bad format: %s", fmt);
	sb_room(b, n + 1);
	va_start(ap, fmt);
	vsnprintf(b->p + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += n;
}

void
sb_rune(struct sb *b, uint32_t r)
{
	char *p;

	if (r > 0x10ffff || (r >= 0xd800 && r < 0xe000))
		r = 0xfffd;
	sb_room(b, 4); /* RFC 3629: the longest */
	p = b->p + b->len;
	if (r < 0x80) {
		*p++ = (char)r;
	} else if (r < 0x800) {
		*p++ = (char)(0xc0 | r >> 6);
		*p++ = (char)(0x80 | (r & 0x3f));
	} else if (r < 0x10000) {
		*p++ = (char)(0xe0 | r >> 12);
		*p++ = (char)(0x80 | (r >> 6 & 0x3f));
		*p++ = (char)(0x80 | (r & 0x3f));
	} else {
		*p++ = (char)(0xf0 | r >> 18);
		*p++ = (char)(0x80 | (r >> 12 & 0x3f));
		*p++ = (char)(0x80 | (r >> 6 & 0x3f));
		*p++ = (char)(0x80 | (r & 0x3f));
	}
	b->len = p - b->p;
}

struct str
sb_str(const struct sb *b)
{
	return b->len ? (struct str) { b->p, b->len } : S("");
}

struct str
hex(struct arena *a, const void *bytes, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	const unsigned char *b = bytes;
	char *p = arena_alloc(a, n * 2 + 1);
	size_t i;

	for (i = 0; i < n; i++) {
		p[i * 2] = digit[b[i] >> 4];
		p[i * 2 + 1] = digit[b[i] & 15];
	}
	return (struct str) { p, (ptrdiff_t)n * 2 };
}
