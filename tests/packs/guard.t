#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""What no pack should have to say: whose paper, which year, an empty box."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, HERE + '/../validate']
import docx  # noqa: E402
import io  # noqa: E402
import lib  # noqa: E402
from fresh import Fresh, one  # noqa: E402
from post import mail, sheet  # noqa: E402

t = lib.Tap()
f = Fresh()
f.change('forms.yaml', (
    "list:\n", "    - {name: banned, kind: choice, options: ['是', '否'], "
    "required: true, labels: [是否列入黑名单]}\n\nlist:\n"))
with open(f.pack + '/rules.yaml', 'a', encoding='utf-8') as r:
    r.write("""
- id: banned
  clause: 一
  quote: 列入黑名单的不予推荐
  severity: reject
  disposition: 拟不予推荐
  needs: [banned]
  pass: .fields.banned.value == "否"
  message: 已列入黑名单

- id: practice
  title: 验收报告
  clause: 二
  quote: 提供验收报告
  severity: return
  disposition: 退回补正
  lacks: practice
  pass: (.evidence.practice // []) != []
  message: 没有验收报告
""")
code, said = f.check()
t.ok(code == 0, 'the pack has no fault', said)


def paper(title, *lines):
    d = docx.Document()
    d.add_heading(title, 1)
    for line in lines:
        d.add_paragraph(line)
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


NAMES = ['嘉陵甲示例机械有限公司', '嘉陵乙示例食品有限公司', '嘉陵丙示例纺织有限公司',
         '嘉陵丁示例化工有限公司', '嘉陵戊示例陶瓷有限公司', '嘉陵己示例仪表有限公司']
OWN, OTHER, OLD, LINK, EMPTY, PARENT = NAMES


def send(n, company, *more, licence=None, report=True, subject='某某典型案例',
         title='2025年某某典型案例申报表', files=()):
    banned = [] if any(m[0] == '是否列入黑名单' for m in more) else [
        ('是否列入黑名单', '□是 ☑否')]
    body = [('申报表.docx', one(company, '嘉陵', ('案例简介', company * 3),
                             ('推荐单位', '甲市工业和信息化局'), *banned,
                             *more, title=title)),
            ('营业执照.docx', paper('营业执照', '名称：' + (licence or company)))]
    if report:
        body.append(('验收报告.docx', paper(
            '验收报告', '建设单位：' + company, '承建单位：涪陵示例软件有限公司')))
    mail(f.box, n, 'a%d@example.cn' % n, subject, 'Wed, 31 Dec 2025 09:00:00 '
         '+0800', body + list(files))


send(1, OWN)
send(2, OTHER, licence='涪陵示例酒业有限公司')
send(3, OLD, title='2024年某某典型案例申报表')
send(4, LINK, report=False, files=[('材料.rar', b'Rar!\x1a\x07\x00broken')])
send(5, EMPTY, ('是否列入黑名单', '□是 □否'))
send(6, PARENT, licence=PARENT + '第一分公司')
mail(f.box, 9, 'office@example.cn', '推荐汇总表', 'Wed, 31 Dec 2025 10:00:00 +0800', [
    ('推荐汇总表.xlsx', sheet('某某典型案例推荐汇总表', '甲市工业和信息化局',
                          ['序号', '案例名称', '申报单位'],
                          [[i + 1, x + '的案例', x] for i, x in
                           enumerate(NAMES)]))])
f.deliver('甲市工业和信息化局')
cases = f.run(t)


def told(company, rule):
    for x in cases.get(company, {}).get('findings', []):
        if x['rule'] == rule:
            return x['state'], x['message']
    return None, None


def is_(company, rule, state, text, what):
    got = told(company, rule)
    t.ok(got[0] == state and text in (got[1] or ''), what, got)


is_(OWN, 'licence', 'pass', '', 'a licence of its own')
is_(OWN, 'practice', 'pass', '', 'a report that names others beside it')
is_(PARENT, 'licence', 'pass', '', 'a branch bears the name')
is_(OTHER, 'licence', 'manual', '涪陵示例酒业', "another company's licence")
is_(OWN, 'form-year', 'pass', '', "this year's form")
is_(OLD, 'form-year', 'manual', '2024', "last year's form is for a person")
is_(LINK, 'practice', 'manual', '可能在其中', 'what is missing may be in what nobody read')
is_(EMPTY, 'banned', 'manual', '是否列入黑名单', 'an empty box rejects nobody')
t.equal(cases[EMPTY]['verdict'], 'return', 'it is returned as not filled in')
f.put('register.csv', '登记号,送达时间,推荐单位\nS1,2025-12-31,甲市工业和信息化局\n')
cases = f.run(t)
is_(OWN, 'deadline', 'manual', '没有写明时刻', 'the last day without an hour')
t.done()
