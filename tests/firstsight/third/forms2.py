# SPDX-License-Identifier: ISC
# -*- coding: utf-8 -*-
from lib import *
from forms1 import form, FORMS, T, NAME, title, long_sections, blanks
import openpyxl
from openpyxl.styles import Alignment, Font, Border, Side, PatternFill
from openpyxl.utils import get_column_letter as GL
import datetime
TH = Side(style='thin'); BOX = Border(left=TH, right=TH, top=TH, bottom=TH)
def sheet(ws, rows, widths, r0=1, c0=1, size=11, merges_v=()):
    """rows of (text, span[, style]); draws borders and merges"""
    for i, w in enumerate(widths): ws.column_dimensions[GL(c0 + i)].width = w
    for ri, row in enumerate(rows):
        col = c0
        for e in row:
            if not isinstance(e, tuple): e = (e, 1)
            v, span = e[0], e[1]; st = e[2] if len(e) > 2 else {}
            x = ws.cell(r0 + ri, col, v)
            x.alignment = Alignment(wrap_text=True, vertical='center', horizontal=st.get('al')); x.font = Font(name='宋体', size=st.get('sz', size), bold=st.get('b', False), color=st.get('col'))
            if st.get('fmt'): x.number_format = st['fmt']
            if st.get('fill'): x.fill = PatternFill('solid', fgColor=st['fill'])
            rows_down = st.get('down', 1)
            for a in range(span):
                for b in range(rows_down): ws.cell(r0 + ri + b, col + a).border = BOX if st.get('bd', 1) else Border()
            if span > 1 or rows_down > 1: ws.merge_cells(start_row=r0 + ri, end_row=r0 + ri + rows_down - 1, start_column=col, end_column=col + span - 1)
            col += span
        ln = max([len(str(e[0] if isinstance(e, tuple) else e or '')) / max(1, sum(widths[:(e[1] if isinstance(e, tuple) else 1)]) / 2) for e in row] + [1])
        ln = max([ln] + [str(e[0] if isinstance(e, tuple) else e or '').count('\n') + 1 for e in row]); ws.row_dimensions[r0 + ri].height = min(400, max(24, 16 * int(ln + 1)))
    ws.page_setup.paperSize = 9; ws.page_setup.fitToHeight = 0; ws.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
def wbsave(wb, path):
    wb.properties.created = wb.properties.modified = datetime.datetime(2024, 12, 18, 10); wb.save(path)
b_ = dict(b=1, al='center'); C_ = dict(al='center')

# 17 ordinary Excel form, four columns
@form('x-four')
def f(n, k, out):
    d = persona(n + str(k)); wb = openpyxl.Workbook(); ws = wb.active; ws.title = '申报表'
    LB = lambda t, s=1: (t, s, C_)
    rows = [[(NAME + '申报表', 4, dict(b=1, al='center', sz=18, bd=0))], [('申报单位（盖章）：%s' % d.company, 2, dict(bd=0)), ('申报日期：%s' % dt(d.applied_on, ['cn', 'dot'][k]), 2, dict(bd=0))], [LB('单位名称'), (d.company, 3)], [LB('统一社会信用代码'), d.uscc, LB('企业类型'), d.applicant_type], [LB('单位性质'), d.nature, LB('所属行业'), d.industry], [LB('注册地址'), (d.address, 3)], [LB('所在地市'), d.city + ['市', ''][k], LB('法定代表人'), d.legal_person], [LB('成立时间'), dt(d.founded, ['dash', 'cn'][k]), LB('注册资本（万元）'), d.capital], [LB('上年营业收入（万元）'), d.revenue, LB('职工人数'), d.staff], [LB('联系人'), d.contact, LB('职务'), d.position], [LB('手机'), [d.mobile, int(d.mobile)][k], LB('电子邮箱'), d.email], [LB('案例名称'), (d.case_title, 3)], [LB('申报方向'), (tick(DIRS, d.directions, ['box', 'sq'][k], '\n'), 3)], [LB('起止时间'), ('%s-%s' % (dt(d.period_start), dt(d.period_end)), 1), LB('投资额（万元）'), d.investment], [LB('单位简介'), (d.profile, 3)], [LB('案例简介'), (d.summary, 3)], [LB('推荐单位意见'), ('\n                    （盖章）      年   月   日', 3)]]
    sheet(ws, rows, [20, 34, 20, 30]); wbsave(wb, out + '/申报表.xlsx')
    return T(d, 'company applied_on uscc applicant_type nature industry address city legal_person founded capital revenue staff contact position mobile email case_title directions period_start period_end investment profile summary')

