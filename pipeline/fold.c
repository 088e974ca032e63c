/* SPDX-License-Identifier: ISC */
#include "fold.h"

#include <glib.h>

struct range {
	uint32_t from, to;
};

static bool
in_ranges(uint32_t r, const struct range *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (r >= v[i].from && r <= v[i].to)
			return true;
	return false;
}

/* Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties), and FFF9-B. */
bool
fold_is_invisible(uint32_t r)
{
	static const struct range v[] = { { 0xad, 0xad }, { 0x34f, 0x34f },
		{ 0x61c, 0x61c }, { 0x115f, 0x1160 }, { 0x17b4, 0x17b5 },
		{ 0x180b, 0x180f }, { 0x200b, 0x200f }, { 0x202a, 0x202e },
		{ 0x2060, 0x206f }, { 0x3164, 0x3164 }, { 0xfe00, 0xfe0f },
		{ 0xfeff, 0xfeff }, { 0xffa0, 0xffa0 }, { 0xfff9, 0xfffb },
		{ 0xe0000, 0xe01ef } };

	return r >= 0xad && !(r >= 0x3400 && r <= 0x9fff) &&
	    in_ranges(r, v, sizeof v / sizeof *v);
}

static bool
is_bidi(uint32_t r)
{
	return (r >= 0x202a && r <= 0x202e) || (r >= 0x2066 && r <= 0x2069);
}

bool
fold_is_han(uint32_t r)
{
	return (r >= 0x4e00 && r <= 0x9fff) || (r >= 0x3400 && r <= 0x4dbf) ||
	    r == 0x3007 || (r >= 0x20000 && r <= 0x323af) ||
	    (r >= 0xf900 && r <= 0xfaff);
}

bool
fold_is_numeral(uint32_t r)
{
	static const uint32_t han[] = { 0x3007, 0x96f6, 0x4e00, 0x4e8c, 0x4e09,
		0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341 };
	size_t i;

	if ((r >= '0' && r <= '9') || (r >= 0xff10 && r <= 0xff19))
		return true;
	for (i = 0; i < sizeof han / sizeof *han; i++)
		if (han[i] == r)
			return true;
	return false;
}

bool
fold_is_cjk(uint32_t r)
{
	return fold_is_han(r) || (r >= 0x3001 && r <= 0x303f) ||
	    (r >= 0xff01 && r <= 0xff0f) || (r >= 0xff1a && r <= 0xff20) ||
	    (r >= 0xff3b && r <= 0xff40) || (r >= 0xff5b && r <= 0xff65) ||
	    (r >= 0x2014 && r <= 0x201d);
}

/*
 * Radicals that copies from PDF put in place of the characters; those of
 * the Kangxi block (U+2F00) and U+F900 are NFKC's, these are not.
 */
static uint32_t
radical(uint32_t r)
{
	static const struct {
		uint16_t from, to;
	} v[] = { { 0x2e9f, 0x6bcd }, { 0x2ea0, 0x6c11 }, { 0x2ec4, 0x897f },
		{ 0x2ec5, 0x89c1 }, { 0x2ec6, 0x89d2 }, { 0x2ec9, 0x8d1d },
		{ 0x2ecb, 0x8f66 }, { 0x2ed3, 0x957f }, { 0x2ed4, 0x95e8 },
		{ 0x2ed8, 0x9752 }, { 0x2ed9, 0x97e6 }, { 0x2eda, 0x9875 },
		{ 0x2edb, 0x98ce }, { 0x2edc, 0x98de }, { 0x2edd, 0x98df },
		{ 0x2ee2, 0x9a6c }, { 0x2ee3, 0x9aa8 }, { 0x2ee4, 0x9b3c },
		{ 0x2ee5, 0x9c7c }, { 0x2ee6, 0x9e1f }, { 0x2ee7, 0x5364 },
		{ 0x2ee8, 0x9ea6 }, { 0x2ee9, 0x9ec4 }, { 0x2eec, 0x9f50 },
		{ 0x2eee, 0x9f7f }, { 0x2ef0, 0x9f99 }, { 0x2ef3, 0x9f9f } };
	gunichar to[18];
	size_t i;

	if (r < 0x2e9f || (r > 0x2fd5 && (r < 0xf900 || r > 0xfaff)))
		return r;
	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (v[i].from == r)
			return v[i].to;
	if (r >= 0x2f00)
		if (g_unichar_fully_decompose(r, TRUE, to, 18) == 1)
			return to[0];
	return r;
}

