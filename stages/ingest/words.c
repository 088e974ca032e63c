/* SPDX-License-Identifier: ISC */
/* Charsets that lie, and encoded words (RFC 2047). */
#include "decode.h"
#include "header.h"
#include "limit.h"

/* What the bytes of a text look like, when read as UTF-8. */
struct shape {
	bool valid;
	bool hanzi; /* some, all characters beyond ASCII are Chinese */
	bool narrow; /* some beyond ASCII, all of two bytes */
};

static struct shape
shape_of(struct str s)
{
	struct shape sh = { .valid = utf8_valid(s) };
	bool wide = false, two = false, other = false;

	while (sh.valid && s.len > 0) {
		uint32_t r = utf8_next(&s);

		if (r >= 0x2e80 && r <= 0x9fff)
			wide = true;
		else if (r >= 0xff00 && r <= 0xffef)
			wide = true;
		else if (r >= 0x80 && r < 0x800)
			two = true;
		else if (r >= 0x80)
			other = true;
	}
	sh.hanzi = wide && !two && !other;
	sh.narrow = two && !wide && !other;
	return sh;
}

static bool
is_gb(struct str charset)
{
	static const char *const gb[] = { "gb2312", "gbk", "gb18030", "cp936",
		"x-gbk", "gb_2312-80", "euc-cn", "ms936", "gb2312-80",
		"chinese", "x-euc-cn", "gb_2312", "windows-936", NULL };

	return str_is_any_nocase(charset, gb);
}

/* Labels that mailers put on anything. */
static bool
says_nothing(struct str charset)
{
	static const char *const none[] = { "", "us-ascii", "ascii",
		"iso-8859-1", "latin1", "windows-1252", "default", "unknown",
		"unknown-8bit", "x-unknown", "8bit", "binary", "none", NULL };

	return str_is_any_nocase(charset, none);
}

