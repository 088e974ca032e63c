#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""A form with a table in a file of its own; whose papers; when it was sent."""
import io
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, HERE + '/../validate']
import docx  # noqa: E402
import lib  # noqa: E402
import openpyxl  # noqa: E402
from fresh import Fresh, one  # noqa: E402
from post import form, mail  # noqa: E402

t = lib.Tap()
f = Fresh()
YEARS = ('2022', '2023', '2024')
f.change('notice.yaml',
         ('list_titles:', 'annex_titles: [经营指标表]\nlist_titles:'),
         ('role: province', 'role: city'))
f.put('site.yaml', 'role: city\ntrusted_hosts: [mx.example.cn]\n')
f.change('forms.yaml', ('\nlist:', ''.join(
    '    - {name: sales_%s, kind: money, unit: 万元, required: true, '
    'labels: [%s年营业收入]}\n' % (y, y) for y in YEARS) + '\nlist:'))
with open(f.pack + '/rules.yaml', 'a', encoding='utf-8') as r:
    r.write(r"""
- id: sales
  clause: 一
  quote: 上年营业收入不低于5000万元
  needs: [sales_2024]
  severity: reject
  disposition: 拟不予推荐
  pass: .fields.sales_2024.value >= 5000
  message: 营业收入 \(.fields.sales_2024.value) 万元

- id: sent
  clause: 三
  quote: 以邮件发出时间为准
  severity: reject
  disposition: 拟逾期不予受理
  manual: .delivered | .last > .deadline and (.sent == null or .sent <= .deadline)
  manual_message: 邮件写明的发出时间为 \(.delivered.sent_text // "（没有）")，请核对
  pass: .delivered.last <= .delivered.deadline
  message: 晚于时限
""")
code, said = f.check()
t.ok(code == 0 and 'note: tried' not in said, 'a pack with an annex', said)


def figures(company, sales, unit='万元', title='某某典型案例经营指标表'):
    book = openpyxl.Workbook()
    s = book.active
    for row in ([title], ['申报单位：' + company],
                ['序号', '指标名称', '计量单位'] + [y + '年' for y in YEARS],
                [1, '营业收入', unit] + list(sales),
                [2, '资产负债率', '%', 40, 41, 42]):
        s.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def licence(company):
    d = docx.Document()
    for line in ('营业执照', '名称：' + company, '经营范围：技术开发'):
        d.add_paragraph(line)
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


N = [0]


def send(files, when='Mon, 15 Dec 2025 10:00:00 +0800', sent=None):
    N[0] += 1
    n = N[0]
    mail(f.box, n, 'a%d@b%d.example.cn' % (n, n), '申报', when, files)
    path = '%s/cur/%d.M1.mx:2,S' % (f.box, n)
    with open(path, 'rb') as r:
        data = r.read()
    with open(path, 'wb') as w:
        w.write(data.replace(b'\nFrom:', b'\nDate: ' + (
            sent or when).encode() + b'\nFrom:', 1))


def whole(company, sales=(5100, 5200, 5300), **more):
    return [('申报表.docx', one(company, '嘉陵')),
            ('经营指标表.xlsx', figures(company, sales, **more)),
            ('营业执照.docx', licence(company))]


send(whole('嘉陵甲有限公司'))
send(whole('嘉陵乙有限公司', (0.51, 0.52, 0.53), unit='亿元'))
send(whole('嘉陵丙有限公司', (4700, 4800, 4900)))
send(whole('嘉陵丁有限公司')[::2])
send([('经营指标表.xlsx', figures('嘉陵戊有限公司', (1, 2, 6000)))])
mine, other = whole('嘉陵己有限公司'), whole('嘉陵庚有限公司', (1, 2, 3))
send([('1.' + n, d) for n, d in mine[:2]] + [('2.' + n, d)
                                            for n, d in other[:2]])
send(whole('嘉陵辛有限公司')[:1] +
     [('经营指标表.xlsx', figures('涪陵另一家有限公司', (1, 2, 6000)))])
send(whole('嘉陵壬有限公司', title='2024年度某某典型案例经营指标表'))
send(whole('嘉陵癸有限公司'), 'Wed, 31 Dec 2025 17:04:00 +0800',
     'Wed, 31 Dec 2025 16:58:00 +0800')
send(whole('嘉陵子有限公司'), 'Wed, 31 Dec 2025 17:04:00 +0800')
# what the file is called says less than what stands in it
send(whole('嘉陵丑有限公司')[:2] +
     [('嘉陵丑有限公司营业执照.docx', licence('涪陵旧日有限公司'))])
send(whole('嘉陵寅有限公司', (5100, None, 5300)))
send(whole('嘉陵某某大学')[:2] + [('法人证书.docx', licence('嘉陵某某大学'))])
send(whole('嘉陵某某学院')[:2] + [('营业执照.docx', licence('涪陵某某学院'))])
cases = f.run(t)


def of(company, rule):
    return [x['state'] for x in cases[company]['findings']
            if x['rule'] == rule]


def value(company):
    return cases[company]['fields'].get('sales_2024', {}).get('value')


t.equal([value('嘉陵甲有限公司'), of('嘉陵甲有限公司', 'sales')],
        [5300, ['pass']], 'a figure from the table beside the form')
t.ok('营业收入' not in str(cases['嘉陵甲有限公司']['drift']),
     'its boxes are none that the form lacks, nor strange ones')
t.equal([x['role'] for x in cases['嘉陵甲有限公司']['files'][:2]],
        ['form', 'annex'], 'it is the case’s')
t.equal([x['name'] for x in cases['嘉陵寅有限公司']['missing']['blank']
         if 'sales' in x['name']], ['sales_2023'], 'a cell that was left blank')
t.equal(value('嘉陵乙有限公司'), 5300, 'in the unit of its own column')
t.equal(of('嘉陵丙有限公司', 'sales'), ['fail'], 'too little')
t.equal(of('嘉陵丁有限公司', 'sales'), ['manual'], 'without the table')
t.ok(cases['嘉陵戊有限公司']['verdict'] != 'accept',
     'a table without its form is seen')
t.equal([value('嘉陵己有限公司'), value('嘉陵庚有限公司')], [5300, 3],
        'two forms in one mail, each with its own')
t.equal(of('嘉陵辛有限公司', 'sales'), ['manual'],
        'the table of another company is for a person')
t.equal(of('嘉陵壬有限公司', 'form-year'), ['manual'], 'last year’s table')
t.equal([of(x, 'sent') for x in ('嘉陵甲有限公司', '嘉陵癸有限公司',
                                 '嘉陵子有限公司')],
        [['pass'], ['manual'], ['fail']], 'sent in time, come too late')
t.equal([of(x, 'licence') for x in ('嘉陵甲有限公司', '嘉陵丑有限公司',
                                    '嘉陵某某大学', '嘉陵某某学院')],
        [['pass'], ['manual'], ['pass'], ['manual']], 'whose licence it is')
t.done()
