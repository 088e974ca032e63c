# SPDX-License-Identifier: ISC
"""What the twelfth author's forms showed: hints left above answers, other
people's papers around the form, boxes that ask for several things."""
import random

import ooxml as w
from common import CITIES, uscc

TITLE = '护航新型工业化网络安全典型案例申报表'
DIRECTIONS = ['工业互联网安全分类分级', '车联网网络安全防护',
              '工业控制系统安全评估', '工业控制产品安全漏洞治理',
              '网络安全威胁监测服务']
PRODUCTS = ['数控机床', '洗碗机', '岩板', '线路板', '改性塑料', '转向机']
NAMES = ['陈志坚', '黄晓敏', '梁国栋', '刘丽华', '罗俊杰', '邓嘉欣', '谢伟明',
         '冯雪芬', '温永强', '邱思颖']


def applicant(seed):
    r = random.Random('twelfth/%s' % seed)
    city = r.choice([c for c in sorted(CITIES) if c != '深圳'])
    product = r.choice(PRODUCTS)
    company = '%s市%s%s有限公司' % (
        city, ''.join(r.sample('曜铄翊骁澍珩岚砺昀睿', 2)), product)
    contact, other = r.sample(NAMES, 2)
    return {
        'company': company, 'uscc': uscc(CITIES[city], company),
        'case_title': '%s产线工控安全防护实践' % product,
        'directions': [r.choice(DIRECTIONS)],
        'contact': contact, 'other': other, 'position': r.choice(
            ['信息部经理', '网络安全主管', '行政主管']),
        'mobile': '138%08d' % r.randint(10**6, 10**8 - 1),
        'mobile2': '137%08d' % r.randint(10**6, 10**8 - 1),
        'phone': '0757-%d' % r.randint(22000000, 88999999),
        'email': 'lxr%d@corp.example.com' % r.randint(10, 99),
        'revenue': r.choice([8650, 23456, 3920.5]),
        'investment': r.choice([120, 286, 350.5]),
        'founded': '%d-%02d-%02d' % (
            r.randint(1996, 2018), r.randint(1, 12), r.randint(1, 28)),
        'period_start': '2024-%02d' % r.randint(1, 4),
        'period_end': '2024-%02d' % r.randint(8, 11)}


def ticks(a, sep='  '):
    return sep.join(('☑' if d in a['directions'] else '□') + d
                    for d in DIRECTIONS)


