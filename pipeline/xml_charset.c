/* SPDX-License-Identifier: ISC */
/*
 * What comes before the first tag: byte order mark, XML declaration, charset
 * (XML 1.0 appendix F).  Everything is brought to UTF-8 here, by code that
 * opens no file, so that no sender chooses a module of iconv to be loaded.
 */
#include "limit.h"
#include "xml_part.h"

static xml_engine *engine = xml_tokenize;

void
xml_set_engine(xml_engine *e)
{
	engine = e != NULL ? e : xml_tokenize;
}

/* UTF-16 (RFC 2781); a lone surrogate or an odd byte makes it bad. */
static const char *
utf16(struct arena *a, struct str in, bool big, struct str *out)
{
	const unsigned char *p = (const unsigned char *)in.p;
	struct sb b = {.a = a};
	ptrdiff_t i;
	uint32_t r, low;

	if (in.len % 2 != 0 || (size_t)in.len > ZIP_PART_MAX)
		return "bad-xml";
	for (i = 0; i + 1 < in.len; i += 2) {
		r = big ? p[i] << 8 | p[i + 1] : p[i + 1] << 8 | p[i];
		if (r >= 0xdc00 && r < 0xe000)
			return "bad-xml";
		if (r >= 0xd800 && r < 0xdc00) {
			i += 2;
			if (i + 1 >= in.len)
				return "bad-xml";
			low = big ? p[i] << 8 | p[i + 1] : p[i + 1] << 8 | p[i];
			if (low < 0xdc00 || low >= 0xe000)
				return "bad-xml";
			r = 0x10000 + ((r - 0xd800) << 10) + (low - 0xdc00);
		}
		sb_rune(&b, r);
	}
	*out = sb_str(&b);
	return NULL;
}

/* A pseudo-attribute of the declaration, cut off the front of *s. */
static bool
pseudo(struct str *s, struct str *name, struct str *value)
{
	ptrdiff_t eq, close;
	char quote;

	*s = str_trim(*s);
	if (s->len == 0 || (eq = str_find(*s, S("="))) < 0)
		return false;
	*name = str_trim(str_slice(*s, 0, eq));
	*s = str_trim(str_slice(*s, eq + 1, s->len));
	if (s->len < 2 || (*s->p != '"' && *s->p != '\''))
		return false;
	quote = *s->p;
	for (close = 1; close < s->len && s->p[close] != quote; close++)
		;
	if (close == s->len)
		return false;
	*value = str_slice(*s, 1, close);
	*s = str_slice(*s, close + 1, s->len);
	return true;
}

/*
 * Takes the XML declaration (s2.8) off the front of *s; *label becomes its
 * encoding, empty without one.
 */
static bool
declaration(struct str *s, struct str *label)
{
	struct str decl, name, value;
	ptrdiff_t end;
	int n = 0;

	*label = S("");
	if (!str_starts(*s, S("<?xml")) || s->len < 6 ||
	    (s->p[5] != ' ' && s->p[5] != '\t' && s->p[5] != '\r' &&
		s->p[5] != '\n'))
		return true;
	end = str_find(str_slice(*s, 0, 1024), S("?>"));
	if (end < 0)
		return false;
	decl = str_slice(*s, 5, end);
	*s = str_slice(*s, end + 2, s->len);
	while (str_trim(decl).len > 0) {
		if (!pseudo(&decl, &name, &value))
			return false;
		if (n++ == 0 && !str_eq(name, S("version")))
			return false;
		if (n == 1 && !str_starts(value, S("1.")))
			return false;
		if (str_eq(name, S("encoding")))
			*label = value;
	}
	return n > 0;
}

/* GB18030 under its names; the caller opened the converter beforehand. */
static const char *
from_gb(struct arena *a, struct str *s)
{
	bool bad = false;

	*s = text_from(a, *s, "GB18030", &bad);
	return bad ? "bad-xml" : NULL;
}

const char *
xml_parse(struct arena *a, struct str s, const struct xml_sax *sax, void *ctx)
{
	static const char *const utf8s[] = {
	    "utf-8", "utf8", "us-ascii", "ascii", NULL};
	static const char *const utf16s[] = {
	    "utf-16", "utf-16le", "utf-16be", "ucs-2", "iso-10646-ucs-2", NULL};
	static const char *const gbs[] = {
	    "gb18030", "gbk", "gb2312", "cp936", NULL};
	const char *why = NULL;
	struct str label;
	bool wide = false, marked = false;

	if (str_starts(s, S("\xef\xbb\xbf"))) {
		s = str_slice(s, 3, s.len);
		marked = true;
	} else if (str_starts(s, S("\xff\xfe")) ||
		   str_starts(s, S("\xfe\xff"))) {
		wide = true;
		why = utf16(a, str_slice(s, 2, s.len), s.p[0] == '\xfe', &s);
	} else if (s.len >= 4 && (memcmp(s.p, "<\0?\0", 4) == 0 ||
				     memcmp(s.p, "\0<\0?", 4) == 0)) {
		wide = true;
		why = utf16(a, s, s.p[0] == '\0', &s);
	}
	if (why != NULL)
		return why;
	if (!declaration(&s, &label))
		return "bad-xml";
	if (wide && (label.len == 0 || str_is_any_nocase(label, utf16s)))
		return engine(a, s, sax, ctx);
	if (!wide && (label.len == 0 || str_is_any_nocase(label, utf8s)))
		return engine(a, s, sax, ctx);
	if (!wide && !marked && str_is_any_nocase(label, gbs)) {
		why = from_gb(a, &s);
		return why != NULL ? why : engine(a, s, sax, ctx);
	}
	return "charset";
}
