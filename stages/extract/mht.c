/* SPDX-License-Identifier: ISC */
/*
 * A web page in a single file (MHTML, RFC 2557), as Word and browsers save
 * it: of its parts the first that is HTML.
 */
#include "markup.h"

#define HEAD_MAX 4096 /* of a part; Word's have 200 bytes */

/* The value of a header field, its further lines too; empty: not there. */
static struct str
header(struct arena *a, struct str head, struct str name)
{
	struct sb b = {.a = a};
	struct str rest = head, line;
	bool mine = false;

	while (rest.p != NULL) {
		line = str_cut(&rest, S("\n"));
		if (line.len > 0 && (line.p[0] == ' ' || line.p[0] == '\t')) {
			if (mine)
				sb_add(&b, str_trim(line));
			continue;
		}
		if (b.len > 0)
			break;
		mine = line.len > name.len && line.p[name.len] == ':' &&
		       str_starts_nocase(line, name);
		if (mine)
			sb_add(&b, str_trim(str_slice(
					line, name.len + 1, line.len)));
	}
	return sb_str(&b);
}

/* Header and body of a part. */
static bool
cut_head(struct str part, struct str *head, struct str *body)
{
	ptrdiff_t unix = str_find(part, S("\n\n")),
		  dos = str_find(part, S("\r\n\r\n"));
	bool is_dos = dos >= 0 && (unix < 0 || dos < unix);
	ptrdiff_t at = is_dos ? dos : unix;

	if (at < 0 || at > HEAD_MAX)
		return false;
	*head = str_slice(part, 0, at);
	*body = str_slice(part, at + (is_dos ? 4 : 2), part.len);
	return true;
}

static int
hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
				      : -1;
}

static struct str
quoted_printable(struct arena *a, struct str s)
{
	struct sb b = {.a = a};
	ptrdiff_t i, k;

	for (i = 0; i < s.len; i++) {
		if (s.p[i] != '=') {
			sb_addc(&b, s.p[i]);
			continue;
		}
		if (i + 2 < s.len && hex_digit(s.p[i + 1]) >= 0 &&
		    hex_digit(s.p[i + 2]) >= 0) {
			sb_addc(&b, (char)(hex_digit(s.p[i + 1]) * 16 +
					   hex_digit(s.p[i + 2])));
			i += 2;
			continue;
		}
		/* A line that goes on. */
		for (k = i + 1; k < s.len && strchr(" \t\r", s.p[k]) != NULL;
		     k++)
			;
		if (k < s.len && s.p[k] == '\n')
			i = k;
	}
	return sb_str(&b);
}

static struct str
base64(struct arena *a, struct str s)
{
	static const char set[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	struct sb b = {.a = a};
	unsigned acc = 0;
	const char *at;
	int bits = 0;
	ptrdiff_t i;

	for (i = 0; i < s.len && s.p[i] != '='; i++) {
		at = s.p[i] != '\0' ? strchr(set, s.p[i]) : NULL;
		if (at == NULL)
			continue;
		acc = (acc << 6 | (unsigned)(at - set)) & 0xffffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			sb_addc(&b, (char)(acc >> bits & 0xff));
		}
	}
	return sb_str(&b);
}

static bool
read_part(struct arena *a, struct str part, struct doc *d, const char **why)
{
	struct str head, body, how;

	if (!cut_head(part, &head, &body) ||
	    !str_starts_nocase(
		header(a, head, S("Content-Type")), S("text/html")))
		return false;
	how = header(a, head, S("Content-Transfer-Encoding"));
	if (str_starts_nocase(how, S("quoted-printable")))
		body = quoted_printable(a, body);
	else if (str_starts_nocase(how, S("base64")))
		body = base64(a, body);
	*why = html_read(a, text_decode(a, body, NULL), d);
	return true;
}

/* The boundary as its lines begin: "--" in front. */
static struct str
boundary(struct arena *a, struct str head)
{
	struct str type = header(a, head, S("Content-Type")), s;
	ptrdiff_t at = str_find(type, S("boundary="));

	if (at < 0)
		return (struct str){0};
	s = str_slice(type, at + 9, type.len);
	if (str_starts(s, S("\""))) {
		s = str_slice(s, 1, s.len);
		s = str_cut(&s, S("\""));
	} else {
		s = str_trim(str_cut(&s, S(";")));
	}
	return s.len > 0 ? str_printf(a, "--%.*s", STR_ARG(s)) : s;
}

const char *
mht_read(struct arena *a, struct str bytes, struct doc *d)
{
	struct str head, body, mark;
	const char *why = NULL;

	if (read_part(a, bytes, d, &why))
		return why;
	if (!cut_head(bytes, &head, &body))
		return "no-part";
	mark = boundary(a, head);
	if (mark.len == 0)
		return "no-part";
	str_cut(&body, mark);
	while (body.p != NULL) {
		struct str part = str_cut(&body, mark);

		while (part.len > 0 &&
		       (part.p[0] == '\r' || part.p[0] == '\n'))
			part = str_slice(part, 1, part.len);
		if (read_part(a, part, d, &why))
			return why;
	}
	return "no-part";
}
