# SPDX-License-Identifier: ISC
from lib import *
from b1 import TITLE, GREY, g, lab, longsec, border, recs, lrow
from b2 import G4, G6, conv
import openpyxl, datetime
from openpyxl.styles import Alignment, Font

# 43 a filled-in specimen in the same file, before / after the real form
@layout('specimen')
def _(r, k, d):
    ex = [['单位名称', ('广东××科技有限公司', 3)], ['统一社会信用代码', '9144XXXXXXXXXXXXXX', '法定代表人', '张××'], ['联系人', '李××', '手机', '13800000000'], ['案例名称', ('××企业工业互联网安全分类分级案例', 3)], ['申报方向', ('☑工业互联网安全分类分级  □车联网网络安全防护  □……', 3)], ['起止时间', ('2024年1月至2024年10月', 3)]]
    real = [['单位名称', (r.company, 3)], ['统一社会信用代码', r.uscc, '法定代表人', r.legal], ['联系人', r.contact, '手机', r.mobile], ['职务', r.position, '邮箱', r.email], ['案例名称', (r.title, 3)], ['申报方向', (tick(DIRS, r.dir, '☑', '\n'), 3)], ['起止时间', (dt(r.ps, 0) + '至' + dt(r.pe, 0), 3)], ['总投资（万元）', num(r.investment), '推荐单位', r.bureau], ['案例简介', (r.summary, 3)]]
    A = [P('填写样例（仅供参考，报送时请删除本页）', jc='center'), T(G4, ex)]; B = [P(TITLE + '申报表', sty='t', pb=k == 0), T(G4, real)]
    docx(d + '/%s申报表.docx' % r.brand, A + B if k == 0 else B + [P('', pb=1)] + A)
    return r.truth('company uscc legal_person contact mobile position email case_title directions period_start period_end investment recommender summary')

# 44 form + pledge + power of attorney + bureau's opinion, an agent's header: many dates and people
@layout('commit')
def _(r, k, d):
    rows = [['申报单位', (r.company, 3)], ['统一社会信用代码', r.uscc, '法定代表人', r.legal], ['注册地址', (r.address, 3)], ['联系人', r.contact, '职务', r.position], ['手机', r.mobile, '电子邮箱', r.email], ['案例名称', (r.title, 3)], ['申报方向', (r.dir, 3)], ['起止时间', (dt(r.ps, 0) + '—' + dt(r.pe, 0), 3)], ['案例简介', (r.summary, 3)],
            ['申报单位意见', C('本单位自愿申报，材料真实。', P('法定代表人（签字）：　　　　（公章）', jc='right'), P('2024年12月14日', jc='right'), span=3)], ['所在地市工信部门推荐意见', C('经审核，同意推荐。', P('%s（盖章）' % r.bureau, jc='right'), P('2024年12月23日', jc='right'), span=3)]]
    pl = [P('承诺函', sty='t', pb=1), P('%s：' % r.bureau), P('我单位（%s，统一社会信用代码：%s）申报“%s”，现郑重承诺：近5年以来（2019年12月至2024年12月）未发生重大安全、环保、质量事故；在安全、信誉和社会责任等方面无不良记录；本案例未以其他途径重复申报。' % (r.company, r.uscc, r.title), first=1), P('承诺单位：%s（公章）' % r.company, jc='right'), P('2024年12月13日', jc='right')]
    au = [P('授权委托书', sty='t', pb=1), P('兹委托我单位 %s（身份证号：4401************%02d，联系电话：%s）办理申报有关事宜，委托期限自2024年12月1日至2025年3月31日。' % (r.p3, 10 + k, r.mobile2), first=1), P('委托人（法定代表人）：%s' % r.legal, jc='right'), P('受托人：%s' % r.p3, jc='right'), P('2024年12月1日', jc='right')]
    cover = [P(TITLE + '申报书', sty='t'), P(), P('申报单位：' + r.company), P('申报日期：' + dt(r.applied, 0)), P('推荐单位：' + r.bureau)]
    form = [P('申 报 表', sty='t', pb=1), T(G4, rows)]
    docx(d + '/%s申报材料.docx' % r.company, cover + (form + pl + au if k == 0 else pl + au + form), header=P(R('广州智汇企业管理咨询有限公司　编制　服务热线：020-38880000', sz=9), jc='center'), footer=P(R('咨询顾问：%s 13500000000' % r.p6, sz=9), jc='center'))
    return r.truth('company applied_on recommender uscc legal_person address contact position mobile email case_title directions period_start period_end summary')

