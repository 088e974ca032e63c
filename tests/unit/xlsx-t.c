/* SPDX-License-Identifier: ISC */
/* XLSX: what stands in a cell, as a clerk reads it. */
#include "tap.h"
#include "tests/tools/docmake.h"

static struct arena a;

#define XMLNS_S "xmlns='" OX "spreadsheetml/2006/main' xmlns:r='" OX          \
	"officeDocument/2006/relationships'"
#define RELS(x) "<Relationships xmlns='" OX "package/2006/relationships'>"     \
	x "</Relationships>"
#define REL(id, type, target) "<Relationship Id='" id "' Type='" REL_TYPE      \
	type "' Target='" target "'/>"

struct book {
	const char *workbook, *strings, *styles, *sheet, *sheet2;
	const char *slash, *more, *vml, *dml, *state, *notes;
};

static struct str
name(const struct book *b, const char *s)
{
	char *p = str_cstr(&a, str_c(s));
	char *q;

	for (q = p; b->slash != NULL && *q != '\0'; q++)
		if (*q == '/')
			*q = *b->slash;
	return str_c(p);
}

static struct str
make(const struct book *b)
{
	struct zipmake *z = NEW(&a, struct zipmake);
	const char *styles = b->styles != NULL ? b->styles : "";
	const char *strings = b->strings != NULL ? b->strings : "";

	z->b.a = &a;
	zipmake_add(z, name(b, "_rels/.rels").p, S(RELS(
	    REL("r", "officeDocument", "xl/workbook.xml"))));
	zipmake_add(z, name(b, "xl/workbook.xml").p, str_printf(&a,
	    "<workbook " XMLNS_S ">%s</workbook>", b->workbook != NULL
	    ? b->workbook : "<sheets><sheet name='表' r:id='a'/></sheets>"));
	zipmake_add(z, name(b, "xl/_rels/workbook.xml.rels").p, S(RELS(
	    REL("a", "worksheet", "worksheets/sheet1.xml")
	    REL("b", "sharedStrings", "/xl/sharedStrings.xml")
	    REL("c", "styles", "styles.xml")
	    REL("d", "worksheet", "worksheets/sheet2.xml"))));
	zipmake_add(z, name(b, "xl/sharedStrings.xml").p, str_printf(&a,
	    "<sst " XMLNS_S " count='9' uniqueCount='99'>%s</sst>", strings));
	zipmake_add(z, name(b, "xl/styles.xml").p, str_printf(&a,
	    "<styleSheet " XMLNS_S ">%s</styleSheet>", styles));
	zipmake_add(z, name(b, "xl/worksheets/sheet1.xml").p, str_printf(&a,
	    "<worksheet " XMLNS_S "><dimension ref='A1:XFD1048576'/>%s"
	    "</worksheet>", b->sheet));
	if (b->sheet2 != NULL)
		zipmake_add(z, name(b, "xl/worksheets/sheet2.xml").p,
		    str_printf(&a, "<worksheet " XMLNS_S ">%s</worksheet>",
			b->sheet2));
	if (b->more != NULL) {
		zipmake_add(z, "xl/worksheets/_rels/sheet1.xml.rels",
		    str_c(b->more));
		if (b->vml != NULL)
			zipmake_add(z, "xl/v.vml", str_c(b->vml));
		if (b->dml != NULL)
			zipmake_add(z, "xl/d.xml", str_c(b->dml));
		if (b->state != NULL)
			zipmake_add(z, "xl/ctrl.xml", str_c(b->state));
		if (b->notes != NULL)
			zipmake_add(z, "xl/notes.xml", str_c(b->notes));
	}
	return zipmake_end(z);
}

static struct doc d;

static void
is_book(const struct book *b, const char *want, const char *what)
{
	const char *why = xlsx_read(&a, make(b), &d);

	is_str(docmake_words(&a, &d, why), want, what);
}

static void
sheet(const char *xml, const char *want, const char *what)
{
	is_book(&(struct book) { .sheet = xml }, want, what);
}

