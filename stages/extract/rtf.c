/* SPDX-License-Identifier: ISC */
/*
 * RTF 1.9: text, where it stands and what it looks like.  Chinese comes as
 * \'hh pairs of the code page or as \uN.
 */
#include "rtf_part.h"
#include "wordfield.h"

struct group *
rtf_now(struct rtf *x)
{
	return &x->g[x->depth];
}

/* A character: of the text, a list to choose from, a field's instruction. */
static void
put(struct rtf *x, uint32_t r)
{
	if (rtf_now(x)->item)
		sb_rune(&x->ff.items[x->ff.n - 1], r);
	else if (rtf_now(x)->code)
		sb_rune(&x->code, r);
	else
		rtf_rune(x, r);
}

/* What came as bytes of the code page, when something else follows. */
static void
flush(struct rtf *x)
{
	const struct rtf_font *font = &rtf_now(x)->font;
	bool bad = false;
	struct str s;
	ptrdiff_t i;

	if (x->bytes.len == 0)
		return;
	s = sb_str(&x->bytes);
	x->bytes = (struct sb){.a = x->a};
	if (font->glyphs != FONT_TEXT) {
		for (i = 0; i < s.len; i++)
			put(x, (unsigned char)s.p[i]);
		return;
	}
	s = text_from(x->a, s,
	    font->charset != NULL ? font->charset : x->charset, &bad);
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
	else if (!rtf_now(x)->skip || rtf_now(x)->item || rtf_now(x)->code)
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

/* A line of a header or a note ends. */
static void
end_aside(struct rtf *x)
{
	doc_aside(x->a, &x->asides, &x->aside, rtf_now(x)->where);
}

void
rtf_line(struct rtf *x)
{
	if (rtf_now(x)->skip)
		return;
	if (rtf_now(x)->where != DOC_BODY) {
		end_aside(x);
		return;
	}
	rtf_place(x);
	build_line(&x->b);
}

/* An instruction is whole: what Word draws of it, in the field's own style. */
static void
end_code(struct rtf *x)
{
	struct drawn d = {.font = rtf_now(x)->font.glyphs};
	struct rtf_font before = rtf_now(x)->font;

	if (!wordfield_draws(x->a, sb_str(&x->code), &d))
		return;
	rtf_now(x)->drawn = true;
	if (rtf_now(x)->skip)
		return;
	rtf_now(x)->font.glyphs = d.font;
	if (d.tick >= 0)
		rtf_tick(x, d.tick);
	while (d.text.len > 0)
		rtf_rune(x, utf8_next(&d.text));
	rtf_now(x)->font = before;
}

static void
end_group(struct rtf *x)
{
	bool code;

	flush(x);
	x->drop = 0;
	if (x->too_deep > 0) {
		x->too_deep--;
		return;
	}
	code = rtf_now(x)->instruction;
	if (rtf_now(x)->box)
		rtf_field_end(x);
	if (rtf_now(x)->shape) {
		rtf_line(x);
		x->level = rtf_now(x)->base;
	}
	if (rtf_now(x)->aside)
		end_aside(x);
	if (rtf_now(x)->drawing)
		rtf_picture(x);
	if (x->depth > 0)
		x->depth--;
	if (code)
		end_code(x);
}

static void
begin_group(struct rtf *x)
{
	struct group *g;

	flush(x);
	if (x->depth + 1 == GROUPS_MAX) {
		x->too_deep++;
		return;
	}
	x->g[x->depth + 1] = x->g[x->depth];
	x->depth++;
	g = rtf_now(x);
	g->box = g->shape = g->item = g->drawn = g->drawing = false;
	g->instruction = g->aside = false;
}

static bool
is_hidden(struct str w)
{
	static const char *const v[] = {"stylesheet", "info", "themedata",
	    "datastore", "listtable", "listoverridetable", "rsidtbl",
	    "generator", "xmlnstbl", "latentstyles", "bkmkstart", "bkmkend",
	    "background", "xe", "tc", "tcn", NULL};

	return str_is_any(w, v);
}

/* Where the text of a destination stands, if not in the body. */
static enum doc_where
where_of(struct str w)
{
	static const char *const headers[] = {
	    "header", "headerf", "headerl", "headerr", NULL};
	static const char *const footers[] = {
	    "footer", "footerf", "footerl", "footerr", NULL};

	return str_is_any(w, headers)	? DOC_HEADER
	       : str_is_any(w, footers) ? DOC_FOOTER
	       : str_eq(w, S("footnote")) ? DOC_NOTE
					  : DOC_BODY;
}

/* The text of a text box, in what is none else. */
static void
shape_text(struct rtf *x)
{
	int i;

	for (i = x->depth; i > 0 && !x->g[i].drawing; i--)
		;
	x->g[i].drawing = false;
	rtf_now(x)->skip = rtf_now(x)->quiet;
	rtf_line(x);
	rtf_now(x)->shape = true;
	rtf_now(x)->base = x->level;
}

/* Words that say what the group is; false: it is none of them. */
static bool
destination(struct rtf *x, struct str w)
{
	struct group *g = rtf_now(x);
	enum doc_where where = where_of(w);

	if (where != DOC_BODY && !g->quiet) {
		g->where = where;
		g->aside = true;
		g->skip = false;
	} else if (str_eq(w, S("fldinst"))) {
		x->code = (struct sb){.a = x->a};
		g->skip = g->code = g->instruction = true;
	} else if (str_eq(w, S("fldrslt"))) {
		g->skip |= x->depth > 0 && g[-1].drawn;
	} else if (str_eq(w, S("shp"))) {
		g->drawing = true;
	} else if (str_eq(w, S("shptxt"))) {
		shape_text(x);
	} else if (str_eq(w, S("pict")) || str_eq(w, S("object"))) {
		rtf_picture(x);
		g->skip = true;
	} else if (str_eq(w, S("nonshppict")) ||
		   str_eq(w, S("nonesttables"))) {
		g->skip = true;
	} else if (str_eq(w, S("listtext")) || str_eq(w, S("pntext"))) {
		g->bullet = true;
	} else if (is_hidden(w)) {
		g->skip = g->quiet = true;
	} else {
		return false;
	}
	return true;
}

/* Words that stand for a character (RTF 1.9.1, special characters). */
static uint32_t
special(struct str w)
{
	static const struct {
		const char *word;
		uint32_t r;
	} v[] = {{"line", '\n'}, {"softline", '\n'}, {"page", '\n'},
	    {"column", '\n'}, {"tab", '\t'}, {"emdash", 0x2014},
	    {"endash", 0x2013}, {"emspace", 0x2003}, {"enspace", 0x2002},
	    {"qmspace", 0x2005}, {"bullet", 0x2022}, {"lquote", 0x2018},
	    {"rquote", 0x2019}, {"ldblquote", 0x201c}, {"rdblquote", 0x201d}};
	size_t i;

	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (str_eq(w, str_c(v[i].word)))
			return v[i].r;
	return 0;
}

static void
word(struct rtf *x, struct str w, bool has, int n)
{
	uint32_t r;

	flush(x);
	if (str_eq(w, S("u"))) {
		unicode(x, n);
		return;
	}
	x->drop = 0;
	if (str_eq(w, S("uc"))) {
		rtf_now(x)->uc = n >= 0 && n < 16 ? n : 1;
	} else if (str_eq(w, S("ansicpg"))) {
		x->charset = rtf_codepage(n);
	} else if (str_eq(w, S("par")) || str_eq(w, S("sect"))) {
		rtf_line(x);
	} else if ((r = special(w)) != 0) {
		put(x, r);
	} else if (!destination(x, w) && !rtf_define(x, w, n) &&
		   !rtf_field_word(x, w, n) && !rtf_table_word(x, w, n) &&
		   (rtf_now(x)->skip || !rtf_row_word(x, w, n))) {
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

/* A backslash before what is no letter. */
static void
symbol(struct rtf *x, char c)
{
	if (c == '*') {
		rtf_now(x)->skip = true;
		rtf_now(x)->code = false;
	} else if (strchr("\\{}", c) != NULL && c != '\0') {
		byte(x, c);
	} else if (c == '~') {
		byte(x, ' ');
	} else if (c == '_') {
		byte(x, '-');
	} else if (c == '\t') {
		byte(x, c);
	} else if (c == '\n' || c == '\r') {
		flush(x);
		rtf_line(x);
	}
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
		if (s.len > 0)
			symbol(x, s.p[0]);
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
	if (str_eq(w, S("bin")) && !minus) /* n bytes that are no RTF */
		return i + (n < s.len - i ? n : s.len - i);
	word(x, w, has, minus ? -n : n);
	return i;
}

const char *
rtf_read(struct arena *a, struct str s, struct doc *d)
{
	struct rtf x = {.a = a, .bytes.a = a, .aside.a = a,
	    .charset = "GB18030"};
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
	doc_asides(a, d, &x.asides);
	return NULL;
}
