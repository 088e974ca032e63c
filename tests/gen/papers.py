# SPDX-License-Identifier: ISC
"""The papers of a case: form, pledge, index, licence, reports, lists."""
import io

import formdoc as f
import ooxml as x
import words
from common import DIRECTIONS, TYPES, pdf, scan, timeless

LAYOUTS = {
    'four': dict(columns=4),
    'two': dict(columns=2, section='para', options='lines'),
    'six': dict(columns=6, cover='table', unit_cell=False),
    'cover': dict(columns=4, cover='blanks', section='none', preamble=3),
    'column': dict(columns=4, section='column', cover='tabs',
                   split_period=True),
    'eq': dict(columns=4, options='lines', section='row', unit_cell=True),
    'eight': dict(columns=4, section='row', options='lines'),
    'doc': dict(columns=2, section='row', cover='para', options='lines'),
    'tracked': dict(columns=4, section='row'),
}
LABELS = {
    'two': {'company': '申报单位', 'period': '建设周期', 'mobile': '手机号码',
            'nature': '企业性质'},
    'six': {'applicant_type': '申报主体类型', 'revenue': '2023年营业收入'},
    'column': {'company': '企业名称', 'case_title': '典型案例名称'},
    'doc': {'company': '企业名称', 'founded': '成立日期'},
}
HANDS = {'tracked': dict(tracked=('case_title',),
                         control=('company', 'uscc', 'legal_person')),
         'six': dict(label_style='spaces'), 'cover': dict(
             label_style='colon'), 'eq': dict(unit_in_label=False)}


def form(c, k):
    """The filled form of a case as (bytes, answers)."""
    a = words.answers(c, k)
    name = c['layout']
    lay = f.Layout(name=name, labels=dict(LABELS.get(name, {})),
                   **LAYOUTS[name])
    if 'partners' in c:
        lay.partners_row = True
        a['partners'] = c['partners']
    elif name == 'doc':
        lay.partners_row = True
        a['partners'] = '无'
    hand = f.Hand(tick=c['tick'] or 'ballot-check', **HANDS.get(name, {}))
    if lay.unit_cell:
        for m in f.MONEY:
            a[m] = a[m].replace('万元', '')
    form_ = f.Form(a, {'directions': c['directions'],
                       'applicant_type': [c['kind']]})
    if c.get('picture'):
        form_.picture = ('tick.png', scan(
            ['□分类分级  √车联网  □评估', '□漏洞治理  □监测服务'], 'PNG',
            (520, 110), 0.3))
    if c['form'] == 'xlsx':
        return x.xlsx([f.sheet(form_, lay, hand)]), a
    return f.docx(form_, lay, hand), a


PLEDGES = {
    'ok': '我单位郑重承诺：近5年以来未发生重大安全、环保、质量事故，所提交的申报材料真实、准确、完整，'
          '如有虚假，愿承担由此产生的一切后果。',
    'ok2': '本公司自2019年12月至2024年12月，未发生较大及以上生产安全事故、环境污染事故和产品质量事故；'
           '申报内容属实，未以联合体形式申报，也未通过其他途径重复申报。',
    'ok3': '本单位声明：五年内在产品质量、环境保护、安全生产方面均无重大事故发生，对材料的真实性负责。',
    'three': '我单位郑重承诺：近三年以来未发生重大安全、环保、质量事故，所提交的申报材料真实、准确、完整。',
    'except': '我单位承诺：近五年来，除2022年7月一起已结案的环保处罚外，未发生重大安全、环保、质量事故。',
}


def pledge(c, k, a):
    kind = c['pledge']
    company = a['company']
    if kind == 'other':
        company, kind = '珠海市示例精工有限公司', 'ok'
    if kind == 'ok':
        kind = ('ok', 'ok2', 'ok3')[k % 3]
    to = ['广东省工业和信息化厅', c['recommender'],
          '工业和信息化部网络安全管理局'][k % 3]
    return x.docx([
        x.para(x.run(['承诺函', '承 诺 书', '声明'][k % 3], bold=True, size=22),
               align='center'),
        x.para(to + '：'), x.para(PLEDGES[kind], indent=480), x.para(''),
        x.para('承诺单位（盖章）：' + company, align='right'),
        x.para('法定代表人（签字）：' + a['legal_person'], align='right'),
        x.para(a['applied_on'], align='right')])


