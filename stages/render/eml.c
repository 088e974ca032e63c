/* SPDX-License-Identifier: ISC */
#include "eml.h"

#include <glib.h>

struct str
eml_address(struct str from)
{
	ptrdiff_t at = str_find(from, S("<")), i;
	struct str s = str_trim(from);

	if (at >= 0) {
		s = str_slice(from, at + 1, from.len);
		s = str_trim(str_slice(s, 0, str_find(s, S(">"))));
	}
	for (i = 0; i < s.len; i++)
		if (s.p[i] <= ' ' || s.p[i] >= 0x7F ||
		    strchr("<>()[],;:\\\"", s.p[i]) != NULL)
			return S("");
	at = str_find(s, S("@"));
	return at > 0 && at < s.len - 1 && s.len <= 254 ? s : S("");
}

static void
base64(struct sb *b, struct str s)
{
	char *p = g_base64_encode((const unsigned char *)s.p, (size_t)s.len);

	sb_add(b, str_c(p));
	g_free(p);
}

/* RFC 2047: words of at most 75 characters, none cut inside a character. */
static void
header(struct sb *b, const char *name, struct str s)
{
	struct str rest, whole;
	bool first = true;

	sb_addf(b, "%s: ", name);
	while (s.len > 0) {
		rest = whole = s;
		while (rest.len > 0 && whole.len - rest.len <= 41)
			utf8_next(&rest);
		if (!first)
			sb_add(b, S("\r\n "));
		sb_add(b, S("=?UTF-8?B?"));
		base64(b, str_slice(whole, 0, whole.len - rest.len));
		sb_add(b, S("?="));
		s = rest;
		first = false;
	}
	sb_add(b, S("\r\n"));
}

static void
body(struct sb *b, struct arena *a, struct str text)
{
	struct sb crlf = { .a = a }, coded = { .a = a };
	struct str s;

	while (text.p != NULL) {
		sb_add(&crlf, str_cut(&text, S("\n")));
		sb_add(&crlf, S("\r\n"));
	}
	base64(&coded, sb_str(&crlf));
	for (s = sb_str(&coded); s.len > 0; s = str_slice(s, 76, s.len)) {
		sb_add(b, str_slice(s, 0, 76));
		sb_add(b, S("\r\n"));
	}
}

struct str
eml_draft(struct arena *a, struct str to, struct str subject, struct str text)
{
	struct sb b = { .a = a };
	struct str address = eml_address(to);

	if (address.len > 0)
		sb_addf(&b, "To: %.*s\r\n", STR_ARG(address));
	header(&b, "Subject", subject);
	sb_add(&b, S("X-Unsent: 1\r\nMIME-Version: 1.0\r\n"
		     "Content-Type: text/plain; charset=UTF-8\r\n"
		     "Content-Transfer-Encoding: base64\r\n\r\n"));
	body(&b, a, text);
	return sb_str(&b);
}