#define ROW(x) "<row>" x "</row>"
#define DATA(x) "<sheetData>" x "</sheetData>"
#define N(v) "<c><v>" v "</v></c>"
#define ST(s, v) "<c s='" s "'><v>" v "</v></c>"

static void
strings(void)
{
	struct book b = { .strings =
		"<si><t>甲</t></si>"
		"<si><r><t>a</t></r><r><rPr><strike/></rPr><t>b</t></r></si>"
		"<si><t>課</t><rPh sb='0' eb='1'><t>カ</t></rPh></si>"
		"<si><r><rPr><rFont val='Wingdings 2'/></rPr><t>R</t></r>"
		"<r><rPr><rFont val='宋体'/></rPr><t>是R</t></r></si>"
		"<si><t xml:space='preserve'>x_x000D_\n_x0041_</t></si>",
		.sheet = DATA(ROW("<c t='s'><v>0</v></c><c t='s'><v>1</v></c>"
		"<c t='s'><v>2</v></c><c t='s'><v>3</v></c>"
		"<c t='s'><v>4</v></c><c t='s'><v>5</v></c>"
		"<c t='s'><v>-1</v></c>")) };

	is_book(&b, "T 1x7 / 0,0 甲 / 0,1 a{struck:b} / 0,2 課 / "
	    "0,3 {tick:☑}是R / 0,4 x\nA / 0,5  !cut / 0,6  !cut",
	    "shared strings");
	sheet(DATA(ROW("<c t='inlineStr'><is><t>a</t></is></c>"
	    "<c t='inlineStr'><is><r><t>b</t></r><r><t>c</t></r>"
	    "<rPh><t>x</t></rPh></is></c><c t='str'><f>A1</f><v>d</v></c>"
	    "<c t='b'><v>1</v></c><c t='e'><v>#REF!</v></c>"
	    "<c t='d'><v>2024-12-24</v></c>")),
	    "T 1x6 / 0,0 a / 0,1 bc / 0,2 d / 0,3 {tick:☑} / "
	    "0,4 #REF! !formula-error / "
	    "0,5 2024-12-24", "strings in the cell, and other types");
	ok(d.blocks.v[0].table->cells.v[4].type == DOC_ERROR, "an error");
	ok(d.blocks.v[0].table->cells.v[3].type == DOC_BOOL, "a bool");
}

static void
numbers(void)
{
	sheet(DATA(ROW(N("1") N("-2.50") N("0.1") N("13800001234")
	    N("0.10000000000000001") N("1E-3") N("1.5E+3"))),
	    "T 1x7 / 0,0 1 / 0,1 -2.5 / 0,2 0.1 / 0,3 13800001234 / 0,4 0.1"
	    " / 0,5 0.001 / 0,6 1500", "plain");
	sheet(DATA(ROW(N("4.4010000000000001E+17") N("123456789012345")
	    N("1234567890123456") N("1E+300"))),
	    "T 1x4 / 0,0 440100000000000000 !digits-lost / "
	    "0,1 123456789012345 / 0,2 1234567890123460 !digits-lost / 0,3 "
	    "1000000000000000000000000000000000000000000000000000000000000000"
	    "0000000000000000000000000000000000000000000000000000000000000000"
	    "0000000000000000000000000000000000000000000000000000000000000000"
	    "0000000000000000000000000000000000000000000000000000000000000000"
	    "000000000000000000000000000000000000000000000 !digits-lost",
	    "more digits than are kept");
	sheet(DATA(ROW("<c><f>1+1</f></c><c><f>1+1</f><v>2</v></c>"
	    "<c t='str'><f>\"\"</f><v></v></c>")),
	    "T 1x2 / 0,0  !no-cached-value / 0,1 2", "formulas");
	sheet(DATA(ROW("<c t='str'><f>_xlfn.DISPIMG(\"ID_1\",1)</f>"
	    "<v>=DISPIMG(\"ID_1\",1)</v></c>")), "T 1x1 / 0,0  !picture",
	    "a picture of WPS");
}

