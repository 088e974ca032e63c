/* SPDX-License-Identifier: ISC */
/*
 * RTF: tables within tables, and text boxes.
 * USES: stages/extract/rtf.c stages/extract/rtf_table.c stages/extract/rtf_look.c
 * USES: stages/extract/markup.c
 */
#include "stages/extract/markup.h"

#include "tap.h"
#include "tests/tools/docmake.h"

static struct arena a;

static void
body(const char *rtf, const char *want, const char *what)
{
	struct doc d = {0};
	const char *why =
	    rtf_read(&a, str_printf(&a, "{\\rtf1\\ansi %s}", rtf), &d);

	is_str(docmake_words(&a, &d, why), want, what);
}

int
main(void)
{
	body("\\pard a\\par \\pard\\intbl b\\cell c\\cell\\row \\pard d",
	    "P a / T 1x2 / 0,0 b / 0,1 c / P d", "paragraphs and a table");
	body("\\pard a\\line b\\par c", "P a\nb / P c",
	    "a line's end is no paragraph's");
	body("\\pard\\intbl a\\par \\pard\\intbl\\itap2 b\\nestcell"
	     "\\pard\\intbl\\itap2 c\\nestcell{\\*\\nesttableprops\\nestrow}"
	     "{\\nonesttables\\par}\\pard\\itap2\\intbl d\\nestcell"
	     "{\\*\\nesttableprops\\nestrow}\\pard\\intbl e\\cell f\\cell"
	     "\\row \\pard g",
	    "T 1x2 / 0,0 a\ne (T 2x2 / 0,0 b / 0,1 c / 1,0 d) / 0,1 f / P g",
	    "a table within a cell");
	body("\\pard a {\\shp{\\*\\shpinst{\\sp{\\sn n}{\\sv 1}}"
	     "{\\shptxt \\pard b\\par}}{\\shprslt{\\*\\do c}}} d\\par",
	    "P a  / P b / P  d", "a text box, once");
	body(
	    "\\pard\\intbl a{\\shp{\\*\\shpinst{\\shptxt\\pard b\\par}}}c\\cell"
	    "\\row",
	    "T 1x1 / 0,0 a\nb\nc", "in a cell, too");
	body("\\pard\\intbl a\\cell \\pard\\intbl{\\listtext\\pard\\plain 1.\\tab}b\\par"
	     "\\pard\\intbl{\\listtext\\pard\\plain 2.\\tab}c\\cell\\row",
	    "T 1x2 / 0,0 a / 0,1 1.\tb\n2.\tc", "a list in a cell");
	body("\\trowd\\clvmgf\\cellx10\\cellx20 \\pard\\intbl a\\cell b\\cell\\row"
	     "\\trowd\\clvmrg\\cellx10\\cellx20 \\pard\\intbl\\cell c\\cell\\row"
	     "\\trowd\\cellx10\\clvmrg\\cellx20 \\pard\\intbl d\\cell e\\cell\\row",
	    "T 3x2 / 0,0 2x1 a / 0,1 b / 1,1 c / 2,0 d / 2,1 e",
	    "cells that go on downwards, unless they hold text");
	body("\\trowd\\clvmgf\\cellx10\\cellx20 \\pard\\intbl a\\cell b\\cell\\row"
	     "\\trowd\\clvmrg\\cellx10\\cellx20 \\pard\\intbl a\\cell c\\cell\\row",
	    "T 2x2 / 0,0 2x1 a / 0,1 b / 1,1 c", "or the same again");
	body("\\trowd\\cellx2000\\cellx8000\\pard\\intbl a\\cell b\\cell\\row"
	     "\\trowd\\cellx2010\\cellx4000\\cellx6000\\cellx7990\\pard\\intbl "
	     "c\\cell d\\cell e\\cell f\\cell\\row \\pard g",
	    "T 2x4 / 0,0 a / 0,1 1x3 b / 1,0 c / 1,1 d / 1,2 e / 1,3 f / P g",
	    "a cell as wide as three below it");
	body("{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset2 Wingdings{\\*\\falt Arial;};}"
	     "{\\f2 Wingdings 2;}}{\\f1\\'fe}a{\\f1\\u-3928\\'3f}b{\\f2 R}c{\\f0 R}",
	    "P {tick:☑}a{tick:☐}b{tick:☑}cR",
	    "letters of symbol fonts");
	body("{\\colortbl;\\red128\\green128\\blue128;\\red255\\green0\\blue0;}"
	     "a{\\cf1 b}{\\cf2 c}{\\highlight2 d}{\\b e\\b0 f}{\\ul g}{\\strike h}",
	    "P a{grey:b}{coloured:cd}{bold:e}f{underlined:g}{struck:h}",
	    "colours and styles");
	body("a{\\v x}b{\\deleted y}{\\revised c}",
	    "P ab{inserted:c} !hidden", "hidden, deleted, new");
	body("{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield{\\fftype1\\ffres1}}}"
	     "{\\fldrslt}}a{\\field{\\*\\fldinst FORMDROPDOWN{\\*\\formfield{\\fftype2"
	     "\\ffres25\\ffdefres1{\\*\\ffl x}{\\*\\ffl y}{\\*\\ffl z}}}}}b",
	    "P {tick:☑}ayb", "fields of forms");
	arena_release(&a);
	return done();
}
