/* SPDX-License-Identifier: ISC */
/*
 * What RTF says of text beside its letters: fonts of symbols, colours, what
 * is hidden or struck out; and the fields of forms.
 */
#include <stdio.h>

#include "rtf_part.h"

#define FONTS_MAX 4096
#define COLOURS_MAX 4096
#define RESULT_NONE 25 /* then the default holds */

/* --- charsets --- */

struct number_name {
	int number;
	const char *name;
};

static const char *
name_of(const struct number_name *v, int n)
{
	for (; v->name != NULL; v++)
		if (v->number == n)
			return v->name;
	return NULL;
}

const char *
rtf_codepage(int n)
{
	static const struct number_name v[] = {{936, "GB18030"},
	    {950, "BIG5"}, {932, "SHIFT_JIS"}, {949, "EUC-KR"},
	    {1252, "WINDOWS-1252"}, {65001, "UTF-8"}, {0, NULL}};

	return name_of(v, n) != NULL ? name_of(v, n) : "GB18030";
}

const char *
rtf_charset(int n)
{
	static const struct number_name v[] = {{134, "GB18030"},
	    {136, "BIG5"}, {128, "SHIFT_JIS"}, {129, "EUC-KR"}, {0, NULL}};

	return name_of(v, n);
}

/* --- tables of fonts and colours --- */

static void
end_font(struct rtf *x)
{
	struct str name = {x->name, (ptrdiff_t)x->nname};

	x->nname = 0;
	if (x->font < 0 || x->font >= FONTS_MAX)
		return;
	while (x->fonts.n <= (size_t)x->font)
		ARENA_PUSH(x->a, &x->fonts);
	x->fonts.v[x->font] =
	    (struct rtf_font){glyph_font(str_trim(name)), x->font_charset};
}

static void
end_colour(struct rtf *x)
{
	char rgb[7];

	snprintf(rgb, sizeof rgb, "%02x%02x%02x", (unsigned)x->rgb[0] & 0xff,
	    (unsigned)x->rgb[1] & 0xff, (unsigned)x->rgb[2] & 0xff);
	if (x->colours.n < COLOURS_MAX)
		*ARENA_PUSH(x->a, &x->colours) = doc_colour(str_c(rgb));
	memset(x->rgb, 0, sizeof x->rgb);
}

bool
rtf_define(struct rtf *x, struct str w, int n)
{
	static const char *const channels[] = {"red", "green", "blue"};
	enum rtf_table table = rtf_now(x)->table;
	int i;

	if (str_eq(w, S("fonttbl")) || str_eq(w, S("colortbl"))) {
		rtf_now(x)->skip = true;
		rtf_now(x)->table =
		    str_eq(w, S("fonttbl")) ? TABLE_FONTS : TABLE_COLOURS;
		return true;
	}
	if (str_eq(w, S("falt")) || str_eq(w, S("panose")))
		rtf_now(x)->table = TABLE_NONE; /* not this name */
	if (table == TABLE_FONTS && str_eq(w, S("f"))) {
		x->font = n;
		x->font_charset = NULL;
		x->nname = 0;
	} else if (table == TABLE_FONTS && str_eq(w, S("fcharset"))) {
		x->font_charset = rtf_charset(n);
	}
	for (i = 0; table == TABLE_COLOURS && i < 3; i++)
		if (str_eq(w, str_c(channels[i])))
			x->rgb[i] = n;
	return table != TABLE_NONE;
}

void
rtf_define_char(struct rtf *x, char c)
{
	enum rtf_table table = rtf_now(x)->table;

	if (table == TABLE_COLOURS && c == ';')
		end_colour(x);
	else if (table == TABLE_FONTS && c == ';')
		end_font(x);
	else if (table == TABLE_FONTS && x->nname < sizeof x->name)
		x->name[x->nname++] = c;
}

/* --- text --- */

static void
set(struct group *g, unsigned bit, bool on)
{
	g->style = on ? g->style | bit : g->style & ~bit;
}

static void
set_colour(struct rtf *x, struct group *g, int n)
{
	g->style &= ~(unsigned)DOC_COLOURS;
	if (n >= 0 && (size_t)n < x->colours.n)
		g->style |= x->colours.v[n];
}