# 18 ordinary Excel form with unit cells, dates as serials, number formats, second sheet of notes, cached formula
@form('x-units')
def f(n, k, out):
    d = persona(n + str(k)); wb = openpyxl.Workbook(); ws = wb.active; ws.title = 'Sheet1'
    D = lambda iso: datetime.date(*map(int, iso.split('-'))); LB = lambda t, s=1: (t, s, dict(al='center', fill='F2F2F2'))
    rows = [[LB('序号'), LB('项目'), LB('填报内容', 2), LB('单位')]]
    data = [('企业名称', d.company, ''), ('统一社会信用代码', d.uscc, ''), ('企业注册地址', d.address, ''), ('成立日期', (D(d.founded), 2, dict(fmt=['yyyy"年"m"月"d"日"', 'yyyy/m/d'][k], al='left')), ''), ('法定代表人', d.legal_person, ''), ('注册资本', (d.capital, 2, dict(fmt='#,##0.00', al='left')), '万元'), ('2023年度营业收入', (round(d.revenue / 10000, 6) if k else d.revenue, 2, dict(fmt=['#,##0.00', 'General'][k], al='left')), ['万元', '亿元'][k]), ('从业人员数', (d.staff, 2, dict(al='left')), '人'), ('联系人', d.contact, ''), ('联系人手机', d.mobile, ''), ('联系人邮箱', d.email, ''), ('案例名称', d.case_title, ''), ('申报方向', d.directions[0], ''), ('实施开始日期', (D(d.period_start + '-01'), 2, dict(fmt='yyyy"年"m"月"', al='left')), ''), ('实施结束日期', (D(d.period_end + '-01'), 2, dict(fmt='yyyy"年"m"月"', al='left')), ''), ('项目投资额', (d.investment, 2, dict(al='left')), '万元'), ('案例简介', d.summary, ''), ('企业简介', d.profile, '')]
    for i, (a, v, u) in enumerate(data): rows.append([(i + 1, 1, C_), a, v if isinstance(v, tuple) else (v, 2), (u, 1, C_)])
    ws['A1'] = '附件2'; ws['A2'] = NAME + '申报表'; ws.merge_cells('A2:E2'); ws['A2'].font = Font(size=16, bold=True); ws['A2'].alignment = Alignment(horizontal='center')
    sheet(ws, rows, [6, 22, 30, 26, 10], r0=3); w2 = wb.create_sheet('填表说明'); w2['A1'] = '1.企业名称须与营业执照一致。'; w2['A2'] = '2.申报方向从以下选一：' + '、'.join(DIRS); w2['A3'] = '3.联系人手机用于接收通知，请准确填写。'
    wbsave(wb, out + '/附件2申报表-%s.xlsx' % d.b)
    return T(d, 'company uscc address founded legal_person capital revenue staff contact mobile email case_title directions period_start period_end investment summary profile')

# 19 ordinary: cover as borderless table with underlined answers, then 4-column table
@form('o-cover')
def f(n, k, out):
    d = persona(n + str(k)); U = lambda t: c([r(t, u=1)], al='center')
    cov = [p('编号：', al='right'), *blanks(2), title(NAME), title('申  报  书'), *blanks(4), tbl([[c('案例名称：', al='right'), U(d.case_title)], [c('申报单位：', al='right'), U(d.company)], [c('所属地市：', al='right'), U(d.city + '市')], [c('推荐单位：', al='right'), U(d.bureau)], [c('联 系 人：', al='right'), U(d.contact)], [c('联系电话：', al='right'), U(d.phone)], [c('申报日期：', al='right'), U(dt(d.applied_on, ['cnsp', 'zh'][k]))]], [2300, 5600], border=False), *blanks(3), p('广东省工业和信息化厅制', al='center'), PB]
    t = tbl([[L('企业名称'), c(d.company, 3)], [L('信用代码'), c(d.uscc), L('成立时间'), c(dt(d.founded, 'cn0'))], [L('企业类型'), c(tick(TYPES, d.applicant_type, ['box', 'par'][k], '\n'), 3)], [L('企业性质'), c(tick(NATS, d.nature, ['box', 'par'][k], ' '), 3)], [L('企业住所'), c(d.address, 3)], [L('法定代表人'), c(d.legal_person), L('注册资本'), c(mon(d.capital, ['wrmb', 'w'][k]))], [L('年营业收入\n（2023年）'), c(mon(d.revenue, 'wc')), L('员工总数'), c('%d人' % d.staff)], [L('联系人手机'), c(d.mobile), L('E-mail'), c(d.email)]], [1600, 3300, 1600, 2800])
    save(out + '/申报书（盖章版）.docx', cov + [p('一、企业基本情况', style='1'), t, p('二、企业简介', style='1'), *ps(d.profile), p('三、申报方向', style='1'), p(tick(DIRS, d.directions, ['box', 'par'][k], '\n')), p('四、案例简介', style='1'), *ps(d.summary), p('五、实施周期与投入', style='1'), p('案例自%s启动，%s完成验收，总投入%s。' % (dt(d.period_start), dt(d.period_end), mon(d.investment, 'w')), ind=1), p('六、实施内容与成效', style='1'), *ps(SEC['plan'] + '\n' + SEC['eff'])], footer='第 1 页')
    return T(d, 'case_title company city recommender contact phone applied_on uscc founded applicant_type nature address legal_person capital revenue staff mobile email profile directions summary')

