/* SPDX-License-Identifier: ISC */
/* Fields, and parameters of MIME fields. */
#include "header.h"

#include "decode.h"

#define LOOK_AHEAD 1024 /* for the end of something that began: stays linear */

struct str
field_get(const struct fields *f, const char *name)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (str_eq_nocase(f->v[i].name, str_c(name)))
			return f->v[i].value;
	return S("");
}

ptrdiff_t
field_name_len(struct str line)
{
	ptrdiff_t n = 0, end;

	while (n < line.len && line.p[n] > ' ' && line.p[n] < 0x7f &&
	    line.p[n] != ':')
		n++;
	end = n;
	/* RFC 5322 s4.5: blanks before the colon were once allowed. */
	while (end < line.len && (line.p[end] == ' ' || line.p[end] == '\t'))
		end++;
	return n > 0 && end < line.len && line.p[end] == ':' ? n : 0;
}

/* A copy with ASCII letters in lower case. */
static struct str
lower_case(struct arena *a, struct str s)
{
	char *p = str_cstr(a, s);
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
	return (struct str) { p, s.len };
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static ptrdiff_t
skip_blanks(struct str s, ptrdiff_t i)
{
	while (i < s.len && blank(s.p[i]))
		i++;
	return i;
}

/* Is s[i..] the end of the value, a ";", a comment, or the next "name="? */
static bool
at_param_end(struct str s, ptrdiff_t i)
{
	ptrdiff_t j = skip_blanks(s, i);

	if (j == s.len || s.p[j] == ';' || (j > i && s.p[j] == '('))
		return true;
	if (j == i)
		return false;
	while (j < s.len && s.p[j] > ' ' && strchr("()<>@,;:\\\"/[]?=", s.p[j]) == NULL)
		j++;
	return j < s.len && s.p[j] == '=';
}

/*
 * The length of the character at s[i] that must not be looked into: 2 for
 * GBK, whose second byte may be a backslash, and for HZ between ~{ and ~}.
 */
static ptrdiff_t
opaque(struct str s, ptrdiff_t i, bool gbk)
{
	ptrdiff_t end;

	if (gbk && (unsigned char)s.p[i] >= 0x81 && i + 1 < s.len &&
	    (unsigned char)s.p[i + 1] >= 0x40)
		return 2;
	if (s.p[i] == '~' && i + 1 < s.len && s.p[i + 1] == '{') {
		end = str_find(str_slice(s, i, i + LOOK_AHEAD), S("~}"));
		return end < 0 ? 1 : end + 2;
	}
	return 1;
}

/*
 * A quoted string from s[i], the byte after its quote.  A quote inside that
 * nobody escaped belongs to the text when neither ";" nor the end follows.
 */
static ptrdiff_t
quoted(struct arena *a, struct str s, ptrdiff_t i, bool gbk, struct str *out)
{
	struct sb b = { .a = a };
	ptrdiff_t n;

	while (i < s.len) {
		if (s.p[i] == '"' && at_param_end(s, i + 1)) {
			i++;
			break;
		}
		if (s.p[i] == '\\' && i + 1 < s.len &&
		    (s.p[i + 1] == '"' || s.p[i + 1] == '\\') &&
		    !(s.p[i + 1] == '"' && at_param_end(s, i + 2) &&
			memchr(s.p + i + 2, '"', (size_t)(s.len - i - 2)) ==
			    NULL)) {
			sb_addc(&b, s.p[i + 1]);
			i += 2;
			continue;
		}
		n = opaque(s, i, gbk);
		sb_add(&b, str_slice(s, i, i + n));
		i += n;
	}
	*out = str_trim(sb_str(&b));
	return i;
}

/* Behind the encoded word (RFC 2047 s2) at s[i]; 0 when none ends there. */
static ptrdiff_t
encoded_word_end(struct str s, ptrdiff_t i)
{
	ptrdiff_t q = str_find(str_slice(s, i + 2, i + LOOK_AHEAD), S("?")),
		  end;

	if (q < 0)
		return 0;
	i += 2 + q + 3; /* "?B?" */
	end = str_find(str_slice(s, i, i + LOOK_AHEAD), S("?="));
	return end < 0 ? 0 : i + end + 2;
}

/* An unquoted value from s[i]; an encoded word in it is one piece. */
static ptrdiff_t
unquoted(struct str s, ptrdiff_t i, bool gbk, struct str *out)
{
	ptrdiff_t from = i, end;

	while (i < s.len && s.p[i] != ';') {
		if (s.p[i] == '=' && i + 1 < s.len && s.p[i + 1] == '?') {
			end = encoded_word_end(s, i);
			i = end > i ? end : i + 2;
			continue;
		}
		i += opaque(s, i, gbk);
	}
	if (i > s.len)
		i = s.len;
	*out = str_trim(str_slice(s, from, i));
	return i;
}

/* "filename*1*" to "filename", 1, extended. */
static void
piece_name(struct piece *p, struct str name)
{
	ptrdiff_t star;
	int64_t n;

	p->section = -1;
	name = str_trim(name);
	if (str_ends(name, S("*"))) {
		p->extended = true;
		name.len--;
	}
	star = str_find(name, S("*"));
	if (star >= 0 && str_int(str_slice(name, star + 1, name.len), &n) &&
	    n < 1000000) {
		p->section = (int)n;
		name.len = star;
	}
	p->name = name;
}

/* Passes over a comment (RFC 5322 s3.2.2) at s[i]. */
static ptrdiff_t
skip_comment(struct str s, ptrdiff_t i)
{
	int depth = 0;

	for (; i < s.len; i++) {
		if (s.p[i] == '(')
			depth++;
		else if (s.p[i] == ')' && --depth == 0)
			return i + 1;
		else if (s.p[i] == '\\')
			i++;
	}
	return s.len;
}

/* The first word of the value; none when it begins with a parameter. */
static ptrdiff_t
main_value(struct arena *a, struct str s, struct params *ps)
{
	ptrdiff_t from = skip_blanks(s, 0), i;

	for (i = from; i < s.len && s.p[i] != ';' && !blank(s.p[i]); i++)
		if (s.p[i] == '=')
			return 0;
	ps->main = lower_case(a, str_slice(s, from, i));
	return i;
}

void
params_parse(struct arena *a, struct str s, struct params *ps)
{
	bool gbk = !utf8_valid(s);
	ptrdiff_t i, from;
	struct piece *p;

	*ps = (struct params) { .main = S("") };
	i = main_value(a, s, ps);
	while (i < s.len) {
		if (blank(s.p[i]) || s.p[i] == ';') {
			i++;
			continue;
		}
		if (s.p[i] == '(') {
			i = skip_comment(s, i);
			continue;
		}
		for (from = i; i < s.len && s.p[i] != '=' && s.p[i] != ';'; i++)
			;
		if (i == s.len || s.p[i] == ';')
			continue;
		p = ARENA_PUSH(a, ps);
		piece_name(p, str_slice(s, from, i));
		i = skip_blanks(s, i + 1);
		if (i < s.len && s.p[i] == '"')
			i = quoted(a, s, i + 1, gbk, &p->raw);
		else
			i = unquoted(s, i, gbk, &p->raw);
	}
}

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void
percent_decode(struct sb *b, struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++) {
		if (s.p[i] == '%' && i + 2 < s.len &&
		    hex_value(s.p[i + 1]) >= 0 && hex_value(s.p[i + 2]) >= 0) {
			sb_addc(b, (char)(hex_value(s.p[i + 1]) << 4 |
			    hex_value(s.p[i + 2])));
			i += 2;
		} else {
			sb_addc(b, s.p[i]);
		}
	}
}

