/* SPDX-License-Identifier: ISC */
/* DOCX: each way in which Word lets people write something into a form. */
#include "limit.h"
#include "tap.h"
#include "tests/tools/docmake.h"

static struct arena a;

#define P(s) "<w:p>" s "</w:p>"
#define R(s) "<w:r>" s "</w:r>"
#define T(s) "<w:t xml:space='preserve'>" s "</w:t>"
#define RT(s) R(T(s))
#define RP(p, s) "<w:r><w:rPr>" p "</w:rPr>" T(s) "</w:r>"
#define TC(p, s) "<w:tc><w:tcPr>" p "</w:tcPr>" P(RT(s)) "</w:tc>"
#define FLD(t) R("<w:fldChar w:fldCharType='" t "'/>")
#define INSTR(s) R("<w:instrText xml:space='preserve'>" s "</w:instrText>")

static void
body(const char *xml, const char *want, const char *what)
{
	struct doc d;
	const char *why = docx_read(&a, docmake_docx(&a, xml), &d);

	is_str(docmake_words(&a, &d, why), want, what);
}

static void
text(void)
{
	body(P(RT("申报") RT("单位")), "P 申报单位", "runs");
	body(P("") P(RT(" ")) P(RT("x")), "P x", "empty paragraphs go");
	body(P(R("<w:t> a </w:t>") R("<w:t>\n b\n</w:t>")), "P ab",
	    "white space that is layout");
	body(P(RT("a ") RT(" b")), "P a  b", "... and that is kept");
	body(P(R(T("a") "<w:tab/><w:br/><w:cr/>" T("b")
	    "<w:noBreakHyphen/><w:softHyphen/>")), "P a\t\n\nb-",
	    "tabs and breaks");
	body("<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs>"
	     "</w:pPr>" RT("x") "</w:p>", "P x", "a tab stop is no tab");
	body(P("<w:hyperlink r:id='x'>" RT("a") "</w:hyperlink><w:smartTag>"
	    RT("b") "</w:smartTag>"), "P ab", "links and tags");
	body(P(R("<w:ruby><w:rt>" RT("pin") "</w:rt><w:rubyBase>" RT("拼")
	    "</w:rubyBase></w:ruby>")), "P 拼", "ruby");
	body(P("<m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath>"), "P x²",
	    "maths");
	body("<w:p><w:r><w:t>a</w:t></w:r><w:p>", "P a",
	    "what came before the fault is read");
}

#define STYLE(id, base, p)                                                     \
	"<w:style w:styleId='" id "'>" base "<w:rPr>" p "</w:rPr></w:style>"
#define PS(id, s) "<w:p><w:pPr><w:pStyle w:val='" id "'/></w:pPr>" s "</w:p>"

static void
named_styles(void)
{
	static const char *const defined =
	    STYLE("old", "", "<w:strike/>")
	    STYLE("older", "<w:basedOn w:val='old'/>", "<w:b/>")
	    STYLE("gone", "", "<w:vanish/>") STYLE("fat", "", "<w:b/>")
	    STYLE("back", "<w:basedOn w:val='gone'/>", "<w:vanish w:val='0'/>")
	    STYLE("clean", "<w:basedOn w:val='old'/>",
		"<w:strike w:val='0'/>");
	struct doc d;
	const char *why = docx_read(&a,
	    docmake_with(&a, "styles", defined,
		PS("old", RT("a")) PS("older", RT("b") RP("<w:strike w:val='0'/>", "c"))
		PS("gone", RT("secret")) PS("fat", RT("d"))
		P(RP("<w:rStyle w:val='older'/>", "e"))
		PS("back", RT("f")) PS("clean", RT("g"))
		PS("old", RP("<w:rStyle w:val='old'/>", "h"))
		PS("gone", RP("<w:rStyle w:val='gone'/>", "i"))),
	    &d);

	is_str(docmake_words(&a, &d, why),
	    "P {struck:a} / P {struck:b}c / P d / P {struck:bold:e} / "
	    "P f / P g / P h / P i",
	    "styles of paragraphs and runs");
}