# 20 ordinary: prose form, numbered headings and underlined blanks, no table at all
@form('o-prose')
def f(n, k, out):
    d = persona(n + str(k)); u = lambda t: r(' ' + t + ' ', u=1)
    ln = lambda *a: p([y for x in a for y in x], ind=1); 
    body = [title(NAME + '申报书'), p('一、申报单位基本情况', style='1'), ln(('1.单位名称：', u(d.company))), ln(('2.统一社会信用代码：', u(d.uscc))), ln(('3.单位性质：', u(d.nature)), ('    4.成立时间：', u(dt(d.founded, 'cn')))), ln(('5.注册地址：', u(d.address))), ln(('6.法定代表人：', u(d.legal_person)), ('    7.注册资本：', u(num(d.capital)), '万元')), ln(('8.2023年营业收入：', u(num(d.revenue)), '万元'), ('    9.职工人数：', u(num(d.staff)), '人')), ln(('10.联系人：', u(d.contact)), ('    职务：', u(d.position))), ln(('11.手机：', u(d.mobile)), ('    电子邮箱：', u(d.email))), p('12.单位简介：', ind=1), *ps(d.profile),
      p('二、案例基本情况', style='1'), ln(('（一）案例名称：', u(d.case_title))), ln(('（二）申报方向：', u(d.directions[0]))), ln(('（三）起止时间：', u(dt(d.period_start)), '至', u(dt(d.period_end)))), ln(('（四）投资额：', u(num(d.investment)), '万元')), p('（五）案例简介：', ind=1), *ps(d.summary), p('三、案例详细内容', style='1'), p('（一）背景', style='2'), *ps(SEC['bg']), p('（二）主要做法', style='2'), *ps(SEC['plan']), p('（三）成效', style='2'), *ps(SEC['eff']), p('四、承诺', style='1'), p('本单位承诺近5年以来未发生重大安全、环保、质量事故，申报材料真实有效。', ind=1), p('申报单位（公章）：' + d.company, al='right'), p('申报日期：' + dt(d.applied_on, ['cn', 'zh'][k]), al='right')]
    save(out + '/申报书.docx', body)
    return T(d, 'company uscc nature founded address legal_person capital revenue staff contact position mobile email profile case_title directions period_start period_end investment summary applied_on')

# 21 .doc saved by an old Word (LibreOffice) : cover lines + four columns
@form('o-doc97')
def f(n, k, out):
    d = persona(n + str(k))
    t = tbl([[L('单位名称'), c(d.company, 3)], [L('信用代码'), c(d.uscc), L('单位性质'), c(d.nature)], [L('单位地址'), c(d.address, 3)], [L('法人代表'), c(d.legal_person), L('注册时间'), c(dt(d.founded, 'dot'))], [L('注册资金'), c(mon(d.capital, 'w')), L('从业人数'), c(num(d.staff) + '人')], [L('联 系 人'), c(d.contact), L('手    机'), c(d.mobile)], [L('办公电话'), c(d.phone), L('邮    箱'), c(d.email)], [L('案例名称'), c(d.case_title, 3)], [L('申报方向'), c(tick(DIRS, d.directions, ['box', 'bsq'][k], '\n'), 3)], [L('起止时间'), c(dt(d.period_start, 'dot') + '-' + dt(d.period_end, 'dot') if k == 0 else dt(d.period_start, 'dot') + '至今'), L('投入资金'), c(mon(d.investment, 'w'))], [L('案例简介'), c(d.summary, 3)]], [1500, 3200, 1500, 3100])
    save(out + '/申报表.docx', [title(NAME), title('申报表'), p('填报日期：' + dt(d.applied_on), al='right'), t])
    return T(d, 'company uscc nature address legal_person founded capital staff contact mobile phone email case_title directions period_start %s investment summary applied_on' % ('' if k else 'period_end'))
FORMS['o-doc97'].lo = 'doc'

# 22 the same kind sent as .rtf
@form('u-rtf')
def f(n, k, out):
    d = persona(n + str(k))
    t = tbl([[L('案例名称'), c(d.case_title, 3)], [L('申报单位'), c(d.company, 3)], [L('统一社会信用代码'), c(d.uscc), L('企业类型'), c(d.applicant_type)], [L('法定代表人'), c(d.legal_person), L('成立日期'), c(dt(d.founded))], [L('注册地址'), c(d.address, 3)], [L('联系人'), c(d.contact), L('移动电话'), c(d.mobile)], [L('申报方向'), c(d.directions[0], 3)], [L('起止年月'), c(dt(d.period_start) + '至' + dt(d.period_end)), L('总投资'), c(mon(d.investment, 'w'))], [L('案例概况'), c(d.summary, 3)]], [1700, 3100, 1500, 3000])
    save(out + '/申报表.docx', [title(NAME + '申报表'), p('推荐单位：%s' % d.bureau), t])
    return T(d, 'case_title company uscc applicant_type legal_person founded address contact mobile directions period_start period_end investment summary recommender')
FORMS['u-rtf'].lo = 'rtf'

