#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Forms without a title: a category, and a product that tells two apart."""
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, HERE + '/../validate']
import lib  # noqa: E402
from fresh import AT, BIN, Fresh  # noqa: E402
from post import form, mail, sheet  # noqa: E402
from common import uscc  # noqa: E402

t = lib.Tap()
f = Fresh()
f.change('notice.yaml', ('directions_min: 1\n', 'directions_min: 0\n'),
         ('chapters:\n', """\
categories: [绿色工厂, 绿色供应链管理企业, 绿色设计产品]
chapters:
"""))
f.change('forms.yaml', (
    '    - {name: directions, kind: choices, options: directions, required: true,'
    ' labels: [申报方向]}\n', """\
    - {name: product, kind: text, labels: [产品名称]}
    - {name: marks, kind: number, labels: [自评总分]}
"""), ('    - {name: directions, kind: choices, options: directions, '
       'labels: [申报方向]}\n', """\
    - {name: product, kind: text, labels: [产品名称]}
    - {name: marks, kind: number, labels: [自评总分]}
    - {name: investment, kind: money, unit: 万元, labels: [投资额]}
"""), ('case_title, kind: text, required: true, labels: [案例名称, 项目名称]',
       'case_title, kind: choice, options: categories, required: true, '
       'labels: [申报类别]'),
    ('kind: money, labels: [投资额', 'kind: money, unit: 万元, labels: [投资额'))
for name in ('rules', 'tables'):
    with open(f.pack + '/%s.yaml' % name, encoding='utf-8') as r:
        text = r.read()
    if name == 'rules':
        i, j = text.index('- id: one-direction'), text.index('# 没有读出的')
        text = text[:i] + text[j:]
        text = text[:text.index('- id: two-cases')] + r"""
- id: one-each
  scope: set
  clause: 一
  quote: 每个类别限报1项
  by: '"\(.fields.uscc.value) \(.fields.case_title.value)"'
  needs: [uscc, case_title]
  severity: return
  disposition: 退回补正
  fails: if (.cases | length) > 1 then [.cases[].id] else [] end
  message: 同一类别报了 \(.cases | length) 项
"""
    else:
        text = '\n'.join(x for x in text.split('\n')
                         if '@field:directions' not in x)
    with open(f.pack + '/%s.yaml' % name, 'w', encoding='utf-8') as r:
        r.write(text)
f.put('../pack/rank.yaml', 'findings: {two-cases: false}\napart: [produkt]\n')
code, said = f.check()
t.ok(code == 78 and 'did you mean product' in said, 'a field that is none', said)
f.put('../pack/rank.yaml', 'findings: {two-cases: false}\napart: [product]\n')
code, said = f.check()
t.ok(code == 0, 'a pack whose cases are told apart by a product', said)

A, B = '嘉陵云溪针织有限公司', '嘉陵方岩杯业有限公司'
CASES = [  # company, category, product, marks and sum of the form, of the list
    (A, '绿色工厂', '', '89', '500', '89', '500'),
    (A, '绿色供应链管理企业', '', '82', '1860.5', '82', '1861'),
    (A, '绿色设计产品', '再生涤纶无缝内衣', '81', '300', '81', '300'),
    (A, '绿色设计产品', '植物染无缝运动文胸', '79', '310', '79', '310'),
    (B, '绿色供应链管理企业', '', '82', '700', '92', '760'),
]
PROSE = ('屋顶光伏、余热回收和中水回用改造已经完成，能源管理中心覆盖全部车间。',
         '对一级供应商逐家评价，建立绿色采购清单，包装物循环使用，每季通报一次。',
         '以回收瓶片纺丝，无缝成型，减少裁剪废料，水洗工序改为冷漂。',
         '以茶渣、苏木等提取染液，低温染色，染液循环三次后集中处理。',
         '不锈钢边角料回炉，与上游钢厂签订闭环回收协议，物流改为电动货车。')
files = [('%d.docx' % n, form('某某典型案例申报表', [
    ('申报单位', company), ('统一社会信用代码', uscc('440605', company)),
    ('申报类别', '  '.join(('☑' if x == kind else '□') + x for x in (
        '绿色工厂', '绿色供应链管理企业', '绿色设计产品'))),
    ('产品名称', product), ('自评总分', marks), ('投资额（万元）', money),
    ('联系人', '钟离月'), ('项目简介', PROSE[n]),
    ('推荐单位', '甲市工业和信息化局')]))
    for n, (company, kind, product, marks, money, _, _) in enumerate(CASES)]
files.append(('推荐汇总表.xlsx', sheet(
    '推荐汇总表', '甲市工业和信息化局',
    ['序号', '申报单位', '申报类别', '产品名称', '自评总分', '投资额（万元）'],
    [(n + 1, c, k, p, m, s) for n, (c, k, p, _, _, m, s) in enumerate(CASES)])))
mail(f.box, 1, 'a@bureau.example.cn', '报送', 'Mon, 15 Dec 2025 10:00:00 +0800',
     files)
f.deliver('甲市工业和信息化局')
p = subprocess.run([BIN + '/shenbao', 'run', '--notice', f.pack, '--desk',
                    f.desk, '--out', f.out, '--at', AT, f.box],
                   capture_output=True, text=True)
t.ok(p.returncode == 0, 'a run', p.stderr)
with open(f.out + '/current/records.ndjson', encoding='utf-8') as r:
    records = [json.loads(line) for line in r]
got = {}
for r in records:
    if r.get('kind') == 'case':
        v = {k: (r['fields'].get(k) or {}).get('value')
             for k in ('company', 'case_title', 'product')}
        got[v['company'], v['case_title'], v['product'] or ''] = r
t.equal(sorted(got), sorted(c[:3] for c in CASES), 'each form is a case')
t.ok(not any(r.get('superseded_by') for r in got.values()),
     'and none a version of another')


def states(case, rule):
    return [x['state'] for x in got[case]['findings'] if x['rule'] == rule]


t.equal([states(c[:3], 'one-each') for c in CASES],
        [['pass'], ['pass'], ['fail'], ['fail'], ['pass']],
        'two products are two of one category')
t.equal([str(got[c[:3]].get('list', {}).get('n')) for c in CASES], list('12345'),
        'each has its own row')
t.ok(not any(states(c[:3], 'duplicate') for c in CASES),
     'a category that two companies chose is no title')
t.equal([sorted(x['message'] for x in got[c[:3]]['findings']
                if x['rule'] == 'field-differs') for c in CASES],
        [[], [], [], [], ['投资额不一致：汇总表为“760”，申报书为“700”',
                          '自评总分不一致：汇总表为“92”，申报书为“82”']],
        'what form and list say otherwise, rounded sums aside')
t.done()
