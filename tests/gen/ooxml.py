# SPDX-License-Identifier: ISC
"""WordprocessingML and SpreadsheetML by hand: small functions that return XML.

Nothing here knows a form.  A run is a string of XML, a paragraph is made of
runs, a cell of blocks, a table of rows.  Packages are zipped with fixed
times, so equal input gives equal bytes.
"""
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
NS = ('xmlns:w="%s" '
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
      'relationships" '
      'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
      'xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
      'wordprocessingShape" '
      'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
      'wordprocessingDrawing" '
      'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
      'xmlns:v="urn:schemas-microsoft-com:vml" '
      'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
      ' mc:Ignorable="w14"') % W
EPOCH = (2024, 12, 16, 9, 0, 0)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def rpr(bold=False, under=False, strike=False, colour=None, font=None,
        size=None, hidden=False, extra=''):
    out = ''
    if font:
        out += '<w:rFonts w:ascii=%s w:hAnsi=%s w:eastAsia=%s/>' % (
            (quoteattr(font),) * 3)
    if bold:
        out += '<w:b/>'
    if strike:
        out += '<w:strike/>'
    if hidden:
        out += '<w:vanish/>'
    if colour:
        out += '<w:color w:val="%s"/>' % colour
    if size:
        out += '<w:sz w:val="%d"/>' % (size * 2)
    if under:
        out += '<w:u w:val="single"/>'
    out += extra
    return '<w:rPr>%s</w:rPr>' % out if out else ''


def text(s, tag='t'):
    """The content of a run: tabs and line ends become their elements."""
    out, buf = '', ''
    for c in s:
        if c in '\n\t':
            if buf:
                out += '<w:%s xml:space="preserve">%s</w:%s>' % (
                    tag, escape(buf), tag)
            buf = ''
            out += '<w:br/>' if c == '\n' else '<w:tab/>'
        else:
            buf += c
    if buf:
        out += '<w:%s xml:space="preserve">%s</w:%s>' % (
            tag, escape(buf), tag)
    return out


def run(s, **fmt):
    return '<w:r>%s%s</w:r>' % (rpr(**fmt), text(s))


def sym(char, font='Wingdings'):
    return '<w:r><w:sym w:font="%s" w:char="%s"/></w:r>' % (font, char)


def para(*runs, align=None, indent=None):
    ppr = ''
    if indent:
        ppr += '<w:ind w:firstLine="%d"/>' % indent
    if align:
        ppr += '<w:jc w:val="%s"/>' % align
    if ppr:
        ppr = '<w:pPr>%s</w:pPr>' % ppr
    body = ''.join(r if r.startswith('<') else run(r) for r in runs if r)
    return '<w:p>%s%s</w:p>' % (ppr, body)


def blocks(content):
    """A cell's content: a text (a line is a paragraph), or ready XML."""
    if content is None or content == '':
        return '<w:p/>'
    if isinstance(content, (list, tuple)):
        return ''.join(blocks(c) for c in content)
    if content.startswith('<w:p') or content.startswith('<w:tbl') or \
            content.startswith('<w:sdt>'):
        return content
    if content.startswith('<'):
        return '<w:p>%s</w:p>' % content
    return ''.join(para(line) if line else '<w:p/>'
                   for line in content.split('\n'))


def cell(content='', width=2000, span=1, vmerge=None, hmerge=None):
    pr = '<w:tcW w:w="%d" w:type="dxa"/>' % width
    if span > 1:
        pr += '<w:gridSpan w:val="%d"/>' % span
    if hmerge:
        pr += '<w:hMerge w:val="%s"/>' % hmerge
    if vmerge == 'restart':
        pr += '<w:vMerge w:val="restart"/>'
    elif vmerge:
        pr += '<w:vMerge/>'
    pr += '<w:vAlign w:val="center"/>'
    body = blocks(content)
    if body.endswith('</w:tbl>'):
        body += '<w:p/>'
    return '<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>' % (pr, body)


