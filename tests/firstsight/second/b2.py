# SPDX-License-Identifier: ISC
from lib import *
from b1 import TITLE, GREY, g, lab, longsec, border, tbox
import openpyxl, datetime
from openpyxl.styles import Alignment, Font
G4 = [2000, 2750, 2000, 2750]
G6 = [1500, 1700, 1400, 1600, 1400, 1900]
def conv(src, dest, fmt=None): CONV.append((src, fmt or dest.rsplit('.', 1)[1], dest))
def EQ(on): return X('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> eq \\o\\ac(□,√) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>') if on else R('□')

# 17 symbols of the Wingdings fonts and EQ fields as ticks, six columns
@layout('wingsym', type=['车联网服务平台企业', '工业互联网标识解析企业'])
def _(r, k, d):
    if k == 0: tk = lambda on: SYM('F0FE' if on else 'F0A8')
    else: tk = lambda on: EQ(on)
    tk2 = (lambda on: SYM('F052', 'Wingdings 2') if on else SYM('F0A3', 'Wingdings 2')) if k == 0 else (lambda on: R('R' if on else '\xa3', font='Wingdings 2'))
    rows = [['单位名称', (r.company, 3), '法定代表人', r.legal], ['统一社会\n信用代码', (r.uscc, 3), '成立时间', dt(r.founded, 1)], ['申报单位类型', C(*[P(*[J(tk(t == r.type), t + ' ') for t in TYPES[i:i + 2]]) for i in range(0, 7, 2)], span=5)],
            ['单位性质', C(P(*[J(tk2(n == r.nature), n[:2] + '   ') for n in NATURES]), span=5)], ['注册资本', num(r.capital) + '万元', '上年营收', num(r.revenue) + '万元', '职工人数', '%d人' % r.staff],
            ['联系人', r.contact, '职务', r.position, '手机', r.mobile], ['固定电话', (r.phone, 2), 'E-mail', (r.email, 2)], ['注册地址', (r.address, 5)], ['案例名称', (r.title, 5)], ['申报方向', C(*[P(tk(x == r.dir), x) for x in DIRS], span=5)],
            ['起止日期', (dt(r.ps, 1) + '～' + dt(r.pe, 1), 2), '总投资', (num(r.investment) + '万元', 2)], ['案例简介', C(*[P(x, first=1) for x in r.summary_ps], span=5)]]
    docx(d + '/%s申报表.docx' % r.company, [P(TITLE + '申报表', sty='t'), T(G6, rows)])
    return r.truth('company legal_person uscc founded applicant_type nature capital revenue staff contact position mobile phone email address case_title directions period_start period_end investment summary')

# 18 the others struck out (k0) / deleted, only the chosen one left beside the instruction (k1)
@layout('strikeout', type=['基础电信企业', '车联网服务平台企业'], nature=['国有企业', '民营企业'])
def _(r, k, d):
    def pick(opts, c, sep):
        if k == 0:
            out = []
            for i, o in enumerate(opts): out += [R(o, strike=o != c)] + ([R(sep)] if i < len(opts) - 1 else [])
            return J(*out)
        return J(c)
    rows = [['企业全称', (r.company, 3)], ['统一社会信用代码', r.uscc, '法定代表人', r.legal], ['企业性质' + ('\n（划去不适用者）' if k == 0 else '\n（国有/民营/外资/合资，保留一项）'), C(pick([n[:2] for n in NATURES], r.nature[:2], '/'), span=3)],
            ['企业类型' + ('\n（划去不适用者）' if k == 0 else '\n（从通知所列7类中保留一项）'), C(pick(TYPES, r.type, '、'), span=3)], ['注册资本', num(r.capital / 10000.) + '亿元' if r.capital >= 10000 else num(r.capital) + '万元', '成立时间', dt(r.founded, 0)], ['联系人', r.contact, '联系电话（手机）', r.mobile], ['职务', r.position, '邮箱', r.email],
            ['案例名称', (r.title, 3)], ['申报方向', C(*([P(R('%d. %s' % (i + 1, x), strike=x != r.dir)) for i, x in enumerate(DIRS)] if k == 0 else [P(r.dir)]), span=3)], ['实施期限', (dt(r.ps, 0) + '—' + dt(r.pe, 0), 3)], ['总投资额', num(r.investment) + '万元', '推荐单位', r.bureau], ['案例内容简介', (r.summary, 3)]]
    docx(d + '/附件2_%s.docx' % r.brand, [P('附件2'), P(TITLE + '申报表', sty='t'), T(G4, rows)])
    return r.truth('company uscc legal_person nature applicant_type capital founded contact mobile position email case_title directions period_start period_end investment recommender summary')

# 19 the choice is underlined (k0) / has a border round it (k1)
@layout('markchoice')
def _(r, k, d):
    def pick(opts, c): return J(*[J(R(o, u='single' if o == c and k == 0 else 0, bdr=o == c and k == 1, b=o == c), R('    ')) for o in opts])
    note = '（请在所选项下划线）' if k == 0 else '（请圈选）'
    rows = [['申报企业', (r.company, 3)], ['信用代码', r.uscc, '法人代表', r.legal], ['企业性质' + note, C(pick(NATURES, r.nature), span=3)], ['申报主体类型' + note, C(*[P(pick(TYPES[i:i + 3], r.type)) for i in (0, 3, 6)], span=3)], ['申报方向' + note, C(*[P(pick([x], r.dir)) for x in DIRS], span=3)], ['案例名称', (r.title, 3)],
            ['案例周期', dt(r.ps, '.') + '—' + dt(r.pe, '.'), '经费投入', num(r.investment) + '万元'], ['联系人', r.contact, '手机', r.mobile], ['职务', r.position, '电子邮箱', r.email], ['公司简介', (r.profile, 3)], ['案例简介', (r.summary, 3)]]
    docx(d + '/案例申报表.docx', [P(TITLE + '申报表', sty='t'), T(G4, rows)])
    return r.truth('company uscc legal_person nature applicant_type directions case_title period_start period_end investment contact mobile position email profile summary')

