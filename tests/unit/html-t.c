/* SPDX-License-Identifier: ISC */
/*
 * Web pages: what browsers show of them, and what was filled in.
 * USES: stages/extract/html.c stages/extract/mht.c stages/extract/markup.c
 */
#include "stages/extract/markup.h"

#include "tap.h"
#include "tests/tools/docmake.h"

static struct arena a;

static void
page(const char *html, const char *want, const char *what)
{
	struct doc d;
	const char *why = html_read(&a, str_c(html), &d);

	is_str(docmake_words(&a, &d, why), want, what);
}

static void
single_file(const char *mht, const char *want, const char *what)
{
	struct doc d = {0};
	const char *why = mht_read(&a, str_c(mht), &d);

	is_str(docmake_words(&a, &d, why), want, what);
}

#define MIME                                                                   \
	"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"            \
	" boundary=\"=_x\"\r\n\r\nA web archive.\r\n"

int
main(void)
{
	page("<p>a<p>b<br>c", "P a / P b / P c", "lines");
	page("<p>a<s>b</s>c<span style='text-decoration: line-through'>d<span>e"
	     "</span></span>f",
	    "P a{struck:b}c{struck:de}f", "struck, one in the other");
	page("<p><font face=Wingdings>\xc3\xbe</font>a<span style=\"color:red;"
	     "font-family: 'Wingdings 2', serif\">R\xc2\xa3</span>R",
	    "P {tick:☑}a{tick:☑☐}R", "letters of symbol fonts");
	page("<table><tr><td>a<table><tr><td><table><tr><td><table><tr><td>"
	     "<table><tr><td><table><tr><td><table><tr><td><table><tr><td>"
	     "<table><tr><td>z</table><td>y</table></table></table></table></table>"
	     "</table></table></table><p>b",
	    "T 1x1 / 0,0 a (T 1x1 / 0,0  (T 1x1 / 0,0  (T 1x1 / 0,0  (T 1x1 /"
	    " 0,0  (T 1x1 / 0,0  (T 1x1 / 0,0  (T 2x2 / 0,0  / 1,0 z / 1,1 y)))))))"
	    " / P b", "tables too deep end where they end");
	page("<p style='display:none'>a<p>b", "P b",
	    "hidden, though nothing closes it");
	page("<p>x<input type=checkbox>a<input type='radio' checked>b",
	    "P x{tick:☐}a{tick:☑}b", "boxes");
	page("<p>a<input value='b c'><input type=hidden value=d>", "P ab c",
	    "what was typed");
	page("<p><input type=radio title='not checked yet'>a"
	     "<span title=\"hidden or not\">b</span>"
	     "<span data-hidden hidden>c</span>",
	    "P {tick:☐}ab", "what stands in another attribute's value");
	page("<TABLE><TR><TD COLSPAN=2 data-rowspan=3>a<TR><TD>b<TD>c</TABLE>",
	    "T 2x2 / 0,0 1x2 a / 1,0 b / 1,1 c", "spans, as old programs write them");
	page("<p><select><option>a<option selected>b</select>c", "P bc",
	    "what was chosen");
	single_file(MIME "--=_x\r\nContent-Type: text/html;\r\n"
			 " charset=\"utf-8\"\r\nContent-Transfer-Encoding: "
			 "quoted-printable\r\n\r\n<p>=E7=94=B2=\r\nb\r\n"
			 "--=_x\r\nContent-Type: image/png\r\n\r\nx\r\n--=_x--",
	    "P 甲b", "a page in a file of several parts");
	single_file(MIME "--=_x\nContent-Type: image/png\n\nx\n"
			 "--=_x\ncontent-type: Text/HTML\n"
			 "content-transfer-encoding: BASE64\n\nPHA+55SyYg==\n--=_x--",
	    "P 甲b", "in base64, behind a picture");
	single_file(MIME "--=_x\r\n\r\nx\r\n", "(no-part)", "none in it");
	single_file("x", "(no-part)", "no such file");
	return done();
}