def grid(n, rows):
    """Rows of texts, or (text, columns, 'restart' or 'on')."""
    out = []
    for cells in rows:
        done = []
        for c in cells:
            c = c if isinstance(c, tuple) else (c, 1)
            s, span, merge = (c + (None,))[:3]
            done.append(w.cell(s, 9000 // n * span, span, merge))
        out.append(w.row(*done))
    return w.table([9000 // n] * n, out)


def form(a, rows, n=2, front='', behind=''):
    first = [('单位名称', (a['company'], n - 1)),
             ('统一社会信用代码', (a['uscc'], n - 1)),
             ('案例名称', (a['case_title'], n - 1)),
             ('申报方向', (ticks(a), n - 1))]
    return w.docx(front + w.para(TITLE) + grid(n, first + rows) + behind)


def truth(a, *fields, **other):
    names = ('company', 'uscc', 'case_title', 'directions') + fields
    return dict({f: a[f] for f in names}, **other)


WHO = ('contact', 'mobile')


def people(a):
    return [('联系人', a['contact']), ('手机', a['mobile'])]


def hints_above(a):
    doc = w.docx(w.para(TITLE) + grid(2, [
        ('单位名称', '（填写营业执照上的全称）\n' + a['company']),
        ('统一社会信用代码', '（18位）\n' + a['uscc']),
        ('案例名称', '（限30字）\n' + a['case_title']),
        ('申报方向', '（从5个方向中选择1个）\n' + ticks(a)),
        ('联系人', '（姓名）\n' + a['contact']), ('手机', a['mobile']),
        ('投资额', '（单位：万元）\n%s' % a['investment'])]))
    return doc, truth(a, *WHO, 'investment')


def notice_in_front(a):
    front = w.para('附件1 申报方向说明') + ''.join(
        w.para('%s：征集在该方向上形成的典型案例。' % d) for d in DIRECTIONS) + \
        w.para('联系人：胡老师，联系电话：020-83130000')
    return form(a, people(a), front=front), truth(a, *WHO, phone=None)


def list_left_below(a):
    behind = w.para('附件3') + w.para('护航新型工业化网络安全典型案例推荐汇总表') + \
        w.para('推荐单位（盖章）：') + grid(6, [
            ('序号', '案例名称', '申报单位', '申报方向', '联系人', '联系方式'),
            ('1', '', '', '', '', '')])
    return form(a, people(a), behind=behind), truth(a, *WHO)


def blank_beside(a):
    blank = w.para(TITLE) + grid(2, [
        ('单位名称', ''), ('统一社会信用代码', ''), ('案例名称', ''),
        ('申报方向', '  '.join('□' + d for d in DIRECTIONS)), ('联系人', ''),
        ('手机', '')])
    return form(a, people(a), front=blank, behind=blank), truth(a, *WHO)


def marks_behind(a):
    behind = grid(3, [('评审指标', '分值', '得分'), ('示范性', '30', ''),
                      ('创新性', '30', '')])
    return form(a, people(a), behind=behind), truth(
        a, *WHO, innovation=None, promotion=None)


def person_over_two_rows(a):
    return form(a, [
        (('联系人', 1, 'restart'), '姓名', '职务', '手机', '邮箱'),
        (('', 1, 'on'), a['contact'], a['position'], a['mobile'],
         a['email'])], 5), truth(a, *WHO, 'position', 'email')


def years_over_two_rows(a):
    sums = [a['revenue'] * .8, a['revenue'] * .9, a['revenue']]
    return form(a, [
        (('近三年营业收入（万元）', 1, 'restart'), '2021年', '2022年', '2023年'),
        (('', 1, 'on'),) + tuple('%g' % s for s in sums),
        ('联系人', a['contact'], '手机', a['mobile'])], 4), truth(
            a, *WHO, 'revenue')


def name_and_number(a):
    return form(a, [('联系人及电话', a['contact'] + a['mobile'])]), truth(a, *WHO)


def phone_and_mail(a):
    return form(a, [('联系人', a['contact']), (
        '联系方式', '%s / %s' % (a['mobile'], a['email']))]), truth(
            a, *WHO, 'email')


def three_in_a_bracket(a):
    return form(a, [('联系人（姓名、职务、手机）', '、'.join(
        (a['contact'], a['position'], a['mobile'])))]), truth(
            a, *WHO, 'position')


def laboratory(a):
    return form(a, [
        ('测评机构', '某测评公司，联系人：赵工，13500000000')] + people(a)), \
        truth(a, *WHO)


def explained_dates(a):
    y, m, d = a['founded'].split('-')
    start, end = (a[f].replace('-', '.') for f in
                  ('period_start', 'period_end'))
    return form(a, people(a) + [
        ('成立时间', '%s年%d月%d日（已成立%d年）' % (
            y, int(m), int(d), 2024 - int(y))),
        ('建设周期', '8个月（%s~%s）' % (start, end))]), truth(
            a, *WHO, 'founded', 'period_start', 'period_end')


def narrow_boxes(a):
    return form(a, [('联系人', a['contact']), (
        '手机', w.run(a['mobile'][:7] + '\n' + a['mobile'][7:]))]), truth(
            a, *WHO)


def other_words(a):
    doc = w.docx(w.para(TITLE) + grid(2, [
        ('牵头申报单位', a['company']), ('社会统一信用代码', a['uscc']),
        ('案例名称', a['case_title']), ('申报方向', ticks(a))] + people(a)))
    return doc, truth(a, *WHO)


def options_in_paragraphs(a):
    lines = ['单位名称：' + a['company'], '统一社会信用代码：' + a['uscc'],
             '案例名称：' + a['case_title']] + (
                 '申报方向：' + ticks(a, '\n')).split('\n') + [
                     '联系人：' + a['contact'], '手机：' + a['mobile']]
    return w.docx(''.join(w.para(s) for s in [TITLE] + lines)), truth(a, *WHO)


LAYOUTS = {f.__name__: f for f in (
    hints_above, notice_in_front, list_left_below, blank_beside, marks_behind,
    person_over_two_rows, years_over_two_rows, name_and_number,
    phone_and_mail, three_in_a_bracket, laboratory, explained_dates,
    narrow_boxes, other_words, options_in_paragraphs)}