static bool
seven_bit(struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/*
 * No label.  Two Chinese characters in GBK can be valid UTF-8 (C4 BF C2 BC
 * is "\u76ee\u5f55", contents, or two Latin letters): Chinese is meant.
 */
static struct str
guess(struct arena *a, struct str s, bool *bad)
{
	struct shape sh = shape_of(s);
	const char *charset;
	struct str gb;
	bool odd = false;

	if (seven_bit(s) && str_find(s, S("~{")) >= 0 && decode_hz(a, s, &gb))
		return text_from(a, gb, "GB18030", bad);
	if (sh.narrow) {
		gb = text_from(a, s, "GB18030", &odd);
		if (!odd && shape_of(gb).hanzi)
			return gb;
	}
	gb = text_decode(a, s, &charset);
	if (strcmp(charset, "unknown") == 0)
		*bad = true;
	return gb;
}

static struct str
without_nul(struct arena *a, struct str s, bool *bad)
{
	struct sb b = { .a = a };
	ptrdiff_t i;

	if (s.len == 0 || memchr(s.p, '\0', (size_t)s.len) == NULL)
		return s;
	*bad = true;
	for (i = 0; i < s.len; i++)
		if (s.p[i] == '\0')
			sb_rune(&b, 0xfffd);
		else
			sb_addc(&b, s.p[i]);
	return sb_str(&b);
}

static struct str
from_label(struct arena *a, struct str s, struct str charset, bool *bad)
{
	struct shape sh = shape_of(s);
	struct str gb;

	if (says_nothing(charset))
		return guess(a, s, bad);
	if (str_eq_nocase(charset, S("hz-gb-2312")) ||
	    str_eq_nocase(charset, S("hz"))) {
		if (decode_hz(a, s, &gb))
			return text_from(a, gb, "GB18030", bad);
		return guess(a, s, bad);
	}
	if (is_gb(charset)) {
		if (!sh.hanzi)
			return text_from(a, s, "GB18030", bad);
		*bad = true;
		return s;
	}
	if (str_eq_nocase(charset, S("utf-8")) ||
	    str_eq_nocase(charset, S("utf8"))) {
		if (sh.valid)
			return text_decode(a, s, NULL); /* drops a BOM */
		*bad = true;
		return guess(a, s, bad);
	}
	return text_from(a, s, str_cstr(a, str_slice(charset, 0, 40)), bad);
}

struct str
bytes_text(struct arena *a, struct str s, struct str charset, bool *bad)
{
	return without_nul(a, from_label(a, s, charset, bad), bad);
}

struct word {
	struct str charset, text;
	bool base64;
	bool open; /* the closing "?=" is missing */
	ptrdiff_t next; /* where the text goes on */
};

/* "=?charset?B?" at s[i]: the length of it, or 0. */
static ptrdiff_t
word_start(struct str s, ptrdiff_t i, struct word *w)
{
	ptrdiff_t j = i + 2, star;

	if (i + 6 > s.len || s.p[i] != '=' || s.p[i + 1] != '?')
		return 0;
	while (j < s.len && s.p[j] > ' ' && s.p[j] < 0x7f && s.p[j] != '?' &&
	    j - i < 48)
		j++;
	if (j == i + 2 || j + 2 >= s.len || s.p[j] != '?' ||
	    s.p[j + 2] != '?' || strchr("BbQq", s.p[j + 1]) == NULL)
		return 0;
	w->charset = str_slice(s, i + 2, j);
	star = str_find(w->charset, S("*")); /* RFC 2231 s5: a language */
	if (star >= 0)
		w->charset.len = star;
	w->base64 = s.p[j + 1] == 'B' || s.p[j + 1] == 'b';
	return j + 3 - i;
}

/* An encoded word at s[i]. */
static bool
word_at(struct str s, ptrdiff_t i, struct word *w)
{
	ptrdiff_t n = word_start(s, i, w), from = i + n, j;
	struct word other;

	if (n == 0)
		return false;
	w->open = false;
	for (j = from; j < s.len; j++) {
		if (s.p[j] == '?' && j + 1 < s.len && s.p[j + 1] == '=') {
			w->text = str_slice(s, from, j);
			w->next = j + 2;
			return true;
		}
		if (s.p[j] == '"' || word_start(s, j, &other) > 0)
			break;
	}
	/* Never closed: up to the next word, a quote or the end. */
	w->open = true;
	w->text = str_trim(str_slice(s, from, j));
	if (j == s.len && w->base64)
		for (j = from; j < s.len && s.p[j] != ' '; j++)
			;
	if (w->base64)
		w->text = str_trim(str_slice(s, from, j));
	w->next = j;
	return true;
}

/* Words of one charset, joined as bytes: they may cut a character in two. */
struct run {
	struct sb bytes;
	struct str charset;
	struct decoder base64;
	ptrdiff_t chars; /* of base64 since the last word that stood alone */
	bool open;
};

static void
run_q(struct run *r, struct str text)
{
	struct decoder d = { .kind = DECODE_QP };
	char in, out[DECODE_HELD + 4] = "";
	ptrdiff_t i;

	for (i = 0; i < text.len; i++) {
		/* s4.2: "_" is a blank whatever the charset. */
		if (text.p[i] == '_' || text.p[i] == ' ') {
			sb_add(&r->bytes, S(" "));
			continue;
		}
		in = text.p[i];
		sb_add(&r->bytes, (struct str) { out,
		    (ptrdiff_t)decode_feed(&d, &in, 1, out) });
	}
	sb_add(&r->bytes,
	    (struct str) { out, (ptrdiff_t)decode_end(&d, out) });
}

static void
run_b_end(struct run *r)
{
	char out[DECODE_HELD + 4] = "";

	sb_add(&r->bytes,
	    (struct str) { out, (ptrdiff_t)decode_end(&r->base64, out) });
	r->chars = 0;
}

/*
 * Each word should be base64 of its own; some encoders cut one base64 text
 * into words, which shows in lengths that only add up together.
 */
static void
run_b(struct run *r, struct str text)
{
	char out[256] = "";
	ptrdiff_t i, n = 0;

	for (i = 0; i < text.len; i++)
		n += text.p[i] != ' ';
	if (r->chars % 4 == 0 || (r->chars + n) % 4 != 0)
		run_b_end(r);
	r->base64.kind = DECODE_BASE64;
	for (i = 0; i < text.len; i += 128)
		sb_add(&r->bytes, (struct str) { out,
		    (ptrdiff_t)decode_feed(&r->base64, text.p + i,
			(size_t)str_slice(text, i, i + 128).len, out) });
	r->chars += n;
}

static void
run_flush(struct arena *a, struct run *r, struct sb *out, bool *bad)
{
	if (r->open) {
		run_b_end(r);
		sb_add(out,
		    bytes_text(a, sb_str(&r->bytes), r->charset, bad));
		*bad = *bad || r->base64.bad;
	}
	*r = (struct run) { .bytes = { .a = a } };
}

static void
run_add(struct arena *a, struct run *r, const struct word *w, struct sb *out,
    bool *bad)
{
	if (r->open && !str_eq_nocase(r->charset, w->charset))
		run_flush(a, r, out, bad);
	r->open = true;
	r->charset = w->charset;
	if (w->base64) {
		run_b(r, w->text);
	} else {
		run_b_end(r);
		run_q(r, w->text);
	}
	*bad = *bad || w->open;
}

bool
words_any(struct str s)
{
	struct word w;
	ptrdiff_t i;

	for (i = 0; i + 6 < s.len; i++)
		if (word_start(s, i, &w) > 0)
			return true;
	return false;
}

struct str
words_decode(struct arena *a, struct str s, bool *bad)
{
	struct sb out = { .a = a };
	struct run run = { .bytes = { .a = a } };
	struct word w;
	ptrdiff_t i = 0, from;

	while (i < s.len) {
		if (word_at(s, i, &w)) {
			run_add(a, &run, &w, &out, bad);
			i = w.next;
			/* s6.2: blanks between two words are not shown. */
			for (from = i; from < s.len && s.p[from] == ' '; from++)
				;
			if (from > i && word_start(s, from, &w) > 0)
				i = from;
			continue;
		}
		for (from = i++; i < s.len && word_start(s, i, &w) == 0; i++)
			;
		run_flush(a, &run, &out, bad);
		sb_add(&out,
		    bytes_text(a, str_slice(s, from, i), S(""), bad));
	}
	run_flush(a, &run, &out, bad);
	return sb_str(&out);
}
