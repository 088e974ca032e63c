/* SPDX-License-Identifier: ISC */
/*
 * 统一社会信用代码 as people type them.
 * USES: stages/normalize/uscc.c stages/normalize/value.c
 */
#include "show.h"

static const struct row rows[] = {
	/* the three of GB 32100's own users, remainder 0 among them */
	{ "91350100M000100Y43", "91350100M000100Y43" },
	{ "91110000101623741K", "91110000101623741K" },
	{ "911101066976941872", "911101066976941872" },
	/* another hand's spelling, the same code */
	{ "９１３５０１００Ｍ０００１００Ｙ４３", "91350100M000100Y43" },
	{ "91350100m000100y43", "91350100M000100Y43" },
	{ " 91350100M000100Y43 ", "91350100M000100Y43" },
	{ "91350100 M000100Y43", "91350100M000100Y43" },
	{ "9135 0100 M000 100Y 43", "91350100M000100Y43" },
	{ "9135-0100-M000-100Y-43", "91350100M000100Y43" },
	{ "9135—0100—M000100Y43", "91350100M000100Y43" },
	{ "91350100M0\n00100Y43", "91350100M000100Y43" },
	{ "9\u200b1350100M000100Y43\ufeff", "91350100M000100Y43" },
	{ "91350100\u00a0M000100Y43", "91350100M000100Y43" },
	{ "91350100　M000100Y43", "91350100M000100Y43" },
	{ "统一社会信用代码：91350100M000100Y43", "91350100M000100Y43" },
	{ "统一社会信用代码（18位）：91350100M000100Y43", "91350100M000100Y43" },
	{ "91350100M000100Y43（三证合一）", "91350100M000100Y43" },
	{ "USCC: 91350100M000100Y43", "91350100M000100Y43" },
	{ "[91350100M000100Y43]", "91350100M000100Y43" },
	{ "91350100M000100Y43。", "91350100M000100Y43" },
	{ "91350100M000100Y43\n91350100M000100Y43", "91350100M000100Y43" },
	/* wrong, and said to be */
	{ "91350100M000100Y44", "91350100M000100Y44 !check-digit" },
	{ "91350100M000100Y4X", "91350100M000100Y4X !check-digit" },
	{ "91350100M0001O0Y43", "91350100M0001O0Y43 !lookalike" },
	{ "9I350100M000100Y43", "9I350100M000100Y43 !lookalike" },
	{ "9135010ZM000100Y43", "9135010ZM000100Y43 !lookalike" },
	{ "9l350100M000100Y43", "9L350100M000100Y43 !check-digit" },
	{ "91350100S000100Y43", "91350100S000100Y43 !lookalike" },
	{ "91350100V000100Y43", "91350100V000100Y43 !lookalike" },
	{ "91350100М000100Y43", "91350100М000100Y43 !lookalike" },
	{ "91350100M000100Y4", "91350100M000100Y4 !length" },
	{ "91350100M000100Y433", "91350100M000100Y433 !length" },
	{ "91350100M000100Y4391110000101623741K", "null !length" },
	{ "440600000123456", "null !old-code" },
	{ "12345678-9", "null !old-code" },
	{ "MA4UXXXX1", "null !old-code" },
	{ "9.11101E+17", "null !digits-lost" },
	{ "9.11101066976942E+17", "null !digits-lost" },
	{ "91350100M000100Y43、91110000101623741K",
	    "null !two-values others=[91350100M000100Y43|91110000101623741K]" },
	{ "91350100M000100Y43\n91110000101623741K",
	    "null !two-values others=[91350100M000100Y43|91110000101623741K]" },
	{ "91350100M000100Y43 91110000101623741K",
	    "null !two-values others=[91350100M000100Y43|91110000101623741K]" },
	{ "佛山市精工有限公司", "null !not-a-code" },
	{ "办理中", "null !not-a-code" },
	{ "123", "null !not-a-code" },
	{ "\u202e91350100M000100Y43", "91350100M000100Y43 !bidi" },
	/* no answer */
	{ "无", "null" },
	{ "/", "null" },
	{ "——", "null" },
	{ "   ", "null" },
	{ "暂无", "null" },
	{ "详见附件", "null !elsewhere" },
};

int
main(void)
{
	struct arena a = { 0 };
	struct value v;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		v = (struct value) { .a = &a };
		uscc_read(&v, str_c(rows[i].raw));
		is_value(&v, rows[i].want, rows[i].raw);
		arena_reset(&a);
	}
	v = (struct value) { .a = &a };
	value_doubt(&v, "digits-lost");
	uscc_read(&v, S("911101066976941000"));
	is_value(&v, "null !digits-lost", "a doubt of the sheet stands");
	is_int(uscc_check(S("91350100M000100Y4")), '3', "check digit");
	is_int(uscc_check(S("9135010OM000100Y4")), -1, "O is no character");
	is_int(uscc_check(S("9135")), -1, "too short");
	arena_release(&a);
	return done();
}