# 20 a number in brackets stands for the choice; the key is a note under the table
@layout('codekey', type=['工业互联网标识解析企业', '网络安全企业'], nature=['国有企业', '合资企业'])
def _(r, k, d):
    ti, ni = TYPES.index(r.type) + 1, NATURES.index(r.nature) + 1
    b = (lambda i: '（ %d ）' % i) if k == 0 else (lambda i: '%d' % i)
    rows = [['单位名称', (r.company, 3)], ['统一社会信用代码', (r.uscc, 3)], ['申报主体类型代码①', b(ti), '单位性质代码②', b(ni)], ['所在地市', r.city + '市', '法定代表人', r.legal], ['申报方向代码③', b(r.di + 1), '职工人数', '%d' % r.staff], ['案例名称', (r.title, 3)], ['联系人', r.contact, '职务', r.position], ['联系手机', r.mobile, '电子邮件', r.email], ['起止时间', (dt(r.ps, 0) + '至' + dt(r.pe, 0), 3)], ['案例简介', (r.summary, 3)]]
    circ = '①②③④⑤⑥⑦'
    docx(d + '/%s申报.docx' % r.brand, [P(TITLE + '申报表', sty='t'), T(G4, rows), P(R('注：① 申报主体类型：' + '；'.join('%d-%s' % (i + 1, t) for i, t in enumerate(TYPES)) + '。', sz=10)), P(R('② 单位性质：' + '；'.join('%d-%s' % (i + 1, t) for i, t in enumerate(NATURES)) + '。', sz=10)), P(R('③ 申报方向：' + '；'.join('%d-%s' % (i + 1, t) for i, t in enumerate(DIRS)) + '。', sz=10))])
    return r.truth('company uscc applicant_type nature city legal_person directions staff case_title contact position mobile email period_start period_end summary')

# 21 brackets after the option（√）; k1: no boxes, a lone √ before the chosen one
@layout('afterticks', type=['网络安全企业', '工业互联网平台企业'], nature=['外资企业', '国有企业'])
def _(r, k, d):
    if k == 0: pick = lambda os, c, s: s.join(o + ('（√）' if o == c else '（  ）') for o in os)
    else: pick = lambda os, c, s: s.join(('√' if o == c else '  ') + o for o in os)
    G = [1900, 7600]
    rows = [['单位名称', r.company], ['信用代码', r.uscc], ['地　址', r.address], ['企业类型', pick(TYPES, r.type, '\n')], ['企业性质', pick(NATURES, r.nature, '  ')], ['案例名称', r.title], ['申报方向', pick(['%d.%s' % (i + 1, x) for i, x in enumerate(DIRS)], '%d.%s' % (r.di + 1, r.dir), '\n')], ['法定代表人', r.legal], ['联系人', '%s（%s）' % (r.contact, r.position)], ['联系方式', '手机：%s　电话：%s　邮箱：%s' % (r.mobile, r.phone, r.email)], ['建设时间', '%s开始，%s完成' % (dt(r.ps, 0), dt(r.pe, 0))], ['投资额（万元）', num(r.investment)], ['案例简述', r.summary]]
    docx(d + '/%s.docx' % r.title.replace('/', ''), [P(TITLE + '申报表', sty='t'), T(G, rows), P('申报日期：' + dt(r.applied, '.0'))])
    return r.truth('company uscc address applicant_type nature case_title directions legal_person contact position mobile phone email period_start period_end investment summary applied_on')

# 22 a parent company's block with the same labels, before (k0) / after (k1) ours
@layout('parentblk')
def _(r, k, d):
    o = Rec('parentblk-parent', k, nature='国有企业')
    def blk(t, x, full): return [[C(R(t, b=1), span=4, fill='E7E6E6')], ['单位名称', (x.company, 3)], ['统一社会信用代码', x.uscc, '法定代表人', x.legal], ['注册地址', (x.address, 3)], ['注册资本', num(x.capital) + '万元', '成立时间', dt(x.founded, '-')]] + ([['职工人数', '%d' % x.staff, '单位性质', tick([n[:2] for n in NATURES], x.nature[:2], '☑', ' ')]] if full else [['持股比例', '%d%%' % (51 + k * 20), '营业收入', num(x.revenue) + '万元']])
    p, me = blk('上级集团（控股母公司）情况，如无可不填', o, 0), blk('申报单位情况', r, 1)
    tail = [[C(R('联系人', b=1), span=4, fill='E7E6E6')], ['姓名', r.contact, '职务', r.position], ['手机', r.mobile, '邮箱', r.email], [C(R('案例', b=1), span=4, fill='E7E6E6')], ['案例名称', (r.title, 3)], ['申报方向', (tick(DIRS, r.dir, '☑', '\n'), 3)], ['起止时间', (dt(r.ps, '.0') + '—' + dt(r.pe, '.0'), 3)], ['案例简介', (r.summary, 3)]]
    docx(d + '/%s.docx' % r.company, [P(TITLE + '申报表', sty='t'), T(G4, (p + me if k == 0 else me + p) + tail)])
    return r.truth('company uscc legal_person address capital founded staff nature contact position mobile email case_title directions period_start period_end summary')

