#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""A notice for persons, without directions: rows, ages, what is counted."""
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, HERE + '/../validate']
import lib  # noqa: E402
import openpyxl  # noqa: E402
from fresh import AT, BIN, Fresh  # noqa: E402
from post import form, mail, sheet  # noqa: E402

t = lib.Tap()
f = Fresh()
for name in ('notice', 'forms', 'rules', 'tables'):
    with open(f.pack + '/%s.yaml' % name, encoding='utf-8') as r:
        text = r.read()
    text = re.sub(r'(?s)\ndirections:.*?\n\n', '\n', text)
    text = re.sub(r'(?ms)^- id: one-direction\n.*?(?=^# )', '', text)
    text = re.sub(r'(?m)^.*(options: directions|@field:directions).*\n', '',
                  text)
    text = text.replace('case_title, kind: text', 'case_title, kind: person')
    if name == 'forms':
        text = text.replace('\nlist:', """\
    - {name: born, kind: date, required: true, labels: [出生年月]}

list:""")
    if name == 'rules':
        text += r"""
- id: age
  clause: 一
  quote: 1990年6月1日以后出生
  needs: [born]
  severity: reject
  disposition: 拟不予推荐
  manual: .fields.born | .first < "1990-06-01" and .last >= "1990-06-01"
  manual_message: 出生年月只写到“\(.fields.born.value)”
  pass: .fields.born.first >= "1990-06-01"
  message: 出生于 \(.fields.born.value)
"""
    with open(f.pack + '/%s.yaml' % name, 'w', encoding='utf-8') as r:
        r.write(text)
code, said = f.check()
t.ok(code == 0, 'a pack may have no directions', said)

WORKS = '嘉陵某某大学'
files = [(name + '申报表.docx', form('某某典型案例申报表', [
    ('项目名称', name), ('申报单位', WORKS), ('出生年月', born),
    ('联系人', '钟离月'), ('项目简介', name + '的业绩'),
    ('推荐单位', '甲市工业和信息化局')]))
    for name, born in (('司马甲', '1990年6月'), ('司马乙', '1990年'),
                       ('司马丙', '1990年5月'))]
files.append(('推荐汇总表.xlsx', sheet(
    '推荐汇总表', '甲市工业和信息化局', ['序号', '项目名称', '申报单位'],
    [(1, '司马甲', WORKS), (2, '司马乙', WORKS), (3, '司马丁', WORKS)])))
mail(f.box, 1, 'a@bureau.example.cn', '报送', 'Mon, 15 Dec 2025 10:00:00 +0800',
     files)
f.deliver('甲市工业和信息化局')
p = subprocess.run([BIN + '/shenbao', 'run', '--notice', f.pack, '--desk',
                    f.desk, '--out', f.out, '--at', AT, f.box],
                   capture_output=True, text=True)
t.ok(p.returncode == 0, 'a run', p.stderr)
with open(f.out + '/current/records.ndjson', encoding='utf-8') as r:
    records = [json.loads(line) for line in r]
cases = {r['fields']['case_title']['value']: r
         for r in records if r.get('kind') == 'case'}
state = {k: {x['rule']: x['state'] for x in c['findings']}
         for k, c in cases.items()}
t.equal([state.get(n, {}).get('age') for n in ('司马甲', '司马乙', '司马丙')],
        ['pass', 'manual', 'fail'],
        'a month on the right side, a year that holds both, a month before')
t.equal([(n, 'form-without-row' in state[n]) for n in sorted(state)],
        [('司马丙', True), ('司马乙', False), ('司马甲', False)],
        'a row of the same university is not his')
lists = [r for r in records if r.get('kind') == 'list']
t.equal([x['code'] for x in lists[0]['recon'] if x['n'] == '3'],
        ['row-without-form'], 'and that row has no form')
book = openpyxl.load_workbook(f.out + '/current/统计表.xlsx')
t.ok('申报方向' not in ''.join(book.sheetnames),
     'what no form asks is not counted', book.sheetnames)
# the register's hour is what was judged, not the mail's
sheet1 = openpyxl.load_workbook(f.out + '/current/初审情况表.xlsx').worksheets[0]
rows = [[c.value for c in row] for row in sheet1.iter_rows()]
head = [row for row in rows if '送达时间' in row][0]
t.equal({row[head.index('送达时间')] for row in rows
         if str(row[head.index('案例编号')]).startswith('c')},
        {'2025-12-31 16:00'}, 'the hour of delivery that was judged')
t.done()
