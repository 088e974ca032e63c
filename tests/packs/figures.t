#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Figures of several years: tables with a column, or a row, for each year."""
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
from fresh import BIN, Fresh, uscc  # noqa: E402
from post import mail  # noqa: E402

t = lib.Tap()
f = Fresh()
f.change('forms.yaml', ("list:\n", ''.join(
    '    - {name: %s_%d, kind: money, unit: 万元, required: true, labels: '
    '[%d年%s]}\n' % (n, y, y, label)
    for n, label in (('revenue', '营业收入'), ('research', '研发费用'))
    for y in (2022, 2023, 2024)) + "\nlist:\n"))
with open(f.pack + '/rules.yaml', 'a', encoding='utf-8') as r:
    r.write(r"""
- id: research
  clause: 二
  quote: 2023、2024年研发费用占比均不低于3%
  severity: reject
  disposition: 拟不予推荐
  needs: [revenue_2023, revenue_2024, research_2023, research_2024]
  faults: |
    .fields | [("2023", "2024") as $y
      | (.["research_" + $y].value / .["revenue_" + $y].value * 100) as $p
      | select($p < 3) | "\($y) 年只有 \($p)%"]
""")
code, said = f.check()
t.ok(code == 0, 'the pack has no fault', said)
REVENUE, RESEARCH = ['4000', '5,000', '0.6亿元'], ['100', '200', '240']
HEAD = [('申报单位', None), ('统一社会信用代码', None), ('所在地市', '嘉陵'),
        ('案例名称', '某某'), ('申报方向', '方向一'), ('联系人', '钟离月'),
        ('案例简介', '三年的数据。')]
COLUMNS = [['指标', '2022年', '2023年', '2024年'], ['营业收入'] + REVENUE,
           ['其中：研发费用'] + RESEARCH, ['专利授权数', '1', '2', '3']]
NUMBERED = [['序号', '指标', '单位', '2022年度', '2023年度', '2024年度'],
            ['1', '营业收入', '万元'] + REVENUE,
            ['2', '研发费用', '万元'] + RESEARCH]
ROWS = [['年度', '营业收入', '研发费用']] + [
    ['%d年' % y, a, b] for y, a, b in zip((2022, 2023, 2024), REVENUE, RESEARCH)]
FLAT = [['%d年%s（万元）' % (y, n), v] for n, vs in (
    ('营业收入', REVENUE), ('研发费用', RESEARCH))
    for y, v in zip((2022, 2023, 2024), vs)]
GAP = [COLUMNS[0], ['营业收入', '4000', '', '6000'], ['研发费用'] + RESEARCH]
SHARE = [COLUMNS[0], COLUMNS[1], ['研发费用', '100', '120', '240']]


def rows_of(company, more):
    return [(a, b or (company if a == '申报单位' else uscc('440605', company)))
            for a, b in HEAD] + more


def word(company, tables):
    d = docx.Document()
    d.add_heading('某某典型案例申报表', 1)
    for rows in [rows_of(company, [])] + tables:
        table = d.add_table(rows=0, cols=len(rows[0]))
        for r in rows:
            for cell, text in zip(table.add_row().cells, r):
                cell.text = text
        d.add_paragraph('经营情况')
    out = io.BytesIO()
    d.save(out)
    return '申报表.docx', out.getvalue()


def excel(company, table):
    w = openpyxl.Workbook()
    for r in [['某某典型案例申报表']] + rows_of(company, table):
        w.active.append(r)
    out = io.BytesIO()
    w.save(out)
    return '申报表.xlsx', out.getvalue()


CASES = {'列': word('嘉陵列示例有限公司', [COLUMNS]),
         '号': word('嘉陵号示例有限公司', [NUMBERED]),
         '行': word('嘉陵行示例有限公司', [ROWS]),
         '平': word('嘉陵平示例有限公司', [FLAT]),
         '表': excel('嘉陵表示例有限公司', COLUMNS),
         '缺': word('嘉陵缺示例有限公司', [GAP]),
         '少': word('嘉陵少示例有限公司', [SHARE])}
for i, (name, form) in enumerate(CASES.items()):
    mail(f.box, i + 1, 'a%d@example.cn' % i, '某某典型案例',
         'Wed, 31 Dec 2025 09:00:00 +0800', [form])
cases = f.run(t)
WANT = {'revenue_2022': 4000, 'revenue_2023': 5000, 'revenue_2024': 6000,
        'research_2022': 100, 'research_2023': 200, 'research_2024': 240}
for name in '列号行平表':
    c = cases.get('嘉陵%s示例有限公司' % name) or {'fields': {}, 'findings': []}
    t.equal({k: c['fields'].get(k, {}).get('value') for k in WANT}, WANT,
            name + ': each year its figure')
    t.ok([x['state'] for x in c['findings'] if x['rule'] == 'research'] ==
         ['pass'], name + ': a name made up in a rule is seen', c['findings'])
c = cases['嘉陵缺示例有限公司']
t.ok('2023年营业收入' in [x['label'] for x in c['missing']['blank']],
     'an empty year is blank', c['missing'])
c = cases['嘉陵少示例有限公司']
t.ok([x['message'] for x in c['findings'] if x['rule'] == 'research'] ==
     ['2023 年只有 2.4%'], 'and the rule fails for that year', c['findings'])

# A pledge that extract would refuse is a fault of the pack.
with open(f.pack + '/forms.yaml', 'a', encoding='utf-8') as r:
    r.write('\npledge:\n  titles: [承诺书]\n')
code, said = f.check()
t.ok(code == 78 and 'sentence is missing' in said, 'a pledge half said', said)

like = f.tmp + '/like'
subprocess.run([BIN + '/shenbao', 'new-notice', '--like', os.path.join(
    HERE, '../../config/guangdong-2024'), like], check=True,
    stdout=subprocess.DEVNULL)
p = subprocess.run([BIN + '/shenbao', 'check-notice', like],
                   capture_output=True, text=True)
t.ok('natures' not in p.stdout + p.stderr,
     'the lists that copied forms name come along', p.stdout + p.stderr)

# The same notice's next year: all of the pack, and each line with a year.
nxt, last = f.tmp + '/next', os.path.join(HERE, '../../config/guangdong-2024')
p = subprocess.run([BIN + '/shenbao', 'new-notice', '--next', last, nxt],
                   capture_output=True, text=True)
told = p.stdout.replace(nxt + '/', '').split('\n')
for want in ('notice.yaml:%d: says “2024”', 'rules.yaml:%d: says “2024”',
             'calendar.yaml:%d: says “2025-”', 'rules.yaml:%d: says “近5年”',
             'letters.yaml:%d: says “一式四份”'):
    name, says = want.split(':%d: ')
    t.ok(any(x.startswith(name) and says in x for x in told), want, told)
with open(nxt + '/notice.yaml', encoding='utf-8') as r:
    text = r.read()
for old, new in (('year: 2024', 'year: 2025'),
                 ('deadline: 2024-12-24T17', 'deadline: 2025-11-28T18')):
    assert old in text
    text = text.replace(old, new)
with open(nxt + '/notice.yaml', 'w', encoding='utf-8') as r:
    r.write(text)
p = subprocess.run([BIN + '/shenbao', 'check-notice', nxt],
                   capture_output=True, text=True)
said = p.stdout + p.stderr
t.equal((said.count('speaks of 2024-12-24, the deadline is 2025-11-28'),
         said.count('bears 2024, the notice is of 2025')), (2, 1),
        'and what is left of the last one is noted')
t.done()
