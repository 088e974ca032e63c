#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Small documents that hold every quirk, for the tests of the model.

	make.py DIR	writes rich.docx, forms.docx, list.xlsx, raw.xlsx
"""
import datetime
import sys
import zipfile

import docx
import openpyxl
from openpyxl.styles import Font

OX = "http://schemas.openxmlformats.org/"
W = ('xmlns:w="%swordprocessingml/2006/main" xmlns:r="%sofficeDocument/2006/'
     'relationships" xmlns:mc="%smarkup-compatibility/2006" xmlns:wps="http://'
     'schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:'
     'schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office'
     '/word/2010/wordml" xmlns:m="%sofficeDocument/2006/math"' %
     (OX, OX, OX, OX))


def rels(*items):
    return ('<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="%s'
            'package/2006/relationships">%s</Relationships>' %
            (OX, "".join('<Relationship Id="r%d" Type="%sofficeDocument/2006/'
                         'relationships/%s" Target="%s"/>' % (i, OX, t, p)
                         for i, (t, p) in enumerate(items))))


def types(*items):
    return ('<Types xmlns="%spackage/2006/content-types"><Default '
            'Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Default Extension="xml" ContentType='
            '"application/xml"/>%s</Types>' % (OX, "".join(
                '<Override PartName="%s" ContentType="application/vnd.'
                'openxmlformats-officedocument.%s+xml"/>' % i for i in items)))


def r(text, props=""):
    return ('<w:r><w:rPr>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r>'
            % (props, text))


def p(*runs):
    return "<w:p>%s</w:p>" % "".join(runs)


def tc(*paras, props=""):
    return "<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>" % (props, "".join(paras))


def tr(*cells):
    return "<w:tr>%s</w:tr>" % "".join(cells)


def fld(kind, data=""):
    return ('<w:r><w:fldChar w:fldCharType="%s">%s</w:fldChar></w:r>'
            % (kind, data))


def instr(text):
    return ('<w:r><w:instrText xml:space="preserve">%s</w:instrText></w:r>'
            % text)


def box(checked, glyph):
    return ('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="%d"/>'
            '</w14:checkbox></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'
            % (checked, r(glyph)))


def textbox(text):
    t = "<w:txbxContent>%s</w:txbxContent>" % p(r(text))
    return ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            '<wps:wsp><wps:txbx>%s</wps:txbx></wps:wsp></w:drawing>'
            '</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>%s'
            '</v:textbox></v:shape></w:pict></mc:Fallback>'
            '</mc:AlternateContent></w:r>' % (t, t))


def rich(name):
    check = ('<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
             '</w:checkBox></w:ffData>')
    rows = [
        tr(tc(p(r("单 位 名 称")), props='<w:vMerge w:val="restart"/>'),
           tc(p(r("广东粤安智造有限公司")), props='<w:gridSpan w:val="2"/>')),
        tr(tc(p(), props="<w:vMerge/>"),
           tc(p("<w:ins>", r("新"), "</w:ins><w:del><w:r><w:delText>旧"
                "</w:delText></w:r></w:del>")),
           "<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>" %
           tc(p(r("格")))),
        tr(tc(p(box(1, "☒"), r("是"), box(0, "☐"), r("否"))),
           tc(p(fld("begin", check), instr("FORMCHECKBOX"), fld("end"),
                r("甲"), fld("begin"), instr("EQ \\o\\ac(□,√)"), fld("end"),
                r("乙"),
                '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'),
              p(r("R", '<w:rFonts w:ascii="Wingdings 2"/>'))),
           tc("<w:tbl>%s</w:tbl>" % tr(tc(p(r("内"))), tc(p(r("表")))),
              p(textbox("框中字")))),
    ]
    body = (p(r("申报书"), r("　　　", '<w:u w:val="single"/>')) +
            p(r("藏", "<w:vanish/>"), r("删", "<w:strike/>")) +
            p(textbox("封面框")) +
            "<w:tbl>%s</w:tbl>" % "".join(rows) +
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>%s"
            "</w:sdtContent></w:sdt>" % p(r("请填写", '<w:color w:val='
                                            '"808080"/>')))
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", types(
            ("/word/document.xml", "wordprocessingml.document.main"),
            ("/word/header1.xml", "wordprocessingml.header")))
        z.writestr("_rels/.rels", rels(("officeDocument",
                                        "word/document.xml")))
        z.writestr("word/_rels/document.xml.rels",
                   rels(("header", "header1.xml")))
        z.writestr("word/header1.xml", "<w:hdr %s>%s</w:hdr>" %
                   (W, p(r("页眉"))))
        z.writestr("word/document.xml", '<?xml version="1.0" encoding="UTF-8" '
                   'standalone="yes"?><w:document %s><w:body>%s<w:sectPr/>'
                   '</w:body></w:document>' % (W, body * 3))


def forms(name):
    d = docx.Document()
    d.add_heading("典型案例申报书", 0)
    d.add_paragraph("申报单位：广东粤安智造有限公司")
    t = d.add_table(6, 4)
    for i, row in enumerate(t.rows):
        for k, c in enumerate(row.cells):
            c.text = "格%d-%d <&>\"'" % (i, k)
    t.cell(0, 1).merge(t.cell(0, 3)).text = "横\n向"
    t.cell(1, 0).merge(t.cell(3, 0)).text = "纵向"
    t.cell(4, 2).merge(t.cell(5, 3)).text = "块"
    for run in "粗体", "下划线":
        para = d.add_paragraph()
        x = para.add_run(run)
        x.bold = run == "粗体"
        x.underline = run == "下划线"
    d.sections[0].header.paragraphs[0].text = "页眉文字"
    d.save(name)


def listing(name):
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "推荐汇总表"
    ws["A1"] = "典型案例推荐汇总表"
    ws.merge_cells("A1:F1")
    ws.append(["推荐单位（盖章）", None, "日期", datetime.date(2024, 12, 20)])
    ws.append(["序号", "案例名称", "申报单位", "投资额", "比例", "时间"])
    for i in range(1, 9):
        ws.append([i, "案例%d<&>" % i, "广东某%d有限公司" % i, i * 123.5,
                   i / 8, datetime.datetime(2024, 1, i, 8, 30)])
        ws.cell(i + 3, 5).number_format = "0.0%"
        ws.cell(i + 3, 4).number_format = '0.00"万元"'
    ws["A13"] = "R"
    ws["A13"].font = Font(name="Wingdings 2")
    ws["B13"] = True
    ws["C13"] = "=SUM(D4:D11)"
    ws.row_dimensions[12].hidden = True
    ws["A12"] = "隐藏行"
    wb.create_sheet("隐藏表").sheet_state = "hidden"
    wb["隐藏表"]["B2"] = "藏"
    wb.save(name)


def raw(name):
    s = 'xmlns="%sspreadsheetml/2006/main" xmlns:r="%sofficeDocument/2006/' \
        'relationships"' % (OX, OX)
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", types(
            ("/xl/workbook.xml", "spreadsheetml.sheet.main"),
            ("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet")))
        z.writestr("_rels/.rels", rels(("officeDocument",
                                        "xl/workbook.xml")))
        z.writestr("xl/_rels/workbook.xml.rels", rels(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")))
        z.writestr("xl/worksheets/_rels/sheet1.xml.rels",
                   rels(("vmlDrawing", "../drawings/v.vml"),
                        ("drawing", "../drawings/d.xml")))
        z.writestr("xl/drawings/v.vml", '<xml xmlns:v="urn:schemas-microsoft-'
                   'com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
                   '<v:shape><v:textbox><div>选</div></v:textbox><x:ClientData '
                   'ObjectType="Checkbox"><x:Anchor>3, 15, 1, 2, 4, 20, 2, 5'
                   '</x:Anchor><x:Checked>1</x:Checked></x:ClientData>'
                   '</v:shape></xml>')
        z.writestr("xl/drawings/d.xml", '<d:wsDr xmlns:d="%sdrawingml/2006/'
                   'spreadsheetDrawing" xmlns:a="%sdrawingml/2006/main">'
                   '<d:twoCellAnchor><d:from><d:col>4</d:col><d:row>3</d:row>'
                   '</d:from><d:sp><d:txBody><a:p><a:r><a:t>框</a:t></a:r>'
                   '</a:p></d:txBody></d:sp></d:twoCellAnchor></d:wsDr>' %
                   (OX, OX))
        z.writestr("xl/workbook.xml", '<workbook %s><sheets><sheet name="表" '
                   'sheetId="1" r:id="r0"/></sheets></workbook>' % s)
        z.writestr("xl/styles.xml", '<styleSheet %s><numFmts><numFmt numFmtId='
                   '"176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
                   '</numFmts><fonts><font/></fonts><fills><fill/></fills>'
                   '<cellXfs><xf/><xf numFmtId="176"/><xf numFmtId="57"/>'
                   '</cellXfs></styleSheet>' % s)
        z.writestr("xl/sharedStrings.xml", '<sst %s><si><t>甲</t></si><si><r>'
                   '<t>富</t></r><r><rPr><strike/></rPr><t>文本</t></r><rPh '
                   'sb="0" eb="1"><t>フ</t></rPh></si></sst>' % s)
        z.writestr("xl/worksheets/sheet1.xml", '<worksheet %s><dimension ref='
                   '"A1:XFD1048576"/><cols><col min="3" max="3" hidden="1"/>'
                   '</cols><sheetData><row r="2"><c t="s"><v>0</v></c><c t="s">'
                   '<v>1</v></c><c><v>7</v></c></row><row r="1"><c r="B1" s="1">'
                   '<v>45650</v></c><c r="A1" t="inlineStr"><is><t>行内</t></is>'
                   '</c></row><row r="5"><c><v>4.4010000000000001E+17</v></c>'
                   '<c><f>1+1</f></c><c t="e"><v>#REF!</v></c></row></sheetData>'
                   '<mergeCells count="1"><mergeCell ref="A5:A6"/></mergeCells>'
                   '%s</worksheet>' % (s, '<!-- long enough to keep tags -->'
                                       * 250))


def main():
    out = sys.argv[1]
    rich(out + "/rich.docx")
    forms(out + "/forms.docx")
    listing(out + "/list.xlsx")
    raw(out + "/raw.xlsx")


main()
