#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""check-notice: each fault at its place, all at once, and what to write."""
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import lib  # noqa: E402

t = lib.Tap()
tmp = tempfile.mkdtemp()


def check(pack):
    p = lib.run([lib.BIN + '/shenbao', 'check-notice', pack])
    return p.returncode, p.stdout.decode(), p.stderr.decode()


for name in sorted(os.listdir(os.path.join(lib.ROOT, 'config'))):
    status, out, err = check(os.path.join(lib.ROOT, 'config', name))
    t.equal((status, out, err), (0, 'ok\n', ''), name + ' has no fault')

fresh = os.path.join(tmp, 'fresh')
p = lib.run([lib.BIN + '/shenbao', 'new-notice', fresh])
t.equal(p.returncode, 0, 'new-notice writes a pack')
t.equal(check(fresh)[0], 0, 'which has no fault')
p = lib.run([lib.BIN + '/shenbao', 'new-notice', fresh])
t.equal(p.returncode, 73, 'and never overwrites one')
p = lib.run([lib.BIN + '/shenbao', 'new-notice', tmp])
t.equal((p.returncode, os.path.exists(tmp + '/notice.yaml')), (73, False),
        'nor writes among other files')
os.mkdir(tmp + '/empty')
p = lib.run([lib.BIN + '/shenbao', 'new-notice', tmp + '/empty'])
t.equal(p.returncode, 0, 'an empty folder is as good as a new one')
status, out, err = check(tmp + '/nowhere')
t.ok(status == 78 and 'nowhere/notice.yaml:1:1: No such file' in out + err,
     'a pack that is not there', out, err)

like = os.path.join(tmp, 'like')
p = lib.run([lib.BIN + '/shenbao', 'new-notice', '--like',
             os.path.join(lib.ROOT, 'config/guangdong-2024'), like])
told = p.stdout.decode()
t.equal(p.returncode, 0, 'new-notice --like')
with open(like + '/calendar.yaml', encoding='utf-8') as f:
    t.ok('2024' not in f.read(), "has none of the other notice's days")
for word in ('近5年', '一式四份', '护航新型工业化网络安全典型案例', '2024年'):
    t.ok(re.search(r'/letters\.yaml:\d+: says “%s” of the other' % word, told),
         'and tells where it still says ' + word, told)

# file, what is replaced, by what, the line (of the replacement), the message
FAULTS = [
    ('unknown key', 'notice.yaml', 'deadline_inclusive:', 'deadline_inclusiv:',
     'did you mean deadline_inclusive'),
    ('missing key', 'notice.yaml', 'subject: ', 'subjekt: ',
     'subject is missing'),
    ('wrong type', 'notice.yaml', 'year: 2025', 'year: next', 'whole number'),
    ('a bad date', 'notice.yaml', '2025-12-31T17:00:00+08:00', '2025-13-31',
     'want a time such as'),
    ('deadline before issue', 'notice.yaml', '2025-12-31T17:00:00+08:00',
     '2024-12-31T17:00:00+08:00', 'before the notice'),
    ('unknown quota', 'notice.yaml', 'kind: city, quota: city}',
     'kind: city, quota: citi}', '“citi”: no such quota'),
    ('unknown role', 'notice.yaml', 'role: province', 'role: provinz',
     'no such role.*: did you mean province'),
    ('duplicate code', 'notice.yaml', '"000002"', '"000001"', 'twice'),
    ('a number for a code', 'notice.yaml', 'code: "000002"', 'code: 440100',
     'put it in quotes'),
    ('unknown channel', 'notice.yaml', 'channels: [city]',
     'channels: [citty]', 'no such kind of recommender'),
    ('a bad word', 'notice.yaml', 'clock: mail', 'clock: male',
     'did you mean mail'),
    ('unknown kind', 'forms.yaml', 'kind: uscc, required',
     'kind: usc, required', 'did you mean uscc'),
    ('empty label', 'forms.yaml', 'labels: [统一社会信用代码]}',
     'labels: ["★："]}', 'never matches'),
    ('bad pattern', 'forms.yaml', 'labels: [联系人]}', "labels: ['re:(联系人']}",
     'not a pattern: missing closing parenthesis'),
    ('colliding labels', 'forms.yaml', 'labels: [联系人]}', 'labels: [手 机]}',
     'field contact has it too'),
    ('unknown options', 'forms.yaml', 'options: directions, required',
     'options: direction, required', 'no such list in notice.yaml'),
    ('unknown field of', 'forms.yaml', 'of: contact', 'of: kontact',
     'did you mean contact'),
    ('jq syntax', 'rules.yaml', 'length >= $notice.directions_min',
     'length === $notice.directions_min',
     'syntax error'),
    ('jq unknown function', 'rules.yaml', 'length >= $notice.directions_min',
     'lenght >= $notice.directions_min',
     'lenght/0 is not defined'),
    ('jq unknown variable', 'rules.yaml', '.delivered.last == null',
     '.delivered.last == $nul', r'\$nul is not defined'),
    ('jq unbalanced', 'rules.yaml', '.last <= .deadline',
     'true) or (false', 'a bracket closes here'),
    ('jq impure', 'rules.yaml', '.delivered.last == null', 'now > 0',
     'nothing but its input'),
    ('jq in a message', 'rules.yaml', '\\(.delivered.text)',
     '\\(.delivered.text', 'has no closing'),
    ('unknown need', 'rules.yaml', 'needs: [uscc]', 'needs: [usc]',
     'did you mean uscc'),
    ('unknown field', 'rules.yaml', 'pass: .fields.directions.value',
     'pass: .fields.direction.value', 'did you mean directions'),
    ('unknown part of a record', 'rules.yaml', 'needs: [directions]',
     'needs: [lokup.credit]', 'did you mean lookup'),
    ('unknown chapter that is lacking', 'rules.yaml', 'lacks: licence',
     'lacks: license', 'did you mean licence'),
    ('no paper for a disc', 'notice.yaml', 'receives_from: company',
     'receives_from: company\n    disc_papers: [a.xlsx, ../b.xlsx, c.html]',
     '“../b.xlsx”: not a paper for a disc'),
    ('duplicate rule', 'rules.yaml', 'id: uscc', 'id: deadline', 'twice'),
    ('unknown severity', 'rules.yaml', 'severity: reject', 'severity: rejekt',
     'did you mean reject'),
    ('no expression', 'rules.yaml', 'fails: if', 'note: if', 'wants fails'),
    ('no message', 'rules.yaml', '  message: 应选', '  note: 应选',
     'message is missing'),
    ('a key twice', 'notice.yaml', 'year: 2025', 'year: 2025\nyear: 2024',
     'stands here already'),
    ('not YAML', 'notice.yaml', 'year: 2025', 'year: [2025', '.'),
    ('an alias', 'notice.yaml', 'year: 2025', 'year: *x', '.'),
]
# Faults that leave each other alone share a pack: a run takes a while.
ALONE = ('not YAML', 'an alias', 'a key twice', 'unknown severity',
         'no paper for a disc')