# 45 careless: two ticked / none ticked; a code with a wrong check digit; blanks
@layout('careless', di=[0, 4])
def _(r, k, d):
    ch = {DIRS[0], DIRS[4]} if k == 0 else set()
    code = r.uscc if k == 0 else r.uscc[:17] + ALPHA[(ALPHA.index(r.uscc[17]) + 7) % 31]
    rows = [['单位名称', (r.company, 3)], ['统一社会信用代码', code, '成立时间', dt(r.founded, 0)], ['企业类型', (tick(TYPES, r.type, '☑', '\n'), 3)], ['单位性质', (tick([n[:2] for n in NATURES], set() if k == 0 else r.nature[:2], '☑'), 3)], ['法定代表人', r.legal if k else '', '注册资本', '　　　万元' if k == 0 else num(r.capital) + '万元'], ['联系人', r.contact, '职务', ''], ['手机', r.mobile, '邮箱', r.email], ['案例名称', (r.title, 3)], ['申报方向（限选一项）', (tick(DIRS, ch, '☑', '\n'), 3)], ['起止时间', ('    年  月至    年  月' if k == 0 else dt(r.ps, 0) + '至    年  月', 3)], ['总投资', '    万元' if k else num(r.investment) + '万元', '填报日期', '2024年  月  日' if k == 0 else dt(r.applied, 0)], ['案例简介', (r.summary if k == 0 else '', 3)]]
    docx(d + '/申报表.docx', [P(TITLE + '申报表', sty='t'), T(G4, rows)])
    return r.truth('company founded applicant_type contact mobile email case_title', uscc=code, nature=None if k == 0 else r.nature, legal_person=r.legal if k else None, capital=r.capital if k else None, position=None, directions=[x for x in DIRS if x in ch], period_start=r.ps if k else None, period_end=None, investment=None if k else r.investment, summary=r.summary if k == 0 else None, **({'applied_on': r.applied} if k else {}))

# 46 mail-merge fields, hyperlinked mail, every character its own run, smart tags, bookmarks, a ruby
def MF(name, v): return X('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> MERGEFIELD %s \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>' % (name, R(v)))
@layout('mailmerge')
def _(r, k, d):
    ch = lambda s: J(*[R(c) for c in s])
    hl = X('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "mailto:%s" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>' % (r.email, R(r.email, color='0563C1', u=1)))
    simple = lambda n, v: X('<w:fldSimple w:instr=" MERGEFIELD %s ">%s</w:fldSimple>' % (n, R(v)))
    smart = lambda v: X('<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">%s</w:smartTag>' % ch(v))
    ruby = X('<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="12"/><w:lid w:val="zh-CN"/></w:rubyPr><w:rt>%s</w:rt><w:rubyBase>%s</w:rubyBase></w:ruby></w:r>' % (R(PY.get(r.legal[0], PY.get(r.legal[:2], 'x'))), R(r.legal)))
    bm = lambda v: X('<w:bookmarkStart w:id="5" w:name="案例"/>%s<w:bookmarkEnd w:id="5"/>' % ch(v))
    rows = [[C(ch('单位名称')), C(MF('单位名称', r.company) if k else simple('单位名称', r.company), span=3)], [C(ch('统一社会信用代码')), C(ch(r.uscc)), '成立时间', C(smart(dt(r.founded, 0)))], ['法定代表人', C(ruby if k == 0 else MF('法人', r.legal)), '职工人数', C(J(MF('人数', str(r.staff)), '人'))], ['联系人', C(MF('联系人', r.contact)), '职务', C(ch(r.position))], ['手机', C(ch(r.mobile)), '电子邮箱', C(hl)], ['案例名称', C(bm(r.title), span=3)], ['申报方向', C(simple('方向', r.dir), span=3)], ['起止时间', C(J(smart(dt(r.ps, 0)), '至', smart(dt(r.pe, 0))), span=3)], ['投资总额', C(J(simple('投资', num(r.investment)), '万元'), span=3)], ['案例简介', C(*[P(ch(x), first=1) for x in r.summary_ps], span=3)]]
    docx(d + '/%s.docx' % r.brand, [P(ch(TITLE), '申报表', sty='t'), T(G4, rows)])
    return r.truth('company uscc founded legal_person staff contact position mobile email case_title directions period_start period_end investment summary')

# 47 labels in 【】 (k0) or set off by a vertical bar (k1), paragraphs only
@layout('heavybrackets')
def _(r, k, d):
    it = lambda l, v: P('【%s】%s' % (l, v)) if k == 0 else P('◆ %s｜%s' % (l, v))
    L = [P(TITLE + '申报材料', sty='t'), P('（申报表）', jc='center'), P('一、申报主体', sty='2')] + [it(a, b) for a, b in [('单位全称', r.company), ('统一社会信用代码', r.uscc), ('主体类型', r.type), ('单位性质', r.nature), ('法定代表人', r.legal), ('成立日期', dt(r.founded, 0)), ('注册资本', num(r.capital) + '万元'), ('员工规模', '%d人' % r.staff), ('注册地址', r.address)]] + [P('二、联络信息', sty='2')] + [it(a, b) for a, b in [('联系人', r.contact), ('职务', r.position), ('手机', r.mobile), ('座机', r.phone), ('邮箱', r.email)]] + [P('三、案例信息', sty='2')] + [it(a, b) for a, b in [('案例名称', r.title), ('申报方向', r.dir), ('实施周期', dt(r.ps, '.') + '—' + dt(r.pe, '.')), ('投资金额', num(r.investment) + '万元')]] + ([it('案例简介', r.summary)] if k == 0 else [it('案例简介', '')] + para_text(r.summary_ps))
    docx(d + '/%s申报材料.docx' % r.brand, L)
    return r.truth('company uscc applicant_type nature legal_person founded capital staff address contact position mobile phone email case_title directions period_start period_end investment summary')

