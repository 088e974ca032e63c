#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""A column of which every row answers: contracts and their sum."""
import glob
import io
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, HERE + '/../validate']
import docx  # noqa: E402
import lib  # noqa: E402
import openpyxl  # noqa: E402
from fresh import Fresh, uscc  # noqa: E402
from post import mail  # noqa: E402

t = lib.Tap()
f = Fresh()
f.change('notice.yaml', ('list_titles:', 'annex_titles: [设备清单]\nlist_titles:'))
f.change('forms.yaml', ('    - {name: summary,', """\
    - {name: contracts, kind: money, unit: 万元, each: true, labels: [合同金额]}
    - {name: signed, kind: date, each: true, labels: [签订日期]}
    - {name: summary,"""))
with open(f.pack + '/rules.yaml', 'a', encoding='utf-8') as r:
    r.write(r"""
- id: sales
  clause: 二
  quote: 合同金额合计不低于500万元
  severity: reject
  disposition: 拟不予推荐
  needs: [contracts]
  pass: (.fields.contracts.value | add) >= 500
  message: 合同金额合计 \(.fields.contracts.value | add) 万元，低于 500 万元
""")
code, said = f.check()
t.ok(code == 0 and 'with all of them' not in said and 'neither' not in said,
     'the pack has no fault', said)

HEAD = ['序号', '用户单位', '合同金额（万元）', '签订日期']
ROWS = [['1', '甲厂', '300', '2024-02-10'], ['2', '乙厂', '1,180.5', '2024年3月'],
        ['3', '丙厂', '0.02亿元', '2025/1/6']]
SUM = ['合计', '', '1680.5', '']
TABLES = {
    '满': [HEAD] + ROWS + [SUM],
    '无': [HEAD] + ROWS,
    '空': [HEAD] + ROWS + [['4', '', '', ''], ['……', '', '……', ''], SUM],
    '少': [HEAD, ROWS[0], ['合计', '', '300', '']],
    '错': [HEAD] + ROWS + [['合计', '', '2680.5', '']],
    '漏': [HEAD, ROWS[0], ['2', '乙厂', '', '2024-03-01'], ROWS[2]],
    '后': [HEAD, ROWS[0], ['小计', '', '300', ''], ROWS[1]],
    '坏': [HEAD, ROWS[0], ['2', '乙厂', '见附件', '2024-03-01']],
    '光': [HEAD, ['1', '', '', ''], ['2', '', '', '']],
    '注': [HEAD] + ROWS + [['注：金额含税', '', '', '']],
    '续': [HEAD] + ROWS + [['法定代表人', '', '联系人', '司徒星']],
    '杂': [HEAD] + ROWS + [['经办', '生产部', '1', '2024-05-01']],
    '断': [HEAD] + ROWS,
    '分': [HEAD] + ROWS[:2] + [['2025年', '', '', '']] + ROWS[2:],
    '总': [HEAD] + ROWS + [['', '', '合计：1680.5万元', '']],
    '单': [['合同金额（万元）', '620'], ['职工人数', '30']],
}


def company(name):
    return '嘉陵%s示例有限公司' % name


def boxes(name):
    return [('申报单位', company(name)),
            ('统一社会信用代码', uscc('440605', company(name))),
            ('所在地市', '嘉陵'), ('案例名称', name + '项目'),
            ('申报方向', '方向一'), ('联系人', '钟离月'),
            ('案例简介', '只有%s的说明。' % name)]


def word(name, rows):
    d = docx.Document()
    d.add_heading('某某典型案例申报表', 1)
    more = [('', [['4', '丁厂', '90', '2025-03-01'], SUM])] * (name == '断')
    for title, body in [('', boxes(name)), ('销售合同明细', rows)] + more:
        d.add_paragraph(title)
        table = d.add_table(rows=0, cols=len(body[0]))
        for row in body:
            for cell, text in zip(table.add_row().cells, row):
                cell.text = text
            if row[0] == '2025年':
                table.rows[-1].cells[0].merge(table.rows[-1].cells[-1])
    out = io.BytesIO()
    d.save(out)
    return '申报表.docx', out.getvalue()


def sheet(name):
    """What cells hold, not what they show."""
    w = openpyxl.Workbook()
    for row in [['设备清单'], ['申报单位', company(name)], HEAD,
                [1, '甲厂', 499.6, '2024-02-10'], [2, '乙厂', 0.3, '2024-03-01']]:
        w.active.append(row)
    w.active['C4'].number_format = '0'
    out = io.BytesIO()
    w.save(out)
    return '设备清单.xlsx', out.getvalue()


