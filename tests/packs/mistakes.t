#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""What people get wrong in the files that make papers: each told, in place."""
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE + '/../validate']
import lib  # noqa: E402

t = lib.Tap()
tmp = tempfile.mkdtemp()
base = os.path.join(lib.ROOT, 'config', 'guangdong-2024')

# name, file, what is written, what by mistake, the message (a pattern)
MISTAKES = [
    ('a key of a column', 'tables', 'heading: 企业类型,', 'heding: 企业类型,',
     'did you mean heading'),
    ('no such field', 'tables', '@field:city', '@field:citty', 'mean city'),
    ('no such getter', 'tables', '"@problems"', '"@problem"',
     'did you mean problems'),
    ('no such chapter', 'tables', '@evidence:rights', '@evidence:wrights',
     'mean rights'),
    ('no such path', 'tables', 'from: on_list', 'from: onlist',
     'did you mean on_list'),
    ('a path to many values', 'tables', '"scores.mean"', '"scores"',
     'holds several values'),
    ('kind of rows', 'tables', 'rows: unread', 'rows: unred',
     'did you mean unread'),
    ('a name in braces', 'tables', '"{subject}初审情况表"',
     '"{subjekt}初审情况表"', 'did you mean subject'),
    ('an open brace', 'tables', '{subject}申报材料核对表',
     '{subject申报材料核对表', 'no closing }'),
    ('alignment', 'tables', 'from: what, align: centre', 'from: what, align: center',
     'did you mean centre'),
    ('a width', 'tables', 'width: 60,', 'width: 宽,', 'want a number'),
    ('a role', 'tables', 'roles: [province, tongguan]', 'roles: [provinz]',
     'did you mean province'),
    ('what a rule of a set needs', 'rules',
     '- id: two-cases\n  title: 同一单位申报多个案例\n  scope: rank',
     '- id: two-cases\n  title: 同一单位申报多个案例\n  scope: set\n'
     '  needs: [lookup.office]\n  fails: "[]"', 'is not shown lookup'),
    ('a sheet that comes back of nobody', 'tables',
     '{heading: 案例编号, width: 14, from: id, align: centre, link: 初审说明}\n'
     '          - {heading: 推荐单位, width: 11',
     '{heading: 案例编号, width: 14, from: mail, align: centre}\n'
     '          - {heading: 推荐单位, width: 11', 'whose it is'),
    ('two books of a name', 'tables', 'file: 校验清单.xlsx',
     'file: 交接单.xlsx', 'twice'),
    ('a way out', 'tables', 'file: 核对表.xlsx', 'file: ../核对表.xlsx',
     'plain name'),
    ('words of a verdict', 'tables', 'accept: 初判符合,', 'acept: 初判符合,',
     'accept is missing|did you mean accept'),
    ('a field that is no contact', 'tables', 'contacts: [contact,',
     'contacts: [contakt,', 'did you mean contact'),
    ('a name in a letter', 'letters', '{addressee}', '{adressee}',
     'did you mean addressee'),
    ('a name of another letter', 'letters', '{sender}：', '{company}：',
     'no such name for braces'),
    ('when', 'letters', 'when: duplicate\n', 'when: duplicates\n',
     'did you mean duplicate'),
    ('rows of a letter', 'letters', 'rows: files', 'rows: faults',
     'rows: files'),
    ('a column of its rows', 'letters', 'from: requirement',
     'from: requirements', 'did you mean requirement'),
    ('a key of a letter', 'letters', '    subject: 【核实函】',
     '    subjct: 【核实函】', 'subject is missing'),
    ('two letters in a folder', 'letters', 'folder: 核实函',
     'folder: 补正通知', 'twice'),
    ('text where lines belong', 'letters', 'done: [已送签, 已撤回]',
     'done: 已送签', 'want a list'),
    ('a day that is none', 'calendar', '2025-02-04', '2025-02-30',
     'want a date'),
    ('a holiday to work on', 'calendar', '2025-01-26', '2025-01-29',
     'under holidays, too'),
    ('a word of the calendar', 'calendar', 'after_deadline: by_decision',
     'after_deadline: by_dezision', 'did you mean by_decision'),
    ('a milestone in words', 'calendar', 'at: 2024-12-26', 'at: 12月26日',
     'want a date'),
    ('a city twice', 'cities', 'name: 珠海', 'name: 深圳', 'twice'),
    ('a code of five digits', 'cities', '"440500"', '"44050"', 'six digits'),
    ('another province', 'cities', '"440200"', '"330200"', 'province_code'),
    ('a district twice', 'cities', '濠江区', '香洲区', 'shared_districts'),
    ('a share', 'rank', 'similar: 0.6 ', 'similar: 60 ', 'from 0 to 1'),
    ('a key of rank', 'rank', 'title_shared_max', 'title_share_max',
     'did you mean title_shared_max'),
    ('a method', 'score', 'method: trimmed', 'method: trimed',
     'did you mean trimmed'),
    ('a volume', 'notice', 'volume: GD2024_76', 'volume: 广东76',
     'A to Z'),
    ('a doubt', 'notice', '[tracked-change', '[tracked-changes',
     'did you mean tracked-change'),
    ('two offices of one name', 'notice', '[省通信管理局,',
     '[佛山市工业和信息化局,', 'stands for 佛山市'),
    ('a city of nobody', 'notice', 'city: 梅州', 'city: 梅洲',
     'no such city'),
    ('kinds that a role ranks', 'notice', 'ranks: [tongguan]',
     'ranks: [tongguann]', 'did you mean tongguan'),
    ('a deadline without its hour', 'calendar',
     'report_by: 2024-12-31T17:00:00+08:00', 'report_by: 2024-12-31',
     'time of day'),
    ('a day of the year before', 'calendar', 'name: 集体研究, at: 2024-',
     'name: 集体研究, at: 2023-', 'before the notice was issued, 2024-12-13'),
    ('who recommends otherwise', 'notice', 'joint: false',
     'recommender_default: citty', 'did you mean city'),
    ('a key of nothing', 'notice', 'media: auto', 'zzzzzz: auto',
     r'no such key here, but volume\|media\|'),
    ('a key at the top', 'notice', 'province_code: ', 'qqqqqqq: 1\nprovince_code: ',
     'stands under parameters'),
    ('a parameter', 'rules', '$notice.pledge_years', '$notice.pledge_year',
     'did you mean pledge_years'),
    ('evidence', 'rules', '.evidence.licence', '.evidence.license',
     'did you mean licence'),
    ('a finding of rank', 'rules', '- id: quota-soft', '- id: qouta-soft',
     'did you mean quota-soft'),
]
bad = os.path.join(tmp, 'bad')
shutil.copytree(base, bad)
for what, name, old, new, want in MISTAKES:
    path = os.path.join(bad, name + '.yaml')
    with open(path, encoding='utf-8') as f:
        text = f.read()
    at = re.search(r'(?m)^(?!\s*#).*?(' + re.escape(old) + ')', text)
    assert at, (what, old)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text[:at.start(1)] + new + text[at.end(1):])