static void
styles(void)
{
	body(P(RP("<w:strike/>", "a") RP("<w:dstrike w:val='1'/>", "b")
	    RP("<w:strike w:val='0'/>", "c")), "P {struck:ab}c", "struck");
	body(P(RP("<w:color w:val='808080'/>", "a")
	    RP("<w:color w:val='FF0000'/>", "b")
	    RP("<w:color w:val='auto'/>", "c")
	    RP("<w:color w:val='262626'/>", "d")),
	    "P {grey:a}{coloured:b}cd", "colours");
	body(P(RP("<w:highlight w:val='yellow'/>", "a")
	    RP("<w:highlight w:val='none'/>", "b")), "P {coloured:a}b",
	    "a marker pen");
	body(P(RP("<w:color w:val='FFFFFF'/>", "a") RP("<w:color w:val='auto'/>",
	    "b")), "P {white:a}b", "what only a dark ground would show");
	body(P(RP("<w:u w:val='single'/>", "  ") RP("<w:u w:val='none'/>",
	    "x") RP("<w:b/>", "y")), "P {underlined:  }x{bold:y}",
	    "underlined blanks");
	body(P(RP("<w:vanish/>", "secret") RT("open")), "P open !hidden", "hidden");
	body("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" RT("x")
	     "</w:p>", "P x", "a hidden mark hides no text");
	body(P(RP("<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>",
	    "x")), "P x", "properties of before");
}

static void
revisions(void)
{
	body(P("<w:ins>" RT("new") "</w:ins><w:del>" R("<w:delText>old"
	    "</w:delText>") "</w:del>" RT("x")),
	    "P {inserted:new}{deleted:}x !tracked-change", "inserted and deleted");
	body(P("<w:moveTo>" RT("b") "</w:moveTo>")
	    P("<w:moveFrom>" RT("b") "</w:moveFrom>" RT("c")),
	    "P {inserted:b} !tracked-change / P {deleted:}c "
	    "!tracked-change", "moved");
	body("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RT("a") "</w:p>"
	     P(RT("b")), "P ab", "a paragraph's mark deleted");
	body("<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" TC("", "old")
	     "</w:tr><w:tr><w:trPr><w:ins/></w:trPr>" TC("", "new")
	     "</w:tr></w:tbl>",
	    "T 1x1 / 0,0 {inserted:new} !tracked-change", "rows");
	body("<w:tbl><w:tr>" TC("<w:cellDel/>", "x") TC("", "y")
	     "</w:tr></w:tbl>", "T 1x1 / 0,0 y !tracked-change", "a cell");
	body("<w:tbl><w:tr>" TC("", "x") TC("<w:cellIns/>", "y")
	     "</w:tr></w:tbl>", "T 1x2 / 0,0 x / 0,1 y !tracked-change",
	    "a new cell");
	body("<w:tbl><w:tr><w:tc>" P("<w:del>" R("<w:delText>x</w:delText>")
	     "</w:del>") "</w:tc></w:tr></w:tbl>",
	    "T 1x1 / 0,0 {deleted:} !tracked-change", "all of a cell's text");
}