# 23 two value columns side by side: ours and the unit that helped
@layout('twovals')
def _(r, k, d):
    o = Rec('twovals-o', k, type='网络安全企业')
    G = [2200, 3700, 3600]
    rows = [[lab('项目'), lab('申报单位'), lab('技术支撑单位（仅供参考，非联合申报）')], ['名称', r.company, o.company], ['统一社会信用代码', r.uscc, o.uscc], ['性质', r.nature, o.nature], ['法定代表人', r.legal, o.legal], ['注册地址', r.address, o.address], ['成立日期', dt(r.founded, 0), dt(o.founded, 0)], ['注册资本（万元）', num(r.capital), num(o.capital)], ['员工人数', str(r.staff), str(o.staff)], ['联系人', r.contact, o.contact], ['职务', r.position, o.position], ['手机', r.mobile, o.mobile], ['电子邮箱', r.email, o.email if k else '']]
    rows2 = [['案例名称', r.title], ['申报方向', r.dir], ['开始时间', dt(r.ps, 0)], ['结束时间', dt(r.pe, 0)], ['投资金额', num(r.investment) + '万元'], ['案例简介', r.summary]]
    docx(d + '/申报书正文.docx', [P(TITLE + '申报书', sty='t'), P('一、单位信息', sty='1'), T(G, rows), P('二、案例信息', sty='1'), T([2200, 7300], rows2)])
    return r.truth('company uscc nature legal_person address founded capital staff contact position mobile email case_title directions period_start period_end investment summary')

# 24 a partner's block; partners asked and given
@layout('partnerblk')
def _(r, k, d):
    o = Rec('partnerblk-o', k, type='网络安全企业')
    rows = [[C('申报单位', vm=1), '单位名称', (r.company, 2), '信用代码', r.uscc], [C('', vm=2), '法定代表人', (r.legal, 2), '单位性质', r.nature], [C('', vm=2), '联系人', (r.contact, 2), '职务', r.position], [C('', vm=2), '手机', (r.mobile, 2), '邮箱', r.email],
            [C('联合申报单位' if k == 0 else '联合单位\n（如有）', vm=1), '单位名称', (o.company, 2), '信用代码', o.uscc], [C('', vm=2), '联系人', (o.contact, 2), '职务', o.position], [C('', vm=2), '手机', (o.mobile, 2), '邮箱', o.email],
            [C('案例', vm=1), '名称', (r.title, 4)], [C('', vm=2), '申报方向', (r.dir, 4)], [C('', vm=2), '实施时间', (dt(r.ps, 0) + '至' + dt(r.pe, 0), 2), '投资（万元）', num(r.investment)], [C('', vm=2), '简介', (r.summary, 4)]]
    docx(d + '/申报表-%s.docx' % r.brand, [P(TITLE + '申报表', sty='t'), T([1400, 1500, 1500, 1200, 1400, 2500], rows)])
    return r.truth('company uscc legal_person nature contact position mobile email case_title directions period_start period_end investment summary', partners=o.company)

# 25 contacts in a table of people below the form, roles in a column; footer with the filler-in
@layout('people')
def _(r, k, d):
    rows = [['申报单位', (r.company, 3)], ['统一社会信用代码', r.uscc, '所属行业', r.industry], ['案例名称', (r.title, 3)], ['申报方向', (r.dir, 3)], ['开始时间', dt(r.psd, '-'), '完成时间', dt(r.ped, '-')], ['案例简介', (r.summary, 3)]]
    ppl = [['法定代表人', r.legal, '董事长', r.mobile2, r.email2], ['项目负责人', r.p3, '副总经理', r.mobile3, r.email3], ['联系人', r.contact, r.position, r.mobile, r.email], ['技术骨干', r.p4, '工程师', r.mobile4, 'gcs%02d@example.com.cn' % k]]
    if k: ppl = [ppl[2], ppl[0], ppl[1], ppl[3]]
    t2 = T([700, 1600, 1300, 1800, 1800, 2300], [['序号', '类别', '姓名', '职务', '手机', '电子邮箱']] + [[str(i + 1)] + p for i, p in enumerate(ppl)])
    docx(d + '/%s_申报表.docx' % r.brand, [P(TITLE + '申报表', sty='t'), P('表一　基本情况', jc='center'), T(G4, rows), P(), P('表二　人员情况', jc='center'), t2, P('填表人：%s　　电话：%s　　填表日期：%s' % (r.p5, r.phone3, dt(r.applied, 0)))])
    return r.truth('company uscc industry case_title directions summary legal_person contact position mobile email applied_on', period_start=r.psd, period_end=r.ped)

