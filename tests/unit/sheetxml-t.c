/* SPDX-License-Identifier: ISC */
/*
 * Excel's XML of 2003: merged cells, what an index leaves out, dates, codes
 * typed as numbers.
 * USES: stages/extract/sheetxml.c stages/extract/markup.c
 */
#include "stages/extract/markup.h"

#include "tap.h"
#include "tests/tools/docmake.h"

static struct arena a;

#define SHEET "urn:schemas-microsoft-com:office:spreadsheet"

static void
body(const char *rows, const char *want, const char *what)
{
	struct doc d = {0};
	struct str s = str_printf(&a,
	    "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>"
	    "<Workbook xmlns='" SHEET "' xmlns:ss='" SHEET "'><Worksheet "
	    "ss:Name='甲'><Table>%s</Table></Worksheet></Workbook>", rows);
	const char *why;

	ok(sheetxml_is(s), "it is one");
	why = sheetxml_read(&a, s, &d);
	is_str(docmake_words(&a, &d, why), want, what);
}

#define DATA(type, s) "<Data ss:Type='" type "'>" s "</Data>"

int
main(void)
{
	body("<Row><Cell ss:MergeAcross='1'>" DATA("String", "题") "</Cell></Row>"
	     "<Row><Cell ss:MergeDown='1'>" DATA("String", "甲") "</Cell>"
	     "<Cell>" DATA("Number", "5000") "</Cell></Row>"
	     "<Row><Cell ss:Index='2'>" DATA("DateTime",
		 "2008-05-01T00:00:00.000") "</Cell></Row>"
	     "<Row ss:Index='6'><Cell>\n " DATA("String", "乙&#10;丙")
	     " </Cell></Row>",
	    "T 6x2 / 0,0 1x2 题 / 1,0 2x1 甲 / 1,1 5000 / 2,1 2008-05-01 / "
	    "5,0 乙\n丙", "rows, spans and what is left out");
	body("<Row><Cell>" DATA("Number", "914406051234567890") "</Cell></Row>",
	    "T 1x1 / 0,0 914406051234567890 !digits-lost",
	    "a code that lost its digits");
	body("<Row ss:Index='3'><Cell ss:Index='2'>" DATA("String", "甲") "</Cell>"
	     "<Cell ss:Index='1'>" DATA("String", "乙") "</Cell></Row>"
	     "<Row ss:Index='1'><Cell>" DATA("String", "丙") "</Cell></Row>",
	    "T 4x3 / 2,1 甲 / 2,2 乙 / 3,0 丙", "an index that goes back");
	ok(!sheetxml_is(S("<?xml version='1.0'?><html/>")), "no other");
	arena_release(&a);
	return done();
}