# 48 landscape: company on the left half, case on the right half, the same labels (名称) in both
@layout('twohalves')
def _(r, k, d):
    G = [1300, 2600, 1200, 2100, 1400, 2400, 1300, 2100]
    rows = [[C('申报单位', span=4, jc='center', b=1, fill='D9E2F3'), C('申报案例', span=4, jc='center', b=1, fill='FBE4D5')], ['名称', (r.company, 3), '名称', (r.title, 3)], ['信用代码', r.uscc, '性质', r.nature, '申报方向', (r.dir, 3)], ['法定代表人', r.legal, '成立日期', dt(r.founded, '-'), '开始日期', dt(r.psd, '-'), '完成日期', dt(r.ped, '-')], ['注册资本', num(r.capital) + '万元', '员工数', str(r.staff), '投资额', num(r.investment) + '万元', '合作单位', '无' if k else ''], ['联系人', r.contact, '职务', r.position, C('简介', vm=1), C(r.summary, span=3, vm=1)], ['手机', r.mobile, '邮箱', r.email, C('', vm=2), C('', span=3, vm=2)], ['地址', (r.address, 3), C('', vm=2), C('', span=3, vm=2)]]
    docx(d + '/申报表（横版）.docx', [P(TITLE + '申报表', sty='t'), T(G, rows), P('填报日期：' + dt(r.applied, 0), jc='right')], land=1)
    return r.truth('company case_title uscc nature directions legal_person founded capital staff investment partners contact position mobile email address summary applied_on', period_start=r.psd, period_end=r.ped)

# 49 several things in one cell under a compound label
@layout('combo')
def _(r, k, d):
    s = ['、', ' / '][k]
    rows = [['单位名称及统一社会信用代码', '%s\n%s' % (r.company, r.uscc)], ['单位地址及邮编', r.address + '（%s）' % r.zip], ['法定代表人及联系电话', '%s　%s' % (r.legal, r.mobile2)], ['联系人%s职务%s手机' % (s, s), s.join([r.contact, r.position, r.mobile])], ['电话%s传真%s邮箱' % (s, s), '电话：%s　传真：%s　邮箱：%s' % (r.phone, r.fax, r.email)], ['案例名称及申报方向', '案例名称：%s\n申报方向：%s' % (r.title, r.dir)], ['起止时间及投资额', '%s至%s，%s万元' % (dt(r.ps, 0), dt(r.pe, 0), num(r.investment))], ['成立时间/注册资本/员工人数', '%s/%s万元/%d人' % (dt(r.founded, 0), num(r.capital), r.staff)], ['案例简介', r.summary]]
    docx(d + '/申报表简版.docx', [P(TITLE + '申报表（简版）', sty='t'), T([3000, 6500], rows)])
    return r.truth('company uscc address legal_person contact position mobile phone email case_title directions period_start period_end investment founded capital staff summary')

# 50 slashes, dashes, 无, 暂无 where there is no answer
@layout('nothing')
def _(r, k, d):
    n = (['/', '无', '—', '暂无', '\\'] if k == 0 else ['——', '/', '无', 'N/A', '暂无'])
    rows = [['单位名称', (r.company, 3)], ['统一社会信用代码', r.uscc, '法定代表人', r.legal], ['联系人', r.contact, '职务', n[0]], ['固定电话', n[1], '手机', r.mobile], ['邮箱', r.email, '传真', n[2]], ['联合申报单位', (n[3], 3)], ['案例名称', (r.title, 3)], ['申报方向', (r.dir, 3)], ['起始时间', dt(r.ps, 0), '结束时间', dt(r.pe, 0)], ['投资总额', n[4], '推荐单位', r.bureau], ['案例简介', (r.summary, 3)]]
    docx(d + '/%s-申报表.docx' % r.brand, [P(TITLE + '申报表', sty='t'), T(G4, rows)])
    return r.truth('company uscc legal_person contact mobile email case_title directions period_start period_end recommender summary', position=None, phone=None, partners=None, investment=None)

