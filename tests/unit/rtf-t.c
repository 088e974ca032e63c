/* SPDX-License-Identifier: ISC */
/*
 * RTF: tables within tables, and text boxes.
 * USES: stages/extract/rtf.c stages/extract/rtf_table.c stages/extract/rtf_look.c
 * USES: stages/extract/markup.c stages/extract/columns.c
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
	body("\\trowd\\cellx1000\\cellx2000\\cellx3000\\cellx4000\\clvmgf"
	     "\\cellx6000\\pard\\intbl a\\cell b\\cell c\\cell d\\cell e\\cell"
	     "\\row\\trowd\\cellx1000\\cellx4000\\clvmrg\\cellx6000\\pard\\intbl "
	     "f\\cell g\\cell\\cell\\row",
	    "T 2x5 / 0,0 a / 0,1 b / 0,2 c / 0,3 d / 0,4 2x1 e / 1,0 f / 1,1 1x3 g",
	    "a cell goes on below the one above it, not below that of its number");
	body("\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\pard\\intbl "
	     "a\\cell\\cell b\\cell\\row\\trowd\\cellx1000\\cellx2000\\cellx3000"
	     "\\pard\\intbl c\\cell d\\cell e\\cell\\row",
	    "T 2x3 / 0,0 1x2 a / 0,2 b / 1,0 c / 1,1 d / 1,2 e",
	    "cells that go on to the right");
	body("\\trowd\\clmgf\\clvmgf\\cellx1000\\clvmgf\\clmrg\\cellx2000\\pard"
	     "\\intbl a\\cell\\cell\\row\\trowd\\clmgf\\clvmrg\\cellx1000\\clvmrg"
	     "\\clmrg\\cellx2000\\pard\\intbl\\cell\\cell\\row",
	    "T 2x2 / 0,0 2x2 a", "and downwards");
	body("\\trowd\\cellx1\\cellx2\\pard\\intbl a\\cell b\\cell\\row",
	    "T 1x2 / 0,0 a / 0,1 b", "edges that are only numbered");
	body("2023\\emdash 2024 0757\\_8123\\endash 4\\ldblquote a\\rdblquote\\page b",
	    "P 2023\u20142024 0757-8123\u20134\u201ca\u201d\nb",
	    "characters that have words");
	body("a\\sect b\\\nc", "P a / P b / P c", "other ends of a paragraph");
	body("{\\pict\\bin5 {{}\\}}a", "P a !picture",
	    "bytes of a picture are none of the text");
	body("\\pard\\intbl a{\\footnote\\pard\\plain x\\par y}b\\cell\\row\\pard c",
	    "T 1x1 / 0,0 ab / P c / note P x / note P y", "a note is no part of its cell");
	body("{\\header\\pard\\intbl x\\cell y\\cell\\row\\pard\\par}a",
	    "P a / header P x / header P y", "what stands above all pages");
	body("{\\field{\\*\\fldinst SYMBOL 254 \\\\f \"Wingdings\" \\\\s 12}{\\fldrslt"
	     " \\f1 ?}}a{\\field{\\*\\fldinst {\\b eq \\\\o\\\\ac(\\u9633 ?,\\u8730 ?)}"
	     "}{\\fldrslt}}b{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}",
	    "P {tick:\u2611}a{tick:\u2611}b3", "fields that Word draws");
	body("{\\fonttbl{\\f1\\fcharset136 MingLiU;}{\\f2\\fcharset0 Arial;}}"
	     "{\\f1\\'a5\\'d2}\\'bc\\'d7{\\f2 \\'c1\\'aa\\'cd\\'a8}",
	    "P \u7532\u7532\u8054\u901a", "bytes as the font's charset has them");
	body("\\ansicpg1252 \\'93a\\'94", "P \u201ca\u201d", "or the document's");
	body("a{\\shp{\\*\\shpinst{\\sp{\\sn n}{\\sv 1}}}}b", "P ab !picture",
	    "something drawn");
	body("{\\*\\listtable{\\listpicture{\\pict 00}}}a{\\xe x}", "P a",
	    "what isn't the text's");
	body("a{\\v x}b{\\deleted y}{\\revised c}",
	    "P ab{inserted:c} !hidden", "hidden, deleted, new");
	body("{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield{\\fftype1\\ffres1}}}"
	     "{\\fldrslt}}a{\\field{\\*\\fldinst FORMDROPDOWN{\\*\\formfield{\\fftype2"
	     "\\ffres25\\ffdefres1{\\*\\ffl x}{\\*\\ffl y}{\\*\\ffl z}}}}}b",
	    "P {tick:☑}ayb", "fields of forms");
	arena_release(&a);
	return done();
}
