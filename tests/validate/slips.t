#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""check-notice on slips of the pen that jq and YAML take without a word."""
import os
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import lib  # noqa: E402

t = lib.Tap()
tmp = tempfile.mkdtemp()
base = os.path.join(tmp, 'base')
lib.run([lib.BIN + '/shenbao', 'new-notice', base])


def change(d, name, old, new):
    path = os.path.join(d, name)
    with open(path, encoding='utf-8') as f:
        text = f.read()
    assert old in text, (name, old)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text.replace(old, new, 1))


change(base, 'notice.yaml', 'deadline_clause:', r"""parameters:
  least: 500
  floor:
    企业: {sum: 500}
    高等院校: {sum: 100}
deadline_clause:""")
change(base, 'notice.yaml', '  - name: 企业\n', """\
  - name: 高等院校
    channels: [city]
  - name: 企业
""")
change(base, 'forms.yaml', '    - {name: summary,',
       '    - {name: founded, kind: date, labels: [成立时间]}\n'
       '    - {name: summary,')
with open(base + '/rules.yaml', 'a', encoding='utf-8') as f:
    f.write(r"""
- id: least
  clause: 一
  quote: 投资额不低于500万元
  needs: [investment]
  severity: reject
  disposition: 拟不予推荐
  pass: .fields.investment.value >= $notice.parameters.least
  message: 投资额 \(.fields.investment.value) 万元，低于 \($notice.parameters.least) 万元

- id: floor
  clause: 一
  quote: 企业不低于500万元，高等院校不低于100万元
  needs: [investment, applicant_type]
  applies: .fields.applicant_type.value != "高等院校"
  severity: reject
  disposition: 拟不予推荐
  pass: .fields.investment.value >= $notice.parameters.floor[.fields.applicant_type.value].sum
  message: 投资额不足

- id: founded
  clause: 一
  quote: 2015年以后成立
  needs: [founded]
  severity: reject
  disposition: 拟不予推荐
  pass: .fields.founded.first >= "2015-01-01"
  message: 成立于 \(.fields.founded.value)
""")


def check(d):
    p = lib.run([lib.BIN + '/shenbao', 'check-notice', d])
    return p.returncode, p.stderr.decode(errors='surrogateescape')


status, err = check(base)
t.ok(status == 0 and 'with all of them' not in err and
     'is one word' not in err, 'an honest pack', err)

PASSES, FAILS = 'it passes with all of them', 'it fails with all of them'
SLIPS = [
    ('.value forgotten', 'rules.yaml', 'pass: .fields.investment.value >= $n',
     'pass: .fields.investment >= $n', PASSES),
    ('.fields forgotten', 'rules.yaml', 'pass: .fields.investment.value >= $n',
     'pass: .investment.value >= $n', FAILS),
    ('a number in quotes', 'rules.yaml', '>= $notice.parameters.least',
     '>= "500"', FAILS),
    ('a parameter that is text', 'notice.yaml', 'least: 500', 'least: 500万元',
     FAILS),
    ('a day compared with a number', 'rules.yaml', '>= "2015-01-01"',
     '>= 2015', PASSES),
    ('one = for two', 'rules.yaml', 'value >= $notice.parameters.least',
     'value = $notice.parameters.least', 'neither true nor false'),
    ('a key that no type has', 'notice.yaml', '    企业: {sum', '    公司: {sum',
     '“投资额”, 企业: ' + PASSES),
    ('a figure that one type lacks', 'notice.yaml', '高等院校: {sum',
     '高等院校: {sums', '“投资额”, 高等院校: ' + PASSES),
    ('a choice that nobody has', 'rules.yaml', '!= "高等院校"', '!= "高校"',
     '“高校” is none of what can be chosen'),
    ('the braces of letters', 'rules.yaml', r'\($notice.parameters.least) 万元',
     '{least} 万元', '{least} stays as it is'),
    ('what a set isn’t shown', 'rules.yaml', 'needs: [uscc, case_title]',
     'needs: [uscc]', 'case_title is not among needs'),
    ('a comma of Chinese', 'forms.yaml', 'labels: [联系人]', 'labels: [联系人，姓名]',
     'is one word'),
    ('a year to come', 'forms.yaml', 'labels: [投资额, 总投资]',
     'labels: [2042年投资额]', 'asks for 2042'),
    ('another hour', 'notice.yaml', '【请于……前报送，以送达时间为准】',
     '请于2025年12月31日下午5时30分前报送', 'speaks of 17:30, the deadline is at 12:00'),
]
for what, name, old, new, want in SLIPS:
    d = os.path.join(tmp, 'd')
    shutil.rmtree(d, ignore_errors=True)
    shutil.copytree(base, d)
    if what == 'another hour':
        change(d, name, '2025-12-31T17:00:00', '2025-12-31T12:00:00')
    change(d, name, old, new)
    status, err = check(d)
    t.ok(status == 0 and want in err, what, want, err)

BROKEN = [
    ('a full-width colon', 'year： 2025', 'type “: ”'),
    ('no blank', 'year:2025', 'there must be a blank'),
    ('a fixed blank', 'year:\u00a02025', 'type plain blanks'),
]
for what, new, want in BROKEN:
    shutil.rmtree(d)
    shutil.copytree(base, d)
    change(d, 'notice.yaml', 'year: 2025', new)
    status, err = check(d)
    t.ok(status == 78 and want in err, what, err)

shutil.rmtree(d)
shutil.copytree(base, d)
change(d, 'notice.yaml', '2025-12-31T17:00:00+08:00', '2025年12月31日17:00')
change(d, 'notice.yaml', '【请于……前报送，以送达时间为准】', '请于2025年12月30日前报送')
status, err = check(d)
t.ok(status == 78 and not any('\udc80' <= c <= '\udcff' for c in err),
     'no character is cut in two', err)
shutil.rmtree(tmp)
t.done()