static void
tables(void)
{
	body("<w:tbl><w:tr>" TC("<w:gridSpan w:val='2'/>", "a") TC("", "b")
	     "</w:tr><w:tr>" TC("", "c") TC("", "d") TC("", "e")
	     "</w:tr></w:tbl>", "T 2x3 / 0,0 1x2 a / 0,2 b / 1,0 c / 1,1 d / "
	     "1,2 e", "gridSpan");
	body("<w:tbl><w:tr>" TC("<w:vMerge w:val='restart'/>", "a")
	     TC("", "b") "</w:tr><w:tr>" TC("<w:vMerge/>", "") TC("", "c")
	     "</w:tr><w:tr>" TC("<w:vMerge w:val='continue'/>", "lost")
	     TC("", "d") "</w:tr></w:tbl>", "T 3x2 / 0,0 3x1 a !hidden / "
	     "0,1 b / 1,1 c / 2,1 d", "vMerge");
	body("<w:tbl><w:tr>" TC("<w:vMerge/>", "a") "</w:tr><w:tr>"
	     TC("<w:vMerge/>", "b") "</w:tr></w:tbl>",
	    "T 2x1 / 0,0 2x1 a !hidden", "vMerge without a start");
	body("<w:tbl><w:tr>" TC("<w:gridSpan w:val='2'/><w:vMerge "
	     "w:val='restart'/>", "a") "</w:tr><w:tr>"
	     TC("<w:gridSpan w:val='2'/><w:vMerge/>", "") "</w:tr></w:tbl>",
	    "T 2x2 / 0,0 2x2 a", "both");
	body("<w:tbl><w:tr>" TC("<w:hMerge w:val='restart'/>", "a")
	     TC("<w:hMerge/>", "") TC("", "b") "</w:tr></w:tbl>",
	    "T 1x3 / 0,0 1x2 a / 0,2 b", "hMerge");
	body("<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
	     TC("", "b") "</w:tr><w:tr>" TC("", "a") TC("", "b")
	     "</w:tr></w:tbl>", "T 2x2 / 0,1 b / 1,0 a / 1,1 b",
	    "gridBefore");
	body("<w:tbl><w:tr><w:tc>" P(RT("a")) "<w:tbl><w:tr>" TC("", "x")
	     TC("", "y") "</w:tr></w:tbl>" P(RT("b")) "</w:tc></w:tr>"
	     "</w:tbl>", "T 1x1 / 0,0 a\nb (T 1x2 / 0,0 x / 0,1 y)",
	    "nested");
	body("<w:tbl><w:tr><w:tc>" P(RT("a")) P("") P(RT("b")) P("")
	     "</w:tc></w:tr></w:tbl>", "T 1x1 / 0,0 a\n\nb", "paragraphs");
	body("<w:tbl><w:tr><w:tc>" P(R("<w:drawing/>")) "</w:tc>"
	     TC("", "x") "</w:tr></w:tbl>",
	    "T 1x2 / 0,0  !picture / 0,1 x", "a picture instead of text");
	body("<w:tbl><w:tr><w:tc>" P(R("<w:drawing/>") RT("甲")) "</w:tc>"
	     TC("", "x") "</w:tr></w:tbl>",
	    "T 1x2 / 0,0 甲 !picture / 0,1 x", "a picture beside text");
	body("<w:tbl><w:tr><w:tc>" P(R("<w:footnoteReference w:id='1'/>"))
	     "</w:tc><w:tc>" P(RT("x") R("<w:endnoteReference w:id='1'/>"))
	     "</w:tc></w:tr></w:tbl>", "T 1x2 / 0,0  !note / 0,1 x",
	    "a note instead of text");
	body("<w:tbl><w:tr><w:tc>" P(R("<w:object><w:control r:id='r'/>"
	     "</w:object>") RT("甲")) "</w:tc></w:tr></w:tbl>",
	    "T 1x1 / 0,0 甲 !picture", "a control of ActiveX");
	body("<w:tbl><w:tr>" TC("<w:gridSpan w:val='2147483647'/>", "a")
	     TC("", "b") "</w:tr></w:tbl>", "T 1x1024 / 0,0 1x1024 a",
	    "a span without end");
	body("<w:tr>" TC("", "a") "</w:tr><w:tc>" P(RT("b")) "</w:tc>",
	    "P a / P b", "rows and cells without a table");
}

static void
controls(void)
{
	body(P("<w:sdt><w:sdtPr/><w:sdtContent>" RT("a") "</w:sdtContent>"
	    "</w:sdt>") "<w:sdt><w:sdtContent>" P(RT("b"))
	    "</w:sdtContent></w:sdt>", "P a / P b", "of runs and blocks");
	body("<w:tbl><w:sdt><w:sdtContent><w:tr>" TC("", "a")
	     "<w:sdt><w:sdtContent>" TC("", "b") "</w:sdtContent></w:sdt>"
	     TC("", "c") "</w:tr></w:sdtContent></w:sdt></w:tbl>",
	    "T 1x3 / 0,0 a / 0,1 b / 0,2 c", "of rows and cells");
	body(P("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
	    RT("click") "</w:sdtContent></w:sdt>" RT("x")),
	    "P {prompt:click}x", "a placeholder");
#define BOX(state, glyph) "<w:sdt><w:sdtPr><w14:checkbox>" state              \
	"</w14:checkbox></w:sdtPr><w:sdtContent>" glyph "</w:sdtContent></w:sdt>"
	body(P(BOX("<w14:checked w14:val='1'/>", RT("☒")) RT("a")
	    BOX("<w14:checked w14:val='0'/>", RT("☐")) RT("b")
	    BOX("", RT("□")) RT("c")),
	    "P {tick:☑}a{tick:☐}b{tick:☐}c", "checkboxes");
	body(P(BOX("<w14:checked w14:val='true'/>",
	    R("<w:sym w:font='Wingdings' w:char='F0A8'/>")) RT("a")),
	    "P {tick:☑}a", "... are said by their state");
	body(BOX("<w14:checked/>", P(RT("☐") RT(" 是"))), "P {tick:☑} 是",
	    "... of a block, with a label inside");
	body("<w:tbl><w:tr>" BOX("<w14:checked w14:val='1'/>",
	    "<w:tc>" P(RT("☒")) "</w:tc>") "</w:tr></w:tbl>",
	    "T 1x1 / 0,0 {tick:☑}", "... of a cell");
}