/* ASCII for what nobody would want to see full-width; r for all else. */
static uint32_t
narrow(uint32_t r)
{
	uint32_t c = r - 0xfee0;

	if (r < 0xff01 || r > 0xff5e)
		return r;
	if (g_ascii_isalnum((char)c) || strchr(".@&+%_#", (int)c) != NULL)
		return c;
	return r;
}

static bool
is_blank(uint32_t r)
{
	return r == ' ' || r == '\t' || r == 0xa0 || r == 0x1680 ||
	    (r >= 0x2000 && r <= 0x200a) || r == 0x202f || r == 0x205f ||
	    r == 0x3000;
}

static bool
is_line_end(uint32_t r)
{
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' ||
	    r == 0x85 || r == 0x2028 || r == 0x2029;
}

/* Nothing to do for fold_tidy()?  ASCII and the common CJK blocks only. */
static bool
is_tidy(struct str s)
{
	uint32_t r, before = '\n';

	while (s.len > 0) {
		r = utf8_next(&s);
		if (r == ' ' || r == '\n') {
			if (before == ' ' || before == '\n')
				return false;
		} else if (r < 0x20 || r == 0x7f ||
		    (r > 0x7f && !(r >= 0x4e00 && r <= 0x9fff) &&
			!(r >= 0x3001 && r <= 0x301f) && r != 0xff0c &&
			r != 0xff08 && r != 0xff09 && r != 0xff1a &&
			r != 0xff1b && r != 0x201c && r != 0x201d)) {
			return false;
		}
		if (r == '\n' && before == ' ')
			return false;
		before = r;
	}
	return before != ' ' && before != '\n';
}

struct tidy {
	struct sb out;
	bool blank, line, started; /* what is due before the next character */
	unsigned did;
};

static void
tidy_add(struct tidy *t, uint32_t r)
{
	uint32_t to;

	if (is_line_end(r)) {
		if (t->blank)
			t->did |= FOLD_TRIMMED;
		t->line = t->started;
		t->blank = false;
	} else if (is_blank(r)) {
		if (t->blank || r != ' ')
			t->did |= FOLD_BLANKS;
		t->blank = true;
	} else if (fold_is_invisible(r)) {
		t->did |= is_bidi(r) ? FOLD_BIDI | FOLD_INVISIBLE
				     : FOLD_INVISIBLE;
	} else if (r < 0x20 || (r >= 0x7f && r < 0xa0)) {
		t->did |= FOLD_CONTROL;
	} else {
		if (t->line)
			sb_addc(&t->out, '\n');
		else if (t->blank && t->started)
			sb_addc(&t->out, ' ');
		else if (t->blank)
			t->did |= FOLD_TRIMMED;
		t->line = t->blank = false;
		t->started = true;
		if ((to = narrow(r)) != r)
			t->did |= FOLD_WIDTH;
		else if ((to = radical(r)) != r)
			t->did |= FOLD_RADICAL;
		sb_rune(&t->out, to);
	}
}

struct str
fold_tidy(struct arena *a, struct str s, unsigned *did)
{
	struct tidy t = { .out = { .a = a } };

	if (is_tidy(s))
		return s;
	while (s.len > 0)
		tidy_add(&t, utf8_next(&s));
	if (t.blank)
		t.did |= FOLD_TRIMMED;
	if (did != NULL)
		*did |= t.did;
	return sb_str(&t.out);
}

struct str
fold_line(struct arena *a, struct str s, bool loose, unsigned *did)
{
	struct sb out = { .a = a };
	struct str rest = s = fold_tidy(a, s, did), ahead;
	uint32_t r, before = 0, next;
	bool left, right, keep;

	if (s.len == 0 ||
	    (memchr(s.p, ' ', s.len) == NULL &&
		memchr(s.p, '\n', s.len) == NULL))
		return s;
	while (rest.len > 0) {
		r = utf8_next(&rest);
		if (r == ' ' || r == '\n') {
			ahead = rest;
			next = rest.len > 0 ? utf8_next(&ahead) : 0;
			left = fold_is_cjk(before);
			right = fold_is_cjk(next);
			keep = loose ? !left && !right : !left || !right;
			if (keep)
				sb_addc(&out, ' ');
			if ((!keep || r == '\n') && did != NULL)
				*did |= FOLD_JOINED;
			continue;
		}
		sb_rune(&out, r);
		before = r;
	}
	return sb_str(&out);
}

