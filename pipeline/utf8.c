/* SPDX-License-Identifier: ISC */
/* UTF-8 after RFC 3629, and other charsets by way of iconv. */
#include "str.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

/*
 * Length of the well-formed sequence at the front of s (RFC 3629 s4), 0 when
 * it isn't one.  s.len > 0.
 */
static int
sequence(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	unsigned char lo = 0x80, hi = 0xbf;
	int n, i;

	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xc2 && p[0] <= 0xdf)
		n = 2;
	else if (p[0] >= 0xe0 && p[0] <= 0xef)
		n = 3;
	else if (p[0] >= 0xf0 && p[0] <= 0xf4)
		n = 4;
	else
		return 0;
	if (s.len < n)
		return 0;
	if (p[0] == 0xe0)
		lo = 0xa0;
	else if (p[0] == 0xed)
		hi = 0x9f;
	else if (p[0] == 0xf0)
		lo = 0x90;
	else if (p[0] == 0xf4)
		hi = 0x8f;
	if (p[1] < lo || p[1] > hi)
		return 0;
	for (i = 2; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return n;
}

bool
utf8_valid(struct str s)
{
	uint64_t w;
	int n;

	while (s.len > 0) {
		/* Han is E4 to E9 and two bytes more. */
		while (s.len >= 3 && (unsigned char)s.p[0] - 0xe4u < 6 &&
		    ((unsigned char)s.p[1] & 0xc0) == 0x80 &&
		    ((unsigned char)s.p[2] & 0xc0) == 0x80) {
			s.p += 3;
			s.len -= 3;
		}
		if (s.len == 0)
			return true;
		/* Eight ASCII bytes at a stride: most XML is that. */
		if (s.len >= 8) {
			memcpy(&w, s.p, 8);
			if ((w & 0x8080808080808080u) == 0) {
				s.p += 8;
				s.len -= 8;
				continue;
			}
		}
		if ((n = sequence(s)) == 0)
			return false;
		s.p += n;
		s.len -= n;
	}
	return true;
}

uint32_t
utf8_next(struct str *s)
{
	const unsigned char *p = (const unsigned char *)s->p;
	uint32_t r;
	int n;

	/* ASCII, and Han: E4 to E9 and two bytes more. */
	if (p[0] < 0x80) {
		s->p++;
		s->len--;
		return p[0];
	}
	if (s->len >= 3 && p[0] - 0xe4u < 6 && (p[1] & 0xc0) == 0x80 &&
	    (p[2] & 0xc0) == 0x80) {
		s->p += 3;
		s->len -= 3;
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 |
		    (p[2] & 0x3fu);
	}
	n = sequence(*s);
	switch (n) {
	case 2:
		r = (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
		break;
	case 3:
		r = (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
		break;
	case 4:
		r = (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
		    (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
		break;
	default:
		r = 0xfffd;
		n = 1;
	}
	s->p += n;
	s->len -= n;
	return r;
}

ptrdiff_t
utf8_count(struct str s)
{
	ptrdiff_t n;

	for (n = 0; s.len > 0; n++)
		utf8_next(&s);
	return n;
}

bool
utf8_shortens(struct str brief, struct str whole)
{
	uint32_t r, k;

	while (brief.len > 0)
		for (r = utf8_next(&brief), k = 0; k != r;)
			if (whole.len == 0)
				return false;
			else
				k = utf8_next(&whole);
	return true;
}

struct str
utf8_first(struct str s, ptrdiff_t n)
{
	struct str rest = s;

	while (n-- > 0 && rest.len > 0)
		utf8_next(&rest);
	return (struct str) { s.p, s.len - rest.len };
}

struct str
utf8_clean(struct arena *a, struct str s)
{
	struct sb b = { .a = a };

	while (s.len > 0)
		sb_rune(&b, utf8_next(&s));
	return sb_str(&b);
}

/*
 * Bytes through iconv.  A byte that doesn't fit becomes U+FFFD and sets
 * *bad.  False when the charset isn't known.
 */
static bool
convert(struct arena *a, struct str in, const char *from, struct str *out,
    bool *bad)
{
	iconv_t cd = iconv_open("UTF-8", from);
	struct sb b = { .a = a };
	char buf[4096], *p = (char *)in.p, *q;
	size_t left = (size_t)in.len, room;

	if (cd == (iconv_t)-1)
		return false;
	while (left > 0) {
		q = buf;
		room = sizeof buf;
		if (iconv(cd, &p, &left, &q, &room) == (size_t)-1 &&
		    errno != E2BIG) {
			sb_add(&b, (struct str) { buf, q - buf });
			sb_rune(&b, 0xfffd);
			*bad = true;
			p++;
			left--;
			continue;
		}
		sb_add(&b, (struct str) { buf, q - buf });
	}
	iconv_close(cd);
	*out = sb_str(&b);
	return true;
}

static struct str
without_bom(struct str s)
{
	return str_starts(s, S("\xef\xbb\xbf")) ? str_slice(s, 3, s.len) : s;
}

struct str
text_decode(struct arena *a, struct str s, const char **charset)
{
	const char *none;
	struct str out;
	bool bad = false;

	if (charset == NULL)
		charset = &none;
	*charset = "utf-8";
	if (s.len >= 2 && (unsigned char)s.p[0] + (unsigned char)s.p[1] ==
		0xff + 0xfe && (unsigned char)s.p[0] >= 0xfe) {
		*charset = "utf-16";
		if (convert(a, s, "UTF-16", &out, &bad))
			return out;
	}
	if (utf8_valid(s))
		return without_bom(s);
	*charset = "gb18030";
	if (convert(a, s, "GB18030", &out, &bad) && !bad)
		return out;
	*charset = "unknown";
	return utf8_clean(a, s);
}

/* The name to give iconv: Chinese labels name less than is really sent. */
static const char *
charset_name(const char *charset)
{
	static const char *const gb[] = { "gb2312", "gbk", "gb_2312-80",
		"x-gbk", "cp936", "gb18030", "euc-cn", "ms936", NULL };

	return str_is_any_nocase(str_c(charset), gb) ? "GB18030" : charset;
}

struct str
text_from(struct arena *a, struct str bytes, const char *charset, bool *bad)
{
	struct str out;
	const char *found;

	if (charset == NULL || *charset == '\0' ||
	    str_eq_nocase(str_c(charset), S("utf-8")) ||
	    str_eq_nocase(str_c(charset), S("us-ascii"))) {
		out = text_decode(a, bytes, &found);
		if (strcmp(found, "unknown") == 0)
			*bad = true;
		return out;
	}
	if (convert(a, bytes, charset_name(charset), &out, bad))
		return out;
	out = text_decode(a, bytes, &found);
	if (strcmp(found, "unknown") == 0)
		*bad = true;
	return out;
}

void
text_charsets_warm(void)
{
	static const char *const known[] = { "GB18030", "BIG5", "UTF-16",
		"UTF-16LE", "UTF-16BE", "ISO-8859-1", "WINDOWS-1252",
		"ISO-2022-CN", "ISO-2022-JP", "SHIFT_JIS", "EUC-JP", "EUC-KR",
		"KOI8-R", "UTF-7" };
	/* Kept open on purpose: closing would unload the module again. */
	static iconv_t held[sizeof known / sizeof *known];
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		if (held[i] == NULL)
			held[i] = iconv_open("UTF-8", known[i]);
}
