/* SPDX-License-Identifier: ISC */
#include "shape.h"
#include "tap.h"

static const struct shape inner[] = {
	{ "n", SHAPE_INT, true, false, NULL, NULL },
	{ NULL, SHAPE_ANY, false, true, NULL, NULL },
};

static const struct shape outer[] = {
	{ "id", SHAPE_LINE, true, false, NULL, NULL },
	{ "day", SHAPE_DATE, false, true, NULL, NULL },
	{ "words", SHAPE_LABELS, false, true, NULL, NULL },
	{ "many", SHAPE_MAPS, false, true, inner, NULL },
	{ "kind", SHAPE_WORD, false, true, NULL, "red|green" },
	{ NULL, SHAPE_ANY, false, true, NULL, NULL },
};

static struct sb said;

static void
hear(void *arg, const char *place, const char *what)
{
	(void)arg;
	(void)place;
	sb_addf(&said, "%s;", what);
}

static struct str
faults(struct arena *a, const char *yaml)
{
	struct notice n = { 0 };
	const char *why = NULL;

	said = (struct sb) { .a = a };
	n.root = yaml_tree(&n.mem, "x.yaml", str_c(yaml), &why);
	shape_check(&n, outer, hear, NULL);
	notice_release(&n);
	return sb_str(&said);
}

int
main(void)
{
	struct arena a = { 0 };

	is_str(faults(&a, "id: x\nday: 2024-12-24\n"), "", "no fault");
	is_str(faults(&a, "id: 12\n"),
	    "want a text: put it in quotes if it is a number;",
	    "a number where a text belongs");
	is_str(faults(&a, "day: 2024-02-29\n"), "id is missing;",
	    "a missing key");
	ok(str_has(faults(&a, "id: x\nday: 2023-02-29\n"), S("want a date")),
	    "a day that is none");
	is_str(faults(&a, "id: x\nwrods: []\n"),
	    "no such key: did you mean words?;", "the nearest key");
	ok(str_has(faults(&a, "id: x\nzzzzzzzz: 1\n"), S("no such key here")),
	    "a key like no other");
	ok(str_has(faults(&a, "id: x\nwords: ['re:(', '：']\n"),
	       S("not a pattern")), "a bad pattern");
	ok(str_has(sb_str(&said), S("never matches")), "an empty label");
	is_str(faults(&a, "id: x\nmany:\n  - {n: 1}\n  - {m: 1}\n"),
	    "no such key: did you mean n?;n is missing;", "in a list of maps");
	is_str(faults(&a, "id: x\nkind: gren\n"),
	    "“gren”: did you mean green?;", "the nearest word");
	is_str(faults(&a, "id: x\nmany: 3\n"),
	    "want a list, each member with -;", "no list");
	is_str(shape_nearest(&a, S("deadlin"), "id|deadline|title"),
	    "deadline", "one letter short");
	is_str(shape_nearest(&a, S("x"), "deadline|title"), "", "too far");
	ok(shape_pattern(&a, S("^合计$")) == NULL, "a pattern");
	arena_release(&a);
	return done();
}
