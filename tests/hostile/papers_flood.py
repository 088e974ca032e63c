# SPDX-License-Identifier: ISC
"""Further attacks: papers of all kinds that are large, deep, endless or locked.
attacks.py hands itself over and takes them in."""
import io
import struct
import zipfile
import zlib

from floods import beside, lost

# Those that something was learnt from; all of them: KINDS=all.
ALWAYS = ('pdf-locked', 'cfb-doc-names-many')


# --- PDF --------------------------------------------------------------------

def pdf(objects, trailer=b'', table=True):
    """objects: {number: bytes}; /Root is 1."""
    out, at = b'%PDF-1.7\n', {}
    for n, body in objects.items():
        at[n] = len(out)
        out += b'%d 0 obj\n' % n + body + b'\nendobj\n'
    if table:
        start = len(out)
        out += b'xref\n0 1\n0000000000 65535 f \n' + b''.join(
            b'%d 1\n%010d 00000 n \n' % (n, at[n]) for n in sorted(at))
        out += b'trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n' \
            % (max(at) + 1, trailer.replace(b'SELF', b'%d' % start), start)
    return out


def stream(data, more=b'', length=None):
    return b'<</Length %d%s>>stream\n' % (
        len(data) if length is None else length, more) + data + \
        b'\nendstream'


def page(content, resources=b'', **objects):
    return {1: b'<</Type/Catalog/Pages 2 0 R>>',
            2: b'<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>',
            3: b'<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<<'
               b'/F 5 0 R>>%s>>>>' % resources, 4: content,
            5: b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
            **{int(k[1:]): v for k, v in objects.items()}}


