/* SPDX-License-Identifier: ISC */
#include "html.h"

#include <stdarg.h>
#include <stdlib.h>

#include <glib.h>

/* Controls and direction marks have no business in a page of ours. */
static bool
is_shown(uint32_t c)
{
	if (c < 0x20)
		return c == '\n' || c == '\t';
	return !(c >= 0x7F && c <= 0x9F) && c != 0x2028 && c != 0x2029 &&
	    !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069) &&
	    c != 0x200E && c != 0x200F && c != 0xFFFE && c != 0xFFFF;
}

/* The front of s that stands for itself: letters, digits, blanks, Han. */
static ptrdiff_t
plain(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	ptrdiff_t n = 0;

	for (;;) {
		if (n < s.len && (p[n] == ' ' || (p[n] >= '0' && p[n] < 0x7F &&
			p[n] != '<' && p[n] != '>')))
			n++;
		else if (n + 3 <= s.len && p[n] - 0xE4u < 6 &&
		    (p[n + 1] & 0xC0) == 0x80 && (p[n + 2] & 0xC0) == 0x80)
			n += 3;
		else
			return n;
	}
}

void
html_escape(struct sb *b, struct str s)
{
	uint32_t c;
	ptrdiff_t n;

	while (s.len > 0) {
		if ((n = plain(s)) > 0) {
			sb_add(b, str_slice(s, 0, n));
			s = str_slice(s, n, s.len);
			continue;
		}
		c = utf8_next(&s);
		switch (c) {
		case '\r':
			break;
		case '&':
			sb_add(b, S("&amp;"));
			break;
		case '<':
			sb_add(b, S("&lt;"));
			break;
		case '>':
			sb_add(b, S("&gt;"));
			break;
		case '"':
			sb_add(b, S("&quot;"));
			break;
		case '\'':
			sb_add(b, S("&#39;"));
			break;
		default:
			sb_rune(b, is_shown(c) ? c : 0xFFFD);
		}
	}
}

static void
end_tag(struct html *h)
{
	if (h->tag)
		sb_addc(&h->b, '>');
	h->tag = false;
}

void
html_open(struct html *h, const char *name)
{
	end_tag(h);
	if (h->depth == HTML_DEPTH_MAX)
		abort(); /* our own nesting, never a sender's */
	h->open[h->depth++] = name;
	sb_addf(&h->b, "<%s", name);
	h->tag = true;
}

void
html_attr(struct html *h, const char *name, struct str value)
{
	sb_addf(&h->b, " %s=\"", name);
	html_escape(&h->b, value);
	sb_addc(&h->b, '"');
}

void
html_attrf(struct html *h, const char *name, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	html_attr(h, name, str_c(text));
}

void
html_text(struct html *h, struct str s)
{
	end_tag(h);
	html_escape(&h->b, s);
}

void
html_textf(struct html *h, const char *fmt, ...)
{
	char text[2048];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	html_text(h, str_c(text));
}

void
html_lines(struct html *h, struct str s)
{
	bool more = false;

	while (s.p != NULL && s.len > 0) {
		if (more)
			html_void(h, "br");
		html_text(h, str_cut(&s, S("\n")));
		more = true;
	}
}

void
html_close(struct html *h)
{
	const char *name = h->open[--h->depth];

	end_tag(h);
	sb_addf(&h->b, "</%s>", name);
	if (strcmp(name, "tr") == 0 || strcmp(name, "p") == 0 ||
	    strcmp(name, "section") == 0 || strcmp(name, "li") == 0)
		sb_addc(&h->b, '\n');
}

void
html_void(struct html *h, const char *name)
{
	end_tag(h);
	sb_addf(&h->b, "<%s>", name);
}

void
html_elem(struct html *h, const char *name, const char *class, struct str s)
{
	html_open(h, name);
	if (class != NULL)
		html_attr(h, "class", str_c(class));
	html_lines(h, s);
	html_close(h);
}

/* A path as a relative reference (RFC 3986 s4.2); UTF-8 stays readable. */
static struct str
reference(struct arena *a, struct str path)
{
	struct sb b = { .a = a };
	ptrdiff_t i;

	for (i = 0; i < path.len; i++) {
		if (strchr("%#?\"<> :\\^`{|}", path.p[i]) != NULL)
			sb_addf(&b, "%%%02X", (unsigned char)path.p[i]);
		else
			sb_addc(&b, path.p[i]);
	}
	return sb_str(&b);
}

void
html_link(struct html *h, struct str path, struct str s)
{
	html_open(h, "a");
	html_attr(h, "href", reference(h->b.a, path));
	html_text(h, s);
	html_close(h);
}

/* What CSP level 2 s5.1 allows by its hash: this very style, no other. */
static void
style_hash(struct sb *b, const char *css)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	unsigned char digest[32];
	gsize n = sizeof digest;
	char *text;

	g_checksum_update(sum, (const unsigned char *)css,
	    (gssize)strlen(css));
	g_checksum_get_digest(sum, digest, &n);
	text = g_base64_encode(digest, n);
	sb_addf(b, "'sha256-%s'", text);
	g_free(text);
	g_checksum_free(sum);
}

void
html_begin(struct html *h, struct arena *a, struct str title, const char *css)
{
	*h = (struct html) { .b = { .a = a } };
	sb_add(&h->b, S("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head>"
			"<meta charset=\"utf-8\">\n"
			"<meta http-equiv=\"Content-Security-Policy\" content=\""
			"default-src 'none'; style-src "));
	style_hash(&h->b, css);
	sb_add(&h->b, S("; base-uri 'none'; form-action 'none'\">\n"
			"<meta name=\"viewport\" content=\""
			"width=device-width, initial-scale=1\">\n"
			"<meta name=\"referrer\" content=\"no-referrer\">\n"
			"<title>"));
	html_escape(&h->b, title);
	sb_addf(&h->b, "</title>\n<style>%s</style></head>\n<body>\n", css);
}

struct str
html_end(struct html *h)
{
	while (h->depth > 0)
		html_close(h);
	sb_add(&h->b, S("</body></html>\n"));
	return sb_str(&h->b);
}
