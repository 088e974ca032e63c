/* SPDX-License-Identifier: ISC */
/*
 * What came by before.
 *
 * USES: stages/ingest/seen.c
 */
#include "stages/ingest/seen.h"
#include "tap.h"

#define MANY 20000

int
main(void)
{
	struct seen s = { 0 };
	struct arena a = { 0 };
	int i, wrong = 0;

	ok(!seen_has(&s, S("x")), "nothing yet");
	is_int(seen_add(&s, S("x")), 0, "the first");
	is_int(seen_add(&s, S("x")), 1, "the second");
	ok(seen_has(&s, S("x")) && !seen_has(&s, S("X")), "it and no other");
	is_int(seen_add(&s, S("")), 0, "nothing is a text, too");
	for (i = 0; i < MANY; i++)
		wrong += seen_add(&s, str_printf(&a, "mail %d", i)) != 0;
	is_int(wrong, 0, "many, each once");
	for (i = 0; i < MANY; i++)
		wrong += seen_add(&s, str_printf(&a, "mail %d", i)) != 1;
	is_int(wrong, 0, "  and each is found again");
	is_int(seen_add(&s, S("x")), 2, "  as is the first");
	ok(s.cap * sizeof *s.v <= MANY * 40, "in at most 40 bytes each");
	seen_release(&s);
	arena_release(&a);
	return done();
}
