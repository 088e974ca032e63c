/* SPDX-License-Identifier: ISC */
/*
 * ODT (ISO/IEC 26300): the text of content.xml with its tables.  Of its styles
 * what hides, strikes or greys text is known, of changes the final text.
 */
#include <stdlib.h>

#include "glyph.h"
#include "limit.h"
#include "markup.h"
#include "xml.h"
#include "zipdir.h"

#define STYLES_MAX 65536
#define FACES_MAX 64 /* of symbol fonts, others say nothing */
#define DROP_MAX 25 /* items of a list, as in Word */

struct style {
	struct str name;
	unsigned style;
	bool hidden;
	enum glyph_font font;
};

struct face { /* what a style calls a font: "Wingdings1" */
	struct str name;
	enum glyph_font font;
};

struct odt {
	struct build b;
	struct arena *a;
	struct doc *d;
	struct {
		struct style *v;
		size_t n, cap;
	} styles;
	struct {
		struct face *v;
		size_t n, cap;
	} faces;
	struct style *now;			/* being read */
	enum doc_where where;			/* of styles.xml: headers */
	struct doc_blocks asides;
	struct sb line;				/* of one, in work */
	struct style open[XML_DEPTH_MAX + 1];	/* what elements say */
	size_t depth, skip;			/* skip: from this depth on */
	int inserted;
	bool body;
	struct { /* a field of a form, being read */
		bool box, drop, ticked;
		int64_t chosen;
		struct str items[DROP_MAX];
		int n;
	} field;
};

static struct str
attr(const struct xml_element *e, struct str local)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (str_eq(e->attrs[i].local, local))
			return e->attrs[i].value;
	return S("");
}

static int
number(const struct xml_element *e, struct str local)
{
	int64_t n;

	return str_int(attr(e, local), &n) && n > 0 && n < 1000 ? (int)n : 1;
}

/* svg:font-family is a name, in quotes where it holds blanks. */
static void
add_face(struct odt *o, const struct xml_element *e)
{
	struct str family = str_trim(attr(e, S("font-family")));

	if (str_starts(family, S("'")) || str_starts(family, S("\"")))
		family = str_slice(family, 1, family.len - 1);
	if (glyph_font(family) != FONT_TEXT && o->faces.n < FACES_MAX)
		*ARENA_PUSH(o->a, &o->faces) = (struct face){
		    str_dup(o->a, attr(e, S("name"))), glyph_font(family)};
}

static enum glyph_font
font_of(const struct odt *o, struct str name)
{
	size_t i;

	for (i = 0; i < o->faces.n; i++)
		if (str_eq(o->faces.v[i].name, name))
			return o->faces.v[i].font;
	return glyph_font(name);
}

static void
style_start(struct odt *o, const struct xml_element *e)
{
	struct str v;

	if (str_eq(e->local, S("font-face")))
		add_face(o, e);

	if (str_eq(e->local, S("style")) && o->styles.n < STYLES_MAX) {
		o->now = ARENA_PUSH(o->a, &o->styles);
		o->now->name = str_dup(o->a, attr(e, S("name")));
	}
	if (!str_eq(e->local, S("text-properties")) || o->now == NULL)
		return;
	v = attr(e, S("text-line-through-style"));
	if (v.len > 0 && !str_eq(v, S("none")))
		o->now->style |= DOC_STRUCK;
	v = attr(e, S("text-underline-style"));
	if (v.len > 0 && !str_eq(v, S("none")))
		o->now->style |= DOC_UNDERLINED;
	v = attr(e, S("font-weight-asian"));
	if (str_eq(v.len > 0 ? v : attr(e, S("font-weight")), S("bold")))
		o->now->style |= DOC_BOLD;
	v = attr(e, S("background-color"));
	if (v.len > 0 && !str_eq(v, S("transparent")))
		o->now->style |= DOC_COLOURED;
	v = attr(e, S("color")); /* #rrggbb */
	o->now->style |= doc_colour(str_slice(v, 1, v.len));
	o->now->hidden |= str_eq(attr(e, S("display")), S("none"));
	o->now->font = font_of(o, attr(e, S("font-name")));
}

static int
by_name(const void *p, const void *q)
{
	return str_cmp(((const struct style *)p)->name,
	    ((const struct style *)q)->name);
}

/* All styles stand before the body: each span looks for its own. */
static void
end_styles(struct odt *o)
{
	size_t i, n = 0;

	if (o->styles.n == 0)
		return;
	qsort(o->styles.v, o->styles.n, sizeof *o->styles.v, by_name);
	for (i = 0; i < o->styles.n; i++)
		if (n == 0 || by_name(&o->styles.v[n - 1], &o->styles.v[i]) != 0)
			o->styles.v[n++] = o->styles.v[i];
	o->styles.n = n;
}