def row(*cells, before=0, after=0):
    pr = ''
    if before:
        pr += '<w:gridBefore w:val="%d"/>' % before
    if after:
        pr += '<w:gridAfter w:val="%d"/>' % after
    if pr:
        pr = '<w:trPr>%s</w:trPr>' % pr
    return '<w:tr>%s%s</w:tr>' % (pr, ''.join(cells))


def table(widths, rows):
    grid = ''.join('<w:gridCol w:w="%d"/>' % w for w in widths)
    edges = ''.join('<w:%s w:val="single" w:sz="4" w:space="0" '
                    'w:color="000000"/>' % e for e in
                    ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
    return ('<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>%s'
            '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            '<w:tblGrid>%s</w:tblGrid>%s</w:tbl>') % (
                sum(widths), edges, grid, ''.join(rows))


# --- what stands for a value without being a plain run ---------------------

def sdt(content, prompt=False, kind='', alias=''):
    """A content control around runs, paragraphs, a cell or a row."""
    pr = '<w:alias w:val=%s/>' % quoteattr(alias) if alias else ''
    pr += '<w:id w:val="%d"/>' % (sum(map(ord, content)) % 99991 + 1)
    if prompt:
        pr += '<w:showingPlcHdr/>'
    pr += kind
    return ('<w:sdt><w:sdtPr>%s</w:sdtPr><w:sdtContent>%s</w:sdtContent>'
            '</w:sdt>') % (pr, content)


def checkbox14(on, glyphs=('☒', '☐')):
    kind = ('<w14:checkbox><w14:checked w14:val="%d"/>'
            '<w14:checkedState w14:val="%04X" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="%04X" w14:font="MS Gothic"/>'
            '</w14:checkbox>') % (on, ord(glyphs[0]), ord(glyphs[1]))
    return sdt(run(glyphs[0] if on else glyphs[1], font='MS Gothic'),
               kind=kind)


def _fld(ctype, ff='', fmt=''):
    return '<w:r>%s<w:fldChar w:fldCharType="%s">%s</w:fldChar></w:r>' % (
        fmt, ctype, ff)


def _instr(s):
    return '<w:r><w:instrText xml:space="preserve"> %s </w:instrText></w:r>' \
        % escape(s)


def formcheckbox(on, by_default=False):
    state = '<w:default w:val="%d"/>' % (on if by_default else 0)
    if not by_default:
        state += '<w:checked w:val="%d"/>' % on
    ff = ('<w:ffData><w:name w:val="Check"/><w:enabled/><w:calcOnExit '
          'w:val="0"/><w:checkBox><w:sizeAuto/>%s</w:checkBox></w:ffData>'
          ) % state
    return (_fld('begin', ff) + _instr('FORMCHECKBOX') + _fld('separate') +
            _fld('end'))


def formtext(value):
    ff = ('<w:ffData><w:name w:val="Text1"/><w:enabled/><w:calcOnExit '
          'w:val="0"/><w:textInput/></w:ffData>')
    return (_fld('begin', ff) + _instr('FORMTEXT') + _fld('separate') +
            run(value) + _fld('end'))


def formdropdown(options, chosen):
    entries = ''.join('<w:listEntry w:val=%s/>' % quoteattr(o)
                      for o in options)
    ff = ('<w:ffData><w:name w:val="Drop1"/><w:enabled/><w:calcOnExit '
          'w:val="0"/><w:ddList><w:result w:val="%d"/>%s</w:ddList>'
          '</w:ffData>') % (chosen, entries)
    return _fld('begin', ff) + _instr('FORMDROPDOWN') + _fld('end')


def eq_tick(on):
    """EQ \\o\\ac(□,√): a tick printed over a box."""
    if not on:
        return run('□')
    return (_fld('begin') + _instr('eq \\o\\ac(□,√)') + _fld('separate') +
            _fld('end'))


def ins(content, author='填表人'):
    return ('<w:ins w:id="11" w:author=%s w:date="2024-12-17T09:00:00Z">%s'
            '</w:ins>') % (quoteattr(author), content)


def dele(s, author='填表人'):
    return ('<w:del w:id="12" w:author=%s w:date="2024-12-17T09:00:00Z">'
            '<w:r>%s</w:r></w:del>') % (quoteattr(author), text(s, 'delText'))


def textbox(content):
    """A text box as Word writes it: DrawingML and its VML fallback."""
    body = blocks(content)
    return ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent '
            'cx="3000000" cy="400000"/><wp:docPr id="1" name="文本框 1"/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/'
            'office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr '
            'txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext '
            'cx="3000000" cy="400000"/></a:xfrm><a:prstGeom prst="rect">'
            '<a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>%s'
            '</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>'
            '</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
            '<mc:Fallback><w:pict><v:shape style="width:236pt;height:31pt">'
            '<v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox>'
            '</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
            ) % (body, body)


