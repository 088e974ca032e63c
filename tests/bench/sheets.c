/* SPDX-License-Identifier: ISC */
/*
 * A list of N rows and 11 columns as one of our workbooks.
 *
 *	sheets ROWS FOLDER	writes FOLDER/ours.xlsx
 *
 * USES: stages/render/xlsxout.c stages/render/out.c stages/render/measure.c
 */
#include <err.h>
#include <stdlib.h>
#include <sysexits.h>

#include "stages/render/xlsxout.h"

#define COLUMNS 11

int
main(int argc, char *argv[])
{
	struct arena a = { 0 }, row = { 0 };
	struct out out = { .a = &a };
	struct xlsxout_column col[COLUMNS];
	struct xlsxout_look look = { .name = S("汇总"), .title = S("推荐汇总表"),
		.mark = S(""), .lines = S(""), .notes = S("") };
	struct xlsxout *book;
	struct xlsxout_sheet *sheet;
	struct str cell[COLUMNS];
	long i, n;
	int c;

	if (argc != 3 || (n = strtol(argv[1], NULL, 10)) < 1)
		errx(EX_USAGE, "usage: sheets ROWS FOLDER");
	out.root = argv[2];
	out.over = true;
	for (c = 0; c < COLUMNS; c++)
		col[c] = (struct xlsxout_column) {
			.heading = str_printf(&a, "栏目%d", c + 1), .width = 14 };
	book = xlsxout_new(&out, S("ours.xlsx"), look.title, S("示例省"),
	    1734310800);
	sheet = xlsxout_sheet(book, &look, col, COLUMNS);
	for (i = 0; i < n; i++) {
		arena_reset(&row);
		for (c = 0; c < COLUMNS; c++)
			cell[c] = str_printf(&row, c == 7 ?
			    "第%ld个案例在第%d栏里写的一段话，说明做了什么、有何成效" :
			    "值%ld之%d", i, c);
		xlsxout_row(sheet, cell, NULL);
	}
	xlsxout_close(book);
	if (out.why.len > 0)
		errx(EX_IOERR, "%.*s", STR_ARG(out.why));
	arena_release(&row);
	arena_release(&a);
	return 0;
}