bool
rtf_style_word(struct rtf *x, struct str w, bool on, int n)
{
	struct group *g = rtf_now(x);

	if (str_eq(w, S("f")))
		g->font = n >= 0 && (size_t)n < x->fonts.n
			      ? x->fonts.v[n]
			      : (struct rtf_font){0};
	else if (str_eq(w, S("cf")))
		set_colour(x, g, n);
	else if (str_eq(w, S("highlight")) || str_eq(w, S("chcbpat")))
		set(g, DOC_COLOURED, n > 0);
	else if (str_eq(w, S("b")))
		set(g, DOC_BOLD, on);
	else if (str_eq(w, S("ul")))
		set(g, DOC_UNDERLINED, on);
	else if (str_eq(w, S("ulnone")))
		set(g, DOC_UNDERLINED, false);
	else if (str_eq(w, S("strike")) || str_eq(w, S("striked")))
		set(g, DOC_STRUCK, on);
	else if (str_eq(w, S("revised")))
		set(g, DOC_INSERTED, on);
	else if (str_eq(w, S("v")))
		g->hidden = on;
	else if (str_eq(w, S("deleted")))
		g->deleted = on;
	else if (str_eq(w, S("plain")))
		g->style = 0, g->hidden = g->deleted = false,
		g->font = (struct rtf_font){0};
	else
		return false;
	return true;
}

/* Headers and notes have neither styles nor tables, but none is unseen. */
static void
put_aside(struct rtf *x, uint32_t r)
{
	if (!rtf_now(x)->hidden && !rtf_now(x)->deleted)
		sb_rune(&x->aside, r);
}

void
rtf_rune(struct rtf *x, uint32_t r)
{
	const struct group *g = rtf_now(x);
	uint32_t shown;
	int tick;

	if (g->skip)
		return;
	if (g->where != DOC_BODY) {
		put_aside(x, r);
		return;
	}
	rtf_place(x);
	if (g->deleted || (g->style & DOC_INSERTED) != 0)
		build_doubt(&x->b, "tracked-changes", "tracked-change");
	else if (g->hidden && r > ' ')
		build_doubt(&x->b, "hidden-content", "hidden");
	if (g->deleted || g->hidden)
		return;
	if (!glyph_symbol(g->font.glyphs, r, &tick, &shown))
		build_rune(&x->b, r, g->style);
	else if (tick >= 0)
		build_rune(&x->b, tick ? 0x2611 : 0x2610, g->style | DOC_TICK);
	else
		build_rune(&x->b, shown, g->style);
}

void
rtf_tick(struct rtf *x, bool set)
{
	rtf_place(x);
	build_rune(&x->b, set ? 0x2611 : 0x2610, DOC_TICK);
}

void
rtf_picture(struct rtf *x)
{
	if (rtf_now(x)->quiet || rtf_now(x)->where != DOC_BODY)
		return;
	rtf_place(x);
	build_doubt(&x->b, NULL, "picture");
}

/* --- fields of forms --- */

bool
rtf_field_word(struct rtf *x, struct str w, int n)
{
	if (str_eq(w, S("formfield"))) {
		memset(&x->ff, 0, sizeof x->ff);
		x->ff.result = RESULT_NONE;
		rtf_now(x)->box = true;
		/* Its items are text, which is for this field only. */
		rtf_now(x)->skip = true;
	} else if (str_eq(w, S("fftype"))) {
		x->ff.type = n;
	} else if (str_eq(w, S("ffres"))) {
		x->ff.result = n;
	} else if (str_eq(w, S("ffdefres"))) {
		x->ff.otherwise = n;
	} else if (str_eq(w, S("ffl"))) {
		rtf_now(x)->item = x->ff.n < DROP_MAX;
		if (rtf_now(x)->item)
			x->ff.items[x->ff.n++] = (struct sb){.a = x->a};
	} else {
		return false;
	}
	return true;
}

void
rtf_field_end(struct rtf *x)
{
	int n = x->ff.result == RESULT_NONE ? x->ff.otherwise : x->ff.result;
	int type = x->ff.type;
	struct str s;

	x->ff.type = 0;
	if (type == 1) {
		rtf_tick(x, n != 0);
	} else if (type == 2 && n >= 0 && n < x->ff.n) {
		rtf_place(x);
		for (s = sb_str(&x->ff.items[n]); s.len > 0;)
			build_rune(&x->b, utf8_next(&s), 0);
	}
}