def credit_lines(c, a, k):
    return ['信用信息报告', '（示例，非真实报告）', '企业名称：' + a['company'],
            '统一社会信用代码：' + a['uscc'], '报告日期：2024年12月%d日' % (9 + k % 7),
            '一、守信激励信息：0 条', '二、严重失信主体名单信息：0 条',
            '三、经营异常名录信息：0 条', '四、行政处罚信息：0 条', '以下无正文']


def licence_lines(c, a, k):
    return ['营业执照（副本）', '统一社会信用代码：' + a['uscc'], '名称：' + a['company'],
            '类型：有限责任公司', '法定代表人：' + a['legal_person'],
            '注册资本：' + a['capital'].replace('万元', '') + '万元',
            '成立日期：' + a['founded'], '住所：' + a['address'],
            '登记机关：%s市场监督管理局' % ('长沙市' if '湖南' in a['address']
                               else c['city'] + '市')]


EVIDENCE = {
    '2': ('2-%s.pdf', ['测评报告', '定级备案报告', '项目验收报告', '采购合同',
                       '应用情况证明'], 2),
    '3': ('3-%s.pdf', ['发明专利证书', '软件著作权登记证书', '实用新型专利证书'], 1),
    '5': ('5-%s.pdf', ['获奖证书', '省级优秀案例通报', '评优证明'], 1),
}


def evidence(c, a, k, office_pdf):
    """(name, bytes) of everything but the form and the pledge."""
    out, rows = [], []

    def add(chapter, title, name, data, pages):
        out.append((name, data))
        rows.append((chapter, title, pages, name))

    def doc(key, lines, pages=1):
        return office_pdf.get((c['key'], key)) or pdf(lines, pages)

    if c['licence'] == 'pdf':
        add('①主体资格', '营业执照', '1-营业执照.pdf',
            doc('licence', licence_lines(c, a, k)), 1)
    elif c['licence'] == 'jpg':
        add('①主体资格', '营业执照', '1-营业执照扫描件.jpg',
            scan(licence_lines(c, a, k)), 1)
    for d in c['evidence']:
        pat, kinds, pages = EVIDENCE[d]
        kind = kinds[k % len(kinds)]
        lines = [kind, '编号：%s-2024-%04d' % ('CP' if d == '2' else 'ZL', 100
                 + k * 7), '单位：' + a['company'], '项目：' + a['case_title'],
                 '日期：2024年%d月' % (3 + k % 9)] + [
                     s for s in words.prose(c, k + int(d), 'mr').split('；')]
        if d == '5' and k % 7 == 3:
            add('⑤奖励评优', kind, '5-%s.jpg' % kind, scan(lines[:5]), 1)
            continue
        add({'2': '②实施佐证', '3': '③知识产权', '5': '⑤奖励评优'}[d], kind,
            pat % kind, doc(d, lines, pages), pages)
    if c['credit'] == 'pdf':
        add('④信用查询', '信用中国报告', '4-信用中国报告.pdf',
            doc('credit', credit_lines(c, a, k)), 1)
    if c['index']:
        rows.sort()
        head = ['序号', '类别', '材料名称', '页数', '文件名']
        wid = [800, 1800, 2600, 900, 3300]
        t = [x.row(*[x.cell(x.para(x.run(h, bold=True)), w)
                     for h, w in zip(head, wid)])]
        for i, r in enumerate(rows):
            t.append(x.row(*[x.cell(str(v), w) for v, w in
                             zip((i + 1,) + r, wid)]))
        out.insert(0, ('0-佐证材料索引目录.docx', x.docx([
            x.para(x.run('佐证材料索引目录', bold=True, size=18), align='center'),
            x.para('申报单位：' + a['company']), x.table(wid, t)])))
    return out


# --- lists ------------------------------------------------------------------