# 26 labels broken over two stacked cells, one character a line, spread with spaces
@layout('brokenlab')
def _(r, k, d):
    sp = lambda s: '　'.join(s)
    rows = [[sp('单位名称'), (r.company, 3)], ['统一社会', C(r.uscc, vm=1), C('法　人', vm=0), C(r.legal, vm=1)], ['信用代码', C('', vm=2), '代　表', C('', vm=2)], [sp('注册地址'), (r.address, 3)], ['成 立\n时 间', dt(r.founded, 'sp'), '注 册\n资 金', num(r.capital) + ' 万 元'], ['上一年度', C(num(r.revenue), vm=1), '从 业', C('%d人' % r.staff, vm=1)], ['营业收入（万元）', C('', vm=2), '人 数', C('', vm=2)],
            [sp('联系人'), r.contact, sp('职务'), r.position], [sp('手机'), r.mobile, '电 子\n信 箱', r.email], [sp('案例名称'), (r.title, 3)], [sp('申报方向'), (r.dir, 3)], ['起 止\n年 月', dt(r.ps, 'sp') + ' — ' + dt(r.pe, 'sp'), '总 投 资', num(r.investment) + ' 万 元'], ['\n'.join('案例简介'), (r.summary, 3)], ['\n'.join('单位简介'), (r.profile, 3)]]
    if k:   # whole label characters in one cell each? no: split into two neighbouring cells without a border between
        pass
    docx(d + '/%s申报表（盖章版）.docx' % r.brand, [P('护 航 新 型 工 业 化 网 络 安 全 典 型 案 例', sty='t'), P('申　报　表', sty='t'), T(G4, rows)])
    return r.truth('company uscc legal_person address founded capital revenue staff contact position mobile email case_title directions period_start period_end investment summary profile')

# 27 leftover instructions in grey or italics before / after answers, examples kept
@layout('greyinstr')
def _(r, k, d):
    a = (lambda v, i: C(J(R(v), g('（%s）' % i)))) if k == 0 else (lambda v, i: C(P(R(i + '：', color=GREY, i=1)), P(v)))
    def s3(x): return X(x.replace('<w:tcPr>', '<w:tcPr><w:gridSpan w:val="3"/>', 1))
    def A3(v, i): c = a(v, i); y = s3(c); y.span = 3; return y
    rows = [['单位名称（须与公章一致）', A3(r.company, '请填写单位全称')], ['统一社会信用代码（18位）', a(r.uscc, '按营业执照填写'), '成立日期', a(dt(r.founded, 0), '格式：2010年1月1日')], ['注册地址', A3(r.address, '精确到门牌号')], ['法定代表人', r.legal, '职工人数', a('%d' % r.staff, '单位：人')], ['注册资本', a(num(r.capital) + '万元', '外币按当日汇率折算'), '上年营业收入', a(num(r.revenue) + '万元', '以审计报告为准')],
            ['联系人', a(r.contact, '须为本单位正式员工'), '职务', r.position], ['联系手机', a(r.mobile, '请保持畅通'), '电子邮箱', a(r.email, '用于接收通知')], ['案例名称', A3(r.title, '不超过30字，突出特色')], ['申报方向', A3(r.dir, '五个方向选其一')], ['起止时间', A3(dt(r.ps, 0) + '至' + dt(r.pe, 0), '应为2024年度推进实施')], ['投资总额', A3(num(r.investment) + '万元', '仅填网络安全相关投入')],
            ['案例简介', C(P(g('（简要介绍案例背景、主要做法、应用成效，不超过500字。）')), *[P(x, first=1) for x in r.summary_ps], span=3)], ['单位简介', C(P(g('（成立时间、主营业务、行业地位等，300字左右）')), *[P(x, first=1) for x in r.profile_ps], span=3)]]
    docx(d + '/申报表（%s）.docx' % r.company, [P(TITLE + '申报表', sty='t'), T(G4, rows)])
    return r.truth('company uscc founded address legal_person staff capital revenue contact position mobile email case_title directions period_start period_end investment summary profile')

# 28 units in cells of their own, in 元 / 亿元, capital letters
@layout('units')
def _(r, k, d):
    r.capital = [5000, 20000][k]; r.investment = [268.8, 1260][k]
    G = [2300, 3300, 900, 3000]
    rows = [[lab('指标'), lab('数值'), lab('单位'), lab('说明')], ['企业名称', r.company, '—', '全称'], ['统一社会信用代码', r.uscc, '—', ''], ['注册资本', ['50,000,000.00', '2'][k], ['元', '亿元'][k], '实缴'], ['营业收入', num(r.revenue * 10000, comma=1, nd=2) if k == 0 else num(r.revenue / 10000., nd=6).rstrip('0').rstrip('.'), ['元', '亿元'][k], '2023年度'], ['从业人员', '%d' % r.staff, '人', '年末数'], ['成立日期', dt(r.founded, '/'), '—', ''], ['法定代表人', r.legal, '—', ''], ['联系人', r.contact, '—', r.position], ['联系人手机', r.mobile, '—', ''], ['联系人邮箱', r.email, '—', ''], ['案例名称', r.title, '—', ''], ['申报方向', r.dir, '—', ''], ['案例总投资', ['贰佰陆拾捌万捌仟元整（¥2,688,000.00）', '1,260.00'][k], ['元', '万元'][k], '含税'], ['案例开始时间', dt(r.ps, '-'), '年-月', ''], ['案例结束时间', dt(r.pe, '-'), '年-月', ''], ['案例简介', r.summary, '—', '']]
    docx(d + '/申报表.docx', [P(TITLE + '申报表', sty='t'), T(G, rows)])
    return r.truth('company uscc capital revenue staff founded legal_person contact mobile email case_title directions investment period_start period_end summary')