def check(pack):
    p = lib.run([lib.BIN + '/shenbao', 'check-notice', pack])
    return p.returncode, p.stdout.decode(), p.stderr.decode()


status, out, err = check(bad)
t.equal(status, 78, 'a pack with %d mistakes is at fault' % len(MISTAKES))
said = re.findall(r'^%s/([a-z]+)\.yaml:\d+:\d+: (.*)$' % re.escape(bad), err,
                  re.M)
for what, name, old, new, want in MISTAKES:
    t.ok(any(f == name and re.search(want, m) for f, m in said),
         '%s: %s' % (what, want), *[m for f, m in said if f == name])

# What nothing uses is told and is no fault; a run only says how many there are.
idle = os.path.join(tmp, 'idle')
shutil.copytree(base, idle)
path = os.path.join(idle, 'letters.yaml')
with open(path, encoding='utf-8') as f:
    text = f.read()
with open(path, 'w', encoding='utf-8') as f:
    f.write(text.replace('materials:\n', 'materials:\n  lisence: 执照\n', 1))
status, out, err = check(idle)
t.equal((status, out), (0, 'ok\n'), 'words for a rule that is not there')
t.ok(re.search(r'letters\.yaml:\d+:3: note: “lisence”.*licence', err),
     'are a note', err)

p = lib.run([lib.BIN + '/shenbao', 'run', '--notice', idle, '--out', tmp + '/out',
             '--at', '2024-12-25T09:00:00+08:00', os.path.join(HERE, 'factory-2025')])
err = p.stderr.decode()
t.ok('notes on the pack: 1' in err and 'lisence' not in err, 'and a run counts it',
     err)

# What the notice before, or the draft, left behind is told, too.
def written(name, old, new):
    path = os.path.join(idle, name)
    with open(path, encoding='utf-8') as f:
        text = f.read()
    assert old in text, old
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text.replace(old, new, 1))


written('letters.yaml', '报送时限：2024年', '报送时限：2023年')
written('notice.yaml', 'subject: ', 'subject: 【××】 # ')
written('notice.yaml', '  - name: 工业互联网安全分类分级\n',
        '  - name: 工业互联网安全分类分级\n    group: 管理\n')
status, out, err = check(idle)
t.equal((status, out), (0, 'ok\n'), 'what is left of other notices, groups')
t.ok(re.search(r'letters\.yaml:\d+:\d+: note: speaks of 2023', err),
     'a year gone by is a note', err)
t.ok(re.search(r'notice\.yaml:\d+:10: note: 【××】: still', err),
     'so is what was not filled in', err)
t.equal(err.count('speaks of'), 1, 'years of the notice itself are none')

# A file that no pack has.
with open(os.path.join(idle, 'rulez.yaml'), 'w', encoding='utf-8') as f:
    f.write('x: 1\n')
status, out, err = check(idle)
t.ok(status == 78 and 'rulez.yaml:1:1: no such file in a pack' in err,
     'a file of another name', err)

# A pattern is quoted by whole characters.
shutil.copytree(base, os.path.join(tmp, 're'))
path = os.path.join(tmp, 're', 'forms.yaml')
with open(path, encoding='utf-8') as f:
    text = f.read()
with open(path, 'w', encoding='utf-8') as f:
    f.write(text.replace("ends: '^(", "ends: '^((", 1))
status, out, err = check(os.path.join(tmp, 're'))
t.ok(status == 78 and '\ufffd' not in err and 'closing parenthesis' in err,
     'a pattern without its end', err)
shutil.rmtree(tmp)
t.done()