struct str
fold_plain(struct arena *a, struct str s, unsigned *did)
{
	struct sb out = { .a = a };
	struct str rest = s = fold_tidy(a, s, did);
	uint32_t r;
	bool any = false;

	while (rest.len > 0 && !any) {
		r = utf8_next(&rest);
		any = r >= 0xff01 && r <= 0xff5e;
	}
	if (!any)
		return s;
	while (s.len > 0) {
		r = utf8_next(&s);
		sb_rune(&out, r >= 0xff01 && r <= 0xff5e ? r - 0xfee0 : r);
	}
	return sb_str(&out);
}

struct str
fold_unspace(struct arena *a, struct str s)
{
	struct sb out = { .a = a };
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] == ' ' || s.p[i] == '\n')
			break;
	if (i == s.len)
		return s;
	for (i = 0; i < s.len; i++)
		if (s.p[i] != ' ' && s.p[i] != '\n')
			sb_addc(&out, s.p[i]);
	return sb_str(&out);
}

/* After Unicode's confusables, the letters that whole alphabets share. */
uint32_t
fold_lookalike(uint32_t r)
{
	static const uint32_t from[] = { 0x410, 0x412, 0x415, 0x41a, 0x41c,
		0x41d, 0x41e, 0x420, 0x421, 0x422, 0x423, 0x425, 0x406, 0x408,
		0x405, 0x430, 0x435, 0x43e, 0x440, 0x441, 0x443, 0x445, 0x456,
		0x458, 0x455, 0x391, 0x392, 0x395, 0x396, 0x397, 0x399, 0x39a,
		0x39c, 0x39d, 0x39f, 0x3a1, 0x3a4, 0x3a5, 0x3a7, 0x3bf, 0x3bd };
	static const char to[] = "ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXov";
	size_t i;

	if (r < 0x391 || r > 0x458)
		return 0;
	for (i = 0; i < sizeof from / sizeof *from; i++)
		if (from[i] == r)
			return (unsigned char)to[i];
	return 0;
}

/* NFKC, or s itself where that changes nothing but full-width forms. */
static struct str
nfkc(struct arena *a, struct str s)
{
	struct str rest = s, out;
	uint32_t r;
	char *n;

	while (rest.len > 0) {
		r = utf8_next(&rest);
		if (r > 0x7f && !(r >= 0x4e00 && r <= 0x9fff) &&
		    !(r >= 0x3001 && r <= 0x301f) &&
		    !(r >= 0xff01 && r <= 0xff5e) &&
		    !(r >= 0x2010 && r <= 0x201f)) {
			n = g_utf8_normalize(
			    s.p, s.len, G_NORMALIZE_NFKC);
			if (n == NULL) /* not UTF-8 */
				return utf8_clean(a, s);
			out = str_dup(a, str_c(n));
			g_free(n);
			return out;
		}
	}
	return s;
}

struct str
fold_key(struct arena *a, struct str s)
{
	struct sb out = { .a = a };
	uint32_t r;

	/* tidy: GLib would stop at a NUL. */
	s = nfkc(a, fold_tidy(a, s, NULL));
	while (s.len > 0) {
		r = utf8_next(&s);
		if (r >= 0xff01 && r <= 0xff5e)
			r -= 0xfee0;
		if (r < 0x80) {
			if (g_ascii_isalnum((char)r))
				sb_addc(&out, g_ascii_tolower((char)r));
			continue;
		}
		if (fold_lookalike(r) != 0)
			r = fold_lookalike(r);
		r = radical(r);
		if (fold_is_han(r) ||
		    (!fold_is_invisible(r) && g_unichar_isalnum(r)))
			sb_rune(&out, g_unichar_tolower(r));
	}
	return sb_str(&out);
}

struct str
fold_company(struct arena *a, struct str s)
{
	struct str key = fold_key(a, s), head;
	struct sb out = { .a = a };

	if (!str_has(key, S("有限责任公司")))
		return key;
	while (key.p != NULL) {
		head = str_cut(&key, S("有限责任公司"));
		sb_add(&out, head);
		if (key.p != NULL)
			sb_add(&out, S("有限公司"));
	}
	return sb_str(&out);
}

struct str
fold_title(struct arena *a, struct str s)
{
	static const struct str tail[] = { S("典型案例"), S("案例"),
		S("项目") };
	struct str key = fold_key(a, s);
	size_t i;

	for (i = 0; i < sizeof tail / sizeof *tail; i++)
		if (key.len > tail[i].len && str_ends(key, tail[i]))
			return str_slice(key, 0, key.len - tail[i].len);
	return key;
}