# 29 full-width digits and letters, Chinese dates, NBSP, zero-width characters, two numbers in a cell
@layout('fullwidth')
def _(r, k, d):
    z = lambda s: s[:3] + '\u200b' + s[3:]
    rows = [['单位名称：', (z(r.company), 3)], ['统一社会信用代码：', (fw(r.uscc), 3)], ['成立时间：', dt(r.founded, 'cn') if k == 0 else fw(dt(r.founded, 0)), '注册资本：', fw(num(r.capital)) + '万元'], ['法定代表人：', r.legal[0] + '\u3000' + r.legal[1:] if len(r.legal) == 2 else r.legal, '员工数：', fw(str(r.staff)) + '人'], ['联系人：', r.contact[0] + '\u3000' + r.contact[1:] if len(r.contact) == 2 else r.contact, '职务：', '\xa0' + r.position + '\xa0'],
            ['联系电话（座机/手机）：', (fw(r.phone) + '／' + fw(r.mobile) if k == 0 else '座机 ' + r.phone.replace('-', '－') + '；手机 ' + r.mobile[:3] + ' ' + r.mobile[3:7] + ' ' + r.mobile[7:], 3)], ['电子邮箱：', (fw(r.email) if k == 0 else r.email.replace('@', '＠'), 3)], ['案例名称：', (r.title, 3)], ['申报方向：', (r.dir, 3)], ['起止时间：', (dt(r.ps, 'cn') + '至' + dt(r.pe, 'cn') if k == 0 else fw(dt(r.ps, '.')) + '—' + fw(dt(r.pe, '.')), 3)], ['投资额：', (fw(num(r.investment)) + '万元', 3)], ['填报日期：', (dt(r.applied, 'cn'), 3)], ['案例简介：', (r.summary, 3)]]
    docx(d + '/申报书.docx', [P(TITLE + '申报书', sty='t'), T(G4, rows)])
    return r.truth('company uscc founded capital legal_person staff contact position phone mobile email case_title directions period_start period_end investment applied_on summary')

# 30 many repeated rows: stages with dates, money details, earlier cases with other names
@layout('decoyrows')
def _(r, k, d):
    o = Rec('decoy-o', k)
    a = round(r.investment * .5, 2); b = round(r.investment * .3, 2); c = round(r.investment - a - b, 2)
    t1 = T(G4, [['单位名称', (r.company, 3)], ['统一社会信用代码', r.uscc, '法定代表人', r.legal], ['联系人', r.contact, '手机', r.mobile], ['职务', r.position, '邮箱', r.email]])
    t2 = T(G4, [['案例名称', (r.title, 3)], ['申报方向', (r.dir, 3)], ['起止时间', (dt(r.ps, 0) + '-' + dt(r.pe, 0), 3)], ['总投资（万元）', num(r.investment), '其中：自筹', num(r.investment)], ['案例简介', (r.summary, 3)]])
    t3 = T([900, 3600, 2500, 2500], [['阶段', '主要任务', '开始时间', '完成时间'], ['1', '现状调研', '2022年11月', '2022年12月'], ['2', '方案设计', '2023年1月', '2023年2月'], ['3', '建设实施', dt(r.ps, 0), '2024年5月'], ['4', '验收推广', '2024年6月', dt(r.pe, 0)]])
    t4 = T([900, 4600, 2000, 2000], [['序号', '投资明细', '金额（万元）', '备注'], ['1', '硬件设备', num(a), ''], ['2', '软件与服务', num(b), ''], ['3', '其他', num(c), ''], ['', '合计', num(r.investment), '']])
    t5 = T([900, 3600, 2500, 2500], [['序号', '案例（项目）名称', '申报方向', '授予单位及时间'], ['1', o.title, '工业互联网平台', '省工信厅，2022年6月'], ['2', '“' + o.brand + '”数字化车间', '智能制造', r.bureau + '，2021年']])
    parts = [P('一、单位情况', sty='1'), t1, P('二、近三年获得省级以上试点示范情况', sty='1'), t5, P('三、案例情况', sty='1'), t2, P('四、实施进度', sty='1'), t3, P('五、投资构成', sty='1'), t4] if k else [P('一、单位情况', sty='1'), t1, P('二、案例情况', sty='1'), t2, P('三、实施进度', sty='1'), t3, P('四、投资构成', sty='1'), t4, P('五、近三年获得省级以上试点示范情况', sty='1'), t5]
    docx(d + '/%s典型案例申报表.docx' % r.brand, [P(TITLE + '申报表', sty='t')] + parts)
    return r.truth('company uscc legal_person contact mobile position email case_title directions period_start period_end investment summary')