#define FORMATS "<numFmts>"                                                    \
	"<numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/>" \
	"<numFmt numFmtId='177' formatCode='[$-804]yyyy\\-mm\\-dd;@'/>"      \
	"<numFmt numFmtId='178' formatCode='0.00&quot;万元&quot;'/>"          \
	"<numFmt numFmtId='179' formatCode='[Red]#,##0;[Blue]-#,##0'/>"      \
	"<numFmt numFmtId='180' formatCode='&quot;第&quot;0&quot;号&quot;'/>" \
	"<numFmt numFmtId='181' formatCode='000000'/>"                        \
	"<numFmt numFmtId='182' formatCode='G/通用格式&quot;人&quot;'/>"      \
	"<numFmt numFmtId='185' formatCode='0!.0,&quot;万元&quot;'/>"         \
	"<numFmt numFmtId='186' formatCode='0.00,,'/>"                        \
	"<numFmt numFmtId='187' formatCode='￥#,##0.00_);[Red]\\(￥0\\)'/>" \
	"<numFmt numFmtId='183' formatCode='0.00E+00'/>"                      \
	"<numFmt numFmtId='184' formatCode='&quot;day&quot; 0'/>"             \
	"</numFmts><fonts><font/></fonts><fills><fill/></fills><cellXfs>"      \
	"<xf/><xf numFmtId='14'/><xf numFmtId='31'/><xf numFmtId='57'/>"       \
	"<xf numFmtId='176'/><xf numFmtId='177'/><xf numFmtId='22'/>"          \
	"<xf numFmtId='20'/><xf numFmtId='58'/><xf numFmtId='178'/>"           \
	"<xf numFmtId='179'/><xf numFmtId='180'/><xf numFmtId='181'/>"         \
	"<xf numFmtId='182'/><xf numFmtId='183'/><xf numFmtId='10'/>"          \
	"<xf numFmtId='184'/><xf numFmtId='185'/><xf numFmtId='186'/>"         \
	"<xf numFmtId='187'/></cellXfs>"

static void
formats(void)
{
	struct book b = { .styles = FORMATS, .sheet = DATA(ROW(
		ST("1", "45650") ST("2", "45650") ST("3", "45650")
		ST("4", "45650") ST("5", "45650") ST("6", "45650.708333333336")
		ST("7", "0.5") ST("8", "45650"))) };

	is_book(&b, "T 1x8 / 0,0 2024-12-24 / 0,1 2024-12-24 / 0,2 2024-12 / "
	    "0,3 2024-12 / 0,4 2024-12-24 / 0,5 2024-12-24T17:00:00 / "
	    "0,6 12:00:00 / 0,7 2024-12-24", "dates");
	ok(d.blocks.v[0].table->cells.v[0].type == DOC_DATE &&
	    d.blocks.v[0].table->cells.v[0].number == 45650, "type, serial");
	b.workbook = "<workbookPr date1904='1'/><sheets>"
	    "<sheet name='表' r:id='a'/></sheets>";
	b.sheet = DATA(ROW(ST("1", "44188") ST("1", "0")));
	is_book(&b, "T 1x2 / 0,0 2024-12-24 / 0,1 1904-01-01", "of 1904");
	b.workbook = NULL;
	b.sheet = DATA(ROW(ST("1", "1") ST("1", "59") ST("1", "60")
	    ST("1", "61") ST("1", "2958465") ST("1", "2958466")
	    ST("1", "-1")));
	is_book(&b, "T 1x7 / 0,0 1900-01-01 / 0,1 1900-02-28 / "
	    "0,2 1900-02-29 / 0,3 1900-03-01 / 0,4 9999-12-31 / "
	    "0,5 2958466 / 0,6 -1", "at the ends");
	b.sheet = DATA(ROW(ST("9", "1234.5") ST("10", "1234.5")
	    ST("11", "7") ST("12", "755") ST("13", "12") ST("14", "12")
	    ST("15", "0.125") ST("16", "3") ST("17", "12345")
	    ST("18", "12345678") ST("19", "1234.5")));
	is_book(&b, "T 1x11 / 0,0 1234.50万元 / 0,1 1234 / 0,2 第7号 / "
	    "0,3 000755 / 0,4 12人 / 0,5 12 / 0,6 12.50% / 0,7 day 3 / "
	    "0,8 12345 !digits-lost / 0,9 12345678 !digits-lost / "
	    "0,10 ￥1234.50",
	    "numbers with words");
}

