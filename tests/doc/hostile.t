#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Small files that unpack to millions of the same thing: each is read to its
# end or refused by name, and none takes quadratic time (RLIMIT_CPU is only
# the net below that: all of them together take seconds).
import json
import os
import resource
import struct
import sys
import zipfile
TOP = os.environ.get('TOP', '.')
sys.path.insert(0, TOP + '/tests/tools')
from tap import BUILD, done, ok, run, same, tmp

base = tmp()
OX = 'http://schemas.openxmlformats.org/'
W = 'xmlns:w="%swordprocessingml/2006/main"' % OX
S = ('xmlns="%sspreadsheetml/2006/main" xmlns:r="%sofficeDocument/2006/'
     'relationships"' % (OX, OX))
N = 500000  # bytes of the part


def rels(kind, part):
    return ('<Relationships xmlns="%spackage/2006/relationships">'
            '<Relationship Id="r" Type="%sofficeDocument/2006/relationships/'
            '%s" Target="%s"/></Relationships>' % (OX, OX, kind, part))


def package(name, parts):
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as z:
        for part, text in parts:
            z.writestr(part, text)


def docx(body, head=''):
    name = base + '/x.docx'
    package(name, [('_rels/.rels', rels('officeDocument', 'd.xml')),
                   ('d.xml', head + '<w:document %s><w:body>%s</w:body>'
                    '</w:document>' % (W, body))])
    return dump(name)


def xlsx(sheet='<sheetData/>', strings='', styles='',
         book='<sheet name="a" r:id="r"/>'):
    name = base + '/x.xlsx'
    package(name, [('_rels/.rels', rels('officeDocument', 'xl/workbook.xml')),
                   ('xl/workbook.xml', '<workbook %s><sheets>%s</sheets>'
                    '</workbook>' % (S, book)),
                   ('xl/_rels/workbook.xml.rels', rels('worksheet', 's.xml')),
                   ('xl/s.xml', '<worksheet %s>%s</worksheet>' % (S, sheet)),
                   ('xl/sharedStrings.xml', '<sst %s>%s</sst>' % (S, strings)),
                   ('xl/styles.xml', '<styleSheet %s>%s</styleSheet>' %
                    (S, styles))])
    return dump(name)


def net():
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


def dump(name):
    p = run(BUILD + '/tools/docdump', name, preexec_fn=net)
    if p.returncode not in (0, 65):
        print('# exit %d: %s' % (p.returncode, p.stderr.decode()[-2000:]))
        return {}
    return json.loads(p.stdout)


def codes(model):
    return sorted({w['code'] for w in model.get('warnings', [])})


def cells(model):
    return [c for b in model['blocks'] if 'table' in b
            for c in b['table']['cells']]