# 31 bilingual labels (a foreign-invested firm)
@layout('bilingual', nature=['外资企业', '合资企业'])
def _(r, k, d):
    bl = (lambda c, e: c + '\n' + e) if k == 0 else (lambda c, e: c + ' / ' + e)
    rows = [[bl('申报单位', 'Applicant'), (r.company + '\n%s Co., Ltd.' % 'Guangdong Demo', 3)] if k else [bl('申报单位', 'Applicant'), (r.company, 3)], [bl('统一社会信用代码', 'USCC'), r.uscc, bl('单位性质', 'Ownership'), r.nature], [bl('注册地址', 'Registered Address'), (r.address, 3)], [bl('法定代表人', 'Legal Representative'), r.legal, bl('成立日期', 'Date of Establishment'), dt(r.founded, '-')], [bl('员工人数', 'Employees'), str(r.staff), bl('2023年营业收入', 'Revenue 2023'), '人民币 RMB %s 万元' % num(r.revenue, comma=1)],
            [bl('联系人', 'Contact Person'), r.contact, bl('职务', 'Title'), r.position], [bl('手机', 'Mobile'), '+86 ' + r.mobile if k == 0 else r.mobile, bl('电话', 'Tel.'), r.phone], [bl('邮箱', 'E-mail'), (r.email, 3)], [bl('案例名称', 'Project Title'), (r.title, 3)], [bl('申报方向', 'Category'), (r.dir, 3)], [bl('起始时间', 'Start'), dt(r.psd, '-'), bl('结束时间', 'End'), dt(r.ped, '-')], [bl('案例简介', 'Abstract'), (r.summary, 3)]]
    docx(d + '/Application Form_%s.docx' % r.brand, [P(TITLE + '申报表', sty='t'), P('Application Form for Typical Cases', jc='center'), T(G4, rows)])
    t = r.truth('uscc nature address legal_person founded staff revenue contact position phone email case_title directions summary', period_start=r.psd, period_end=r.ped)
    if k: t['company'] = r.company; t['mobile'] = r.mobile
    return t

# 32 export of an online questionnaire: labels in a row, the one answer in the row below
@layout('survey')
def _(r, k, d):
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = 'Sheet1'
    cols = [('序号', 1), ('提交答卷时间', '2024/12/18 16:20:11'), ('所用时间', '1832秒'), ('来源', '链接'), ('来自IP', '*.*.*.*(广东-%s)' % r.city), ('1、单位名称', r.company), ('2、统一社会信用代码', r.uscc), ('3、申报主体类型', r.type), ('4、单位性质', r.nature), ('5、所在地市', r.city + '市'), ('6、注册地址', r.address), ('7、法定代表人', r.legal), ('8、成立日期', dt(r.founded, '-')), ('9、注册资本（万元）', r.capital), ('10、联系人姓名', r.contact), ('11、联系人职务', r.position), ('12、联系人手机号', r.mobile), ('13、联系人邮箱', r.email), ('14、案例名称', r.title), ('15、申报方向', r.dir), ('16、案例开始时间', dt(r.ps, '-')), ('17、案例结束时间', dt(r.pe, '-')), ('18、总投资（万元）', r.investment), ('19、案例简介', r.summary)]
    if k: cols = cols[5:]; cols = [(a.split('、', 1)[1], b) for a, b in cols]
    ws.append([TITLE + '申报表']); ws.append([a for a, b in cols]); ws.append([b for a, b in cols]); wb.save(d + '/%s申报表.xlsx' % r.company)
    return r.truth('company uscc applicant_type nature city address legal_person founded capital contact position mobile email case_title directions period_start period_end investment summary')

# 33 a workbook of several sheets: cover, unit, case, hidden lists
@layout('sheets', type=['工业控制产品厂商', '车联网服务平台企业'])
def _(r, k, d):
    wb = openpyxl.Workbook(); c = wb.active; c.title = '封面'
    for a, v in [('B3', TITLE + '申报书'), ('B6', '案例名称：'), ('C6', r.title), ('B7', '申报单位：'), ('C7', r.company), ('B8', '申报方向：'), ('C8', r.dir), ('B9', '推荐单位：'), ('C9', r.bureau if k else None), ('B10', '申报日期：'), ('C10', datetime.date(*map(int, r.applied.split('-'))))]: c[a] = v
    c['C10'].number_format = 'yyyy"年"m"月"d"日"'; c['B3'].font = Font(size=22, bold=True); c.column_dimensions['B'].width = 16; c.column_dimensions['C'].width = 50
    s = wb.create_sheet('表1 单位情况'); s.append(['表1　申报单位基本情况']); s.merge_cells('A1:D1')
    for row in [['单位名称', '=封面!C7', None, None], ['统一社会信用代码', r.uscc, '法定代表人', r.legal], ['主体类型', r.type, '单位性质', r.nature], ['注册地址', r.address, None, None], ['成立时间', dt(r.founded, '-'), '职工人数（人）', r.staff], ['注册资本（万元）', r.capital, '上年营业收入（万元）', r.revenue], ['联系人', r.contact, '职务', r.position], ['手机', r.mobile, '办公电话', r.phone], ['电子邮箱', r.email, None, None], ['单位简介', r.profile, None, None]]: s.append(row)
    s['B2'] = r.company
    for n in (2, 5, 10, 11): s.merge_cells('B%d:D%d' % (n, n))
    border(s, 'A2:D11'); [s.column_dimensions.__getitem__(x).__setattr__('width', 24) for x in 'ABCD']
    s2 = wb.create_sheet('表2 案例情况'); s2.append(['表2　案例情况']); s2.merge_cells('A1:B1')
    for row in [['实施起止时间', dt(r.ps, 0) + '至' + dt(r.pe, 0)], ['投资总额（万元）', r.investment], ['案例简介', r.summary], ['推广价值', '可在同行业复制推广。']]: s2.append(row)
    s2.column_dimensions['A'].width = 20; s2.column_dimensions['B'].width = 80; border(s2, 'A2:B5')
    h = wb.create_sheet('选项'); [h.append([a, b]) for a, b in zip(['主体类型'] + TYPES, ['申报方向'] + DIRS + ['', ''])]; h.sheet_state = 'hidden'
    wb.save(d + '/申报书_%s.xlsx' % r.brand)
    return r.truth('case_title company directions applied_on uscc legal_person applicant_type nature address founded staff capital revenue contact position mobile phone email profile period_start period_end investment summary', recommender=r.rec if k else None)