def pdfs(t):
    def paper(name, data, want):
        beside(t, 'pdf-' + name, '说明.pdf', data, want)

    def form(name, data, want):
        t.form('pdf-form-' + name, data, want, '申报表.pdf')
    text = stream(b'BT /F 12 Tf 50 700 Td (hello world, this is a paper) Tj '
                  b'ET')
    ok = t.case('accept', 'manual')
    paper('good', pdf(page(text)), t.take())
    # Nobody knows its password; what an owner forbids is read.
    lock = b'/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O(%s)/U(%s)'\
        b'>>/ID[(0123456789abcdef)(0123456789abcdef)]' % (b'o' * 32, b'u' * 32)
    paper('locked', pdf(page(text), lock), lost(t, '^password$'))
    form('locked', pdf(page(text), lock), t.hold('^password$'))
    paper('locked-strange', pdf(page(text), lock.replace(
        b'/Standard/V 2', b'/Strange/V 9')), lost(t, '^password$'))
    tree = page(text)
    for i in range(10, 20000):
        tree[i] = b'<</Type/Pages/Kids[%d 0 R]/Count 1>>' % (i + 1)
    tree[20000] = tree[3]
    tree[2] = b'<</Type/Pages/Kids[10 0 R]/Count 1/MediaBox[0 0 595 842]>>'
    paper('tree-deep', pdf(tree), ok)
    wide = page(text)
    wide[2] = b'<</Type/Pages/Kids[' + b'3 0 R ' * 200000 + \
        b']/Count 200000/MediaBox[0 0 595 842]>>'
    paper('tree-wide', pdf(wide), ok)
    form('tree-wide', pdf(wide), t.hold())
    paper('xref-itself', pdf(page(text), b'/Prev SELF'), ok)
    paper('xref-far', pdf(page(text), b'/Prev 99999999999999'), ok)
    paper('xref-rows', pdf(page(text)).replace(
        b'xref\n0 1\n', b'xref\n0 2147483647\n'), ok)
    paper('length-itself', pdf(dict(page(text), **{}) | {
        4: b'<</Length 4 0 R>>stream\nBT ET\nendstream'}), ok)
    many = page(text)
    many[6] = stream(b'7 0 ' * 1000, b'/Type/ObjStm/N 2147483647/First 10')
    paper('objects-lie', pdf(many), ok)
    bomb = zlib.compress(b'BT /F 9 Tf ' + b'(x) Tj ' * 3000000 + b'ET', 9)
    paper('text-bomb', pdf(page(stream(bomb, b'/Filter/FlateDecode'))), ok)
    twice = zlib.compress(zlib.compress(b'q ' * (32 << 20), 9), 9)
    paper('filters', pdf(page(stream(twice, b'/Filter[/FlateDecode/FlateDecod'
                                     b'e]'))), ok)
    paper('filters-1000', pdf(page(stream(b'x' * 99, b'/Filter[' +
                                          b'/RunLengthDecode' * 1000 + b']'))),
          ok)
    run = b'\x81 ' * 300000 + b'\x80'
    for _ in range(2):
        run = zlib.compress(run, 9)
    paper('runs', pdf(page(stream(run, b'/Filter[/FlateDecode/FlateDecode/'
                                  b'RunLengthDecode]'))), ok)
    paper('lzw', pdf(page(stream(b'\x80\x0b\x60\x50' * 100000,
                                 b'/Filter/LZWDecode'))), ok)
    paper('saves', pdf(page(stream(b'q ' * 1000000))), ok)
    loop = b'<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject' \
        b'<</X 6 0 R>>>>/Length 12>>stream\n/X Do /X Do \nendstream'
    paper('forms-loop', pdf(page(stream(b'/X Do'), b'/XObject<</X 6 0 R>>',
                                 o6=loop)), ok)
    wide = {'o%d' % i: loop.replace(b'6 0 R', b'%d 0 R' % (i + 1)).replace(
        b'Length 12', b'Length 60').replace(b'/X Do /X Do ', b'/X Do ' * 10)
        for i in range(6, 14)}
    wide['o14'] = text
    slow = pdf(page(stream(b'/X Do'), b'/XObject<</X 6 0 R>>', **wide))
    paper('forms-doubling', slow, ok)
    t.add('pdf-forms-doubling-4', t.attached(t.GOOD + [
        ('说明%d.pdf' % i, slow) for i in range(4)]), lost(t, 'converter-timeout'))
    paper('pattern-loop', pdf(page(stream(
        b'/Pattern cs /P scn 0 0 500 500 re f'), b'/Pattern<</P 6 0 R>>',
        o6=stream(b'/P scn 0 0 9 9 re f', b'/PatternType 1/PaintType 1/Tiling'
                  b'Type 1/BBox[0 0 9 9]/XStep 0.0001/YStep 0.0001/Resources<'
                  b'</Pattern<</P 6 0 R>>>>'))), ok)
    for kind, params in (('jbig2', b'/Filter/JBIG2Decode'),
                         ('jpx', b'/Filter/JPXDecode'),
                         ('fax', b'/Filter/CCITTFaxDecode/DecodeParms<</K -1/'
                          b'Columns 2147483647/Rows 2147483647>>'),
                         ('raw', b'')):
        image = stream(b'\0\0\0\0\x30\0\1\0\0\0\x13' + b'\xff' * 300,
                       b'/Type/XObject/Subtype/Image/Width 60000/Height 60000'
                       b'/BitsPerComponent 8/ColorSpace/DeviceGray' + params)
        paper('image-' + kind, pdf(page(stream(b'9 0 0 9 0 0 cm /X Do'),
                                        b'/XObject<</X 6 0 R>>', o6=image)),
              ok)
    cmap = b'1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 '\
        b'beginbfrange <00000000> <ffffffff> <4e00> endbfrange'
    paper('cmap', pdf(page(text) | {
        5: b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>',
        6: stream(cmap)}), ok)
    paper('font-loop', pdf(page(text) | {
        5: b'<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 5 0 R/Descendant'
           b'Fonts[5 0 R]>>'}), ok)
    paper('type3-loop', pdf(page(text) | {
        5: b'<</Type/Font/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 '
           b'1 1]/FirstChar 0/LastChar 255/Encoding<</Differences[104/h]>>/'
           b'CharProcs<</h 4 0 R>>/Resources<</Font<</F 5 0 R>>>>/Widths[1]>>'
    }), ok)
    rules = b''.join(b'%d 0 m %d 842 l S 0 %d m 595 %d l S ' % (
        i % 595, i % 595, i % 842, i % 842) for i in range(60000))
    form('rules', pdf(page(stream(rules))), t.hold())
    form('words', pdf(page(stream(b'BT /F 1 Tf ' + b''.join(
        b'1 0 0 1 %d %d Tm (a) Tj ' % (i % 595, i // 595)
        for i in range(150000)) + b'ET'))), t.hold())
    boxes = b''.join(b'%d %d 5 5 re S ' % (i % 100 * 6, i // 100 * 6 % 842)
                     for i in range(30000))
    form('boxes', pdf(page(stream(boxes))), t.hold())
    nan = page(text)
    nan[2] = b'<</Type/Pages/Kids[3 0 R]/Count 1/Rotate 1000000000/MediaBox' \
        b'[1e300 -1e300 nan 0]/UserUnit 1e9>>'
    form('sizes', pdf(nan), t.hold())
    paper('deep-array', pdf(page(text) | {6: b'[' * 200000 + b']' * 200000}),
          ok)
    paper('deep-dictionary', pdf(page(text) | {
        3: page(text)[3].replace(b'/Type/Page', b'/A' + b'<</A' * 50000 +
                                 b' 1' + b'>>' * 50000 + b'/Type/Page')}), ok)
    fields = b'<</Fields[6 0 R]>>'
    paper('fields-loop', pdf(page(text) | {
        1: b'<</Type/Catalog/Pages 2 0 R/AcroForm' + fields + b'>>',
        6: b'<</FT/Tx/T(a)/Kids[6 0 R 7 0 R]/Parent 7 0 R>>',
        7: b'<</FT/Tx/T(a)/Kids[6 0 R 7 0 R]/Parent 6 0 R>>'}), ok)
    old = pdf(page(text))
    last = old.index(b'xref\n')
    for i in range(2000):
        at, body = len(old), b'6 0 obj(%d)endobj\n' % i
        old += body + b'xref\n6 1\n%010d 00000 n \ntrailer<</Size 7/Root 1 0' \
            b' R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n' % (
                at, last, at + len(body))
        last = at + len(body)
    paper('updates', old, ok)


# --- compound files ---------------------------------------------------------

def cfb(streams, fat=None, directory=None, head=None):
    """A compound file of 512-byte sectors: FAT, directory, streams."""
    def entry(name, kind, start, size, left, right, child):
        n = name.encode('utf-16le') + b'\0\0'
        return n.ljust(64, b'\0') + struct.pack(
            '<HBBIII', len(n), kind, 1, left, right, child) + b'\0' * 36 + \
            struct.pack('<IQ', start, size)
    none, last = 0xffffffff, 0xfffffffe
    nfat = 1 + sum(len(d) // 512 + 1 for _, d, _ in streams) // 100
    chains, body, at = [], b'', nfat + (len(streams) + 4) // 4
    entries = [entry('Root Entry', 5, last, 0, none, none, 1)]
    for i, (name, data, size) in enumerate(streams):
        data += b'\0' * (-len(data) % 512)
        n = len(data) // 512
        chains += [at + k + 1 for k in range(n - 1)] + [last] * (n > 0)
        entries.append(entry(name, 2, at if n else last, size, none,
                             i + 2 if i + 1 < len(streams) else none, none))
        body += data
        at += n
    d = b''.join(entries)
    d += b'\0' * (-len(d) % 512)
    nd = len(d) // 512
    table = [0xfffffffd] * nfat + list(range(nfat + 1, nfat + nd)) + [last] + \
        chains
    assert nd == (len(streams) + 4) // 4
    table = fat(table) if fat else table
    table += [none] * (nfat * 128 - len(table))
    h = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 16 + struct.pack(
        '<HHHHH6xIIIIIIIIII', 0x3e, 3, 0xfffe, 9, 6, 0, nfat, nfat, 0, 4096,
        last, 0, last, 0, 0)[:48] + b''.join(
            struct.pack('<I', i) for i in range(nfat))
    h = bytearray(h.ljust(512, b'\xff'))
    for at, value in (head or {}).items():
        struct.pack_into('<I', h, at, value)
    d = directory(d) if directory else d
    return bytes(h) + struct.pack('<%dI' % len(table), *table) + d + body


def biff(kind, data):
    return struct.pack('<HH', kind, len(data)) + data


def book(*records):
    """A workbook of BIFF8 with one sheet of these records."""
    def whole(at):
        return biff(0x809, struct.pack('<HHHHII', 0x600, 5, 0, 0, 0, 0)) + \
            biff(0x85, struct.pack('<IHBB', at, 0, 1, 0) + b'a') + biff(10, b'')
    sheet = biff(0x809, struct.pack('<HHHHII', 0x600, 16, 0, 0, 0, 0)) + \
        b''.join(records) + biff(10, b'')
    data = whole(len(whole(0))) + sheet
    return cfb([('Workbook', data.ljust(4096, b'\0'), max(len(data), 4096))])


def compounds(t):
    word = b'\xec\xa5\xc1\0' + b'\0' * 5000
    ok = t.case('accept', 'manual')
    for called, stream_ in (('说明.doc', 'WordDocument'),
                            ('说明.xls', 'Workbook')):
        ext = called[-3:]
        plain = [(stream_, word, 5004)]

        def paper(name, data, want=None):
            beside(t, 'cfb-%s-%s' % (ext, name), called, data,
                   want or lost(t))
        paper('fat-loop', cfb(plain, lambda f: f[:2] + [2] * (len(f) - 2)))
        paper('directory-loop', cfb(plain, lambda f: [f[0], 1] + f[2:]))
        paper('size-lies', cfb([(stream_, word, 0xffffffffffff)]))
        paper('start-wild', cfb(plain, directory=lambda d: d.replace(
            struct.pack('<I', 2), b'\xf0\xff\xff\xff')))
        paper('shift-31', cfb(plain, head={30: 0x0006001f}))
        paper('fat-count', cfb(plain, head={44: 0xffffffff}))
        paper('extra-fat-loop', cfb(plain, head={68: 0, 72: 0xffffffff}))
        paper('tree-loop', cfb(plain, directory=lambda d: d[:128] + d[
            128:196] + struct.pack('<III', 1, 1, 1) + d[208:]))
        paper('names-many', cfb([('s%d' % i, b'', 0) for i in range(400)]))
    paper = lambda name, data, want=None: beside(
        t, 'xls-' + name, '说明.xls', data, want or ok)
    paper('good', book(biff(0x204, struct.pack('<HHHHB', 0, 0, 0, 1, 0) +
                            b'a')))
    paper('far-cell', book(biff(0x203, struct.pack('<HHHd', 65535, 255, 0, 1
                                                   ))))
    paper('sst-lies', book(biff(0xfc, struct.pack('<II', 1 << 31, 1 << 31) +
                                b'\1\0\0a'), biff(0xfd, struct.pack(
                                    '<HHHI', 0, 0, 0, 99999999))))
    paper('continues', book(biff(0xfc, struct.pack('<II', 9, 9)) +
                            biff(0x3c, b'\xff' * 8) * 100000))
    paper('strings-long', book(*[biff(0x204, struct.pack(
        '<HHHHB', i, 0, 0, 65535, 1) + b'a' * 100) for i in range(3000)]))
    paper('merges', book(*[biff(0xe5, struct.pack('<H', 1027) + struct.pack(
        '<HHHH', 0, 65535, 0, 255) * 1027)] * 60))
    paper('rows', book(*[biff(0x208, struct.pack('<HHHHIHHI', i, 0, 256, 9, 0,
                                                 0, 0, 0)) +
                         biff(0xbe, struct.pack('<HH', i, 0) + b'\0\0' * 256 +
                              struct.pack('<H', 255))
                         for i in range(0, 65536, 4)]))
    paper('cut-record', book(b'\x04\x02\xff\xff'))


# --- OOXML and ODF ----------------------------------------------------------

W = b'<w:p><w:r><w:t>x</w:t></w:r></w:p>'


def word(t):
    def more(name, extra, want):
        t.form('docx-' + name, t.behind(extra), want)
    ok = t.case('accept', 'manual')
    cell = b'<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'
    more('tables-many', (b'<w:tbl><w:tr>' + cell + b'</w:tr></w:tbl><w:p/>') *
         40000, ok)
    mc = b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/' \
        b'markup-compatibility/2006"><mc:Choice Requires="wps">%s</mc:Choice>' \
        b'<mc:Fallback>%s</mc:Fallback></mc:AlternateContent>'
    more('alternates', (mc % (W, W)) * 30000, ok)
    deep = W
    for _ in range(15):
        deep = mc % (deep, deep)
    more('alternates-doubling', deep, ok)
    deep = W
    for _ in range(100):
        deep = mc % (deep, b'')
    more('alternates-deep', deep, ok)
    box = b'<w:p><w:r><w:pict><w:txbxContent>%s</w:txbxContent></w:pict></w:r>'\
        b'</w:p>'
    more('boxes-many', (box % W) * 50000, ok)
    more('sdt-many', (b'<w:sdt><w:sdtPr><w:dropDownList>' +
                      b'<w:listItem w:value="a"/>' * 50 + b'</w:dropDownList>'
                      b'</w:sdtPr><w:sdtContent>' + W + b'</w:sdtContent>'
                      b'</w:sdt>') * 8000, ok)
    more('changes-deep', b'<w:p>' + b'<w:ins><w:del>' * 60 + b'<w:r><w:t>x'
         b'</w:t></w:r>' + b'</w:del></w:ins>' * 60 + b'</w:p>', ok)
    more('symbols', b'<w:p><w:r>' + b'<w:sym w:font="Wingdings" w:char="F0FE"'
         b'/>' * 150000 + b'</w:r></w:p>', ok)
    more('simple-fields', b'<w:p>' + b'<w:fldSimple w:instr="MERGEFIELD x">' *
         60 + b'<w:r><w:t>x</w:t></w:r>' + b'</w:fldSimple>' * 60 + b'</w:p>',
         ok)
    more('grid-many', b'<w:tbl><w:tblGrid>' + b'<w:gridCol w:w="1"/>' * 100000
         + b'</w:tblGrid><w:tr>' + cell + b'</w:tr></w:tbl>', ok)
    more('nested-wide', (b'<w:tbl><w:tr><w:tc>' + (
        b'<w:tbl><w:tr>' + cell * 3 + b'</w:tr></w:tbl><w:p/>') * 9000 +
        b'</w:tc></w:tr></w:tbl>'), ok)
    more('merge-columns', b'<w:tbl>' + (b'<w:tr>' + (
        b'<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>' * 60) +
        b'</w:tr>') * 2000 + b'</w:tbl>', ok)
    more('notes-many', b'<w:p><w:r>' + b'<w:footnoteReference w:id="1"/>' *
         100000 + b'</w:r></w:p>', ok)
    more('text-attributes', b'<w:p>' + b'<w:r><w:rPr><w:color w:val="FFFFFF"/>'
         b'<w:strike/></w:rPr><w:t>x</w:t></w:r>' * 100000 + b'</w:p>', ok)
    more('labels-in-cells', b'<w:tbl>' + (b'<w:tr>' + (
        '<w:tc><w:p><w:r><w:t>联系人</w:t></w:r></w:p></w:tc>'.encode()) * 40 +
        b'</w:tr>') * 500 + b'</w:tbl>', t.case('accept', 'manual', 'return'))
    more('labels-in-paragraphs', ''.join(
        '<w:p><w:r><w:t>%d．申报单位：甲%d 联系人：乙 联系电话：1</w:t></w:r></w:p>'
        % (i, i) for i in range(19000)).encode(), ok)
    inner = t.FORM
    for _ in range(30):
        inner = t.packed({'word/embeddings/a.docx': inner})
    t.form('docx-in-docx', inner, ok)
    rels = t.RELS
    t.form('docx-chunk-itself', t.packed({
        'word/_rels/document.xml.rels': rels.replace(
            b'</Relationships>', b'<Relationship Id="rIdZ" Type="' +
            t.x.REL.encode() + b'aFChunk" Target="document.xml"/>'
            b'</Relationships>'),
        'word/document.xml': t.DOC[:t.BODY] + b'<w:altChunk r:id="rIdZ"/>' *
        5000 + t.DOC[t.BODY:]}), ok)
    t.form('docx-styles-chain', t.packed({'word/styles.xml': b'<w:styles xmlns'
           b':w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
           b'>' + b''.join(b'<w:style w:styleId="s%d"><w:basedOn w:val="s%d"/>'
                           b'</w:style>' % (i, i + 1) for i in range(4000)) +
           b'</w:styles>'}), ok)
    t.form('docx-locked', cfb([
        ('EncryptionInfo', b'\4\0\4\0\x40\0\0\0<encryption/>'.ljust(4096), 4096),
        ('EncryptedPackage', b'\xa5' * 8192, 8192)]), t.hold('password'))


def cells(t):
    parts = t.parts_of(t.own_words(t.papers.form(
        dict(t.C, form='xlsx'), 7)[0], 'xl/sharedStrings.xml'))
    have = dict(parts)
    sheet, sst = 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'
    s = have[sheet]
    close = s.index(b'</sheetData>')
    ok = t.case('accept', 'manual')

    def book_(name, new, want=ok):
        t.form('xlsx-' + name, t.x.zipped(
            [(n, new.get(n, d)) for n, d in parts]), want, '申报表.xlsx')

    def rows(data, **new):
        return {sheet: s[:close] + data + s[close:], **new}
    book_('rows-styled', rows(b''.join(
        b'<row r="%d" s="1" customFormat="1"/>' % i
        for i in range(5000, 1000000))), t.take())
    book_('cells-styled', rows(b''.join(
        b'<row r="%d">%s</row>' % (i, b'<c r="A%d" s="1"/>' % i * 20)
        for i in range(5000, 60000))))
    big = have[sst].replace(b'</sst>', b'<si><t>' + b'x' * 1000000 +
                            b'</t></si></sst>')
    last = big.count(b'<si>') - 1
    book_('string-many-times', rows(b''.join(
        b'<row r="%d"><c r="A%d" t="s"><v>%d</v></c></row>' % (i, i, last)
        for i in range(5000, 105000)), **{sst: big}))
    book_('runs-of-string', {sst: have[sst].replace(
        b'</sst>', b'<si>' + b'<r><rPr><b/></rPr><t>x</t></r>' * 300000 +
        b'</si></sst>')})
    book_('inline-many', rows(b''.join(
        b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>x</t></is></c></row>'
        % (i, i) for i in range(5000, 155000))))
    merges = b''.join(b'<mergeCell ref="A%d:B%d"/>' % (i, i)
                      for i in range(5000, 105000))
    after = s.index(b'<mergeCells') if b'<mergeCells' in s else -1
    book_('merges-100000', {sheet: (
        s[:s.index(b'>', after) + 1] + merges + s[s.index(b'>', after) + 1:]
        if after > 0 else s.replace(
            b'</sheetData>', b'</sheetData><mergeCells>' + merges +
            b'</mergeCells>'))})
    first = s.index(b'<sheetData>')
    cols = s.index(b'<cols>') if b'<cols>' in s else first
    book_('columns-many', {sheet: s[:cols] + b'<cols>' + b''.join(
        b'<col min="%d" max="16384" hidden="1"/>' % (i + 200)
        for i in range(100000)) + b'</cols>' + s[first:]})
    book_('labels-many', rows(b''.join(
        '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>联系人</t></is></c>'
        '<c r="B{0}" t="inlineStr"><is><t>甲</t></is></c></row>'.format(
            i).encode() for i in range(5000, 30000))))
    book_('columns-wide', rows(b''.join(
        b'<row r="%d">%s</row>' % (i, b'<c><v>1</v></c>' * 16384)
        for i in range(5000, 5040))))
    ods = [('mimetype', b'application/vnd.oasis.opendocument.%s'),
           ('content.xml', b'')]
    head = b'<office:document-content xmlns:office="urn:oasis:names:tc:opendo'\
        b'cument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocumen'\
        b't:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns'\
        b':text:1.0"><office:body><office:%s>'
    tail = b'</office:%s></office:body></office:document-content>'

    def odf(name, kind, body, want=ok):
        ext = {b'spreadsheet': 'ods', b'text': 'odt'}[kind]
        beside(t, '%s-%s' % (ext, name), '说明.' + ext, t.x.zipped([
            (ods[0][0], ods[0][1] % kind),
            ('content.xml', head % kind + body + tail % kind)]), want)
    cell = b'<table:table-cell office:value-type="string"%s><text:p>x' \
        b'</text:p></table:table-cell>'
    for name, row, col in (('columns', b'', b' table:number-columns-repeated='
                            b'"1000000000"'), ('rows', b' table:number-rows-re'
                            b'peated="1000000000"', b''), ('both', b' table:nu'
                            b'mber-rows-repeated="1048576"', b' table:number-c'
                            b'olumns-repeated="16384"')):
        body = b'<table:table table:name="a"><table:table-row%s>%s' \
            b'</table:table-row></table:table>' % (row, cell % col)
        odf(name, b'spreadsheet', body)
        odf(name, b'text', body)
    odf('nested', b'text', b'<table:table><table:table-row><table:table-cell>'
        * 70 + b'<text:p>x</text:p>' + b'</table:table-cell></table:table-row>'
        b'</table:table>' * 70)
    odf('blanks', b'text', b'<text:p><text:s text:c="2147483647"/></text:p>' *
        1000)
    odf('spans', b'text', b'<table:table><table:table-row>' + cell % (
        b' table:number-columns-spanned="999999999" table:number-rows-spanned'
        b'="999999999"') * 1000 + b'</table:table-row></table:table>')


# --- texts ------------------------------------------------------------------

def texts(t):
    ok = t.case('accept', 'manual')

    def paper(name, called, data, want=ok):
        beside(t, name, called, data, want)
    paper('html-1e6', '说明.html', b'<table>' * 1000000 + b'x')
    paper('html-spans', '说明.html', b'<table>' + (
        b'<tr>' + b'<td rowspan=9999 colspan=9999>x' * 30) * 300)
    paper('html-cells', '说明.html', b'<table><tr>' + b'<td>x' * 1000000)
    paper('html-comments', '说明.html', b'<html>' + b'<!--' * 300000)
    paper('html-tags', '说明.html', b'<html>' + b'<a <b ' * 300000)
    paper('html-styles', '说明.html', b'<html>' + b'<span style="color:white">'
          b'x' * 200000)
    paper('html-quotes', '说明.html', b"<html><p a='" * 200000)
    paper('rtf-cells', '说明.rtf', b'{\\rtf1 ' + b'\\trowd\\cellx1\\intbl x'
          b'\\cell\\row' * 200000 + b'}')
    paper('rtf-cells-wide', '说明.rtf', b'{\\rtf1\\trowd\\intbl ' +
          b'x\\cell ' * 300000 + b'\\row}')
    paper('rtf-unicode', '说明.rtf', b'{\\rtf1 ' + b'\\uc15\\u55357 ' * 300000
          + b'}')
    paper('rtf-picture', '说明.rtf', b'{\\rtf1{\\pict ' + b'ff' * 4000000 +
          b'}x}')
    paper('rtf-fonts', '说明.rtf', b'{\\rtf1{\\fonttbl' + b''.join(
        b'{\\f%d\\fcharset134 x;}' % i for i in range(100000)) + b'}x}')
    paper('rtf-bytes', '说明.rtf', b"{\\rtf1 " + b"\\'ff" * 1000000 + b'}')
    paper('csv-as-xls', '说明.xls', b'a,b,c\n' * 300000)
    paper('csv-wide', '说明.csv', b'a,' * 3000000)
    paper('csv-quote', '说明.csv', b'"' + b'a,\n' * 2000000)
    paper('txt-line', '说明.txt', '申'.encode() * 5000000)
    paper('txt-lines', '说明.txt', b'\n' * 8000000)
    paper('html-as-xls', '说明.xls', b'<html><table>' + b'<tr><td colspan=9999'
          b'>1' * 100000)
    sheet = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>' \
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmln'\
        b's:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:N'\
        b'ame="a"><Table><Row ss:Index="1000000000"><Cell ss:Index="100000000'\
        b'0" ss:MergeAcross="1000000000"><Data ss:Type="String">x</Data></Cell'\
        b'></Row></Table></Worksheet></Workbook>'
    paper('xml-as-xls', '说明.xls', sheet)
    mht = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"' \
        b'\n\n'
    one = b'--b\nContent-Type: text/%s\nContent-Transfer-Encoding: base64\n\n'\
        b'%s\n'
    paper('mht-parts', '说明.mht', mht + one % (b'css', b'eA==') * 100000 +
          one % (b'html', b'eA==') + b'--b--\n')
    paper('mht-near', '说明.mht', mht + b'--' * 1000000)
    paper('mht-head', '说明.mht', mht + b'--b\nContent-Type: text/html\n' +
          b' x\n' * 1000000)
    paper('mht-in-mht', '说明.mht', (mht + b'--b\n') * 20000)
    z = io.BytesIO()
    with zipfile.ZipFile(z, 'w', zipfile.ZIP_DEFLATED) as f:
        f.writestr('OFD.xml', b'<ofd:OFD xmlns:ofd="http://www.ofdspec.org/'
                   b'2016"/>')
        for i in range(2000):
            f.writestr('Doc_0/Pages/Page_%d/Content.xml' % i, b'<a>' +
                       b'<TextCode>x</TextCode>' * 1000 + b'</a>')
    paper('ofd-pages', '说明.ofd', z.getvalue())


def more(t):
    pdfs(t)
    compounds(t)
    word(t)
    cells(t)
    texts(t)