static void
put(struct odt *o, uint32_t r, int times)
{
	const struct style *s = &o->open[o->depth];
	unsigned style = s->style | (o->inserted > 0 ? DOC_INSERTED : 0);
	uint32_t shown;
	int tick;

	if (s->hidden) {
		if (r > ' ')
			build_doubt(&o->b, "hidden-content", "hidden");
		return;
	}
	if (glyph_symbol(s->font, r, &tick, &shown)) {
		r = tick < 0 ? shown : tick ? 0x2611 : 0x2610;
		style |= tick < 0 ? 0 : DOC_TICK;
	}
	for (; times > 0; times--)
		build_rune(&o->b, r, style);
}

/* Fields of forms, as LibreOffice keeps those of Word. */
static void
field_start(struct odt *o, const struct xml_element *e)
{
	struct str type = attr(e, S("type"));

	memset(&o->field, 0, sizeof o->field);
	o->field.box = str_ends(type, S("FORMCHECKBOX"));
	o->field.drop = str_ends(type, S("FORMDROPDOWN"));
}

static void
field_param(struct odt *o, const struct xml_element *e)
{
	struct str name = attr(e, S("name")), v = attr(e, S("value"));

	if (str_eq(name, S("Checkbox_Checked")))
		o->field.ticked = str_eq(v, S("true")) || str_eq(v, S("1"));
	else if (str_eq(name, S("Dropdown_Selected")))
		str_int(v, &o->field.chosen);
	else if (str_eq(name, S("Dropdown_ListEntry")) &&
		 o->field.n < DROP_MAX)
		o->field.items[o->field.n++] = str_dup(o->a, v);
}

static void
field_end(struct odt *o)
{
	struct str s = S("");

	if (o->field.box)
		build_rune(&o->b, o->field.ticked ? 0x2611 : 0x2610, DOC_TICK);
	else if (o->field.drop && o->field.chosen >= 0 &&
		 o->field.chosen < o->field.n)
		s = o->field.items[o->field.chosen];
	while (s.len > 0)
		put(o, utf8_next(&s), 1);
}

static void
body_start(struct odt *o, const struct xml_element *e)
{
	static const char *const paras[] = {"p", "h", NULL};
	static const char *const gone[] = {"tracked-changes", "annotation",
	    "note", "covered-table-cell", "forms", "sequence-decls",
	    "desc", "title", "ruby-text", NULL};
	static const char *const drawn[] = {
	    "control", "image", "object", "object-ole", NULL};
	struct str n = e->local;

	if (str_is_any(n, gone)) {
		o->skip = o->depth;
		if (str_eq(n, S("tracked-changes")))
			doc_warn(o->a, o->d, "tracked-changes", S(""));
	} else if (str_is_any(n, paras)) {
		build_line(&o->b);
	} else if (str_eq(n, S("table"))) {
		build_table(&o->b);
	} else if (str_eq(n, S("table-row"))) {
		build_row(&o->b);
	} else if (str_eq(n, S("table-cell"))) {
		build_cell(&o->b, number(e, S("number-rows-spanned")),
		    number(e, S("number-columns-spanned")));
	} else if (str_eq(n, S("s"))) {
		put(o, ' ', number(e, S("c")));
	} else if (str_eq(n, S("tab"))) {
		put(o, '\t', 1);
	} else if (str_eq(n, S("line-break"))) {
		put(o, '\n', 1);
	} else if (str_eq(n, S("change-start"))) {
		o->inserted++;
	} else if (str_eq(n, S("change-end"))) {
		o->inserted -= o->inserted > 0;
	} else if (str_is_any(n, drawn)) {
		/* Nobody reads it; a control's state is said elsewhere. */
		build_doubt(&o->b, NULL, "picture");
	} else if (str_eq(n, S("fieldmark"))) {
		field_start(o, e);
	} else if (str_eq(n, S("param"))) {
		field_param(o, e);
	}
}

/* What its style says of the text in an element. */
static void
apply_style(struct odt *o, const struct xml_element *e)
{
	struct style *s = &o->open[o->depth];
	struct style key = {.name = attr(e, S("style-name"))}, *is;

	if (str_eq(e->local, S("placeholder")))
		s->style |= DOC_PROMPT;
	if (!str_eq(e->local, S("span")) && !str_eq(e->local, S("p")))
		return;
	is = o->styles.n == 0 ? NULL
			      : bsearch(&key, o->styles.v, o->styles.n,
				    sizeof *o->styles.v, by_name);
	if (is == NULL)
		return;
	s->style |= is->style;
	s->hidden |= is->hidden;
	if (is->font != FONT_TEXT)
		s->font = is->font;
}