# 34 the old .xls
@layout('oldxls')
def _(r, k, d):
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = '申报表'
    ws.append([None, TITLE + '申报表']); ws.merge_cells('B1:E1'); ws.append([None, '单位：万元、人'])
    for row in [['单位名称', r.company, None, None], ['社会信用代码', r.uscc, '企业性质', r.nature], ['注册资本', r.capital, '营业收入（2023年）', r.revenue], ['职工人数', r.staff, '成立日期', datetime.date(*map(int, r.founded.split('-')))], ['法定代表人', r.legal, '法人电话', r.mobile2], ['项目联系人', r.contact, '联系人职务', r.position], ['联系人手机', r.mobile, '联系人邮箱', r.email], ['案例名称', r.title, None, None], ['申报方向', r.dir if k else tick(DIRS, r.dir, '√', '\n'), None, None], ['开始时间', dt(r.ps, 0), '结束时间', dt(r.pe, 0)], ['总投资', r.investment, '推荐单位', r.bureau], ['案例简介', r.summary, None, None]]: ws.append([None] + row)
    for n in (3, 10, 11, 14): ws.merge_cells('C%d:E%d' % (n, n))
    ws['E6'].number_format = 'yyyy/m/d'; border(ws, 'B3:E14'); [ws.column_dimensions.__getitem__(x).__setattr__('width', 26) for x in 'BCDE']; ws.column_dimensions['A'].width = 2
    p = d + '/t.xlsx'; wb.save(p); conv(p, d + '/%s申报表.xls' % r.brand)
    return r.truth('company uscc nature capital revenue staff founded legal_person contact position mobile email case_title directions period_start period_end investment recommender summary')

# 35 .doc: cover with tabs and underlines, then six columns
@layout('olddoc')
def _(r, k, d):
    U = lambda v: R(v + '\t', u=1)
    cov = [P('申报编号：　　　　'), P(TITLE, sty='t'), P('申 报 书', sty='t'), P()] + [P(a, U(' ' + v), tabs=[7600], ind=900) for a, v in [('案例名称：', r.title), ('申报单位：', r.company + '（公章）'), ('申报方向：', r.dir), ('推荐单位：', r.bureau), ('申报日期：', dt(r.applied, 0))]] + [P(), P('二〇二四年制', jc='center')]
    rows = [['单位名称', (r.company, 3), '单位性质', r.nature], ['统一社会信用代码', (r.uscc, 3), '成立时间', dt(r.founded, '.')], ['注册地址', (r.address, 3), '法定代表人', r.legal], ['注册资本（万元）', num(r.capital), '上年营业收入（万元）', num(r.revenue), '职工人数', str(r.staff)], ['联系人', r.contact, '职务', r.position, '手机', r.mobile], ['电话', r.phone, '传真', r.fax, '邮箱', r.email], ['起止时间', (dt(r.ps, '.') + '-' + dt(r.pe, '.'), 2), '投资额（万元）', (num(r.investment), 2)], ['案例简介', (r.summary, 5)]]
    docx(d + '/t.docx', cov + [P('一、基本信息', sty='1', pb=1), T(G6, rows)] + longsec(r, k)); conv(d + '/t.docx', d + '/%s申报书.doc' % r.brand)
    return r.truth('case_title company directions recommender applied_on nature uscc founded address legal_person capital revenue staff contact position mobile phone email period_start period_end investment summary')

# 36 .rtf (k0) and .doc that is really RTF (k1)
@layout('rtf', type=['车联网服务平台企业', '网络安全企业'])
def _(r, k, d):
    rows = [['单位名称', r.company], ['统一社会信用代码', r.uscc], ['申报主体类型', tick(TYPES, r.type, '☑', '\n')], ['单位性质', tick(NATURES, r.nature, '☑')], ['法定代表人', r.legal], ['联系人／职务', r.contact + '／' + r.position], ['联系手机', r.mobile], ['电子邮箱', r.email], ['案例名称', r.title], ['申报方向', tick(DIRS, r.dir, '☑', '\n')], ['实施时间', dt(r.ps, 0) + '至' + dt(r.pe, 0)], ['案例简介', r.summary]]
    docx(d + '/t.docx', [P(TITLE + '申报表', sty='t'), T([2400, 7000], rows)]); CONV.append((d + '/t.docx', 'rtf', d + '/%s.%s' % (r.brand, ['rtf', 'doc'][k])))
    return r.truth('company uscc applicant_type nature legal_person contact position mobile email case_title directions period_start period_end summary')

# 37 aligned with tabs, no table, no colons; saved by LibreOffice
@layout('tabs')
def _(r, k, d):
    tb = [1700, 5200, 6700]
    ln = lambda *a: P(*[J(R(x, b=i % 2 == 0), R('\t') if i < len(a) - 1 else R('')) for i, x in enumerate(a)], tabs=tb)
    L = [P(TITLE + '申报表', sty='t'), ln('单位名称', r.company), ln('信用代码', r.uscc, '法定代表人', r.legal), ln('成立日期', dt(r.founded, 0), '单位性质', r.nature), ln('注册资本', num(r.capital) + '万元', '职工人数', '%d人' % r.staff), ln('注册地址', r.address), ln('联系人', r.contact, '职务', r.position), ln('手机', r.mobile, '电话', r.phone), ln('邮箱', r.email), ln('案例名称', r.title), ln('申报方向', r.dir), ln('起止时间', dt(r.ps, 0) + '至' + dt(r.pe, 0)), ln('投资总额', num(r.investment) + '万元'), P(R('案例简介', b=1))] + para_text(r.summary_ps)
    if k: docx(d + '/t.docx', L); conv(d + '/t.docx', d + '/申报表-%s.docx' % r.brand, 'docx')
    else: docx(d + '/申报表-%s.docx' % r.brand, L)
    return r.truth('company uscc legal_person founded nature capital staff address contact position mobile phone email case_title directions period_start period_end investment summary')

