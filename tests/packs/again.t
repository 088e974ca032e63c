#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Who applies again: the same product of the same company, by a table."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, HERE + '/../validate']
import lib  # noqa: E402
from fresh import Fresh, one  # noqa: E402
from post import mail  # noqa: E402

t = lib.Tap()
f = Fresh()
with open(f.pack + '/notice.yaml', 'a', encoding='utf-8') as n:
    n.write("""
tables_on_desk:
  winners:
    key: {企业名称: company, 产品名称: case_title}
    sort: 认定日期
""")
with open(f.pack + '/rules.yaml', 'a', encoding='utf-8') as r:
    r.write(r"""
- id: again
  clause: 二
  quote: 已认定的同一产品不得重复申报
  needs: [lookup.winners]
  severity: reject
  disposition: 拟不予推荐
  pass: any(.lookup.winners[]; .agrees == ["企业名称", "产品名称"]) | not
  message: 已获认定
""")
code, said = f.check()
t.ok(code == 0, 'the pack has no fault', said)
f.put('winners.csv', '企业名称,产品名称,认定日期\n'
      '嘉陵甲示例有限责任公司,嘉陵甲示例有限公司 的 案例,2023-05-01\n'
      '嘉陵乙示例有限公司,乙的另一产品,2022-05-01\n'
      '嘉陵丁示例有限公司,嘉陵丙示例有限公司的案例,2024-05-01\n')
for i, name in enumerate('甲乙丙戊'):
    mail(f.box, i + 1, 'a%d@example.cn' % i, '某某典型案例',
         'Wed, 31 Dec 2025 09:00:00 +0800', [('申报表.docx', one(
             '嘉陵%s示例有限公司' % name, '嘉陵',
             ('案例简介', '%s的产品自成一家。' % name)))])
cases = f.run(t)
for name, state, agrees in [
        ('甲', 'fail', [['企业名称', '产品名称']]),
        ('乙', 'pass', [['企业名称']]), ('丙', 'pass', [['产品名称']]),
        ('戊', 'pass', [])]:
    c = cases['嘉陵%s示例有限公司' % name]
    t.equal((lib.finding(c, 'again')['state'],
             [x.get('agrees') for x in c['lookup']['winners']]),
            (state, agrees), name + ': ' + state)
t.done()
