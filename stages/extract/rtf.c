/* SPDX-License-Identifier: ISC */
/*
 * RTF 1.9: text, where it stands and what it looks like.  Chinese comes as
 * \'hh pairs of the code page or as \uN.
 */
#include "rtf_part.h"

struct group *
rtf_now(struct rtf *x)
{
	return &x->g[x->depth];
}

/* A character, be it of the text or of a list to choose from. */
static void
put(struct rtf *x, uint32_t r)
{
	if (rtf_now(x)->item)
		sb_rune(&x->ff.items[x->ff.n - 1], r);
	else
		rtf_rune(x, r);
}

/* What came as bytes of the code page, when something else follows. */
static void
flush(struct rtf *x)
{
	bool bad = false;
	struct str s;
	ptrdiff_t i;

	if (x->bytes.len == 0)
		return;
	s = sb_str(&x->bytes);
	x->bytes = (struct sb){.a = x->a};
	if (rtf_now(x)->font != FONT_TEXT) {
		for (i = 0; i < s.len; i++)
			put(x, (unsigned char)s.p[i]);
		return;
	}
	s = text_from(x->a, s, "gb18030", &bad);
	if (bad)
		doc_warn(x->a, x->b.d, "charset", S(""));
	while (s.len > 0)
		put(x, utf8_next(&s));
}

static void
byte(struct rtf *x, char c)
{
	if (x->drop > 0)
		x->drop--;
	else if (rtf_now(x)->table != TABLE_NONE)
		rtf_define_char(x, c);
	else if (!rtf_now(x)->skip || rtf_now(x)->item)
		sb_addc(&x->bytes, c);
}

static void
unicode(struct rtf *x, int n)
{
	uint32_t r = (uint32_t)n & 0xffff;

	flush(x);
	x->drop = rtf_now(x)->uc;
	if (r >= 0xd800 && r < 0xdc00) {
		x->high = r;
		return;
	}
	if (r >= 0xdc00 && r < 0xe000)
		r = x->high != 0
			? 0x10000 + ((x->high - 0xd800) << 10) + (r - 0xdc00)
			: 0xfffd;
	x->high = 0;
	put(x, r);
}

static void
line(struct rtf *x)
{
	if (rtf_now(x)->skip)
		return;
	rtf_place(x);
	build_line(&x->b);
}

static void
end_group(struct rtf *x)
{
	flush(x);
	x->drop = 0;
	if (x->too_deep > 0) {
		x->too_deep--;
		return;
	}
	if (rtf_now(x)->box)
		rtf_field_end(x);
	if (rtf_now(x)->shape) {
		line(x);
		x->level = rtf_now(x)->base;
	}
	if (x->depth > 0)
		x->depth--;
}

static void
begin_group(struct rtf *x)
{
	flush(x);
	if (x->depth + 1 == GROUPS_MAX) {
		x->too_deep++;
		return;
	}
	x->g[x->depth + 1] = x->g[x->depth];
	x->depth++;
	rtf_now(x)->box = rtf_now(x)->shape = rtf_now(x)->item = false;
}

static bool
is_hidden(struct str w)
{
	static const char *const v[] = {"stylesheet", "info", "pict", "object", "header", "headerf", "headerl", "headerr",
	    "footer", "footerf", "footerl", "footerr", "fldinst", "themedata",
	    "datastore", "listtable", "listoverridetable", "rsidtbl",
	    "generator", "xmlnstbl", "latentstyles", "bkmkstart", "bkmkend",
	    "nonshppict", "nonesttables", NULL};

	return str_is_any(w, v);
}

/* The text of a text box, in what is none else. */
static void
shape_text(struct rtf *x)
{
	rtf_now(x)->skip = false;
	line(x);
	rtf_now(x)->shape = true;
	rtf_now(x)->base = x->level;
}

static void
word(struct rtf *x, struct str w, bool has, int n)
{
	flush(x);
	if (str_eq(w, S("u"))) {
		unicode(x, n);
		return;
	}
	x->drop = 0;
	if (str_eq(w, S("uc"))) {
		rtf_now(x)->uc = n >= 0 && n < 16 ? n : 1;
	} else if (str_eq(w, S("par"))) {
		line(x);
	} else if (str_eq(w, S("line"))) {
		rtf_rune(x, '\n');
	} else if (str_eq(w, S("tab"))) {
		rtf_rune(x, '\t');
	} else if (str_eq(w, S("shptxt"))) {
		shape_text(x);
	} else if (str_eq(w, S("listtext")) || str_eq(w, S("pntext"))) {
		rtf_now(x)->bullet = true;
	} else if (rtf_define(x, w, n) || rtf_field_word(x, w, n) ||
		   rtf_table_word(x, w, n) ||
		   (!rtf_now(x)->skip && rtf_row_word(x, w, n))) {
		return;
	} else if (is_hidden(w)) {
		rtf_now(x)->skip = true;
	} else {
		rtf_style_word(x, w, !has || n != 0, n);
	}
}

static int
nibble(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : 0;
}

/* What stands behind a backslash; how many bytes of it. */
static ptrdiff_t
control(struct rtf *x, struct str s)
{
	ptrdiff_t i = 0, from;
	bool minus, has;
	int n = 0;
	struct str w;

	if (s.len >= 3 && s.p[0] == '\'') {
		byte(x, (char)(nibble(s.p[1]) << 4 | nibble(s.p[2])));
		return 3;
	}
	while (i < s.len && ((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z'))
		i++;
	if (i == 0) {
		if (s.len > 0 && s.p[0] == '*')
			rtf_now(x)->skip = true;
		else if (s.len > 0 && strchr("\\{}", s.p[0]) != NULL)
			byte(x, s.p[0]);
		else if (s.len > 0 && s.p[0] == '~')
			byte(x, ' ');
		return s.len > 0 ? 1 : 0;
	}
	w = str_slice(s, 0, i);
	minus = i < s.len && s.p[i] == '-';
	i += minus;
	for (from = i; i < s.len && s.p[i] >= '0' && s.p[i] <= '9'; i++)
		n = n < 100000000 ? n * 10 + s.p[i] - '0' : n;
	has = i > from;
	if (i < s.len && s.p[i] == ' ')
		i++;
	word(x, w, has, minus ? -n : n);
	return i;
}

const char *
rtf_read(struct arena *a, struct str s, struct doc *d)
{
	struct rtf x = {.a = a, .bytes.a = a};
	ptrdiff_t i;

	build_begin(&x.b, a, d, "rtf");
	if (!str_starts(s, S("{\\rtf")))
		return "truncated";
	x.g[0].uc = 1;
	for (i = 0; i < s.len; i++) {
		char c = s.p[i];

		if (c == '{')
			begin_group(&x);
		else if (c == '}')
			end_group(&x);
		else if (c == '\\')
			i += control(&x, str_slice(s, i + 1, s.len));
		else if (c != '\r' && c != '\n')
			byte(&x, c);
	}
	flush(&x);
	rtf_close_tables(&x, 0);
	build_end(&x.b);
	return NULL;
}