static void
places(void)
{
	sheet(DATA("<row r='3'><c r='C3'><v>1</v></c><c><v>2</v></c></row>"
	    "<row><c><v>3</v></c></row><row r='1'><c r='B1'><v>4</v></c>"
	    "<c r='A1'><v>5</v></c></row>"),
	    "T 4x4 / 0,0 5 / 0,1 4 / 2,2 1 / 2,3 2 / 3,0 3",
	    "missing and unsorted references");
	sheet(DATA(ROW("<c r='ZZZZ99'><v>1</v></c><c r='XFD1'><v>2</v></c>"
	    "<c r='A1048577'><v>3</v></c>")),
	    "T 1x1 / 0,0 1", "references out of range");
	sheet(DATA("<row r='1'><c r='A1'><v>1</v></c></row><row r='2'/>"
	    "<row r='3'><c r='A3' s='1'/></row>"), "T 1x1 / 0,0 1",
	    "empty rows and cells are none");
	is_str(doc_place(&a, &d.blocks.v[0], NULL,
	    &d.blocks.v[0].table->cells.v[0]), "工作表“表” A1", "place");
}

static void
merges(void)
{
	sheet(DATA(ROW(N("1") N("2") N("3")) ROW(N("4") "<c/>" N("6")))
	    "<mergeCells><mergeCell ref='A1:B1'/><mergeCell ref='A2:B2'/>"
	    "<mergeCell ref='C1:C9'/></mergeCells>",
	    "T 2x3 / 0,0 1x2 1 !hidden / 0,2 2x1 3 !hidden / 1,0 1x2 4",
	    "merged cells");
	sheet(DATA("<row r='2'><c r='C2'><v>1</v></c></row>")
	    "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='A1:XFD1'/>"
	    "<mergeCell ref='D9:E9'/><mergeCell ref='x'/></mergeCells>",
	    "T 2x3 / 0,0 1x3  / 1,2 1", "... without text");
	sheet(DATA("<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c>"
	    "</row>"), "T 1x1 / 0,0 1 !cut", "two cells for one place");
}

static void
hidden(void)
{
	struct book b = { .workbook = "<sheets><sheet name='甲' r:id='a' "
		"state='veryHidden'/><sheet name='乙' r:id='d'/></sheets>",
		.sheet = DATA(ROW(N("1"))), .sheet2 = DATA(ROW(N("2"))) };

	is_book(&b, "T 1x1 hidden / 0,0 1 / T 1x1 / 0,0 2", "sheets");
	sheet("<cols><col min='2' max='3' hidden='1'/></cols>" DATA(
	    ROW(N("1") N("2")) "<row hidden='1'>" N("3") "</row>"),
	    "T 2x2 / 0,0 1 / 0,1 2 !hidden / 1,0 3 !hidden",
	    "rows and columns");
	b = (struct book) { .sheet = DATA(ROW(N("1"))), .slash = "\\" };
	is_book(&b, "T 1x1 / 0,0 1", "backslashes in part names");
}

#define VML "<xml xmlns:v='urn:schemas-microsoft-com:vml' xmlns:x="            \
	"'urn:schemas-microsoft-com:office:excel'>"
#define CONTROL(type, label, anchor, more) "<v:shape><v:textbox><div><font>"   \
	label "</font></div></v:textbox><x:ClientData ObjectType='" type "'>"  \
	"<x:Anchor>" anchor "</x:Anchor>" more "</x:ClientData></v:shape>"
#define XDR "<d:wsDr xmlns:d='" OX "drawingml/2006/spreadsheetDrawing' "       \
	"xmlns:a='" OX "drawingml/2006/main'>"