static bool
on_start(void *arg, const struct xml_element *e)
{
	struct odt *o = arg;

	o->depth++;
	o->open[o->depth] = o->open[o->depth - 1];
	if (o->skip > 0)
		return true;
	if (str_eq(e->local, S("body"))) {
		o->body = true;
		end_styles(o);
	}
	if (!o->body) {
		style_start(o, e);
		return true;
	}
	apply_style(o, e);
	body_start(o, e);
	return true;
}

static bool
on_end(void *arg, enum xml_ns ns, struct str n)
{
	struct odt *o = arg;

	(void)ns;
	if (o->skip == o->depth)
		o->skip = 0;
	else if (o->skip == 0 && o->body) {
		if (str_eq(n, S("table")))
			build_table_end(&o->b);
		else if (str_eq(n, S("table-cell")))
			build_cell_end(&o->b);
		else if (str_eq(n, S("p")) || str_eq(n, S("h")))
			build_line(&o->b);
		else if (str_eq(n, S("fieldmark")))
			field_end(o);
	} else if (str_eq(n, S("style"))) {
		o->now = NULL;
	}
	o->depth--;
	return true;
}

static bool
on_text(void *arg, struct str s)
{
	struct odt *o = arg;

	while (o->body && o->skip == 0 && s.len > 0) {
		uint32_t r = utf8_next(&s);

		/* White space of the file is layout; blanks are one. */
		if (r != '\n' && r != '\r' && r != '\t')
			put(o, r, 1);
	}
	return true;
}

/* --- headers and footers of all pages, in styles.xml --- */

static enum doc_where
where_of(struct str n)
{
	static const char *const headers[] = {
	    "header", "header-left", "header-first", NULL};
	static const char *const footers[] = {
	    "footer", "footer-left", "footer-first", NULL};

	return str_is_any(n, headers)	? DOC_HEADER
	       : str_is_any(n, footers) ? DOC_FOOTER
					: DOC_BODY;
}

static bool
aside_start(void *arg, const struct xml_element *e)
{
	struct odt *o = arg;

	if (where_of(e->local) != DOC_BODY)
		o->where = where_of(e->local);
	else if (o->where != DOC_BODY && str_eq(e->local, S("s")))
		sb_addc(&o->line, ' ');
	return true;
}

static bool
aside_end(void *arg, enum xml_ns ns, struct str n)
{
	struct odt *o = arg;

	(void)ns;
	if (where_of(n) != DOC_BODY)
		o->where = DOC_BODY;
	if (!str_eq(n, S("p")) && !str_eq(n, S("h")))
		return true;
	doc_aside(o->a, &o->asides, &o->line, o->where);
	return true;
}

static bool
aside_text(void *arg, struct str s)
{
	struct odt *o = arg;

	if (o->where != DOC_BODY)
		sb_add(&o->line, s);
	return true;
}

static const char *
part_of(struct arena *a, struct zipdir *z, struct str name, struct str *out)
{
	size_t i;

	for (i = 0; i < z->n; i++)
		if (str_eq(z->v[i].name, name))
			return zipdir_read(a, z, i, ZIP_PART_MAX, out);
	return "no-main-part";
}

const char *
odt_read(struct arena *a, struct str bytes, struct doc *d)
{
	static const struct xml_sax sax = {on_start, on_end, on_text};
	static const struct xml_sax aside = {
	    aside_start, aside_end, aside_text};
	const char *more;
	struct odt *o = NEW(a, struct odt);
	struct str part, manifest;
	struct zipdir z;
	const char *why = zipdir_open(a, bytes, &z);

	if (why != NULL)
		return why;
	if (part_of(a, &z, S("META-INF/manifest.xml"), &manifest) == NULL &&
	    str_has(manifest, S("encryption-data")))
		return "password";
	if ((why = part_of(a, &z, S("content.xml"), &part)) != NULL)
		return why;
	build_begin(&o->b, a, d, "odt");
	o->a = a;
	o->d = d;
	if ((why = xml_parse(a, part, &sax, o)) != NULL)
		doc_warn(a, d, why, S("content.xml"));
	build_end(&o->b);
	o->line.a = a;
	if (part_of(a, &z, S("styles.xml"), &part) == NULL &&
	    (more = xml_parse(a, part, &aside, o)) != NULL)
		doc_warn(a, d, more, S("styles.xml"));
	doc_asides(a, d, &o->asides);
	return d->blocks.n == 0 ? why : NULL;
}