def hyperlink(content):
    return '<w:hyperlink w:anchor="a" w:history="1">%s</w:hyperlink>' % content


def simple(content, instr='MERGEFIELD x'):
    return '<w:fldSimple w:instr=" %s ">%s</w:fldSimple>' % (instr, content)


def smarttag(content):
    return ('<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" '
            'w:element="PersonName">%s</w:smartTag>') % content


def bookmarked(content):
    return ('<w:bookmarkStart w:id="5" w:name="OLE_LINK1"/><w:proofErr '
            'w:type="spellStart"/>%s<w:proofErr w:type="spellEnd"/>'
            '<w:bookmarkEnd w:id="5"/>') % content


def footnote():
    return '<w:r><w:footnoteReference w:id="2"/></w:r>'


def comment(content):
    return ('<w:commentRangeStart w:id="3"/>%s<w:commentRangeEnd w:id="3"/>'
            ) % content


def moved(s):
    """Text moved here; the place it left stands before."""
    return ('<w:moveFrom w:id="8" w:author="a" w:date="2024-12-17T09:00:00Z">'
            '<w:r>%s</w:r></w:moveFrom><w:moveTo w:id="9" w:author="a" '
            'w:date="2024-12-17T09:00:00Z">%s</w:moveTo>') % (
                text(s), run(s))


def deleted_row(row_xml):
    """A row whose deletion was tracked and never accepted."""
    mark = '<w:trPr><w:del w:id="14" w:author="a" ' \
        'w:date="2024-12-17T09:00:00Z"/></w:trPr>'
    return row_xml.replace('<w:tr>', '<w:tr>' + mark, 1)


def dropdown14(options, chosen):
    items = ''.join('<w:listItem w:displayText=%s w:value=%s/>' % (
        (quoteattr(o),) * 2) for o in options)
    return sdt(run(chosen), kind='<w:dropDownList>%s</w:dropDownList>' % items)


def datepicker(s):
    return sdt(run(s), kind='<w:date><w:dateFormat w:val="yyyy年M月d日"/>'
               '<w:lid w:val="zh-CN"/></w:date>')


def picture(rid):
    """An inline picture of the media part behind the relationship."""
    return ('<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" '
            'distR="0"><wp:extent cx="1600000" cy="320000"/><wp:docPr '
            'id="7" name="图片 1"/><a:graphic><a:graphicData uri="http://'
            'schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
            'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/'
            'picture"><pic:nvPicPr><pic:cNvPr id="7" name="1.png"/>'
            '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%s"'
            '/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1600000" cy="320000"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
            '</w:drawing></w:r>') % rid


# --- packages ---------------------------------------------------------------