static int
by_section(const void *x, const void *y)
{
	const struct piece *a = x, *b = y;

	if (a->section != b->section)
		return a->section < b->section ? -1 : 1;
	/* As written: names point into the one value. */
	return (a->name.p > b->name.p) - (a->name.p < b->name.p);
}

/*
 * The extended or continued pieces of one parameter joined (RFC 2231 s3, s4):
 * as bytes first, for sections cut characters in two.
 */
static struct str
joined(struct arena *a, struct piece *v, size_t n, struct str *charset,
    struct param *out)
{
	struct sb b = { .a = a };
	ptrdiff_t q1, q2;
	size_t i;

	qsort(v, n, sizeof *v, by_section);
	for (i = 0; i < n; i++) {
		struct str raw = v[i].raw;

		if ((v[i].section < 0 ? 0 : v[i].section) != (int)i)
			out->gap = true;
		if (v[i].extended && charset->p == NULL) {
			q1 = str_find(raw, S("'"));
			q2 = q1 < 0 ? -1
				    : str_find(str_slice(raw, q1 + 1, raw.len),
					  S("'"));
			if (q2 >= 0 && q1 < 40) {
				*charset = str_slice(raw, 0, q1);
				raw = str_slice(raw, q1 + q2 + 2, raw.len);
			}
		}
		if (v[i].extended)
			percent_decode(&b, raw);
		else
			sb_add(&b, raw);
	}
	return sb_str(&b);
}

/*
 * Some web mailers write a percent-encoded name without RFC 2231's star.
 * Only when every escape together makes Chinese UTF-8 is it taken so.
 */
static struct str
maybe_percent(struct arena *a, struct str s)
{
	struct sb b = { .a = a };
	struct str out;

	if (str_find(s, S("%E")) < 0 && str_find(s, S("%e")) < 0)
		return s;
	percent_decode(&b, s);
	out = sb_str(&b);
	return utf8_valid(out) && utf8_count(out) < out.len ? out : s;
}

static struct str
plain_text(struct arena *a, struct str raw, struct param *out)
{
	if (words_any(raw))
		return words_decode(a, raw, &out->bad);
	return maybe_percent(a, bytes_text(a, raw, S(""), &out->bad));
}

bool
params_get(struct arena *a, const struct params *ps, const char *name,
    struct param *out)
{
	struct params many = { 0 };
	struct str plain = { NULL, 0 }, text, charset = { NULL, 0 };
	size_t i;

	*out = (struct param) { .text = S(""), .other = S("") };
	for (i = 0; i < ps->n; i++) {
		if (!str_eq_nocase(ps->v[i].name, str_c(name)))
			continue;
		if (ps->v[i].extended || ps->v[i].section >= 0)
			*ARENA_PUSH(a, &many) = ps->v[i];
		else if (plain.p == NULL)
			plain = ps->v[i].raw.p ? ps->v[i].raw : S("");
	}
	if (many.n == 0) {
		if (plain.p != NULL)
			out->text = plain_text(a, plain, out);
		return plain.p != NULL;
	}
	text = joined(a, many.v, many.n, &charset, out);
	text = charset.len > 0 && !words_any(text)
	    ? bytes_text(a, text, charset, &out->bad)
	    : plain_text(a, text, out);
	out->text = text;
	if (plain.p != NULL) {
		struct param p = { .text = S("") };

		/* RFC 6266 D: the plain one is for old readers. */
		p.text = plain_text(a, plain, &p);
		out->other = str_eq(p.text, text) ? S("") : p.text;
		if (charset.p == NULL && words_any(plain)) {
			out->other = text;
			out->text = p.text;
		}
	}
	return true;
}
