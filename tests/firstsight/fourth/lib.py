# SPDX-License-Identifier: ISC
import random, zipfile, re, os, subprocess, shutil, json
from xml.sax.saxutils import escape
NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word" '
 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"')
class X(str): pass
SPLIT = [None]      # rng for splitting runs like Word does
def _t(s):
    out = ''
    for part in re.split('([\t\v])', s):
        if part == '\t': out += '<w:tab/>'
        elif part == '\v': out += '<w:br/>'
        elif part: out += '<w:t xml:space="preserve">%s</w:t>' % escape(part)
    return out
def r(t, b=0, u=0, color=None, strike=0, vanish=0, sz=None, font=None, i=0, hint=0, bdr=0):
    pr = ''
    if font: pr += '<w:rFonts w:ascii="{0}" w:eastAsia="{0}" w:hAnsi="{0}" w:cs="{0}"/>'.format(font)
    elif hint: pr += '<w:rFonts w:hint="eastAsia"/>'
    if b: pr += '<w:b/>'
    if i: pr += '<w:i/>'
    if strike: pr += '<w:strike/>'
    if vanish: pr += '<w:vanish/>'
    if color: pr += '<w:color w:val="%s"/>' % color
    if sz: pr += '<w:sz w:val="%d"/><w:szCs w:val="%d"/>' % (sz, sz)
    if u: pr += '<w:u w:val="single"/>'
    if bdr: pr += '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    pr = '<w:rPr>%s</w:rPr>' % pr if pr else ''
    g = SPLIT[0]
    if g and len(t) > 4 and g.random() < .35:
        k = g.randrange(1, len(t))
        pr2 = pr or '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        return X('<w:r w:rsidR="00%06X">%s%s</w:r><w:proofErr w:type="spellStart"/><w:r>%s%s</w:r>' % (g.randrange(1 << 24), pr, _t(t[:k]), pr2, _t(t[k:])))
    return X('<w:r>%s%s</w:r>' % (pr, _t(t)))
def sym(ch, font='Wingdings'): return X('<w:r><w:sym w:font="%s" w:char="%s"/></w:r>' % (font, ch))
def inl(c, **k):
    if isinstance(c, X): return c
    if isinstance(c, (list, tuple)): return X(''.join(inl(x, **k) for x in c))
    return r(str(c), **k)
def para(c='', al=None, ind=0, sp=0, outline=None, style=None, line=None, tabs=None, num=None, **k):
    if isinstance(c, X) and c.startswith('<w:p>'): return c
    pr = ''
    if style: pr += '<w:pStyle w:val="%s"/>' % style
    if num: pr += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>' % num
    if tabs: pr += '<w:tabs>%s</w:tabs>' % ''.join('<w:tab w:val="left" w:pos="%d"/>' % x for x in tabs)
    if sp or line: pr += '<w:spacing%s%s/>' % (' w:before="%d" w:after="%d"' % (sp, sp) if sp else '', ' w:line="%d" w:lineRule="auto"' % line if line else '')
    if ind: pr += '<w:ind w:firstLine="%d"/>' % ind
    if al: pr += '<w:jc w:val="%s"/>' % al
    pr = '<w:pPr>%s</w:pPr>' % pr if pr else ''
    return X('<w:p>%s%s</w:p>' % (pr, inl(c, **k) if c != '' else ''))
class C:
    def __init__(self, c='', s=1, v=None, al=None, fill=None, va='center', dir=None, **k): self.c, self.s, self.v, self.al, self.fill, self.va, self.dir, self.k = c, s, v, al, fill, va, dir, k
def L(c, s=1, v=None, **k): k.setdefault('al', 'center'); return C(c, s, v, **k)
def ctx(c):   # content of a cell: str with \n -> paragraphs; list of inline; list wrapped in PP -> paragraphs
    return c