# 51 raw XLSX: rich text, phonetic runs, inline strings, cached formulas, a hidden row with last year's answers, a cell note
@layout('xlraw')
def _(r, k, d):
    o = Rec('xlraw-old', k)
    ss = []
    def sst(x): ss.append(x); return len(ss) - 1
    def rich(a, b): return sst('<si><r><rPr><b/><sz val="11"/></rPr><t>%s</t></r><r><rPr><color rgb="FFFF0000"/></rPr><t xml:space="preserve">%s</t></r></si>' % (esc(a), esc(b)))
    def pho(a): return sst('<si><t>%s</t><rPh sb="0" eb="2"><t>ダンウェイ</t></rPh><phoneticPr fontId="1"/></si>' % esc(a))
    cell = {}
    def S(ref, v): cell[ref] = '<c r="%s" t="s" s="1"><v>%d</v></c>' % (ref, sst('<si><t xml:space="preserve">%s</t></si>' % esc(v)))
    def SX(ref, i): cell[ref] = '<c r="%s" t="s" s="1"><v>%d</v></c>' % (ref, i)
    def I(ref, v): cell[ref] = '<c r="%s" t="inlineStr" s="1"><is><t>%s</t></is></c>' % (ref, esc(v))
    def F(ref, f, v): cell[ref] = '<c r="%s" t="str" s="1"><f>%s</f><v>%s</v></c>' % (ref, esc(f), esc(v))
    def N(ref, v, s=1): cell[ref] = '<c r="%s" s="%d"><v>%s</v></c>' % (ref, s, v)
    ser = lambda iso: (datetime.date(*map(int, iso.split('-'))) - datetime.date(1899, 12, 30)).days
    S('A1', TITLE + '申报表'); SX('A2', rich('单位名称', '*')); SX('B2', pho(r.company)); SX('A3', rich('统一社会信用代码', '*')); F('B3', 'CONCATENATE("%s","%s")' % (r.uscc[:8], r.uscc[8:]), r.uscc); S('C3', '法定代表人'); I('D3', r.legal)
    S('A4', '单位名称（2023年）'); S('B4', o.company)   # hidden row
    S('A5', '成立日期'); N('B5', ser(r.founded), 2); S('C5', '注册资本（万元）'); N('D5', num(r.capital)); S('A6', '联系人'); SX('B6', rich(r.contact[:1], r.contact[1:])); S('C6', '职务'); I('D6', r.position); S('A7', '手机'); (N('B7', r.mobile) if k else S('B7', r.mobile)); S('C7', '邮箱'); S('D7', r.email)
    S('A8', '案例名称'); S('B8', r.title); S('A9', '申报方向'); F('B9', 'INDEX(E:E,%d)' % (r.di + 1), r.dir); S('A10', '开始日期'); N('B10', ser(r.psd), 3); S('C10', '结束日期'); N('D10', ser(r.ped), 3); S('A11', '投资额（万元）'); cell['B11'] = '<c r="B11" s="1"><f>SUM(F1:F2)</f><v>%s</v></c>' % num(r.investment); S('C11', '职工人数'); N('D11', r.staff); S('A12', '案例简介'); S('B12', r.summary)
    for i, x in enumerate(DIRS): S('E%d' % (i + 1), x)
    N('F1', num(r.investment - 20)); N('F2', '20')
    rows = ''
    for n in range(1, 13): rows += '<row r="%d"%s>%s</row>' % (n, ' hidden="1"' if n == 4 else '', ''.join(cell[c + str(n)] for c in 'ABCDEF' if c + str(n) in cell))
    M = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'; H = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'; PK = 'http://schemas.openxmlformats.org/package/2006/'; OD = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    parts = {'[Content_Types].xml': '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>%s</Types>' % (PK, ''.join('<Override PartName="/xl/%s" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml"/>' % x for x in [('workbook.xml', 'sheet.main'), ('worksheets/sheet1.xml', 'worksheet'), ('sharedStrings.xml', 'sharedStrings'), ('styles.xml', 'styles'), ('comments1.xml', 'comments')])),
             '_rels/.rels': '<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%sofficeDocument" Target="xl/workbook.xml"/></Relationships>' % (PK, OD), 'xl/workbook.xml': '<workbook %s><sheets><sheet name="申报表" sheetId="1" r:id="rId1"/></sheets></workbook>' % M,
             'xl/_rels/workbook.xml.rels': '<Relationships xmlns="%srelationships">%s</Relationships>' % (PK, ''.join('<Relationship Id="rId%d" Type="%s%s" Target="%s"/>' % (i + 1, OD, a, b) for i, (a, b) in enumerate([('worksheet', 'worksheets/sheet1.xml'), ('sharedStrings', 'sharedStrings.xml'), ('styles', 'styles.xml')]))),
             'xl/worksheets/_rels/sheet1.xml.rels': '<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%scomments" Target="../comments1.xml"/></Relationships>' % (PK, OD),
             'xl/comments1.xml': '<comments %s><authors><author>a</author></authors><commentList><comment ref="B2" authorId="0"><text><t>单位名称：请核对是否为 %s</t></text></comment></commentList></comments>' % (M, o.company),
             'xl/styles.xml': '<styleSheet %s><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment wrapText="1"/></xf><xf numFmtId="31" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>' % (M, [176, 14][k]),
             'xl/sharedStrings.xml': '<sst %s count="%d" uniqueCount="%d">%s</sst>' % (M, len(ss), len(ss), ''.join(ss)),
             'xl/worksheets/sheet1.xml': '<worksheet %s><dimension ref="A1"/><cols><col min="1" max="1" width="20" customWidth="1"/><col min="2" max="2" width="34" customWidth="1"/><col min="3" max="3" width="18" customWidth="1"/><col min="4" max="4" width="26" customWidth="1"/><col min="5" max="6" width="10" hidden="1" customWidth="1"/></cols><sheetData>%s</sheetData><mergeCells count="5"><mergeCell ref="A1:D1"/><mergeCell ref="B2:D2"/><mergeCell ref="B8:D8"/><mergeCell ref="B9:D9"/><mergeCell ref="B12:D12"/></mergeCells></worksheet>' % (M, rows)}
    with zipfile.ZipFile(d + '/%s申报表.xlsx' % r.brand, 'w', zipfile.ZIP_DEFLATED) as z:
        for a, b in parts.items(): z.writestr(zipfile.ZipInfo(a, (2024, 12, 18, 9, 0, 0)), (H + b).encode())
    return r.truth('company uscc legal_person founded capital contact position mobile email case_title directions investment staff summary', period_start=r.psd, period_end=r.ped)