static void
fields(void)
{
#define FF(x) R("<w:fldChar w:fldCharType='begin'><w:ffData>" x              \
	"</w:ffData></w:fldChar>")
#define CHECK(x) FF("<w:checkBox><w:size w:val='20'/>" x "</w:checkBox>")     \
	INSTR(" FORMCHECKBOX ")
	body(P(CHECK("<w:default w:val='1'/>") FLD("end") RT("a")
	    CHECK("<w:default w:val='0'/><w:checked/>") FLD("separate")
	    FLD("end") RT("b")
	    CHECK("<w:default w:val='1'/><w:checked w:val='0'/>") FLD("end")),
	    "P {tick:☑}a{tick:☑}b{tick:☐}", "FORMCHECKBOX");
	body(P(FF("<w:ddList><w:result w:val='1'/><w:listEntry w:val='甲'/>"
	    "<w:listEntry w:val='乙'/></w:ddList>") INSTR("FORMDROPDOWN")
	    FLD("end")), "P 乙", "FORMDROPDOWN");
	body(P(FF("<w:textInput/>") INSTR("FORMTEXT") FLD("separate")
	    RT("张三") FLD("end")), "P 张三", "FORMTEXT");
	body(P(RT("a") FF("<w:textInput/>") INSTR("FORMTEXT")
	    FLD("separate") RT("&#x2002;&#x2002;&#x2002;") FLD("end") RT("b")), "P ab",
	    "... not filled in");
	body(P(FLD("begin") INSTR(" EQ \\o\\ac(□,√)") FLD("end") RT("a")
	    FLD("begin") INSTR("eq \\o\\ac(□, )") FLD("end") RT("b")),
	    "P {tick:☑}a{tick:☐}b", "EQ");
	body(P(FLD("begin") INSTR("EQ \\o\\ac(○,1)") FLD("end")), "P 1",
	    "a circled figure");
	body(P(FLD("begin") INSTR("EQ \\f(1,2)") FLD("end")
	    "<w:fldSimple w:instr='EQ m\\s\\up(2)'/>"), "P 1/2m2",
	    "EQ without an overlay: a fraction, a power");
	body(P("<w:fldSimple w:instr='EQ \\* jc2 \\o\\ad(\\s\\up 9(yi),乙)二'/>"),
	    "P 乙二", "EQ: how to read a character is none of the name");
	body(P("<w:fldSimple w:instr='EQ \\o(□,√)'/>"), "P {tick:☑}",
	    "fldSimple");
	body(P(FLD("begin") INSTR("HYPERLINK \"x\"") FLD("separate")
	    RT("link") FLD("end")), "P link", "other results");
	body(P(FLD("begin") INSTR("IF ") FLD("begin") INSTR("X")
	    FLD("separate") RT("inner") FLD("end") INSTR("=1")
	    FLD("separate") RT("outer") FLD("end")), "P outer", "nested");
	body(P(FLD("begin") INSTR("SYMBOL 254 \\f \"Wingdings\" \\s 10")
	    FLD("separate") RT("?") FLD("end")), "P {tick:☑}", "SYMBOL");
	body(P(FLD("begin") INSTR("MACROBUTTON  NoMacro [点此输入]")
	    FLD("end")), "P {prompt:[点此输入]}", "MACROBUTTON");
	body(P(FLD("begin") INSTR("PAGE")) P(RT("next")), "P next",
	    "a field without an end swallows nothing");
	body(P(FLD("end") RT("x") FLD("separate")), "P x", "ends only");
}