HEAD = ['序号', '案例名称', '申报单位', '统一社会信用代码', '企业类型', '申报方向', '所在地市', '案例简介',
        '联系人', '手机', '备注']
TITLE = '护航新型工业化网络安全典型案例推荐汇总表'


def list_row(n, c, a):
    return [n, a['case_title'], a['company'], a['uscc'], TYPES[c['kind']],
            '、'.join(DIRECTIONS[i] for i in c['directions']), a['city'],
            a['summary'][:60], a['contact'], a['mobile'], '']


def list_openpyxl(office, rows, heading=True, date='2024年12月20日'):
    import datetime
    import openpyxl
    from openpyxl.styles import Alignment, Border, Font, Side
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = '推荐汇总表'
    if heading:
        ws.append([TITLE])
        ws.merge_cells('A1:K1')
        ws['A1'].font = Font(name='宋体', size=16, bold=True)
        ws.append(['推荐单位（盖章）：%s        填表人：简望舒        电话：020-80000%03d'
                   '        日期：%s' % (office, len(rows), date)])
        ws.merge_cells('A2:K2')
        ws.append(HEAD)
    for r in rows:
        ws.append(r)
    side = Side(style='thin')
    for r in ws.iter_rows(min_row=3 if heading else 1):
        for c in r:
            c.border = Border(left=side, right=side, top=side, bottom=side)
            c.alignment = Alignment(wrap_text=True, vertical='center')
    for i, w in enumerate((6, 28, 26, 22, 14, 22, 10, 44, 10, 14, 10)):
        ws.column_dimensions['ABCDEFGHIJK'[i]].width = w
    fixed = datetime.datetime(2024, 12, 20, 9, 0, 0)
    wb.properties.created = wb.properties.modified = fixed
    out = io.BytesIO()
    wb.save(out)
    return timeless(out.getvalue())


def list_two_heads(office, rows):
    """A heading of two rows, a sum and notes below; inline and rich text."""
    s = x.Sheet('汇总')
    s.put(0, 0, TITLE, 'rich')
    s.merge(0, 0, 0, 10)
    s.put(1, 0, '推荐单位（盖章）：' + office)
    s.put(1, 6, '填表人：关清和')
    s.put(1, 8, '日期：2024.12.23')
    for i, h in enumerate(HEAD):
        if h == '联系人':
            s.put(2, i, '联系方式')
            s.merge(2, i, 2, i + 1)
        if h in ('联系人', '手机'):
            s.put(3, i, h)
        else:
            s.put(2, i, '推荐顺序' if h == '序号' else h,
                  'phonetic' if i == 2 else 'shared')
            s.merge(2, i, 3, i)
    for n, r in enumerate(rows):
        for i, v in enumerate(r):
            if v == '':
                continue
            if i == 0:
                s.put(4 + n, i, v, 'number')
            else:
                s.put(4 + n, i, str(v), ('shared', 'inline', 'formula')[
                    (i + n) % 3] if i < 5 else 'shared')
    y = 4 + len(rows)
    s.put(y, 0, '合计')
    s.put(y, 1, '%d 个' % len(rows))
    s.put(y + 1, 0, '注：按推荐优先顺序排列，一式四份。')
    s.put(y + 2, 6, '审核人（签字）：')
    s.widths = dict(enumerate((8, 28, 26, 22, 14, 22, 10, 44, 10, 14, 10)))
    s.dimension = 'A1'
    return x.xlsx([s], bad_fill=True)


def list_docx(office, rows):
    wid = [600, 1500, 1500, 1300, 1000, 1200, 700, 1500, 700, 900]
    t = [x.row(*[x.cell(x.para(x.run(h, bold=True)), w)
                 for h, w in zip(HEAD, wid)])]
    for r in rows:
        t.append(x.row(*[x.cell(str(v), w) for v, w in zip(r, wid)]))
    return x.docx([x.para('附件3'), x.para(x.run(TITLE, bold=True, size=18),
                                         align='center'),
                   x.para('推荐单位（盖章）：%s　　填表人：池若谷　　日期：2024年12月23日'
                          % office), x.table(wid, t)])