# 52 people as columns: 法定代表人 | 项目负责人 | 联系人, their names, phones and mails in rows
@layout('peoplecols')
def _(r, k, d):
    G = [1900, 2500, 2500, 2600]
    cols = [('法定代表人', r.legal, '董事长', r.phone2, r.mobile2, r.email2), ('案例负责人', r.p3, '副总经理', r.phone3, r.mobile3, r.email3), ('联系人', r.contact, r.position, r.phone, r.mobile, r.email)]
    if k: cols = [cols[0], cols[2], cols[1]]
    rows = [['单位名称', (r.company, 3)], ['统一社会信用代码', (r.uscc, 3)], ['单位性质', r.nature, '成立日期', dt(r.founded, '-')], [lab('人员')] + [lab(c[0]) for c in cols]] + [[l] + [c[i + 1] for c in cols] for i, l in enumerate(['姓名', '职务', '办公电话', '手机', '电子邮箱'])] + [['案例名称', (r.title, 3)], ['申报方向', (r.dir, 3)], ['起止时间', (dt(r.ps, 0) + '至' + dt(r.pe, 0), 3)], ['案例简介', (r.summary, 3)]]
    docx(d + '/%s.docx' % r.company, [P(TITLE + '申报表', sty='t'), T(G, rows)])
    return r.truth('company uscc nature founded legal_person contact position phone mobile email case_title directions period_start period_end summary')

# 53 ragged rows: gridBefore/gridAfter, every row its own cell edges, hMerge, an empty first column
@layout('ragged')
def _(r, k, d):
    g_ = [300, 1500, 1000, 1300, 700, 1300, 900, 2200, 300]
    def c(t, a, b): return C(t, span=b - a, w=sum(g_[a:b]))
    def hm(l, v, a, b): # label, then an answer over cells joined the old way (hMerge)
        x = [c(l, 1, 2)] + [X(C(v if i == 2 else '', w=g_[i]).replace('<w:vAlign', '<w:hMerge%s/><w:vAlign' % (' w:val="restart"' if i == 2 else ''), 1)) for i in range(2, b)]
        return ROW(x, h=400, before=1, after=9 - b)
    rows = [ROW([c('企业名称', 1, 3), c(r.company, 3, 8)], h=400, before=1, after=1), ROW([c('统一社会信用代码', 1, 4), c(r.uscc, 4, 8)], h=400, before=1, after=1), ROW([c('法定代表人', 1, 2), c(r.legal, 2, 4), c('成立时间', 4, 6), c(dt(r.founded, 0), 6, 8)], h=400, before=1, after=1), ROW([c('注册资本', 1, 3), c(num(r.capital) + '万元', 3, 5), c('职工人数', 5, 6), c('%d人' % r.staff, 6, 8)], h=400, before=1, after=1),
            ROW([c('联系人', 1, 2), c(r.contact, 2, 3 + k), c('职务', 3 + k, 5), c(r.position, 5, 6), c('手机', 6, 7), c(r.mobile, 7, 8)], h=400, before=1, after=1), ROW([c('邮箱', 1, 2), c(r.email, 2, 5), c('电话', 5, 7), c(r.phone, 7, 8)], h=400, before=1, after=1), hm('案例名称', r.title, 2, 8), ROW([c('申报方向', 1, 2), c(tick(DIRS, r.dir, '☑', '\n'), 2, 8)], h=400, before=1, after=1), ROW([c('开始时间', 1, 3), c(dt(r.ps, 1), 3, 5), c('完成时间', 5, 7), c(dt(r.pe, 1), 7, 8)], h=400, before=1, after=1), ROW([c('投资额', 1, 4), c(num(r.investment) + '万元', 4, 8)], h=400, before=1, after=1), ROW([c('案例简介', 1, 2), c(r.summary, 2, 8)], h=400, before=1, after=1)]
    docx(d + '/%s申报表.docx' % r.brand, [P(TITLE + '申报表', sty='t'), T(g_, rows)])
    return r.truth('company uscc legal_person founded capital staff contact position mobile email phone case_title directions period_start period_end investment summary')