static void
shapes(void)
{
	struct book b = { .sheet = DATA("<row r='1'><c r='A1'><v>1</v></c>"
		"</row>") };

	b.more = RELS(REL("v", "vmlDrawing", "../v.vml")
	    REL("d", "drawing", "../d.xml"));
	b.vml = VML CONTROL("Checkbox", "乙", "1,60,0,2,2,1,1,4",
		"<x:Checked>1</x:Checked>")
	    CONTROL("Checkbox", "甲", "1,2,0,2,2,1,1,4", "")
	    CONTROL("Radio", "丙", "0,2,1,15,1,1,2,16", "")
	    CONTROL("Note", "a comment", "0,2,0,2,1,1,1,4", "") "</xml>";
	b.dml = XDR "<d:twoCellAnchor><d:from><d:col>0</d:col><d:row>0</d:row>"
	    "</d:from><d:to><d:col>9</d:col><d:row>9</d:row></d:to><d:sp>"
	    "<d:txBody><a:p><a:r><a:t>框</a:t></a:r></a:p></d:txBody></d:sp>"
	    "</d:twoCellAnchor></d:wsDr>";
	is_book(&b, "T 3x2 / 0,0 1\n框 / 0,1 {tick:☐}甲 {tick:☑}乙 / "
	    "2,0 {tick:☐}丙", "controls and text boxes");
}

/* The state of a control stands in a part of its own, and rules. */
static void
control_states(void)
{
	struct book b = { .sheet = DATA("<row r='1'><c r='A1' t='b'><v>1</v>"
		"</c></row>") "<controls><control shapeId='1027' r:id='s'/>"
		"</controls>",
		.state = "<formControlPr xmlns='http://schemas.microsoft.com/"
		"office/spreadsheetml/2009/9/main' objectType='CheckBox' "
		"checked='Checked'/>",
		.more = RELS(REL("v", "vmlDrawing", "../v.vml")
		    REL("s", "ctrlProp", "../ctrl.xml")) };

	b.vml = "<xml xmlns:v='urn:schemas-microsoft-com:vml' xmlns:x="
		"'urn:schemas-microsoft-com:office:excel'><v:shape "
		"id='_x0000_s1027'><v:textbox>甲</v:textbox><x:ClientData "
		"ObjectType='Checkbox'><x:Anchor>0,2,0,2,1,1,1,4</x:Anchor>"
		"</x:ClientData></v:shape></xml>";
	is_book(&b, "T 1x1 / 0,0 {tick:☑}甲",
	    "a control over the cell that it is linked to");
}

#define SPOT(r1, c1, r2, c2, x) "<d:twoCellAnchor><d:from><d:col>" c1          \
	"</d:col><d:row>" r1 "</d:row></d:from><d:to><d:col>" c2               \
	"</d:col><d:row>" r2 "</d:row></d:to>" x "</d:twoCellAnchor>"

static void
pictures_and_notes(void)
{
	struct book b = { .sheet = DATA("<row r='1'><c r='A1'><v>1</v></c>"
		"<c r='C1'><v>2</v></c></row><row r='2'><c r='A2'><v>3</v>"
		"</c></row>"),
		.more = RELS(REL("d", "drawing", "../d.xml")) };

	b.dml = XDR SPOT("0", "0", "0", "1", "<d:pic/>")
	    SPOT("1", "1", "1", "1", "<d:sp/>")
	    SPOT("0", "2", "0", "2", "<d:sp><d:nvSpPr><a:compatExt/></d:nvSpPr>"
		"</d:sp>") "</d:wsDr>";
	is_book(&b, "T 2x3 / 0,0 1 !picture / 0,2 2 / 1,0 3 / 1,1  !picture",
	    "pictures, and what stands for a control");
	b.more = RELS(REL("n", "comments", "../notes.xml"));
	b.notes = "<comments " XMLNS_S "><commentList><comment ref='A1'/>"
	    "<comment ref='B2'/><comment ref='Z99'/></commentList></comments>";
	is_book(&b, "T 2x3 / 0,0 1 / 0,2 2 / 1,0 3 / 1,1  !note",
	    "a comment where no text is");
}

int
main(void)
{
	shapes();
	control_states();
	pictures_and_notes();
	strings();
	numbers();
	formats();
	places();
	merges();
	hidden();
	arena_release(&a);
	return done();
}