def many(piece, n=N):
    return piece * (n // len(piece))


r = '<w:r><w:rPr><w:b/></w:rPr><w:t>a </w:t></w:r>'
fld = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

same(docx(many('<w:p/>'))['blocks'], [], 'empty paragraphs')
same(len(docx(many('<w:tbl></w:tbl>'))['blocks']), N // 15, 'empty tables')
same(codes(docx(many('<w:p><w:r><w:t>a</w:t></w:r></w:p>', 9000000))),
     ['cut'], 'more paragraphs than a book has')
m = docx('<w:p>%s</w:p><w:p>%s</w:p>' % (many(fld), r))
same([b['para']['text'] for b in m['blocks']], ['a'], 'nested fields')
m = docx('<w:p>%s</w:p>' % many(r))
same(len(m['blocks'][0]['para']['text']), N // len(r), 'runs that are cut')
m = docx('<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>' %
         many('<w:p>%s</w:p>' % r))
same(len(cells(m)), 1, 'a cell of many lines')
m = docx('<w:tbl>%s</w:tbl>' % many('<w:tr><w:tc><w:p/></w:tc></w:tr>',
                                    5000000))
same((len(cells(m)), codes(m)), (100000, ['cut']), 'rows')
m = docx('<w:tbl><w:tr>%s</w:tr></w:tbl>' % many('<w:tc/>'))
same((len(cells(m)), codes(m)), (1024, ['cut']), 'columns')
m = docx('<w:tbl>%s</w:tbl>' % many(
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1024"/><w:vMerge/></w:tcPr>'
    '</w:tc></w:tr>'))
same(len(cells(m)), 1, 'wide and tall cells')
box = ('<w:r><w:pict><w:txbxContent><w:p>%s</w:p></w:txbxContent></w:pict>'
       '</w:r>' % r)
m = docx('<w:tbl><w:tr><w:tc><w:p>%s</w:p></w:tc></w:tr></w:tbl>' % many(box))
same(cells(m)[0]['text'].count('a'), N // len(box), 'text boxes')
attrs = ' '.join('a%d="1"' % i for i in range(1000))
same(codes(docx(many('<w:p %s/>' % attrs))), [], 'attributes')
m = docx('<w:p %s/>' % ' '.join('a%d="1"' % i for i in range(2000)))
same(m, {'reason': 'xml-limit'}, 'more attributes')
same(codes(docx(''.join('<w:a%d/>' % i for i in range(N // 12)))), [],
     'names')
same(codes(docx(''.join('<a:p xmlns:a="urn:%d"/>' % i
                        for i in range(N // 30)))), [], 'namespaces')
same(docx('<w:p>' * 1000), {'reason': 'xml-limit'}, 'depth')
lol = '<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
same(docx('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>', lol),
     {'reason': 'doctype'}, 'entities')

same(codes(xlsx(strings=many('<si/>', 6000000))), ['cut'], 'shared strings')
ok('blocks' in xlsx(styles='<numFmts>%s</numFmts><cellXfs>%s</cellXfs>' % (
    many('<numFmt numFmtId="9" formatCode="yy"/>'),
    many('<xf numFmtId="9"/>'))), 'formats')
m = xlsx(book=many('<sheet name="a" r:id="r"/>'))
same((len(m['blocks']), codes(m)), (1, ['cut', 'duplicate-part']), 'sheets')
m = xlsx('<sheetData>%s</sheetData>' % many('<c><v>1</v></c>'))
same((len(cells(m)), codes(m)), (1024, ['cut']), 'cells of a row')
rows = '<sheetData>%s</sheetData>' % ('<row><c><v>1</v></c></row>' * 30000)
m = xlsx(rows + ''.join('<mergeCell ref="A1:B%d"/>' % (i + 2)
                        for i in range(30000)))
same(codes(m), ['cut'], 'merged cells')
m = xlsx('<cols>%s</cols>%s' % ('<col min="9" max="9" hidden="1"/>' * 1000,
                                rows))
same(len(cells(m)), 30000, 'hidden columns')
m = xlsx('<sheetData>%s</sheetData>' % ''.join(
    '<c r="A%d"><v>1</v></c>' % (30000 - i) for i in range(30000)))
same([c['row'] for c in cells(m)], list(range(30000)), 'backwards')

# The archive itself: a size that lies, a bomb, twice the same part.
with zipfile.ZipFile(base + '/b.docx', 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('_rels/.rels', rels('officeDocument', 'd.xml'))
    z.writestr('d.xml', b' ' * 70000000)
same(dump(base + '/b.docx'), {'reason': 'bomb'}, 'a part too large')
data = open(base + '/b.docx', 'rb').read()
small = data.replace(struct.pack('<I', 70000000), struct.pack('<I', 100))
open(base + '/l.docx', 'wb').write(small)
same(dump(base + '/l.docx'), {'reason': 'zip-damaged'}, 'a size that lies')
for cut in range(1, 16):
    part = data[:len(data) * cut // 16]
    open(base + '/c.docx', 'wb').write(part)
    same(dump(base + '/c.docx'), {'reason': 'truncated'},
         'cut at %d/16' % cut)
done()