# 38 two tables side by side (floating) / two newspaper columns
@layout('sidebyside')
def _(r, k, d):
    G = [1400, 3200]
    a = [['单位名称', r.company], ['信用代码', r.uscc], ['单位性质', r.nature], ['法定代表人', r.legal], ['成立时间', dt(r.founded, '.0')], ['注册资本', num(r.capital) + '万元'], ['联系人', r.contact], ['职务', r.position], ['手机', r.mobile], ['邮箱', r.email]]
    b = [['案例名称', r.title], ['申报方向', r.dir], ['开始时间', dt(r.ps, '.0')], ['完成时间', dt(r.pe, '.0')], ['投资额', num(r.investment) + '万元'], ['合作单位', '无'], ['案例简介', r.summary]]
    fl = '<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpX="%d" w:tblpY="100"/>'
    if k == 0: body = [P(TITLE + '申报表', sty='t'), T(G, a, float_=fl % 1), T(G, b, float_=fl % 4900), P()]; docx(d + '/%s.docx' % r.brand, body)
    else: body = [X('<w:p><w:pPr><w:pStyle w:val="t"/><w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1200" w:bottom="1300" w:left="1200" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:pPr>' + R(TITLE + '申报表') + '</w:p>'), T(G, a), X('<w:p><w:r><w:br w:type="column"/></w:r></w:p>'), T(G, b), P()]; docx(d + '/%s.docx' % r.brand, ''.join(body).replace('', ''), cols=2)
    return r.truth('company uscc nature legal_person founded capital contact position mobile email case_title directions period_start period_end investment summary', partners=None)

# 39 automatic numbering; labels as list items, answers in the following indented paragraph
@layout('autonum', type=['基础电信企业', '工业互联网标识解析企业'], nature=['国有企业', '民营企业'])
def _(r, k, d):
    H = lambda t: P(R(t, b=1), num=(0, [1, 2][k]))
    def I(l, *v): return [P(R(l, b=1), num=(1, [1, 2][k]))] + [P(x, ind=840) for x in v]
    L = [P(TITLE + '申报书', sty='t'), P('申报单位：' + r.company, jc='center'), P(dt(r.applied, 'cn'), jc='center'), H('申报单位基本情况')] + I('单位名称', r.company) + I('统一社会信用代码', r.uscc) + I('单位性质', r.nature) + I('单位类型', r.type) + I('注册地址', r.address) + I('法定代表人', r.legal) + I('成立时间', dt(r.founded, 0)) + I('注册资本', num(r.capital) + '万元') + I('职工人数', '%d人' % r.staff) + I('单位简介', *r.profile_ps) + \
        [H('联系人信息')] + I('姓名', r.contact) + I('职务', r.position) + I('手机', r.mobile) + I('邮箱', r.email) + [H('案例基本情况')] + I('案例名称', r.title) + I('申报方向', r.dir) + I('起止时间', dt(r.ps, 0) + '至' + dt(r.pe, 0)) + I('总投资', num(r.investment) + '万元') + I('案例简介', *r.summary_ps) + [H('案例详细介绍')] + I('背景', '工业企业面临的网络安全形势日益严峻。') + I('关键技术', '协议解析、异常检测。')
    docx(d + '/%s申报书.docx' % r.brand, L)
    return r.truth('company uscc nature applicant_type address legal_person founded capital staff profile contact position mobile email case_title directions period_start period_end investment summary')

# 40 questions and answers
@layout('questions')
def _(r, k, d):
    qa = [('贵单位的全称是什么？（与营业执照一致）', r.company), ('贵单位的统一社会信用代码？', r.uscc), ('贵单位属于哪类申报主体？', r.type), ('法定代表人是谁？', r.legal), ('单位成立于何时？', dt(r.founded, 0)), ('注册资本是多少万元？', num(r.capital)), ('现有职工人数？', '%d人' % r.staff), ('联系人姓名？', r.contact), ('联系人职务？', r.position), ('联系人手机号码？', r.mobile), ('联系人电子邮箱？', r.email), ('申报的案例名称？', r.title), ('申报哪个方向？', r.dir), ('案例何时开始实施？', dt(r.ps, 0)), ('案例何时完成？', dt(r.pe, 0)), ('案例投资额多少万元？', num(r.investment)), ('请简要介绍案例。', r.summary)]
    L = [P(TITLE + '申报表（问答式）', sty='t')]
    if k == 0:
        for i, (q, a) in enumerate(qa): L += [P(R('%d、%s' % (i + 1, q), b=1)), P('答：' + a, ind=420)]
    else: L.append(T([700, 3600, 5200], [['序号', '问题', '回答']] + [[str(i + 1), q, a] for i, (q, a) in enumerate(qa)]))
    docx(d + '/问答式申报表.docx', L)
    return r.truth('company uscc applicant_type legal_person founded capital staff contact position mobile email case_title directions period_start period_end investment summary')
