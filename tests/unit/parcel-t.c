/* SPDX-License-Identifier: ISC */
/*
 * A mail's papers: whose they are, and what may hold those that seem to be
 * missing.
 * USES: stages/extract/[a-l]*.c stages/extract/[n-z]*.c
 * USES: stages/extract/markup.c stages/extract/mht.c stages/extract/msdoc*.c
 */
#include "stages/extract/parcel.h"

#include <malloc.h>

#include "fold.h"
#include "limit.h"
#include "tap.h"

#ifdef __SANITIZE_ADDRESS__
size_t __sanitizer_get_current_allocated_bytes(void); /* gcc has no header */
#endif

#define PAPERS 300
#define COMPANIES 60
#define ROOM MIB(2) /* a pair each would take 500 */

static size_t
in_use(void)
{
#ifdef __SANITIZE_ADDRESS__
	return __sanitizer_get_current_allocated_bytes();
#else
	struct mallinfo2 m = mallinfo2();

	return m.uordblks + m.hblkhd;
#endif
}

static json *
company(struct arena *a, int n)
{
	json *row = js_obj();

	js_set_str(js_sub(js_sub(row, "fields"), "company"), "raw",
	    n < 0 ? S("广东甲某智能制造有限公司")
		  : str_printf(a, "广东第%d号智能制造有限公司", n));
	return row;
}

static void
add(struct parcel *p, struct str dir, struct str name)
{
	struct item *it = &p->items[p->n++];

	it->paper.name = name;
	it->dir = dir;
	it->place = str_printf(&p->a, "%.*s/%.*s", STR_ARG(dir), STR_ARG(name));
	it->role = ROLE_EVIDENCE;
	it->answer = js_obj();
	js_set_c(it->answer, "what", "evidence");
}

/* A case lacks what nobody looked at: a person has to. */
static void
unseen_places(void)
{
	static const char *const codes[] = {
	    "disc-sessions", "boundary-unclosed", "disc-more"};
	struct parcel p = {.mail = js_obj()};
	json *list = js_list(p.mail, "wrong"), *o;
	size_t i;

	for (i = 0; i < sizeof codes / sizeof *codes; i++) {
		o = js_obj();
		js_set_c(o, "code", codes[i]);
		js_set_str(o, "at", str_printf(&p.a, "%zu", i + 1));
		js_add(list, o);
	}
	o = js_obj();
	js_set_c(o, "place", "2");
	js_set_c(o, "name", "佐证材料.zip");
	js_add(js_list(p.mail, "files"), o);
	o = unseen(&p, 0);
	is_int((int)js_len(o), (int)i,
	    "what may be in another session, or cut off");
	ok(str_starts(js_str(js_at(o, 1), "message"), S("佐证材料.zip：")),
	    "a part of the mail is told by its name");
	js_free(o);
	js_free(p.mail);
	arena_release(&p.a);
}

/* Comparing all with all must not keep a copy for each pair. */
static void
many_papers(void)
{
	struct parcel p = {0};
	struct one_case *c;
	struct item *list;
	json *rows;
	size_t i, before, others = 0;

	p.items = arena_array(&p.a, PAPERS + 3, sizeof *p.items);
	add(&p, S("甲"), S("申报书.docx"));
	add(&p, S("总"), S("汇总表.xlsx"));
	list = &p.items[1];
	list->role = ROLE_LIST;
	rows = js_list(js_sub(list->answer, "list"), "rows");
	for (i = 0; i < COMPANIES; i++)
		js_add(rows, company(&p.a, (int)i));
	*ARENA_PUSH(&p.a, &p.lists) = list;
	c = ARENA_PUSH(&p.a, &p.cases);
	c->form = &p.items[0];
	c->data = company(&p.a, -1);
	c->dir = S("甲");
	c->company_key =
	    fold_company(&p.a, js_pstr(c->data, "fields.company.raw"));
	for (i = 0; i < PAPERS; i++)
		add(&p, S("乙"), str_printf(&p.a, "第%zu份材料.pdf", i));
	add(&p, S("乙"), S("广东第7号智能制造有限公司申报书.pdf"));
	js_set_c(p.items[p.n - 1].answer, "claims", "form");
	before = in_use();
	whose_keys(&p);
	whose_known(&p);
	for (i = 2; i < p.n; i++)
		others += str_eq(whose_other(&p, &p.items[i], c, false),
		    S("广东第7号智能制造有限公司"));
	is_int((int)others, PAPERS + 1, "all of a folder are its company's");
	ok(in_use() - before < ROOM, "no copy for each pair");
	for (i = 0; i < p.n; i++)
		js_free(p.items[i].answer);
	js_free(c->data);
	arena_release(&p.a);
}

int
main(void)
{
	unseen_places();
	many_papers();
	return done();
}