static void
symbols(void)
{
#define SYM(f, c) R("<w:sym w:font='" f "' w:char='" c "'/>")
	body(P(SYM("Wingdings", "F0FE") SYM("Wingdings", "F0A8")
	    SYM("Wingdings", "00FC") SYM("Wingdings", "F06F")
	    SYM("Wingdings 2", "F052") SYM("Wingdings 2", "F0A3")),
	    "P {tick:☑}{tick:☐}{tick:☑}{tick:☐}{tick:☑}{tick:☐}", "w:sym");
	body(P(SYM("Wingdings", "F0E0") SYM("Arial", "4E2D")
	    SYM("Wingdings", "F021")), "P →中\xef\x80\xa1",
	    "other symbols");
	body(P(RP("<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>",
	    "þ") RP("<w:rFonts w:hAnsi='Wingdings'/>", "¨")
	    RP("<w:rFonts w:ascii='Wingdings 2'/>", "R")
	    RP("<w:rFonts w:ascii='Arial'/>", "R")),
	    "P {tick:☑}{tick:☐}{tick:☑}R", "letters in a symbol font");
}

static void
boxes(void)
{
#define TXBX(s) "<w:txbxContent>" s "</w:txbxContent>"
	body(P(RT("a") R("<mc:AlternateContent><mc:Choice Requires='wps'>"
	    "<w:drawing><wps:txbx>" TXBX(P(RT("in"))) "</wps:txbx>"
	    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
	    TXBX(P(RT("in"))) "</v:textbox></w:pict></mc:Fallback>"
	    "</mc:AlternateContent>") RT("b")) P(RT("c")),
	    "P ab / textbox P in / P c", "a text box, once");
	body(P(R("<mc:AlternateContent><mc:Choice/><mc:Fallback>" T("old")
	    "</mc:Fallback></mc:AlternateContent>")), "P old",
	    "what only the fallback says");
	body("<w:tbl><w:tr><w:tc>" P(RT("a") R("<w:pict><v:textbox>"
	     TXBX(P(RP("<w:b/>", "in")) P(RT("it"))) "</v:textbox></w:pict>")
	     RT("b")) P(RT("c")) "</w:tc></w:tr></w:tbl>",
	    "T 1x1 / 0,0 ab\n{bold:in}\nit\nc", "a text box in a cell");
	body(P(R("<w:pict>" TXBX("<w:tbl><w:tr>" TC("", "x") "</w:tr>"
	     "</w:tbl>") "</w:pict>") RT("a")), "P a / textbox T 1x1 / 0,0 x",
	    "a table in a text box");
}

/* --- Packages --- */

static struct zipmake *
package(void)
{
	struct zipmake *z = NEW(&a, struct zipmake);

	z->b.a = &a;
	return z;
}

static struct str
document(const char *text)
{
	return str_printf(&a, "<w:document " XMLNS_W "><w:body>" P(RT("%s"))
	    "</w:body></w:document>", text);
}

static void
is_package(struct zipmake *z, const char *want, const char *what)
{
	struct doc d;
	const char *why = docx_read(&a, zipmake_end(z), &d);

	is_str(docmake_words(&a, &d, why), want, what);
}

static bool
warned(struct zipmake *z, const char *code)
{
	struct doc d;
	size_t i;

	docx_read(&a, zipmake_end(z), &d);
	for (i = 0; i < d.warnings.n; i++)
		if (strcmp(d.warnings.v[i].code, code) == 0)
			return true;
	return false;
}

#define RELS(x) S("<Relationships xmlns='" OX "package/2006/relationships'>"   \
	x "</Relationships>")
#define REL(id, type, target) "<Relationship Id='" id "' Type='" REL_TYPE      \
	type "' Target='" target "'/>"