packs = []
for fault in FAULTS:
    what, name, old, new, want = fault
    for members in packs:
        if what not in ALONE and members[0][0] not in ALONE and not any(
                m[1] == name and (m[2] in old or old in m[2]) or
                'jq' in what and 'jq' in m[0] for m in members):
            members.append(fault)
            break
    else:
        packs.append([fault])
# where the owner begins, or where YAML noticed
ELSEWHERE = ('missing key', 'colliding labels', 'no expression',
             'jq in a message', 'no message',
             'no paper for a disc') + ALONE[:3]
for members in packs:
    d = os.path.join(tmp, 'f')
    shutil.rmtree(d, ignore_errors=True)
    shutil.copytree(fresh, d)
    lines = {}
    for what, name, old, new, want in members:
        path = os.path.join(d, name)
        text = open(path, encoding='utf-8').read()
        assert old in text, (what, old)
        lines[what] = text.count('\n', 0, text.index(old)) + 1
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text.replace(old, new, 1))
    status, out, err = check(d)
    for what, name, old, new, want in members:
        hits = [m for m in re.finditer(
            r'^%s/([a-z]+\.yaml):(\d+):(\d+): (.*)$' % re.escape(d), err,
            re.M) if re.search(want, m.group(4))]
        t.ok(status == 78 and hits, what + ': ' + want, 'status %d' % status,
             err)
        if hits and what not in ELSEWHERE:
            t.ok((name, lines[what]) in [(h.group(1), int(h.group(2)))
                                         for h in hits], '  at its line', err)
        if what == 'jq syntax':
            p = lib.run([lib.BIN + '/shenbao-validate', '--notice', d],
                        lib.stream([]))
            t.ok(p.returncode == 78 and p.stdout == b'',
                 '  and a stage refuses it', p.returncode)

# all at once, with the line and a caret under the value
d = os.path.join(tmp, 'many')
shutil.copytree(fresh, d)
path = os.path.join(d, 'notice.yaml')
text = open(path, encoding='utf-8').read()
text = text.replace('year: 2025', 'year: next').replace(
    'role: province', 'role: provinz').replace('copies: 2', 'copies: two')
open(path, 'w', encoding='utf-8').write(text)
status, out, err = check(d)
lines = err.split('\n')
t.equal(len([x for x in lines if '.yaml:' in x and ' note: ' not in x]), 4,
        'four faults at once')
i = [n for n, x in enumerate(lines) if 'whole number' in x][0]
t.equal(lines[i + 1:i + 3], ['    year: next', '          ^'],
        'the line, and a caret below the value')
i = [n for n, x in enumerate(lines) if 'provinz' in x][0]
t.ok(lines[i + 2].index('^') == 10, 'a caret below a word')
shutil.rmtree(tmp)
t.done()