# 54 the form, then the company's own one-line 汇总表 in the same file
@layout('withlist')
def _(r, k, d):
    rows = [['单位名称', (r.company, 3)], ['统一社会信用代码', r.uscc, '单位性质', r.nature], ['企业类型', r.type, '法定代表人', r.legal], ['联系人', r.contact, '职务', r.position], ['手机', r.mobile, '邮箱', r.email], ['案例名称', (r.title, 3)], ['申报方向', (r.dir, 3)], ['起止时间', (dt(r.ps, 0) + '至' + dt(r.pe, 0), 3)], ['投资额', (num(r.investment) + '万元', 3)], ['案例简介', (r.summary, 3)], ['推荐单位', (r.bureau if k else '', 3)]]
    ev = T([800, 3800, 2500, 2400], [['序号', '佐证材料名称', '出具单位', '日期'], ['1', '营业执照', r.city + '市市场监督管理局', dt(r.founded, '.')], ['2', '信息系统安全等级保护备案证明', r.city + '市公安局', '2024.3.18'], ['3', '项目验收报告', r.company, dt(r.pe, '.')], ['4', '信用中国报告', '信用中国网站', '2024.12.10']])
    one = T([700, 2300, 2200, 2300, 2000], [['序号', '申报单位', '统一社会信用代码', '案例名称', '申报方向'], ['1', r.company, r.uscc, r.title, r.dir]])
    docx(d + '/%s申报材料合订.docx' % r.brand, [P('附件2'), P(TITLE + '申报表', sty='t'), T(G4, rows), P('附件清单', sty='1'), ev] + ([P('案例信息（供推荐单位汇总使用）', sty='1'), one] if k else []))
    return r.truth('company uscc nature applicant_type legal_person contact position mobile email case_title directions period_start period_end investment summary', recommender=r.rec if k else None)