# 23 ticks after the label / struck-out alternatives (k=1)
@form('o-tickstrike')
def f(n, k, out):
    d = persona(n + str(k))
    def opt(o, sel):
        if k == 0: return [r('、'.join(x + ('√' if x in sel else '') for x in o))]
        q = []
        for i, x in enumerate(o): q += [r(x, strike=x not in sel)] + ([r('／')] if i < len(o) - 1 else [])
        return q
    t = tbl([[L('申报企业'), c(d.company, 3)], [L('社会信用代码'), c(d.uscc), L('法定代表人'), c(d.legal_person)], [L('企业类型\n（请在选项后打√）' if k == 0 else '企业类型\n（划去不适用项）'), c(opt(TYPES, [d.applicant_type]), 3)], [L('企业性质'), c(opt(NATS, [d.nature]), 3)], [L('注册地址'), c(d.address, 3)], [L('联系人'), c(d.contact), L('联系手机'), c(d.mobile)], [L('案例名称'), c(d.case_title, 3)], [L('申报方向'), c([p(z) for z in [o for o in [opt([x], d.directions) for x in DIRS]]] if k == 0 else opt(DIRS, d.directions), 3)], [L('案例投资'), c(mon(d.investment, 'w')), L('建设周期'), c(dt(d.period_start, 'dot') + '～' + dt(d.period_end, 'dot'))], [L('案例简介'), c(d.summary, 3)]], [1700, 3000, 1600, 3000])
    save(out + '/申报表.docx', [title(NAME + '申报表'), t, p('填报日期：' + dt(d.applied_on, 'cn'), al='right')])
    return T(d, 'company uscc legal_person applicant_type nature address contact mobile case_title directions investment period_start period_end summary applied_on')

# 24 careless hand: two directions ticked (k=0) or none (k=1), template leftovers "示例"
@form('o-careless')
def f(n, k, out):
    d = persona(n + str(k), typ='网络安全企业', direction=4); sel = [DIRS[2], DIRS[4]] if k == 0 else []
    t = tbl([[L('项目'), L('填写内容'), L('示例（提交时请删除本列）', col='7F7F7F')]] + [[L(a), c(b), c(e, col='7F7F7F', sz=20)] for a, b, e in [('单位名称', d.company, '广东某某信息技术有限公司'), ('统一社会信用代码', d.uscc, '91440000XXXXXXXXXX'), ('注册地址', d.address, '广东省广州市天河区某某路1号'), ('法定代表人', d.legal_person, '张某某'), ('成立时间', dt(d.founded, 'cn'), '2010年1月1日'), ('注册资本', mon(d.capital, 'w'), '1000万元'), ('联系人', d.contact, '李某某'), ('手机', '' if k else d.mobile, '13800000000'), ('邮箱', d.email, 'abc@qq.com'), ('案例名称', d.case_title, '某某企业网络安全实践案例'), ('申报方向\n（限选一项）', tick(DIRS, sel, ['box', 'sq'][k], '\n'), '☑工业互联网安全分类分级'), ('案例起止时间', dt(d.period_start) + '至' + dt(d.period_end), '2024年1月至2024年10月'), ('案例简介', d.summary, '不超过500字')]], [1900, 5200, 2200])
    save(out + '/申报表模板.docx', [title(NAME + '申报表', 32), t])
    return T(d, 'company uscc address legal_person founded capital contact email case_title period_start period_end summary', directions=sel or None, mobile=None if k else d.mobile)

# 25 people table: 法定代表人 / 项目负责人 / 联系人 / 填表人, each with position, phone, mobile, mail
@form('o-people')
def f(n, k, out):
    d = persona(n + str(k)); P = lambda role, nm, pos, ph, mo, em: [L(role), c(nm), c(pos), c(ph), c(mo), c(em, sz=18)]
    old = '广东%s贸易有限公司' % d.b[::-1]
    t = tbl([[L('企业名称'), c(d.company + ['', '（原名：%s）' % old][k], 5)], [L('统一社会信用代码'), c(d.uscc, 2), L('成立时间'), c(dt(d.founded, 'dash'), 2)], [L('注册地址'), c(d.address, 5)], [L('注册资本'), c(mon(d.capital, ['w', 'wrmb'][k]), 2), L('职工人数'), c(num(d.staff), 2)], [L('人员信息'), L('姓名'), L('职务'), L('办公电话'), L('手机'), L('邮箱')],
      *([P('法定代表人', d.legal_person, '董事长', d.ph(), d.mob(), 'boss@%s.example.com' % d.py), P('案例负责人', d.leader, '副总经理', d.ph(), d.mob(), 'vp@%s.example.com' % d.py), P('联系人', d.contact, d.position, d.phone, d.mobile, d.email), P('填表人', d.filler, '文员', d.ph(), d.mob(), 'fill@%s.example.com' % d.py)]),
      [L('案例名称'), c(d.case_title, 5)], [L('申报方向'), c(d.directions[0], 5)], [L('起止时间'), c(dt(d.period_start) + '—' + dt(d.period_end), 2), L('投资额'), c(mon(d.investment, 'w'), 2)], [L('案例简介'), c(d.summary, 5)]], [1500, 1000, 1400, 1700, 1600, 2300])
    save(out + '/申报表.docx', [title(NAME + '申报表'), t])
    return T(d, 'company uscc founded address capital staff legal_person contact position phone mobile email case_title directions period_start period_end investment summary')