static void
parts(void)
{
	struct zipmake *z = package();

	zipmake_add(z, "_rels/.rels", S(ROOT_RELS("/x/m%61in.xml")));
	zipmake_add(z, "X/Main.xml", document("a"));
	is_package(z, "P a", "the main part is where a relationship says");
	z = package();
	zipmake_add(z, "[Content_Types].xml", S("<Types xmlns='" OX
	    "package/2006/content-types'><Override PartName='/y.xml' "
	    "ContentType='application/vnd.openxmlformats-officedocument."
	    "wordprocessingml.document.main+xml'/></Types>"));
	zipmake_add(z, "y.xml", document("a"));
	is_package(z, "P a", "... or where a content type says");
	z = package();
	zipmake_add(z, "word/other.xml", document("a"));
	is_package(z, "(no-main-part)", "... or nowhere");
	z = package();
	zipmake_add(z, "_rels/.rels", S(ROOT_RELS("word/document.xml")));
	zipmake_add(z, "word/document.xml", document("a"));
	zipmake_add(z, "word/Document.xml", document("b"));
	is_package(z, "(duplicate-part)", "two of them are none");
	z = package();
	zipmake_add(z, "_rels/.rels", S(ROOT_RELS("xl/workbook.xml")));
	zipmake_add(z, "xl/workbook.xml", document("a"));
	is_package(z, "(no-main-part)", "a workbook is no document");
	z = package();
	zipmake_add(z, "_rels\\.rels", S(ROOT_RELS("word/document.xml")));
	zipmake_add(z, "word\\document.xml", document("a"));
	is_package(z, "P a", "backslashes");
	z = package();
	zipmake_add(z, "_rels/.rels", S(ROOT_RELS("word/document.xml")));
	zipmake_add(z, "word/document.xml", S("<!DOCTYPE w [<!ENTITY a 'b'>]>"
	    "<w:document " XMLNS_W "/>"));
	is_package(z, "(doctype)", "a DOCTYPE");
}

static void
side_parts(void)
{
	struct zipmake *z = package();

	zipmake_add(z, "_rels/.rels", RELS(REL("a", "officeDocument", "d.xml")
	    REL("b", "extended-properties", "docProps/app.xml")));
	zipmake_add(z, "d.xml", document("a"));
	zipmake_add(z, "_rels/d.xml.rels", RELS(REL("a", "header", "h.xml")
	    REL("b", "footnotes", "./x/../f.xml") REL("c", "header", "h.xml")
	    REL("d", "vbaProject", "v.bin")));
	zipmake_add(z, "h.xml", S("<w:hdr " XMLNS_W ">" P(RT("head"))
	    "</w:hdr>"));
	zipmake_add(z, "f.xml", S("<w:footnotes " XMLNS_W "><w:footnote "
	    "w:type='separator'>" P(RT("line")) "</w:footnote><w:footnote>"
	    P(RT("foot")) "</w:footnote></w:footnotes>"));
	zipmake_add(z, "docProps/app.xml", S("<Properties xmlns='" OX
	    "officeDocument/2006/extended-properties'><Pages>7</Pages>"
	    "</Properties>"));
	is_package(z, "P a / header P head / note P foot", "headers, notes");
	ok(warned(z, "macros"), "macros are told of");
}

static void
strict(void)
{
	struct zipmake *z = package();

	zipmake_add(z, "_rels/.rels", S("<Relationships xmlns='" OX
	    "package/2006/relationships'><Relationship Id='r' Type='http://"
	    "purl.oclc.org/ooxml/officeDocument/relationships/officeDocument'"
	    " Target='d.xml'/></Relationships>"));
	zipmake_add(z, "d.xml", S("<d:document xmlns:d='http://purl.oclc.org/"
	    "ooxml/wordprocessingml/main'><d:body><d:p><d:r><d:t>a</d:t>"
	    "</d:r></d:p></d:body></d:document>"));
	is_package(z, "P a", "Strict, with another prefix");
}

