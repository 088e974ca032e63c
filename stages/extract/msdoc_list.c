/* SPDX-License-Identifier: ISC */
/*
 * Lists of Word 97 (MS-DOC PlfLst, PlfLfo): the box or the number in front of
 * a paragraph that Word draws and no text holds.
 */
#include <limits.h>

#include "msdoc_part.h"

#define LSTF 28 /* bytes of a list's head */
#define LVLF 28 /* of a level's */
#define LFO 16	/* of a use's */
#define NUMBER_NONE 0xff
#define NUMBER_BULLET 0x17

/* LVL: one level; where the next begins. */
static size_t
load_level(struct msdoc *x, size_t at, struct list_level *l)
{
	struct str s = x->table;
	uint32_t format = le16(s, at + 4) & 0xff, sizes = le16(s, at + 24);
	size_t chars = at + LVLF + (sizes >> 8), text = chars + (sizes & 0xff);
	struct look look = {0};

	l->start = (int)(le32(s, at) & 0x7fff) - 1;
	l->n = l->start;
	l->counts = format != NUMBER_NONE && format != NUMBER_BULLET;
	if (format == NUMBER_BULLET && le16(s, text) > 0) {
		msdoc_chars(x, &look,
		    str_slice(s, (ptrdiff_t)chars, (ptrdiff_t)text), 0);
		l->box = glyph_bullet(look.font, le16(s, text + 2));
	}
	return text + 2 + (size_t)le16(s, text) * 2;
}

static void
load_lists(struct msdoc *x)
{
	size_t at = le32(x->main, 0x2e2), len = le32(x->main, 0x2e6), level;
	uint32_t n = le16(x->table, at), i, k;
	bool simple;

	if (len < 2 + (size_t)n * LSTF || n > LISTS_MAX)
		return;
	level = at + len; /* the levels of all lists stand behind */
	for (at += 2, i = 0; i < n; i++, at += LSTF) {
		struct list *l = ARENA_PUSH(x->a, &x->lists);

		*l = (struct list){.id = le32(x->table, at)};
		simple = (le16(x->table, at + 26) & 1) != 0;
		for (k = 0; k < (simple ? 1 : LIST_LEVELS) &&
			    level < (size_t)x->table.len;
		     k++)
			level = load_level(x, level, &l->level[k]);
	}
}

static struct list *
list_of(struct msdoc *x, uint32_t id)
{
	size_t i;

	for (i = 0; i < x->lists.n; i++)
		if (x->lists.v[i].id == id)
			return &x->lists.v[i];
	return NULL;
}

static void
load_uses(struct msdoc *x)
{
	size_t at = le32(x->main, 0x2ea), len = le32(x->main, 0x2ee);
	uint32_t n = le32(x->table, at), i;

	if (n > LISTS_MAX || len < 4 + (size_t)n * LFO)
		return;
	for (at += 4, i = 0; i < n; i++, at += LFO)
		*ARENA_PUSH(x->a, &x->uses) = (struct list_use){
		    list_of(x, le32(x->table, at)),
		    (le16(x->table, at + 12) & 0xff) > 0};
}

void
msdoc_lists(struct msdoc *x)
{
	load_lists(x);
	load_uses(x);
}

/* Levels from one on, as another use of the list or an item above begins. */
static void
restart(struct list *l, int from)
{
	for (; from < LIST_LEVELS; from++)
		l->level[from].n = l->level[from].start;
}

void
msdoc_item(struct msdoc *x, const struct para *p)
{
	struct list_use *use;
	struct list_level *l;

	x->box = GLYPH_NO_BOX;
	x->number = 0;
	if (p->list < 1 || (size_t)p->list > x->uses.n)
		return;
	use = &x->uses.v[p->list - 1];
	if (use->list == NULL)
		return;
	if (use->restarts)
		restart(use->list, 0);
	use->restarts = false;
	restart(use->list, p->list_level + 1);
	l = &use->list->level[p->list_level];
	x->box = l->box;
	if (l->counts && l->n < (int)(UINT_MAX >> DOC_ITEM_SHIFT))
		x->number = ++l->n;
}