# 26 ordinary: 序号 | 指标 | 内容 | 说明 , notes column at the right
@form('o-notes')
def f(n, k, out):
    d = persona(n + str(k))
    data = [('单位名称', d.company, '填写营业执照全称'), ('统一社会信用代码', d.uscc, '18位'), ('企业类型', d.applicant_type, '工业企业、工业互联网平台企业、网络安全企业等'), ('所属行业', d.industry, '按国民经济行业分类填写'), ('注册地址', d.address, '按营业执照填写'), ('所在地市', d.city + '市', ''), ('法定代表人', d.legal_person, ''), ('成立时间', dt(d.founded), '格式：年-月-日'), ('注册资本', mon(d.capital, ['w', 'yi'][k]), ''), ('上年度营业收入', mon(d.revenue, ['w', 'yi'][k]), '2023年经审计数'), ('职工人数', num(d.staff) + '人', '2023年末'), ('联系人', d.contact, '负责申报工作的人员'), ('联系人职务', d.position, ''), ('联系人手机', d.mobile, ''), ('联系人邮箱', d.email, ''), ('案例名称', d.case_title, '不超过30字'), ('申报方向', d.directions[0], '5个方向选1个'), ('案例实施起始时间', dt(d.period_start, 'dash'), ''), ('案例实施结束时间', dt(d.period_end, 'dash'), ''), ('案例总投资', ['约', ''][k] + mon(d.investment, 'w'), '含软硬件、服务'), ('案例简介', d.summary, '500字以内')]
    save(out + '/附件2-申报表.docx', [title(NAME + '申报表'), tbl([[L('序号', b=1), L('指标名称', b=1), L('填报内容', b=1), L('填报说明', b=1)]] + [[L(str(i + 1)), L(a), c(b), c(e, sz=20)] for i, (a, b, e) in enumerate(data)], [700, 1900, 4700, 2000], hdr=1), p('申报单位（盖章）：                                %s' % dt(d.applied_on, 'cnsp'))])
    return T(d, 'company uscc applicant_type industry address city legal_person founded capital revenue staff contact position mobile email case_title directions period_start period_end investment summary')

# 27 ordinary: saved by LibreOffice/WPS via odt, several tables, section title rows
@form('o-odt')
def f(n, k, out):
    d = persona(n + str(k), nature=['外资企业', '民营企业'][k])
    W = [1700, 3000, 1700, 2900]
    a = tbl([[L('单位名称'), c(d.company, 3)], [L('统一社会信用代码'), c(d.uscc), L('企业性质'), c(tick(NATS, d.nature, 'x', '\n'))], [L('注册地'), c(d.address, 3)], [L('法定代表人'), c(d.legal_person), L('职工人数'), c(num(d.staff))], [L('注册资本（亿元）'), c(num(d.capital / 10000)), L('营业收入（亿元）'), c(num(round(d.revenue / 10000, 6)))]], W)
    b = tbl([[L('姓名'), L('职务'), L('手机号码'), L('电子邮件')], [L(d.contact), L(d.position), L(d.mobile), L(d.email)]], W)
    e = tbl([[L('案例名称'), c(d.case_title, 3)], [L('申报方向'), c(tick(DIRS, d.directions, 'x', '\n'), 3)], [L('起始时间'), c(dt(d.period_start)), L('完成时间'), c(dt(d.period_end))], [L('摘要'), c(d.summary, 3)]], W)
    save(out + '/申报书.docx', [title(NAME + '申报书'), p('1 申报单位信息', style='1'), a, p('2 申报单位联系人信息', style='1'), b, p('3 案例信息', style='1'), e, p('4 案例正文', style='1'), *ps(SEC['bg'])])
    return T(d, 'company uscc nature address legal_person staff capital revenue contact position mobile email case_title directions period_start period_end summary')
FORMS['o-odt'].lo = 'odt-docx'

# 28 Wingdings symbol ticks, labels split in two cells / two lines
@form('o-sym')
def f(n, k, out):
    d = persona(n + str(k)); S = (lambda o, s: symtick(o, s)) if k == 0 else (lambda o, s: symtick(o, s, '0052', '00A3', 'Wingdings 2'))
    t = tbl([[L('申  报\n单  位'), c(d.company, 3)], [L('信  用\n代  码'), c(d.uscc), L('法  定\n代表人'), c(d.legal_person)], [L('企  业\n类  型'), c([p([y]) for y in [X(''.join(S([x], d.applicant_type))) for x in TYPES]], 3)], [L('企  业\n性  质'), c(S(NATS, d.nature), 3)], [L('地  址'), c(d.address, 3)], [L('注  册\n资  本'), c(mon(d.capital, 'w')), L('成  立\n时  间'), c(dt(d.founded))], [L('联系人'), c(d.contact), L('手  机'), c(d.mobile)], [L('案  例\n名  称'), c(d.case_title, 3)], [L('申  报\n方  向'), c([p([y]) for y in [X(''.join(S([x], d.directions))) for x in DIRS]], 3)], [L('起  止\n日  期'), c(dt(d.period_start) + '—' + dt(d.period_end)), L('投资额'), c(mon(d.investment, 'w'))], [L('案  例\n简  介'), c(d.summary, 3)]], [1200, 3500, 1200, 3400])
    save(out + '/申报表.docx', [title(NAME + '申报表'), t, p('注：请在所选项前的方框内打勾。', sz=20)])
    return T(d, 'company uscc legal_person applicant_type nature address capital founded contact mobile case_title directions period_start period_end investment summary')

# 29 unusual: cover fields in text boxes
def tbox(paras, alt=True):
    inner = ''.join(paras)
    dr = '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>300000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>100000</wp:posOffset></wp:positionV><wp:extent cx="5200000" cy="2600000"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5200000" cy="2600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>' % inner
    vml = '<w:pict><v:shape style="position:absolute;margin-left:24pt;margin-top:8pt;width:410pt;height:205pt" type="#_x0000_t202"><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict>' % inner
    return X('<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent></w:r></w:p>' % (dr, vml))
