/* SPDX-License-Identifier: ISC */
/*
 * ODT: text, tables with spans, what is hidden, struck or only a change.
 * USES: stages/extract/odt.c stages/extract/markup.c
 */
#include "stages/extract/markup.h"

#include "tap.h"
#include "tests/tools/docmake.h"

static struct arena a;

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define CONTENT                                                                \
	"<office:document-content xmlns:office='" ODF "office:1.0' xmlns:text='"   \
	ODF "text:1.0' xmlns:table='" ODF "table:1.0' xmlns:style='" ODF           \
	"style:1.0' xmlns:fo='" ODF "xsl-fo-compatible:1.0' xmlns:draw='" ODF      \
	"drawing:1.0' xmlns:field='urn:x' xmlns:svg='" ODF "svg-compatible:1.0'>"               \
	"<office:font-face-decls><style:font-face style:name='Wingdings1' "        \
	"svg:font-family='&apos;Wingdings&apos;'/></office:font-face-decls>"       \
	"<office:automatic-styles><style:style style:name='X'>"                    \
	"<style:text-properties style:font-name='Wingdings1'/></style:style>"                                   \
	"<style:style style:name='S'><style:text-properties "                      \
	"style:text-line-through-style='solid'/></style:style>"                    \
	"<style:style style:name='H'><style:text-properties text:display='none'/>" \
	"</style:style><style:style style:name='G'><style:text-properties "        \
	"fo:color='#808080'/></style:style><style:style style:name='B'>"           \
	"<style:text-properties fo:font-weight='bold'/></style:style>"             \
	"<style:style style:name='W'><style:text-properties "                      \
	"style:font-name='Wingdings 2'/></style:style></office:automatic-styles>"  \
	"<office:body><office:text>%s</office:text></office:body>"                 \
	"</office:document-content>"

#define STYLES                                                                 \
	"<office:document-styles xmlns:office='" ODF "office:1.0' xmlns:style='"   \
	ODF "style:1.0' xmlns:text='" ODF "text:1.0'><office:master-styles>"       \
	"<style:master-page><style:header><text:p>秘<text:span>密</text:span>"     \
	"</text:p></style:header><style:footer-first><text:p>f</text:p>"           \
	"</style:footer-first></style:master-page></office:master-styles>"         \
	"</office:document-styles>"

static void
body(const char *xml, const char *manifest, const char *want, const char *what)
{
	struct zipmake *z = NEW(&a, struct zipmake);
	struct doc d = {0};
	const char *why;

	z->b.a = &a;
	zipmake_add(z, "mimetype", S("application/vnd.oasis.opendocument.text"));
	zipmake_add(z, "content.xml", str_printf(&a, CONTENT, xml));
	zipmake_add(z, "META-INF/manifest.xml", str_c(manifest));
	if (strstr(what, "pages") != NULL)
		zipmake_add(z, "styles.xml", S(STYLES));
	why = odt_read(&a, zipmake_end(z), &d);
	is_str(docmake_words(&a, &d, why), want, what);
}

#define P(s) "<text:p>" s "</text:p>"
#define SPAN(n, s) "<text:span text:style-name='" n "'>" s "</text:span>"
#define CELL(p, s) "<table:table-cell " p ">" P(s) "</table:table-cell>"
#define PARAM(n, v) "<field:param field:name='" n "' field:value='" v "'/>"
#define MARK(t, s)                                                             \
	"<field:fieldmark field:type='vnd.oasis.opendocument.field.FORM" t "'>"    \
	s "</field:fieldmark>"
#define COVERED "<table:covered-table-cell/>"
#define ROW(s) "<table:table-row>" s "</table:table-row>"

int
main(void)
{
	body(P("a<text:s text:c='2'/>b<text:tab/>c") P("d"), "",
	    "P a  b\tc / P d", "blanks, tabs, paragraphs");
	body(P("a" SPAN("S", "b") SPAN("G", "c")) P(SPAN("H", "x") "d"), "",
	    "P a{struck:b}{grey:c} / P d !hidden", "struck, grey, hidden");
	body(P(SPAN("B", "a") SPAN("W", "R") "R"), "",
	    "P {bold:a}{tick:☑}R", "bold, a letter of a symbol font");
	body(P(SPAN("X", "\xc3\xbe") "a"), "", "P {tick:☑}a",
	    "a font by the name that only this file has for it");
	body(P("a"), "", "P a / header P 秘密 / footer P f",
	    "what stands above and below all pages");
	body(P("a<draw:frame><draw:image/></draw:frame>"), "", "P a !picture",
	    "a picture");
	body(P(MARK("CHECKBOX", PARAM("Checkbox_Checked", "true")) "a"
	     MARK("CHECKBOX", "") "b" MARK("DROPDOWN",
	     PARAM("Dropdown_ListEntry", "x") PARAM("Dropdown_ListEntry", "y")
	     PARAM("Dropdown_Selected", "1")) "c"), "",
	    "P {tick:☑}a{tick:☐}byc", "fields of forms");
	body("<table:table>" ROW(CELL("", "a")
	     CELL("table:number-columns-spanned='2'", "b") COVERED)
	     ROW(CELL("table:number-rows-spanned='2'", "c") CELL("", "d")
	     CELL("", "e")) ROW(COVERED CELL("", "f") CELL("", "g"))
	     "</table:table>", "",
	    "T 3x3 / 0,0 a / 0,1 1x2 b / 1,0 2x1 c / 1,1 d / 1,2 e / 2,1 f / "
	    "2,2 g",
	    "cells over columns and rows");
	body("<text:tracked-changes><text:p>x</text:p></text:tracked-changes>"
	     P("a<text:change-start/>b<text:change-end/>"), "",
	    "P a{inserted:b}", "changes");
	body(P("a<text:note><text:note-citation>1</text:note-citation>"
	       "<text:note-body>" P("x") "</text:note-body></text:note>b"), "",
	    "P ab", "a footnote is no part of its line");
	body(P("a<office:annotation>" P("x") "</office:annotation>b"), "",
	    "P ab", "a remark is none of the text");
	body(P("a"), "<manifest:encryption-data/>", "(password)", "a password");
	return done();
}