static void
not_docx(void)
{
	struct doc d;
	struct sb b = { .a = &a };

	is_str(str_c(docx_read(&a, S(""), &d)), "empty", "nothing");
	is_str(str_c(docx_read(&a, S("text"), &d)), "not-a-zip", "text");
	sb_add(&b, S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"));
	is_str(str_c(docx_read(&a, sb_str(&b), &d)), "ole2", "an old file");
	sb_add(&b, S("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"));
	is_str(str_c(docx_read(&a, sb_str(&b), &d)), "password",
	    "a password on it");
}

#define LVL(n, fmt, text, font)                                                \
	"<w:lvl w:ilvl='" n "'><w:start w:val='1'/><w:numFmt w:val='" fmt     \
	"'/><w:lvlText w:val='" text "'/><w:rPr><w:rFonts w:ascii='" font     \
	"'/></w:rPr></w:lvl>"
#define ABSTRACT(id, s) "<w:abstractNum w:abstractNumId='" id "'>" s           \
	"</w:abstractNum>"
#define NUM(id, of, s) "<w:num w:numId='" id "'><w:abstractNumId w:val='" of   \
	"'/>" s "</w:num>"
#define ITEM(id, lvl, s) "<w:p><w:pPr><w:numPr><w:ilvl w:val='" lvl            \
	"'/><w:numId w:val='" id "'/></w:numPr></w:pPr>" s "</w:p>"

/* What Word draws before an item of a list. */
static void
lists(void)
{
	static const char *const defined =
	    ABSTRACT("0", LVL("0", "upperLetter", "%1.", "宋体")
		LVL("1", "decimal", "%2)", "宋体"))
	    ABSTRACT("1", LVL("0", "bullet", "\xef\x82\xa8", "Wingdings"))
	    ABSTRACT("2", LVL("0", "bullet", "\xef\x83\xbe", "Wingdings"))
	    ABSTRACT("3", LVL("0", "bullet", "\xef\x83\xbc", "Wingdings"))
	    NUM("1", "0", "") NUM("2", "1", "") NUM("3", "2", "")
	    NUM("4", "3", "")
	    NUM("5", "0", "<w:lvlOverride w:ilvl='0'><w:startOverride "
		"w:val='1'/></w:lvlOverride>");
	struct doc d;
	const char *why = docx_read(&a,
	    docmake_with(&a, "numbering", defined,
		ITEM("1", "0", RT("a") RT("b")) ITEM("1", "1", RT("c"))
		ITEM("1", "1", RT("d")) ITEM("1", "0", RT("e"))
		ITEM("1", "1", RT("f")) ITEM("5", "0", RT("g"))
		ITEM("2", "0", RT("h")) ITEM("3", "0", RT("i"))
		ITEM("4", "0", RT("j")) ITEM("2", "0", "")
		ITEM("9", "0", RT("k"))),
	    &d);

	is_str(docmake_words(&a, &d, why),
	    "P {1:a}b / P {1:c} / P {2:d} / P {2:e} / P {1:f} / P {1:g} / "
	    "P {tick:☐}h / P {tick:☑}i / P {ticked:j} / P k",
	    "numbers and boxes of lists");
}

/* Word draws an item's number in a cell where nobody wrote. */
static void
empty_items(void)
{
	static const char *const defined =
	    ABSTRACT("0", LVL("0", "decimal", "%1", "宋体"))
	    NUM("1", "0", "");
	struct doc d;
	const char *why = docx_read(&a,
	    docmake_with(&a, "numbering", defined,
		"<w:tbl><w:tr><w:tc>" ITEM("1", "0", "") "</w:tc>" TC("", "x")
		"</w:tr><w:tr><w:tc>" ITEM("1", "0", "") "</w:tc>" TC("", "y")
		"</w:tr></w:tbl>"),
	    &d);

	is_str(docmake_words(&a, &d, why),
	    "T 2x2 / 0,0 {1:} / 0,1 x / 1,0 {2:} / 1,1 y",
	    "numbers of empty items");
}

static void
deep(void)
{
	struct sb b = { .a = &a };
	struct doc d;
	const char *why;
	int i;

	for (i = 0; i < 40; i++)
		sb_add(&b, S("<w:tbl><w:tr><w:tc>"));
	sb_add(&b, S(P(RT("deep"))));
	for (i = 0; i < 40; i++)
		sb_add(&b, S("</w:tc></w:tr></w:tbl>"));
	why = docx_read(&a, docmake_docx(&a, str_cstr(&a, sb_str(&b))), &d);
	ok(why == NULL, "tables forty deep");
	ok(str_has(doc_all_text(&a, &d, 1000), S("deep")), "keep their text");
}

int
main(void)
{
	text();
	styles();
	named_styles();
	revisions();
	tables();
	controls();
	fields();
	symbols();
	boxes();
	parts();
	side_parts();
	strict();
	not_docx();
	lists();
	empty_items();
	deep();
	arena_release(&a);
	return done();
}