@form('u-textbox')
def f(n, k, out):
    d = persona(n + str(k)); q = lambda a, b: p([a, r(' ' + b + ' ', u=1)], sz=28)
    box = tbox([q('案例名称：', d.case_title), q('申报单位：', d.company), q('申报方向：', d.directions[0]), q('推荐单位：', d.bureau), q('申报日期：', dt(d.applied_on, ['cn', 'dot'][k]))])
    t = tbl([[L('统一社会信用代码'), c(d.uscc), L('单位性质'), c(d.nature)], [L('注册地址'), c(d.address, 3)], [L('法定代表人'), c(d.legal_person), L('职工人数'), c(num(d.staff))], [L('联系人'), c(d.contact), L('手机'), c(d.mobile)], [L('注册资本（万元）'), c(num(d.capital)), L('上年营业收入（万元）'), c(num(d.revenue))]], [1900, 2900, 1900, 2600])
    save(out + '/申报书.docx', [*blanks(2), title(NAME), title('申报书'), *blanks(2), box, PB, p('一、申报单位基本信息', style='1'), t, p('二、单位简介', style='1'), *ps(d.profile), p('三、案例简介', style='1'), *ps(d.summary), p('四、实施方案', style='1'), *ps(SEC['plan'])])
    return T(d, 'case_title company directions recommender applied_on uscc nature address legal_person staff contact mobile capital revenue profile summary')