# 55 tracked moves, a row inserted and a row deleted, a table cell inserted
@layout('moved')
def _(r, k, d):
    A = 'w:author="%s" w:date="2024-12-19T10:00:00Z"' % r.p3
    mv = lambda v, a, i: X('<w:%sRangeStart w:id="%d" %s w:name="m%d"/><w:%s w:id="%d" %s>%s</w:%s><w:%sRangeEnd w:id="%d"/>' % (a, i, A, i // 10, a, i + 1, A, R(v).replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>') if 0 else R(v), a, a, i))
    def trk(row, tag, i): return X(row.replace('<w:trPr>', '<w:trPr>', 1).replace('</w:trPr>', '<w:%s w:id="%d" %s/></w:trPr>' % (tag, i, A), 1))
    ins = lambda v, i: X('<w:ins w:id="%d" %s>%s</w:ins>' % (i, A, R(v))); dl = lambda v, i: X('<w:del w:id="%d" %s>%s</w:del>' % (i, A, R(v).replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')))
    rows = [['单位名称', (r.company, 3)], ['统一社会信用代码', r.uscc, '法定代表人', r.legal], ['联系人', C(mv(r.p4, 'moveFrom', 10) + '' if 0 else J(dl(r.p4, 11), ins(r.contact, 12))), '职务', r.position],
            trk(ROW([C(P(dl('手机', 20)), w=2000), C(P(dl(r.mobile2, 21)), w=2750), C(P(dl('邮箱', 22)), w=2000), C(P(dl(r.email2, 23)), w=2750)], h=400), 'del', 24), trk(ROW([C(P(ins('手机', 30)), w=2000), C(P(ins(r.mobile, 31)), w=2750), C(P(ins('邮箱', 32)), w=2000), C(P(ins(r.email, 33)), w=2750)], h=400), 'ins', 34),
            ['案例名称', C(J(mv(r.title, 'moveTo', 40)) if k else J(r.title), span=3)], ['申报方向', C(J(dl(DIRS[(r.di + 2) % 5], 50), ins(r.dir, 51)), span=3)], ['原案例名称位置（校对用）' if 0 else '备注', C(J(mv(r.title, 'moveFrom', 46)) if k else '无', span=3)], ['起止时间', (dt(r.ps, 0) + '至' + dt(r.pe, 0), 3)], ['案例简介', C(P(dl('本案例介绍公司的MES系统建设情况，', 60), ins(r.summary, 61)), span=3)]]
    docx(d + '/申报表-修订稿.docx', [P(TITLE + '申报表', sty='t'), T(G4, rows)])
    return r.truth('company uscc legal_person contact position mobile email case_title directions period_start period_end summary')

# ------------------------------------------------------------------ lists
@layout('list-3head', city=['广州', '惠州'])
def _(r, k, d):
    R_ = sorted(recs('list-3head', k, 8, r.city), key=lambda x: x.di); wb = openpyxl.Workbook(); ws = wb.active; ws.title = '汇总表'
    ws.append(['附件3']); ws.append([r.city + '市' + TITLE + '推荐汇总表']); ws.merge_cells('A2:I2'); ws.append(['填报单位：%s' % r.bureau, None, None, None, None, '填报时间：2024年12月23日'])
    hd = [['序号', '申报单位信息', None, None, None, '申报案例信息', None, '联系方式', None], [None, '基本情况', None, '分类', None, '案例名称', '申报方向' if k == 0 else '推荐理由', '联系人', '手机'], [None, '企业名称', '统一社会信用代码', '企业类型', '所有制', None, None, None, None]]
    for h in hd: ws.append(h)
    for m in ('A4:A6', 'B4:E4', 'F4:G4', 'H4:I4', 'B5:C5', 'D5:E5', 'F5:F6', 'G5:G6', 'H5:H6', 'I5:I6'): ws.merge_cells(m)
    n = 0
    for j in range(5):
        xs = [x for x in R_ if x.di == j]
        if not xs: continue
        ws.append(['%s、%s（%d个）' % ('一二三四五'[len([0 for q in range(j) if any(x.di == q for x in R_)])], DIRS[j], len(xs))]); ws.merge_cells(start_row=ws.max_row, end_row=ws.max_row, start_column=1, end_column=9)
        for x in xs: n += 1; ws.append([n, x.company, x.uscc, x.type, x.nature, x.title, x.dir if k == 0 else '示范性强', x.contact, x.mobile])
    ws.append(['总计', '%d个' % n]); border(ws, 'A4:I%d' % ws.max_row); [ws.column_dimensions.__getitem__(c).__setattr__('width', w) for c, w in zip('ABCDEFGHI', [6, 28, 22, 16, 12, 32, 24, 10, 14])]
    wb.save(d + '/%s推荐汇总表.xlsx' % r.city); return [lrow(i + 1, x) for i, x in enumerate(R_)]

@layout('list-grouped', city=['江门', '肇庆'])
def _(r, k, d):
    R_ = sorted(recs('list-grouped', k, 7, r.city), key=lambda x: x.di); G = [800, 2300, 3200, 2600, 3300, 1900]
    rows = [[lab(x) for x in ['序号', '申报方向', '申报单位', '统一社会信用代码', '案例名称', '联系人及电话']]] if k == 0 else [[lab(x) for x in ['申报方向', '序号', '申报单位', '统一社会信用代码', '案例名称', '联系人及电话']]]
    if k: G = [2300, 800] + G[2:]
    for i, x in enumerate(R_):
        dirc = C(x.dir if i == 0 or R_[i - 1].di != x.di else '', vm=1 if i == 0 or R_[i - 1].di != x.di else 2); nc = C(str(i + 1), jc='center')
        rows.append(([nc, dirc] if k == 0 else [dirc, nc]) + [x.company, x.uscc, x.title, x.contact + '\n' + x.mobile])
    docx(d + '/推荐汇总表.docx', [P('附件3'), P(TITLE + '推荐汇总表', sty='t'), P('推荐单位（盖章）：' + r.bureau), T(G, rows), P('经办人：%s　联系电话：%s' % (r.p3, r.phone))], land=1)
    return [lrow(i + 1, x) for i, x in enumerate(R_)]

@layout('list-sheets', city=['佛山', '湛江'])
def _(r, k, d):
    R_ = recs('list-sheets', k, 6, r.city); rej = recs('list-sheets-rej', k, 3, r.city); wb = openpyxl.Workbook(); a = wb.active; a.title = '填报说明'
    for t in ['填报说明', '一、请按推荐优先顺序填写，不得并列。', '二、申报方向从五个方向中选一个填写。', '三、“统一社会信用代码”请以文本格式填写。']: a.append([t])
    s = wb.create_sheet('推荐汇总表'); cols = ['案例名称', '申报单位', '申报方向', '统一社会信用代码', '推荐优先顺序', '联系人', '联系电话'] if k == 0 else ['推荐优先顺序', '统一社会信用代码', '申报单位', '案例名称', '申报方向', '联系人', '联系电话']
    def fill(s, xs, title, numd=True):
        s.append([title]); s.merge_cells('A1:G1'); s.append(cols)
        order = [2, 0, 4, 1, 5, 3] if numd and k == 0 else range(len(xs))
        for i in order:
            x = xs[i]; v = {'案例名称': x.title, '申报单位': x.company, '申报方向': x.dir, '统一社会信用代码': x.uscc, '推荐优先顺序': i + 1, '联系人': x.contact, '联系电话': x.mobile}; s.append([v[c] for c in cols])
        border(s, 'A2:G%d' % s.max_row)
        for c in 'ABCDEFG': s.column_dimensions[c].width = 24
    fill(s, R_, TITLE + '推荐汇总表（%s市）' % r.city)
    b = wb.create_sheet('选项'); [b.append([x]) for x in ['申报方向'] + DIRS]; b.sheet_state = 'hidden'
    wb.active = 1; wb.save(d + '/附件3：%s.xlsx' % r.bureau)
    return [lrow(i + 1, x) for i, x in enumerate(R_)]

@layout('list-band', city=['东莞', '潮州'])
def _(r, k, d):
    R_ = recs('list-band', k, 5, r.city); G = [800, 3400, 2900, 2600, 3600]
    rows = [[C('序号', vm=1, jc='center'), lab('申报单位'), lab('统一社会信用代码'), lab('企业类型'), lab('联系人/手机')], [C('', vm=2), C(R('案例名称', b=1), span=2, jc='center'), lab('申报方向'), lab('案例简介')]]
    for i, x in enumerate(R_): rows += [[C(str(i + 1), vm=1, jc='center'), x.company, x.uscc, x.type, x.contact + '/' + x.mobile], [C('', vm=2), (x.title, 2), x.dir, x.summary[:60] + '……']]
    docx(d + '/%s推荐汇总表.docx' % r.city, [P(TITLE + '推荐汇总表', sty='t'), P('推荐单位（公章）：%s　　2024年12月23日' % r.bureau), T(G, rows)], land=1)
    return [lrow(i + 1, x) for i, x in enumerate(R_)]

@layout('list-letter', city=['珠海', '揭阳'])
def _(r, k, d):
    R_ = recs('list-letter', k, 6, r.city); G = [1000, 3000, 2600, 3500, 3000]
    head = [lab(x) for x in [['排序', '申报单位', '统一社会信用代码', '案例名称', '申报方向'], ['推荐次序', '企业名称', '机构代码', '项目名称', '所属方向']][k]]
    row = lambda i, x: [C(['%d', '第%s'][k] % (i + 1) if k == 0 else '第%s' % '一二三四五六七'[i], jc='center'), x.company, x.uscc, x.title, x.dir]
    L = [P('%s关于报送护航新型工业化网络安全典型案例的函' % r.bureau, sty='t'), P('广东省工业和信息化厅：'), P('根据《广东省工业和信息化厅关于组织开展护航新型工业化网络安全典型案例申报工作的通知》（粤工信工业互联网函〔2024〕76号）要求，经企业申报、专家评审、局务会研究，我局拟推荐%s等%d家企业的案例，现随函报送，请予支持。' % (R_[0].company, len(R_)), first=1), P('附件：推荐汇总表', first=1), P('（联系人：%s，联系电话：%s）' % (r.p3, r.phone), first=1), P(r.bureau, jc='right'), P('2024年12月23日', jc='right'),
         P('附件', pb=1), P(TITLE + '推荐汇总表', sty='t'), T(G, [head] + [row(i, x) for i, x in enumerate(R_[:3])]), P('（续表）', jc='right', pb=1), T(G, [head] + [row(i + 3, x) for i, x in enumerate(R_[3:])] + [[C('（以下空白）', span=5, jc='center')]])]
    docx(d + '/%s报送函及汇总表.docx' % r.city, L, land=1); return [lrow(i + 1, x) for i, x in enumerate(R_)]

@layout('list-doc', city=['中山', '汕头'])
def _(r, k, d):
    R_ = recs('list-doc', k, 5, r.city); G = [900, 4200, 3700, 2700, 1800]
    rows = [[lab(x) for x in ['序号', '申报单位\n（统一社会信用代码）', '案例名称', '申报方向', '联系人及手机']]] + [['%02d' % (i + 1) if k else str(i + 1) + '.', '%s\n（%s）' % (x.company, x.uscc), x.title, x.dir, x.contact + ' ' + x.mobile] for i, x in enumerate(R_)] + [['', '', '', '', '']]
    docx(d + '/t.docx', [P('附件3'), P(TITLE + '推荐汇总表', sty='t'), P('推荐单位：%s（盖章）' % r.bureau), T(G, rows), P('注：按优先顺序排列。')], land=1); conv(d + '/t.docx', d + '/附件3-推荐汇总表.doc')
    return [{k2: v for k2, v in lrow(i + 1, x).items()} for i, x in enumerate(R_)]

@layout('list-xls', city=['清远', '韶关'])
def _(r, k, d):
    R_ = recs('list-xls', k, 5, r.city); wb = openpyxl.Workbook(); ws = wb.active; ws.title = 'Sheet1'
    ws.append([None, TITLE + '推荐表']); ws.merge_cells('B1:I1'); ws.append([]); ws.append([None, '推荐单位：', r.bureau, None, '联系人：', r.p3, '电话：', r.phone]); ws.append([None, '序号', '单位名称', '单位地址', '统一社会信用代码', '案例名称', '申报方向', '总投资（万元）', '备注'])
    for i, x in enumerate(R_):
        ws.append([None, i + 1, x.company, x.address, x.uscc, x.title, x.dir, x.investment, None])
        if i == 2 and k: ws.append([])
    n = ws.max_row; ws.append([None, '合计', None, None, None, None, None, '=SUM(H5:H%d)' % n, None]); ws.append([]); ws.append([None, '填表：%s' % r.p3, None, '审核：%s' % r.p4, None, None, '单位负责人：%s' % r.p5])
    border(ws, 'B4:I%d' % (n + 1)); [ws.column_dimensions.__getitem__(c).__setattr__('width', 24) for c in 'CDEFG']; p = d + '/t.xlsx'; wb.save(p); conv(p, d + '/%s推荐表.xls' % r.city)
    return [lrow(i + 1, x) for i, x in enumerate(R_)]

@layout('list-ministry', city=['佛山', '惠州'])
def _(r, k, d):
    """the ministry's kind: no code column; recommender in a column of its own, a long summary, company behind the title"""
    R_ = recs('list-ministry', k, 8, r.city); G = [900, 2100, 3200, 3000, 2800, 1800]
    rows = [[lab(x) for x in ['推荐\n排序', '推荐单位', '案例名称', '案例申报主体', '申报方向', '联系方式']]] + [[C(str(i + 1), jc='center'), C(r.bureau, vm=1) if i == 0 else C('', vm=2), x.title, x.company, x.dir, x.contact + '\n' + x.mobile] for i, x in enumerate(R_)]
    docx(d + '/典型案例推荐汇总表.docx', [P('附件3'), P('典型案例推荐汇总表', sty='t'), T(G, rows), P('备注：推荐排序请按推荐优先顺序填写，从1开始依次编号；推荐单位名称请填写全称。')], land=1)
    return [lrow(i + 1, x, uscc=None) for i, x in enumerate(R_)]