for i, (name, rows) in enumerate(TABLES.items()):
    mail(f.box, i + 1, 'a%d@example.cn' % i, '某某典型案例',
         'Wed, 31 Dec 2025 09:00:00 +0800', [word(name, rows)])
mail(f.box, 90, 'b@example.cn', '某某典型案例', 'Wed, 31 Dec 2025 09:00:00 +0800',
     [word('表', [['备注', '见清单'], ['其他', '无']]), sheet('表')])
cases = f.run(t)


def field(name):
    return cases[company(name)]['fields'].get('contracts') or {}


def state(name):
    return lib.finding(cases[company(name)], 'sales')['state']


for name, value, doubt, is_ in [
        ('满', [300, 1180.5, 200], [], 'pass'),
        ('无', [300, 1180.5, 200], [], 'pass'),
        ('空', [300, 1180.5, 200], [], 'pass'),
        ('少', [300], [], 'fail'),
        ('错', [300, 1180.5, 200], ['rows-unclear'], 'manual'),
        ('漏', None, ['rows-unclear'], 'manual'),
        ('后', [300, 1180.5], ['rows-unclear'], 'manual'),
        ('注', [300, 1180.5, 200], [], 'pass'),
        ('续', [300, 1180.5, 200], [], 'pass'),
        ('杂', [300, 1180.5, 200, 1], ['rows-unclear'], 'manual'),
        ('断', [300, 1180.5, 200], ['rows-unclear'], 'manual'),
        ('分', [300, 1180.5], ['rows-unclear'], 'manual'),
        ('总', [300, 1180.5, 200], [], 'pass'),
        ('光', None, [], 'manual'),
        ('单', [620], [], 'pass'),
        ('表', [499.6, 0.3], [], 'fail')]:
    got = field(name)
    t.equal((got.get('value'), got.get('doubt'), state(name)),
            (value, doubt, is_), '%s: %s' % (name, is_))
t.ok(field('坏').get('value') is None and state('坏') == 'manual',
     'a row that points elsewhere leaves all of it open', field('坏'))
signed = cases[company('满')]['fields']['signed']
t.equal(signed['value'], ['2024-02-10', '2024-03', '2025-01-06'],
        'another column of the same table')
t.ok('表中各行有空缺，或与合计不符' in lib.finding(
    cases[company('错')], 'sales')['message'], 'a clerk reads why')

# --- what is handed out and what is read are one ---
g = Fresh()
g.change('forms.yaml', ('    - {name: summary,', """\
    - {name: contracts, kind: money, unit: 万元, each: true, labels: [合同金额]}
    - {name: signed, kind: date, each: true, labels: [签订日期]}
    - {name: far, kind: text, blank: false, labels: [不问]}
    - {name: pieces, kind: number, each: true, labels: [件数]}
    - {name: summary,"""))
subprocess.run([lib.BIN + '/shenbao', 'blank', '--notice', g.pack, '--out',
                g.tmp + '/blank'], check=True, stdout=subprocess.DEVNULL)
d = docx.Document(glob.glob(g.tmp + '/blank/*申报表.docx')[0])
t.equal([[c.text for c in x.rows[0].cells] for x in d.tables][1],
        ['序号', '合同金额（万元）', '签订日期'], 'a blank form has their table')
t.ok(all(x.rows for x in d.tables) and len(d.tables) == 4,
     'and no table is without a row', [len(x.rows) for x in d.tables])
answers = dict(boxes('表格'))
for row in [r for x in d.tables for r in x.rows if len(r.cells) == 2]:
    row.cells[1].text = answers.get(row.cells[0].text, '')
for row, more in zip(d.tables[1].rows[1:], (('300', '2024-02-10'), ('20', '2024-03-01'))):
    row.cells[1].text, row.cells[2].text = more
out = io.BytesIO()
d.save(out)
mail(g.box, 1, 'a@example.cn', '某某典型案例', 'Wed, 31 Dec 2025 09:00:00 +0800',
     [('申报表.docx', out.getvalue())])
filled = g.run(t)[company('表格')]['fields']
t.equal([(filled[k]['value'], filled[k]['doubt']) for k in ('contracts', 'signed')],
        [([300, 20], []), (['2024-02-10', '2024-03-01'], [])],
        'which is read when it is filled in')
t.equal(filled['summary']['value'], '只有表格的说明。', 'as what stands below it')

f.change('forms.yaml', ('kind: date, each', 'kind: period, each'))
code, said = f.check()
t.ok(code == 78 and 'a column’s rows can be' in said, 'a kind that no row has',
     said)
t.done()
