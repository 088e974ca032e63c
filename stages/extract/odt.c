/* SPDX-License-Identifier: ISC */
/*
 * ODT (ISO/IEC 26300): the text of content.xml with its tables.  Of its styles
 * what hides, strikes or greys text is known, of changes the final text.
 */
#include "limit.h"
#include "markup.h"
#include "xml.h"
#include "zipdir.h"

#define STYLES_MAX 4096

struct style {
	struct str name;
	unsigned style;
	bool hidden;
};

struct odt {
	struct build b;
	struct arena *a;
	struct doc *d;
	struct {
		struct style *v;
		size_t n, cap;
	} styles;
	struct style *now;			/* being read */
	struct style open[XML_DEPTH_MAX + 1];	/* what elements say */
	size_t depth, skip;			/* skip: from this depth on */
	int inserted;
	bool body;
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

static void
style_start(struct odt *o, const struct xml_element *e)
{
	struct str v;

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
	v = attr(e, S("color")); /* #rrggbb */
	o->now->style |= doc_colour(str_slice(v, 1, v.len));
	o->now->hidden |= str_eq(attr(e, S("display")), S("none"));
}

static void
put(struct odt *o, uint32_t r, int times)
{
	const struct style *s = &o->open[o->depth];
	unsigned style = s->style | (o->inserted > 0 ? DOC_INSERTED : 0);

	if (s->hidden) {
		doc_warn(o->a, o->d, "hidden-content", S(""));
		return;
	}
	for (; times > 0; times--)
		build_rune(&o->b, r, style);
}

/* A box of a form, whose state is said elsewhere: not to be read here. */
static void
control(struct odt *o)
{
	if (o->b.depth > 0)
		o->b.table[o->b.depth - 1].cell.doubt = "picture";
}

static void
body_start(struct odt *o, const struct xml_element *e)
{
	static const char *const paras[] = {"p", "h", NULL};
	static const char *const gone[] = {"tracked-changes", "annotation",
	    "note-citation", "covered-table-cell", "forms", "sequence-decls",
	    "desc", "title", "ruby-text", NULL};
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
	} else if (str_eq(n, S("control"))) {
		control(o);
	}
}

/* What its style says of the text in an element. */
static void
apply_style(struct odt *o, const struct xml_element *e)
{
	struct style *s = &o->open[o->depth];
	struct str name = attr(e, S("style-name"));
	size_t i;

	if (str_eq(e->local, S("placeholder")))
		s->style |= DOC_PROMPT;
	if (!str_eq(e->local, S("span")) && !str_eq(e->local, S("p")))
		return;
	for (i = 0; name.len > 0 && i < o->styles.n; i++)
		if (str_eq(o->styles.v[i].name, name)) {
			s->style |= o->styles.v[i].style;
			s->hidden |= o->styles.v[i].hidden;
			return;
		}
}

static bool
on_start(void *arg, const struct xml_element *e)
{
	struct odt *o = arg;

	o->depth++;
	o->open[o->depth] = o->open[o->depth - 1];
	if (o->skip > 0)
		return true;
	if (str_eq(e->local, S("body")))
		o->body = true;
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
	return d->blocks.n == 0 ? why : NULL;
}
