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
  staff: {甲组: 20, 乙组: 10}
  later: {soe: "2026-01-10T17:00:00+08:00"}
deadline_clause:""")
change(base, 'notice.yaml', 'city: 【甲】, kind: city', 'city: 【甲】, group: 甲组, kind: city')
change(base, 'notice.yaml', 'city: 【乙】, kind: city', 'city: 【乙】, group: 乙组, kind: city')
change(base, 'notice.yaml', '  - name: 企业\n', """\
  - name: 高等院校
    channels: [city]
  - name: 企业
""")
change(base, 'notice.yaml', '# tables_on_desk:', """\
tables_on_desk:
  winners: {key: {项目名称: case_title}, columns: {获奖等级: [等级]}}
# tables_on_desk:""")
change(base, 'forms.yaml', '    - {name: summary,',
       '    - {name: founded, kind: date, labels: [成立时间]}\n'
       '    - {name: share, kind: number, unit: "%", labels: [占比]}\n'
       '    - {name: staff, kind: number, labels: [职工人数]}\n'
       '    - {name: awards, kind: number, labels: [奖项数]}\n'
       '    - {name: sales, kind: money, each: true, labels: [合同金额]}\n'
       '    - {name: patents, kind: number, labels: [专利数]}\n'
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

- id: most
  clause: 一
  quote: 投资额不超过5亿元
  needs: [investment, applicant_type] # most
  severity: reject
  disposition: 拟不予推荐
  pass: .fields.investment.value <= 50000
  message: 投资额过大

- id: share
  clause: 一
  quote: 占比不低于70%
  needs: [share]
  severity: reject
  disposition: 拟不予推荐
  pass: .fields.share.value >= 70
  message: 占比不足

- id: won
  clause: 一
  quote: 已入选的不再申报
  needs: [lookup.winners]
  severity: reject
  disposition: 拟不予推荐
  pass: any(.lookup.winners[]; .["获奖等级"] == "一等奖") | not
  message: 已经入选

- id: staff
  clause: 一
  quote: 甲组不少于20人，乙组不少于10人
  needs: [staff, lookup.office]
  severity: reject
  disposition: 拟不予推荐
  pass: .fields.staff.value >= $notice.parameters.staff[.lookup.office.group]
  message: 人数不足

- id: listed
  clause: 一
  quote: 有销售合同，没有获奖
  needs: [sales, lookup.winners]
  severity: reject
  disposition: 拟不予推荐
  pass: ((.fields.sales.value | add) >= 1) and (any(.lookup.winners[]; .agrees == ["项目名称"]) | not)
  message: 没有销售合同，或已获奖

- id: either
  clause: 一
  quote: 有奖项或专利
  severity: reject
  disposition: 拟不予推荐
  pass: .fields | (.awards.value // 0) >= 1 or (.patents.value // 0) >= 2
  message: 没有奖项和专利

- id: practice
  clause: 二
  quote: 方向一须提供测评报告
  needs: [directions]
  applies: .fields.directions.value | index("【方向一】") != null
  severity: return
  disposition: 退回补正
  lacks: practice
  pass: (.evidence.practice // []) != []
  message: 没有测评报告

- id: three
  scope: set
  clause: 一
  quote: 每个申报主体各方向限报 3 个
  by: .fields.company.value
  needs: [company]
  severity: return
  disposition: 退回补正
  fails: if (.cases | length) > 3 then [.cases[].id] else [] end
  message: 报了 \(.cases | length) 个

- id: quota-hard
  scope: rank
  clause: 三
  quote: 每市不超过 8 个
  severity: return
  disposition: 需人工核实
""")
change(base, 'calendar.yaml', 'holidays:', """correction:
  until: 2026-01-10T17:00:00+08:00
holidays:""")


def check(d):
    p = lib.run([lib.BIN + '/shenbao', 'check-notice', d])
    return p.returncode, p.stderr.decode(errors='surrogateescape')


status, err = check(base)
t.ok(status == 0 and 'with all of them' not in err and
     'is one word' not in err and '【' in err and
     err.count('note: 【') == err.count('note: '), 'an honest pack', err)

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
    ('a field without its .value', 'rules.yaml', '.founded.first >= "2015-01-01"',
     '.founded != .fields.applied_on', 'its answer is .fields.founded.value'),
    ('a day in Chinese', 'rules.yaml', '"2015-01-01"', '"2015年1月1日"',
     '“2015年1月1日”: days are compared as'),
    ('a day that is none', 'notice.yaml', 'least: 500',
     'least: 500\n  late: {soe: "2025-02-30"}', '“2025-02-30”: days are'),
    ('null is less than all', 'rules.yaml',
     '[investment, applicant_type] # most', '[applicant_type]',
     'it passes without an answer to “投资额”'),
    ('an index that is a list', 'rules.yaml',
     'floor[.fields.applicant_type.value]', 'floor[.fields.directions.value]',
     'none could be judged: Cannot index'),
    ('70 % as 0.7', 'rules.yaml', '.share.value >= 70', '.share.value >= 0.7',
     '“占比”: ' + PASSES),
    ('per cent in words', 'forms.yaml', 'unit: "%"', 'unit: 百分比',
     'per cent are “%”'),
    ('a sum as a number', 'forms.yaml', 'kind: number, unit: "%"',
     'kind: number, unit: 万元', 'kind: money is for sums'),
    ('a quota that nobody calls hard', 'notice.yaml', '  city: 8',
     '  city: 8\n  big: 9', '“big” does not stand in quota_hard'),
    ('a word of two chapters', 'notice.yaml', 'words: [合同,',
     'words: [营业执照, 合同,', '“营业执照” is a word of another chapter'),
    ('a correction before the deadline', 'calendar.yaml', 'until: 2026-01-',
     'until: 2025-12-', 'before the deadline itself'),
    ('a disc without its paper', 'notice.yaml', '    copies: 2',
     '    copies: 2\n    disc_papers: [汇总表.xlsx]', 'did you mean 核对表.xlsx'),
    ('two are allowed, and rank asks', 'rules.yaml', '- id: two-cases',
     '- id: three-cases', 'rank asks about every second case'),
    ('no list is known', 'notice.yaml', 'list_titles: [推荐汇总表]\n', '',
     'list_titles names no list'),
    ('a group without its limit', 'notice.yaml', '乙组: 10', '丙组: 10',
     '[.lookup.office.group] has no entry for “乙组”'),
    ('a field behind a pipe', 'rules.yaml', '.awards.value // 0', '.award.value // 0',
     '“award.value”: no such field in forms.yaml: did you mean awards?'),
    ('an option in a list', 'rules.yaml', 'index("【方向一】")', 'index("【方向 一】")',
     '“【方向 一】” is none of what can be chosen for directions'),
    ('a list that is no text', 'rules.yaml', '| index("【方向一】") != null',
     '!= "【方向一】"', 'the answer to directions is a list'),
    ('a text that is no list', 'rules.yaml', '!= "高等院校"', '!= ["高等院校"]',
     'the answer to applicant_type is one text'),
    ('an answer for yes or no', 'rules.yaml', '.fields.applicant_type.value != "高等院校"',
     '.fields.applicant_type.value', 'neither true nor false'),
    ('a column of the desk', 'rules.yaml', '["获奖等级"]', '["获奖级别"]',
     'did you mean 获奖等级?'),
    ('another chapter than it lacks', 'rules.yaml', 'lacks: practice',
     'lacks: licence', 'looks at another chapter'),
    ('a chapter that nobody asks for', 'notice.yaml', 'papers:\n',
     '  - {id: extra, title: 报表, words: [资产负债表]}\npapers:\n',
     'no rule asks for extra'),
    ('a field with its place as a key', 'rules.yaml', 'by: .fields.company.value',
     'by: .fields.company', 'no two cases share it'),
    ('a time with a blank', 'notice.yaml', '"2026-01-10T17:00:00+08:00"',
     '"2026-01-10 17:00"', 'times as 2025-06-01T17:00:00+08:00'),
    ('full-width digits', 'notice.yaml', 'least: 500', 'least: ５００',
     '“５００” is text, and no number'),
    ('another number than the quote', 'notice.yaml', 'least: 500', 'least: 50',
     'compares with 50 of the pack, and the quote says 500'),
    ('another quota than the quote', 'rules.yaml', '每市不超过 8 个', '每市不超过 6 个',
     'says 6, and no quota of notice.yaml is that'),
    ('a kind that no type has', 'notice.yaml', 'group: 乙组, kind: city',
     'group: 乙组, kind: ctiy', 'did you mean city'),
    ('a list of rows as a number', 'rules.yaml', '(.fields.sales.value | add) >= 1',
     '.fields.sales.value >= 1', 'the answer to sales is a list'),
    ('a column that no key has', 'rules.yaml', '.agrees == ["项目名称"]',
     '.agrees == ["项目名"]', 'did you mean 项目名称?'),
    ('a member that no row has', 'rules.yaml', '.agrees == ["项目名称"]',
     '.agree == ["项目名称"]', '“agree”: no such member of a row: did you mean agrees?'),
    ('a sum as a count', 'forms.yaml', 'kind: money, labels: [投资额, 总投资]',
     'kind: number, labels: [投资额, 总投资]', 'kind: money is for sums'),
    ('more directions than there are', 'notice.yaml', 'directions_max: 1',
     'directions_max: 11', 'more than there are directions'),
    ('yes for ids', 'rules.yaml', 'if (.cases | length) > 3 then [.cases[].id] else [] end',
     '(.cases | length) > 3', 'it yields no list'),
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

# Faults, since nobody can mean them.
FAULTS = [
    ('no copy', 'notice.yaml', 'copies: 2', 'copies: 0', 'at least 1'),
    ('a column that no case has', 'tables.yaml', 'from: "@n"', 'from: n',
     '“n” stands in no case'),
    ('a key of the desk that no form has', 'notice.yaml',
     '项目名称: case_title}', '项目名称: title}', '“title”: no such field'),
    ('a table that nobody brings', 'rules.yaml', 'needs: [lookup.winners]',
     'needs: [lookup.winner]', 'did you mean winners'),
    ('a key that every case has', 'rules.yaml', 'by: .fields.uscc.value',
     'by: .uscc', '“uscc”: no such part of a record'),
    ('a message that is a comment', 'rules.yaml', 'message: 没有奖项和专利',
     'message: # 没有奖项和专利', 'message is missing'),
    ('a list without companies', 'forms.yaml',
     '    - {name: company, kind: company, required: true, labels: [申报单位, 单位名称]}\n',
     '', 'field company is missing'),
    ('one word for two options', 'notice.yaml', 'synonyms: [【方向一的简称】]',
     'synonyms: [【方向二】]', '“【方向二】” stands for 【方向一】 already'),
    ('a sum in pieces', 'forms.yaml', 'kind: money, labels',
     'kind: money, unit: 个, labels', 'a sum’s units'),
]
for what, name, old, new, want in FAULTS:
    shutil.rmtree(d)
    shutil.copytree(base, d)
    change(d, name, old, new)
    status, err = check(d)
    t.ok(status == 78 and want in err, what, want, err)

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
