/* SPDX-License-Identifier: ISC */
#include "eml.h"

#include <glib.h>

/* The address in "Name <a@b>" or "a@b"; "" when it isn't a plain one. */
static struct str
address_of(struct str from)
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

static struct str
with_crlf(struct arena *a, struct str text)
{
	struct sb b = { .a = a };

	while (text.p != NULL) {
		sb_add(&b, str_cut(&text, S("\n")));
		sb_add(&b, S("\r\n"));
	}
	return sb_str(&b);
}

/* RFC 2045 s6.8: lines of 76 characters. */
static void
body(struct sb *b, struct arena *a, struct str bytes)
{
	struct sb coded = { .a = a };
	struct str s;

	base64(&coded, bytes);
	for (s = sb_str(&coded); s.len > 0; s = str_slice(s, 76, s.len)) {
		sb_add(b, str_slice(s, 0, 76));
		sb_add(b, S("\r\n"));
	}
}

static void
head(struct sb *b, struct str to, struct str subject)
{
	struct str address = address_of(to);

	if (address.len > 0)
		sb_addf(b, "To: %.*s\r\n", STR_ARG(address));
	header(b, "Subject", subject);
	sb_add(b, S("X-Unsent: 1\r\nMIME-Version: 1.0\r\n"));
}

#define TEXT_PART                                                              \
	"Content-Type: text/plain; charset=UTF-8\r\n"                          \
	"Content-Transfer-Encoding: base64\r\n\r\n"

struct str
eml_draft(struct arena *a, struct str to, struct str subject, struct str text)
{
	struct sb b = { .a = a };

	head(&b, to, subject);
	sb_add(&b, S(TEXT_PART));
	body(&b, a, with_crlf(a, text));
	return sb_str(&b);
}

/* --- with files --- */

#define BOUNDARY "=_shenbao_draft" /* "=_" is never in base64: RFC 2045 s6.7 */
#define BLOCK (57 * 1024) /* whole lines of base64 */

static void
put(struct eml *e, struct str s)
{
	if (e->fp != NULL)
		fwrite(s.p, 1, (size_t)s.len, e->fp);
}

void
eml_open(struct eml *e, struct out *out, struct str path, struct str to,
    struct str subject, struct str text)
{
	struct sb b = { .a = &e->a };

	*e = (struct eml) { .out = out, .path = path };
	if (out->why.len == 0)
		e->fp = out_open(out, path);
	head(&b, to, subject);
	sb_add(&b, S("Content-Type: multipart/mixed;\r\n boundary=\""
	    BOUNDARY "\"\r\n\r\n--" BOUNDARY "\r\n" TEXT_PART));
	body(&b, &e->a, with_crlf(&e->a, text));
	put(e, sb_str(&b));
}

/* RFC 2231 s4 for who knows it, an encoded word for all others. */
static void
part_head(struct sb *b, struct arena *a, struct str name)
{
	struct sb word = { .a = a };
	ptrdiff_t i;

	header(&word, "\r\n name", name);
	sb_add(b, S("--" BOUNDARY "\r\nContent-Type: "
		    "application/octet-stream;\r\n name=\""));
	/* Between the field's name and the last line end. */
	sb_add(b, str_slice(sb_str(&word), 9, word.len - 2));
	sb_add(b, S("\"\r\nContent-Disposition: attachment;\r\n "
		    "filename*=UTF-8''"));
	for (i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.p[i];

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-')
			sb_addc(b, (char)c);
		else
			sb_addf(b, "%%%02X", c);
	}
	sb_add(b, S("\r\nContent-Transfer-Encoding: base64\r\n\r\n"));
}

void
eml_attach(struct eml *e, struct str name, struct str file)
{
	struct arena a = { 0 };
	struct sb b = { .a = &a };
	char *path = str_cstr(&a, str_printf(&a, "%s/%.*s", e->out->root,
	    STR_ARG(file))), *block = arena_alloc(&a, BLOCK);
	FILE *in = fopen(path, "re");
	struct arena lines = { 0 };
	size_t n;

	part_head(&b, &a, name);
	put(e, sb_str(&b));
	while (in != NULL && (n = fread(block, 1, BLOCK, in)) > 0) {
		b = (struct sb) { .a = &lines };
		body(&b, &lines, (struct str) { block, (ptrdiff_t)n });
		put(e, sb_str(&b));
		arena_reset(&lines);
	}
	if (in == NULL || ferror(in))
		out_fail(e->out, file, "can't be attached");
	if (in != NULL)
		fclose(in);
	arena_release(&lines);
	arena_release(&a);
}

void
eml_close(struct eml *e)
{
	bool bad;

	put(e, S("--" BOUNDARY "--\r\n"));
	if (e->fp != NULL) {
		bad = ferror(e->fp) != 0;
		if (fclose(e->fp) != 0 || bad)
			out_fail(e->out, e->path, "can't be written");
		else
			out_list(e->out, e->path);
	}
	arena_release(&e->a);
}
