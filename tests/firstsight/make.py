#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""First-sight forms: application forms as somebody who never saw the reader imagines them.

make.py OUT [NAME...]: OUT/NAME-K/ holds one form (or one list), OUT/truth.json what is written in it.
Every company, person and number is invented.  Seeded: the same files every time (but LibreOffice's)."""
import sys, os, json, random, zipfile, re, subprocess, tempfile, io, datetime
from xml.sax.saxutils import escape

OUT = sys.argv[1] if len(sys.argv) > 1 else 'out'
ONLY = set(sys.argv[2:])
ALPHA = '0123456789ABCDEFGHJKLMNPQRTUWXY'
DIRS = ['工业互联网安全分类分级', '车联网网络安全防护', '工业控制系统安全评估', '工业控制产品安全漏洞治理', '网络安全威胁监测服务']
TYPES = ['工业企业', '工业互联网平台企业', '工业互联网标识解析企业', '车联网服务平台企业', '基础电信企业', '工业控制产品厂商', '网络安全企业']
NATURES = ['国有企业', '民营企业', '外资企业', '合资企业']
CITIES = {'广州': '440100', '珠海': '440400', '佛山': '440600', '惠州': '441300', '东莞': '441900', '中山': '442000', '江门': '440700',
          '肇庆': '441200', '韶关': '440200', '汕头': '440500', '湛江': '440800', '清远': '441800', '潮州': '445100', '揭阳': '445200'}

def uscc(rng, div):
    s17 = '91' + div + ''.join(rng.choice('0123456789') for _ in range(7)) + rng.choice('MNXA3') + rng.choice(ALPHA)
    s17 = s17[:17]
    t = sum(ALPHA.index(c) * pow(3, i, 31) for i, c in enumerate(s17)) % 31
    return s17 + ALPHA[(31 - t) % 31]

SEED = os.environ.get("FIRSTSIGHT_SEED", "")
def filling(seed):
    r = random.Random(SEED + seed)
    city = r.choice(sorted(CITIES))
    word = r.choice(['衡岳', '澄海蓝', '粤屏', '恒筑', '岭云', '卓芯', '鼎川', '海屹', '星澜', '锐盾', '南禾', '启泓'])
    trade = r.choice([('精密机械', '通用设备制造业'), ('新能源科技', '电气机械和器材制造业'), ('电子', '计算机、通信和其他电子设备制造业'),
                      ('汽车零部件', '汽车制造业'), ('信息安全技术', '软件和信息技术服务业'), ('陶瓷', '非金属矿物制品业')])
    company = r.choice(['%s市%s%s有限公司' % (city, word, trade[0]), '广东%s%s股份有限公司' % (word, trade[0]), '%s%s（广东）有限公司' % (word, trade[0])])
    i = r.randrange(5)
    t = dict(company=company, uscc=uscc(r, CITIES[city]), applicant_type=r.choice(TYPES), nature=r.choice(NATURES), industry=trade[1],
             address='广东省%s市%s%s%d号%s' % (city, r.choice(['高新区', '城北工业园', '江南镇', '东区']), r.choice(['创业路', '科技二路', '振兴大道', '兴业中路']),
                                      r.randrange(3, 188), r.choice(['', 'A栋3楼', '2座501室', '（厂房一）'])),
             city=city, legal_person=r.choice('陈李黄林梁欧吴郑') + r.choice(['志远', '婉仪', '国栋', '晓彤', '伟', '嘉俊', '思敏']),
             founded='%d-%02d-%02d' % (r.randrange(1996, 2019), r.randrange(1, 13), r.randrange(1, 29)),
             capital=r.choice([500, 1000, 3000, 5200, 12000, 6688.5]), revenue=r.choice([2345.67, 8600, 15800, 43210.5, 120000]),
             staff=r.randrange(48, 1900), contact=r.choice('何谢邓罗曾许潘冯') + r.choice(['敏华', '建国', '雅琳', '子健', '佩珊', '文杰']),
             position=r.choice(['信息安全部经理', '总经理助理', '项目主管', 'IT总监', '副总工程师']),
             phone='%s-%d' % (r.choice(['0757', '020', '0760', '0750']), r.randrange(22000000, 88999999)), mobile='1%d%09d' % (r.choice([3, 5, 8]), r.randrange(10**9)),
             email=r.choice(['hemh', 'xinxi', 'safe_office', 'it-sec', 'li.wei']) + '@' + r.choice(['hengyue.example', 'yueping.example.cn', 'dingchuan.example']),
             case_title=r.choice(['面向%s的网络安全防护体系建设' % trade[0], '%s智能工厂工控系统安全评估与加固项目' % word, '基于零信任的%s车间安全监测平台' % trade[0],
                                  '“%s云盾”工业互联网分类分级防护实践' % word, '%s生产网络安全态势感知应用案例' % trade[0]]),
             directions=[DIRS[i]], period_start='%d-%02d' % (r.choice([2022, 2023]), r.randrange(1, 13)), period_end='2024-%02d' % r.randrange(3, 12),
             investment=r.choice([86, 120.5, 360, 980, 1250]), recommender=city, partners=None,
             applied_on='2024-12-%02d' % r.randrange(14, 24))
    t['profile'] = '%s成立于%s年，位于%s市，主要从事%s领域产品的研发、生产与销售，现有员工%d人，拥有发明专利%d项、软件著作权%d项，先后获得高新技术企业、省级专精特新中小企业等称号。' % (
        company, t['founded'][:4], city, trade[0], t['staff'], r.randrange(3, 40), r.randrange(2, 30)) + '公司建有覆盖研发、制造、仓储的工业互联网平台，' \
        '接入设备%d台套，网络安全由信息安全部归口管理，配备专职人员%d名。' % (r.randrange(50, 900), r.randrange(2, 15))
    t['summary'] = '针对%s生产现场设备老旧、协议多样、办公网与生产网边界不清的问题，本案例以%s为主线，完成资产梳理%d项，划分安全域%d个，部署工业防火墙%d台、' \
        '监测探针%d个。' % (trade[0], DIRS[i], r.randrange(80, 900), r.randrange(3, 9), r.randrange(4, 30), r.randrange(4, 40)) + \
        '项目实施后高危漏洞处置率达到%d%%，安全事件平均响应时间由4小时缩短至%d分钟，全年未发生网络安全事件，具备在同行业推广的条件。' % (r.randrange(90, 100), r.randrange(8, 55))
    t['_r'] = r
    return t

# ---- how people write values
FW = str.maketrans('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.@', '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ－．＠')
CN = str.maketrans('0123456789', '〇一二三四五六七八九')
def fw(s): return str(s).translate(FW)
def num(v): return ('%.6f' % v).rstrip('0').rstrip('.')
def money(v, how):
    if how == '': return num(v)
    if how == '万元': return num(v) + '万元'
    if how == '万': return num(v) + ' 万'
    if how == ',': return '{:,.2f}'.format(v) + '万元'
    if how == '元': return '{:,}元'.format(int(round(v * 10000)))
    if how == '亿': return num(v / 10000) + '亿元'
    if how == '人民币': return '人民币' + num(v) + '万元整'
    if how == 'fw': return fw(num(v)) + '万元'
    if how == '￥': return '￥' + '{:,}'.format(v) + '万'
    raise KeyError(how)
def cnn(n):
    n = int(n)
    return '一二三四五六七八九十'[n - 1] if n <= 10 else ('十' + '一二三四五六七八九'[n - 11] if n < 20 else '二十' + ('' if n == 20 else '一二三四五六七八九'[n - 21]))
def date(d, how):
    p = d.split('-'); y, m = p[0], p[1]; dd = p[2] if len(p) > 2 else None
    if how == '年': return y + '年' + str(int(m)) + '月' + (str(int(dd)) + '日' if dd else '')
    if how == ' 年 ': return y + ' 年 ' + str(int(m)) + ' 月' + (' ' + str(int(dd)) + ' 日' if dd else '')
    if how == '.': return '.'.join([y, m] + ([dd] if dd else []))
    if how == '/': return '/'.join([y, str(int(m))] + ([str(int(dd))] if dd else []))
    if how == '-': return d
    if how == '〇': return y.translate(CN) + '年' + cnn(m) + '月' + (cnn(dd) + '日' if dd else '')
    if how == 'fw': return fw(y) + '年' + fw(int(m)) + '月' + (fw(int(dd)) + '日' if dd else '')
    if how == '8': return d.replace('-', '')
    raise KeyError(how)
def spaced(s, sp=' '): return sp.join(s)

# ---- raw WordprocessingML
W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
def tx(s):
    out = []
    for part in re.split('(\n|\t)', s):
        if part == '\n': out.append('<w:br/>')
        elif part == '\t': out.append('<w:tab/>')
        elif part: out.append('<w:t xml:space="preserve">%s</w:t>' % escape(part))
    return ''.join(out)
class X(str): pass          # already XML
def R(s, u=0, strike=0, font=None, dstrike=0, b=0, hidden=0):
    pr = ('<w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s"/>' % (font, font, font) if font else '') + ('<w:b/>' if b else '') + ('<w:strike/>' if strike else '') + \
         ('<w:dstrike/>' if dstrike else '') + ('<w:vanish/>' if hidden else '') + ('<w:u w:val="single"/>' if u else '')
    return X('<w:r>%s%s</w:r>' % ('<w:rPr>%s</w:rPr>' % pr if pr else '', tx(s)))
def runs(x):
    if isinstance(x, X): return x
    if isinstance(x, (list, tuple)): return ''.join(runs(i) for i in x)
    return R(str(x))
def P(*x, jc=None, style=None, num=None):
    pr = ('<w:pStyle w:val="%s"/>' % style if style else '') + ('<w:jc w:val="%s"/>' % jc if jc else '')
    return X('<w:p>%s%s</w:p>' % ('<w:pPr>%s</w:pPr>' % pr if pr else '', runs(x)))
def body(x):
    """cell content: a list of paragraphs (X starting <w:p / <w:tbl / <w:sdt) or things to put in one"""
    if isinstance(x, X) and re.match('<w:(p|tbl|sdt)[ >]', x): return x if x.endswith('</w:p>') else x + P()
    if isinstance(x, list): return ''.join(body(i) for i in x)
    return P(x)
def C(x='', span=1, v=None, w=2000, dirn=0):
    pr = '<w:tcW w:w="%d" w:type="dxa"/>' % (w * span) + ('<w:gridSpan w:val="%d"/>' % span if span > 1 else '') + \
         ('<w:vMerge w:val="restart"/>' if v == 'r' else '<w:vMerge/>' if v == 'c' else '') + ('<w:textDirection w:val="tbRlV"/>' if dirn else '')
    return X('<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>' % (pr, body(x)))
def TR(*cells): return X('<w:tr>%s</w:tr>' % ''.join(c if isinstance(c, X) and c.startswith(('<w:tc>', '<w:sdt>')) else C(c) for c in cells))
def T(n, *rows): return X('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid>%s</w:tblGrid>%s</w:tbl>' % ('<w:gridCol w:w="2000"/>' * n, ''.join(rows)))
def sdt(inner, tag='', alias='', kind='<w:text/>', block=0):
    return X('<w:sdt><w:sdtPr>%s%s%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % ('<w:alias w:val="%s"/>' % alias if alias else '', '<w:tag w:val="%s"/>' % tag if tag else '', kind, inner))
def box14(on): return sdt(R('☒' if on else '☐', font='MS Gothic'), kind='<w14:checkbox><w14:checked w14:val="%d"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>' % on)
def fcheck(on): return X('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="c"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>%s</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' % ('<w:checked/>' if on else ''))
def ftext(s): return X('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="t"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>' % R(s))
def sym(ch, font='Wingdings'): return X('<w:r><w:sym w:font="%s" w:char="%s"/></w:r>' % (font, ch))
def eq(on): return X('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> eq \\o\\ac(□,√) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>') if on else R('□')
def ins(s): return X('<w:ins w:id="%d" w:author="审核" w:date="2024-12-16T10:00:00Z">%s</w:ins>' % (random.randrange(9999), R(s)))
def dele(s): return X('<w:del w:id="%d" w:author="审核" w:date="2024-12-16T10:00:00Z"><w:r><w:delText xml:space="preserve">%s</w:delText></w:r></w:del>' % (random.randrange(9999), escape(s)))
def textbox(*ps): return X('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="5000000" cy="900000"/><wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>' % (''.join(ps), ''.join(ps)))

def save_docx(path, *blocks):
    doc = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="%s" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14"><w:body>%s<w:sectPr/></w:body></w:document>' % (W, ''.join(body(b) if not b.startswith('<') else b for b in blocks))
    from lxml import etree
    etree.fromstring(doc.encode())
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        def w(n, s): z.writestr(zipfile.ZipInfo(n, (2024, 12, 18, 9, 0, 0)), s)
        w('[Content_Types].xml', '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        w('_rels/.rels', '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        w('word/document.xml', doc)

TITLE = '护航新型工业化网络安全典型案例申报表'
TITLE2 = '护航新型工业化网络安全典型案例申报书'
def ticks(opts, chosen, on='☑', off='□', sep='  ', after=0):
    return sep.join((o + (on if o in chosen else off)) if after else ((on if o in chosen else off) + o) for o in opts)
def tickruns(opts, chosen, f, sep='   ', after=0):
    out = []
    for o in opts:
        b, l = f(1 if o in chosen else 0), R(o + ('' if after else sep))
        out += [l, b, R(sep)] if after else [b, l]
    return X(''.join(out))
def pick(t, names): return {k: t[k] for k in names.split()}
PLEDGE = '本单位承诺：所填报内容真实、准确，近5年以来未发生重大安全、环保、质量事故。如有不实，愿承担相应责任。'
F = {}
def form(f): F[f.__name__] = f; return f

# ================================================================ the layouts
@form
def a01_two_columns(t, k, d):
    h = ['年', '.'][k]
    rows = [('案例名称', t['case_title']), ('申报主体名称', t['company']), ('社会信用代码（18位）', t['uscc']), ('申报主体类型', ticks(TYPES, [t['applicant_type']])), ('企业性质', t['nature']),
            ('所属行业', t['industry']), ('注册地址', t['address']), ('法人代表', t['legal_person']), ('成立日期', date(t['founded'], h)), ('注册资金', money(t['capital'], '万元')),
            ('2023年主营业务收入', money(t['revenue'], [',', '元'][k])), ('从业人数', '%d人' % t['staff']), ('项目联系人', t['contact']), ('联系人职务', t['position']), ('办公电话', t['phone']), ('手机号码', t['mobile']), ('电子邮箱', t['email']),
            ('申报方向（五选一）', ticks(DIRS, t['directions'], sep='\n')), ('案例起止日期', date(t['period_start'], h) + ['至', '-'][k] + date(t['period_end'], h)), ('项目总投资', money(t['investment'], '万元')), ('企业简介', t['profile']), ('案例概述', t['summary'])]
    save_docx(d + '/申报表.docx', P(TITLE, jc='center'), T(2, *[TR(a, b) for a, b in rows]), P(PLEDGE), P('申报单位（公章）：'), P(date(t['applied_on'], '年'), jc='right'))
    return 'company uscc applicant_type nature industry address legal_person founded capital revenue staff contact position phone mobile email profile case_title directions period_start period_end investment summary'

@form
def a02_four_columns_pythondocx(t, k, d):
    import docx
    D = docx.Document(); D.add_heading('2024年' + TITLE, 0)
    D.add_paragraph('填报日期：' + date(t['applied_on'], ' 年 '))
    pairs = [('企业名称', t['company']), ('统一社会信用代码', fw(t['uscc']) if k else t['uscc']), ('企业地址', t['address']), ('所在城市', t['city'] + '市'), ('法人代表', t['legal_person']), ('注册时间', date(t['founded'], '-')),
             ('注册资本（万元）', money(t['capital'], '')), ('上年度营业收入（万元）', money(t['revenue'], '')), ('企业人数', str(t['staff'])), ('所属行业', t['industry']), ('联系人', t['contact']), ('职务', t['position']), ('联系电话', t['phone']), ('手机', t['mobile'])]
    tb = D.add_table(rows=0, cols=4); tb.style = 'Table Grid'
    for i in range(0, len(pairs), 2):
        c = tb.add_row().cells
        for j in (0, 1): c[2 * j].text, c[2 * j + 1].text = pairs[i + j]
    for lab, v in [('E-mail', t['email']), ('企业类型', ticks(TYPES, [t['applicant_type']], '■', '□')), ('案例名称', t['case_title']), ('案例方向', ticks(DIRS, t['directions'], '■', '□', '\n')), ('企业概况（500字以内）', t['profile']), ('案例简要介绍（不超过500字）', t['summary'])]:
        c = tb.add_row().cells; c[0].text = lab; m = c[1].merge(c[3]); m.text = v
    D.save(d + '/典型案例申报表.docx')
    return 'company uscc address city legal_person founded capital revenue staff industry contact position phone mobile email applicant_type case_title directions profile summary applied_on'

@form
def a03_left_sections_six_columns(t, k, d):
    S = lambda s, v: C('\n'.join(s) if k else s, v=v, dirn=1 - k)
    rows = [TR(S('企业基本情况', 'r'), C('单位全称'), C(t['company'], 3), C('企业性质'), C(t['nature'])),
            TR(S('', 'c'), C('信用代码'), C(t['uscc'], 3), C('职工总数'), C(str(t['staff']))),
            TR(S('', 'c'), C('注册地'), C(t['address'], 5)),
            TR(S('', 'c'), C('法定代表人'), C(t['legal_person']), C('成立年月'), C(date(t['founded'], '.')), C('注册资本'), ) [:-7] + C(money(t['capital'], '万')) + '</w:tr>',
            TR(S('', 'c'), C('所属行业'), C(t['industry'], 2), C('2023年营业收入（万元）', 2), C(money(t['revenue'], ''))),
            TR(S('联系方式', 'r'), C('联系人'), C(t['contact']), C('部门及职务'), C(t['position']), C('手机'), ) [:-7] + C(t['mobile']) + '</w:tr>',
            TR(S('', 'c'), C('固定电话'), C(t['phone'], 2), C('邮箱'), C(t['email'], 2)),
            TR(S('案例情况', 'r'), C('案例名称'), C(t['case_title'], 5)),
            TR(S('', 'c'), C('申报方向'), C([P(ticks([x], t['directions'], '√', '□')) for x in DIRS], 5)),
            TR(S('', 'c'), C('实施周期'), C(date(t['period_start'], '年') + '—' + date(t['period_end'], '年'), 2), C('投入资金（万元）'), C(money(t['investment'], ''), 2)),
            TR(S('', 'c'), C('案例摘要'), C(t['summary'], 5))]
    rows = [X(r) for r in rows]
    save_docx(d + '/附件2.docx', P('附件2'), P(TITLE, jc='center'), T(7, *rows))
    return 'company nature uscc staff address legal_person founded capital industry revenue contact position mobile phone email case_title directions period_start period_end investment summary'

@form
def a04_numbered_paragraphs(t, k, d):
    n = iter(range(1, 99)); q = ['：', ':'][k]
    L = lambda lab, v: P(['%d．', '（%d）'][k] % next(n) + lab + q, R(' ' + v + ' ', u=1))
    save_docx(d + '/申报书.docx', P(TITLE2, jc='center'), P('一、申报单位基本信息'), L('单位名称', t['company']), L('统一社会信用代码', spaced(t['uscc'][:4]).replace(' ', '') + t['uscc'][4:]), L('企业类别', ticks(TYPES, [t['applicant_type']], '☒', '☐')),
              L('法定代表人姓名', t['legal_person']), L('成立时间', date(t['founded'], '〇' if k else '年')), L('注册资本', money(t['capital'], '人民币')), L('上一年度主营业务收入', money(t['revenue'], '亿')), L('员工人数', '%d 人' % t['staff']),
              L('注册地址', t['address']), L('联系人', t['contact']), L('职务/职称', t['position']), L('移动电话', t['mobile'][:3] + ' ' + t['mobile'][3:7] + ' ' + t['mobile'][7:]), L('电子邮件', t['email']),
              P('二、案例基本信息'), L('案例名称', t['case_title']), L('申报方向', t['directions'][0]), L('案例实施起止时间', date(t['period_start'], '/') + '～' + date(t['period_end'], '/')), L('案例投资总额', money(t['investment'], '万元')),
              P('三、单位简介'), P(t['profile']), P('四、案例简介'), P(t['summary']), P('五、主要做法'), P('按照统筹规划、分步实施的思路，建立网络安全责任制。'), P('六、推荐单位意见'), P('（盖章）'))
    return 'company uscc applicant_type legal_person founded capital revenue staff address contact position mobile email case_title directions period_start period_end investment profile summary'

@form
def a05_questions_answers(t, k, d):
    A = ['答：', 'A：'][k]; Q = ['问：', 'Q：'][k]
    qa = lambda q, a: [P(Q + q), P(A + a)]
    bl = [P(TITLE, jc='center')]
    for q, a in [('申报单位名称？', t['company']), ('统一社会信用代码？', t['uscc']), ('法定代表人？', t['legal_person']), ('单位注册地址？', t['address']), ('联系人？', t['contact']), ('联系人手机？', t['mobile']), ('案例名称？', t['case_title']),
                 ('申报方向？', t['directions'][0]), ('案例起止时间？', date(t['period_start'], '年') + '至' + date(t['period_end'], '年')), ('案例简介？', t['summary'])]: bl += qa(q, a)
    save_docx(d + '/申报表（问答）.docx', *bl)
    return 'company uscc legal_person address contact mobile case_title directions period_start period_end summary'

@form
def a06_answers_below(t, k, d):
    def H(*l): return TR(*[C(R(x, b=1)) for x in l])
    def V(*l): return TR(*[C(x) for x in l])
    save_docx(d + '/申报表.docx', P(TITLE, jc='center'), T(4, H('单位名称', '统一社会信用代码', '法定代表人', '成立时间'), V(t['company'], t['uscc'], t['legal_person'], date(t['founded'], '/')), H('注册资本（万元）', '年营业收入（万元）', '职工人数（人）', '所属行业'),
              V(money(t['capital'], ''), money(t['revenue'], ''), str(t['staff']), t['industry']), H('联系人', '职务', '手机', '电子邮箱'), V(t['contact'], t['position'], t['mobile'], t['email'])),
              P('案例信息'), T(4, H('案例名称', '申报方向', '开始时间', '结束时间'), V(t['case_title'], t['directions'][0], date(t['period_start'], '年'), date(t['period_end'], '年')), TR(C(R('案例简介', b=1), 4)), TR(C(t['summary'], 4))))
    return 'company uscc legal_person founded capital revenue staff industry contact position mobile email case_title directions period_start period_end summary'

def wb(): import openpyxl; return openpyxl.Workbook()
@form
def a07_xlsx_four_columns(t, k, d):
    from openpyxl.styles import Alignment
    b = wb(); s = b.active; s.title = '申报表'
    s['A1'] = TITLE; s.merge_cells('A1:D1')
    s['A2'] = '申报单位（盖章）：' + t['company']; s.merge_cells('A2:B2'); s['C2'] = '填报日期：' + date(t['applied_on'], '年'); s.merge_cells('C2:D2')
    r = 3
    def two(a, v, c, w):
        nonlocal r
        for i, x in enumerate([a, v, c, w]): s.cell(r, i + 1, x)
        r += 1
    def one(a, v):
        nonlocal r
        s.cell(r, 1, a); s.cell(r, 2, v).alignment = Alignment(wrap_text=True); s.merge_cells(start_row=r, end_row=r, start_column=2, end_column=4); r += 1
    two('企业名称', t['company'], '统一社会信用代码', t['uscc']); two('法定代表人', t['legal_person'], '成立日期', datetime.date(*map(int, t['founded'].split('-'))))
    two('注册资本（万元）', t['capital'], '营业收入（万元）', t['revenue']); two('职工人数', t['staff'], '所属行业', t['industry']); one('注册地址', t['address']); two('联系人', t['contact'], '联系手机', int(t['mobile']) if k else t['mobile']); two('职务', t['position'], '邮箱', t['email'])
    one('企业类型', ticks(TYPES, [t['applicant_type']], '√', '□')); one('案例名称', t['case_title']); one('申报方向', ticks(DIRS, t['directions'], '√', '□', '\n')); two('案例开始时间', date(t['period_start'], '年'), '案例结束时间', date(t['period_end'], '年')); one('案例投资额', money(t['investment'], '万元')); one('案例简介', t['summary'])
    b.save(d + '/申报表.xlsx')
    return 'company applied_on uscc legal_person founded capital revenue staff industry address contact mobile position email applicant_type case_title directions period_start period_end investment summary'

@form
def a08_xlsx_no_label_unit(t, k, d):
    b = wb(); s = b.active; s['B2'] = '护航新型工业化网络安全典型案例'; s['B3'] = '申报表'
    rows = [('序号', '项目', '内容', '单位'), (1, '申报单位', t['company'], ''), (2, '社会信用代码', t['uscc'], ''), (3, '单位性质', t['nature'], ''), (4, '所在地市', t['city'] + '市', ''), (5, '法人代表', t['legal_person'], ''), (6, '成立时间', t['founded'][:7].replace('-', '.'), ''), (7, '注册资本', t['capital'], '万元'), (8, '上年营业收入', t['revenue'], '万元'),
            (9, '职工人数', t['staff'], '人'), (10, '联系人', t['contact'], ''), (11, '手机', t['mobile'], ''), (12, '案例名称', t['case_title'], ''), (13, '申报方向', t['directions'][0], ''), (14, '案例起止时间', date(t['period_start'], '.') + '-' + date(t['period_end'], '.'), ''), (15, '投资额', t['investment'], '万元'), (16, '案例简介', t['summary'], '')]
    for i, r in enumerate(rows):
        for j, v in enumerate(r): s.cell(5 + i, 2 + j, v if v != '' else None)
    b.save(d + '/企业申报表.xlsx'); t['founded'] = t['founded'][:7]
    return 'company uscc nature city legal_person founded capital revenue staff contact mobile case_title directions period_start period_end investment summary'

@form
def a09_content_controls(t, k, d):
    cellsdt = lambda v: X('<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % C(v))
    rs = lambda v: sdt(R(v))
    rows = [('单位名称', rs(t['company'])), ('统一社会信用代码', rs(t['uscc'])), ('企业类型', sdt(R(t['applicant_type']), kind='<w:dropDownList><w:listItem w:displayText="请选择" w:value=""/>%s</w:dropDownList>' % ''.join('<w:listItem w:displayText="%s" w:value="%s"/>' % (x, x) for x in TYPES))),
            ('成立时间', sdt(R(date(t['founded'], '年')), kind='<w:date w:fullDate="%sT00:00:00Z"><w:dateFormat w:val="yyyy年M月d日"/></w:date>' % t['founded'])), ('法定代表人', rs(t['legal_person'])), ('联系人', rs(t['contact'])), ('手机', rs(t['mobile'])), ('案例名称', sdt(P(rs(t['case_title'])), kind='<w:richText/>')),
            ('申报方向', tickruns(DIRS, t['directions'], box14)), ('案例简介', sdt(P(t['summary']), kind='<w:richText/>'))]
    trs = [TR(C(a), C(b)) for a, b in rows]
    trs.append(X('<w:tr>' + C('电子邮箱') + cellsdt(t['email']) + '</w:tr>'))
    trs.append(X('<w:sdt><w:sdtPr/><w:sdtContent>%s</w:sdtContent></w:sdt>' % TR(C('注册地址'), C(t['address']))))
    tb = T(2, *trs)
    save_docx(d + '/申报书.docx', P(TITLE2), sdt(tb, kind='') if k else tb)
    return 'company uscc applicant_type founded legal_person contact mobile case_title directions summary email address'

@form
def a10_tracked_changes(t, k, d):
    rows = [('申报单位', X(dele('某某公司') + ins(t['company']))), ('统一社会信用代码', X(R(t['uscc'][:10]) + dele('000') + ins(t['uscc'][10:]))), ('法定代表人', X(R(t['legal_person'][0]) + dele('某') + ins(t['legal_person'][1:]))), ('注册资本', X(dele('1亿元') + ins(money(t['capital'], '万元')))),
            ('联系人', t['contact']), ('手机', X(R(t['mobile'][:7]) + dele('0000') + ins(t['mobile'][7:]))), ('案例名称', X(R(t['case_title']) + dele('（修改稿）'))), ('申报方向', X(''.join((ins('☑') + dele('□') if x in t['directions'] else R('□')) + R(x + ' ') for x in DIRS))),
            ('起止时间', X(R(date(t['period_start'], '年')) + R('—') + dele('2025年12月') + ins(date(t['period_end'], '年')))), ('案例简介', t['summary'])]
    trs = [TR(a, C(b)) for a, b in rows]
    trs.append(X('<w:tr><w:trPr><w:del w:id="7" w:author="a"/></w:trPr>' + C(dele('联合申报单位')) + C(dele('某某大学')) + '</w:tr>'))
    save_docx(d + '/申报表-修订.docx', P(TITLE), T(2, *trs))
    return 'company uscc legal_person capital contact mobile case_title directions period_start period_end summary'

@form
def a11_textbox_cover(t, k, d):
    cov = [P('案例名称：' + t['case_title']), P('申报单位（盖章）：' + t['company']), P('推荐单位：' + t['city'] + '市工业和信息化局'), P('申报日期：' + date(t['applied_on'], ['年', '〇'][k]))]
    rows = [('统一社会信用代码', t['uscc'], '法定代表人', t['legal_person']), ('联系人', t['contact'], '联系电话', t['mobile']), ('所属行业', t['industry'], '单位性质', t['nature'])]
    save_docx(d + '/申报书.docx', P(TITLE2, jc='center'), P(textbox(*cov)), P('一、基本信息'), T(4, *[TR(*r) for r in rows], TR(C('申报方向'), C(ticks(DIRS, t['directions'], '✔', '□'), 3)), TR(C('案例简介'), C(textbox(P(t['summary'])) if k else t['summary'], 3))))
    t['phone'] = t['mobile']  # what stands under 电话 is the phone
    return 'case_title company recommender applied_on uscc legal_person contact phone industry nature directions summary'

@form
def a12_struck_out(t, k, d):
    def st(opts, ch): return X(''.join(R(o, strike=(o not in ch and not k), dstrike=(o not in ch and k)) + R(['、', ' / '][k] if i < len(opts) - 1 else '') for i, o in enumerate(opts)))
    save_docx(d + '/申报表.docx', P(TITLE), T(2, TR('单位名称', t['company']), TR('统一社会信用代码', t['uscc']), TR('企业类型（划去不适用项）', C(st(TYPES, [t['applicant_type']]))), TR('申报方向（划去不适用项）', C(st(DIRS, t['directions']))), TR('法定代表人', t['legal_person']), TR('案例名称', t['case_title']), TR('联系人', C(X(R('张某某', strike=1) + R(t['contact'])))), TR('案例简介', t['summary'])))
    return 'company uscc applicant_type directions legal_person case_title contact summary'

@form
def a13_formcheckbox(t, k, d):
    save_docx(d + '/申报表.docx', P(TITLE), T(4, TR('申报单位名称', ftext(t['company']), '统一社会信用代码', ftext(t['uscc'])), TR('企业性质', C(tickruns(NATURES + ['其他'], [t['nature']], fcheck)), '法定代表人', ftext(t['legal_person'])), TR(C('企业类型'), C(tickruns(TYPES, [t['applicant_type']], fcheck), 3)),
              TR(C('申报方向'), C([P(tickruns([x], t['directions'], fcheck)) for x in DIRS], 3)), TR('联系人', ftext(t['contact']), '手机', ftext(t['mobile'])), TR(C('案例名称'), C(ftext(t['case_title']), 3)), TR(C('案例简介'), C(ftext(t['summary']), 3))))
    return 'company uscc nature legal_person applicant_type directions contact mobile case_title summary'

@form
def a14_wingdings_sym(t, k, d):
    f = lambda on: sym('F0FE' if on else 'F0A8') if k == 0 else sym('F052' if on else 'F0A3', 'Wingdings 2')
    save_docx(d + '/申报表.docx', P(TITLE), T(2, TR('单位名称', t['company']), TR('统一社会信用代码', t['uscc']), TR('企业类型', C(tickruns(TYPES, [t['applicant_type']], (lambda on: sym('F052', 'Wingdings 2') if on else sym('F0A3', 'Wingdings 2')) if k else f))), TR('申报方向', C(tickruns(DIRS, t['directions'], f))), TR('单位性质', C(tickruns(NATURES, [t['nature']], lambda on: sym('F0FC') if on else R('□')))),
              TR('案例名称', t['case_title']), TR('项目起止年月', date(t['period_start'], '.') + '至' + date(t['period_end'], '.')), TR('案例简介', t['summary'])))
    return 'company uscc applicant_type directions nature case_title period_start period_end summary'

@form
def a15_spaced_labels(t, k, d):
    sp = [' ', '\u3000'][k]
    S = lambda s: spaced(s, sp)
    lab = lambda a, b: C([P(a), P(b)])
    save_docx(d + '/申报表.docx', P(spaced('护航新型工业化网络安全典型案例')), P(spaced('申报表')), T(4, TR(S('单位名称'), C(t['company'] + '\u00a0\u200b', 3)), TR(lab('统一社会', '信用代码'), C(t['uscc'][:8] + ' ' + t['uscc'][8:], 3)), TR(S('法人代表'), t['legal_person'] if len(t['legal_person']) > 2 else spaced(t['legal_person']), lab('注册资本', '（万元）'), '{:,}'.format(t['capital'])),
              TR(C(X(R('联') + R(' 系 ') + R('人'))), spaced(t['contact'], '\u3000') if len(t['contact']) == 2 else t['contact'], lab('联系人', '手机'), t['mobile'][:3] + '-' + t['mobile'][3:7] + '-' + t['mobile'][7:]), TR(lab('*上年度', '营业收入'), money(t['revenue'], '￥'), '*' + S('职工人数'), str(t['staff'])),
              TR(C('案\n例\n名\n称'), C(t['case_title'], 3)), TR(lab('申报', '方向'), C(ticks(DIRS, t['directions'], '[√]', '[ ]', '\n'), 3)), TR(lab('案例', '简介'), C([P('\u3000\u3000' + t['summary'])], 3))))
    return 'company uscc legal_person capital contact mobile revenue staff case_title directions summary'

@form
def a16_split_units(t, k, d):
    u = lambda lab, v, unit: [C(lab), C(v), C(unit)]
    save_docx(d + '/申报表.docx', P(TITLE), T(6, TR(C('申报单位'), C(t['company'], 5)), TR(C('统一社会信用代码'), *[C(t['uscc'], 5)]), TR(*u('注册资本', num(t['capital']), '万元'), *u('职工人数', str(t['staff']), '人')), TR(*u('上年营业收入', num(t['revenue']), '万元'), *u('案例投资额', num(t['investment']), '万元')),
              TR(C('联系人', v='r'), C('姓名'), C(t['contact'], 2), C('职务'), C(t['position'])), TR(C('', v='c'), C('手机'), C(t['mobile'], 2), C('邮箱'), C(t['email'])), TR(C('法定代表人', v='r'), C('姓名'), C(t['legal_person'], 2), C('电话'), C('13800000000')), TR(C('案例起止时间'), C('开始'), C(date(t['period_start'], '年'), 2), C('结束'), C(date(t['period_end'], '年'))),
              TR(C('案例名称'), C(t['case_title'], 5)), TR(C('申报方向'), C(ticks(DIRS, t['directions'], '(√)', '( )'), 5)), TR(C('案例简介'), C(t['summary'], 5))))
    return 'company uscc capital staff revenue investment contact position mobile email legal_person period_start period_end case_title directions summary'

@form
def a17_wingdings_font_eq(t, k, d):
    w2 = lambda on: R('R', font='Wingdings 2') if on else R('□')
    save_docx(d + '/申报表.docx', P(TITLE), T(2, TR('企业名称', t['company']), TR('统一社会信用代码', t['uscc']), TR('企业类型', C(tickruns(TYPES, [t['applicant_type']], [w2, eq][k]))), TR('申报方向', C(tickruns(DIRS, t['directions'], [eq, w2][k]))), TR('案例名称', t['case_title']), TR('案例简介', t['summary']), TR('联合申报单位', '无')))
    return 'company uscc applicant_type directions case_title summary partners'

@form
def a18_number_in_box(t, k, d):
    i = DIRS.index(t['directions'][0]) + 1; j = TYPES.index(t['applicant_type']) + 1
    opt = lambda o: '；'.join('%d.%s' % (n + 1, x) for n, x in enumerate(o))
    save_docx(d + '/申报表.docx', P(TITLE), T(2, TR('企业名称', t['company']), TR('统一社会信用代码', t['uscc']), TR('企业类型（填序号）', '【%d】 %s' % (j, opt(TYPES)) if not k else '%s\n选择：%d' % (opt(TYPES), j)),
              TR('申报方向', '（ %d ）\n%s' % (i, '\n'.join('%s%s' % ('①②③④⑤'[n], x) for n, x in enumerate(DIRS))) if not k else '%s\n所选序号：%s' % ('\n'.join('%s%s' % ('①②③④⑤'[n], x) for n, x in enumerate(DIRS)), '①②③④⑤'[i - 1])), TR('案例名称', t['case_title']), TR('案例简介', t['summary'])))
    return 'company uscc applicant_type directions case_title summary'

@form
def a19_tick_after(t, k, d):
    on, off = [('（√）', '（  ）'), ('[√]', '[  ]')][k]
    save_docx(d + '/申报表.docx', P(TITLE), T(2, TR('企业全称', t['company']), TR('统一社会信用代码', t['uscc']), TR('企业类型', ticks(TYPES, [t['applicant_type']], on, off, after=1)), TR('申报方向', ticks(DIRS, t['directions'], ['☑', '✓'][k], '□', '； ', after=1)), TR('单位性质', ticks(NATURES, [t['nature']], '●', '○')), TR('案例名称', t['case_title']), TR('案例简介', t['summary'])))
    return 'company uscc applicant_type directions nature case_title summary'

@form
def a20_nested_pythondocx(t, k, d):
    import docx
    D = docx.Document(); D.add_paragraph(TITLE)
    o = D.add_table(rows=3, cols=2)
    for i, lab in enumerate(['企业基本信息', '案例基本信息', '案例简介']): o.cell(i, 0).text = lab
    def inner(cell, rows):
        tb = cell.add_table(rows=0, cols=2)
        for a, b in rows: c = tb.add_row().cells; c[0].text, c[1].text = a, b
    inner(o.cell(0, 1), [('企业名称', t['company']), ('统一社会信用代码', t['uscc']), ('法定代表人', t['legal_person']), ('注册地址', t['address']), ('联系人', t['contact']), ('联系人手机', t['mobile'])])
    inner(o.cell(1, 1), [('案例名称', t['case_title']), ('申报方向', t['directions'][0]), ('起始时间', date(t['period_start'], '年')), ('完成时间', date(t['period_end'], '年'))])
    o.cell(2, 1).text = t['summary']
    D.save(d + '/申报表.docx')
    return 'company uscc legal_person address contact mobile case_title directions period_start period_end summary'

@form
def a21_cover_tabs_tables(t, k, d):
    U = lambda s: R('  ' + s + '   ', u=1)
    cv = lambda lab, v: P([lab + '：\t', lab + ' '][k], U(v))
    save_docx(d + '/申报书.docx', P('护航新型工业化网络安全典型案例', jc='center'), P('申 报 书', jc='center'), P(), cv('案 例 名 称', t['case_title']), cv('申 报 单 位', t['company']), cv('申 报 方 向', t['directions'][0]), cv('推 荐 单 位', t['city'] + '市工业和信息化局'), cv('申 报 日 期', date(t['applied_on'], '年')),
              P('工业和信息化部网络安全管理局制'), P('填报说明'), P('1.申报单位应如实填写各项内容。'), P('2.申报方向：从5个方向中选择1个填写。'), P('一、申报单位基本情况'),
              T(4, TR('统一社会信用代码', C(t['uscc'], 3)), TR('企业类型', t['applicant_type'], '企业性质', t['nature']), TR('法定代表人', t['legal_person'], '成立时间', date(t['founded'], '8')), TR('联系人', C(t['contact']), '职务', t['position']), TR('手机', t['mobile'], '座机', t['phone'])),
              P('二、案例基本情况'), T(4, TR('案例名称', C(t['case_title'], 3)), TR('起止时间', C(date(t['period_start'], '年') + '起至' + date(t['period_end'], '年') + '止', 3)), TR('总投资（万元）', C(num(t['investment']), 3))), P('三、案例简介'), P('（简要介绍案例，不超过500字）'), P(t['summary']), P('四、申报单位简介'), P(t['profile']), P('五、承诺'), P(PLEDGE))
    return 'case_title company directions recommender applied_on uscc applicant_type nature legal_person founded contact position mobile phone period_start period_end investment summary profile'

@form
def a22_soffice_html(t, k, d):
    h = '<html><head><meta charset="utf-8"></head><body><p align="center"><b>%s</b></p><table border=1>' % TITLE
    h += '<tr><td rowspan=4>企业信息</td><td>企业名称</td><td colspan=3>%s</td></tr><tr><td>统一社会信用代码</td><td colspan=3>%s</td></tr><tr><td>法定代表人</td><td>%s</td><td>员工总数</td><td>%d人</td></tr><tr><td>联系人/手机</td><td colspan=3>%s %s</td></tr>' % (t['company'], t['uscc'], t['legal_person'], t['staff'], t['contact'], t['mobile'])
    h += '<tr><td rowspan=4>案例信息</td><td>案例名称</td><td colspan=3>%s</td></tr><tr><td>申报方向</td><td colspan=3>%s</td></tr><tr><td>启动时间</td><td>%s</td><td>完成时间</td><td>%s</td></tr><tr><td>案例简介</td><td colspan=3>%s</td></tr></table></body></html>' % (t['case_title'], ticks(DIRS, t['directions'], '☑', '☐', '<br>'), date(t['period_start'], '年'), date(t['period_end'], '年'), t['summary'])
    soffice(h, 'html', d, 'HTML (StarWriter)'); return 'company uscc legal_person staff contact mobile case_title directions period_start period_end summary'

@form
def a23_soffice_fodt(t, k, d):
    h = '<html><head><meta charset="utf-8"></head><body><h1>%s</h1><h2>一、企业概况</h2><ol>' % TITLE2
    for a, b in [('企业名称', t['company']), ('统一社会信用代码', t['uscc']), ('注册地址', t['address']), ('法定代表人', t['legal_person']), ('注册资本', money(t['capital'], '万元')), ('联系人', t['contact']), ('联系手机', t['mobile'])]: h += '<li><b>%s</b>：%s</li>' % (a, b)
    h += '</ol><h2>二、案例名称</h2><p>%s</p><h2>三、申报方向</h2><p>%s</p><h2>四、案例实施时间</h2><p>%s至%s</p><h2>五、案例简介</h2><p>%s</p></body></html>' % (t['case_title'], ticks(DIRS, t['directions'], '☑', '☐', '<br>'), date(t['period_start'], '年'), date(t['period_end'], '年'), t['summary'])
    soffice(h, 'html', d, 'HTML (StarWriter)'); return 'company uscc address legal_person capital contact mobile case_title directions period_start period_end summary'

def soffice(text, ext, d, flt):
    with tempfile.TemporaryDirectory() as td:
        p = td + '/申报表.' + ext; open(p, 'w').write(text)
        subprocess.run(['soffice', '-env:UserInstallation=file://%s/firstsight-lo' % tempfile.gettempdir(), '--headless', '--infilter=' + flt, '--convert-to', 'docx:MS Word 2007 XML', '--outdir', d, p], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=90)

@form
def a24_pairs_in_cells(t, k, d):
    c = ['：', ':'][k]
    save_docx(d + '/申报表.docx', P(TITLE), T(2, TR('企业名称' + c + t['company'], '统一社会信用代码' + c + t['uscc']), TR('法定代表人' + c + t['legal_person'], '成立时间' + c + date(t['founded'], '年')), TR('注册资本' + c + money(t['capital'], '万元'), '职工人数' + c + str(t['staff']) + '人'), TR('联系人' + c + t['contact'], '手机' + c + t['mobile']),
              TR(C('案例名称' + c + t['case_title'], 2)), TR(C([P('申报方向' + c), P(ticks(DIRS, t['directions'], '☑', '□'))], 2)), TR(C('案例起止时间' + c + date(t['period_start'], '年') + '～' + date(t['period_end'], '年'), 2)), TR(C([P('案例简介' + c), P(t['summary'])], 2))))
    return 'company uscc legal_person founded capital staff contact mobile case_title directions period_start period_end summary'

@form
def a25_raw_xlsx_inline(t, k, d):
    rows = [['护航新型工业化网络安全典型案例申报表'], ['企业名称', t['company'], '社会信用代码', t['uscc']], ['法定代表人', t['legal_person'], '联系人', t['contact']], ['手机', t['mobile'], '电子邮箱', t['email']], ['成立时间', ('n', (datetime.date(*map(int, t['founded'].split('-'))) - datetime.date(1899, 12, 30)).days), '所属行业', t['industry']], ['案例名称', t['case_title']], ['申报方向', ticks(DIRS, t['directions'], '☑', '□')], ['案例简介', t['summary']]]
    xs = ''
    for i, r in enumerate(rows):
        xs += '<row r="%d">' % (i + 1)
        for j, v in enumerate(r):
            ref = 'ABCD'[j] + str(i + 1)
            if isinstance(v, tuple): xs += '<c r="%s" s="1"><v>%d</v></c>' % (ref, v[1])
            elif k and len(v) > 3: xs += '<c r="%s" t="inlineStr"><is><r><t>%s</t></r><r><rPr><b/></rPr><t xml:space="preserve">%s</t></r><rPh sb="0" eb="1"><t>pinyin</t></rPh></is></c>' % (ref, escape(v[:2]), escape(v[2:]))
            else: xs += '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (ref, escape(v))
        xs += '</row>'
    ns = 'http://purl.oclc.org/ooxml/spreadsheetml/main' if k else 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    rn = 'http://purl.oclc.org/ooxml/officeDocument/relationships' if k else 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    with zipfile.ZipFile(d + '/申报表.xlsx', 'w') as z:
        def w(n, s): z.writestr(zipfile.ZipInfo(n, (2024, 12, 18, 9, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>' + s)
        ct = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
        w('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="%sstyles+xml"/></Types>' % (ct, ct, ct))
        w('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % rn)
        w('xl/workbook.xml', '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>' % (ns, rn))
        w('xl/_rels/workbook.xml.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="%s/styles" Target="styles.xml"/></Relationships>' % (rn, rn))
        w('xl/styles.xml', '<styleSheet xmlns="%s"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="31" applyNumberFormat="1"/></cellXfs></styleSheet>' % ns)
        w('xl/worksheets/sheet1.xml', '<worksheet xmlns="%s"><dimension ref="A1"/><sheetData>%s</sheetData><mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="B6:D6"/><mergeCell ref="B7:D7"/><mergeCell ref="B8:D8"/></mergeCells></worksheet>' % (ns, xs))
    return 'company uscc legal_person contact mobile email founded industry case_title directions summary'

@form
def a26_contact_matrix(t, k, d):
    save_docx(d + '/申报书.docx', P(TITLE2), T(5, TR(C('申报主体名称'), C(t['company'], 4)), TR(C('统一社会信用代码（或组织机构代码）'), C(t['uscc'], 4)), TR(C('联系人', v='r'), C('姓名'), C('职务'), C('手机'), C('电子邮箱')), TR(C('', v='c'), C(t['contact']), C(t['position']), C(t['mobile']), C(t['email'])),
              TR(C('财务状况（万元）', v='r'), C('年份'), C('营业收入'), C('利润总额'), C('资产总额')), TR(C('', v='c'), C('2023年'), C(num(t['revenue'])), C('321'), C('99999')), TR(C('案例名称'), C(t['case_title'], 4)), TR(C('申报方向'), C('√' + t['directions'][0] if k else t['directions'][0] + ' √', 4)), TR(C('案例简介'), C(t['summary'], 4))))
    return 'company uscc contact position mobile email revenue case_title directions summary'

@form
def a27_fullwidth(t, k, d):
    rows = [('单位名称（公章）', t['company'].replace('（', '(').replace('）', ')')), ('统一社会信用代码/组织机构代码', fw(t['uscc'])), ('法定代表人（负责人）', t['legal_person']), ('成立时间', date(t['founded'], 'fw')), ('注册资本', money(t['capital'], 'fw')), ('单位人数', fw(t['staff']) + '人'), ('联系人及电话', t['contact'] + '\u3000' + fw(t['mobile'])), ('邮箱', t['email'].replace('@', '＠')), ('案例名称', t['case_title']),
            ('案例所属方向', '%s、%s' % ('一二三四五'[DIRS.index(t['directions'][0])], t['directions'][0])), ('建设起止时间', date(t['period_start'], 'fw') + '－' + date(t['period_end'], 'fw')), ('投资规模', '共计' + money(t['investment'], 'fw')), ('案例简介（300字左右）', t['summary'])]
    save_docx(d + '/申报表.docx', P(TITLE), T(2, *[TR(a, b) for a, b in rows]))
    t['phone'] = t['mobile']  # what stands under 电话 is the phone
    return 'company uscc legal_person founded capital staff contact phone email case_title directions period_start period_end investment summary'

@form
def a28_direction_rows(t, k, d):
    """a table with one row a direction and a tick column; types by a tick in a cell of its own"""
    rows = [TR(C('单位名称'), C(t['company'], 2)), TR(C('统一社会信用代码'), C(t['uscc'], 2)), TR(C('案例名称'), C(t['case_title'], 2))]
    for n, x in enumerate(DIRS): rows.append(TR(C('申报方向', v='r' if n == 0 else 'c'), *( [C(x), C('√' if x in t['directions'] else '')] if not k else [C('☑' if x in t['directions'] else '□'), C(x)])))
    rows += [TR(C('案例简介'), C(t['summary'], 2)), TR(C('推荐单位意见'), C([P('同意推荐。'), P('（盖章）'), P(date(t['applied_on'], '年'))], 2))]
    save_docx(d + '/申报表.docx', P(TITLE), T(3, *rows))
    return 'company uscc case_title directions summary'

# ================================================================ harder ones
@form
def c01_third_column(t, k, d):
    note = iter(['与营业执照一致', '18位', '单选', '', '万元', '如：2024年1月—2024年10月', '', '11位', '', '500字以内'])
    rows = [('申请单位', t['company']), ('信用代码', t['uscc']), ('申报主体类别', ticks(TYPES, [t['applicant_type']], '◉', '○')), ('企业法人', t['legal_person']), ('注册资本', '人民币%s万元（实缴%s万元）' % (num(t['capital']), num(t['capital'] / 2))), ('实施时间', '%d年%d月至%d年%d月' % (*map(int, t['period_start'].split('-')), *map(int, t['period_end'].split('-')))), ('联系人（经办人）', t['contact']), ('联系手机', t['mobile']), ('申报案例名称', t['case_title']), ('案例内容简介', t['summary'])]
    rows = [TR(str(i + 1), a, b, next(note)) for i, (a, b) in enumerate(rows)]
    rows.insert(2, TR('2-1', '选报方向', ticks(DIRS, t['directions'], '◉', '○', '\n'), '5选1'))
    save_docx(d + '/申报表.docx', P(TITLE), T(4, TR('序号', '填报项目', '填写内容', '填写说明'), *rows))
    return 'company uscc applicant_type legal_person capital period_start period_end contact mobile case_title directions summary'

@form
def c02_combined_labels(t, k, d):
    s = ['/', '、'][k]
    rows = [('单位名称', t['company']), ('统一社会信用代码', t['uscc'].lower()), ('联系人及职务', t['contact'] + s + t['position']), ('手机%s邮箱' % s, t['mobile'] + s + t['email']), ('注册资本及成立时间', money(t['capital'], '万元') + '，' + date(t['founded'], '年')),
            ('案例名称', t['case_title']), ('申报方向', '方向%s：%s' % ('一二三四五'[DIRS.index(t['directions'][0])], t['directions'][0])), ('案例简介', t['summary'])]
    save_docx(d + '/申报表.docx', P(TITLE), T(2, *[TR(a, b) for a, b in rows]))
    return 'company uscc contact position mobile email capital founded case_title directions summary'

@form
def c03_one_column(t, k, d):
    L = lambda s: TR(C(R(s, b=1)))
    rows = []
    for i, (a, b) in enumerate([('企业名称', t['company']), ('统一社会信用代码', t['uscc']), ('法定代表人', t['legal_person']), ('所属行业', t['industry']), ('案例名称', t['case_title']), ('申报方向', ticks(DIRS, t['directions'], '☑', '☐')), ('起止时间', date(t['period_start'], '年') + '至' + date(t['period_end'], '年')), ('案例简介', t['summary'])]):
        rows += [L(['', '%s、' % '一二三四五六七八'[i]][k] + a), TR(C(b))]
    save_docx(d + '/申报书.docx', P(TITLE2), T(1, *rows))
    return 'company uscc legal_person industry case_title directions period_start period_end summary'

@form
def c04_xlsx_two_sheets(t, k, d):
    b = wb(); s = b.active; s.title = '1基本信息'; s.append([TITLE]); s.append(['一、企业基本信息'])
    for r in [('企业名称', t['company']), ('统一社会信用代码', t['uscc']), ('企业地址', t['address']), ('法人代表', t['legal_person']), ('联系人', t['contact']), ('手机号', t['mobile']), ('员工人数', t['staff']), ('2023年营收（万元）', t['revenue'])]: s.append(r)
    s = b.create_sheet('2案例信息'); s.append(['二、案例信息'])
    for r in [('案例名称', t['case_title']), ('案例方向', t['directions'][0]), ('案例开始时间', datetime.date(int(t['period_start'][:4]), int(t['period_start'][5:]), 1)), ('案例结束时间', datetime.date(int(t['period_end'][:4]), int(t['period_end'][5:]), 1)), ('案例投资（万元）', t['investment']), ('案例简介', t['summary'])]: s.append(r)
    if k:
        s = b.create_sheet('数据源'); s.append(['选项'])
        for x in DIRS: s.append([x])
    b.save(d + '/申报表.xlsx'); t['period_start'] += '-01'; t['period_end'] += '-01'
    return 'company uscc address legal_person contact mobile staff revenue case_title directions period_start period_end investment summary'

@form
def c05_messy_values(t, k, d):
    r = t['_r']; y0, m0 = t['period_start'].split('-'); 
    rows = [('企业名称', t['company'] + '（原%s市旧名实业有限公司）' % t['city'] if k else t['company'] + '（盖章）'), ('统一社会信用代码', ' '.join(re.findall('.{1,6}', t['uscc']))), ('法定代表人', t['legal_person'] + ['（董事长）', ' 总经理'][k]), ('成立时间', date(t['founded'], '年') + '（工商登记）'), ('注册资本（万元）', num(t['capital']) + '（人民币）'),
            ('上年营业收入', '2023年度：%s万元' % num(t['revenue'])), ('职工人数', '%d人，其中研发人员%d人' % (t['staff'], t['staff'] // 5)), ('联系人', t['contact'] + ['先生', '女士'][k]), ('联系电话', t['phone'] + ['', '转801'][0]), ('手机', ['+86 ', '86-'][k] + t['mobile']), ('邮箱', ['邮箱：', 'E-mail: '][k] + t['email']), ('案例名称', t['case_title']),
            ('申报方向', ticks(DIRS, t['directions'], '✅', '☐') if k else ticks(DIRS, t['directions'], '[x]', '[ ]')), ('案例起止时间', '%s年%d月1日至%s年%d月28日（含试运行）' % (y0, int(m0), t['period_end'][:4], int(t['period_end'][5:]))), ('案例投资额', '约%s万元' % num(t['investment'])), ('案例简介', '（限500字）\n' + t['summary']), ('联合申报单位', ['无', '/'][k])]
    t['period_start'] += '-01'; t['period_end'] += '-28'
    save_docx(d + '/申报表.docx', P(TITLE), T(2, *[TR(a, b) for a, b in rows]))
    return 'company uscc legal_person founded capital revenue staff contact phone mobile email case_title directions period_start period_end investment partners'

@form
def c06_other_people(t, k, d):
    o = filling('other-%d' % k)
    rows = [TR(C('申报单位', v='r'), C('单位名称'), C(t['company'], 3)), TR(C('', v='c'), C('统一社会信用代码'), C(t['uscc'], 3)), TR(C('', v='c'), C('法定代表人'), C(t['legal_person']), C('联系电话'), C(t['phone']))] + \
           [TR(C('案例负责人', v='r'), C('姓名'), C(o['contact']), C('职务'), C(o['position'])), TR(C('', v='c'), C('手机'), C(o['mobile']), C('邮箱'), C(o['email']))] + \
           [TR(C('联系人', v='r'), C('姓名'), C(t['contact']), C('职务'), C(t['position'])), TR(C('', v='c'), C('手机'), C(t['mobile']), C('邮箱'), C(t['email']))] + \
           [TR(C('案例名称'), C(t['case_title'], 4)), TR(C('申报方向'), C(ticks(DIRS, t['directions'], '√', '□'), 4)), TR(C('案例简介'), C(t['summary'], 4)),
            TR(C('推荐单位', v='r'), C('单位名称'), C(t['city'] + '市工业和信息化局', 3)), TR(C('', v='c'), C('联系人'), C(o['legal_person']), C('手机'), C('13900001111'))]
    save_docx(d + '/申报表.docx', P(TITLE), T(5, *rows))
    return 'company uscc legal_person contact position mobile email case_title directions summary'

@form
def c07_pairs_on_a_line(t, k, d):
    sp = ['    ', '\t'][k]
    U = lambda s: R(s, u=1)
    L = lambda *ps: P(*[X(R(a + '：') + U(' ' + b + ' ') + R(sp)) for a, b in ps])
    save_docx(d + '/申报书.docx', P(TITLE2), P('一、基本信息'), L(('单位名称', t['company'])), L(('统一社会信用代码', t['uscc']), ('单位性质', t['nature'])), L(('法定代表人', t['legal_person']), ('成立时间', date(t['founded'], '年')), ('职工人数', '%d人' % t['staff'])), L(('联系人', t['contact']), ('职务', t['position']), ('手机', t['mobile'])), L(('邮箱', t['email'])),
              P('二、案例信息'), L(('案例名称', t['case_title'])), P('申报方向：', R(ticks(DIRS, t['directions'], '☑', '□'))), L(('起止时间', date(t['period_start'], '.') + '—' + date(t['period_end'], '.')), ('投资额', money(t['investment'], '万元'))), P('案例简介：'), P(t['summary']))
    return 'company uscc nature legal_person founded staff contact position mobile email case_title directions period_start period_end investment summary'

@form
def c08_old_word_or_rtf(t, k, d):
    with tempfile.TemporaryDirectory() as td:
        rows = [('单位名称', t['company'], '统一社会信用代码', t['uscc']), ('法定代表人', t['legal_person'], '所属行业', t['industry']), ('联系人', t['contact'], '手机', t['mobile'])]
        save_docx(td + '/申报表.docx', P(TITLE), T(4, *[TR(*r) for r in rows], TR(C('案例名称'), C(t['case_title'], 3)), TR(C('申报方向'), C(ticks(DIRS, t['directions'], '√', '□'), 3)), TR(C('案例简介'), C(t['summary'], 3))))
        subprocess.run(['soffice', '-env:UserInstallation=file://%s/firstsight-lo' % tempfile.gettempdir(), '--headless', '--convert-to', ['doc', 'rtf'][k], '--outdir', d, td + '/申报表.docx'], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=90)
    return 'company uscc legal_person industry contact mobile case_title directions summary'

@form
def c09_several_or_none(t, k, d):
    t['directions'] = [DIRS[1], DIRS[4]] if k else []
    save_docx(d + '/申报表.docx', P(TITLE), T(2, TR('申报企业名称', t['company']), TR('统一社会信用代码', t['uscc']), TR('申报方向（限选1项）', ticks(DIRS, t['directions'], '☑', '□', '\n')), TR('案例名称', t['case_title']), TR('案例简介', t['summary']), TR('联合体成员单位', '无')))
    return 'company uscc directions case_title summary'

@form
def c10_bilingual(t, k, d):
    rows = [('企业名称\nCompany Name', t['company']), ('统一社会信用代码 (USCC)', t['uscc']), ('法定代表人 Legal Representative', t['legal_person']), ('联系人 Contact', t['contact']), ('手机 Mobile', t['mobile']), ('邮箱 Email', t['email']), ('案例名称 Title', t['case_title']), ('申报方向 Direction', t['directions'][0]), ('案例简介 Abstract', t['summary'])]
    save_docx(d + '/申报表.docx', P(TITLE), T(2, *[TR(a, b) for a, b in rows]))
    return 'company uscc legal_person contact mobile email case_title directions summary'

@form
def c11_short_labels_in_sections(t, k, d):
    sec = lambda s, v: C(s, v=v)
    save_docx(d + '/申报表.docx', P(TITLE), T(5, TR(sec('申报单位', 'r'), C('名称'), C(t['company'], 3)), TR(sec('', 'c'), C('统一社会信用代码'), C(t['uscc'], 3)), TR(sec('', 'c'), C('地址'), C(t['address'], 3)), TR(sec('', 'c'), C('性质'), C(t['nature']), C('行业'), C(t['industry'])),
              TR(sec('申报案例', 'r'), C('名称'), C(t['case_title'], 3)), TR(sec('', 'c'), C('方向'), C(t['directions'][0], 3)), TR(sec('', 'c'), C('起止时间'), C(date(t['period_start'], '年') + '到' + date(t['period_end'], '年')), C('投资（万元）'), C(num(t['investment']))), TR(sec('', 'c'), C('简介'), C(t['summary'], 3))))
    return 'company uscc address nature industry case_title directions period_start period_end investment summary'

@form
def c12_headings_1_1(t, k, d):
    bl = [P('2024年' + TITLE2)]
    for i, (a, b) in enumerate([('申报单位名称', t['company']), ('统一社会信用代码', t['uscc']), ('法定代表人', t['legal_person']), ('联系人', t['contact']), ('联系人手机', t['mobile']), ('案例名称', t['case_title']), ('申报方向', t['directions'][0]), ('实施起止时间', date(t['period_start'], '年') + '—' + date(t['period_end'], '年')), ('案例简介', t['summary'])]):
        bl += [P(('1.%d ' % (i + 1) if k else '（%s）' % '一二三四五六七八九'[i]) + a), P(b)]
    save_docx(d + '/申报书.docx', *bl)
    return 'company uscc legal_person contact mobile case_title directions period_start period_end summary'

# ================================================================ the lists
LST = {}
def lst(f): LST[f.__name__] = f; return f
def entries(seed, n): return [filling('%s/%d' % (seed, i)) for i in range(n)]
def rowtruth(es): return [dict(n=i + 1, company=e['company'], uscc=e['uscc'], case_title=e['case_title'], directions=e['directions']) for i, e in enumerate(es)]
LT = '护航新型工业化网络安全典型案例推荐汇总表'
@lst
def b01_xlsx_plain(es, d):
    b = wb(); s = b.active; s.append([LT]); s.merge_cells('A1:H1'); s.append(['推荐单位（盖章）：%s市工业和信息化局' % es[0]['city']]); s.append(['序号', '案例名称', '申报单位', '统一社会信用代码', '企业类型', '申报方向', '联系人', '联系方式'])
    for i, e in enumerate(es): s.append([i + 1, e['case_title'], e['company'], e['uscc'], e['applicant_type'], e['directions'][0], e['contact'], e['mobile']])
    s.append(['备注：按推荐优先顺序排列。']); b.save(d + '/推荐汇总表.xlsx')
@lst
def b02_xlsx_two_row_head(es, d):
    b = wb(); s = b.active; s['A1'] = '附件3'; s['A2'] = '典型案例推荐表'; s.merge_cells('A2:I2')
    for j, (a, c) in enumerate([('排序', ''), ('申报主体', '企业名称'), ('', '社会信用代码'), ('', '企业性质'), ('案例', '名称'), ('', '方向'), ('联系人', '姓名'), ('', '手机'), ('备注', '')]):
        s.cell(3, j + 1, a or None); s.cell(4, j + 1, c or None)
    for m in ('A3:A4', 'B3:D3', 'E3:F3', 'G3:H3', 'I3:I4'): s.merge_cells(m)
    for i, e in enumerate(es):
        for j, v in enumerate([i + 1, e['company'], e['uscc'], e['nature'], e['case_title'], e['directions'][0], e['contact'], e['mobile']]): s.cell(5 + i, j + 1, v)
    s.cell(5 + len(es), 1, '合计'); s.cell(5 + len(es), 2, '%d家' % len(es)); b.save(d + '/推荐表.xlsx')
@lst
def b03_docx_table(es, d):
    save_docx(d + '/推荐汇总表.docx', P(LT, jc='center'), P('推荐单位：%s市工业和信息化局（盖章）    填表人：林某    联系电话：0757-12345678' % es[0]['city']), T(6, TR('优先顺序', '单位名称', '信用代码', '案例名称', '方向', '联系人及电话'), *[TR(str(i + 1), e['company'], e['uscc'], e['case_title'], e['directions'][0], e['contact'] + e['mobile']) for i, e in enumerate(es)], TR(*[''] * 6)))
@lst
def b04_xlsx_cn_numbers_dirno(es, d):
    b = wb(); s = b.active; s.append(['%s市推荐案例信息汇总表' % es[0]['city']]); s.append([]); s.append(['推荐顺序', '企业名称', '统一社会信用代码', '所属方向（填序号：1工业互联网安全分类分级；2车联网网络安全防护；3工业控制系统安全评估；4工业控制产品安全漏洞治理；5网络安全威胁监测服务）', '案例名称', '案例简介'])
    for i, e in enumerate(es): s.append(['一二三四五六七八'[i], e['company'], e['uscc'], DIRS.index(e['directions'][0]) + 1, e['case_title'], e['summary']])
    b.save(d + '/汇总表.xlsx')
@lst
def b05_docx_transposed_wide(es, d):
    """the direction as a ticked column each"""
    save_docx(d + '/附件3.docx', P('附件3'), P(LT), T(9, TR('序号', '申报主体名称', '统一社会信用代码', '案例名称', *DIRS), *[TR(str(i + 1) + '.', e['company'], e['uscc'], e['case_title'], *['√' if x in e['directions'] else '' for x in DIRS]) for i, e in enumerate(es)]))
@lst
def b06_xlsx_grouped(es, d):
    b = wb(); s = b.active; s.append([LT]); s.append(['填报单位：%s市工信局' % es[0]['city'], None, None, '日期：2024年12月20日']); s.append(['序号', '申报方向', '申报企业', '企业统一社会信用代码', '申报案例名称', '备注'])
    es.sort(key=lambda e: DIRS.index(e['directions'][0])); r = 4; prev = None; start = 4
    for i, e in enumerate(es):
        s.cell(r, 1, i + 1); s.cell(r, 3, e['company']); s.cell(r, 4, e['uscc'] + ' '); s.cell(r, 5, e['case_title'])
        if e['directions'][0] != prev:
            if prev and r - start > 1: s.merge_cells(start_row=start, end_row=r - 1, start_column=2, end_column=2)
            s.cell(r, 2, e['directions'][0]); start = r; prev = e['directions'][0]
        r += 1
    if r - start > 1: s.merge_cells(start_row=start, end_row=r - 1, start_column=2, end_column=2)
    s.cell(r + 1, 1, '填表人：李某'); s.cell(r + 1, 3, '审核人：'); b.save(d + '/推荐汇总表.xlsx')

@lst
def d07_xlsx_blank_rows_no_order(es, d):
    b = wb(); s = b.active; s.title = '汇总'; s['A1'] = '广东省护航新型工业化网络安全典型案例推荐汇总表'; s['A3'] = '推荐单位：%s市工业和信息化局' % es[0]['city']
    for j, x in enumerate(['推荐优先顺序', '申报单位名称', '统一社会信用代码（18位）', '案例名称', '申报方向', '申报单位联系人', '联系手机']): s.cell(5, j + 1, x)
    r = 6
    for i, e in enumerate(es):
        for j, v in enumerate([float(i + 1), e['company'], e['uscc'], e['case_title'], ticks(DIRS, e['directions'], '√', '□'), e['contact'], e['mobile']]): s.cell(r, j + 1, v)
        r += 2
    s.cell(r + 1, 1, '注：1.请按推荐优先顺序排列。2.本表需加盖公章。'); b.save(d + '/推荐汇总表.xlsx')
@lst
def d08_docx_two_pages(es, d):
    """the table in two, the heading again on the second page"""
    H = TR('序号', '企业名称', '企业代码', '申报案例', '申报方向'); rows = [TR(str(i + 1), e['company'], e['uscc'], e['case_title'], e['directions'][0]) for i, e in enumerate(es)]
    save_docx(d + '/推荐表.docx', P('典型案例推荐汇总表'), T(5, H, *rows[:2]), P('（续表）'), T(5, H, *rows[2:]))

def main():
    os.makedirs(OUT, exist_ok=True); truth = {}
    def old(name): return ONLY and not any(name.startswith(o) for o in ONLY)
    for name, f in F.items():
        if old(name): continue
        for k in (0, 1):
            random.seed(name); t = filling('%s-%d' % (name, k)); d = '%s/%s-%d' % (OUT, name, k); os.makedirs(d, exist_ok=True)
            asked = f(t, k, d); truth['%s-%d' % (name, k)] = {'kind': 'case', 'fields': pick(t, asked)}
    for name, f in LST.items():
        if old(name): continue
        for k in (0, 1):
            es = entries('%s-%d' % (name, k), 3 + 2 * k); d = '%s/%s-%d' % (OUT, name, k); os.makedirs(d, exist_ok=True)
            f(es, d); truth['%s-%d' % (name, k)] = {'kind': 'list', 'rows': rowtruth(es)}
    json.dump(truth, open(OUT + '/truth.json', 'w'), ensure_ascii=False, indent=1)
if __name__ == '__main__': main()
