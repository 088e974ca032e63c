/* SPDX-License-Identifier: ISC */
/*
 * Lists (ECMA-376 part 1 s17.9): the box or the number in front of a paragraph
 * that Word draws and no text holds.  A tick alone is a usual bullet: beside
 * boxes it is one of them, which is for whoever reads them to see.
 */
#include "docx.h"

struct reader {
	struct docx *x;
	struct docx_list *list; /* w:abstractNum that is open */
	struct docx_level *level;
	struct docx_num *num;
	enum glyph_font font;
	uint32_t bullet;
};

static int
int_of(struct str s, int lo, int hi, int other)
{
	int64_t n;

	return str_int(s, &n) && n >= lo && n <= hi ? (int)n : other;
}

static void
level_start(struct reader *r, const struct xml_element *e)
{
	int n = int_of(xml_attr(e, XML_NS_W, S("ilvl"), NULL), 0,
	    DOCX_LEVELS - 1, -1);

	r->level = r->list != NULL && n >= 0 ? &r->list->level[n] : NULL;
	r->font = FONT_TEXT;
	r->bullet = 0;
}

static void
level_prop(struct reader *r, struct str local, const struct xml_element *e)
{
	struct str v = xml_attr(e, XML_NS_W, S("val"), NULL);

	if (str_eq(local, S("start")))
		r->level->n = int_of(v, 1, 1000, 1) - 1;
	else if (str_eq(local, S("numFmt")))
		r->level->counts =
		    !str_eq(v, S("bullet")) && !str_eq(v, S("none"));
	else if (str_eq(local, S("lvlText")) && v.len > 0)
		r->bullet = utf8_next(&v);
	else if (str_eq(local, S("rFonts")))
		r->font = glyph_font(xml_attr(e, XML_NS_W, S("ascii"), NULL));
}

static bool
on_start(void *ctx, const struct xml_element *e)
{
	struct reader *r = ctx;
	struct docx *x = r->x;

	if (e->ns != XML_NS_W)
		return true;
	if (str_eq(e->local, S("abstractNum"))) {
		r->list = NULL;
		if (x->lists.n == DOCX_LISTS_MAX)
			return true;
		r->list = ARENA_PUSH(x->tmp, &x->lists);
		r->list->id = str_dup(x->tmp,
		    xml_attr(e, XML_NS_W, S("abstractNumId"), NULL));
	} else if (str_eq(e->local, S("num"))) {
		r->num = NULL;
		r->list = NULL;
		if (x->nums.n == DOCX_LISTS_MAX)
			return true;
		r->num = ARENA_PUSH(x->tmp, &x->nums);
		r->num->id = str_dup(
		    x->tmp, xml_attr(e, XML_NS_W, S("numId"), NULL));
	} else if (str_eq(e->local, S("abstractNumId")) && r->num != NULL) {
		r->num->of =
		    str_dup(x->tmp, xml_attr(e, XML_NS_W, S("val"), NULL));
	} else if (str_eq(e->local, S("startOverride")) && r->num != NULL) {
		r->num->restarts = true;
	} else if (str_eq(e->local, S("lvl"))) {
		level_start(r, e);
	} else if (r->level != NULL) {
		level_prop(r, e->local, e);
	}
	return true;
}

static bool
on_end(void *ctx, enum xml_ns ns, struct str local)
{
	struct reader *r = ctx;

	if (ns != XML_NS_W || !str_eq(local, S("lvl")) || r->level == NULL)
		return true;
	r->level->start = r->level->n;
	if (!r->level->counts)
		r->level->box = glyph_bullet(r->font, r->bullet);
	r->level = NULL;
	return true;
}

static void
load(struct docx *x)
{
	static const struct xml_sax sax = {on_start, on_end, NULL};
	struct reader r = {.x = x};
	size_t i, k;

	x->lists_loaded = true;
	docx_part(x, "numbering", &sax, &r);
	for (i = 0; i < x->nums.n; i++)
		for (k = x->lists.n; k-- > 0;)
			if (str_eq(x->lists.v[k].id, x->nums.v[i].of))
				x->nums.v[i].list = &x->lists.v[k];
}

static struct docx_num *
num_of(struct docx *x, struct str id)
{
	size_t i;

	for (i = 0; i < x->nums.n; i++)
		if (str_eq(x->nums.v[i].id, id))
			return &x->nums.v[i];
	return NULL;
}

/* Levels from one on, as another use of the list or an item above begins. */
static void
restart(struct docx_list *list, int from)
{
	for (; from < DOCX_LEVELS; from++)
		list->level[from].n = list->level[from].start;
}

void
docx_list_item(struct docx *x, struct str id)
{
	struct docx_flow *f = x->flow;
	struct docx_num *num;
	struct docx_level *level;

	if (!x->lists_loaded)
		load(x);
	if ((num = num_of(x, id)) == NULL || num->list == NULL)
		return;
	if (num->restarts)
		restart(num->list, 0);
	num->restarts = false;
	restart(num->list, f->level + 1);
	level = &num->list->level[f->level];
	f->box = level->box;
	if (level->counts && level->n < (int)(UINT_MAX >> DOC_ITEM_SHIFT))
		f->number = ++level->n;
}
