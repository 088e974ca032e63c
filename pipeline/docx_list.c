/* SPDX-License-Identifier: ISC */
/*
 * Lists (ECMA-376 part 1 s17.9): the box or the number in front of a paragraph
 * that Word draws and no text holds.  A tick alone is a usual bullet and says
 * nothing; a box does.
 */
#include "docx.h"

#include <limits.h>

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

static struct docx_list *
list_of(struct docx *x, struct str id)
{
	size_t i;

	for (i = 0; i < x->lists.n; i++)
		if (str_eq(x->lists.v[i].id, id))
			return &x->lists.v[i];
	return NULL;
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
		r->num->list =
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
	uint32_t shown;
	int tick;

	if (ns != XML_NS_W || !str_eq(local, S("lvl")) || r->level == NULL)
		return true;
	r->level->start = r->level->n;
	if (!r->level->counts && r->bullet != 0) {
		if (glyph_symbol(r->font, r->bullet, &tick, &shown))
			r->level->box = tick < 0 || (r->bullet & 0xff) == 0xfc ||
						(r->bullet & 0xff) == 0x50
					    ? DOCX_NO_BOX
					: tick ? DOCX_SET
					       : DOCX_UNSET;
		else if (r->bullet == 0x2610 || r->bullet == 0x25a1)
			r->level->box = DOCX_UNSET;
		else if (r->bullet == 0x2611 || r->bullet == 0x2612)
			r->level->box = DOCX_SET;
	}
	r->level = NULL;
	return true;
}

static bool
on_text(void *ctx, struct str s)
{
	return true;
}

static void
load(struct docx *x)
{
	static const struct xml_sax sax = {on_start, on_end, on_text};
	const struct opc_rel *rel = opc_rel_of(x->rels, "numbering");
	struct reader r = {.x = x};
	struct str xml;

	x->lists_loaded = true;
	if (rel != NULL && opc_read(x->opc, rel->part, &xml) == NULL)
		xml_parse(x->tmp, xml, &sax, &r);
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

/* "Restart at 1" is another w:num of the same list. */
static void
restart(struct docx_num *num, struct docx_list *list)
{
	int i;

	for (i = 0; num->restarts && i < DOCX_LEVELS; i++)
		list->level[i].n = list->level[i].start;
	num->restarts = false;
}

void
docx_list_item(struct docx *x, struct str id)
{
	struct docx_flow *f = x->flow;
	struct docx_num *num;
	struct docx_list *list;
	int i;

	if (!x->lists_loaded)
		load(x);
	if ((num = num_of(x, id)) == NULL ||
	    (list = list_of(x, num->list)) == NULL)
		return;
	restart(num, list);
	f->box = list->level[f->level].box;
	for (i = f->level + 1; i < DOCX_LEVELS; i++)
		list->level[i].n = list->level[i].start;
	if (list->level[f->level].counts &&
	    list->level[f->level].n < (int)(UINT_MAX >> DOC_ITEM))
		f->number = ++list->level[f->level].n;
}