class PP(list): pass
def cellxml(c, w):
    if not isinstance(c, C): c = C(c)
    pr = '<w:tcW w:w="%d" w:type="dxa"/>' % w
    if c.s > 1: pr += '<w:gridSpan w:val="%d"/>' % c.s
    if c.v: pr += '<w:vMerge w:val="restart"/>' if c.v == 'r' else '<w:vMerge/>'
    if c.fill: pr += '<w:shd w:val="clear" w:color="auto" w:fill="%s"/>' % c.fill
    if c.dir: pr += '<w:textDirection w:val="%s"/>' % c.dir
    pr += '<w:vAlign w:val="%s"/>' % c.va
    if isinstance(c.c, X) and c.c.startswith(('<w:p', '<w:tbl')) and not c.c.startswith('<w:proof'): body = c.c
    elif isinstance(c.c, PP): body = ''.join(x if isinstance(x, X) and x.startswith(('<w:p>', '<w:tbl>')) else para(x, al=c.al, **c.k) for x in c.c)
    elif isinstance(c.c, str) and not isinstance(c.c, X): body = ''.join(para(x, al=c.al, **c.k) for x in c.c.split('\n'))
    else: body = para(c.c, al=c.al, **c.k)
    if body.endswith('</w:tbl>'): body += '<w:p/>'
    return '<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>' % (pr, body)