# 30 unusual: content controls (cell-level, block, drop-down, date, w14:checkbox), placeholder left in one
def sdt(x, kind='<w:text/>', ph=False): return X('<w:sdt><w:sdtPr>%s%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % ('<w:showingPlcHdr/>' if ph else '', kind, x if isinstance(x, X) else r(x, col='808080' if ph else None)))
def cb(on): return sdt(r('☒' if on else '☐', f='MS Gothic'), '<w14:checkbox><w14:checked w14:val="%d"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>' % on)
@form('u-sdt')
def f(n, k, out):
    d = persona(n + str(k)); dd = lambda v, o: sdt(v, '<w:dropDownList>%s</w:dropDownList>' % ''.join('<w:listItem w:displayText="%s" w:value="%s"/>' % (x, x) for x in o))
    date = lambda iso: sdt(dt(iso, 'cn'), '<w:date w:fullDate="%sT00:00:00Z"><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/></w:date>' % iso)
    ch = lambda o, s: [p([cb(x in s), r(x)]) for x in o]
    t = tbl([[L('单位名称'), c(d.company, 3, wrapsdt='company')], [L('统一社会信用代码'), c([sdt(d.uscc)]), L('企业性质'), c([dd(d.nature, NATS)])], [L('注册地址'), c([sdt(d.address)], 3)], [L('法定代表人'), c([sdt(d.legal_person)]), L('成立时间'), c([date(d.founded)])], [L('注册资本（万元）'), c([sdt(num(d.capital))]), L('职工人数'), c([sdt('单击或点击此处输入文字。', ph=True) if k else sdt(num(d.staff))])], [L('联系人'), c([sdt(d.contact)]), L('手机'), c(d.mobile, wrapsdt='mobile')], [L('企业类型'), c(ch(TYPES, [d.applicant_type]), 3)], [L('案例名称'), c([sdt(d.case_title)], 3)], [L('申报方向'), c(ch(DIRS, d.directions), 3)], [L('案例简介'), c([X('<w:sdt><w:sdtPr><w:block/><w:alias w:val="简介"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'.replace('<w:block/>', '') % p(d.summary))], 3)]], [1900, 3000, 1600, 2800])
    t = X(t)
    save(out + '/申报表.docx', [title(NAME + '申报表'), t, p(['申报日期：', date(d.applied_on)], al='right')])
    return T(d, 'company uscc nature address legal_person founded capital contact mobile applicant_type case_title directions summary applied_on', staff=None if k else d.staff)

# 31 unusual: legacy form fields
def ff(kind, val, opts=None, nm='Text1'):
    if kind == 'text': data, ins, res = '<w:textInput/>', ' FORMTEXT ', val
    elif kind == 'check': data, ins, res = '<w:checkBox><w:sizeAuto/><w:default w:val="0"/>%s</w:checkBox>' % ('<w:checked/>' if val else ''), ' FORMCHECKBOX ', ''
    else: data, ins, res = '<w:ddList><w:result w:val="%d"/>%s</w:ddList>' % (opts.index(val), ''.join('<w:listEntry w:val="%s"/>' % o for o in opts)), ' FORMDROPDOWN ', ''
    return X('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="%s"/><w:enabled/>%s</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve">%s</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>' % (nm, data, ins, r(res) if res else ''))
@form('u-ffield')
def f(n, k, out):
    d = persona(n + str(k)); F = lambda v: c([ff('text', v)]); F3 = lambda v: c([ff('text', v)], 3)
    ch = lambda o, s: [p([ff('check', x in s), r(' ' + x)]) for x in o]
    t = tbl([[L('申报单位'), F3(d.company)], [L('统一社会信用代码'), F(d.uscc), L('单位性质'), c([ff('dd', d.nature, NATS)])], [L('注册地址'), F3(d.address)], [L('法定代表人'), F(d.legal_person), L('成立日期'), F(dt(d.founded, 'dash'))], [L('联系人'), F(d.contact), L('手机'), F(d.mobile)], [L('企业类型'), c(ch(TYPES, [d.applicant_type]), 3)], [L('案例名称'), F3(d.case_title)], [L('申报方向'), c(ch(DIRS, d.directions), 3)], [L('投资额'), c([ff('text', num(d.investment)), r(' 万元')]), L('职工人数'), c([ff('text', num(d.staff)), r(' 人')])], [L('案例简介'), F3(d.summary)]], [1900, 3100, 1500, 2800])
    save(out + '/申报表.docx', [title(NAME + '申报表'), t])
    return T(d, 'company uscc nature address legal_person founded contact mobile applicant_type case_title directions investment staff summary')

# 32 unusual: tracked changes, comments, hidden text
ins = lambda x: X('<w:ins w:id="%d" w:author="张工" w:date="2024-12-17T09:00:00Z">%s</w:ins>' % (len(x) + 11, r(x) if not isinstance(x, X) else x))
dele = lambda t: X('<w:del w:id="%d" w:author="张工" w:date="2024-12-17T09:00:00Z"><w:r><w:delText xml:space="preserve">%s</w:delText></w:r></w:del>' % (len(t) + 77, escape(t)))
@form('u-track')
def f(n, k, out):
    d = persona(n + str(k)); o = persona(n + 'o' + str(k)); i = 0
    cm = lambda x: [X('<w:commentRangeStart w:id="1"/>'), r(x), X('<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>')]
    t = tbl([[L('单位名称'), c([dele(o.company), ins(d.company)], 3)], [L('统一社会信用代码'), c(d.uscc), L('法定代表人'), c([dele(o.legal_person), ins(d.legal_person)])], [L('注册地址'), c(d.address, 3)], [L('联系人'), c(cm(d.contact)), L('手机'), c([r(d.mobile[:7]), dele('0000'), ins(d.mobile[7:])])], [L('注册资本（万元）'), c([dele('100'), ins(num(d.capital))]), L('职工人数'), c(num(d.staff))], [L('案例名称'), c([r(d.case_title), dele('（初稿）')], 3)], [L('申报方向'), c([p([dele('☑'), ins('□'), r(DIRS[j])]) if j == (d.di + 1) % 5 else p([dele('□'), ins('☑'), r(DIRS[j])]) if j == d.di else p('□' + DIRS[j]) for j in range(5)], 3)], [L('起止时间'), c(dt(d.period_start) + '至' + dt(d.period_end)), L('投资额'), c([r(num(d.investment)), r('万元'), r('（待财务核实，勿外传：实际80万元）', van=1)])], [L('案例简介'), c(d.summary, 3)]], [1900, 3000, 1500, 2900])
    save(out + '/申报表（修订稿）.docx', [title(NAME + '申报表'), t], comments='<w:comment w:id="1" w:author="李主任" w:date="2024-12-17T10:00:00Z" w:initials="李">%s</w:comment>' % p('请确认是否改为%s，手机%s' % (o.contact, o.mobile)))
    return T(d, 'company uscc legal_person address contact mobile capital staff case_title directions period_start period_end investment summary')

# 33 unusual: nested tables in a layout table
@form('u-nest')
def f(n, k, out):
    d = persona(n + str(k))
    a = tbl([[L('单位名称'), c(d.company, 3)], [L('统一社会信用代码'), c(d.uscc), L('成立时间'), c(dt(d.founded, 'dot'))], [L('注册地址'), c(d.address, 3)], [L('法定代表人'), c(d.legal_person), L('企业性质'), c(d.nature)]], [1400, 2300, 1200, 2300], jc='left')
    b = tbl([[L('姓名'), L('职务'), L('手机'), L('邮箱')], [L(d.contact), L(d.position), L(d.mobile), L(d.email, sz=18)]], [1400, 1600, 1700, 2500], jc='left')
    e = tbl([[L('案例名称'), c(d.case_title)], [L('申报方向'), c(tick(DIRS, d.directions, 'box', '\n'))], [L('案例简介'), c(d.summary)]], [1400, 5800], jc='left')
    t = tbl([[L('申报\n单位\n情况'), c([a])], [L('联系\n人情\n况'), c([b])], [L('案例\n情况'), c([e])]], [1100, 7700 + 300])
    save(out + '/申报表.docx', [title(NAME + '申报表'), p('推荐单位：%s        申报日期：%s' % (d.bureau, dt(d.applied_on))), t])
    return T(d, 'company uscc founded address legal_person nature contact position mobile email case_title directions summary recommender applied_on')

# 34 parent's and partner's data close to our company's
@form('u-parent')
def f(n, k, out):
    d = persona(n + str(k)); o = persona(n + 'p' + str(k)); s = persona(n + 's' + str(k), typ='网络安全企业')
    t = tbl([[L('申报单位名称'), c(d.company, 3)], [L('统一社会信用代码'), c(d.uscc), L('法定代表人'), c(d.legal_person)], [L('注册地址'), c(d.address, 3)], [L('注册资本'), c(mon(d.capital, 'w')), L('2023年营业收入'), c(mon(d.revenue, 'w'))], [L('上级集团公司\n（如有）', vm='r'), L('集团名称'), c(o.company.replace('有限公司', '集团有限公司').replace('股份集团', '集团股份'), 2)], [c(vm='c'), L('集团统一社会信用代码'), c(o.uscc, 2)], [c(vm='c'), L('集团2023年营业收入'), c('3860000万元', 2)], [L('联合申报单位'), c('无' if k == 0 else s.company, 3)], [L('联系人'), c(d.contact), L('手机'), c(d.mobile)], [L('技术支撑单位', vm='r'), L('单位名称'), c(s.company if k == 0 else '无', 2)], [c(vm='c'), L('支撑单位联系人'), c('%s %s' % (s.contact, s.mobile) if k == 0 else '无', 2)], [L('案例名称'), c(d.case_title, 3)], [L('申报方向'), c(d.directions[0], 3)], [L('案例简介'), c(d.summary, 3)]], [1900, 2900, 1800, 2700])
    save(out + '/申报表.docx', [title(NAME + '申报表'), t])
    return T(d, 'company uscc legal_person address capital revenue contact mobile case_title directions summary', partners=None if k == 0 else s.company)

# 35 one character per cell for the code; underline blanks with 年 月 日
@form('u-digits')
def f(n, k, out):
    d = persona(n + str(k)); W = [1500] + [430] * 18
    y, m, dd = d.founded.split('-')
    t = tbl([[L('单位名称'), c(d.company, 18)], [L('统一社会信用代码')] + [L(x) for x in d.uscc], [L('注册地址'), c(d.address, 18)], [L('法定代表人'), c(d.legal_person, 6), L('成立时间', 4), c(' %s 年 %s 月 %s 日' % (y, m, dd), 8)], [L('联系人'), c(d.contact, 6), L('手机', 4), c(d.mobile, 8)], [L('单位性质'), c(tick(NATS, d.nature, ['brx', 'dot'][k]), 18)], [L('案例名称'), c(d.case_title, 18)], [L('申报方向'), c(tick(DIRS, d.directions, ['brx', 'dot'][k], '\n'), 18)], [L('职工人数'), c(num(d.staff) + '人', 6), L('投资额', 4), c(mon(d.investment, 'w'), 8)], [L('案例简介'), c(d.summary, 18)]], W)
    save(out + '/申报表.docx', [title(NAME + '申报表'), t, p('填表日期：%s' % dt(d.applied_on, 'cnsp'), al='right')])
    return T(d, 'company uscc address legal_person founded contact mobile nature case_title directions staff investment summary applied_on')

# 36 unusual Excel: wide form on a grid of narrow columns, ticks in own cells, LibreOffice saved
@form('u-xgrid')
def f(n, k, out):
    d = persona(n + str(k)); wb = openpyxl.Workbook(); ws = wb.active; ws.title = '附件2'
    Lb = lambda t, s: (t, s, C_)
    def tk(o, sel, first):
        rr = []
        for i, x in enumerate(o): rr.append([(first, 4, dict(al='center', down=len(o)))] if i == 0 else [('', 4)])
        for i, x in enumerate(o): rr[i] += [('√' if x in sel else '', 2, C_), (x, 14)]
        return rr
    rows = [[(NAME + '申报表', 20, dict(b=1, al='center', sz=16, bd=0))], [Lb('单位名称', 4), (d.company, 16)], [Lb('信用代码', 4), (d.uscc, 6), Lb('法定代表人', 4), (d.legal_person, 6)], [Lb('注册地址', 4), (d.address, 16)], [Lb('成立时间', 4), (dt(d.founded), 6), Lb('注册资本（万元）', 4), (d.capital, 6)], [Lb('联系人', 4), (d.contact, 6), Lb('手机', 4), (d.mobile, 6)]]
    rows += [[Lb('案例名称', 4), (d.case_title, 16)]]
    r1 = len(rows) + 1; t1 = tk(DIRS, d.directions, '申报方向\n（在对应格打√）')
    rows2 = [[Lb('案例简介', 4), (d.summary, 16)], [Lb('填表人', 4), (d.filler, 6), Lb('填表日期', 4), (dt(d.applied_on, 'dot'), 6)]]
    sheet(ws, rows, [4.6] * 20)
    for i, row in enumerate(t1):
        for j, (c0, span, v, st) in enumerate(([(1, 4, row[0][0], C_)] if i == 0 else []) + [(5, 2, row[1][0], C_), (7, 14, row[2][0], {})]):
            ws.cell(r1 + i, c0, v or None).alignment = Alignment(wrap_text=True, vertical='center', horizontal=st.get('al'))
            for a in range(span): ws.cell(r1 + i, c0 + a).border = BOX
            if c0 > 1: ws.merge_cells(start_row=r1 + i, end_row=r1 + i, start_column=c0, end_column=c0 + span - 1)
        ws.row_dimensions[r1 + i].height = 22
    ws.merge_cells(start_row=r1, end_row=r1 + len(DIRS) - 1, start_column=1, end_column=4)
    sheet(ws, rows2, [4.6] * 20, r0=r1 + len(DIRS)); ws.row_dimensions[r1 + len(DIRS)].height = 120
    wbsave(wb, out + '/申报表.xlsx')
    return T(d, 'company uscc legal_person address founded capital contact mobile case_title directions summary applied_on')
FORMS['u-xgrid'].lo = 'xlsx'
