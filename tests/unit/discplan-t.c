/* SPDX-License-Identifier: ISC */
/* How many volumes it takes, where the folders are too many for one. */
#include <err.h>

#include "discplan.h"
#include "limit.h"
#include "tap.h"

#define CHAPTERS 8
#define FOLDERS (1 + CHAPTERS) /* of a case */

static json *
parse(const char *text)
{
	const char *why;
	json *v = json_read(str_c(text), &why);

	if (v == NULL)
		errx(1, "%s: %s", text, why);
	return v;
}

/* A case with a paper in each chapter, and two in the first. */
static json *
a_case(void)
{
	struct arena a = { 0 };
	json *r = parse("{\"kind\":\"case\",\"disc\":true}"), *files = js_arr();
	json *f;
	int i;

	for (i = 0; i <= CHAPTERS; i++) {
		f = parse("{\"name\":\"a.pdf\",\"size\":10,\"sha256\":\"00\"}");
		js_set_str(f, "chapter", str_printf(&a, "e%d",
		    i % CHAPTERS));
		js_add(files, f);
	}
	js_set(r, "files", files);
	arena_release(&a);
	return r;
}

static json *
notice(void)
{
	struct arena a = { 0 };
	json *n = js_obj(), *all = js_arr(), *c;
	int i;

	for (i = 0; i < CHAPTERS; i++) {
		c = js_obj();
		js_set_str(c, "id", str_printf(&a, "e%d", i));
		js_set_str(c, "title", str_printf(&a, "章%d", i));
		js_add(all, c);
	}
	js_set(n, "chapters", all);
	arena_release(&a);
	return n;
}

int
main(void)
{
	int most = DISC_FOLDERS_MAX / FOLDERS, i;
	json *n = notice(), *r = a_case();
	struct discplan p;

	discplan_init(&p, n);
	for (i = 0; i <= most; i++) {
		js_set_int(r, "id", i);
		discplan_add(&p, r);
	}
	js_free(r);
	ok(discplan_done(&p, S("province")), "%d cases", most + 1);
	is_int(p.volumes, 2, "a case more than the folders of a volume");
	is_int(p.cases.v[most - 1].volume, 1, "the last that fits");
	is_int(p.cases.v[most].volume, 2, "the one that doesn't, whole");
	is_int(p.cases.v[most].folders, FOLDERS, "its folders");
	discplan_free(&p);
	js_free(n);
	return done();
}