def table(rows, widths, border=True, al='center', hgt=None, style=None):
    b = ''.join('<w:%s w:val="single" w:sz="4" w:space="0" w:color="auto"/>' % x for x in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')) if border else ''
    o = '<w:tbl><w:tblPr>%s<w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="%s"/>%s<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>%s</w:tblGrid>' % ('<w:tblStyle w:val="%s"/>' % style if style else '', sum(widths), al, '<w:tblBorders>%s</w:tblBorders>' % b if b else '', ''.join('<w:gridCol w:w="%d"/>' % w for w in widths))
    for row in rows:
        n, cs = 0, ''
        for c in row:
            s = c.s if isinstance(c, C) else 1
            cs += cellxml(c, sum(widths[n:n + s])); n += s
        assert n == len(widths), (n, len(widths), [getattr(c, 'c', c) for c in row])
        o += '<w:tr><w:trPr>%s</w:trPr>%s</w:tr>' % ('<w:trHeight w:val="%d" w:hRule="atLeast"/>' % hgt if hgt else '', cs)
    return X(o + '</w:tbl>')
PB = X('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
def ffcheck(on): return X('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val=""/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>%s</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' % ('<w:checked/>' if on else ''))
def fftext(t): return X('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:enabled/><w:calcOnExit w:val="0"/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>' % r(t))
_id = [1000]
def sdtcheck(on): _id[0] += 1; return X('<w:sdt><w:sdtPr><w:id w:val="%d"/><w14:checkbox><w14:checked w14:val="%d"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % (_id[0], on, r('☒' if on else '☐', font='MS Gothic')))
def sdt(t, alias='', drop=None, placeholder=False):
    _id[0] += 1
    d = '<w:dropDownList>%s</w:dropDownList>' % ''.join('<w:listItem w:displayText="%s" w:value="%s"/>' % (x, x) for x in drop) if drop else '<w:text/>'
    return X('<w:sdt><w:sdtPr>%s<w:id w:val="%d"/>%s%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % ('<w:alias w:val="%s"/>' % alias if alias else '', _id[0], '<w:showingPlcHdr/>' if placeholder else '', d, r(t, color='808080' if placeholder else None)))
def eqtick(): return X('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> eq \\o\\ac(□,√)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')
def ins(t): return X('<w:ins w:id="%d" w:author="综合部" w:date="2024-12-17T10:20:00Z">%s</w:ins>' % (random.Random(t).randrange(9999), r(t)))
def dele(t): return X('<w:del w:id="%d" w:author="综合部" w:date="2024-12-17T10:20:00Z"><w:r><w:delText xml:space="preserve">%s</w:delText></w:r></w:del>' % (random.Random(t).randrange(9999), escape(t)))
def textbox(paras, w=400, h=150):
    inner = ''.join(paras)
    return X('<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="文本框"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:%dpt;height:%dpt" type="#_x0000_t202"><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>' % (w * 12700, h * 12700, 77, w * 12700, h * 12700, inner, w, h, inner))
def ticks(opts, on, style='ballot', sep='  '):
    """opts: labels, on: the chosen label(s) -> inline list"""
    if not isinstance(on, (list, tuple, set)): on = [on]
    o = []
    if style == 'num': return ['（ %s ）' % '、'.join(str(i + 1) for i, x in enumerate(opts) if x in on)] + [sep.join('%d.%s' % (i + 1, x) for i, x in enumerate(opts))]
    for i, x in enumerate(opts):
        y = x in on
        if i: o.append(sep)
        if style == 'ballot': o += [('☑' if y else '□') + x]
        elif style == 'sqr': o += [('■' if y else '□') + x]
        elif style == 'x': o += [('☒' if y else '☐') + x]
        elif style == 'xsp': o += [('☑ ' if y else '☐ ') + x]
        elif style == 'paren': o += [('（√）' if y else '（  ）') + x]
        elif style == 'parenafter': o += [x + ('（√）' if y else '（ ）')]
        elif style == 'brack': o += [('[√]' if y else '[ ]') + x]
        elif style == 'after': o += [x + ('☑' if y else '□')]
        elif style == 'repl': o += [('√' if y else '□') + x]
        elif style == 'tickbox': o += [('□√' if y else '□') + x]
        elif style == 'circle': o += [('●' if y else '○') + x]
        elif style == 'R': o += ([r('R', font='Wingdings 2')] if y else ['□']) + [x]
        elif style == 'sym': o += [sym('F0FE' if y else 'F0A8'), x]
        elif style == 'sym2': o += [sym('F052', 'Wingdings 2') if y else sym('F0A3', 'Wingdings 2'), x]
        elif style == 'ff': o += [ffcheck(y), x]
        elif style == 'sdt': o += [sdtcheck(1 if y else 0), x]
        elif style == 'eq': o += [eqtick() if y else '□', x]
        elif style == 'strike': o += [r(x, strike=0 if y else 1)]
        elif style == 'under': o += [r(x, u=1 if y else 0)]
        elif style == 'vtick': o += [('✔' if y else '□') + x]
    return o
CT = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>%s<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
def styles(font, sz):
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="%s" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="%d"/><w:szCs w:val="%d"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
     '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/></w:style>'
     '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="30"/></w:rPr></w:style>'
     '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:eastAsia="楷体"/><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>') % (font, sz, sz)
NUM = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
 '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>')
def docx(path, body, font='宋体', sz=21, app='Microsoft Office Word', comments=None, header=None, footer=None, land=False):
    ov, rel, sect = '', '', ''
    parts = {}
    if comments:
        parts['word/comments.xml'] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments %s>%s</w:comments>' % (NS, ''.join('<w:comment w:id="%d" w:author="张主任" w:date="2024-12-18T09:00:00Z">%s</w:comment>' % (i, para(c)) for i, c in enumerate(comments)))
        ov += '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>'; rel += '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>'
    for kind, t, rid in (('header', header, 'rId7'), ('footer', footer, 'rId8')):
        if t:
            parts['word/%s1.xml' % kind] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:%s %s>%s</w:%s>' % ('hdr' if kind == 'header' else 'ftr', NS, para(t, al='center', sz=18), 'hdr' if kind == 'header' else 'ftr')
            ov += '<Override PartName="/word/%s1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>' % (kind, kind)
            rel += '<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s1.xml"/>' % (rid, kind, kind)
            sect += '<w:%sReference w:type="default" r:id="%s"/>' % (kind, rid)
    pg = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if land else '<w:pgSz w:w="11906" w:h="16838"/>'
    if body and isinstance(body[-1], X) and body[-1].endswith('</w:tbl>'): body = body + [X('<w:p/>')]
    d = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document %s><w:body>%s<w:sectPr>%s%s<w:pgMar w:top="1440" w:right="1300" w:bottom="1440" w:left="1300" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>' % (NS, ''.join(x if isinstance(x, X) else para(x) for x in body), sect, pg)
    parts.update({'[Content_Types].xml': CT % ov, '_rels/.rels': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>',
     'word/_rels/document.xml.rels': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>%s</Relationships>' % rel,
     'word/document.xml': d, 'word/styles.xml': styles(font, sz), 'word/numbering.xml': NUM, 'docProps/app.xml': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>%s</Application></Properties>' % app})
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for n in sorted(parts): z.writestr(zipfile.ZipInfo(n, (2024, 12, 18, 9, 0, 0)), parts[n])
# ---------------------------------------------------------------- data
AL = '0123456789ABCDEFGHJKLMNPQRTUWXY'
def uscc(g, code):
    b = ''.join(g.choice('0123456789') if g.random() < .6 else g.choice('ABCDEFGHJKLMNPQRTUWXY') for _ in range(7)); b = 'MA' + b[:6] if g.random() < .5 else ''.join(g.choice('0123456789') for _ in range(8))
    v = lambda ch: int(ch) if ch.isdigit() else ord(ch) - 55
    c = 11 - sum(v(x) * w for x, w in zip(b, (3, 7, 9, 10, 5, 8, 4, 2))) % 11; b += 'X' if c == 10 else '0' if c == 11 else str(c)
    s = '91' + code + b
    return s + AL[(31 - sum(AL.index(x) * pow(3, i, 31) for i, x in enumerate(s)) % 31) % 31]
CITY = {'广州': ('4401', '020', ['黄埔区科学城开源大道', '番禺区石楼镇创启路', '南沙区环市大道中', '白云区云霄街']), '珠海': ('4404', '0756', ['香洲区唐家湾镇港湾大道', '金湾区三灶镇机场西路', '斗门区富山工业园雷蛛大道']), '佛山': ('4406', '0757', ['顺德区北滘镇工业大道', '南海区狮山镇科技北路', '禅城区季华四路', '三水区乐平镇西乐大道']), '惠州': ('4413', '0752', ['仲恺高新区惠风七路', '惠城区水口街道东江大道', '博罗县石湾镇滘吓大道']), '东莞': ('4419', '0769', ['松山湖园区工业北路', '长安镇振安东路', '寮步镇百业大道', '大朗镇富民中路']), '中山': ('4420', '0760', ['火炬开发区中山港大道', '小榄镇工业大道', '南头镇升辉北路']), '江门': ('4407', '0750', ['蓬江区棠下镇金桐路', '新会区今古洲临港路', '江海区高新西路']), '肇庆': ('4412', '0758', ['端州区睦岗镇信安大道', '高要区金利镇金盛路', '四会市大沙镇富溪工业园']), '韶关': ('4402', '0751', ['浈江区产业园创业路', '曲江区马坝镇工业路']), '汕头': ('4405', '0754', ['龙湖区嵩山北路', '金平区潮汕路西侧', '澄海区莱美工业区兴业路']), '湛江': ('4408', '0759', ['霞山区人民大道南', '麻章区金川路']), '清远': ('4418', '0763', ['清城区源潭镇泰基工业城', '清新区太平镇工业大道']), '潮州': ('4451', '0768', ['湘桥区意溪镇东山路', '枫溪区如意路']), '揭阳': ('4452', '0663', ['榕城区仙桥街道工业路', '空港经济区砲台镇金洲大道'])}
D5 = ['工业互联网安全分类分级', '车联网网络安全防护', '工业控制系统安全评估', '工业控制产品安全漏洞治理', '网络安全威胁监测服务']
T7 = ['工业企业', '工业互联网平台企业', '工业互联网标识解析企业', '车联网服务平台企业', '基础电信企业', '工业控制产品厂商', '网络安全企业']
N4 = ['国有企业', '民营企业', '外资企业', '合资企业']
BRAND = list('') + ['粤辰', '恒澜', '科峤', '瑞岚', '华皓', '金穗鸿', '南煌', '诚翊', '铭岳', '安铠', '智垣', '鹏隽', '博砺', '众晖', '锐檀', '旭峤', '海珀', '中砺', '德霖', '盛翎', '昊岩', '天钜', '宏廓', '禾璟', '启垚', '维朗德', '欧睿丰', '凯盈达', '立信嘉', '百川禾']
KIND = {'工业企业': [('精密机械', '通用设备制造业'), ('电器', '电气机械和器材制造业'), ('新材料', '化学原料和化学制品制造业'), ('汽车零部件', '汽车制造业'), ('陶瓷', '非金属矿物制品业'), ('食品', '食品制造业'), ('纸业', '造纸和纸制品业'), ('电子', '计算机、通信和其他电子设备制造业'), ('铝业', '有色金属冶炼和压延加工业'), ('药业', '医药制造业')],
 '工业互联网平台企业': [('工业互联网科技', '软件和信息技术服务业'), ('云智造科技', '互联网和相关服务')], '工业互联网标识解析企业': [('标识科技', '互联网和相关服务')], '车联网服务平台企业': [('智联汽车科技', '软件和信息技术服务业'), ('车联网信息技术', '互联网和相关服务')],
 '工业控制产品厂商': [('自动化', '仪器仪表制造业'), ('控制技术', '专用设备制造业'), ('伺服技术', '电气机械和器材制造业')], '网络安全企业': [('网络安全技术', '软件和信息技术服务业'), ('信息安全', '软件和信息技术服务业')]}
DIRS = {'工业企业': [0, 2, 4], '工业互联网平台企业': [0, 4], '工业互联网标识解析企业': [0], '车联网服务平台企业': [1], '工业控制产品厂商': [3], '网络安全企业': [4, 2, 3]}
TIT = {0: ['{x}生产企业工业互联网安全分类分级防护实践', '基于分类分级的{x}工厂网络安全一体化管理案例', '“分级定策、分域防护”：{b}工业互联网安全分类分级管理案例'], 1: ['面向智能网联汽车的车云协同安全防护平台', '{b}车联网服务平台网络安全纵深防护案例', '车联网远程升级（OTA）全链路安全防护应用'], 2: ['{x}产线工业控制系统安全评估与整改案例', '{b}DCS系统网络安全风险评估与加固', '面向{x}行业的工控系统安全评估体系建设及应用'], 3: ['PLC产品安全漏洞全生命周期治理实践', '{b}系列控制器安全漏洞闭环治理案例', '工业控制产品漏洞发现与协同处置机制建设'], 4: ['面向{x}行业的网络安全威胁监测服务平台', '中小制造企业网络安全“托管式”威胁监测服务', '{b}工业网络安全威胁监测与预警服务案例']}
PRO = ['{c}成立于{y}年，位于{city}市，是一家专业从事{x}研发、生产、销售和服务的{n}。', '公司现有员工{s}人，其中研发人员{rd}人，建有省级工程技术研究中心，拥有专利{pt}项，软件著作权{sw}项。', '近年来，公司先后获得国家高新技术企业、广东省专精特新中小企业等称号，产品远销三十多个国家和地区。', '公司坚持以数字化转型引领高质量发展，累计投入数字化改造资金超过{m}万元，先后建成MES、SCADA、WMS等系统，关键工序数控化率达到{p}%。', '公司高度重视网络安全工作，成立了由总经理任组长的网络安全领导小组，设专职网络安全岗位{k}个，全年开展应急演练{k}次。', '公司通过了ISO9001质量管理体系、ISO14001环境管理体系和两化融合管理体系认证。']
SUM = {0: ['本案例依据《工业互联网安全分类分级管理办法》，对企业工业互联网资产进行全面梳理，完成自主定级并向主管部门报备。', '对照三级防护规范逐项整改，划分生产、研发、办公、访客四个安全域，部署工业防火墙{k}台、主机卫士{pt}套。', '实施后高危端口暴露面下降{p}%，未再发生因病毒引起的停产。'], 1: ['案例建设车云一体化安全运营平台，接入车辆{m}台，覆盖车端、通信、平台和移动应用四个层面。', '平台具备入侵检测、漏洞管理、升级包验签、数据出境监测等功能，实现了分钟级发现、小时级处置。', '已完成车联网网络安全定级备案，并通过第三方测评。'], 2: ['本项目对{pt}条产线的工业控制系统开展资产识别、漏洞检测、配置核查和渗透验证，共发现问题{sw}项。', '按照“先评估、后整改、再复评”的思路，完成网络分区、白名单、审计与备份恢复等措施。', '整改完成率{p}%，形成了可在同行业推广的评估作业指导书。'], 3: ['案例围绕控制器产品建立漏洞收集、验证、修补、发布的闭环流程，设立产品安全应急响应团队（PSIRT）。', '全年自主发现并修复漏洞{k}个，平均修复周期由45天缩短到12天，向国家平台报送漏洞信息{k}条。', '补丁已在{m}台在用设备上完成升级。'], 4: ['案例依托威胁监测平台，为{m}家工业企业提供流量监测、资产测绘、威胁预警和应急处置服务。', '平台汇聚情报{pt}类，累计发现僵木蠕攻击行为{m}次，下发预警{sw}份，协助企业完成处置。', '服务以订阅方式提供，单家企业年均费用降低{p}%。']}
SUR, GIV = '陈林黄张李王吴刘蔡杨许郑谢郭洪邱曾廖赖周徐苏庄江吕何罗高潘简朱钟彭游詹胡施沈余赵卢梁颜柯翁魏孙戴范方宋邓杜傅侯曹薛丁卓阮', ['志远', '伟明', '嘉欣', '丽华', '俊杰', '晓彤', '建国', '文斌', '婉婷', '子健', '海涛', '秀英', '国强', '雪梅', '泽宇', '思敏', '永康', '锦荣', '慧', '磊', '颖', '涛', '静', '敏', '浩', '佩珊', '耀辉', '启航', '凤仪', '家豪']
POS = ['信息部经理', '网络安全主管', '副总经理', '项目经理', 'IT总监', '技术总监', '信息中心主任', '科技部部长', '综合部主管', '总工程师']
class F:
    def __init__(s, name, k, typ=None, city=None, d=None, nature=None):
        s.name, s.k = name, k; g = s.g = random.Random(name + '-%d-blindc' % k); s.t = {}
        s.type = typ or g.choice(list(KIND) + ['工业企业'] * 4); s.city = city or g.choice(list(CITY)); code, area, sts = CITY[s.city]
        x, s.industry = g.choice(KIND[s.type]); b = g.choice(BRAND); s.brand, s.x = b, x
        s.company = g.choice(['广东%s%s有限公司', s.city + '市%s%s有限公司', s.city + '%s%s有限公司', '广东%s%s股份有限公司', s.city + '%s%s科技有限公司' if '科技' not in x else s.city + '%s%s有限公司']) % (b, x)
        s.uscc = uscc(g, code + ('00' if s.city in ('东莞', '中山') else '%02d' % g.randrange(1, 6))); s.nature = nature or g.choice(['国有企业', '民营企业', '民营企业', '民营企业', '外资企业', '合资企业'])
        s.address = '广东省%s市%s%d号%s' % (s.city, g.choice(sts), g.randrange(2, 320), g.choice(['', '', 'A栋3楼', '2栋501室', '厂房一']))
        s.ymd = (g.randrange(1994, 2020), g.randrange(1, 13), g.randrange(1, 29)); s.founded = '%04d-%02d-%02d' % s.ymd
        s.capital = g.choice([500, 1000, 2000, 3000, 5000, 6800, 8800, 10000, 12000, 20000, 1288]); s.revenue = g.choice([g.randrange(3000, 90000), round(g.uniform(2000, 98000), 2)]); s.investment = g.choice([120, 185, 260, 320, 486.5, 680, 950, 1200, 58])
        s.staff = g.randrange(46, 2600)
        ns = []
        while len(ns) < 8:
            n = g.choice(SUR) + g.choice(GIV)
            if n not in ns: ns.append(n)
        s.legal_person, s.contact, s.pi, s.filler, s.other, s.other2, s.o3, s.o4 = ns; s.position = g.choice(POS)
        ph = lambda: area + '-' + ''.join([g.choice('2368')] + [g.choice('0123456789') for _ in range(7 if area in ('020', '0757', '0769', '0754', '0760') else 6)]) if True else 0
        mo = lambda: g.choice(['138', '139', '136', '135', '159', '188', '133', '189', '177', '186']) + ''.join(g.choice('0123456789') for _ in range(8))
        s.phone, s.fax, s.phone2, s.phone3 = ph(), ph(), ph(), ph(); s.mobile, s.mobile2, s.mobile3, s.mobile4 = mo(), mo(), mo(), mo()
        dom = g.choice(['163.example', '126.example', 'qq.example', '%s-%s.example' % (g.choice(['yc', 'hl', 'rl', 'kq', 'zl']), g.choice(['tech', 'gd', 'group']))]); s.email = ''.join(g.choice('abcdefghijklmnopqrstuvwxyz') for _ in range(g.randrange(4, 8))) + (str(g.randrange(10, 9999)) if dom[0] in '1q' else '') + '@' + dom
        s.email2 = 'office%d@%s' % (g.randrange(10, 99), dom)
        s.di = D5.index(d) if d else g.choice(DIRS[s.type]); s.dir = D5[s.di]
        kw = dict(x=x, b=b, c=s.company, y=s.ymd[0], city=s.city, n=s.nature, s=s.staff, rd=s.staff // 7, pt=g.randrange(12, 60), sw=g.randrange(5, 40), m=g.randrange(120, 3000), p=g.randrange(61, 99), k=g.randrange(2, 9)); s.kw = kw
        s.case_title = g.choice(TIT[s.di]).format(**kw)
        pr = PRO[:1] + g.sample(PRO[1:], g.randrange(2, 5)); s.profile = ''.join(pr).format(**kw); s.summary = ''.join(SUM[s.di]).format(**kw)
        s.s, s.e = (g.choice([2023, 2024, 2024]), g.randrange(1, 7)), (2024, g.randrange(8, 12)); s.period_start, s.period_end = '%d-%02d' % s.s, '%d-%02d' % s.e
        s.directions = [s.dir]; s.recommender = s.city; s.applicant_type = s.type; s.partners = None; s.ap = (2024, 12, g.randrange(12, 21)); s.applied_on = '%d-%02d-%02d' % s.ap
        s.habit = random.Random('habit' + s.name + str(s.k)).randrange(32) if random.Random('h' + s.name + str(s.k)).random() < .5 else 0
        s.zip = '5%05d' % g.randrange(10000, 29999)
    def q(s, f, disp=None, **k):
        s.t[f] = k['truth'] if 'truth' in k else getattr(s, f)
        if disp is not None: return disp
        v = getattr(s, f)
        if f == 'recommender': return s.city + '市工业和信息化局'
        if f == 'city': return s.city + '市'
        if f == 'directions': return v[0]
        if f in ('legal_person', 'contact') and len(v) == 2 and s.habit & 1: return v[0] + '　' + v[1]
        if f == 'mobile' and s.habit & 2: return ('%s-%s-%s' if s.habit & 8 else '%s %s %s') % (v[:3], v[3:7], v[7:])
        if f == 'company' and s.habit & 4: return v + ' '
        if f == 'uscc' and s.habit & 16 and s.habit & 4: return ' '.join((v[:2], v[2:8], v[8:17], v[17:]))
        return s.num(v) if isinstance(v, float) else str(v)
    @staticmethod
    def num(v): return ('%.2f' % v).rstrip('0').rstrip('.') if isinstance(v, float) else str(v)
    def money(s, f, st):
        v = getattr(s, f)
        if st == 'wan': d = s.num(v) + '万元'
        elif st == 'n': d = s.num(v)
        elif st == ',': d = '{:,}'.format(v if isinstance(v, int) else round(v, 2))
        elif st == ',wan': d = '{:,}'.format(v) + '万元'
        elif st == 'yuan': d = '{:,.2f}元'.format(v * 10000)
        elif st == 'yi': d = ('%.6f' % (v / 10000)).rstrip('0').rstrip('.') + '亿元'
        elif st == 'rmb': d = '人民币%s万元' % s.num(v)
        return s.q(f, d)
    def tick(s, f, st, opts=None, sep='  ', strip=False):
        full = {'directions': D5, 'nature': N4, 'applicant_type': T7}[f]; v = s.dir if f == 'directions' else s.nature if f == 'nature' else s.type
        opts = list(opts or full)
        lab = v
        if strip: opts = [o.replace('企业', '') if o in N4 else o for o in opts]; lab = v.replace('企业', '')
        s.q(f); assert lab in opts, (lab, opts); return ticks(opts, lab, st, sep)
    def date(s, f, st):
        y, m, d = s.ymd if f == 'founded' else s.ap
        return s.q(f, dfmt(y, m, d, st), truth='%04d-%02d' % (y, m) if st in ('ym', 'y.m') else '%04d-%02d-%02d' % (y, m, d))
    def period(s, st):
        s.q('period_start'); s.q('period_end'); (a, b), (c, d) = s.s, s.e
        return {0: '%d年%d月至%d年%d月', 1: '%d.%02d-%d.%02d', 2: '%d年%02d月—%d年%02d月', 3: '%d-%02d至%d-%02d', 4: '自%d年%d月起至%d年%d月止', 5: '%d/%02d～%d/%02d', 6: '%d年%d月--%d年%d月'}[st] % (a, b, c, d)
def dfmt(y, m, d, st):
    cn = lambda n: '十' if n == 10 else ('十' if n < 20 else '二十' if n < 30 else '三十') * (n > 10) + '零一二三四五六七八九'[n % 10] * (n % 10 > 0)
    return {'cn': '%d年%d月%d日' % (y, m, d), 'cn0': '%d年%02d月%02d日' % (y, m, d), '-': '%d-%02d-%02d' % (y, m, d), '.': '%d.%d.%d' % (y, m, d), '.0': '%d.%02d.%02d' % (y, m, d), '/': '%d/%d/%d' % (y, m, d), 'sp': '%d 年 %d 月 %d 日' % (y, m, d), 'ym': '%d年%d月' % (y, m), 'y.m': '%d.%02d' % (y, m), 'han': ''.join('〇一二三四五六七八九'[int(c)] for c in str(y)) + '年%s月%s日' % (cn(m), cn(d)), '8': '%d%02d%02d' % (y, m, d)}[st]
def blank(t, n=24): pad = max(2, n - 2 * len(t)); return r(' ' * (pad // 2) + t + ' ' * (pad - pad // 2), u=1)