def zipped(parts):
    """A zip of (name, bytes or str) with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, data in parts:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            z.writestr(info, data)
    return out.getvalue()


CT = 'application/vnd.openxmlformats-officedocument.'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
PREL = 'http://schemas.openxmlformats.org/package/2006/relationships'

STYLES = (XML + '<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts '
          'w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
          'w:eastAsia="仿宋"/><w:sz w:val="24"/></w:rPr></w:rPrDefault>'
          '</w:docDefaults><w:style w:type="paragraph" w:default="1" '
          'w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>') % NS


def docx(body, doctype='', media=(), main='word/document.xml', header='',
         encoding='utf-8', notes=''):
    """A document of blocks of XML.  media: (rId, file name, bytes)."""
    sect = '<w:sectPr>%s<w:pgSz w:w="11906" w:h="16838"/><w:pgMar ' \
        'w:top="1440" w:right="1200" w:bottom="1440" w:left="1200"/>' \
        '</w:sectPr>' % ('<w:headerReference w:type="default" r:id="rIdH"/>'
                         if header else '')
    rels = '<Relationship Id="rId1" Type="%sstyles" Target="styles.xml"/>' \
        % REL
    types = ''
    parts = []
    if header:
        rels += '<Relationship Id="rIdH" Type="%sheader" ' \
            'Target="header1.xml"/>' % REL
        types += '<Override PartName="/word/header1.xml" ContentType="%s' \
            'wordprocessingml.header+xml"/>' % CT
        parts.append(('word/header1.xml', XML + '<w:hdr %s>%s</w:hdr>' % (
            NS, blocks(header))))
    if notes:
        rels += '<Relationship Id="rIdN" Type="%sfootnotes" ' \
            'Target="footnotes.xml"/>' % REL
        types += '<Override PartName="/word/footnotes.xml" ContentType="%s' \
            'wordprocessingml.footnotes+xml"/>' % CT
        parts.append(('word/footnotes.xml', XML + '<w:footnotes %s>'
                      '<w:footnote w:type="separator" w:id="0"><w:p><w:r>'
                      '<w:separator/></w:r></w:p></w:footnote><w:footnote '
                      'w:type="continuationSeparator" w:id="1"><w:p><w:r>'
                      '<w:continuationSeparator/></w:r></w:p></w:footnote>'
                      '<w:footnote w:id="2">%s</w:footnote></w:footnotes>' % (
                          NS, blocks(notes))))
    for rid, name, data in media:
        rels += '<Relationship Id="%s" Type="%simage" Target="media/%s"/>' % (
            rid, REL, name)
        parts.append(('word/media/' + name, data))
    head = XML.replace('UTF-8', encoding.upper())
    doc = (head.replace('\n', '\n' + doctype, 1) +
           '<w:document %s><w:body>%s%s</w:body></w:document>' % (
               NS, ''.join(body), sect))
    folder, _, base = main.rpartition('/')
    return zipped([
        ('[Content_Types].xml', XML + '<Types xmlns="http://schemas.'
         'openxmlformats.org/package/2006/content-types"><Default '
         'Extension="rels" ContentType="application/vnd.openxmlformats-'
         'package.relationships+xml"/><Default Extension="xml" ContentType='
         '"application/xml"/><Default Extension="png" ContentType="image/png"'
         '/><Override PartName="/%s" ContentType="%swordprocessingml.'
         'document.main+xml"/><Override PartName="/word/styles.xml" '
         'ContentType="%swordprocessingml.styles+xml"/>%s</Types>' % (
             main, CT, CT, types)),
        ('_rels/.rels', XML + '<Relationships xmlns="%s"><Relationship '
         'Id="rId1" Type="%sofficeDocument" Target="%s"/></Relationships>' % (
             PREL, REL, main)),
        (main, doc.encode(encoding)),
        ('%s/_rels/%s.rels' % (folder, base), XML + '<Relationships xmlns='
         '"%s">%s</Relationships>' % (PREL, rels)),
        ('word/styles.xml', STYLES)] + parts)


# --- SpreadsheetML ----------------------------------------------------------

S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'


def col(n):
    out = ''
    n += 1
    while n:
        n, r = divmod(n - 1, 26)
        out = chr(65 + r) + out
    return out


class Sheet:
    """Cells by (row, column) from 0; each knows how it wants to be stored."""

    def __init__(self, name='Sheet1', hidden=False):
        self.name = name
        self.hidden = hidden
        self.cells = {}
        self.merged = []
        self.widths = {}
        self.dimension = None
        self.refs = True

    def put(self, r, c, value, how='shared', style=0):
        """how: shared inline rich phonetic formula number."""
        self.cells[r, c] = (value, how, style)

    def merge(self, r, c, r2, c2):
        self.merged.append((r, c, r2, c2))

    def _cell(self, r, c, shared):
        value, how, style = self.cells[r, c]
        at = ' r="%s%d"' % (col(c), r + 1) if self.refs else ''
        if style:
            at += ' s="%d"' % style
        if how == 'number':
            return '<c%s><v>%s</v></c>' % (at, value)
        if how == 'formula':
            return '<c%s t="str"><f>%s</f><v>%s</v></c>' % (
                at, escape('"%s"' % value.replace('"', '""')), escape(value))
        if how == 'inline':
            return '<c%s t="inlineStr"><is><t xml:space="preserve">%s</t>' \
                '</is></c>' % (at, escape(value))
        if how == 'rich':
            half = len(value) // 2
            si = ''.join('<r><rPr><b/></rPr><t xml:space="preserve">%s</t>'
                         '</r>' % escape(p) for p in
                         (value[:half], value[half:]) if p)
        else:
            si = '<t xml:space="preserve">%s</t>' % escape(value)
        if how == 'phonetic':
            si += '<rPh sb="0" eb="1"><t>pinyin</t></rPh><phoneticPr ' \
                'fontId="1"/>'
        if si not in shared:
            shared[si] = len(shared)
        return '<c%s t="s"><v>%d</v></c>' % (at, shared[si])

    def xml(self, shared):
        rows = {}
        for r, c in sorted(self.cells):
            rows.setdefault(r, []).append(self._cell(r, c, shared))
        data = ''.join('<row%s>%s</row>' % (
            ' r="%d"' % (r + 1) if self.refs else '', ''.join(cs))
            for r, cs in sorted(rows.items()))
        merges = ''.join('<mergeCell ref="%s%d:%s%d"/>' % (
            col(c), r + 1, col(c2), r2 + 1) for r, c, r2, c2 in self.merged)
        cols = ''.join('<col min="%d" max="%d" width="%d" customWidth="1"/>'
                       % (c + 1, c + 1, w)
                       for c, w in sorted(self.widths.items()))
        return (XML + '<worksheet xmlns="%s">%s%s<sheetData>%s</sheetData>%s'
                '</worksheet>') % (
            S, '<dimension ref="%s"/>' % self.dimension
            if self.dimension else '',
            '<cols>%s</cols>' % cols if cols else '', data,
            '<mergeCells count="%d">%s</mergeCells>' % (
                len(self.merged), merges) if self.merged else '')


def xlsx(sheets, formats=(), strict=False, backslash=False, bad_fill=False):
    """formats: numFmtId of style 1, 2, ... (codes for ids of 164 and up)."""
    shared = {}
    bodies = [s.xml(shared) for s in sheets]
    wrap = '<alignment vertical="center" wrapText="1"/>'
    xfs = '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" ' \
        'applyBorder="1" applyAlignment="1">%s</xf>' % wrap
    codes = ''
    for n, f in enumerate(formats):
        fid = f
        if isinstance(f, str):
            fid = 164 + n
            codes += '<numFmt numFmtId="%d" formatCode=%s/>' % (
                fid, quoteattr(f))
        xfs += '<xf numFmtId="%d" fontId="0" fillId="0" borderId="1" ' \
            'applyNumberFormat="1"/>' % fid
    styles = (XML + '<styleSheet xmlns="%s">%s<fonts count="1"><font><sz '
              'val="11"/><name val="宋体"/></font></fonts><fills count="%d">'
              '<fill><patternFill patternType="none"/></fill>%s</fills>'
              '<borders count="2"><border/><border><left style="thin"/><right '
              'style="thin"/><top style="thin"/><bottom style="thin"/>'
              '</border></borders><cellStyleXfs count="1">'
              '<xf/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>') % (
        S, '<numFmts>%s</numFmts>' % codes if codes else '',
        2 if bad_fill else 1, '<fill/>' if bad_fill else '', xfs)
    sst = ''.join('<si>%s</si>' % s for s in shared)
    wsheets = ''.join('<sheet name=%s sheetId="%d" r:id="rId%d"%s/>' % (
        quoteattr(s.name), n + 1, n + 1, ' state="hidden"' if s.hidden
        else '') for n, s in enumerate(sheets))
    rels = ''.join('<Relationship Id="rId%d" Type="%sworksheet" Target='
                   '"worksheets/sheet%d.xml"/>' % (n + 1, REL, n + 1)
                   for n in range(len(sheets)))
    n = len(sheets)
    rels += '<Relationship Id="rId%d" Type="%sstyles" Target="styles.xml"/>' \
        '<Relationship Id="rId%d" Type="%ssharedStrings" Target=' \
        '"sharedStrings.xml"/>' % (n + 1, REL, n + 2, REL)
    types = ''.join('<Override PartName="/xl/worksheets/sheet%d.xml" '
                    'ContentType="%sspreadsheetml.worksheet+xml"/>' % (
                        i + 1, CT) for i in range(n))
    parts = [
        ('[Content_Types].xml', XML + '<Types xmlns="http://schemas.'
         'openxmlformats.org/package/2006/content-types"><Default '
         'Extension="rels" ContentType="application/vnd.openxmlformats-'
         'package.relationships+xml"/><Default Extension="xml" ContentType='
         '"application/xml"/><Override PartName="/xl/workbook.xml" '
         'ContentType="%sspreadsheetml.sheet.main+xml"/>%s<Override PartName='
         '"/xl/styles.xml" ContentType="%sspreadsheetml.styles+xml"/>'
         '<Override PartName="/xl/sharedStrings.xml" ContentType='
         '"%sspreadsheetml.sharedStrings+xml"/></Types>' % (
             CT, types, CT, CT)),
        ('_rels/.rels', XML + '<Relationships xmlns="%s"><Relationship '
         'Id="rId1" Type="%sofficeDocument" Target="xl/workbook.xml"/>'
         '</Relationships>' % (PREL, REL)),
        ('xl/workbook.xml', XML + '<workbook xmlns="%s" xmlns:r="%s"><sheets>'
         '%s</sheets></workbook>' % (S, REL[:-1], wsheets)),
        ('xl/_rels/workbook.xml.rels', XML + '<Relationships xmlns="%s">%s'
         '</Relationships>' % (PREL, rels)),
        ('xl/styles.xml', styles),
        ('xl/sharedStrings.xml', XML + '<sst xmlns="%s" count="%d" '
         'uniqueCount="%d">%s</sst>' % (S, len(shared), len(shared), sst)),
    ] + [('xl/worksheets/sheet%d.xml' % (i + 1), b)
         for i, b in enumerate(bodies)]
    if strict:
        swap = (('http://schemas.openxmlformats.org/spreadsheetml/2006/main',
                 'http://purl.oclc.org/ooxml/spreadsheetml/main'),
                ('http://schemas.openxmlformats.org/officeDocument/2006/'
                 'relationships',
                 'http://purl.oclc.org/ooxml/officeDocument/relationships'))
        fixed = []
        for name, data in parts:
            for a, b in swap:
                data = data.replace(a, b)
            fixed.append((name, data))
        parts = fixed
    if backslash:
        parts = [(p[0].replace('/', '\\') if p[0].startswith('xl/')
                  else p[0], p[1]) for p in parts]
    return zipped(parts)


def strict_docx(data):
    """The same document with the namespaces of ISO 29500 Strict."""
    src = zipfile.ZipFile(io.BytesIO(data))
    out = []
    for n in src.namelist():
        b = src.read(n)
        b = b.replace(W.encode(),
                      b'http://purl.oclc.org/ooxml/wordprocessingml/main')
        b = b.replace(b'http://schemas.openxmlformats.org/officeDocument/'
                      b'2006/relationships',
                      b'http://purl.oclc.org/ooxml/officeDocument/'
                      b'relationships')
        out.append((n, b))
    return zipped(out)
